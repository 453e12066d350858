//! Blocks of cells and what is done with a whole one: copying, pasting, filling, clearing.
//!
//! A block is changed as one step or not at all.

use std::ops::RangeInclusive;

use super::sheet::Sheet;
use crate::analysis::{input_text, period_text};
use crate::edit::{Edit, MeasurementEdit, StepName};
use crate::model::Measurement;
use crate::ui::UiContext;
use crate::ui::kpi::value_of;

/// A cell by its row and column in the sheet, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// A rectangle of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) rows: RangeInclusive<usize>,
    pub(super) columns: RangeInclusive<usize>,
}

/// Where a block is filled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// The first row into the rows below.
    Down,
    /// The first column into the columns to the right.
    Right,
}

impl Block {
    /// The block between two opposite corners.
    pub(super) fn between(a: Cell, b: Cell) -> Self {
        Self { rows: a.row.min(b.row)..=a.row.max(b.row), columns: a.column.min(b.column)..=a.column.max(b.column) }
    }

    pub(super) fn contains(&self, cell: Cell) -> bool {
        self.rows.contains(&cell.row) && self.columns.contains(&cell.column)
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.rows.clone().count() * self.columns.clone().count()
    }

    /// Its cells, row by row.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        self.rows.clone().flat_map(|row| self.columns.clone().map(move |column| Cell { row, column }))
    }

    pub(super) fn first(&self) -> Cell {
        Cell { row: *self.rows.start(), column: *self.columns.start() }
    }

    pub(super) fn last(&self) -> Cell {
        Cell { row: *self.rows.end(), column: *self.columns.end() }
    }
}

/// The values of a block as spreadsheets exchange them: rows of cells parted by tabs.
pub(super) fn copied(cx: &UiContext<'_>, sheet: &Sheet<'_>, block: &Block) -> String {
    let text = |row, column| sheet.value(Cell { row, column }).map(|v| input_text(cx.lang, v)).unwrap_or_default();
    let line = |row| block.columns.clone().map(|column| text(row, column)).collect::<Vec<_>>().join("\t");
    block.rows.clone().map(line).collect::<Vec<_>>().join("\n")
}

/// The edit that puts a text from a spreadsheet into the sheet from the block's first cell on; what is one cell wide
/// or high is repeated over a larger block. Empty cells leave what is there. With the block that it fills.
pub(super) fn pasted(
    cx: &UiContext<'_>,
    sheet: &Sheet<'_>,
    block: &Block,
    text: &str,
) -> Result<(Edit, Block), String> {
    let lines = parted(text);
    let (height, width) = (lines.len(), lines.iter().map(Vec::len).max().unwrap_or(0));
    if lines.iter().flatten().all(|cell| cell.trim().is_empty()) {
        return Err(cx.lang.paste_empty().into_owned());
    }
    let repeat = |size: usize, range: &RangeInclusive<usize>| if size == 1 { range.clone().count() } else { size };
    let (rows, columns) = (repeat(height, &block.rows), repeat(width, &block.columns));
    let (first, last) = (block.first(), sheet.last());
    if first.row + rows > last.row + 1 || first.column + columns > last.column + 1 {
        let (high, wide) = (last.row + 1 - first.row, last.column + 1 - first.column);
        return Err(cx.lang.values_paste_too_large(rows, columns, high, wide).into_owned());
    }
    let mut edits = Vec::new();
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let line = lines.get(if height == 1 { 0 } else { row });
        let text = line.and_then(|line| line.get(if width == 1 { 0 } else { column })).map_or("", |text| text.trim());
        let cell = Cell { row: first.row + row, column: first.column + column };
        if !text.is_empty() {
            edits.push(valued(cx, sheet, cell, text)?);
        }
    }
    let edit = cx.checked(Edit::Several(StepName::PasteValues, edits))?;
    let end = Cell { row: first.row + rows.saturating_sub(1), column: first.column + columns.saturating_sub(1) };
    Ok((edit, Block::between(first, end)))
}

/// Lines and cells of a text as spreadsheets put it on the clipboard; a cell in quotes is freed of them.
fn parted(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let cell = |cell: &str| {
        let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
    };
    text.trim_end_matches('\n').split('\n').map(|line| line.split('\t').map(cell).collect()).collect()
}

/// The edit that a typed or pasted value means, or where and why it is refused.
fn valued(cx: &UiContext<'_>, sheet: &Sheet<'_>, cell: Cell, text: &str) -> Result<Edit, String> {
    let Some(kpi) = sheet.kpi(cell.row) else { return Err(cx.lang.paste_empty().into_owned()) };
    if kpi.formula.is_some() {
        return Err(cx.lang.values_calculated(&kpi.name).into_owned());
    }
    let value = value_of(cx.lang, kpi.unit, text).map_err(|reason| {
        let period = period_text(cx.lang, sheet.period(cell.column), cx.document.project().fiscal_year);
        cx.lang.values_paste_refused(&kpi.name, &period, &reason).into_owned()
    })?;
    measured(sheet, cell, Some(value)).ok_or_else(|| cx.lang.paste_empty().into_owned())
}

/// The edit that puts a value into a cell, or takes it out; a note stays with its value.
///
/// `None` for a cell outside the sheet.
pub(super) fn measured(sheet: &Sheet<'_>, cell: Cell, value: Option<f64>) -> Option<Edit> {
    let note = sheet.measurement(cell).map(|measurement| measurement.note.clone()).unwrap_or_default();
    let measurement = value.map(|value| Measurement { value, note });
    let kpi = sheet.kpi(cell.row)?.id;
    Some(Edit::Measurement(MeasurementEdit { kpi, period: sheet.period(cell.column), measurement }))
}

/// The edit that empties a block; `None` if nothing stands in it.
pub(super) fn cleared(sheet: &Sheet<'_>, block: &Block) -> Option<Edit> {
    let filled = block.cells().filter(|cell| sheet.measurement(*cell).is_some() && !sheet.is_calculated(cell.row));
    let edits: Vec<Edit> = filled.filter_map(|cell| measured(sheet, cell, None)).collect();
    (!edits.is_empty()).then_some(Edit::Several(StepName::ClearValues, edits))
}

/// The edit that fills a block from its first row or column; a single cell is filled from the one above or beside it.
pub(super) fn filled(cx: &UiContext<'_>, sheet: &Sheet<'_>, block: &Block, fill: Fill) -> Result<Edit, String> {
    let mut block = block.clone();
    let Cell { row, column } = block.first();
    match fill {
        Fill::Down if *block.rows.end() == row => block.rows = row.saturating_sub(1)..=row,
        Fill::Right if *block.columns.end() == column => block.columns = column.saturating_sub(1)..=column,
        Fill::Down | Fill::Right => {}
    }
    let Cell { row: top, column: left } = block.first();
    let mut edits = Vec::new();
    for cell in block.cells() {
        let source = match fill {
            Fill::Down => Cell { row: top, ..cell },
            Fill::Right => Cell { column: left, ..cell },
        };
        if source == cell {
            continue;
        }
        if let Some(kpi) = sheet.kpi(cell.row).filter(|kpi| kpi.formula.is_some()) {
            return Err(cx.lang.values_calculated(&kpi.name).into_owned());
        }
        if let Some(value) = sheet.value(source) {
            edits.extend(measured(sheet, cell, Some(value)));
        }
    }
    if edits.is_empty() {
        return Err(cx.lang.values_nothing_to_fill().into_owned());
    }
    cx.checked(Edit::Several(StepName::FillValues, edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_lies_between_its_corners_whichever_they_are() {
        let (a, b) = (Cell { row: 4, column: 1 }, Cell { row: 2, column: 3 });
        let block = Block::between(a, b);
        assert_eq!(block, Block::between(b, a));
        assert_eq!((block.len(), block.first()), (9, Cell { row: 2, column: 1 }));
        assert!(block.contains(Cell { row: 3, column: 2 }) && !block.contains(Cell { row: 5, column: 2 }));
        assert_eq!(block.cells().count(), block.len());
    }

    #[test]
    fn a_clipboard_is_parted_as_spreadsheets_write_it() {
        assert_eq!(parted("1\t2\r\n3\t\r\n"), [vec!["1", "2"], vec!["3", ""]]);
        assert_eq!(parted("\"1,5\"\t\"a \"\"b\"\"\""), [vec!["1,5", "a \"b\""]]);
        assert_eq!(parted("7"), [vec!["7"]]);
    }
}
