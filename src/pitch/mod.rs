//! A strategy told step by step: what is lit, what is dimmed, what is said.
//!
//! A [`Slide`] is one step as a picture, the same on the screen, in a PDF and in a presentation.

mod slide;

pub use slide::{Deck, SLIDE_SIZE, Slide, SlideParts, slide};
