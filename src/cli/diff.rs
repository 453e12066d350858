//! `fourfold diff`: what is different between two versions of a project.
//!
//! As `diff` does, it ends with code 0 if nothing is and with 1 if something is. With
//! `--textconv` one project is told as lines that say of themselves what they are about,
//! so that git can compare them.

use std::path::PathBuf;

use serde::Serialize;

use super::check::{ReportFormat, format};
use super::{Failure, Machine, args, open};
use crate::analysis::difference::{self, Change, ChangeKind, difference};
use crate::lang::Lang;
use crate::model::Project;

/// The arguments of `fourfold diff`.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct Diff {
    /// Earlier version
    #[arg(required_unless_present = "textconv")]
    pub before: Option<PathBuf>,
    /// Later version
    #[arg(required_unless_present = "textconv")]
    pub after: Option<PathBuf>,
    /// How the differences are listed
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = "text")]
    pub format: ReportFormat,
    /// Project file to tell line by line, for git
    #[arg(long, value_name = "FILE", conflicts_with_all = ["before", "after", "format"])]
    pub textconv: Option<PathBuf>,
    /// Language of the words [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
}

impl Diff {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let project = |path: &PathBuf| {
            open(path, lang).map(|loaded| loaded.project).map_err(|failure| Failure::bad_use(failure.to_string()))
        };
        if let Some(file) = &self.textconv {
            for line in difference::all_lines(&project(file)?, lang) {
                machine.say(&line);
            }
            return Ok(());
        }
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return Err(Failure::bad_use(lang.cli_bad_use()));
        };
        let (before, after) = (project(before)?, project(after)?);
        let found = difference(&before, &after);
        match self.format {
            ReportFormat::Json => machine.say(&json(&before, &after, &found, lang)),
            ReportFormat::Text => {
                machine.say(&found.summary(lang));
                for line in found.lines(&before, &after, lang) {
                    machine.say(&line);
                }
            }
        }
        if found.is_empty() { Ok(()) } else { Err(Failure::told(1)) }
    }
}

/// What is different, for programs.
#[derive(Serialize)]
struct Report {
    summary: String,
    changes: Vec<ReportedChange>,
}

/// One record that is not the same.
#[derive(Serialize)]
struct ReportedChange {
    record: String,
    change: &'static str,
    name: String,
    fields: Vec<ReportedField>,
}

/// One field of it, with both values in words; `null` where there is none.
#[derive(Serialize)]
struct ReportedField {
    field: &'static str,
    label: String,
    before: Option<String>,
    after: Option<String>,
}

fn json(before: &Project, after: &Project, found: &difference::Difference, lang: Lang) -> String {
    let changes = found.changes.iter().map(|change| reported(before, after, change, lang)).collect();
    // Strings can always be written.
    serde_json::to_string_pretty(&Report { summary: found.summary(lang), changes }).unwrap_or_default()
}

fn reported(before: &Project, after: &Project, Change { record, kind }: &Change, lang: Lang) -> ReportedChange {
    let value = |project, field| difference::field_text(project, *record, field, lang);
    let (change, of, fields) = match kind {
        ChangeKind::Added => ("added", after, &[][..]),
        ChangeKind::Removed => ("removed", before, &[][..]),
        ChangeKind::Changed(fields) => ("changed", after, fields.as_slice()),
    };
    let fields = fields.iter().map(|field| ReportedField {
        field,
        label: difference::field_label(*record, field, lang).into_owned(),
        before: value(before, field),
        after: value(after, field),
    });
    ReportedChange {
        record: record.to_string(),
        change,
        name: difference::record_text(of, *record, lang),
        fields: fields.collect(),
    }
}
