//! Forms, colours and lines in the words of PDF.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke as PdfStroke, StrokeDash};

use crate::geometry::{self, Rect, Segment};
use crate::scene::{Dash, Form, Stroke};
use crate::theme::Color;

/// Length and gap of [`Dash::Dashed`], in stroke widths.
const DASHED_WIDTHS: [f32; 2] = [5.0, 3.5];
/// Length and gap of [`Dash::Dotted`], in stroke widths; round caps make the dots.
const DOTTED_WIDTHS: [f32; 2] = [0.0, 2.5];
/// No page is a thousandth of this wide.
const LARGEST: f32 = 1.0e8;

/// The outline; `None` if there is none to see.
pub(super) fn path(form: &Form) -> Option<Path> {
    let mut builder = PathBuilder::new();
    match form {
        Form::Rect(rect, radius) => rounded(&mut builder, rect, *radius),
        Form::Circle(rect) => {
            let radius = rect.width() / 2.0;
            let square = Rect::from_corners(rect.center(), rect.center()).expand(radius);
            rounded(&mut builder, &square, radius);
        }
        Form::Path(path) => add(&mut builder, path),
    }
    builder.finish()
}

fn add(builder: &mut PathBuilder, path: &geometry::Path) {
    builder.move_to(path.start.x, path.start.y);
    for segment in &path.segments {
        match *segment {
            Segment::Line(p) => builder.line_to(p.x, p.y),
            Segment::Cubic(a, b, p) => builder.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
        }
    }
    if path.is_closed {
        builder.close();
    }
}

/// A rectangle with round corners; with half its side as radius, a circle.
fn rounded(builder: &mut PathBuilder, rect: &Rect, radius: f32) {
    let (w, h) = (rect.width(), rect.height());
    // Not so of what is not a number.
    if w > 0.0 && h > 0.0 {
        add(builder, &geometry::Path::rounded(rect, radius.min(w / 2.0).min(h / 2.0)));
    }
}

/// A colour to fill with; `None` if it can't be seen.
pub(super) fn fill(color: Color) -> Option<Fill> {
    (color.a > 0).then(|| Fill {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        opacity: opacity(f32::from(color.a) / 255.0),
        ..Fill::default()
    })
}

/// A line; `None` if it can't be seen.
pub(super) fn stroke(stroke: &Stroke) -> Option<PdfStroke> {
    let Stroke { color, width, dash } = *stroke;
    let (line_cap, widths) = match dash {
        Dash::Solid => (LineCap::Butt, None),
        Dash::Dashed => (LineCap::Butt, Some(DASHED_WIDTHS)),
        Dash::Dotted => (LineCap::Round, Some(DOTTED_WIDTHS)),
    };
    (color.a > 0 && width > 0.0 && is_length(width)).then(|| PdfStroke {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        width,
        line_cap,
        // A sharp bend would else end in a spike.
        line_join: LineJoin::Round,
        opacity: opacity(f32::from(color.a) / 255.0),
        dash: widths.map(|widths| StrokeDash { array: widths.map(|n| n * width).to_vec(), offset: 0.0 }),
        ..PdfStroke::default()
    })
}

/// Whether a number can be a length or a place on a page, however far outside.
pub(super) fn is_length(number: f32) -> bool {
    number.abs() <= LARGEST
}

/// A share of one; what is outside is cut off.
pub(super) fn opacity(share: f32) -> NormalizedF32 {
    NormalizedF32::new(share.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}
