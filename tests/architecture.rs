//! The rules of the house, read off the source as text: who may use whom, and what belongs in one place only.
//!
//! The table below is the map in the crate documentation of `src/lib.rs`, as data. A folder may use the folders below
//! it, and of the outside crates only those it lists. The same holds for the unit tests in a folder: what needs more
//! is tested from `tests/`. Every rule reports all its breaches at once; `refused.rs` shows each of them a breach.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "architecture/files.rs"]
mod files;
#[path = "architecture/refused.rs"]
mod refused;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/tokens.rs"]
mod tokens;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use files::File;
use rules::Breach;

/// A folder of `src/`, and what it may name besides `std` and the folders below it.
struct Room {
    /// Its name.
    folder: &'static str,
    /// Outside crates, as named in code; `egui::Key` allows nothing else of `egui`.
    outside: &'static [&'static str],
}

/// From the top of the house to its ground; `main.rs` and `lib.rs` stand above it and may use everything.
///
/// `thiserror` and `log` stand where a folder has errors or logs of its own; `jiff` wherever days are handed through.
const ROOMS: [Room; 18] = [
    // The app reads the clock (jiff), asks the desktop for its look (dark_light) and keeps the settings, a small RON
    // file of its own (ron, serde).
    room(
        "app",
        &["dark_light", "eframe", "egui", "rfd", "fastrand", "etcetera", "jiff", "ron", "serde", "thiserror", "log"],
    ),
    // JSON for programs (serde, serde_json), the time of a layout (cpu_time).
    room("cli", &["clap", "cpu_time", "jiff", "serde", "serde_json", "thiserror"]),
    room("ui", &["egui", "egui_plot", "egui_extras", "jiff", "epaint"]),
    room("command", &["egui::Key", "egui::KeyboardShortcut", "egui::ModifierNames", "egui::Modifiers", "jiff", "log"]),
    // Fonts go into an SVG as base64; pixels are painted by tiny_skia, with the outlines that skrifa reads; tables go
    // into workbooks (rust_xlsxwriter) and lists (csv); PDF is written by krilla, of glyphs by harfrust and composed
    // texts (unicode_normalization); presentations are XML in a zip archive.
    room(
        "export",
        &[
            "tiny_skia",
            "skrifa",
            "png",
            "base64",
            "krilla",
            "harfrust",
            "unicode_normalization",
            "rust_xlsxwriter",
            "csv",
            "zip",
            "jiff",
            "log",
            "thiserror",
        ],
    ),
    room("pitch", &[]),
    room("scene", &["jiff"]),
    room("theme", &["ron", "serde"]),
    room("layout", &["petgraph"]),
    room("analysis", &["jiff"]),
    // Separated values (csv), their encodings, and workbooks, which are XML in a zip archive.
    room("import", &["csv", "encoding_rs", "chardetng", "zip", "quick_xml", "jiff", "thiserror"]),
    // The templates are RON.
    room("library", &["ron", "serde", "jiff", "thiserror"]),
    room("edit", &["jiff", "thiserror", "unicode_normalization"]),
    // Versions of files are known by their hash (sha2); texts are merged by line and word (similar).
    room("store", &["ron", "rustix", "serde", "serde_ignored", "sha2", "similar", "jiff", "thiserror"]),
    room("model", &["exmex", "petgraph", "serde", "jiff", "thiserror", "unicode_normalization"]),
    room("text", &["epaint"]),
    room("lang", &["jiff::civil", "unicode_normalization"]),
    room("geometry", &[]),
];

const fn room(folder: &'static str, outside: &'static [&'static str]) -> Room {
    Room { folder, outside }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source_files() -> Vec<File> {
    let files = files::source_files(project()).unwrap();
    assert!(files.iter().any(|file| file.path == "src/main.rs"), "the source was not found");
    files
}

fn dependencies() -> BTreeSet<String> {
    files::dependencies(&fs::read_to_string(project().join("Cargo.toml")).unwrap())
}

#[track_caller]
fn assert_none(rule: &str, breaches: &[Breach]) {
    let list: Vec<String> = breaches.iter().map(|breach| format!("  {breach}\n")).collect();
    assert!(breaches.is_empty(), "{rule}; {} breaches:\n{}", list.len(), list.concat());
}

#[test]
fn a_folder_uses_only_folders_below_it() {
    assert_none("A folder uses only folders below it in ROOMS", &rules::upward_uses(&source_files(), &ROOMS));
}

#[test]
fn outside_crates_are_named_only_where_the_table_allows() {
    let breaches = rules::outside_crates(&source_files(), &ROOMS, &dependencies());
    assert_none("An outside crate is named only in the folders that list it in ROOMS", &breaches);
}

#[test]
fn the_table_lists_only_dependencies() {
    let known = dependencies();
    let listed = ROOMS.iter().flat_map(|room| room.outside).filter_map(|name| name.split("::").next());
    let unknown: BTreeSet<&str> = listed.filter(|name| *name != "egui" && !known.contains(*name)).collect();
    assert!(unknown.is_empty(), "in ROOMS, but not a dependency in Cargo.toml: {unknown:?}");
}

#[test]
fn every_file_says_what_it_is() {
    assert_none("A file opens with `//!` and a noun phrase", &rules::missing_openings(&source_files()));
}

#[test]
fn colours_live_in_the_theme() {
    assert_none("A colour is a token of theme/", &rules::colour_literals(&source_files()));
}

#[test]
fn text_for_people_lives_in_lang() {
    assert_none("Text of the UI is a message of lang/", &rules::ui_texts(&source_files()));
}

#[test]
fn nothing_panics_on_purpose() {
    assert_none("Product code returns its errors", &rules::panics(&source_files()));
}

#[test]
fn no_place_of_one_machine_is_named() {
    assert_none("A file names no folder of one machine", &rules::machine_paths(&source_files()));
}

#[test]
fn clock_and_chance_come_from_app_and_cli() {
    assert_none("Clock and random numbers are passed in by app/ and cli/", &rules::clock_and_chance(&source_files()));
}
