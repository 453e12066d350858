//! What lies over the lines of a chart: marks and words.

use std::borrow::Cow;

use eframe::egui::{Pos2, Rect, Stroke, Ui, Vec2, pos2};
use egui_plot::{PlotPoint, PlotTransform};

use super::labels::{LineLabel, paint_labels};
use super::{ChartParts, Drawn, Shown, place};
use crate::analysis::Signal;
use crate::geometry::Point;
use crate::model::Period;
use crate::scene::chart::Column;
use crate::scene::status_shape;
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font, paint_shape};

/// What lies over the lines: signals, the mark of the newest value and the words of the lines; gives back the places
/// of the words.
pub(super) fn paint_over(
    ui: &Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    shown: Shown<'_>,
    (drawn, starts): (&Drawn<'_>, &[Vec<Pos2>]),
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
    // The word of a target range stands at its lower end.
    let upper = drawn.runs.iter().map(|run| line_on(run, &|column| column.targets().nth(1), transform));
    let quiet: Vec<Vec<Pos2>> = starts.iter().cloned().chain(upper).collect();
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Medium));
    paint_labels(ui.painter(), frame, &labels, [&obstacles, &quiet], &label)
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
            // Only natural limits and their mean are faint.
            let is_quiet = color == theme.faint;
            labels.push(LineLabel { text: text.into_owned(), color: color32(color), line, is_quiet });
        }
    };
    if let Some(run) = runs.last() {
        add(lang.chart_target(), theme.on_track, line_on(run, &|column| column.targets().next(), transform));
        add(lang.chart_minimum(), theme.at_risk, line_on(run, &|column| column.minimum, transform));
    }
    if let Some(limits) = parts.process.limits.filter(|_| !parts.process.is_drifting) {
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

/// A line over the columns of a run on the screen.
fn line_on(run: &[Column], value: &dyn Fn(&Column) -> Option<f64>, transform: &PlotTransform) -> Vec<Pos2> {
    let at = |column: &Column| Some(transform.position_from_point(&PlotPoint::new(column.x, value(column)?)));
    run.iter().filter_map(at).collect()
}

/// The index of the first shown point among all.
pub(super) fn first_index(parts: &ChartParts<'_>, shown: Shown<'_>) -> usize {
    let first = shown.first().map(|(period, _)| *period);
    parts.reading.points.partition_point(|(period, _)| Some(*period) < first)
}
