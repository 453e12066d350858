//! Where a chart is on track, at risk and off track, period by period.
//!
//! The borders are those of the score (PRODUCT.md section 3): 100 begins at the
//! target, 50 at the minimum or half-way mark. A straight target path slopes
//! them, a path of single values makes steps. From bottom to top a chart has at
//! most five zones: off track, at risk, on track, at risk, off track.

use super::time::day_number;
use crate::analysis::{Direction, Status, TargetCourse, direction, judge};
use crate::model::{Kpi, Period, Target, TargetPath};
use crate::theme::{Color, Theme};

/// Most columns of a chart with a moving target; more could not be told apart.
const MOST_COLUMNS: i32 = 160;

/// The zones from bottom to top.
pub const STACK: [Status; 5] = [Status::OffTrack, Status::AtRisk, Status::OnTrack, Status::AtRisk, Status::OffTrack];

/// The tint of a zone.
pub fn zone_color(theme: &Theme, status: Status) -> Color {
    match status {
        Status::OnTrack => theme.zone_on_track,
        Status::AtRisk => theme.zone_at_risk,
        Status::OffTrack | Status::NoData => theme.zone_off_track,
    }
}

/// The borders between zones at one place of the time axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The day, as a number of days.
    pub x: f64,
    /// The borders between the zones of [`STACK`], from bottom to top; infinite where a zone does not exist.
    pub borders: [f64; 4],
    /// The minimum, where the KPI has one.
    pub minimum: Option<f64>,
}

impl Column {
    fn of(kpi: &Kpi, course: &TargetCourse<'_>, period: Period, x: f64) -> Option<Self> {
        let half_of = |value: f64| judge(kpi, course, period, value).half;
        let borders = match course.target_in(period)? {
            Target::Value(target) => {
                let half = half_of(target).unwrap_or(target);
                match direction(kpi).unwrap_or(Direction::MoreIsBetter) {
                    Direction::LessIsBetter => [f64::NEG_INFINITY, f64::NEG_INFINITY, target, half],
                    Direction::MoreIsBetter | Direction::Within => [half, target, f64::INFINITY, f64::INFINITY],
                }
            }
            Target::Range(low, high) => {
                let below = half_of(low - low.abs() - 1.0).unwrap_or(low);
                let above = half_of(high + high.abs() + 1.0).unwrap_or(high);
                [below, low, high, above]
            }
        };
        Some(Self { x, borders, minimum: course.minimum_in(period) })
    }

    /// The ends of the zone of the target: one number, or both of a range.
    pub fn targets(&self) -> impl Iterator<Item = f64> {
        let [_, low, high, _] = self.borders;
        [low, high].into_iter().filter(|border| border.is_finite())
    }
}

/// The columns from one day to another, in unbroken runs; nothing where a period has no target.
pub fn columns(kpi: &Kpi, course: &TargetCourse<'_>, first: Period, x: (f64, f64)) -> Vec<Vec<Column>> {
    let mut runs = vec![Vec::new()];
    let mut add = |column: Option<Column>| match (column, runs.last_mut()) {
        (Some(column), Some(run)) => run.push(column),
        _ => runs.push(Vec::new()),
    };
    if kpi.path == TargetPath::Constant || course.goal().is_none() {
        add(Column::of(kpi, course, first, x.0));
        add(Column::of(kpi, course, first, x.1));
    } else {
        let is_stepped = matches!(kpi.path, TargetPath::Values(_));
        let step = steps_of(first, x);
        // The time axis begins a little before its first period.
        let mut period = first.shifted(-step);
        while day_number(period.start) <= x.1 && period.start < jiff::civil::Date::MAX {
            let next = period.shifted(step);
            let column = Column::of(kpi, course, period, day_number(period.start));
            add(column);
            if is_stepped {
                add(column.map(|column| Column { x: day_number(next.start), ..column }));
            }
            if next == period {
                break;
            }
            period = next;
        }
        if !is_stepped {
            add(Column::of(kpi, course, period, day_number(period.start)));
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// How many periods one column stands for.
fn steps_of(first: Period, x: (f64, f64)) -> i32 {
    let mut length = day_number(first.next().start) - day_number(first.start);
    if length <= 0.0 {
        length = 1.0;
    }
    let periods = ((x.1 - x.0) / length).ceil() as i32;
    (periods / MOST_COLUMNS + 1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CountedIds, Interval, KpiId, ObjectiveId, Rank};
    use jiff::civil::date;

    fn kpi(baseline: f64, minimum: f64, target: Target) -> Kpi {
        let mut ids = CountedIds::default();
        let mut kpi = Kpi::new(KpiId::new(&mut ids), ObjectiveId::new(&mut ids), Rank::between(None, None), "Churn");
        (kpi.baseline, kpi.minimum, kpi.target) = (Some(baseline), Some(minimum), Some(target));
        kpi
    }

    fn of(kpi: &Kpi, x: (f64, f64)) -> Vec<Vec<Column>> {
        let first = Period { interval: Interval::Month, start: date(2026, 1, 1) };
        let course = TargetCourse::of(kpi, Some(first), crate::model::FiscalYear::default());
        columns(kpi, &course, first, x)
    }

    #[test]
    fn less_is_better_turns_the_zones_round() {
        let runs = of(&kpi(5.0, 3.5, Target::Value(2.5)), (0.0, 9.0));
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0][0].borders, [f64::NEG_INFINITY, f64::NEG_INFINITY, 2.5, 3.5]);
        let runs = of(&kpi(10.0, 35.0, Target::Value(45.0)), (0.0, 9.0));
        assert_eq!(runs[0][1].borders, [35.0, 45.0, f64::INFINITY, f64::INFINITY]);
    }

    #[test]
    fn a_range_has_zones_on_both_sides() {
        let runs = of(&kpi(30.0, 40.0, Target::Range(36.0, 38.0)), (0.0, 9.0));
        // Below half way from the baseline, above the minimum.
        assert_eq!(runs[0][0].borders, [33.0, 36.0, 38.0, 40.0]);
    }

    #[test]
    fn a_straight_path_slopes_and_single_values_make_steps() {
        let x = (day_number(date(2026, 1, 1)), day_number(date(2026, 4, 1)));
        let mut line = kpi(0.0, 2.0, Target::Value(12.0));
        (line.path, line.start, line.end) = (TargetPath::Line, Some(date(2026, 1, 1)), Some(date(2026, 12, 31)));
        let targets: Vec<f64> = of(&line, x)[0].iter().filter_map(|column| column.targets().next()).collect();
        assert!(targets.len() > 4 && targets.windows(2).all(|pair| pair[1] >= pair[0]), "{targets:?}");
        let mut steps = kpi(0.0, 2.0, Target::Value(12.0));
        steps.path = TargetPath::Values([(date(2026, 2, 1), 5.0), (date(2026, 3, 1), 9.0)].into());
        let runs = of(&steps, x);
        assert_eq!(runs.len(), 1, "nothing before the first value of the path");
        assert_eq!(runs[0][0].x, day_number(date(2026, 2, 1)));
        assert_eq!(runs[0][1].x, runs[0][2].x);
        assert_eq!((runs[0][1].borders[1], runs[0][2].borders[1]), (5.0, 9.0));
    }
}
