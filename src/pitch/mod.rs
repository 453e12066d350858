//! A strategy told step by step: what is lit, what is dimmed, what is said.
//!
//! A [`Story`] follows from a project; a [`Slide`] is one of its steps as a picture, the same on the screen, in a PDF
//! and in a presentation.

mod chains;
mod selected;
mod sentence;
mod show;
mod slide;
mod story;
mod wide;

pub use chains::{Chain, chains};
pub use selected::about_selected;
pub use show::{Show, is_lit};
pub use slide::{Cards, DIMMED, Deck, SLIDE_SIZE, Slide, SlideParts, Stage, map_groups};
pub use story::{STORY_SECONDS, Step, Story, language};
