//! Score, status and progress of a KPI, with the inputs behind them.
//!
//! PRODUCT.md section 3. With value `v`, target `T` of the value's period, goal
//! `G` (the target in the end), minimum `M`, baseline `B`, and gains counted in
//! the good direction:
//!
//! - `score = 100 − 50 · (T − v) / d`, cut to 0..100, with the tolerance
//!   `d = G − M`, or `d = (G − B) / 2` without a minimum; neither: 100 if the
//!   target is met, else 0;
//! - in a range 100; outside, `T` is the nearer edge, and `d` its distance from
//!   the minimum on that side, or half its distance from the baseline on that
//!   side; neither: 0;
//! - `progress = (v − B) / (G − B)`; of a range, `G` is the edge nearer to `B`.
//!
//! Scores are rounded to nine decimals, so a value that sits on the minimum
//! scores 50 whatever its binary digits. Where nothing tells the direction, more
//! is taken as better, and [`Why::direction`] is `None`.

use jiff::civil::Date;

use super::aggregate::Merged;
use super::forecast::{Ends, Forecast, Foreseen};
use super::history::{History, Points, Seen};
use super::target::{Direction, TargetCourse, direction};
use super::trend::{Process, Signal, Trend, signals};
use super::value::{Freshness, freshness};
use crate::model::{FiscalYear, Kpi, Period, Series, Target};

/// What a score says, always shown as shape and colour. From bad to good, no data last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Below 50: ◆.
    OffTrack,
    /// From 50 up to 100: ▲.
    AtRisk,
    /// 100: ●.
    OnTrack,
    /// No score: ○.
    NoData,
}

/// The score of the target, and of the minimum.
const TARGET: f64 = 100.0;
const MINIMUM: f64 = 50.0;
/// The scores at which a better status begins.
pub(super) const SCORE_STEPS: [f64; 2] = [MINIMUM, TARGET];

impl Status {
    /// All, from good to bad, no data last: the order of legends.
    pub const ALL: [Self; 4] = [Self::OnTrack, Self::AtRisk, Self::OffTrack, Self::NoData];

    /// The status of a score from 0 to 100.
    pub fn of(score: Option<f64>) -> Self {
        match score {
            Some(score) if score >= TARGET => Self::OnTrack,
            Some(score) if score >= MINIMUM => Self::AtRisk,
            Some(_) => Self::OffTrack,
            None => Self::NoData,
        }
    }
}

/// Which rule of PRODUCT.md section 3 made a score, or kept it from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreRule {
    /// No score: nothing has been measured.
    NoValue,
    /// No score: the value is stale.
    Stale,
    /// No score: the KPI has ended.
    Ended,
    /// No score: the period has no target.
    NoTarget,
    /// 50 at the minimum.
    Minimum,
    /// 50 half way between baseline and target.
    HalfWay,
    /// Met or not met.
    MetOrNot,
    /// Inside the range.
    InRange,
    /// Outside the range, 50 at the minimum on that side.
    RangeMinimum,
    /// Outside the range, 50 half way to the baseline on that side.
    RangeHalfWay,
    /// Outside the range, with neither on that side.
    RangeMissed,
}

/// The inputs of a score, for the popover behind "why?".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Why {
    /// The rule that was used.
    pub rule: ScoreRule,
    /// The newest value, in the KPI's unit.
    pub value: Option<f64>,
    /// The period of that value.
    pub period: Option<Period>,
    /// What makes a number better; `None` where nothing tells.
    pub direction: Option<Direction>,
    /// The target of that period (of the date's period if there is no value).
    pub target: Option<Target>,
    /// The target in the end.
    pub goal: Option<Target>,
    /// The minimum of that period, as far from its target as the minimum is from the goal.
    pub minimum: Option<f64>,
    /// The value that scores 50: the minimum or the half-way mark that was used.
    pub half: Option<f64>,
    /// Where it all started.
    pub baseline: Option<f64>,
}

/// One KPI as of a date.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiReading {
    /// One value a period, from old to new.
    pub points: Points,
    /// How the newest period is put together, where values are finer than the KPI's interval.
    pub merged: Option<Merged>,
    /// Whether the newest value may count.
    pub freshness: Freshness,
    /// How many periods ago the newest value was; 0 in the running period.
    pub age_periods: Option<u32>,
    /// From 0 to 100; only for fresh values with a target.
    pub score: Option<f64>,
    /// What the score says.
    pub status: Status,
    /// How far from the baseline to the target: 0 at the baseline, 1 at the target, also beyond both; of any value.
    pub progress: Option<f64>,
    /// The inputs of the score.
    pub why: Why,
    /// Natural limits and the last change.
    pub trend: Trend,
    /// Where its values end by what they are.
    pub(super) ends: Ends,
    /// Where it is heading, once that has been asked.
    pub(super) foreseen: Foreseen,
}

impl KpiReading {
    /// A KPI with the values that were entered for it, as of a date.
    pub fn of(kpi: &Kpi, series: &Series, fiscal: FiscalYear, as_of: Date) -> Self {
        Self::seen(kpi, History::entered(kpi, series, fiscal).as_of(as_of), fiscal, as_of)
    }

    /// A KPI with what of its values is seen on a date.
    pub fn seen(kpi: &Kpi, seen: Seen, fiscal: FiscalYear, as_of: Date) -> Self {
        let Seen { points, sums, newest: merged } = seen;
        let newest = points.last().copied();
        let freshness = freshness(kpi, newest.map(|(period, _)| period), fiscal, as_of);
        let course = TargetCourse::of(kpi, points.first().map(|(period, _)| *period), fiscal);
        let running = Period::containing(kpi.interval, as_of, fiscal);
        let Judged { score, rule, half } = match (freshness, newest) {
            (Freshness::Ended, _) => Judged::without(ScoreRule::Ended),
            (Freshness::Stale { .. }, _) => Judged::without(ScoreRule::Stale),
            (_, None) => Judged::without(ScoreRule::NoValue),
            (_, Some((period, value))) => judge(kpi, &course, period, value),
        };
        let period = newest.map_or(running, |(period, _)| period);
        let why = Why {
            rule,
            value: newest.map(|(_, value)| value),
            period: newest.map(|(period, _)| period),
            direction: direction(kpi),
            target: course.target_in(period),
            goal: course.goal(),
            minimum: course.minimum_in(period),
            half,
            baseline: kpi.baseline,
        };
        Self {
            freshness,
            age_periods: newest.map(|(period, _)| u32::try_from(running.distance_from(period)).unwrap_or(0)),
            score,
            status: Status::of(score),
            progress: why.value.and_then(|value| progress_of(kpi.baseline?, course.goal()?, value)),
            why,
            trend: Trend::of(&points, sums, why.direction, why.goal),
            points,
            merged,
            ends: Ends::of(kpi),
            foreseen: Foreseen::default(),
        }
    }

    /// The newest value, in the KPI's unit.
    pub fn value(&self) -> Option<f64> {
        self.why.value
    }

    /// Where the values are heading; of fresh ones only. Made when it is first asked for.
    pub fn forecast(&self) -> Option<&Forecast> {
        if self.freshness == Freshness::Fresh { self.foreseen.of(&self.points, self.ends) } else { None }
    }

    /// The points that are signals against the natural limits, by their index; a pass over all points.
    pub fn signals(&self) -> Vec<(usize, Signal)> {
        self.trend.limits.map(|limits| signals(&self.points, limits)).unwrap_or_default()
    }

    /// What its natural limits say of the process behind its values; a pass over all points.
    pub fn process(&self) -> Process {
        Process::of(&self.points, self.trend.limits)
    }
}

/// A score with the rule that made it and the value that would score 50.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// From 0 to 100.
    pub score: Option<f64>,
    /// The rule that was used.
    pub rule: ScoreRule,
    /// The value that scores 50.
    pub half: Option<f64>,
}

impl Judged {
    fn without(rule: ScoreRule) -> Self {
        Self { score: None, rule, half: None }
    }
}

/// The score of a value in a period, whatever its freshness.
pub fn judge(kpi: &Kpi, course: &TargetCourse<'_>, period: Period, value: f64) -> Judged {
    match (course.target_in(period), course.goal()) {
        (Some(Target::Range(low, high)), _) => judge_range(kpi, low, high, value),
        (Some(Target::Value(target)), Some(Target::Value(goal))) => judge_value(kpi, target, goal, value),
        _ => Judged::without(ScoreRule::NoTarget),
    }
}

fn judge_value(kpi: &Kpi, target: f64, goal: f64, value: f64) -> Judged {
    let direction = direction(kpi).unwrap_or(Direction::MoreIsBetter);
    let missing = direction.gain(target - value);
    let Some((tolerance, is_minimum)) = tolerance(kpi, direction, goal) else {
        let score = if missing <= 0.0 { 100.0 } else { 0.0 };
        return Judged { score: Some(score), rule: ScoreRule::MetOrNot, half: None };
    };
    Judged {
        score: Some(on_line(missing, tolerance)),
        rule: if is_minimum { ScoreRule::Minimum } else { ScoreRule::HalfWay },
        half: Some(target - direction.gain(tolerance)),
    }
}

fn judge_range(kpi: &Kpi, low: f64, high: f64, value: f64) -> Judged {
    if (low..=high).contains(&value) {
        return Judged { score: Some(100.0), rule: ScoreRule::InRange, half: None };
    }
    // Below the range everything is as if more were better than the low edge, above it the mirror image.
    let (side, edge) = if value < low { (Direction::MoreIsBetter, low) } else { (Direction::LessIsBetter, high) };
    let Some((tolerance, is_minimum)) = tolerance(kpi, side, edge) else {
        return Judged { score: Some(0.0), rule: ScoreRule::RangeMissed, half: None };
    };
    Judged {
        score: Some(on_line(side.gain(edge - value), tolerance)),
        rule: if is_minimum { ScoreRule::RangeMinimum } else { ScoreRule::RangeHalfWay },
        half: Some(edge - side.gain(tolerance)),
    }
}

/// How much may be missing at a score of 50, more than 0, and whether the minimum says so (else the baseline does).
fn tolerance(kpi: &Kpi, direction: Direction, goal: f64) -> Option<(f64, bool)> {
    let by_minimum = kpi.minimum.map(|minimum| (direction.gain(goal - minimum), true));
    let by_baseline = kpi.baseline.map(|baseline| (direction.gain(goal - baseline) / 2.0, false));
    [by_minimum, by_baseline].into_iter().flatten().find(|(tolerance, _)| *tolerance > 0.0)
}

/// 100 where nothing is missing, 50 where as much as the tolerance is missing, on a straight line cut to 0..100.
fn on_line(missing: f64, tolerance: f64) -> f64 {
    rounded((100.0 - 50.0 * missing / tolerance).clamp(0.0, 100.0))
}

/// A score to nine decimals.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}

/// The share of the way from the baseline to the goal that a value has come: 0 at the baseline, 1 at the goal.
///
/// `None` where both are equal, or the baseline lies within a range.
pub fn progress_of(baseline: f64, goal: Target, value: f64) -> Option<f64> {
    let goal = match goal {
        Target::Value(goal) => goal,
        Target::Range(low, _) if baseline < low => low,
        Target::Range(_, high) if baseline > high => high,
        Target::Range(..) => return None,
    };
    (goal != baseline).then(|| (value - baseline) / (goal - baseline))
}
