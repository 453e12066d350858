//! A small switch that filters: a status mark, a word or both.

use eframe::egui::{self, Align2, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use crate::analysis::Status;
use crate::geometry::Point;
use crate::scene::status_shape;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{Transform, color32, font, paint_shape};

/// What a chip shows.
pub struct Chip<'a> {
    /// The mark in front.
    pub mark: Option<Status>,
    /// The word or number.
    pub text: &'a str,
    /// What a screen reader says.
    pub name: &'a str,
    /// Whether it is switched on.
    pub is_on: bool,
}

/// Shows a chip; its response says whether it was clicked.
pub fn chip_ui(ui: &mut Ui, theme: &Theme, chip: &Chip<'_>) -> Response {
    let weight = if chip.is_on { Weight::Semibold } else { Weight::Regular };
    let color = color32(if chip.is_on { theme.text } else { theme.sub });
    let style = font(TextStyle::new(type_scale::SMALL, weight));
    let galley = ui.painter().layout_no_wrap(chip.text.to_owned(), style, color);
    let mark_width = match (chip.mark, chip.text) {
        (None, _) => 0.0,
        (Some(_), "") => 12.0,
        (Some(_), _) => 16.0,
    };
    let size = Vec2::new(galley.size().x + mark_width + 18.0, measures::TARGET + 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, chip.is_on, chip.name));
    if ui.is_rect_visible(rect) {
        let is_lit = response.hovered() || response.has_focus();
        let fill = match (chip.is_on, is_lit) {
            (true, _) => theme.accent_soft,
            (false, true) => theme.field,
            (false, false) => theme.card,
        };
        let line = if chip.is_on || response.has_focus() { theme.accent } else { theme.card_line };
        let radius = CornerRadius::same(measures::CONTROL_RADIUS as u8);
        let stroke = Stroke::new(1.0, color32(line));
        ui.painter().rect(rect, radius, color32(fill), stroke, StrokeKind::Inside);
        if let Some(status) = chip.mark {
            let center = Point { x: rect.left() + 15.0, y: rect.center().y };
            let identity = Transform { origin: egui::Pos2::ZERO, zoom: 1.0 };
            paint_shape(ui.painter(), &identity, &status_shape(status, center, 9.0, theme), 1.0);
        }
        let left = pos2(rect.left() + 9.0 + mark_width, rect.center().y);
        let place = Align2::LEFT_CENTER.anchor_size(left, galley.size());
        ui.painter().galley(place.min, galley, color);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
