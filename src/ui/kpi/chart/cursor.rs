//! The cursor over a chart, its own or one that comes from another chart, and what it reads out.

use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Response, Stroke, Ui, Vec2, pos2};
use egui_plot::PlotTransform;
use jiff::civil::Date;

use super::overlay::first_index;
use super::{ChartParts, Shown, ahead, place, readout};
use crate::analysis::value_text;
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// Room around the value at a cursor, in points.
const VALUE_FRAME: Vec2 = Vec2::new(4.0, 1.0);

/// The cursor line, the point under it and the read-out; gives back the period under the pointer.
pub(super) fn pointed_ui(
    ui: &Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    shown: Shown<'_>,
    (cursor, taken): (Option<Date>, &[Rect]),
    response: &Response,
    transform: &PlotTransform,
) -> Option<Date> {
    let frame = *transform.frame();
    let skipped = first_index(parts, shown);
    let all =
        shown.iter().enumerate().map(|(index, (period, value))| (skipped + index, place(transform, *period, *value)));
    let places: Vec<(usize, Pos2)> = all.filter(|(_, at)| frame.x_range().contains(at.x)).collect();
    if let Some(expected) = response.hover_pos().and_then(|pointer| ahead::pointed(parts, transform, pointer.x)) {
        ahead::paint_pointed(ui, cx, expected, transform);
        readout::show(response, |ui| ahead::readout_ui(ui, cx, parts, expected));
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
    readout::show(response, |ui| readout::readout_ui(ui, cx, parts, index));
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
