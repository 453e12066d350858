//! What keys do in a cell that has the keyboard: go to another one, or edit it.

use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::column::Column;
use super::edit::is_editable;
use super::rows::Row;
use super::{Place, ScorecardState};
use crate::ui::widgets::take_events;

/// Acts on the keys of a cell. `Some` edits it: from what stands in it, or from what was typed.
pub(super) fn cell_keys(
    ui: &Ui,
    (state, rows): (&mut ScorecardState, &[Row<'_>]),
    response: &Response,
    place: Place,
) -> Option<Option<String>> {
    if !response.has_focus() {
        return None;
    }
    state.has_keyboard = true;
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let mut edits = None;
    take_events(ui, |event| match event {
        Event::Text(text) if !text.trim().is_empty() => {
            // The rest of what came within the same frame as the first letter.
            let before: &mut Option<String> = edits.get_or_insert_default();
            before.get_or_insert_default().push_str(text);
            true
        }
        Event::Key { key: Key::F2, pressed: true, modifiers: Modifiers::NONE, .. } => {
            edits = Some(None);
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
    edits
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
