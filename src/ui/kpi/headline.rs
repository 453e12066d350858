//! What a KPI says at a glance: value, status, target, and why.

use eframe::egui::{Align, Label, Layout, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui};

use crate::analysis::{
    KpiReading, full_text, inputs_of, interval_text, nature_text, partial_text, reasons, target_text, value_text,
};
use crate::lang::Lang;
use crate::model::{At, Formula, Kpi, KpiLabels, Period};
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{elided_ui, label_ui, link_button, note_ui, status_ui};

/// Kind, value with status, target, age and the way to go.
pub fn headline_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let Some(reading) = cx.derived.analysis.kpis.get(&kpi.id) else { return };
    label_ui(ui, cx.theme, &caption(cx.lang, kpi, reading));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        value_ui(ui, cx, kpi, reading);
        let word = reading.status_text(cx.lang, kpi);
        status_ui(ui, cx.theme, reading.status, &word);
        let style = TextStyle::new(type_scale::LABEL, Weight::Semibold);
        let color = color32(status_color(reading.status, cx.theme));
        ui.add(Label::new(RichText::new(word.as_ref()).font(font(style)).color(color)));
        why_ui(ui, cx, kpi, reading);
    });
    let facts = facts(cx.lang, kpi, reading);
    if !facts.is_empty() {
        note_ui(ui, cx.theme, &facts.join(" · "));
    }
    if let Some(partial) = partial_text(cx.lang, kpi, reading, cx.document.project().fiscal_year) {
        note_ui(ui, cx.theme, &partial);
    }
}

/// "lagging · monthly · less is better".
fn caption(lang: Lang, kpi: &Kpi, reading: &KpiReading) -> String {
    let nature = kpi.nature.map(|nature| nature_text(nature, lang));
    let direction = reading.why.direction.map(|direction| direction.text(lang));
    let parts = nature.into_iter().chain(std::iter::once(interval_text(kpi.interval, lang))).chain(direction);
    parts.collect::<Vec<_>>().join(" · ")
}

fn value_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    let style = TextStyle::new(type_scale::TITLE, Weight::Bold);
    let value = reading.value();
    let text = value.map_or_else(|| "—".to_owned(), |value| value_text(cx.lang, kpi.unit, value));
    let label = ui.add(Label::new(RichText::new(text).font(font(style)).color(color32(cx.theme.text))));
    if let Some(value) = value {
        label.on_hover_text(full_text(cx.lang, kpi.unit, value));
    }
}

/// Every number with its inputs and its rule, in one popover.
fn why_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    let button = link_button(ui, cx.theme, &cx.lang.why(), &cx.lang.why_score());
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(300.0);
        let most = ui.ctx().content_rect().height() - 32.0;
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            // A menu would justify the sentences.
            ui.with_layout(Layout::top_down(Align::Min), |ui| reasons_ui(ui, cx, kpi, reading));
        });
    });
}

fn reasons_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
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

/// Target and the way to go.
fn facts(lang: Lang, kpi: &Kpi, reading: &KpiReading) -> Vec<String> {
    let target = reading.why.target.map(|target| lang.target_is(&target_text(lang, kpi.unit, target)).into_owned());
    let progress = reading.progress_text(lang).map(std::borrow::Cow::into_owned);
    [target, progress].into_iter().flatten().collect()
}
