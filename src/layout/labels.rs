//! A clear place on each arrow for its label.
//!
//! Places near the middle of the arrow come first, then outwards, then a
//! little beside the arrow; a place is clear if the label overlaps no card and
//! no label placed before.

use crate::geometry::{Path, Point, Rect, Size, pt};

use super::obstacles::Obstacles;

/// Shares of the arrow's length, from the middle outwards.
const SHARES: [f32; 13] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86];
/// Space around a label, in points.
const AIR: f32 = 3.0;

/// Places the labels one after the other.
pub(super) struct Labels<'a> {
    obstacles: &'a Obstacles<'a>,
    taken: Vec<Rect>,
}

impl<'a> Labels<'a> {
    /// No labels yet.
    pub fn new(obstacles: &'a Obstacles<'a>) -> Self {
        Self { obstacles, taken: Vec::new() }
    }

    /// The middle of the label of an arrow; without a label, the middle of the arrow.
    pub fn place(&mut self, path: &Path, label: Option<Size>) -> Point {
        let points = path.flatten(16);
        let Some(size) = label else { return along(&points, 0.5) };
        let mut best: Option<(usize, Point)> = None;
        for beside in [0.0, 1.0, 1.6] {
            for share in SHARES {
                let on = along(&points, share);
                let (dx, dy) = (beside * (size.w / 2.0 + 8.0), beside * (size.h / 2.0 + 8.0));
                for at in [on, pt(on.x, on.y - dy), pt(on.x, on.y + dy), pt(on.x + dx, on.y), pt(on.x - dx, on.y)] {
                    let clashes = self.clashes(at, size);
                    if best.is_none_or(|(least, _)| clashes < least) {
                        best = Some((clashes, at));
                    }
                    if clashes == 0 || beside == 0.0 {
                        break;
                    }
                }
                if matches!(best, Some((0, _))) {
                    break;
                }
            }
        }
        let at = best.map_or_else(|| along(&points, 0.5), |(_, at)| at);
        self.taken.push(around(at, size));
        at
    }

    fn clashes(&self, at: Point, size: Size) -> usize {
        let rect = around(at, size);
        let area = self.obstacles.area;
        let outside = !area.contains(rect.min) || !area.contains(rect.max);
        let cards = self.obstacles.near(&rect).len();
        4 * cards + 2 * usize::from(outside) + self.taken.iter().filter(|t| t.intersects(&rect)).count()
    }
}

fn around(at: Point, size: Size) -> Rect {
    Rect::from_min_size(pt(at.x - size.w / 2.0, at.y - size.h / 2.0), size).expand(AIR)
}

/// The point at a share of the length of a polyline.
fn along(points: &[Point], share: f32) -> Point {
    let total: f32 = points.windows(2).map(|p| p[0].distance(p[1])).sum();
    let mut left = total * share;
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        if length > 0.0 && left <= length {
            return pair[0].lerp(pair[1], left / length);
        }
        left -= length;
    }
    points.last().copied().unwrap_or_default()
}
