//! The scorecard: objectives and KPIs as a table.

use eframe::egui::Ui;

use super::UiContext;
use super::state::ViewState;

/// The state of the table.
#[derive(Debug, Default)]
pub struct ScorecardState {}

/// The scorecard view.
pub fn scorecard_ui(_ui: &mut Ui, _cx: &UiContext<'_>, _state: &mut ViewState) {}
