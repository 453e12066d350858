//! What an import would do: what was read and how, what is new, and what was passed over and why.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Encoding, Pick, Separator, Stretch, Table};
use crate::model::{ColumnRole, DateOrder, DecimalMark, IdSource, ImportProfile, Interval, KpiId, ObjectiveId, Period};

/// A data file as it would be imported. Nothing has changed yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What the file is.
    pub source: SourceRead,
    /// Its cells.
    pub table: Arc<Table>,
    /// The row with the titles, as an index into the rows.
    pub header: Option<usize>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// What marks decimals, as far as any number of the file depends on it.
    pub decimal: Option<DecimalMark>,
    /// Whether days or months come first, as far as any date of the file depends on it.
    pub dates: Option<DateOrder>,
    /// What has to be answered before anything can be imported.
    pub questions: Vec<Question>,
    /// The names of KPIs in the file, in the order in which they come.
    pub targets: Vec<Target>,
    /// The values that were read, by row and column.
    pub values: Vec<Value>,
    /// The cells that were passed over, by row and column.
    pub skipped: Vec<Skip>,
    /// How many values there are of each fate.
    pub counts: Counts,
    /// The objective that new KPIs will measure.
    pub home: Option<ObjectiveId>,
    /// Whether the reading was remembered from an earlier import.
    pub is_remembered: bool,
    /// What will be remembered of this one.
    pub profile: Option<ImportProfile>,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceRead {
    /// Separated values.
    Text {
        /// What its bytes were read as.
        encoding: Encoding,
        /// What separates its values.
        separator: Separator,
        /// Whether some bytes mean nothing in this encoding.
        has_gaps: bool,
    },
    /// A workbook.
    Workbook {
        /// The sheet that was read.
        sheet: String,
        /// All its sheets.
        sheets: Vec<String>,
    },
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its title; empty if it has none.
    pub title: String,
    /// What it holds.
    pub role: ColumnRole,
    /// For a column of one KPI: which of the targets.
    pub target: Option<usize>,
    /// For a column of one period: the stretch of time.
    pub stretch: Option<Stretch>,
}

/// Something that the file leaves open.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Which of day and month comes first.
    DateOrder {
        /// A date that can be read in two ways.
        text: String,
        /// With the day first.
        day_first: Date,
        /// With the month first.
        month_first: Date,
    },
    /// Whether a point or a comma marks decimals.
    DecimalMark {
        /// A number that can be read in two ways.
        text: String,
        /// With decimals after a point.
        point: f64,
        /// With decimals after a comma.
        comma: f64,
    },
}

/// A name of a KPI in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// As it stands there.
    pub name: String,
    /// As names are compared; picks go by it.
    pub key: String,
    /// What is meant by it.
    pub meaning: Meaning,
    /// Whether it stands for a sum over the others, and for no KPI.
    pub is_total: bool,
    /// How many values it has that were read.
    pub values: usize,
    /// For a new KPI: how often it gets a value, by its periods.
    pub interval: Interval,
    /// For a new KPI: what its numbers count, by their signs.
    pub unit: crate::model::Unit,
}

impl Target {
    /// Whether it becomes a KPI of the project: a new one does that has a value.
    pub fn will_be_made(&self) -> bool {
        self.meaning.is_new() && self.values > 0
    }
}

/// What is meant by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A KPI of the project, found by its name.
    Found(KpiId),
    /// A KPI of the project, or none, as was chosen.
    Picked(Pick),
    /// A KPI that is to be made, since missing ones are.
    New,
    /// Several KPIs of that name.
    Several,
    /// No KPI of that name.
    Nobody,
}

impl Meaning {
    /// The KPI of the project.
    pub fn kpi(self) -> Option<KpiId> {
        match self {
            Self::Found(id) | Self::Picked(Pick::Kpi(id)) => Some(id),
            _ => None,
        }
    }

    /// Whether a KPI is to be made for it.
    pub fn is_new(self) -> bool {
        matches!(self, Self::New | Self::Picked(Pick::New))
    }
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Its row, as an index into the rows.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// Which of the targets.
    pub target: u32,
    /// The period of its KPI.
    pub period: Period,
    /// The value, in the KPI's unit.
    pub value: f64,
    /// What the file says about it.
    pub note: Option<Box<str>>,
    /// What happens to it.
    pub fate: Fate,
}

/// What happens to a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    /// The period had none.
    New,
    /// It takes the place of this one.
    Replaces(f64),
    /// The project keeps this one.
    Kept(f64),
    /// The project has it already.
    Same,
}

/// How many values there are of each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub new: usize,
    /// Those that take the place of another one.
    pub replaced: usize,
    /// Those that the project keeps its own instead of.
    pub kept: usize,
    /// Those that the project has already.
    pub same: usize,
}

impl Counts {
    /// How many values of the project change.
    pub fn changes(self) -> usize {
        self.new + self.replaced
    }

    /// How many values were read.
    pub fn all(self) -> usize {
        self.new + self.replaced + self.kept + self.same
    }
}

/// Why no value at all was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No column holds dates and no title is one.
    NoDates,
    /// No column holds names of KPIs or values of one.
    NoKpis,
    /// Every cell was passed over.
    NoValues,
}

/// A cell that was passed over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skip {
    /// Its row, as an index into the rows.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// Why.
    pub reason: Reason,
}

/// Why a cell was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its row names no KPI.
    NoName,
    /// Its row has no date.
    NoDate,
    /// It stands where a date belongs and is none.
    NotADate,
    /// No calendar has this day.
    NoSuchDay,
    /// Day and month may be either way round: a question is open.
    UnclearDate,
    /// The date lies outside the years that are kept.
    DateOutOfRange,
    /// It stands where a number belongs and is none.
    NotANumber,
    /// It is a number only under the other decimal mark.
    OtherMark,
    /// Its sign is that of another unit than the KPI's.
    OtherUnit,
    /// It is another number under each decimal mark: a question is open.
    UnclearNumber,
    /// The number is too large.
    TooLarge,
    /// It is a time of day or a duration in days.
    Time,
    /// It is a formula without a result.
    NoResult,
    /// The project has no KPI of this name.
    UnknownKpi,
    /// The project has several KPIs of this name.
    SeveralKpis,
    /// It was chosen not to import this KPI.
    LeftOut,
    /// The KPI is calculated from others.
    Calculated,
    /// It is a sum over others.
    Total,
    /// The period is longer than the KPI's.
    TooCoarse(Interval),
    /// Another row has a later value for the same period.
    Superseded {
        /// The number of that row.
        by_row: u32,
    },
}

impl Proposal {
    /// Whether there is something to import and nothing left to ask.
    pub fn is_ready(&self) -> bool {
        self.questions.is_empty() && self.counts.changes() > 0
    }

    /// Why no value at all was read, if so.
    pub fn problem(&self) -> Option<Problem> {
        let has = |role: ColumnRole| self.columns.iter().any(|column| column.role == role);
        match () {
            () if !self.questions.is_empty() || self.counts.all() > 0 => None,
            () if !has(ColumnRole::Dates) && !has(ColumnRole::Period) => Some(Problem::NoDates),
            () if !has(ColumnRole::Names) && !self.columns.iter().any(|column| column.target.is_some()) => {
                Some(Problem::NoKpis)
            }
            () => Some(Problem::NoValues),
        }
    }

    /// The value that was read from a cell.
    pub fn value_at(&self, row: usize, column: usize) -> Option<&Value> {
        let place = (u32::try_from(row).ok()?, u32::try_from(column).ok()?);
        let at = self.values.binary_search_by_key(&place, |value| (value.row, value.column)).ok()?;
        self.values.get(at)
    }

    /// Why a cell was passed over.
    pub fn skip_at(&self, row: usize, column: usize) -> Option<Reason> {
        let place = (u32::try_from(row).ok()?, u32::try_from(column).ok()?);
        let at = self.skipped.binary_search_by_key(&place, |skip| (skip.row, skip.column)).ok()?;
        self.skipped.get(at).map(|skip| skip.reason)
    }

    /// The KPIs that will be made: those new ones that get a value.
    pub fn new_kpis(&self) -> impl Iterator<Item = &Target> {
        self.targets.iter().filter(|target| target.will_be_made())
    }

    /// Names for the KPIs that will be made.
    pub fn draw_ids(&self, source: &mut dyn IdSource) -> Vec<KpiId> {
        self.new_kpis().map(|_| KpiId::new(source)).collect()
    }

    /// The number that a row has in the file, from 1.
    pub fn row_number(&self, row: u32) -> u32 {
        self.table.rows.get(row as usize).map_or(0, |row| row.number)
    }
}
