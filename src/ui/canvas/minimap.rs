//! The whole map in a corner, where one is on it, and a way to get elsewhere at once.
//!
//! Shown on maps that do not fit a screen at a readable size, while a part of the
//! map is out of sight.

use std::sync::Arc;

use eframe::egui::epaint::Mesh;
use eframe::egui::{self, CornerRadius, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::detail::color_card;
use crate::theme::measures;
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32};
use crate::ui::state::ViewState;

/// Maps with fewer objectives have none.
const FROM_OBJECTIVES: usize = 60;
/// The largest it gets, in points.
const MOST: Vec2 = Vec2::new(200.0, 140.0);
/// From the edge of the view, in points.
const MARGIN: f32 = 12.0;
/// Round the map inside, in points.
const PADDING: f32 = 6.0;

/// Shows the minimap where it helps; a press or a drag on it moves the view there.
pub(super) fn minimap_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &mut ViewState,
    transform: &Transform,
    view: egui::Rect,
) {
    let bounds = cx.derived.scene.bounds;
    let shown = transform.screen_rect(&bounds);
    if cx.derived.briefs.len() < FROM_OBJECTIVES || view.expand(1.0).contains_rect(shown) || view.width() < 420.0 {
        return;
    }
    let zoom = (MOST.x / bounds.width()).min(MOST.y / bounds.height());
    let size = Vec2::new(bounds.width(), bounds.height()) * zoom;
    let corner = view.left_bottom() + Vec2::new(MARGIN + PADDING, -MARGIN - PADDING - size.y);
    let map = egui::Rect::from_min_size(corner, size);
    let frame = map.expand(PADDING);

    let response = ui.interact(frame, egui::Id::unique("minimap"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.lang.minimap()));
    let small = Transform { origin: map.min - Vec2::new(bounds.min.x, bounds.min.y) * zoom, zoom };
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
        state.canvas.camera.look_at(small.map_from_screen(at));
    }
    paint(ui, cx, &small, map, transform, view);
    response.on_hover_cursor(egui::CursorIcon::Crosshair);
}

fn paint(ui: &Ui, cx: &UiContext<'_>, small: &Transform, map: egui::Rect, transform: &Transform, view: egui::Rect) {
    let radius = CornerRadius::same(measures::CONTROL_RADIUS as u8);
    let line = Stroke::new(1.0, color32(cx.theme.line));
    ui.painter().rect(map.expand(PADDING), radius, color32(cx.theme.panel), line, StrokeKind::Inside);
    let mut mesh = Mesh::default();
    let project = cx.document.project();
    for (id, rect) in cx.derived.plan.bands() {
        if let Some(perspective) = project.perspectives.get(&id) {
            mesh.add_colored_rect(small.screen_rect(&rect), color32(cx.theme.hue(perspective.hue).tint));
        }
    }
    for card in cx.derived.briefs.iter() {
        color_card(&mut mesh, small.screen_rect(&card.rect), card, cx.theme, 1.0);
    }
    ui.painter().add(Shape::Mesh(Arc::new(mesh)));
    let seen =
        crate::geometry::Rect { min: transform.map_from_screen(view.min), max: transform.map_from_screen(view.max) };
    let seen = small.screen_rect(&seen).intersect(map.expand(2.0));
    let accent = color32(cx.theme.accent);
    ui.painter().rect(seen, 2.0, accent.gamma_multiply(0.10), Stroke::new(1.5, accent), StrokeKind::Inside);
}
