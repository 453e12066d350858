//! A story as a PowerPoint presentation (ECMA-376, transitional), to be edited on.
//!
//! Cards are groups of native shapes, text is text, arrows are connectors glued to their cards, the sentence of a step
//! is the slide's title, what the speaker wants to remember are its notes. Colours and fonts are those of the
//! presentation's theme where they are tokens, so that they can be changed in one place.
//!
//! Rows stand where the scene has them: every text box starts at the left end of its rows, is as high as its font
//! says, and never wraps or shrinks, whatever font the reader puts in its place.
//!
//! Invariants: the same deck gives the same bytes; ids are unique on a slide; an arrow is glued only to a card of its
//! own slide; texts pass through [`super::markup`] alone.

mod connector;
mod curve;
mod glue;
mod master;
mod notes;
mod package;
mod paint;
mod presentation;
mod shape;
mod slide;
mod text;
mod theme;
mod units;

use crate::lang::Lang;
use crate::pitch::Deck;

/// How a presentation is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PptxOptions {
    /// The font of all texts.
    pub fonts: PptxFonts,
}

/// The font that a presentation names; none is put into the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PptxFonts {
    /// Ours: looks as in the program where it is installed; elsewhere the reader takes another one.
    #[default]
    Own,
    /// Arial, which everybody has: a little narrower, so that all texts fit.
    Arial,
}

/// Why a presentation can't be written.
#[derive(Debug, thiserror::Error)]
pub enum PptxError {
    /// A part does not fit into a zip archive.
    #[error("the presentation can't be packed: {0}")]
    Pack(#[from] zip::result::ZipError),
    /// A part can't be written.
    #[error("the presentation can't be written: {0}")]
    Write(#[from] std::io::Error),
}

impl PptxError {
    /// What happened and what to do, for the user.
    pub fn message(&self, lang: Lang) -> String {
        lang.picture_failed(&self.to_string()).into_owned()
    }
}

/// The deck as the bytes of a `.pptx` file, one slide a step.
pub fn pptx(deck: &Deck, options: &PptxOptions) -> Result<Vec<u8>, PptxError> {
    let palette = theme::Palette::of(deck.look);
    let mut package = package::Package::default();
    presentation::add(&mut package, deck, &palette, options.fonts);
    let cx = slide::SlideContext { palette: &palette, fonts: options.fonts, lang: units::language(deck.lang) };
    for (index, slide) in deck.slides.iter().enumerate() {
        slide::add(&mut package, index + 1, slide, &cx);
        notes::add(&mut package, index + 1, &slide.notes, cx.lang);
    }
    package.zip()
}
