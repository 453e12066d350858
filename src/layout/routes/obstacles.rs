//! The cards as things that no arrow may cross.
//!
//! A bucket grid answers which cards are near, so that a check costs the same
//! on a large map as on a small one. The grid has a bounded number of cells
//! however far the user has dragged a card. Cards that are being dragged are
//! left out of the grid and looked at one by one.

use crate::geometry::{Path, Point, Rect, Segment, cubic_at};

/// Straight pieces into which a curve is cut for checks.
const STEPS: usize = 20;
/// Largest number of cells along one side of the grid.
const MOST_CELLS: f32 = 64.0;

/// Which cards are in which part of the map.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    cell: Point,
    columns: usize,
    rows: usize,
    /// Where the cards of each cell start in the list, and its length at last.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Grid {
    /// Sorts rectangles into cells; those that are not `kept` are left out.
    pub fn of(rects: &[Rect], area: &Rect, kept: impl Fn(usize) -> bool) -> Self {
        let side = |length: f32| (length / MOST_CELLS).max(160.0);
        let cell = Point { x: side(area.max.x), y: side(area.max.y) };
        let count = |length: f32, cell: f32| (length / cell).max(0.0) as usize + 1;
        let (columns, rows) = (count(area.max.x, cell.x), count(area.max.y, cell.y));
        let mut grid = Self { cell, columns, rows, starts: vec![0; columns * rows + 1], items: Vec::new() };
        let kept: Vec<usize> = (0..rects.len()).filter(|&i| kept(i)).collect();
        for &i in &kept {
            grid.each(&rects[i], |grid, cell| grid.starts[cell + 1] += 1);
        }
        for cell in 0..columns * rows {
            grid.starts[cell + 1] += grid.starts[cell];
        }
        grid.items = vec![0; grid.starts[columns * rows] as usize];
        let mut next = grid.starts.clone();
        for &i in &kept {
            grid.each(&rects[i], |grid, cell| {
                grid.items[next[cell] as usize] = i as u32;
                next[cell] += 1;
            });
        }
        grid
    }

    fn each(&mut self, rect: &Rect, mut visit: impl FnMut(&mut Self, usize)) {
        let (columns, rows) = self.cells(rect);
        for row in rows {
            for column in columns.clone() {
                let cell = row * self.columns + column;
                visit(self, cell);
            }
        }
    }

    fn cells(&self, rect: &Rect) -> (std::ops::RangeInclusive<usize>, std::ops::RangeInclusive<usize>) {
        let index = |v: f32, cell: f32, count: usize| ((v / cell).max(0.0) as usize).min(count - 1);
        (
            index(rect.min.x, self.cell.x, self.columns)..=index(rect.max.x, self.cell.x, self.columns),
            index(rect.min.y, self.cell.y, self.rows)..=index(rect.max.y, self.cell.y, self.rows),
        )
    }

    /// The first rectangle in the cells round a rectangle that a test accepts; some are asked for more than once.
    pub fn find(&self, rect: &Rect, mut test: impl FnMut(usize) -> bool) -> Option<usize> {
        let (columns, rows) = self.cells(rect);
        for row in rows {
            for column in columns.clone() {
                let cell = row * self.columns + column;
                let items = &self.items[self.starts[cell] as usize..self.starts[cell + 1] as usize];
                if let Some(&found) = items.iter().find(|&&i| test(i as usize)) {
                    return Some(found as usize);
                }
            }
        }
        None
    }
}

/// The cards of a map, and the area that arrows may use.
pub(super) struct Obstacles<'a> {
    /// All cards.
    pub cards: &'a [Rect],
    /// Right of the band headers, inside the bounds of the map.
    pub area: Rect,
    /// Where the cards that stand are.
    pub grid: &'a Grid,
    /// The cards that are being dragged.
    pub dragged: &'a [usize],
}

impl Obstacles<'_> {
    /// The cards that share inner points with a rectangle, in ascending order.
    pub fn near(&self, rect: &Rect) -> Vec<usize> {
        let mut found = Vec::new();
        self.grid.find(rect, |i| {
            if self.cards[i].intersects(rect) {
                found.push(i);
            }
            false
        });
        found.extend(self.dragged.iter().copied().filter(|&i| self.cards[i].intersects(rect)));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether no card shares inner points with a rectangle.
    pub fn is_clear(&self, rect: &Rect) -> bool {
        self.grid.find(rect, |i| self.cards[i].intersects(rect)).is_none()
            && !self.dragged.iter().any(|&i| self.cards[i].intersects(rect))
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
        let area = self.area.expand(0.01);
        let mut from = path.start;
        for segment in &path.segments {
            let (a, b, end) = match *segment {
                Segment::Line(end) => (from, end, end),
                Segment::Cubic(a, b, end) => (a, b, end),
            };
            let is_line = matches!(segment, Segment::Line(_));
            let hull = Rect::from_corners(from, end).union(&Rect::from_corners(a, b));
            let is_inside = area.contains(hull.min) && area.contains(hull.max);
            let around = hull.expand(clearance + 1.0);
            let hits = |a: Point, b: Point| {
                let test = |i: usize| {
                    let rect = self.cards[i].expand(if i == cause || i == effect { -0.5 } else { clearance });
                    rect.intersects(&around) && passes(a, b, &rect)
                };
                let here = Rect::from_corners(a, b).expand(clearance + 1.0);
                self.grid.find(&here, test).or_else(|| self.dragged.iter().copied().find(|&i| test(i)))
            };
            let steps = if is_line { 1 } else { STEPS };
            // Most segments are far from all cards.
            let is_busy = !is_line && !self.is_clear(&around);
            let mut last = from;
            for i in 1..=steps {
                let p = if i == steps { end } else { cubic_at(from, a, b, end, i as f32 / steps as f32) };
                // Where a card reaches out of the area, an arrow may start there.
                if !is_inside && !area.contains(p) && !self.cards[effect].expand(0.5).contains(p) {
                    return Err(Outside);
                }
                if (is_line || is_busy)
                    && let Some(card) = hits(last, p)
                {
                    return Ok(Some(card));
                }
                last = p;
            }
            from = end;
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

/// Whether the straight line from `a` to `b` has a point inside the rectangle.
pub(super) fn passes(a: Point, b: Point, rect: &Rect) -> bool {
    rect.min.x < rect.max.x && rect.min.y < rect.max.y && within(a, b, rect).is_some()
}

/// The part of a line inside a rectangle, as shares of its length (Liang, Barsky 1984).
pub(super) fn within(a: Point, b: Point, rect: &Rect) -> Option<(f32, f32)> {
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (start, end, low, high) in [(a.x, b.x, rect.min.x, rect.max.x), (a.y, b.y, rect.min.y, rect.max.y)] {
        let way = end - start;
        if way == 0.0 {
            if start <= low || start >= high {
                return None;
            }
        } else {
            let (t0, t1) = ((low - start) / way, (high - start) / way);
            (from, to) = (from.max(t0.min(t1)), to.min(t0.max(t1)));
        }
    }
    (from < to).then_some((from, to))
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

    #[test]
    fn a_dragged_card_is_in_the_way_although_it_is_in_no_cell() {
        let cards =
            [Rect::new(0.0, 0.0, 40.0, 20.0), Rect::new(0.0, 200.0, 40.0, 20.0), Rect::new(0.0, 90.0, 40.0, 20.0)];
        let area = Rect::new(-50.0, 0.0, 200.0, 300.0);
        let grid = Grid::of(&cards, &area, |i| i != 2);
        let path = Path::polyline([pt(20.0, 200.0), pt(20.0, 20.0)]);
        let hit = |dragged: &[usize]| {
            Obstacles { cards: &cards, area, grid: &grid, dragged }.first_hit(&path, 1, 0, 3.0).ok().flatten()
        };
        assert_eq!((hit(&[]), hit(&[2])), (None, Some(2)));
    }
}
