//! Whether the newest value of a KPI is fresh.
//!
//! PRODUCT.md section 3: a value is fresh while at most one whole period has
//! passed without a newer one. The running period is not whole yet, so with the
//! value's period P and the period Q of the date,
//! `missed = distance(Q, P) − 1`, and the value is fresh if `missed ≤ 1`.

use jiff::civil::Date;

use crate::model::{FiscalYear, Kpi, Period};

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
