//! Step 2: the objectives that a KPI measures, its home first.

use eframe::egui::{self, Id, Ui};

use super::card::set;
use crate::edit::KpiField;
use crate::model::{Kpi, ObjectiveId};
use crate::ui::UiContext;
use crate::ui::widgets::{choice_ui, elided_ui, icon_button, row_ui};

pub(super) fn serves_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let project = cx.document.project();
    let text = |id: ObjectiveId| {
        let code = cx.derived.codes.get(&id).map_or("", String::as_str);
        format!("{code} {}", project.map.objective(id).map_or("", |o| o.name.as_str()))
    };
    let all: Vec<(ObjectiveId, String)> = project.objectives_in_order().iter().map(|o| (o.id, text(o.id))).collect();
    let Some(home) = kpi.home() else { return };
    let label = cx.lang.kpi_home();
    row_ui(ui, cx.theme, &label, |ui| {
        if let Some(chosen) = choice_ui(ui, Id::unique(("KPI home", kpi.id.bits())), &label, &home, &all) {
            let others = kpi.objectives.iter().skip(1).copied().filter(|id| *id != chosen);
            set(cx, kpi, KpiField::Objectives(std::iter::once(chosen).chain(others).collect()));
        }
    });
    let label = cx.lang.kpi_also_measures();
    row_ui(ui, cx.theme, &label, |ui| {
        for other in kpi.objectives.iter().skip(1) {
            other_ui(ui, cx, kpi, *other, &text(*other));
        }
        let free =
            all.iter().filter(|(id, _)| !kpi.objectives.contains(id)).map(|(id, text)| (Some(*id), text.clone()));
        let choices: Vec<(Option<ObjectiveId>, String)> =
            std::iter::once((None, cx.lang.kpi_add_objective().into_owned())).chain(free).collect();
        let id = Id::unique(("KPI other objective", kpi.id.bits()));
        if let Some(Some(chosen)) = choice_ui(ui, id, &label, &None, &choices) {
            let objectives = kpi.objectives.iter().copied().chain([chosen]).collect();
            set(cx, kpi, KpiField::Objectives(objectives));
        }
    });
}

/// One more objective, with a button that lets it go.
fn other_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, objective: ObjectiveId, text: &str) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, true, "✕", &cx.lang.remove_named(text)).clicked() {
                let left = kpi.objectives.iter().copied().filter(|id| *id != objective).collect();
                set(cx, kpi, KpiField::Objectives(left));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                elided_ui(ui, egui::RichText::new(text), text);
            });
        });
    });
}
