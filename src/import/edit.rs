//! The one step that carries a proposal out.

use std::collections::BTreeMap;

use super::proposal::{Fate, Proposal};
use crate::edit::{Edit, KpiEdit, MeasurementEdit, StepName};
use crate::model::{IdSource, Kpi, KpiId, Measurement, ObjectiveId, Project, Rank};

/// The edit of a proposal for the project that it was read for; `None` if there is nothing to change.
///
/// New KPIs measure the proposal's home. A value that replaces another one keeps that one's note unless the file has one.
pub fn edit(proposal: &Proposal, project: &Project, ids: &mut dyn IdSource) -> Option<Edit> {
    let mut edits = Vec::new();
    let mut new: BTreeMap<u32, KpiId> = BTreeMap::new();
    let mut rank = proposal.home.and_then(|home| last_rank(project, home));
    let weight = proposal.home.map_or(1.0, |home| usual_weight(project, home));
    for (place, target) in (0_u32..).zip(&proposal.targets) {
        let Some(home) = proposal.home.filter(|_| target.meaning.is_new() && target.values > 0) else { continue };
        let next = Rank::between(rank.as_ref(), None);
        rank = Some(next.clone());
        let mut kpi = Kpi::new(KpiId::new(ids), home, next, target.name.as_str());
        (kpi.unit, kpi.interval, kpi.weight) = (target.unit, target.interval, weight);
        new.insert(place, kpi.id);
        edits.push(Edit::Kpi(KpiEdit::Add(Box::new(kpi))));
    }
    let changing = proposal.values.iter().filter(|value| matches!(value.fate, Fate::New | Fate::Replaces(_)));
    for value in changing {
        let known = proposal.targets.get(value.target as usize).and_then(|target| target.meaning.kpi());
        let Some(kpi) = known.or_else(|| new.get(&value.target).copied()) else { continue };
        let before = project.series_of(kpi).in_period(value.period);
        let note = value.note.as_deref().or(before.map(|before| before.note.as_str()));
        let measurement = Measurement { value: value.value, note: note.unwrap_or_default().to_owned() };
        let (period, measurement) = (value.period, Some(measurement));
        edits.push(Edit::Measurement(MeasurementEdit { kpi, period, measurement }));
    }
    if let Some(profile) = &proposal.profile {
        let is_known = project.import_profiles.get(&profile.id).is_some_and(|known| **known == *profile);
        if !is_known {
            edits.push(Edit::ImportProfile(Box::new(profile.clone())));
        }
    }
    (!edits.is_empty()).then_some(Edit::Several(StepName::Import, edits))
}

/// The rank after which KPIs of an objective go on.
fn last_rank(project: &Project, home: ObjectiveId) -> Option<Rank> {
    project.kpis.values().filter(|kpi| kpi.home() == Some(home)).map(|kpi| kpi.rank.clone()).max()
}

/// The mean weight of an objective's KPIs, so that a new one counts as much as they do.
fn usual_weight(project: &Project, home: ObjectiveId) -> f64 {
    let kpis = project.kpis_of(home);
    let sum: f64 = kpis.iter().map(|kpi| kpi.weight).sum();
    let mean = (sum / kpis.len().max(1) as f64 * 100.0).round() / 100.0;
    if mean > 0.0 { mean } else { 1.0 }
}
