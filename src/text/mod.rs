//! The embedded fonts, and measuring and wrapping text without a window.
//!
//! A text is measured and wrapped once, at one pixel per point, into rows that layout, screen and every export
//! share; so a card breaks its name at the same word everywhere, at every zoom and on every machine.
//!
//! Invariants: nothing here needs a window, a GPU or a font of the machine; the same text and style give the same
//! rows.

mod fonts;
mod measure;
mod style;
mod wrap;

pub use fonts::{
    ASCENT_PER_EM, CAP_HEIGHT_PER_EM, DESCENT_PER_EM, FONT_FAMILY, SYMBOL_FAMILY, SYMBOL_FONT, Weight, family,
    font_definitions, has_glyph, is_from_symbol_font,
};
pub use measure::Measure;
pub use style::TextStyle;
pub use wrap::Line;
