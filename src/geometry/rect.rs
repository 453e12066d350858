//! An axis-parallel rectangle.

use super::{Point, Size, pt};

/// A rectangle from its top left corner `min` to its bottom right corner `max`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Top left corner.
    pub min: Point,
    /// Bottom right corner.
    pub max: Point,
}

impl Rect {
    /// The rectangle with the given top left corner and size.
    pub fn from_min_size(min: Point, size: Size) -> Self {
        Self { min, max: pt(min.x + size.w, min.y + size.h) }
    }

    /// The rectangle from left `x`, top `y`, width `w` and height `h`.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { min: pt(x, y), max: pt(x + w, y + h) }
    }

    /// The rectangle spanned by two opposite corners, in any order.
    pub fn from_corners(a: Point, b: Point) -> Self {
        Self { min: pt(a.x.min(b.x), a.y.min(b.y)), max: pt(a.x.max(b.x), a.y.max(b.y)) }
    }

    /// Width in points.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height in points.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// Width and height.
    pub fn size(&self) -> Size {
        Size::new(self.width(), self.height())
    }

    /// The middle.
    pub fn center(&self) -> Point {
        pt(f32::midpoint(self.min.x, self.max.x), f32::midpoint(self.min.y, self.max.y))
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// Whether the two rectangles share inner points (touching edges do not count).
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: pt(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: pt(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// Grown by `by` points on every side (shrunk if negative).
    pub fn expand(&self, by: f32) -> Self {
        Self { min: pt(self.min.x - by, self.min.y - by), max: pt(self.max.x + by, self.max.y + by) }
    }

    /// Moved by a displacement.
    pub fn translate(&self, by: Point) -> Self {
        Self { min: self.min + by, max: self.max + by }
    }
}
