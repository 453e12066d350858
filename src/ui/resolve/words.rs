//! The words of the conflicts, made when the project has changed and not in every frame.

use std::sync::Arc;

use super::Keys;
use crate::analysis::difference::{ConflictWords, conflict_record_text, conflict_words, field_label};
use crate::lang::Lang;
use crate::model::{ConflictKey, Project, Record};

/// What is said of the conflicts of a project in a language.
#[derive(Debug, Default)]
pub(super) struct Told {
    of: Option<(Arc<Project>, Lang)>,
    /// The lines of the list.
    pub rows: Vec<Row>,
    keys: Keys,
    shown: Option<(usize, ConflictWords)>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// A record, with its name.
    Record(String),
    /// A conflict of the record above it: its place among all, and its field.
    Conflict(usize, String),
}

impl Told {
    /// Says it anew if the project, the language or the place has changed.
    pub fn update(&mut self, project: &Arc<Project>, lang: Lang, at: usize) {
        let is_same = self.of.as_ref().is_some_and(|(old, spoken)| Arc::ptr_eq(old, project) && *spoken == lang);
        if !is_same {
            *self = Self { of: Some((project.clone(), lang)), ..Self::default() };
            self.list(project, lang);
        }
        if self.shown.as_ref().is_none_or(|(place, _)| *place != at) {
            let conflict = self.keys.get(at).and_then(|key| project.conflicts.get(key));
            self.shown = conflict.map(|conflict| (at, conflict_words(project, conflict, lang)));
        }
    }

    fn list(&mut self, project: &Project, lang: Lang) {
        let mut record: Option<Record> = None;
        for (place, (key, conflict)) in project.conflicts.iter().enumerate() {
            if record != Some(conflict.record) {
                record = Some(conflict.record);
                self.rows.push(Row::Record(conflict_record_text(project, conflict, lang)));
            }
            self.rows.push(Row::Conflict(place, field_label(conflict.record, &conflict.field, lang).into_owned()));
            self.keys.push(key.clone());
        }
    }

    /// The conflict at hand in words.
    pub fn words(&self) -> Option<&ConflictWords> {
        self.shown.as_ref().map(|(_, words)| words)
    }

    /// What the conflict at hand is told by.
    pub fn key(&self) -> Option<ConflictKey> {
        let (place, _) = self.shown.as_ref()?;
        self.keys.get(*place).cloned()
    }

    /// How many conflicts there are about a record.
    pub fn count_of(&self, record: Record) -> usize {
        self.keys.iter().filter(|(other, _)| *other == record).count()
    }
}
