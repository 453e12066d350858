//! The embedded fonts as a PDF takes them: a face to embed and a shaper to find its glyphs.
//!
//! Read once and kept: telling a font file apart from others takes longer than a page.

use std::sync::OnceLock;

use harfrust::{FontRef, ShaperData};
use krilla::text::Font;

use super::error::PdfError;
use crate::text::{SYMBOL_FONT, Weight};

/// Stands where a font lacks a character: PDF/UA forbids the glyph that fonts have for it.
const MISSING: &str = "□";

/// One font file.
pub(super) struct Face {
    /// The face to embed.
    pub font: Font,
    /// Font units for a point of a size of one point.
    pub units_per_em: f32,
    /// The glyph for a missing character, and its advance in font units.
    pub missing: (u32, f32),
    file: FontRef<'static>,
    data: ShaperData,
}

/// All of them.
pub(super) struct Faces {
    weights: [Face; Weight::ALL.len()],
    symbols: Face,
}

impl Faces {
    /// The embedded fonts.
    pub fn get() -> Result<&'static Self, PdfError> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        FACES.get_or_init(Self::read).as_ref().ok_or(PdfError::Fonts)
    }

    fn read() -> Option<Self> {
        let [regular, medium, semibold, bold] = Weight::ALL.map(|weight| Face::read(weight.font_bytes()));
        Some(Self { weights: [regular?, medium?, semibold?, bold?], symbols: Face::read(SYMBOL_FONT)? })
    }

    /// The face of a weight.
    pub fn of(&self, weight: Weight) -> &Face {
        let [regular, medium, semibold, bold] = &self.weights;
        match weight {
            Weight::Regular => regular,
            Weight::Medium => medium,
            Weight::Semibold => semibold,
            Weight::Bold => bold,
        }
    }

    /// The face with the signs that the others lack.
    pub fn symbols(&self) -> &Face {
        &self.symbols
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&file);
        let font = Font::new(bytes.into(), 0)?;
        let units_per_em = font.units_per_em();
        let mut face = Self { font, units_per_em, missing: (0, 0.0), file, data };
        let shaped = face.shape(MISSING);
        let box_ = shaped.glyph_infos().first().zip(shaped.glyph_positions().first());
        face.missing = box_.map_or((0, 0.0), |(info, position)| (info.glyph_id, position.x_advance as f32));
        Some(face)
    }

    /// The glyphs of a text, all features of the font at their defaults, as where the text was measured.
    pub fn shape(&self, text: &str) -> harfrust::GlyphBuffer {
        let mut buffer = harfrust::UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        self.data.shaper(&self.file).build().shape(buffer, harfrust::ShapeOptions::new())
    }
}
