//! Changes to the bands.

use std::sync::Arc;

use super::{Gesture, Refusal, StepName, story};
use crate::model::{Hue, Perspective, PerspectiveId, Project, Rank, Record, clean_line};

/// A change to a perspective.
#[derive(Clone, Debug, PartialEq)]
pub enum PerspectiveEdit {
    /// A new band.
    Add(Perspective),
    /// Another value for a field.
    Set(PerspectiveId, PerspectiveField),
    /// Another place from top to bottom.
    Move(PerspectiveId, Rank),
    /// Removes a band; its cards move, unpinned and in order, to the end of another one.
    Remove {
        /// The band to remove.
        id: PerspectiveId,
        /// Where its cards go; not needed for an empty band.
        cards_to: Option<PerspectiveId>,
    },
}

/// A field of a perspective with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum PerspectiveField {
    Name(String),
    Letter(String),
    Question(String),
    Hue(Hue),
}

impl PerspectiveEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(perspective) => {
                let id = perspective.id;
                let clean = Perspective {
                    name: clean_line(&perspective.name),
                    letter: clean_line(&perspective.letter),
                    question: clean_line(&perspective.question),
                    ..perspective
                };
                match project.perspectives.insert(id, Arc::new(clean)) {
                    None => Ok(()),
                    Some(_) => Err(Refusal::Duplicate(Record::Perspective(id))),
                }
            }
            Self::Set(id, field) => set(perspective_mut(project, id)?, field),
            Self::Move(id, rank) => {
                perspective_mut(project, id)?.rank = rank;
                Ok(())
            }
            Self::Remove { id, cards_to } => remove(project, id, cards_to),
        }
    }

    pub(super) fn id(&self) -> PerspectiveId {
        match self {
            Self::Add(perspective) => perspective.id,
            Self::Set(id, _) | Self::Move(id, _) | Self::Remove { id, .. } => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddPerspective,
            Self::Set(..) => StepName::EditPerspective,
            Self::Move(..) => StepName::MovePerspective,
            Self::Remove { .. } => StepName::RemovePerspective,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, field) => Some(Gesture::Field(Record::Perspective(*id), field.field())),
            _ => None,
        }
    }
}

impl PerspectiveField {
    fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Letter(_) => "letter",
            Self::Question(_) => "question",
            Self::Hue(_) => "hue",
        }
    }
}

fn perspective_mut(project: &mut Project, id: PerspectiveId) -> Result<&mut Perspective, Refusal> {
    let perspective = project.perspectives.get_mut(&id).ok_or(Refusal::Unknown(Record::Perspective(id)))?;
    Ok(Arc::make_mut(perspective))
}

#[allow(clippy::unnecessary_wraps, reason = "one shape for all arms of apply")]
fn set(perspective: &mut Perspective, field: PerspectiveField) -> Result<(), Refusal> {
    match field {
        PerspectiveField::Name(name) => perspective.name = clean_line(&name),
        PerspectiveField::Letter(letter) => perspective.letter = clean_line(&letter),
        PerspectiveField::Question(question) => perspective.question = clean_line(&question),
        PerspectiveField::Hue(hue) => perspective.hue = hue,
    }
    Ok(())
}

fn remove(project: &mut Project, id: PerspectiveId, cards_to: Option<PerspectiveId>) -> Result<(), Refusal> {
    let cards: Vec<_> = project.objectives_of(id).into_iter().map(|o| o.id).collect();
    if !cards.is_empty() {
        let to =
            cards_to.filter(|to| *to != id && project.perspectives.contains_key(to)).ok_or(Refusal::CardsNeedBand)?;
        for card in cards {
            let rank = Rank::between(project.last_rank(to), None);
            if let Some(objective) = project.map.objective_mut(card) {
                objective.perspective = to;
                objective.rank = rank;
                objective.pin = None;
            }
        }
    }
    story::forget_perspective(project, id);
    match project.perspectives.remove(&id) {
        Some(_) => Ok(()),
        None => Err(Refusal::Unknown(Record::Perspective(id))),
    }
}
