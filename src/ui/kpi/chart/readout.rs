//! What a chart says of the period under the pointer.

use eframe::egui::{Label, Pos2, Rect, Response, RichText, Tooltip, Ui};
use jiff::civil::Date;

use super::{AXIS, ChartParts};
use crate::analysis::{Signal, Status, column_decimals, column_text, full_text, judge, period_text, target_text};
use crate::model::{Kpi, Period, Target};
use crate::scene::chart::started_in;
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::status_ui;

/// The period nearest to a place on the screen, with its index among the points.
pub fn nearest(places: &[(usize, Pos2)], x: f32) -> Option<usize> {
    places.iter().min_by(|(_, a), (_, b)| (a.x - x).abs().total_cmp(&(b.x - x).abs())).map(|(index, _)| *index)
}

/// What the value of a period says, whatever its freshness.
pub fn status_in(parts: &ChartParts<'_>, period: Period, value: f64) -> Status {
    Status::of(judge(parts.kpi, &parts.course, period, value).score)
}

/// What the newest value says that was known on a day: "Oct 2026: $ 48,300, on track, target $ 50,000".
pub fn read_text(cx: &UiContext<'_>, kpi: &Kpi, day: Date) -> Option<String> {
    let reading = cx.derived.analysis.kpis.get(&kpi.id)?;
    let fiscal = cx.document.project().fiscal_year;
    let parts = ChartParts::of(kpi, reading, fiscal);
    let index = reading.points.partition_point(|(period, _)| period.start <= day).checked_sub(1)?;
    let (period, value) = reading.points.get(index).copied()?;
    let status = status_in(&parts, period, value);
    let status = (status != Status::NoData).then(|| status.text(cx.lang).into_owned());
    let target = target_words(cx, &parts, period, value);
    let facts: Vec<String> =
        [Some(full_text(cx.lang, kpi.unit, value)), status, target].into_iter().flatten().collect();
    Some(format!("{}: {}", period_text(cx.lang, period, fiscal), facts.join(", ")))
}

/// The target of a period, beside a value in it.
fn target_words(cx: &UiContext<'_>, parts: &ChartParts<'_>, period: Period, value: f64) -> Option<String> {
    let (lang, unit) = (cx.lang, parts.kpi.unit);
    let goal = match parts.course.goal() {
        Some(Target::Value(goal)) => Some(goal),
        _ => None,
    };
    let text = match parts.course.target_in(period)? {
        // A path works out more decimals than anyone has asked for.
        Target::Value(target) => {
            column_text(lang, unit, target, column_decimals(unit, goal.into_iter().chain([value])))
        }
        target @ Target::Range(..) => target_text(lang, unit, target),
    };
    Some(lang.chart_target_was(&text).into_owned())
}

/// Shows a read-out under the chart (or over it, where there is no room below), so that it hides nothing of it.
pub fn show(response: &Response, add: impl FnOnce(&mut Ui)) {
    let Some(pointer) = response.hover_pos() else { return };
    let strip = Rect::from_x_y_ranges(pointer.x - 8.0..=pointer.x, response.rect.top()..=response.rect.bottom() + AXIS);
    let mut tooltip = Tooltip::for_enabled(response);
    tooltip.popup = tooltip.popup.anchor(strip);
    tooltip.show(add);
}

/// Period, value, status, target, signal and note.
pub fn readout_ui(ui: &mut Ui, cx: &UiContext<'_>, parts: &ChartParts<'_>, index: usize) {
    let Some((period, value)) = parts.reading.points.get(index).copied() else { return };
    let (lang, unit) = (cx.lang, parts.kpi.unit);
    let quiet = |text: String| RichText::new(text).size(type_scale::LABEL).color(color32(cx.theme.sub));
    ui.set_max_width(260.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(quiet(period_text(lang, period, cx.document.project().fiscal_year)));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let style = TextStyle::new(type_scale::HEADING, Weight::Semibold);
        ui.label(RichText::new(full_text(lang, unit, value)).font(font(style)));
        let status = status_in(parts, period, value);
        if status != Status::NoData {
            let word = status.text(lang);
            status_ui(ui, cx.theme, status, &word);
            let color = color32(status_color(status, cx.theme));
            ui.label(RichText::new(word).size(type_scale::SMALL).color(color));
        }
    });
    if let Some(text) = target_words(cx, parts, period, value) {
        ui.label(quiet(text));
    }
    match parts.process.signals.iter().find(|(place, _)| *place == index) {
        Some((_, Signal::Outside)) => drop(ui.label(quiet(lang.chart_signal_outside().into_owned()))),
        Some((_, Signal::Run)) => drop(ui.label(quiet(lang.chart_signal_run().into_owned()))),
        None => (),
    }
    for (initiative, start) in started_in(cx.document.project(), parts.kpi, period) {
        ui.label(quiet(lang.chart_initiative(&initiative.name, &lang.date(start)).into_owned()));
    }
    let note = cx.document.project().series_of(parts.kpi.id).in_period(period).map_or("", |m| m.note.as_str());
    if !note.is_empty() {
        ui.add(Label::new(RichText::new(note).size(type_scale::SMALL)).wrap());
    }
}
