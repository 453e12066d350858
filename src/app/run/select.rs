//! Selecting and bringing into view.

use crate::app::App;
use crate::command::Selection;
use crate::model::{KpiId, Record, StepId};
use crate::scene::Target;
use crate::ui::View;

pub(super) fn select(app: &mut App, selection: Selection) {
    app.view.selection = selection;
    app.view.open_kpi = None;
}

/// Selects a record; a card is brought into view.
pub(super) fn show(app: &mut App, record: Record) {
    match record {
        Record::Objective(id) => {
            select(app, Selection::objective(id));
            app.view.canvas.reveal(id);
        }
        Record::Link(id) => select(app, Selection::link(id)),
        Record::Perspective(id) => select(app, Selection::perspective(id)),
        Record::Kpi(id) | Record::Measurement(id, _) => show_kpi(app, id),
        Record::Initiative(id) => {
            let objective = app.open.as_ref().and_then(|open| open.document.project().initiatives.get(&id).cloned());
            if let Some(initiative) = objective {
                show(app, Record::Objective(initiative.objective));
            }
        }
        Record::Step(id) => show_step(app, id),
        Record::Project | Record::Theme(_) | Record::ImportProfile(_) => project(app),
    }
}

/// Opens a step of the story.
fn show_step(app: &mut App, id: StepId) {
    app.view.show_story();
    turn_to_step(app, id);
}

/// Opens a step of the story where the story is shown.
pub(super) fn turn_to_step(app: &mut App, id: StepId) {
    let Some(open) = &app.open else { return };
    if let Some(place) = open.document.project().story_in_order().iter().position(|step| step.id == id) {
        app.view.story.select(place);
    }
}

/// Selects the home of a KPI and opens the KPI in the inspector.
pub(super) fn show_kpi(app: &mut App, id: KpiId) {
    let home = app.open.as_ref().and_then(|open| open.document.project().kpis.get(&id)?.home());
    if let Some(home) = home {
        app.view.selection = Selection::objective(home);
        app.view.open_kpi = Some(id);
        app.view.has_inspector = true;
        app.view.canvas.reveal(home);
    }
}

/// Opens the values of a KPI: the next thing that is typed is one.
pub(super) fn enter_values(app: &mut App, id: KpiId) {
    show_kpi(app, id);
    app.view.inspector.enter_values();
}

/// Shows the project itself in the inspector.
pub(super) fn project(app: &mut App) {
    select(app, Selection::default());
    app.view.has_inspector = true;
}

pub(super) fn all(app: &mut App) {
    let Some(open) = &app.open else { return };
    let map = &open.document.project().map;
    app.view.selection = Selection {
        objectives: map.objectives().map(|o| o.id).collect(),
        links: map.links().map(|l| l.id).collect(),
        perspective: None,
    };
}

/// Lets the user rename the selected card or band where it stands.
pub(super) fn rename(app: &mut App) {
    let Some(open) = &app.open else { return };
    let project = open.document.project();
    let selection = &app.view.selection;
    let objective = selection.single_objective().and_then(|id| project.map.objective(id));
    let perspective = selection.perspective.and_then(|id| project.perspectives.get(&id));
    let target = match (objective, perspective) {
        (Some(o), _) => (Target::Objective(o.id), o.name.clone()),
        (_, Some(p)) => (Target::Perspective(p.id), p.name.clone()),
        _ => return,
    };
    app.view.view = View::Map;
    app.view.canvas.edit_in_place(target.0, &target.1);
}
