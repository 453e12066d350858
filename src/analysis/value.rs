//! Values of a KPI as of a date: one per period, and whether the newest is fresh.
//!
//! PRODUCT.md section 3: the value as of a date is the newest measurement whose
//! period starts on or before it; it is fresh while at most one whole period has
//! passed without a newer one. The running period is not whole yet, so with the
//! value's period P and the period Q of the date,
//! `missed = distance(Q, P) − 1`, and the value is fresh if `missed ≤ 1`.

use jiff::civil::Date;

use crate::model::{FiscalYear, Kpi, Period, Series};

/// Whether the newest value of a KPI may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// At most one whole period has passed without a newer value.
    Fresh,
    /// More than one whole period has passed.
    Stale {
        /// How many whole periods have passed without a value, 2 or more.
        periods_missed: u32,
    },
    /// The KPI's end date has passed, with or without values.
    Ended,
    /// Nothing has been measured yet.
    NoData,
}

/// The values of a KPI, one for each period that has any, from old to new.
///
/// Of several entries in one period the newest counts. Only periods that start on or before the date are there.
pub fn points(kpi: &Kpi, series: &Series, fiscal: FiscalYear, as_of: Date) -> Vec<(Period, f64)> {
    let mut points: Vec<(Period, f64)> = Vec::with_capacity(series.len());
    for (day, measurement) in series.iter().filter(|(_, measurement)| measurement.value.is_finite()) {
        let period = Period::containing(kpi.interval, day, fiscal);
        if period.start > as_of {
            break;
        }
        match points.last_mut() {
            Some((last, value)) if *last == period => *value = measurement.value,
            _ => points.push((period, measurement.value)),
        }
    }
    points
}

/// Whether a value of the period `newest` is still fresh on a date.
pub fn freshness(kpi: &Kpi, newest: Option<Period>, fiscal: FiscalYear, as_of: Date) -> Freshness {
    if kpi.end.is_some_and(|end| as_of > end) {
        return Freshness::Ended;
    }
    let Some(newest) = newest else {
        return Freshness::NoData;
    };
    let running = Period::containing(kpi.interval, as_of, fiscal);
    match u32::try_from(running.distance_from(newest) - 1) {
        Ok(periods_missed) if periods_missed > 1 => Freshness::Stale { periods_missed },
        _ => Freshness::Fresh,
    }
}
