//! What lies over the lines of a chart: marks, words, cursor and read-out.

use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Response, Stroke, Ui, Vec2, pos2};
use egui_plot::{PlotPoint, PlotTransform};
use jiff::civil::Date;

use super::labels::{LineLabel, paint_labels};
use super::{ChartParts, Shown, ahead, place, readout};
use crate::analysis::{Signal, value_text};
use crate::geometry::Point;
use crate::model::Period;
use crate::scene::chart::Column;
use crate::scene::{status_color, status_shape};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font, paint_shape};

/// What lies over the lines: signals, the mark of the newest value and the labels of the lines.
pub(super) fn paint_over(
    ui: &Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    (shown, thin): (Shown<'_>, Shown<'_>),
    runs: &[Vec<Column>],
    transform: &PlotTransform,
) {
    let frame = *transform.frame();
    let painter = ui.painter().with_clip_rect(frame.expand(1.0));
    let skipped = first_index(parts, shown);
    let at_of = |(period, value): &(Period, f64)| place(transform, *period, *value);
    let places: Vec<Pos2> = thin.iter().map(at_of).collect();
    let line = color32(cx.theme.text);
    let mut marked_until = f32::NEG_INFINITY;
    for (index, signal) in &parts.signals {
        let Some(at) = index.checked_sub(skipped).and_then(|index| shown.get(index)).map(at_of) else { continue };
        // Marks that lie on each other say no more than one.
        if at.x < marked_until {
            continue;
        }
        marked_until = at.x + 2.0;
        match signal {
            Signal::Outside => painter.circle(at, 2.6, color32(cx.theme.card), Stroke::new(1.3, line)),
            Signal::Run => painter.circle_filled(at, 2.0, line),
        };
    }
    let mut obstacles = vec![places];
    if let (Some(at), Some(newest)) = (obstacles.first().and_then(|line| line.last()), parts.reading.points.last())
        && shown.last() == Some(newest)
    {
        // A rim keeps the mark apart from the line.
        painter.circle_filled(*at, 6.5, color32(cx.theme.card));
        let mark = status_shape(parts.reading.status, Point { x: at.x, y: at.y }, 9.0, cx.theme);
        paint_shape(&painter, &Transform { origin: Pos2::ZERO, zoom: 1.0 }, &mark, 1.0);
        obstacles.push(vec![*at - Vec2::splat(5.0), *at + Vec2::splat(5.0)]);
    }
    let mut labels = line_labels(cx, runs, transform);
    let ahead = ahead::line(parts, transform);
    if let Some(label) = ahead::label(cx, &ahead) {
        labels.push(label);
    }
    obstacles.push(ahead);
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Medium));
    paint_labels(ui.painter(), frame, labels, &obstacles, &label);
}

/// The words at the lines of target and minimum.
fn line_labels(cx: &UiContext<'_>, runs: &[Vec<Column>], transform: &PlotTransform) -> Vec<LineLabel> {
    let Some(run) = runs.last() else { return Vec::new() };
    let line = |value: &dyn Fn(&Column) -> Option<f64>| -> Vec<Pos2> {
        let at = |column: &Column| Some(transform.position_from_point(&PlotPoint::new(column.x, value(column)?)));
        run.iter().filter_map(at).collect()
    };
    let target = line(&|column| column.targets().next());
    let minimum = line(&|column| column.minimum);
    let labels = [
        LineLabel { text: cx.lang.chart_target().into_owned(), color: color32(cx.theme.on_track), line: target },
        LineLabel { text: cx.lang.chart_minimum().into_owned(), color: color32(cx.theme.at_risk), line: minimum },
    ];
    labels.into_iter().filter(|label| !label.line.is_empty()).collect()
}

/// The index of the first shown point among all.
fn first_index(parts: &ChartParts<'_>, shown: Shown<'_>) -> usize {
    let first = shown.first().map(|(period, _)| *period);
    parts.reading.points.partition_point(|(period, _)| Some(*period) < first)
}

/// The cursor line, the point under it and the read-out; gives back the period under the pointer.
pub(super) fn pointed_ui(
    ui: &Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    shown: Shown<'_>,
    cursor: Option<Date>,
    response: Response,
    transform: &PlotTransform,
) -> Option<Date> {
    let frame = *transform.frame();
    let skipped = first_index(parts, shown);
    let all =
        shown.iter().enumerate().map(|(index, (period, value))| (skipped + index, place(transform, *period, *value)));
    let places: Vec<(usize, Pos2)> = all.filter(|(_, at)| frame.x_range().contains(at.x)).collect();
    if let Some(expected) = response.hover_pos().and_then(|pointer| ahead::pointed(parts, transform, pointer.x)) {
        ahead::paint_pointed(ui, cx, expected, transform);
        response.on_hover_ui_at_pointer(|ui| ahead::readout_ui(ui, cx, parts, expected));
        return Some(expected.period.start);
    }
    let hovered = response.hover_pos().and_then(|pointer| readout::nearest(&places, pointer.x));
    let pointed = hovered.or_else(|| {
        // The newest value that was known on the day the other chart points at.
        let day = cursor?;
        let after = parts.reading.points.partition_point(|(period, _)| period.start <= day);
        after.checked_sub(1).filter(|index| places.iter().any(|(i, _)| i == index))
    });
    let (index, at) = places.iter().find(|(index, _)| Some(*index) == pointed).copied()?;
    let painter = ui.painter().with_clip_rect(frame);
    painter.vline(at.x, frame.y_range(), Stroke::new(1.0, color32(cx.theme.faint.with_opacity(0.7))));
    let (period, value) = parts.reading.points.get(index).copied()?;
    let color = color32(status_color(readout::status_in(parts, period, value), cx.theme));
    painter.circle(at, 4.0, color, Stroke::new(1.5, color32(cx.theme.card)));
    if hovered.is_none() {
        paint_value(ui, cx, parts, frame, (at, value));
        return None;
    }
    response.on_hover_ui_at_pointer(|ui| readout::readout_ui(ui, cx, parts, index));
    Some(period.start)
}

/// The value at a cursor that comes from another chart.
fn paint_value(ui: &Ui, cx: &UiContext<'_>, parts: &ChartParts<'_>, frame: Rect, (at, value): (Pos2, f64)) {
    let style = font(TextStyle::new(type_scale::LABEL, Weight::Semibold));
    let text = value_text(cx.lang, parts.kpi.unit, value);
    let galley = ui.painter().layout_no_wrap(text, style, color32(cx.theme.text));
    let size = galley.size();
    // Above the point, or below it under the upper edge; inside the frame either way.
    let is_above = at.y - size.y - 10.0 > frame.top();
    let y = if is_above { at.y - size.y / 2.0 - 9.0 } else { at.y + size.y / 2.0 + 9.0 };
    let room = frame.shrink2(size / 2.0 + Vec2::new(4.0, 1.0));
    let x = at.x.max(room.left()).min(room.right());
    let rect = Align2::CENTER_CENTER.anchor_size(pos2(x, y), size);
    ui.painter().rect_filled(rect.expand2(Vec2::new(4.0, 1.0)), CornerRadius::same(4), color32(cx.theme.card));
    ui.painter().galley(rect.min, galley, color32(cx.theme.text));
}
