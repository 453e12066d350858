//! Importing: hard cases as a table, laws on random files, hostile workbooks, and files of other programs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

#[path = "import/cases.rs"]
mod cases;
#[path = "import/desk.rs"]
mod desk;
#[path = "import/foreign.rs"]
mod foreign;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/laws.rs"]
mod laws;
#[path = "import/program.rs"]
mod program;
#[path = "import/remember.rs"]
mod remember;
