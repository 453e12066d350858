//! Decisions over what a merge has left open.
//!
//! A decision puts one of the values into the project and takes the conflict off the list.
//! All that is open about a record is decided together where asked to, since its fields
//! may only go together.

use std::collections::BTreeMap;

use super::{
    InitiativeEdit, KpiEdit, LinkEdit, MeasurementEdit, ObjectiveEdit, PerspectiveEdit, Refusal, StoryEdit, ThemeEdit,
};
use crate::model::{Conflict, ConflictKey, Interval, Link, MapError, Period, Project, Record};
use crate::store::records::Records;

/// A decision over what a merge has left open.
#[derive(Clone, Debug, PartialEq)]
pub enum ConflictEdit {
    /// Over one field, or over whether a record stays.
    One(ConflictKey, Choice),
    /// Over all that is open about a record.
    Record(Record, Choice),
    /// Over everything; what a rule speaks against stays open.
    All(Choice),
}

/// The value that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// What stands in the project now.
    Present,
    /// The value of the version that was kept.
    Ours,
    /// That of the other version.
    Theirs,
    /// That of their common origin.
    Base,
}

impl Choice {
    /// The value that it stands for in a conflict; `None` for a field that is left out, or a record that is removed.
    pub fn value(self, conflict: &Conflict) -> Option<&str> {
        match self {
            Self::Present => None,
            Self::Ours => conflict.ours.as_deref(),
            Self::Theirs => conflict.theirs.as_deref(),
            Self::Base => conflict.base.as_deref(),
        }
    }
}

/// Most records that are decided one by one if they can't be decided all at once.
const ONE_BY_ONE: usize = 500;

impl ConflictEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::One(key, choice) => {
                let conflict = project.conflicts.get(&key).ok_or(Refusal::Unknown(key.0))?;
                let conflict = (**conflict).clone();
                decide(project, &BTreeMap::from([(key.0, vec![conflict])]), choice)
            }
            Self::Record(record, choice) => {
                let open = by_record(project).remove(&record).ok_or(Refusal::Unknown(record))?;
                decide(project, &BTreeMap::from([(record, open)]), choice)
            }
            Self::All(choice) => all(project, choice),
        }
    }

    pub(super) fn subject(&self) -> Option<Record> {
        match self {
            Self::One((record, _), _) | Self::Record(record, _) => Some(*record),
            Self::All(_) => None,
        }
    }
}

/// Lets go of what is open about fields of records that are gone.
pub(super) fn forget_gone(project: &mut Project) {
    if project.conflicts.is_empty() {
        return;
    }
    let records = Records::of(project);
    project.conflicts.retain(|_, conflict| conflict.is_whole() || records.has(conflict.record));
}

/// What is open, by record.
type Open = BTreeMap<Record, Vec<Conflict>>;

fn by_record(project: &Project) -> Open {
    let mut open = Open::new();
    for conflict in project.conflicts.values() {
        open.entry(conflict.record).or_default().push((**conflict).clone());
    }
    open
}

fn all(project: &mut Project, choice: Choice) -> Result<(), Refusal> {
    let open = by_record(project);
    let mut at_once = project.clone();
    if decide(&mut at_once, &open, choice).is_ok() && at_once.check().is_empty() {
        *project = at_once;
        return Ok(());
    }
    // Some can't be decided so: the others are, each for itself. A record may need one that comes after it.
    let mut refused = None;
    for _ in 0..2 {
        for (record, open) in open.iter().take(ONE_BY_ONE) {
            if !project.conflicts.keys().any(|(other, _)| other == record) {
                continue;
            }
            let mut next = project.clone();
            match decide(&mut next, &BTreeMap::from([(*record, open.clone())]), choice) {
                Ok(()) => match next.check().into_iter().next() {
                    None => *project = next,
                    Some(problem) => refused = refused.or(Some(Refusal::of(problem, project))),
                },
                Err(refusal) => refused = refused.or(Some(refusal)),
            }
        }
    }
    let has_decided = project.conflicts.len() < open.values().map(Vec::len).sum();
    refused.filter(|_| !has_decided).map_or(Ok(()), Err)
}

/// Puts the chosen values in place, and takes their conflicts off the list.
fn decide(project: &mut Project, open: &Open, choice: Choice) -> Result<(), Refusal> {
    for conflict in open.values().flatten() {
        project.conflicts.remove(&conflict.key());
    }
    if choice == Choice::Present {
        return Ok(());
    }
    let mut records = Records::of(project);
    let mut removed = Vec::new();
    for (record, open) in open {
        match text(&records, *record, open, choice)? {
            Some(text) if records.put_text(*record, &text) => {}
            Some(_) => return Err(Refusal::NoValue(*record)),
            None => removed.push(*record),
        }
    }
    let links = records.links.clone();
    let stray;
    (*project, stray) = records.into_project();
    if let Some(link) = stray.first().and_then(|id| links.get(id)) {
        return Err(misplaced(project, link).into());
    }
    removed.into_iter().try_for_each(|record| remove(project, record))
}

/// The text that a record gets; `None` if it is removed.
fn text(records: &Records, record: Record, open: &[Conflict], choice: Choice) -> Result<Option<String>, Refusal> {
    if let Some(whole) = open.iter().find(|conflict| conflict.is_whole()) {
        return Ok(choice.value(whole).map(str::to_owned));
    }
    let fields = records.fields(record).ok_or(Refusal::Unknown(record))?;
    let mut fields: BTreeMap<&str, String> = fields.into_iter().collect();
    for conflict in open {
        match choice.value(conflict) {
            Some(value) => fields.insert(&conflict.field, value.to_owned()),
            None => fields.remove(conflict.field.as_str()),
        };
    }
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    Ok(Some(format!("({})", fields.join(", "))))
}

/// Why an arrow has no place on the map.
fn misplaced(project: &Project, link: &Link) -> MapError {
    let missing = [link.cause, link.effect].into_iter().find(|end| project.map.objective(*end).is_none());
    match (missing, project.map.link_between(link.cause, link.effect)) {
        (Some(end), _) => MapError::UnknownObjective(end),
        (None, Some(other)) => MapError::SameEnds(other.id),
        (None, None) => MapError::SelfLink,
    }
}

/// Removes a record with all that goes with it, as a person would.
fn remove(project: &mut Project, record: Record) -> Result<(), Refusal> {
    let done = match record {
        Record::Project => Ok(()),
        Record::Perspective(id) => {
            let mut others = project.perspectives_in_order().into_iter().map(|band| band.id);
            let cards_to = others.rfind(|other| *other != id);
            PerspectiveEdit::Remove { id, cards_to }.apply(project)
        }
        Record::Theme(id) => ThemeEdit::Remove(id).apply(project),
        Record::Objective(id) => ObjectiveEdit::Remove(id).apply(project),
        Record::Link(id) => LinkEdit::Remove(id).apply(project),
        Record::Kpi(id) => KpiEdit::Remove(id).apply(project),
        Record::Measurement(kpi, day) => {
            let period = Period { interval: Interval::Day, start: day };
            MeasurementEdit { kpi, period, measurement: None }.apply(project)
        }
        Record::Initiative(id) => InitiativeEdit::Remove(id).apply(project),
        Record::Step(id) => StoryEdit::Remove(id).apply(project),
        Record::ImportProfile(id) => {
            project.import_profiles.remove(&id);
            Ok(())
        }
    };
    match done {
        // It went with another one.
        Err(Refusal::Unknown(_) | Refusal::Map(MapError::UnknownLink(_))) => Ok(()),
        done => done,
    }
}
