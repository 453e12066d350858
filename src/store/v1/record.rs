//! The KPI of version 1, frozen; all other records are those of version 2.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::{KpiId, ObjectiveId, Rank};
use crate::store::v2::{self, Cost, Interval, Nature, Parsed, Path, Target, Unit};

/// A KPI.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Kpi {
    /// `"k-…"`
    pub id: Parsed<KpiId>,
    /// What is measured.
    pub name: String,
    /// Objectives it serves, home first.
    pub objectives: Vec<Parsed<ObjectiveId>>,
    /// Place among the KPIs of its home.
    pub rank: Parsed<Rank>,
    /// Left out: `Number`.
    #[serde(default)]
    pub unit: Unit,
    /// Where we start.
    #[serde(default)]
    pub baseline: Option<f64>,
    /// Lowest bearable value.
    #[serde(default)]
    pub minimum: Option<f64>,
    /// Value or range to reach.
    #[serde(default)]
    pub target: Option<Target>,
    /// How the data is collected.
    #[serde(default)]
    pub collection: String,
    /// Left out: `Month`.
    #[serde(default)]
    pub interval: Interval,
    /// First day of a straight path.
    #[serde(default)]
    pub start: Option<Parsed<Date>>,
    /// Last day.
    #[serde(default)]
    pub end: Option<Parsed<Date>>,
    /// Leading or lagging.
    #[serde(default)]
    pub nature: Option<Nature>,
    /// The KPI on the other side.
    #[serde(default)]
    pub counterpart: Option<Parsed<KpiId>>,
    /// Relative weight; left out: 1.
    #[serde(default = "one")]
    pub weight: f64,
    /// Cost of tracking a period.
    #[serde(default)]
    pub cost: Option<Cost>,
    /// Who owns it.
    #[serde(default)]
    pub owner: String,
    /// Who enters the values.
    #[serde(default)]
    pub enters: String,
    /// Who answers for the result.
    #[serde(default)]
    pub answers: String,
    /// What counts.
    #[serde(default)]
    pub scope: String,
    /// Left out: `Constant`.
    #[serde(default)]
    pub path: Path,
    /// How a gap is read.
    #[serde(default)]
    pub reading: String,
}

impl From<Kpi> for v2::Kpi {
    fn from(k: Kpi) -> Self {
        Self {
            id: k.id,
            name: k.name,
            objectives: k.objectives,
            rank: k.rank,
            unit: k.unit,
            baseline: k.baseline,
            minimum: k.minimum,
            target: k.target,
            collection: k.collection,
            interval: k.interval,
            start: k.start,
            end: k.end,
            nature: k.nature,
            counterpart: k.counterpart,
            weight: k.weight,
            cost: k.cost,
            owner: k.owner,
            enters: k.enters,
            answers: k.answers,
            scope: k.scope,
            path: k.path,
            reading: k.reading,
            aggregation: v2::Aggregation::default(),
            stage: None,
            formula: None,
        }
    }
}

fn one() -> f64 {
    1.0
}
