//! Trends: KPI charts side by side.

use eframe::egui::Ui;

use super::UiContext;
use super::state::ViewState;

/// The state of the charts.
#[derive(Debug, Default)]
pub struct TrendsState {}

/// The trends view.
pub fn trends_ui(_ui: &mut Ui, _cx: &UiContext<'_>, _state: &mut ViewState) {}
