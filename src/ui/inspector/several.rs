//! Several cards and arrows at once.

use eframe::egui::Ui;

use crate::command::Action;
use crate::ui::UiContext;
use crate::ui::menu::tooltip;
use crate::ui::widgets::{heading_ui, note_ui, section_ui, small_button_ui};

/// What can be done with all of them.
const ACTIONS: [Action; 5] = [Action::FitSelection, Action::Copy, Action::Duplicate, Action::Unpin, Action::Delete];

pub(super) fn several_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    section_ui(ui, |ui| {
        let (objectives, links) = (cx.situation.objectives, cx.situation.links);
        heading_ui(ui, cx.theme, &cx.lang.selected_heading(objectives + links), |_| {});
        let counts = [(objectives, cx.lang.count_objectives(objectives)), (links, cx.lang.count_links(links))];
        let texts: Vec<_> = counts.iter().filter(|(n, _)| *n > 0).map(|(_, text)| text.as_ref()).collect();
        note_ui(ui, cx.theme, &texts.join(" · "));
        ui.add_space(4.0);
        // One under the other: side by side they would widen the panel while one selects.
        for action in ACTIONS {
            let text = action.text(cx.lang);
            ui.add_enabled_ui(action.is_enabled(cx.situation), |ui| {
                let button = small_button_ui(ui, cx.theme, &text, &text);
                if button.on_hover_text(tooltip(action, cx.lang)).clicked() {
                    cx.commands.act(action);
                }
            });
        }
    });
}
