//! What lies over the lines of a chart: marks, words, cursor and read-out.

use std::borrow::Cow;

use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Response, Stroke, Ui, Vec2, pos2};
use egui_plot::{PlotPoint, PlotTransform};
use jiff::civil::Date;

use super::labels::{LineLabel, paint_labels};
use super::{ChartParts, Drawn, Shown, ahead, place, readout};
use crate::analysis::{Signal, value_text};
use crate::geometry::Point;
use crate::model::Period;
use crate::scene::chart::Column;
use crate::scene::{status_color, status_shape};
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font, paint_shape};

/// Room around the value at a cursor, in points.
const VALUE_FRAME: Vec2 = Vec2::new(4.0, 1.0);

/// What lies over the lines: signals, the mark of the newest value and the words of the lines; gives back the places
/// of the words.
pub(super) fn paint_over(
    ui: &Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    shown: Shown<'_>,
    drawn: &Drawn<'_>,
    transform: &PlotTransform,
) -> Vec<Rect> {
    let frame = *transform.frame();
    let painter = ui.painter().with_clip_rect(frame.expand(1.0));
    let skipped = first_index(parts, shown);
    let at_of = |(period, value): &(Period, f64)| place(transform, *period, *value);
    let places: Vec<Pos2> = drawn.line.iter().map(at_of).collect();
    let line = color32(cx.theme.text);
    let mut marked_until = f32::NEG_INFINITY;
    for (index, signal) in &parts.process.signals {
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
    let ahead = drawn.ahead.iter().map(|place| transform.position_from_point(&PlotPoint::new(place.x, place.value)));
    let ahead: Vec<Pos2> = ahead.collect();
    obstacles.push(ahead.clone());
    let labels = line_labels(cx, parts, drawn.runs, ahead, transform);
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Medium));
    paint_labels(ui.painter(), frame, labels, &obstacles, &label)
}

/// The words at the lines of target, minimum, mean, natural limits and forecast.
fn line_labels(
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    runs: &[Vec<Column>],
    ahead: Vec<Pos2>,
    transform: &PlotTransform,
) -> Vec<LineLabel> {
    let (lang, theme) = (cx.lang, cx.theme);
    let mut labels = Vec::new();
    let mut add = |text: Cow<'_, str>, color: Color, line: Vec<Pos2>| {
        if line.len() > 1 {
            labels.push(LineLabel { text: text.into_owned(), color: color32(color), line });
        }
    };
    if let Some(run) = runs.last() {
        let line = |value: &dyn Fn(&Column) -> Option<f64>| -> Vec<Pos2> {
            let at = |column: &Column| Some(transform.position_from_point(&PlotPoint::new(column.x, value(column)?)));
            run.iter().filter_map(at).collect()
        };
        add(lang.chart_target(), theme.on_track, line(&|column| column.targets().next()));
        add(lang.chart_minimum(), theme.at_risk, line(&|column| column.minimum));
    }
    if let Some(limits) = parts.process.limits {
        let frame = transform.frame();
        let flat = |value: f64| {
            let y = transform.position_from_point(&PlotPoint::new(0.0, value)).y;
            vec![pos2(frame.left(), y), pos2(frame.right(), y)]
        };
        add(lang.chart_mean(), theme.faint, flat(limits.mean));
        if limits.upper > limits.lower {
            add(lang.chart_upper_limit(), theme.faint, flat(limits.upper));
            add(lang.chart_lower_limit(), theme.faint, flat(limits.lower));
        }
    }
    add(lang.chart_forecast(), theme.accent, ahead);
    labels
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
    (cursor, taken): (Option<Date>, &[Rect]),
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
        readout::show(&response, |ui| ahead::readout_ui(ui, cx, parts, expected));
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
        paint_value(ui, cx, parts, (frame, taken), (at, value));
        return None;
    }
    readout::show(&response, |ui| readout::readout_ui(ui, cx, parts, index));
    Some(period.start)
}

/// The value at a cursor that comes from another chart.
fn paint_value(
    ui: &Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    (frame, taken): (Rect, &[Rect]),
    (at, value): (Pos2, f64),
) {
    let style = font(TextStyle::new(type_scale::LABEL, Weight::Semibold));
    let text = value_text(cx.lang, parts.kpi.unit, value);
    let galley = ui.painter().layout_no_wrap(text, style, color32(cx.theme.text));
    let rect = place_of_value(frame, at, galley.size(), taken);
    ui.painter().rect_filled(rect.expand2(VALUE_FRAME), CornerRadius::same(4), color32(cx.theme.card));
    ui.painter().galley(rect.min, galley, color32(cx.theme.text));
}

/// Where the value at a cursor stands: above its point, below it or beside it, where it covers no word; else at the
/// edge of the chart that is farther away. Inside the frame in any case.
fn place_of_value(frame: Rect, at: Pos2, size: Vec2, taken: &[Rect]) -> Rect {
    let room = frame.shrink2(size / 2.0 + VALUE_FRAME);
    let (beside, over) = (size.x / 2.0 + 12.0, size.y / 2.0 + 9.0);
    let rect_at = |center: Pos2| {
        let x = center.x.max(room.left()).min(room.right());
        let y = center.y.max(room.top()).min(room.bottom());
        Align2::CENTER_CENTER.anchor_size(pos2(x, y), size)
    };
    let steps = [
        Vec2::new(0.0, -over),
        Vec2::new(0.0, over),
        Vec2::new(beside, 0.0),
        Vec2::new(-beside, 0.0),
        Vec2::new(beside, -over),
        Vec2::new(-beside, -over),
        Vec2::new(beside, over),
        Vec2::new(-beside, over),
    ];
    let is_free = |rect: &Rect| {
        let whole = rect.expand2(VALUE_FRAME);
        !rect.expand(2.0).contains(at) && !taken.iter().any(|word| word.intersects(whole))
    };
    let edge = if at.y > frame.center().y { frame.top() } else { frame.bottom() };
    steps.into_iter().map(|step| rect_at(at + step)).find(is_free).unwrap_or_else(|| rect_at(pos2(at.x, edge)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_at_a_cursor_covers_no_word() {
        let frame = Rect::from_min_size(pos2(10.0, 20.0), Vec2::new(230.0, 100.0));
        let size = Vec2::new(38.0, 13.0);
        let words = [
            Rect::from_min_size(pos2(190.0, 40.0), Vec2::new(40.0, 13.0)),
            Rect::from_min_size(pos2(180.0, 90.0), Vec2::new(52.0, 13.0)),
        ];
        for x in 0..46 {
            for y in 0..20 {
                let at = frame.min + Vec2::new(5.0 * x as f32, 5.0 * y as f32);
                let rect = place_of_value(frame, at, size, &words);
                assert!(frame.contains_rect(rect), "{at}");
                assert!(words.iter().all(|word| !word.intersects(rect)), "{at}: {rect}");
                assert!(!rect.contains(at), "{at}: {rect}");
            }
        }
    }
}
