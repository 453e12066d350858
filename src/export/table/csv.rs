//! A table as comma-separated values.
//!
//! As the spreadsheets of each language read them: in Vietnam and most of Europe the
//! comma is the decimal mark, so a semicolon parts the cells there. A byte order mark
//! tells Excel that the text is UTF-8. Numbers stand without units and thousands marks.
//!
//! Invariant: no cell of text begins with a character that makes it a formula
//! (OWASP, CSV injection): such a text gets an apostrophe in front.

use super::{Cell, Table, TableError};
use crate::lang::Lang;

/// Characters that begin a formula, or make a spreadsheet look for one.
const FORMULA_MARKS: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}'];

/// The table as the bytes of a file: a byte order mark, then UTF-8 with Windows line ends.
pub fn csv(table: &Table) -> Result<Vec<u8>, TableError> {
    let delimiter = if table.lang == Lang::Vi { b';' } else { b',' };
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let head = table.columns.iter().map(|column| harmless(&column.title));
    writer.write_record(head).map_err(|_err| TableError)?;
    for row in &table.rows {
        writer.write_record(row.cells.iter().map(|cell| cell_text(cell, table.lang))).map_err(|_err| TableError)?;
    }
    writer.into_inner().map_err(|_err| TableError)
}

fn cell_text(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Value(value, ..) | Cell::Number(value, _) => lang.number_input(*value),
        Cell::Share(share) => lang.number_input((share * 1e6).round() / 1e6),
        Cell::Date(date) => date.to_string(),
        Cell::Empty | Cell::Status(_) => cell.text(lang),
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA_MARKS) { format!("'{text}") } else { text.to_owned() }
}
