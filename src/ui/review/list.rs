//! The KPIs of a review, with what each says now.

use eframe::egui::{
    self, Align2, CornerRadius, CursorIcon, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2,
};

use super::ReviewState;
use crate::analysis::Status;
use crate::geometry::Point;
use crate::model::Kpi;
use crate::scene::status_shape;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font, paint_shape};
use crate::ui::widgets::focus_ring_ui;

/// Height of an entry in points.
const ROW: f32 = 28.0;

pub(super) fn list_ui(ui: &mut Ui, cx: &UiContext<'_>, review: &mut ReviewState) {
    let mut chosen = None;
    ScrollArea::vertical().id_salt("review entries").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, (id, _)) in review.list.iter().enumerate() {
            let Some(kpi) = cx.document.project().kpis.get(id) else { continue };
            let status = cx.derived.analysis.kpis.get(id).map_or(Status::NoData, |reading| reading.status);
            let response = entry_ui(ui, cx, kpi, status, None, index == review.at);
            if review.entered.contains(id) {
                let at = pos2(response.rect.right() - 10.0, response.rect.center().y);
                let style = font(TextStyle::new(type_scale::SMALL, Weight::Bold));
                ui.painter().text(at, Align2::CENTER_CENTER, "✓", style, color32(cx.theme.on_track));
            }
            if index == review.at && review.wants_keyboard {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(index);
            }
        }
    });
    if let Some(index) = chosen {
        review.turn_to(index);
    }
}

/// A KPI with the mark of its status, and at the right edge in quiet letters what else there is to say.
pub(super) fn entry_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    kpi: &Kpi,
    status: Status,
    remark: Option<&str>,
    is_current: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let name = remark.map_or_else(|| kpi.name.clone(), |remark| format!("{}, {remark}", kpi.name));
        WidgetInfo::selected(Role::Button, true, is_current, name)
    });
    if is_current || response.hovered() {
        let fill = if is_current { cx.theme.accent_soft } else { cx.theme.field };
        ui.painter().rect_filled(rect, CornerRadius::same(6), color32(fill));
    }
    focus_ring_ui(ui, &response);
    let identity = Transform { origin: egui::Pos2::ZERO, zoom: 1.0 };
    let mark = status_shape(status, Point { x: rect.left() + 12.0, y: rect.center().y }, 9.0, cx.theme);
    paint_shape(ui.painter(), &identity, &mark, 1.0);
    let remark = remark.map(|remark| {
        let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
        ui.painter().layout_no_wrap(remark.to_owned(), style, color32(cx.theme.sub))
    });
    let taken = remark.as_ref().map_or(0.0, |remark| remark.size().x);
    if let Some(remark) = remark {
        let at = pos2(rect.right() - 8.0 - taken, rect.center().y - remark.size().y / 2.0);
        ui.painter().galley(at, remark, color32(cx.theme.sub));
    }
    let weight = if is_current { Weight::Semibold } else { Weight::Regular };
    let style = font(TextStyle::new(type_scale::SMALL, weight));
    let mut job = egui::text::LayoutJob::simple_singleline(kpi.name.clone(), style, color32(cx.theme.text));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 48.0 - taken);
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color32(cx.theme.text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
