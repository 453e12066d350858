//! Tables as files: one function a format.
//!
//! A table knows what its cells are, not how they are written; each format writes
//! numbers as numbers, and texts so that no spreadsheet takes them for formulas.

mod csv;
mod markdown;
mod picture;
mod scorecard;
mod xlsx;

use jiff::civil::Date;

pub use csv::csv;
pub use markdown::markdown;
pub use picture::picture;
pub use scorecard::scorecard;
pub use xlsx::xlsx;

use super::Format;
use crate::analysis::Status;
use crate::lang::Lang;
use crate::model::Unit;

/// Why a table can't be written: more rows than a sheet holds, or a fault of the program.
#[derive(Debug, thiserror::Error)]
#[error("the table can't be written")]
pub struct TableError;

impl TableError {
    /// What happened and what to do, for the user.
    pub fn message(&self, lang: Lang) -> String {
        lang.table_failed().into_owned()
    }
}

/// The table as the bytes of a file; formats of pictures give Markdown.
pub fn bytes(table: &Table, format: Format) -> Result<Vec<u8>, TableError> {
    match format {
        Format::Xlsx => xlsx(table),
        Format::Csv => csv(table),
        Format::Markdown | Format::Svg | Format::Png | Format::Pdf | Format::Html | Format::Pptx | Format::Apng => {
            Ok(markdown(table).into_bytes())
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is of.
    pub title: String,
    /// The language of its numbers, dates and words.
    pub lang: Lang,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows from top to bottom, each with a cell for every column.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What stands over it.
    pub title: String,
    /// Whether it holds numbers, which end at the right edge.
    pub is_numeric: bool,
    /// Whether it holds scores from 0 to 100, which are coloured by what they say.
    pub is_score: bool,
    /// Width in characters.
    pub width: u16,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How deep it stands in the tree: 0 for a perspective, 1 for an objective, 2 for a KPI.
    pub depth: u8,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A value in a unit, shown with so many decimals.
    Value(f64, Unit, u8),
    /// A plain number, shown with so many decimals.
    Number(f64, u8),
    /// A share of one, shown as percent.
    Share(f64),
    /// A day.
    Date(Date),
    /// What a score says.
    Status(Status),
}

impl Cell {
    /// The cell as a person reads it.
    pub(super) fn text(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Value(value, unit, decimals) => crate::analysis::column_text(lang, *unit, *value, *decimals),
            Self::Number(value, decimals) => lang.number(*value, *decimals),
            Self::Share(share) => crate::analysis::percent_text(lang, *share),
            Self::Date(date) => lang.date(*date),
            Self::Status(status) => status.text(lang).into_owned(),
        }
    }
}
