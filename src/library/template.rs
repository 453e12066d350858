//! The compact format of a project template.
//!
//! A template is one RON file in which every text stands in both languages and
//! every record is named by a short key, so that it can be read and corrected by
//! hand. It holds no dates: months count from the last complete month before the
//! project is created (0), back into the past (−1) and on into the future (1).
//! Unknown fields are refused, so that a slip of the pen does not pass silently.

use serde::Deserialize;

use super::names::{
    AggregationName, Amount, CostName, HueName, IntervalName, NatureName, SignName, StageName, Text, UnitName,
};
use crate::model::{Aggregation, Hue, Interval, Sign};

/// A month, counted from the last complete month before the project is created.
pub type MonthOffset = i32;

/// A whole template.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Name of the project.
    pub name: Text,
    /// Mission; `{year+3}` in it stands for the year of creation plus so many years.
    #[serde(default)]
    pub mission: Text,
    /// Vision; the same placeholder.
    #[serde(default)]
    pub vision: Text,
    /// Currency code of costs, budgets and money KPIs.
    pub currency: Text,
    /// The bands from top to bottom.
    pub perspectives: Vec<PerspectiveEntry>,
    /// The themes in their order.
    #[serde(default)]
    pub themes: Vec<ThemeEntry>,
    /// The objectives, each band's in their order.
    #[serde(default)]
    pub objectives: Vec<ObjectiveEntry>,
    /// The KPIs, each objective's in their order: the first one shows on the card.
    #[serde(default)]
    pub kpis: Vec<KpiEntry>,
    /// The links.
    #[serde(default)]
    pub links: Vec<LinkEntry>,
    /// The initiatives, each objective's in their order.
    #[serde(default)]
    pub initiatives: Vec<InitiativeEntry>,
}

/// A perspective.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerspectiveEntry {
    /// Names it in this file.
    pub key: String,
    /// Its title.
    pub name: Text,
    /// The letter of its objectives' codes.
    pub letter: Text,
    /// Its guiding question.
    pub question: Text,
    /// Its colour.
    #[serde(with = "HueName")]
    pub hue: Hue,
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeEntry {
    /// Names it in this file.
    pub key: String,
    /// Its title.
    pub name: Text,
    /// Its colour mark.
    #[serde(with = "HueName")]
    pub hue: Hue,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveEntry {
    /// Names it in this file.
    pub key: String,
    /// The key of its perspective.
    pub perspective: String,
    /// Its name, verb first.
    pub name: Text,
    /// What it means.
    #[serde(default)]
    pub description: Text,
    /// Who answers for it.
    #[serde(default)]
    pub owner: Text,
    /// How much it counts in its perspective.
    #[serde(default = "one")]
    pub weight: f64,
    /// The keys of its themes.
    #[serde(default)]
    pub themes: Vec<String>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkEntry {
    /// The key of the cause.
    pub cause: String,
    /// The key of the effect.
    pub effect: String,
    /// Whether the effect grows or shrinks.
    #[serde(default, with = "SignName")]
    pub sign: Sign,
    /// The earliest and the latest month in which the effect shows.
    #[serde(default)]
    pub lag: (u16, u16),
    /// Why we believe it.
    #[serde(default)]
    pub rationale: Text,
    /// What would prove it wrong.
    #[serde(default)]
    pub disproof: Text,
    /// How sure we are, 0 to 100 %.
    #[serde(default)]
    pub confidence: Option<u8>,
    /// The month in which the bet was made.
    #[serde(default)]
    pub bet: Option<MonthOffset>,
    /// The keys of the KPIs by which cause and effect are judged.
    #[serde(default)]
    pub judged_by: Option<(String, String)>,
}

/// A KPI: the twelve steps and its measurements.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KpiEntry {
    /// Names it in this file.
    pub key: String,
    /// The keys of its objectives, its home first.
    pub objectives: Vec<String>,
    /// What is measured.
    pub name: Text,
    /// What its numbers count.
    pub unit: UnitName,
    /// Where we start.
    #[serde(default)]
    pub baseline: Option<f64>,
    /// The value below (or above) which it is off track.
    #[serde(default)]
    pub minimum: Option<f64>,
    /// The value to reach.
    #[serde(default)]
    pub target: Option<f64>,
    /// How the data is collected.
    #[serde(default)]
    pub collection: Text,
    /// How often it gets a value.
    #[serde(default, with = "IntervalName")]
    pub interval: Interval,
    /// The month with which the target path begins.
    #[serde(default)]
    pub start: Option<MonthOffset>,
    /// The month with which it ends.
    #[serde(default)]
    pub end: Option<MonthOffset>,
    /// Whether it runs ahead of results or records them.
    #[serde(default)]
    pub nature: Option<NatureName>,
    /// The key of its counterpart.
    #[serde(default)]
    pub counterpart: Option<String>,
    /// How much it counts in its objective.
    #[serde(default = "one")]
    pub weight: f64,
    /// What tracking costs a period.
    #[serde(default)]
    pub cost: Option<CostName>,
    /// Who owns it.
    #[serde(default)]
    pub owner: Text,
    /// Who enters the values.
    #[serde(default)]
    pub enters: Text,
    /// Who answers for the result.
    #[serde(default)]
    pub answers: Text,
    /// What is counted in and what is not.
    #[serde(default)]
    pub scope: Text,
    /// What is expected in each period.
    #[serde(default)]
    pub path: PathName,
    /// How a gap is read.
    #[serde(default)]
    pub reading: Text,
    /// How its values are put together in a coarser interval.
    #[serde(default, with = "AggregationName")]
    pub aggregation: Aggregation,
    /// The startup stage that it belongs to.
    #[serde(default)]
    pub stage: Option<StageName>,
    /// The measurements of consecutive months, oldest first; the last one is of month 0.
    #[serde(default)]
    pub values: Vec<f64>,
    /// Seasonal deviation of the calendar months from January on, in percent of the value.
    ///
    /// Applied relative to month 0, so the last value is always the one in the file.
    #[serde(default)]
    pub season: Option<[f64; 12]>,
    /// Digits after the decimal point to which a seasonal value is rounded; negative for tens and hundreds.
    #[serde(default)]
    pub decimals: i32,
    /// What there is to say about single measurements.
    #[serde(default)]
    pub notes: Vec<(NoteMonth, Text)>,
}

/// An initiative.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InitiativeEntry {
    /// The key of its objective.
    pub objective: String,
    /// What is being done.
    pub name: Text,
    /// Who does it.
    #[serde(default)]
    pub owner: Text,
    /// The month with which it starts.
    #[serde(default)]
    pub start: Option<MonthOffset>,
    /// The month with which it is due.
    #[serde(default)]
    pub due: Option<MonthOffset>,
    /// How far it is, 0 to 100 %.
    #[serde(default)]
    pub progress: u8,
    /// What it may cost.
    #[serde(default)]
    pub budget: Option<Amount>,
}

/// The measurements that a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum NoteMonth {
    /// The one of a month before creation.
    Month(MonthOffset),
    /// Those of a calendar month, 1 to 12, in every year.
    Every(i8),
}

/// A target path by months.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub enum PathName {
    /// The target throughout.
    #[default]
    Constant,
    /// A straight line from the baseline to the target.
    Line,
    /// One value from each of these months on.
    Steps(Vec<(MonthOffset, f64)>),
}

fn one() -> f64 {
    1.0
}
