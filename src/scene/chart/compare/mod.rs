//! KPIs compared on one chart: how far each has come from its baseline to its target.
//!
//! Values of different units can't share an axis, shares of the way can: 0 % at the
//! baseline, 100 % at the target, upwards always the good direction. The lines are
//! named under the headings of their groups. Screen and picture draw the same lines.

mod groups;
mod order;
mod picture;

pub use groups::{By, Group, GroupKey, groups};
pub use order::{Comparison, KpiSet};
pub use picture::comparison;

use super::day_number;
use crate::analysis::{Analysis, KpiReading, progress_of};
use crate::model::{Hue, Kpi, KpiId};

/// Shares beyond these are cut off: one runaway would flatten all others.
const REACH: (f64, f64) = (-0.6, 1.6);
/// Room over and under the lines, as a share of the way.
const AIR: f64 = 0.06;

/// One KPI's way.
#[derive(Clone, Debug)]
pub struct Way<'a> {
    /// The KPI.
    pub kpi: &'a Kpi,
    /// Day and share of the way, from old to new; never empty.
    pub points: Vec<(f64, f64)>,
    /// The colour of the line.
    pub hue: Hue,
    /// Drawn broken, where the colours begin anew.
    pub is_dashed: bool,
}

/// The lines under one heading.
#[derive(Clone, Debug)]
pub struct WayGroup<'a> {
    /// Which heading it is.
    pub key: GroupKey,
    /// The heading.
    pub name: String,
    /// Its colour; `None` is quiet.
    pub hue: Option<Hue>,
    /// The lines; empty where none of its KPIs can be compared or all stand under another heading.
    pub ways: Vec<Way<'a>>,
}

/// What stands on one chart.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// The lines by their headings.
    pub groups: Vec<WayGroup<'a>>,
    /// The KPIs that can't be compared, each once.
    pub rest: Vec<&'a Kpi>,
}

impl<'a> Compared<'a> {
    /// The lines of groups. A KPI that stands under two headings is one line, under the first of them.
    pub fn of(groups: Vec<Group<'a>>, analysis: &Analysis) -> Self {
        let mut seen: Vec<KpiId> = Vec::new();
        let (mut rest, mut count) = (Vec::new(), 0);
        let mut grouped = Vec::new();
        for Group { key, name, hue, kpis } in groups {
            let mut ways = Vec::new();
            for kpi in kpis {
                if seen.contains(&kpi.id) {
                    continue;
                }
                seen.push(kpi.id);
                let points = analysis.kpis.get(&kpi.id).map(|reading| points(kpi, reading)).unwrap_or_default();
                if points.is_empty() {
                    rest.push(kpi);
                    continue;
                }
                let hue = Hue::ALL.get(count % Hue::ALL.len()).copied().unwrap_or_default();
                ways.push(Way { kpi, points, hue, is_dashed: (count / Hue::ALL.len()) % 2 == 1 });
                count += 1;
            }
            grouped.push(WayGroup { key, name, hue, ways });
        }
        Self { groups: grouped, rest }
    }

    /// All lines, heading by heading.
    pub fn ways(&self) -> impl Iterator<Item = &Way<'a>> {
        self.groups.iter().flat_map(|group| &group.ways)
    }
}

/// The share of the way at each value; empty without baseline or target.
fn points(kpi: &Kpi, reading: &KpiReading) -> Vec<(f64, f64)> {
    let Some((baseline, goal)) = kpi.baseline.zip(reading.why.goal) else { return Vec::new() };
    let shares = reading.points.iter().map(|(period, value)| (period, progress_of(baseline, goal, *value)));
    shares.filter_map(|(period, share)| Some((day_number(period.start), share?))).collect()
}

/// The part of a line between two days, cut on the line where it goes on beyond them.
pub fn between(points: &[(f64, f64)], (from, to): (f64, f64)) -> Vec<(f64, f64)> {
    let cut = |pair: &[(f64, f64)], day: f64| match pair {
        [a, b] if a.0 < day && day < b.0 => Some((day, a.1 + (b.1 - a.1) * (day - a.0) / (b.0 - a.0))),
        _ => None,
    };
    let mut part: Vec<(f64, f64)> = points.windows(2).filter_map(|pair| cut(pair, from)).collect();
    part.extend(points.iter().filter(|(day, _)| (from..=to).contains(day)));
    part.extend(points.windows(2).filter_map(|pair| cut(pair, to)));
    part
}

/// The lowest and the highest share that the chart of some lines reaches to.
pub fn reach<'p>(lines: impl Iterator<Item = &'p (f64, f64)>) -> (f64, f64) {
    let whole = |(low, high): (f64, f64), (_, share): &(f64, f64)| (low.min(*share), high.max(*share));
    let (low, high) = lines.fold((0.0, 1.0), whole);
    (low.max(REACH.0) - AIR, high.min(REACH.1) + AIR)
}

/// The quarters of the way that lie within a reach; every second one is named.
pub fn quarters((low, high): (f64, f64)) -> impl Iterator<Item = i32> {
    (-2..=6).filter(move |quarter| (low..=high).contains(&(f64::from(*quarter) / 4.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_the_time_shown_begins_and_ends() {
        let line = [(0.0, 0.0), (10.0, 1.0), (20.0, 0.0)];
        assert_eq!(between(&line, (5.0, 12.0)), [(5.0, 0.5), (10.0, 1.0), (12.0, 0.8)]);
        assert_eq!(between(&line, (0.0, 20.0)), line);
        assert_eq!(between(&line, (2.0, 4.0)), [(2.0, 0.2), (4.0, 0.4)], "within one step of the line");
        assert_eq!(between(&line, (30.0, 40.0)), []);
        assert_eq!(between(&line[..1], (-5.0, 5.0)), [(0.0, 0.0)]);
    }

    #[test]
    fn the_chart_always_reaches_from_baseline_to_target() {
        assert_eq!(reach([].iter()), (-AIR, 1.0 + AIR));
        assert_eq!(reach([(0.0, -9.0), (1.0, 9.0)].iter()), (REACH.0 - AIR, REACH.1 + AIR));
        assert_eq!(quarters((-0.1, 1.1)).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    }
}
