//! The measurements of one KPI.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Period;

/// One value of one KPI in one period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measurement {
    /// The value, in the KPI's unit; finite.
    pub value: f64,
    /// What there is to say about it.
    pub note: String,
}

impl Measurement {
    /// A value without a note.
    pub fn of(value: f64) -> Self {
        Self { value, note: String::new() }
    }
}

/// Measurements by the first day of the period in which they were entered.
///
/// The days stay as they were entered when a KPI's interval changes, so nothing
/// is lost; which period a day belongs to is asked of the interval in force.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    points: BTreeMap<Date, Measurement>,
}

/// Puts measurements together; of several on one day the last one counts.
impl FromIterator<(Date, Measurement)> for Series {
    fn from_iter<I: IntoIterator<Item = (Date, Measurement)>>(points: I) -> Self {
        Self { points: points.into_iter().collect() }
    }
}

impl Series {
    /// The measurements from old to new.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Date, &Measurement)> {
        self.points.iter().map(|(day, m)| (*day, m))
    }

    /// How many measurements there are.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The measurement of a period: the newest one entered for a day of it.
    pub fn in_period(&self, period: Period) -> Option<&Measurement> {
        self.points.range(period.start..=period.last_day()).next_back().map(|(_, m)| m)
    }

    /// Puts a measurement into a period, in place of all that the period held; `None` clears it.
    pub fn set(&mut self, period: Period, measurement: Option<Measurement>) {
        let held: Vec<Date> = self.points.range(period.start..=period.last_day()).map(|(day, _)| *day).collect();
        for day in held {
            self.points.remove(&day);
        }
        if let Some(measurement) = measurement {
            self.points.insert(period.start, measurement);
        }
    }

    /// Puts a measurement on a day, as a file or an import says; gives back what it replaced.
    pub fn insert(&mut self, day: Date, measurement: Measurement) -> Option<Measurement> {
        self.points.insert(day, measurement)
    }
}
