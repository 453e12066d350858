//! The one step that carries a proposal out.

use std::collections::BTreeMap;

use super::proposal::{Fate, Proposal};
use crate::edit::{Edit, KpiEdit, MeasurementEdit, StepName};
use crate::model::{ImportProfile, Kpi, KpiId, Measurement, Project, Rank, limits};

/// The edit of a proposal for the project that it was read for; `None` if there is nothing to change.
///
/// New KPIs measure the proposal's home and are named by `ids`, one for each of [`Proposal::new_kpis`]. A value that replaces another one keeps that one's note unless the file has one.
pub fn edit(proposal: &Proposal, project: &Project, ids: impl IntoIterator<Item = KpiId>) -> Option<Edit> {
    let mut ids = ids.into_iter();
    let mut edits = Vec::new();
    let mut new: BTreeMap<u32, KpiId> = BTreeMap::new();
    let mut rank = proposal.home.and_then(|home| project.last_kpi_rank(home).cloned());
    let weight = proposal.home.map_or(1.0, |home| project.usual_kpi_weight(home));
    for (place, target) in (0_u32..).zip(&proposal.targets) {
        let Some(home) = proposal.home.filter(|_| target.will_be_made()) else { continue };
        let Some(id) = ids.next() else { break };
        let next = Rank::between(rank.as_ref(), None);
        rank = Some(next.clone());
        let mut kpi = Kpi::new(id, home, next, target.name.as_str());
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
    if let Some(profile) = proposal.profile.as_ref().filter(|profile| is_worth_keeping(profile, project)) {
        edits.push(Edit::ImportProfile(Box::new(profile.clone())));
    }
    (!edits.is_empty()).then_some(Edit::Several(StepName::Import, edits))
}

/// Whether a profile says something new, and there is room for it: the values matter more than how they were read.
fn is_worth_keeping(profile: &ImportProfile, project: &Project) -> bool {
    match project.import_profiles.get(&profile.id) {
        Some(known) => **known != *profile,
        None => project.import_profiles.len() < limits::IMPORT_PROFILES,
    }
}
