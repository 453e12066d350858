//! The bands and themes of the project as lists.

use eframe::egui::{self, Button, Id, Popup, PopupCloseBehavior, Ui, Vec2};

use crate::command::{Action, Command, Selection};
use crate::edit::{Edit, PerspectiveEdit, PerspectiveField, ThemeEdit, ThemeField};
use crate::model::{Hue, Perspective, Theme};
use crate::theme::measures;
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::widgets::{
    TextField, add_button_ui, add_entry_ui, heading_ui, icon_button, link_button, note_ui, swatches_ui,
};

pub(super) fn perspectives_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    heading_ui(ui, cx.theme, &cx.lang.perspectives(), |ui| {
        let name = Action::AddPerspective.text(cx.lang);
        if link_button(ui, cx.theme, &cx.lang.add(), &name).clicked() {
            cx.commands.push(Command::AddPerspective);
        }
    });
    let order = cx.document.project().perspectives_in_order();
    ui.spacing_mut().item_spacing.y = 2.0;
    for (place, perspective) in order.iter().enumerate() {
        perspective_ui(ui, cx, perspective, place, order.len());
    }
}

fn perspective_ui(ui: &mut Ui, cx: &UiContext<'_>, perspective: &Perspective, place: usize, count: usize) {
    let name = &perspective.name;
    list_row(
        ui,
        |ui| {
            let set = |field| cx.commands.edit(Edit::Perspective(PerspectiveEdit::Set(perspective.id, field)));
            if let Some(hue) = hue_button_ui(ui, cx, perspective.hue, name) {
                set(PerspectiveField::Hue(hue));
            }
            let id = Id::unique(("listed perspective", perspective.id.bits()));
            let label = cx.lang.hint_perspective();
            if let Some(name) = TextField::new(id, &label, name).quiet().show(ui, cx.theme) {
                set(PerspectiveField::Name(name));
            }
        },
        |ui| {
            if icon_button(ui, true, "⋯", &cx.lang.details_of(name)).clicked() {
                cx.commands.push(Command::Select(Selection::perspective(perspective.id)));
            }
            if icon_button(ui, place + 1 < count, "↓", &cx.lang.move_down(name)).clicked() {
                cx.commands.push(Command::MovePerspective(perspective.id, 1));
            }
            if icon_button(ui, place > 0, "↑", &cx.lang.move_up(name)).clicked() {
                cx.commands.push(Command::MovePerspective(perspective.id, -1));
            }
        },
    );
}

pub(super) fn themes_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let id = Id::unique("new theme");
    heading_ui(ui, cx.theme, &cx.lang.field_themes(), |ui| {
        add_button_ui(ui, cx.theme, id, &cx.lang.add(), &cx.lang.add_theme());
    });
    if let Some(name) = add_entry_ui(ui, cx.theme, id, &cx.lang.new_theme(), &cx.lang.new_theme()) {
        cx.commands.push(Command::AddProjectTheme(name));
    }
    let themes = cx.document.project().themes_in_order();
    if themes.is_empty() {
        note_ui(ui, cx.theme, &cx.lang.no_themes());
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for theme in themes {
        theme_ui(ui, cx, theme);
    }
}

fn theme_ui(ui: &mut Ui, cx: &UiContext<'_>, theme: &Theme) {
    let set = |field| cx.commands.edit(Edit::Theme(ThemeEdit::Set(theme.id, field)));
    list_row(
        ui,
        |ui| {
            if let Some(hue) = hue_button_ui(ui, cx, theme.hue, &theme.name) {
                set(ThemeField::Hue(hue));
            }
            let id = Id::unique(("listed theme", theme.id.bits()));
            let label = cx.lang.theme_name();
            if let Some(name) = TextField::new(id, &label, &theme.name).quiet().show(ui, cx.theme) {
                set(ThemeField::Name(name));
            }
        },
        |ui| {
            if icon_button(ui, true, "✕", &cx.lang.remove_named(&theme.name)).clicked() {
                cx.commands.edit(Edit::Theme(ThemeEdit::Remove(theme.id)));
            }
        },
    );
}

/// A row with a name that takes what the buttons at the right end leave.
fn list_row(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            right(ui);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::TOP), left);
        });
    });
}

/// A dot in the hue that opens the swatches.
fn hue_button_ui(ui: &mut Ui, cx: &UiContext<'_>, hue: Hue, of: &str) -> Option<Hue> {
    let button = Button::new("").frame(false).min_size(Vec2::new(measures::TARGET, 28.0));
    let response = ui.add(button);
    let name = cx.lang.hue_of(of);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
    ui.painter().circle_filled(response.rect.center(), 5.0, color32(cx.theme.hue(hue).main));
    let response = response.on_hover_text(name.as_ref()).on_hover_cursor(egui::CursorIcon::PointingHand);
    let chosen = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_width(8.0 * measures::TARGET);
        swatches_ui(ui, cx.theme, cx.lang, hue)
    });
    chosen.and_then(|chosen| chosen.inner)
}
