//! Changes to the initiatives.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Gesture, Refusal, StepName};
use crate::model::{Initiative, InitiativeId, Project, Record, clean_line};

/// A change to an initiative.
#[derive(Clone, Debug, PartialEq)]
pub enum InitiativeEdit {
    /// A new initiative.
    Add(Box<Initiative>),
    /// Another value for a field.
    Set(InitiativeId, InitiativeField),
    /// Removes an initiative.
    Remove(InitiativeId),
}

/// A field of an initiative with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum InitiativeField {
    Name(String),
    Owner(String),
    Start(Option<Date>),
    Due(Option<Date>),
    Progress(u8),
    Budget(Option<f64>),
}

impl InitiativeEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(initiative) => {
                let id = initiative.id;
                let clean = Initiative {
                    name: clean_line(&initiative.name),
                    owner: clean_line(&initiative.owner),
                    ..*initiative
                };
                match project.initiatives.insert(id, Arc::new(clean)) {
                    None => Ok(()),
                    Some(_) => Err(Refusal::Duplicate(Record::Initiative(id))),
                }
            }
            Self::Set(id, field) => {
                let initiative = project.initiatives.get_mut(&id).ok_or(Refusal::Unknown(Record::Initiative(id)))?;
                set(Arc::make_mut(initiative), field);
                Ok(())
            }
            Self::Remove(id) => match project.initiatives.remove(&id) {
                Some(_) => Ok(()),
                None => Err(Refusal::Unknown(Record::Initiative(id))),
            },
        }
    }

    pub(super) fn id(&self) -> InitiativeId {
        match self {
            Self::Add(initiative) => initiative.id,
            Self::Set(id, _) | Self::Remove(id) => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddInitiative,
            Self::Set(..) => StepName::EditInitiative,
            Self::Remove(_) => StepName::RemoveInitiative,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, field) => Some(Gesture::Field(Record::Initiative(*id), field.field())),
            _ => None,
        }
    }
}

impl InitiativeField {
    fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Owner(_) => "owner",
            Self::Start(_) => "start",
            Self::Due(_) => "due",
            Self::Progress(_) => "progress",
            Self::Budget(_) => "budget",
        }
    }
}

fn set(initiative: &mut Initiative, field: InitiativeField) {
    match field {
        InitiativeField::Name(name) => initiative.name = clean_line(&name),
        InitiativeField::Owner(owner) => initiative.owner = clean_line(&owner),
        InitiativeField::Start(start) => initiative.start = start,
        InitiativeField::Due(due) => initiative.due = due,
        InitiativeField::Progress(progress) => initiative.progress = progress,
        InitiativeField::Budget(budget) => initiative.budget = budget,
    }
}
