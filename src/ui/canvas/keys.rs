//! The keys that mean something on the map only.

use eframe::egui::{self, Event, EventFilter, Key, Modifiers, Response, Ui};

use super::navigate::{Direction, neighbour};
use super::state::Gesture;
use crate::command::{Action, Command, ImportStep, Selection};
use crate::import::looks_like_table;
use crate::ui::UiContext;
use crate::ui::state::ViewState;

/// Handles the keys while the map (and no text field) has the focus.
pub(super) fn handle(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, response: &Response) {
    let has_field = ui.ctx().text_edit_focused() || state.canvas.is_typing();
    if ui.input(|i| i.key_pressed(Key::Escape)) {
        // Esc leaves whatever one was in; the map hears the keys that follow.
        state.canvas.listen();
    }
    state.canvas.is_space_down = !has_field && ui.input(|i| i.key_down(Key::Space));
    // The Enter or Esc that leaves a field is not meant for the map.
    let had_field = std::mem::replace(&mut state.canvas.had_field, has_field);
    if has_field || had_field {
        return;
    }
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.is_pointer_button_down_on() {
        state.canvas.listen();
    }
    // With nothing else focused, keys go to the map: it is what one looks at.
    if !state.canvas.is_heard(ui.ctx()) || state.dialog.is_some() || state.palette.is_some() {
        return;
    }
    let has_card = state.selected_objective().is_some();
    if !response.has_focus() && has_card {
        // Only a focused widget can keep Tab from moving the focus.
        response.request_focus();
    }
    let filter = EventFilter { tab: has_card, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));

    let pressed = |key, modifiers| ui.input_mut(|i| i.consume_key(modifiers, key));
    for (key, direction) in [
        (Key::ArrowUp, Direction::Up),
        (Key::ArrowDown, Direction::Down),
        (Key::ArrowLeft, Direction::Left),
        (Key::ArrowRight, Direction::Right),
    ] {
        if pressed(key, Modifiers::NONE) {
            walk(cx, state, direction);
        }
    }
    if pressed(Key::Escape, Modifiers::NONE) {
        escape(cx, state);
    }
    if pressed(Key::Enter, Modifiers::COMMAND) {
        cx.commands.act(Action::AddEffect);
    }
    if pressed(Key::Enter, Modifiers::NONE) {
        cx.commands.act(Action::Rename);
    }
    if pressed(Key::Backspace, Modifiers::NONE) {
        cx.commands.act(Action::Delete);
    }
    let is_shift = ui.input(|i| i.modifiers.shift);
    if has_card && !is_shift && pressed(Key::Tab, Modifiers::NONE) {
        cx.commands.act(Action::AddSibling);
    }
    clipboard(ui, cx);
}

/// Copy, cut and paste reach us as events, so that they also work from a menu of the system.
fn clipboard(ui: &Ui, cx: &UiContext<'_>) {
    let events = ui.input(|i| i.events.clone());
    for event in events {
        match event {
            Event::Copy => cx.commands.act(Action::Copy),
            Event::Cut => cx.commands.act(Action::Cut),
            // Cells of a spreadsheet, or cards that were copied; the app knows the cards.
            Event::Paste(text) if looks_like_table(&text) => cx.commands.push(Command::Import(ImportStep::Text(text))),
            Event::Paste(_) => cx.commands.act(Action::Paste),
            _ => {}
        }
    }
}

fn walk(cx: &UiContext<'_>, state: &ViewState, direction: Direction) {
    let from = state.selection.objectives.first().copied();
    if let Some(id) = neighbour(cx.document.project(), &cx.derived.plan, from, direction) {
        cx.commands.push(Command::Show(crate::model::Record::Objective(id)));
    }
}

/// Leaves what is going on: first a drag, then the selection.
fn escape(cx: &UiContext<'_>, state: &mut ViewState) {
    if state.canvas.gesture == Gesture::None {
        cx.commands.push(Command::Select(Selection::default()));
    } else {
        state.canvas.guides.clear();
        // Only a moved card has changed the project by now.
        if let Gesture::Move(_) = std::mem::take(&mut state.canvas.gesture) {
            cx.commands.push(Command::CancelGesture);
        }
    }
}

/// Whether Shift or Ctrl adds to the selection.
pub(super) fn adds(ui: &Ui) -> bool {
    ui.input(|i| i.modifiers.shift || i.modifiers.command)
}

/// The pointer shape of a gesture.
pub(super) fn cursor(ui: &Ui, icon: egui::CursorIcon) {
    ui.ctx().set_cursor_icon(icon);
}
