//! The cards as things that no arrow may cross.
//!
//! A bucket grid answers which cards are near, so that a check costs the same
//! on a large map as on a small one. The grid has a bounded number of cells
//! however far the user has dragged a card.

use crate::geometry::{Path, Point, Rect};

/// Straight pieces into which a curve is cut for checks.
const STEPS: usize = 20;
/// Largest number of cells along one side of the grid.
const MOST_CELLS: f32 = 64.0;

/// The cards of a map, and the area that arrows may use.
pub(super) struct Obstacles<'a> {
    /// All cards.
    pub cards: &'a [Rect],
    /// Right of the band headers, inside the bounds of the map.
    pub area: Rect,
    cell: Point,
    columns: usize,
    buckets: Vec<Vec<u32>>,
}

impl<'a> Obstacles<'a> {
    /// Sorts the cards into buckets.
    pub fn of(cards: &'a [Rect], area: Rect) -> Self {
        let side = |length: f32| (length / MOST_CELLS).max(160.0);
        let cell = Point { x: side(area.max.x), y: side(area.max.y) };
        let columns = (area.max.x / cell.x).max(0.0) as usize + 1;
        let rows = (area.max.y / cell.y).max(0.0) as usize + 1;
        let mut obstacles = Self { cards, area, cell, columns, buckets: vec![Vec::new(); columns * rows] };
        for (i, card) in cards.iter().enumerate() {
            for cell in obstacles.cells(card) {
                obstacles.buckets[cell].push(i as u32);
            }
        }
        obstacles
    }

    fn cells(&self, rect: &Rect) -> Vec<usize> {
        let rows = self.buckets.len() / self.columns;
        let index = |v: f32, cell: f32, count: usize| ((v / cell).max(0.0) as usize).min(count - 1);
        let columns = index(rect.min.x, self.cell.x, self.columns)..=index(rect.max.x, self.cell.x, self.columns);
        let lines = index(rect.min.y, self.cell.y, rows)..=index(rect.max.y, self.cell.y, rows);
        lines.flat_map(|y| columns.clone().map(move |x| (y, x))).map(|(y, x)| y * self.columns + x).collect()
    }

    /// The cards that share inner points with a rectangle, in ascending order.
    pub fn near(&self, rect: &Rect) -> Vec<usize> {
        let mut found: Vec<usize> =
            self.cells(rect).into_iter().flat_map(|cell| self.buckets[cell].iter().map(|&i| i as usize)).collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|&i| self.cards[i].intersects(rect));
        found
    }

    /// The first card that an arrow from `cause` to `effect` runs into, or passes closer than `clearance`;
    /// the cards of its ends count only if it runs through their inside. Leaving the area is `Err`.
    pub fn first_hit(
        &self,
        path: &Path,
        cause: usize,
        effect: usize,
        clearance: f32,
    ) -> Result<Option<usize>, Outside> {
        let bounds = path.bounds().expand(clearance + 1.0);
        let near = self.near(&bounds);
        let points = path.flatten(STEPS);
        let area = self.area.expand(0.01);
        for pair in points.windows(2) {
            // Where a card reaches out of the area, an arrow may start there.
            if !area.contains(pair[1]) && !self.cards[effect].expand(0.5).contains(pair[1]) {
                return Err(Outside);
            }
            for &card in &near {
                let is_end = card == cause || card == effect;
                let rect = self.cards[card].expand(if is_end { -0.5 } else { clearance });
                if passes(pair[0], pair[1], &rect) {
                    return Ok(Some(card));
                }
            }
        }
        Ok(None)
    }

    /// Whether an arrow from `cause` to `effect` keeps clear of everything.
    pub fn is_free(&self, path: &Path, cause: usize, effect: usize, clearance: f32) -> bool {
        matches!(self.first_hit(path, cause, effect, clearance), Ok(None))
    }
}

/// The path leaves the area for arrows.
pub(super) struct Outside;

/// Whether the straight line from `a` to `b` has a point inside the rectangle (Liang, Barsky 1984).
pub(super) fn passes(a: Point, b: Point, rect: &Rect) -> bool {
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (start, end, low, high) in [(a.x, b.x, rect.min.x, rect.max.x), (a.y, b.y, rect.min.y, rect.max.y)] {
        let way = end - start;
        if way == 0.0 {
            if start <= low || start >= high {
                return false;
            }
        } else {
            let (t0, t1) = ((low - start) / way, (high - start) / way);
            from = from.max(t0.min(t1));
            to = to.min(t0.max(t1));
        }
    }
    from < to && rect.min.x < rect.max.x && rect.min.y < rect.max.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::pt;

    #[test]
    fn a_line_along_an_edge_does_not_pass() {
        let rect = Rect::new(10.0, 10.0, 20.0, 20.0);
        assert!(passes(pt(0.0, 20.0), pt(40.0, 20.0), &rect));
        assert!(passes(pt(15.0, 15.0), pt(16.0, 16.0), &rect));
        assert!(!passes(pt(0.0, 10.0), pt(40.0, 10.0), &rect));
        assert!(!passes(pt(0.0, 25.0), pt(15.0, 45.0), &rect));
    }
}
