//! What a person has chosen about an import; what is left open is guessed or asked.

use std::collections::BTreeMap;

use super::{Encoding, Separator};
use crate::model::{ColumnRole, DateOrder, DecimalMark, KpiId, ObjectiveId};

/// The choices of an import. The default leaves everything open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// What separates the values of a text file.
    pub separator: Option<Separator>,
    /// Where the titles of the columns stand.
    pub header: Option<Header>,
    /// What marks decimals.
    pub decimal: Option<DecimalMark>,
    /// Whether days or months come first.
    pub dates: Option<DateOrder>,
    /// What columns hold, by their place from 0.
    pub roles: BTreeMap<usize, ColumnRole>,
    /// What names in the file mean, by [`super::name_key`].
    pub picks: BTreeMap<String, Pick>,
    /// Whether KPIs that the project does not have are made.
    pub creates_missing: bool,
    /// The objective that new KPIs measure; `None` is the first one.
    pub home: Option<ObjectiveId>,
    /// What happens to values that the project has already.
    pub existing: Existing,
}

/// Where the titles of the columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// Nowhere: the first row holds values.
    Nowhere,
    /// In the row of this number.
    Row(u32),
}

/// What is meant by a name in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A KPI of the project.
    Kpi(KpiId),
    /// A KPI that is to be made.
    New,
    /// Nothing that is imported.
    Skip,
}

/// What happens to a value of a period that has one already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// The file's value takes its place.
    #[default]
    Replace,
    /// It stays.
    Keep,
}
