//! The rows of the grid: which periods it reaches over, and what stands in them.

use std::borrow::Cow;

use crate::analysis::{History, Status, TargetCourse, column_decimals, judge};
use crate::model::{Kpi, Measurement, Period, Series, Unit};
use crate::ui::UiContext;

/// How many periods can be filled in before the first measurement.
const BEFORE: i32 = 24;

/// The periods of a KPI from early to late, with what their cells show.
pub(super) struct Rows<'a> {
    pub(super) kpi: &'a Kpi,
    series: &'a Series,
    history: Option<&'a History>,
    course: TargetCourse<'a>,
    first: Period,
    /// How many rows there are.
    pub(super) count: usize,
    /// How many decimals line all values up.
    pub(super) decimals: u8,
}

impl<'a> Rows<'a> {
    /// From 24 periods before the first measurement (or the as-of date) to the period after the as-of date.
    pub(super) fn of(cx: &UiContext<'a>, kpi: &'a Kpi) -> Self {
        let project = cx.document.project();
        let series = project.series_of(kpi.id);
        let fiscal = project.fiscal_year;
        let running = Period::containing(kpi.interval, cx.derived.outlook().as_of, fiscal);
        let measured = series.iter().next().map(|(day, _)| Period::containing(kpi.interval, day, fiscal));
        let first = measured.map_or(running, |measured| measured.min(running)).shifted(-BEFORE);
        let count = usize::try_from(running.next().distance_from(first) + 1).unwrap_or(0);
        let history = cx.derived.analysis.history(kpi.id);
        let decimals = entered_decimals(kpi.unit, series, history);
        Self { kpi, series, history, course: TargetCourse::of(kpi, measured, fiscal), first, count, decimals }
    }

    /// The period of a row.
    pub(super) fn period(&self, row: usize) -> Period {
        self.first.shifted(i32::try_from(row).unwrap_or(i32::MAX))
    }

    /// The row of a period that lies within the grid.
    pub(super) fn row_of(&self, period: Period) -> Option<usize> {
        usize::try_from(period.distance_from(self.first)).ok().filter(|row| *row < self.count)
    }

    /// The row in which one goes on: the first empty one after all values, within the running period.
    pub(super) fn next_row(&self) -> usize {
        let is_filled = |row: &usize| self.measurement(*row).is_some();
        let last = (0..self.count).rev().find(is_filled);
        last.map_or(self.count.saturating_sub(2), |row| (row + 1).min(self.count.saturating_sub(1)))
    }

    /// What was measured in a row.
    pub(super) fn measurement(&self, row: usize) -> Option<Cow<'a, Measurement>> {
        measured_in(self.series, self.history, self.period(row))
    }

    /// Whether the value of a row stands for several.
    pub(super) fn is_merged(&self, row: usize) -> bool {
        is_merged(self.history, self.period(row))
    }

    /// What a value in a row says.
    pub(super) fn status(&self, row: usize, value: f64) -> Status {
        Status::of(judge(self.kpi, &self.course, self.period(row), value).score)
    }
}

/// What was measured in a period; finer values put together by the KPI's rule, with the newest note.
pub fn measured_in<'a>(series: &'a Series, history: Option<&History>, period: Period) -> Option<Cow<'a, Measurement>> {
    let entered = series.in_period(period)?;
    match history.and_then(|history| history.merged_in(period)) {
        Some(merged) if merged.present > 1 => Some(Cow::Owned(Measurement { value: merged.value, ..entered.clone() })),
        _ => Some(Cow::Borrowed(entered)),
    }
}

/// Whether the value of a period stands for several finer ones.
pub fn is_merged(history: Option<&History>, period: Period) -> bool {
    history.and_then(|history| history.merged_in(period)).is_some_and(|merged| merged.present > 1)
}

/// How many decimals line up what was entered, or what finer values make together.
pub fn entered_decimals(unit: Unit, series: &Series, history: Option<&History>) -> u8 {
    match history.filter(|history| history.finer_step().is_some()) {
        Some(history) => column_decimals(unit, history.points().iter().map(|(_, value)| *value)),
        None => column_decimals(unit, series.iter().map(|(_, measurement)| measurement.value)),
    }
}
