//! What a score says when one asks it why.

use crate::analysis::{KpiReading, Part, Rollup, full_text};
use crate::lang::Lang;
use crate::model::{Kpi, KpiId, ObjectiveId};
use crate::ui::UiContext;

/// The rule of a KPI's score with its numbers.
pub fn of_kpi(lang: Lang, kpi: &Kpi, reading: &KpiReading) -> String {
    let rule = reading.why.text(lang, kpi.unit);
    match (reading.score, reading.value()) {
        (Some(score), Some(value)) => {
            format!("{} → {}\n{rule}", full_text(lang, kpi.unit, value), lang.number(score, 0))
        }
        _ => rule,
    }
}

/// The KPIs that an objective's score is the mean of.
pub fn of_objective(cx: &UiContext<'_>, rollup: &Rollup<KpiId>) -> String {
    let coverage = cx.lang.coverage_kpis(rollup.mean.scored, rollup.mean.total);
    let name = |id: KpiId| cx.document.project().kpis.get(&id).map_or_else(String::new, |kpi| kpi.name.clone());
    mean(cx.lang, &cx.lang.score_mean_of_kpis(&coverage), &rollup.parts, name)
}

/// The objectives that a perspective's score is the mean of.
pub fn of_perspective(cx: &UiContext<'_>, rollup: &Rollup<ObjectiveId>) -> String {
    let coverage = cx.lang.coverage_objectives(rollup.mean.scored, rollup.mean.total);
    let name = |id: ObjectiveId| cx.document.project().map.objective(id).map_or_else(String::new, |o| o.name.clone());
    mean(cx.lang, &cx.lang.score_mean_of_objectives(&coverage), &rollup.parts, name)
}

fn mean<Id: Copy>(lang: Lang, rule: &str, parts: &[Part<Id>], name: impl Fn(Id) -> String) -> String {
    let mut text = rule.to_owned();
    for part in parts {
        let score = part.score.map_or_else(|| "—".to_owned(), |score| lang.number(score, 0));
        text.push('\n');
        text.push_str(&lang.score_part(&name(part.id), &score, &lang.number_trimmed(part.weight, 2)));
    }
    text
}
