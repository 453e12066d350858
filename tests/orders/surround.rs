//! Title, date and legend round a map.

use fourfold::analysis::Status;
use fourfold::export::{self, Content, Format, Order};
use fourfold::geometry::Rect;
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::scene::{Form, Item, Scene, Shape, Surround};
use fourfold::text::Measure;
use fourfold::theme::Look;

use super::{made, order, template, texts};

fn all_surrounds() -> impl Iterator<Item = Surround> {
    (0..8).map(|n| Surround { has_title: n & 1 > 0, has_date: n & 2 > 0, has_legend: n & 4 > 0 })
}

fn ordered(lang: Lang, look: Look, surround: Surround) -> Order {
    let mut order = Order { surround, ..order(Content::Map, Format::Svg) };
    (order.outlook.lang, order.outlook.look) = (lang, look);
    order
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What everything covers that is painted; lines with half of their width.
fn each_place(items: &[Item], visit: &mut dyn FnMut(Rect)) {
    for item in items {
        match item {
            Item::Group(group) => each_place(&group.items, visit),
            Item::Text(text) => text.rows.iter().for_each(|row| {
                let min = fourfold::geometry::pt(row.x, row.baseline - text.style.size);
                let max = fourfold::geometry::pt(row.x + row.width, row.baseline + text.style.size * 0.3);
                visit(Rect { min, max });
            }),
            Item::Shape(Shape { form, stroke, .. }) => {
                let area = match form {
                    Form::Rect(rect, _) | Form::Circle(rect) => *rect,
                    Form::Path(path) => path.bounds(),
                };
                visit(area.expand(stroke.map_or(0.0, |stroke| stroke.width / 2.0)));
            }
            Item::Hit(_) => {}
        }
    }
}

fn each_row(items: &[Item], visit: &mut dyn FnMut(&str)) {
    for item in items {
        match item {
            Item::Group(group) => each_row(&group.items, visit),
            Item::Text(text) => text.rows.iter().for_each(|row| visit(&row.text)),
            Item::Shape(_) | Item::Hit(_) => {}
        }
    }
}

fn scene(kind: TemplateKind, lang: Lang, look: Look, surround: Surround) -> Scene {
    export::scene(&template(kind, lang), &ordered(lang, look, surround), &Measure::new()).unwrap()
}

#[test]
fn date_and_legend_are_there_if_wanted() {
    for lang in Lang::ALL {
        let project = template(TemplateKind::Saas, lang);
        for surround in all_surrounds() {
            let pieces = made(&project, &ordered(lang, Look::Dark, surround)).unwrap();
            let text = texts::of(Format::Svg, &pieces[0]);
            let day = match lang {
                Lang::En => "asof20Nov2026",
                Lang::Vi => "tínhđến20/11/2026",
            };
            assert_eq!(text.contains(day), surround.has_date, "{surround:?} {}", lang.code());
            // Cards say their status aloud; a legend shows the words.
            let markup = std::str::from_utf8(&pieces[0].bytes).unwrap();
            let count = |said: &str| markup.matches(&format!(">{said}</tspan>")).count();
            let lines = match lang {
                Lang::En => ["with data", "no data to judge by"],
                Lang::Vi => ["có số liệu", "chưa có số liệu để xét"],
            };
            for said in lines.into_iter().map(Into::into).chain(Status::ALL.map(|status| status.text(lang))) {
                assert_eq!(count(&said), usize::from(surround.has_legend), "{said} {surround:?}");
            }
        }
    }
}

#[test]
fn without_its_title_a_map_is_less_high_and_says_no_mission() {
    for kind in [TemplateKind::Startup, TemplateKind::Saas, TemplateKind::Nonprofit] {
        for lang in Lang::ALL {
            let project = template(kind, lang);
            assert!(!project.mission.is_empty() && !project.vision.is_empty());
            let [with, without] = [true, false].map(|has_title| {
                let surround = Surround { has_title, ..Surround::default() };
                let scene = scene(kind, lang, Look::Light, surround);
                let mut rows = String::new();
                each_row(&scene.items, &mut |row| rows.extend(row.split_whitespace()));
                (scene.bounds, rows)
            });
            for said in [&project.mission, &project.vision].map(|said| squeezed(said)) {
                assert!(with.1.contains(&said), "{said}");
                assert!(!without.1.contains(&said), "{said}");
            }
            assert!(without.0.height() < with.0.height() - 20.0, "{:?} {:?}", with.0, without.0);
            assert_eq!((without.0.min.x, without.0.max), (with.0.min.x, with.0.max));
        }
    }
}

#[test]
fn nothing_is_painted_outside_of_the_picture() {
    for kind in TemplateKind::ALL {
        for lang in Lang::ALL {
            for surround in all_surrounds() {
                let scene = scene(kind, lang, Look::Light, surround);
                let mut count = 0;
                each_place(&scene.items, &mut |rect| {
                    let is_within = scene.bounds.contains(rect.min) && scene.bounds.contains(rect.max);
                    assert!(is_within, "{kind:?} {surround:?}: {rect:?} of {:?}", scene.bounds);
                    count += 1;
                });
                assert!(count > 10, "{count}");
            }
        }
    }
}

/// What stands round a map lies on nothing of it, and date and legend not on each other.
#[test]
fn the_strip_below_the_map_is_free() {
    for kind in TemplateKind::ALL {
        for lang in Lang::ALL {
            let bare = scene(kind, lang, Look::Light, Surround { has_title: true, has_date: false, has_legend: false });
            let full = scene(kind, lang, Look::Light, Surround::default());
            let (map, strip) = full.items.split_at(bare.items.len());
            assert_eq!(map, bare.items);
            let (mut lowest, mut places) = (f32::MIN, Vec::new());
            each_place(map, &mut |rect| lowest = lowest.max(rect.max.y));
            each_place(strip, &mut |rect| places.push(rect));
            assert!(places.len() >= 7, "{places:?}");
            places.sort_by(|a, b| a.min.x.total_cmp(&b.min.x));
            for pair in places.windows(2) {
                assert!(pair[0].max.x <= pair[1].min.x, "{pair:?} overlap");
            }
            assert!(places.iter().all(|place| place.min.y >= lowest), "{lowest} {places:?}");
        }
    }
}
