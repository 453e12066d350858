//! Steps 1 to 4: name, objectives, numbers, data collection.

use eframe::egui::{Id, Ui};

use super::card::set;
use super::numbers::numbers_ui;
use super::serves::serves_ui;
use super::step::step_ui;
use crate::analysis::Step;
use crate::edit::KpiField;
use crate::model::Kpi;
use crate::ui::UiContext;
use crate::ui::widgets::TextField;

pub(super) fn basic_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let bits = kpi.id.bits();
    step_ui(ui, cx, kpi, Step::Name, |ui| {
        let label = cx.lang.step_name();
        let field = TextField::new(Id::unique(("KPI name", bits)), &label, &kpi.name).hint(cx.lang.new_kpi());
        if let Some(name) = field.show(ui, cx.theme) {
            set(cx, kpi, KpiField::Name(name));
        }
    });
    step_ui(ui, cx, kpi, Step::Objective, |ui| serves_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Numbers, |ui| numbers_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Collection, |ui| {
        let label = cx.lang.step_collection();
        let field = TextField::new(Id::unique(("KPI collection", bits)), &label, &kpi.collection);
        if let Some(text) = field.rows(2).hint(cx.lang.hint_collection()).show(ui, cx.theme) {
            set(cx, kpi, KpiField::Collection(text));
        }
    });
}
