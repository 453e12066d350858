//! The inspector: all fields of what is selected.
//!
//! One objective, link or perspective, several of them, or, with nothing
//! selected, the project itself. A KPI that was opened takes the place of its
//! objective until one goes back.

mod bet;
mod causes;
mod initiatives;
mod kpi_list;
mod link;
mod objective;
mod perspective;
mod project;
mod project_lists;
mod score;
mod several;
mod themes;

pub use initiatives::initiatives_ui;
pub use score::{MEAN_WIDTH, objective_why_ui, perspective_why_ui};

use eframe::egui::{Context, ScrollArea, Ui};

use super::UiContext;
use super::kpi::{GridState, KpiTab, kpi_ui};
use super::state::ViewState;
use super::widgets::open_entry;
use crate::model::{Kpi, Objective, ObjectiveId};

/// The state of the inspector.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// What is shown of an opened KPI.
    pub tab: KpiTab,
    /// The measurements of an opened KPI.
    pub grid: GridState,
    /// Whether the chart, which stands at the top, has to be brought into view.
    goes_up: bool,
}

impl InspectorState {
    /// Lets the user name a new KPI of an objective.
    pub fn ask_kpi_name(&self, ctx: &Context, objective: ObjectiveId) {
        open_entry(ctx, kpi_list::entry_id(objective));
    }

    /// Shows the values of an opened KPI and gives them the keyboard: who goes there wants to type one.
    pub fn enter_values(&mut self) {
        self.tab = KpiTab::Values;
        self.grid.wants_keyboard = true;
    }

    /// Brings the chart of an opened KPI into view, whatever part of its card was seen.
    pub fn show_chart(&mut self) {
        self.goes_up = true;
    }

    /// Whether the grid of measurements has the keyboard: Delete, F2, arrows and the clipboard are its own then.
    pub fn has_keyboard(ctx: &Context) -> bool {
        GridState::has_keyboard(ctx)
    }
}

/// Everything about the selected objective, link or perspective, or about the project.
pub fn inspector_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    // Another subject starts at its top.
    let subject = (state.selection.clone(), state.open_kpi).clone();
    let mut area = ScrollArea::vertical().id_salt(format!("{subject:?}")).auto_shrink(false);
    if std::mem::take(&mut state.inspector.goes_up) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        subject_ui(ui, cx, state);
    });
}

fn subject_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let project = cx.document.project();
    let selection = &state.selection;
    let objective = selection.single_objective().and_then(|id| project.map.objective(id));
    let link = selection.single_link().and_then(|id| project.map.link(id));
    let perspective = selection.perspective.and_then(|id| project.perspectives.get(&id));
    match (objective, link, perspective) {
        (Some(objective), ..) => match open_kpi(cx, state, objective) {
            Some(kpi) => kpi_ui(ui, cx, state, objective, kpi),
            None => objective::objective_ui(ui, cx, state, objective),
        },
        (None, Some(link), _) => link::link_ui(ui, cx, link),
        (None, None, Some(perspective)) => perspective::perspective_ui(ui, cx, perspective),
        (None, None, None) if selection.objectives.len() + selection.links.len() > 1 => several::several_ui(ui, cx),
        (None, None, None) => project::project_ui(ui, cx),
    }
}

/// The opened KPI, if it measures the selected objective.
fn open_kpi<'a>(cx: &'a UiContext<'_>, state: &ViewState, objective: &Objective) -> Option<&'a Kpi> {
    let kpi = cx.document.project().kpis.get(&state.open_kpi?)?;
    kpi.objectives.contains(&objective.id).then_some(kpi)
}
