//! Values of calculated KPIs, period by period.
//!
//! Finer inputs are put together by their own rule before they enter a formula. A
//! period has a value only if all inputs have one in it: what is missing is never
//! taken for zero, and a division by zero has no value. Percent are fractions in a
//! formula, and a percent result is a hundred times its fraction; times come in the
//! unit of the result. A plain result in a unit of time counts periods, as cash by
//! monthly burn counts months.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use jiff::civil::Date;

use super::aggregate::merge;
use super::history::{History, Points, Seen};
use crate::model::{
    Aggregation, At, DurationUnit, Expression, FiscalYear, Formula, Interval, Kpi, KpiId, Operand, Period, Project,
    Reference, Unit,
};

/// A value or its absence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Value(Option<f64>);

/// How a KPI is computed.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    expression: Expression<Value>,
    inputs: BTreeMap<KpiId, Input>,
    interval: Interval,
    fiscal: FiscalYear,
    /// What the result is multiplied by to be in the KPI's unit.
    factor: f64,
}

/// What is asked of an input besides its values.
#[derive(Clone, Copy, Debug)]
struct Input {
    interval: Interval,
    rule: Aggregation,
    /// What its values are multiplied by, then divided by, before they enter the formula.
    scale: (f64, f64),
}

impl Plan {
    /// The KPIs that it takes values of.
    pub(super) fn inputs(&self) -> impl Iterator<Item = &KpiId> {
        self.inputs.keys()
    }

    /// The plan of a calculated KPI; `None` if its formula can't be computed.
    pub(super) fn of(project: &Project, kpi: &Kpi) -> Option<Self> {
        let expression = kpi.formula.as_ref()?.expression::<Value>()?;
        let time = if let Unit::Duration(unit) = kpi.unit { unit } else { DurationUnit::Days };
        let input = |reference: &Reference| {
            let input = project.kpis.get(&reference.kpi)?;
            let scale = match input.unit {
                Unit::Percent => (1.0, 100.0),
                Unit::Duration(unit) => (seconds_in(unit) / seconds_in(time), 1.0),
                _ => (1.0, 1.0),
            };
            Some((input.id, Input { interval: input.interval, rule: input.aggregation, scale }))
        };
        let inputs: Option<BTreeMap<KpiId, Input>> = expression.references().iter().map(input).collect();
        let inputs = inputs?;
        let factor = match kpi.unit {
            Unit::Percent => 100.0,
            Unit::Duration(unit) if is_plain(project, kpi) => seconds_of(kpi.interval) / seconds_in(unit),
            _ => 1.0,
        };
        Some(Self { expression, inputs, interval: kpi.interval, fiscal: project.fiscal_year, factor })
    }

    /// All values, from all values of the inputs.
    pub(super) fn history(&self, histories: &BTreeMap<KpiId, &History>) -> History {
        let points = |id: &KpiId| histories.get(id).map(|history| history.points().clone()).unwrap_or_default();
        let inputs: BTreeMap<KpiId, Points> = self.inputs.keys().map(|id| (*id, points(id))).collect();
        let containing = |period: &Period| Period::containing(self.interval, period.start, self.fiscal);
        let ends = || inputs.values().filter_map(|points| points.first().zip(points.last()));
        let first = ends().map(|((first, _), _)| containing(first)).min();
        let last = ends().map(|(_, (last, _))| containing(last)).max();
        let values = match first.zip(last) {
            Some((first, last)) => {
                let count = usize::try_from(last.distance_from(first) + 1).unwrap_or(0);
                self.values(first, count, &inputs, None)
            }
            None => Vec::new(),
        };
        History::of_points(self.interval, self.fiscal, values)
    }

    /// What is there on a date, from what the inputs show on it.
    pub(super) fn as_of(&self, history: &History, seen: &BTreeMap<KpiId, Seen>, day: Date) -> Seen {
        let running = Period::containing(self.interval, day, self.fiscal);
        let past = history.first(history.points().partition_point(|(period, _)| *period < running));
        let points = |id: &KpiId| seen.get(id).map(|seen| seen.points.clone()).unwrap_or_default();
        let inputs: BTreeMap<KpiId, Points> = self.inputs.keys().map(|id| (*id, points(id))).collect();
        let now = self.values(running, 1, &inputs, Some(day));
        past.and(running, now.first().map(|(_, value)| *value), history)
    }

    /// The values of so many periods; those without one are left out.
    fn values(
        &self,
        first: Period,
        count: usize,
        inputs: &BTreeMap<KpiId, Points>,
        day: Option<Date>,
    ) -> Vec<(Period, f64)> {
        let column = |reference: &Reference| {
            let input = self.inputs.get(&reference.kpi)?;
            let source = Source { input, points: inputs.get(&reference.kpi)?, day, fiscal: self.fiscal };
            Some(source.column(reference.at, first, count))
        };
        let columns: Option<Vec<Vec<Option<f64>>>> = self.expression.references().iter().map(column).collect();
        let Some(columns) = columns else { return Vec::new() };
        let mut operands: Vec<Value> = Vec::with_capacity(columns.len());
        let mut values = Vec::with_capacity(count);
        let mut period = first;
        for row in 0..count {
            operands.clear();
            operands.extend(columns.iter().map(|column| Value(column.get(row).copied().flatten())));
            // Without all inputs there is nothing to compute, whatever the formula makes of the others.
            if operands.iter().all(|value| value.0.is_some())
                && let Some(Value(Some(value))) = self.expression.compute(&operands)
                && (value * self.factor).is_finite()
            {
                values.push((period, value * self.factor));
            }
            period = period.next();
        }
        values
    }
}

/// Where the values of an input come from.
struct Source<'a> {
    input: &'a Input,
    points: &'a Points,
    day: Option<Date>,
    fiscal: FiscalYear,
}

impl Source<'_> {
    fn column(&self, at: At, first: Period, count: usize) -> Vec<Option<f64>> {
        let first = if at == At::Previous { first.previous() } else { first };
        if at == At::YearToDate {
            return self.year_to_date(first, count);
        }
        self.each(first, count).collect()
    }

    fn each(&self, first: Period, count: usize) -> impl Iterator<Item = Option<f64>> {
        let periods = std::iter::successors(Some(first), |period| Some(period.next()));
        let (times, by) = self.input.scale;
        periods.take(count).map(move |period| self.value(period).map(|value| value * times / by))
    }

    /// Running sums that begin anew with each fiscal year; a gap leaves the rest of its year without one.
    fn year_to_date(&self, first: Period, count: usize) -> Vec<Option<f64>> {
        let year_of = |period: Period| Period::containing(Interval::Year, period.start, self.fiscal);
        let start = Period::containing(first.interval, year_of(first).start, self.fiscal);
        let start = if start.start < year_of(first).start { start.next() } else { start };
        let before = usize::try_from(first.distance_from(start)).unwrap_or(0);
        let (mut sum, mut year, mut period) = (Some(0.0), year_of(start), start);
        let sums = self.each(start, before + count).map(|value| {
            if year_of(period) != year {
                (sum, year) = (Some(0.0), year_of(period));
            }
            sum = sum.zip(value).map(|(sum, value)| sum + value);
            period = period.next();
            sum
        });
        sums.skip(before).collect()
    }

    /// The value of a period of the result's interval, in the input's unit.
    fn value(&self, period: Period) -> Option<f64> {
        if self.input.interval == period.interval {
            return self.points.value_in(period);
        }
        let last = period.last_day();
        let from = self.points.partition_point(|(part, _)| part.start < period.start);
        let to = self.points.partition_point(|(part, _)| part.start <= last);
        let parts = self.points.get(from..to.max(from)).unwrap_or_default();
        let entries: Vec<(Date, f64)> = parts.iter().map(|(part, value)| (part.start, *value)).collect();
        let is_over = self.day.is_none_or(|day| day >= last);
        let merged = merge(self.input.rule, self.input.interval, period, &entries, is_over, self.fiscal)?;
        // A single value here is one part, never one that was entered for the whole.
        let is_whole = merged.is_whole
            && (self.input.rule != Aggregation::Sum
                || self.input.interval == Interval::Day
                || merged.present >= merged.expected);
        is_whole.then_some(merged.value)
    }
}

/// All KPIs that a KPI is computed from, directly or through others; empty for one whose values are entered.
pub fn ancestors(project: &Project, kpi: KpiId) -> BTreeSet<KpiId> {
    let inputs = |id: &KpiId| {
        let formula = project.kpis.get(id).and_then(|kpi| kpi.formula.as_ref());
        formula.map(Formula::inputs).unwrap_or_default()
    };
    let mut found = BTreeSet::new();
    let mut open = inputs(&kpi);
    while let Some(id) = open.pop_first() {
        if found.insert(id) {
            open.extend(inputs(&id).difference(&found));
        }
    }
    found
}

/// Whether a formula gives a plain number, which in a unit of time counts periods.
fn is_plain(project: &Project, kpi: &Kpi) -> bool {
    let unit_of = |id: KpiId| project.kpis.get(&id).map(|kpi| kpi.unit);
    kpi.formula.as_ref().is_some_and(|formula| formula.fits(Unit::Ratio, unit_of))
}

/// The length of a unit of time in seconds; months and years are those of the Gregorian calendar's 400 years on average.
fn seconds_in(unit: DurationUnit) -> f64 {
    match unit {
        DurationUnit::Seconds => 1.0,
        DurationUnit::Minutes => 60.0,
        DurationUnit::Hours => 3_600.0,
        DurationUnit::Days => 86_400.0,
        DurationUnit::Weeks => 604_800.0,
        DurationUnit::Months => 2_629_746.0,
        DurationUnit::Years => 31_556_952.0,
    }
}

/// The length of a period in seconds.
fn seconds_of(interval: Interval) -> f64 {
    match interval {
        Interval::Day => seconds_in(DurationUnit::Days),
        Interval::Week => seconds_in(DurationUnit::Weeks),
        Interval::Month => seconds_in(DurationUnit::Months),
        Interval::Quarter => 3.0 * seconds_in(DurationUnit::Months),
        Interval::Year => seconds_in(DurationUnit::Years),
    }
}

impl Value {
    fn with(self, other: Self, join: impl FnOnce(f64, f64) -> f64) -> Self {
        Self(self.0.zip(other.0).map(|(a, b)| join(a, b)).filter(|value| value.is_finite()))
    }
}

impl FromStr for Value {
    type Err = std::num::ParseFloatError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(|value| Self(Some(value)))
    }
}

impl Operand for Value {
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
    fn subtract(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
    fn multiply(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
    fn divide(self, other: Self) -> Self {
        // What is divided by zero is infinite or no number, and so no value.
        self.with(other, |a, b| a / b)
    }
    fn negate(self) -> Self {
        Self(self.0.map(|value| -value))
    }
    fn min(self, other: Self) -> Self {
        self.with(other, f64::min)
    }
    fn max(self, other: Self) -> Self {
        self.with(other, f64::max)
    }
}

/// The inputs of a calculated KPI with what stood in its formula for the newest period: for "why?".
pub fn inputs_of(
    kpi: &Kpi,
    project: &Project,
    readings: &BTreeMap<KpiId, super::KpiReading>,
    period: Period,
    day: Date,
) -> Vec<(Reference, Option<f64>)> {
    let references = kpi.formula.as_ref().map(Formula::references).unwrap_or_default();
    let value = |reference: &Reference| {
        let input = project.kpis.get(&reference.kpi)?;
        let points = &readings.get(&reference.kpi)?.points;
        let plain = Input { interval: input.interval, rule: input.aggregation, scale: (1.0, 1.0) };
        let source = Source { input: &plain, points, day: Some(day), fiscal: project.fiscal_year };
        source.column(reference.at, period, 1).first().copied().flatten()
    };
    references.iter().map(|reference| (*reference, value(reference))).collect()
}
