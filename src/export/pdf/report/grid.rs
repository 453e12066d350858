//! What belongs to a perspective, two columns wide: row by row, pages turned only where a row has no room.
//!
//! An objective's head stands over its first KPI; the next KPI, or the next objective, stands beside it.

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

    fn block_height(&self) -> f32 {
        self.block.as_ref().map_or(0.0, |block| block.height)
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
    /// Whether the perspective's head is written.
    pub has_begun: bool,
}

impl<'a> Grid<'a> {
    /// Adds what comes next.
    pub fn add(&mut self, sheets: &mut Sheets, cell: Cell<'a>) {
        self.waiting.push(cell);
        if self.waiting.len() == COLUMNS {
            self.write(sheets);
        }
    }

    /// Writes the last row, and ends the perspective; gives back the page on which it ends.
    pub fn end(&mut self, sheets: &mut Sheets) -> usize {
        if !self.waiting.is_empty() || !self.has_begun {
            self.write(sheets);
        }
        chapter::end(sheets);
        sheets.pages.len() - 1
    }

    fn write(&mut self, sheets: &mut Sheets) {
        let cells = std::mem::take(&mut self.waiting);
        // Frames side by side begin at the same height.
        let down = cells.iter().map(Cell::head_height).fold(0.0, f32::max);
        let height = down + cells.iter().map(Cell::block_height).fold(0.0, f32::max);
        if !std::mem::replace(&mut self.has_begun, true) {
            chapter::begin(sheets, self.part, self.analysis, height, self.pen);
        }
        sheets.make_room(height);
        let top = sheets.y;
        for (column, cell) in cells.iter().enumerate() {
            let left = SIDE + column as f32 * (COLUMN + GUTTER);
            sheets.y = top;
            if let Some(head) = &cell.head {
                head.write(sheets, left, self.analysis, self.pen);
            } else {
                sheets.y = top + down - chapter::AGAIN;
                chapter::again(sheets, self.part, cell.objective, left, self.pen);
            }
            sheets.y = top + down;
            if let Some(block) = &cell.block {
                block.write(sheets, left, self.pen);
            }
        }
        sheets.y = top + height + if cells.is_empty() { 0.0 } else { GUTTER };
    }
}
