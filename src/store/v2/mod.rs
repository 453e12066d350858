//! Version 2 of the project file, the newest.
//!
//! A file `name.bsc.ron` is one RON struct. The header comes first (`format`,
//! `version`, `min_reader`), then the project's own fields, each on its line,
//! then the sections, each a list with one record a line, sorted by id
//! (measurements by KPI and date). Numbers of places are ranks, dates are ISO
//! texts, words such as `Leading` are capitalised. Once files of this form exist, a
//! change of anything here is a new version in a new module, with a conversion from
//! this one.

mod finding;
mod from_project;
pub(super) mod limited;
mod parsed;
mod record;
mod skipped;
mod to_project;

use serde::{Deserialize, Serialize};

pub use finding::{Fields, Finding, Flaw, Notes, Spot};
pub use parsed::{Kind, Parsed, Spelled};
pub use record::{
    About, Aggregation, ColumnRole, Conflict, Cost, DateOrder, DecimalMark, DurationUnit, Hue, ImportProfile,
    Initiative, Interval, Kpi, Lag, Link, Measurement, Nature, Objective, Path, Perspective, Pin, Sign, Stage, Step,
    Target, Theme, Unit,
};
pub use skipped::Skipped;

use crate::model::{
    Currency, ImportProfileId, InitiativeId, KpiId, LinkId, ObjectiveId, PerspectiveId, StepId, ThemeId, limits,
};

/// What the `format` field says.
pub const FORMAT: &str = "bsc-map";
/// The version of this module.
pub const VERSION: u32 = 2;

/// A whole file.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct File {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u32,
    /// The oldest version whose readers understand this file.
    pub min_reader: u32,
    /// Whose strategy it is.
    pub name: String,
    /// Mission.
    pub mission: String,
    /// Vision.
    pub vision: String,
    /// Currency of costs and budgets.
    pub currency: Parsed<Currency>,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_year_start: i8,
    /// Perspectives, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::PERSPECTIVES }>")]
    pub perspectives: Vec<Perspective>,
    /// Themes, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::THEMES }>")]
    pub themes: Vec<Theme>,
    /// Objectives, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::OBJECTIVES }>")]
    pub objectives: Vec<Objective>,
    /// Links, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::LINKS }>")]
    pub links: Vec<Link>,
    /// KPIs, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::KPIS }>")]
    pub kpis: Vec<Kpi>,
    /// Measurements, sorted by KPI and date.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::MEASUREMENTS }>")]
    pub measurements: Vec<Measurement>,
    /// Initiatives, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::INITIATIVES }>")]
    pub initiatives: Vec<Initiative>,
    /// Steps of the story, sorted by id; the section is left out while there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "limited::list::<_, _, { limits::STEPS }>")]
    pub story: Vec<Step>,
    /// How data files of known shapes are read, sorted by id.
    #[serde(deserialize_with = "limited::list::<_, _, { limits::IMPORT_PROFILES }>")]
    pub import_profiles: Vec<ImportProfile>,
    /// What a merge has left open, sorted by record and field; the section is left out while there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "limited::list::<_, _, { limits::CONFLICTS }>")]
    pub conflicts: Vec<Conflict>,
}

/// The names of the fields of [`File`].
pub const FIELDS: [&str; 18] = [
    "format",
    "version",
    "min_reader",
    "name",
    "mission",
    "vision",
    "currency",
    "fiscal_year_start",
    "perspectives",
    "themes",
    "objectives",
    "links",
    "kpis",
    "measurements",
    "initiatives",
    "story",
    "import_profiles",
    "conflicts",
];

/// The file of an empty project.
impl Default for File {
    fn default() -> Self {
        Self::from(&crate::model::Project::default())
    }
}

/// A list of records in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Section {
    Perspectives,
    Themes,
    Objectives,
    Links,
    Kpis,
    Measurements,
    Initiatives,
    Story,
    ImportProfiles,
    Conflicts,
}

impl Section {
    /// All sections in the order of the file.
    pub const ALL: [Self; 10] = [
        Self::Perspectives,
        Self::Themes,
        Self::Objectives,
        Self::Links,
        Self::Kpis,
        Self::Measurements,
        Self::Initiatives,
        Self::Story,
        Self::ImportProfiles,
        Self::Conflicts,
    ];

    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Perspectives => "perspectives",
            Self::Themes => "themes",
            Self::Objectives => "objectives",
            Self::Links => "links",
            Self::Kpis => "kpis",
            Self::Measurements => "measurements",
            Self::Initiatives => "initiatives",
            Self::Story => "story",
            Self::ImportProfiles => "import_profiles",
            Self::Conflicts => "conflicts",
        }
    }

    /// The section of a name in the file.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }

    /// Whether a file may leave it out.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Story | Self::Conflicts)
    }

    /// The letter of its records' ids; measurements and conflicts have none.
    pub const fn prefix(self) -> Option<char> {
        match self {
            Self::Perspectives => Some(PerspectiveId::PREFIX),
            Self::Themes => Some(ThemeId::PREFIX),
            Self::Objectives => Some(ObjectiveId::PREFIX),
            Self::Links => Some(LinkId::PREFIX),
            Self::Kpis => Some(KpiId::PREFIX),
            Self::Measurements | Self::Conflicts => None,
            Self::Initiatives => Some(InitiativeId::PREFIX),
            Self::Story => Some(StepId::PREFIX),
            Self::ImportProfiles => Some(ImportProfileId::PREFIX),
        }
    }

    /// The most records it may hold.
    pub const fn limit(self) -> usize {
        match self {
            Self::Perspectives => limits::PERSPECTIVES,
            Self::Themes => limits::THEMES,
            Self::Objectives => limits::OBJECTIVES,
            Self::Links => limits::LINKS,
            Self::Kpis => limits::KPIS,
            Self::Measurements => limits::MEASUREMENTS,
            Self::Initiatives => limits::INITIATIVES,
            Self::Story => limits::STEPS,
            Self::ImportProfiles => limits::IMPORT_PROFILES,
            Self::Conflicts => limits::CONFLICTS,
        }
    }
}
