//! The chart of a KPI.

use eframe::egui::{Sense, Ui, Vec2};

use crate::model::Kpi;
use crate::ui::UiContext;
use crate::ui::paint::color32;

/// The chart of a KPI over the available width.
pub fn chart_ui(ui: &mut Ui, cx: &UiContext<'_>, _kpi: &Kpi, height: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    ui.painter().rect_filled(rect, 6.0, color32(cx.theme.field));
}
