//! The values of all KPIs, made anew only where something has changed.
//!
//! A record that no edit has touched is the same `Arc` in both versions of a project;
//! that tells without a look inside whether its values are still those of before.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::history::{History, Seen};
use crate::model::{FiscalYear, Kpi, KpiId, Project, Series};

/// The history of every KPI of a project.
#[derive(Clone, Debug, Default)]
pub struct Histories {
    known: BTreeMap<KpiId, Known>,
}

/// A history with what it was made of.
#[derive(Clone, Debug)]
struct Known {
    kpi: Arc<Kpi>,
    series: Option<Arc<Series>>,
    fiscal: FiscalYear,
    history: Arc<History>,
}

impl Histories {
    /// Those of a project.
    pub fn of(project: &Project) -> Self {
        Self::default().next(project)
    }

    /// Those of another version of the project; the same if nothing that they are made of has changed.
    pub fn then(self: &Arc<Self>, project: &Project) -> Arc<Self> {
        let is_same = self.known.len() == project.kpis.len()
            && project.kpis.iter().all(|(id, kpi)| self.kept(project, *id, kpi).is_some());
        if is_same { self.clone() } else { Arc::new(self.next(project)) }
    }

    fn next(&self, project: &Project) -> Self {
        let known = |(id, kpi): (&KpiId, &Arc<Kpi>)| {
            let kept = self.kept(project, *id, kpi).cloned();
            (*id, kept.unwrap_or_else(|| Known::of(project, kpi)))
        };
        Self { known: project.kpis.iter().map(known).collect() }
    }

    fn kept(&self, project: &Project, id: KpiId, kpi: &Arc<Kpi>) -> Option<&Known> {
        self.known.get(&id).filter(|known| known.is_of(project, kpi))
    }

    /// The history of a KPI.
    pub fn get(&self, id: KpiId) -> Option<&Arc<History>> {
        self.known.get(&id).map(|known| &known.history)
    }

    /// What each KPI shows on a date.
    pub fn as_of(&self, day: Date) -> BTreeMap<KpiId, Seen> {
        self.known.iter().map(|(id, known)| (*id, known.history.as_of(day))).collect()
    }
}

impl Known {
    fn of(project: &Project, kpi: &Arc<Kpi>) -> Self {
        let history = History::entered(kpi, project.series_of(kpi.id), project.fiscal_year);
        let series = project.series.get(&kpi.id).cloned();
        Self { kpi: kpi.clone(), series, fiscal: project.fiscal_year, history: Arc::new(history) }
    }

    fn is_of(&self, project: &Project, kpi: &Arc<Kpi>) -> bool {
        let is_same_series = match (&self.series, project.series.get(&kpi.id)) {
            (Some(mine), Some(other)) => Arc::ptr_eq(mine, other),
            (None, None) => true,
            _ => false,
        };
        is_same_series && Arc::ptr_eq(&self.kpi, kpi) && self.fiscal == project.fiscal_year
    }
}
