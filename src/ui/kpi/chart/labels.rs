//! Words inside a chart, where they cover neither the line nor each other.

use eframe::egui::{Color32, FontId, Painter, Pos2, Rect, pos2};

/// Room between a label and its line, and between labels, in points.
const GAP: f32 = 2.0;

/// A word that names a line.
pub struct LineLabel {
    /// What it says.
    pub text: String,
    /// Its colour.
    pub color: Color32,
    /// Height of the line at the left and at the right end of the chart.
    pub heights: (f32, f32),
}

/// Writes the labels at their lines: at the right above or below, else at the left; at the place that hides least.
pub fn paint_labels(painter: &Painter, frame: Rect, labels: Vec<LineLabel>, values: &[Pos2], font: &FontId) {
    let mut taken: Vec<Rect> = Vec::new();
    for label in labels {
        let galley = painter.layout_no_wrap(label.text, font.clone(), label.color);
        let size = galley.size();
        let places = [
            pos2(frame.right() - size.x - 4.0, label.heights.1 - size.y - GAP + 1.0),
            pos2(frame.right() - size.x - 4.0, label.heights.1 + GAP),
            pos2(frame.left() + 4.0, label.heights.0 - size.y - GAP + 1.0),
            pos2(frame.left() + 4.0, label.heights.0 + GAP),
        ];
        let rects = places.map(|place| Rect::from_min_size(place, size));
        let best =
            rects.into_iter().enumerate().min_by_key(|(index, rect)| cost(*rect, frame, &taken, values) * 4 + index);
        let Some((_, rect)) = best else { continue };
        // A line beyond the frame has no label.
        if !frame.expand(1.0).contains_rect(rect) {
            continue;
        }
        taken.push(rect);
        painter.galley(rect.min, galley, label.color);
    }
}

/// How much a label at this place would cover.
fn cost(rect: Rect, frame: Rect, taken: &[Rect], values: &[Pos2]) -> usize {
    let outside = if frame.expand(1.0).contains_rect(rect) { 0 } else { 1000 };
    let labels = taken.iter().filter(|other| other.expand(GAP).intersects(rect)).count() * 100;
    let air = rect.expand(GAP);
    let line = values.windows(2).filter(|pair| matches!(pair, [a, b] if crosses(air, *a, *b))).count();
    outside + labels + line
}

/// Whether a segment touches a rectangle (Liang and Barsky, 1984).
fn crosses(rect: Rect, a: Pos2, b: Pos2) -> bool {
    let step = b - a;
    let mut from = 0.0_f32;
    let mut to = 1.0_f32;
    for (slope, room) in [
        (-step.x, a.x - rect.left()),
        (step.x, rect.right() - a.x),
        (-step.y, a.y - rect.top()),
        (step.y, rect.bottom() - a.y),
    ] {
        if slope == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if slope < 0.0 {
            from = from.max(room / slope);
        } else {
            to = to.min(room / slope);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_through_a_corner_is_seen_and_one_beside_it_is_not() {
        let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(20.0, 20.0));
        assert!(crosses(rect, pos2(0.0, 0.0), pos2(30.0, 30.0)));
        assert!(crosses(rect, pos2(12.0, 12.0), pos2(13.0, 13.0)));
        assert!(!crosses(rect, pos2(0.0, 12.0), pos2(9.0, 30.0)));
        assert!(!crosses(rect, pos2(0.0, 9.0), pos2(30.0, 9.0)));
    }
}
