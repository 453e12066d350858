//! A map on its way from one plan to the next.
//!
//! Cards, bands and arrows move a share of the way that is left, so a target that
//! changes on the way only bends the movement. What has no place before appears
//! where it belongs.

use std::collections::BTreeSet;

use super::Plan;
use crate::geometry::{Path, Point, Rect, Segment};
use crate::layout::Layout;
use crate::model::ObjectiveId;

/// Below this distance, in points, something has arrived.
const ARRIVED: f32 = 0.6;
/// Pieces into which each curve of a moving arrow is cut.
const PIECES: usize = 12;
/// Points of a moving arrow.
const POINTS: usize = 32;

impl Plan {
    /// The plan after going a share (0 to 1) of the way to `target`; `None` once all has arrived.
    ///
    /// Cards that are `held` by the pointer, and the arrows at them, are where the target has them.
    pub fn towards(&self, target: &Self, share: f32, held: &BTreeSet<ObjectiveId>) -> Option<Self> {
        let mut far = 0.0_f32;
        let mut layout = target.layout.clone();
        let Layout { bands, cards, routes, .. } = &mut layout;
        for (id, band) in target.bands.iter().zip(bands) {
            let before = self.bands.iter().position(|other| other == id).and_then(|i| self.layout.bands.get(i));
            *band = before.map_or(*band, |before| rect_towards(before, band, share, &mut far));
        }
        for (id, index) in target.cards.iter().filter(|(id, _)| !held.contains(id)) {
            let before = self.cards.get(id).and_then(|i| self.layout.cards.get(*i));
            if let (Some(before), Some(card)) = (before, cards.get_mut(*index)) {
                *card = rect_towards(before, card, share, &mut far);
            }
        }
        for (id, index) in &target.links {
            let is_held = target.request.links.get(*index).is_some_and(|link| {
                [link.cause, link.effect]
                    .iter()
                    .any(|end| target.request.cards.get(*end).is_some_and(|c| held.contains(&c.id)))
            });
            let before = self.links.get(id).and_then(|i| self.layout.routes.get(*i));
            if let (false, Some(before), Some(route)) = (is_held, before, routes.get_mut(*index)) {
                route.label_at = point_towards(before.label_at, route.label_at, share, &mut far);
                if before.path != route.path {
                    route.path = path_towards(&before.path, &route.path, share, &mut far);
                }
            }
        }
        (far > ARRIVED).then(|| Self { layout, ..target.clone() })
    }
}

fn point_towards(from: Point, to: Point, share: f32, far: &mut f32) -> Point {
    *far = far.max(from.distance(to));
    from.lerp(to, share)
}

fn rect_towards(from: &Rect, to: &Rect, share: f32, far: &mut f32) -> Rect {
    Rect { min: point_towards(from.min, to.min, share, far), max: point_towards(from.max, to.max, share, far) }
}

/// Curves of different make have no common control points, so a moving arrow is a fine polyline.
fn path_towards(from: &Path, to: &Path, share: f32, far: &mut f32) -> Path {
    // What is on its way has its points already; to space them anew would shorten it a little each time.
    let is_on_its_way =
        from.segments.len() == POINTS - 1 && from.segments.iter().all(|s| matches!(s, Segment::Line(_)));
    let (from, to) = (if is_on_its_way { from.flatten(1) } else { spaced(from) }, spaced(to));
    Path::polyline(from.into_iter().zip(to).map(|(a, b)| point_towards(a, b, share, far)))
}

/// Points at equal distances along a path.
fn spaced(path: &Path) -> Vec<Point> {
    let points = path.flatten(PIECES);
    let lengths: Vec<f32> = points.windows(2).map(|w| w[0].distance(w[1])).collect();
    let step = lengths.iter().sum::<f32>() / (POINTS - 1) as f32;
    let mut spaced = vec![path.start];
    let mut passed = 0.0;
    for (pair, length) in points.windows(2).zip(lengths) {
        while spaced.len() < POINTS - 1 && length > 0.0 && passed + length >= step * spaced.len() as f32 {
            spaced.push(pair[0].lerp(pair[1], (step * spaced.len() as f32 - passed) / length));
        }
        passed += length;
    }
    spaced.resize(POINTS, path.end());
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::pt;

    #[test]
    fn the_widest_arrow_arrives() {
        let curve = |width: f32, height: f32| {
            let mut path = Path::from(pt(0.0, 0.0));
            path.cubic_to(pt(0.0, height / 2.0), pt(width, height / 2.0), pt(width, height));
            path
        };
        for (width, height) in [(400.0, 44.0), (800.0, 60.0), (2000.0, 30.0), (10.0, 900.0)] {
            let (mut path, target) = (Path::polyline([pt(0.0, 50.0), pt(300.0, 0.0)]), curve(width, height));
            let mut far = f32::INFINITY;
            for _ in 0..60 {
                far = 0.0;
                path = path_towards(&path, &target, 0.4, &mut far);
            }
            assert!(far < ARRIVED, "{width} x {height}: still {far} away");
        }
    }
}
