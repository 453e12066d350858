//! Changes to the strategic themes.

use std::sync::Arc;

use super::{Gesture, Refusal, StepName};
use crate::model::{Hue, ObjectiveId, Project, Rank, Record, Theme, ThemeId, clean_line};

/// A change to a theme.
#[derive(Clone, Debug, PartialEq)]
pub enum ThemeEdit {
    /// A new theme.
    Add(Theme),
    /// Another value for a field.
    Set(ThemeId, ThemeField),
    /// Removes a theme, also from the objectives that have it.
    Remove(ThemeId),
}

/// A field of a theme with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum ThemeField {
    Name(String),
    Hue(Hue),
    Rank(Rank),
}

impl ThemeEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refusal> {
        match self {
            Self::Add(theme) => {
                let id = theme.id;
                let clean = Theme { name: clean_line(&theme.name), ..theme };
                match project.themes.insert(id, Arc::new(clean)) {
                    None => Ok(()),
                    Some(_) => Err(Refusal::Duplicate(Record::Theme(id))),
                }
            }
            Self::Set(id, field) => {
                let theme = project.themes.get_mut(&id).ok_or(Refusal::Unknown(Record::Theme(id)))?;
                let theme = Arc::make_mut(theme);
                match field {
                    ThemeField::Name(name) => theme.name = clean_line(&name),
                    ThemeField::Hue(hue) => theme.hue = hue,
                    ThemeField::Rank(rank) => theme.rank = rank,
                }
                Ok(())
            }
            Self::Remove(id) => remove(project, id),
        }
    }

    pub(super) fn id(&self) -> ThemeId {
        match self {
            Self::Add(theme) => theme.id,
            Self::Set(id, _) | Self::Remove(id) => *id,
        }
    }

    pub(super) fn name(&self) -> StepName {
        match self {
            Self::Add(_) => StepName::AddTheme,
            Self::Set(..) => StepName::EditTheme,
            Self::Remove(_) => StepName::RemoveTheme,
        }
    }

    pub(super) fn gesture(&self) -> Option<Gesture> {
        match self {
            Self::Set(id, ThemeField::Name(_)) => Some(Gesture::Field(Record::Theme(*id), "name")),
            _ => None,
        }
    }
}

fn remove(project: &mut Project, id: ThemeId) -> Result<(), Refusal> {
    project.themes.remove(&id).ok_or(Refusal::Unknown(Record::Theme(id)))?;
    let having: Vec<ObjectiveId> = project.map.objectives().filter(|o| o.themes.contains(&id)).map(|o| o.id).collect();
    for objective in having {
        if let Some(objective) = project.map.objective_mut(objective) {
            objective.themes.retain(|theme| *theme != id);
        }
    }
    Ok(())
}
