//! What the sheet is of: the KPIs of one interval and the periods that it reaches over.

use std::borrow::Cow;

use crate::analysis::{Status, TargetCourse, column_decimals, judge};
use crate::lang::{fold, matches_folded};
use crate::model::{Interval, Kpi, Measurement, Period, Project};
use crate::ui::UiContext;
use crate::ui::kpi::{entered_decimals, is_merged, measured_in};

use super::Place;
use super::block::Cell;

/// How many periods can be filled in before the first measurement.
const BEFORE: i32 = 12;

/// The rows and columns of the sheet.
pub(super) struct Sheet<'a> {
    /// A row each, in the order of their objectives.
    pub(super) kpis: Vec<&'a Kpi>,
    /// How many periods there are.
    pub(super) columns: usize,
    /// The period of the first column.
    first: Period,
    /// The column of the as-of date.
    pub(super) running: usize,
    cx: UiContext<'a>,
}

/// The intervals that KPIs have, with how many have each, from short to long.
pub(super) fn intervals(project: &Project) -> Vec<(Interval, usize)> {
    let count = |interval| project.kpis.values().filter(|kpi| kpi.interval == interval).count();
    Interval::ALL.into_iter().map(|interval| (interval, count(interval))).filter(|(_, count)| *count > 0).collect()
}

impl<'a> Sheet<'a> {
    /// The KPIs of an interval whose name or owner holds the query, from a year (of periods) before the first
    /// measurement to the period after the as-of date.
    pub(super) fn of(cx: &UiContext<'a>, interval: Interval, query: &str) -> Self {
        let project = cx.document.project();
        let query = fold(query.trim());
        let is_meant = |kpi: &Kpi| {
            let code = kpi.home().and_then(|home| cx.derived.codes.get(&home)).map_or("", String::as_str);
            query.is_empty() || matches_folded(&format!("{code} {} {}", kpi.name, kpi.owner), &query)
        };
        let of_interval = |kpi: &&'a Kpi| kpi.interval == interval;
        let all: Vec<&'a Kpi> = project.kpis_in_order().into_iter().map(AsRef::as_ref).filter(of_interval).collect();
        let running = Period::containing(interval, cx.derived.outlook().as_of, project.fiscal_year);
        // Of all rows, so that a query does not move the columns.
        let measured = all.iter().filter_map(|kpi| project.series_of(kpi.id).iter().next()).map(|(day, _)| day).min();
        let measured = measured.map(|day| Period::containing(interval, day, project.fiscal_year));
        let first = measured.map_or(running, |measured| measured.min(running)).shifted(-BEFORE);
        let count = |period: Period| usize::try_from(period.distance_from(first)).unwrap_or(0);
        let kpis = all.into_iter().filter(|kpi| is_meant(kpi)).collect();
        Self { kpis, columns: count(running) + 2, first, running: count(running), cx: *cx }
    }

    fn project(&self) -> &'a Project {
        self.cx.document.project()
    }

    /// The period of a column.
    pub(super) fn period(&self, column: usize) -> Period {
        self.first.shifted(i32::try_from(column).unwrap_or(i32::MAX))
    }

    pub(super) fn kpi(&self, row: usize) -> Option<&'a Kpi> {
        self.kpis.get(row).copied()
    }

    /// Where the cell of a KPI and a period is.
    pub(super) fn cell(&self, place: Place) -> Option<Cell> {
        let row = self.kpis.iter().position(|kpi| kpi.id == place.kpi)?;
        let period = Period { start: place.start, ..self.first };
        let column = usize::try_from(period.distance_from(self.first)).ok().filter(|column| *column < self.columns)?;
        Some(Cell { row, column })
    }

    /// What a cell is of.
    pub(super) fn place(&self, cell: Cell) -> Option<Place> {
        Some(Place { kpi: self.kpi(cell.row)?.id, start: self.period(cell.column).start })
    }

    /// The last row and column.
    pub(super) fn last(&self) -> Cell {
        Cell { row: self.kpis.len().saturating_sub(1), column: self.columns.saturating_sub(1) }
    }

    /// Where one goes on: the first empty cell after the values of the first KPI that one enters values of.
    pub(super) fn next_cell(&self) -> Cell {
        self.next_cell_of(self.kpis.iter().position(|kpi| kpi.formula.is_none()).unwrap_or(0))
    }

    /// Where the next value of a row belongs.
    pub(super) fn next_cell_of(&self, row: usize) -> Cell {
        let is_empty = |column: &usize| self.value(Cell { row, column: *column }).is_none();
        let empty = (0..self.columns).rev().take_while(is_empty).last();
        Cell { row, column: empty.unwrap_or(self.running).max(self.running.saturating_sub(1)) }
    }

    /// What was measured in a cell; finer values put together by the KPI's rule, with the newest note.
    pub(super) fn measurement(&self, cell: Cell) -> Option<Cow<'a, Measurement>> {
        let kpi = self.kpi(cell.row)?;
        let history = self.cx.derived.analysis.history(kpi.id);
        measured_in(self.project().series_of(kpi.id), history, self.period(cell.column))
    }

    /// Whether the value of a cell stands for several.
    pub(super) fn is_merged(&self, cell: Cell) -> bool {
        self.kpi(cell.row)
            .is_some_and(|kpi| is_merged(self.cx.derived.analysis.history(kpi.id), self.period(cell.column)))
    }

    /// The value that a cell shows: entered, put together, or calculated.
    pub(super) fn value(&self, cell: Cell) -> Option<f64> {
        let kpi = self.kpi(cell.row)?;
        let period = self.period(cell.column);
        let analysis = &self.cx.derived.analysis;
        if kpi.formula.is_some() {
            return analysis.kpis.get(&kpi.id)?.points.value_in(period);
        }
        self.measurement(cell).map(|measurement| measurement.value)
    }

    /// Whether the values of a row follow from others.
    pub(super) fn is_calculated(&self, row: usize) -> bool {
        self.kpi(row).is_some_and(|kpi| kpi.formula.is_some())
    }
}

/// How the numbers of one row are written and judged; made for the rows in view only.
pub(super) struct Row<'a> {
    kpi: &'a Kpi,
    course: TargetCourse<'a>,
    /// How many decimals line all values up.
    pub(super) decimals: u8,
}

impl<'a> Row<'a> {
    pub(super) fn of(cx: &UiContext<'a>, kpi: &'a Kpi) -> Self {
        let project = cx.document.project();
        let series = project.series_of(kpi.id);
        let first = series.iter().next().map(|(day, _)| Period::containing(kpi.interval, day, project.fiscal_year));
        let computed = cx.derived.analysis.kpis.get(&kpi.id).filter(|_| kpi.formula.is_some());
        let decimals = match computed {
            Some(reading) => column_decimals(kpi.unit, reading.points.iter().map(|(_, value)| *value)),
            None => entered_decimals(kpi.unit, series, cx.derived.analysis.history(kpi.id)),
        };
        Self { kpi, course: TargetCourse::of(kpi, first, project.fiscal_year), decimals }
    }

    /// What a value in a period says.
    pub(super) fn status(&self, period: Period, value: f64) -> Status {
        Status::of(judge(self.kpi, &self.course, period, value).score)
    }
}
