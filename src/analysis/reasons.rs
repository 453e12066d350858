//! Why the numbers of a KPI are what they are: each with its inputs and its rule.
//!
//! The popover behind "why?" shows all of them; what does not apply is left out.

use std::borrow::Cow;

use jiff::civil::Date;

use super::aggregate::{Merged, coarsest_step};
use super::display::{full_text, percent_text, period_text, score_text, unbroken};
use super::history::History;
use super::score::{KpiReading, ScoreRule};
use super::target::Direction;
use super::value::Freshness;
use super::words::aggregation_text;
use crate::lang::Lang;
use crate::model::{Aggregation, FiscalYear, Interval, Kpi, Project, Target, TargetPath};

/// One number and why it is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which number.
    pub title: String,
    /// Its inputs and its rule, in one or two sentences.
    pub text: String,
}

/// The reasons of all numbers of a KPI, from its value to its progress.
pub fn reasons(lang: Lang, kpi: &Kpi, reading: &KpiReading, fiscal: FiscalYear) -> Vec<Reason> {
    let amount = |value: f64| unbroken(&full_text(lang, kpi.unit, value));
    let reason =
        |title: Cow<'static, str>, text: Option<String>| text.map(|text| Reason { title: title.into_owned(), text });
    let score = match reading.score {
        Some(score) => format!("{}: {}", score_text(lang, score), reading.why.text(lang, kpi.unit)),
        None => reading.why.text(lang, kpi.unit),
    };
    let process = reading.process();
    let limits = process.limits.map(|limits| {
        let held = lang.why_limits(&amount(limits.lower), &amount(limits.upper), reading.points.len());
        if process.is_drifting { format!("{held} {}", lang.chart_limits_drift_why()).into() } else { held }
    });
    [
        reason(lang.reason_value(), value_text(lang, kpi, reading, fiscal)),
        reason(lang.reason_age(), age_text(lang, kpi, reading)),
        reason(lang.reason_direction(), direction_text(lang, kpi, reading, &amount)),
        reason(lang.reason_target(), target_text(lang, kpi, reading, &amount)),
        reason(lang.reason_score(), Some(score)),
        reason(lang.reason_status(), Some(lang.why_status().into_owned())),
        reason(lang.reason_progress(), progress_text(lang, reading, &amount)),
        reason(lang.reason_limits(), limits.map(Cow::into_owned)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is said of a newest period that is not whole: "Q4 2026 has 1 of 3 months so far, …".
pub fn partial_text(lang: Lang, kpi: &Kpi, reading: &KpiReading, fiscal: FiscalYear) -> Option<String> {
    let merged = reading.merged.filter(|merged| !merged.is_whole)?;
    let value = unbroken(&full_text(lang, kpi.unit, merged.value));
    let Merged { period, present, expected, step, .. } = merged;
    let period = period_text(lang, period, fiscal);
    Some(lang.why_not_whole(&period, &value, present, expected, &parts_text(lang, step)).into_owned())
}

/// What to say on a date when the interval of a KPI has changed from `before`; `None` where nothing is shown otherwise.
pub fn interval_notice(lang: Lang, project: &Project, kpi: &Kpi, before: Interval, day: Date) -> Option<String> {
    let (series, fiscal) = (project.series_of(kpi.id), project.fiscal_year);
    if series.is_empty() || before == kpi.interval || kpi.formula.is_some() {
        return None;
    }
    let history = History::entered(kpi, series, fiscal);
    let days: Vec<Date> = series.iter().map(|(day, _)| day).collect();
    let entered = entered_text(lang, history.finer_step().unwrap_or_else(|| coarsest_step(&days, fiscal)), days.len());
    if history.finer_step().is_none() {
        return (kpi.interval < before).then(|| lang.values_kept(&entered).into_owned());
    }
    let rule = match kpi.aggregation {
        Aggregation::Last => lang.merged_by_last(),
        Aggregation::Sum => lang.merged_by_sum(),
        Aggregation::Mean => lang.merged_by_mean(),
        Aggregation::Minimum => lang.merged_by_minimum(),
        Aggregation::Maximum => lang.merged_by_maximum(),
    };
    let shown = count_text(lang, kpi.interval, history.as_of(day).points.len());
    let text = lang.values_merged(&entered, &shown, &rule).into_owned();
    let is_judged = kpi.baseline.is_some() || kpi.minimum.is_some() || kpi.target.is_some();
    let text = match kpi.aggregation {
        Aggregation::Sum if is_judged => format!("{text} {}", lang.values_summed_targets()),
        _ => text,
    };
    let gaps = history.gaps(day);
    Some(if gaps > 0 { format!("{text} {}", lang.values_gaps(&count_text(lang, kpi.interval, gaps))) } else { text })
}

fn value_text(lang: Lang, kpi: &Kpi, reading: &KpiReading, fiscal: FiscalYear) -> Option<String> {
    let (value, period) = (reading.why.value?, reading.why.period?);
    let value = unbroken(&full_text(lang, kpi.unit, value));
    let mut text = lang.why_value(&value, &period_text(lang, period, fiscal)).into_owned();
    if let Some(merged) = reading.merged.filter(|merged| merged.period == period && merged.is_whole) {
        let rule = aggregation_text(kpi.aggregation, lang);
        text.push(' ');
        let parts = parts_text(lang, merged.step);
        text.push_str(&lang.why_merged(merged.present, merged.expected, &parts, &rule));
    }
    if let Some(partial) = partial_text(lang, kpi, reading, fiscal) {
        text.push(' ');
        text.push_str(&partial);
    }
    Some(text)
}

fn age_text(lang: Lang, kpi: &Kpi, reading: &KpiReading) -> Option<String> {
    let text = reading.freshness_text(lang, kpi);
    match (reading.freshness, reading.why.rule) {
        (Freshness::NoData, _) => None,
        // The score says why it does not count.
        (_, ScoreRule::Stale | ScoreRule::Ended) => Some(sentence(&text)),
        _ => Some(format!("{} {}", sentence(&text), lang.why_fresh())),
    }
}

fn direction_text(lang: Lang, kpi: &Kpi, reading: &KpiReading, amount: &dyn Fn(f64) -> String) -> Option<String> {
    let goal = reading.why.goal?;
    let from = [kpi.minimum, kpi.baseline].into_iter().flatten().find(|from| Target::Value(*from) != goal);
    let first = match &kpi.path {
        TargetPath::Values(values) => values.values().next().copied(),
        _ => None,
    };
    Some(
        match (goal, reading.why.direction, from.or(first)) {
            (Target::Range(low, high), ..) => lang.why_within(&amount(low), &amount(high)),
            (Target::Value(goal), Some(Direction::LessIsBetter), Some(from)) => {
                lang.why_less(&amount(goal), &amount(from))
            }
            (Target::Value(goal), Some(_), Some(from)) => lang.why_more(&amount(goal), &amount(from)),
            _ => lang.why_no_direction(),
        }
        .into_owned(),
    )
}

fn target_text(lang: Lang, kpi: &Kpi, reading: &KpiReading, amount: &dyn Fn(f64) -> String) -> Option<String> {
    let (Some(Target::Value(target)), Some(Target::Value(goal))) = (reading.why.target, reading.why.goal) else {
        return None;
    };
    let is_line = kpi.path == TargetPath::Line && kpi.end.is_some();
    let mut text = match (&kpi.path, kpi.baseline) {
        (TargetPath::Values(values), _) if !values.is_empty() => lang.why_target_values(&amount(target)),
        (TargetPath::Line, Some(baseline)) if is_line => {
            lang.why_target_line(&amount(target), &amount(baseline), &amount(goal))
        }
        _ => lang.why_target_constant(&amount(target)),
    }
    .into_owned();
    if let Some(minimum) = reading.why.minimum.filter(|minimum| Some(*minimum) != kpi.minimum) {
        text.push(' ');
        text.push_str(&lang.why_minimum_moves(&amount(minimum)));
    }
    Some(text)
}

fn progress_text(lang: Lang, reading: &KpiReading, amount: &dyn Fn(f64) -> String) -> Option<String> {
    let (share, value, baseline) = (reading.progress?, reading.why.value?, reading.why.baseline?);
    let goal = match reading.why.goal? {
        Target::Value(goal) => goal,
        Target::Range(low, _) if baseline < low => low,
        Target::Range(_, high) => high,
    };
    let share = unbroken(&percent_text(lang, share));
    Some(lang.why_progress(&amount(value), &amount(baseline), &amount(goal), &share).into_owned())
}

/// A few words as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn parts_text(lang: Lang, step: Interval) -> Cow<'static, str> {
    match step {
        Interval::Day => lang.parts_days(),
        Interval::Week => lang.parts_weeks(),
        Interval::Month => lang.parts_months(),
        Interval::Quarter | Interval::Year => lang.parts_quarters(),
    }
}

fn entered_text(lang: Lang, step: Interval, count: usize) -> Cow<'static, str> {
    match step {
        Interval::Day => lang.entered_daily(count),
        Interval::Week => lang.entered_weekly(count),
        Interval::Month => lang.entered_monthly(count),
        Interval::Quarter => lang.entered_quarterly(count),
        Interval::Year => lang.entered_yearly(count),
    }
}

fn count_text(lang: Lang, interval: Interval, count: usize) -> Cow<'static, str> {
    match interval {
        Interval::Day => lang.count_days(count),
        Interval::Week => lang.count_weeks(count),
        Interval::Month => lang.count_months(count),
        Interval::Quarter => lang.count_quarters(count),
        Interval::Year => lang.count_years(count),
    }
}
