//! The dates under a chart and the values beside it.

use eframe::egui::{Align2, Color32, FontId, Painter, Rect, pos2};
use jiff::civil::Date;

use crate::scene::chart::{Tick, ValueTick};

/// Writes the labels into the strip under a chart; those at the ends are moved inside, those in the way left out.
pub fn paint_ticks(
    painter: &Painter,
    strip: Rect,
    ticks: &[Tick],
    x_of: impl Fn(Date) -> f32,
    font: &FontId,
    color: Color32,
) {
    let mut free_until = strip.right();
    for tick in ticks.iter().rev() {
        let galley = painter.layout_no_wrap(tick.text.clone(), font.clone(), color);
        let width = galley.size().x;
        let left = (x_of(tick.day) - width / 2.0).clamp(strip.left(), (strip.right() - width).max(strip.left()));
        if left + width > free_until {
            continue;
        }
        let place = Align2::LEFT_TOP.anchor_size(pos2(left, strip.top()), galley.size());
        painter.galley(place.min, galley, color);
        free_until = left - 8.0;
    }
}

/// How wide the labels of an axis of values are, in points.
pub(super) fn width_of(painter: &Painter, scale: &[ValueTick], font: &FontId) -> f32 {
    let width =
        |tick: &ValueTick| painter.layout_no_wrap(tick.text.clone(), font.clone(), Color32::PLACEHOLDER).size().x;
    scale.iter().map(width).fold(0.0, f32::max)
}

/// Writes the labels of an axis of values so that they end at a place.
pub(super) fn paint_values(
    painter: &Painter,
    right: f32,
    scale: &[ValueTick],
    y_of: impl Fn(f64) -> f32,
    font: &FontId,
    color: Color32,
) {
    for tick in scale {
        let at = pos2(right, y_of(tick.value));
        painter.text(at, Align2::RIGHT_CENTER, &tick.text, font.clone(), color);
    }
}
