//! The scorecard as a table: perspectives, their objectives, their KPIs.

use super::{Cell, Column, Row, Table};
use crate::analysis::{
    Analysis, Due, KpiReading, Mean, Rollup, column_decimals, interval_text, shown_score, stage_text, target_text,
};
use crate::lang::Lang;
use crate::model::{Kpi, KpiId, Objective, ObjectiveId, Perspective, Project, Target};

/// How many columns it has.
const COLUMNS: usize = 17;

/// The scorecard of a project, as of the day of its analysis.
pub fn scorecard(project: &Project, analysis: &Analysis, lang: Lang) -> Table {
    let codes = project.codes();
    let mut rows = Vec::new();
    for perspective in project.perspectives_in_order() {
        rows.push(of_perspective(perspective, analysis.perspectives.get(&perspective.id), lang));
        for objective in project.objectives_of(perspective.id) {
            let code = codes.get(&objective.id).map_or("", String::as_str);
            rows.push(of_objective(objective, code, analysis.objectives.get(&objective.id), lang));
            for kpi in project.kpis_of(objective.id) {
                if let Some(reading) = analysis.kpis.get(&kpi.id) {
                    let due = Due::of(kpi, reading, project.fiscal_year, analysis.as_of);
                    rows.push(of_kpi(kpi, code, reading, due, lang));
                }
            }
        }
    }
    let name = if project.name.is_empty() { lang.untitled().into_owned() } else { project.name.clone() };
    let title = lang.table_scorecard_of(&name, &lang.date(analysis.as_of)).into_owned();
    Table { title, lang, columns: columns(lang), rows }
}

fn columns(lang: Lang) -> Vec<Column> {
    let column = |title: std::borrow::Cow<'static, str>, width, is_numeric, is_score| Column {
        title: title.into_owned(),
        is_numeric,
        is_score,
        width,
    };
    vec![
        column(lang.table_code(), 7, false, false),
        column(lang.score_name(), 38, false, false),
        column(lang.score_status(), 13, false, false),
        column(lang.score_score(), 8, true, true),
        column(lang.score_value(), 13, true, false),
        column(lang.score_target(), 13, true, false),
        column(lang.score_minimum(), 13, true, false),
        column(lang.score_baseline(), 13, true, false),
        column(lang.score_progress(), 11, true, false),
        column(lang.score_data(), 20, false, false),
        column(lang.score_due(), 13, false, false),
        column(lang.score_weight(), 9, true, false),
        column(lang.score_interval(), 13, false, false),
        column(lang.score_nature(), 13, false, false),
        column(lang.score_stage(), 20, false, false),
        column(lang.score_owner(), 22, false, false),
        column(lang.table_change(), 13, true, false),
    ]
}

fn of_perspective(perspective: &Perspective, rollup: Option<&Rollup<ObjectiveId>>, lang: Lang) -> Row {
    let mut cells = vec![Cell::Empty; COLUMNS];
    cells[1] = Cell::Text(perspective.name.clone());
    if let Some(rollup) = rollup {
        cells[2] = Cell::Status(rollup.status);
        cells[3] = score(rollup.mean);
        cells[9] = Cell::Text(lang.coverage_objectives(rollup.mean.scored, rollup.mean.total).into_owned());
    }
    Row { depth: 0, cells }
}

fn of_objective(objective: &Objective, code: &str, rollup: Option<&Rollup<KpiId>>, lang: Lang) -> Row {
    let mut cells = vec![Cell::Empty; COLUMNS];
    cells[0] = Cell::Text(code.to_owned());
    cells[1] = Cell::Text(objective.name.clone());
    if let Some(rollup) = rollup {
        cells[2] = Cell::Status(rollup.status);
        cells[3] = score(rollup.mean);
        let coverage = match rollup.mean.total {
            0 => lang.score_no_kpi(),
            total => lang.coverage_kpis(rollup.mean.scored, total),
        };
        cells[9] = Cell::Text(coverage.into_owned());
    }
    cells[11] = Cell::Number(objective.weight, decimals_of(objective.weight));
    cells[15] = text(&objective.owner);
    Row { depth: 1, cells }
}

fn of_kpi(kpi: &Kpi, code: &str, reading: &KpiReading, due: Option<Due>, lang: Lang) -> Row {
    let goal = match reading.why.goal {
        Some(Target::Value(value)) => Some(value),
        _ => None,
    };
    let numbers = [kpi.baseline, kpi.minimum, goal, reading.value()];
    let decimals = column_decimals(kpi.unit, numbers.into_iter().flatten());
    let value = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Value(value, kpi.unit, decimals));
    let nature = kpi.nature.map(|nature| crate::analysis::nature_text(nature, lang));
    let words =
        |words: Option<std::borrow::Cow<'static, str>>| words.map_or(Cell::Empty, |w| Cell::Text(w.into_owned()));
    let cells = vec![
        Cell::Text(code.to_owned()),
        Cell::Text(kpi.name.clone()),
        Cell::Status(reading.status),
        reading.score.map_or(Cell::Empty, |score| Cell::Number(shown_score(score), 0)),
        value(reading.value()),
        match reading.why.target {
            Some(Target::Value(target)) => value(Some(target)),
            Some(range) => Cell::Text(target_text(lang, kpi.unit, range)),
            None => Cell::Empty,
        },
        value(reading.why.minimum.or(kpi.minimum)),
        value(kpi.baseline),
        reading.progress.map_or(Cell::Empty, Cell::Share),
        Cell::Text(reading.freshness_text(lang, kpi).into_owned()),
        due.map_or(Cell::Empty, |due| Cell::Date(due.since)),
        Cell::Number(kpi.weight, decimals_of(kpi.weight)),
        Cell::Text(interval_text(kpi.interval, lang).into_owned()),
        words(nature),
        words(kpi.stage.map(|stage| stage_text(stage, lang))),
        text(&kpi.owner),
        change(reading).map_or(Cell::Empty, Cell::Share),
    ];
    Row { depth: 2, cells }
}

/// The change since the value before, as a share of that; `None` from nothing.
fn change(reading: &KpiReading) -> Option<f64> {
    let (change, value) = reading.trend.change.zip(reading.value())?;
    let before = (value - change).abs();
    (before > 0.0).then(|| change / before)
}

fn score(mean: Mean) -> Cell {
    mean.score.map_or(Cell::Empty, |score| Cell::Number(shown_score(score), 0))
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// As many decimals as a weight needs, at most two.
fn decimals_of(weight: f64) -> u8 {
    column_decimals(crate::model::Unit::Number, [weight]).min(2)
}
