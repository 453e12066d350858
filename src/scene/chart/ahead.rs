//! What is expected, as a line with a band that begins at the newest value.

use super::time::day_number;
use crate::analysis::{Forecast, KpiReading};

/// One place of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// The day, as a number of days.
    pub x: f64,
    /// The middle of what is expected.
    pub value: f64,
    /// The lower end of the band.
    pub lower: f64,
    /// The upper end of the band.
    pub upper: f64,
}

/// The newest value, then what is expected, up to the right end of the time axis; nothing if none of it is in sight.
pub fn ahead(reading: &KpiReading, forecast: Option<&Forecast>, (_, last): (f64, f64)) -> Vec<Ahead> {
    let (Some(forecast), Some((newest, value))) = (forecast, reading.points.last()) else { return Vec::new() };
    let start = Ahead { x: day_number(newest.start), value: *value, lower: *value, upper: *value };
    let expected = forecast.expected.iter().map(|expected| Ahead {
        x: day_number(expected.period.start),
        value: expected.value,
        lower: expected.lower,
        upper: expected.upper,
    });
    let all: Vec<Ahead> = std::iter::once(start).chain(expected).collect();
    let seen = all.partition_point(|place| place.x <= last);
    let mut line = all.get(..seen).unwrap_or_default().to_vec();
    if let (Some(before), Some(after)) = (line.last().copied(), all.get(seen)) {
        let share = (last - before.x) / (after.x - before.x);
        let mix = |a: f64, b: f64| a + (b - a) * share;
        line.push(Ahead {
            x: last,
            value: mix(before.value, after.value),
            lower: mix(before.lower, after.lower),
            upper: mix(before.upper, after.upper),
        });
    }
    if line.len() > 1 { line } else { Vec::new() }
}
