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
/// Most measurements, all KPIs together.
pub const MEASUREMENTS: usize = 2_000_000;
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
/// Largest number that a KPI may hold, either sign.
pub const NUMBER: f64 = 1e15;
/// Longest lag of a link, in months.
pub const LAG_MONTHS: u16 = 240;
/// First and last year of a date.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;
