//! How far each bend, and each leg at the side of a card, may go sideways between its neighbours in the row.

use crate::geometry::Rect;

use super::super::gaps::{ARROW_GAP, PASSING_GAP};
use super::super::levels::Levels;
use super::Stops;
use super::elbows::{Beside, CLOSER};
use super::ports::Side;
use super::shifts::{NONE, Node, part};

/// Share of the usual distances that is left where a stop has to give way.
const TIGHT: f32 = 0.6;

/// What stands in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Card,
    Bend,
    Leg,
}

/// A card, a bend, or the leg of an arrow that ends at the side of a card.
#[derive(Clone, Copy)]
struct Item {
    left: f32,
    right: f32,
    kind: Kind,
    /// Its index in [`Slots::place`].
    id: u32,
}

impl Item {
    /// Least distance that an arrow keeps from it.
    fn gap(&self) -> f32 {
        (if self.kind == Kind::Card { PASSING_GAP } else { ARROW_GAP }) as f32
    }
}

/// What stands in the rows, from left to right, and where each stop is.
pub(super) struct Slots {
    rows: Vec<Vec<Item>>,
    /// Row and place in the row of each stop, then of each card, then of each leg.
    place: Vec<(u32, u32)>,
    stops: usize,
    /// The leftmost and the rightmost x of all rows.
    extent: (f32, f32),
}

impl Slots {
    /// The slots of the bends of those links whose bends are all stops.
    pub fn of(levels: &Levels, cards: &[Rect], stops: &Stops) -> Self {
        let mut rows: Vec<Vec<Item>> = levels.rows.iter().map(|row| Vec::with_capacity(row.len())).collect();
        let count = stops.items.len();
        for (card, rect) in cards.iter().enumerate() {
            let id = (count + card) as u32;
            rows[levels.row_of[card]].push(Item { left: rect.min.x, right: rect.max.x, kind: Kind::Card, id });
        }
        for (link, bends) in levels.bends.iter().enumerate() {
            let first = stops.starts[link] as usize;
            if stops.of(link).len() == bends.len() {
                for (i, &bend) in bends.iter().enumerate() {
                    let x = stops.items[first + i].x;
                    let item = Item { left: x, right: x, kind: Kind::Bend, id: (first + i) as u32 };
                    rows[levels.row_of[bend as usize]].push(item);
                }
            }
        }
        let mut place = vec![(0, 0); count + cards.len()];
        let mut extent = (f32::INFINITY, f32::NEG_INFINITY);
        for (r, row) in rows.iter_mut().enumerate() {
            let key = |item: &Item| if item.kind == Kind::Card { 0 } else { item.id + 1 };
            row.sort_by(|a, b| a.left.total_cmp(&b.left).then(key(a).cmp(&key(b))));
            for (at, item) in row.iter().enumerate() {
                place[item.id as usize] = (r as u32, at as u32);
                extent = (extent.0.min(item.left), extent.1.max(item.right));
            }
        }
        Self { rows, place, stops: count, extent }
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
        // The outermost bends stay: outside is the edge of the map.
        let (least, most) = if row[at].kind == Kind::Leg { self.extent } else { (x, x) };
        let low = at.checked_sub(1).and_then(|i| row.get(i)).map_or(least, |item| item.right + share * item.gap());
        let high = row.get(at + 1).map_or(most, |item| item.left - share * item.gap());
        (x, low.min(x), high.max(x))
    }

    /// Puts a leg right beside a card; where it is found like a stop.
    pub fn insert(&mut self, card: usize, side: Side, x: f32) -> usize {
        let (row, at) = self.place[self.stops + card];
        let at = at as usize + usize::from(side == Side::Right);
        let id = self.place.len();
        self.place.push((row, at as u32));
        let items = &mut self.rows[row as usize];
        items.insert(at, Item { left: x, right: x, kind: Kind::Leg, id: id as u32 });
        for (at, item) in items.iter().enumerate().skip(at) {
            self.place[item.id as usize].1 = at as u32;
        }
        id
    }

    /// How many stops, cards and legs there are.
    pub fn places(&self) -> usize {
        self.place.len()
    }

    /// Notes how far stops may go, for those that have a place in a list; what stands left and right of each card.
    pub fn neighbours(&self, places: &[u32], nodes: &mut [Node]) -> Vec<[Beside; 2]> {
        let cards = self.place.len() - self.stops;
        let mut beside = vec![[Beside::Edge(self.extent.0), Beside::Edge(self.extent.1)]; cards];
        let place = |item: &Item| places[item.id as usize];
        let stands = |item: &Item, limit: f32| match (item.id as usize).checked_sub(self.stops) {
            Some(card) => Beside::Card(card, limit),
            None if place(item) == NONE => Beside::Edge(limit),
            None => Beside::Place(place(item)),
        };
        for row in &self.rows {
            for (i, item) in row.iter().enumerate() {
                if let Some(node) = nodes.get_mut(place(item) as usize) {
                    node.x = item.left;
                    // The outermost bends stay: outside is the edge of the map.
                    if i == 0 {
                        node.low = item.left;
                    }
                    if i + 1 == row.len() {
                        node.high = item.left;
                    }
                }
                let Some(other) = i.checked_sub(1).and_then(|i| row.get(i)) else { continue };
                let gap = (CLOSER * other.gap().max(item.gap())).min(item.left - other.right);
                part(nodes, (place(other) as usize, other.right), (place(item) as usize, item.left), gap);
                if let Some(card) = (other.id as usize).checked_sub(self.stops) {
                    beside[card][1] = stands(item, item.left - CLOSER * item.gap());
                }
                if let Some(card) = (item.id as usize).checked_sub(self.stops) {
                    beside[card][0] = stands(other, other.right + CLOSER * other.gap());
                }
            }
        }
        beside
    }

    /// Puts a stop elsewhere in its slot.
    pub fn put(&mut self, stop: usize, x: f32) {
        let (row, at) = self.place[stop];
        let item = &mut self.rows[row as usize][at as usize];
        (item.left, item.right) = (x, x);
    }
}
