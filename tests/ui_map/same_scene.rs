//! The picture and the screen are the same Scene: the rows of text painted in the window, those of the Scene and those
//! of the exported SVG are the same, at the same places.

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::TextShape;
use eframe::egui::{self, Pos2, Shape};
use egui_kittest::kittest::Queryable as _;
use fourfold::command::{Command, ExportChoice};
use fourfold::export::{Content, Format};
use fourfold::geometry::pt;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::scene::{Item, Scene, Surround};
use fourfold::theme::Look;

use crate::support::window::Window;

/// A row of text with the left end of its baseline.
#[derive(Clone, Debug, PartialEq)]
struct Words {
    text: String,
    x: f32,
    baseline: f32,
}

fn words_of_scene(scene: &Scene) -> Vec<Words> {
    fn collect(items: &[Item], words: &mut Vec<Words>) {
        for item in items {
            match item {
                Item::Group(group) => collect(&group.items, words),
                Item::Text(text) => {
                    let rows = text.rows.iter().filter(|row| !row.text.is_empty());
                    words.extend(rows.map(|row| Words { text: row.text.clone(), x: row.x, baseline: row.baseline }));
                }
                Item::Shape(_) | Item::Hit(_) => {}
            }
        }
    }
    let mut words = Vec::new();
    collect(&scene.items, &mut words);
    words
}

fn words_of_svg(svg: &str) -> Vec<Words> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let rows = document.descendants().filter(|node| node.has_tag_name("tspan") && node.attribute("y").is_some());
    let number = |node: &roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().parse().unwrap();
    rows.map(|row| Words {
        text: row.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect(),
        x: number(&row, "x"),
        baseline: number(&row, "y"),
    })
    .collect()
}

/// The rows painted in the map's part of the window, back to front.
fn words_of_screen(window: &Window, lang: Lang) -> Vec<Words> {
    fn collect(shape: &Shape, words: &mut Vec<Words>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, words)),
            Shape::Text(text) => words.push(words_of_text(text)),
            _ => {}
        }
    }
    let map = window.harness.get_by_role_and_label(Role::Canvas, &lang.map_label()).rect();
    let mut words = Vec::new();
    for clipped in window.harness.output().shapes.iter().filter(|clipped| is_near(clipped.clip_rect, map)) {
        collect(&clipped.shape, &mut words);
    }
    words.retain(|words| !words.text.is_empty());
    words
}

fn is_near(a: egui::Rect, b: egui::Rect) -> bool {
    (a.min - b.min).length() < 1.0 && (a.max - b.max).length() < 1.0
}

fn words_of_text(text: &TextShape) -> Words {
    let row = &text.galley.rows[0];
    let ascent = row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
    let at: Pos2 = text.pos + row.pos.to_vec2();
    Words { text: text.galley.text().to_owned(), x: at.x, baseline: at.y + ascent }
}

#[track_caller]
fn assert_same(a: &[Words], b: &[Words], tolerance: f32) {
    assert_eq!(a.iter().map(|w| &w.text).collect::<Vec<_>>(), b.iter().map(|w| &w.text).collect::<Vec<_>>());
    for (a, b) in a.iter().zip(b) {
        let is_near = (a.x - b.x).abs() <= tolerance && (a.baseline - b.baseline).abs() <= tolerance;
        assert!(is_near, "{a:?} {b:?}");
    }
}

#[test]
fn the_screen_the_scene_and_the_exported_svg_show_the_same_rows_at_the_same_places() {
    for (lang, look) in [(Lang::En, Look::Light), (Lang::Vi, Look::Dark)] {
        let folder = tempfile::tempdir().unwrap();
        let mut window = Window::new(lang, look);
        window.ask(Command::NewFrom(TemplateKind::Saas));
        let path = folder.path().join("map.svg");
        let surround = Surround { has_title: true, has_date: false, has_legend: false };
        let choice = ExportChoice { format: Format::Svg, surround, ..ExportChoice::of(Content::Map, look) };
        window.ask(Command::ExportTo(path.clone(), choice));
        window.wait_until("exporting", |_| path.exists());

        let derived = window.derived();
        let scene = words_of_scene(&derived.scene);
        assert!(scene.len() > 80, "{} rows", scene.len());
        assert_same(&scene, &words_of_svg(&std::fs::read_to_string(&path).unwrap()), 0.01);

        for zoom in [1.0, 1.4] {
            let canvas = window.harness.get_by_role_and_label(Role::Canvas, &lang.map_label()).rect();
            if zoom > 1.0 {
                // Zoomed in, rows that lie outside of the window are not painted.
                window.harness.hover_at(canvas.center());
                window.harness.event(egui::Event::Zoom(zoom));
                window.run();
            }
            let painted = words_of_screen(&window, lang);
            let view = window.view(&derived);
            let on_screen: Vec<Words> = scene
                .iter()
                .map(|words| {
                    let at = view.at(pt(words.x, words.baseline));
                    Words { text: words.text.clone(), x: at.x, baseline: at.y }
                })
                .collect();
            if zoom > 1.0 {
                for words in &painted[..painted.len().min(30)] {
                    let near = |w: &&Words| {
                        w.text == words.text
                            && (w.x - words.x).abs() <= 1.0
                            && (w.baseline - words.baseline).abs() <= 1.0
                    };
                    assert!(on_screen.iter().any(|w| near(&w)), "{words:?} is not in the Scene");
                }
            } else {
                assert_same(&on_screen, &painted[..scene.len().min(painted.len())], 1.0);
                let rest: Vec<&str> = painted[scene.len()..].iter().map(|w| w.text.as_str()).collect();
                assert!(rest.iter().all(|text| ["−", "+"].contains(text)), "painted besides the Scene: {rest:?}");
            }
        }
    }
}
