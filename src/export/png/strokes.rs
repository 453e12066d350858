//! A scene as strokes of a brush, in pixels, from back to front.
//!
//! Made once; then any part of the picture can be painted from it.
//!
//! Invariant: a part is painted like the same part of the whole picture.

use tiny_skia::{
    Color as Ink, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, PixmapMut, PixmapPaint, Rect, Shader,
    Stroke as Pen, StrokeDash, Transform,
};

use super::letters::{Grid, Letters};
use crate::export::svg::dashes;
use crate::geometry::{self, CORNER_HANDLE, Point, Segment, pt};
use crate::scene::{Dash, Form, Item, Scene, Shape, Stroke, Text};
use crate::theme::Color;

/// How many of the things above a shape are asked whether they hide it: a card lies close above its shadow.
const MOST_ABOVE: usize = 4;
/// The least height of a block between the corners of a rectangle, in pixels.
const LEAST_BLOCK: f32 = 4.0;
/// Strokes thinner than this are hairlines to the painter, in pixels.
const HAIRLINE: f32 = 1.0;

/// One stroke of the brush.
pub(super) enum Touch {
    /// A filled area.
    Fill(Path, Ink),
    /// A filled rectangle with sides along the axes.
    Block(Rect, Ink),
    /// A line thinner than a pixel.
    Hair(Path, Ink, Pen),
    /// Strokes that fade together, and what they cover.
    Layer(Vec<Touch>, f32, Rect),
}

/// A part of a picture, in whole pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Left end.
    pub x: u32,
    /// Top.
    pub y: u32,
}

/// All strokes of a scene.
pub(super) fn touches(scene: &Scene, grid: &Grid, letters: &mut Letters) -> Vec<Touch> {
    let mut touches = Vec::new();
    Brush { grid, letters }.items(&scene.items, &mut touches);
    touches
}

struct Brush<'a> {
    grid: &'a Grid,
    letters: &'a mut Letters,
}

impl Brush<'_> {
    fn items(&mut self, items: &[Item], to: &mut Vec<Touch>) {
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Group(group) if group.opacity >= 1.0 => self.items(&group.items, to),
                // A group that is no number is not seen either.
                Item::Group(group) if group.opacity > 0.0 => {
                    let mut within = Vec::new();
                    self.items(&group.items, &mut within);
                    let bounds = within.iter().map(Touch::bounds).reduce(|a, b| join(&a, &b));
                    to.extend(bounds.map(|bounds| Touch::Layer(within, group.opacity, bounds)));
                }
                Item::Text(text) => self.text(text, to),
                Item::Shape(shape) => {
                    let above = items.get(at + 1..).unwrap_or_default().iter().take(MOST_ABOVE);
                    self.shape(shape, above.into_iter().find_map(|item| self.hidden_by(item)), to);
                }
                Item::Group(_) | Item::Hit(_) => {}
            }
        }
    }

    fn text(&mut self, text: &Text, to: &mut Vec<Touch>) {
        let Some(ink) = ink(text.color) else { return };
        let mut outlines = Vec::new();
        self.letters.outlines(text, self.grid, &mut outlines);
        to.extend(outlines.into_iter().map(|outline| Touch::Fill(outline, ink)));
    }

    /// The pixels that a shape covers wholly, so that what lies below it need not be painted there; `None` if there
    /// are none.
    fn hidden_by(&self, item: &Item) -> Option<Rect> {
        let Item::Shape(Shape { form: Form::Rect(rect, radius), fill: Some(fill), .. }) = item else { return None };
        if fill.a < u8::MAX {
            return None;
        }
        let (rect, radius) = self.placed(rect, *radius)?;
        // Between the corners, from side to side.
        let (top, bottom) = ((rect.top() + radius).ceil() + 1.0, (rect.bottom() - radius).floor() - 1.0);
        Rect::from_ltrb(rect.left().ceil() + 1.0, top, rect.right().floor() - 1.0, bottom)
    }

    /// Paints a shape, but where it is hidden.
    fn shape(&mut self, shape: &Shape, hidden: Option<Rect>, to: &mut Vec<Touch>) {
        if let Some(ink) = shape.fill.and_then(ink) {
            match &shape.form {
                Form::Rect(rect, radius) => {
                    if let Some((rect, radius)) = self.placed(rect, *radius) {
                        fill_rounded(&rect, radius, ink, hidden, to);
                    }
                }
                Form::Circle(_) | Form::Path(_) => {
                    to.extend(self.outline(&shape.form).map(|path| Touch::Fill(path, ink)));
                }
            }
        }
        if let Some(stroke) = &shape.stroke
            && let Some(ink) = ink(stroke.color)
            && let Some(path) = self.outline(&shape.form)
        {
            let join = if matches!(shape.form, Form::Path(_)) { LineJoin::Round } else { LineJoin::Miter };
            to.extend(self.line(path, stroke, ink, join));
        }
    }

    /// A line as the area that it covers, unless it is a hair.
    fn line(&self, path: Path, stroke: &Stroke, ink: Ink, join: LineJoin) -> Option<Touch> {
        let width = stroke.width * self.grid.scale;
        if !(width > 0.0 && width.is_finite()) {
            return None;
        }
        let cap = if stroke.dash == Dash::Dotted { LineCap::Round } else { LineCap::Butt };
        let pen = Pen { width, line_cap: cap, line_join: join, ..Pen::default() };
        let dash = dashes(stroke.dash, width).and_then(|[on, off]| StrokeDash::new(vec![on, off], 0.0));
        let path = match &dash {
            Some(dash) => path.dash(dash, 1.0)?,
            None => path,
        };
        if width <= HAIRLINE {
            return Some(Touch::Hair(path, ink, pen));
        }
        Some(Touch::Fill(path.stroke(&pen, 1.0)?, ink))
    }

    /// A rectangle and the radius of its corners, in pixels.
    fn placed(&self, rect: &geometry::Rect, radius: f32) -> Option<(Rect, f32)> {
        let (min, max) = (self.grid.place(rect.min.x, rect.min.y), self.grid.place(rect.max.x, rect.max.y));
        let rect = Rect::from_ltrb(min.x, min.y, max.x, max.y)?;
        let most = rect.width().min(rect.height()) / 2.0;
        let radius = radius * self.grid.scale;
        Some((rect, if radius > 0.0 { radius.min(most) } else { 0.0 }))
    }

    fn outline(&self, form: &Form) -> Option<Path> {
        let grid = self.grid;
        match form {
            Form::Rect(rect, radius) => self.placed(rect, *radius).map(|(rect, radius)| rounded(&rect, radius)),
            Form::Circle(rect) => {
                let (middle, radius) = (rect.center(), rect.width() / 2.0 * grid.scale);
                let middle = grid.place(middle.x, middle.y);
                PathBuilder::from_circle(middle.x, middle.y, radius)
            }
            Form::Path(path) => built(path, |p| grid.place(p.x, p.y)),
        }
    }
}

/// A path whose points are placed in pixels.
fn built(path: &geometry::Path, place: impl Fn(Point) -> tiny_skia::Point) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let start = place(path.start);
    builder.move_to(start.x, start.y);
    for segment in &path.segments {
        match *segment {
            Segment::Line(p) => {
                let p = place(p);
                builder.line_to(p.x, p.y);
            }
            Segment::Cubic(a, b, p) => {
                let (a, b, p) = (place(a), place(b), place(p));
                builder.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y);
            }
        }
    }
    if path.is_closed {
        builder.close();
    }
    builder.finish()
}

/// A rectangle with round corners, in pixels.
fn rounded(rect: &Rect, radius: f32) -> Path {
    let corners = geometry::Rect { min: pt(rect.left(), rect.top()), max: pt(rect.right(), rect.bottom()) };
    built(&geometry::Path::rounded(&corners, radius), |p| tiny_skia::Point::from_xy(p.x, p.y))
        .unwrap_or_else(|| PathBuilder::from_rect(*rect))
}

/// The part of a rectangle with two round corners, from its edge at `edge` to the row at `end`.
fn cap(rect: &Rect, radius: f32, edge: f32, end: f32) -> Option<Path> {
    let inward = (end - edge).signum();
    let (l, r, arm, hand) = (rect.left(), rect.right(), radius * inward, radius * CORNER_HANDLE);
    let mut builder = PathBuilder::new();
    builder.move_to(l, end);
    builder.line_to(l, edge + arm);
    builder.cubic_to(l, edge + hand * inward, l + hand, edge, l + radius, edge);
    builder.line_to(r - radius, edge);
    builder.cubic_to(r - hand, edge, r, edge + hand * inward, r, edge + arm);
    builder.line_to(r, end);
    builder.close();
    builder.finish()
}

/// A filled rectangle: caps with its corners, and blocks between them, which are painted much faster; the parts meet at
/// whole pixels. A block is left out where it is hidden.
fn fill_rounded(rect: &Rect, radius: f32, ink: Ink, hidden: Option<Rect>, to: &mut Vec<Touch>) {
    let (top, bottom) = ((rect.top() + radius).ceil(), (rect.bottom() - radius).floor());
    if radius > 0.0 && bottom - top < LEAST_BLOCK {
        to.push(Touch::Fill(rounded(rect, radius), ink));
        return;
    }
    let (first, last) = if radius > 0.0 { (top, bottom) } else { (rect.top(), rect.bottom()) };
    if radius > 0.0 {
        let caps = [cap(rect, radius, rect.top(), top), cap(rect, radius, rect.bottom(), bottom)];
        to.extend(caps.into_iter().flatten().map(|cap| Touch::Fill(cap, ink)));
    }
    let mut block = |left: f32, top: f32, right: f32, bottom: f32| {
        to.extend(
            Rect::from_ltrb(left, top, right, bottom)
                .filter(|block| block.width() > 0.0 && block.height() > 0.0)
                .map(|block| Touch::Block(block, ink)),
        );
    };
    let inner = hidden.and_then(|hidden| {
        // On whole pixels, and within the block.
        let (left, right) = (hidden.left().max(rect.left().ceil()), hidden.right().min(rect.right().floor()));
        let (top, bottom) = (hidden.top().max(first.ceil()), hidden.bottom().min(last.floor()));
        Rect::from_ltrb(left, top, right, bottom).filter(|inner| inner.width() > 0.0 && inner.height() > 0.0)
    });
    let Some(inner) = inner else {
        return block(rect.left(), first, rect.right(), last);
    };
    block(rect.left(), first, rect.right(), inner.top());
    block(rect.left(), inner.top(), inner.left(), inner.bottom());
    block(inner.right(), inner.top(), rect.right(), inner.bottom());
    block(rect.left(), inner.bottom(), rect.right(), last);
}

fn ink(color: Color) -> Option<Ink> {
    (color.a > 0).then(|| Ink::from_rgba8(color.r, color.g, color.b, color.a))
}

fn join(a: &Rect, b: &Rect) -> Rect {
    let (left, top) = (a.left().min(b.left()), a.top().min(b.top()));
    Rect::from_ltrb(left, top, a.right().max(b.right()), a.bottom().max(b.bottom())).unwrap_or(*a)
}

impl Touch {
    /// What it covers.
    fn bounds(&self) -> Rect {
        match self {
            Self::Fill(path, _) => path.bounds(),
            Self::Hair(path, _, _) => {
                let b = path.bounds();
                let grown = Rect::from_ltrb(b.left() - 1.0, b.top() - 1.0, b.right() + 1.0, b.bottom() + 1.0);
                grown.unwrap_or(b)
            }
            Self::Block(rect, _) | Self::Layer(_, _, rect) => *rect,
        }
    }
}

/// Paints a part of a picture.
pub(super) fn paint(touches: &[Touch], part: Part, to: &mut PixmapMut<'_>) {
    let (left, top) = (part.x as f32, part.y as f32);
    let (right, bottom) = (left + to.width() as f32, top + to.height() as f32);
    let shift = Transform::from_translate(-left, -top);
    for touch in touches {
        let bounds = touch.bounds();
        if bounds.bottom() < top || bounds.top() > bottom || bounds.right() < left || bounds.left() > right {
            continue;
        }
        match touch {
            Touch::Fill(path, ink) => to.fill_path(path, &brush(*ink), FillRule::Winding, shift, None),
            Touch::Block(rect, ink) => {
                if let Some(rect) = rect.transform(shift) {
                    to.fill_rect(rect, &brush(*ink), Transform::identity(), None);
                }
            }
            Touch::Hair(path, ink, pen) => to.stroke_path(path, &brush(*ink), pen, shift, None),
            Touch::Layer(within, opacity, _) => {
                let (x, y) = (bounds.left().max(left).floor(), bounds.top().max(top).floor());
                let width = bounds.right().min(right).ceil() - x;
                let height = bounds.bottom().min(bottom).ceil() - y;
                // Without memory for a layer, or on nothing at all, nothing is painted.
                if let Some(mut layer) = Pixmap::new(width as u32, height as u32) {
                    paint(within, Part { x: x as u32, y: y as u32 }, &mut layer.as_mut());
                    let paint = PixmapPaint { opacity: *opacity, ..PixmapPaint::default() };
                    let at = ((x - left) as i32, (y - top) as i32);
                    to.draw_pixmap(at.0, at.1, layer.as_ref(), &paint, Transform::identity(), None);
                }
            }
        }
    }
}

fn brush(ink: Ink) -> Paint<'static> {
    Paint { shader: Shader::SolidColor(ink), anti_alias: true, ..Paint::default() }
}
