//! What a merge could not decide.
//!
//! When two versions of a project have changed the same thing in different ways, the
//! merged project keeps one of them and remembers the other here, until a person has
//! chosen. A project with conflicts is a whole project: everything works on it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::Record;

/// A value that two versions of a project disagree about.
///
/// The values stand as in the file (RON); [`Conflict::field`] is empty where a whole record is meant, and then the
/// values are records. `None` is a field that is left out, or a record that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: Record,
    /// The field by its name in the file; empty for the record as a whole.
    pub field: String,
    /// What both versions come from.
    pub base: Option<String>,
    /// The version that was kept.
    pub ours: Option<String>,
    /// The other version.
    pub theirs: Option<String>,
}

/// What tells conflicts apart: the record and the field.
pub type ConflictKey = (Record, String);

/// All conflicts of a project, by record and field.
pub type Conflicts = BTreeMap<ConflictKey, Arc<Conflict>>;

impl Conflict {
    /// What tells it from the others.
    pub fn key(&self) -> ConflictKey {
        (self.record, self.field.clone())
    }

    /// Whether it is about a record as a whole: one version has removed it.
    pub fn is_whole(&self) -> bool {
        self.field.is_empty()
    }
}

/// The name of a record as the file has it: its id, a measurement's KPI and day, or `project`.
impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Project => f.write_str(PROJECT),
            Self::Perspective(id) => id.fmt(f),
            Self::Theme(id) => id.fmt(f),
            Self::Objective(id) => id.fmt(f),
            Self::Link(id) => id.fmt(f),
            Self::Kpi(id) => id.fmt(f),
            Self::Measurement(kpi, day) => write!(f, "{kpi} {day}"),
            Self::Initiative(id) => id.fmt(f),
            Self::Step(id) => id.fmt(f),
            Self::ImportProfile(id) => id.fmt(f),
        }
    }
}

/// What the project itself is called among records.
const PROJECT: &str = "project";

/// Why a text names no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a record is named by its id, a measurement by the id of its KPI and its day, the project by \"project\"")]
pub struct RecordError;

impl FromStr for Record {
    type Err = RecordError;

    fn from_str(text: &str) -> Result<Self, RecordError> {
        if text == PROJECT {
            return Ok(Self::Project);
        }
        if let Some((kpi, day)) = text.split_once(' ') {
            let day = day.parse().ok().filter(|date: &jiff::civil::Date| date.to_string() == day);
            return kpi.parse().ok().zip(day).map(|(kpi, day)| Self::Measurement(kpi, day)).ok_or(RecordError);
        }
        let record = match text.chars().next() {
            Some('p') => text.parse().ok().map(Self::Perspective),
            Some('t') => text.parse().ok().map(Self::Theme),
            Some('o') => text.parse().ok().map(Self::Objective),
            Some('l') => text.parse().ok().map(Self::Link),
            Some('k') => text.parse().ok().map(Self::Kpi),
            Some('i') => text.parse().ok().map(Self::Initiative),
            Some('s') => text.parse().ok().map(Self::Step),
            Some('m') => text.parse().ok().map(Self::ImportProfile),
            _ => None,
        };
        record.ok_or(RecordError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_named_in_one_way() {
        for name in [
            "project",
            "p-0000000001",
            "t-0000000001",
            "o-0000000001",
            "l-0000000001",
            "k-0000000001",
            "k-0000000001 2026-01-31",
            "i-0000000001",
            "s-0000000001",
            "m-0000000001",
        ] {
            assert_eq!(name.parse::<Record>().map(|record| record.to_string()).as_deref(), Ok(name));
        }
        for name in ["", "x-0000000001", "o-1", "k-0000000001 2026-1-31", "o-0000000001 2026-01-31"] {
            assert_eq!(name.parse::<Record>(), Err(RecordError), "{name}");
        }
    }
}
