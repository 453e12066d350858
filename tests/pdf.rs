//! PDF files, re-read by another reader.
//!
//! What places of texts, fonts and tags concern is written out here for poppler; see `tests/pdf/check.py`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "pdf/expected.rs"]
mod expected;
#[path = "pdf/hostile.rs"]
mod hostile;
#[path = "pdf/read.rs"]
mod read;
#[path = "pdf/rows.rs"]
mod rows;
#[path = "pdf/sample.rs"]
mod sample;

use std::ops::ControlFlow;

use fourfold::export::{Background, MAX_SIDE_PT, PdfError, PdfOptions, pdf, pdf_deck, pdf_report, report_picture};
use fourfold::geometry::Rect;
use fourfold::lang::Lang;
use fourfold::scene::{Item, Scene};
use fourfold::text::Measure;
use fourfold::theme::Look;
use lopdf::Document;
use read::{Read, without_spaces};

fn rows_of(items: &[Item]) -> Vec<String> {
    let mut rows = Vec::new();
    sample::each_text(items, &mut |text| rows.extend(text.rows.iter().map(|row| row.text.clone())));
    rows
}

fn go_on(_: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn written(scene: &Scene) -> Vec<u8> {
    pdf(scene, &PdfOptions::default()).unwrap()
}

fn report(lang: Lang) -> Vec<u8> {
    let project = sample::saas(lang);
    pdf_report(&project, &sample::analysis(&project), lang, &Measure::new(), &mut go_on).unwrap()
}

#[test]
fn every_text_of_a_map_is_found_in_order_and_composed() {
    for lang in Lang::ALL {
        let scene = sample::map(lang, Look::Light);
        let read = Read::of(&written(&scene));
        let rows = rows_of(&scene.items);
        assert!(rows.len() > 60, "{}", rows.len());
        for row in &rows {
            assert!(read.text.contains(&without_spaces(row)), "{row} is not found in {}", lang.code());
        }
        assert_eq!(read.pages(), 1);
    }
}

#[test]
fn decomposed_letters_are_found_composed() {
    let mut scene = sample::map(Lang::Vi, Look::Light);
    scene.items = vec![sample::row("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", 20.0, 40.0)];
    let read = Read::of(&written(&scene));
    assert_eq!(read.text, "TiếngViệt");
}

#[test]
fn a_file_tells_title_and_language_and_is_tagged() {
    for (lang, code) in [(Lang::En, "en"), (Lang::Vi, "vi")] {
        let scene = sample::map(lang, Look::Dark);
        let read = Read::of(&written(&scene));
        assert_eq!(read.catalog(b"Lang").as_str().unwrap(), code.as_bytes());
        let marked = read.catalog(b"MarkInfo").as_dict().unwrap().get(b"Marked").unwrap();
        assert!(marked.as_bool().unwrap());
        let info = read.document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = read.document.get_dictionary(info).unwrap();
        assert_eq!(lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap(), scene.title);
        assert!(!info.has(b"CreationDate"), "a map is of no day");
    }
}

#[test]
fn a_map_is_read_as_bands_cards_and_figures() {
    let project = sample::saas(Lang::En);
    let scene = sample::map(Lang::En, Look::Light);
    let read = Read::of(&written(&scene));
    let (bands, links) = (project.perspectives.len(), project.map.links().count());
    assert_eq!((read.count("H1"), read.count("Sect"), read.count("Figure")), (bands, bands, links));
    let said = read.structure(b"Alt");
    for item in &scene.items {
        let Item::Group(group) = item else { continue };
        let is_heading = matches!(group.target, Some(fourfold::scene::Target::Perspective(_)));
        let found = if is_heading { read.structure(b"T") } else { said.clone() };
        assert!(group.label.is_empty() || found.contains(&group.label), "{} is not told", group.label);
    }
    assert_eq!(read.outline().len(), bands);
}

#[test]
fn a_deck_has_a_page_and_a_heading_for_each_slide() {
    for look in [Look::Light, Look::Dark] {
        let deck = sample::deck(Lang::Vi, look);
        let read = Read::of(&pdf_deck(&deck).unwrap());
        assert_eq!((read.pages(), read.count("H1")), (deck.slides.len(), deck.slides.len()));
        let headings = read.structure(b"T");
        for slide in &deck.slides {
            assert!(headings.contains(&slide.title) && read.outline().contains(&slide.title));
            for row in rows_of(&slide.scene.items).iter().chain(slide.caption.rows.iter().map(|row| &row.text)) {
                assert!(read.text.contains(&without_spaces(row)), "{row}");
            }
            assert!(!read.text.contains(&without_spaces(&slide.notes)), "notes are the speaker's");
        }
    }
    let empty = fourfold::pitch::Deck { slides: Vec::new(), ..sample::deck(Lang::En, Look::Light) };
    assert!(matches!(pdf_deck(&empty), Err(PdfError::Empty { .. })));
}

#[test]
fn a_report_names_everything_and_its_table_is_whole() {
    for lang in Lang::ALL {
        let (project, read) = (sample::saas(lang), Read::of(&report(lang)));
        let names = (project.perspectives.values().map(|p| &p.name))
            .chain(project.map.objectives().map(|o| &o.name))
            .chain(project.kpis.values().map(|kpi| &kpi.name));
        for name in names {
            assert!(read.text.contains(&without_spaces(name)), "{name} is missing");
            assert!(read.outline().iter().any(|entry| entry.ends_with(name.as_str())), "{name} can't be gone to");
        }
        let parents = project.perspectives.len() + project.map.objectives().count();
        // One that several objectives share stands below each of them.
        let kpis: usize = project.kpis.values().map(|kpi| kpi.objectives.len()).sum();
        assert_eq!(read.count("TR"), parents + kpis + 1);
        assert_eq!(read.count("TH"), parents + kpis + 6);
        assert_eq!(read.count("TD"), parents * 3 + kpis * 5);
        let with_values = project.kpis.keys().filter(|id| !project.series_of(**id).is_empty()).count();
        assert!(read.count("Figure") > 5 && read.count("Figure") <= with_values.max(project.kpis.len()));
        assert!(read.text.contains(&without_spaces(&lang.report_page(1, read.pages()))));
        assert!(read.text.contains(&without_spaces(&lang.report_page(read.pages(), read.pages()))));
    }
}

/// Each perspective can be printed and handed out alone: on top of a page stand its letter and name.
#[test]
fn each_perspective_of_a_report_begins_a_page() {
    for lang in Lang::ALL {
        let (project, read) = (sample::saas(lang), Read::of(&report(lang)));
        let begins = |page: &u32| without_spaces(&read.document.extract_text(&[*page]).unwrap());
        let pages: Vec<String> = read.document.get_pages().keys().map(begins).collect();
        let mut before = 0;
        for perspective in project.perspectives_in_order() {
            let head = without_spaces(&format!("{}{}", perspective.letter, perspective.name));
            let page = pages.iter().position(|text| text.starts_with(&head));
            let page = page.unwrap_or_else(|| panic!("no page begins with {head}"));
            assert!(page > before, "{head} on page {page}");
            before = page;
        }
    }
}

/// What stands side by side begins at the same height, another KPI of an objective too.
#[test]
fn columns_of_a_report_begin_at_the_same_height() {
    let mut pairs = 0;
    for lang in Lang::ALL {
        let project = sample::saas(lang);
        let codes: Vec<String> = project.codes().into_values().collect();
        let picture = report_picture(&project, &sample::analysis(&project), lang, &Measure::new()).unwrap();
        let mut heads = Vec::new();
        sample::each_text(&picture.items, &mut |text| {
            let is_code = |row: &&fourfold::scene::Row| codes.contains(&row.text);
            heads.extend(text.rows.iter().filter(is_code).map(|row| (row.x, row.baseline)));
        });
        // The first page is the scorecard.
        heads.retain(|(x, _)| *x > 595.0 + 24.0);
        let columns: Vec<f32> = heads.iter().map(|(x, _)| (*x - 24.0).rem_euclid(595.28 + 24.0)).collect();
        for ((x, y), column) in heads.iter().zip(&columns).filter(|(_, column)| **column > 297.0) {
            let is_beside = |(other, at): &(f32, f32)| (x - other - 260.64).abs() < 9.0 && (y - at).abs() < 6.0;
            assert!(heads.iter().any(is_beside), "nothing beside {x} {y} ({column}): {heads:?}");
            pairs += 1;
        }
    }
    assert!(pairs >= 4, "{pairs}: on two pages of each language there is one or more");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let scene = sample::map(Lang::Vi, Look::Dark);
    assert!(written(&scene) == written(&scene.clone()));
    assert!(report(Lang::Vi) == report(Lang::Vi));
    let deck = sample::deck(Lang::En, Look::Light);
    assert!(pdf_deck(&deck).unwrap() == pdf_deck(&deck.clone()).unwrap());
}

#[test]
fn a_report_tells_how_far_it_is_and_stops_when_asked() {
    let project = sample::saas(Lang::En);
    let (analysis, measure) = (sample::analysis(&project), Measure::new());
    let mut shares = Vec::new();
    let whole = pdf_report(&project, &analysis, Lang::En, &measure, &mut |share| {
        shares.push(share);
        ControlFlow::Continue(())
    });
    assert!(whole.is_ok());
    assert!(shares.is_sorted() && shares.len() > project.kpis.len(), "{shares:?}");
    assert_eq!((shares.first(), shares.last()), (Some(&0.0), Some(&1.0)));
    for stop in 0..shares.len() {
        let mut calls = 0;
        let stopped = pdf_report(&project, &analysis, Lang::En, &measure, &mut |_| {
            calls += 1;
            if calls > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Err(PdfError::Cancelled)), "{stop}");
        assert_eq!(calls, stop + 1, "it went on after it was stopped");
    }
    for lang in Lang::ALL {
        assert!(!PdfError::Cancelled.message(lang).is_empty());
    }
}

#[test]
fn a_page_that_cannot_be_is_refused_with_the_largest_scale() {
    let sized = |w, h| Scene { bounds: Rect::new(0.0, 0.0, w, h), lang: "en", ..Scene::default() };
    let options = |scale| PdfOptions { scale, background: Background::Solid };
    for (w, h, scale) in [(20_000.0, 10.0, 1.0), (10_000.0, 14_000.0, 1.1), (1.0e9, 1.0e9, 1.0), (10.0, 10.0, 0.1)] {
        let error = pdf(&sized(w, h), &options(scale)).unwrap_err();
        let PdfError::Size { largest_scale, .. } = error else { panic!("{error}") };
        let more = largest_scale + 0.011;
        assert!(w * more > MAX_SIDE_PT || h * more > MAX_SIDE_PT || largest_scale == 0.0, "{largest_scale}");
        for lang in Lang::ALL {
            assert!(error.message(lang).contains(&largest_scale.to_string()), "{}", error.message(lang));
        }
        if largest_scale > 0.0 {
            assert!(pdf(&sized(w, h), &options(largest_scale)).is_ok());
        }
    }
    let edge = pdf(&sized(MAX_SIDE_PT, 100.0), &options(1.0)).unwrap();
    let page = Document::load_mem(&edge).unwrap();
    let (_, id) = page.get_pages().pop_first().unwrap();
    let bounds = page.get_dictionary(id).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
    assert_eq!(bounds.iter().map(|side| side.as_float().unwrap()).collect::<Vec<_>>(), [0.0, 0.0, MAX_SIDE_PT, 100.0]);
    for (w, h) in [(0.0, 10.0), (10.0, -1.0), (f32::NAN, 10.0), (10.0, f32::INFINITY)] {
        assert!(matches!(pdf(&sized(w, h), &options(1.0)), Err(PdfError::Empty { .. })), "{w} x {h}");
    }
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(pdf(&sized(9.0, 9.0), &options(scale)), Err(PdfError::Scale { .. })), "{scale}");
    }
}
