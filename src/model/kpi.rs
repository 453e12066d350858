//! A measure of an objective: the twelve steps of a KPI card.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Formula, Interval, KpiId, ObjectiveId, Rank, Stage, Unit};

/// A key performance indicator. Its measurements are kept apart, in a `Series`.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Its lasting name.
    pub id: KpiId,
    /// Step 1: what is measured.
    pub name: String,
    /// Step 2: the objectives it serves, the first one being its home; never empty.
    pub objectives: Vec<ObjectiveId>,
    /// Its place among the KPIs of its home objective; the first one shows on the card.
    pub rank: Rank,
    /// Step 3: what the numbers count.
    pub unit: Unit,
    /// Step 3: where we start.
    pub baseline: Option<f64>,
    /// Step 3: the value below (or above) which it is off track.
    pub minimum: Option<f64>,
    /// Step 3: the value to reach.
    pub target: Option<Target>,
    /// Step 4: how the data is collected.
    pub collection: String,
    /// Step 5: how often it gets a value.
    pub interval: Interval,
    /// The day from which a straight target path runs.
    pub start: Option<Date>,
    /// Step 6: the day after which it is no longer measured.
    pub end: Option<Date>,
    /// Step 7: whether it runs ahead of results or records them.
    pub nature: Option<Nature>,
    /// Step 7: the leading KPI to this lagging one, or the other way round.
    pub counterpart: Option<KpiId>,
    /// Step 8: how much it counts in its objective, relative to the others; 0 or more.
    pub weight: f64,
    /// Step 9: what tracking costs in each period.
    pub cost: Option<Cost>,
    /// Step 10: who owns it.
    pub owner: String,
    /// Step 10: who enters the values.
    pub enters: String,
    /// Step 10: who answers for the result.
    pub answers: String,
    /// Step 11: what is counted in and what is not.
    pub scope: String,
    /// Step 12: what is expected in each period.
    pub path: TargetPath,
    /// Step 12: how a gap between expected and actual is read.
    pub reading: String,
    /// How its values are put together in a coarser interval.
    pub aggregation: Aggregation,
    /// The startup stage that it belongs to.
    pub stage: Option<Stage>,
    /// What it is computed by, if its values are not entered.
    pub formula: Option<Formula>,
}

impl Kpi {
    /// A KPI with a name and a home, everything else empty.
    pub fn new(id: KpiId, objective: ObjectiveId, rank: Rank, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            objectives: vec![objective],
            rank,
            unit: Unit::Number,
            baseline: None,
            minimum: None,
            target: None,
            collection: String::new(),
            interval: Interval::Month,
            start: None,
            end: None,
            nature: None,
            counterpart: None,
            weight: 1.0,
            cost: None,
            owner: String::new(),
            enters: String::new(),
            answers: String::new(),
            scope: String::new(),
            path: TargetPath::Constant,
            reading: String::new(),
            aggregation: Aggregation::Last,
            stage: None,
            formula: None,
        }
    }

    /// The objective that it mainly serves.
    pub fn home(&self) -> Option<ObjectiveId> {
        self.objectives.first().copied()
    }
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// One value; whether more or less is better is read off the minimum or the baseline.
    Value(f64),
    /// Anything from the first number to the second.
    Range(f64, f64),
}

/// Whether a KPI announces or records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// It moves before the result does.
    Leading,
    /// It is the result.
    Lagging,
}

/// How the values of several periods make one of a coarser interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aggregation {
    /// The newest one, as of a stock of customers or cash.
    #[default]
    Last,
    /// All together, as of sales.
    Sum,
    /// Their mean, as of a rate.
    Mean,
    /// The smallest.
    Minimum,
    /// The largest.
    Maximum,
}

impl Aggregation {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Last, Self::Sum, Self::Mean, Self::Minimum, Self::Maximum];
}

/// What tracking costs in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cost {
    /// Money, in the project's currency.
    Money(f64),
    /// Hours of work.
    Hours(f64),
}

/// The target of each period.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TargetPath {
    /// The target from the first day on.
    #[default]
    Constant,
    /// A straight line from the baseline at the start to the target at the end date.
    Line,
    /// One value for each period, by the period's first day; between them the one before holds.
    Values(BTreeMap<Date, f64>),
}
