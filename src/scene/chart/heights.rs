//! From which value to which a chart reaches.
//!
//! Everything with a line is in sight: values, targets, minimum, natural limits and
//! what is expected. The band of a forecast may make a chart somewhat taller; what
//! lies beyond that is cut off, since it would flatten all else.

use super::ahead::Ahead;
use super::zones::Column;
use crate::analysis::Limits;
use crate::model::Period;

/// How much of the height of the lines the band of a forecast may add above and below.
const BAND_STRETCH: f64 = 0.4;
/// Air above and below.
const AIR: f64 = 0.12;

/// The value at the bottom and that at the top.
pub fn heights(shown: &[(Period, f64)], runs: &[Vec<Column>], limits: Option<Limits>, ahead: &[Ahead]) -> (f64, f64) {
    let guides = runs.iter().flatten().flat_map(|column| column.targets().chain(column.minimum));
    let limits = limits.iter().flat_map(|limits| [limits.lower, limits.upper]);
    let expected = ahead.iter().map(|place| place.value);
    let all = shown.iter().map(|(_, value)| *value).chain(guides).chain(limits).chain(expected);
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = all.fold(ends, |(low, high), value| (low.min(value), high.max(value)));
    let (mut low, mut high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
    if high - low <= 0.0 {
        let air = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
        (low, high) = (low - air, high + air);
    }
    let stretch = (high - low) * BAND_STRETCH;
    let (lowest, highest) = (low - stretch, high + stretch);
    for place in ahead {
        low = low.min(place.lower.max(lowest));
        high = high.max(place.upper.min(highest));
    }
    let air = (high - low) * AIR;
    (low - air, high + air)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Interval;
    use jiff::civil::date;

    #[test]
    fn what_is_expected_is_in_sight_and_a_wide_band_does_not_flatten_the_rest() {
        let period = Period { interval: Interval::Month, start: date(2026, 1, 1) };
        let shown = [(period, 10.0), (period.next(), 20.0)];
        let place = |value: f64, reach: f64| Ahead { x: 0.0, value, lower: value - reach, upper: value + reach };
        let plain = heights(&shown, &[], None, &[]);
        assert!(plain.0 < 10.0 && plain.1 > 20.0);
        let (low, high) = heights(&shown, &[], None, &[place(60.0, 2.0)]);
        assert!(low < 10.0 && high > 62.0, "{low} {high}");
        let (low, high) = heights(&shown, &[], None, &[place(20.0, 1e6)]);
        assert!(high - low <= 10.0 * (1.0 + 2.0 * BAND_STRETCH) * (1.0 + 2.0 * AIR) + 1e-9, "{low} {high}");
        let limits = Limits { mean: 15.0, lower: -3.0, upper: 33.0 };
        let (low, high) = heights(&shown, &[], Some(limits), &[]);
        assert!(low < -3.0 && high > 33.0, "{low} {high}");
    }
}
