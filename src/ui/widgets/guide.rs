//! An empty place that says how to fill it.

use eframe::egui::{Align, Layout, RichText, Ui, Vec2};

use super::primary_button;
use crate::command::Action;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// A title, a sentence and a button in the middle of the room that is left; gives back whether the button was clicked.
pub fn guide_ui(ui: &mut Ui, theme: &Theme, title: &str, text: &str, button: Option<&str>) -> bool {
    let mut is_clicked = false;
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((ui.available_height() / 2.0 - 80.0).max(16.0));
        ui.set_max_width(360.0_f32.min(ui.available_width()));
        let style = TextStyle::new(type_scale::HEADING, Weight::Semibold);
        ui.label(RichText::new(title).font(font(style)).color(color32(theme.text)));
        ui.add_space(2.0);
        ui.label(RichText::new(text).size(type_scale::BODY).color(color32(theme.sub)));
        if let Some(button) = button {
            ui.add_space(10.0);
            is_clicked = primary_button(ui, theme, button).clicked();
        }
        ui.allocate_space(Vec2::ZERO);
    });
    is_clicked
}

/// What a view of KPIs shows while there are none: how to add the first, and the way to the map.
pub fn no_kpis_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let key = Action::AddKpi.shortcut().map_or_else(String::new, |key| ui.ctx().format_shortcut(&key));
    let text = cx.lang.no_kpis_text(&key);
    if guide_ui(ui, cx.theme, &cx.lang.no_kpis_title(), &text, Some(&cx.lang.go_to_map())) {
        cx.commands.act(Action::ShowMap);
    }
}
