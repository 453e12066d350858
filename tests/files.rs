//! The project file: golden files, round trips, and everything a broken file may hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what is wrong by failing")]

#[path = "files/broken.rs"]
mod broken;
#[path = "files/damage.rs"]
mod damage;
#[path = "files/golden.rs"]
mod golden;
#[path = "files/hostile.rs"]
mod hostile;
#[path = "files/whole.rs"]
mod whole;

mod support;
