//! Which rows the scorecard has, and in which order.
//!
//! By default a tree: perspectives, their objectives, their KPIs. Sorted by a
//! column it is a plain list of KPIs, because a tree can't put the worst KPI of
//! all on top. What has no number in the column comes last in either direction.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::ScorecardState;
use super::column::Column;
use crate::analysis::{Due, Freshness, KpiReading, Rollup, Status, stage_text};
use crate::lang::{fold, matches_folded};
use crate::model::{Hue, Kpi, KpiId, Objective, ObjectiveId, Perspective, Stage, Target};
use crate::ui::UiContext;

/// One row.
pub enum Row<'a> {
    /// A perspective over its objectives.
    Perspective { perspective: &'a Perspective, rollup: Option<&'a Rollup<ObjectiveId>>, is_open: bool },
    /// An objective over its KPIs.
    Objective { objective: &'a Objective, rollup: Option<&'a Rollup<KpiId>>, is_open: bool },
    /// KPIs of one theme, owner or stage.
    Group { name: String, hue: Option<Hue>, kpis: usize, is_open: bool },
    /// A KPI under its objective, or on its own in a list.
    Kpi { kpi: &'a Kpi, reading: &'a KpiReading, objective: &'a Objective, is_listed: bool },
}

/// What a switch over the table leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leave {
    /// KPIs with a score that says so.
    Scored(Status),
    /// KPIs whose newest value is too old, or which are over.
    Stale,
    /// KPIs without a value or a target.
    NoData,
}

impl Leave {
    /// In the order of the switches.
    pub const ALL: [Self; 5] = [
        Self::Scored(Status::OffTrack),
        Self::Scored(Status::AtRisk),
        Self::Scored(Status::OnTrack),
        Self::Stale,
        Self::NoData,
    ];

    /// The one that a KPI belongs to.
    pub fn of(reading: &KpiReading) -> Self {
        match (reading.status, reading.freshness) {
            (Status::NoData, Freshness::Stale { .. } | Freshness::Ended) => Self::Stale,
            (Status::NoData, _) => Self::NoData,
            (status, _) => Self::Scored(status),
        }
    }
}

/// The rows to show.
pub fn rows<'a>(cx: &UiContext<'a>, state: &ScorecardState) -> Vec<Row<'a>> {
    match state.sorting {
        Some(sorting) => list(cx, state, sorting.column, sorting.is_descending),
        None if state.grouping == Grouping::Perspective => tree(cx, state),
        None => groups(cx, state),
    }
}

fn tree<'a>(cx: &UiContext<'a>, state: &ScorecardState) -> Vec<Row<'a>> {
    let project = cx.document.project();
    let analysis = &cx.derived.analysis;
    let filter = Filter::of(state);
    let mut rows = Vec::new();
    for perspective in project.perspectives_in_order() {
        let start = rows.len();
        let is_open = filter.is_on() || !state.folded_perspectives.contains(&perspective.id);
        let rollup = analysis.perspectives.get(&perspective.id);
        rows.push(Row::Perspective { perspective, rollup, is_open });
        for objective in project.objectives_of(perspective.id) {
            let kpis: Vec<Row<'a>> = project
                .kpis_of(objective.id)
                .into_iter()
                .filter_map(|kpi| {
                    let reading = analysis.kpis.get(&kpi.id)?;
                    filter.leaves(cx, kpi, reading, objective).then_some(Row::Kpi {
                        kpi,
                        reading,
                        objective,
                        is_listed: false,
                    })
                })
                .collect();
            if kpis.is_empty() && !filter.leaves_objective(cx, objective) {
                continue;
            }
            let is_unfolded = filter.is_on() || !state.folded_objectives.contains(&objective.id);
            let rollup = analysis.objectives.get(&objective.id);
            if is_open {
                rows.push(Row::Objective { objective, rollup, is_open: is_unfolded });
                rows.extend(kpis.into_iter().filter(|_| is_unfolded));
            }
        }
        if filter.is_on() && rows.len() == start + 1 {
            rows.pop();
        }
    }
    rows
}

/// The KPIs under their themes, owners or stages; one of two themes stands under both.
fn groups<'a>(cx: &UiContext<'a>, state: &ScorecardState) -> Vec<Row<'a>> {
    let project = cx.document.project();
    let filter = Filter::of(state);
    let left = project.kpis_in_order().into_iter().filter_map(|kpi| {
        let reading = cx.derived.analysis.kpis.get(&kpi.id)?;
        let objective = project.map.objective(kpi.home()?)?;
        filter.leaves(cx, kpi, reading, objective).then_some((&**kpi, reading, &**objective))
    });
    let left: Vec<(&Kpi, &KpiReading, &Objective)> = left.collect();
    let mut rows = Vec::new();
    for (name, hue, is_in) in state.grouping.groups(cx, &left) {
        let members: Vec<_> = left.iter().filter(|(kpi, _, objective)| is_in(kpi, objective)).collect();
        if members.is_empty() {
            continue;
        }
        let is_open = filter.is_on() || !state.folded_groups.contains(&name);
        rows.push(Row::Group { name, hue, kpis: members.len(), is_open });
        let of = |(kpi, reading, objective): &(&'a Kpi, &'a KpiReading, &'a Objective)| Row::Kpi {
            kpi,
            reading,
            objective,
            is_listed: true,
        };
        rows.extend(members.into_iter().filter(|_| is_open).map(of));
    }
    rows
}

/// What the rows stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Perspectives and their objectives.
    #[default]
    Perspective,
    /// Strategic themes.
    Theme,
    /// Who owns the KPI.
    Owner,
    /// The startup stage.
    Stage,
}

type Membership = Box<dyn Fn(&Kpi, &Objective) -> bool>;

impl Grouping {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Perspective, Self::Theme, Self::Owner, Self::Stage];

    /// The groups in their order: name, colour, who belongs to it. What belongs nowhere comes last.
    fn groups(
        self,
        cx: &UiContext<'_>,
        left: &[(&Kpi, &KpiReading, &Objective)],
    ) -> Vec<(String, Option<Hue>, Membership)> {
        let mut groups: Vec<(String, Option<Hue>, Membership)> = Vec::new();
        match self {
            Self::Perspective => {}
            Self::Theme => {
                for theme in cx.document.project().themes_in_order() {
                    let id = theme.id;
                    let is_in: Membership = Box::new(move |_, objective| objective.themes.contains(&id));
                    groups.push((theme.name.clone(), Some(theme.hue), is_in));
                }
                let none = cx.lang.trends_no_theme().into_owned();
                groups.push((none, None, Box::new(|_, objective| objective.themes.is_empty())));
            }
            Self::Owner => {
                let owners: BTreeMap<String, &String> = left
                    .iter()
                    .filter(|(kpi, ..)| !kpi.owner.is_empty())
                    .map(|(k, ..)| (fold(&k.owner), &k.owner))
                    .collect();
                for (folded, owner) in owners {
                    groups.push((owner.clone(), None, Box::new(move |kpi, _| fold(&kpi.owner) == folded)));
                }
                let none = cx.lang.score_no_owner().into_owned();
                groups.push((none, None, Box::new(|kpi, _| kpi.owner.is_empty())));
            }
            Self::Stage => {
                for stage in Stage::ALL {
                    let name = stage_text(stage, cx.lang).into_owned();
                    groups.push((name, None, Box::new(move |kpi, _| kpi.stage == Some(stage))));
                }
                let none = cx.lang.score_no_stage().into_owned();
                groups.push((none, None, Box::new(|kpi, _| kpi.stage.is_none())));
            }
        }
        groups
    }
}

fn list<'a>(cx: &UiContext<'a>, state: &ScorecardState, column: Column, is_descending: bool) -> Vec<Row<'a>> {
    let project = cx.document.project();
    let filter = Filter::of(state);
    let mut found: Vec<(Key, Row<'a>)> = Vec::new();
    for kpi in project.kpis_in_order() {
        let reading = cx.derived.analysis.kpis.get(&kpi.id);
        let objective = kpi.home().and_then(|home| project.map.objective(home));
        if let Some((reading, objective)) = reading.zip(objective)
            && filter.leaves(cx, kpi, reading, objective)
        {
            found.push((key(cx, column, kpi, reading), Row::Kpi { kpi, reading, objective, is_listed: true }));
        }
    }
    found.sort_by(|(a, _), (b, _)| compare(a, b, is_descending));
    found.into_iter().map(|(_, row)| row).collect()
}

/// What a column sorts by.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Nothing,
    Number(u8, f64),
    Text(String),
}

/// Days from the as-of date to the day from which the next value is due.
fn due_key(cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading) -> Option<f64> {
    let (fiscal, as_of) = (cx.document.project().fiscal_year, cx.derived.analysis.as_of);
    let due = Due::of(kpi, reading, fiscal, as_of)?;
    Some(f64::from((due.since - as_of).get_days()))
}

fn key(cx: &UiContext<'_>, column: Column, kpi: &Kpi, reading: &KpiReading) -> Key {
    let number = |value: Option<f64>| value.map_or(Key::Nothing, |value| Key::Number(0, value));
    // Numbers of one unit stay together: 3 % and 3 days can't be compared.
    let in_unit = |value: Option<f64>| value.map_or(Key::Nothing, |value| Key::Number(unit_place(kpi), value));
    let text = |text: &str| if text.is_empty() { Key::Nothing } else { Key::Text(fold(text)) };
    match column {
        Column::Name => text(&kpi.name),
        Column::Owner => text(&kpi.owner),
        Column::Status => match reading.status {
            Status::OffTrack => number(Some(0.0)),
            Status::AtRisk => number(Some(1.0)),
            Status::OnTrack => number(Some(2.0)),
            Status::NoData => Key::Nothing,
        },
        Column::Score => number(reading.score),
        Column::Value => in_unit(reading.value()),
        Column::Target => in_unit(reading.why.target.map(|target| match target {
            Target::Value(value) | Target::Range(value, _) => value,
        })),
        Column::Minimum => in_unit(reading.why.minimum.or(kpi.minimum)),
        Column::Baseline => in_unit(kpi.baseline),
        Column::Progress => number(reading.progress),
        Column::Trend => number(reading.trend.change.zip(reading.value()).map(|(change, value)| {
            let before = (value - change).abs();
            let share = if before > 0.0 { change / before } else { change };
            reading.why.direction.map_or(share, |direction| direction.gain(share))
        })),
        Column::Data => number(reading.age_periods.map(|age| -f64::from(age))),
        Column::Due => number(due_key(cx, kpi, reading)),
        Column::Weight => number(Some(kpi.weight)),
        Column::Interval => {
            number(crate::model::Interval::ALL.iter().position(|i| *i == kpi.interval).map(|i| i as f64))
        }
    }
}

fn unit_place(kpi: &Kpi) -> u8 {
    use crate::model::Unit::*;
    match kpi.unit {
        Currency(_) => 0,
        Percent => 1,
        Ratio => 2,
        Count => 3,
        Number => 4,
        Duration(unit) => 5 + crate::model::DurationUnit::ALL.iter().position(|u| *u == unit).unwrap_or_default() as u8,
    }
}

fn compare(a: &Key, b: &Key, is_descending: bool) -> Ordering {
    let turn = |order: Ordering| if is_descending { order.reverse() } else { order };
    match (a, b) {
        (Key::Nothing, Key::Nothing) => Ordering::Equal,
        (Key::Nothing, _) => Ordering::Greater,
        (_, Key::Nothing) => Ordering::Less,
        (Key::Number(group_a, a), Key::Number(group_b, b)) => group_a.cmp(group_b).then(turn(a.total_cmp(b))),
        (Key::Text(a), Key::Text(b)) => turn(a.cmp(b)),
        // A column has either numbers or texts.
        _ => Ordering::Equal,
    }
}

/// The filters over the table.
struct Filter<'a> {
    query: String,
    state: &'a ScorecardState,
}

impl<'a> Filter<'a> {
    fn of(state: &'a ScorecardState) -> Self {
        Self { query: fold(state.query.trim()), state }
    }

    fn is_on(&self) -> bool {
        !self.query.is_empty() || !self.state.left.is_empty() || self.state.owner.is_some()
    }

    fn leaves(&self, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading, objective: &Objective) -> bool {
        let is_left = self.state.left.is_empty() || self.state.left.contains(&Leave::of(reading));
        let of_owner = |owner: &String| [&kpi.owner, &kpi.enters, &kpi.answers, &objective.owner].contains(&owner);
        let is_left = is_left && self.state.owner.as_ref().is_none_or(of_owner);
        is_left && (self.is_said_by(&[&kpi.name, &kpi.owner]) || self.names(cx, objective))
    }

    /// Whether an objective stays without any of its KPIs.
    fn leaves_objective(&self, cx: &UiContext<'_>, objective: &Objective) -> bool {
        let is_of_owner = self.state.owner.as_ref().is_none_or(|owner| *owner == objective.owner);
        self.state.left.is_empty() && is_of_owner && self.names(cx, objective)
    }

    fn names(&self, cx: &UiContext<'_>, objective: &Objective) -> bool {
        let code = cx.derived.codes.get(&objective.id).map_or("", String::as_str);
        self.is_said_by(&[code, &objective.name, &objective.owner])
    }

    fn is_said_by(&self, texts: &[&str]) -> bool {
        self.query.is_empty() || matches_folded(&texts.join(" "), &self.query)
    }
}
