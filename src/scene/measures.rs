//! The measures of the map, in points.

use crate::layout::Metrics;

/// Space round the whole picture.
pub const MARGIN: f32 = 24.0;
/// Space between the vision and the first band.
pub const HEADER_GAP: f32 = 14.0;
/// Height for the name of a theme above its column.
pub const COLUMN_TITLE: f32 = 26.0;
/// Least height of a band.
pub const BAND_HEIGHT: f32 = 176.0;
/// Least height of a band on a slide, where height is short, and room above and below its cards.
pub const SLIDE_BAND_HEIGHT: f32 = 124.0;
pub const SLIDE_PADDING: f32 = 26.0;
/// Corner radius of a band.
pub const BAND_RADIUS: f32 = 8.0;
/// Width of the strong edge of a band.
pub const BAND_EDGE: f32 = 4.0;
/// Space between a band's edge and its name.
pub const BAND_TEXT_X: f32 = 16.0;
/// Width for a band's name and question.
pub const BAND_TEXT_WIDTH: f32 = 116.0;
/// Width of a card.
pub const CARD_WIDTH: f32 = 176.0;
/// Least space between two cards.
pub const CARD_GAP: f32 = 26.0;
/// Space between a card's edge and what is in it.
pub const CARD_PADDING: f32 = 10.0;
/// Length of an arrow's head.
pub const HEAD_LENGTH: f32 = 9.0;
/// Width of an arrow's head.
pub const HEAD_WIDTH: f32 = 8.0;
/// Width of an arrow's line.
pub const ARROW_WIDTH: f32 = 1.6;

/// Least width of what holds the cards of a part of a map.
pub const PART_WIDTH: f32 = 300.0;
/// Least height of a band there, and room above and below its cards.
pub const PART_BAND_HEIGHT: f32 = 124.0;
pub const PART_PADDING: f32 = 24.0;

/// What the layout keeps apart.
pub const MAP_METRICS: Metrics = Metrics {
    band_header: BAND_TEXT_X + BAND_TEXT_WIDTH + 4.0,
    band_gap: 8.0,
    band_padding: 36.0,
    card_gap: CARD_GAP,
    row_gap: 40.0,
    port_gap: 20.0,
    min_width: 720.0,
};
