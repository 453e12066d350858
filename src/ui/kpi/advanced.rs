//! Steps 5 to 12, folded away until they are asked for.

use eframe::egui::{self, Button, Id, RichText, Ui, Vec2};

use super::card::{edit, set};
use super::path::path_ui;
use super::roles::{cost_ui, roles_ui};
use super::step::step_ui;
use crate::analysis::{Step, Steps, aggregation_text, interval_text, nature_text};
use crate::edit::KpiField;
use crate::model::{Aggregation, Interval, Kpi, KpiId, Nature};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::widgets::{DateField, TextField, ValueField, block_ui, choice_ui, row_ui};

pub(super) fn advanced_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    if !fold_ui(ui, cx, kpi) {
        return;
    }
    let bits = kpi.id.bits();
    step_ui(ui, cx, kpi, Step::Interval, |ui| interval_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::End, |ui| dates_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Nature, |ui| nature_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Weight, |ui| weight_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Cost, |ui| cost_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Owner, |ui| roles_ui(ui, cx, kpi));
    step_ui(ui, cx, kpi, Step::Scope, |ui| {
        let label = cx.lang.step_scope();
        let field = TextField::new(Id::unique(("KPI scope", bits)), &label, &kpi.scope);
        if let Some(text) = field.rows(2).hint(cx.lang.hint_scope()).show(ui, cx.theme) {
            set(cx, kpi, KpiField::Scope(text));
        }
    });
    step_ui(ui, cx, kpi, Step::Reading, |ui| {
        path_ui(ui, cx, kpi);
        let label = cx.lang.kpi_reading();
        block_ui(ui, cx.theme, &label, |ui| {
            let field = TextField::new(Id::unique(("KPI reading", bits)), &label, &kpi.reading);
            if let Some(text) = field.rows(2).hint(cx.lang.hint_reading()).show(ui, cx.theme) {
                set(cx, kpi, KpiField::Reading(text));
            }
        });
    });
}

/// The line that folds and unfolds; gives back whether it is unfolded.
fn fold_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) -> bool {
    let id = Id::unique("advanced steps are open");
    let mut is_open = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    let done = Steps::of(kpi).iter().filter(|(step, is_filled)| !step.is_basic() && *is_filled).count();
    let sign = if is_open { "▾" } else { "▸" };
    let name = cx.lang.advanced_steps(done);
    let text = RichText::new(format!("{sign} {name}")).size(type_scale::SMALL).color(color32(cx.theme.text));
    let button = Button::new(text).frame(false).min_size(Vec2::new(0.0, measures::TARGET));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, name.as_ref()));
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        is_open = !is_open;
        ui.data_mut(|d| d.insert_temp(id, is_open));
    }
    is_open
}

fn interval_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let bits = kpi.id.bits();
    let label = cx.lang.step_interval();
    row_ui(ui, cx.theme, &label, |ui| {
        let choices = Interval::ALL.map(|interval| (interval, interval_text(interval, cx.lang).into_owned()));
        if let Some(interval) = choice_ui(ui, Id::unique(("KPI interval", bits)), &label, &kpi.interval, &choices) {
            set(cx, kpi, KpiField::Interval(interval));
        }
    });
    let label = cx.lang.kpi_aggregation();
    row_ui(ui, cx.theme, &label, |ui| {
        let choices = Aggregation::ALL.map(|rule| (rule, aggregation_text(rule, cx.lang).into_owned()));
        if let Some(rule) = choice_ui(ui, Id::unique(("KPI rule", bits)), &label, &kpi.aggregation, &choices) {
            set(cx, kpi, KpiField::Aggregation(rule));
        }
    });
}

fn dates_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let bits = kpi.id.bits();
    let label = cx.lang.field_start();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = DateField::new(Id::unique(("KPI start", bits)), &label, kpi.start);
        let check = |start| cx.checked(edit(kpi, KpiField::Start(start))).err();
        if let Some(start) = field.show(ui, cx.theme, cx.lang, check) {
            set(cx, kpi, KpiField::Start(start));
        }
    });
    let label = cx.lang.step_end();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = DateField::new(Id::unique(("KPI end", bits)), &label, kpi.end);
        let check = |end| cx.checked(edit(kpi, KpiField::End(end))).err();
        if let Some(end) = field.show(ui, cx.theme, cx.lang, check) {
            set(cx, kpi, KpiField::End(end));
        }
    });
}

fn nature_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let bits = kpi.id.bits();
    let label = cx.lang.kpi_nature();
    row_ui(ui, cx.theme, &label, |ui| {
        let text = |nature| (Some(nature), nature_text(nature, cx.lang).into_owned());
        let choices = [(None, cx.lang.no_choice().into_owned()), text(Nature::Leading), text(Nature::Lagging)];
        if let Some(nature) = choice_ui(ui, Id::unique(("KPI nature", bits)), &label, &kpi.nature, &choices) {
            set(cx, kpi, KpiField::Nature(nature));
        }
    });
    let label = cx.lang.kpi_counterpart();
    row_ui(ui, cx.theme, &label, |ui| {
        let others = cx.document.project().kpis_in_order().into_iter().filter(|other| other.id != kpi.id);
        let none = (None, cx.lang.no_choice().into_owned());
        let choices: Vec<(Option<KpiId>, String)> =
            std::iter::once(none).chain(others.map(|other| (Some(other.id), other.name.clone()))).collect();
        let id = Id::unique(("KPI counterpart", bits));
        if let Some(counterpart) = choice_ui(ui, id, &label, &kpi.counterpart, &choices) {
            set(cx, kpi, KpiField::Counterpart(counterpart));
        }
    });
}

fn weight_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let label = cx.lang.step_weight();
    let id = Id::unique(("KPI weight", kpi.id.bits()));
    let field = ValueField::new(id, &label, cx.lang.number_input(kpi.weight));
    let entered = field.show(ui, cx.theme, |text| {
        let weight = cx.lang.parse_number(text).map_err(|error| cx.lang.number_error(&error))?;
        cx.checked(edit(kpi, KpiField::Weight(weight)))
    });
    if let Some(edit) = entered {
        cx.commands.edit(edit);
    }
}
