//! Names that mean to break a file: they come out as text.

use fourfold::export::{PptxOptions, pptx};
use fourfold::geometry::{Path, Rect, pt};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{CountedIds, ObjectiveId};
use fourfold::pitch::Deck;
use fourfold::scene::{Dash, Form, Group, Item, Row, Shape, Stroke, Target, Text};
use fourfold::text::{TextStyle, Weight};
use fourfold::theme::{Color, Look};

use super::decks::Sample;
use super::package::{Package, texts};

/// Names, and how they must come out: without the characters that XML forbids or that turn what follows, on one line.
pub const NAMES: [(&str, &str); 8] = [
    ("]]><p:sp/><!-- & \"'", "]]><p:sp/><!-- & \"'"),
    ("\u{0}\u{1}\u{b}\u{1f}\u{fffe}\u{ffff}end", "end"),
    ("\u{202e}gnp.exe\u{202c} \u{200f}", "gnp.exe \u{200f}"),
    ("=HYPERLINK(\"http://a\")", "=HYPERLINK(\"http://a\")"),
    ("a\r\nb\tc", "a  b c"),
    ("_x000D_ &#13; %n", "_x000D_ &#13; %n"),
    ("漢字 🎯 e\u{302}\u{301}", "漢字 🎯 e\u{302}\u{301}"),
    ("   ", "   "),
];

/// A deck whose every text is one of them, with lengths that are none.
pub fn deck() -> Deck {
    let mut deck = Sample::of(TemplateKind::Saas, Lang::En, Look::Light).deck;
    deck.slides.truncate(1);
    let slide = &mut deck.slides[0];
    let (style, color) = (TextStyle::new(13.0, Weight::Regular), Color::rgb(1, 2, 3));
    let row = |(i, text): (usize, &str)| Row {
        text: text.to_owned(),
        x: 60.0,
        baseline: 100.0 + 20.0 * i as f32,
        width: 90.0,
    };
    let long = "ế".repeat(65_536 / 3);
    let names = NAMES.iter().map(|(name, _)| *name).chain([long.as_str()]);
    let rows: Vec<Row> = names.enumerate().map(row).collect();
    let id = ObjectiveId::new(&mut CountedIds::default());
    let line = Stroke { color, width: f32::INFINITY, dash: Dash::Dotted };
    let odd = [
        Form::Rect(Rect::new(f32::NAN, 0.0, -4.0, f32::MAX), -1.0),
        Form::Circle(Rect::new(3.0, 3.0, 0.0, 0.0)),
        Form::Path(Path::default()),
        Form::Path(Path::polyline([pt(5.0, 5.0), pt(f32::NEG_INFINITY, 5.0)])),
    ];
    let odd = odd.map(|form| Item::Shape(Shape { form, fill: Some(color), stroke: Some(line) }));
    let label = format!("{}{long}", NAMES.map(|(name, _)| name).concat());
    let group = |target, items: Vec<Item>| {
        Item::Group(Group { target, label: label.clone(), area: Rect::default(), opacity: 0.5, items })
    };
    slide.scene.items = vec![
        group(None, odd.to_vec()),
        group(Some(Target::Objective(id)), odd.to_vec()),
        group(Some(Target::Objective(id)), Vec::new()),
        group(None, vec![Item::Text(Text { rows: rows.clone(), style, color })]),
    ];
    slide.caption = Text { rows, style: TextStyle::new(f32::NAN, Weight::Medium), color };
    slide.title.clone_from(&label);
    slide.notes.clone_from(&label);
    deck.title = label;
    deck
}

#[test]
fn hostile_names_come_out_as_text() {
    let package = Package::read(&pptx(&deck(), &PptxOptions::default()).unwrap());
    package.check();
    let document = package.document("ppt/slides/slide1.xml");
    let all = texts(&document.root());
    for (name, expected) in NAMES {
        // What is from the font of signs is a run of its own.
        // Between two rows of one text there is a space.
        let is_it = |text: &String| text == expected || text.strip_suffix(' ') == Some(expected);
        assert!(all.iter().any(is_it), "{name:?}");
    }
    let shapes = document.descendants().filter(|node| node.tag_name().name() == "cNvPr");
    assert!(shapes.clone().count() < 40);
    for shape in shapes {
        assert!(shape.attribute("name").unwrap().chars().count() <= 81);
        assert!(shape.attribute("descr").unwrap_or_default().chars().count() <= 1001);
    }
    let notes = package.document("ppt/notesSlides/notesSlide1.xml");
    assert!(texts(&notes.root()).iter().any(|text| text.contains("]]><p:sp/>")));
}
