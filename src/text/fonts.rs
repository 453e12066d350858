//! The font files inside the program: four weights of Inter and a small font of our own with the signs Inter lacks.
//!
//! Embedded, so that every machine measures and draws alike. `assets/fonts/README.md` tells where they come from.
//!
//! Invariants: all files have 2048 units per em and the same ascent and descent, so falling back to the signs moves
//! no baseline; figures are tabular; each of the 134 Vietnamese letters is in all four weights.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use epaint::text::{FontData, FontDefinitions, FontFamily, FontTweak, Fonts, TextOptions};

/// Family name of the text font, as in its file and as exports name it.
pub const FONT_FAMILY: &str = "Inter";

/// Family name of the font with the signs that the text font lacks.
pub const SYMBOL_FAMILY: &str = "Fourfold Symbols";

/// File of the font with the signs that the text font lacks (TrueType).
pub const SYMBOL_FONT: &[u8] = include_bytes!("../../assets/fonts/FourfoldSymbols.ttf");

/// Height of the capitals as a fraction of the font size, in all weights.
pub const CAP_HEIGHT_PER_EM: f32 = 1490.0 / 2048.0;

/// Ascent as a fraction of the font size, in all files.
pub const ASCENT_PER_EM: f32 = 1984.0 / 2048.0;

/// Descent below the baseline as a fraction of the font size, in all files.
pub const DESCENT_PER_EM: f32 = 494.0 / 2048.0;

/// Weight of a text; one font file each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400: running text and labels.
    Regular,
    /// 500: buttons and tabs.
    Medium,
    /// 600: names.
    Semibold,
    /// 700: the mission and headings.
    Bold,
}

impl Weight {
    /// All weights, lightest first.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Medium, Self::Semibold, Self::Bold];

    /// The font file (TrueType, static).
    pub const fn font_bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
            Self::Medium => include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
            Self::Semibold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
            Self::Bold => include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
        }
    }

    /// The number that CSS, SVG and OpenType give the weight.
    pub const fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::Semibold => 600,
            Self::Bold => 700,
        }
    }

    /// Key in lower case, which names the family of the window too.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Medium => "medium",
            Self::Semibold => "semibold",
            Self::Bold => "bold",
        }
    }
}

/// The family of the window that draws `weight`; [`font_definitions`] defines it.
pub fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Medium | Weight::Semibold | Weight::Bold => FontFamily::Name(weight.key().into()),
    }
}

/// The fonts for the window and for measuring: each weight with the signs behind it. Monospace is the regular
/// weight, because its figures are tabular and the app shows no program text.
pub fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let symbols = "symbols".to_owned();
    definitions.font_data.insert(symbols.clone(), embedded(SYMBOL_FONT));
    for weight in Weight::ALL {
        definitions.font_data.insert(weight.key().to_owned(), embedded(weight.font_bytes()));
        definitions.families.insert(family(weight), vec![weight.key().to_owned(), symbols.clone()]);
    }
    definitions.families.insert(FontFamily::Monospace, vec![Weight::Regular.key().to_owned(), symbols]);
    definitions
}

/// Hinting is off: fitting to the pixels flattens the stacked tone marks of Vietnamese, a tilde into a bar.
fn embedded(bytes: &'static [u8]) -> Arc<FontData> {
    let tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
    Arc::new(FontData::from_static(bytes).tweak(tweak))
}

/// Whether `c` can be drawn in every weight, if need be by the symbol font. A line break needs no glyph.
pub fn has_glyph(c: char) -> bool {
    c == '\n' || coverage().text.contains(&c) || coverage().symbols.contains(&c)
}

/// Whether `c` is drawn by [`SYMBOL_FONT`], because the text font lacks it. Exports switch fonts there.
pub fn is_from_symbol_font(c: char) -> bool {
    !coverage().text.contains(&c) && coverage().symbols.contains(&c)
}

/// Whether the text font has `c`, in all weights.
pub(super) fn is_from_text_font(c: char) -> bool {
    coverage().text.contains(&c)
}

/// The characters of the files.
struct Coverage {
    /// Characters that all four weights have.
    text: BTreeSet<char>,
    /// Characters of the symbol font.
    symbols: BTreeSet<char>,
}

fn coverage() -> &'static Coverage {
    static COVERAGE: OnceLock<Coverage> = OnceLock::new();
    COVERAGE.get_or_init(|| {
        let [regular, medium, semibold, bold] = Weight::ALL.map(|weight| characters_of(weight.font_bytes()));
        let text = regular.into_iter().filter(|c| medium.contains(c) && semibold.contains(c) && bold.contains(c));
        Coverage { text: text.collect(), symbols: characters_of(SYMBOL_FONT) }
    })
}

fn characters_of(file: &'static [u8]) -> BTreeSet<char> {
    let mut definitions = FontDefinitions::empty();
    definitions.font_data.insert("file".to_owned(), embedded(file));
    definitions.families.insert(FontFamily::Proportional, vec!["file".to_owned()]);
    let mut fonts = Fonts::new(TextOptions::default(), definitions);
    fonts.with_pixels_per_point(1.0).characters(&FontFamily::Proportional).keys().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 134 letters of Vietnamese outside ASCII.
    const LETTERS: &str = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ\
                           àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    const SIGNS: &str = "₫€$£¥←↑→↓↔↕↗↘↶↷−±×÷≈≠≤≥∞Σ●○▲▼◆◇■□▶◀▸▾▴✓✕✗✎⋯…•·⌕⌘⏎⇧⌫";
    /// What the widgets, menus and shortcut texts of egui 0.37 draw as text, and what its style editor does not.
    const SIGNS_OF_EGUI: &str = "⏴⏵⏶⏷⌃⌥⇧⌘−°…";

    #[test]
    fn every_vietnamese_letter_is_in_all_weights() {
        assert_eq!(LETTERS.chars().count(), 134);
        for weight in Weight::ALL {
            let covered = characters_of(weight.font_bytes());
            let missing: String = LETTERS.chars().filter(|c| !covered.contains(c)).collect();
            assert!(missing.is_empty(), "{weight:?} lacks {missing}");
        }
    }

    #[test]
    fn every_sign_has_a_glyph() {
        let ascii = (' '..='~').filter(|c| !has_glyph(*c));
        let missing: String =
            ascii.chain((SIGNS.chars().chain(SIGNS_OF_EGUI.chars())).filter(|c| !has_glyph(*c))).collect();
        assert!(missing.is_empty(), "no glyph for {missing}");
        assert!(!has_glyph('漢'));
        assert!(has_glyph('\n'));
    }

    #[test]
    fn every_message_in_every_language_has_its_glyphs() {
        for lang in crate::lang::Lang::ALL {
            let texts = crate::lang::all_texts(lang);
            assert!(texts.len() > 100);
            for (name, text) in texts {
                let missing: String = text.chars().filter(|c| !has_glyph(*c)).collect();
                assert!(missing.is_empty(), "{name} in {}: no glyph for {missing:?} in {text:?}", lang.code());
            }
        }
    }

    #[test]
    fn the_symbol_font_has_only_what_the_text_font_lacks() {
        assert!(is_from_symbol_font('↶'));
        assert!(!is_from_symbol_font('●'));
        let twice: String = coverage().symbols.iter().filter(|c| !is_from_symbol_font(**c)).collect();
        assert_eq!(twice, " ");
    }

    #[test]
    fn every_weight_has_a_family_with_a_text_font_and_the_signs() {
        let definitions = font_definitions();
        for family in Weight::ALL.map(family).into_iter().chain([FontFamily::Monospace]) {
            let names = definitions.families.get(&family).cloned().unwrap_or_default();
            assert_eq!(names.len(), 2, "{family:?}");
            assert!(names.iter().all(|name| definitions.font_data.contains_key(name)));
        }
    }
}
