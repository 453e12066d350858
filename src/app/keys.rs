//! Keys to actions.

use eframe::egui;

use crate::command::{Action, CommandQueue, Situation};
use crate::ui::{InspectorState, ViewState};

/// Turns pressed shortcuts into commands. More modifiers win, so that Ctrl+Shift+S is not Ctrl+S.
pub(super) fn consume(ctx: &egui::Context, commands: &CommandQueue, situation: &Situation, view: &ViewState) {
    if view.palette.is_some() || view.dialog.is_some() {
        return;
    }
    let is_typing = ctx.text_edit_focused();
    let has_grid = InspectorState::has_keyboard(ctx);
    // A field has an undo of its own, a grid of values has none.
    let is_taken = |action: Action| {
        let is_undo = matches!(action, Action::Undo | Action::Redo);
        action.yields_to_typing() && (is_typing || has_grid && !is_undo)
    };
    let mut keys: Vec<_> = Action::ALL.into_iter().filter_map(|action| Some((action.shortcut()?, action))).collect();
    keys.sort_by_key(|(key, _)| std::cmp::Reverse(key.modifiers.shift));
    for (key, action) in keys {
        let is_free = !(action.is_map_key() || is_taken(action));
        if is_free && action.is_enabled(situation) && ctx.input_mut(|i| i.consume_shortcut(&key)) {
            commands.act(action);
        }
    }
    // Ctrl+= is Ctrl++ without Shift, and Ctrl+Y redoes where people come from Windows.
    let also = [(egui::Key::Equals, Action::ZoomIn), (egui::Key::Y, Action::Redo)];
    for (key, action) in also {
        let shortcut = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, key);
        if !is_taken(action) && action.is_enabled(situation) && ctx.input_mut(|i| i.consume_shortcut(&shortcut)) {
            commands.act(action);
        }
    }
}
