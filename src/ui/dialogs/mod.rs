//! Dialogs in front of the window.

mod export;
mod import;
mod path;
mod question;
mod recovery;
mod unsaved;

pub use export::{ExportDialog, ExportingDialog, Preview};
pub use import::{ImportDialog, Reading};
pub use path::{PathDialog, PathEntry, PathFacts, PathPurpose};
pub use question::QuestionDialog;
pub use recovery::{RecoveryDialog, RecoveryEntry};
pub use unsaved::UnsavedDialog;

use eframe::egui::{self, Key, Modal, Modifiers};

use crate::command::CommandQueue;
use crate::lang::Lang;
use crate::theme::Theme;

/// A dialog and its state.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// How to export.
    Export(Box<ExportDialog>),
    /// An export that takes long.
    Exporting(ExportingDialog),
    /// What an import would do.
    Import(Box<ImportDialog>),
    /// A path, where the system offers no file dialog.
    Path(PathDialog),
    /// A question with its answers.
    Question(QuestionDialog),
    /// Unsaved work that was found.
    Recovery(RecoveryDialog),
    /// What to do with unsaved changes.
    Unsaved(UnsavedDialog),
}

/// Shows the dialog; gives back whether it stays open.
pub fn dialog_ui(ctx: &egui::Context, theme: &Theme, lang: Lang, commands: &CommandQueue, dialog: &mut Dialog) -> bool {
    if let Dialog::Exporting(exporting) = dialog
        && !exporting.is_seen(ctx)
    {
        return true;
    }
    let mut is_open = true;
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(20);
    let modal = Modal::new(egui::Id::unique("dialog")).frame(frame).show(ctx, |ui| match dialog {
        Dialog::Export(export) => export.ui(ui, theme, lang, commands, &mut is_open),
        Dialog::Exporting(exporting) => exporting.ui(ui, theme, lang),
        Dialog::Import(import) => import.ui(ui, theme, lang, commands, &mut is_open),
        Dialog::Path(path) => path.ui(ui, theme, lang, commands, &mut is_open),
        Dialog::Question(question) => question.ui(ui, theme, lang, commands, &mut is_open),
        Dialog::Recovery(recovery) => recovery.ui(ui, theme, lang, commands, &mut is_open),
        Dialog::Unsaved(unsaved) => unsaved.ui(ui, theme, lang, commands, &mut is_open),
    });
    // What takes long ends by itself, or is stopped.
    let may_close = !matches!(dialog, Dialog::Exporting(_));
    is_open && !(may_close && modal.should_close())
}

/// Whether Enter means the primary button: nothing else has the keyboard.
fn confirms(ui: &egui::Ui) -> bool {
    ui.memory(|m| m.focused().is_none()) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

fn title(ui: &mut egui::Ui, text: &str) {
    ui.heading(text);
    ui.add_space(6.0);
}
