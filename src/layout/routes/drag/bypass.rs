//! A short way round a dragged card for an arrow that ran where the card is now.
//!
//! The arrow keeps its old path but for the stretch from a little before the
//! card to a little behind it, so nothing moves far from the card, and the
//! search stays among the few cards near by, however large the map is.

use crate::geometry::{Path, Point, Rect, Segment, cubic_at, pt};

use super::super::arrow::CLEARANCE;
use super::super::curves::{self, HEAD};
use super::super::obstacles::{Obstacles, passes, within};

/// How far before the card the arrow leaves its path, tried in this order, in points.
const REACHES: [f32; 5] = [12.0, 24.0, 48.0, 90.0, 160.0];
/// Distances beyond the clearance that the way round keeps from the card, in points.
const OFFS: [f32; 2] = [7.0, 1.0];
/// Cards nearer than this to the block are passed with it, in points.
const BESIDE: f32 = 8.0;
/// Straight pieces into which a curve is cut.
const STEPS: usize = 12;

/// The path of an arrow led round the dragged cards, if it is free then. `ends` are the arrow's own cards.
pub(super) fn round(obstacles: &Obstacles<'_>, path: &Path, ends: (usize, usize), corner: f32) -> Option<Path> {
    let points = path.flatten(STEPS);
    let is_met = |rect: &Rect| points.windows(2).any(|pair| passes(pair[0], pair[1], rect));
    let foreign = obstacles.dragged.iter().filter(|&&card| card != ends.0 && card != ends.1);
    let met = foreign.map(|&card| obstacles.cards[card].expand(CLEARANCE)).filter(is_met);
    let block = met.reduce(|a, b| a.union(&b))?;
    // Then round all that stands so close to the card that nothing fits between.
    let near = obstacles.near(&block.expand(BESIDE)).into_iter().filter(|&card| card != ends.0 && card != ends.1);
    let wide = near.map(|card| obstacles.cards[card].expand(CLEARANCE)).fold(block, |a, b| a.union(&b));
    let blocks = [Some(block), Some(wide).filter(|w| *w != block)];
    blocks.into_iter().flatten().find_map(|block| round_block(obstacles, path, &points, &block, ends, corner))
}

/// The path round a rectangle: along one of its sides, the shortest that is free.
fn round_block(
    obstacles: &Obstacles<'_>,
    path: &Path,
    points: &[Point],
    block: &Rect,
    ends: (usize, usize),
    corner: f32,
) -> Option<Path> {
    // Where, from the start and from the end, the path meets the block.
    let (mut enter, mut leave, mut length) = (f32::MAX, 0.0_f32, 0.0);
    for pair in points.windows(2) {
        let piece = pair[0].distance(pair[1]);
        if let Some((from, to)) = within(pair[0], pair[1], block) {
            enter = enter.min(length + from * piece);
            leave = leave.max(length + to * piece);
        }
        length += piece;
    }
    let back = reversed(path);
    let is_free = |path: &Path| obstacles.is_free(path, ends.0, ends.1, CLEARANCE);
    // Both ends stay as they are.
    let (before, behind) = (enter, length - leave);
    if enter >= leave || before <= HEAD || behind <= HEAD {
        return None;
    }
    REACHES.into_iter().find_map(|reach| {
        let (head, tail) = (up_to(path, (before - reach).max(HEAD)), up_to(&back, (behind - reach).max(HEAD)));
        let (from, to) = (head.end(), tail.end());
        let mut ways: Vec<[Point; 4]> = Vec::new();
        for off in OFFS {
            for x in [block.min.x - off, block.max.x + off] {
                ways.push([from, pt(x, from.y), pt(x, to.y), to]);
            }
            for y in [block.min.y - off, block.max.y + off] {
                ways.push([from, pt(from.x, y), pt(to.x, y), to]);
            }
        }
        let length = |way: &[Point; 4]| way.windows(2).map(|p| p[0].distance(p[1])).sum::<f32>();
        ways.sort_by(|a, b| length(a).total_cmp(&length(b)));
        let round = ways.iter().map(|way| curves::rounded(way, corner)).find(is_free)?;
        let path = curves::joined(curves::joined(head, round), reversed(&tail));
        is_free(&path).then_some(path)
    })
}

/// The first part of a path, so long; a curve that goes on beyond it is cut into lines.
fn up_to(path: &Path, length: f32) -> Path {
    let mut part = Path::from(path.start);
    let mut left = length;
    for &segment in &path.segments {
        let from = part.end();
        let pieces: Vec<Point> = match segment {
            Segment::Line(end) => vec![end],
            Segment::Cubic(a, b, end) => {
                (1..=STEPS).map(|i| cubic_at(from, a, b, end, i as f32 / STEPS as f32)).collect()
            }
        };
        let mut last = from;
        let whole = pieces.iter().map(|&p| std::mem::replace(&mut last, p).distance(p)).sum::<f32>();
        if whole <= left {
            part.segments.push(segment);
            left -= whole;
            continue;
        }
        for piece in pieces {
            let at = part.end();
            let step = at.distance(piece);
            if left <= 0.0 {
                return part;
            }
            part.line_to(at.lerp(piece, (left / step).min(1.0)));
            left -= step;
        }
        return part;
    }
    part
}

/// The same path from its end to its start.
fn reversed(path: &Path) -> Path {
    let mut back = Path::from(path.end());
    for (i, segment) in path.segments.iter().enumerate().rev() {
        let to = i.checked_sub(1).map_or(path.start, |before| path.segments[before].end());
        match *segment {
            Segment::Line(_) => back.line_to(to),
            Segment::Cubic(a, b, _) => back.cubic_to(b, a, to),
        }
    }
    back
}
