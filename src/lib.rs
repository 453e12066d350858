//! Fourfold.
pub mod analysis;
pub mod app;
pub mod command;
pub mod edit;
pub mod export;
pub mod geometry;
#[macro_use]
pub mod lang;
pub mod layout;
pub mod library;
pub mod model;
pub mod scene;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
