//! A place and an extent in points.

use std::ops::{Add, Mul, Sub};

/// A place (or a displacement) in points, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Point {
    /// Distance from the left edge, in points.
    pub x: f32,
    /// Distance from the top edge, in points.
    pub y: f32,
}

/// Short for a [`Point`] of two coordinates.
pub const fn pt(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// The length of the displacement, in points.
    pub fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The straight distance to another point, in points.
    pub fn distance(self, other: Self) -> f32 {
        (self - other).length()
    }

    /// The point at `t` (0 to 1) on the straight line to `other`.
    pub fn lerp(self, other: Self, t: f32) -> Self {
        self + (other - self) * t
    }

    /// The displacement of length 1 in the same direction; zero stays zero.
    pub fn normalized(self) -> Self {
        let length = self.length();
        if length > 0.0 { self * (1.0 / length) } else { self }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        pt(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        pt(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;
    fn mul(self, factor: f32) -> Self {
        pt(self.x * factor, self.y * factor)
    }
}

/// A width and a height in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Size {
    /// Width in points.
    pub w: f32,
    /// Height in points.
    pub h: f32,
}

impl Size {
    /// A size of the given width and height.
    pub const fn new(w: f32, h: f32) -> Self {
        Self { w, h }
    }
}
