//! Laws of values, scores and forecasts, on random input.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use fourfold::analysis::*;
use fourfold::lang::Lang;
use fourfold::model::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn kpi(interval: Interval, aggregation: Aggregation) -> Kpi {
    let mut ids = CountedIds::default();
    let (id, objective) = (KpiId::new(&mut ids), ObjectiveId::new(&mut ids));
    Kpi { interval, aggregation, ..Kpi::new(id, objective, Rank::between(None, None), "Sales") }
}

fn series(values: &[(Date, f64)]) -> Series {
    let mut series = Series::default();
    for (day, value) in values {
        series.insert(*day, Measurement::of(*value));
    }
    series
}

/// One value for each of so many periods in a row.
fn row(interval: Interval, fiscal: FiscalYear, values: &[f64]) -> Vec<(Date, f64)> {
    let first = Period::containing(interval, date(2023, 2, 1), fiscal);
    (0..).zip(values).map(|(index, value)| (first.shifted(index).start, *value)).collect()
}

fn whole(values: &[(Date, f64)], interval: Interval, rule: Aggregation, fiscal: FiscalYear) -> Vec<(Date, f64)> {
    let history = History::entered(&kpi(interval, rule), &series(values), fiscal);
    history.points().iter().map(|(period, value)| (period.start, *value)).collect()
}

/// Monthly points in a row.
fn points(values: &[f64]) -> Vec<(Period, f64)> {
    let first = Period { interval: Interval::Month, start: date(2020, 1, 1) };
    (0..).zip(values).map(|(index, value)| (first.shifted(index), *value)).collect()
}

/// Whole numbers, so that sums don't depend on their order.
fn amounts(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((-1000_i32..1000).prop_map(f64::from), count)
}

fn fiscal() -> impl Strategy<Value = FiscalYear> {
    (1_i8..=12).prop_map(|month| FiscalYear::starting(month).unwrap())
}

/// All rules but the mean: a mean of means is another number where the parts differ in length.
fn rule() -> impl Strategy<Value = Aggregation> {
    proptest::sample::select(vec![Aggregation::Last, Aggregation::Sum, Aggregation::Minimum, Aggregation::Maximum])
}

fn steps() -> impl Strategy<Value = (Interval, Interval, Interval)> {
    use Interval::*;
    proptest::sample::select(vec![
        (Day, Month, Quarter),
        (Day, Month, Year),
        (Month, Quarter, Year),
        (Day, Quarter, Year),
    ])
}

proptest! {
    #[test]
    fn putting_together_twice_is_putting_together_once(
        values in amounts(1..900), rule in rule(), fiscal in fiscal(), (fine, middle, coarse) in steps(),
    ) {
        let fine = row(fine, fiscal, &values);
        let once = whole(&fine, coarse, rule, fiscal);
        let twice = whole(&whole(&fine, middle, rule, fiscal), coarse, rule, fiscal);
        // Where the first or the last period is not full, a sum may stand on one way only.
        let inner = |row: &[(Date, f64)]| -> Vec<(Date, f64)> {
            let ends = [fine.first(), fine.last()].map(|end| Period::containing(coarse, end.unwrap().0, fiscal).start);
            row.iter().copied().filter(|(day, _)| !ends.contains(day)).collect()
        };
        prop_assert_eq!(inner(&once), inner(&twice));
    }

    #[test]
    fn whole_periods_keep_the_sum_and_the_bounds(values in amounts(12..60), fiscal in fiscal()) {
        let months = row(Interval::Month, fiscal, &values);
        let sums = whole(&months, Interval::Quarter, Aggregation::Sum, fiscal);
        for (start, sum) in &sums {
            let quarter = Period { interval: Interval::Quarter, start: *start };
            let parts = months.iter().filter(|(day, _)| (*start..=quarter.last_day()).contains(day));
            let parts: Vec<f64> = parts.map(|(_, value)| *value).collect();
            prop_assert_eq!(parts.iter().sum::<f64>(), *sum);
        }
        let of = |rule| whole(&months, Interval::Quarter, rule, fiscal);
        let bounds = of(Aggregation::Minimum).into_iter().zip(of(Aggregation::Maximum));
        for (((_, low), (_, high)), ((_, mean), (_, last))) in bounds.zip(of(Aggregation::Mean).into_iter().zip(of(Aggregation::Last))) {
            prop_assert!(low <= mean + 1e-9 && mean <= high + 1e-9 && low <= last && last <= high);
        }
    }

    #[test]
    fn a_date_shows_the_beginning_of_what_a_later_one_shows(
        values in amounts(1..200), rule in rule(), step in 0_usize..4, days in 0_i32..200,
    ) {
        let interval = Interval::ALL[step + 1];
        let fine = row(Interval::Day, FiscalYear::default(), &values);
        let history = History::entered(&kpi(interval, rule), &series(&fine), FiscalYear::default());
        let day = Period { interval: Interval::Day, start: fine[0].0 }.shifted(days).start;
        let (seen, all) = (history.as_of(day), history.points());
        let running = Period::containing(interval, day, FiscalYear::default());
        let past: Vec<_> = seen.points.iter().filter(|(period, _)| *period < running).collect();
        prop_assert_eq!(past, all.iter().filter(|(period, _)| *period < running).collect::<Vec<_>>());
        prop_assert!(seen.points.iter().all(|(period, _)| *period <= running));
        // As if what comes later had not been entered yet.
        let known: Vec<_> = fine.iter().copied().filter(|(entered, _)| *entered <= day).collect();
        let then = History::entered(&kpi(interval, rule), &series(&known), FiscalYear::default());
        if history.finer_step().is_some() && then.finer_step() == history.finer_step() {
            prop_assert_eq!(&seen.points, &then.as_of(day).points);
        }
        let limits_of = |points: &[(Period, f64)]| limits(points);
        let trend = Trend::of(&seen.points, seen.sums, None, None);
        match (trend.limits, limits_of(&seen.points)) {
            (Some(a), Some(b)) => prop_assert!((a.mean - b.mean).abs() < 1e-9 && (a.upper - b.upper).abs() < 1e-9),
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn an_analysis_brought_up_to_date_is_one_made_anew(
        values in proptest::collection::vec(amounts(0..40), 3), changed in 0_usize..3, value in -100_i32..100, months in 0_i32..60,
    ) {
        let mut project = Project::default();
        let mut ids = CountedIds::default();
        let home = ObjectiveId::new(&mut ids);
        let keys: Vec<KpiId> = (0..4).map(|_| KpiId::new(&mut ids)).collect();
        for (key, values) in keys.iter().zip(&values) {
            let kpi = Kpi::new(*key, home, Rank::between(None, None), "Sales");
            project.kpis.insert(*key, Arc::new(Kpi { aggregation: Aggregation::Sum, ..kpi }));
            project.series.insert(*key, Arc::new(series(&row(Interval::Month, FiscalYear::default(), values))));
        }
        let formula = Formula::new(&format!("{{{}}} + previous({{{}}}) - ytd({{{}}})", keys[0], keys[1], keys[2]));
        let computed = Kpi::new(keys[3], home, Rank::between(None, None), "Computed");
        project.kpis.insert(keys[3], Arc::new(Kpi { interval: Interval::Quarter, formula: Some(formula), ..computed }));
        let start = Period { interval: Interval::Month, start: date(2023, 1, 15) };
        let before = Analysis::of(&project, start.start);
        let day = start.shifted(months).start;
        prop_assert_eq!(before.then(&project, day), Analysis::of(&project, day));
        let mut other = project.series_of(keys[changed]).clone();
        other.insert(date(2024, 3, 1), Measurement::of(f64::from(value)));
        project.series.insert(keys[changed], Arc::new(other));
        prop_assert_eq!(before.then(&project, day).then(&project, start.start), Analysis::of(&project, start.start));
        prop_assert_eq!(before.then(&project, day), Analysis::of(&project, day));
    }

    #[test]
    fn scores_and_progress_do_not_depend_on_the_unit(
        numbers in proptest::collection::vec(-1000_i32..1000, 4), power in -8_i32..8,
    ) {
        // Powers of two change no digits.
        let scale = 2_f64.powi(power);
        let read = |scale: f64| {
            let [baseline, minimum, target, value] = [0, 1, 2, 3].map(|i| f64::from(numbers[i]) * scale);
            let (baseline, minimum) = (Some(baseline), Some(minimum));
            let kpi = Kpi { baseline, minimum, target: Some(Target::Value(target)), ..kpi(Interval::Month, Aggregation::Last) };
            let reading = KpiReading::of(&kpi, &series(&[(date(2026, 10, 1), value)]), FiscalYear::default(), date(2026, 10, 15));
            (reading.score, reading.status, reading.progress, reading.why.direction)
        };
        prop_assert_eq!(read(scale), read(1.0));
    }

    #[test]
    fn a_shown_score_has_the_status_of_the_score(near in prop::sample::select(vec![0.0, 50.0, 100.0]), off in -0.6..0.6, any in 0.0..=100.0) {
        for score in [any, f64::clamp(near + off, 0.0, 100.0), f64::clamp(near - 1e-9, 0.0, 100.0), near] {
            let shown = shown_score(score);
            prop_assert_eq!(Status::of(Some(shown)), Status::of(Some(score)), "{} is shown as {}", score, shown);
            prop_assert!((shown - score).abs() < 1.0 && shown.fract() == 0.0);
            for lang in Lang::ALL {
                prop_assert_eq!(lang.parse_number(&score_text(lang, score)).unwrap(), shown);
            }
        }
    }

    #[test]
    fn a_forecast_of_other_units_is_the_forecast_in_other_units(
        values in proptest::collection::vec(-100_i32..100, 12..40), scale in 1_i32..1_000_000, shift in -1000_i32..1000,
    ) {
        let plain = forecast(&points(&values.iter().map(|v| f64::from(*v)).collect::<Vec<_>>())).unwrap();
        let other = |v: f64| v * f64::from(scale) + f64::from(shift);
        let moved = forecast(&points(&values.iter().map(|v| other(f64::from(*v))).collect::<Vec<_>>())).unwrap();
        prop_assert_eq!((plain.model, plain.from), (moved.model, moved.from));
        let reach = f64::from(scale) * 1e-3;
        for (a, b) in plain.expected.iter().zip(&moved.expected) {
            prop_assert!((other(a.value) - b.value).abs() <= reach, "{a:?} {b:?}");
            prop_assert!((other(a.upper) - b.upper).abs() <= reach, "{a:?} {b:?}");
        }
    }

    #[test]
    fn forecasts_go_on_where_the_values_end_and_widen(values in proptest::collection::vec(-1e6..1e6, 0..60), gap in 0_usize..60) {
        let mut row = points(&values);
        if gap < row.len() {
            row.remove(gap);
        }
        let made = forecast(&row);
        let after_gap = if (1..row.len()).contains(&gap) { row.len() - gap } else { row.len() };
        prop_assert_eq!(made.is_some(), after_gap >= FORECAST_FROM);
        let Some(made) = made else { return Ok(()) };
        prop_assert_eq!(made.from, after_gap);
        prop_assert_eq!(made.expected.len(), horizon(Interval::Month));
        let mut last = row.last().unwrap().0;
        let mut width = 0.0;
        for expected in &made.expected {
            prop_assert_eq!(expected.period, last.next());
            prop_assert!(expected.lower <= expected.value && expected.value <= expected.upper);
            prop_assert!(expected.upper - expected.lower >= width * (1.0 - 1e-12));
            (last, width) = (expected.period, expected.upper - expected.lower);
        }
        prop_assert_eq!(forecast(&row), Some(made));
    }
}

/// 49.98 was shown as 50 beside "off track".
#[test]
fn scores_just_below_a_step_are_shown_below_it() {
    let shown = [49.98, 49.5, 49.4, 50.0, 99.9, 99.999_999_999, 100.0, 0.4].map(|score| score_text(Lang::En, score));
    assert_eq!(shown, ["49", "49", "49", "50", "99", "99", "100", "0"]);
}

#[test]
fn what_never_moves_is_expected_to_stay() {
    for value in [0.0, 7.0, -1e9] {
        let made = forecast(&points(&[value; 14])).unwrap();
        assert_eq!(made.model, ForecastModel::Level);
        assert!(made.expected.iter().all(|e| (e.value, e.lower, e.upper) == (value, value, value)), "{made:?}");
    }
}

#[test]
fn a_straight_line_is_expected_to_go_on() {
    let made = forecast(&points(&(0..24).map(|i| 100.0 + 3.0 * f64::from(i)).collect::<Vec<_>>())).unwrap();
    for (step, expected) in (0..).zip(&made.expected) {
        assert!((expected.value - (172.0 + 3.0 * f64::from(step))).abs() < 0.05, "{expected:?}");
    }
    assert_ne!(made.model, ForecastModel::Level);
}

#[test]
fn a_forecast_follows_values_that_bend() {
    let bent: Vec<f64> = (0..24).map(|i| if i < 18 { 40.0 - f64::from(i) } else { f64::from(i) + 5.0 }).collect();
    let made = forecast(&points(&bent)).unwrap();
    assert_eq!(made.model, ForecastModel::Trend);
    for (step, expected) in (1..).zip(&made.expected) {
        assert!((expected.value - (28.0 + f64::from(step))).abs() < 0.5, "{expected:?}");
    }
}

#[test]
fn a_forecast_ends_where_values_of_its_kind_end() {
    let rising: Vec<f64> = (0..20).map(|i| 60.0 + 2.0 * f64::from(i)).collect();
    let falling: Vec<f64> = (0..20).map(|i| 39.0 - 2.0 * f64::from(i)).collect();
    let made = |values: &[f64], unit, target| {
        let kpi = Kpi { unit, target: Some(Target::Value(target)), ..kpi(Interval::Month, Aggregation::Last) };
        let values = series(&row(Interval::Month, FiscalYear::default(), values));
        let reading = KpiReading::of(&kpi, &values, FiscalYear::default(), date(2024, 9, 30));
        let forecast = reading.forecast().unwrap().clone();
        let last = forecast.expected.last().unwrap();
        (forecast.cut, last.value, forecast.made_text(Lang::En))
    };
    let (cut, value, text) = made(&rising, Unit::Percent, 99.0);
    assert_eq!((cut, value), (Some(End::Whole), 100.0), "a share of a whole");
    assert!(text.ends_with("; cut off at 100\u{a0}%"), "{text}");
    let (cut, value, _) = made(&rising, Unit::Percent, 110.0);
    assert!(cut.is_none() && value > 105.0, "what may pass its whole: {value}");
    let (cut, value, text) = made(&falling, Unit::Count, 3.0);
    assert_eq!((cut, value), (Some(End::Nothing), 0.0));
    assert!(text.ends_with("; cut off at 0"), "{text}");
    let (cut, value, _) = made(&falling, Unit::Number, 3.0);
    assert!(cut.is_none() && value < -5.0, "a number of any kind: {value}");
}

#[test]
fn old_and_ended_kpis_have_no_forecast() {
    let values = row(Interval::Month, FiscalYear::default(), &[1.0; 20]);
    let read = |kpi: &Kpi, day| KpiReading::of(kpi, &series(&values), FiscalYear::default(), day);
    let plain = kpi(Interval::Month, Aggregation::Last);
    assert!(read(&plain, date(2024, 9, 30)).forecast().is_some());
    assert!(read(&plain, date(2025, 9, 30)).forecast().is_none(), "stale");
    let ended = Kpi { end: Some(date(2024, 9, 1)), ..plain };
    assert!(read(&ended, date(2024, 9, 30)).forecast().is_none(), "ended");
}
