//! `fourfold check`: what is wrong with a project file.
//!
//! Every problem is reported, not only the first one. What a file holds that
//! saving would not keep is a warning and no failure.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Failure, Machine, args, json};
use crate::lang::Lang;
use crate::store::{self, Broken, Loaded, OpenError, Place, RealFs, Warning};

/// The arguments of `fourfold check`.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct Check {
    /// Project file to check
    pub file: PathBuf,
    /// How the problems are listed
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = "text")]
    pub format: ReportFormat,
    /// Language of the sentences [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
}

/// How problems are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// A line each, for people.
    Text,
    /// One object, for programs.
    Json,
}

/// Something to be said about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// Whether the file can't be opened because of it.
    pub(super) is_error: bool,
    pub(super) place: Option<Place>,
    /// The record's id.
    pub(super) record: Option<String>,
    /// What and where, and what to do.
    pub(super) message: String,
}

impl Check {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let findings = match store::open(&RealFs, &self.file) {
            Ok(loaded) => warnings(&loaded, lang),
            Err(OpenError::Broken { source, .. }) => errors(&source, lang),
            Err(error) => return Err(Failure::bad_input(error.message(lang))),
        };
        let path = self.file.to_string_lossy();
        let errors = findings.iter().filter(|finding| finding.is_error).count();
        match self.format {
            ReportFormat::Json => machine.say(&json::report(&path, &findings)),
            ReportFormat::Text => {
                for finding in &findings {
                    let is_error = finding.is_error;
                    let text = &finding.message;
                    machine.say(if is_error { text.into() } else { lang.cli_warning(text) }.as_ref());
                }
                if errors == 0 {
                    machine.say(&lang.cli_check_clean(&path));
                }
            }
        }
        if errors == 0 { Ok(()) } else { Err(Failure::bad_input(lang.cli_check_failed(&path, errors))) }
    }
}

/// What is wrong with a file that can't be opened.
fn errors(broken: &Broken, lang: Lang) -> Vec<Finding> {
    let of_record = |problem: &store::ReadProblem| Finding {
        is_error: true,
        place: Some(problem.place),
        record: problem.record.clone(),
        message: problem.message(lang),
    };
    match broken.problems() {
        [] => vec![Finding { is_error: true, place: place(broken), record: None, message: broken.message(lang) }],
        problems => problems.iter().map(of_record).collect(),
    }
}

/// Where a file as a whole is at fault, if there is such a place.
fn place(broken: &Broken) -> Option<Place> {
    match broken {
        Broken::Binary { place } | Broken::NotUtf8 { place, .. } => Some(*place),
        Broken::Conflicts { lines } => lines.first().map(|line| Place { line: *line, column: 1 }),
        Broken::TooLarge { .. }
        | Broken::Empty
        | Broken::Zeros { .. }
        | Broken::NotAMap
        | Broken::Newer { .. }
        | Broken::Records { .. } => None,
    }
}

/// What saving would not keep.
fn warnings(loaded: &Loaded, lang: Lang) -> Vec<Finding> {
    let of_file = loaded.warnings.iter().map(|warning| {
        let (place, record) = match warning {
            Warning::Comments { place } => (Some(*place), None),
            Warning::Cleaned { place, record, .. } => (Some(*place), record.clone()),
            Warning::ByteOrderMark | Warning::WindowsLines => (None, None),
        };
        Finding { is_error: false, place, record, message: warning.message(lang) }
    });
    let of_fields = loaded.unknown_fields.iter().map(|field| Finding {
        is_error: false,
        place: Some(field.place),
        record: field.record.clone(),
        message: field.message(lang),
    });
    let open = loaded.project.conflicts.len();
    let of_merge = (open > 0).then(|| Finding {
        is_error: false,
        place: None,
        record: None,
        message: lang.resolve_banner(open).into_owned(),
    });
    of_file.chain(of_fields).chain(of_merge).collect()
}

pub(super) fn format() -> impl TypedValueParser<Value = ReportFormat> {
    let names = PossibleValuesParser::new(["text", "json"]);
    names.map(|name| if name == "json" { ReportFormat::Json } else { ReportFormat::Text })
}
