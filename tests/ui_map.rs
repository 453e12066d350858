//! The flows of the window and the map, by accessible name, in the real app without a display.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

#[path = "ui_map/drag.rs"]
mod drag;
#[path = "ui_map/edit.rs"]
mod edit;
#[path = "ui_map/files.rs"]
mod files;
#[path = "ui_map/focus.rs"]
mod focus;
#[path = "ui_map/keyboard.rs"]
mod keyboard;
#[path = "ui_map/pictures.rs"]
mod pictures;
#[path = "ui_map/rest.rs"]
mod rest;
#[path = "ui_map/same_scene.rs"]
mod same_scene;
#[path = "ui_map/select.rs"]
mod select;
#[path = "ui_map/start.rs"]
mod start;
#[path = "ui_map/typing.rs"]
mod typing;

/// Cards of the software company's map in English.
const REVENUE: &str = "Grow recurring revenue";
const STABILITY: &str = "Reach financial stability";
const COST: &str = "Acquire customers for less";
const RENEWING: &str = "Keep customers renewing";
const TRAIN: &str = "Train the support team";
const INTERVIEW: &str = "Interview customers weekly";
