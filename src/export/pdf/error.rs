//! Why a PDF was not made.

use krilla::error::KrillaError;

use crate::lang::Lang;

/// Why a PDF was not made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The scene has no area.
    #[error("a picture of {width_pt} x {height_pt} points has no area")]
    Empty {
        /// Width of the scene.
        width_pt: f32,
        /// Height of the scene.
        height_pt: f32,
    },
    /// The scale is not a positive number.
    #[error("a picture can't be scaled by {scale}")]
    Scale {
        /// Scale asked for.
        scale: f32,
    },
    /// The page would be larger or smaller than a page may be.
    #[error("a page can't have {width_pt} x {height_pt} points, the largest scale is {largest_scale}")]
    Size {
        /// Width asked for.
        width_pt: f32,
        /// Height asked for.
        height_pt: f32,
        /// The largest scale that works, rounded down to hundredths.
        largest_scale: f32,
    },
    /// The caller wanted no more.
    #[error("the export was stopped")]
    Cancelled,
    /// The embedded fonts can't be read: a fault of the program.
    #[error("the fonts can't be read")]
    Fonts,
    /// The file would break the rules of PDF: a fault of the program.
    #[error("{source}")]
    Write {
        /// Which rule.
        source: Box<KrillaError>,
    },
}

impl PdfError {
    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Size { width_pt, height_pt, largest_scale } => {
                lang.pdf_wrong_size(*width_pt, *height_pt, *largest_scale)
            }
            Self::Cancelled => lang.pdf_cancelled(),
            Self::Empty { .. } | Self::Scale { .. } | Self::Fonts | Self::Write { .. } => {
                lang.pdf_failed(&self.to_string())
            }
        }
        .into_owned()
    }
}
