//! Changes to the story.

use std::sync::Arc;

use super::{Gesture, Refusal, StepName};
use crate::model::{
    About, Frame, KpiId, ObjectiveId, PerspectiveId, Project, Rank, Record, StepId, StoryStep, clean_line, clean_text,
};

/// A change to the story.
#[derive(Clone, Debug, PartialEq)]
pub enum StoryEdit {
    /// A new step.
    Add(Box<StoryStep>),
    /// Another value for a field of a step.
    Set(StepId, StoryField),
    /// Removes a step.
    Remove(StepId),
}

/// A field of a step with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum StoryField {
    Rank(Rank),
    About(About),
    Frame(Option<Frame>),
    Title(String),
    Sentence(String),
    Notes(String),
    Seconds(Option<u16>),
    Kpi(Option<KpiId>),
}

impl StoryEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(step) => {
                let id = step.id;
                let clean = StoryStep {
                    title: clean_line(&step.title),
                    sentence: clean_line(&step.sentence),
                    notes: clean_text(&step.notes),
                    ..*step
                };
                match project.story.insert(id, Arc::new(clean)) {
                    None => Ok(()),
                    Some(_) => Err(Refusal::Duplicate(Record::Step(id))),
                }
            }
            Self::Set(id, field) => {
                let step = project.story.get_mut(&id).ok_or(Refusal::Unknown(Record::Step(id)))?;
                set(Arc::make_mut(step), field);
                Ok(())
            }
            Self::Remove(id) => match project.story.remove(&id) {
                Some(_) => Ok(()),
                None => Err(Refusal::Unknown(Record::Step(id))),
            },
        }
    }

    pub(super) fn id(&self) -> StepId {
        match self {
            Self::Add(step) => step.id,
            Self::Set(id, _) | Self::Remove(id) => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddStep,
            Self::Set(_, StoryField::Rank(_)) => StepName::MoveStep,
            Self::Set(..) => StepName::EditStep,
            Self::Remove(_) => StepName::RemoveStep,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, field) => Some(Gesture::Field(Record::Step(*id), field.field()?)),
            _ => None,
        }
    }
}

impl StoryField {
    /// The name of a field that one types in; `None` where each change is a step of its own.
    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Title(_) => Some("title"),
            Self::Sentence(_) => Some("sentence"),
            Self::Notes(_) => Some("notes"),
            Self::Seconds(_) => Some("seconds"),
            Self::Rank(_) | Self::About(_) | Self::Frame(_) | Self::Kpi(_) => None,
        }
    }
}

fn set(step: &mut StoryStep, field: StoryField) {
    match field {
        StoryField::Rank(rank) => step.rank = rank,
        StoryField::About(about) => step.about = about,
        StoryField::Frame(frame) => step.frame = frame,
        StoryField::Title(title) => step.title = clean_line(&title),
        StoryField::Sentence(sentence) => step.sentence = clean_line(&sentence),
        StoryField::Notes(notes) => step.notes = clean_text(&notes),
        StoryField::Seconds(seconds) => step.seconds = seconds,
        StoryField::Kpi(kpi) => step.kpi = kpi,
    }
}

/// Takes an objective out of all steps; a step that was about it alone goes.
pub(super) fn forget_objective(project: &mut Project, id: ObjectiveId) {
    let naming: Vec<StepId> =
        project.story.values().filter(|step| step.about.objectives().contains(&id)).map(|step| step.id).collect();
    for step in naming {
        let Some(record) = project.story.get_mut(&step).map(Arc::make_mut) else { continue };
        if let About::Chain(ids) | About::Objectives(ids) = &mut record.about {
            ids.retain(|other| *other != id);
            if ids.is_empty() {
                project.story.remove(&step);
            }
        }
    }
}

/// Takes the steps away that are about a perspective.
pub(super) fn forget_perspective(project: &mut Project, id: PerspectiveId) {
    project.story.retain(|_, step| step.about != About::Perspective(id));
}

/// Takes the chart of a KPI out of all steps.
pub(super) fn forget_kpi(project: &mut Project, id: KpiId) {
    for step in project.story.values_mut().filter(|step| step.kpi == Some(id)) {
        Arc::make_mut(step).kpi = None;
    }
}
