//! A row of choices of which one is on.

use eframe::egui::{self, Button, CornerRadius, Frame, Margin, RichText, Ui, Vec2};

use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{color32, font};

use super::focus_ring_ui;

/// Height of a row of choices, in points.
pub const SEGMENTS_HEIGHT: f32 = 30.0;

/// Shows the choices side by side; gives back the one that was clicked.
pub fn segments_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    selected: T,
    choices: &[(T, &str)],
    width: f32,
) -> Option<T> {
    let mut clicked = None;
    let radius = CornerRadius::same(measures::CONTROL_RADIUS as u8);
    Frame::new().fill(color32(theme.field)).corner_radius(radius).inner_margin(Margin::same(2)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ui.horizontal(|ui| {
            for (choice, text) in choices {
                let is_on = *choice == selected;
                let weight = if is_on { Weight::Semibold } else { Weight::Regular };
                let color = if is_on { theme.text } else { theme.sub };
                let label =
                    RichText::new(*text).font(font(TextStyle::new(type_scale::SMALL, weight))).color(color32(color));
                let fill = if is_on { color32(theme.card) } else { egui::Color32::TRANSPARENT };
                let line = if is_on { egui::Stroke::new(1.0, color32(theme.line)) } else { egui::Stroke::NONE };
                let button =
                    Button::new(label).fill(fill).stroke(line).min_size(Vec2::new(width, SEGMENTS_HEIGHT - 4.0));
                let response = ui.add(button);
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, *text));
                focus_ring_ui(ui, &response);
                if response.clicked() {
                    clicked = Some(*choice);
                }
            }
        });
    });
    clicked
}
