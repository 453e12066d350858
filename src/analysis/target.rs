//! The target of each period, the tolerance around it, and the direction.
//!
//! PRODUCT.md sections 2 (step 12) and 3. With goal `G`, baseline `B`, minimum
//! `M` and period `p`:
//!
//! - constant: `T(p) = G`;
//! - line: `T(p) = B + (G − B) · distance(p, S) / distance(E, S)`, the fraction
//!   cut to 0..1, where `S` is the period of the start (or of the first
//!   measurement) and `E` that of the end date, so the last period asks for `G`;
//! - values: the value of the latest day on or before the first day of `p`.
//!
//! The minimum keeps its distance from a moving target: `M(p) = T(p) − (G − M)`.
//! The goal of a KPI that has only values is the last of them. A line without
//! baseline, start or end, and values that are empty, ask for the goal at once.
//! A range stays where it is, whatever the path.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{FiscalYear, Kpi, Period, Target, TargetPath};

/// What makes a number a better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Larger.
    MoreIsBetter,
    /// Smaller.
    LessIsBetter,
    /// Inside the target range.
    Within,
}

impl Direction {
    /// How much of the good there is in a step of so much: the step or its opposite. Nothing for a range.
    pub fn gain(self, step: f64) -> f64 {
        match self {
            Self::MoreIsBetter => step,
            Self::LessIsBetter => -step,
            Self::Within => 0.0,
        }
    }
}

/// The direction of a KPI, read off its numbers; `None` without a target or where nothing tells.
///
/// The minimum tells first, then the baseline, then whether the values of a target path rise or fall.
pub fn direction(kpi: &Kpi) -> Option<Direction> {
    let Target::Value(goal) = goal(kpi)? else {
        return Some(Direction::Within);
    };
    let first_of_path = path_values(kpi).and_then(|values| values.values().next().copied());
    let from = [kpi.minimum, kpi.baseline, first_of_path].into_iter().flatten().find(|from| *from != goal)?;
    Some(if goal > from { Direction::MoreIsBetter } else { Direction::LessIsBetter })
}

/// What a KPI is to reach in the end: its target, or else the last value of its path. A range comes low end first.
pub fn goal(kpi: &Kpi) -> Option<Target> {
    match kpi.target {
        Some(Target::Range(a, b)) => Some(Target::Range(a.min(b), a.max(b))),
        Some(target) => Some(target),
        None => path_values(kpi).and_then(|values| values.values().next_back()).copied().map(Target::Value),
    }
}

fn path_values(kpi: &Kpi) -> Option<&BTreeMap<Date, f64>> {
    match &kpi.path {
        TargetPath::Values(values) if !values.is_empty() => Some(values),
        _ => None,
    }
}

/// The target of every period of one KPI.
#[derive(Clone, Debug)]
pub struct TargetCourse<'a> {
    kpi: &'a Kpi,
    goal: Option<Target>,
    path: Path<'a>,
}

#[derive(Clone, Debug)]
enum Path<'a> {
    Constant,
    Line { from: f64, to: f64, start: Period, periods: i32 },
    Values(&'a BTreeMap<Date, f64>),
}

impl<'a> TargetCourse<'a> {
    /// The course of a KPI whose first measurement, if there is one, belongs to the period `first`.
    pub fn of(kpi: &'a Kpi, first: Option<Period>, fiscal: FiscalYear) -> Self {
        let goal = goal(kpi);
        let path = match (goal, &kpi.path) {
            (Some(Target::Value(to)), TargetPath::Line) => line(kpi, to, first, fiscal),
            (Some(Target::Value(_)), _) => path_values(kpi).map(Path::Values),
            _ => None,
        };
        Self { kpi, goal, path: path.unwrap_or(Path::Constant) }
    }

    /// What is to be reached in the end.
    pub fn goal(&self) -> Option<Target> {
        self.goal
    }

    /// The target of a period; `None` without a target and before the first value of a path.
    pub fn target_in(&self, period: Period) -> Option<Target> {
        match &self.path {
            Path::Constant => self.goal,
            Path::Line { from, to, start, periods } => {
                let passed = period.distance_from(*start).clamp(0, *periods);
                // The ends are the numbers that were typed, free of rounding.
                Some(Target::Value(match passed {
                    0 if *periods > 0 => *from,
                    _ if passed == *periods => *to,
                    _ => from + (to - from) * f64::from(passed) / f64::from(*periods),
                }))
            }
            Path::Values(values) => values.range(..=period.start).next_back().map(|(_, value)| Target::Value(*value)),
        }
    }

    /// The minimum of a period, at its distance from the period's target; `None` where the KPI has no minimum.
    pub fn minimum_in(&self, period: Period) -> Option<f64> {
        let minimum = self.kpi.minimum?;
        match (self.goal, self.target_in(period)?) {
            (Some(Target::Value(goal)), Target::Value(target)) if goal != target => Some(target - (goal - minimum)),
            _ => Some(minimum),
        }
    }
}

/// The straight line from the baseline to the goal, if its ends are known.
fn line<'a>(kpi: &Kpi, to: f64, first: Option<Period>, fiscal: FiscalYear) -> Option<Path<'a>> {
    let period_of = |day| Period::containing(kpi.interval, day, fiscal);
    let start = kpi.start.map(period_of).or(first)?;
    let periods = period_of(kpi.end?).distance_from(start).max(0);
    Some(Path::Line { from: kpi.baseline?, to, start, periods })
}
