//! The way of a dragged card's arrow where its gaps are full.
//!
//! Up to the gap between two rows, along it to the nearest place where no card
//! stands in the next row, and on. Other arrows may be met on the way, cards
//! are not; it costs a few look-ups for each row, so it is there when the
//! search for a better way has come to its end.

use crate::geometry::{Path, Rect, pt};

use super::super::arrow::{Arrow, CLEARANCE};
use super::super::curves::{self, Stop};
use super::super::shelves::Shelves;
use crate::layout::gaps::PASSING_GAP;

/// An arrow passes a row upright from so much before it to so much behind it, in points.
const PAST: f32 = 4.0;
/// So many cards side by side are passed in one direction at most.
const MOST_CARDS: usize = 40;

/// The path of an upright arrow from its first stop to its last, if it is free.
pub(super) fn climb(arrow: &Arrow<'_>, stops: &[Stop], shelves: &Shelves) -> Option<Path> {
    let (first, last) = (stops.first()?, stops.last()?);
    let (from, to) = ((first.x, first.leave), (last.x, last.enter));
    let is_up = to.1 < from.1;
    let (upper, lower) = if is_up { (to, from) } else { (from, to) };
    let cards = arrow.obstacles.cards;
    let foreign = arrow.obstacles.dragged.iter().filter(|&&c| c != arrow.cause && c != arrow.effect);
    let others: Vec<Rect> = foreign.map(|&c| cards[c]).collect();
    let mut passages = shelves.between(upper.1, lower.1, &others);
    if is_up {
        passages.reverse();
    }
    let mut way = vec![*first];
    let mut x = from.0;
    for passage in passages {
        let share = (f32::midpoint(passage.top, passage.bottom) - from.1) / (to.1 - from.1);
        let straight = from.0 + (to.0 - from.0) * share;
        let strip = Rect { min: pt(0.0, passage.top), max: pt(0.0, passage.bottom) };
        x = clear_x(arrow, &strip, straight).or_else(|| clear_x(arrow, &strip, x))?;
        let (below, above) = (passage.bottom + PAST, passage.top - PAST);
        way.push(if is_up { Stop::upright(x, below, above) } else { Stop::upright(x, above, below) });
    }
    way.push(*last);
    let path = curves::vertical(&way, &[]);
    arrow.obstacles.is_free(&path, arrow.cause, arrow.effect, CLEARANCE).then_some(path)
}

/// The x nearest to a wanted one at which no card reaches into a strip.
fn clear_x(arrow: &Arrow<'_>, strip: &Rect, wanted: f32) -> Option<f32> {
    let obstacles = arrow.obstacles;
    let gap = PASSING_GAP as f32;
    let go = |is_right: bool| {
        let mut x = wanted;
        for _ in 0..MOST_CARDS {
            if x < obstacles.area.min.x || x > obstacles.area.max.x {
                return None;
            }
            let here = Rect { min: pt(x - gap + 0.5, strip.min.y), max: pt(x + gap - 0.5, strip.max.y) };
            let near = obstacles.near(&here);
            let edges = near.iter().map(|&c| obstacles.cards[c]);
            match edges.map(|r| if is_right { r.max.x + gap } else { gap - r.min.x }).reduce(f32::max) {
                Some(edge) => x = if is_right { edge } else { -edge },
                None => return Some(x),
            }
        }
        None
    };
    match (go(false), go(true)) {
        (Some(a), Some(b)) => Some(if wanted - a <= b - wanted { a } else { b }),
        (one, other) => one.or(other),
    }
}
