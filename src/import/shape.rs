//! What the columns of a table hold, as far as it can be told by looking.
//!
//! Three shapes are known: a row a value (KPI, period, value); a row a KPI with a column
//! a period; a row a period with a column a KPI. Titles decide first, then what the
//! cells look like, then which names the project knows.

use super::names::{Named, Names, is_total, name_key, without_brackets};
use super::number;
use super::period::{self, Said, Trust};
use super::table::{Cell, Form, Row, Table};
use crate::model::{ColumnRole, FiscalYear, Interval};

/// How many rows may stand above the titles.
const ABOVE: usize = 30;
/// How many rows are looked at to tell what a column holds.
const LOOKED_AT: usize = 200;

const NAMES: [&str; 16] = [
    "kpi",
    "kpis",
    "kpi name",
    "name",
    "indicator",
    "metric",
    "measure",
    "chi so",
    "chi so kpi",
    "chi tieu",
    "ten",
    "ten kpi",
    "ten chi so",
    "ten chi tieu",
    "kpi id",
    "id",
];
const DATES: [&str; 24] = [
    "date",
    "dates",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "period",
    "periods",
    "period start",
    "time",
    "start",
    "ngay",
    "tuan",
    "thang",
    "quy",
    "nam",
    "ky",
    "ky bao cao",
    "ky so lieu",
    "thoi gian",
    "thoi diem",
    "ngay thang",
    "thang nam",
];
const VALUES: [&str; 16] = [
    "value",
    "values",
    "actual",
    "actuals",
    "amount",
    "result",
    "number",
    "measurement",
    "gia tri",
    "so lieu",
    "so",
    "so tien",
    "ket qua",
    "thuc te",
    "thuc hien",
    "thuc dat",
];
const NOTES: [&str; 10] =
    ["note", "notes", "comment", "comments", "remark", "remarks", "ghi chu", "chu thich", "nhan xet", "dien giai"];

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Blank,
    Period,
    Year,
    Number,
    Text,
}

/// Looks at tables for one project.
pub struct Looker<'a> {
    pub table: &'a Table,
    pub names: &'a Names,
    pub fiscal: FiscalYear,
}

impl Looker<'_> {
    /// The row with the titles: the first that is about as wide as the table and holds no number.
    pub fn header(&self) -> Option<usize> {
        let rows = &self.table.rows;
        let mut widths: Vec<usize> = rows.iter().take(LOOKED_AT).map(Row::len).collect();
        widths.sort_unstable();
        let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
        let is_wide = |width: usize| (width >= 2 || usual < 2) && width * 2 >= usual;
        let at = rows.iter().take(ABOVE).position(|row| is_wide(row.len()))?;
        let looks: Vec<Look> = self.looks(at).collect();
        let count = |look| looks.iter().filter(|other| **other == look).count();
        let is_titles = match (count(Look::Number), count(Look::Year), count(Look::Period), count(Look::Text)) {
            (1.., ..) => false,
            // Years over columns, beside a title; or a value that looks like a year, beside a period and a name.
            (0, years @ 1.., periods, 1..) => periods == 0 || years > 1,
            (0, years, periods, 0) => periods > 1 || periods == 0 && years > 1,
            (0, 0, periods, texts) => texts > periods || periods > 1,
        };
        let is_titles = is_titles || count(Look::Number) == 0 && self.has_period_over_number(at);
        (is_titles && rows.len() > at + 1).then_some(at)
    }

    /// Whether a period of a row stands above a number: then it is a title.
    fn has_period_over_number(&self, row: usize) -> bool {
        let cells = self.table.rows.get(row).into_iter().flat_map(Row::iter);
        let mut periods = cells.filter(|(_, cell)| self.look(cell) == Look::Period).map(|(column, _)| column);
        periods.any(|column| self.table.cell(row + 1, column).is_some_and(|cell| self.look(cell) == Look::Number))
    }

    /// What each column holds, under the titles of a row.
    pub fn roles(&self, header: Option<usize>) -> Vec<ColumnRole> {
        let mut roles = vec![ColumnRole::Skip; self.table.columns];
        let mut set = |column: Option<usize>, role: ColumnRole| {
            if let Some(slot) = column.and_then(|column| roles.get_mut(column)) {
                *slot = role;
            }
        };
        let columns = 0..self.table.columns;
        let titles: Vec<String> = columns.clone().map(|column| self.title_key(header, column)).collect();
        let titled = |words: &[&str]| titles.iter().position(|title| words.contains(&title.as_str()));
        let periods: Vec<usize> = columns.clone().filter(|column| self.is_period_title(header, *column)).collect();
        let profile: Vec<Profile> = columns.clone().map(|column| self.profile(header, column)).collect();
        let of = |column: usize| profile.get(column).copied().unwrap_or_default();
        let is_wide = periods.len() > 1 || periods.len() == 1 && titled(&DATES).is_none() && titled(&VALUES).is_none();
        if is_wide {
            let is_texty = |column: &usize| !periods.contains(column) && of(*column).texts > of(*column).numbers;
            let known = columns.clone().find(|column| of(*column).known * 2 > of(*column).filled.max(1));
            set(titled(&NAMES).or(known).or_else(|| columns.clone().find(is_texty)), ColumnRole::Names);
            for column in &periods {
                set(Some(*column), ColumnRole::Period);
            }
            return roles;
        }
        let is_dated = |column: &usize| of(*column).periods * 2 > of(*column).filled.max(1);
        let dates = titled(&DATES).or_else(|| columns.clone().find(is_dated));
        set(dates, ColumnRole::Dates);
        let is_kpi = |column: usize| self.knows_title(header, column);
        let others = || columns.clone().filter(|column| Some(*column) != dates);
        let is_numeric = |column: &usize| of(*column).numbers * 2 >= of(*column).filled.max(1);
        let texts = others().filter(|column| of(*column).texts * 2 > of(*column).filled.max(1));
        let known = texts.clone().find(|column| of(*column).known * 2 > of(*column).filled);
        let numeric: Vec<usize> = others().filter(is_numeric).filter(|column| of(*column).filled > 0).collect();
        // A lone text column beside a lone column of numbers names what is counted, if it is not a note.
        let is_note = |column: usize| titles.get(column).is_some_and(|title| NOTES.contains(&title.as_str()));
        let lone = texts.clone().find(|column| !is_note(*column) && !is_kpi(*column));
        let lone = lone.filter(|_| numeric.len() == 1 && !numeric.iter().any(|column| is_kpi(*column)));
        let names = titled(&NAMES).filter(|column| Some(*column) != dates).or(known).or(lone);
        let notes = titled(&NOTES).filter(|column| Some(*column) != names);
        if names.is_some() {
            let is_value = |column: &&usize| Some(**column) != names && Some(**column) != notes;
            let values = titled(&VALUES).or_else(|| numeric.iter().find(is_value).copied());
            set(values, ColumnRole::Values);
            set(names, ColumnRole::Names);
            set(notes, ColumnRole::Notes);
            return roles;
        }
        let mut kpis: Vec<usize> = others().filter(|column| is_kpi(*column) || numeric.contains(column)).collect();
        kpis.retain(|column| Some(*column) != notes && !titles.get(*column).is_some_and(|title| is_total(title)));
        if kpis.len() == 1 {
            set(notes, ColumnRole::Notes);
        }
        for column in kpis {
            set(Some(column), ColumnRole::Kpi);
        }
        roles
    }

    /// The title of a column as titles are compared.
    fn title_key(&self, header: Option<usize>, column: usize) -> String {
        match header.and_then(|row| self.table.cell(row, column)) {
            Some(Cell::Text(text)) => name_key(without_brackets(text)),
            _ => String::new(),
        }
    }

    fn knows_title(&self, header: Option<usize>, column: usize) -> bool {
        let title = header.and_then(|row| self.table.cell(row, column));
        matches!(title, Some(Cell::Text(text)) if self.names.find(text) != Named::Nobody)
    }

    /// Whether the title of a column is a period.
    pub fn is_period_title(&self, header: Option<usize>, column: usize) -> bool {
        let Some(cell) = header.and_then(|row| self.table.cell(row, column)) else { return false };
        matches!(self.look(cell), Look::Period | Look::Year)
            || matches!(cell, Cell::Text(text) if matches!(period::read(text, self.fiscal, Trust::Digits), Said::Stretch(_)))
    }

    /// What the cells of a row look like if they are titles: 202603 is a month there.
    fn looks(&self, row: usize) -> impl Iterator<Item = Look> {
        let look = |cell: &Cell| match self.look(cell) {
            Look::Number if self.is_month_number(cell) => Look::Year,
            look => look,
        };
        self.table.rows.get(row).into_iter().flat_map(Row::iter).map(move |(_, cell)| look(cell))
    }

    fn is_month_number(&self, cell: &Cell) -> bool {
        let said = match cell {
            Cell::Text(text) => period::read(text, self.fiscal, Trust::Digits),
            Cell::Number(value, Form::Plain) => period::read(&format!("{value}"), self.fiscal, Trust::Digits),
            _ => Said::Nothing,
        };
        matches!(said, Said::Stretch(stretch) if stretch.interval == Interval::Month)
    }

    fn look(&self, cell: &Cell) -> Look {
        match cell {
            Cell::Date(_) => Look::Period,
            Cell::Number(value, Form::Plain) if value.fract() == 0.0 && (1900.0..=2200.0).contains(value) => Look::Year,
            Cell::Number(..) | Cell::NoResult => Look::Number,
            Cell::Text(text) => match period::read(text, self.fiscal, Trust::Year) {
                Said::Nothing if number::read(text).is_number() => Look::Number,
                Said::Nothing if cell.is_dash() => Look::Blank,
                Said::Nothing => Look::Text,
                _ if text.len() == 4 => Look::Year,
                // 1.2.26 may be a date; 12.50 is none, and what reads as a number is one: 01.2026 is no value.
                _ => Look::Period,
            },
        }
    }

    /// What the cells of a column look like.
    fn profile(&self, header: Option<usize>, column: usize) -> Profile {
        let mut profile = Profile::default();
        let first = header.map_or(0, |row| row + 1);
        for row in self.table.rows.iter().skip(first).take(LOOKED_AT) {
            let Some(cell) = row.cell(column) else { continue };
            let look = self.look(cell);
            if look == Look::Blank {
                continue;
            }
            profile.filled += 1;
            match look {
                Look::Period => profile.periods += 1,
                // A year alone may be either.
                Look::Year => {
                    profile.periods += 1;
                    profile.numbers += 1;
                }
                Look::Number => profile.numbers += 1,
                Look::Text => {
                    profile.texts += 1;
                    let is_known = matches!(cell, Cell::Text(text) if self.names.find(text) != Named::Nobody);
                    profile.known += usize::from(is_known);
                }
                Look::Blank => {}
            }
        }
        profile
    }
}

/// How many cells of a column look like what.
#[derive(Clone, Copy, Debug, Default)]
struct Profile {
    filled: usize,
    periods: usize,
    numbers: usize,
    texts: usize,
    /// Texts that are the name of a KPI of the project.
    known: usize,
}
