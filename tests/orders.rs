//! Orders, as the window and the command line give them: every content in every format, re-read by other readers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "orders/hidden.rs"]
mod hidden;
#[path = "orders/history.rs"]
mod history;
#[path = "pptx/package.rs"]
#[allow(dead_code, reason = "presentations are taken apart by their own test")]
mod package;
#[path = "pdf/read.rs"]
#[allow(dead_code, reason = "tags are looked at by the test of PDF")]
mod pdf;
#[path = "orders/pictures.rs"]
mod pictures;
#[path = "pdf/rows.rs"]
mod rows;
#[path = "orders/stopped.rs"]
mod stopped;
#[path = "orders/surround.rs"]
mod surround;
#[path = "orders/texts.rs"]
mod texts;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use fourfold::export::{self, Background, Content, ExportError, Format, Order, Piece};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, Project};
use fourfold::pitch::Show;
use fourfold::scene::chart::compare::Comparison;
use fourfold::scene::{Outlook, Surround};
use fourfold::text::Measure;
use fourfold::theme::Look;
use jiff::civil::{Date, date};

/// The day of every order.
const DAY: Date = date(2026, 11, 20);

fn template(kind: TemplateKind, lang: Lang) -> Arc<Project> {
    Arc::new(new_project(kind, lang, DAY, &mut CountedIds::default()).unwrap())
}

fn saas() -> Arc<Project> {
    template(TemplateKind::Saas, Lang::En)
}

/// An order for small pictures.
fn order(content: Content, format: Format) -> Order {
    let outlook = Outlook::new(DAY, Look::Light, Lang::En);
    Order { content, format, outlook, scale: 0.25, background: Background::Solid, surround: Surround::default() }
}

fn made(project: &Arc<Project>, order: &Order) -> Result<Vec<Piece>, ExportError> {
    export::export(project, order, &Measure::new(), &mut |_| ControlFlow::Continue(()))
}

/// Everything that can be ordered of a project; `None` where it has no KPI.
fn contents(project: &Project) -> Vec<Content> {
    let chart = project.kpis.keys().next().map(|kpi| Content::Chart(*kpi));
    let others =
        [Content::Map, Content::Story, Content::Step(1), Content::Report, Content::Scorecard, Content::History];
    others.into_iter().chain(chart).chain([Content::Comparison(Comparison::ALL)]).collect()
}

/// Whether bytes begin as files of a format do.
fn begins_as(format: Format, bytes: &[u8]) -> bool {
    let sign: &[u8] = match format {
        Format::Png | Format::Apng => b"\x89PNG\r\n\x1a\n",
        Format::Svg => b"<svg ",
        Format::Pdf => b"%PDF-",
        Format::Html => b"<!DOCTYPE html>",
        Format::Pptx | Format::Xlsx => b"PK\x03\x04",
        Format::Csv => b"\xef\xbb\xbf",
        Format::Markdown => b"# ",
    };
    bytes.starts_with(sign)
}

#[test]
fn every_template_is_exported_in_every_format_and_twice_alike() {
    for kind in TemplateKind::ALL {
        let project = template(kind, Lang::En);
        for content in contents(&project) {
            for format in content.formats() {
                let order = order(content, *format);
                let needs_story = matches!(content, Content::Story | Content::Step(_));
                let needs_values = matches!(content, Content::Comparison(_));
                match made(&project, &order) {
                    Ok(pieces) => {
                        assert!(!pieces.is_empty(), "{kind:?} {content:?} {format:?}");
                        for piece in &pieces {
                            assert!(begins_as(*format, &piece.bytes), "{kind:?} {content:?} {format:?}");
                        }
                        let again = made(&template(kind, Lang::En), &order).unwrap();
                        assert!(pieces == again, "{kind:?} {content:?} {format:?} differs from itself");
                        assert!(kind != TemplateKind::Empty || !needs_story, "{content:?} of nothing");
                    }
                    Err(ExportError::Nothing) => {
                        let is_bare = kind == TemplateKind::Empty && needs_story;
                        assert!(
                            is_bare || kind != TemplateKind::Saas && needs_values,
                            "{kind:?} {content:?} {format:?}"
                        );
                    }
                    Err(error) => panic!("{kind:?} {content:?} {format:?}: {error}"),
                }
            }
        }
    }
}

#[test]
fn each_choice_makes_another_file() {
    let project = saas();
    let plain = order(Content::Map, Format::Svg);
    let vi = template(TemplateKind::Saas, Lang::Vi);
    let with = |change: fn(&mut Order)| {
        let mut changed = plain.clone();
        change(&mut changed);
        made(&project, &changed).unwrap()
    };
    let all = [
        made(&project, &plain).unwrap(),
        made(&vi, &plain).unwrap(),
        with(|order| order.outlook.look = Look::Dark),
        with(|order| order.outlook.lang = Lang::Vi),
        with(|order| order.outlook.as_of = date(2025, 11, 20)),
        with(|order| order.outlook.figures = fourfold::scene::Figures::Hidden),
        with(|order| order.background = Background::Transparent),
        with(|order| order.surround.has_title = false),
        with(|order| order.surround.has_date = false),
        with(|order| order.surround.has_legend = false),
    ];
    for (at, one) in all.iter().enumerate() {
        for (other_at, other) in all.iter().enumerate().skip(at + 1) {
            assert!(one != other, "{at} and {other_at} are the same file");
        }
    }
}

#[test]
fn a_content_refuses_the_formats_that_it_has_not() {
    let project = saas();
    let mut count = 0;
    for content in contents(&project) {
        for format in Format::ALL.into_iter().filter(|format| !content.formats().contains(format)) {
            let error = made(&project, &order(content, format)).unwrap_err();
            assert!(matches!(error, ExportError::Format { format: of, .. } if of == format), "{content:?} {format:?}");
            let [en, vi] = [Lang::En, Lang::Vi].map(|lang| error.message(lang));
            let ending = format!(".{}", format.extension());
            assert!(en.contains(&ending) && vi.contains(&ending) && en != vi, "{en} {vi}");
            count += 1;
        }
        for format in content.formats() {
            assert!(Format::ALL.contains(format));
        }
    }
    assert_eq!(count, 8 * 9 - 22, "of eight contents in nine formats, twenty-two pairs exist");
    for format in Format::ALL {
        assert!(Content::of_format(format).formats().contains(&format), "{format:?} has no content");
    }
}

#[test]
fn a_step_that_is_not_there_is_refused_with_the_number_of_steps() {
    let project = saas();
    let count = Show::of(&project, order(Content::Story, Format::Png).outlook, &Measure::new()).stages.len();
    for format in [Format::Png, Format::Svg, Format::Pdf] {
        assert!(made(&project, &order(Content::Step(count - 1), format)).is_ok());
        for step in [count, usize::MAX] {
            let error = made(&project, &order(Content::Step(step), format)).unwrap_err();
            assert!(matches!(error, ExportError::NoStep { steps } if steps == count), "{error}");
        }
    }
    let foreign = template(TemplateKind::Startup, Lang::En);
    let kpi = *project.kpis.keys().find(|kpi| !foreign.kpis.contains_key(kpi)).unwrap();
    let error = made(&foreign, &order(Content::Chart(kpi), Format::Png)).unwrap_err();
    let [en, vi] = [Lang::En, Lang::Vi].map(|lang| error.message(lang));
    assert!(matches!(error, ExportError::Nothing) && !en.is_empty() && en != vi, "{error}");
}

#[test]
fn a_step_is_the_page_of_the_story() {
    let project = saas();
    let story = made(&project, &order(Content::Story, Format::Png)).unwrap();
    assert!(story.len() > 4, "{}", story.len());
    for (at, piece) in story.iter().enumerate() {
        let alone = made(&project, &order(Content::Step(at), Format::Png)).unwrap();
        assert_eq!(alone.len(), 1);
        assert!(alone[0].bytes == piece.bytes, "step {}", at + 1);
        assert_eq!((piece.suffix.as_str(), alone[0].suffix.as_str()), (format!("-{:02}", at + 1).as_str(), ""));
    }
}

#[test]
fn pieces_lie_beside_each_other() {
    let at = |suffix: &str, whole: &str| {
        let piece = Piece { suffix: suffix.to_owned(), bytes: Vec::new() };
        piece.path(Path::new(whole)).to_str().unwrap().to_owned()
    };
    for whole in ["map.png", "a/b.c/map.v2.png", "bản vẽ/bản đồ.PNG", "map", "../.hidden", "x/.hidden.png"] {
        assert_eq!(at("", whole), whole);
    }
    assert_eq!(at("-02", "map.png"), "map-02.png");
    assert_eq!(at("-02", "a/b.c/map.v2.png"), "a/b.c/map.v2-02.png");
    assert_eq!(at("-2026-06-30", "bản vẽ/bản đồ.PNG"), "bản vẽ/bản đồ-2026-06-30.PNG");
    assert_eq!(at("-02", "map"), "map-02");
    assert_eq!(at("-02", "../.hidden"), "../.hidden-02");
}
