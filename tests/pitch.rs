//! Stories and their slides.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::sync::Arc;

use fourfold::geometry::{Rect, pt};
use fourfold::lang::Lang;
use fourfold::library::{TemplateKind, new_project};
use fourfold::model::CountedIds;
use fourfold::pitch::{SLIDE_SIZE, Slide, SlideParts, slide};
use fourfold::scene::{Derived, Form, Item, Outlook, Scene, Shape, Target};
use fourfold::text::Measure;
use fourfold::theme::{Look, Theme};
use jiff::civil::date;

fn map() -> Scene {
    let project =
        Arc::new(new_project(TemplateKind::Saas, Lang::En, date(2026, 6, 30), &mut CountedIds::default()).unwrap());
    Derived::settled(&project, Outlook::new(date(2026, 6, 30), Look::Dark, Lang::En), &Measure::new()).scene
}

fn slide_of(map: &Scene, lit: &BTreeSet<Target>) -> Slide {
    let parts = SlideParts {
        map,
        lit,
        heading: "Every corner shop knows its numbers by tonight",
        step: "3 of 5",
        sentence: "Because we instrument the funnel, we attract the right visitors — so recurring revenue grows.",
        notes: "Slowly.",
        place: (2, 5),
        chart: None,
    };
    slide(&parts, Theme::of(Look::Dark), &Measure::new())
}

fn every_place(items: &[Item], visit: &mut dyn FnMut(Rect)) {
    for item in items {
        match item {
            Item::Group(group) => every_place(&group.items, visit),
            Item::Text(text) => text.rows.iter().for_each(|row| {
                visit(Rect {
                    min: pt(row.x, row.baseline - text.style.size),
                    max: pt(row.x + row.width, row.baseline),
                });
            }),
            Item::Shape(Shape { form, .. }) => visit(match form {
                Form::Rect(rect, _) | Form::Circle(rect) => *rect,
                Form::Path(path) => path.bounds(),
            }),
            Item::Hit(hit) => visit(hit.area),
        }
    }
}

#[test]
fn a_slide_shows_nothing_outside_its_page() {
    let map = map();
    let cards: Vec<Target> = map
        .items
        .iter()
        .filter_map(|item| if let Item::Group(group) = item { group.target } else { None })
        .filter(|target| matches!(target, Target::Objective(_)))
        .collect();
    for lit in [BTreeSet::new(), cards.iter().take(1).copied().collect(), cards.into_iter().collect()] {
        let slide = slide_of(&map, &lit);
        let page = Rect::from_min_size(pt(0.0, 0.0), SLIDE_SIZE);
        let mut count = 0;
        every_place(&slide.scene.items, &mut |rect| {
            assert!(page.contains(rect.min) && page.contains(rect.max), "{rect:?}");
            count += 1;
        });
        assert!(count > 100, "{count}");
    }
}
