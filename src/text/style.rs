//! The style of a text: how large and how heavy. Colour is no part of it, because it changes no width.

use super::fonts::Weight;

/// Size and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Font size in points.
    pub size: f32,
    /// Weight of the strokes.
    pub weight: Weight,
}

impl TextStyle {
    /// A style of `size` points.
    pub const fn new(size: f32, weight: Weight) -> Self {
        Self { size, weight }
    }
}
