//! The names of KPIs in a file, and which KPI each of them means.

use std::collections::BTreeMap;

use super::names::{Named, Names, is_total, name_key};
use super::proposal::{Meaning, Reason, Target};
use super::{Choices, Pick};
use crate::model::{ImportProfile, Interval, KpiId, Project, Unit};

/// Collects the names as they come.
pub struct Targets<'a> {
    project: &'a Project,
    names: &'a Names,
    choices: &'a Choices,
    profile: Option<&'a ImportProfile>,
    can_create: bool,
    /// The names so far.
    pub list: Vec<Target>,
    by_text: BTreeMap<String, usize>,
    by_key: BTreeMap<(String, Option<KpiId>), usize>,
}

impl<'a> Targets<'a> {
    pub fn new(
        project: &'a Project,
        names: &'a Names,
        choices: &'a Choices,
        profile: Option<&'a ImportProfile>,
        can_create: bool,
    ) -> Self {
        let (list, by_text, by_key) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        Self { project, names, choices, profile, can_create, list, by_text, by_key }
    }

    /// The place of a name in the list; `key` is given where the file has no name, such as for a column without a title.
    pub fn of(&mut self, text: &str, key: Option<&str>) -> usize {
        if let Some(known) = self.by_text.get(text).filter(|_| key.is_none()) {
            return *known;
        }
        let key = key.map_or_else(|| name_key(text), str::to_owned);
        let meaning = self.meaning(text, &key);
        let place = *self.by_key.entry((key.clone(), meaning.kpi())).or_insert(self.list.len());
        if place == self.list.len() {
            let (interval, unit) = (Interval::Month, Unit::Number);
            let is_total = meaning == Meaning::Nobody && is_total(&key);
            self.list.push(Target { name: text.to_owned(), key, meaning, is_total, values: 0, interval, unit });
        }
        self.by_text.insert(text.to_owned(), place);
        place
    }

    fn meaning(&self, text: &str, key: &str) -> Meaning {
        let exists = |id: &KpiId| self.project.kpis.contains_key(id);
        match self.choices.picks.get(key) {
            Some(Pick::Kpi(id)) if !exists(id) => {}
            Some(Pick::New) if !self.can_create => {}
            Some(pick) => return Meaning::Picked(*pick),
            None => {}
        }
        if let Some(id) = self.profile.and_then(|profile| profile.kpis.get(key)).filter(|id| exists(id)) {
            return Meaning::Found(*id);
        }
        match self.names.find(text) {
            Named::Kpi(id) => Meaning::Found(id),
            Named::Several => Meaning::Several,
            Named::Nobody if self.choices.creates_missing && self.can_create && !is_total(key) => Meaning::New,
            Named::Nobody => Meaning::Nobody,
        }
    }

    /// Why values under a name are not imported, if they are not.
    pub fn refusal(&self, place: usize) -> Option<Reason> {
        let target = self.list.get(place)?;
        if let Some(id) = target.meaning.kpi() {
            let is_calculated = self.project.kpis.get(&id).is_some_and(|kpi| kpi.formula.is_some());
            return is_calculated.then_some(Reason::Calculated);
        }
        match target.meaning {
            Meaning::Picked(Pick::Skip) => Some(Reason::LeftOut),
            Meaning::Several => Some(Reason::SeveralKpis),
            Meaning::Nobody if target.is_total => Some(Reason::Total),
            Meaning::Nobody => Some(Reason::UnknownKpi),
            _ => None,
        }
    }
}
