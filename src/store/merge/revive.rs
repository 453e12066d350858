//! Records that one side has removed and the other still needs.
//!
//! A record that the other side has changed, or that something refers to which the other
//! side has added or changed, comes back, and a conflict says that one side has removed
//! it. With it comes what went with it: the arrows and KPIs of a card, the values of a
//! KPI. So nothing hangs in the air, and whoever decides for the removal removes it whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Merger, Side};
use crate::model::{ImportProfileId, KpiId, Record};
use crate::store::merge::MergeNote;
use crate::store::records::Records;

/// The fields that name other records.
const REFERRING: [&str; 12] = [
    "perspective",
    "themes",
    "cause",
    "effect",
    "cause_kpi",
    "effect_kpi",
    "objectives",
    "objective",
    "counterpart",
    "formula",
    "about",
    "kpi",
];

impl Merger<'_> {
    /// Brings back what is needed, until nothing is missing.
    pub(super) fn bring_back(&mut self) {
        self.forget_kpis();
        let companions = [Side::Ours, Side::Theirs].map(|side| companions(self.sides.of(side)));
        let mut done = 0;
        loop {
            while let Some((record, side)) = self.kept.get(done).copied() {
                done += 1;
                self.companions_of(record, side, &companions);
            }
            let missing = self.missing();
            if missing.is_empty() {
                break;
            }
            for record in missing {
                let side = if self.sides.ours.has(record) { Side::Ours } else { Side::Theirs };
                self.keep(record, side);
            }
        }
    }

    /// What is referred to and is not there, as far as a side has it.
    fn missing(&self) -> BTreeSet<Record> {
        let series = self.merged.series.keys().map(|kpi| Record::Kpi(*kpi));
        let records = self.merged.names().into_iter().flat_map(|record| self.merged.references(record)).chain(series);
        let records = records.chain(self.disputed());
        let is_known = |record: &Record| self.sides.ours.has(*record) || self.sides.theirs.has(*record);
        records.filter(|record| !self.merged.has(*record)).filter(is_known).collect()
    }

    /// What the values of open fields refer to: whichever is chosen, it has to be there.
    fn disputed(&self) -> impl Iterator<Item = Record> {
        let open = self.conflicts.values().filter(|conflict| REFERRING.contains(&conflict.field.as_str()));
        let values = open.flat_map(|conflict| [&conflict.ours, &conflict.theirs]).flatten();
        values.flat_map(|text| text.split(['"', '{', '}'])).filter_map(|part| part.parse().ok())
    }

    /// Brings back what went with a record, unless it needs something else that is gone.
    fn companions_of(&mut self, record: Record, side: Side, companions: &[BTreeMap<Record, Vec<Record>>; 2]) {
        let [of_ours, of_theirs] = companions;
        let of_side = if side == Side::Ours { of_ours } else { of_theirs };
        let from = self.sides.of(side);
        if let Record::Kpi(kpi) = record {
            self.values_of(kpi, from);
        }
        for companion in of_side.get(&record).into_iter().flatten() {
            let has_gone = !self.merged.has(*companion) && self.sides.base.has(*companion);
            if has_gone && from.references(*companion).into_iter().all(|needed| self.merged.has(needed)) {
                self.merged.take(*companion, from);
                self.kept.push((*companion, side));
            }
        }
    }

    /// Brings back the values of a KPI; those that are there stay.
    fn values_of(&mut self, kpi: KpiId, from: &Records) {
        let Some(series) = from.series.get(&kpi) else { return };
        let mut values = series.clone();
        if let Some(there) = self.merged.series.get(&kpi) {
            for (day, measurement) in there.iter() {
                Arc::make_mut(&mut values).insert(day, measurement.clone());
            }
        }
        self.merged.series.insert(kpi, values);
    }

    /// A name in data files is no reason to bring a KPI back.
    fn forget_kpis(&mut self) {
        let profiles: Vec<ImportProfileId> = self.merged.import_profiles.keys().copied().collect();
        for id in profiles {
            let Some(profile) = self.merged.import_profiles.get_mut(&id) else { continue };
            let kpis = &self.merged.kpis;
            let gone: Vec<KpiId> = profile.kpis.values().filter(|kpi| !kpis.contains_key(kpi)).copied().collect();
            if !gone.is_empty() {
                Arc::make_mut(profile).kpis.retain(|_, kpi| kpis.contains_key(kpi));
                self.notes.extend(gone.into_iter().map(MergeNote::Forgotten));
            }
        }
    }
}

/// What goes with a record when it is removed: for cards their arrows, KPIs and initiatives.
fn companions(records: &Records) -> BTreeMap<Record, Vec<Record>> {
    let mut companions: BTreeMap<Record, Vec<Record>> = BTreeMap::new();
    let mut add = |of: Record, companion: Record| companions.entry(of).or_default().push(companion);
    for kpi in records.kpis.values() {
        kpi.objectives.iter().for_each(|objective| add(Record::Objective(*objective), Record::Kpi(kpi.id)));
    }
    for initiative in records.initiatives.values() {
        add(Record::Objective(initiative.objective), Record::Initiative(initiative.id));
    }
    for link in records.links.values() {
        add(Record::Objective(link.cause), Record::Link(link.id));
        add(Record::Objective(link.effect), Record::Link(link.id));
    }
    companions
}
