//! What keys and clipboard do in the sheet, and how a cell is entered.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::block::{self, Cell, Fill};
use super::sheet::Sheet;
use super::{Entry, Typed, ValuesState, sheet_id};
use crate::analysis::{input_text, parse_value};
use crate::command::Command;
use crate::edit::{Edit, MeasurementEdit};
use crate::model::Measurement;
use crate::ui::UiContext;
use crate::ui::kpi::value_of;
use crate::ui::widgets::take_events;

/// How many rows Page Up and Page Down move.
const PAGE: isize = 12;

/// Keys while one moves from cell to cell. Takes the events that it understands.
pub(super) fn sheet_keys(ui: &Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) {
    take_events(ui, |event| take(ui, cx, state, sheet, event));
}

/// Acts on an event; gives back whether it was one for the sheet.
fn take(ui: &Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, event: &Event) -> bool {
    if let Some(typed) = &mut state.typed {
        // The rest of what came within the same frame as the first letter.
        if let Event::Text(text) = event {
            typed.text.push_str(text);
            return true;
        }
        return false;
    }
    match event {
        Event::Text(text) if !text.trim().is_empty() => start(cx, state, sheet, Entry::Value, text.clone()),
        Event::Copy | Event::Cut => copy(ui, cx, state, sheet, *event == Event::Cut),
        Event::Paste(text) => paste(cx, state, sheet, text),
        Event::Key { key, pressed: true, modifiers, .. } => return key_down(ui, cx, state, sheet, *key, *modifiers),
        _ => return false,
    }
    true
}

fn key_down(
    ui: &Ui,
    cx: &UiContext<'_>,
    state: &mut ValuesState,
    sheet: &Sheet<'_>,
    key: Key,
    modifiers: Modifiers,
) -> bool {
    let Some(at) = state.cell(sheet) else { return false };
    if modifiers.alt {
        return false;
    }
    let last = sheet.last();
    match (key, modifiers.command, modifiers.shift) {
        (Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight, jumps, extends) => {
            let (down, right) = way(key);
            let to = if jumps { jump(sheet, at, down, right) } else { moved(sheet, at, down, right) };
            state.go_to(sheet, to, extends);
        }
        (Key::PageDown, false, extends) => state.go_to(sheet, moved(sheet, at, PAGE, 0), extends),
        (Key::PageUp, false, extends) => state.go_to(sheet, moved(sheet, at, -PAGE, 0), extends),
        (Key::Home, is_all, extends) => {
            state.go_to(sheet, Cell { row: if is_all { 0 } else { at.row }, column: 0 }, extends);
        }
        (Key::End, is_all, extends) => {
            state.go_to(sheet, Cell { row: if is_all { last.row } else { at.row }, ..last }, extends);
        }
        (Key::A, true, false) => {
            state.anchor = sheet.place(Cell { row: 0, column: 0 });
            state.at = sheet.place(last);
        }
        (Key::D, true, false) => fill(cx, state, sheet, Fill::Down),
        (Key::R, true, false) => fill(cx, state, sheet, Fill::Right),
        (Key::Enter, false, is_back) => state.go_to(sheet, moved(sheet, at, if is_back { -1 } else { 1 }, 0), false),
        (Key::Tab, false, is_back) => tab(ui, state, sheet, at, is_back),
        (Key::F2, false, is_note) => edit(cx, state, sheet, if is_note { Entry::Note } else { Entry::Value }),
        (Key::Delete | Key::Backspace, false, _) => clear(cx, state, sheet),
        (Key::Escape, false, _) if state.refusal.is_some() => state.refusal = None,
        (Key::Escape, false, _) if state.anchor.is_some() => state.anchor = None,
        (Key::Escape, false, _) => ui.memory_mut(|m| m.surrender_focus(sheet_id())),
        _ => return false,
    }
    true
}

/// The way of an arrow key: rows down, columns to the right.
fn way(key: Key) -> (isize, isize) {
    match key {
        Key::ArrowDown => (1, 0),
        Key::ArrowUp => (-1, 0),
        Key::ArrowLeft => (0, -1),
        _ => (0, 1),
    }
}

fn moved(sheet: &Sheet<'_>, at: Cell, down: isize, right: isize) -> Cell {
    let last = sheet.last();
    let step = |from: usize, by: isize, last: usize| from.saturating_add_signed(by).min(last);
    Cell { row: step(at.row, down, last.row), column: step(at.column, right, last.column) }
}

/// To the edge of what is filled, or over a gap to what is filled next, as spreadsheets do.
fn jump(sheet: &Sheet<'_>, at: Cell, down: isize, right: isize) -> Cell {
    let next = |cell| moved(sheet, cell, down, right);
    let is_filled = |cell| sheet.value(cell).is_some();
    let mut cell = next(at);
    if is_filled(at) && is_filled(cell) {
        while next(cell) != cell && is_filled(next(cell)) {
            cell = next(cell);
        }
    } else {
        while next(cell) != cell && !is_filled(cell) {
            cell = next(cell);
        }
    }
    cell
}

/// To the next cell, line by line; past the last one the keyboard leaves the sheet.
fn tab(ui: &Ui, state: &mut ValuesState, sheet: &Sheet<'_>, at: Cell, is_back: bool) {
    let last = sheet.last();
    let to = match (is_back, at) {
        (false, Cell { row, column }) if column < last.column => Some(Cell { row, column: column + 1 }),
        (false, Cell { row, .. }) if row < last.row => Some(Cell { row: row + 1, column: 0 }),
        (true, Cell { row, column }) if column > 0 => Some(Cell { row, column: column - 1 }),
        (true, Cell { row, .. }) if row > 0 => Some(Cell { row: row - 1, column: last.column }),
        _ => None,
    };
    match to {
        Some(cell) => state.go_to(sheet, cell, false),
        None => ui.memory_mut(|m| m.surrender_focus(sheet_id())),
    }
}

/// Keys while one types in a cell: those that enter it and move on.
pub(super) fn typing_keys(ui: &Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) {
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Escape) {
        if state.typed.take().is_some_and(|typed| typed.followed.is_some()) {
            cx.commands.push(Command::CancelGesture);
        }
        state.refusal = None;
        ui.memory_mut(|m| m.request_focus(sheet_id()));
        return;
    }
    let Some(at) = state.cell(sheet) else { return };
    let moves = [
        (Modifiers::SHIFT, Key::Enter, (-1, 0)),
        (Modifiers::NONE, Key::Enter, (1, 0)),
        (Modifiers::NONE, Key::ArrowDown, (1, 0)),
        (Modifiers::NONE, Key::ArrowUp, (-1, 0)),
        (Modifiers::SHIFT, Key::Tab, (0, -1)),
        (Modifiers::NONE, Key::Tab, (0, 1)),
    ];
    for (modifiers, key, (down, right)) in moves {
        if pressed(modifiers, key) {
            if enter(cx, state, sheet) {
                ui.memory_mut(|m| m.request_focus(sheet_id()));
                state.go_to(sheet, moved(sheet, at, down, right), false);
            }
            return;
        }
    }
}

/// Starts typing in the current cell, from a text.
fn start(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, what: Entry, text: String) {
    let Some(at) = state.cell(sheet) else { return };
    if let Some(kpi) = sheet.kpi(at.row).filter(|kpi| kpi.formula.is_some()) {
        state.refusal = Some(cx.lang.values_calculated(&kpi.name).into_owned());
        return;
    }
    if what == Entry::Note && sheet.measurement(at).is_none() {
        state.refusal = Some(cx.lang.grid_note_needs_value().into_owned());
        return;
    }
    if what == Entry::Note && sheet.is_merged(at) {
        state.refusal = Some(cx.lang.grid_note_merged().into_owned());
        return;
    }
    state.anchor = None;
    state.refusal = None;
    state.typed = Some(Typed { what, text, is_new: true, followed: None });
}

/// Edits the current cell from what stands in it.
pub(super) fn edit(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, what: Entry) {
    if let Some(at) = state.cell(sheet) {
        start(cx, state, sheet, what, editable(cx, sheet, at, what));
    }
}

/// The text that editing a cell starts with.
fn editable(cx: &UiContext<'_>, sheet: &Sheet<'_>, at: Cell, what: Entry) -> String {
    let measurement = sheet.measurement(at);
    match what {
        Entry::Value => measurement.map(|m| input_text(cx.lang, m.value)).unwrap_or_default(),
        Entry::Note => measurement.map(|m| m.note.clone()).unwrap_or_default(),
    }
}

/// Lets the project follow what is being typed where that is a value already, so that the chart does; the value that
/// counts is entered with Enter.
pub(super) fn follow(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) {
    let Some(at) = state.cell(sheet) else { return };
    let untouched = editable(cx, sheet, at, Entry::Value);
    let Some(typed) = state.typed.as_mut().filter(|typed| typed.what == Entry::Value) else { return };
    if typed.followed.is_none() && typed.text == untouched {
        // One value entered over several finer ones would take their place before anything is typed.
        return;
    }
    if typed.followed.as_ref() == Some(&typed.text) {
        return;
    }
    typed.followed = Some(typed.text.clone());
    let Some(kpi) = sheet.kpi(at.row) else { return };
    let value = parse_value(cx.lang, kpi.unit, &typed.text).ok();
    let edit = value.and_then(|value| block::measured(sheet, at, Some(value)));
    if let Some(edit) = edit.and_then(|edit| cx.checked(edit).ok()) {
        cx.commands.edit(edit);
    }
}

/// Puts what was typed into the project; gives back whether it was accepted.
pub(super) fn enter(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) -> bool {
    let (Some(at), Some(typed)) = (state.cell(sheet), &state.typed) else { return true };
    if typed.text.trim() == editable(cx, sheet, at, typed.what).trim() {
        (state.typed, state.refusal) = (None, None);
        return true;
    }
    match entry(cx, sheet, at, typed) {
        Ok(edit) => {
            cx.commands.edit(edit);
            (state.typed, state.refusal) = (None, None);
            true
        }
        Err(refusal) => {
            state.refusal = Some(refusal);
            false
        }
    }
}

/// The edit that a typed text means. An empty value clears the cell.
fn entry(cx: &UiContext<'_>, sheet: &Sheet<'_>, at: Cell, typed: &Typed) -> Result<Edit, String> {
    let nothing = || cx.lang.paste_empty().into_owned();
    let kpi = sheet.kpi(at.row).ok_or_else(nothing)?;
    let edit = match typed.what {
        Entry::Note => {
            let before = sheet.measurement(at).ok_or_else(|| cx.lang.grid_note_needs_value().into_owned())?;
            let measurement = Some(Measurement { note: typed.text.trim().to_owned(), value: before.value });
            Edit::Measurement(MeasurementEdit { kpi: kpi.id, period: sheet.period(at.column), measurement })
        }
        Entry::Value if typed.text.trim().is_empty() => block::measured(sheet, at, None).ok_or_else(nothing)?,
        Entry::Value => {
            let value = value_of(cx.lang, kpi.unit, &typed.text)?;
            block::measured(sheet, at, Some(value)).ok_or_else(nothing)?
        }
    };
    cx.checked(edit)
}

pub(super) fn clear(cx: &UiContext<'_>, state: &ValuesState, sheet: &Sheet<'_>) {
    if let Some(edit) = state.block(sheet).and_then(|block| block::cleared(sheet, &block)) {
        cx.commands.edit(edit);
    }
}

fn copy(ui: &Ui, cx: &UiContext<'_>, state: &ValuesState, sheet: &Sheet<'_>, is_cut: bool) {
    if let Some(block) = state.block(sheet) {
        ui.copy_text(block::copied(cx, sheet, &block));
    }
    if is_cut {
        clear(cx, state, sheet);
    }
}

fn paste(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, text: &str) {
    let Some(block) = state.block(sheet) else { return };
    let pasted = block::pasted(cx, sheet, &block, text);
    if let Ok((_, filled)) = &pasted {
        // What was pasted is selected, as in a spreadsheet.
        (state.at, state.anchor) = (sheet.place(filled.first()), sheet.place(filled.last()));
        state.anchor = state.anchor.filter(|_| filled.len() > 1);
    }
    push(cx, state, pasted.map(|(edit, _)| edit));
}

pub(super) fn fill(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, fill: Fill) {
    if let Some(block) = state.block(sheet) {
        push(cx, state, block::filled(cx, sheet, &block, fill));
    }
}

fn push(cx: &UiContext<'_>, state: &mut ValuesState, edit: Result<Edit, String>) {
    match edit {
        Ok(edit) => {
            cx.commands.edit(edit);
            state.refusal = None;
        }
        Err(refusal) => state.refusal = Some(refusal),
    }
}
