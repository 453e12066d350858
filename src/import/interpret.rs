//! From cells to values: who, when and how much.
//!
//! First the dates are read and it is settled which of day and month comes first; then
//! every value finds its KPI and its period and is read under both decimal marks; then
//! the mark is settled and each value is compared with what the project has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::{Names, is_total, name_key};
use super::number::{self, Reading};
use super::period::{self, Said, Stretch, Trust};
use super::profile::Titles;
use super::progress::Part;
use super::proposal::{Column, Counts, Fate, Question, Reason, Skip, SourceRead, Value};
use super::shape::Looker;
use super::settle::{self, Votes};
use super::table::{Cell, Form, Table, column_letters, percent};
use super::targets::Targets;
use super::{Choices, Existing, Header, Proposal, Refusal};
use crate::model::{
    ColumnRole, DateOrder, DecimalMark, KpiId, ObjectiveId, Period, Project, clean_line, limits,
};

/// Finds out what the cells of a table mean for a project.
pub fn interpret(
    source: SourceRead,
    table: Arc<Table>,
    project: &Project,
    choices: &Choices,
    part: Part<'_>,
) -> Result<Proposal, Refusal> {
    let names = Names::of(project);
    let fiscal = project.fiscal_year;
    let looker = Looker { table: &table, names: &names, fiscal };
    let header = match choices.header {
        None => looker.header(),
        Some(Header::Nowhere) => None,
        Some(Header::Row(number)) => table.rows.iter().position(|row| row.number == number),
    };
    let title = |column: usize| header.and_then(|row| table.cell(row, column));
    let titles = Titles::of((0..table.columns).map(|column| match title(column) {
        _ if looker.is_period_title(header, column) => None,
        Some(Cell::Text(text)) => Some(&**text),
        _ => Some(""),
    }));
    let remembered = titles.remembered(project).filter(|_| header.is_some());
    let mut roles = remembered.map_or_else(|| looker.roles(header), |profile| titles.roles(profile));
    for (column, role) in &choices.roles {
        if let Some(slot) = roles.get_mut(*column) {
            *slot = *role;
        }
    }
    let home = home(project, choices);
    let mut reader = Reader {
        table: &table,
        project,
        roles: &roles,
        header,
        first: header.map_or(0, |row| row + 1),
        targets: Targets::new(project, &names, choices, remembered, home.is_some()),
        skipped: Vec::new(),
        raw: Vec::new(),
        votes: Votes::default(),
        part,
    };
    let chosen_dates = choices.dates.or_else(|| remembered.and_then(|profile| profile.dates));
    let (dates, date_question) = reader.date_order(chosen_dates);
    let columns = reader.columns(dates);
    reader.collect(&columns, dates)?;
    let chosen_decimal = choices.decimal.or_else(|| remembered.and_then(|profile| profile.decimal));
    let decimals = settle::decimals(&reader.votes, chosen_decimal);
    let decimal_question = reader.decimal_question(&decimals);
    let is_keeping = choices.existing == Existing::Keep;
    let values = reader.values(&decimals, is_keeping)?;
    let counts = counts(&values);
    let marks = (
        choices.decimal.or_else(|| remembered.and_then(|profile| profile.decimal)),
        choices.dates.or_else(|| remembered.and_then(|profile| profile.dates)),
    );
    let profile = titles.profile(remembered, choices, &roles, marks).filter(|_| header.is_some());
    let is_remembered = remembered.is_some();
    let Reader { targets, mut skipped, .. } = reader;
    let mut targets = targets.list;
    for value in &values {
        if let Some(target) = targets.get_mut(value.target as usize) {
            target.values += 1;
        }
    }
    skipped.sort_by_key(|skip| (skip.row, skip.column));
    skipped.dedup_by_key(|skip| (skip.row, skip.column));
    Ok(Proposal {
        source,
        header,
        columns,
        decimal: decimals.whole(),
        dates,
        questions: date_question.into_iter().chain(decimal_question).collect(),
        targets,
        values,
        skipped,
        counts,
        home,
        is_remembered,
        profile,
        table: table.clone(),
    })
}

/// The objective that new KPIs measure.
fn home(project: &Project, choices: &Choices) -> Option<ObjectiveId> {
    let chosen = choices.home.filter(|id| project.map.objective(*id).is_some());
    chosen.or_else(|| project.objectives_in_order().first().map(|objective| objective.id))
}

fn counts(values: &[Value]) -> Counts {
    let mut counts = Counts::default();
    for value in values {
        match value.fate {
            Fate::New => counts.new += 1,
            Fate::Replaces(_) => counts.replaced += 1,
            Fate::Kept(_) => counts.kept += 1,
            Fate::Same => counts.same += 1,
        }
    }
    counts
}

/// A value whose KPI and time are known.
struct Raw {
    row: u32,
    column: u32,
    target: usize,
    stretch: Stretch,
    reading: Reading,
}

struct Reader<'a> {
    table: &'a Table,
    project: &'a Project,
    roles: &'a [ColumnRole],
    header: Option<usize>,
    /// The first row with values.
    first: usize,
    targets: Targets<'a>,
    skipped: Vec<Skip>,
    raw: Vec<Raw>,
    votes: Votes,
    part: Part<'a>,
}

/// A row is looked at for a stop this often.
const STEP: usize = 1024;

impl Reader<'_> {
    fn of_role(&self, role: ColumnRole) -> Option<usize> {
        self.roles.iter().position(|other| *other == role)
    }

    fn skip(&mut self, row: usize, column: usize, reason: Reason) {
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        self.skipped.extend(place.map(|(row, column)| Skip { row, column, reason }));
    }

    /// What a cell says of time.
    fn said(&self, cell: &Cell) -> Said {
        match cell {
            Cell::Date(date) => Said::Stretch(period::day(*date)),
            Cell::Text(text) => period::read(text, self.project.fiscal_year, Trust::Digits),
            Cell::Number(value, Form::Plain) => {
                let whole = if value.fract() == 0.0 { format!("{value:.0}") } else { String::new() };
                match period::read(&whole, self.project.fiscal_year, Trust::Digits) {
                    Said::Nothing if (20_000.0..80_000.0).contains(value) => {
                        let date = period::day_of_serial(*value, self.table.is_from_1904);
                        date.map_or(Said::Nothing, |date| Said::Stretch(period::day(date)))
                    }
                    said => said,
                }
            }
            Cell::Number(..) | Cell::NoResult => Said::Nothing,
        }
    }

    /// Which of day and month comes first, by all dates of the file; and the question if they leave it open.
    fn date_order(&self, chosen: Option<DateOrder>) -> (Option<DateOrder>, Option<Question>) {
        let dates = self.of_role(ColumnRole::Dates);
        let rows = (self.first..self.table.rows.len()).filter_map(|row| self.table.cell(row, dates?));
        let titles = self.roles.iter().enumerate().filter(|(_, role)| **role == ColumnRole::Period);
        let titles = titles.filter_map(|(column, _)| self.table.cell(self.header?, column));
        settle::date_order(rows.chain(titles).map(|cell| (cell, self.said(cell))), chosen)
    }

    /// The columns with their titles, KPIs and periods.
    fn columns(&mut self, dates: Option<DateOrder>) -> Vec<Column> {
        let has_names = self.of_role(ColumnRole::Names).is_some();
        let mut columns = Vec::with_capacity(self.roles.len());
        for (index, role) in self.roles.iter().enumerate() {
            let cell = self.header.and_then(|row| self.table.cell(row, index));
            let title = cell.map(|cell| clean_line(&cell.shown(crate::lang::Lang::En))).unwrap_or_default();
            // Without a column of names, values are those of the KPI that stands over them.
            let is_kpi = *role == ColumnRole::Kpi || *role == ColumnRole::Values && !has_names;
            let target = is_kpi.then(|| {
                let letters = column_letters(index);
                match title.as_str() {
                    "" => self.targets.of(&letters, Some(&format!("#{}", letters.to_lowercase()))),
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
    fn collect(&mut self, columns: &[Column], dates: Option<DateOrder>) -> Result<(), Refusal> {
        let names = self.of_role(ColumnRole::Names);
        let date_column = self.of_role(ColumnRole::Dates);
        let value_column = self.of_role(ColumnRole::Values).filter(|_| names.is_some());
        let table = self.table;
        for index in self.first..table.rows.len() {
            if index.is_multiple_of(STEP) {
                self.part.reach(index, table.rows.len() * 2)?;
            }
            let Some(row) = table.rows.get(index) else { break };
            let is_value = |column: usize| {
                Some(column) == value_column
                    || columns.get(column).is_some_and(|c| c.target.is_some() || c.role == ColumnRole::Period)
            };
            let values: Vec<(usize, &Cell)> = row.iter().filter(|(column, cell)| is_value(*column) && !is_dash(cell)).collect();
            if values.is_empty() {
                continue;
            }
            let date = date_column.and_then(|column| row.cell(column));
            if date.is_some_and(is_total_cell) || names.and_then(|c| row.cell(c)).is_some_and(|c| self.is_unknown_total(c)) {
                let at = names.filter(|c| row.cell(*c).is_some_and(is_total_cell)).or(date_column).or(names);
                self.skip(index, at.unwrap_or_default(), Reason::Total);
                continue;
            }
            let when = match (date_column, date) {
                (None, _) => None,
                (Some(_), Some(cell)) => Some(self.said(cell).stretch(dates).map_err(not_a_date)),
                (Some(_), None) => Some(Err(Reason::NoDate)),
            };
            let who = match names {
                None => None,
                Some(column) => Some(row.cell(column).map(|cell| self.name_of(cell)).ok_or(Reason::NoName)),
            };
            let mut has_said_when = false;
            let mut has_said_who = false;
            for (column, cell) in values {
                let Some(head) = columns.get(column) else { continue };
                let target = match (head.target, who) {
                    (Some(target), _) => target,
                    (None, Some(Ok(target))) => target,
                    (None, Some(Err(reason))) => {
                        self.skip(index, column, reason);
                        continue;
                    }
                    (None, None) => {
                        self.skip(index, column, Reason::NoName);
                        continue;
                    }
                };
                if let Some(reason) = self.targets.refusal(target) {
                    // Said once a row, at the name; or once a column, at its title.
                    if head.target.is_none() && !std::mem::replace(&mut has_said_who, true) {
                        self.skip(index, names.unwrap_or(column), reason);
                    } else if head.target.is_some() {
                        self.skip(index, column, reason);
                    }
                    continue;
                }
                let stretch = match (head.role, when) {
                    (ColumnRole::Period, _) => head.stretch.ok_or(None),
                    (_, Some(Ok(stretch))) => Ok(stretch),
                    (_, Some(Err(reason))) => Err(Some(reason)),
                    (_, None) => Err(Some(Reason::NoDate)),
                };
                match stretch {
                    Ok(stretch) => self.value(index, column, cell, target, stretch),
                    // The title was skipped, with all that stands under it.
                    Err(None) => {}
                    Err(Some(Reason::NoDate)) => self.skip(index, column, Reason::NoDate),
                    Err(Some(reason)) if !std::mem::replace(&mut has_said_when, true) => {
                        self.skip(index, date_column.unwrap_or(column), reason);
                    }
                    Err(Some(_)) => {}
                }
            }
        }
        Ok(())
    }

    fn name_of(&mut self, cell: &Cell) -> usize {
        match cell {
            Cell::Text(text) => self.targets.of(text, None),
            other => self.targets.of(&other.shown(crate::lang::Lang::En), None),
        }
    }

    /// Whether a name stands for a sum and for no KPI of the project.
    fn is_unknown_total(&mut self, cell: &Cell) -> bool {
        if !is_total_cell(cell) {
            return false;
        }
        let target = self.name_of(cell);
        self.targets.refusal(target) == Some(Reason::Total)
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
        self.votes.count(column, reading);
        if let Some(target) = self.targets.list.get_mut(target).filter(|target| target.meaning.is_new()) {
            let unit = match cell {
                Cell::Text(text) => number::unit_of(text),
                Cell::Number(_, Form::Percent) => Some(crate::model::Unit::Percent),
                _ => None,
            };
            target.unit = unit.unwrap_or(target.unit);
        }
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        self.raw.extend(place.map(|(row, column)| Raw { row, column, target, stretch, reading }));
    }

    /// The first number that may be two, if its column is not settled.
    fn decimal_question(&self, decimals: &settle::Decimals) -> Option<Question> {
        let raw = self.raw.iter().find(|raw| raw.reading.is_unclear() && decimals.of(raw.column as usize).is_none())?;
        let cell = self.table.cell(raw.row as usize, raw.column as usize)?;
        let (point, comma) = raw.reading.point.zip(raw.reading.comma)?;
        Some(Question::DecimalMark { text: cell.shown(crate::lang::Lang::En), point, comma })
    }

    /// The values with what happens to each; of several for one period the latest counts.
    fn values(&mut self, decimals: &settle::Decimals, is_keeping: bool) -> Result<Vec<Value>, Refusal> {
        let raw = std::mem::take(&mut self.raw);
        self.intervals(&raw);
        let notes = self.of_role(ColumnRole::Notes);
        let mut values: Vec<Option<Value>> = Vec::with_capacity(raw.len());
        let mut taken: BTreeMap<(Who, jiff::civil::Date), (jiff::civil::Date, usize)> = BTreeMap::new();
        for (count, raw) in raw.iter().enumerate() {
            if count.is_multiple_of(STEP) {
                let whole = self.raw.len().max(values.capacity());
                self.part.reach(whole + count, whole * 2)?;
            }
            let number = match number_of(raw.reading, decimals.of(raw.column as usize)) {
                Ok(number) => number,
                Err(reason) => {
                    self.skip(raw.row as usize, raw.column as usize, reason);
                    continue;
                }
            };
            let period = match self.period_of(raw) {
                Ok(period) => period,
                Err(reason) => {
                    self.skip(raw.row as usize, raw.column as usize, reason);
                    continue;
                }
            };
            let note = notes.and_then(|column| self.table.cell(raw.row as usize, column));
            let note = note.map(|cell| cell.shown(crate::lang::Lang::En).into_boxed_str());
            let who = self.who(raw.target);
            let fate = self.fate(who, period, number, note.as_deref(), is_keeping);
            let target = u32::try_from(raw.target).unwrap_or(u32::MAX);
            let value = Value { row: raw.row, column: raw.column, target, period, value: number, note, fate };
            let place = values.len();
            values.push(Some(value));
            let slot = taken.entry((who, period.start)).or_insert((raw.stretch.start, place));
            if slot.1 != place {
                let loser = if raw.stretch.start >= slot.0 { std::mem::replace(slot, (raw.stretch.start, place)).1 } else { place };
                let winner = if loser == place { slot.1 } else { place };
                self.supersede(&mut values, loser, winner);
            }
        }
        Ok(values.into_iter().flatten().collect())
    }

    /// Passes a value over for another one of the same period.
    fn supersede(&mut self, values: &mut [Option<Value>], loser: usize, winner: usize) {
        let row = values.get(winner).and_then(Option::as_ref).map(|value| value.row);
        let by_row = row.and_then(|row| self.table.rows.get(row as usize)).map_or(0, |row| row.number);
        if let Some(lost) = values.get_mut(loser).and_then(Option::take) {
            self.skip(lost.row as usize, lost.column as usize, Reason::Superseded { by_row });
        }
    }

    /// How often new KPIs get a value, by the times of their values.
    fn intervals(&mut self, raw: &[Raw]) {
        let mut times: BTreeMap<usize, Vec<Stretch>> = BTreeMap::new();
        for raw in raw {
            if self.targets.list.get(raw.target).is_some_and(|target| target.meaning.is_new()) {
                times.entry(raw.target).or_default().push(raw.stretch);
            }
        }
        for (target, mut times) in times {
            if let Some(target) = self.targets.list.get_mut(target) {
                target.interval = settle::interval(&mut times);
            }
        }
    }

    fn who(&self, target: usize) -> Who {
        let kpi = self.targets.list.get(target).and_then(|target| target.meaning.kpi());
        kpi.map_or(Who::New(target), Who::Kpi)
    }

    /// The period of the value's KPI.
    fn period_of(&self, raw: &Raw) -> Result<Period, Reason> {
        let target = self.targets.list.get(raw.target);
        let kpi = target.and_then(|target| self.project.kpis.get(&target.meaning.kpi()?));
        let interval = kpi.map(|kpi| kpi.interval).or_else(|| target.map(|target| target.interval));
        let interval = interval.unwrap_or_default();
        if raw.stretch.interval > interval {
            return Err(Reason::TooCoarse(raw.stretch.interval));
        }
        let period = Period::containing(interval, raw.stretch.start, self.project.fiscal_year);
        let is_kept = |day: jiff::civil::Date| limits::YEARS.contains(&day.year());
        if is_kept(period.start) && is_kept(raw.stretch.start) { Ok(period) } else { Err(Reason::DateOutOfRange) }
    }

    /// What happens to a value: compared with what the project has.
    fn fate(&self, who: Who, period: Period, value: f64, note: Option<&str>, is_keeping: bool) -> Fate {
        let Who::Kpi(id) = who else { return Fate::New };
        match self.project.series_of(id).in_period(period) {
            None => Fate::New,
            Some(before) if before.value == value && note.is_none_or(|note| note == before.note.trim()) => Fate::Same,
            Some(before) if is_keeping => Fate::Kept(before.value),
            Some(before) => Fate::Replaces(before.value),
        }
    }
}

/// Whose value it is: two names may mean one KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Kpi(KpiId),
    New(usize),
}

fn number_of(reading: Reading, mark: Option<DecimalMark>) -> Result<f64, Reason> {
    let number = match (mark, reading.vote()) {
        (Some(mark), _) => reading.under(mark).ok_or(Reason::OtherMark)?,
        (None, _) if reading.is_unclear() => return Err(Reason::UnclearNumber),
        (None, _) => reading.point.or(reading.comma).ok_or(Reason::NotANumber)?,
    };
    if number.abs() > limits::NUMBER { Err(Reason::TooLarge) } else { Ok(number) }
}

fn not_a_date(said: Said) -> Reason {
    match said {
        Said::NoSuchDay => Reason::NoSuchDay,
        Said::Either { .. } => Reason::UnclearDate,
        Said::Nothing | Said::Stretch(_) => Reason::NotADate,
    }
}

/// A cell that says that there is no value.
fn is_dash(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if matches!(&**text, "-" | "–" | "—"))
}

fn is_total_cell(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.len() < 64 && is_total(&name_key(text)))
}

