//! The values of a KPI in its interval, once for all dates.
//!
//! A date shows the first so many of them, so moving it costs a search and not a
//! pass over everything. Only the running period is put together anew, where it is
//! made of finer values. Sums run along, so natural limits of any date cost nothing.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::aggregate::{Merged, finer_step, merge};
use crate::model::{Aggregation, FiscalYear, Interval, Kpi, Period, Series};

/// Values from old to new, one a period at most; shared with the history that they come from.
#[derive(Clone, Debug, Default)]
pub struct Points {
    all: Arc<[(Period, f64)]>,
    count: usize,
}

impl Points {
    /// All of a row.
    pub fn new(all: impl Into<Arc<[(Period, f64)]>>) -> Self {
        let all = all.into();
        Self { count: all.len(), all }
    }

    /// The value of a period.
    pub fn value_in(&self, period: Period) -> Option<f64> {
        let place = self.partition_point(|(other, _)| *other < period);
        self.get(place).filter(|(other, _)| *other == period).map(|(_, value)| *value)
    }

    /// Whether both are the same stretch of the same row, and so the same without a look at the values.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.all, &other.all) && self.count == other.count
    }
}

impl Deref for Points {
    type Target = [(Period, f64)];
    fn deref(&self) -> &Self::Target {
        self.all.get(..self.count).unwrap_or_default()
    }
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || **self == **other
    }
}

/// Running sums over points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// Of the values.
    pub values: f64,
    /// Of the moving ranges, `|x(i) − x(i−1)|`.
    pub ranges: f64,
}

impl Sums {
    /// With one more value after `before`.
    pub fn and(self, before: Option<f64>, value: f64) -> Self {
        let range = before.map_or(0.0, |before| (value - before).abs());
        Self { values: self.values + value, ranges: self.ranges + range }
    }
}

/// What a KPI shows on a date.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its values.
    pub points: Points,
    /// Their sums.
    pub sums: Sums,
    /// How the newest period that has finer values is put together.
    pub newest: Option<Merged>,
}

/// Finer values and the rule that puts them together.
#[derive(Clone, Debug)]
struct Finer {
    entries: Vec<(Date, f64)>,
    step: Interval,
    rule: Aggregation,
}

/// All values of a KPI.
#[derive(Clone, Debug)]
pub struct History {
    interval: Interval,
    fiscal: FiscalYear,
    points: Points,
    sums: Vec<Sums>,
    finer: Option<Finer>,
}

impl History {
    /// The values that were entered for a KPI. Of several in one period its rule makes one.
    pub fn entered(kpi: &Kpi, series: &Series, fiscal: FiscalYear) -> Self {
        let entries: Vec<(Date, f64)> =
            series.iter().filter(|(_, m)| m.value.is_finite()).map(|(day, m)| (day, m.value)).collect();
        let days: Vec<Date> = entries.iter().map(|(day, _)| *day).collect();
        let containing = |day| Period::containing(kpi.interval, day, fiscal);
        let Some(step) = finer_step(&days, kpi.interval, fiscal) else {
            let points: Vec<_> = entries.into_iter().map(|(day, value)| (containing(day), value)).collect();
            return Self::of_points(kpi.interval, fiscal, points);
        };
        let rule = kpi.aggregation;
        let periods = entries.chunk_by(|(a, _), (b, _)| containing(*a) == containing(*b));
        let merged = periods.filter_map(|entries| {
            let period = containing(entries.first()?.0);
            merge(rule, step, period, entries, true, fiscal)
        });
        let whole: Vec<_> = merged.filter(|m| m.is_whole).map(|m| (m.period, m.value)).collect();
        Self { finer: Some(Finer { entries, step, rule }), ..Self::of_points(kpi.interval, fiscal, whole) }
    }

    /// No values.
    pub fn empty(kpi: &Kpi, fiscal: FiscalYear) -> Self {
        Self::of_points(kpi.interval, fiscal, Vec::new())
    }

    /// Values that are there already, one a period, from old to new.
    pub fn of_points(interval: Interval, fiscal: FiscalYear, points: Vec<(Period, f64)>) -> Self {
        let mut sums = Vec::with_capacity(points.len());
        let (mut sum, mut before) = (Sums::default(), None);
        for (_, value) in &points {
            sum = sum.and(before, *value);
            before = Some(*value);
            sums.push(sum);
        }
        Self { interval, fiscal, points: Points::new(points), sums, finer: None }
    }

    /// All values, whatever the date.
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// The interval of the entered values, where it is finer than the KPI's.
    pub fn finer_step(&self) -> Option<Interval> {
        self.finer.as_ref().map(|finer| finer.step)
    }

    /// How many periods that begin by a date have values, but no whole one on that date.
    pub fn gaps(&self, day: Date) -> usize {
        let Some(finer) = &self.finer else { return 0 };
        let containing = |day| Period::containing(self.interval, day, self.fiscal);
        let periods = finer.entries.chunk_by(|(a, _), (b, _)| containing(*a) == containing(*b));
        let begun = periods.filter(|entries| entries.first().is_some_and(|(first, _)| containing(*first).start <= day));
        begun.count().saturating_sub(self.as_of(day).points.len())
    }

    /// How the finer values of a period are put together, whatever the date; `None` where values are not finer.
    pub fn merged_in(&self, period: Period) -> Option<Merged> {
        let finer = self.finer.as_ref()?;
        merge(finer.rule, finer.step, period, finer.between(period.start, period.last_day()), true, self.fiscal)
    }

    /// What is there on a date: the periods that start on or before it; of the running one, where it is made of
    /// several finer values, those up to the date.
    pub fn as_of(&self, day: Date) -> Seen {
        let running = Period::containing(self.interval, day, self.fiscal);
        let Some(finer) = &self.finer else {
            return self.first(self.points.partition_point(|(period, _)| *period <= running));
        };
        let past = self.points.partition_point(|(period, _)| *period < running);
        let now = finer.within(running, day, self.fiscal);
        let value = now.filter(|merged| merged.is_whole).map(|merged| merged.value);
        let newest = now.or_else(|| finer.newest_before(running, self.interval, self.fiscal));
        Seen { newest, ..self.first(past).and(running, value, self) }
    }

    /// The first so many values.
    pub fn first(&self, count: usize) -> Seen {
        let sums = count.checked_sub(1).and_then(|last| self.sums.get(last)).copied().unwrap_or_default();
        Seen {
            points: Points { all: self.points.all.clone(), count: count.min(self.points.count) },
            sums,
            newest: None,
        }
    }
}

impl Seen {
    /// With the value of one more period, shared with the whole history where that holds the same.
    pub fn and(self, period: Period, value: Option<f64>, of: &History) -> Self {
        let Some(value) = value else { return self };
        if of.points.get(self.points.count) == Some(&(period, value)) {
            return Self { newest: self.newest, ..of.first(self.points.count + 1) };
        }
        let sums = self.sums.and(self.points.last().map(|(_, before)| *before), value);
        let all: Arc<[(Period, f64)]> = self.points.iter().copied().chain([(period, value)]).collect();
        Self { points: Points::new(all), sums, newest: self.newest }
    }
}

impl Finer {
    /// The running period on a date; a single value counts for all of its period.
    fn within(&self, period: Period, day: Date, fiscal: FiscalYear) -> Option<Merged> {
        let last = period.last_day();
        let all = self.between(period.start, last);
        let known = if all.len() > 1 { self.between(period.start, last.min(day)) } else { all };
        merge(self.rule, self.step, period, known, day >= last, fiscal)
    }

    /// The newest period before another one that has values.
    fn newest_before(&self, running: Period, interval: Interval, fiscal: FiscalYear) -> Option<Merged> {
        let until = self.entries.partition_point(|(day, _)| *day < running.start);
        let (day, _) = self.entries.get(until.checked_sub(1)?)?;
        let period = Period::containing(interval, *day, fiscal);
        merge(self.rule, self.step, period, self.between(period.start, period.last_day()), true, fiscal)
    }

    fn between(&self, first: Date, last: Date) -> &[(Date, f64)] {
        let from = self.entries.partition_point(|(day, _)| *day < first);
        let to = self.entries.partition_point(|(day, _)| *day <= last);
        self.entries.get(from..to.max(from)).unwrap_or_default()
    }
}
