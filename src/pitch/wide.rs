//! A map as wide as its room: bands reach from edge to edge, so that heading, map and sentence share theirs.
//!
//! Cards and arrows keep their distances; they move to the middle of what is new.

use crate::geometry::{Rect, pt};
use crate::scene::{Form, Group, Item, Placement, Scene, Shape, Target};

/// What the bands of a map cover.
pub(super) fn bands_of(map: &Scene) -> Rect {
    let bands = map.items.iter().filter_map(|item| match item {
        Item::Group(Group { target: Some(Target::Perspective(_)), area, .. }) => Some(*area),
        _ => None,
    });
    bands.reduce(|a, b| a.union(&b)).unwrap_or(map.bounds)
}

/// A map whose bands fill the width of an area in which it is enlarged by at most `most`, and how far to the right its
/// cards went.
pub(super) fn filling(mut map: Scene, area: Rect, most: f32) -> (Scene, f32) {
    let bands = bands_of(&map);
    let wanted = (bands.height() / area.height().max(1.0)).max(1.0 / most) * area.width();
    let more = (wanted - bands.width()).max(0.0);
    let to_the_middle = Placement { scale: 1.0, origin: pt(more / 2.0, 0.0) };
    for item in &mut map.items {
        let Item::Group(group) = item else { continue };
        match group.target {
            Some(Target::Perspective(_)) => widen(group, more),
            Some(Target::Mission | Target::Vision) => {}
            _ => *group = to_the_middle.group(group),
        }
    }
    map.bounds.max.x += more;
    (map, more / 2.0)
}

/// A band whose right end lies further to the right.
fn widen(band: &mut Group, more: f32) {
    let end = band.area.max.x;
    band.area.max.x += more;
    for item in &mut band.items {
        if let Item::Shape(Shape { form: Form::Rect(rect, _), .. }) = item
            && (rect.max.x - end).abs() < 0.5
        {
            rect.max.x += more;
        }
    }
}
