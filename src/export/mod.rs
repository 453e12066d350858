//! Scenes as files: one function and one options struct a format.
//!
//! An exporter only translates. What a map looks like is decided by
//! [`crate::scene`]; line breaks and positions are final when they arrive here.
//!
//! Invariants: the same scene and options give the same bytes on every
//! machine; only our own fonts are used; nothing is read from disk or network;
//! any text is safe, see [`markup`].

mod faces;
mod history;
mod html;
pub mod markup;
mod order;
mod pdf;
mod png;
mod pptx;
mod rows;
mod svg;
pub mod table;

use std::path::Path;

pub use history::{days, has_history};
pub use html::{HtmlKpi, HtmlObjective, HtmlOptions, HtmlPage, HtmlPerspective, HtmlStep, html, html_perspectives};
pub use order::{Content, ExportError, OnProgress, Order, Piece, export, scene};
pub use pdf::{MAX_SIDE_PT, PdfError, PdfOptions, pdf, pdf_deck, pdf_report, report_picture};
pub use png::{MAX_PIXELS, MAX_SIDE_PX, Pixels, PngError, PngOptions, png, render};
pub use pptx::{PptxError, PptxFonts, PptxOptions, pptx};
pub use svg::{SvgFonts, SvgOptions, svg};

/// What a picture shows where the scene paints nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The scene's own background colour.
    #[default]
    Solid,
    /// Nothing: what lies under the picture shines through.
    Transparent,
}

/// A kind of file that a strategy can be exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Portable Network Graphics: pixels, for everywhere.
    Png,
    /// Scalable Vector Graphics: sharp at any size, text stays text.
    Svg,
    /// Portable Document Format: for printing and mailing.
    Pdf,
    /// One page for every browser.
    Html,
    /// A PowerPoint presentation.
    Pptx,
    /// An animated PNG.
    Apng,
    /// The scorecard as an Excel workbook.
    Xlsx,
    /// The scorecard as comma-separated values.
    Csv,
    /// The scorecard as a Markdown table.
    Markdown,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 9] =
        [Self::Png, Self::Svg, Self::Pdf, Self::Html, Self::Pptx, Self::Apng, Self::Xlsx, Self::Csv, Self::Markdown];

    /// The format that a file name asks for by its ending, in any case; `None` if it is not one of ours.
    pub fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(ending))
    }

    /// The ending of file names, in lower case and without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Pptx => "pptx",
            Self::Apng => "apng",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }
}
