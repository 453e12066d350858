//! The embedded fonts as exporters take them: a shaper to find glyphs, their outlines, and a face to embed.
//!
//! Read once and kept: telling a font file apart from others takes longer than a page.

use std::sync::OnceLock;

use harfrust::script::LATIN;
use harfrust::{Direction, FontRef, ShapeOptions, ShapePlan, ShaperData};
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider as _};

use crate::text::{SYMBOL_FONT, Weight};

/// Stands where a font lacks a character: PDF/UA forbids the glyph that fonts have for it.
const MISSING: &str = "□";

/// One font file.
pub(super) struct Face {
    /// Which of the faces it is.
    pub number: usize,
    /// Font units for a point of a size of one point.
    pub units_per_em: f32,
    /// The glyph for a missing character, and its advance in font units.
    pub missing: (u32, f32),
    bytes: &'static [u8],
    file: FontRef<'static>,
    data: ShaperData,
    /// How nearly all texts are shaped: Latin letters from left to right.
    plan: ShapePlan,
    embeddable: OnceLock<Option<Font>>,
}

/// All of them.
pub(super) struct Faces {
    weights: [Face; Weight::ALL.len()],
    symbols: Face,
}

impl Faces {
    /// The embedded fonts; `None` if they can't be read, which is a fault of the program.
    pub fn get() -> Option<&'static Self> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        FACES.get_or_init(Self::read).as_ref()
    }

    fn read() -> Option<Self> {
        let [regular, medium, semibold, bold] = Weight::ALL.map(Weight::font_bytes);
        let weights = [Face::read(0, regular)?, Face::read(1, medium)?, Face::read(2, semibold)?, Face::read(3, bold)?];
        Some(Self { weights, symbols: Face::read(4, SYMBOL_FONT)? })
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
    fn read(number: usize, bytes: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&file);
        let shaper = data.shaper(&file).build();
        let units_per_em = shaper.units_per_em() as f32;
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(LATIN), None, &[]);
        let embeddable = OnceLock::new();
        let mut face = Self { number, units_per_em, missing: (0, 0.0), bytes, file, data, plan, embeddable };
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
        let is_latin = buffer.direction() == Direction::LeftToRight && buffer.script() == LATIN;
        let plan = (is_latin && buffer.language().is_none()).then_some(&self.plan);
        self.data.shaper(&self.file).build().shape(buffer, ShapeOptions::new().plan(plan))
    }

    /// Draws the outline of a glyph in font units, y up; nothing where it has none.
    pub fn outline(&self, glyph: u32, pen: &mut impl OutlinePen) {
        if let Some(outline) = self.file.outline_glyphs().get(GlyphId::new(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            // What can't be drawn stays empty.
            let _drawn = outline.draw(settings, pen);
        }
    }

    /// The face as a PDF embeds it.
    pub fn embeddable(&self) -> Option<&Font> {
        self.embeddable.get_or_init(|| Font::new(self.bytes.into(), 0)).as_ref()
    }
}
