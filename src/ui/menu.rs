//! Actions as menu entries and tooltips.

use eframe::egui::{Button, Ui};

use crate::command::{Action, CommandQueue, Situation};
use crate::lang::Lang;

/// Groups of actions as menu entries with their keys; disabled where they can't be done.
pub fn actions_ui(ui: &mut Ui, lang: Lang, situation: &Situation, commands: &CommandQueue, groups: &[&[Action]]) {
    ui.set_min_width(220.0);
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for action in *group {
            action_ui(ui, lang, situation, commands, *action);
        }
    }
}

/// One action as a menu entry.
pub fn action_ui(ui: &mut Ui, lang: Lang, situation: &Situation, commands: &CommandQueue, action: Action) {
    let mut button = Button::new(action.text_in(lang, situation).into_owned());
    if let Some(shortcut) = action.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    if ui.add_enabled(action.is_enabled(situation), button).clicked() {
        commands.act(action);
        ui.close();
    }
}

/// What an action does, with its key.
pub fn tooltip(action: Action, lang: Lang) -> String {
    let text = action.text(lang);
    match action.shortcut() {
        Some(shortcut) => format!("{text} ({})", shortcut.format(&eframe::egui::ModifierNames::NAMES, false)),
        None => text.into_owned(),
    }
}
