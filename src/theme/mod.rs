//! Design tokens: every colour and measure of the look, by name.
//!
//! The colours of the light and the dark look are read from `assets/theme/` once.
//! Nothing outside this folder holds a colour.

mod color;
mod tokens;

pub use color::Color;
pub use tokens::{HueTokens, Look, Theme, measures, type_scale};
