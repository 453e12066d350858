//! KPI cards, charts and the grid of measurements.

pub mod chart;
