//! What is behind the score of a KPI, number by number.

use eframe::egui::{Align, Label, Layout, RichText, Ui};

use crate::analysis::{KpiReading, full_text, inputs_of, reasons};
use crate::model::{At, Formula, Kpi, KpiLabels, Period};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{elided_ui, note_ui};

/// Width of the popover, in points.
pub const REASONS_WIDTH: f32 = 300.0;

/// Every number with its inputs and its rule; for a calculated KPI first its formula.
pub fn reasons_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let title = |ui: &mut Ui, text: &str| {
        let style = TextStyle::new(type_scale::LABEL, Weight::Semibold);
        ui.add(Label::new(RichText::new(text).font(font(style)).color(color32(cx.theme.text))));
    };
    if let Some(formula) = &kpi.formula {
        title(ui, &cx.lang.formula_computed());
        formula_why_ui(ui, cx, kpi, reading, formula);
        ui.add_space(6.0);
    }
    for reason in reasons(cx.lang, kpi, reading, cx.document.project().fiscal_year) {
        title(ui, &reason.title);
        note_ui(ui, cx.theme, &reason.text);
        ui.add_space(6.0);
    }
}

/// The formula with the values that stood in it.
fn formula_why_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading, formula: &Formula) {
    let project = cx.document.project();
    let labels = KpiLabels::of(project);
    note_ui(ui, cx.theme, &formula.shown(cx.lang, &labels));
    let analysis = &cx.derived.analysis;
    let running = Period::containing(kpi.interval, analysis.as_of, project.fiscal_year);
    let period = reading.why.period.unwrap_or(running);
    for (reference, value) in inputs_of(kpi, project, &analysis.kpis, period, analysis.as_of) {
        let Some(input) = project.kpis.get(&reference.kpi) else { continue };
        let name = match reference.at {
            At::Now => input.name.clone(),
            At::Previous => cx.lang.formula_input_previous(&input.name).into_owned(),
            At::YearToDate => cx.lang.formula_input_ytd(&input.name).into_owned(),
        };
        ui.horizontal(|ui| {
            let text = value.map_or_else(|| "—".to_owned(), |value| full_text(cx.lang, input.unit, value));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(text).size(type_scale::LABEL).color(color32(cx.theme.text)));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    elided_ui(ui, RichText::new(&name).size(type_scale::LABEL).color(color32(cx.theme.sub)), &name);
                });
            });
        });
    }
}
