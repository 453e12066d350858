//! Pure questions about a project as of a date.
//!
//! [`Analysis::of`] answers all that a map, a scorecard and a report ask, in one
//! value that is compared to know whether anything has to be drawn again. The
//! rules are those of PRODUCT.md section 3; each file names its own as formulas.
//! Nothing here is stored, and nothing reads a clock: the date comes in.

mod aggregate;
mod calculate;
pub mod difference;
mod display;
mod due;
mod focus;
mod forecast;
mod histories;
mod history;
mod reasons;
mod rollup;
mod score;
mod smoothing;
mod steps;
mod target;
mod trend;
mod value;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use aggregate::Merged;
pub use calculate::{ancestors, inputs_of};
pub use display::{
    axis_texts, column_decimals, column_text, full_text, input_text, parse_value, percent_text, period_short,
    period_text, score_text, shown_score, target_text, unbroken, unit_text, value_text,
};
pub use due::Due;
pub use focus::Focus;
pub use forecast::{
    End, Ends, Expected, FORECAST_AT_MOST, FORECAST_FROM, FORECAST_LEVEL, Forecast, ForecastModel, forecast, horizon,
};
pub use histories::Histories;
pub use history::{History, Points, Seen, Sums};
pub use reasons::{Reason, interval_notice, partial_text, reasons};
pub use rollup::{Mean, Part, Rollup, Worst};
pub use score::{Judged, KpiReading, ScoreRule, Status, Why, judge, progress_of};
pub use smoothing::Smoothing;
pub use steps::{Step, Steps, steps};
pub use target::{Direction, TargetCourse, direction, goal};
pub use trend::{
    Course, LIMITS_FROM, Limits, Process, RUN_FROM, SPARKLINE_POINTS, Signal, Trend, limits, signals, sparkline,
};
pub use value::{Freshness, freshness};
pub use words::{aggregation_text, hue_text, interval_text, nature_text, stage_question, stage_text};

use crate::model::{Kpi, KpiId, ObjectiveId, PerspectiveId, Project};

/// Everything that follows from a project and a date.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The date that everything is looked at from.
    pub as_of: Date,
    /// Every KPI.
    pub kpis: BTreeMap<KpiId, KpiReading>,
    /// Every objective over its KPIs.
    pub objectives: BTreeMap<ObjectiveId, Rollup<KpiId>>,
    /// Every perspective over its objectives.
    pub perspectives: BTreeMap<PerspectiveId, Rollup<ObjectiveId>>,
    histories: Arc<Histories>,
}

/// What is seen; the histories behind it say nothing more of this date.
impl PartialEq for Analysis {
    fn eq(&self, other: &Self) -> bool {
        let Self { as_of, kpis, objectives, perspectives, histories: _ } = self;
        *as_of == other.as_of
            && *kpis == other.kpis
            && *objectives == other.objectives
            && *perspectives == other.perspectives
    }
}

impl Analysis {
    /// The analysis of a project as of a date.
    pub fn of(project: &Project, as_of: Date) -> Self {
        Self::with(Arc::new(Histories::of(project)), project, as_of)
    }

    /// The analysis of another version of the project or of another date; the values of KPIs that are still the same
    /// are not looked at again.
    pub fn then(&self, project: &Project, as_of: Date) -> Self {
        let mut next = Self::with(self.histories.then(project), project, as_of);
        for (id, reading) in &mut next.kpis {
            if let Some(before) = self.kpis.get(id).filter(|before| before.points.is_same(&reading.points)) {
                reading.foreseen = before.foreseen.clone();
            }
        }
        next
    }

    /// All values of a KPI, whatever the date.
    pub fn history(&self, kpi: KpiId) -> Option<&History> {
        self.histories.get(kpi).map(|history| &**history)
    }

    fn with(histories: Arc<Histories>, project: &Project, as_of: Date) -> Self {
        let mut seen = histories.as_of(as_of);
        let read = |(id, kpi): (&KpiId, &Arc<Kpi>)| {
            let reading = KpiReading::seen(kpi, seen.remove(id)?, project.fiscal_year, as_of);
            Some((*id, reading))
        };
        let kpis: BTreeMap<KpiId, KpiReading> = project.kpis.iter().filter_map(read).collect();
        let objectives = objectives(project, &kpis);
        let perspectives = perspectives(project, &objectives);
        Self { as_of, kpis, objectives, perspectives, histories }
    }
}

fn objectives(project: &Project, readings: &BTreeMap<KpiId, KpiReading>) -> BTreeMap<ObjectiveId, Rollup<KpiId>> {
    // One pass over the KPIs, not one for each objective.
    let mut by_objective: BTreeMap<ObjectiveId, Vec<(&Kpi, &KpiReading)>> =
        project.map.objectives().map(|objective| (objective.id, Vec::new())).collect();
    for (kpi, reading) in project.kpis.values().zip(readings.values()) {
        for objective in &kpi.objectives {
            if let Some(measures) = by_objective.get_mut(objective) {
                measures.push((&**kpi, reading));
            }
        }
    }
    let rollup = |(id, mut measures): (ObjectiveId, Vec<(&Kpi, &KpiReading)>)| {
        // The order of `Project::kpis_of`: those at home first.
        let place = |kpi: &Kpi| kpi.home() != Some(id);
        measures.sort_by(|(a, _), (b, _)| (place(a), &a.rank, a.id).cmp(&(place(b), &b.rank, b.id)));
        (id, Rollup::of_objective(id, &measures))
    };
    by_objective.into_iter().map(rollup).collect()
}

fn perspectives(
    project: &Project,
    rollups: &BTreeMap<ObjectiveId, Rollup<KpiId>>,
) -> BTreeMap<PerspectiveId, Rollup<ObjectiveId>> {
    let mut by_perspective: BTreeMap<PerspectiveId, Vec<_>> =
        project.perspectives.keys().map(|id| (*id, Vec::new())).collect();
    for (objective, rollup) in project.map.objectives().filter_map(|o| Some((o, rollups.get(&o.id)?))) {
        if let Some(members) = by_perspective.get_mut(&objective.perspective) {
            members.push((&**objective, rollup));
        }
    }
    let rollup = |(id, mut members): (PerspectiveId, Vec<_>)| {
        members.sort_by(|(a, _), (b, _): &(&crate::model::Objective, _)| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        (id, Rollup::of_perspective(&members))
    };
    by_perspective.into_iter().map(rollup).collect()
}
