//! Separated values: which sign separates them, and the cells between the signs.

use super::Refusal;
use super::progress::Part;
use super::table::{Cell, Table};
use crate::model::limits;

/// What stands between the values of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Separator {
    Tab,
    Semicolon,
    Bar,
    Comma,
}

impl Separator {
    /// All, those first that seldom stand inside a value.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Bar, Self::Comma];

    /// The sign.
    pub const fn sign(self) -> char {
        match self {
            Self::Tab => '\t',
            Self::Semicolon => ';',
            Self::Bar => '|',
            Self::Comma => ',',
        }
    }

    const fn byte(self) -> u8 {
        self.sign() as u8
    }
}

/// How many records decide about the separator.
const RECORDS: usize = 50;
/// How much text they may take, in bytes.
const SAMPLE: usize = 256 * 1024;

/// The separator that the first line names (`sep=;`, as Excel writes it) and the text after that line.
pub fn named(text: &str) -> (Option<Separator>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let is_naming = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    let sign = line.get(4..).unwrap_or_default().chars().next();
    let separator = Separator::ALL.into_iter().find(|separator| Some(separator.sign()) == sign);
    match separator.filter(|_| is_naming && line.chars().count() == 5) {
        Some(separator) => (Some(separator), text.get(line.len()..).unwrap_or_default()),
        None => (None, text),
    }
}

/// The separator that gives the steadiest count of values a line; of equal ones, that which is rarer inside values.
pub fn guess(text: &str) -> Separator {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let mut best = (Separator::Comma, 0.0_f64);
    for separator in Separator::ALL {
        let steadiness = steadiness(sample, separator);
        if steadiness > best.1 + 1e-9 {
            best = (separator, steadiness);
        }
    }
    best.0
}

/// The share of lines that have the commonest count of values, if that is two or more.
fn steadiness(text: &str, separator: Separator) -> f64 {
    let mut counts: Vec<usize> = Vec::new();
    for record in reader(text, separator).into_byte_records().take(RECORDS) {
        let Ok(record) = record else { return 0.0 };
        counts.push(record.len());
    }
    let of = |count: usize| counts.iter().filter(|other| **other == count).count();
    let most = counts.iter().copied().filter(|count| *count > 1).map(of).max().unwrap_or(0);
    most as f64 / counts.len().max(1) as f64
}

/// The cells of a text. Line numbers count from 1, plus the lines that stood before the text.
pub fn read(text: &str, separator: Separator, progress: Part<'_>) -> Result<Table, Refusal> {
    let mut table = Table::default();
    let mut reader = reader(text, separator);
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    for count in 0_usize.. {
        // The text is valid and records may have any length: there is nothing to fail.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let line = lines.of(start);
        if count.is_multiple_of(1024) {
            progress.reach(start, text.len())?;
        }
        for (column, value) in record.iter().enumerate() {
            if value.len() > limits::LINE_BYTES {
                return Err(Refusal::OpenQuote { line });
            }
            if let Some(cell) = Cell::text(value) {
                table.push(line, column, cell)?;
            }
        }
    }
    Ok(table)
}

/// Counts lines, whichever way they end.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of a record that starts at an offset or after blank lines there; offsets come in rising order.
    fn of(&mut self, start: usize) -> u32 {
        while let Some(byte) = self.text.get(self.at) {
            let is_end = matches!(byte, b'\r' | b'\n');
            if self.at >= start && !is_end {
                break;
            }
            self.at += 1;
            let is_half = *byte == b'\r' && self.text.get(self.at) == Some(&b'\n');
            self.line += u32::from(is_end && !is_half);
        }
        self.line
    }
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator.byte()).from_reader(text.as_bytes())
}
