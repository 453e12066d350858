//! How far each bend may go sideways between its neighbours in the row.

use crate::geometry::Rect;

use super::super::coordinates::{ARROW_GAP, PASSING_GAP};
use super::super::levels::Levels;
use super::Stops;

/// Share of the usual distances that is left where a stop has to give way.
const TIGHT: f32 = 0.6;

/// A card or a bend in a row.
#[derive(Clone, Copy)]
struct Item {
    left: f32,
    right: f32,
    is_bend: bool,
}

/// What stands in the rows, from left to right, and where each stop is.
pub(super) struct Slots {
    rows: Vec<Vec<Item>>,
    /// Row and place in the row of each stop.
    place: Vec<(u32, u32)>,
}

impl Slots {
    /// The slots of the bends of those links whose bends are all stops.
    pub fn of(levels: &Levels, cards: &[Rect], stops: &Stops) -> Self {
        let mut rows: Vec<Vec<(Item, Option<usize>)>> =
            levels.rows.iter().map(|row| Vec::with_capacity(row.len())).collect();
        for (card, rect) in cards.iter().enumerate() {
            rows[levels.row_of[card]].push((Item { left: rect.min.x, right: rect.max.x, is_bend: false }, None));
        }
        for (link, bends) in levels.bends.iter().enumerate() {
            let first = stops.starts[link] as usize;
            if stops.of(link).len() == bends.len() {
                for (i, &bend) in bends.iter().enumerate() {
                    let x = stops.items[first + i].x;
                    let item = Item { left: x, right: x, is_bend: true };
                    rows[levels.row_of[bend as usize]].push((item, Some(first + i)));
                }
            }
        }
        let mut place = vec![(0, 0); stops.items.len()];
        let rows = rows.into_iter().enumerate().map(|(r, mut row)| {
            row.sort_by(|a, b| a.0.left.total_cmp(&b.0.left).then(a.1.cmp(&b.1)));
            for (at, (_, stop)) in row.iter().enumerate() {
                if let Some(stop) = stop {
                    place[*stop] = (r as u32, at as u32);
                }
            }
            row.into_iter().map(|(item, _)| item).collect()
        });
        Self { rows: rows.collect(), place }
    }

    /// Where a stop is, and between which places it may go, the others staying where they are.
    pub fn slot(&self, stop: usize) -> (f32, f32, f32) {
        self.slot_within(stop, 1.0)
    }

    /// The same, nearer to the others than is usual, for a stop that has to give way to a foreign arrow.
    pub fn tight_slot(&self, stop: usize) -> (f32, f32, f32) {
        self.slot_within(stop, TIGHT)
    }

    fn slot_within(&self, stop: usize, share: f32) -> (f32, f32, f32) {
        let (row, at) = self.place[stop];
        let (row, at) = (&self.rows[row as usize], at as usize);
        let x = row[at].left;
        let gap = |other: &Item| share * if other.is_bend { ARROW_GAP as f32 } else { PASSING_GAP as f32 };
        // The outermost ones stay: outside is the edge of the map.
        let low = at.checked_sub(1).and_then(|i| row.get(i)).map_or(x, |item| item.right + gap(item));
        let high = row.get(at + 1).map_or(x, |item| item.left - gap(item));
        (x, low.min(x), high.max(x))
    }

    /// Puts a stop elsewhere in its slot.
    pub fn put(&mut self, stop: usize, x: f32) {
        let (row, at) = self.place[stop];
        let item = &mut self.rows[row as usize][at as usize];
        (item.left, item.right) = (x, x);
    }
}
