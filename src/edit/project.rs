//! Changes to the project itself.

use crate::model::{Currency, FiscalYear, Project, clean_line, clean_text};

/// A field of the project with its new value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant sets the field of the same name")]
pub enum ProjectField {
    Name(String),
    Mission(String),
    Vision(String),
    Currency(Currency),
    FiscalYear(FiscalYear),
}

impl ProjectField {
    pub(super) fn apply(self, project: &mut Project) {
        match self {
            Self::Name(name) => project.name = clean_line(&name),
            Self::Mission(mission) => project.mission = clean_text(&mission),
            Self::Vision(vision) => project.vision = clean_text(&vision),
            Self::Currency(currency) => project.currency = currency,
            Self::FiscalYear(fiscal_year) => project.fiscal_year = fiscal_year,
        }
    }

    pub(super) fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Mission(_) => "mission",
            Self::Vision(_) => "vision",
            Self::Currency(_) => "currency",
            Self::FiscalYear(_) => "fiscal_year",
        }
    }
}
