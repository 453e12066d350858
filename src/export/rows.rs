//! Rows of text as glyphs, placed as they were measured.
//!
//! What a reader of a PDF finds is the text itself, composed (NFC), with
//! plain spaces for all kinds of space, and without what can't be seen.

use krilla::text::{GlyphId, KrillaGlyph};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::faces::{Face, Faces};
use crate::text::{TextStyle, is_from_symbol_font};

/// Glyphs in one stroke of the pen: strings in a PDF/A end at 32,767 bytes.
const MOST_GLYPHS: usize = 2_000;
/// Width of a thin or narrow space in spaces, as where the text was measured.
const THIN_SPACE: f32 = 0.5;

/// A part of a row in one face.
pub(super) struct Run {
    /// The face.
    pub face: &'static Face,
    /// What it says.
    pub text: String,
    /// The glyphs; lengths are those of a text of one point.
    pub glyphs: Vec<KrillaGlyph>,
    /// Where it starts, in points from the start of the row.
    pub x: f32,
}

/// The runs of a row; `end` is said behind it, unseen.
pub(super) fn runs(faces: &'static Faces, row: &str, end: &str, style: TextStyle) -> Vec<Run> {
    let text = visible(row) + end;
    let (mut runs, mut x) = (Vec::new(), 0.0);
    for (is_symbol, part) in parts(&text) {
        let face = if is_symbol { faces.symbols() } else { faces.of(style.weight) };
        let glyphs = glyphs(face, part);
        for glyphs in glyphs.chunks(MOST_GLYPHS) {
            let width: f32 = glyphs.iter().map(|glyph| glyph.x_advance).sum();
            runs.push(Run { face, text: part.to_owned(), glyphs: glyphs.to_vec(), x });
            x += width * style.size;
        }
    }
    runs
}

/// A text as it can be seen: composed, on one line, without marks of direction and control characters.
fn visible(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
        // Characters without meaning to anybody else.
        '\u{e000}'..='\u{f8ff}' | '\u{f_0000}'.. => Some(char::REPLACEMENT_CHARACTER),
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}' => None,
        _ if (c as u32) & 0xfffe == 0xfffe => None,
        _ => Some(c),
    });
    let kept: String = kept.collect();
    if is_nfc(&kept) { kept } else { kept.nfc().collect() }
}

/// The parts of a text by whether the symbol font draws them.
fn parts(text: &str) -> Vec<(bool, &str)> {
    let (mut parts, mut start, mut was_symbol) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        let is_symbol = is_from_symbol_font(c);
        if is_symbol != was_symbol {
            parts.extend(text.get(start..at).filter(|part| !part.is_empty()).map(|part| (was_symbol, part)));
            (start, was_symbol) = (at, is_symbol);
        }
    }
    parts.extend(text.get(start..).filter(|part| !part.is_empty()).map(|part| (was_symbol, part)));
    parts
}

/// The glyphs of a part, from left to right.
fn glyphs(face: &Face, text: &str) -> Vec<KrillaGlyph> {
    let shaped = face.shape(text);
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let em = face.units_per_em;
    let space = if text.contains(is_thin) { advance_of_space(face) } else { 0.0 };
    let mut before = None;
    let mut glyphs = Vec::with_capacity(infos.len());
    for (info, position) in infos.iter().zip(positions) {
        let start = info.cluster as usize;
        let next = starts.partition_point(|other| *other <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        let is_missing = info.glyph_id == 0;
        // What can't be drawn is one box, with its marks.
        if is_missing && before.replace(start) == Some(start) {
            continue;
        }
        before = Some(start);
        let is_thin = text.get(start..end).is_some_and(|cluster| cluster.contains(is_thin));
        let advance = if is_thin { space * THIN_SPACE } else { position.x_advance as f32 };
        let (glyph, offset) = if is_missing && !is_thin {
            (face.missing.0, (advance - face.missing.1) / 2.0)
        } else {
            (info.glyph_id, position.x_offset as f32)
        };
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(glyph),
            advance / em,
            offset / em,
            position.y_offset as f32 / em,
            0.0,
            start..end,
            None,
        ));
    }
    glyphs
}

fn is_thin(c: char) -> bool {
    matches!(c, '\u{2009}' | '\u{202f}')
}

fn advance_of_space(face: &Face) -> f32 {
    face.shape(" ").glyph_positions().first().map_or(0.0, |position| position.x_advance as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Measure, Weight};

    const TEXTS: [&str; 9] = [
        "Every AVATAR To. 1.234,5",
        "fi ffl -> 3x4 (2026)",
        "Trải nghiệm khách hàng",
        "Ắ Ằ Ẳ Ẵ Ặ → ₫ ✎ ↶ ⌘K",
        "48.300\u{a0}₫",
        "12\u{202f}345\u{2009}%\u{2007}1",
        "Доход 漢字",
        "e\u{302}\u{301}",
        "",
    ];

    fn width(text: &str, style: TextStyle) -> f32 {
        let runs = runs(Faces::get().unwrap(), text, "", style);
        let of = |run: &Run| run.glyphs.iter().map(|glyph| glyph.x_advance * style.size).sum::<f32>();
        let ends = runs.iter().map(|run| run.x + of(run));
        ends.fold(0.0, f32::max)
    }

    #[test]
    fn rows_are_as_wide_as_they_were_measured() {
        let measure = Measure::new();
        for weight in Weight::ALL {
            for size in [8.4, 13.0, 22.0] {
                for text in TEXTS {
                    let style = TextStyle { size, weight };
                    let (set, measured) = (width(text, style), measure.width(text, style));
                    assert!((set - measured).abs() < 0.1, "{text} {size} {weight:?}: set {set}, measured {measured}");
                }
            }
        }
    }

    #[test]
    fn no_glyph_is_the_one_for_missing_characters() {
        let style = TextStyle::new(12.0, Weight::Bold);
        for text in ["漢字", "👩‍👩‍👧‍👦", "مرحبا", "\u{301}", "\u{e000}"] {
            let runs = runs(Faces::get().unwrap(), text, " ", style);
            assert!(runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.glyph_id.to_u32() != 0), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_left_out_and_the_rest_composed() {
        assert_eq!(visible("a\0\u{202e}b\u{feff}\u{ffff}"), "ab");
        assert_eq!(visible("a\tb\u{a0}c\nd"), "a b c d");
        assert_eq!(visible("Tie\u{302}\u{301}ng"), "Tiếng");
        assert_eq!(visible("\u{e000}"), "\u{fffd}");
    }

    #[test]
    fn long_rows_are_drawn_in_pieces_that_follow_each_other() {
        let style = TextStyle::new(12.0, Weight::Regular);
        let long = "ắ ".repeat(MOST_GLYPHS * 2);
        let runs = runs(Faces::get().unwrap(), &long, "", style);
        assert!(runs.len() > 1 && runs.iter().all(|run| run.glyphs.len() <= MOST_GLYPHS));
        let measured = Measure::new().width(&long, style);
        assert!((width(&long, style) - measured).abs() < measured * 1e-4);
    }
}
