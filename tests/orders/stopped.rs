//! What takes long tells how far it is, and stops when nobody wants it any more.

use std::ops::ControlFlow;

use fourfold::export::{self, Content, ExportError, Format};
use fourfold::lang::Lang;
use fourfold::text::Measure;

use super::{order, saas};

/// What can take long, and the least number of steps in which it is told.
const LONG: [(Content, Format, usize); 4] = [
    (Content::Story, Format::Png, 5),
    (Content::History, Format::Png, 25),
    (Content::History, Format::Apng, 25),
    (Content::Report, Format::Pdf, 10),
];

#[test]
fn progress_only_grows() {
    let (project, measure) = (saas(), Measure::new());
    for (content, format, least) in LONG {
        let mut shares = Vec::new();
        let pieces = export::export(&project, &order(content, format), &measure, &mut |share| {
            shares.push(share);
            ControlFlow::Continue(())
        });
        assert!(pieces.is_ok() && shares.len() >= least, "{content:?} {format:?}: {shares:?}");
        assert!(shares.is_sorted() && shares[0] == 0.0 && *shares.last().unwrap() <= 1.0, "{content:?}: {shares:?}");
        assert!(shares.iter().filter(|share| **share > 0.5).count() * 3 > shares.len(), "{content:?}: {shares:?}");
    }
}

#[test]
fn what_nobody_wants_stops_at_once_and_says_so() {
    let (project, measure) = (saas(), Measure::new());
    for (content, format, least) in LONG {
        for stop in [0, 1, least / 2, least - 1] {
            let mut calls = 0;
            let stopped = export::export(&project, &order(content, format), &measure, &mut |_| {
                calls += 1;
                if calls > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            let error = stopped.unwrap_err();
            assert!(matches!(error, ExportError::Cancelled), "{content:?} {format:?} {stop}: {error:?}");
            assert_eq!(calls, stop + 1, "{content:?} {format:?} went on after it was stopped");
            assert!(Lang::ALL.iter().all(|lang| error.message(*lang) == lang.export_cancelled()));
        }
    }
}
