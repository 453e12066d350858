//! How the files of templates and library write texts and terms of the model.
//!
//! The model knows nothing of these files, so each term has its name here.

use serde::Deserialize;

use crate::lang::Lang;
use crate::model::{Aggregation, Cost, Currency, DurationUnit, Hue, Interval, Nature, Sign, Stage, Unit};

/// One text in every language; empty where it is left out.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Vietnamese.
    pub vi: String,
}

impl Text {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Vi => &self.vi,
        }
    }
}

/// A sum of money in the currency of each language.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// In English.
    pub en: f64,
    /// In Vietnamese.
    pub vi: f64,
}

impl Amount {
    /// The sum in one language.
    pub fn get(self, lang: Lang) -> f64 {
        match lang {
            Lang::En => self.en,
            Lang::Vi => self.vi,
        }
    }
}

/// A unit by its short name; money is in the project's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum UnitName {
    /// Any number.
    Number,
    /// Whole things.
    Count,
    /// Hundredths.
    Percent,
    /// So many times.
    Ratio,
    /// Money.
    Money,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Months.
    Months,
}

impl UnitName {
    /// The unit of the model, with the project's currency.
    pub fn unit(self, currency: Currency) -> Unit {
        match self {
            Self::Number => Unit::Number,
            Self::Count => Unit::Count,
            Self::Percent => Unit::Percent,
            Self::Ratio => Unit::Ratio,
            Self::Money => Unit::Currency(currency),
            Self::Minutes => Unit::Duration(DurationUnit::Minutes),
            Self::Hours => Unit::Duration(DurationUnit::Hours),
            Self::Days => Unit::Duration(DurationUnit::Days),
            Self::Months => Unit::Duration(DurationUnit::Months),
        }
    }
}

/// A cost of tracking.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub enum CostName {
    /// Money in the project's currency.
    Money(f64),
    /// Hours of work.
    Hours(f64),
}

impl From<CostName> for Cost {
    fn from(name: CostName) -> Self {
        match name {
            CostName::Money(amount) => Self::Money(amount),
            CostName::Hours(hours) => Self::Hours(hours),
        }
    }
}

/// Leading or lagging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum NatureName {
    /// It moves before the result does.
    Leading,
    /// It is the result.
    Lagging,
}

impl From<NatureName> for Nature {
    fn from(name: NatureName) -> Self {
        match name {
            NatureName::Leading => Self::Leading,
            NatureName::Lagging => Self::Lagging,
        }
    }
}

/// How the files write a [`Hue`].
#[derive(Deserialize)]
#[serde(remote = "Hue")]
pub(super) enum HueName {
    Blue,
    Teal,
    Violet,
    Magenta,
    Amber,
    Green,
    Red,
    Slate,
}

/// How the files write a [`Sign`].
#[derive(Deserialize)]
#[serde(remote = "Sign")]
pub(super) enum SignName {
    Plus,
    Minus,
}

/// How the files write an [`Interval`].
#[derive(Deserialize)]
#[serde(remote = "Interval")]
pub(super) enum IntervalName {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// How the files write an [`Aggregation`].
#[derive(Deserialize)]
#[serde(remote = "Aggregation")]
pub(super) enum AggregationName {
    Last,
    Sum,
    Mean,
    Minimum,
    Maximum,
}

/// How the files write a [`Stage`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum StageName {
    /// [`Stage::Attract`].
    Attract,
    /// [`Stage::Engage`].
    Engage,
    /// [`Stage::CreateValue`].
    CreateValue,
    /// [`Stage::Retain`].
    Retain,
    /// [`Stage::FinancialStability`].
    FinancialStability,
}

impl From<StageName> for Stage {
    fn from(name: StageName) -> Self {
        match name {
            StageName::Attract => Self::Attract,
            StageName::Engage => Self::Engage,
            StageName::CreateValue => Self::CreateValue,
            StageName::Retain => Self::Retain,
            StageName::FinancialStability => Self::FinancialStability,
        }
    }
}
