//! Where arrows can pass between cards that stand anywhere.
//!
//! Cards whose heights overlap are one shelf. An arrow passes a shelf upright
//! at a free x, as near as possible to where it would like to and apart from
//! the arrows that pass there already. On a map as it is laid out the shelves
//! are its rows; pinned and dragged cards make others.

use crate::geometry::Rect;

use super::super::coordinates::{ARROW_GAP, PASSING_GAP};

/// An arrow leaves its wanted x by at most so much, in points.
const FARTHEST: f32 = 1_200.0;
/// What sums of `f32` may be off by, in points.
const ROUNDING: f32 = 0.1;

/// Cards side by side.
struct Shelf {
    top: f32,
    bottom: f32,
    /// Stretches that cards take, from left to right, disjoint.
    taken: Vec<(f32, f32)>,
    /// Where arrows pass, sorted.
    passed: Vec<f32>,
}

/// All shelves, from top to bottom.
pub(super) struct Shelves {
    shelves: Vec<Shelf>,
    left: f32,
    right: f32,
}

impl Shelves {
    /// The shelves of cards; arrows stay in the area.
    pub fn of(cards: impl Iterator<Item = Rect>, area: &Rect) -> Self {
        let mut cards: Vec<Rect> = cards.collect();
        cards.sort_by(|a, b| a.min.y.total_cmp(&b.min.y).then(a.min.x.total_cmp(&b.min.x)));
        let mut shelves: Vec<Shelf> = Vec::new();
        for card in cards {
            let taken = (card.min.x - PASSING_GAP as f32, card.max.x + PASSING_GAP as f32);
            match shelves.last_mut() {
                Some(shelf) if card.min.y < shelf.bottom => {
                    shelf.bottom = shelf.bottom.max(card.max.y);
                    shelf.taken.push(taken);
                }
                _ => {
                    shelves.push(Shelf { top: card.min.y, bottom: card.max.y, taken: vec![taken], passed: Vec::new() })
                }
            }
        }
        for shelf in &mut shelves {
            shelf.taken.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut merged: Vec<(f32, f32)> = Vec::with_capacity(shelf.taken.len());
            for &(low, high) in &shelf.taken {
                match merged.last_mut() {
                    Some(last) if low < last.1 => last.1 = last.1.max(high),
                    _ => merged.push((low, high)),
                }
            }
            shelf.taken = merged;
        }
        Self { shelves, left: area.min.x + 2.0, right: area.max.x - 2.0 }
    }

    /// Top and bottom of the shelves that lie between two heights, from top to bottom, with their numbers.
    pub fn between(&self, upper: f32, lower: f32) -> impl DoubleEndedIterator<Item = (usize, f32, f32)> {
        let from = self.shelves.partition_point(|s| s.top <= upper);
        let inside = self.shelves[from..].iter().enumerate().take_while(move |(_, s)| s.bottom < lower);
        let inside: Vec<_> = inside.map(|(i, s)| (from + i, s.top, s.bottom)).collect();
        inside.into_iter()
    }

    /// Notes that an arrow passes the shelf round a height.
    pub fn note(&mut self, y: f32, x: f32) {
        let at = self.shelves.partition_point(|s| s.bottom < y);
        if let Some(shelf) = self.shelves.get_mut(at).filter(|s| s.top <= y) {
            let place = shelf.passed.partition_point(|p| *p < x);
            shelf.passed.insert(place, x);
        }
    }

    /// Forgets one arrow that was noted.
    pub fn forget(&mut self, y: f32, x: f32) {
        let at = self.shelves.partition_point(|s| s.bottom < y);
        if let Some(shelf) = self.shelves.get_mut(at).filter(|s| s.top <= y)
            && let Some(place) = shelf.passed.iter().position(|p| *p == x)
        {
            shelf.passed.remove(place);
        }
    }

    /// The free place nearest to an x in a shelf, if one is near enough.
    pub fn place(&self, shelf: usize, x: f32) -> Option<f32> {
        let shelf = &self.shelves[shelf];
        let left = self.search(shelf, x, -1.0);
        let right = self.search(shelf, x, 1.0);
        match (left, right) {
            (Some(a), Some(b)) => Some(if x - a <= b - x { a } else { b }),
            (one, other) => one.or(other),
        }
    }

    /// The first free place from an x on in one direction.
    fn search(&self, shelf: &Shelf, x: f32, direction: f32) -> Option<f32> {
        let mut at = x.clamp(self.left, self.right);
        let gap = ARROW_GAP as f32;
        loop {
            if at < self.left || at > self.right || (at - x).abs() > FARTHEST {
                return None;
            }
            let next = shelf.taken.partition_point(|t| t.1 <= at);
            if let Some(&(low, high)) = shelf.taken.get(next)
                && low < at
            {
                at = if direction < 0.0 { low } else { high };
                continue;
            }
            let next = shelf.passed.partition_point(|p| *p <= at - gap + ROUNDING);
            match shelf.passed.get(next) {
                Some(&passed) if passed < at + gap - ROUNDING => at = passed + direction * gap,
                _ => return Some(at),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_passes_beside_cards_and_other_arrows() {
        let cards = [Rect::new(100.0, 50.0, 100.0, 40.0), Rect::new(240.0, 60.0, 100.0, 20.0)];
        let mut shelves = Shelves::of(cards.into_iter(), &Rect::new(0.0, 0.0, 500.0, 200.0));
        assert_eq!(shelves.between(0.0, 200.0).collect::<Vec<_>>(), [(0, 50.0, 90.0)]);
        assert_eq!(shelves.place(0, 190.0), Some(214.0));
        assert_eq!(shelves.place(0, 40.0), Some(40.0));
        shelves.note(70.0, 216.0);
        assert_eq!(shelves.place(0, 220.0), Some(226.0));
        shelves.forget(70.0, 216.0);
        assert_eq!(shelves.place(0, 220.0), Some(220.0));
    }
}
