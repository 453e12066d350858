//! Conflicts in the words of a person.

use std::borrow::Cow;

use super::{field_label, field_text, in_line, record_text};
use crate::lang::Lang;
use crate::model::{Conflict, Project};
use crate::store::records::with_value;

/// A value of a conflict as it would stand in the project; `None` where the field is empty or the record is removed.
pub fn value_text(project: &Project, conflict: &Conflict, value: Option<&str>, lang: Lang) -> Option<String> {
    if conflict.is_whole() {
        return value.map(|_| lang.conflict_kept().into_owned());
    }
    // A record that has gone since says nothing of its fields.
    let with = with_value(project, conflict.record, &conflict.field, value)?;
    field_text(&with, conflict.record, &conflict.field, lang)
}

/// The record of a conflict by its name, even if the project does not hold it now.
pub fn whole_name(project: &Project, conflict: &Conflict, lang: Lang) -> String {
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
    let (record, field) = (whole_name(project, conflict, lang), field_label(conflict.record, &conflict.field, lang));
    lang.conflict_line(&record, &field, &value(&conflict.ours), &value(&conflict.theirs)).into_owned()
}

/// What stands for a value that is none.
fn empty_text(conflict: &Conflict, lang: Lang) -> Cow<'static, str> {
    if conflict.is_whole() { lang.conflict_removed() } else { lang.conflict_empty() }
}
