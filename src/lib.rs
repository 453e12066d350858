//! Fourfold.
pub mod geometry;
#[macro_use]
pub mod lang;
pub mod model;
