//! The keys of the pitch, those of presenters' remotes among them.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::tools::{Blank, Tool};
use super::{HINT_SECS, PitchState, PitchWish};
use crate::scene::Figures;

/// Most digits of a step's number.
const MOST_DIGITS: usize = 4;

/// Does what the keys of this frame ask for; gives back what only the app can do.
pub(super) fn keys(ui: &Ui, state: &mut PitchState, now_secs: f64) -> Option<PitchWish> {
    let events = ui.input_mut(|i| {
        let is_key = |event: &Event| matches!(event, Event::Key { .. } | Event::Text(_));
        let (keys, rest): (Vec<Event>, Vec<Event>) = std::mem::take(&mut i.events).into_iter().partition(is_key);
        i.events = rest;
        keys
    });
    let mut wish = None;
    for event in events {
        match event {
            Event::Key { key, pressed: true, modifiers, .. } if !modifiers.command && !modifiers.alt => {
                wish = press(state, key, modifiers, now_secs).or(wish);
            }
            // A key may type a digit only with Shift.
            Event::Text(text) => {
                let room = MOST_DIGITS.saturating_sub(state.number.len());
                state.number.extend(text.chars().filter(char::is_ascii_digit).take(room));
            }
            _ => {}
        }
    }
    wish
}

fn press(state: &mut PitchState, key: Key, modifiers: Modifiers, now_secs: f64) -> Option<PitchWish> {
    let last = state.show.stages.len().saturating_sub(1);
    match key {
        Key::Enter if !state.number.is_empty() => {
            let wanted: usize = state.number.parse().unwrap_or(usize::MAX);
            state.number.clear();
            if (1..=last + 1).contains(&wanted) {
                state.go_to(wanted - 1, now_secs);
            }
        }
        Key::ArrowRight | Key::ArrowDown | Key::Space | Key::PageDown | Key::Enter | Key::N
            if !(key == Key::Space && modifiers.shift) =>
        {
            forth(state, now_secs);
        }
        Key::Backspace if state.number.pop().is_some() => {}
        Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace | Key::Space | Key::P => back(state, now_secs),
        Key::Home => state.go_to(0, now_secs),
        Key::End => state.go_to(last, now_secs),
        Key::B | Key::Period => state.blank = Blank::Black.toggled(state.blank),
        Key::W | Key::Comma => state.blank = Blank::White.toggled(state.blank),
        Key::L => state.tool = Tool::Pointer.toggled(state.tool),
        Key::M => state.tool = Tool::Marker.toggled(state.tool),
        Key::E => state.strokes.clear(),
        Key::S => state.has_presenter = !state.has_presenter,
        Key::H => {
            return Some(PitchWish::Figures(match state.show.outlook().figures {
                Figures::Shown => Figures::Hidden,
                Figures::Hidden => Figures::Shown,
            }));
        }
        Key::F1 | Key::Questionmark => state.hint_until_secs = now_secs + HINT_SECS,
        Key::Escape if !state.number.is_empty() => state.number.clear(),
        Key::Escape | Key::F5 => return Some(PitchWish::Leave),
        _ => {}
    }
    None
}

/// The next step; from a blank screen, back to the step.
pub(super) fn forth(state: &mut PitchState, now_secs: f64) {
    let next = state.at + usize::from(state.blank.is_none());
    state.go_to(next, now_secs);
}

/// The step before; from a blank screen, back to the step.
pub(super) fn back(state: &mut PitchState, now_secs: f64) {
    let before = state.at.saturating_sub(usize::from(state.blank.is_none()));
    state.go_to(before, now_secs);
}
