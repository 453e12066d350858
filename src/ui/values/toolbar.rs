//! What stands over and under the sheet: the filter, the interval, and what is selected.

use eframe::egui::{Id, Ui};

use super::sheet::{Sheet, intervals};
use super::{Entry, ValuesState};
use crate::analysis::{column_decimals, column_text, full_text, interval_text, parse_value, period_text};
use crate::lang::NumberError;
use crate::model::Interval;
use crate::ui::UiContext;
use crate::ui::widgets::{filter_field_ui, segments_ui};

/// Shows the filter and the intervals; gives back the one that is shown.
pub(super) fn toolbar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ValuesState) -> Interval {
    let intervals = intervals(cx.document.project());
    let usual = intervals.iter().max_by_key(|(_, count)| *count).map_or(Interval::Month, |(interval, _)| *interval);
    let is_there = |interval: &Interval| intervals.iter().any(|(other, _)| other == interval);
    let mut shown = state.interval.filter(is_there).unwrap_or(usual);
    ui.horizontal(|ui| {
        filter_field_ui(ui, cx.lang, Id::unique("values filter"), 220.0, &mut state.query);
        ui.add_space(4.0);
        if intervals.len() > 1 {
            let texts = intervals.iter().map(|(interval, count)| {
                (*interval, cx.lang.values_of_interval(&interval_text(*interval, cx.lang), *count))
            });
            let texts: Vec<(Interval, String)> = texts.map(|(interval, text)| (interval, text.into_owned())).collect();
            let choices: Vec<(Interval, &str)> =
                texts.iter().map(|(interval, text)| (*interval, text.as_str())).collect();
            if let Some(interval) = segments_ui(ui, cx.theme, shown, &choices, 84.0) {
                shown = interval;
                state.interval = Some(interval);
                state.wants_keyboard = true;
            }
        }
    });
    shown
}

/// What is selected: the note of a cell, or the count, sum and mean of a block of one unit; else how to use the sheet.
pub(super) fn summary(cx: &UiContext<'_>, state: &ValuesState, sheet: &Sheet<'_>) -> String {
    let help = || cx.lang.values_help().into_owned();
    let Some(block) = state.block(sheet) else { return help() };
    let kpi = state.cell(sheet).and_then(|cell| sheet.kpi(cell.row));
    if let Some((kpi, typed)) = kpi.zip(state.typed.as_ref().filter(|typed| typed.what == Entry::Value)) {
        return match parse_value(cx.lang, kpi.unit, &typed.text) {
            Ok(value) => cx.lang.review_read_as(&full_text(cx.lang, kpi.unit, value)).into_owned(),
            // A number with its word, "1,2 tỷ", is as good as done; one that still grows is not.
            Err(error @ NumberError::Grouping(_)) if typed.text.ends_with(char::is_alphabetic) => {
                cx.lang.number_error(&error)
            }
            Err(_) => help(),
        };
    }
    if block.len() > 1 {
        let values: Vec<f64> = block.cells().filter_map(|cell| sheet.value(cell)).collect();
        let units: Vec<_> = block.rows.clone().filter_map(|row| sheet.kpi(row)).map(|kpi| kpi.unit).collect();
        return match (values.len(), units.first()) {
            (count, Some(unit)) if count > 0 && units.iter().all(|other| other == unit) => {
                let sum: f64 = values.iter().sum();
                let mean = sum / values.len() as f64;
                let decimals = column_decimals(*unit, values.iter().copied());
                let (sum, mean) = (full_text(cx.lang, *unit, sum), column_text(cx.lang, *unit, mean, decimals.max(2)));
                cx.lang.values_selected(count, &sum, &mean).into_owned()
            }
            (count, _) => cx.lang.values_selected_mixed(count).into_owned(),
        };
    }
    let note = block.cells().next().and_then(|cell| Some((cell, sheet.measurement(cell)?.note.clone())));
    match note.filter(|(_, note)| !note.is_empty()) {
        Some((cell, note)) => {
            let period = period_text(cx.lang, sheet.period(cell.column), cx.document.project().fiscal_year);
            let name = sheet.kpi(cell.row).map_or("", |kpi| kpi.name.as_str());
            format!("{name} · {period}: {}", note.replace('\n', " "))
        }
        None => help(),
    }
}
