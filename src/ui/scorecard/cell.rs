//! What stands in a cell.

use eframe::egui::{
    Align, Button, Color32, CursorIcon, FontId, Label, Layout, Response, RichText, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2,
};

use super::column::Column;
use crate::analysis::{
    Due, Freshness, KpiReading, Rollup, Status, column_decimals, column_text, interval_text, percent_text, period_text,
    score_text, sparkline, target_text, value_text,
};
use crate::model::{Kpi, KpiId, Objective, ObjectiveId, Period, Perspective, Target};
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::inspector::{MEAN_WIDTH, objective_why_ui, perspective_why_ui};
use crate::ui::kpi::{REASONS_WIDTH, reasons_ui};
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{focus_ring_ui, status_ui, why_popover_ui};

/// Room at the sides of a cell, in points.
pub const PADDING: f32 = 8.0;

/// The font of a table.
pub fn plain() -> FontId {
    font(TextStyle::new(type_scale::SMALL, Weight::Regular))
}

/// The font of what counts most in a row.
pub fn strong() -> FontId {
    font(TextStyle::new(type_scale::SMALL, Weight::Semibold))
}

/// A text that is cut off at the cell's edge, on the side where its column ends.
pub fn text_ui(ui: &mut Ui, text: impl Into<String>, font: FontId, color: Color32, align: Align) -> Response {
    let label = Label::new(RichText::new(text).font(font).color(color)).truncate();
    if align == Align::Max {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(PADDING);
            ui.add(label)
        })
        .inner
    } else {
        ui.add(label)
    }
}

/// A cell of a KPI; its name is written elsewhere.
pub fn kpi_cell_ui(ui: &mut Ui, cx: &UiContext<'_>, column: Column, kpi: &Kpi, reading: &KpiReading) {
    let (lang, align) = (cx.lang, column.align());
    let (text, sub) = (color32(cx.theme.text), color32(cx.theme.sub));
    // What does not fit in full is told in three digits.
    let room = ui.available_width() - 2.0 * PADDING;
    let amount = |value: f64| {
        let whole = column_text(lang, kpi.unit, value, decimals(kpi, reading));
        let width = ui.painter().layout_no_wrap(whole.clone(), strong(), Color32::PLACEHOLDER).size().x;
        if width <= room { whole } else { value_text(lang, kpi.unit, value) }
    };
    match column {
        Column::Name => (),
        Column::Status => status_cell_ui(ui, cx, reading.status, &reading.status_text(lang, kpi)),
        Column::Score => {
            let why = score_ui(ui, cx, reading.score, plain(), &kpi.name);
            why_popover_ui(&why, REASONS_WIDTH, |ui| reasons_ui(ui, cx, kpi, reading));
        }
        Column::Value => amount_ui(ui, reading.value().map(amount), strong(), text),
        Column::Target => {
            let target = reading.why.target.map(|target| match target {
                Target::Value(value) => amount(value),
                Target::Range(..) => target_text(lang, kpi.unit, target),
            });
            amount_ui(ui, target, plain(), text);
        }
        Column::Minimum => amount_ui(ui, reading.why.minimum.or(kpi.minimum).map(amount), plain(), sub),
        Column::Baseline => amount_ui(ui, kpi.baseline.map(amount), plain(), sub),
        Column::Progress => {
            if let Some((share, words)) = reading.progress.zip(reading.progress_text(lang)) {
                text_ui(ui, percent_text(lang, share), plain(), sub, align).on_hover_text(words);
            }
        }
        Column::Trend => sparkline_ui(ui, cx, kpi, reading),
        Column::Data => data_ui(ui, cx, kpi, reading),
        Column::Due => due_ui(ui, cx, kpi, reading),
        Column::Weight => drop(text_ui(ui, lang.number_trimmed(kpi.weight, 2), plain(), sub, align)),
        Column::Interval => drop(text_ui(ui, interval_text(kpi.interval, lang), plain(), sub, align)),
        Column::Owner => drop(text_ui(ui, kpi.owner.clone(), plain(), sub, align)),
    }
}

/// A cell of an objective; its name is written elsewhere.
pub fn objective_cell_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    column: Column,
    objective: &Objective,
    rollup: Option<&Rollup<KpiId>>,
) {
    let (lang, align) = (cx.lang, column.align());
    let sub = color32(cx.theme.sub);
    let Some(rollup) = rollup else { return };
    match column {
        Column::Status => mean_status_ui(ui, cx, rollup),
        Column::Score => {
            let why = score_ui(ui, cx, rollup.score(), strong(), &objective.name);
            why_popover_ui(&why, MEAN_WIDTH, |ui| objective_why_ui(ui, cx, rollup));
        }
        Column::Data => {
            let text = match rollup.mean.total {
                0 => lang.score_no_kpi(),
                total => lang.coverage_kpis(rollup.mean.scored, total),
            };
            text_ui(ui, text, plain(), sub, align);
        }
        Column::Weight => drop(text_ui(ui, lang.number_trimmed(objective.weight, 2), plain(), sub, align)),
        Column::Owner => drop(text_ui(ui, objective.owner.clone(), plain(), sub, align)),
        _ => (),
    }
}

/// A cell of a perspective; its name is written elsewhere.
pub fn perspective_cell_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    column: Column,
    perspective: &Perspective,
    rollup: Option<&Rollup<ObjectiveId>>,
) {
    let Some(rollup) = rollup else { return };
    match column {
        Column::Status => mean_status_ui(ui, cx, rollup),
        Column::Score => {
            let why = score_ui(ui, cx, rollup.score(), strong(), &perspective.name);
            why_popover_ui(&why, MEAN_WIDTH, |ui| perspective_why_ui(ui, cx, rollup));
        }
        Column::Data => {
            let text = cx.lang.coverage_objectives(rollup.mean.scored, rollup.mean.total);
            text_ui(ui, text, plain(), color32(cx.theme.sub), column.align());
        }
        _ => (),
    }
}

fn amount_ui(ui: &mut Ui, text: Option<String>, font: FontId, color: Color32) {
    if let Some(text) = text {
        text_ui(ui, text, font, color, Align::Max);
    }
}

/// A score, which says by a click what is behind it.
fn score_ui(ui: &mut Ui, cx: &UiContext<'_>, score: Option<f64>, font: FontId, of: &str) -> Response {
    let text = score.map_or_else(|| "—".to_owned(), |score| score_text(cx.lang, score));
    let color = color32(if score.is_some() { cx.theme.text } else { cx.theme.sub });
    let name = cx.lang.why_score_of(of);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // The frame that shows on hover reaches beyond the number, which lines up with those of the other columns.
        ui.spacing_mut().button_padding.x = 4.0;
        ui.add_space(PADDING - 4.0);
        let button = Button::new(RichText::new(text).font(font).color(color)).frame(true).frame_when_inactive(false);
        let response = ui.add(button.min_size(Vec2::new(0.0, measures::TARGET)));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_ref()));
        focus_ring_ui(ui, &response);
        response.on_hover_text(cx.lang.why_score()).on_hover_cursor(CursorIcon::PointingHand)
    })
    .inner
}

fn status_cell_ui(ui: &mut Ui, cx: &UiContext<'_>, status: Status, word: &str) {
    ui.spacing_mut().item_spacing.x = 6.0;
    status_ui(ui, cx.theme, status, word);
    text_ui(ui, word, plain(), color32(status_color(status, cx.theme)), Align::Min);
}

/// The status of a mean, and beside it the mark of a worse KPI that it would hide.
fn mean_status_ui<Id>(ui: &mut Ui, cx: &UiContext<'_>, rollup: &Rollup<Id>) {
    status_cell_ui(ui, cx, rollup.status, &rollup.status.text(cx.lang));
    if let Some((hidden, worst)) = rollup.hidden_status().zip(rollup.worst) {
        let name = cx.document.project().kpis.get(&worst.kpi).map_or("", |kpi| kpi.name.as_str());
        status_ui(ui, cx.theme, hidden, &cx.lang.score_hides(name, &hidden.text(cx.lang)));
    }
}

/// The newest period, or how old it is.
fn data_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    let fiscal = cx.document.project().fiscal_year;
    let period = |period: Period| period_text(cx.lang, period, fiscal);
    let (text, color, hover) = match (reading.freshness, reading.why.period) {
        (Freshness::Fresh, Some(newest)) => (period(newest), cx.theme.sub, None),
        (Freshness::Stale { .. }, Some(newest)) => {
            (reading.freshness_text(cx.lang, kpi).into_owned(), cx.theme.at_risk, Some(period(newest)))
        }
        (_, newest) => (reading.freshness_text(cx.lang, kpi).into_owned(), cx.theme.sub, newest.map(period)),
    };
    let response = text_ui(ui, text, plain(), color32(color), Align::Min);
    if let Some(hover) = hover {
        response.on_hover_text(hover);
    }
}

/// The day from which the next value is due; in the colour of a warning once that day has come.
fn due_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    let (fiscal, as_of) = (cx.document.project().fiscal_year, cx.derived.analysis.as_of);
    if let Some(due) = Due::of(kpi, reading, fiscal, as_of) {
        let color = if due.is_now(as_of) { cx.theme.at_risk } else { cx.theme.sub };
        let response = text_ui(ui, cx.lang.date(due.since), plain(), color32(color), Align::Min);
        response.on_hover_text(cx.lang.review_question(&period_text(cx.lang, due.period, fiscal)));
    }
}

/// The last values as a line in the colour of the status.
fn sparkline_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) {
    let points = sparkline(&reading.points);
    if points.is_empty() {
        return;
    }
    let size = Vec2::new((ui.available_width() - 12.0).clamp(30.0, 120.0), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = cx.lang.score_sparkline(&kpi.name, points.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name.as_ref()));
    let frame = rect.shrink2(Vec2::new(3.0, 4.0));
    let at =
        |(x, y): (f64, f64)| pos2(frame.left() + frame.width() * x as f32, frame.bottom() - frame.height() * y as f32);
    let line: Vec<_> = points.into_iter().map(at).collect();
    let color = color32(status_color(reading.status, cx.theme));
    if let Some(end) = line.last() {
        ui.painter().circle_filled(*end, 2.4, color);
    }
    ui.painter().line(line, Stroke::new(1.4, color));
}

/// As many decimals as the numbers of a row need, so that they can be compared at a glance; those that a target path
/// has worked out follow.
fn decimals(kpi: &Kpi, reading: &KpiReading) -> u8 {
    let goal = match reading.why.goal {
        Some(Target::Value(value)) => Some(value),
        _ => None,
    };
    column_decimals(kpi.unit, [kpi.baseline, kpi.minimum, goal, reading.value()].into_iter().flatten())
}
