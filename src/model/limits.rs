//! The limits of a project, in one place.
//!
//! They keep a hostile or broken file from taking the machine's memory, and are
//! far above what a strategy needs.

/// Largest project file, in bytes.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// Most perspectives.
pub const PERSPECTIVES: usize = 24;
/// Most objectives.
pub const OBJECTIVES: usize = 20_000;
/// Most links.
pub const LINKS: usize = 100_000;
/// Most themes.
pub const THEMES: usize = 200;
/// Most KPIs.
pub const KPIS: usize = 50_000;
/// Most initiatives.
pub const INITIATIVES: usize = 50_000;
/// Most steps of the story.
pub const STEPS: usize = 1_000;
/// Longest time for a step of the story, in seconds.
pub const STEP_SECONDS: u16 = 3_600;
/// Farthest edge of a part of the map that a step shows, in points, either sign.
pub const FRAME_POINTS: i32 = 10_000_000;
/// Most measurements, all KPIs together; written without notes they fit into a file.
pub const MEASUREMENTS: usize = 1_000_000;
/// Longest single line, such as a name, in bytes.
pub const LINE_BYTES: usize = 64 * 1024;
/// Longest text of several lines, in bytes.
pub const TEXT_BYTES: usize = 1024 * 1024;
/// Longest formula, in bytes.
pub const FORMULA_BYTES: usize = 4096;
/// Deepest parentheses of a formula.
pub const FORMULA_DEPTH: usize = 32;
/// Deepest nesting in a project file.
pub const DEPTH: usize = 128;
/// Most problems listed for one file.
pub const PROBLEMS: usize = 100;
/// Most undo steps.
pub const UNDO_STEPS: usize = 200;
/// Most shapes of data files whose reading is remembered.
pub const IMPORT_PROFILES: usize = 200;
/// Most conflicts that a merge leaves open.
pub const CONFLICTS: usize = 10_000;
/// Longest value of a conflict, in bytes.
pub const CONFLICT_BYTES: usize = 4 * 1024 * 1024;
/// Largest data file to import, in bytes.
pub const IMPORT_BYTES: u64 = 64 * 1024 * 1024;
/// Most filled cells of a data file.
pub const IMPORT_CELLS: usize = 1_000_000;
/// Most bytes of text in the cells of a data file.
pub const IMPORT_TEXT_BYTES: usize = 96 * 1024 * 1024;
/// Most columns of a data file that are looked at.
pub const IMPORT_COLUMNS: usize = 1000;
/// Most entries of a workbook's archive.
pub const IMPORT_ENTRIES: usize = 10_000;
/// Most bytes that a workbook is unpacked to, all its entries together.
pub const IMPORT_UNPACKED_BYTES: u64 = 256 * 1024 * 1024;
/// Most bytes that one byte of a workbook's archive is unpacked to, beyond the first million; as Apache POI has it.
pub const IMPORT_RATIO: u64 = 100;
/// Deepest nesting in a workbook.
pub const IMPORT_DEPTH: usize = 64;
/// Largest number that a KPI may hold, either sign.
pub const NUMBER: f64 = 1e15;
/// Longest lag of a link, in months.
pub const LAG_MONTHS: u16 = 240;
/// First and last year of a date.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;
