//! The cells of a sheet.

use super::format::Shown;
use super::package::{Package, damaged};
use super::workbook::{Sheet, Workbook};
use super::xml::{Node, Tag};
use crate::import::Refusal;
use crate::import::period::day_of_serial;
use crate::import::progress::Part;
use crate::import::table::{Cell, Form, Table};

/// Reads the cells of a sheet as they come; the range that the sheet claims is not looked at.
pub fn read(
    package: &mut Package<'_>,
    sheet: &Sheet,
    workbook: &Workbook,
    styles: &[Shown],
    strings: &[Box<str>],
    part: Part<'_>,
) -> Result<Table, Refusal> {
    let path = package.find(&sheet.path).ok_or_else(|| damaged(&sheet.path))?;
    let mut table = Table::default();
    table.is_from_1904 = workbook.is_from_1904;
    let mut reader = Reader { styles, strings, table, row: 0, column: None, cell: Raw::default(), is_value: false };
    let mut nodes = 0_usize;
    package.each(&path, |node, share| {
        nodes += 1;
        if nodes.is_multiple_of(4096) {
            part.reach((30.0 + 70.0 * share.min(1.0)) as usize, 100)?;
        }
        reader.node(node)
    })?;
    Ok(reader.table)
}

/// A cell as it stands in the sheet.
#[derive(Default)]
struct Raw {
    kind: String,
    style: usize,
    text: String,
    has_formula: bool,
}

struct Reader<'a> {
    styles: &'a [Shown],
    strings: &'a [Box<str>],
    table: Table,
    /// The number of the row, from 1.
    row: u32,
    /// The column of the last cell, from 0.
    column: Option<usize>,
    cell: Raw,
    /// Whether text belongs to the cell's value.
    is_value: bool,
}

impl Reader<'_> {
    fn node(&mut self, node: Node<'_>) -> Result<bool, Refusal> {
        match node {
            Node::Open(tag) => match tag.name() {
                "row" => {
                    let number = tag.value("r").and_then(|number| number.parse().ok());
                    self.row = number.unwrap_or_else(|| self.row.saturating_add(1));
                    self.column = None;
                }
                "c" => self.open(&tag),
                "v" | "t" => self.is_value = true,
                "f" => self.cell.has_formula = true,
                _ => {}
            },
            Node::Text(text) if self.is_value => self.cell.text.push_str(&text),
            Node::Text(_) => {}
            Node::Close(name) => match name {
                "v" | "t" => self.is_value = false,
                "c" => self.close()?,
                "sheetData" => return Ok(false),
                _ => {}
            },
        }
        Ok(true)
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let mut column = self.column.map_or(0, |column| column + 1);
        let cell = &mut self.cell;
        cell.text.clear();
        cell.kind.clear();
        (cell.style, cell.has_formula, self.is_value) = (0, false, false);
        tag.each(|name, value| match name {
            "r" => column = column_of(value).unwrap_or(column),
            "s" => cell.style = value.parse().unwrap_or(0),
            "t" => cell.kind.push_str(value),
            _ => {}
        });
        self.column = Some(column);
    }

    fn close(&mut self) -> Result<(), Refusal> {
        let (Some(column), Some(cell)) = (self.column, self.value()) else { return Ok(()) };
        self.table.push(self.row, column, cell)
    }

    fn value(&self) -> Option<Cell> {
        let Raw { kind, style, text, has_formula } = &self.cell;
        if text.is_empty() {
            return has_formula.then_some(Cell::NoResult);
        }
        match kind.as_str() {
            "s" => Cell::text(self.strings.get(text.trim().parse::<usize>().ok()?)?),
            "str" | "inlineStr" | "e" => Cell::text(text),
            "b" => Cell::text(if text == "1" { "TRUE" } else { "FALSE" }),
            "d" => match text.get(..10).and_then(|day| day.parse().ok()) {
                Some(day) => Some(Cell::Date(day)),
                None => Cell::text(text),
            },
            _ => match text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => Some(self.number(number, *style)),
                None => Cell::text(text),
            },
        }
    }

    fn number(&self, number: f64, style: usize) -> Cell {
        match self.styles.get(style).copied().unwrap_or_default() {
            Shown::Plain => Cell::Number(number, Form::Plain),
            Shown::Percent => Cell::Number(number, Form::Percent),
            Shown::Time => Cell::Number(number, Form::Time),
            Shown::Day if number < 1.0 => Cell::Number(number, Form::Time),
            Shown::Day => {
                let date = day_of_serial(number, self.table.is_from_1904);
                date.map_or(Cell::Number(number, Form::Plain), Cell::Date)
            }
        }
    }
}

/// The column of an address such as `AB12`, from 0.
fn column_of(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0_usize, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
