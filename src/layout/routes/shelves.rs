//! Where arrows can pass between cards that stand anywhere.
//!
//! Cards whose heights overlap are one shelf. An arrow passes a shelf upright
//! at a free x, as near as possible to where it would like to and apart from
//! the arrows that pass there already. On a map as it is laid out the shelves
//! are its rows; pinned and dragged cards make others.

use crate::geometry::Rect;

use super::super::gaps::{ARROW_GAP, PASSING_GAP};

/// An arrow leaves its wanted x by at most so much, in points.
const FARTHEST: f32 = 1_200.0;
/// Least height in which an arrow can change its x, in points.
pub(super) const APART: f32 = 22.0;
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
    all: Vec<Shelf>,
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
                    shelves.push(Shelf { top: card.min.y, bottom: card.max.y, taken: vec![taken], passed: Vec::new() });
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
        Self { all: shelves, left: area.min.x + 2.0, right: area.max.x - 2.0 }
    }

    /// What an arrow passes between two heights, from top to bottom: shelves, and other cards given by their places.
    ///
    /// Things that are so near that no arrow could change its x between them are passed at once.
    pub fn between(&self, upper: f32, lower: f32, others: &[Rect]) -> Vec<Passage> {
        let from = self.all.partition_point(|s| s.top <= upper);
        let inside = self.all[from..].iter().enumerate().take_while(|(_, s)| s.top < lower);
        let mut passages: Vec<Passage> = inside
            .filter(|(_, s)| s.bottom < lower)
            .map(|(i, s)| Passage { top: s.top, bottom: s.bottom, shelves: vec![from + i], others: Vec::new() })
            .collect();
        for other in others.iter().filter(|o| o.max.y > upper && o.min.y < lower) {
            let gap = PASSING_GAP as f32;
            let stretch = (other.min.x - gap, other.max.x + gap);
            let (top, bottom) = (other.min.y.max(upper), other.max.y.min(lower));
            passages.push(Passage { top, bottom, shelves: Vec::new(), others: vec![stretch] });
        }
        if others.is_empty() {
            return passages;
        }
        passages.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.bottom.total_cmp(&b.bottom)));
        let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
        for passage in passages {
            match joined.last_mut() {
                Some(last) if passage.top < last.bottom + APART => {
                    last.bottom = last.bottom.max(passage.bottom);
                    last.shelves.extend(passage.shelves);
                    last.others.extend(passage.others);
                }
                _ => joined.push(passage),
            }
        }
        joined
    }

    /// The edge of the shelf round a height in one direction (-1 up, 1 down), if there is a shelf.
    pub fn edge(&self, y: f32, direction: f32) -> Option<f32> {
        let at = self.all.partition_point(|s| s.bottom < y);
        let shelf = self.all.get(at).filter(|s| s.top <= y)?;
        Some(if direction < 0.0 { shelf.top } else { shelf.bottom })
    }

    /// Notes that an arrow passes the shelf round a height.
    pub fn note(&mut self, y: f32, x: f32) {
        let at = self.all.partition_point(|s| s.bottom < y);
        if let Some(shelf) = self.all.get_mut(at).filter(|s| s.top <= y) {
            let place = shelf.passed.partition_point(|p| *p < x);
            shelf.passed.insert(place, x);
        }
    }

    /// Forgets one arrow that was noted.
    pub fn forget(&mut self, y: f32, x: f32) {
        let at = self.all.partition_point(|s| s.bottom < y);
        if let Some(shelf) = self.all.get_mut(at).filter(|s| s.top <= y)
            && let Some(place) = shelf.passed.iter().position(|p| *p == x)
        {
            shelf.passed.remove(place);
        }
    }

    /// The free place nearest to an x in a passage, if one is near enough.
    pub fn place(&self, passage: &Passage, x: f32) -> Option<f32> {
        let left = self.search(passage, x, -1.0);
        let right = self.search(passage, x, 1.0);
        match (left, right) {
            (Some(a), Some(b)) => Some(if x - a <= b - x { a } else { b }),
            (one, other) => one.or(other),
        }
    }

    /// The first free place from an x on in one direction.
    fn search(&self, passage: &Passage, x: f32, direction: f32) -> Option<f32> {
        let mut at = x.clamp(self.left, self.right);
        loop {
            if at < self.left || at > self.right || (at - x).abs() > FARTHEST {
                return None;
            }
            let other = passage.others.iter().find(|o| o.0 < at - ROUNDING && o.1 > at + ROUNDING);
            let other = other.map(|o| if direction < 0.0 { o.0 } else { o.1 });
            match other.or_else(|| passage.shelves.iter().find_map(|&i| self.all[i].next_to(at, direction))) {
                Some(next) => at = next,
                None => return Some(at),
            }
        }
    }
}

/// What an arrow passes upright in one go.
pub(super) struct Passage {
    /// Upper end.
    pub top: f32,
    /// Lower end.
    pub bottom: f32,
    shelves: Vec<usize>,
    /// Stretches that other cards take.
    others: Vec<(f32, f32)>,
}

impl Passage {
    /// Heights and places under which an arrow at an x is noted; see [`Shelves::note`].
    pub fn notes(&self, shelves: &Shelves, x: f32) -> Vec<(f32, f32)> {
        let middle = |&i: &usize| f32::midpoint(shelves.all[i].top, shelves.all[i].bottom);
        self.shelves.iter().map(|i| (middle(i), x)).collect()
    }
}

impl Shelf {
    /// Where to go on in a direction if a place is not free.
    fn next_to(&self, at: f32, direction: f32) -> Option<f32> {
        let gap = ARROW_GAP as f32;
        let next = self.taken.partition_point(|t| t.1 <= at + ROUNDING);
        if let Some(&(low, high)) = self.taken.get(next)
            && low < at - ROUNDING
        {
            return Some(if direction < 0.0 { low } else { high });
        }
        let next = self.passed.partition_point(|p| *p <= at - gap + ROUNDING);
        let passed = self.passed.get(next).filter(|p| **p < at + gap - ROUNDING)?;
        Some(passed + direction * gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_passes_beside_cards_and_other_arrows() {
        let cards = [Rect::new(100.0, 50.0, 100.0, 40.0), Rect::new(240.0, 60.0, 100.0, 20.0)];
        let mut shelves = Shelves::of(cards.into_iter(), &Rect::new(0.0, 0.0, 500.0, 200.0));
        let passages = shelves.between(0.0, 200.0, &[]);
        assert_eq!((passages.len(), passages[0].top, passages[0].bottom), (1, 50.0, 90.0));
        assert_eq!(shelves.place(&passages[0], 190.0), Some(214.0));
        assert_eq!(shelves.place(&passages[0], 40.0), Some(40.0));
        shelves.note(70.0, 216.0);
        assert_eq!(shelves.place(&passages[0], 220.0), Some(226.0));
        shelves.forget(70.0, 216.0);
        assert_eq!(shelves.place(&passages[0], 220.0), Some(220.0));
    }

    #[test]
    fn a_card_between_two_shelves_is_passed_together_with_them() {
        let cards = [Rect::new(100.0, 50.0, 100.0, 40.0), Rect::new(100.0, 150.0, 100.0, 40.0)];
        let shelves = Shelves::of(cards.into_iter(), &Rect::new(0.0, 0.0, 500.0, 300.0));
        let passages = shelves.between(0.0, 300.0, &[Rect::new(190.0, 85.0, 60.0, 70.0)]);
        assert_eq!((passages.len(), passages[0].top, passages[0].bottom), (1, 50.0, 190.0));
        assert_eq!(shelves.place(&passages[0], 200.0), Some(264.0));
    }
}
