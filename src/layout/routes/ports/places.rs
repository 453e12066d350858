//! The ends on the edges of cards as places that can be shifted.
//!
//! An end that has been turned to the side of its card is none of these: the
//! others on its edge have its room.

use super::super::shifts::{NONE, Node, part};
use super::{End, Ports, Side};

impl Ports<'_> {
    /// How many links have ends.
    pub fn links(&self) -> usize {
        self.index.len()
    }

    /// Notes how far ends may go, for those that have a place in a list (start and end of each link).
    pub fn neighbours(&self, places: &[(u32, u32)], nodes: &mut [Node]) {
        let place = |end: &End| {
            let (start, tip) = places[end.link];
            if end.is_cause { start } else { tip }
        };
        let mut before: Option<&End> = None;
        for end in self.ends.iter().filter(|e| e.turn.is_none()) {
            let at = place(end) as usize;
            if let Some(node) = nodes.get_mut(at) {
                (node.x, node.low, node.high) = (end.at, end.low.min(end.at), end.high.max(end.at));
            }
            if let Some(other) = before.filter(|e| (e.card, e.side) == (end.card, end.side)) {
                let (left, gap) = (place(other) as usize, self.port_gap.min(end.at - other.at));
                part(nodes, (left, other.at), (at, end.at), gap);
                if let Some(node) = nodes.get_mut(at) {
                    node.is_open.0 = left != NONE as usize;
                }
                if let Some(node) = nodes.get_mut(left) {
                    node.is_open.1 = at != NONE as usize;
                }
            }
            before = Some(end);
        }
    }

    /// Gives the ends that are left on crowded sides the room of those that have been turned.
    pub fn separate(&mut self) {
        let mut from = 0;
        while from < self.ends.len() {
            let side = (self.ends[from].card, self.ends[from].side);
            let count = self.ends[from..].iter().take_while(|e| (e.card, e.side) == side).count();
            let ends = &mut self.ends[from..from + count];
            from += count;
            let left = ends.iter().filter(|e| e.turn.is_none()).count();
            if left < 2 || left == count {
                continue;
            }
            let (low, high) = (ends[0].low, ends[0].high);
            let step = self.port_gap.min((high - low) / (left - 1) as f32);
            let mut least = low;
            for end in ends.iter_mut().filter(|e| e.turn.is_none()) {
                end.at = end.at.max(least);
                least = end.at + step;
            }
            let mut most = high;
            for end in ends.iter_mut().rev().filter(|e| e.turn.is_none()) {
                end.at = end.at.min(most);
                most = end.at - step;
            }
        }
    }

    /// Heights of the uppermost and the lowest level arrow at an upright side of a card.
    pub fn level_ends(&self, card: usize, side: Side) -> Option<(f32, f32)> {
        let from = self.ends.partition_point(|e| (e.card, e.side) < (card, side));
        let ends = self.ends[from..].iter().take_while(|e| (e.card, e.side) == (card, side));
        ends.map(|e| (e.at, e.at)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}
