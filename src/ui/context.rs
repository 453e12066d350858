//! What a panel may look at while it paints.

use crate::command::{CommandQueue, Situation};
use crate::edit::{Document, Edit};
use crate::lang::Lang;
use crate::scene::Derived;
use crate::theme::Theme;

/// The frame's facts and the way to ask for changes. Six fields, for ever.
#[derive(Clone, Copy)]
pub struct UiContext<'a> {
    /// The open project.
    pub document: &'a Document,
    /// What follows from it: scores, layout, scene.
    pub derived: &'a Derived,
    /// The colours.
    pub theme: &'a Theme,
    /// The language of the interface.
    pub lang: Lang,
    /// Where to ask for changes.
    pub commands: &'a CommandQueue,
    /// What can be acted on.
    pub situation: &'a Situation,
}

impl UiContext<'_> {
    /// The edit, if the project would take it; else the sentence for the person who asked for it.
    ///
    /// Tried on a copy, which shares its records, so that a field can show the reason at once.
    pub fn checked(&self, edit: Edit) -> Result<Edit, String> {
        match self.document.clone().apply(edit.clone()) {
            Ok(()) => Ok(edit),
            Err(refusal) => Err(refusal.message(self.lang)),
        }
    }
}
