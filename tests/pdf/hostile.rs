//! Names and numbers that nobody should have written.

use fourfold::analysis::Analysis;
use fourfold::export::{PdfOptions, pdf, pdf_report};
use fourfold::geometry::{Path, Rect, pt};
use fourfold::lang::Lang;
use fourfold::model::{CountedIds, Objective, ObjectiveId, Perspective, PerspectiveId, Project, Rank};
use fourfold::scene::{Dash, Form, Group, Item, Row, Scene, Shape, Stroke, Text};
use fourfold::text::{Measure, TextStyle, Weight};
use fourfold::theme::Color;
use std::sync::Arc;

use super::{Read, go_on, sample, without_spaces};

const BLACK: Color = Color::rgb(0, 0, 0);

fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        ") Tj ET Q endstream endobj",
        "]]> <script>alert(1)</script>",
        "=HYPERLINK(\"http://a\")",
        "\\(\\)\\\\ (((( %PDF-1.7 %%EOF",
        "\u{202e}evil\u{202c} \u{200f}\u{2066}\u{feff}",
        "\u{10ffff}\u{1f600}\u{fffd}\u{7f}\u{85}\u{e000}",
        "line\nfeed\r\ttab",
        "مرحبا بالعالم",
        "漢字かな 👩‍👩‍👧‍👦",
        "a\u{301}\u{302}\u{303}\u{304}\u{305}",
        "\u{301}",
        "\u{300}\u{202f}\u{2009}\u{2007}1",
        "",
        " ",
        "\0\u{1}\u{1f}\u{fffe}\u{ffff}\u{1ffff}",
    ]
    .map(String::from)
    .into();
    names.push("<a href='javascript:x'>&".repeat(2_800));
    names.push("ắ".repeat(22_000));
    names.push("漢".repeat(21_000));
    names
}

fn scene(items: Vec<Item>) -> Scene {
    let bounds = Rect::new(0.0, 0.0, 300.0, 200.0);
    Scene { bounds, background: Color::rgb(255, 255, 255), title: String::new(), lang: "en", items }
}

#[test]
fn hostile_names_stay_text() {
    for name in names() {
        for opacity in [0.5, 1.0] {
            let items = vec![sample::row(&name, 10.0, 40.0)];
            let group = Group { target: None, label: name.clone(), area: Rect::default(), opacity, items };
            let hostile = Scene { title: name.clone(), ..scene(vec![Item::Group(group)]) };
            let start: String = name.chars().take(40).collect();
            let bytes = pdf(&hostile, &PdfOptions::default()).unwrap_or_else(|error| panic!("{start}: {error}"));
            let document = lopdf::Document::load_mem(&bytes).unwrap();
            assert_eq!(document.get_pages().len(), 1);
            if name.is_ascii() && opacity == 1.0 {
                let visible: String = name.chars().filter(|c| !c.is_control()).collect();
                assert_eq!(Read::of(&bytes).text, without_spaces(&visible), "{start}");
            }
        }
    }
}

#[test]
fn a_report_of_hostile_names_is_written() {
    let mut ids = CountedIds::default();
    let mut project = Project::default();
    for (name, rank) in names().into_iter().zip(Rank::spread(20)) {
        let name = fourfold::model::clean_line(&name);
        let id = PerspectiveId::new(&mut ids);
        let letter: String = name.chars().take(2).collect();
        let record = Perspective {
            id,
            rank: rank.clone(),
            name: name.clone(),
            letter,
            question: name.clone(),
            hue: fourfold::model::Hue::Red,
        };
        project.perspectives.insert(id, Arc::new(record));
        let mut objective = Objective::new(ObjectiveId::new(&mut ids), id, rank, name.clone());
        (objective.description, objective.owner) = (name.clone(), name.clone());
        project.map.add_objective(Arc::new(objective)).unwrap();
        (project.name, project.mission) = (name.clone(), name);
    }
    for lang in Lang::ALL {
        let analysis = Analysis::of(&project, sample::DAY);
        let bytes = pdf_report(&project, &analysis, lang, &Measure::new(), &mut go_on).unwrap();
        // Heads of such names are high: a page holds few.
        assert!(lopdf::Document::load_mem(&bytes).unwrap().get_pages().len() * 4 > names().len());
    }
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    for number in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, f32::MIN_POSITIVE, 0.0, -1.0] {
        let rect = Rect::new(number, number, number, number);
        let path = Path::polyline([pt(0.0, 0.0), pt(number, 10.0), pt(10.0, number)]);
        let row = Row { text: "x".into(), x: number, baseline: number, width: number };
        let style = TextStyle { size: number, weight: Weight::Regular };
        let shape = |form| {
            let stroke = Some(Stroke { color: BLACK, width: number, dash: Dash::Dashed });
            Item::Shape(Shape { form, fill: Some(BLACK), stroke })
        };
        let items = vec![
            shape(Form::Rect(rect, number)),
            shape(Form::Rect(Rect::new(1.0, 1.0, 9.0, 9.0), number)),
            shape(Form::Circle(rect)),
            shape(Form::Path(path)),
            Item::Text(Text { rows: vec![row], style, color: BLACK }),
        ];
        let group = Group { target: None, label: "x".into(), area: rect, opacity: number, items: items.clone() };
        let odd = scene(items.into_iter().chain([Item::Group(group)]).collect());
        let bytes = pdf(&odd, &PdfOptions::default()).unwrap_or_else(|error| panic!("{number}: {error}"));
        let document = lopdf::Document::load_mem(&bytes).unwrap();
        let (_, page) = document.get_pages().pop_first().unwrap();
        let content = String::from_utf8_lossy(&document.get_page_content(page)).to_lowercase();
        assert!(!content.contains("nan") && !content.contains("inf"), "{number}: {content}");
    }
}
