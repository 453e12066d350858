//! Status marks: a shape and a colour each, legible in greyscale.

use super::{Dash, Form, Shape, Stroke};
use crate::analysis::Status;
use crate::geometry::{Path, Point, Rect, pt};
use crate::theme::{Color, Theme};

/// The colour of a status.
pub fn status_color(status: Status, theme: &Theme) -> Color {
    match status {
        Status::OnTrack => theme.on_track,
        Status::AtRisk => theme.at_risk,
        Status::OffTrack => theme.off_track,
        Status::NoData => theme.no_data,
    }
}

/// The mark of a status, about `size` points high: ● on track, ▲ at risk, ◆ off track, ○ no data.
pub fn status_shape(status: Status, center: Point, size: f32, theme: &Theme) -> Shape {
    let color = status_color(status, theme);
    let half = size / 2.0;
    let circle =
        |radius: f32| Form::Circle(Rect { min: center - pt(radius, radius), max: center + pt(radius, radius) });
    let filled = |form| Shape { form, fill: Some(color), stroke: None };
    match status {
        Status::OnTrack => filled(circle(half)),
        Status::AtRisk => {
            let (w, up, down) = (half * 1.15, half * 1.05, half * 0.95);
            filled(polygon(&[pt(0.0, -up), pt(w, down), pt(-w, down)], center))
        }
        Status::OffTrack => {
            let reach = half * 1.15;
            filled(polygon(&[pt(0.0, -reach), pt(reach, 0.0), pt(0.0, reach), pt(-reach, 0.0)], center))
        }
        Status::NoData => {
            let stroke = Stroke { color, width: 1.3, dash: Dash::Solid };
            Shape { form: circle(half - 0.6), fill: None, stroke: Some(stroke) }
        }
    }
}

fn polygon(points: &[Point], center: Point) -> Form {
    Form::Path(Path::polygon(points.iter().map(|p| *p + center)))
}
