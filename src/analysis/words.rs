//! States and reasons as words, values filled in.
//!
//! Joins the sentences of `lang` with the numbers of this folder, so that the
//! card, the popover behind "why?" and the exports say the same.

use std::borrow::Cow;

use super::display::{full_text, percent_text, unbroken, value_text};
use super::forecast::{End, FORECAST_FROM, FORECAST_LEVEL, Forecast, ForecastModel, unbroken_row};
use super::score::{KpiReading, ScoreRule, Status, Why};
use super::target::Direction;
use super::trend::{LIMITS_FROM, Limits, Process};
use super::value::Freshness;
use crate::lang::Lang;
use crate::model::{Aggregation, Hue, Interval, Kpi, Nature, Stage, Target, Unit};

impl Status {
    /// The word for it: "on track".
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::OnTrack => lang.status_on_track(),
            Self::AtRisk => lang.status_at_risk(),
            Self::OffTrack => lang.status_off_track(),
            Self::NoData => lang.status_no_data(),
        }
    }
}

impl Direction {
    /// The words for it: "less is better".
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::MoreIsBetter => lang.direction_more(),
            Self::LessIsBetter => lang.direction_less(),
            Self::Within => lang.direction_within(),
        }
    }
}

/// The name of a hue.
pub fn hue_text(hue: Hue, lang: Lang) -> Cow<'static, str> {
    match hue {
        Hue::Blue => lang.hue_blue(),
        Hue::Teal => lang.hue_teal(),
        Hue::Violet => lang.hue_violet(),
        Hue::Magenta => lang.hue_magenta(),
        Hue::Amber => lang.hue_amber(),
        Hue::Green => lang.hue_green(),
        Hue::Red => lang.hue_red(),
        Hue::Slate => lang.hue_slate(),
    }
}

/// How often: "monthly".
pub fn interval_text(interval: Interval, lang: Lang) -> Cow<'static, str> {
    match interval {
        Interval::Day => lang.interval_day(),
        Interval::Week => lang.interval_week(),
        Interval::Month => lang.interval_month(),
        Interval::Quarter => lang.interval_quarter(),
        Interval::Year => lang.interval_year(),
    }
}

/// The kind of a KPI: "leading".
pub fn nature_text(nature: Nature, lang: Lang) -> Cow<'static, str> {
    match nature {
        Nature::Leading => lang.nature_leading(),
        Nature::Lagging => lang.nature_lagging(),
    }
}

/// How the values of several periods make one: "their sum".
pub fn aggregation_text(aggregation: Aggregation, lang: Lang) -> Cow<'static, str> {
    match aggregation {
        Aggregation::Last => lang.aggregation_last(),
        Aggregation::Sum => lang.aggregation_sum(),
        Aggregation::Mean => lang.aggregation_mean(),
        Aggregation::Minimum => lang.aggregation_minimum(),
        Aggregation::Maximum => lang.aggregation_maximum(),
    }
}

/// The name of a stage: "Attract".
pub fn stage_text(stage: Stage, lang: Lang) -> Cow<'static, str> {
    match stage {
        Stage::Attract => lang.stage_attract(),
        Stage::Engage => lang.stage_engage(),
        Stage::CreateValue => lang.stage_create_value(),
        Stage::Retain => lang.stage_retain(),
        Stage::FinancialStability => lang.stage_financial_stability(),
    }
}

/// What a startup asks at a stage.
pub fn stage_question(stage: Stage, lang: Lang) -> Cow<'static, str> {
    match stage {
        Stage::Attract => lang.stage_attract_question(),
        Stage::Engage => lang.stage_engage_question(),
        Stage::CreateValue => lang.stage_create_value_question(),
        Stage::Retain => lang.stage_retain_question(),
        Stage::FinancialStability => lang.stage_financial_stability_question(),
    }
}

impl KpiReading {
    /// How old the value is: "up to date", "no value for 2 months", "ended on 15 Dec 2026".
    pub fn freshness_text(&self, lang: Lang, kpi: &Kpi) -> Cow<'static, str> {
        match (self.freshness, kpi.interval, kpi.end) {
            (Freshness::Ended, _, Some(end)) => lang.freshness_ended(&lang.date(end)),
            (Freshness::Stale { periods_missed: n }, interval, _) => match interval {
                Interval::Day => lang.freshness_stale_days(n),
                Interval::Week => lang.freshness_stale_weeks(n),
                Interval::Month => lang.freshness_stale_months(n),
                Interval::Quarter => lang.freshness_stale_quarters(n),
                Interval::Year => lang.freshness_stale_years(n),
            },
            (Freshness::Fresh, ..) => lang.freshness_fresh(),
            (Freshness::NoData | Freshness::Ended, ..) => lang.freshness_no_data(),
        }
    }

    /// What to say beside its mark: the status, or why there is none although there is a value.
    pub fn status_text(&self, lang: Lang, kpi: &Kpi) -> Cow<'static, str> {
        match self.why.rule {
            ScoreRule::Stale | ScoreRule::Ended => self.freshness_text(lang, kpi),
            ScoreRule::NoTarget => lang.status_no_target(),
            _ => self.status.text(lang),
        }
    }

    /// How far it has come, "40 % of the way"; `None` without baseline, target or value.
    pub fn progress_text(&self, lang: Lang) -> Option<Cow<'static, str>> {
        self.progress.map(|share| lang.progress_way(&unbroken(&percent_text(lang, share))))
    }
}

impl Forecast {
    fn model_text(&self, lang: Lang) -> Cow<'static, str> {
        match self.model {
            ForecastModel::Level => lang.forecast_level(),
            ForecastModel::Trend => lang.forecast_trend(),
        }
    }

    /// How it was made: which model, from how many points, with which interval.
    pub fn made_text(&self, lang: Lang) -> String {
        let level = unbroken(&percent_text(lang, FORECAST_LEVEL));
        let made = lang.chart_forecast_made(&self.model_text(lang), self.from, &level).into_owned();
        match self.cut {
            None => made,
            Some(End::Nothing) => lang.chart_forecast_cut(&made, &lang.number(0.0, 0)).into_owned(),
            Some(End::Whole) => lang.chart_forecast_cut(&made, &unbroken(&percent_text(lang, 1.0))).into_owned(),
        }
    }

    /// How it was made, where there is little room: which model, from how many points.
    pub fn brief_text(&self, lang: Lang) -> Cow<'static, str> {
        lang.chart_forecast_brief(&self.model_text(lang), self.from)
    }
}

impl KpiReading {
    /// What a chart says of its forecast: how it was made, in full or in brief, or why there is none.
    pub fn forecast_text(&self, lang: Lang, is_brief: bool) -> Option<Cow<'static, str>> {
        match self.forecast() {
            Some(forecast) if is_brief => Some(forecast.brief_text(lang)),
            Some(forecast) => Some(forecast.made_text(lang).into()),
            None if matches!(self.freshness, Freshness::Stale { .. }) => Some(lang.chart_forecast_stale()),
            None if self.freshness == Freshness::Fresh && unbroken_row(&self.points).len() < FORECAST_FROM => {
                Some(lang.chart_forecast_few(FORECAST_FROM))
            }
            None => None,
        }
    }

    /// What a chart says of its natural limits: which, or why there are none.
    pub fn limits_text(&self, lang: Lang, unit: Unit, process: &Process) -> Option<Cow<'static, str>> {
        let amount = |value: f64| unbroken(&value_text(lang, unit, value));
        match process.limits {
            Some(Limits { lower, upper, .. }) if process.is_drifting => {
                Some(lang.chart_limits_drift(&amount(lower), &amount(upper)))
            }
            Some(Limits { mean, lower, upper }) => {
                Some(lang.chart_limits(&amount(lower), &amount(upper), &amount(mean)))
            }
            None if self.points.len() < LIMITS_FROM => Some(lang.chart_limits_few(LIMITS_FROM)),
            None => None,
        }
    }
}

impl Why {
    /// The rule as one or two sentences with the numbers it used.
    pub fn text(&self, lang: Lang, unit: Unit) -> String {
        let value = |value: Option<f64>| value.map_or_else(String::new, |v| unbroken(&full_text(lang, unit, v)));
        let target = match self.target {
            Some(Target::Value(target)) => Some(target),
            _ => None,
        };
        let (low, high) = match self.target {
            Some(Target::Range(low, high)) => (Some(low), Some(high)),
            _ => (None, None),
        };
        let edge = if self.half < low { low } else { high };
        match self.rule {
            ScoreRule::NoValue => lang.why_no_value(),
            ScoreRule::Stale => lang.why_stale(),
            ScoreRule::Ended => lang.why_ended(),
            ScoreRule::NoTarget => lang.why_no_target(),
            ScoreRule::Minimum => lang.why_minimum(&value(target), &value(self.half)),
            ScoreRule::HalfWay => lang.why_half_way(&value(target), &value(self.half)),
            ScoreRule::MetOrNot => return self.met_text(lang, &value(target)),
            ScoreRule::InRange => lang.why_in_range(&value(low), &value(high)),
            ScoreRule::RangeMinimum => lang.why_range_minimum(&value(edge), &value(self.half)),
            ScoreRule::RangeHalfWay => lang.why_range_half_way(&value(edge), &value(self.half)),
            ScoreRule::RangeMissed => lang.why_range_missed(&value(low), &value(high)),
        }
        .into_owned()
    }

    fn met_text(&self, lang: Lang, target: &str) -> String {
        match self.direction {
            Some(Direction::LessIsBetter) => lang.why_met_less(target).into_owned(),
            Some(_) => lang.why_met_more(target).into_owned(),
            None => format!("{} {}", lang.why_met_more(target), lang.why_assumed()),
        }
    }
}
