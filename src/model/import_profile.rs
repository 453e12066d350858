//! How data files of one shape are read, as a person has said it once.
//!
//! A file of numbers that comes again has the same titles over its columns. What was
//! chosen for the first one is kept here and holds for all that follow.

use std::collections::BTreeMap;

use super::{ImportProfileId, KpiId};

/// The reading of files with these columns.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportProfile {
    /// Its lasting name; the same titles give the same one, so that two people remember one profile.
    pub id: ImportProfileId,
    /// The columns from left to right; those of neighbouring periods count as one.
    pub columns: Vec<ImportColumn>,
    /// What marks decimals; `None` leaves it to the numbers.
    pub decimal: Option<DecimalMark>,
    /// Whether days or months come first; `None` leaves it to the dates.
    pub dates: Option<DateOrder>,
    /// Which KPI is meant by a name in the file, lower case and without diacritics.
    pub kpis: BTreeMap<String, KpiId>,
}

/// A column of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportColumn {
    /// Its title, lower case and without diacritics; empty for a run of periods.
    pub title: String,
    /// What it holds.
    pub role: ColumnRole,
}

/// What a column of a data file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRole {
    /// Nothing that is read.
    #[default]
    Skip,
    /// The name of the KPI that its row is about.
    Names,
    /// The period that its row is about.
    Dates,
    /// The value of the row's KPI in the row's period.
    Values,
    /// What there is to say about the row's value.
    Notes,
    /// The values of one KPI, which its title names.
    Kpi,
    /// The values of one period, which its title names.
    Period,
}

impl ColumnRole {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Skip, Self::Names, Self::Dates, Self::Values, Self::Notes, Self::Kpi, Self::Period];
}

/// What stands before the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecimalMark {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// Which of day and month comes first in a date such as 03/04/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrder {
    /// The third of April.
    DayFirst,
    /// The fourth of March.
    MonthFirst,
}
