//! Natural limits, signals, the last change and sparklines of a KPI.
//!
//! The limits are those of an `XmR` chart (Wheeler, *Understanding Variation*,
//! 1993): `mean ± 2.66 · mR`, with the mean moving range
//! `mR = mean |x(i) − x(i−1)|` over neighbouring points, from eight points on.
//! Signals: a point outside the limits, and eight or more in a row on one side
//! of the mean. A point on the mean ends such a run.

use super::history::Sums;
use super::target::Direction;
use crate::model::{Period, Target};

/// Fewest points that have natural limits.
pub const LIMITS_FROM: usize = 8;
/// Fewest points in a row on one side of the mean that are a signal.
pub const RUN_FROM: usize = 8;
/// Most points of a sparkline.
pub const SPARKLINE_POINTS: usize = 12;
/// 3 / d2 for moving ranges of two points, d2 = 1.128.
const XMR_FACTOR: f64 = 2.66;

/// The natural process limits of a row of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The mean of the values.
    pub mean: f64,
    /// `mean − 2.66 · mR`.
    pub lower: f64,
    /// `mean + 2.66 · mR`.
    pub upper: f64,
}

/// Why a point is not just noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// It lies outside the natural limits.
    Outside,
    /// It is one of eight or more in a row on one side of the mean.
    Run,
}

/// The process behind a row of values, as its natural limits show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Process {
    /// The limits; `None` before there are eight values.
    pub limits: Option<Limits>,
    /// The values that are signals, by their index; none while it drifts.
    pub signals: Vec<(usize, Signal)>,
    /// Whether half of the values or more lie outside of the limits: there is no steady process then that could send
    /// a signal.
    pub is_drifting: bool,
}

impl Process {
    /// The process behind points from old to new with these limits.
    pub fn of(points: &[(Period, f64)], limits: Option<Limits>) -> Self {
        let is_finite = |limits: &Limits| limits.lower.is_finite() && limits.upper.is_finite();
        let Some(limits) = limits.filter(is_finite) else { return Self::default() };
        let signals = signals(points, limits);
        let outside = signals.iter().filter(|(_, signal)| *signal == Signal::Outside).count();
        if outside * 2 >= points.len() {
            return Self { limits: Some(limits), signals: Vec::new(), is_drifting: true };
        }
        Self { limits: Some(limits), signals, is_drifting: false }
    }
}

/// Whether the last change was one for the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// In the good direction.
    Better,
    /// In the bad direction.
    Worse,
    /// No change, or none that counts.
    Same,
}

/// What the points of a KPI tell beside the newest value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// The newest value minus the one before, in the KPI's unit.
    pub change: Option<f64>,
    /// Whether that was for the better; `None` where no direction is known.
    pub course: Option<Course>,
    /// From eight points on.
    pub limits: Option<Limits>,
}

impl Trend {
    /// The trend of points from old to new with these sums, of a KPI with this direction and this target in the end.
    pub fn of(points: &[(Period, f64)], sums: Sums, direction: Option<Direction>, goal: Option<Target>) -> Self {
        let limits = limits_of(points.len(), sums);
        let [.., (_, before), (_, newest)] = *points else {
            return Self { change: None, course: None, limits };
        };
        let gain = direction.map(|direction| match goal {
            Some(Target::Range(low, high)) => outside(before, low, high) - outside(newest, low, high),
            _ => direction.gain(newest - before),
        });
        let course = gain.map(|gain| match gain {
            g if g > 0.0 => Course::Better,
            g if g < 0.0 => Course::Worse,
            _ => Course::Same,
        });
        Self { change: Some(newest - before), course, limits }
    }
}

/// How far a value lies outside a range.
fn outside(value: f64, low: f64, high: f64) -> f64 {
    (low - value).max(value - high).max(0.0)
}

/// The natural limits of the points, from eight on.
pub fn limits(points: &[(Period, f64)]) -> Option<Limits> {
    let (sums, _) = points
        .iter()
        .fold((Sums::default(), None), |(sums, before), (_, value)| (sums.and(before, *value), Some(*value)));
    limits_of(points.len(), sums)
}

/// The natural limits of so many values with these sums, from eight on.
fn limits_of(count: usize, sums: Sums) -> Option<Limits> {
    if count < LIMITS_FROM {
        return None;
    }
    let mean = sums.values / count as f64;
    let reach = XMR_FACTOR * sums.ranges / (count - 1) as f64;
    Some(Limits { mean, lower: mean - reach, upper: mean + reach })
}

/// The points that are signals against the limits, by index. A point outside the limits is only that.
pub fn signals(points: &[(Period, f64)], limits: Limits) -> Vec<(usize, Signal)> {
    // Sums of equal numbers differ in their last digits; a flat line has no signals.
    let noise = limits.mean.abs() * 1e-9;
    let side_of = |value: f64| match value - limits.mean {
        gap if gap > noise => 1,
        gap if gap < -noise => -1,
        _ => 0,
    };
    let mut signals = Vec::new();
    let mut start = 0;
    for run in points.chunk_by(|(_, a), (_, b)| side_of(*a) == side_of(*b)) {
        let is_signal = run.len() >= RUN_FROM && run.first().is_some_and(|(_, value)| side_of(*value) != 0);
        for (index, (_, value)) in (start..).zip(run) {
            if *value > limits.upper + noise || *value < limits.lower - noise {
                signals.push((index, Signal::Outside));
            } else if is_signal {
                signals.push((index, Signal::Run));
            }
        }
        start += run.len();
    }
    signals
}

/// The last points, at most twelve, as x and y from 0 to 1, y up: x by time, so missing periods leave room; a flat line
/// lies at one half, a single point at the right end.
pub fn sparkline(points: &[(Period, f64)]) -> Vec<(f64, f64)> {
    let last = points.get(points.len().saturating_sub(SPARKLINE_POINTS)..).unwrap_or_default();
    let Some(((first, _), (newest, _))) = last.first().zip(last.last()) else {
        return Vec::new();
    };
    let low = last.iter().fold(f64::INFINITY, |low, (_, value)| low.min(*value));
    let high = last.iter().fold(f64::NEG_INFINITY, |high, (_, value)| high.max(*value));
    let part = |amount: f64, whole: f64, otherwise: f64| if whole > 0.0 { amount / whole } else { otherwise };
    let periods = f64::from(newest.distance_from(*first));
    let place = |(period, value): &(Period, f64)| {
        let passed = f64::from(period.distance_from(*first));
        (part(passed, periods, 1.0), part(value - low, high - low, 0.5))
    };
    last.iter().map(place).collect()
}
