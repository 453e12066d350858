//! What is different between two versions of a project, in the words of a person.
//!
//! Records are told apart by their ids and compared field by field, with the fields of
//! the file; so whatever a file can say shows up here. The history, the offer to recover
//! a project, the notice of a change on disk, the command line and the view of conflicts
//! all speak with these words.

mod conflicts;
mod listing;
mod names;
mod summary;
mod values;

use std::collections::BTreeSet;

use crate::lang::Lang;
use crate::model::{Project, Record};
use crate::store::records::Records;

pub use conflicts::{
    ConflictWords, ValueWords, conflict_line, conflict_record_text, conflict_words, empty_text, value_text,
};
pub use listing::all_lines;
pub use names::{field_label, kind_label, record_text};
pub use values::field_text;

/// What has changed from one version to another, in the order of the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Each record that is not the same.
    pub changes: Vec<Change>,
}

/// A record that is not the same in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The record.
    pub record: Record,
    /// What happened to it.
    pub kind: ChangeKind,
}

/// What happened to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Only the later version has it.
    Added,
    /// Only the earlier version has it.
    Removed,
    /// These fields have other values, by their names in the file.
    Changed(Vec<&'static str>),
}

impl Difference {
    /// Whether both versions are the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Each change on a line, the fields of a record below it, indented: `+ Objective “Grow”`.
    pub fn lines(&self, before: &Project, after: &Project, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        for Change { record, kind } in &self.changes {
            match kind {
                ChangeKind::Added => lines.push(format!("+ {}", record_text(after, *record, lang))),
                ChangeKind::Removed => lines.push(format!("− {}", record_text(before, *record, lang))),
                ChangeKind::Changed(fields) => {
                    lines.push(format!("• {}", record_text(after, *record, lang)));
                    for field in fields {
                        let [was, is] = [before, after].map(|project| field_text(project, *record, field, lang));
                        let [was, is] =
                            [was, is].map(|value| value.map_or_else(|| "—".to_owned(), |value| in_line(&value)));
                        lines.push(format!("    {}: {was} → {is}", field_label(*record, field, lang)));
                    }
                }
            }
        }
        lines
    }
}

/// A text of several lines on one, with a mark where a line ends.
fn in_line(text: &str) -> String {
    text.replace('\n', " ¶ ")
}

/// What has to be changed in `before` to make `after` of it.
pub fn difference(before: &Project, after: &Project) -> Difference {
    let (old, new) = (Records::of(before), Records::of(after));
    let mut names: BTreeSet<Record> = old.names();
    names.extend(new.names());
    names.extend(values(&old, &new));
    let changed = names.into_iter().filter(|record| !old.agrees(&new, *record));
    let changes = changed.filter_map(|record| {
        let kind = match (old.fields(record), new.fields(record)) {
            (None, None) => return None,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (Some(old), Some(new)) => {
                let all: BTreeSet<&'static str> = old.keys().chain(new.keys()).copied().collect();
                ChangeKind::Changed(all.into_iter().filter(|field| old.get(field) != new.get(field)).collect())
            }
        };
        Some(Change { record, kind })
    });
    let mut changes: Vec<Change> = changes.collect();
    if before.conflicts != after.conflicts {
        match changes.first_mut() {
            Some(Change { record: Record::Project, kind: ChangeKind::Changed(fields) }) => fields.push("conflicts"),
            _ => changes.insert(0, Change { record: Record::Project, kind: ChangeKind::Changed(vec!["conflicts"]) }),
        }
    }
    Difference { changes }
}

/// The values in series that are not the same.
fn values(old: &Records, new: &Records) -> BTreeSet<Record> {
    let kpis: BTreeSet<_> = old.series.keys().chain(new.series.keys()).copied().collect();
    let differing = kpis.into_iter().filter(|kpi| old.series.get(kpi) != new.series.get(kpi));
    let days = differing.flat_map(|kpi| {
        let both = [old, new].into_iter().filter_map(move |records| records.series.get(&kpi));
        both.flat_map(move |series| series.iter().map(move |(day, _)| Record::Measurement(kpi, day)))
    });
    days.collect()
}
