//! The KPI library: measures with their meaning and formula, ready to be added.
//!
//! Each KPI stands once, in both languages, with every stage and department that
//! uses it. The files are embedded; a test proves that they can be read, that no
//! field is empty and that each KPI can be added to a project.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;

use super::names::{AggregationName, IntervalName, NatureName, StageName, Text, UnitName};
use crate::lang::{Lang, fold};
use crate::model::{Aggregation, Currency, Interval, Kpi, KpiId, Nature, ObjectiveId, Rank, Stage, Unit};

/// A KPI of the library.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryKpi {
    /// Names it, in lower case with underscores; never changes.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// What it tells and why that matters.
    pub meaning: Text,
    /// How it is computed, in words.
    pub formula: Text,
    /// By what the number can mislead.
    #[serde(default)]
    pub trap: Option<Text>,
    /// Which numbers are good.
    #[serde(rename = "direction")]
    pub better: Better,
    /// The part of a scorecard that it usually belongs to.
    #[serde(rename = "perspective")]
    pub side: Side,
    /// The departments that use it.
    #[serde(default)]
    pub departments: Vec<Department>,
    /// Whether it is one of the six kinds without which a business does not survive.
    #[serde(default)]
    pub is_essential: bool,
    /// How often it gets a value.
    #[serde(with = "IntervalName")]
    pub interval: Interval,
    /// How its values are put together in a coarser interval.
    #[serde(with = "AggregationName")]
    pub aggregation: Aggregation,
    unit: UnitName,
    nature: NatureName,
    #[serde(default)]
    stages: Vec<StageName>,
    #[serde(skip)]
    folded: Folded,
}

/// What a search compares, folded once: by language, English first.
#[derive(Clone, Debug, Default, PartialEq)]
struct Folded {
    names: [String; 2],
    meanings: [String; 2],
}

/// Which numbers are good. A KPI of a project says it by its own numbers: target above or below minimum, or a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Better {
    /// High ones.
    More,
    /// Low ones.
    Less,
    /// Those within a range.
    Within,
}

impl Better {
    /// In words: "more is better".
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::More => lang.direction_more(),
            Self::Less => lang.direction_less(),
            Self::Within => lang.direction_within(),
        }
    }
}

/// One of the four perspectives of a scorecard, whatever a project calls its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Side {
    /// Financial.
    Financial,
    /// Customer.
    Customer,
    /// Internal process.
    Process,
    /// Learning and growth.
    Learning,
}

impl Side {
    /// All four, from top to bottom.
    pub const ALL: [Self; 4] = [Self::Financial, Self::Customer, Self::Process, Self::Learning];

    /// Its name.
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Financial => lang.side_financial(),
            Self::Customer => lang.side_customer(),
            Self::Process => lang.side_process(),
            Self::Learning => lang.side_learning(),
        }
    }
}

/// A part of a company that measures itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Department {
    /// Marketing.
    Marketing,
    /// Customer care.
    CustomerCare,
    /// Human resources.
    People,
    /// Sales.
    Sales,
}

impl Department {
    /// All departments.
    pub const ALL: [Self; 4] = [Self::Marketing, Self::CustomerCare, Self::People, Self::Sales];

    /// Its name.
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Marketing => lang.department_marketing(),
            Self::CustomerCare => lang.department_customer_care(),
            Self::People => lang.department_people(),
            Self::Sales => lang.department_sales(),
        }
    }
}

/// The heading under which a KPI is listed; each has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The six essential kinds.
    Essential,
    /// The first stage that it belongs to.
    Stage(Stage),
    /// The first department, for what belongs to no stage.
    Department(Department),
}

impl LibraryKpi {
    /// The stages of a startup that it belongs to; may be none.
    pub fn stages(&self) -> impl Iterator<Item = Stage> {
        self.stages.iter().map(|stage| Stage::from(*stage))
    }

    /// Whether it runs ahead of results or records them.
    pub fn nature(&self) -> Nature {
        self.nature.into()
    }

    /// What its numbers count; money in this currency.
    pub fn unit(&self, currency: Currency) -> Unit {
        self.unit.unit(currency)
    }

    /// The heading under which it is listed.
    pub fn group(&self) -> Group {
        match (self.is_essential, self.stages().next(), self.departments.first()) {
            (false, Some(stage), _) => Group::Stage(stage),
            (false, None, Some(department)) => Group::Department(*department),
            _ => Group::Essential,
        }
    }

    /// A KPI of a project with all that the library knows of it; baseline, minimum and target are left to the user.
    pub fn kpi(&self, lang: Lang, currency: Currency, id: KpiId, objective: ObjectiveId, rank: Rank) -> Kpi {
        Kpi {
            unit: self.unit(currency),
            interval: self.interval,
            nature: Some(self.nature()),
            aggregation: self.aggregation,
            stage: self.stages().next(),
            collection: self.formula.get(lang).to_owned(),
            scope: self.meaning.get(lang).to_owned(),
            ..Kpi::new(id, objective, rank, self.name.get(lang))
        }
    }

    /// Its folded name and meaning in a language.
    pub(super) fn folded(&self, lang: Lang) -> [&str; 2] {
        let Folded { names: [name_en, name_vi], meanings: [meaning_en, meaning_vi] } = &self.folded;
        match lang {
            Lang::En => [name_en, meaning_en],
            Lang::Vi => [name_vi, meaning_vi],
        }
    }
}

/// The files, in the order of the library.
const SOURCES: [&str; 8] = [
    include_str!("../../assets/library/essentials.ron"),
    include_str!("../../assets/library/attract.ron"),
    include_str!("../../assets/library/product.ron"),
    include_str!("../../assets/library/finance.ron"),
    include_str!("../../assets/library/marketing.ron"),
    include_str!("../../assets/library/care.ron"),
    include_str!("../../assets/library/people.ron"),
    include_str!("../../assets/library/sales.ron"),
];

static LIBRARY: LazyLock<Vec<LibraryKpi>> = LazyLock::new(|| {
    // A file that can't be read is missing; a test keeps them readable.
    let mut kpis: Vec<LibraryKpi> = SOURCES.iter().filter_map(|source| read(source).ok()).flatten().collect();
    kpis.sort_by_key(LibraryKpi::group);
    kpis
});

/// All KPIs of the library, group by group.
pub fn kpis() -> &'static [LibraryKpi] {
    &LIBRARY
}

fn read(source: &str) -> Result<Vec<LibraryKpi>, ron::error::SpannedError> {
    let mut kpis: Vec<LibraryKpi> = ron::from_str(source)?;
    for kpi in &mut kpis {
        kpi.folded = Folded {
            names: Lang::ALL.map(|lang| fold(kpi.name.get(lang))),
            meanings: Lang::ALL.map(|lang| fold(kpi.meaning.get(lang))),
        };
    }
    Ok(kpis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        let read: Vec<_> = SOURCES.iter().map(|source| read(source).map(|kpis| kpis.len())).collect();
        assert!(read.iter().all(|kpis| kpis.as_ref().is_ok_and(|count| *count > 0)), "{read:?}");
    }
}
