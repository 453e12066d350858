//! Ready projects to start from, and ready KPIs to measure with.
//!
//! A founder who starts with a filled map sees what a good one looks like and
//! overwrites it; an empty page teaches nothing. The templates are embedded, in
//! both languages, and hold no dates: a project made from one ends with the last
//! complete month before the day of its creation. Tests prove that each template
//! builds and keeps every rule of the model.
//!
//! [`kpis`] is the library: what others measure at this stage or in this
//! department, with its meaning and formula; [`search`] finds in it.

mod build;
mod kpi;
mod names;
mod search;
mod template;

pub use kpi::{Better, Department, Group, LibraryKpi, Side, kpis};
pub use names::Text;
pub use search::{Filter, Kind, search};

use jiff::civil::Date;

use crate::lang::Lang;
use crate::model::{IdSource, MapError, Project};
use template::Template;

/// A template that a new project can start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TemplateKind {
    /// The four perspectives and nothing else.
    #[default]
    Empty,
    /// The map of a young startup, with the first months of data.
    Startup,
    /// The map of a software company with 24 months of data.
    Saas,
    /// The map of a non-profit, those it serves on top, with nine months of data.
    Nonprofit,
}

impl TemplateKind {
    /// All templates, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Empty, Self::Startup, Self::Saas, Self::Nonprofit];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Startup => "startup",
            Self::Saas => "saas",
            Self::Nonprofit => "nonprofit",
        }
    }

    /// The template of a name on the command line.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its title for the welcome screen.
    pub fn title(self, lang: Lang) -> std::borrow::Cow<'static, str> {
        match self {
            Self::Empty => lang.template_empty_title(),
            Self::Startup => lang.template_startup_title(),
            Self::Saas => lang.template_saas_title(),
            Self::Nonprofit => lang.template_nonprofit_title(),
        }
    }

    /// What it holds, in a sentence or two, for the welcome screen.
    pub fn description(self, lang: Lang) -> std::borrow::Cow<'static, str> {
        match self {
            Self::Empty => lang.template_empty_description(),
            Self::Startup => lang.template_startup_description(),
            Self::Saas => lang.template_saas_description(),
            Self::Nonprofit => lang.template_nonprofit_description(),
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::Empty => include_str!("../../assets/templates/empty.ron"),
            Self::Startup => include_str!("../../assets/templates/startup.ron"),
            Self::Saas => include_str!("../../assets/templates/saas.ron"),
            Self::Nonprofit => include_str!("../../assets/templates/nonprofit.ron"),
        }
    }
}

/// Why a template gives no project; no template of a release does (see the tests).
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TemplateError {
    /// The file does not follow the format.
    #[error("the template can't be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// Two records have the same key.
    #[error("two records of the template are called \"{0}\"")]
    SameKey(String),
    /// A key names no record, or no currency.
    #[error("the template names \"{0}\", which it does not hold")]
    UnknownKey(String),
    /// The map refuses an objective or a link.
    #[error(transparent)]
    Map(#[from] MapError),
}

/// A new project from a template, its texts in one language, as if created on `today`.
///
/// Month 0 of the template becomes the month before that of `today`. The same
/// arguments and ids give the same project.
pub fn new_project(
    kind: TemplateKind,
    lang: Lang,
    today: Date,
    ids: &mut dyn IdSource,
) -> Result<Project, TemplateError> {
    let template: Template = ron::from_str(kind.source())?;
    build::build(&template, lang, today, ids)
}
