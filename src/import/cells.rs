//! The cells of a table one by one: whose value each is, of when, and how much.

use jiff::civil::Date;

use super::Refusal;
use super::fates::Raw;
use super::names::{is_total, name_key};
use super::number::{self, Reading};
use super::period::{self, Said, Stretch, Trust};
use super::progress::Part;
use super::proposal::{Column, Question, Reason, Skip, Target, Value};
use super::settle::{self, Decimals, Votes};
use super::table::{Cell, Form, Row, Table, column_key, column_letters, percent};
use super::targets::Targets;
use crate::lang::Lang;
use crate::model::{ColumnRole, DateOrder, Project, Unit, clean_line};

/// Rows between two looks at whether the reading was stopped.
pub const STEP: usize = 1024;

/// A table on its way to values.
pub struct Cells<'a> {
    pub table: &'a Table,
    pub project: &'a Project,
    pub part: Part<'a>,
    pub targets: Targets<'a>,
    /// The values that were found so far.
    pub raw: Vec<Raw>,
    /// What the numbers say about the decimal mark.
    pub votes: Votes,
    roles: &'a [ColumnRole],
    header: Option<usize>,
    skipped: Vec<Skip>,
}

/// Why a value has no KPI or no time, and the column of the cell at fault; no column if that was said before.
struct Miss {
    reason: Reason,
    column: Option<usize>,
}

impl<'a> Cells<'a> {
    pub fn new(
        table: &'a Table,
        project: &'a Project,
        roles: &'a [ColumnRole],
        header: Option<usize>,
        targets: Targets<'a>,
        part: Part<'a>,
    ) -> Self {
        let (raw, votes, skipped) = (Vec::new(), Votes::default(), Vec::new());
        Self { table, project, part, targets, raw, votes, roles, header, skipped }
    }

    /// The first column of a role.
    pub fn of_role(&self, role: ColumnRole) -> Option<usize> {
        self.roles.iter().position(|other| *other == role)
    }

    /// Passes a cell over; of several reasons the first one counts.
    pub fn skip(&mut self, row: usize, column: usize, reason: Reason) {
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        self.skipped.extend(place.map(|(row, column)| Skip { row, column, reason }));
    }

    /// Which of day and month comes first, by all dates of the file; and the question if they leave it open.
    pub fn date_order(&self, chosen: Option<DateOrder>) -> (Option<DateOrder>, Option<Question>) {
        let dates = self.of_role(ColumnRole::Dates);
        let rows = (self.first_row()..self.table.rows.len()).filter_map(|row| self.table.cell(row, dates?));
        let titles = self.roles.iter().enumerate().filter(|(_, role)| **role == ColumnRole::Period);
        let titles = titles.filter_map(|(column, _)| self.table.cell(self.header?, column));
        settle::date_order(rows.chain(titles).map(|cell| (cell, self.said(cell))), chosen)
    }

    /// The columns with their titles, KPIs and periods.
    pub fn columns(&mut self, dates: Option<DateOrder>) -> Vec<Column> {
        let has_names = self.of_role(ColumnRole::Names).is_some();
        let mut columns = Vec::with_capacity(self.roles.len());
        for (index, role) in self.roles.iter().enumerate() {
            let cell = self.header.and_then(|row| self.table.cell(row, index));
            let title = cell.map(|cell| clean_line(&cell.shown(Lang::En))).unwrap_or_default();
            // Without a column of names, values are those of the KPI that stands over them.
            let is_kpi = *role == ColumnRole::Kpi || *role == ColumnRole::Values && !has_names;
            let target = is_kpi.then(|| {
                let letters = column_letters(index);
                match title.as_str() {
                    "" => self.targets.of(&letters, Some(&column_key(index))),
                    title => self.targets.of(title, None),
                }
            });
            let said = cell.filter(|_| *role == ColumnRole::Period).map(|cell| self.said(cell).stretch(dates));
            if let Some((row, Err(said))) = self.header.zip(said) {
                self.skip(row, index, not_a_date(said));
            }
            columns.push(Column { title, role: *role, target, stretch: said.and_then(Result::ok) });
        }
        columns
    }

    /// Finds KPI and time of every value.
    pub fn collect(&mut self, columns: &[Column], dates: Option<DateOrder>) -> Result<(), Refusal> {
        let table = self.table;
        for (index, row) in table.rows.iter().enumerate().skip(self.first_row()) {
            if index.is_multiple_of(STEP) {
                self.part.reach(index, table.rows.len() * 2)?;
            }
            self.row(index, row, columns, dates);
        }
        Ok(())
    }

    /// The first number that may be two, if its column is not settled.
    pub fn decimal_question(&self, decimals: &Decimals) -> Option<Question> {
        let is_open = |raw: &&Raw| raw.reading.is_unclear() && decimals.of(raw.column as usize).is_none();
        let raw = self.raw.iter().find(is_open)?;
        let cell = self.table.cell(raw.row as usize, raw.column as usize)?;
        let (point, comma) = raw.reading.point.zip(raw.reading.comma)?;
        Some(Question::DecimalMark { text: cell.shown(Lang::En), point, comma })
    }

    /// The names with the counts of their values, and the cells that were passed over, by row and column.
    pub fn finish(self, values: &[Value]) -> (Vec<Target>, Vec<Skip>) {
        let (mut targets, mut skipped) = (self.targets.list, self.skipped);
        for value in values {
            if let Some(target) = targets.get_mut(value.target as usize) {
                target.values += 1;
            }
        }
        skipped.sort_by_key(|skip| (skip.row, skip.column));
        skipped.dedup_by_key(|skip| (skip.row, skip.column));
        (targets, skipped)
    }

    fn first_row(&self) -> usize {
        self.header.map_or(0, |row| row + 1)
    }

    /// What a cell says of time.
    fn said(&self, cell: &Cell) -> Said {
        let read = |text: &str| period::read(text, self.project.fiscal_year, Trust::Digits);
        match cell {
            Cell::Date(date) => Said::Stretch(period::day(*date)),
            Cell::Text(text) => read(text),
            Cell::Number(value, Form::Plain) if value.fract() == 0.0 && *value < 20_000.0 => {
                read(&format!("{value:.0}"))
            }
            // The day number of a cell that is not formatted as a date.
            Cell::Number(value, Form::Plain) if *value < 80_000.0 => {
                let date: Option<Date> = period::day_of_serial(*value, self.table.is_from_1904);
                date.map_or(Said::Nothing, |date| Said::Stretch(period::day(date)))
            }
            Cell::Number(value, Form::Plain) if value.fract() == 0.0 => read(&format!("{value:.0}")),
            Cell::Number(..) | Cell::NoResult => Said::Nothing,
        }
    }

    /// Finds KPI and time of the values of a row.
    fn row(&mut self, index: usize, row: &Row, columns: &[Column], dates: Option<DateOrder>) {
        let (names, date_column) = (self.of_role(ColumnRole::Names), self.of_role(ColumnRole::Dates));
        let is_value = |column: usize| {
            columns.get(column).is_some_and(|c| match c.role {
                ColumnRole::Values | ColumnRole::Kpi | ColumnRole::Period => true,
                ColumnRole::Skip | ColumnRole::Names | ColumnRole::Dates | ColumnRole::Notes => false,
            })
        };
        let values: Vec<(usize, &Cell)> =
            row.iter().filter(|(column, cell)| is_value(*column) && !cell.is_dash()).collect();
        if values.is_empty() {
            return;
        }
        if let Some(column) = self.total(row, names, date_column) {
            return self.skip(index, column, Reason::Total);
        }
        let when = date_column.map(|column| match row.cell(column) {
            Some(cell) => self.said(cell).stretch(dates).map_err(|said| (not_a_date(said), Some(column))),
            None => Err((Reason::NoDate, None)),
        });
        let who = names.and_then(|column| row.cell(column).map(|cell| (self.name_of(cell), column)));
        for (column, cell) in values {
            let Some(head) = columns.get(column) else { continue };
            let found =
                self.whose(head, who, column).and_then(|target| when_of(head, when, column).map(|w| (target, w)));
            match found {
                Ok((target, stretch)) => self.value(index, column, cell, target, stretch),
                Err(Miss { reason, column: Some(column) }) => self.skip(index, column, reason),
                Err(Miss { column: None, .. }) => {}
            }
        }
    }

    /// The column in which a row says that it is a sum over others.
    fn total(&mut self, row: &Row, names: Option<usize>, dates: Option<usize>) -> Option<usize> {
        if let Some(column) = dates.filter(|column| row.cell(*column).is_some_and(is_total_cell)) {
            return Some(column);
        }
        let (column, cell) = names.and_then(|column| Some((column, row.cell(column)?)))?;
        if !is_total_cell(cell) {
            return None;
        }
        let target = self.name_of(cell);
        (self.targets.refusal(target) == Some(Reason::Total)).then_some(column)
    }

    /// The name that a value belongs to: that over its column, or that of its row.
    fn whose(&self, head: &Column, who: Option<(usize, usize)>, column: usize) -> Result<usize, Miss> {
        let (target, at) = match (head.target, who) {
            (Some(target), _) => (target, column),
            (None, Some((target, names))) => (target, names),
            (None, None) => return Err(Miss { reason: Reason::NoName, column: Some(column) }),
        };
        match self.targets.refusal(target) {
            None => Ok(target),
            Some(reason) => Err(Miss { reason, column: Some(at) }),
        }
    }

    fn name_of(&mut self, cell: &Cell) -> usize {
        match cell {
            Cell::Text(text) => self.targets.of(text, None),
            other => self.targets.of(&other.shown(Lang::En), None),
        }
    }

    /// Whether a cell carries the sign of another unit than that of its KPI.
    fn is_of_other_unit(&self, cell: &Cell, target: usize) -> bool {
        let kpi = self.targets.list.get(target).and_then(|target| self.project.kpis.get(&target.meaning.kpi()?));
        let signed = match cell {
            Cell::Text(text) => Unit::signed(text),
            Cell::Number(_, Form::Percent) => Some(Unit::Percent),
            _ => None,
        };
        kpi.zip(signed).is_some_and(|(kpi, signed)| !kpi.unit.takes_signs_of(signed))
    }

    /// Reads a value under both decimal marks.
    fn value(&mut self, row: usize, column: usize, cell: &Cell, target: usize, stretch: Stretch) {
        let reading = match cell {
            Cell::Text(text) => number::read(text),
            Cell::Number(value, Form::Percent) => Reading::plain(percent(*value)),
            Cell::Number(value, Form::Plain) => Reading::plain(*value),
            Cell::Number(_, Form::Time) => return self.skip(row, column, Reason::Time),
            Cell::NoResult => return self.skip(row, column, Reason::NoResult),
            Cell::Date(_) => return self.skip(row, column, Reason::NotANumber),
        };
        if !reading.is_number() {
            return self.skip(row, column, Reason::NotANumber);
        }
        if self.is_of_other_unit(cell, target) {
            return self.skip(row, column, Reason::OtherUnit);
        }
        self.votes.count(column, reading);
        if let Some(target) = self.targets.list.get_mut(target).filter(|target| target.meaning.is_new()) {
            let unit = match cell {
                Cell::Text(text) => Unit::signed(text),
                Cell::Number(_, Form::Percent) => Some(Unit::Percent),
                _ => None,
            };
            target.unit = unit.unwrap_or(target.unit);
        }
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        self.raw.extend(place.map(|(row, column)| Raw { row, column, target, stretch, reading }));
    }
}

/// The time of a value: that over its column, or that of its row.
fn when_of(
    head: &Column,
    when: Option<Result<Stretch, (Reason, Option<usize>)>>,
    column: usize,
) -> Result<Stretch, Miss> {
    match (head.role, when) {
        // A title that is no period was passed over itself.
        (ColumnRole::Period, _) => head.stretch.ok_or(Miss { reason: Reason::NotADate, column: None }),
        (_, Some(Ok(stretch))) => Ok(stretch),
        (_, Some(Err((reason, at)))) => Err(Miss { reason, column: Some(at.unwrap_or(column)) }),
        (_, None) => Err(Miss { reason: Reason::NoDate, column: Some(column) }),
    }
}

fn not_a_date(said: Said) -> Reason {
    match said {
        Said::NoSuchDay => Reason::NoSuchDay,
        Said::Either { .. } => Reason::UnclearDate,
        Said::Nothing | Said::Stretch(_) => Reason::NotADate,
    }
}

fn is_total_cell(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.len() < 64 && is_total(&name_key(text)))
}
