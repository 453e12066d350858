//! Keys to actions.

use eframe::egui;

use crate::command::{Action, Command, CommandQueue, Situation};
use crate::ui::{InspectorState, ValuesState, View, ViewState};

/// Turns pressed shortcuts into commands. More modifiers win, so that Ctrl+Shift+S is not Ctrl+S.
pub(super) fn consume(ctx: &egui::Context, commands: &CommandQueue, situation: &Situation, view: &ViewState) {
    if view.palette.is_some() || view.dialog.is_some() {
        return;
    }
    let is_typing = ctx.text_edit_focused();
    let is_held = ctx.input(|i| i.pointer.any_down());
    if situation.playback.is_some()
        && !is_typing
        && !is_held
        && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    {
        commands.push(Command::StopHistory);
    }
    let has_table = view.view == View::Scorecard && view.scorecard.has_keyboard();
    let has_grid = InspectorState::has_keyboard(ctx) || ValuesState::has_keyboard(ctx) || has_table;
    let is_heard = view.canvas.is_heard(ctx);
    // A field has an undo of its own, a grid of values has none.
    let is_taken = |action: Action| {
        action.yields_to_typing() && (is_typing || has_grid && !action.is_undo())
            || action.acts_on_selection() && !is_heard
    };
    let mut keys: Vec<_> = Action::ALL.into_iter().filter_map(|action| Some((action.shortcut()?, action))).collect();
    keys.sort_by_key(|(key, _)| std::cmp::Reverse(key.modifiers.shift));
    // What would change the selected cards needs the map in sight.
    let is_hidden = |action: Action| view.view != View::Map && action.yields_to_typing() && !action.is_undo();
    for (key, action) in keys {
        let is_free = !(action.is_map_key() || is_taken(action) || is_hidden(action));
        // Taken even where nothing can be done: Ctrl+Shift+Z is never Ctrl+Z.
        if is_free {
            press(ctx, commands, situation, key, action);
        }
    }
    // Ctrl+= is Ctrl++ without Shift, and Ctrl+Y redoes where people come from Windows.
    let also = [(egui::Key::Equals, Action::ZoomIn), (egui::Key::Y, Action::Redo)];
    for (key, action) in also {
        let shortcut = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, key);
        if !is_taken(action) {
            press(ctx, commands, situation, shortcut, action);
        }
    }
}

/// Asks for an action as often as its key was pressed: in a slow frame that may be several times.
fn press(
    ctx: &egui::Context,
    commands: &CommandQueue,
    situation: &Situation,
    key: egui::KeyboardShortcut,
    action: Action,
) {
    let presses = ctx.input_mut(|i| i.count_and_consume_key(key.modifiers, key.logical_key));
    let wanted = if action.is_enabled(situation) { presses } else { 0 };
    for _ in 0..if action.is_repeatable() { wanted } else { wanted.min(1) } {
        commands.act(action);
    }
}
