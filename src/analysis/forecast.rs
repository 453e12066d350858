//! Where the values of a KPI are heading, if what drives them stays as it is.
//!
//! Exponential smoothing without seasons and with additive errors: a level, with a
//! trend where the corrected Akaike criterion says so ([`Smoothing`]). The errors
//! being additive, the interval has a closed form, without chance. Smoothing counts
//! periods, so only the newest unbroken row of them is used.
//!
//! The values are freed of their mean and spread before they are fitted: the same
//! series in another unit gives the same forecast in that unit.
//!
//! A model knows no ends. A count and a time never fall below nothing, and a percentage
//! whose values and goals all stay within the whole is read as a share of it: their
//! forecasts are cut off there ([`Ends`]), and the chart says so. Other percentages may
//! pass 100 (net revenue retention does).

use std::sync::{Arc, OnceLock};

use super::smoothing::Smoothing;
use crate::model::{Interval, Kpi, Period, Target, Unit};

/// Fewest values in an unbroken row that are worth a forecast.
pub const FORECAST_FROM: usize = 12;
/// Most values that are looked at; older ones say little, and fitting takes time with each.
pub const FORECAST_AT_MOST: usize = 120;
/// The share of outcomes that the interval should hold.
pub const FORECAST_LEVEL: f64 = 0.8;
/// How many standard deviations the interval reaches to each side: the normal quantile of 0.9.
const REACH: f64 = 1.281_551_565_544_600_4;

/// What drives the forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForecastModel {
    /// A level that moves: simple exponential smoothing.
    Level,
    /// A level with a trend: Holt's linear method.
    Trend,
}

/// One period to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The period.
    pub period: Period,
    /// The middle of what is expected, in the KPI's unit.
    pub value: f64,
    /// The lower end of the interval.
    pub lower: f64,
    /// The upper end of the interval.
    pub upper: f64,
}

/// What is expected of the next periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// From the period after the newest value on.
    pub expected: Vec<Expected>,
    /// What it was made by.
    pub model: ForecastModel,
    /// From how many values.
    pub from: usize,
    /// What was fitted, in the KPI's unit; `None` of values that never moved.
    pub fit: Option<Smoothing>,
    /// Where some of it was cut off.
    pub cut: Option<End>,
}

/// Where the values of a KPI end by what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing is less than nothing.
    Nothing,
    /// A share ends at the whole, 100 %.
    Whole,
}

/// The end of a KPI's values, as far as its unit and its goals say.
///
/// It holds for a forecast if all the values keep to it, from which the forecast is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends(Option<End>);

impl End {
    /// In the KPI's unit.
    pub fn value(self) -> f64 {
        match self {
            Self::Nothing => 0.0,
            Self::Whole => 100.0,
        }
    }

    /// Whether a value lies beyond.
    fn is_passed_by(self, value: f64) -> bool {
        match self {
            Self::Nothing => value < self.value(),
            Self::Whole => value > self.value(),
        }
    }
}

impl Ends {
    /// Of a KPI.
    pub fn of(kpi: &Kpi) -> Self {
        let end = match kpi.unit {
            Unit::Count | Unit::Duration(_) => Some(End::Nothing),
            Unit::Percent => Some(End::Whole),
            Unit::Number | Unit::Ratio | Unit::Currency(_) => None,
        };
        let target = match kpi.target {
            None => [None, None],
            Some(Target::Value(value)) => [Some(value), None],
            Some(Target::Range(low, high)) => [Some(low), Some(high)],
        };
        let mut goals = target.into_iter().chain([kpi.baseline, kpi.minimum]).flatten();
        Self(end.filter(|end| !goals.any(|goal| end.is_passed_by(goal))))
    }
}

impl Forecast {
    /// Without what lies beyond an end that all the values keep to.
    fn within(mut self, ends: Ends, row: &[(Period, f64)]) -> Self {
        let keeps = |end: &End| !row.iter().any(|(_, value)| end.is_passed_by(*value));
        let Some(end) = ends.0.filter(keeps) else { return self };
        for expected in &mut self.expected {
            for value in [&mut expected.value, &mut expected.lower, &mut expected.upper] {
                if end.is_passed_by(*value) {
                    *value = end.value();
                    self.cut = Some(end);
                }
            }
        }
        self
    }
}

/// How many periods ahead are worth showing.
pub fn horizon(interval: Interval) -> usize {
    match interval {
        Interval::Day => 14,
        Interval::Week => 8,
        Interval::Month => 6,
        Interval::Quarter => 4,
        Interval::Year => 2,
    }
}

/// The forecast of points from old to new; `None` where too few of the newest stand in an unbroken row.
pub fn forecast(points: &[(Period, f64)]) -> Option<Forecast> {
    let row = unbroken_row(points);
    let (newest, _) = row.last().copied().filter(|_| row.len() >= FORECAST_FROM)?;
    let values: Vec<f64> = row.iter().map(|(_, value)| *value).collect();
    let (mean, spread) = mean_and_spread(&values);
    let periods = (1..=horizon(newest.interval)).map(|step| (step, newest.shifted(i32::try_from(step).unwrap_or(1))));
    if spread <= mean.abs() * 1e-12 {
        // What has never moved is expected to stay.
        let expected = periods.map(|(_, period)| Expected { period, value: mean, lower: mean, upper: mean }).collect();
        return Some(Forecast { expected, model: ForecastModel::Level, from: row.len(), fit: None, cut: None });
    }
    let scaled: Vec<f64> = values.iter().map(|value| (value - mean) / spread).collect();
    let fit = Smoothing::of(&scaled)?.scaled(spread, mean);
    let expected: Vec<Expected> = periods
        .map(|(step, period)| {
            let (value, deviation) = fit.ahead(step);
            Expected { period, value, lower: value - REACH * deviation, upper: value + REACH * deviation }
        })
        .collect();
    let is_finite = expected.iter().all(|e| e.value.is_finite() && e.lower.is_finite() && e.upper.is_finite());
    let model = if fit.beta.is_some() { ForecastModel::Trend } else { ForecastModel::Level };
    is_finite.then_some(Forecast { expected, model, from: row.len(), fit: Some(fit), cut: None })
}

/// The newest points without a period missing between them, at most [`FORECAST_AT_MOST`].
pub(super) fn unbroken_row(points: &[(Period, f64)]) -> &[(Period, f64)] {
    let pairs = points.windows(2).rev().take(FORECAST_AT_MOST - 1);
    let is_next = |pair: &&[(Period, f64)]| match pair {
        [(a, _), (b, _)] => b.distance_from(*a) == 1,
        _ => false,
    };
    let count = pairs.take_while(is_next).count() + 1;
    points.get(points.len().saturating_sub(count)..).unwrap_or_default()
}

fn mean_and_spread(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let square = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
    (mean, square.sqrt())
}

/// A forecast that is made when it is first asked for.
///
/// It follows from the points beside which it stands, so it is no part of what makes two readings equal.
#[derive(Clone, Debug, Default)]
pub struct Foreseen(OnceLock<Option<Arc<Forecast>>>);

impl Foreseen {
    /// The forecast of these points, up to the ends of what they are.
    pub fn of(&self, points: &[(Period, f64)], ends: Ends) -> Option<&Forecast> {
        let made = || forecast(points).map(|made| Arc::new(made.within(ends, unbroken_row(points))));
        self.0.get_or_init(made).as_deref()
    }
}

impl PartialEq for Foreseen {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
