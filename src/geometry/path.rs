//! A path of lines and cubic curves.

use super::{Point, Rect, pt};

/// How far the control points of a quarter of a circle are from its corner, in radii.
pub const CORNER_HANDLE: f32 = 1.0 - 0.552_284_8;

/// One step of a [`Path`], from the end of the step before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// A straight line to the point.
    Line(Point),
    /// A cubic Bézier curve: two control points, then the end.
    Cubic(Point, Point, Point),
}

impl Segment {
    /// Where the segment ends.
    pub fn end(&self) -> Point {
        match *self {
            Self::Line(p) | Self::Cubic(_, _, p) => p,
        }
    }
}

/// A connected run of segments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Where the path starts.
    pub start: Point,
    /// The steps from there on.
    pub segments: Vec<Segment>,
    /// Whether the last point is joined to the first.
    pub is_closed: bool,
}

impl Path {
    /// An open path that starts at a point and has no segments yet.
    pub fn from(start: Point) -> Self {
        Self { start, segments: Vec::new(), is_closed: false }
    }

    /// An open polyline through the points; empty input gives an empty path at the origin.
    pub fn polyline(points: impl IntoIterator<Item = Point>) -> Self {
        let mut points = points.into_iter();
        let start = points.next().unwrap_or_default();
        Self { start, segments: points.map(Segment::Line).collect(), is_closed: false }
    }

    /// A closed polygon through the points.
    pub fn polygon(points: impl IntoIterator<Item = Point>) -> Self {
        Self { is_closed: true, ..Self::polyline(points) }
    }

    /// A rectangle with round corners, from its upper left clockwise; a radius of 0 leaves them sharp. Each corner is a
    /// quarter of a circle in one cubic curve, at most 0.03 % of the radius off.
    pub fn rounded(rect: &Rect, radius: f32) -> Self {
        let (Point { x: left, y: top }, Point { x: right, y: bottom }) = (rect.min, rect.max);
        if radius <= 0.0 || !radius.is_finite() {
            return Self::polygon([pt(left, top), pt(right, top), pt(right, bottom), pt(left, bottom)]);
        }
        let (arm, hand) = (radius, radius * CORNER_HANDLE);
        let mut path = Self { is_closed: true, ..Self::from(pt(left + arm, top)) };
        path.line_to(pt(right - arm, top));
        path.cubic_to(pt(right - hand, top), pt(right, top + hand), pt(right, top + arm));
        path.line_to(pt(right, bottom - arm));
        path.cubic_to(pt(right, bottom - hand), pt(right - hand, bottom), pt(right - arm, bottom));
        path.line_to(pt(left + arm, bottom));
        path.cubic_to(pt(left + hand, bottom), pt(left, bottom - hand), pt(left, bottom - arm));
        path.line_to(pt(left, top + arm));
        path.cubic_to(pt(left, top + hand), pt(left + hand, top), pt(left + arm, top));
        path
    }

    /// Adds a straight line.
    pub fn line_to(&mut self, end: Point) {
        self.segments.push(Segment::Line(end));
    }

    /// Adds a cubic Bézier curve.
    pub fn cubic_to(&mut self, control_a: Point, control_b: Point, end: Point) {
        self.segments.push(Segment::Cubic(control_a, control_b, end));
    }

    /// The last point.
    pub fn end(&self) -> Point {
        self.segments.last().map_or(self.start, Segment::end)
    }

    /// The path as points, each curve cut into `steps` straight pieces.
    pub fn flatten(&self, steps: usize) -> Vec<Point> {
        let mut points = vec![self.start];
        let mut from = self.start;
        for segment in &self.segments {
            match *segment {
                Segment::Line(end) => points.push(end),
                Segment::Cubic(a, b, end) => {
                    let steps = steps.max(1);
                    points.extend((1..=steps).map(|i| cubic_at(from, a, b, end, i as f32 / steps as f32)));
                }
            }
            from = segment.end();
        }
        points
    }

    /// The smallest rectangle that holds all points and control points.
    pub fn bounds(&self) -> Rect {
        let mut rect = Rect { min: self.start, max: self.start };
        for segment in &self.segments {
            let points: &[Point] = match segment {
                Segment::Line(p) => &[*p],
                Segment::Cubic(a, b, c) => &[*a, *b, *c],
            };
            for p in points {
                rect = rect.union(&Rect { min: *p, max: *p });
            }
        }
        rect
    }

    /// Moved by a displacement.
    #[must_use]
    pub fn translate(&self, by: Point) -> Self {
        let segments = self
            .segments
            .iter()
            .map(|s| match *s {
                Segment::Line(p) => Segment::Line(p + by),
                Segment::Cubic(a, b, c) => Segment::Cubic(a + by, b + by, c + by),
            })
            .collect();
        Self { start: self.start + by, segments, is_closed: self.is_closed }
    }

    /// The shortest distance from a point to the path, in points, curves cut into 24 pieces.
    pub fn distance_to(&self, p: Point) -> f32 {
        let points = self.flatten(24);
        if points.len() < 2 {
            return self.start.distance(p);
        }
        points.windows(2).map(|w| distance_to_line(p, w[0], w[1])).fold(f32::INFINITY, f32::min)
    }
}

/// The point at `t` (0 to 1) of a cubic Bézier curve, by its Bernstein form.
pub fn cubic_at(from: Point, a: Point, b: Point, end: Point, t: f32) -> Point {
    let u = 1.0 - t;
    from * (u * u * u) + a * (3.0 * u * u * t) + b * (3.0 * u * t * t) + end * (t * t * t)
}

fn distance_to_line(p: Point, a: Point, b: Point) -> f32 {
    let (ab, ap) = (b - a, p - a);
    let square = ab.x * ab.x + ab.y * ab.y;
    let t = if square > 0.0 { ((ap.x * ab.x + ap.y * ab.y) / square).clamp(0.0, 1.0) } else { 0.0 };
    p.distance(a + ab * t)
}
