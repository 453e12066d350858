//! Every limit of `model::limits`: at it all goes well; one above is refused, with a sentence in both languages.
//!
//! The tests stand in a table, one for each constant of the file; a constant without a row fails the first test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

#[path = "limits/import.rs"]
mod import;
#[path = "limits/project.rs"]
mod project;

use fourfold::lang::Lang;
use fourfold::model::limits;

/// One test for each limit, and the names of all that have one.
macro_rules! limits {
    ($($name:ident: $test:ident => $check:expr;)*) => {
        /// The limits of the table; a name that is none of the file's does not compile.
        const TESTED: &[&str] = &[$({ let _ = limits::$name; stringify!($name) }),*];

        $(
            #[test]
            fn $test() {
                $check;
            }
        )*
    };
}

limits! {
    FILE_BYTES: bytes_of_a_file => project::file_bytes();
    PERSPECTIVES: perspectives => project::records(project::Kind::Perspectives, limits::PERSPECTIVES);
    OBJECTIVES: objectives => project::records(project::Kind::Objectives, limits::OBJECTIVES);
    LINKS: links => project::records(project::Kind::Links, limits::LINKS);
    THEMES: themes => project::records(project::Kind::Themes, limits::THEMES);
    KPIS: kpis => project::records(project::Kind::Kpis, limits::KPIS);
    INITIATIVES: initiatives => project::records(project::Kind::Initiatives, limits::INITIATIVES);
    STEPS: steps => project::records(project::Kind::Steps, limits::STEPS);
    CONFLICTS: conflicts => project::conflicts();
    CONFLICT_BYTES: bytes_of_a_conflict => project::conflict_bytes();
    STEP_SECONDS: seconds_of_a_step => project::step_seconds();
    FRAME_POINTS: frame_of_a_step => project::frame_points();
    MEASUREMENTS: measurements => project::records(project::Kind::Measurements, limits::MEASUREMENTS);
    LINE_BYTES: bytes_of_a_line => project::line_bytes();
    TEXT_BYTES: bytes_of_a_text => project::text_bytes();
    FORMULA_BYTES: bytes_of_a_formula => project::formula_bytes();
    FORMULA_DEPTH: depth_of_a_formula => project::formula_depth();
    DEPTH: depth_of_a_file => project::depth();
    PROBLEMS: problems_of_a_file => project::problems();
    UNDO_STEPS: undo_steps => project::undo_steps();
    IMPORT_PROFILES: import_profiles => {
        project::records(project::Kind::ImportProfiles, limits::IMPORT_PROFILES);
        import::profiles();
    };
    IMPORT_BYTES: bytes_of_a_data_file => import::bytes();
    IMPORT_CELLS: cells_of_a_data_file => import::cells();
    IMPORT_TEXT_BYTES: text_of_a_data_file => import::text_bytes();
    IMPORT_COLUMNS: columns_of_a_data_file => import::columns();
    IMPORT_ENTRIES: entries_of_a_workbook => import::entries();
    IMPORT_UNPACKED_BYTES: unpacked_bytes_of_a_workbook => import::unpacked_bytes();
    IMPORT_RATIO: ratio_of_a_workbook => import::ratio();
    IMPORT_DEPTH: depth_of_a_workbook => import::depth();
    NUMBER: numbers => project::numbers();
    LAG_MONTHS: lags => project::lags();
    YEARS: years => project::years();
}

#[test]
fn every_limit_of_the_file_is_in_the_table() {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/model/limits.rs")).unwrap();
    let names = file.lines().filter_map(|line| line.strip_prefix("pub const ")?.split_once(':'));
    let names: Vec<&str> = names.map(|(name, _)| name).collect();
    let untested: Vec<&&str> = names.iter().filter(|name| !TESTED.contains(name)).collect();
    assert!(untested.is_empty(), "no test for {untested:?}");
    assert_eq!(names.len(), TESTED.len(), "one row for each");
    let others = file.lines().filter(|line| line.contains("const ") && !line.starts_with("pub const "));
    assert_eq!(others.count(), 0, "each limit is public and stands on a line of its own");
}

/// Both sentences of a refusal: they hold these words, end with a full stop and say something in their own language.
#[track_caller]
fn says(message: impl Fn(Lang) -> String, english: &str, vietnamese: &str) {
    let (en, vi) = (message(Lang::En), message(Lang::Vi));
    assert!(en.contains(english), "{en}");
    assert!(vi.contains(vietnamese), "{vi}");
    assert!(en.ends_with('.') && vi.ends_with('.') && !vi.is_ascii(), "{en}\n{vi}");
}
