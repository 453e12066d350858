//! Where the values of a KPI are heading, if what drives them stays as it is.
//!
//! Exponential smoothing without seasons and with additive errors (Hyndman and
//! others, *Forecasting with Exponential Smoothing*, 2008): a level, with a trend
//! where the corrected Akaike criterion says so. The errors being
//! additive, the interval has a closed form, without chance. Smoothing counts
//! periods, so only the newest unbroken row of them is used.
//!
//! Damped trends are left out: the second step of such a forecast by augurs 0.10 adds
//! `φ·b` where the model has `φ²·b`, and so on, which statsmodels brought to light.
//!
//! The values are freed of their mean and spread before they are fitted: the same
//! series in another unit gives the same forecast in that unit.

use std::sync::{Arc, OnceLock};

use augurs_core::{Fit as _, Predict as _};
use augurs_ets::AutoETS;
use augurs_ets::model::TrendComponent;

use crate::model::{Interval, Period};

/// Fewest values in an unbroken row that are worth a forecast.
pub const FORECAST_FROM: usize = 12;
/// Most values that are looked at; older ones say little, and fitting takes time with each.
pub const FORECAST_AT_MOST: usize = 120;
/// The share of outcomes that the interval should hold.
pub const FORECAST_LEVEL: f64 = 0.8;

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
    let steps = horizon(newest.interval);
    let expected = |step: usize, value: f64, lower: f64, upper: f64| Expected {
        period: newest.shifted(i32::try_from(step + 1).unwrap_or(1)),
        value: mean + spread * value,
        lower: mean + spread * lower,
        upper: mean + spread * upper,
    };
    if spread <= mean.abs() * 1e-12 {
        // What has never moved is expected to stay.
        let expected = (0..steps).map(|step| expected(step, 0.0, 0.0, 0.0)).collect();
        return Some(Forecast { expected, model: ForecastModel::Level, from: row.len() });
    }
    let scaled: Vec<f64> = values.iter().map(|value| (value - mean) / spread).collect();
    let fitted = AutoETS::new(1, "AZN").ok()?.damped(false).ok()?.fit(&scaled).ok()?;
    let ahead = fitted.predict(steps, FORECAST_LEVEL).ok()?;
    let intervals = ahead.intervals?;
    let rows = ahead.point.iter().zip(intervals.lower.iter().zip(&intervals.upper));
    let expected: Vec<Expected> =
        rows.enumerate().map(|(step, (value, (lower, upper)))| expected(step, *value, *lower, *upper)).collect();
    let is_finite = expected.iter().all(|e| e.value.is_finite() && e.lower.is_finite() && e.upper.is_finite());
    let model = match fitted.model().model_type().trend {
        TrendComponent::None => ForecastModel::Level,
        TrendComponent::Additive | TrendComponent::Multiplicative => ForecastModel::Trend,
    };
    is_finite.then_some(Forecast { expected, model, from: row.len() })
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
    /// The forecast of these points.
    pub fn of(&self, points: &[(Period, f64)]) -> Option<&Forecast> {
        self.0.get_or_init(|| forecast(points).map(Arc::new)).as_deref()
    }
}

impl PartialEq for Foreseen {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
