//! Presentations, re-read by other readers: the parts of the file here, the whole of it by `pptx/check.py`.
//!
//! The decks are those of real templates, in both looks and languages. Each test run writes them, with what a reader
//! must find in them, so that the second reader never checks yesterday's files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "pptx/decks.rs"]
mod decks;
#[path = "pptx/hostile.rs"]
mod hostile;
#[path = "pptx/package.rs"]
mod package;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use decks::{Sample, samples};
use fourfold::export::{PptxFonts, PptxOptions, pptx};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::theme::{Look, Theme};
use package::Package;

/// English metric units in a point of a scene.
const EMU_PER_POINT: f64 = 9525.0;

fn written(sample: &Sample) -> Package {
    Package::read(&pptx(&sample.deck, &PptxOptions::default()).unwrap())
}

#[test]
fn every_part_has_a_content_type_and_every_relation_a_target() {
    for sample in samples() {
        let package = written(&sample);
        package.check();
        let slides = package.parts.keys().filter(|path| path.starts_with("ppt/slides/slide")).count();
        assert_eq!(slides, sample.deck.slides.len(), "{}", sample.name);
        let notes = package.parts.keys().filter(|path| path.starts_with("ppt/notesSlides/notesSlide")).count();
        assert_eq!(notes, sample.deck.slides.iter().filter(|slide| !slide.notes.is_empty()).count());
    }
}

#[test]
fn every_object_has_a_name_and_words_or_is_marked_as_decoration() {
    let mut told = [0, 0, 0];
    for sample in samples() {
        let package = written(&sample);
        for index in 0..sample.deck.slides.len() {
            let document = package.document(&format!("ppt/slides/slide{}.xml", index + 1));
            let tree = document.descendants().find(|node| node.has_tag_name((package::P, "spTree"))).unwrap();
            let shapes = ["sp", "grpSp", "cxnSp", "pic"];
            for shape in tree.descendants().filter(|node| shapes.contains(&node.tag_name().name())) {
                let words = shape.children().find(|node| node.has_tag_name((package::P, "txBody")));
                let properties = shape.descendants().find(|node| node.has_tag_name((package::P, "cNvPr"))).unwrap();
                assert!(!properties.attribute("name").unwrap().is_empty());
                let is_decoration = properties
                    .descendants()
                    .any(|node| node.tag_name().name() == "decorative" && node.attribute("val") == Some("1"));
                let has_words = words.is_some() || properties.attribute("descr").is_some_and(|text| !text.is_empty());
                assert!(has_words != is_decoration, "{} {index}: {properties:?}", sample.name);
                told[if is_decoration { 0 } else { usize::from(words.is_some()) + 1 }] += 1;
            }
        }
    }
    assert!(told.iter().all(|count| *count > 100), "{told:?}");
}

#[test]
fn ids_are_unique_on_a_slide_and_arrows_hold_on_to_their_own_cards() {
    let mut glued = 0;
    for sample in samples() {
        let package = written(&sample);
        for (index, facts) in sample.facts.iter().enumerate() {
            let document = package.document(&format!("ppt/slides/slide{}.xml", index + 1));
            let properties: Vec<_> = document.descendants().filter(|node| node.tag_name().name() == "cNvPr").collect();
            let ids: BTreeSet<&str> = properties.iter().filter_map(|node| node.attribute("id")).collect();
            assert_eq!(ids.len(), properties.len(), "{} {index}", sample.name);
            let mut found = BTreeMap::new();
            for connector in document.descendants().filter(|node| node.has_tag_name((package::P, "cxnSp"))) {
                let label = connector.descendants().find_map(|node| node.attribute("descr")).unwrap();
                let drawn = package::ends(&connector);
                let ends = [("stCxn", drawn[0]), ("endCxn", drawn[1])].map(|(tag, drawn)| {
                    let end = connector.descendants().find(|node| node.has_tag_name((package::A, tag)))?;
                    let (shape, site) = (end.attribute("id")?, end.attribute("idx")?.parse::<usize>().unwrap());
                    let glued = package::glued(&document, shape, site);
                    let off = (glued.site[0] - drawn[0]).hypot(glued.site[1] - drawn[1]);
                    assert!(off < EMU_PER_POINT, "{} {index}: {label} is drawn {off} EMU off", sample.name);
                    Some(glued.card)
                });
                assert!(found.insert(label.to_owned(), ends).is_none(), "two arrows {label}");
            }
            let expected: BTreeMap<_, _> = facts
                .links
                .iter()
                .map(|link| (link.label.clone(), [link.cause.clone(), link.effect.clone()]))
                .collect();
            assert_eq!(found, expected, "{} {index}", sample.name);
            glued += expected.values().flatten().flatten().count();
        }
    }
    assert!(glued > 500, "{glued}");
}

#[test]
fn every_row_of_text_is_there_once() {
    for sample in samples() {
        let package = written(&sample);
        for (index, facts) in sample.facts.iter().enumerate() {
            let document = package.document(&format!("ppt/slides/slide{}.xml", index + 1));
            let is_hidden = |node: &roxmltree::Node<'_, '_>| {
                let shape = node.ancestors().find(|node| node.has_tag_name((package::P, "sp"))).unwrap();
                shape.descendants().any(|node| node.attribute("hidden") == Some("1"))
            };
            let paragraphs = document.descendants().filter(|node| node.has_tag_name((package::A, "p")));
            let mut found: Vec<String> = Vec::new();
            for paragraph in paragraphs.filter(|node| !is_hidden(node)) {
                found.push(String::new());
                for node in paragraph.children() {
                    match node.tag_name().name() {
                        "br" => {
                            assert_eq!(found.last_mut().and_then(String::pop), Some(' '), "words stay apart");
                            found.push(String::new());
                        }
                        "r" => {
                            let text = node.descendants().find(|node| node.has_tag_name((package::A, "t"))).unwrap();
                            found.last_mut().unwrap().push_str(text.text().unwrap_or_default());
                        }
                        _ => {}
                    }
                }
            }
            let mut expected: Vec<String> = facts.rows.iter().map(|row| row.text.clone()).collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{} {index}", sample.name);
        }
    }
}

#[test]
fn a_slide_has_its_sentence_as_title_and_its_notes_as_notes() {
    for sample in samples() {
        let package = written(&sample);
        for (index, slide) in sample.deck.slides.iter().enumerate() {
            let document = package.document(&format!("ppt/slides/slide{}.xml", index + 1));
            let title = document.descendants().find(|node| node.attribute("type") == Some("title")).unwrap();
            let shape = title.ancestors().find(|node| node.has_tag_name((package::P, "sp"))).unwrap();
            let rows: Vec<String> = package::texts(&shape);
            assert_eq!(rows.join(" "), slide.title, "{} {index}", sample.name);
            let path = format!("ppt/notesSlides/notesSlide{}.xml", index + 1);
            if !slide.notes.is_empty() {
                assert_eq!(package::texts(&package.document(&path).root()).join("\n"), slide.notes);
            }
        }
    }
}

#[test]
fn the_theme_holds_the_tokens_and_shapes_refer_to_it() {
    for look in [Look::Light, Look::Dark] {
        let package = written(&Sample::of(TemplateKind::Saas, Lang::En, look));
        let theme = package.document("ppt/theme/theme1.xml");
        let slot = |name: &str| {
            let slot = theme.descendants().find(|node| node.has_tag_name((package::A, name))).unwrap();
            format!("#{}", slot.first_element_child().unwrap().attribute("val").unwrap())
        };
        let tokens = Theme::of(look);
        let (text, canvas) = if look == Look::Light { ("dk1", "lt1") } else { ("lt1", "dk1") };
        assert_eq!(slot(text), tokens.text.to_string());
        assert_eq!(slot(canvas), tokens.canvas.to_string());
        assert_eq!(slot("accent1"), tokens.accent.to_string());
        assert_eq!(slot("accent6"), tokens.edge.to_string());
        let map = package.document("ppt/slideMasters/slideMaster1.xml");
        let map = map.descendants().find(|node| node.has_tag_name((package::P, "clrMap"))).unwrap();
        assert_eq!((map.attribute("tx1"), map.attribute("bg1")), (Some(text), Some(canvas)));
        let slide = package.document("ppt/slides/slide1.xml");
        let values = |document: &roxmltree::Document<'_>, tag: &str| -> BTreeSet<String> {
            let colors = document.descendants().filter(|node| node.has_tag_name((package::A, tag)));
            colors.filter_map(|node| node.attribute("val").map(str::to_owned)).collect()
        };
        let (own, held) = (values(&slide, "srgbClr"), values(&theme, "srgbClr"));
        assert_eq!(own.intersection(&held).collect::<Vec<_>>(), Vec::<&String>::new(), "{look:?}");
        let named = values(&slide, "schemeClr");
        for name in ["tx1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"] {
            assert!(named.contains(name), "{look:?}: {name} of {named:?}");
        }
    }
}

#[test]
fn the_same_deck_gives_the_same_bytes_and_another_font_other_ones() {
    let [one, other] = [0, 1].map(|_| Sample::of(TemplateKind::Saas, Lang::Vi, Look::Dark).deck);
    let own = PptxOptions::default();
    assert_eq!(pptx(&one, &own).unwrap(), pptx(&other, &own).unwrap());
    let arial = PptxOptions { fonts: PptxFonts::Arial };
    let package = Package::read(&pptx(&one, &arial).unwrap());
    for (path, text) in &package.parts {
        assert!(!text.contains("Inter"), "{path}");
    }
}

#[test]
fn an_empty_deck_is_a_file_too() {
    let mut deck = Sample::of(TemplateKind::Empty, Lang::En, Look::Light).deck;
    Package::read(&pptx(&deck, &PptxOptions::default()).unwrap()).check();
    deck.slides.clear();
    Package::read(&pptx(&deck, &PptxOptions::default()).unwrap()).check();
}

#[test]
fn decks_are_written_for_a_second_reader() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pptx");
    // In the font that an export names, and in the one that everything is measured in.
    let (named, arial) = (folder.join("named"), PptxOptions { fonts: PptxFonts::Arial });
    fs::create_dir_all(&named).unwrap();
    let mut list = Vec::new();
    for sample in samples() {
        fs::write(folder.join(format!("{}.pptx", sample.name)), pptx(&sample.deck, &PptxOptions::default()).unwrap())
            .unwrap();
        fs::write(named.join(format!("{}.pptx", sample.name)), pptx(&sample.deck, &arial).unwrap()).unwrap();
        for (index, slide) in sample.deck.slides.iter().enumerate() {
            let picture = decks::picture(slide);
            fs::write(folder.join(format!("{}-{}.svg", sample.name, index + 1)), picture).unwrap();
        }
        list.push(sample.as_json());
    }
    let hostile = hostile::deck();
    fs::write(folder.join("hostile.pptx"), pptx(&hostile, &PptxOptions::default()).unwrap()).unwrap();
    fs::write(folder.join("expected.json"), serde_json::to_vec_pretty(&list).unwrap()).unwrap();
}
