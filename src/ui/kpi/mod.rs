//! KPI cards, charts and the grid of measurements.
