//! A picture as a part of another one: scaled, then moved.
//!
//! Everything scales alike, widths of rows and lines too: advances are linear in the font size, so a row that fits
//! its card still fits it.

use super::{Form, Group, Hit, Item, Row, Shape, Text};
use crate::geometry::{Path, Point, Rect, Segment};
use crate::text::TextStyle;

/// Where a picture lies in another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Points of the other picture for one of this.
    pub scale: f32,
    /// Where this picture's origin lies in the other one, in its points.
    pub origin: Point,
}

impl Placement {
    /// The largest placement of `inner` in the middle of `outer`, enlarged by at most `most`.
    pub fn fit(inner: Rect, outer: Rect, most: f32) -> Self {
        let (by_width, by_height) = (outer.width() / inner.width().max(1.0), outer.height() / inner.height().max(1.0));
        let scale = by_width.min(by_height).min(most);
        Self { scale, origin: outer.center() - inner.center() * scale }
    }

    /// Where a point comes to lie.
    pub fn point(&self, p: Point) -> Point {
        p * self.scale + self.origin
    }

    /// Where a rectangle comes to lie.
    pub fn rect(&self, rect: &Rect) -> Rect {
        Rect { min: self.point(rect.min), max: self.point(rect.max) }
    }

    fn path(&self, path: &Path) -> Path {
        let segment = |segment: &Segment| match *segment {
            Segment::Line(p) => Segment::Line(self.point(p)),
            Segment::Cubic(a, b, c) => Segment::Cubic(self.point(a), self.point(b), self.point(c)),
        };
        Path {
            start: self.point(path.start),
            segments: path.segments.iter().map(segment).collect(),
            is_closed: path.is_closed,
        }
    }

    /// A thing as it lies in the other picture.
    pub fn item(&self, item: &Item) -> Item {
        match item {
            Item::Group(group) => Item::Group(self.group(group)),
            Item::Text(text) => Item::Text(self.text(text)),
            Item::Shape(shape) => Item::Shape(self.shape(shape)),
            Item::Hit(hit) => Item::Hit(Hit { area: self.rect(&hit.area), target: hit.target }),
        }
    }

    /// A group as it lies in the other picture.
    pub fn group(&self, group: &Group) -> Group {
        Group {
            target: group.target,
            label: group.label.clone(),
            area: self.rect(&group.area),
            opacity: group.opacity,
            items: group.items.iter().map(|item| self.item(item)).collect(),
        }
    }

    fn text(&self, text: &Text) -> Text {
        let row = |row: &Row| {
            let start = self.point(Point { x: row.x, y: row.baseline });
            Row { text: row.text.clone(), x: start.x, baseline: start.y, width: row.width * self.scale }
        };
        Text {
            rows: text.rows.iter().map(row).collect(),
            style: TextStyle::new(text.style.size * self.scale, text.style.weight),
            color: text.color,
        }
    }

    fn shape(&self, shape: &Shape) -> Shape {
        let form = match &shape.form {
            Form::Rect(rect, radius) => Form::Rect(self.rect(rect), radius * self.scale),
            Form::Circle(rect) => Form::Circle(self.rect(rect)),
            Form::Path(path) => Form::Path(self.path(path)),
        };
        let stroke = shape.stroke.map(|stroke| super::Stroke { width: stroke.width * self.scale, ..stroke });
        Shape { form, fill: shape.fill, stroke }
    }
}
