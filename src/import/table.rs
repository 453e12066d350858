//! The cells of a data file, before anybody knows what they mean.
//!
//! A row holds its filled cells only, so that a cell at a far address costs as much as
//! any other. Rows and columns keep the numbers that a spreadsheet shows.

use jiff::civil::Date;

use super::Refusal;
use crate::lang::Lang;
use crate::model::limits;

/// A filled cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, composed and without blanks around it; never empty.
    Text(Box<str>),
    /// A number of a workbook, with what its format makes of it.
    Number(f64, Form),
    /// A day of a workbook.
    Date(Date),
    /// A formula whose result the workbook does not hold.
    NoResult,
}

/// What a number's format makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number.
    Plain,
    /// A share that is shown in percent: 0.875 shows as 87.5 %.
    Percent,
    /// A time of day or a duration, in days.
    Time,
}

impl Cell {
    /// Whether it says that there is no value.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self, Self::Text(text) if matches!(&**text, "-" | "–" | "—"))
    }

    /// A cell of a text; none if it is blank.
    pub fn text(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
            return Some(Self::Text(text.into()));
        }
        let clean = crate::model::clean_text(text);
        let clean = clean.trim();
        (!clean.is_empty()).then(|| Self::Text(clean.into()))
    }

    /// What it shows.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Number(value, Form::Percent) => format!("{} %", lang.number_input(percent(*value))),
            Self::Number(value, _) => lang.number_input(*value),
            Self::Date(date) => lang.date(*date),
            Self::NoResult => String::new(),
        }
    }
}

/// A share in percent, with the digits that it has: 0.039 is 3.9 and not 3.9000000000000004.
pub fn percent(share: f64) -> f64 {
    format!("{share}e2").parse().unwrap_or(share * 100.0)
}

/// A row with its filled cells from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: u32,
    cells: Vec<(u32, Cell)>,
}

impl Row {
    /// The cell of a column, from 0.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let column = u32::try_from(column).ok()?;
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The filled cells with their columns, from 0.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().map(|(column, cell)| (*column as usize, cell))
    }

    /// How many cells are filled.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// All filled rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// From top to bottom; rows without a filled cell are left out.
    pub rows: Vec<Row>,
    /// How many columns there are, counted to the last that holds something.
    pub columns: usize,
    /// Whether days are counted from 1904, as old Macs did.
    pub is_from_1904: bool,
    /// Whether there were cells beyond the last column that is looked at.
    pub has_more_columns: bool,
    filled: usize,
    text_bytes: usize,
}

impl Table {
    /// Puts a filled cell at the end of a row; rows and the columns in them come in rising order.
    pub fn push(&mut self, number: u32, column: usize, cell: Cell) -> Result<(), Refusal> {
        if column >= limits::IMPORT_COLUMNS {
            self.has_more_columns = true;
            return Ok(());
        }
        self.filled += 1;
        if self.filled > limits::IMPORT_CELLS {
            return Err(Refusal::TooManyCells);
        }
        if let Cell::Text(text) = &cell {
            // Many cells may share one long text; here each has its own.
            self.text_bytes += text.len();
            if self.text_bytes > limits::IMPORT_TEXT_BYTES {
                return Err(Refusal::TooManyCells);
            }
        }
        // A hostile file may go back up; what comes first counts.
        if self.rows.last().is_some_and(|row| row.number > number) {
            return Ok(());
        }
        self.columns = self.columns.max(column + 1);
        if self.rows.last().is_none_or(|row| row.number < number) {
            // A row is about as wide as the one before it.
            let width = self.rows.last().map_or(1, Row::len);
            self.rows.push(Row { number, cells: Vec::with_capacity(width) });
        }
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        if let Some(row) = self.rows.last_mut() {
            match row.cells.last() {
                Some((last, _)) if *last >= column => {}
                _ => row.cells.push((column, cell)),
            }
        }
        Ok(())
    }

    /// The cell of a row (an index into the rows) and a column.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cell(column)
    }
}

/// What stands for the title of a column that has none, where columns are matched by their titles.
pub fn column_key(column: usize) -> String {
    format!("#{}", column_letters(column).to_lowercase())
}

/// The letters of a column as spreadsheets name it: A for 0, AA for 26.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn a_far_cell_costs_no_more_than_a_near_one() {
        let mut table = Table::default();
        table.push(1_048_576, 998, Cell::NoResult).unwrap();
        table.push(1_048_576, 16_383, Cell::NoResult).unwrap();
        assert_eq!((table.rows.len(), table.columns, table.has_more_columns), (1, 999, true));
        assert_eq!(percent(0.039), 3.9);
    }
}
