//! The values of all KPIs, made anew only where something has changed.
//!
//! A record that no edit has touched is the same `Arc` in both versions of a project;
//! that tells without a look inside whether its values are still those of before.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::calculate::Plan;
use super::history::{History, Seen};
use crate::model::{FiscalYear, Kpi, KpiId, Project, Series, formula_order};

/// The history of every KPI of a project.
#[derive(Clone, Debug, Default)]
pub struct Histories {
    known: BTreeMap<KpiId, Known>,
    /// The calculated KPIs, each after its inputs.
    calculated: Vec<KpiId>,
}

/// A history with what it was made of.
#[derive(Clone, Debug)]
struct Known {
    kpi: Arc<Kpi>,
    series: Option<Arc<Series>>,
    fiscal: FiscalYear,
    history: Arc<History>,
    /// How it was computed, if its values are not entered.
    plan: Option<Arc<Plan>>,
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
        let entered = project.kpis.iter().filter(|(_, kpi)| kpi.formula.is_none());
        let known = entered.map(|(id, kpi)| {
            let kept = self.kept(project, *id, kpi).cloned();
            (*id, kept.unwrap_or_else(|| Known::entered(project, kpi)))
        });
        let mut next = Self { known: known.collect(), calculated: formula_order(project).order };
        for id in next.calculated.clone() {
            let Some(kpi) = project.kpis.get(&id) else { continue };
            let kept = self.kept(project, id, kpi).filter(|known| self.has_same_inputs(&next, known));
            let known = kept.cloned().unwrap_or_else(|| Known::calculated(project, kpi, &next));
            next.known.insert(id, known);
        }
        // What leads back to itself has no values.
        for (id, kpi) in &project.kpis {
            next.known.entry(*id).or_insert_with(|| Known::of(project, kpi, History::empty(kpi, project.fiscal_year)));
        }
        next
    }

    fn kept(&self, project: &Project, id: KpiId, kpi: &Arc<Kpi>) -> Option<&Known> {
        self.known.get(&id).filter(|known| known.is_of(project, kpi))
    }

    /// Whether what a KPI was computed from is unchanged in `next`.
    fn has_same_inputs(&self, next: &Self, known: &Known) -> bool {
        let is_same = |id: &KpiId| match (self.known.get(id), next.known.get(id)) {
            (Some(mine), Some(other)) => {
                Arc::ptr_eq(&mine.history, &other.history) && Arc::ptr_eq(&mine.kpi, &other.kpi)
            }
            _ => false,
        };
        known.plan.as_ref().is_some_and(|plan| plan.inputs().all(is_same))
    }

    /// The history of a KPI.
    pub fn get(&self, id: KpiId) -> Option<&Arc<History>> {
        self.known.get(&id).map(|known| &known.history)
    }

    /// What each KPI shows on a date.
    pub fn as_of(&self, day: Date) -> BTreeMap<KpiId, Seen> {
        let entered = self.known.iter().filter(|(_, known)| known.plan.is_none());
        let mut seen: BTreeMap<KpiId, Seen> = entered.map(|(id, known)| (*id, known.history.as_of(day))).collect();
        for id in &self.calculated {
            if let Some((known, plan)) = self.known.get(id).and_then(|known| Some((known, known.plan.as_ref()?))) {
                let now = plan.as_of(&known.history, &seen, day);
                seen.insert(*id, now);
            }
        }
        seen
    }
}

impl Known {
    fn of(project: &Project, kpi: &Arc<Kpi>, history: History) -> Self {
        let series = project.series.get(&kpi.id).cloned();
        Self { kpi: kpi.clone(), series, fiscal: project.fiscal_year, history: Arc::new(history), plan: None }
    }

    fn entered(project: &Project, kpi: &Arc<Kpi>) -> Self {
        Self::of(project, kpi, History::entered(kpi, project.series_of(kpi.id), project.fiscal_year))
    }

    fn calculated(project: &Project, kpi: &Arc<Kpi>, before: &Histories) -> Self {
        let plan = Plan::of(project, kpi);
        let history = plan.as_ref().map_or_else(
            || History::empty(kpi, project.fiscal_year),
            |plan| {
                let history = |id: &KpiId| Some((*id, &**before.get(*id)?));
                plan.history(&plan.inputs().filter_map(history).collect())
            },
        );
        Self { plan: plan.map(Arc::new), ..Self::of(project, kpi, history) }
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
