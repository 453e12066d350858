//! From records and fields to places in the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::scan::{Outline, Strictness};
use super::v2::{Section, Spot};
use crate::model::Record;

/// Where the records of a file stand.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    outline: Outline,
    records: BTreeMap<Section, Vec<Range<usize>>>,
}

/// A byte offset, and the id of the record there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spotted {
    /// The field, or the record where the field can't be found.
    pub at: usize,
    /// The record's name; `None` for the project itself.
    pub record: Option<String>,
}

impl<'t> Positions<'t> {
    /// All records of a text that parses.
    pub fn of(text: &'t str) -> Self {
        let outline = Outline::of(text, Strictness::Exact);
        let mut records: BTreeMap<Section, Vec<_>> = BTreeMap::new();
        for entry in &outline.entries {
            if let Some(section) = text.get(entry.name.clone()).and_then(Section::named) {
                records.entry(section).or_default().extend(entry.records.iter().cloned());
            }
        }
        Self { text, outline, records }
    }

    /// Those records of a text that could be read, in their order.
    pub fn new(text: &'t str, outline: Outline, records: BTreeMap<Section, Vec<Range<usize>>>) -> Self {
        Self { text, outline, records }
    }

    /// Where the first comment stands.
    pub fn comment(&self) -> Option<usize> {
        self.outline.comment
    }

    /// Where these records stand first, in one pass.
    pub fn find(&self, wanted: impl IntoIterator<Item = Record>) -> BTreeMap<Record, Range<usize>> {
        let mut sections: BTreeMap<Section, BTreeMap<String, Record>> = BTreeMap::new();
        for record in wanted {
            if let Some((section, name)) = name_of_record(record) {
                sections.entry(section).or_default().insert(name, record);
            }
        }
        let mut found = BTreeMap::new();
        for (section, mut names) in sections {
            for range in self.records.get(&section).into_iter().flatten() {
                let name = record_name(section, self.text.get(range.clone()).unwrap_or_default());
                if let Some(record) = name.and_then(|name| names.remove(&name)) {
                    found.insert(record, range.clone());
                }
                if names.is_empty() {
                    break;
                }
            }
        }
        found
    }

    /// The place of a field; `found` holds the records that are asked for by name.
    pub fn spot(&self, spot: Spot, field: &str, found: &BTreeMap<Record, Range<usize>>) -> Spotted {
        let (range, record) = match spot {
            Spot::Record(record) => (found.get(&record).cloned(), name_of_record(record).map(|(_, name)| name)),
            Spot::Entry(section, index) => {
                let range = self.records.get(&section).and_then(|records| records.get(index)).cloned();
                let name = range.clone().and_then(|range| record_name(section, self.text.get(range)?));
                (range, name)
            }
        };
        let at = match range {
            Some(range) => range.start + field_start(self.text.get(range).unwrap_or_default(), field),
            None => self.outline.entry(self.text, field).map_or(0, |entry| entry.name.start),
        };
        Spotted { at, record }
    }
}

/// The section and the name of a record; `None` for the project itself.
fn name_of_record(record: Record) -> Option<(Section, String)> {
    Some(match record {
        Record::Project => return None,
        Record::Perspective(id) => (Section::Perspectives, id.to_string()),
        Record::Theme(id) => (Section::Themes, id.to_string()),
        Record::Objective(id) => (Section::Objectives, id.to_string()),
        Record::Link(id) => (Section::Links, id.to_string()),
        Record::Kpi(id) => (Section::Kpis, id.to_string()),
        Record::Measurement(kpi, date) => (Section::Measurements, format!("{kpi} {date}")),
        Record::Initiative(id) => (Section::Initiatives, id.to_string()),
        Record::Step(id) => (Section::Story, id.to_string()),
        Record::ImportProfile(id) => (Section::ImportProfiles, id.to_string()),
    })
}

/// The records that a set of spots asks for by name.
pub fn asked<'a>(spots: impl IntoIterator<Item = &'a Spot>) -> BTreeSet<Record> {
    let records = spots.into_iter().filter_map(|spot| if let Spot::Record(r) = spot { Some(*r) } else { None });
    records.collect()
}

/// The id in the text of a record, however broken the rest of it is; a measurement's KPI and date.
pub fn record_name(section: Section, text: &str) -> Option<String> {
    let outline = Outline::of(text, Strictness::Exact);
    let value = |name| {
        let value = outline.entry(text, name).and_then(|entry| text.get(entry.value.clone()))?;
        // Where the comma behind it is missing, the next field follows.
        let end = value.strip_prefix('"').and_then(|rest| rest.find('"')).map_or(value.len(), |end| end + 2);
        ron::from_str::<String>(value.get(..end)?).ok().map(|value| value.chars().take(32).collect::<String>())
    };
    if section == Section::Measurements {
        return Some(format!("{} {}", value("kpi")?, value("date")?));
    }
    value(if section == Section::Conflicts { "record" } else { "id" })
}

/// The offset of a field's name in the text of a record; the start if it is left out.
fn field_start(text: &str, field: &str) -> usize {
    Outline::of(text, Strictness::Exact).entry(text, field).map_or(0, |entry| entry.name.start)
}
