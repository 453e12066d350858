//! Widths and heights of text, without a window.
//!
//! One text engine for layout, screen and exports is what keeps names inside their cards. Advances are linear in
//! the font size when hinting is off, so a text is shaped once at [`SHAPING_SIZE`] and its width scaled.
//!
//! Invariants: a width is the sum of the advances, kerning included, never the rounded positions of the screen; it
//! does not depend on what was measured before.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use epaint::emath::GuiRounding as _;
use epaint::text::{FontId, Fonts, LayoutJob, TextOptions};

use super::fonts::{ASCENT_PER_EM, CAP_HEIGHT_PER_EM, DESCENT_PER_EM, Weight, family, font_definitions};
use super::style::TextStyle;

/// Size in points at which text is shaped: a power of two, so that font units convert without rounding; small, so
/// that the glyphs which the engine rasterises on the way cost little.
const SHAPING_SIZE: f32 = 16.0;

/// Widths kept for each weight. A map of 1,000 objectives has some 5,000 different words and rows.
const MOST_WIDTHS: usize = 20_000;

/// Longer texts, in bytes, are not kept: they are rare and their rows are kept anyway.
const LONGEST_KEPT: usize = 256;

/// Part of the glyph atlas that may fill before it is emptied.
const FULLEST_ATLAS: f32 = 0.7;

/// Measures text in the embedded fonts at one pixel per point. Make one and share it: it remembers widths.
pub struct Measure {
    engine: RefCell<Engine>,
}

struct Engine {
    fonts: Fonts,
    /// Widths at [`SHAPING_SIZE`]; looked up only, never iterated.
    widths: BTreeMap<Weight, HashMap<Box<str>, f32>>,
}

impl Default for Measure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure {
    /// Reads the embedded fonts; takes about a millisecond.
    pub fn new() -> Self {
        let fonts = Fonts::new(options(), font_definitions());
        Self { engine: RefCell::new(Engine { fonts, widths: BTreeMap::new() }) }
    }

    /// Width of `text` on one row in points. A line break counts as a space; spaces at the ends count too.
    pub fn width(&self, text: &str, style: TextStyle) -> f32 {
        self.engine.borrow_mut().width(text, style.weight) * (style.size / SHAPING_SIZE)
    }

    /// Distance from the top of a row to its baseline in points, as the window rounds it.
    pub fn ascent(&self, style: TextStyle) -> f32 {
        (style.size * ASCENT_PER_EM).round_ui()
    }

    /// Height of a row in points, as the window rounds it; rows follow each other at this distance.
    pub fn line_height(&self, style: TextStyle) -> f32 {
        self.ascent(style) + (style.size * DESCENT_PER_EM).round_ui()
    }

    /// Height of the capitals in points, to centre a text on a shape.
    pub fn cap_height(&self, style: TextStyle) -> f32 {
        style.size * CAP_HEIGHT_PER_EM
    }
}

impl Engine {
    fn width(&mut self, text: &str, weight: Weight) -> f32 {
        if let Some(width) = self.widths.get(&weight).and_then(|widths| widths.get(text)) {
            return *width;
        }
        let width = self.shape(text, weight);
        if text.len() <= LONGEST_KEPT {
            let widths = self.widths.entry(weight).or_default();
            if widths.len() >= MOST_WIDTHS {
                widths.clear();
            }
            widths.insert(text.into(), width);
        }
        width
    }

    fn shape(&mut self, text: &str, weight: Weight) -> f32 {
        if self.fonts.font_atlas_fill_ratio() > FULLEST_ATLAS {
            self.fonts.begin_pass(options(), epaint::text::ViewportKey::default());
        }
        let row = if text.contains(['\n', '\r']) { text.replace(['\n', '\r'], " ") } else { text.to_owned() };
        let font = FontId::new(SHAPING_SIZE, family(weight));
        let job = LayoutJob::simple_singleline(row, font, epaint::Color32::PLACEHOLDER);
        // The engine's own memory would grow until the next pass of a window, which never comes here.
        let galley = self.fonts.layout_uncached(1.0, Arc::new(job));
        galley.rows.iter().flat_map(|row| &row.glyphs).map(|glyph| glyph.advance_width).sum()
    }
}

fn options() -> TextOptions {
    TextOptions { font_hinting: false, subpixel_binning: false, ..TextOptions::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [f32; 7] = [8.4, 12.0, 13.0, 14.0, 16.0, 22.0, 34.0];

    fn regular(size: f32) -> TextStyle {
        TextStyle::new(size, Weight::Regular)
    }

    /// The galley that a window at one pixel per point makes of `text`.
    fn galley_of_the_window(text: &str, style: TextStyle) -> Arc<epaint::Galley> {
        let font = FontId::new(style.size, family(style.weight));
        let mut fonts = Fonts::new(TextOptions::default(), font_definitions());
        fonts.with_pixels_per_point(1.0).layout_no_wrap(text.to_owned(), font, epaint::Color32::BLACK)
    }

    #[test]
    fn composed_and_decomposed_letters_have_the_same_width() {
        let measure = Measure::new();
        for (composed, decomposed) in [
            ("\u{1ebf}", "e\u{302}\u{301}"),
            ("\u{1eb7}", "a\u{306}\u{323}"),
            ("\u{1eb7}", "a\u{323}\u{306}"),
            ("\u{1ef1}", "u\u{31b}\u{323}"),
            ("\u{1ee2}", "O\u{31b}\u{323}"),
            ("Chi\u{1ebf}n l\u{1b0}\u{1ee3}c", "Chie\u{302}\u{301}n lu\u{31b}o\u{31b}\u{323}c"),
        ] {
            for weight in Weight::ALL {
                let style = TextStyle::new(14.0, weight);
                assert_eq!(measure.width(composed, style), measure.width(decomposed, style), "{composed} {weight:?}");
            }
        }
    }

    #[test]
    fn figures_have_one_width_also_beside_signs() {
        let measure = Measure::new();
        for weight in Weight::ALL {
            let style = TextStyle::new(14.0, weight);
            let width_of = |pattern: &str, figure: char| {
                measure.width(&pattern.replace('#', figure.encode_utf8(&mut [0; 4])), style)
            };
            for pattern in ["#", "##", "#.##", "#,###", "−#", "#%", "# ₫", "#/#"] {
                let one = width_of(pattern, '0');
                assert!(('1'..='9').all(|figure| width_of(pattern, figure) == one), "{pattern} {weight:?}");
            }
            assert_eq!(measure.width("\u{2007}", style), measure.width("0", style), "figure space");
        }
    }

    #[test]
    fn pairs_are_kerned() {
        let measure = Measure::new();
        let apart = measure.width("A", regular(14.0)) + measure.width("V", regular(14.0));
        assert!(measure.width("AV", regular(14.0)) < apart - 0.3);
    }

    #[test]
    fn widths_and_heights_are_those_of_the_window() {
        let measure = Measure::new();
        let text = "Nắm vững số liệu: 48.300\u{202f}₫ ↶ AV";
        for weight in Weight::ALL {
            for size in SIZES {
                let style = TextStyle::new(size, weight);
                let galley = galley_of_the_window(text, style);
                let row = &galley.rows[0];
                let advances: f32 = row.glyphs.iter().map(|glyph| glyph.advance_width).sum();
                assert!((measure.width(text, style) - advances).abs() < 0.003, "{style:?}");
                assert_eq!(measure.ascent(style), row.glyphs[0].font_ascent, "{style:?}");
                assert_eq!(measure.line_height(style), row.glyphs[0].font_height, "{style:?}");
            }
        }
    }

    #[test]
    fn a_width_does_not_depend_on_what_was_measured_before() {
        let (fresh, used) = (Measure::new(), Measure::new());
        let words: Vec<String> = (0..300).map(|number| format!("mục tiêu {number}")).collect();
        for word in &words {
            used.width(word, TextStyle::new(22.0, Weight::Bold));
            used.width(word, regular(9.5));
        }
        for word in words.iter().rev() {
            assert_eq!(fresh.width(word, regular(14.0)), used.width(word, regular(14.0)));
        }
        assert!(fresh.width("", regular(14.0)) == 0.0);
    }

    #[test]
    fn the_memory_is_bounded() {
        let measure = Measure::new();
        let mut engine = measure.engine.borrow_mut();
        let full = (0..MOST_WIDTHS).map(|number| (number.to_string().into_boxed_str(), 0.0)).collect();
        engine.widths.insert(Weight::Regular, full);
        engine.width("new", Weight::Regular);
        engine.width(&"long ".repeat(LONGEST_KEPT), Weight::Regular);
        assert_eq!(engine.widths.get(&Weight::Regular).map(HashMap::len), Some(1));
    }
}
