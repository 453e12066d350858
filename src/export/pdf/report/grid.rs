//! What belongs to a perspective, two columns wide: row by row, pages turned only where a row has no room.
//!
//! An objective's head stands over its first KPI; the next KPI, or the next objective, stands beside it. What stands
//! side by side begins at the same height.

use super::chapter::{self, Head};
use super::kpi::Block;
use super::parts::{ObjectivePart, PerspectivePart};
use super::pen::Pen;
use super::sheets::{COLUMN, GUTTER, SIDE, Sheets};
use crate::analysis::Analysis;

/// How many stand side by side.
const COLUMNS: usize = 2;

/// What stands in one column of a row.
pub(super) struct Cell<'a> {
    /// The objective that it belongs to.
    pub objective: &'a ObjectivePart<'a>,
    /// The objective that begins here.
    pub head: Option<Head<'a>>,
    /// The KPI below it.
    pub block: Option<Block<'a>>,
}

impl Cell<'_> {
    fn head_height(&self) -> f32 {
        self.head.as_ref().map_or(chapter::AGAIN, |head| head.height)
    }

    fn height(&self) -> f32 {
        self.head_height() + self.block.as_ref().map_or(0.0, |block| block.height)
    }
}

/// The rows of a perspective.
pub(super) struct Grid<'a> {
    /// The perspective.
    pub part: &'a PerspectivePart<'a>,
    /// How it is doing.
    pub analysis: &'a Analysis,
    /// What sets it.
    pub pen: &'a Pen<'a>,
    /// The row that is not full yet.
    pub waiting: Vec<Cell<'a>>,
    /// The page with the perspective's head, once it is written.
    pub page: Option<usize>,
}

impl<'a> Grid<'a> {
    /// Adds what comes next.
    pub fn add(&mut self, sheets: &mut Sheets, cell: Cell<'a>) {
        self.waiting.push(cell);
        if self.waiting.len() == COLUMNS {
            self.write(sheets);
        }
    }

    /// Writes the last row, and ends the perspective; gives back the page on which it began.
    pub fn end(&mut self, sheets: &mut Sheets) -> Option<usize> {
        if !self.waiting.is_empty() || self.page.is_none() {
            self.write(sheets);
        }
        chapter::end(sheets);
        self.page
    }

    fn write(&mut self, sheets: &mut Sheets) {
        let cells = std::mem::take(&mut self.waiting);
        let height = cells.iter().map(Cell::height).fold(0.0, f32::max);
        if self.page.is_none() {
            chapter::begin(sheets, self.part, self.analysis, self.pen);
            self.page = sheets.pages.len().checked_sub(1);
        }
        sheets.make_room(height);
        let top = sheets.y;
        for (column, cell) in cells.iter().enumerate() {
            let left = SIDE + column as f32 * (COLUMN + GUTTER);
            sheets.y = top;
            if let Some(head) = &cell.head {
                head.write(sheets, left, self.analysis, self.pen);
            } else {
                chapter::again(sheets, self.part, cell.objective, left, self.pen);
            }
            sheets.y = top + cell.head_height();
            if let Some(block) = &cell.block {
                block.write(sheets, left, self.pen);
            }
        }
        sheets.y = top + height + if cells.is_empty() { 0.0 } else { GUTTER };
    }
}
