//! Long rows of values, thinned to what a screen can show.
//!
//! Of all values that share a column of pixels the first, the lowest, the highest and
//! the last are drawn: the line then covers the same pixels (the M4 aggregation of
//! Jugel and others, 2014).

use jiff::civil::Date;

use crate::model::Period;
use crate::scene::chart::day_number;

/// Values by which the line of a chart, so many points wide, covers the same pixels.
pub(super) fn thinned(values: &[(Period, f64)], range: (Date, Date), width: f32) -> Vec<(Period, f64)> {
    let columns = f64::from(width.max(1.0)).ceil();
    if values.len() as f64 <= columns * 2.0 {
        return values.to_vec();
    }
    let (first, last) = (day_number(range.0), day_number(range.1));
    let scale = columns / (last - first).max(1.0);
    let column = |(period, _): &(Period, f64)| ((day_number(period.start) - first) * scale).floor();
    let mut thin = Vec::with_capacity(columns as usize * 4);
    for same in values.chunk_by(|a, b| column(a) == column(b)) {
        let by_value = |a: &(usize, &(Period, f64)), b: &(usize, &(Period, f64))| a.1.1.total_cmp(&b.1.1);
        let low = same.iter().enumerate().min_by(by_value).map(|(index, _)| index);
        let high = same.iter().enumerate().max_by(by_value).map(|(index, _)| index);
        let mut kept = [Some(0), low, high, same.len().checked_sub(1)];
        kept.sort_unstable();
        let mut before = None;
        for index in kept.into_iter().flatten() {
            if before != Some(index) {
                thin.extend(same.get(index).copied());
            }
            before = Some(index);
        }
    }
    thin
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Interval;
    use jiff::civil::date;

    fn days(count: i32) -> Vec<(Period, f64)> {
        let first = Period { interval: Interval::Day, start: date(2016, 1, 1) };
        (0..count).map(|day| (first.shifted(day), f64::from((day * 7919) % 1009))).collect()
    }

    #[test]
    fn short_rows_stay_as_they_are() {
        let values = days(500);
        assert_eq!(thinned(&values, (values[0].0.start, values[499].0.start), 300.0), values);
    }

    #[test]
    fn every_column_keeps_its_ends_and_its_extremes() {
        let values = days(3650);
        let range = (values[0].0.start, values[3649].0.start);
        let thin = thinned(&values, range, 300.0);
        assert!(thin.len() <= 1204 && thin.windows(2).all(|pair| pair[0].0 < pair[1].0), "{}", thin.len());
        assert_eq!((thin.first(), thin.last()), (values.first(), values.last()));
        let span = day_number(range.1) - day_number(range.0);
        let column = |period: &Period| ((day_number(period.start) - day_number(range.0)) * 300.0 / span).floor() as i64;
        for wanted in 0..300 {
            let extreme = |row: &[(Period, f64)]| {
                let of = row.iter().filter(|(period, _)| column(period) == wanted).map(|(_, value)| *value);
                of.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
            };
            assert_eq!(extreme(&thin), extreme(&values), "{wanted}");
        }
    }
}
