//! What a KPI says at a glance: value, status, target, and why.

use eframe::egui::{Label, RichText, Ui};

use super::reasons::{REASONS_WIDTH, reasons_ui};
use crate::analysis::{KpiReading, full_text, interval_text, nature_text, partial_text, target_text, value_text};
use crate::lang::Lang;
use crate::model::Kpi;
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{label_ui, link_button, note_ui, status_ui, why_popover_ui};

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
        let why = link_button(ui, cx.theme, &cx.lang.why(), &cx.lang.why_score());
        why_popover_ui(&why, REASONS_WIDTH, |ui| reasons_ui(ui, cx, kpi, reading));
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

/// Target and the way to go.
fn facts(lang: Lang, kpi: &Kpi, reading: &KpiReading) -> Vec<String> {
    let target = reading.why.target.map(|target| lang.target_is(&target_text(lang, kpi.unit, target)).into_owned());
    let progress = reading.progress_text(lang).map(std::borrow::Cow::into_owned);
    [target, progress].into_iter().flatten().collect()
}
