//! Scenes, stories and reports as PDF, drawn directly: text stays text, lines stay lines, no part becomes pixels.
//!
//! A PDF is read by people, by search engines and by screen readers, so each of
//! ours says its title and language, what is a heading, a table or a figure, and
//! what is mere decoration.
//!
//! Invariants: every file is checked against PDF/UA-1 while it is written, and a
//! report, which has a date, against PDF/A-2a too; fonts are embedded as subsets;
//! no clock is read, so the same input gives the same bytes.

mod deck;
mod document;
mod error;
mod form;
mod paint;
mod picture;
mod report;

pub use deck::pdf_deck;
pub use error::PdfError;
pub use picture::{MAX_SIDE_PT, PdfOptions, pdf};
pub use report::{pdf_report, report_picture};
