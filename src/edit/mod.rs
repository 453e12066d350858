//! The only code that changes a project.
//!
//! An [`Edit`] is plain data, by topic; a [`Document`] applies it to a copy of the
//! project, checks the result, and keeps the copy before as an undo step. What
//! would break a rule of the model is refused with a sentence and changes
//! nothing.

mod conflict;
mod document;
mod history;
mod import_profile;
mod initiative;
mod kpi;
mod label;
mod link;
mod measurement;
mod objective;
mod perspective;
mod prepared;
mod project;
mod refusal;
mod story;
mod theme;
mod whole;

pub use conflict::{Choice, ConflictEdit};
pub use document::Document;
pub use history::{Step, StepName};
pub use initiative::{InitiativeEdit, InitiativeField};
pub use kpi::{KpiEdit, KpiField};
pub use link::{LinkEdit, LinkField};
pub use measurement::MeasurementEdit;
pub use objective::{ObjectiveEdit, ObjectiveField};
pub use perspective::{PerspectiveEdit, PerspectiveField};
pub use prepared::Prepared;
pub use project::ProjectField;
pub use refusal::Refusal;
pub use story::{StoryEdit, StoryField};
pub use theme::{ThemeEdit, ThemeField};
pub use whole::{Origin, WholeEdit};

use crate::model::{ImportProfile, ObjectiveId, Project, Record};

/// One change to a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Changes a field of the project itself.
    Project(ProjectField),
    /// Changes the bands.
    Perspective(PerspectiveEdit),
    /// Changes the themes.
    Theme(ThemeEdit),
    /// Changes the cards.
    Objective(ObjectiveEdit),
    /// Changes the arrows.
    Link(LinkEdit),
    /// Changes the KPIs.
    Kpi(KpiEdit),
    /// Changes the values of a KPI.
    Measurement(MeasurementEdit),
    /// Changes the initiatives.
    Initiative(InitiativeEdit),
    /// Changes the story.
    Story(StoryEdit),
    /// Remembers how data files of one shape are read.
    ImportProfile(Box<ImportProfile>),
    /// Puts a whole version in the place of the project.
    Whole(WholeEdit),
    /// Decides what a merge has left open.
    Conflict(ConflictEdit),
    /// Several changes that are one step, under one name.
    Several(StepName, Vec<Edit>),
}

/// What keeps several edits in one undo step while it goes on: typing in a field, dragging a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// Typing in (or dragging the value of) one field of one record.
    Field(Record, &'static str),
    /// Dragging these cards.
    Drag(Vec<ObjectiveId>),
}

impl Edit {
    /// Changes the project; on a refusal it may be left half changed, so work on a copy.
    fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Project(field) => {
                field.apply(project);
                Ok(())
            }
            Self::Perspective(edit) => edit.apply(project),
            Self::Theme(edit) => edit.apply(project),
            Self::Objective(edit) => edit.apply(project),
            Self::Link(edit) => edit.apply(project),
            Self::Kpi(edit) => edit.apply(project),
            Self::Measurement(edit) => edit.apply(project),
            Self::Initiative(edit) => edit.apply(project),
            Self::Story(edit) => edit.apply(project),
            Self::ImportProfile(profile) => {
                import_profile::remember(project, *profile);
                Ok(())
            }
            Self::Whole(edit) => {
                edit.apply(project);
                Ok(())
            }
            Self::Conflict(edit) => edit.apply(project),
            Self::Several(_, edits) => edits.into_iter().try_for_each(|edit| edit.apply(project)),
        }
    }

    /// What the undo menu calls it.
    pub fn name(&self) -> StepName {
        match self {
            Self::Project(_) => StepName::EditProject,
            Self::Perspective(edit) => edit.name(),
            Self::Theme(edit) => edit.name(),
            Self::Objective(edit) => edit.name(),
            Self::Link(edit) => edit.name(),
            Self::Kpi(edit) => edit.name(),
            Self::Measurement(_) => StepName::EnterValue,
            Self::Initiative(edit) => edit.name(),
            Self::Story(edit) => edit.name(),
            Self::ImportProfile(_) => StepName::Import,
            Self::Whole(edit) => edit.name(),
            Self::Conflict(_) => StepName::ResolveConflict,
            Self::Several(name, _) => *name,
        }
    }

    /// The gesture it belongs to; `None` makes it a step of its own.
    pub fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Project(field) => Some(Gesture::Field(Record::Project, field.field())),
            Self::Perspective(edit) => edit.gesture(),
            Self::Theme(edit) => edit.gesture(),
            Self::Objective(edit) => edit.gesture(),
            Self::Link(edit) => edit.gesture(),
            Self::Kpi(edit) => edit.gesture(),
            Self::Initiative(edit) => edit.gesture(),
            Self::Story(edit) => edit.gesture(),
            Self::Several(StepName::MoveObjectives, edits) => {
                Some(Gesture::Drag(edits.iter().filter_map(Self::subject).filter_map(objective_of).collect()))
            }
            Self::Measurement(edit) => {
                let record = Record::Measurement(edit.kpi, edit.period.start);
                edit.measurement.is_some().then_some(Gesture::Field(record, "value"))
            }
            // The first letter of a text in a story also makes the story's steps.
            Self::Several(StepName::EditStep, edits) => edits.iter().find_map(Self::gesture),
            Self::ImportProfile(_) | Self::Whole(_) | Self::Conflict(_) | Self::Several(..) => None,
        }
    }

    /// The record it is mainly about: what is selected again when it is undone.
    pub fn subject(&self) -> Option<Record> {
        match self {
            Self::Project(_) => Some(Record::Project),
            Self::Perspective(edit) => Some(Record::Perspective(edit.id())),
            Self::Theme(edit) => Some(Record::Theme(edit.id())),
            Self::Objective(edit) => Some(Record::Objective(edit.id())),
            Self::Link(edit) => Some(Record::Link(edit.id())),
            Self::Kpi(edit) => Some(Record::Kpi(edit.id())),
            Self::Measurement(edit) => Some(Record::Kpi(edit.kpi)),
            Self::Initiative(edit) => Some(Record::Initiative(edit.id())),
            Self::Story(edit) => Some(Record::Step(edit.id())),
            Self::ImportProfile(profile) => Some(Record::ImportProfile(profile.id)),
            Self::Whole(_) => None,
            Self::Conflict(edit) => edit.subject(),
            // The steps that a first change makes come before the one that it is about.
            Self::Several(StepName::AddStep | StepName::EditStep | StepName::MoveStep, edits) => {
                edits.last().and_then(Self::subject)
            }
            Self::Several(_, edits) => edits.first().and_then(Self::subject),
        }
    }
}

fn objective_of(record: Record) -> Option<ObjectiveId> {
    match record {
        Record::Objective(id) => Some(id),
        _ => None,
    }
}
