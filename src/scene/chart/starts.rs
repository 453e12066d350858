//! The starts of work on a KPI's objectives.

use jiff::civil::Date;

use crate::model::{Initiative, Kpi, Period, Project};

/// The work on a KPI's objectives that has started by a day, with its first day.
pub fn started<'a>(project: &'a Project, kpi: &Kpi, until: Date) -> impl Iterator<Item = (&'a Initiative, Date)> {
    let objectives = kpi.objectives.clone();
    let dated = project.initiatives.values().filter_map(|initiative| Some((&**initiative, initiative.start?)));
    dated.filter(move |(initiative, start)| *start <= until && objectives.contains(&initiative.objective))
}

/// The work that started in a period.
pub fn started_in<'a>(project: &'a Project, kpi: &Kpi, period: Period) -> impl Iterator<Item = (&'a Initiative, Date)> {
    started(project, kpi, period.last_day()).filter(move |(_, start)| *start >= period.start)
}
