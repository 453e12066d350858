//! A chart without values, which leads to where they are entered.

use eframe::egui::{Align2, CornerRadius, CursorIcon, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::command::Command;
use crate::model::Kpi;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// A chart without values: where the first number goes, and a click leads there.
pub(super) fn empty_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, size: Vec2, text: &str, leads_to_values: bool) {
    let sense = if leads_to_values { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let role = if leads_to_values { Role::Button } else { Role::Image };
    response.widget_info(|| WidgetInfo::labeled(role, true, cx.lang.chart_label(&kpi.name, text)));
    let is_lit = leads_to_values && (response.hovered() || response.has_focus());
    if leads_to_values && response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        cx.commands.push(Command::EnterValues(kpi.id));
    }
    let radius = CornerRadius::same(6);
    let frame = rect.shrink(0.5);
    ui.painter().rect(
        frame,
        radius,
        color32(cx.theme.field),
        Stroke::new(1.0, color32(if is_lit { cx.theme.accent } else { cx.theme.line })),
        StrokeKind::Inside,
    );
    let color = color32(if leads_to_values { cx.theme.accent } else { cx.theme.sub });
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let wrap = (size.x - 32.0).max(40.0);
    let galley = ui.painter().layout(text.to_owned(), style, color, wrap);
    let place = Align2::CENTER_CENTER.anchor_size(frame.center(), galley.size());
    ui.painter().galley(place.min, galley, color);
}
