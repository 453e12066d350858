//! A whole project as lines, each saying of itself what it is about.

use super::{conflict_line, field_label, field_text, in_line, record_text};
use crate::lang::Lang;
use crate::model::{Project, Record};
use crate::store::records::Records;

/// Every record and field of a project, one a line: `Objective “Grow” · Owner: Ann`.
pub fn all_lines(project: &Project, lang: Lang) -> Vec<String> {
    let records = Records::of(project);
    let values = records.series.iter().flat_map(|(kpi, s)| s.iter().map(|(day, _)| Record::Measurement(*kpi, day)));
    let mut lines = Vec::new();
    for record in records.names().into_iter().chain(values) {
        let Some(fields) = records.fields(record) else { continue };
        let name = record_text(project, record, lang);
        for field in fields.keys() {
            if let Some(value) = field_text(project, record, field, lang) {
                lines.push(format!("{name} · {}: {}", field_label(record, field, lang), in_line(&value)));
            }
        }
    }
    lines.extend(project.conflicts.values().map(|conflict| conflict_line(project, conflict, lang)));
    lines
}
