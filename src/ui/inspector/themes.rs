//! The themes of an objective as chips.

use eframe::egui::{Id, Ui, Vec2};

use crate::command::Command;
use crate::edit::{Edit, ObjectiveEdit, ObjectiveField};
use crate::model::Objective;
use crate::ui::UiContext;
use crate::ui::widgets::{add_button_ui, add_entry_ui, hue_chip_ui, row_ui};

pub(super) fn themes_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    row_ui(ui, cx.theme, &cx.lang.field_themes(), |ui| {
        let id = Id::unique(("objective new theme", objective.id.bits()));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(4.0);
            for theme in cx.document.project().themes_in_order() {
                let is_on = objective.themes.contains(&theme.id);
                if hue_chip_ui(ui, cx.theme, theme.hue, is_on, &theme.name).clicked() {
                    let mut themes = objective.themes.clone();
                    if is_on {
                        themes.retain(|other| *other != theme.id);
                    } else {
                        themes.push(theme.id);
                    }
                    let field = ObjectiveField::Themes(themes);
                    cx.commands.edit(Edit::Objective(ObjectiveEdit::Set(objective.id, field)));
                }
            }
            add_button_ui(ui, cx.theme, id, &cx.lang.add(), &cx.lang.add_theme());
        });
        if let Some(name) = add_entry_ui(ui, cx.theme, id, &cx.lang.new_theme(), &cx.lang.new_theme()) {
            cx.commands.push(Command::AddTheme(objective.id, name));
        }
    });
}
