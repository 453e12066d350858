//! KPI cards, charts and the grid of measurements.

mod advanced;
mod basic;
mod card;
pub mod chart;
mod computed;
mod formula;
mod grid;
mod grid_cell;
mod grid_keys;
mod grid_rows;
mod headline;
mod numbers;
mod path;
mod reasons;
mod roles;
mod serves;
mod step;
mod unit;

pub use card::{KpiTab, kpi_ui};
pub use chart::chart_ui;
pub use grid::GridState;
pub use grid_rows::{entered_decimals, is_merged, measured_in};
pub use headline::headline_ui;
pub use numbers::{Number, number_edit, number_input, number_read, value_of};
pub use reasons::{REASONS_WIDTH, reasons_ui};
pub use unit::currency_of;
