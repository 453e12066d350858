//! Changes to the cards.

use std::sync::Arc;

use super::{Gesture, Refusal, StepName, kpi, link, story};
use crate::model::{
    KpiId, Objective, ObjectiveId, PerspectiveId, Pin, Project, Rank, Record, ThemeId, clean_line, clean_text,
};

/// A change to an objective.
#[derive(Clone, Debug, PartialEq)]
pub enum ObjectiveEdit {
    /// A new card.
    Add(Box<Objective>),
    /// Another value for a field.
    Set(ObjectiveId, ObjectiveField),
    /// Another band, place or pin.
    Place {
        /// The card.
        id: ObjectiveId,
        /// Its band from now on.
        perspective: PerspectiveId,
        /// Its place in the band's list.
        rank: Rank,
        /// Where exactly, if the user says so.
        pin: Option<Pin>,
    },
    /// Removes a card with its links, initiatives and those KPIs that measure nothing else.
    Remove(ObjectiveId),
}

/// A field of an objective with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum ObjectiveField {
    Name(String),
    Description(String),
    Owner(String),
    Weight(f64),
    Themes(Vec<ThemeId>),
}

impl ObjectiveEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(objective) => add(project, *objective),
            Self::Set(id, field) => set(objective_mut(project, id)?, field),
            Self::Place { id, perspective, rank, pin } => {
                let objective = objective_mut(project, id)?;
                objective.perspective = perspective;
                objective.rank = rank;
                objective.pin = pin;
                Ok(())
            }
            Self::Remove(id) => remove(project, id),
        }
    }

    pub(super) fn id(&self) -> ObjectiveId {
        match self {
            Self::Add(objective) => objective.id,
            Self::Set(id, _) | Self::Place { id, .. } | Self::Remove(id) => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddObjective,
            Self::Set(_, ObjectiveField::Name(_)) => StepName::RenameObjective,
            Self::Set(..) => StepName::EditObjective,
            Self::Place { .. } => StepName::MoveObjective,
            Self::Remove(_) => StepName::RemoveObjective,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, field) => Some(Gesture::Field(Record::Objective(*id), field.field())),
            Self::Place { id, .. } => Some(Gesture::Drag(vec![*id])),
            _ => None,
        }
    }
}

impl ObjectiveField {
    fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Description(_) => "description",
            Self::Owner(_) => "owner",
            Self::Weight(_) => "weight",
            Self::Themes(_) => "themes",
        }
    }
}

fn objective_mut(project: &mut Project, id: ObjectiveId) -> Result<&mut Objective, Refusal> {
    project.map.objective_mut(id).ok_or(Refusal::Unknown(Record::Objective(id)))
}

fn add(project: &mut Project, mut objective: Objective) -> Result<(), Refusal> {
    objective.name = clean_line(&objective.name);
    objective.description = clean_text(&objective.description);
    objective.owner = clean_line(&objective.owner);
    objective.themes.sort_unstable();
    objective.themes.dedup();
    Ok(project.map.add_objective(Arc::new(objective))?)
}

#[allow(clippy::unnecessary_wraps, reason = "one shape for all arms of apply")]
fn set(objective: &mut Objective, field: ObjectiveField) -> Result<(), Refusal> {
    match field {
        ObjectiveField::Name(name) => objective.name = clean_line(&name),
        ObjectiveField::Description(description) => objective.description = clean_text(&description),
        ObjectiveField::Owner(owner) => objective.owner = clean_line(&owner),
        ObjectiveField::Weight(weight) => objective.weight = weight,
        ObjectiveField::Themes(mut themes) => {
            themes.sort_unstable();
            themes.dedup();
            objective.themes = themes;
        }
    }
    Ok(())
}

fn remove(project: &mut Project, id: ObjectiveId) -> Result<(), Refusal> {
    if !project.map.remove_objective(id) {
        return Err(Refusal::Unknown(Record::Objective(id)));
    }
    project.initiatives.retain(|_, initiative| initiative.objective != id);
    story::forget_objective(project, id);
    let measuring: Vec<KpiId> = project.kpis.values().filter(|k| k.objectives.contains(&id)).map(|k| k.id).collect();
    for kpi_id in measuring {
        let Some(kpi) = project.kpis.get_mut(&kpi_id).map(Arc::make_mut) else { continue };
        kpi.objectives.retain(|objective| *objective != id);
        if kpi.objectives.is_empty() {
            kpi::forget(project, kpi_id);
        }
    }
    link::drop_foreign_kpis(project);
    Ok(())
}
