//! Cards that were copied, with what belongs to them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::edit::{Edit, InitiativeEdit, KpiEdit, LinkEdit, MeasurementEdit, ObjectiveEdit, StepName};
use crate::model::{
    IdSource, Initiative, InitiativeId, Interval, Kpi, KpiId, Link, LinkId, Objective, ObjectiveId, Period,
    PerspectiveId, Project, Rank, Series,
};

/// Copied cards, the arrows between them, and their KPIs and initiatives.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    objectives: Vec<Arc<Objective>>,
    links: Vec<Arc<Link>>,
    kpis: Vec<(Arc<Kpi>, Arc<Series>)>,
    initiatives: Vec<Arc<Initiative>>,
}

impl Fragment {
    /// Copies cards out of a project; `None` if there are none.
    pub(super) fn of(project: &Project, ids: &BTreeSet<ObjectiveId>) -> Option<Self> {
        let objectives: Vec<_> =
            project.objectives_in_order().into_iter().filter(|o| ids.contains(&o.id)).cloned().collect();
        let inside = |l: &&Arc<Link>| ids.contains(&l.cause) && ids.contains(&l.effect);
        let at_home = |k: &&Arc<Kpi>| k.home().is_some_and(|home| ids.contains(&home));
        let series = |kpi: &Arc<Kpi>| project.series.get(&kpi.id).cloned().unwrap_or_default();
        (!objectives.is_empty()).then(|| Self {
            objectives,
            links: project.map.links().filter(inside).cloned().collect(),
            kpis: project.kpis.values().filter(at_home).map(|kpi| (kpi.clone(), series(kpi))).collect(),
            initiatives: project.initiatives.values().filter(|i| ids.contains(&i.objective)).cloned().collect(),
        })
    }

    /// The names of the cards, a line each: what other programs get.
    pub(super) fn text(&self) -> String {
        self.objectives.iter().map(|o| o.name.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The edits that put copies into a project under new ids, and the ids of the new cards.
    ///
    /// Cards go to the end of their band, or of `band` if theirs does not exist there.
    pub(super) fn paste(
        &self,
        project: &Project,
        band: Option<PerspectiveId>,
        name: StepName,
        ids: &mut dyn IdSource,
    ) -> (Edit, BTreeSet<ObjectiveId>) {
        let fallback = band.or_else(|| project.perspectives_in_order().first().map(|p| p.id));
        let new_objectives: BTreeMap<_, _> = self.objectives.iter().map(|o| (o.id, ObjectiveId::new(ids))).collect();
        let new_kpis: BTreeMap<_, _> = self.kpis.iter().map(|(k, _)| (k.id, KpiId::new(ids))).collect();
        let mut edits = Vec::new();
        let mut last: BTreeMap<PerspectiveId, Rank> = BTreeMap::new();
        for objective in &self.objectives {
            let own = Some(objective.perspective).filter(|id| project.perspectives.contains_key(id));
            let (Some(perspective), Some(id)) = (own.or(fallback), new_objectives.get(&objective.id)) else { continue };
            let of_band = || project.last_rank(perspective).cloned();
            let rank = Rank::between(last.get(&perspective).cloned().or_else(of_band).as_ref(), None);
            last.insert(perspective, rank.clone());
            let themes = objective.themes.iter().copied().filter(|t| project.themes.contains_key(t)).collect();
            let copy = Objective { id: *id, perspective, rank, themes, pin: None, ..(**objective).clone() };
            edits.push(Edit::Objective(ObjectiveEdit::Add(Box::new(copy))));
        }
        for (kpi, series) in &self.kpis {
            edits.extend(kpi_edits(project, (kpi, series), &new_objectives, &new_kpis));
        }
        for link in &self.links {
            let (Some(cause), Some(effect)) = (new_objectives.get(&link.cause), new_objectives.get(&link.effect))
            else {
                continue;
            };
            let kpi = |id: Option<KpiId>| id.and_then(|id| new_kpis.get(&id).copied());
            let copy = Link {
                id: LinkId::new(ids),
                cause: *cause,
                effect: *effect,
                cause_kpi: kpi(link.cause_kpi),
                effect_kpi: kpi(link.effect_kpi),
                ..(**link).clone()
            };
            edits.push(Edit::Link(LinkEdit::Add(Box::new(copy))));
        }
        for initiative in &self.initiatives {
            if let Some(objective) = new_objectives.get(&initiative.objective) {
                let id = InitiativeId::new(ids);
                let copy = Initiative { id, objective: *objective, ..(**initiative).clone() };
                edits.push(Edit::Initiative(InitiativeEdit::Add(Box::new(copy))));
            }
        }
        (Edit::Several(name, edits), new_objectives.into_values().collect())
    }
}

/// A copy of a KPI with its values, measuring the copies of its objectives only.
fn kpi_edits(
    project: &Project,
    (kpi, series): (&Kpi, &Series),
    new_objectives: &BTreeMap<ObjectiveId, ObjectiveId>,
    new_kpis: &BTreeMap<KpiId, KpiId>,
) -> Vec<Edit> {
    let Some(id) = new_kpis.get(&kpi.id).copied() else { return Vec::new() };
    let objectives = kpi.objectives.iter().filter_map(|o| new_objectives.get(o).copied()).collect();
    let counterpart = kpi.counterpart.and_then(|c| new_kpis.get(&c).copied());
    // A formula is over the copies of what was copied along, and over the same KPIs else, if they are there.
    let formula = kpi.formula.as_ref().map(|formula| formula.over(|input| new_kpis.get(&input).copied()));
    let is_there = |id: &KpiId| project.kpis.contains_key(id) || new_kpis.values().any(|new| new == id);
    let formula = formula.filter(|formula| formula.inputs().iter().all(is_there));
    // A counterpart that is copied after this one does not exist yet when this one is added.
    let copy = Kpi { id, objectives, counterpart: None, formula, ..kpi.clone() };
    let mut edits = vec![Edit::Kpi(KpiEdit::Add(Box::new(copy)))];
    // Day by day, so that values of a finer interval than the present one are all kept.
    edits.extend(series.iter().map(|(day, measurement)| {
        let period = Period { interval: Interval::Day, start: day };
        Edit::Measurement(MeasurementEdit { kpi: id, period, measurement: Some(measurement.clone()) })
    }));
    edits.extend(counterpart.map(|c| Edit::Kpi(KpiEdit::Set(id, crate::edit::KpiField::Counterpart(Some(c))))));
    edits
}
