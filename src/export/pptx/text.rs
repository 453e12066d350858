//! Rows of text as text boxes and titles.
//!
//! A box begins at the left end of its rows and at the top of its first line, without any space inside, so a reader
//! with our font draws every row where the scene has it. Rows are parted by line breaks at the scene's own distance:
//! one text stays one paragraph. Nothing wraps or shrinks by itself: another font may be wider, and a row that ends a
//! little later is better than one that jumps.

use super::PptxFonts;
use super::paint::Ink;
use super::units::TextLength;
use crate::export::markup::Markup;
use crate::geometry::Rect;
use crate::scene::{Row, Text};
use crate::text::{ASCENT_PER_EM, DESCENT_PER_EM, FONT_FAMILY, SYMBOL_FAMILY, TextStyle, Weight, is_from_symbol_font};
use crate::theme::Color;

/// Our semibold weight under the name by which word processors know it.
const SEMIBOLD_FAMILY: &str = "Inter SemiBold";
/// Our medium weight likewise.
const MEDIUM_FAMILY: &str = "Inter Medium";
/// What everybody has.
const COMMON_FAMILY: &str = "Arial";
/// The classification of our font (PANOSE: Latin text, sans serif), by which readers that lack it choose another.
pub(super) const PANOSE: &str = "020B0604020202020204";
/// Swiss, of variable pitch: the same for older readers.
const PITCH_FAMILY: &str = "34";
/// Space right of a row, as a share of its size: what a reader rounds up must not make it wrap.
const SPARE: f32 = 0.3;
/// Rows that start or follow each other within this many points do so exactly.
const ALIKE: f32 = 0.05;

impl PptxFonts {
    /// The family for headings: names on cards and the sentence are semibold.
    pub(super) const fn major(self) -> &'static str {
        match self {
            Self::Own => SEMIBOLD_FAMILY,
            Self::Arial => COMMON_FAMILY,
        }
    }

    /// The family for running text.
    pub(super) const fn minor(self) -> &'static str {
        match self {
            Self::Own => FONT_FAMILY,
            Self::Arial => COMMON_FAMILY,
        }
    }

    /// The family of a weight, by the theme where it can be, and whether it is the bold face of it.
    const fn face(self, weight: Weight) -> (&'static str, bool) {
        match (weight, self) {
            (Weight::Regular, _) | (Weight::Medium, Self::Arial) => ("+mn-lt", false),
            (Weight::Medium, Self::Own) => (MEDIUM_FAMILY, false),
            (Weight::Semibold, Self::Own) => ("+mj-lt", false),
            (Weight::Semibold, Self::Arial) => ("+mj-lt", true),
            (Weight::Bold, _) => ("+mn-lt", true),
        }
    }
}

/// Writes that text takes the fonts of the theme: those for headings or those for running text.
pub(super) fn theme_faces(markup: &mut Markup, is_heading: bool) {
    let faces = if is_heading { ["+mj-lt", "+mj-ea", "+mj-cs"] } else { ["+mn-lt", "+mn-ea", "+mn-cs"] };
    for (tag, face) in ["a:latin", "a:ea", "a:cs"].into_iter().zip(faces) {
        markup.open(tag).attr("typeface", face);
        markup.close();
    }
}

/// What happens to a row that grows beyond its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrap {
    /// It goes on: in another font it may be a little longer.
    Never,
    /// It breaks, when somebody writes more: the box has room to spare for the rows that are there.
    AtEdge,
}

/// Rows that start at the same place and follow each other evenly: what one text box can hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'a> {
    pub(super) rows: &'a [Row],
    pub(super) style: TextStyle,
    pub(super) color: Color,
    /// From one baseline to the next, in points.
    pitch: f32,
}

impl<'a> Block<'a> {
    /// The blocks of a text.
    pub(super) fn of(text: &'a Text) -> Vec<Self> {
        let mut blocks = Vec::new();
        let mut rest = text.rows.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let pitch = others.first().map(|second| second.baseline - first.baseline).filter(|pitch| *pitch > 1.0);
            let natural = text.style.size * (ASCENT_PER_EM + DESCENT_PER_EM);
            let (length, pitch) = match pitch {
                None => (1, natural),
                Some(pitch) => {
                    let fits = |(i, row): (usize, &Row)| {
                        let wanted = first.baseline + (i + 1) as f32 * pitch;
                        (row.x - first.x).abs() < ALIKE && (row.baseline - wanted).abs() < ALIKE
                    };
                    (1 + others.iter().enumerate().take_while(|(i, row)| fits((*i, row))).count(), pitch)
                }
            };
            let (rows, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            blocks.push(Self { rows, style: text.style, color: text.color, pitch });
            rest = after;
        }
        blocks
    }

    /// Where the box is.
    pub(super) fn area(&self) -> Rect {
        let (x, baseline) = self.rows.first().map_or((0.0, 0.0), |row| (row.x, row.baseline));
        let width = self.rows.iter().map(|row| row.width).fold(0.0, f32::max) + self.style.size * SPARE;
        let natural = self.style.size * (ASCENT_PER_EM + DESCENT_PER_EM);
        // An exact distance of lines takes from above the letters what it is short of their height.
        let above = if self.rows.len() > 1 { natural - self.pitch } else { 0.0 };
        let top = baseline - self.style.size * ASCENT_PER_EM + above;
        Rect::new(x, top, width, self.pitch * self.rows.len() as f32)
    }

    /// The rows as one line, for lists.
    pub(super) fn in_one_line(&self) -> String {
        let rows: Vec<&str> = self.rows.iter().map(|row| row.text.as_str()).collect();
        rows.join(" ")
    }

    /// Writes the body of the text.
    pub(super) fn body(&self, markup: &mut Markup, ink: &Ink<'_>, fonts: PptxFonts, lang: &'static str, wrap: Wrap) {
        markup.open("p:txBody");
        open_body(markup, wrap);
        markup.open("a:p");
        markup.open("a:pPr").attr("marL", "0").attr("indent", "0").attr("algn", "l");
        if self.rows.len() > 1 {
            markup.open("a:lnSpc");
            markup.open("a:spcPts").attr("val", TextLength(self.pitch));
            markup.close().close();
        }
        markup.open("a:spcBef");
        markup.open("a:spcPts").attr("val", "0");
        markup.close().close();
        markup.open("a:buNone");
        markup.close().close();
        for (i, row) in self.rows.iter().enumerate() {
            if i > 0 {
                markup.open("a:br");
                self.properties(markup, ink, fonts, lang, false);
                markup.close();
            }
            // Whoever joins the rows again, to edit them or to list titles, finds words apart.
            let gap = if i + 1 < self.rows.len() { " " } else { "" };
            for (piece, is_symbol) in pieces(&[&row.text, gap].concat()) {
                markup.open("a:r");
                self.properties(markup, ink, fonts, lang, is_symbol);
                markup.open("a:t");
                markup.text(&piece).close().close();
            }
        }
        markup.close().close();
    }

    fn properties(&self, markup: &mut Markup, ink: &Ink<'_>, fonts: PptxFonts, lang: &'static str, is_symbol: bool) {
        let (face, is_bold) = fonts.face(self.style.weight);
        markup
            .open("a:rPr")
            .attr("lang", lang)
            .attr("sz", TextLength(self.style.size))
            .attr("b", if is_bold { "1" } else { "0" });
        ink.fill(markup, Some(self.color));
        if is_symbol && fonts == PptxFonts::Own {
            for tag in ["a:latin", "a:ea", "a:cs", "a:sym"] {
                markup.open(tag).attr("typeface", SYMBOL_FAMILY);
                markup.close();
            }
        } else if face.starts_with('+') {
            theme_faces(markup, face == "+mj-lt");
        } else {
            for tag in ["a:latin", "a:ea", "a:cs"] {
                let mut tag = markup.open(tag);
                tag.attr("typeface", face).attr("panose", PANOSE).attr("pitchFamily", PITCH_FAMILY);
                markup.close();
            }
        }
        markup.close();
    }
}

fn open_body(markup: &mut Markup, wrap: Wrap) {
    markup
        .open("a:bodyPr")
        .attr("wrap", if wrap == Wrap::AtEdge { "square" } else { "none" })
        .attr("lIns", "0")
        .attr("tIns", "0")
        .attr("rIns", "0")
        .attr("bIns", "0")
        .attr("rtlCol", "0")
        .attr("anchor", "t");
    markup.open("a:noAutofit");
    markup.close().close();
    markup.open("a:lstStyle");
    markup.close();
}

/// The body of a title without rows of its own.
pub(super) fn plain_body(markup: &mut Markup, text: &str, lang: &'static str) {
    markup.open("p:txBody");
    open_body(markup, Wrap::Never);
    markup.open("a:p");
    markup.open("a:r");
    markup.open("a:rPr").attr("lang", lang);
    markup.close();
    markup.open("a:t");
    markup.text(&without_breaks(text)).close().close().close().close();
}

/// A row cut where the font changes, each piece with whether it needs the font of signs.
fn pieces(row: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for c in without_breaks(row).chars() {
        let is_symbol = is_from_symbol_font(c);
        match pieces.last_mut() {
            Some((piece, kind)) if *kind == is_symbol => piece.push(c),
            _ => pieces.push((c.to_string(), is_symbol)),
        }
    }
    pieces
}

/// A row is one line: readers would take a line feed or tab in it for more than a space.
fn without_breaks(row: &str) -> String {
    row.replace(['\n', '\r', '\t'], " ")
}
