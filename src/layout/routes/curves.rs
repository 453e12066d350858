//! The shapes of arrows: S-curves, straight runs, arches, rounded corners.
//!
//! Each curve leaves and arrives parallel to an axis and stays inside the
//! rectangle spanned by its ends (an arch: plus its height), so a corridor
//! that is free of cards keeps the curve free as well.

use crate::geometry::{Path, Point, Segment, pt};

/// Length of the straight last piece under an arrowhead, in points.
pub(super) const HEAD: f32 = 8.0;
/// Share of an S-curve's height over which each of its ends pulls it upright.
const REACH: f32 = 0.44;
/// Where the control points of a quarter of an ellipse are, as a share of its axes.
const ROUND: f32 = 0.552_284_8;

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

impl Stop {
    /// A passage at an x.
    pub const fn upright(x: f32, enter: f32, leave: f32) -> Self {
        Self { x, enter, leave }
    }
}

/// How an upright arrow changes its x between two stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bend {
    /// An S-curve whose middle is moved down by so many points.
    Soft(f32),
    /// A straight line, or two whose meeting point is so far below the middle of the one.
    Chord(f32),
    /// Along a level run at a height, with rounded corners of a radius.
    Run {
        /// The height of the run.
        y: f32,
        /// Largest radius of its corners.
        radius: f32,
    },
}

/// Through the stops, the first and the last of which are the ends; vertical at both ends.
pub(super) fn vertical(stops: &[Stop], bends: &[Bend]) -> Path {
    let Some((first, rest)) = stops.split_first() else { return Path::default() };
    let mut path = Path { segments: Vec::with_capacity(3 * stops.len()), ..Path::from(pt(first.x, first.enter)) };
    join(&mut path, pt(first.x, first.leave));
    for (i, stop) in rest.iter().enumerate() {
        let to = pt(stop.x, stop.enter);
        match bends.get(i) {
            Some(&Bend::Run { y, radius }) => run_to(&mut path, to, y, radius),
            Some(&Bend::Soft(lean)) => bend_to(&mut path, to, lean),
            Some(&Bend::Chord(sag)) => chord_to(&mut path, to, sag),
            None => bend_to(&mut path, to, 0.0),
        }
        join(&mut path, pt(stop.x, stop.leave));
    }
    path
}

/// A straight line on, upright; one with an upright line before it.
fn join(path: &mut Path, to: Point) {
    let at = path.end();
    if (at.y - to.y).abs() < 0.01 {
        return;
    }
    let is_first = path.segments.len() < 2;
    let before = if is_first { path.start } else { path.segments[path.segments.len() - 2].end() };
    match path.segments.last_mut() {
        Some(Segment::Line(last)) if before.x == last.x && last.x == to.x => *last = to,
        _ => path.line_to(to),
    }
}

/// An S-curve with vertical ends; the flatter its middle, the longer its straight ends.
fn bend_to(path: &mut Path, to: Point, lean: f32) {
    let from = path.end();
    if (to.x - from.x).abs() < 0.01 {
        join(path, to);
        return;
    }
    let (_, a, b, end) = cubic_of(from.x, to.x, from.y, to.y, lean);
    path.cubic_to(a, b, end);
}

/// The S-curve between two heights; its middle is moved down by a lean.
pub(super) fn cubic_of(x0: f32, x1: f32, y0: f32, y1: f32, lean: f32) -> (Point, Point, Point, Point) {
    let dy = y1 - y0;
    // A cubic's middle moves by 3/8 of what its control points move.
    let lean = if dy == 0.0 { 0.0 } else { (lean / (0.75 * dy)).clamp(-0.25, 0.25) };
    let (leave, arrive) = ((REACH + lean) * dy, (REACH - lean) * dy);
    (pt(x0, y0), pt(x0, y0 + leave), pt(x1, y1 - arrive), pt(x1, y1))
}

/// Straight on; bent in the middle by a sag.
fn chord_to(path: &mut Path, to: Point, sag: f32) {
    if sag != 0.0 {
        path.line_to(path.end().lerp(to, 0.5) + pt(0.0, sag));
    }
    path.line_to(to);
}

/// Upright to a height, level to the x of the end, upright to the end; corners are quarters of ellipses.
fn run_to(path: &mut Path, to: Point, y: f32, radius: f32) {
    let from = path.end();
    let dx = to.x - from.x;
    if dx.abs() < 0.01 {
        join(path, to);
        return;
    }
    let wide = radius.min(dx.abs() / 2.0) * dx.signum();
    let (rise, rest) = (y - from.y, to.y - y);
    let (into, out) = (radius.min(rise.abs()) * rise.signum(), radius.min(rest.abs()) * rest.signum());
    join(path, pt(from.x, y - into));
    path.cubic_to(pt(from.x, y - into * (1.0 - ROUND)), pt(from.x + wide * (1.0 - ROUND), y), pt(from.x + wide, y));
    if (dx - 2.0 * wide).abs() > 0.01 {
        path.line_to(pt(to.x - wide, y));
    }
    path.cubic_to(pt(to.x - wide * (1.0 - ROUND), y), pt(to.x, y + out * (1.0 - ROUND)), pt(to.x, y + out));
    join(path, to);
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

/// An upright path from and to the sides of its cards: where its ends are not in line with the given ones, it is
/// led there by corners with a radius.
pub(super) fn elbowed(mut path: Path, start: Point, end: Point, radius: f32) -> Path {
    let tip = path.end();
    let is_turned = [(start.x - path.start.x).abs() > 0.01, (end.x - tip.x).abs() > 0.01];
    let share = if is_turned == [true, true] && path.segments.len() == 1 { 0.5 } else { 1.0 };
    if is_turned[1]
        && let Some(Segment::Line(to)) = path.segments.last().copied()
    {
        let from = path.segments.iter().rev().nth(1).map_or(path.start, Segment::end);
        let (rise, way) = (to.y - from.y, end.x - to.x);
        let radius = radius.min(rise.abs() * share).min((way.abs() - HEAD).max(1.0));
        let (enter, leave) = (pt(to.x, to.y - radius * rise.signum()), pt(to.x + radius * way.signum(), to.y));
        path.segments.pop();
        join(&mut path, enter);
        path.cubic_to(enter.lerp(to, ROUND), leave.lerp(to, ROUND), leave);
        path.line_to(end);
    }
    if is_turned[0]
        && let Some(Segment::Line(to)) = path.segments.first().copied()
    {
        let corner = path.start;
        let (rise, way) = (to.y - corner.y, corner.x - start.x);
        let radius = radius.min(rise.abs() * share).min(way.abs());
        let (enter, leave) =
            (pt(corner.x - radius * way.signum(), corner.y), pt(corner.x, corner.y + radius * rise.signum()));
        let mut led = Path::from(start);
        led.line_to(enter);
        led.cubic_to(enter.lerp(corner, ROUND), leave.lerp(corner, ROUND), leave);
        led.segments.append(&mut path.segments);
        path = led;
    }
    tidied(path)
}

/// Over (or under) everything down to `base`, at its highest `peak` beyond it; `peak` is negative upwards.
pub(super) fn arch(start: Point, end: Point, base: f32, peak: f32) -> Path {
    let side = (end.x - start.x).signum();
    let wide = ((end.x - start.x).abs() / 2.0).min(peak.abs() * 1.6);
    let top = base + peak;
    let bow = ROUND;
    let mut path = Path::from(start);
    path.line_to(pt(start.x, base));
    let (a, b) = (start.x + side * wide, end.x - side * wide);
    path.cubic_to(pt(start.x, base + peak * bow), pt(a - side * wide * bow, top), pt(a, top));
    path.line_to(pt(b, top));
    path.cubic_to(pt(b + side * wide * bow, top), pt(end.x, base + peak * bow), pt(end.x, base));
    path.line_to(end);
    tidied(path)
}

/// A polyline with corners rounded by a radius.
pub(super) fn rounded(points: &[Point], corner_radius: f32) -> Path {
    let Some((&start, rest)) = points.split_first() else { return Path::default() };
    let mut path = Path::from(start);
    for (i, &corner) in rest.iter().enumerate() {
        let Some(&next) = rest.get(i + 1) else {
            path.line_to(corner);
            continue;
        };
        let before = if i == 0 { start } else { rest[i - 1] };
        let radius = corner_radius.min(before.distance(corner) / 2.0).min(corner.distance(next) / 2.0);
        let enter = corner + (before - corner).normalized() * radius;
        let leave = corner + (next - corner).normalized() * radius;
        path.line_to(enter);
        path.cubic_to(enter.lerp(corner, 0.55), leave.lerp(corner, 0.55), leave);
    }
    tidied(path)
}

/// One path after the other, which starts where the first ends.
pub(super) fn joined(mut one: Path, other: Path) -> Path {
    one.segments.extend(other.segments);
    tidied(one)
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
