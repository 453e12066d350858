//! A report of two hundred pages: how long it takes, how often it says how far it is, and how soon it stops.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod maps;

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use fourfold::analysis::Analysis;
use fourfold::export::{PdfError, pdf_report};
use fourfold::lang::Lang;
use fourfold::text::Measure;

/// KPIs, two on each objective, that fill two hundred pages.
const KPIS: usize = 760;
const RUNS: usize = 5;

fn main() {
    let project = maps::report_project(KPIS);
    let measure = Measure::new();
    let report = |on_progress: &mut dyn FnMut(f32) -> ControlFlow<()>| {
        let analysis = Analysis::of(&project, maps::TODAY);
        pdf_report(&project, &analysis, Lang::En, &measure, on_progress)
    };
    let (mut least, mut longest, mut calls) = (Duration::MAX, Duration::ZERO, 0);
    let mut bytes = Vec::new();
    for _ in 0..RUNS {
        let (began, mut last) = (ProcessTime::now(), Instant::now());
        calls = 0;
        bytes = report(&mut |_| {
            calls += 1;
            longest = longest.max(last.elapsed());
            last = Instant::now();
            ControlFlow::Continue(())
        })
        .unwrap();
        least = least.min(began.elapsed());
    }
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    println!("{KPIS} KPIs: {pages} pages, {} KB, {:.2} s CPU", bytes.len() / 1_000, least.as_secs_f64());
    println!("{calls} words of progress, at most {} ms between two", longest.as_millis());
    for wanted in [0.1, 0.5, 0.75, 0.95] {
        let mut asked = None;
        let stopped = report(&mut |share| {
            if share < wanted {
                return ControlFlow::Continue(());
            }
            asked.get_or_insert_with(Instant::now);
            ControlFlow::Break(())
        });
        assert!(matches!(stopped, Err(PdfError::Cancelled)));
        println!("stopped at {:.0} % within {} ms", wanted * 100.0, asked.unwrap().elapsed().as_millis());
    }
}
