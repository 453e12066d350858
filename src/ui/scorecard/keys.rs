//! What keys do in a cell that has the keyboard: go to another one, or edit it.

use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::column::Column;
use super::edit::is_editable;
use super::rows::Row;
use super::{Place, ScorecardState};
use crate::ui::widgets::take_events;

/// What a field that is opened starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// What stands in the cell.
    Shown,
    /// What was typed.
    Typed(String),
}

/// Acts on the keys of a cell; gives back how it is to be edited, if it is.
pub(super) fn cell_keys(
    ui: &Ui,
    (state, rows): (&mut ScorecardState, &[Row<'_>]),
    response: &Response,
    place: Place,
) -> Option<Start> {
    if !response.has_focus() {
        return None;
    }
    state.has_keyboard = true;
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let mut start = None;
    take_events(ui, |event| match event {
        Event::Text(text) if !text.trim().is_empty() => {
            // With the rest of what came within the same frame as the first letter.
            start = Some(match start.take() {
                Some(Start::Typed(before)) => Start::Typed(before + text),
                _ => Start::Typed(text.clone()),
            });
            true
        }
        Event::Key { key: Key::F2, pressed: true, modifiers: Modifiers::NONE, .. } => {
            start = Some(Start::Shown);
            true
        }
        Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } => match moved(rows, place, *key) {
            Some(to) => {
                state.goes_to = Some(to);
                true
            }
            None => false,
        },
        _ => false,
    });
    start
}

/// The cell that an arrow key leads to: the next one that can be edited.
fn moved(rows: &[Row<'_>], (row, column): Place, key: Key) -> Option<Place> {
    let can = |(row, column): &Place| matches!(rows.get(*row), Some(Row::Kpi { kpi, .. }) if is_editable(kpi, *column));
    let at = Column::ALL.iter().position(|other| *other == column)?;
    match key {
        Key::ArrowDown => (row + 1..rows.len()).map(|row| (row, column)).find(can),
        Key::ArrowUp => (0..row).rev().map(|row| (row, column)).find(can),
        Key::ArrowRight => Column::ALL.into_iter().skip(at + 1).map(|column| (row, column)).find(can),
        Key::ArrowLeft => Column::ALL.into_iter().take(at).rev().map(|column| (row, column)).find(can),
        _ => None,
    }
}
