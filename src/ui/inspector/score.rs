//! The score line of an objective or perspective, with what is behind it.
//!
//! A mean is never shown alone: its coverage and the mark of the worst KPI stand
//! beside it, and "why?" lists the parts with their weights.

use eframe::egui::{Grid, Label, RichText, Ui};

use crate::analysis::{Mean, Part, Rollup, Status, score_text};
use crate::lang::Lang;
use crate::model::{KpiId, ObjectiveId, PerspectiveId};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{elided_ui, label_ui, link_button, note_ui, status_ui, why_popover_ui};

/// A part of a mean as a line of the popover.
struct Line {
    name: String,
    weight: f64,
    score: Option<f64>,
}

/// Width of the popover, in points.
pub const MEAN_WIDTH: f32 = 260.0;

pub(super) fn objective_score_ui(ui: &mut Ui, cx: &UiContext<'_>, id: ObjectiveId) {
    if let Some(rollup) = cx.derived.analysis.objectives.get(&id) {
        score_ui(ui, cx, rollup, &kpi_coverage(cx, rollup), &kpi_lines(cx, rollup));
    }
}

pub(super) fn perspective_score_ui(ui: &mut Ui, cx: &UiContext<'_>, id: PerspectiveId) {
    if let Some(rollup) = cx.derived.analysis.perspectives.get(&id) {
        score_ui(ui, cx, rollup, &objective_coverage(cx, rollup), &objective_lines(cx, rollup));
    }
}

/// What is behind the score of an objective: its KPIs with their weights.
pub fn objective_why_ui(ui: &mut Ui, cx: &UiContext<'_>, rollup: &Rollup<KpiId>) {
    why_ui(ui, cx, rollup, &kpi_coverage(cx, rollup), &kpi_lines(cx, rollup));
}

/// What is behind the score of a perspective: its objectives with their weights.
pub fn perspective_why_ui(ui: &mut Ui, cx: &UiContext<'_>, rollup: &Rollup<ObjectiveId>) {
    why_ui(ui, cx, rollup, &objective_coverage(cx, rollup), &objective_lines(cx, rollup));
}

fn kpi_coverage(cx: &UiContext<'_>, rollup: &Rollup<KpiId>) -> String {
    cx.lang.coverage_kpis(rollup.mean.scored, rollup.mean.total).into_owned()
}

fn kpi_lines(cx: &UiContext<'_>, rollup: &Rollup<KpiId>) -> Vec<Line> {
    let kpis = &cx.document.project().kpis;
    lines(&rollup.parts, |id| kpis.get(id).map(|kpi| kpi.name.clone()))
}

fn objective_coverage(cx: &UiContext<'_>, rollup: &Rollup<ObjectiveId>) -> String {
    cx.lang.coverage_objectives(rollup.mean.scored, rollup.mean.total).into_owned()
}

fn objective_lines(cx: &UiContext<'_>, rollup: &Rollup<ObjectiveId>) -> Vec<Line> {
    let map = &cx.document.project().map;
    lines(&rollup.parts, |id| map.objective(*id).map(|objective| objective.name.clone()))
}

fn lines<Id>(parts: &[Part<Id>], name: impl Fn(&Id) -> Option<String>) -> Vec<Line> {
    let line =
        |part: &Part<Id>| Line { name: name(&part.id).unwrap_or_default(), weight: part.weight, score: part.score };
    parts.iter().map(line).collect()
}

fn score_ui<Id>(ui: &mut Ui, cx: &UiContext<'_>, rollup: &Rollup<Id>, coverage: &str, lines: &[Line]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        status_ui(ui, cx.theme, rollup.status, &rollup.status.text(cx.lang));
        let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
        let score = RichText::new(mean_text(cx.lang, rollup.score())).font(font(style));
        ui.label(score.color(color32(cx.theme.text))).on_hover_text(cx.lang.score_tooltip());
        label_ui(ui, cx.theme, coverage);
        worst_ui(ui, cx, rollup.hidden_status());
        let why = link_button(ui, cx.theme, &cx.lang.why(), &cx.lang.why_score());
        why_popover_ui(&why, MEAN_WIDTH, |ui| why_ui(ui, cx, rollup, coverage, lines));
    });
    let kinds = [(cx.lang.nature_leading(), rollup.leading), (cx.lang.nature_lagging(), rollup.lagging)];
    let texts: Vec<String> = kinds.iter().filter_map(|(name, mean)| kind_text(cx.lang, name, mean)).collect();
    if !texts.is_empty() {
        label_ui(ui, cx.theme, &texts.join(" · "));
    }
}

/// The worst KPI where the mean would hide it.
fn worst_ui(ui: &mut Ui, cx: &UiContext<'_>, hidden: Option<Status>) {
    if let Some(status) = hidden {
        let text = cx.lang.worst_kpi(&status.text(cx.lang));
        status_ui(ui, cx.theme, status, &text);
    }
}

/// "leading 80"; nothing where there is no KPI of the kind.
fn kind_text(lang: Lang, name: &str, mean: &Mean) -> Option<String> {
    (mean.total > 0).then(|| format!("{name} {}", mean_text(lang, mean.score)))
}

fn mean_text(lang: Lang, score: Option<f64>) -> String {
    score.map_or_else(|| "—".to_owned(), |score| score_text(lang, score))
}

fn why_ui<Id>(ui: &mut Ui, cx: &UiContext<'_>, rollup: &Rollup<Id>, coverage: &str, lines: &[Line]) {
    note_ui(ui, cx.theme, &cx.lang.why_mean());
    note_ui(ui, cx.theme, &cx.lang.why_coverage(coverage));
    if let Some(worst) = rollup.worst.filter(|_| lines.len() > 1) {
        let name = cx.document.project().kpis.get(&worst.kpi).map_or("", |kpi| kpi.name.as_str());
        note_ui(ui, cx.theme, &cx.lang.why_worst(name, &mean_text(cx.lang, Some(worst.score))));
    }
    if rollup.leading.total > 0 && rollup.lagging.total > 0 {
        note_ui(ui, cx.theme, &cx.lang.why_natures());
    }
    ui.add_space(4.0);
    Grid::new("parts of the mean").num_columns(3).spacing([12.0, 4.0]).show(ui, |ui| {
        label_ui(ui, cx.theme, "");
        for title in [cx.lang.field_weight(), cx.lang.score()] {
            let text = RichText::new(title).size(type_scale::LABEL).color(color32(cx.theme.faint));
            // In one row: a column is as wide as what stands in it.
            ui.add(Label::new(text).extend());
        }
        ui.end_row();
        for line in lines {
            let text = RichText::new(&line.name).size(type_scale::LABEL);
            ui.scope(|ui| {
                ui.set_max_width(140.0);
                elided_ui(ui, text, &line.name);
            });
            label_ui(ui, cx.theme, &cx.lang.number_trimmed(line.weight, 2));
            label_ui(ui, cx.theme, &mean_text(cx.lang, line.score));
            ui.end_row();
        }
    });
}
