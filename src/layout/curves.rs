//! The shapes of arrows: S-curves, straight runs, arches, rounded corners.
//!
//! Each curve leaves and arrives parallel to an axis and stays inside the
//! rectangle spanned by its ends (an arch: plus its height), so a corridor
//! that is free of cards keeps the curve free as well.

use crate::geometry::{Path, Point, Segment, pt};

/// Length of the straight last piece under an arrowhead, in points.
const HEAD: f32 = 8.0;
/// Radius of the corners of an orthogonal way.
const CORNER: f32 = 12.0;

/// A place where a vertical arrow passes straight between two heights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stop {
    /// Where it passes.
    pub x: f32,
    /// Height at which the passage is entered.
    pub enter: f32,
    /// Height at which it is left.
    pub leave: f32,
}

/// From `start` through the stops to `end`, vertical at both ends; the middle of each curve
/// (there is one more than stops) is moved down by its lean.
pub(super) fn vertical(start: Point, stops: &[Stop], end: Point, leans: &[f32]) -> Path {
    let mut path = Path::from(start);
    let lean = |i: usize| leans.get(i).copied().unwrap_or(0.0);
    for (i, stop) in stops.iter().enumerate() {
        bend_to(&mut path, pt(stop.x, stop.enter), lean(i));
        path.line_to(pt(stop.x, stop.leave));
    }
    let rise = end.y - path.end().y;
    let is_straight = (end.x - path.end().x).abs() < 0.01;
    if rise.abs() > 3.0 * HEAD && !is_straight {
        bend_to(&mut path, pt(end.x, end.y - HEAD * rise.signum()), lean(stops.len()));
    } else {
        bend_to(&mut path, end, 0.0);
    }
    path.line_to(end);
    tidied(path)
}

/// An S-curve with vertical ends; the flatter its middle, the longer its straight ends.
fn bend_to(path: &mut Path, to: Point, lean: f32) {
    let from = path.end();
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    if dx.abs() < 0.01 {
        path.line_to(to);
        return;
    }
    let reach = 0.5 + 0.3 * (dx.abs() / (dy.abs() * 6.0).max(1.0)).min(1.0);
    // A cubic's middle moves by 3/8 of what its control points move.
    let lean = if dy == 0.0 { 0.0 } else { (lean / (0.75 * dy)).clamp(-0.25, 0.25) };
    let (leave, arrive) = ((reach + lean).clamp(0.1, 0.98) * dy, (reach - lean).clamp(0.1, 0.98) * dy);
    path.cubic_to(pt(from.x, from.y + leave), pt(to.x, to.y - arrive), to);
}

/// From side to side, horizontal at both ends.
pub(super) fn level(start: Point, end: Point) -> Path {
    let mut path = Path::from(start);
    if (start.y - end.y).abs() < 0.01 {
        path.line_to(end);
    } else {
        let dx = end.x - start.x;
        let head = if dx.abs() > 4.0 * HEAD { HEAD * dx.signum() } else { 0.0 };
        let before = pt(end.x - head, end.y);
        let half = (before.x - start.x) * 0.5;
        path.cubic_to(pt(start.x + half, start.y), pt(before.x - half, before.y), before);
        path.line_to(end);
    }
    tidied(path)
}

/// Over (or under) everything down to `base`, at its highest `peak` beyond it; `peak` is negative upwards.
pub(super) fn arch(start: Point, end: Point, base: f32, peak: f32) -> Path {
    let side = (end.x - start.x).signum();
    let wide = ((end.x - start.x).abs() / 2.0).min(peak.abs() * 1.6);
    let top = base + peak;
    let bow = 0.552_284_8;
    let mut path = Path::from(start);
    path.line_to(pt(start.x, base));
    let (a, b) = (start.x + side * wide, end.x - side * wide);
    path.cubic_to(pt(start.x, base + peak * bow), pt(a - side * wide * bow, top), pt(a, top));
    path.line_to(pt(b, top));
    path.cubic_to(pt(b + side * wide * bow, top), pt(end.x, base + peak * bow), pt(end.x, base));
    path.line_to(end);
    tidied(path)
}

/// A polyline with rounded corners.
pub(super) fn rounded(points: &[Point]) -> Path {
    let Some((&start, rest)) = points.split_first() else { return Path::default() };
    let mut path = Path::from(start);
    for (i, &corner) in rest.iter().enumerate() {
        let Some(&next) = rest.get(i + 1) else {
            path.line_to(corner);
            continue;
        };
        let before = if i == 0 { start } else { rest[i - 1] };
        let radius = CORNER.min(before.distance(corner) / 2.0).min(corner.distance(next) / 2.0);
        let enter = corner + (before - corner).normalized() * radius;
        let leave = corner + (next - corner).normalized() * radius;
        path.line_to(enter);
        path.cubic_to(enter.lerp(corner, 0.55), leave.lerp(corner, 0.55), leave);
    }
    tidied(path)
}

/// Without steps of no length, straight steps in one direction joined.
fn tidied(path: Path) -> Path {
    let mut tidy = Path::from(path.start);
    let mut before = path.start;
    for segment in path.segments {
        let at = tidy.end();
        if let Segment::Line(to) = segment {
            if to.distance(at) < 0.01 {
                continue;
            }
            if let Some(Segment::Line(last)) = tidy.segments.last_mut() {
                let cross = (last.x - before.x) * (to.y - last.y) - (last.y - before.y) * (to.x - last.x);
                let along = (last.x - before.x) * (to.x - last.x) + (last.y - before.y) * (to.y - last.y);
                if cross.abs() < 0.01 && along > 0.0 {
                    *last = to;
                    continue;
                }
            }
        }
        before = at;
        tidy.segments.push(segment);
    }
    if tidy.segments.is_empty() {
        tidy.line_to(path.start);
    }
    tidy
}
