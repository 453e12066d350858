//! The conflicts by record.

use eframe::egui::{self, CornerRadius, CursorIcon, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::ResolveState;
use super::words::Row;
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::focus_ring_ui;

/// Height of a line in points.
const ROW: f32 = 26.0;

pub(super) fn list_ui(ui: &mut Ui, cx: &UiContext<'_>, resolve: &mut ResolveState) {
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows = &resolve.told.rows;
    let mut area = ScrollArea::vertical().id_salt("conflict entries").auto_shrink(false);
    if resolve.has_turned {
        let row = rows.iter().position(|row| matches!(row, Row::Conflict(place, _) if *place == resolve.at));
        // Two lines above it stay in view: the record's name is one of them.
        area = area.vertical_scroll_offset(row.map_or(0.0, |row| (row.saturating_sub(6) as f32) * ROW));
    }
    area.show_rows(ui, ROW, rows.len(), |ui, range| {
        for row in rows.get(range).into_iter().flatten() {
            match row {
                Row::Record(name) => record_ui(ui, cx, name),
                Row::Conflict(place, field) => {
                    if entry_ui(ui, cx, field, *place == resolve.at).clicked() {
                        chosen = Some(*place);
                    }
                }
            }
        }
    });
    if let Some(place) = chosen {
        resolve.turn_to(place);
        resolve.has_turned = false;
    }
}

fn record_ui(ui: &mut Ui, cx: &UiContext<'_>, name: &str) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    line_ui(ui, rect.translate(Vec2::new(0.0, 3.0)), name, Weight::Semibold, cx.theme.sub, 4.0);
    response.on_hover_text(name);
}

fn entry_ui(ui: &mut Ui, cx: &UiContext<'_>, field: &str, is_current: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, field));
    if is_current || response.hovered() {
        let fill = if is_current { cx.theme.accent_soft } else { cx.theme.field };
        ui.painter().rect_filled(rect, CornerRadius::same(6), color32(fill));
    }
    focus_ring_ui(ui, &response);
    let weight = if is_current { Weight::Semibold } else { Weight::Regular };
    line_ui(ui, rect, field, weight, cx.theme.text, 16.0);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A text on one line, cut where room ends.
fn line_ui(ui: &Ui, rect: egui::Rect, text: &str, weight: Weight, color: Color, indent: f32) {
    let style = font(TextStyle::new(type_scale::SMALL, weight));
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), style, color32(color));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - indent - 6.0);
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + indent, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color32(color));
}
