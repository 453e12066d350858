//! Buttons with one look each.

use eframe::egui::{self, Button, Color32, Response, RichText, Ui, Vec2};

use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{color32, font};

/// Shows that a widget has the keyboard.
pub fn focus_ring_ui(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.8, ui.visuals().hyperlink_color);
        ui.painter().rect_stroke(response.rect.expand(2.0), 8.0, stroke, egui::StrokeKind::Outside);
    }
}

/// The one button of a place that does what one came for.
pub fn primary_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
    let text = RichText::new(text).font(font(style)).color(color32(theme.on_accent));
    let response = ui.add(Button::new(text).fill(color32(theme.accent)).min_size(Vec2::new(88.0, 28.0)));
    focus_ring_ui(ui, &response);
    response
}

/// A quiet button that looks like a link; `name` is what a screen reader says.
pub fn link_button(ui: &mut Ui, theme: &Theme, text: &str, name: &str) -> Response {
    let text = RichText::new(text).size(type_scale::SMALL).color(color32(theme.accent));
    let response = ui.add(Button::new(text).frame(false).min_size(Vec2::new(0.0, measures::TARGET)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    focus_ring_ui(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A square button with one sign; `name` is its tooltip and what a screen reader says.
pub fn icon_button(ui: &mut Ui, is_enabled: bool, sign: &str, name: &str) -> Response {
    let text = RichText::new(sign).size(type_scale::HEADING);
    let button = Button::new(text).frame(true).fill(Color32::TRANSPARENT).stroke(egui::Stroke::NONE);
    let response = ui.add_enabled(is_enabled, button.min_size(Vec2::splat(28.0)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, name));
    focus_ring_ui(ui, &response);
    response.on_hover_text(name).on_disabled_hover_text(name)
}
