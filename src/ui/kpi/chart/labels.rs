//! Words inside a chart, where they cover neither the line nor each other.

use eframe::egui::{Color32, FontId, Painter, Pos2, Rect, Vec2, pos2};

/// Room between a label and its line, and between labels, in points.
const GAP: f32 = 2.0;

/// A word that names a line.
pub struct LineLabel {
    /// What it says.
    pub text: String,
    /// Its colour.
    pub color: Color32,
    /// The line on the screen, from left to right.
    pub line: Vec<Pos2>,
}

/// Writes the labels at their lines, as far to the right as there is room; a label without room is left out.
pub fn paint_labels(painter: &Painter, frame: Rect, labels: Vec<LineLabel>, values: &[Vec<Pos2>], font: &FontId) {
    let mut taken: Vec<Rect> = Vec::new();
    let guides: Vec<Vec<Pos2>> = labels.iter().map(|label| label.line.clone()).collect();
    for label in labels {
        let galley = painter.layout_no_wrap(label.text, font.clone(), label.color);
        let is_free = |rect: &Rect| {
            frame.expand(1.0).contains_rect(*rect)
                && label.line.first().is_some_and(|first| rect.right() > first.x)
                && !taken.iter().any(|other| other.expand(GAP).intersects(*rect))
                && !values.iter().any(|line| touches(rect.expand(1.0), line))
                && !guides.iter().any(|line| touches(rect.shrink(0.5), line))
        };
        let free = places(frame, galley.size(), &label.line).find(is_free);
        if let Some(rect) = free {
            taken.push(rect);
            painter.galley(rect.min, galley, label.color);
        }
    }
}

/// Above and below the line, from the right end to the left.
fn places(frame: Rect, size: Vec2, line: &[Pos2]) -> impl Iterator<Item = Rect> {
    let room = (frame.width() - size.x - 8.0).max(0.0);
    (0..=4).flat_map(move |quarter| {
        let left = frame.right() - 4.0 - size.x - room * quarter as f32 / 4.0;
        let ends = [height_at(line, left), height_at(line, left + size.x)];
        let [high, low] = [ends[0].min(ends[1]), ends[0].max(ends[1])];
        [high - size.y - GAP, low + GAP].map(|top| Rect::from_min_size(pos2(left, top), size))
    })
}

/// The height of a line over a place; that of its nearer end beside it.
fn height_at(line: &[Pos2], x: f32) -> f32 {
    let after = line.partition_point(|point| point.x <= x);
    match (after.checked_sub(1).and_then(|before| line.get(before)), line.get(after)) {
        (Some(a), Some(b)) if b.x > a.x => a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x),
        (Some(end), _) | (None, Some(end)) => end.y,
        (None, None) => f32::NAN,
    }
}

fn touches(rect: Rect, line: &[Pos2]) -> bool {
    line.windows(2).any(|pair| matches!(pair, [a, b] if crosses(rect, *a, *b)))
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
