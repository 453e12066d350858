//! Exports, re-read by other readers.
//!
//! Each picture is built by hand here, so that nothing but the exporters can be
//! at fault.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path as FilePath;
use std::sync::Arc;

use fourfold::export::{
    Background, Format, MAX_PIXELS, MAX_SIDE_PX, PngError, PngOptions, SvgFonts, SvgOptions, png, render, svg,
};
use fourfold::geometry::{Path, Rect, pt};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::{CountedIds, ObjectiveId};
use fourfold::scene::{Dash, Derived, Form, Group, Hit, Item, Outlook, Row, Scene, Shape, Stroke, Target, Text};
use fourfold::text::{Measure, SYMBOL_FONT, TextStyle, Weight};
use fourfold::theme::{Color, Look};
use jiff::civil::date;
use resvg::usvg;

const WHITE: Color = Color::rgb(255, 255, 255);
const RED: Color = Color::rgb(255, 0, 0);
const BLUE: Color = Color::rgb(0, 0, 255);

fn scene(items: Vec<Item>) -> Scene {
    Scene { bounds: Rect::new(0.0, 0.0, 120.0, 80.0), background: WHITE, title: "A map".into(), lang: "en", items }
}

fn rows(texts: &[&str], size: f32, weight: Weight) -> Item {
    let (style, measure) = (TextStyle { size, weight }, Measure::new());
    let row = |(i, text): (usize, &&str)| Row {
        text: (*text).into(),
        x: 10.0,
        baseline: 20.0 + 16.0 * i as f32,
        width: measure.width(text, style),
    };
    Item::Text(Text { rows: texts.iter().enumerate().map(row).collect(), style, color: Color::rgb(0, 0, 0) })
}

fn filled(form: Form, color: Color) -> Item {
    Item::Shape(Shape { form, fill: Some(color), stroke: None })
}

fn stroked(form: Form, color: Color, width: f32, dash: Dash) -> Item {
    Item::Shape(Shape { form, fill: None, stroke: Some(Stroke { color, width, dash }) })
}

fn group(label: &str, opacity: f32, items: Vec<Item>) -> Item {
    Item::Group(Group { target: None, label: label.into(), area: Rect::default(), opacity, items })
}

/// One of everything.
fn full_scene() -> Scene {
    let mut curve = Path::from(pt(10.0, 70.0));
    curve.cubic_to(pt(10.0, 50.0), pt(60.0, 70.0), pt(60.0, 50.0));
    curve.line_to(pt(70.0, 50.0));
    let target = Target::Objective(ObjectiveId::new(&mut CountedIds::default()));
    scene(vec![
        group(
            "Card",
            0.5,
            vec![
                filled(Form::Rect(Rect::new(5.0, 5.0, 90.0, 40.0), 6.0), Color { a: 128, ..BLUE }),
                rows(&["Giữ chân", "khách hàng"], 13.0, Weight::Semibold),
                group("", 1.0, vec![filled(Form::Circle(Rect::new(80.0, 10.0, 8.0, 8.0)), RED)]),
            ],
        ),
        stroked(Form::Path(curve.clone()), RED, 2.0, Dash::Solid),
        stroked(Form::Path(curve.translate(pt(0.0, 4.0))), RED, 2.0, Dash::Dashed),
        stroked(Form::Path(curve.translate(pt(0.0, 8.0))), RED, 2.0, Dash::Dotted),
        filled(Form::Path(Path::polygon([pt(90.0, 50.0), pt(100.0, 50.0), pt(95.0, 60.0)])), BLUE),
        Item::Hit(Hit { area: Rect::new(0.0, 0.0, 33.0, 33.0), target }),
    ])
}

fn written(scene: &Scene) -> String {
    svg(scene, &SvgOptions::default())
}

fn embedded(scene: &Scene) -> String {
    svg(scene, &SvgOptions { fonts: SvgFonts::Embedded, ..SvgOptions::default() })
}

fn elements(markup: &str, tag: &str) -> Vec<Vec<(String, String)>> {
    let document = roxmltree::Document::parse(markup).unwrap();
    let tags = document.descendants().filter(|node| node.has_tag_name(tag));
    tags.map(|node| node.attributes().map(|a| (a.name().to_owned(), a.value().to_owned())).collect()).collect()
}

fn texts_of(markup: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(markup).unwrap();
    let rows = document.descendants().filter(|node| node.has_tag_name("tspan"));
    rows.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

/// The picture as another program reads it.
fn tree(markup: &str) -> usvg::Tree {
    let mut options = usvg::Options { font_family: "Inter".into(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for file in Weight::ALL.map(Weight::font_bytes).into_iter().chain([SYMBOL_FONT]) {
        fonts.load_font_data(file.to_vec());
    }
    usvg::Tree::from_str(markup, &options).unwrap()
}

fn tree_texts<'a>(group: &'a usvg::Group, found: &mut Vec<&'a usvg::Text>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => tree_texts(group, found),
            usvg::Node::Text(text) => found.push(text),
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
}

struct Decoded {
    width: u32,
    height: u32,
    color: png::ColorType,
    per_meter: u32,
    bytes: Vec<u8>,
}

impl Decoded {
    fn read(file: &[u8]) -> Self {
        let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let dims = reader.info().pixel_dims.unwrap();
        assert_eq!((dims.unit, dims.xppu), (png::Unit::Meter, dims.yppu));
        Self { width: info.width, height: info.height, color: info.color_type, per_meter: dims.xppu, bytes }
    }

    fn pixel(&self, x: u32, y: u32) -> &[u8] {
        let (samples, start) = (self.color.samples(), (y * self.width + x) as usize);
        &self.bytes[start * samples..(start + 1) * samples]
    }
}

fn picture(scene: &Scene, scale: f32, background: Background) -> Decoded {
    Decoded::read(&png(scene, &PngOptions { scale, background }).unwrap())
}

#[test]
fn a_format_is_known_by_its_ending() {
    for format in Format::ALL {
        assert_eq!(Format::from_path(FilePath::new(&format!("a/b.x.{}", format.extension()))), Some(format));
    }
    assert_eq!(Format::from_path(FilePath::new("MAP.PNG")), Some(Format::Png));
    for other in ["", "svg", ".svg", "a.svg.", "a.svgz", "a.png/b"] {
        assert_eq!(Format::from_path(FilePath::new(other)), None, "{other}");
    }
}

#[test]
fn the_frame_tells_size_title_and_language() {
    let markup = written(&Scene { bounds: Rect::new(-10.0, 5.5, 100.0, 50.25), lang: "vi", ..full_scene() });
    let document = roxmltree::Document::parse(&markup).unwrap();
    let root = document.root_element();
    for (name, value) in
        [("width", "100"), ("height", "50.25"), ("viewBox", "-10 5.5 100 50.25"), ("role", "img"), ("lang", "vi")]
    {
        let plain = root.attributes().find(|a| a.namespace().is_none() && a.name() == name);
        assert_eq!(plain.map(|a| a.value()), Some(value), "{name}");
    }
    let first = root.first_element_child().unwrap();
    assert_eq!((first.tag_name().name(), first.text()), ("title", Some("A map")));
}

#[test]
fn every_kind_of_item_is_written_or_skipped_on_purpose() {
    let markup = written(&full_scene());
    let document = roxmltree::Document::parse(&markup).unwrap();
    let count = |tag: &str| document.descendants().filter(|node| node.has_tag_name(tag)).count();
    let counts = ["g", "text", "tspan", "rect", "circle", "path", "title"].map(count);
    assert_eq!(counts, [2, 1, 2, 2, 1, 4, 2]);
    assert!(!markup.contains("33"), "a hit area has no place in a picture");

    let groups = elements(&markup, "g");
    assert!(groups[0].contains(&("opacity".into(), "0.5".into())));
    assert!(groups[0].contains(&("aria-label".into(), "Card".into())));
    assert!(groups[1].is_empty());
    let paths = elements(&markup, "path");
    assert!(paths[0].contains(&("d".into(), "M10 70C10 50 60 70 60 50L70 50".into())));
    assert!(!markup.contains("M10 70C10 50 60 70 60 50L70 50Z"));
    assert!(paths[1].contains(&("stroke-dasharray".into(), "10 7".into())));
    assert!(paths[2].contains(&("stroke-dasharray".into(), "0 5".into())));
    assert!(paths[2].contains(&("stroke-linecap".into(), "round".into())));
    assert!(paths[3].contains(&("d".into(), "M90 50L100 50L95 60Z".into())));
    let card = &elements(&markup, "rect")[1];
    assert!(card.contains(&("rx".into(), "6".into())) && card.contains(&("fill-opacity".into(), "0.502".into())));
}

#[test]
fn texts_come_back_as_they_are_with_spaces_and_marks() {
    let words = ["  two  spaces ", "Ắ Ằ Tiếng Việt", "e\u{302}\u{301}", "a & b < c > \"d\" 'e'", "&amp;", "→ ₫"];
    let markup = written(&scene(vec![rows(&words, 12.0, Weight::Regular)]));
    assert_eq!(texts_of(&markup), words);
    let tree = tree(&markup);
    let mut texts = Vec::new();
    tree_texts(tree.root(), &mut texts);
    let read: String = texts.iter().flat_map(|text| text.chunks()).map(usvg::TextChunk::text).collect();
    assert_eq!(read, words.join(" "), "rows are one text, a space apart");
}

#[test]
fn hostile_names_stay_text() {
    let long = "<a href='javascript:x'>&".repeat(2800);
    let names = [
        "</text></svg><script>alert(1)</script>",
        "]]> <![CDATA[ <!-- --> <?xml?> <!DOCTYPE x [<!ENTITY a 'b'>]> &a; &#0;",
        "\" onload=\"alert(1)",
        "' style='x",
        "\u{202e}evil\u{202c} \u{200f}\u{2066}\u{feff}",
        "\u{10ffff}\u{1f600}\u{fffd}\u{7f}\u{85}",
        "line\nfeed\r\ttab",
        &long,
    ];
    for name in names {
        let mut hostile = scene(vec![group(name, 0.5, vec![rows(&[name], 12.0, Weight::Bold)])]);
        hostile.title = name.into();
        for markup in [written(&hostile), embedded(&hostile)] {
            let document = roxmltree::Document::parse(&markup).unwrap();
            let known = ["svg", "title", "style", "rect", "g", "text", "tspan"];
            assert!(
                document
                    .descendants()
                    .filter(roxmltree::Node::is_element)
                    .all(|n| known.contains(&n.tag_name().name()))
            );
            // Nothing turns the direction of what follows the name.
            let name = &*name.replace(['\u{202e}', '\u{202c}', '\u{2066}'], "");
            assert_eq!(texts_of(&markup), [name]);
            let titles = document.descendants().filter(|node| node.has_tag_name("title"));
            assert!(titles.map(|node| node.text()).all(|text| text == Some(name)));
            let named = document.descendants().find_map(|node| node.attribute("aria-label"));
            assert_eq!(named, Some(name));
        }
        assert!(png(&hostile, &PngOptions::default()).is_ok());
    }
}

#[test]
fn characters_that_xml_forbids_are_dropped() {
    let forbidden: String = ('\0'..' ').filter(|c| !"\t\n\r".contains(*c)).chain("\u{fffe}\u{ffff}".chars()).collect();
    assert_eq!(forbidden.len(), 29 + 6);
    let markup = written(&scene(vec![rows(&[&format!("a{forbidden}b")], 12.0, Weight::Bold)]));
    assert_eq!(texts_of(&markup), ["ab"]);
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    for number in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, f32::MIN_POSITIVE] {
        let rect = Rect::new(number, number, number, number);
        let path = Path::polyline([pt(0.0, 0.0), pt(number, 10.0), pt(10.0, number)]);
        let row = Row { text: "x".into(), x: number, baseline: number, width: number };
        let style = TextStyle { size: number, weight: Weight::Regular };
        let odd = scene(vec![
            group("x", number, vec![filled(Form::Rect(rect, number), RED), filled(Form::Circle(rect), RED)]),
            stroked(Form::Path(path), RED, number, Dash::Dashed),
            Item::Text(Text { rows: vec![row], style, color: RED }),
        ]);
        assert!(!written(&odd).contains("NaN") && !written(&odd).contains("inf"));
        assert!(png(&odd, &PngOptions::default()).is_ok(), "{number}");
    }
}

#[test]
fn only_the_weights_in_use_are_embedded() {
    let markup = embedded(&scene(vec![
        rows(&["a"], 12.0, Weight::Regular),
        group("", 1.0, vec![rows(&["b"], 12.0, Weight::Bold)]),
    ]));
    let document = roxmltree::Document::parse(&markup).unwrap();
    let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap();
    let faces: Vec<&str> = style.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(faces.len(), 2);
    for (face, number) in faces.iter().zip(["400", "700"]) {
        let start =
            format!("@font-face{{font-family:'Inter';font-weight:{number};src:url(data:font/ttf;base64,AAEAAAA");
        assert!(face.starts_with(&start), "{}", &face[..90]);
        assert!(face.ends_with(") format('truetype')}"));
    }
    let with_sign = embedded(&scene(vec![rows(&["↶"], 12.0, Weight::Regular)]));
    assert_eq!(with_sign.matches("Fourfold Symbols&#39;;font-weight:400").count(), 1);
    assert!(!written(&full_scene()).contains("@font-face"));
}

#[test]
fn embedded_fonts_are_the_very_files() {
    // Decoded by hand: the reader of this test shares no code with the writer.
    let markup = embedded(&scene(vec![rows(&["a"], 12.0, Weight::Medium)]));
    let data = markup.split("base64,").nth(1).unwrap().split(')').next().unwrap();
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for c in data.trim_end_matches('=').chars() {
        bits = bits << 6 | letters.find(c).unwrap() as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    assert!(bytes == Weight::Medium.font_bytes());
}

#[test]
fn the_painter_spaces_text_as_it_was_measured() {
    let words = ["Every AVATAR To. 1.234,5", "fi ffl -> 3x4 (2026)", "Trải nghiệm khách hàng", "Ắ Ằ Ẳ Ẵ Ặ → ₫ ✎ ↶"];
    let measure = Measure::new();
    for weight in Weight::ALL {
        for size in [11.0, 13.0, 22.0] {
            for word in words {
                let read = tree(&written(&scene(vec![rows(&[word], size, weight)])));
                let mut texts = Vec::new();
                tree_texts(read.root(), &mut texts);
                let span = &texts[0].layouted()[0];
                let first = span.positioned_glyphs.first().unwrap();
                assert!((first.outline_transform().tx - 10.0).abs() < 0.01, "{word} starts elsewhere");
                // The start of the last glyph, as a sign after all others shows it.
                let width = measure.width(word, TextStyle { size, weight });
                let followed = tree(&written(&scene(vec![rows(&[&format!("{word} .")], size, weight)])));
                let mut texts = Vec::new();
                tree_texts(followed.root(), &mut texts);
                let last = texts[0].layouted().last().unwrap().positioned_glyphs.last().unwrap();
                let space = measure.width(&format!("{word} ."), TextStyle { size, weight })
                    - measure.width(".", TextStyle { size, weight });
                assert!(space > width);
                let start = last.outline_transform().tx - 10.0;
                assert!((start - space).abs() < 0.05, "{word} {size} {weight:?}: painted {start}, measured {space}");
            }
        }
    }
}

/// What another painter makes of our SVG.
fn painted_by_resvg(scene: &Scene, scale: f32) -> resvg::tiny_skia::Pixmap {
    let tree = tree(&svg(scene, &SvgOptions { background: Background::Transparent, ..SvgOptions::default() }));
    let side = |points: f32| (points * scale).ceil() as u32;
    let size = scene.bounds.size();
    let mut pixmap = resvg::tiny_skia::Pixmap::new(side(size.w), side(size.h)).unwrap();
    let back = scene.background;
    pixmap.fill(resvg::tiny_skia::Color::from_rgba8(back.r, back.g, back.b, back.a));
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap
}

#[test]
fn a_picture_is_what_another_painter_makes_of_the_svg() {
    let ids = &mut CountedIds::default();
    let project = Arc::new(new_project(TemplateKind::Saas, Lang::Vi, date(2026, 11, 20), ids).unwrap());
    let outlook = Outlook::new(date(2026, 11, 20), Look::Light, Lang::Vi);
    let map = Derived::of(&project, outlook, &Measure::new()).scene;
    let shifted = Scene { bounds: Rect::new(-7.0, 3.0, 110.0, 90.0), ..full_scene() };
    // The map is higher than a strip, and parts of it lie in several.
    for (scene, scale) in [(full_scene(), 1.0), (full_scene(), 3.3), (shifted, 2.0), (map, 1.5)] {
        let ours = render(&scene, &PngOptions { scale, background: Background::Solid }).unwrap();
        let theirs = painted_by_resvg(&scene, scale);
        assert_eq!((ours.width, ours.height), (theirs.width(), theirs.height()));
        let off = |(a, b): (&u8, &u8)| u32::from(a.abs_diff(*b));
        let differences: Vec<u32> = ours.rgba.iter().zip(theirs.data()).map(off).collect();
        let mean = differences.iter().map(|d| f64::from(*d)).sum::<f64>() / differences.len() as f64;
        // Edges of letters may be shifted by a fraction of a pixel.
        let strong = differences.iter().filter(|d| **d > 48).count() as f64 / differences.len() as f64;
        assert!(mean < 0.15 && strong < 0.000_5, "at scale {scale}: {mean} on average, {strong} of it strongly");
    }
}

#[test]
fn a_red_rectangle_is_red_where_it_should_be_at_each_scale() {
    let mut red = scene(vec![filled(Form::Rect(Rect::new(110.0, 60.0, 20.0, 10.0), 0.0), RED)]);
    red.bounds = Rect::new(100.0, 50.0, 60.0, 40.0);
    for scale in 1..=4_u32 {
        let read = picture(&red, scale as f32, Background::Solid);
        assert_eq!((read.width, read.height, read.color), (60 * scale, 40 * scale, png::ColorType::Rgb));
        assert_eq!(read.per_meter, (96.0 * f64::from(scale) / 0.0254).round() as u32);
        for (x, y, inside) in [(9, 15, false), (10, 10, true), (29, 19, true), (30, 15, false), (15, 20, false)] {
            let (expected, near) = if inside { ([255, 0, 0], "inside") } else { ([255, 255, 255], "outside") };
            let corner = scale - 1;
            for (x, y) in [(x * scale, y * scale), (x * scale + corner, y * scale + corner)] {
                assert_eq!(read.pixel(x, y), expected, "{near} at {x}, {y} of scale {scale}");
            }
        }
    }
}

#[test]
fn a_transparent_background_keeps_colours_straight() {
    let faint = scene(vec![filled(Form::Rect(Rect::new(10.0, 10.0, 20.0, 20.0), 0.0), Color { a: 128, ..RED })]);
    let read = picture(&faint, 1.0, Background::Transparent);
    assert_eq!(read.color, png::ColorType::Rgba);
    assert_eq!(read.pixel(0, 0), [0, 0, 0, 0]);
    assert_eq!(read.pixel(20, 20), [255, 0, 0, 128]);
    assert_eq!(picture(&faint, 1.0, Background::Solid).pixel(20, 20), [255, 127, 127]);

    let glass = Scene { background: Color { a: 51, ..BLUE }, ..faint };
    assert_eq!(picture(&glass, 1.0, Background::Solid).pixel(0, 0), [0, 0, 255, 51]);
    let clear = svg(&glass, &SvgOptions { background: Background::Transparent, ..SvgOptions::default() });
    assert_eq!(elements(&clear, "rect").len(), 1);
    assert_eq!(elements(&written(&glass), "rect").len(), 2);
}

#[test]
fn a_group_fades_as_a_whole() {
    let square = |x| filled(Form::Rect(Rect::new(x, 10.0, 20.0, 20.0), 0.0), RED);
    let read = picture(&scene(vec![group("", 0.5, vec![square(10.0), square(20.0)])]), 1.0, Background::Solid);
    assert!((126..=129).contains(&read.pixel(15, 20)[1]));
    assert_eq!(read.pixel(25, 20), read.pixel(15, 20), "where both lie, it is no darker");
}

#[test]
fn text_is_painted_within_its_measured_width() {
    let word = "Khách hàng";
    let text = scene(vec![rows(&[word], 16.0, Weight::Bold)]);
    let read = picture(&text, 2.0, Background::Solid);
    let dark: BTreeSet<u32> =
        (0..read.width).filter(|x| (0..read.height).any(|y| read.pixel(*x, y)[0] < 128)).collect();
    let width = Measure::new().width(word, TextStyle { size: 16.0, weight: Weight::Bold });
    let (first, last) = (*dark.first().unwrap() as f32 / 2.0, *dark.last().unwrap() as f32 / 2.0);
    assert!((10.0..12.0).contains(&first), "{first}");
    assert!((10.0 + width - 2.5..=10.0 + width).contains(&last), "{last} of {width}");
}

#[test]
fn signs_come_from_the_font_of_signs() {
    let painted = |sign| picture(&scene(vec![rows(&[sign], 20.0, Weight::Medium)]), 1.0, Background::Solid).bytes;
    let empty_box = painted("漢");
    assert!(painted("a\u{fdd0}") != painted("a"), "a sign that no font has shows as a box");
    for sign in ["↶", "✎", "✔", "→", "₫", "Ẵ"] {
        assert!(painted(sign) != empty_box, "{sign} is missing");
    }
}

#[test]
fn dashes_and_dots_are_as_wide_as_their_docs_say() {
    let line = |dash| stroked(Form::Path(Path::polyline([pt(10.0, 40.0), pt(110.0, 40.0)])), RED, 4.0, dash);
    let runs = |dash| {
        let read = picture(&scene(vec![line(dash)]), 1.0, Background::Solid);
        let red: Vec<bool> = (0..read.width).map(|x| read.pixel(x, 40)[1] < 128).collect();
        red.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect::<Vec<_>>()
    };
    assert_eq!(runs(Dash::Solid), [(false, 10), (true, 100), (false, 10)]);
    assert_eq!(runs(Dash::Dashed)[..4], [(false, 10), (true, 20), (false, 14), (true, 20)]);
    assert_eq!(runs(Dash::Dotted)[..5], [(false, 8), (true, 4), (false, 6), (true, 4), (false, 6)]);
}

#[test]
fn a_picture_too_large_is_refused_with_the_largest_scale() {
    let options = |scale| PngOptions { scale, background: Background::Solid };
    for (w, h) in [(10_000.0, 10.0), (10.0, 9_999.5), (7_000.0, 7_000.0), (1.0e9, 1.0e9), (4_096.0, 6_104.0)] {
        let large = Scene { bounds: Rect::new(0.0, 0.0, w, h), ..scene(Vec::new()) };
        let error = render(&large, &options(4.0)).unwrap_err();
        let PngError::TooLarge { width_px, height_px, largest_scale } = &error else { unreachable!("{error}") };
        assert_eq!((*width_px, *height_px), (w * 4.0, (h * 4.0).ceil()));
        assert!(error.to_string().contains(&largest_scale.to_string()));
        assert!(*largest_scale < 4.0);
        let (w, h) = (f64::from(w * largest_scale), f64::from(h * largest_scale));
        assert!(w <= f64::from(MAX_SIDE_PX) && h <= f64::from(MAX_SIDE_PX) && w * h <= MAX_PIXELS as f64);
        let next = f64::from(largest_scale + 0.021) / f64::from(*largest_scale).max(1e-9);
        assert!(
            w * next > f64::from(MAX_SIDE_PX)
                || h * next > f64::from(MAX_SIDE_PX)
                || w * h * next * next > MAX_PIXELS as f64
                || *largest_scale == 0.0,
            "more than {largest_scale} would work"
        );
    }
    let square = |side| Scene { bounds: Rect::new(0.0, 0.0, 10_000.0, side), ..scene(Vec::new()) };
    assert!(matches!(render(&square(10_001.0), &options(1.0)), Err(PngError::TooLarge { largest_scale: 0.99, .. })));
    let slim = Scene { bounds: Rect::new(0.0, 0.0, 5_000.0, 2.0), ..scene(Vec::new()) };
    let Err(PngError::TooLarge { largest_scale, .. }) = render(&slim, &options(4.0)) else { unreachable!() };
    assert_eq!(largest_scale, 3.27);
    assert_eq!(render(&slim, &options(largest_scale)).unwrap().width, 16_350);
}

#[test]
fn without_area_or_scale_there_is_no_picture() {
    let sized = |w, h| Scene { bounds: Rect::new(0.0, 0.0, w, h), ..scene(Vec::new()) };
    for (w, h) in [(0.0, 10.0), (10.0, -1.0), (f32::NAN, 10.0), (10.0, f32::INFINITY)] {
        assert!(matches!(png(&sized(w, h), &PngOptions::default()), Err(PngError::Empty { .. })), "{w} x {h}");
    }
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let options = PngOptions { scale, background: Background::Solid };
        assert!(matches!(png(&sized(9.0, 9.0), &options), Err(PngError::Scale { .. })), "{scale}");
    }
    let read = picture(&sized(10.4, 0.2), 1.0, Background::Solid);
    assert_eq!((read.width, read.height), (11, 1), "sizes are rounded up");
    assert_eq!(read.pixel(10, 0), [255, 255, 255], "and the rest of the last pixel is background");
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let scene = full_scene();
    for background in [Background::Solid, Background::Transparent] {
        for scale in [1.0, 2.5] {
            let options = PngOptions { scale, background };
            assert!(png(&scene, &options).unwrap() == png(&scene.clone(), &options).unwrap());
        }
    }
    assert!(embedded(&scene) == embedded(&scene.clone()));
    assert_eq!(written(&scene), written(&scene.clone()));
}
