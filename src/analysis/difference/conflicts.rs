//! Conflicts in the words of a person.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{field_label, field_text, in_line, record_text};
use crate::lang::Lang;
use crate::model::{Conflict, Project};
use crate::store::records::{Records, with_value};

/// A conflict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictWords {
    /// The record, with its kind.
    pub record: String,
    /// The field.
    pub field: String,
    /// The value of the common origin.
    pub base: ValueWords,
    /// The value that was kept.
    pub ours: ValueWords,
    /// The value of the other version.
    pub theirs: ValueWords,
    /// What stands in the project, if it is none of the three.
    pub present: Option<ValueWords>,
}

/// A value of a conflict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueWords {
    /// The value; `None` where a field is empty or a record is removed.
    pub text: Option<String>,
    /// Whether it is what stands in the project now.
    pub is_present: bool,
}

/// A conflict with all its values, in the project that holds it.
pub fn conflict_words(project: &Project, conflict: &Conflict, lang: Lang) -> ConflictWords {
    let records = Records::of(project);
    let present = if conflict.is_whole() {
        records.text(conflict.record)
    } else {
        records.fields(conflict.record).and_then(|fields| fields.get(conflict.field.as_str()).cloned())
    };
    let words = |value: &Option<String>| ValueWords {
        text: value_text(project, conflict, value.as_deref(), lang),
        is_present: *value == present,
    };
    let (base, ours, theirs) = (words(&conflict.base), words(&conflict.ours), words(&conflict.theirs));
    let is_known = base.is_present || ours.is_present || theirs.is_present;
    ConflictWords {
        record: conflict_record_text(project, conflict, lang),
        field: field_label(conflict.record, &conflict.field, lang).into_owned(),
        base,
        ours,
        theirs,
        present: (!is_known).then(|| words(&present)),
    }
}

/// A value of a conflict as it would stand in the project; `None` where the field is empty or the record is removed.
///
/// Of a record that one side has kept, it tells what that side has changed.
pub fn value_text(project: &Project, conflict: &Conflict, value: Option<&str>, lang: Lang) -> Option<String> {
    if conflict.is_whole() {
        let kept = with_value(project, conflict.record, "", Some(value?))?;
        let mut lines = vec![lang.conflict_kept().into_owned()];
        lines.extend(changes(project, conflict, &kept, lang));
        return Some(lines.join("\n"));
    }
    // A record that has gone since says nothing of its fields.
    let with = with_value(project, conflict.record, &conflict.field, value)?;
    field_text(&with, conflict.record, &conflict.field, lang)
}

/// What a side has changed about a record that it has kept, a field a line.
fn changes(project: &Project, conflict: &Conflict, kept: &Project, lang: Lang) -> Vec<String> {
    let record = conflict.record;
    let Some(base) = conflict.base.as_deref().and_then(|base| with_value(project, record, "", Some(base))) else {
        return Vec::new();
    };
    let [old, new] = [&base, kept].map(|project| Records::of(project).fields(record).unwrap_or_default());
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let changed = names.into_iter().filter(|name| old.get(name) != new.get(name));
    let line = |name: &str| {
        let [was, is] = [&base, kept].map(|project| field_text(project, record, name, lang));
        let [was, is] = [was, is].map(|value| value.map_or_else(|| "—".to_owned(), |value| in_line(&value)));
        format!("{}: {was} → {is}", field_label(record, name, lang))
    };
    changed.map(line).collect()
}

/// The record of a conflict by its name, even if the project does not hold it now.
pub fn conflict_record_text(project: &Project, conflict: &Conflict, lang: Lang) -> String {
    let texts = [&conflict.ours, &conflict.theirs, &conflict.base];
    let text = texts.into_iter().flatten().next().filter(|_| conflict.is_whole());
    let with = text.and_then(|text| with_value(project, conflict.record, "", Some(text)));
    record_text(with.as_ref().unwrap_or(project), conflict.record, lang)
}

/// A conflict on one line: the record, the field, and both values.
pub fn conflict_line(project: &Project, conflict: &Conflict, lang: Lang) -> String {
    let value = |value: &Option<String>| {
        let text = value_text(project, conflict, value.as_deref(), lang);
        text.map_or_else(|| empty_text(conflict, lang), |text| in_line(&text).into())
    };
    let record = conflict_record_text(project, conflict, lang);
    let field = field_label(conflict.record, &conflict.field, lang);
    lang.conflict_line(&record, &field, &value(&conflict.ours), &value(&conflict.theirs)).into_owned()
}

/// What stands for a value that is none.
pub fn empty_text(conflict: &Conflict, lang: Lang) -> Cow<'static, str> {
    if conflict.is_whole() { lang.conflict_removed() } else { lang.conflict_empty() }
}
