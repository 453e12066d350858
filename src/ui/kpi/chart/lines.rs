//! What is drawn in the plane of a chart: zones, round values, target, minimum, natural limits.

use eframe::egui::Stroke;
use egui_plot::{FilledArea, Line, LineStyle, PlotPoint, PlotPoints};

use crate::analysis::Process;
use crate::scene::chart::{Column, STACK, ValueTick, limits_opacity, zone_color};
use crate::theme::{Color, Theme};
use crate::ui::paint::color32;

/// The tinted areas of a run of columns.
pub(super) fn zone_areas(theme: &Theme, run: &[Column], y: (f64, f64)) -> Vec<FilledArea> {
    let xs: Vec<f64> = run.iter().map(|column| column.x).collect();
    let border = |index: Option<usize>, otherwise: f64| -> Vec<f64> {
        let of = |column: &Column| index.and_then(|i| column.borders.get(i)).copied().unwrap_or(otherwise);
        run.iter().map(|column| of(column).clamp(y.0, y.1)).collect()
    };
    let mut areas = Vec::new();
    for (index, status) in STACK.into_iter().enumerate() {
        let (low, high) = (border(index.checked_sub(1), y.0), border(Some(index), y.1));
        if low.iter().zip(&high).any(|(low, high)| high > low) {
            let area = FilledArea::new("", &xs, &low, &high).fill_color(color32(zone_color(theme, status)));
            areas.push(area.allow_hover(false));
        }
    }
    areas
}

/// The lines of minimum and target.
pub(super) fn guide_lines<'a>(theme: &Theme, run: &[Column]) -> Vec<Line<'a>> {
    let line_of = |value: &dyn Fn(&Column) -> Option<f64>, color: Color, style: LineStyle| {
        let at = |column: &Column| Some(PlotPoint::new(column.x, value(column)?));
        let points: Vec<PlotPoint> = run.iter().filter_map(at).collect();
        (points.len() > 1).then(|| {
            let line = Line::new("", PlotPoints::Owned(points)).style(style).allow_hover(false);
            line.stroke(Stroke::new(1.2, color32(color)))
        })
    };
    let dashed = LineStyle::Dashed { length: 5.0 };
    let lines = [
        line_of(&|column| column.minimum, theme.at_risk.with_opacity(0.55), LineStyle::Solid),
        line_of(&|column| column.targets().next(), theme.on_track, dashed),
        line_of(&|column| column.targets().nth(1), theme.on_track, dashed),
    ];
    lines.into_iter().flatten().collect()
}

/// The hairlines of the round values.
pub(super) fn grid_lines<'a>(theme: &Theme, scale: &[ValueTick], x: (f64, f64)) -> Vec<Line<'a>> {
    let stroke = Stroke::new(0.5, color32(theme.faint.with_opacity(0.25)));
    scale.iter().map(|tick| across(tick.value, x).stroke(stroke)).collect()
}

/// The natural limits, dotted, and the mean between them, all faint; fainter where they do not hold.
pub(super) fn limit_lines<'a>(theme: &Theme, process: &Process, x: (f64, f64)) -> Vec<Line<'a>> {
    let Some(limits) = process.limits else { return Vec::new() };
    let stroke = Stroke::new(0.9, color32(theme.faint.with_opacity(limits_opacity(process))));
    let mut lines = vec![across(limits.mean, x).stroke(stroke)];
    if limits.upper > limits.lower {
        let dotted = LineStyle::Dotted { spacing: 4.0 };
        lines.extend([limits.lower, limits.upper].map(|value| across(value, x).stroke(stroke).style(dotted)));
    }
    lines
}

/// A line from end to end.
fn across<'a>(value: f64, x: (f64, f64)) -> Line<'a> {
    let points = vec![PlotPoint::new(x.0, value), PlotPoint::new(x.1, value)];
    Line::new("", PlotPoints::Owned(points)).allow_hover(false)
}
