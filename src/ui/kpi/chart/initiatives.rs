//! The starts of work on a KPI's objectives, as vertical lines.

use eframe::egui::{Shape, Stroke, Ui, pos2};
use egui_plot::{PlotPoint, PlotTransform};
use jiff::civil::Date;

use crate::model::{Initiative, Kpi, Period, Project};
use crate::scene::chart::day_number;
use crate::ui::UiContext;
use crate::ui::paint::color32;

/// The work on a KPI's objectives that has started by a day, with its first day.
pub fn started<'a>(project: &'a Project, kpi: &Kpi, until: Date) -> impl Iterator<Item = (&'a Initiative, Date)> {
    let objectives = kpi.objectives.clone();
    let dated = project.initiatives.values().filter_map(|initiative| Some((&**initiative, initiative.start?)));
    dated.filter(move |(initiative, start)| *start <= until && objectives.contains(&initiative.objective))
}

/// The work that started in a period.
pub fn started_in<'a>(project: &'a Project, kpi: &Kpi, period: Period) -> impl Iterator<Item = (&'a Initiative, Date)> {
    started(project, kpi, period.last_day()).filter(move |(_, start)| *start >= period.start)
}

/// A dotted line and a small flag at each start.
pub fn paint_starts(ui: &Ui, cx: &UiContext<'_>, kpi: &Kpi, transform: &PlotTransform) {
    let frame = *transform.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let color = color32(cx.theme.accent);
    for (_, start) in started(cx.document.project(), kpi, cx.derived.analysis.as_of) {
        let x = transform.position_from_point(&PlotPoint::new(day_number(start), 0.0)).x;
        if !frame.x_range().contains(x) {
            continue;
        }
        let line = [pos2(x, frame.top()), pos2(x, frame.bottom())];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, color.gamma_multiply(0.6)), 2.0, 3.0));
        let flag = vec![pos2(x, frame.top()), pos2(x + 7.0, frame.top() + 3.5), pos2(x, frame.top() + 7.0)];
        painter.add(Shape::convex_polygon(flag, color, Stroke::NONE));
    }
}
