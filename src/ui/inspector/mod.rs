//! The inspector: all fields of what is selected.

use eframe::egui::Ui;

use super::UiContext;
use super::state::ViewState;

/// The state of the inspector.
#[derive(Debug, Default)]
pub struct InspectorState {}

/// Everything about the selected objective, link or perspective, or about the project.
pub fn inspector_ui(_ui: &mut Ui, _cx: &UiContext<'_>, _state: &mut ViewState) {}

impl InspectorState {
    /// Lets the user name a new KPI of an objective.
    pub fn ask_kpi_name(&mut self, _objective: crate::model::ObjectiveId) {}
}
