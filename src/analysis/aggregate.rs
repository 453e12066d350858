//! Values of a coarser interval from those of a finer one, by the KPI's own rule.
//!
//! The newest of three months makes the quarter of a stock, their sum that of sales.
//! The periods follow the fiscal year; a week belongs to the period of its Monday. A
//! sum is one only when it is whole: a quarter that lacks a month has no sum rather
//! than a small one, and no value is ever taken for zero. The newest, the mean and
//! the extremes of what there is may stand while a period still runs; how much they
//! rest on is said beside them ([`Merged::present`] of [`Merged::expected`]).

use jiff::civil::Date;

use crate::model::{Aggregation, FiscalYear, Interval, Period};

/// The values of one period put together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merged {
    /// The period.
    pub period: Period,
    /// What its values make, in their unit.
    pub value: f64,
    /// The interval of the values.
    pub step: Interval,
    /// How many values there are.
    pub present: usize,
    /// How many the period has room for.
    pub expected: usize,
    /// Whether the value stands for the period; a sum that lacks a part does not.
    pub is_whole: bool,
}

/// Puts values together, from old to new; `None` without any.
pub fn aggregate(rule: Aggregation, values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values = values.into_iter();
    let first = values.next()?;
    Some(match rule {
        Aggregation::Last => values.last().unwrap_or(first),
        Aggregation::Sum => values.fold(first, |sum, value| sum + value),
        Aggregation::Mean => {
            let (sum, count) = values.fold((first, 1_u32), |(sum, count), value| (sum + value, count + 1));
            sum / f64::from(count)
        }
        Aggregation::Minimum => values.fold(first, f64::min),
        Aggregation::Maximum => values.fold(first, f64::max),
    })
}

/// Puts the values of a period together, given by day from old to new; `is_over` says that no more will come.
pub fn merge(
    rule: Aggregation,
    step: Interval,
    period: Period,
    entries: &[(Date, f64)],
    is_over: bool,
    fiscal: FiscalYear,
) -> Option<Merged> {
    let value = aggregate(rule, entries.iter().map(|(_, value)| *value))?;
    let (present, expected) = (entries.len(), parts(period, step, fiscal));
    let is_whole = match (rule, step) {
        (Aggregation::Sum, Interval::Day) => is_over,
        // One value on the first day was entered for the whole period.
        (Aggregation::Sum, _) if entries.first().is_some_and(|(day, _)| *day == period.start) && present == 1 => {
            is_over || expected == 1
        }
        (Aggregation::Sum, _) => present >= expected,
        _ => true,
    };
    Some(Merged { period, value, step, present, expected, is_whole })
}

/// How many periods of a finer interval begin in a period.
pub fn parts(period: Period, step: Interval, fiscal: FiscalYear) -> usize {
    let containing = |day| Period::containing(step, day, fiscal);
    let first = containing(period.start);
    let first = if first.start < period.start { first.next() } else { first };
    usize::try_from(containing(period.last_day()).distance_from(first) + 1).unwrap_or(0)
}

/// The interval in which days were entered, where it is finer than the given one: the coarsest whose periods begin on
/// all of them, else a day. `None` if no two days share a period of the given interval.
pub fn finer_step(days: &[Date], interval: Interval, fiscal: FiscalYear) -> Option<Interval> {
    let containing = |interval, day: Date| Period::containing(interval, day, fiscal);
    let is_finer = days.windows(2).any(|pair| match pair {
        [a, b] => containing(interval, *a) == containing(interval, *b),
        _ => false,
    });
    is_finer.then(|| coarsest_step(days, fiscal).min(interval))
}

/// The coarsest interval whose periods begin on all of these days.
pub fn coarsest_step(days: &[Date], fiscal: FiscalYear) -> Interval {
    let are_starts = |step: &Interval| days.iter().all(|day| Period::containing(*step, *day, fiscal).start == *day);
    Interval::ALL.into_iter().rev().find(are_starts).unwrap_or(Interval::Day)
}
