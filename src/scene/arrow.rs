//! Cause-and-effect arrows.

use super::measures::{ARROW_WIDTH, HEAD_LENGTH, HEAD_WIDTH};
use super::{Dash, Form, Group, Item, Row, Shape, Stroke, Target, Text};
use crate::geometry::{Path, Point, Rect, Segment, Size, pt};
use crate::model::{Link, Sign};
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};

/// Size of the mark on an arrow with a negative sign.
pub const SIGN_SIZE: Size = Size::new(18.0, 18.0);

/// How an arrow is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArrowLook {
    /// Colour of line and head.
    pub color: Color,
    /// Width of the line, in points.
    pub width: f32,
    /// Pattern of the line.
    pub dash: Dash,
}

impl ArrowLook {
    /// A plain arrow; dotted where an end has no data to judge it by.
    pub fn plain(theme: &Theme, has_data: bool) -> Self {
        Self { color: theme.edge, width: ARROW_WIDTH, dash: if has_data { Dash::Solid } else { Dash::Dotted } }
    }
}

/// The arrow along a path, its head's tip at the path's end.
pub fn arrow_items(path: &Path, look: &ArrowLook) -> Vec<Item> {
    let tip = path.end();
    let base = tip - heading(path) * HEAD_LENGTH;
    let stroke = Stroke { color: look.color, width: look.width, dash: look.dash };
    let line = Shape { form: Form::Path(shortened(path, base)), fill: None, stroke: Some(stroke) };
    vec![Item::Shape(line), Item::Shape(head(tip, heading(path), look.color))]
}

pub(super) fn link_group(
    link: &Link,
    path: &Path,
    label_at: Point,
    look: &ArrowLook,
    theme: &Theme,
    measure: &Measure,
    label: String,
) -> Group {
    let mut items = arrow_items(path, look);
    if link.sign == Sign::Minus {
        items.extend(minus_mark(label_at, theme, measure));
    }
    let mut area = path.bounds().expand(HEAD_WIDTH);
    if link.sign == Sign::Minus {
        area = area.union(&Rect::from_min_size(label_at, SIGN_SIZE).expand(SIGN_SIZE.w));
    }
    Group { target: Some(Target::Link(link.id)), label, area, opacity: 1.0, items }
}

/// The direction in which a path arrives, of length 1.
fn heading(path: &Path) -> Point {
    let before = match path.segments.as_slice() {
        [.., Segment::Cubic(_, control, end)] if control.distance(*end) > 0.1 => *control,
        [.., Segment::Cubic(control, _, _)] => *control,
        [.., previous, Segment::Line(_)] => previous.end(),
        _ => path.start,
    };
    let direction = (path.end() - before).normalized();
    if direction.length() > 0.0 { direction } else { pt(0.0, -1.0) }
}

/// The path with its last point moved back to the base of the head.
fn shortened(path: &Path, base: Point) -> Path {
    let mut path = path.clone();
    match path.segments.last_mut() {
        Some(Segment::Line(end)) => *end = base,
        Some(Segment::Cubic(_, control, end)) => {
            *control = *control + (base - *end);
            *end = base;
        }
        None => {}
    }
    path
}

fn head(tip: Point, direction: Point, color: Color) -> Shape {
    let side = pt(-direction.y, direction.x) * (HEAD_WIDTH / 2.0);
    let base = tip - direction * HEAD_LENGTH;
    Shape { form: Form::Path(Path::polygon([tip, base + side, base - side])), fill: Some(color), stroke: None }
}

fn minus_mark(at: Point, theme: &Theme, measure: &Measure) -> [Item; 2] {
    const MINUS: &str = "−";
    let rect = Rect::new(at.x - SIGN_SIZE.w / 2.0, at.y - SIGN_SIZE.h / 2.0, SIGN_SIZE.w, SIGN_SIZE.h);
    let stroke = Stroke { color: theme.edge, width: 1.2, dash: Dash::Solid };
    let style = TextStyle::new(type_scale::SMALL, Weight::Bold);
    let width = measure.width(MINUS, style);
    let baseline = at.y + measure.cap_height(style) / 2.0;
    let row = Row { text: MINUS.to_owned(), x: at.x - width / 2.0, baseline, width };
    [
        Item::Shape(Shape { form: Form::Circle(rect), fill: Some(theme.card), stroke: Some(stroke) }),
        Item::Text(Text { rows: vec![row], style, color: theme.sub }),
    ]
}
