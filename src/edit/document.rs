//! An open project with its history.
//!
//! [`Document::apply`] is the only writer; what takes long about an edit can be done
//! before, as a [`Prepared`] one. Laws, tested on random edits: undoing
//! all gives the start, redoing all the end; a gesture is one step; cancelling
//! keeps redo; back at the saved state is not dirty; the project is never left
//! with a broken rule.

use std::sync::Arc;

use super::history::{History, Step};
use super::{Edit, Prepared, Refusal, StepName};
use crate::model::Project;

/// A project, where it was when last saved, and the way back.
#[derive(Clone, Debug)]
pub struct Document {
    project: Arc<Project>,
    saved: Option<Arc<Project>>,
    /// Whether the two differ; kept, since comparing a large project costs more than a frame has.
    is_dirty: bool,
    history: History,
}

impl Document {
    /// A document that has never been saved.
    pub fn unsaved(project: Project) -> Self {
        Self { project: Arc::new(project), saved: None, is_dirty: true, history: History::default() }
    }

    /// A document as it was read from a file.
    pub fn saved(project: impl Into<Arc<Project>>) -> Self {
        let project = project.into();
        Self { saved: Some(project.clone()), project, is_dirty: false, history: History::default() }
    }

    /// The project as it is now; the same `Arc` until something changes.
    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    /// The project as it was saved or opened last.
    pub fn saved_project(&self) -> Option<&Arc<Project>> {
        self.saved.as_ref()
    }

    /// Whether there is something to save.
    pub fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    /// Puts a version of the project in place of the present one; gives back the present one.
    fn turn_to(&mut self, project: Arc<Project>) -> Arc<Project> {
        let before = std::mem::replace(&mut self.project, project);
        self.compare();
        before
    }

    fn compare(&mut self) {
        let is_saved = |saved: &Arc<Project>| Arc::ptr_eq(saved, &self.project) || **saved == *self.project;
        self.is_dirty = !self.saved.as_ref().is_some_and(is_saved);
    }

    /// Remembers that this version of the project is on disk.
    pub fn mark_saved(&mut self, project: Arc<Project>) {
        self.saved = Some(project);
        self.compare();
    }

    /// Applies an edit, or refuses it and changes nothing.
    ///
    /// An edit that changes nothing makes no step. Edits of the open gesture go into its step; a gesture
    /// that ends where it began leaves no step and gives redo back.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Refusal> {
        let prepared = Prepared::new(edit, &self.project)?;
        self.put(prepared);
        Ok(())
    }

    /// Applies an edit that was worked out before, as [`Document::apply`] does; gives back whether it was.
    ///
    /// One that was worked out for another version of the project is dropped and changes nothing.
    pub fn apply_prepared(&mut self, prepared: Prepared) -> bool {
        let is_for_this = prepared.is_for(&self.project);
        if is_for_this {
            self.put(prepared);
        }
        is_for_this
    }

    /// Puts what an edit makes of the present project in its place.
    fn put(&mut self, prepared: Prepared) {
        let Prepared { after, name, gesture, subject, .. } = prepared;
        if Arc::ptr_eq(&after, &self.project) {
            return;
        }
        let is_same_gesture =
            gesture.is_some() && self.history.open.as_ref().map(|open| &open.gesture) == gesture.as_ref();
        if !is_same_gesture {
            self.history.push(Step { project: self.project.clone(), name, subject }, gesture);
        } else if self.history.undo.last().is_some_and(|step| *step.project == *after) {
            if let Some(before) = self.history.take_open() {
                self.turn_to(before);
            }
            return;
        }
        self.turn_to(after);
    }

    /// Ends the open gesture: the next edit makes a new step.
    pub fn seal(&mut self) {
        self.history.open = None;
    }

    /// Whether a gesture is open.
    pub fn has_open_gesture(&self) -> bool {
        self.history.open.is_some()
    }

    /// The project as it was before the open gesture.
    pub fn before_gesture(&self) -> Option<&Arc<Project>> {
        self.history.open.as_ref()?;
        self.history.undo.last().map(|step| &step.project)
    }

    /// Takes the open gesture back as if it had never begun; redo stays. Gives back whether there was one.
    pub fn cancel(&mut self) -> bool {
        self.history.take_open().map(|before| self.turn_to(before)).is_some()
    }

    /// Goes one step back; gives back what was undone.
    pub fn undo(&mut self) -> Option<&Step> {
        self.seal();
        let step = self.history.undo.pop()?;
        let after = self.turn_to(step.project);
        self.history.redo.push(Step { project: after, ..step });
        self.history.redo.last()
    }

    /// Goes one step forward again; gives back what was redone.
    pub fn redo(&mut self) -> Option<&Step> {
        self.seal();
        let step = self.history.redo.pop()?;
        let before = self.turn_to(step.project);
        self.history.undo.push(Step { project: before, ..step });
        self.history.undo.last()
    }

    /// The name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<StepName> {
        self.history.undo.last().map(|step| step.name)
    }

    /// The name of the step that redo would bring back.
    pub fn redo_name(&self) -> Option<StepName> {
        self.history.redo.last().map(|step| step.name)
    }
}
