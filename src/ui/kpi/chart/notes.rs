//! What stands under a chart: how its forecast and its natural limits came about.

use std::borrow::Cow;

use eframe::egui::{Label, RichText, Ui};

use crate::analysis::KpiReading;
use crate::model::Kpi;
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::color32;

/// One line for the forecast and one for the natural limits; nothing without values. Brief ones keep to one row each,
/// and the whole is shown on hover.
pub fn notes_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading, is_brief: bool) {
    if reading.points.is_empty() {
        return;
    }
    let note = |ui: &mut Ui, said: Cow<'_, str>, more: Option<String>| {
        let said = RichText::new(said).size(type_scale::LABEL).color(color32(cx.theme.faint));
        let label = if is_brief { Label::new(said).truncate() } else { Label::new(said).wrap() };
        let response = ui.add(label);
        if let Some(more) = more {
            response.on_hover_text(more);
        }
    };
    if let Some(said) = reading.forecast_text(cx.lang, is_brief) {
        let more = reading.forecast().filter(|_| is_brief).map(|forecast| forecast.made_text(cx.lang));
        note(ui, said, more);
    }
    let process = reading.process();
    if let Some(said) = reading.limits_text(cx.lang, kpi.unit, &process) {
        note(ui, said, process.is_drifting.then(|| cx.lang.chart_limits_drift_why().into_owned()));
    }
}
