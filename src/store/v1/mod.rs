//! Version 1 of the project file, frozen: files of this form exist.
//!
//! Version 2 knows three things more about a KPI: how its values are put together
//! in a coarser interval, the startup stage that it belongs to, and the formula that
//! it is computed by. It also remembers how data files are read. A file of version 1 says
//! nothing of these.

mod record;

use serde::Deserialize;

use crate::model::{Currency, limits};
use crate::store::v2::{self, Initiative, Link, Measurement, Objective, Parsed, Perspective, Theme, limited};
use record::Kpi;

/// The version of this module.
pub const VERSION: u32 = 1;

/// A whole file.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct File {
    /// Always `bsc-map`.
    pub format: String,
    /// Always 1.
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
}

impl From<File> for v2::File {
    fn from(file: File) -> Self {
        Self {
            format: file.format,
            version: file.version,
            min_reader: file.min_reader,
            name: file.name,
            mission: file.mission,
            vision: file.vision,
            currency: file.currency,
            fiscal_year_start: file.fiscal_year_start,
            perspectives: file.perspectives,
            themes: file.themes,
            objectives: file.objectives,
            links: file.links,
            kpis: file.kpis.into_iter().map(Into::into).collect(),
            measurements: file.measurements,
            initiatives: file.initiatives,
            story: Vec::new(),
            import_profiles: Vec::new(),
            conflicts: Vec::new(),
        }
    }
}
