//! Where the arrows of a drag pass the rows between their cards.
//!
//! An arrow passes a shelf where it did before, so that it does not jump from
//! frame to frame, or straight between its cards if it did not pass there, and
//! always beside cards and other arrows.

use crate::geometry::{Path, Rect, Segment};

use super::super::sheet::Link;
use super::curves::{HEAD, Stop};
use super::shelves::{APART, Shelves};
use super::skeleton::BEYOND;
use super::ways::Way;

/// Shortest upright piece of a path that is a passage, in points.
const PASSAGE: f32 = 20.0;

/// What is known about the passages of a drag.
pub(super) struct Passages<'a> {
    /// Height and x where each link of the map passed shelves at the beginning; see [`passed`].
    pub before: &'a [Vec<(f32, f32)>],
    /// The links of the dragged cards, which the shelves do not know.
    pub attached: &'a [usize],
    /// The dragged cards, which the shelves do not know either.
    pub dragged: &'a [usize],
    /// All cards as they stand.
    pub cards: &'a [Rect],
}

impl Passages<'_> {
    /// The stops of the touched links between their cards, from cause to effect. `ends` are the x of their ends.
    /// The shelves are left as they were.
    pub fn across(
        &self,
        shelves: &mut Shelves,
        touched: &[usize],
        (links, ways): (&[Link], &[Way]),
        ends: &[(f32, f32)],
    ) -> Vec<Vec<Stop>> {
        for &link in touched.iter().filter(|link| !self.attached.contains(link)) {
            for &(y, x) in &self.before[link] {
                shelves.forget(y, x);
            }
        }
        let mut noted = Vec::new();
        let mut all = Vec::with_capacity(links.len());
        for (at, ((&i, link), way)) in touched.iter().zip(links).zip(ways).enumerate() {
            let (from, to) = (self.cards[link.cause], self.cards[link.effect]);
            let near = ends[at];
            let mut stops = Vec::new();
            let is_up = *way == Way::Up;
            if matches!(way, Way::Up | Way::Down) {
                let (upper, lower) = if is_up { (to, from) } else { (from, to) };
                let others: Vec<Rect> = self
                    .dragged
                    .iter()
                    .filter(|&&c| c != link.cause && c != link.effect)
                    .map(|&c| self.cards[c])
                    .collect();
                for passage in shelves.between(upper.max.y + HEAD, lower.min.y - HEAD, &others) {
                    let (top, bottom) = (passage.top, passage.bottom);
                    let old = self.before[i].iter().find(|p| p.0 > top && p.0 < bottom).map(|p| p.1);
                    let share = (f32::midpoint(top, bottom) - upper.max.y) / (lower.min.y - upper.max.y);
                    let straight = upper.center().x + (lower.center().x - upper.center().x) * share;
                    // Where there is no height to change the x, the arrow goes straight on.
                    let wanted = if lower.min.y - bottom < APART {
                        if is_up { near.0 } else { near.1 }
                    } else if top - upper.max.y < APART {
                        if is_up { near.1 } else { near.0 }
                    } else {
                        old.unwrap_or(straight)
                    };
                    if let Some(x) = shelves.place(&passage, wanted) {
                        for (y, x) in passage.notes(shelves, x) {
                            shelves.note(y, x);
                            noted.push((y, x));
                        }
                        let (below, above) = (bottom + BEYOND, top - BEYOND);
                        stops.push(if is_up { Stop::upright(x, below, above) } else { Stop::upright(x, above, below) });
                    }
                }
                if is_up {
                    stops.reverse();
                }
            }
            all.push(stops);
        }
        for (y, x) in noted {
            shelves.forget(y, x);
        }
        for &link in touched.iter().filter(|link| !self.attached.contains(link)) {
            for &(y, x) in &self.before[link] {
                shelves.note(y, x);
            }
        }
        all
    }
}

/// Middle of each shelf that a path passes upright, and where.
pub(super) fn passed(path: &Path, shelves: &Shelves) -> Vec<(f32, f32)> {
    let mut passed = Vec::new();
    let mut from = path.start;
    for segment in &path.segments {
        let to = segment.end();
        if matches!(segment, Segment::Line(_)) && (from.x - to.x).abs() < 0.01 && (from.y - to.y).abs() > PASSAGE {
            let (upper, lower) = (from.y.min(to.y) - 0.1, from.y.max(to.y) + 0.1);
            passed.extend(shelves.between(upper, lower, &[]).iter().map(|p| (f32::midpoint(p.top, p.bottom), to.x)));
        }
        from = to;
    }
    passed
}
