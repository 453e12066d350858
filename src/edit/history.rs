//! Undo and redo by snapshots.
//!
//! A step keeps the project as it was before. Records are shared between
//! snapshots, so a step costs what it changed. No inverse edits, no inverse bugs.

use std::sync::Arc;

use super::Gesture;
use crate::model::{Project, Record, limits};

/// What the undo menu calls a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each name is the sentence it stands for in `lang::edit`")]
pub enum StepName {
    EditProject,
    AddPerspective,
    EditPerspective,
    MovePerspective,
    RemovePerspective,
    AddTheme,
    EditTheme,
    RemoveTheme,
    AddObjective,
    RenameObjective,
    EditObjective,
    MoveObjective,
    MoveObjectives,
    RemoveObjective,
    RemoveSelection,
    Duplicate,
    Paste,
    Tidy,
    AddLink,
    EditLink,
    RetargetLink,
    RemoveLink,
    AddEffect,
    AddKpi,
    EditKpi,
    RemoveKpi,
    EnterValue,
    PasteValues,
    FillValues,
    ClearValues,
    Import,
    AddInitiative,
    EditInitiative,
    RemoveInitiative,
    AddStep,
    EditStep,
    MoveStep,
    RemoveStep,
    ResetStory,
    RestoreVersion,
    RestoreRecord,
    ReloadFile,
    Merge,
    ResolveConflict,
}

/// One step of the history.
#[derive(Clone, Debug)]
pub struct Step {
    /// The project before the step (on the undo side) or after it (on the redo side).
    pub project: Arc<Project>,
    /// What the step is called.
    pub name: StepName,
    /// The record that the step is mainly about.
    pub subject: Option<Record>,
}

/// The steps to go back and forth.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) undo: Vec<Step>,
    pub(super) redo: Vec<Step>,
    /// The gesture that the last undo step still takes edits of, with the redo side it replaced.
    pub(super) open: Option<OpenGesture>,
}

#[derive(Clone, Debug)]
pub(super) struct OpenGesture {
    pub(super) gesture: Gesture,
    pub(super) redo_before: Vec<Step>,
}

impl History {
    /// Adds a step; the oldest one goes when there are too many.
    pub(super) fn push(&mut self, step: Step, gesture: Option<Gesture>) {
        let redo_before = std::mem::take(&mut self.redo);
        self.undo.push(step);
        if self.undo.len() > limits::UNDO_STEPS {
            self.undo.remove(0);
        }
        self.open = gesture.map(|gesture| OpenGesture { gesture, redo_before });
    }

    /// Takes the open gesture back: its step and its effect on redo; gives the project as it was before it.
    pub(super) fn take_open(&mut self) -> Option<Arc<Project>> {
        let open = self.open.take()?;
        self.redo = open.redo_before;
        self.undo.pop().map(|step| step.project)
    }
}
