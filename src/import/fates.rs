//! From numbers to values: the period of each, which of several counts, and what the project has.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Refusal;
use super::cells::{Cells, STEP};
use super::number::Reading;
use super::period::Stretch;
use super::proposal::{Fate, Reason, Value};
use super::settle::{self, Decimals};
use crate::lang::Lang;
use crate::model::{ColumnRole, DecimalMark, KpiId, Period, limits};

/// A value whose KPI and time are known.
pub struct Raw {
    pub row: u32,
    pub column: u32,
    pub target: usize,
    pub stretch: Stretch,
    pub reading: Reading,
}

/// Whose value it is: two names may mean one KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Kpi(KpiId),
    New(usize),
}

/// The value that counts for a period so far.
struct Winner {
    /// The time that the file gives it.
    time: Date,
    /// Its place among the values.
    place: usize,
}

impl Cells<'_> {
    /// The values with what happens to each; of several for one period the latest counts.
    pub fn values(&mut self, decimals: &Decimals, is_keeping: bool) -> Result<Vec<Value>, Refusal> {
        let raw = std::mem::take(&mut self.raw);
        self.intervals(&raw);
        let notes = self.of_role(ColumnRole::Notes);
        let mut values: Vec<Option<Value>> = Vec::with_capacity(raw.len());
        let mut taken: BTreeMap<(Who, Date), Winner> = BTreeMap::new();
        for (count, item) in raw.iter().enumerate() {
            if count.is_multiple_of(STEP) {
                self.part.reach(raw.len() + count, raw.len() * 2)?;
            }
            let number = number_of(item.reading, decimals.of(item.column as usize));
            let (number, period) = match number.and_then(|number| Ok((number, self.period_of(item)?))) {
                Ok(found) => found,
                Err(reason) => {
                    self.skip(item.row as usize, item.column as usize, reason);
                    continue;
                }
            };
            let note = notes.and_then(|column| self.table.cell(item.row as usize, column));
            let note = note.map(|cell| cell.shown(Lang::En).into_boxed_str());
            let who = self.who(item.target);
            let fate = self.fate(who, period, number, note.as_deref(), is_keeping);
            let target = u32::try_from(item.target).unwrap_or(u32::MAX);
            let (place, time) = (values.len(), item.stretch.start);
            values.push(Some(Value { row: item.row, column: item.column, target, period, value: number, note, fate }));
            let winner = taken.entry((who, period.start)).or_insert(Winner { time, place });
            if winner.place != place {
                let loser =
                    if time >= winner.time { std::mem::replace(winner, Winner { time, place }).place } else { place };
                let winner = winner.place;
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
        let is_kept = |day: Date| limits::YEARS.contains(&day.year());
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

fn number_of(reading: Reading, mark: Option<DecimalMark>) -> Result<f64, Reason> {
    let number = match mark {
        Some(mark) => reading.under(mark).ok_or(Reason::OtherMark)?,
        None if reading.is_unclear() => return Err(Reason::UnclearNumber),
        None => reading.point.or(reading.comma).ok_or(Reason::NotANumber)?,
    };
    if number.abs() > limits::NUMBER { Err(Reason::TooLarge) } else { Ok(number) }
}
