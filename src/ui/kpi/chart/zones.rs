//! Where a chart is on track, at risk and off track, period by period.
//!
//! The borders are those of the score (PRODUCT.md section 3): 100 begins at the
//! target, 50 at the minimum or half-way mark. A straight target path slopes
//! them, a path of single values makes steps. From bottom to top a chart has at
//! most five zones: off track, at risk, on track, at risk, off track.

use super::time::day_number;
use crate::analysis::{Direction, Status, TargetCourse, direction, judge};
use crate::model::{Kpi, Period, Target, TargetPath};

/// Most columns of a chart with a moving target; more could not be told apart.
const MOST_COLUMNS: i32 = 160;

/// The zones from bottom to top.
pub const STACK: [Status; 5] = [Status::OffTrack, Status::AtRisk, Status::OnTrack, Status::AtRisk, Status::OffTrack];

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
