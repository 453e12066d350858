//! Fourfold.
pub mod edit;
pub mod geometry;
#[macro_use]
pub mod lang;
pub mod model;
pub mod theme;
