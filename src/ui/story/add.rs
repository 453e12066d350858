//! Adding a step about what is selected on the map, and going back to the automatic story.

use std::borrow::Cow;

use eframe::egui::Ui;

use crate::command::{Command, StoryChange};
use crate::model::About;
use crate::pitch::about_selected;
use crate::ui::UiContext;
use crate::ui::state::ViewState;
use crate::ui::widgets::{link_button, note_ui};

/// Adding, at the foot of the panel, however long the list is.
pub(super) fn add_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState) {
    ui.add_space(6.0);
    let text = cx.lang.story_add();
    if link_button(ui, cx.theme, &text, &text).clicked() {
        cx.commands.push(Command::Story(StoryChange::AddSelected(state.story.selected())));
    }
    note_ui(ui, cx.theme, &about_text(cx, state));
}

/// Going back, at the end of the list.
pub(super) fn reset_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    if !cx.document.project().story.is_empty() {
        ui.add_space(6.0);
        let text = cx.lang.story_reset();
        if link_button(ui, cx.theme, &text, &text).clicked() {
            cx.commands.push(Command::Story(StoryChange::Reset));
        }
    }
}

/// What the new step would be about.
fn about_text(cx: &UiContext<'_>, state: &ViewState) -> Cow<'static, str> {
    let project = cx.document.project();
    if let Some(band) = state.selection.perspective.and_then(|id| project.perspectives.get(&id)) {
        return cx.lang.story_adds_band(&band.name);
    }
    match about_selected(project, &state.selection.objectives_with_ends(project)) {
        About::Chain(ids) => cx.lang.story_adds_chain(ids.len()),
        About::Objectives(ids) => cx.lang.story_adds_objectives(ids.len()),
        _ => cx.lang.story_adds_map(),
    }
}
