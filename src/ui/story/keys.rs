//! Keys of the list of steps.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Popup, Ui};

use super::{Held, StoryState};
use crate::command::{Command, StoryChange};
use crate::ui::UiContext;

/// Who has the keyboard while the list does.
pub(super) fn list_id() -> Id {
    Id::unique("story list")
}

/// Whether a step is open whose form was used last, though nothing that takes Esc has the keyboard.
fn is_left(ui: &Ui, story: &StoryState) -> bool {
    let was_here = match story.held {
        Held::Free => story.is_near,
        Held::Here => true,
        Held::Elsewhere => false,
    };
    story.selected.is_some() && was_here && !Popup::is_any_open(ui.ctx())
}

/// Does what the keys ask for while the list has the keyboard.
pub(super) fn handle(ui: &Ui, cx: &UiContext<'_>, story: &mut StoryState, count: usize) {
    if !ui.memory(|m| m.has_focus(list_id())) {
        if is_left(ui, story) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            story.let_go();
            story.ask_keyboard();
        }
        return;
    }
    let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(list_id(), filter));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let last = count.saturating_sub(1);
    if let Some(place) = story.selected {
        let up = place.checked_sub(1).filter(|_| pressed(Modifiers::ALT, Key::ArrowUp));
        let down = Some(place + 1).filter(|to| *to <= last && pressed(Modifiers::ALT, Key::ArrowDown));
        if let Some(to) = up.or(down) {
            cx.commands.push(Command::Story(StoryChange::Move { from: place, to }));
        }
        if pressed(Modifiers::NONE, Key::Delete) {
            cx.commands.push(Command::Story(StoryChange::Remove(place)));
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            story.let_go();
        }
    }
    // Alt and an arrow at an end does nothing; it is not an arrow.
    let is_plain = ui.input(|i| i.modifiers.is_none());
    if is_plain && count > 0 && pressed(Modifiers::NONE, Key::ArrowUp) {
        story.select(story.selected.map_or(last, |place| place.saturating_sub(1)));
    }
    if is_plain && count > 0 && pressed(Modifiers::NONE, Key::ArrowDown) {
        story.select(story.selected.map_or(0, |place| (place + 1).min(last)));
    }
}
