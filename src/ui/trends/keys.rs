//! What keys do in a chart that has the keyboard: read value after value, zoom and move through time.

use eframe::egui::{EventFilter, Key, Modifiers, Response, Ui};
use jiff::civil::Date;

use super::card::TimeTouch;
use crate::analysis::Points;

/// How much a key zooms.
const ZOOM: f64 = 1.25;
/// What a key moves by, as a share of the time shown.
const MOVE: f64 = 0.1;

/// Zooming, moving and going back; arrows stay with the chart and don't move the focus.
pub(super) fn time_keys(ui: &Ui, response: &Response, place: f64) -> Option<TimeTouch> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let change = |zoom: f64, move_by: f64| TimeTouch::Change { zoom, place, move_by };
    let keys = [
        (Modifiers::SHIFT, Key::ArrowLeft, change(1.0, MOVE)),
        (Modifiers::SHIFT, Key::ArrowRight, change(1.0, -MOVE)),
        (Modifiers::NONE, Key::Plus, change(ZOOM, 0.0)),
        (Modifiers::NONE, Key::Equals, change(ZOOM, 0.0)),
        (Modifiers::NONE, Key::Minus, change(1.0 / ZOOM, 0.0)),
        (Modifiers::NONE, Key::Num0, TimeTouch::Reset),
    ];
    keys.into_iter().find(|(modifiers, key, _)| ui.input_mut(|i| i.consume_key(*modifiers, *key))).map(|key| key.2)
}

/// The day that keys move the read-out to, from the day where it is; the newest value where it is nowhere yet.
pub(super) fn read_keys(ui: &Ui, response: &Response, points: &Points, at: Option<Date>) -> Option<Date> {
    if !response.has_focus() {
        return None;
    }
    let last = points.len().checked_sub(1)?;
    let now = at.map(|day| points.partition_point(|(period, _)| period.start <= day).saturating_sub(1));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowLeft) {
        now.map_or(last, |now| now.saturating_sub(1))
    } else if pressed(Key::ArrowRight) {
        now.map_or(last, |now| (now + 1).min(last))
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    points.get(to).map(|(period, _)| period.start)
}
