//! Scores, states and texts: worked cases by hand, and laws on random input.

use std::collections::BTreeMap;
use std::sync::Arc;

use fourfold::analysis::*;
use fourfold::lang::Lang;
use fourfold::model::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A KPI that has nothing but a name and these three numbers.
fn kpi(baseline: Option<f64>, minimum: Option<f64>, target: Option<Target>) -> Kpi {
    let mut ids = CountedIds::default();
    let (id, objective) = (KpiId::new(&mut ids), ObjectiveId::new(&mut ids));
    Kpi { baseline, minimum, target, ..Kpi::new(id, objective, Rank::between(None, None), "Churn") }
}

/// A KPI as above with a target of one value.
fn to(baseline: impl Into<Option<f64>>, minimum: impl Into<Option<f64>>, target: f64) -> Kpi {
    kpi(baseline.into(), minimum.into(), Some(Target::Value(target)))
}

/// A KPI as above with a target range.
fn within(baseline: impl Into<Option<f64>>, minimum: impl Into<Option<f64>>, low: f64, high: f64) -> Kpi {
    kpi(baseline.into(), minimum.into(), Some(Target::Range(low, high)))
}

fn series(values: &[(Date, f64)]) -> Series {
    let mut series = Series::default();
    for (day, value) in values {
        series.insert(*day, Measurement::of(*value));
    }
    series
}

const OCT_1: Date = date(2026, 10, 1);
const OCT_15: Date = date(2026, 10, 15);

/// The KPI in mid October with a value for October.
fn read(kpi: &Kpi, value: f64) -> KpiReading {
    KpiReading::of(kpi, &series(&[(OCT_1, value)]), FiscalYear::default(), OCT_15)
}

#[test]
fn scores_worked_by_hand() {
    use ScoreRule::*;
    use Status::*;
    let none = None::<f64>;
    let cases = vec![
        // What is measured, value, score, status, rule.
        ("more: at the target", to(20.0, 40.0, 50.0), 50.0, 100.0, OnTrack, Minimum),
        ("more: beyond the target", to(20.0, 40.0, 50.0), 70.0, 100.0, OnTrack, Minimum),
        ("more: just below the target", to(20.0, 40.0, 50.0), 49.9, 99.5, AtRisk, Minimum),
        ("more: between minimum and target", to(20.0, 40.0, 50.0), 48.0, 90.0, AtRisk, Minimum),
        ("more: at the minimum", to(20.0, 40.0, 50.0), 40.0, 50.0, AtRisk, Minimum),
        ("more: just below the minimum", to(20.0, 40.0, 50.0), 39.9, 49.5, OffTrack, Minimum),
        ("more: the line goes on below the minimum", to(20.0, 40.0, 50.0), 36.0, 30.0, OffTrack, Minimum),
        ("more: cut off at zero", to(20.0, 40.0, 50.0), 30.0, 0.0, OffTrack, Minimum),
        ("more: far below", to(20.0, 40.0, 50.0), -1e6, 0.0, OffTrack, Minimum),
        ("less: at the target", to(6.0, 4.0, 2.5), 2.5, 100.0, OnTrack, Minimum),
        ("less: beyond the target", to(6.0, 4.0, 2.5), 1.0, 100.0, OnTrack, Minimum),
        ("less: at the minimum", to(6.0, 4.0, 2.5), 4.0, 50.0, AtRisk, Minimum),
        ("less: between", to(6.0, 4.0, 2.5), 3.25, 75.0, AtRisk, Minimum),
        ("less: above the minimum", to(6.0, 4.0, 2.5), 4.3, 40.0, OffTrack, Minimum),
        ("less: down to zero", to(none, 10.0, 0.0), 0.0, 100.0, OnTrack, Minimum),
        ("no baseline is needed beside a minimum", to(none, 40.0, 50.0), 45.0, 75.0, AtRisk, Minimum),
        ("no minimum: half way up from the baseline", to(20.0, none, 50.0), 35.0, 50.0, AtRisk, HalfWay),
        ("no minimum: at the baseline", to(20.0, none, 50.0), 20.0, 0.0, OffTrack, HalfWay),
        ("no minimum: three quarters", to(20.0, none, 50.0), 42.5, 75.0, AtRisk, HalfWay),
        ("no minimum: half way down from the baseline", to(6.0, none, 2.0), 4.0, 50.0, AtRisk, HalfWay),
        ("only a target: met", to(none, none, 50.0), 50.0, 100.0, OnTrack, MetOrNot),
        ("only a target: not met", to(none, none, 50.0), 49.99, 0.0, OffTrack, MetOrNot),
        ("baseline equals target: met or not", to(50.0, none, 50.0), 50.0, 100.0, OnTrack, MetOrNot),
        ("baseline equals target: not met", to(50.0, none, 50.0), 49.0, 0.0, OffTrack, MetOrNot),
        ("minimum equals target: the baseline decides", to(20.0, 50.0, 50.0), 35.0, 50.0, AtRisk, HalfWay),
        ("all three equal", to(50.0, 50.0, 50.0), 50.0, 100.0, OnTrack, MetOrNot),
        ("baseline between minimum and target", to(45.0, 40.0, 50.0), 45.0, 75.0, AtRisk, Minimum),
        ("negative: up to a smaller loss", to(-100.0, -50.0, -20.0), -35.0, 75.0, AtRisk, Minimum),
        ("negative: across zero", to(-40.0, none, 40.0), 0.0, 50.0, AtRisk, HalfWay),
        ("negative: less is better", to(0.0, -10.0, -30.0), -20.0, 75.0, AtRisk, Minimum),
        ("tiny numbers that binary digits blur", to(none, 0.1, 0.3), 0.2, 75.0, AtRisk, Minimum),
        ("at a minimum that binary digits blur", to(0.1, none, 0.7), 0.4, 50.0, AtRisk, HalfWay),
        ("range: inside", within(none, none, 36.0, 38.0), 37.0, 100.0, OnTrack, InRange),
        ("range: on the low edge", within(none, none, 36.0, 38.0), 36.0, 100.0, OnTrack, InRange),
        ("range: on the high edge", within(none, none, 36.0, 38.0), 38.0, 100.0, OnTrack, InRange),
        ("range: at a minimum below", within(none, 35.0, 36.0, 38.0), 35.0, 50.0, AtRisk, RangeMinimum),
        ("range: between minimum and edge", within(none, 35.0, 36.0, 38.0), 35.5, 75.0, AtRisk, RangeMinimum),
        ("range: below the minimum", within(none, 35.0, 36.0, 38.0), 34.0, 0.0, OffTrack, RangeMinimum),
        ("range: the other side has no minimum", within(none, 35.0, 36.0, 38.0), 38.1, 0.0, OffTrack, RangeMissed),
        ("range: at a minimum above", within(none, 40.0, 36.0, 38.0), 40.0, 50.0, AtRisk, RangeMinimum),
        ("range: half way from a baseline below", within(30.0, none, 36.0, 38.0), 33.0, 50.0, AtRisk, RangeHalfWay),
        ("range: half way from a baseline above", within(50.0, none, 36.0, 38.0), 41.0, 75.0, AtRisk, RangeHalfWay),
        ("range: minimum below, baseline above", within(50.0, 35.0, 36.0, 38.0), 44.0, 50.0, AtRisk, RangeHalfWay),
        ("range: both below, the minimum decides", within(30.0, 35.0, 36.0, 38.0), 35.0, 50.0, AtRisk, RangeMinimum),
        ("range: baseline inside says nothing", within(37.0, none, 36.0, 38.0), 35.9, 0.0, OffTrack, RangeMissed),
        ("range: upside down is turned round", within(none, none, 38.0, 36.0), 37.0, 100.0, OnTrack, InRange),
    ];
    for (name, kpi, value, score, status, rule) in cases {
        let reading = read(&kpi, value);
        assert_eq!((reading.score, reading.status, reading.why.rule), (Some(score), status, rule), "{name}");
    }
}

#[test]
fn without_a_target_there_is_no_score() {
    let reading = read(&kpi(Some(1.0), Some(2.0), None), 3.0);
    assert_eq!((reading.score, reading.status, reading.why.rule), (None, Status::NoData, ScoreRule::NoTarget));
    assert_eq!((reading.value(), reading.freshness), (Some(3.0), Freshness::Fresh));
}

#[test]
fn direction_is_read_off_the_numbers() {
    use Direction::*;
    let values = |values: &[f64]| {
        let days = (1..).map(|month| date(2026, month, 1));
        TargetPath::Values(days.zip(values.iter().copied()).collect())
    };
    for (kpi, expected) in [
        (to(None, 40.0, 50.0), Some(MoreIsBetter)),
        (to(None, 60.0, 50.0), Some(LessIsBetter)),
        (to(40.0, None, 50.0), Some(MoreIsBetter)),
        (to(60.0, None, 50.0), Some(LessIsBetter)),
        (to(60.0, 50.0, 50.0), Some(LessIsBetter)),
        (to(None, None, 50.0), None),
        (to(50.0, None, 50.0), None),
        (within(None, None, 1.0, 2.0), Some(Within)),
        (kpi(Some(1.0), Some(2.0), None), None),
        (Kpi { path: values(&[10.0, 20.0]), ..kpi(None, None, None) }, Some(MoreIsBetter)),
        (Kpi { path: values(&[20.0, 10.0]), ..kpi(None, None, None) }, Some(LessIsBetter)),
        (Kpi { path: values(&[50.0]), ..kpi(None, None, None) }, None),
    ] {
        assert_eq!(direction(&kpi), expected, "{kpi:?}");
    }
}

#[test]
fn a_value_is_fresh_while_at_most_one_whole_period_has_passed() {
    use Freshness::*;
    use Interval::*;
    let fiscal = FiscalYear::starting(4).unwrap_or_default();
    for (interval, day, as_of, expected) in [
        (Month, date(2026, 10, 1), date(2026, 10, 1), Fresh),
        (Month, date(2026, 9, 1), date(2026, 10, 31), Fresh),
        (Month, date(2026, 8, 1), date(2026, 10, 1), Fresh),
        (Month, date(2026, 8, 31), date(2026, 10, 31), Fresh),
        (Month, date(2026, 7, 31), date(2026, 10, 1), Stale { periods_missed: 2 }),
        (Month, date(2025, 10, 1), date(2026, 10, 1), Stale { periods_missed: 11 }),
        (Day, date(2026, 10, 13), OCT_15, Fresh),
        (Day, date(2026, 10, 12), OCT_15, Stale { periods_missed: 2 }),
        (Week, date(2026, 9, 28), date(2026, 10, 18), Fresh),
        (Week, date(2026, 9, 27), date(2026, 10, 12), Stale { periods_missed: 2 }),
        (Quarter, date(2026, 4, 1), date(2026, 12, 31), Fresh),
        (Quarter, date(2026, 3, 31), date(2026, 10, 1), Stale { periods_missed: 2 }),
        (Year, date(2024, 4, 1), date(2027, 3, 31), Fresh),
        (Year, date(2024, 3, 31), date(2026, 4, 1), Stale { periods_missed: 2 }),
    ] {
        let kpi = Kpi { interval, ..to(20.0, 40.0, 50.0) };
        let reading = KpiReading::of(&kpi, &series(&[(day, 60.0)]), fiscal, as_of);
        assert_eq!(reading.freshness, expected, "{interval:?} {day} as of {as_of}");
        let score = (expected == Fresh).then_some(100.0);
        assert_eq!((reading.score, reading.value()), (score, Some(60.0)), "{interval:?} {day} as of {as_of}");
    }
}

#[test]
fn ended_and_unmeasured_kpis_have_no_score() {
    let ended = Kpi { end: Some(date(2026, 9, 30)), ..to(20.0, 40.0, 50.0) };
    let state = |kpi: &Kpi, values: &[(Date, f64)], as_of| {
        let reading = KpiReading::of(kpi, &series(values), FiscalYear::default(), as_of);
        (reading.freshness, reading.score, reading.status, reading.why.rule, reading.age_periods)
    };
    let september = [(date(2026, 9, 1), 50.0)];
    assert_eq!(
        state(&ended, &september, date(2026, 9, 30)),
        (Freshness::Fresh, Some(100.0), Status::OnTrack, ScoreRule::Minimum, Some(0))
    );
    assert_eq!(state(&ended, &september, OCT_1), (Freshness::Ended, None, Status::NoData, ScoreRule::Ended, Some(1)));
    assert_eq!(state(&ended, &[], OCT_1), (Freshness::Ended, None, Status::NoData, ScoreRule::Ended, None));
    let running = to(20.0, 40.0, 50.0);
    assert_eq!(state(&running, &[], OCT_1), (Freshness::NoData, None, Status::NoData, ScoreRule::NoValue, None));
    // What is measured after the date does not exist yet.
    assert_eq!(
        state(&running, &september, date(2026, 8, 31)),
        (Freshness::NoData, None, Status::NoData, ScoreRule::NoValue, None)
    );
    assert_eq!(
        state(&running, &september, date(2026, 12, 1)),
        (Freshness::Stale { periods_missed: 2 }, None, Status::NoData, ScoreRule::Stale, Some(3))
    );
}

#[test]
fn each_period_has_its_newest_entry() {
    let entries = [
        (date(2026, 1, 5), 1.0),
        (date(2026, 1, 20), 2.0),
        (date(2026, 2, 1), 3.0),
        (date(2026, 4, 30), 4.0),
        (date(2026, 5, 2), 5.0),
    ];
    let values = |interval, as_of| {
        let kpi = Kpi { interval, ..to(None, None, 1.0) };
        let reading = KpiReading::of(&kpi, &series(&entries), FiscalYear::default(), as_of);
        reading.points.iter().map(|(period, value)| (period.start, *value)).collect::<Vec<_>>()
    };
    assert_eq!(
        values(Interval::Month, date(2026, 4, 1)),
        [(date(2026, 1, 1), 2.0), (date(2026, 2, 1), 3.0), (date(2026, 4, 1), 4.0)]
    );
    assert_eq!(values(Interval::Quarter, date(2026, 12, 31)), [(date(2026, 1, 1), 3.0), (date(2026, 4, 1), 5.0)]);
    assert_eq!(values(Interval::Month, date(2025, 12, 31)), []);
}

/// Target and minimum in each month from January 2026 on, after a first measurement in `first`.
fn course(kpi: &Kpi, first: Option<Date>, months: &[i8]) -> Vec<(Option<Target>, Option<f64>)> {
    let period = |day| Period::containing(kpi.interval, day, FiscalYear::default());
    let course = TargetCourse::of(kpi, first.map(period), FiscalYear::default());
    let ask = |month: &i8| {
        let period = period(date(2026, *month, 1));
        (course.target_in(period), course.minimum_in(period))
    };
    months.iter().map(ask).collect()
}

#[test]
fn a_straight_path_runs_from_baseline_to_target() {
    let at = |target, minimum| (Some(Target::Value(target)), Some(minimum));
    let line = Kpi {
        path: TargetPath::Line,
        start: Some(date(2026, 2, 10)),
        end: Some(date(2026, 6, 30)),
        ..to(20.0, 50.0, 60.0)
    };
    let expected = [at(20.0, 10.0), at(20.0, 10.0), at(30.0, 20.0), at(40.0, 30.0), at(60.0, 50.0), at(60.0, 50.0)];
    assert_eq!(course(&line, None, &[1, 2, 3, 4, 6, 7]), expected);
    // Without a start it begins with the first measurement.
    let from_first = Kpi { start: None, ..line.clone() };
    assert_eq!(
        course(&from_first, Some(date(2026, 4, 3)), &[4, 5, 6]),
        [at(20.0, 10.0), at(40.0, 30.0), at(60.0, 50.0)]
    );
    // Without one of its ends it asks for the target at once.
    for unknown in
        [Kpi { end: None, ..line.clone() }, Kpi { baseline: None, ..line.clone() }, Kpi { start: None, ..line.clone() }]
    {
        assert_eq!(course(&unknown, None, &[1]), [at(60.0, 50.0)]);
    }
    // A line within one period asks for all of it there.
    let short = Kpi { start: Some(date(2026, 6, 1)), ..line.clone() };
    assert_eq!(course(&short, None, &[5, 6]), [at(60.0, 50.0), at(60.0, 50.0)]);
}

#[test]
fn a_path_of_values_holds_each_until_the_next() {
    let at = |target, minimum| (Some(Target::Value(target)), Some(minimum));
    let values = TargetPath::Values(BTreeMap::from([(date(2026, 2, 1), 10.0), (date(2026, 5, 1), 30.0)]));
    let stepped = Kpi { path: values.clone(), ..to(0.0, 25.0, 30.0) };
    assert_eq!(
        course(&stepped, None, &[1, 2, 4, 5, 9]),
        [(None, None), at(10.0, 5.0), at(10.0, 5.0), at(30.0, 25.0), at(30.0, 25.0)]
    );
    // The last value is the goal where there is no other.
    let goalless = Kpi { target: None, path: values, ..stepped.clone() };
    assert_eq!(course(&goalless, None, &[2]), [at(10.0, 5.0)]);
    assert_eq!(goal(&goalless), Some(Target::Value(30.0)));
    let empty = Kpi { path: TargetPath::Values(BTreeMap::new()), ..stepped };
    assert_eq!(course(&empty, None, &[1]), [at(30.0, 25.0)]);
}

#[test]
fn a_score_follows_the_target_of_the_values_period() {
    let line = Kpi {
        path: TargetPath::Line,
        start: Some(date(2026, 1, 1)),
        end: Some(date(2026, 11, 30)),
        ..to(0.0, 90.0, 100.0)
    };
    // October asks for 90 with a minimum of 80.
    let score = |value| read(&line, value).score;
    assert_eq!([score(90.0), score(85.0), score(80.0), score(70.0)], [100.0, 75.0, 50.0, 0.0].map(Some));
    let why = read(&line, 85.0).why;
    assert_eq!((why.target, why.goal), (Some(Target::Value(90.0)), Some(Target::Value(100.0))));
    assert_eq!((why.minimum, why.half, why.baseline), (Some(80.0), Some(80.0), Some(0.0)));
    // Half way keeps its distance too: October asks for 90, half is 40.
    let halved = Kpi { minimum: None, ..line };
    assert_eq!((read(&halved, 40.0).score, read(&halved, 40.0).why.half), (Some(50.0), Some(40.0)));
    // Before the first value of a path there is nothing to score against.
    let late = TargetPath::Values(BTreeMap::from([(date(2026, 11, 1), 10.0)]));
    assert_eq!(read(&Kpi { path: late, ..to(0.0, 5.0, 10.0) }, 10.0).why.rule, ScoreRule::NoTarget);
}

#[test]
fn progress_is_the_way_from_baseline_to_target() {
    for (kpi, value, expected) in [
        (to(20.0, 40.0, 50.0), 35.0, Some(0.5)),
        (to(20.0, 40.0, 50.0), 14.0, Some(-0.2)),
        (to(20.0, 40.0, 50.0), 65.0, Some(1.5)),
        (to(6.0, None, 2.0), 3.0, Some(0.75)),
        (to(None, 40.0, 50.0), 45.0, None),
        (to(50.0, 40.0, 50.0), 45.0, None),
        (within(30.0, None, 36.0, 38.0), 33.0, Some(0.5)),
        (within(48.0, None, 36.0, 38.0), 43.0, Some(0.5)),
        (within(37.0, None, 36.0, 38.0), 43.0, None),
    ] {
        assert_eq!(read(&kpi, value).progress, expected, "{kpi:?}");
    }
}

const LEAD: Option<Nature> = Some(Nature::Leading);
const LAG: Option<Nature> = Some(Nature::Lagging);

/// A project of one perspective; each objective is its weight and its KPIs as (weight, nature, value, target).
type KpiRow = (f64, Option<Nature>, Option<f64>, f64);

fn project(objectives: &[(f64, &[KpiRow])]) -> Project {
    let mut ids = CountedIds::default();
    let mut project = Project::default();
    let perspective = Perspective {
        id: PerspectiveId::new(&mut ids),
        rank: Rank::between(None, None),
        name: "Customer".into(),
        letter: "C".into(),
        question: String::new(),
        hue: Hue::Teal,
    };
    for (weight, kpis) in objectives {
        let id = ObjectiveId::new(&mut ids);
        let objective = Objective::new(id, perspective.id, Rank::between(None, None), "Win");
        assert!(project.map.add_objective(Arc::new(Objective { weight: *weight, ..objective })).is_ok());
        for (weight, nature, value, target) in *kpis {
            let kpi = Kpi::new(KpiId::new(&mut ids), id, Rank::between(None, None), "Measure");
            let kpi = Kpi {
                weight: *weight,
                nature: *nature,
                baseline: Some(0.0),
                target: Some(Target::Value(*target)),
                ..kpi
            };
            let values: Vec<(Date, f64)> = value.map(|value| (OCT_1, value)).into_iter().collect();
            project.series.insert(kpi.id, Arc::new(series(&values)));
            project.kpis.insert(kpi.id, Arc::new(kpi));
        }
    }
    project.perspectives.insert(perspective.id, Arc::new(perspective));
    project
}

/// A name, KPIs, their mean and its status, the worst score, the mean of leading and of lagging ones.
type MeanCase = (&'static str, &'static [KpiRow], Mean, Status, Option<f64>, Mean, Mean);

fn mean_of(score: impl Into<Option<f64>>, scored: usize, total: usize) -> Mean {
    Mean { score: score.into(), scored, total }
}

#[test]
fn objectives_are_weighted_means_of_their_kpis() {
    let rows: [MeanCase; 7] = [
        ("no KPI", &[], mean_of(None, 0, 0), Status::NoData, None, mean_of(None, 0, 0), mean_of(None, 0, 0)),
        (
            "one without data",
            &[(1.0, LEAD, None, 10.0), (1.0, LAG, Some(7.0), 10.0)],
            mean_of(70.0, 1, 2),
            Status::AtRisk,
            Some(70.0),
            mean_of(None, 0, 1),
            mean_of(70.0, 1, 1),
        ),
        (
            "relative weights",
            &[(30.0, LEAD, Some(10.0), 10.0), (10.0, LEAD, Some(6.0), 10.0)],
            mean_of(90.0, 2, 2),
            Status::AtRisk,
            Some(60.0),
            mean_of(90.0, 2, 2),
            mean_of(None, 0, 0),
        ),
        (
            "a red one behind a good mean",
            &[(9.0, LAG, Some(10.0), 10.0), (1.0, None, Some(1.0), 10.0)],
            mean_of(91.0, 2, 2),
            Status::AtRisk,
            Some(10.0),
            mean_of(None, 0, 0),
            mean_of(100.0, 1, 1),
        ),
        (
            "weight zero is watched, not counted",
            &[(1.0, None, Some(10.0), 10.0), (0.0, None, Some(2.0), 10.0)],
            mean_of(100.0, 1, 2),
            Status::OnTrack,
            Some(20.0),
            mean_of(None, 0, 0),
            mean_of(None, 0, 0),
        ),
        (
            "all weights zero",
            &[(0.0, LEAD, Some(10.0), 10.0), (0.0, LEAD, Some(2.0), 10.0)],
            mean_of(None, 0, 2),
            Status::NoData,
            Some(20.0),
            mean_of(None, 0, 2),
            mean_of(None, 0, 0),
        ),
        (
            "uneven weights of equal scores",
            &[(0.1, None, Some(10.0), 10.0), (0.2, None, Some(10.0), 10.0), (0.7, None, Some(10.0), 10.0)],
            mean_of(100.0, 3, 3),
            Status::OnTrack,
            Some(100.0),
            mean_of(None, 0, 0),
            mean_of(None, 0, 0),
        ),
    ];
    for (name, kpis, mean, status, worst, leading, lagging) in rows {
        let analysis = Analysis::of(&project(&[(1.0, kpis)]), OCT_15);
        assert_eq!(analysis.objectives.len(), 1, "{name}");
        for rollup in analysis.objectives.values() {
            assert_eq!((rollup.mean, rollup.status), (mean, status), "{name}");
            assert_eq!(rollup.worst.map(|worst| worst.score), worst, "{name}");
            assert_eq!((rollup.leading, rollup.lagging), (leading, lagging), "{name}");
            assert_eq!(rollup.parts.len(), kpis.len(), "{name}");
        }
    }
}

#[test]
fn perspectives_are_weighted_means_of_their_objectives() {
    let project = project(&[
        (3.0, &[(1.0, LEAD, Some(10.0), 10.0), (1.0, None, Some(2.0), 10.0)]),
        (1.0, &[(5.0, None, Some(10.0), 10.0)]),
        (4.0, &[(5.0, None, None, 10.0)]),
        (0.0, &[(5.0, LEAD, Some(0.0), 10.0)]),
    ]);
    let analysis = Analysis::of(&project, OCT_15);
    assert_eq!(analysis.perspectives.len(), 1);
    for rollup in analysis.perspectives.values() {
        assert_eq!((rollup.mean, rollup.status), (mean_of(70.0, 2, 4), Status::AtRisk));
        assert_eq!(rollup.leading, mean_of(100.0, 1, 2));
        assert_eq!(rollup.worst.map(|worst| (worst.score, worst.status())), Some((0.0, Status::OffTrack)));
        assert_eq!(rollup.hidden_status(), Some(Status::OffTrack));
    }
    assert_eq!(analysis, Analysis::of(&project, OCT_15));
    assert_ne!(analysis, Analysis::of(&project, date(2027, 1, 15)));
}

#[test]
fn a_linked_kpi_counts_in_each_of_its_objectives_behind_those_at_home() {
    let mut project = project(&[(1.0, &[(1.0, None, Some(10.0), 10.0)]), (1.0, &[(1.0, None, Some(5.0), 10.0)])]);
    let objectives: Vec<ObjectiveId> = project.map.objectives().map(|o| o.id).collect();
    let linked: Vec<KpiId> = project.kpis.keys().copied().take(1).collect();
    for kpi in project.kpis.values_mut().take(1) {
        Arc::make_mut(kpi).objectives = objectives.clone();
    }
    let analysis = Analysis::of(&project, OCT_15);
    let means: Vec<Option<f64>> = analysis.objectives.values().map(Rollup::score).collect();
    assert_eq!(means, [Some(100.0), Some(75.0)]);
    let order: Vec<KpiId> = project.kpis_of(objectives[1]).iter().map(|kpi| kpi.id).collect();
    assert!(order.len() == 2 && order.ends_with(&linked));
    assert_eq!(analysis.objectives[&objectives[1]].parts.iter().map(|part| part.id).collect::<Vec<_>>(), order);
}

#[test]
fn a_card_counts_its_filled_steps() {
    let mut kpi = kpi(None, None, None);
    assert_eq!(
        steps(&kpi),
        [1, 2, 5, 8].into_iter().fold([false; 12], |mut all, step| {
            all[step - 1] = true;
            all
        })
    );
    let next = |kpi: &Kpi| Steps::of(kpi).next_missing().map(Step::number);
    assert_eq!((Steps::of(&kpi).done(), next(&kpi), Steps::of(&kpi).is_basic_done()), (4, Some(3), false));
    (kpi.baseline, kpi.minimum, kpi.target) = (Some(1.0), None, Some(Target::Value(3.0)));
    assert_eq!(next(&kpi), Some(3));
    kpi.minimum = Some(2.0);
    assert_eq!(next(&kpi), Some(4));
    kpi.collection = "  ".into();
    assert_eq!(next(&kpi), Some(4));
    kpi.collection = "Billing export".into();
    assert!(Steps::of(&kpi).is_basic_done());
    kpi.end = Some(OCT_1);
    kpi.nature = Some(Nature::Lagging);
    assert_eq!(next(&kpi), Some(7));
    kpi.counterpart = Some(kpi.id);
    kpi.cost = Some(Cost::Hours(1.0));
    for missing in 0..3 {
        let name = |place: usize| if place == missing { String::new() } else { "An".into() };
        (kpi.owner, kpi.enters, kpi.answers) = (name(0), name(1), name(2));
        assert_eq!(next(&kpi), Some(10));
    }
    (kpi.owner, kpi.enters, kpi.answers) = ("An".into(), "Bình".into(), "Chi".into());
    kpi.scope = "Paying shops".into();
    assert_eq!((Steps::of(&kpi).done(), next(&kpi)), (11, Some(12)));
    kpi.reading = "Two months below: call five shops".into();
    assert_eq!((Steps::of(&kpi).done(), next(&kpi)), (12, None));
    kpi.weight = 0.0;
    assert_eq!(next(&kpi), Some(8));
    for step in Step::ALL {
        assert_eq!(Step::ALL[usize::from(step.number()) - 1], step);
        for lang in Lang::ALL {
            assert!(!step.title(lang).ends_with('.') && step.gain(lang).ends_with('.'));
        }
    }
}

/// Monthly points from January 2024 on.
fn monthly(values: &[f64]) -> Vec<(Period, f64)> {
    let first = Period { interval: Interval::Month, start: date(2024, 1, 1) };
    (0..).zip(values).map(|(index, value)| (first.shifted(index), *value)).collect()
}

fn signals_of(points: &[(Period, f64)]) -> Vec<(usize, Signal)> {
    limits(points).map(|limits| signals(points, limits)).unwrap_or_default()
}

#[test]
fn natural_limits_come_from_eight_points_on() {
    assert_eq!(limits(&monthly(&[1.0; 7])), None);
    // Mean 5, moving ranges all 2: 5 ± 5.32.
    let points = monthly(&[4.0, 6.0, 4.0, 6.0, 4.0, 6.0, 4.0, 6.0]);
    assert_eq!(limits(&points), Some(Limits { mean: 5.0, lower: 5.0 - 5.32, upper: 5.0 + 5.32 }));
    assert_eq!(signals_of(&points), []);
}

#[test]
fn signals_are_points_outside_and_long_runs() {
    let mut jump = [8.0, 12.0].repeat(6);
    jump.push(30.0);
    assert_eq!(signals_of(&monthly(&jump)), [(12, Signal::Outside)]);
    let shift: Vec<f64> = (0..16).map(|i| f64::from(i % 2) + if i < 8 { 0.0 } else { 2.0 }).collect();
    let runs = signals_of(&monthly(&shift));
    assert_eq!(runs, (0..16).map(|i| (i, Signal::Run)).collect::<Vec<_>>());
    // Seven on one side are no signal, and a point on the mean (5) ends a run.
    let short = monthly(&[0.0, 3.0, 0.0, 3.0, 0.0, 3.0, 0.0, 10.0, 7.0, 10.0, 7.0, 10.0, 7.0, 10.0]);
    assert_eq!(signals_of(&short), []);
    let touching = monthly(&[1.0, 4.0, 1.0, 4.0, 5.0, 1.0, 4.0, 1.0, 4.0, 15.0, 5.0, 15.0]);
    assert_eq!(signals_of(&touching), []);
    // A flat line is no signal, whatever the last digits of its mean.
    assert_eq!(signals_of(&monthly(&[0.1; 20])), []);
}

#[test]
fn the_last_change_is_better_or_worse() {
    use Direction::*;
    let course = |values: &[f64], direction, goal| {
        let trend = Trend::of(&monthly(values), Sums::default(), direction, goal);
        (trend.change, trend.course)
    };
    let range = Some(Target::Range(10.0, 20.0));
    assert_eq!(course(&[], Some(MoreIsBetter), None), (None, None));
    assert_eq!(course(&[1.0], Some(MoreIsBetter), None), (None, None));
    assert_eq!(course(&[1.0, 3.0], Some(MoreIsBetter), None), (Some(2.0), Some(Course::Better)));
    assert_eq!(course(&[1.0, 3.0], Some(LessIsBetter), None), (Some(2.0), Some(Course::Worse)));
    assert_eq!(course(&[3.0, 3.0], Some(LessIsBetter), None), (Some(0.0), Some(Course::Same)));
    assert_eq!(course(&[1.0, 3.0], None, None), (Some(2.0), None));
    assert_eq!(course(&[25.0, 22.0], Some(Within), range), (Some(-3.0), Some(Course::Better)));
    assert_eq!(course(&[12.0, 18.0], Some(Within), range), (Some(6.0), Some(Course::Same)));
    assert_eq!(course(&[12.0, 9.0], Some(Within), range), (Some(-3.0), Some(Course::Worse)));
}

#[test]
fn sparklines_hold_the_last_twelve_points_by_time() {
    let values: Vec<f64> = (0..20).map(f64::from).collect();
    let line = sparkline(&monthly(&values));
    assert_eq!((line.len(), line[0], line[11]), (12, (0.0, 0.0), (1.0, 1.0)));
    let mut gap = monthly(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    gap.drain(1..4);
    gap.insert(1, (gap[0].0.next(), 2.0));
    assert_eq!(sparkline(&gap), [(0.0, 0.0), (0.25, 0.25), (1.0, 1.0)]);
    assert_eq!(sparkline(&monthly(&[7.0])), [(1.0, 0.5)]);
    assert_eq!(sparkline(&monthly(&[7.0, 7.0])), [(0.0, 0.5), (1.0, 0.5)]);
    assert_eq!(sparkline(&[]), []);
}

const USD: Unit = Unit::Currency(Currency::USD);
const VND: Unit = Unit::Currency(Currency::VND);
const MONTHS: Unit = Unit::Duration(DurationUnit::Months);
const HOURS: Unit = Unit::Duration(DurationUnit::Hours);

#[test]
fn values_are_written_with_their_unit() {
    for (unit, value, en, vi, full_en, full_vi) in [
        (USD, 48_300.0, "$ 48.3k", "48,3k $", "$ 48,300", "48.300 $"),
        (USD, -48_300.5, "−$ 48.3k", "−48,3k $", "−$ 48,300.50", "−48.300,50 $"),
        (USD, 0.42, "$ 0.42", "0,42 $", "$ 0.42", "0,42 $"),
        (VND, 48_300.0, "₫ 48.3k", "48,3k ₫", "₫ 48,300", "48.300 ₫"),
        (VND, 1_200_000.4, "₫ 1.2M", "1,2 tr ₫", "₫ 1,200,000", "1.200.000 ₫"),
        (MONTHS, 14.2, "14.2 mo", "14,2 tháng", "14.2 mo", "14,2 tháng"),
        (HOURS, 9.1, "9.1 h", "9,1 giờ", "9.1 h", "9,1 giờ"),
        (Unit::Ratio, 2.4, "2.4×", "2,4×", "2.4×", "2,4×"),
        (Unit::Ratio, 3.0, "3.0×", "3,0×", "3.0×", "3,0×"),
        (Unit::Percent, 3.9, "3.9 %", "3,9 %", "3.9 %", "3,9 %"),
        (Unit::Percent, 46.0, "46 %", "46 %", "46 %", "46 %"),
        (Unit::Number, 18_400.0, "18.4k", "18,4k", "18,400", "18.400"),
        (Unit::Count, 41.0, "41", "41", "41", "41"),
        (Unit::Number, 0.004_25, "0.00425", "0,00425", "0.00425", "0,00425"),
        (Unit::Number, 1.234_567, "1.23", "1,23", "1.23", "1,23"),
    ] {
        assert_eq!([value_text(Lang::En, unit, value), value_text(Lang::Vi, unit, value)], [en, vi]);
        assert_eq!([full_text(Lang::En, unit, value), full_text(Lang::Vi, unit, value)], [full_en, full_vi]);
    }
    assert_eq!(target_text(Lang::Vi, Unit::Percent, Target::Range(36.5, 38.0)), "36,5–38 %");
    assert_eq!(target_text(Lang::En, USD, Target::Range(900.0, 1_500.0)), "$ 900–1.5k");
    assert_eq!(percent_text(Lang::En, -0.204), "−20 %");
    assert_eq!(unbroken("3.9 %"), "3.9\u{a0}%");
}

#[test]
fn columns_share_their_decimals() {
    assert_eq!(column_decimals(Unit::Percent, [1.0, 2.25, 3.5]), 2);
    assert_eq!(column_decimals(Unit::Percent, [1.0, 2.123_456]), 2);
    assert_eq!(column_decimals(Unit::Number, [1.0, 2.0, f64::NAN]), 0);
    assert_eq!(column_decimals(Unit::Number, [0.001, 0.25]), 3);
    assert_eq!(column_decimals(USD, [1.0, 2.5]), 2);
    assert_eq!(column_decimals(VND, [1.5]), 0);
    assert_eq!(column_text(Lang::Vi, Unit::Percent, 3.5, 2), "3,50 %");
}

#[test]
fn fields_read_values_with_their_unit() {
    for (lang, unit, text, value) in [
        (Lang::En, MONTHS, "14.2 mo", 14.2),
        (Lang::Vi, MONTHS, "14,2 tháng", 14.2),
        (Lang::Vi, MONTHS, "14,2 thang", 14.2),
        (Lang::Vi, HOURS, "9,1\u{a0}giờ", 9.1),
        (Lang::Vi, HOURS, "9,1 h", 9.1),
        (Lang::En, HOURS, "9", 9.0),
        (Lang::En, Unit::Ratio, "2.4×", 2.4),
        (Lang::Vi, VND, "1,2 tỷ ₫", 1.2e9),
        (Lang::Vi, VND, "1,2 tỷ VND", 1.2e9),
        (Lang::En, Unit::Currency("SEK".parse().unwrap_or_default()), "−SEK 5k", -5000.0),
    ] {
        assert_eq!(parse_value(lang, unit, text), Ok(value), "{text}");
    }
    for text in ["5m", "5 M", "5 kg", "giờ", ""] {
        assert!(parse_value(Lang::En, HOURS, text).is_err(), "{text}");
    }
    assert_eq!(parse_value(Lang::En, USD, "5m"), Ok(5e6));
}

#[test]
fn periods_are_written_by_interval() {
    let fiscal = FiscalYear::starting(4).unwrap_or_default();
    let texts = |interval, lang| {
        let period = Period::containing(interval, OCT_15, fiscal);
        [period_text(lang, period, fiscal), period_short(lang, period, fiscal)]
    };
    assert_eq!(texts(Interval::Day, Lang::En), ["15 Oct 2026", "15 Oct"]);
    assert_eq!(texts(Interval::Week, Lang::Vi), ["Tuần 42/2026", "Tuần 42/26"]);
    assert_eq!(texts(Interval::Month, Lang::Vi), ["Tháng 10/2026", "T10/26"]);
    assert_eq!(texts(Interval::Quarter, Lang::En), ["Q3 FY 2027", "Q3 27"]);
    assert_eq!(texts(Interval::Year, Lang::En), ["FY 2027", "FY 27"]);
}

#[test]
fn reasons_name_the_numbers_that_were_used() {
    let why = |kpi: &Kpi, value| read(kpi, value).why;
    let text = |kpi: &Kpi, value| why(kpi, value).text(Lang::En, Unit::Percent);
    let churn = to(6.0, 4.0, 2.5);
    assert!(text(&churn, 3.9).contains("target of 2.5\u{a0}% scores 100, the minimum of 4\u{a0}% scores 50"));
    assert!(text(&to(6.0, None, 2.0), 3.0).contains("at 4\u{a0}%, scores 50"));
    assert!(text(&to(None, None, 2.0), 3.0).contains("2\u{a0}% or more scores 100"));
    assert!(text(&to(None, None, 2.0), 3.0).contains("More is taken as better"));
    assert!(text(&within(None, 40.0, 36.0, 38.0), 39.0).contains("edge of the range, 38\u{a0}%"));
    assert!(text(&within(None, 35.0, 36.0, 38.0), 35.0).contains("edge of the range, 36\u{a0}%"));
    assert!(why(&churn, 3.9).text(Lang::Vi, Unit::Percent).contains("mục tiêu 2,5\u{a0}%"));
    let stale = KpiReading::of(&churn, &series(&[(OCT_1, 3.9)]), FiscalYear::default(), date(2027, 2, 1));
    assert_eq!(stale.freshness_text(Lang::En, &churn), "no value for 3 months");
    assert_eq!(stale.freshness_text(Lang::Vi, &churn), "3 tháng chưa có số liệu");
    assert_eq!(stale.progress_text(Lang::En).as_deref(), Some("60\u{a0}% of the way"));
}

fn amounts() -> impl Strategy<Value = f64> {
    prop_oneof![(-1000i32..1000).prop_map(f64::from), -1e15..1e15, -1.0..1.0, Just(0.0)]
}

fn any_kpi() -> impl Strategy<Value = Kpi> {
    let target = prop_oneof![
        4 => amounts().prop_map(Target::Value),
        1 => (amounts(), amounts()).prop_map(|(a, b)| Target::Range(a, b)),
    ];
    let values = proptest::collection::btree_map((1i8..=12).prop_map(|m| date(2026, m, 1)), amounts(), 0..4);
    let path = prop_oneof![Just(TargetPath::Constant), Just(TargetPath::Line), values.prop_map(TargetPath::Values)];
    let amount = || proptest::option::of(amounts());
    (amount(), amount(), proptest::option::of(target), path, any::<bool>()).prop_map(
        |(baseline, minimum, target, path, has_dates)| Kpi {
            path,
            start: has_dates.then(|| date(2026, 3, 1)),
            end: has_dates.then(|| date(2026, 12, 31)),
            ..kpi(baseline, minimum, target)
        },
    )
}

proptest! {
    #[test]
    fn scores_stay_in_bounds_and_statuses_agree(kpi in any_kpi(), value in amounts()) {
        let reading = read(&kpi, value);
        if let Some(score) = reading.score {
            prop_assert!((0.0..=100.0).contains(&score), "{score}");
        }
        prop_assert_eq!(reading.status, Status::of(reading.score));
        prop_assert_eq!(reading.score.is_some(), reading.why.target.is_some());
        prop_assert_eq!(&reading, &read(&kpi, value));
    }

    #[test]
    fn a_better_value_never_scores_less(kpi in any_kpi(), a in amounts(), b in amounts()) {
        let [worse, better] = match read(&kpi, a).why {
            Why { direction: Some(Direction::LessIsBetter), .. } => [a.max(b), a.min(b)],
            Why { direction: Some(Direction::Within), target: Some(Target::Range(low, high)), .. } => {
                // The nearer to the range the better; each side has its own line, so they are not compared.
                let gap = |v: f64| (low - v).max(v - high);
                if a.min(b) < low && a.max(b) > high {
                    return Ok(());
                }
                if gap(a) > gap(b) { [a, b] } else { [b, a] }
            }
            _ => [a.min(b), a.max(b)],
        };
        prop_assert!(read(&kpi, worse).score <= read(&kpi, better).score, "{worse} {better}");
    }

    #[test]
    fn target_and_minimum_score_as_promised(baseline in amounts(), minimum in amounts(), target in amounts()) {
        let both = to(baseline, minimum, target);
        prop_assert_eq!(read(&both, target).score, Some(100.0));
        if minimum != target {
            prop_assert_eq!(read(&both, minimum).score, Some(50.0));
        }
        let open = to(baseline, None, target);
        prop_assert_eq!(read(&open, target).score, Some(100.0));
        if baseline != target {
            prop_assert_eq!(read(&open, baseline).score, Some(0.0));
        }
    }

    #[test]
    fn means_lie_between_their_parts(rows in proptest::collection::vec((0.0..1e6, 0.0..10.0), 1..8)) {
        let kpis: Vec<KpiRow> = rows.iter().map(|(weight, value)| (*weight, None, Some(*value), 10.0)).collect();
        let analysis = Analysis::of(&project(&[(1.0, &kpis)]), OCT_15);
        let scores: Vec<f64> = analysis.kpis.values().filter_map(|reading| reading.score).collect();
        let low = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let high = scores.iter().copied().fold(0.0, f64::max);
        for rollup in analysis.objectives.values() {
            prop_assert_eq!(rollup.worst.map(|worst| worst.score), Some(low));
            if let Some(score) = rollup.score() {
                prop_assert!(low - 1e-9 <= score && score <= high + 1e-9, "{} {} {}", low, score, high);
            }
        }
    }

    #[test]
    fn equal_scores_have_exactly_that_mean(weights in proptest::collection::vec(0.001..10.0, 2..6), value in 0i32..=10) {
        let kpis: Vec<KpiRow> = weights.iter().map(|w| (*w, None, Some(f64::from(value)), 10.0)).collect();
        let analysis = Analysis::of(&project(&[(1.0, &kpis)]), OCT_15);
        for rollup in analysis.objectives.values() {
            prop_assert_eq!(rollup.score(), Some(f64::from(value) * 10.0));
        }
    }

    #[test]
    fn fields_read_back_what_they_show(value in amounts()) {
        for lang in Lang::ALL {
            for unit in [Unit::Number, Unit::Count, Unit::Percent, USD, VND, MONTHS, HOURS, Unit::Ratio] {
                prop_assert_eq!(parse_value(lang, unit, &input_text(lang, value)), Ok(value));
            }
        }
    }

    #[test]
    fn full_and_compact_texts_read_back_closely(value in amounts()) {
        for lang in Lang::ALL {
            for unit in [Unit::Number, Unit::Percent, USD, VND, MONTHS, HOURS, Unit::Ratio] {
                let full = full_text(lang, unit, value);
                let reach = if unit == VND { 0.500_001 } else { 0.005_001 } + value.abs() * 1e-12;
                let close = |read: &f64, reach: f64| (read - value).abs() <= reach;
                prop_assert!(parse_value(lang, unit, &full).is_ok_and(|v| close(&v, reach)), "{}", full);
                let compact = value_text(lang, unit, value);
                let reach = value.abs() * 0.005_001 + 1e-6;
                prop_assert!(parse_value(lang, unit, &compact).is_ok_and(|v| close(&v, reach)), "{}", compact);
            }
        }
    }

    #[test]
    fn signals_name_real_points_once(values in proptest::collection::vec(amounts(), 0..40)) {
        let signals = signals_of(&monthly(&values));
        prop_assert!(signals.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert!(signals.iter().all(|(index, _)| *index < values.len()));
        prop_assert!(sparkline(&monthly(&values)).iter().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)));
    }
}
