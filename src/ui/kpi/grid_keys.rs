//! What keys and clipboard do in the grid, and how a cell is entered.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::grid::{Column, GridState, Typed, grid_id};
use super::grid_cell::editable;
use super::grid_rows::Rows;
use super::numbers::value_of;
use crate::analysis::period_text;
use crate::edit::{Edit, MeasurementEdit, StepName};
use crate::model::Measurement;
use crate::ui::UiContext;
use crate::ui::widgets::take_events;

/// How many rows Page Up and Page Down move.
const PAGE: isize = 12;

/// A way from the current cell to another one.
type Move = fn(&Ui, &mut GridState, &Rows<'_>);

/// Keys while one moves from cell to cell. Takes the events that it understands.
pub(super) fn grid_keys(ui: &Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>) {
    take_events(ui, |event| take(ui, cx, state, rows, event));
}

/// Acts on an event; gives back whether it was one for the grid.
fn take(ui: &Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, event: &Event) -> bool {
    if let Some(typed) = &mut state.typed {
        // The rest of what came within the same frame as the first letter.
        if let Event::Text(text) = event {
            typed.text.push_str(text);
            return true;
        }
        return false;
    }
    match event {
        Event::Text(text) if !text.trim().is_empty() => start(state, text.clone()),
        Event::Copy => copy(ui, cx, state, rows),
        Event::Paste(text) => paste(cx, state, rows, text),
        Event::Key { key, pressed: true, modifiers, .. } => return key_down(ui, cx, state, rows, *key, *modifiers),
        _ => return false,
    }
    true
}

fn key_down(
    ui: &Ui,
    cx: &UiContext<'_>,
    state: &mut GridState,
    rows: &Rows<'_>,
    key: Key,
    modifiers: Modifiers,
) -> bool {
    if modifiers.command || modifiers.alt {
        return false;
    }
    match (key, modifiers.shift) {
        (Key::ArrowDown, _) | (Key::Enter, false) => step(state, rows, 1),
        (Key::ArrowUp, _) | (Key::Enter, true) => step(state, rows, -1),
        (Key::PageDown, _) => step(state, rows, PAGE),
        (Key::PageUp, _) => step(state, rows, -PAGE),
        (Key::ArrowLeft, _) => turn(state, Column::Value),
        (Key::ArrowRight, _) => turn(state, Column::Note),
        (Key::Tab, is_back) => tab(ui, state, rows, is_back),
        (Key::F2, _) => {
            if let Some((row, column)) = current(state, rows) {
                start(state, editable(cx, rows, row, column));
            }
        }
        (Key::Delete | Key::Backspace, _) => clear(cx, state, rows),
        (Key::Escape, _) => ui.memory_mut(|m| m.surrender_focus(grid_id())),
        _ => return false,
    }
    true
}

/// Keys while one types in a cell: those that enter it and move on.
pub(super) fn typing_keys(ui: &Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>) {
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Escape) {
        state.typed = None;
        state.refusal = None;
        ui.memory_mut(|m| m.request_focus(grid_id()));
        return;
    }
    let moves: [(Modifiers, Key, Move); 6] = [
        (Modifiers::SHIFT, Key::Enter, |_, state, rows| step(state, rows, -1)),
        (Modifiers::NONE, Key::Enter, |_, state, rows| step(state, rows, 1)),
        (Modifiers::NONE, Key::ArrowDown, |_, state, rows| step(state, rows, 1)),
        (Modifiers::NONE, Key::ArrowUp, |_, state, rows| step(state, rows, -1)),
        (Modifiers::SHIFT, Key::Tab, |ui, state, rows| tab(ui, state, rows, true)),
        (Modifiers::NONE, Key::Tab, |ui, state, rows| tab(ui, state, rows, false)),
    ];
    for (modifiers, key, go) in moves {
        if pressed(modifiers, key) {
            if enter(cx, state, rows) {
                ui.memory_mut(|m| m.request_focus(grid_id()));
                go(ui, state, rows);
            }
            return;
        }
    }
}

/// The current cell by its row.
fn current(state: &GridState, rows: &Rows<'_>) -> Option<(usize, Column)> {
    let (period, column) = state.at?;
    Some((rows.row_of(period)?, column))
}

fn start(state: &mut GridState, text: String) {
    state.refusal = None;
    state.typed = Some(Typed { text, is_new: true });
}

fn step(state: &mut GridState, rows: &Rows<'_>, count: isize) {
    let Some((row, column)) = current(state, rows) else { return };
    let row = row.saturating_add_signed(count).min(rows.count.saturating_sub(1));
    go_to(state, rows, row, column);
}

fn go_to(state: &mut GridState, rows: &Rows<'_>, row: usize, column: Column) {
    state.at = Some((rows.period(row), column));
    state.refusal = None;
    state.has_moved = true;
}

fn turn(state: &mut GridState, column: Column) {
    state.at = state.at.map(|(period, _)| (period, column));
}

/// To the next cell, line by line; past the last one the keyboard leaves the grid.
fn tab(ui: &Ui, state: &mut GridState, rows: &Rows<'_>, is_back: bool) {
    let Some((row, column)) = current(state, rows) else { return };
    match (column, is_back) {
        (Column::Value, false) => turn(state, Column::Note),
        (Column::Note, true) => turn(state, Column::Value),
        (Column::Note, false) if row + 1 < rows.count => go_to(state, rows, row + 1, Column::Value),
        (Column::Value, true) if row > 0 => go_to(state, rows, row - 1, Column::Note),
        _ => ui.memory_mut(|m| m.surrender_focus(grid_id())),
    }
}

/// Puts what was typed into the project; gives back whether it was accepted.
pub(super) fn enter(cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>) -> bool {
    let Some((row, column)) = current(state, rows) else { return true };
    let Some(typed) = &state.typed else { return true };
    if typed.text.trim() == editable(cx, rows, row, column).trim() {
        state.typed = None;
        state.refusal = None;
        return true;
    }
    match entry(cx, rows, row, column, &typed.text) {
        Ok(edit) => {
            cx.commands.edit(edit);
            state.typed = None;
            state.refusal = None;
            true
        }
        Err(refusal) => {
            state.refusal = Some(refusal);
            false
        }
    }
}

/// The edit that a text in a cell means. An empty value clears the period.
fn entry(cx: &UiContext<'_>, rows: &Rows<'_>, row: usize, column: Column, text: &str) -> Result<Edit, String> {
    let measurement = match (column, rows.measurement(row)) {
        (Column::Value, _) if text.trim().is_empty() => None,
        (Column::Value, before) => {
            let note = before.map(|m| m.note.clone()).unwrap_or_default();
            Some(Measurement { value: value_of(cx.lang, rows.kpi.unit, text)?, note })
        }
        (Column::Note, Some(_)) if rows.is_merged(row) => return Err(cx.lang.grid_note_merged().into_owned()),
        (Column::Note, Some(before)) => Some(Measurement { note: text.trim().to_owned(), value: before.value }),
        (Column::Note, None) => return Err(cx.lang.grid_note_needs_value().into_owned()),
    };
    cx.checked(measured(rows, row, measurement))
}

fn measured(rows: &Rows<'_>, row: usize, measurement: Option<Measurement>) -> Edit {
    Edit::Measurement(MeasurementEdit { kpi: rows.kpi.id, period: rows.period(row), measurement })
}

fn clear(cx: &UiContext<'_>, state: &GridState, rows: &Rows<'_>) {
    let Some((row, column)) = current(state, rows) else { return };
    let Some(before) = rows.measurement(row) else { return };
    let left = match column {
        Column::Value => None,
        Column::Note => Some(Measurement::of(before.value)),
    };
    cx.commands.edit(measured(rows, row, left));
}

fn copy(ui: &Ui, cx: &UiContext<'_>, state: &GridState, rows: &Rows<'_>) {
    if let Some((row, column)) = current(state, rows) {
        ui.copy_text(editable(cx, rows, row, column));
    }
}

/// Puts a column from the clipboard into the rows from the current one on: all of it or none.
fn paste(cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, text: &str) {
    let Some((row, column)) = current(state, rows) else { return };
    let result = match column {
        Column::Value => pasted(cx, rows, row, text),
        Column::Note => entry(cx, rows, row, column, text),
    };
    match result {
        Ok(edit) => {
            cx.commands.edit(edit);
            state.refusal = None;
        }
        Err(refusal) => state.refusal = Some(refusal),
    }
}

fn pasted(cx: &UiContext<'_>, rows: &Rows<'_>, start: usize, text: &str) -> Result<Edit, String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let entries: Vec<&str> = text.trim_matches(['\n', '\t']).split(['\n', '\t']).collect();
    let room = rows.count.saturating_sub(start);
    if entries.len() > room {
        return Err(cx.lang.paste_too_long(entries.len(), room).into_owned());
    }
    let mut edits = Vec::new();
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.trim().is_empty()) {
        let row = start + index;
        let value = value_of(cx.lang, rows.kpi.unit, entry).map_err(|reason| {
            let period = period_text(cx.lang, rows.period(row), cx.document.project().fiscal_year);
            cx.lang.paste_refused(index + 1, &period, &reason).into_owned()
        })?;
        let note = rows.measurement(row).map(|m| m.note.clone()).unwrap_or_default();
        edits.push(measured(rows, row, Some(Measurement { value, note })));
    }
    match edits.len() {
        0 => Err(cx.lang.paste_empty().into_owned()),
        _ => cx.checked(Edit::Several(StepName::PasteValues, edits)),
    }
}
