//! Small marks: status shapes, codes, colour dots, the logo.

use eframe::egui::{self, Align2, CornerRadius, Response, Sense, Ui, Vec2};

use crate::analysis::Status;
use crate::geometry::Point;
use crate::model::Hue;
use crate::scene::status_shape;
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};
use crate::ui::paint::{Transform, color32, font, paint_shape};

/// The mark of a status, with its word as tooltip.
pub fn status_ui(ui: &mut Ui, theme: &Theme, status: Status, word: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    let center = rect.center();
    let identity = Transform { origin: egui::Pos2::ZERO, zoom: 1.0 };
    let shape = status_shape(status, Point { x: center.x, y: center.y }, 9.0, theme);
    paint_shape(ui.painter(), &identity, &shape, 1.0);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, word));
    response.on_hover_text(word)
}

/// A dot in a hue's colour.
pub fn hue_dot_ui(ui: &mut Ui, theme: &Theme, hue: Hue) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 4.5, color32(theme.hue(hue).main));
}

/// An objective's code on its perspective's colour.
pub fn code_badge_ui(ui: &mut Ui, theme: &Theme, hue: Hue, code: &str) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(28.0, 18.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(4), color32(theme.hue(hue).main));
    let style = TextStyle::new(type_scale::LABEL, Weight::Bold);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, code, font(style), color32(theme.on_hue()));
}

/// Four squares, one of them lit: the app's mark.
pub fn logo_ui(ui: &Ui, rect: egui::Rect, theme: &Theme) {
    let side = rect.width() / 2.0 - 1.0;
    let accent = color32(theme.accent);
    for (index, fade) in [1.0, 0.75, 0.5, 0.3].into_iter().enumerate() {
        let offset = Vec2::new((index % 2) as f32, (index / 2) as f32) * (side + 2.0);
        let square = egui::Rect::from_min_size(rect.min + offset, Vec2::splat(side));
        ui.painter().rect_filled(square, CornerRadius::same(3), accent.gamma_multiply(fade));
    }
}
