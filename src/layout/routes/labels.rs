//! A clear place on each arrow for its label.
//!
//! Places near the middle of the arrow come first, then outwards, then a
//! little beside the arrow; a place is clear if the label overlaps no card, no
//! label placed before and, on maps that are not huge, no other arrow.

use crate::geometry::{Path, Point, Rect, Segment, Size, pt};

use super::super::sheet::Link;

use super::obstacles::{Obstacles, passes};

/// Shares of the arrow's length, from the middle outwards.
const SHARES: [f32; 13] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86];
/// Space around a label, in points.
const AIR: f32 = 3.0;

/// With more arrows than this, labels may lie on other arrows.
const MOST_ARROWS: usize = 400;

/// An arrow as a polyline, and what it spans.
struct Line {
    points: Vec<Point>,
    bounds: Rect,
}

/// The middle of each arrow's label.
pub(super) fn place(links: &[Link], obstacles: &Obstacles<'_>, paths: &[Path]) -> Vec<Point> {
    if links.iter().all(|link| link.label.is_none()) {
        return paths
            .iter()
            .map(|path| path.segments.get(path.segments.len() / 2).map_or(path.start, Segment::end))
            .collect();
    }
    let mut labels = Labels::new(obstacles, paths);
    links.iter().enumerate().map(|(i, link)| labels.place(i, link.label)).collect()
}

/// Places the labels one after the other.
pub(super) struct Labels<'a> {
    obstacles: &'a Obstacles<'a>,
    lines: Vec<Line>,
    taken: Vec<Rect>,
}

impl<'a> Labels<'a> {
    /// No labels yet.
    pub fn new(obstacles: &'a Obstacles<'a>, paths: &[Path]) -> Self {
        let line = |path: &Path| Line { points: path.flatten(16), bounds: path.bounds() };
        Self { obstacles, lines: paths.iter().map(line).collect(), taken: Vec::new() }
    }

    /// The middle of the label of the arrow counted `own`; without a label, the middle of the arrow.
    pub fn place(&mut self, own: usize, label: Option<Size>) -> Point {
        let points = self.lines.get(own).map(|line| line.points.clone()).unwrap_or_default();
        let Some(size) = label else { return along(&points, 0.5) };
        let mut best: Option<(usize, Point)> = None;
        for beside in [0.0, 1.0, 1.6] {
            // Beside the arrow only if every place on it lies on a card, another label or off the map.
            if beside > 0.0 && best.is_some_and(|(least, _)| least < 8) {
                break;
            }
            for share in SHARES {
                let on = along(&points, share);
                let (dx, dy) = (beside * (size.w / 2.0 + 8.0), beside * (size.h / 2.0 + 8.0));
                for at in [on, pt(on.x, on.y - dy), pt(on.x, on.y + dy), pt(on.x + dx, on.y), pt(on.x - dx, on.y)] {
                    let clashes = self.clashes(own, at, size);
                    if best.is_none_or(|(least, _)| clashes < least) {
                        best = Some((clashes, at));
                    }
                    if beside == 0.0 {
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

    /// How bad a place is: cards count most, then the edge of the map, other labels, other arrows.
    fn clashes(&self, own: usize, at: Point, size: Size) -> usize {
        let rect = around(at, size);
        let area = self.obstacles.area;
        let outside = !area.contains(rect.min) || !area.contains(rect.max);
        let cards = self.obstacles.near(&rect).len();
        let labels = self.taken.iter().filter(|t| t.intersects(&rect)).count();
        let others = self.lines.iter().take(MOST_ARROWS).enumerate().filter(|(i, _)| *i != own);
        let arrows =
            others.filter(|(_, line)| line.bounds.expand(1.0).intersects(&rect) && crosses(line, &rect)).count();
        64 * cards + 32 * usize::from(outside) + 8 * labels + arrows.min(7)
    }
}

fn crosses(line: &Line, rect: &Rect) -> bool {
    line.points.windows(2).any(|pair| passes(pair[0], pair[1], rect))
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
