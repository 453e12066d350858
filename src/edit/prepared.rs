//! An edit that has been worked out, before anything has changed.
//!
//! Copying, changing and checking a project takes longer than a frame where an edit
//! brings a hundred thousand values. That part needs no document, only the project
//! that it starts from: a thread can do it, and [`super::Document::apply_prepared`]
//! then puts the result in place, if the project is still that one.

use std::sync::Arc;

use super::{Edit, Gesture, Refusal, StepName, conflict};
use crate::model::{Project, Record};

/// What an edit makes of a project.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The project that it starts from.
    pub(super) before: Arc<Project>,
    /// The project that it leads to; the same `Arc` if it changes nothing.
    pub(super) after: Arc<Project>,
    pub(super) name: StepName,
    pub(super) gesture: Option<Gesture>,
    pub(super) subject: Option<Record>,
}

impl Prepared {
    /// Works an edit out on a copy of a project, or refuses it.
    pub fn new(edit: Edit, project: &Arc<Project>) -> Result<Self, Refusal> {
        let (name, gesture, subject) = (edit.name(), edit.gesture(), edit.subject());
        let mut next = (**project).clone();
        edit.apply(&mut next)?;
        conflict::forget_gone(&mut next);
        if let Some(problem) = next.check().into_iter().next() {
            return Err(Refusal::of(problem, project));
        }
        let after = if next == **project { project.clone() } else { Arc::new(next) };
        Ok(Self { before: project.clone(), after, name, gesture, subject })
    }

    /// Whether it was worked out for this very version of a project.
    pub fn is_for(&self, project: &Arc<Project>) -> bool {
        Arc::ptr_eq(&self.before, project)
    }
}
