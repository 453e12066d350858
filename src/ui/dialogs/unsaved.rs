//! The question about unsaved changes.

use eframe::egui::{Label, RichText, Ui};

use crate::command::{Action, Command, CommandQueue, UnsavedAnswer};
use crate::lang::Lang;
use crate::theme::{Theme, type_scale};
use crate::ui::widgets::primary_button;

/// Asks before work is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedDialog {
    /// The name of the file or project.
    pub name: String,
}

impl UnsavedDialog {
    pub(super) fn ui(&mut self, ui: &mut Ui, theme: &Theme, lang: Lang, commands: &CommandQueue, is_open: &mut bool) {
        ui.set_width(400.0);
        super::title(ui, &lang.unsaved_title());
        ui.add(Label::new(RichText::new(lang.unsaved_text(&self.name)).size(type_scale::BODY)).wrap());
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let mut answer = None;
            if primary_button(ui, theme, &Action::Save.text(lang)).clicked() || super::confirms(ui) {
                answer = Some(UnsavedAnswer::Save);
            }
            if ui.button(lang.discard()).clicked() {
                answer = Some(UnsavedAnswer::Discard);
            }
            if ui.button(lang.cancel()).clicked() {
                answer = Some(UnsavedAnswer::Cancel);
            }
            if let Some(answer) = answer {
                commands.push(Command::AnswerUnsaved(answer));
                *is_open = false;
            }
        });
    }
}
