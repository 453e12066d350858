//! Scenes, stories and reports as PDF, drawn directly: text stays text, lines stay lines, no part becomes pixels.
//!
//! A PDF is read by people, by search engines and by screen readers, so each of
//! ours says its title and language, what is a heading, a table or a figure, and
//! what is mere decoration.
//!
//! Invariants: every file is checked against PDF/UA-1 and PDF/A-2a while it is
//! written; fonts are embedded as subsets; there is no date in it but the day
//! that the numbers are looked at from, so the same input gives the same bytes.

mod deck;
mod document;
mod error;
mod faces;
mod form;
mod paint;
mod picture;
mod report;
mod rows;

pub use deck::pdf_deck;
pub use error::PdfError;
pub use picture::{MAX_SIDE_PT, PdfOptions, pdf};
pub use report::pdf_report;
