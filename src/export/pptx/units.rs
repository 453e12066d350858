//! The numbers and names of the format: lengths in EMU, shares in thousandths of a percent, ids, short names.
//!
//! Every number is clamped to what the schema allows, so that no odd length of a scene makes a file that needs repair.

use crate::export::markup::{Value, ValueWriter};
use crate::geometry::Point;
use crate::theme::Color;

/// English metric units in a point of a scene: 914 400 an inch, 96 points an inch.
const EMU_PER_POINT: f64 = 9525.0;
/// Far outside any slide, and still a number of 32 bits, as PowerPoint wants it.
const FARTHEST: f64 = 2.0e9;
/// Hundredths of a typographic point in a point of a scene: 72 an inch against 96.
const HUNDREDTHS_PER_POINT: f32 = 75.0;
/// Characters of a name in the list of a slide's objects.
const LONGEST_NAME: usize = 80;
/// Characters of a text for people who can't see the picture.
const LONGEST_DESCRIPTION: usize = 1000;

/// A length or coordinate in English metric units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Emu(pub(super) i64);

/// A coordinate of a scene, in points; 0 if it is not finite.
pub(super) fn emu(points: f32) -> Emu {
    let value = f64::from(points) * EMU_PER_POINT;
    Emu(if value.is_finite() { value.round().clamp(-FARTHEST, FARTHEST) as i64 } else { 0 })
}

/// A width or height of a scene, in points; never negative.
pub(super) fn extent(points: f32) -> Emu {
    Emu(emu(points).0.max(0))
}

/// A point as two coordinates.
pub(super) fn place(p: Point) -> (Emu, Emu) {
    (emu(p.x), emu(p.y))
}

impl Value for Emu {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(&self.0.to_string());
    }
}

/// A part of one, written in thousandths of a percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share(pub(super) f32);

impl Value for Share {
    fn write(self, to: &mut ValueWriter<'_>) {
        let share = if self.0.is_finite() { self.0 } else { 0.0 };
        to.text(&((f64::from(share) * 100_000.0).round() as i64).to_string());
    }
}

/// A font size or line distance of a scene, written in hundredths of a typographic point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextLength(pub(super) f32);

impl Value for TextLength {
    fn write(self, to: &mut ValueWriter<'_>) {
        let hundredths = (self.0 * HUNDREDTHS_PER_POINT).round();
        let hundredths = if hundredths.is_finite() { hundredths.clamp(100.0, 150_000.0) } else { 100.0 };
        to.text(&(hundredths as u32).to_string());
    }
}

/// A colour as six hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits(pub(super) Color);

impl Value for Digits {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text(self.0.to_string().trim_start_matches('#'));
    }
}

/// The id of a relationship: `rId1` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RelId(pub(super) usize);

impl Value for RelId {
    fn write(self, to: &mut ValueWriter<'_>) {
        to.text("rId").text(&self.0.to_string());
    }
}

/// The language of texts with its country, as spelling checkers want it.
pub(super) fn language(code: &str) -> &'static str {
    if code == "vi" { "vi-VN" } else { "en-US" }
}

/// A text cut for the list of objects on a slide.
pub(super) fn short_name(text: &str) -> String {
    cut(text, LONGEST_NAME)
}

/// A text cut for reading aloud.
pub(super) fn description(text: &str) -> String {
    cut(text, LONGEST_DESCRIPTION)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => text.get(..end).unwrap_or_default().trim_end().chars().chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_stay_inside_what_the_schema_allows() {
        assert_eq!(emu(1280.0), Emu(12_192_000));
        assert_eq!(emu(-0.5), Emu(-4763));
        assert_eq!(emu(f32::NAN), Emu(0));
        assert_eq!(emu(f32::INFINITY), Emu(0));
        assert!(emu(f32::MAX).0 < i64::from(i32::MAX));
        assert_eq!(extent(-3.0), Emu(0));
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        assert_eq!(short_name("ngắn"), "ngắn");
        assert_eq!(short_name(&"ế".repeat(65_536)).chars().count(), LONGEST_NAME + 1);
    }
}
