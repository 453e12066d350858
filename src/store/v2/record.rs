//! The records of version 2.
//!
//! The order of fields here is their order in the file. A field that holds its
//! default is left out; what is left out reads as the default given here, which
//! does not follow the model's. Fields without a default must
//! stand in every record.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Parsed;
use crate::model::{
    Currency, ImportProfileId, InitiativeId, KpiId, LinkId, ObjectiveId, PerspectiveId, Rank, Record, StepId, ThemeId,
};

/// A perspective.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Perspective {
    /// `"p-…"`
    pub id: Parsed<PerspectiveId>,
    /// Place from top to bottom.
    pub rank: Parsed<Rank>,
    /// Title.
    pub name: String,
    /// Letter of the codes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub letter: String,
    /// Guiding question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// Colour.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hue: Hue,
}

/// A strategic theme.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Theme {
    /// `"t-…"`
    pub id: Parsed<ThemeId>,
    /// Place among the themes.
    pub rank: Parsed<Rank>,
    /// Title.
    pub name: String,
    /// Colour mark.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hue: Hue,
}

/// An objective.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Objective {
    /// `"o-…"`
    pub id: Parsed<ObjectiveId>,
    /// The band it lies in.
    pub perspective: Parsed<PerspectiveId>,
    /// Place in the band.
    pub rank: Parsed<Rank>,
    /// Name, verb first.
    pub name: String,
    /// Description, several lines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Relative weight; left out: 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
    /// Themes, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Parsed<ThemeId>>,
    /// Place of a card that the user has put somewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
}

/// A place in a band, in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Pin {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A link.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Link {
    /// `"l-…"`
    pub id: Parsed<LinkId>,
    /// Objective at the tail.
    pub cause: Parsed<ObjectiveId>,
    /// Objective at the head.
    pub effect: Parsed<ObjectiveId>,
    /// Left out: `Plus`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sign: Sign,
    /// Left out: no delay.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lag: Lag,
    /// Why we believe it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// What would prove it wrong.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub disproof: String,
    /// Percent, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Date of the bet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Parsed<Date>>,
    /// KPI of the cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause_kpi: Option<Parsed<KpiId>>,
    /// KPI of the effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_kpi: Option<Parsed<KpiId>>,
}

/// An expected delay in whole months.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Lag {
    /// Earliest month.
    pub from_months: u16,
    /// Latest month.
    pub to_months: u16,
}

/// A KPI.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
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
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: Unit,
    /// Where we start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// Lowest bearable value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// Value or range to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// How the data is collected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub collection: String,
    /// Left out: `Month`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub interval: Interval,
    /// First day of a straight path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Parsed<Date>>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Parsed<Date>>,
    /// Leading or lagging.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// The KPI on the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<Parsed<KpiId>>,
    /// Relative weight; left out: 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
    /// Cost of tracking a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
    /// Who owns it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Who enters the values.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub enters: String,
    /// Who answers for the result.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answers: String,
    /// What counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// Left out: `Constant`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub path: Path,
    /// How a gap is read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reading: String,
    /// How values are put together in a coarser interval; left out: `Last`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aggregation: Aggregation,
    /// The startup stage it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// What it is computed by, other KPIs as `{k-…}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
}

/// A measurement; sorted by KPI, then by date.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Measurement {
    /// The KPI.
    pub kpi: Parsed<KpiId>,
    /// First day of the period.
    pub date: Parsed<Date>,
    /// The value, in the KPI's unit.
    pub value: f64,
    /// What there is to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// An initiative.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Initiative {
    /// `"i-…"`
    pub id: Parsed<InitiativeId>,
    /// The objective it works for.
    pub objective: Parsed<ObjectiveId>,
    /// Place among the objective's initiatives.
    pub rank: Parsed<Rank>,
    /// What is being done.
    pub name: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Parsed<Date>>,
    /// Due date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Parsed<Date>>,
    /// Percent, 0 to 100; left out: 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub progress: u8,
    /// What it may cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
}

/// A step of the story.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Step {
    /// `"s-…"`
    pub id: Parsed<StepId>,
    /// Place in the story.
    pub rank: Parsed<Rank>,
    /// What is lit, as `Chain(["o-…", "o-…"])`.
    pub about: About,
    /// Part of the map that is shown: left, top, width, height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<(i32, i32, u32, u32)>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// For the speaker.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// How long it should take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Whose chart is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kpi: Option<Parsed<KpiId>>,
}

/// What a step of the story is about.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum About {
    Mission,
    Perspective(Parsed<PerspectiveId>),
    Chain(Vec<Parsed<ObjectiveId>>),
    Objectives(Vec<Parsed<ObjectiveId>>),
    Map,
    Numbers,
    Initiatives,
}

/// How data files of one shape are read.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ImportProfile {
    /// `"m-…"`
    pub id: Parsed<ImportProfileId>,
    /// Title and content of each column, as `[("kpi", Names), ("", Period)]`.
    pub columns: Vec<(String, ColumnRole)>,
    /// What marks decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// Whether days or months come first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// Names in the file and what they mean, as `[("mrr", "k-…")]`, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kpis: Vec<(String, Parsed<KpiId>)>,
}

/// What a merge has left open; sorted by record and field.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Conflict {
    /// The id of the record, a measurement's KPI and day, or `"project"`.
    pub record: Parsed<Record>,
    /// The field; left out: the record as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// The value that both versions come from, as it would stand in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The value that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<String>,
    /// The value of the other version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<String>,
}

/// What a column of a data file holds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum ColumnRole {
    Skip,
    Names,
    Dates,
    Values,
    Notes,
    Kpi,
    Period,
}

/// What marks decimals.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum DecimalMark {
    Point,
    Comma,
}

/// Which of day and month comes first.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// A colour by name.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Hue {
    #[default]
    Blue,
    Teal,
    Violet,
    Magenta,
    Amber,
    Green,
    Red,
    Slate,
}

/// The direction of an effect.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Sign {
    #[default]
    Plus,
    Minus,
}

/// What numbers count: `Percent`, `Currency("VND")`, `Duration(Hours)`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Unit {
    #[default]
    Number,
    Count,
    Percent,
    Currency(Parsed<Currency>),
    Duration(DurationUnit),
    Ratio,
}

/// The unit of a time span.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum DurationUnit {
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// How often a KPI gets a value.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Interval {
    Day,
    Week,
    #[default]
    Month,
    Quarter,
    Year,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Target {
    Value(f64),
    Range(f64, f64),
}

/// Whether a KPI announces or records.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Nature {
    Leading,
    Lagging,
}

/// How values are put together in a coarser interval.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Aggregation {
    #[default]
    Last,
    Sum,
    Mean,
    Minimum,
    Maximum,
}

/// A stage of a startup.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Stage {
    Attract,
    Engage,
    CreateValue,
    Retain,
    FinancialStability,
}

/// What tracking costs a period.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Cost {
    Money(f64),
    Hours(f64),
}

/// The target of each period; values as `[("2026-01-01", 5.0)]`, sorted by date.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are the file's words")]
pub enum Path {
    #[default]
    Constant,
    Line,
    Values(Vec<(Parsed<Date>, f64)>),
}

fn one() -> f64 {
    1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_one(weight: &f64) -> bool {
    *weight == 1.0
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
