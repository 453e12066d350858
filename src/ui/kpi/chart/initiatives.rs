//! The starts of work on a KPI's objectives, as vertical lines.

use eframe::egui::{Pos2, Shape, Stroke, Ui, pos2};
use egui_plot::{PlotPoint, PlotTransform};

use crate::model::Kpi;
use crate::scene::chart::{day_number, started};
use crate::ui::UiContext;
use crate::ui::paint::color32;

/// A dotted line and a small flag at each start; gives back the lines.
pub fn paint_starts(ui: &Ui, cx: &UiContext<'_>, kpi: &Kpi, transform: &PlotTransform) -> Vec<Vec<Pos2>> {
    let frame = *transform.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let color = color32(cx.theme.accent);
    let mut lines = Vec::new();
    for (_, start) in started(cx.document.project(), kpi, cx.derived.analysis.as_of) {
        let x = transform.position_from_point(&PlotPoint::new(day_number(start), 0.0)).x;
        if !frame.x_range().contains(x) {
            continue;
        }
        let line = [pos2(x, frame.top()), pos2(x, frame.bottom())];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, color.gamma_multiply(0.6)), 2.0, 3.0));
        let flag = vec![pos2(x, frame.top()), pos2(x + 7.0, frame.top() + 3.5), pos2(x, frame.top() + 7.0)];
        painter.add(Shape::convex_polygon(flag, color, Stroke::NONE));
        lines.push(line.to_vec());
    }
    lines
}
