//! `fourfold merge`: two versions of a project put together, as git's merge drivers do.
//!
//! Git calls it with `%O %A %B %P`. The result goes into the second file and the code
//! says whether something is left open. A version that is no project is handed back to
//! git's own merge, so that with the driver nobody is worse off than without.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Failure, Machine, args, open};
use crate::analysis::difference;
use crate::lang::Lang;
use crate::model::Project;
use crate::store::{self, Merged, RealFs};

/// The arguments of `fourfold merge`.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub struct Merge {
    /// Version that both others come from; may be empty
    pub base: PathBuf,
    /// Our version; the result goes here
    pub ours: PathBuf,
    /// Their version
    pub theirs: PathBuf,
    /// The file's name in the repository, as git gives it
    pub path: Option<PathBuf>,
    /// File for the result instead of our version
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Language of the sentences [default: the system's]
    #[arg(long, value_name = "LANGUAGE", value_parser = args::lang())]
    pub lang: Option<Lang>,
}

/// Most conflicts and notes that are told one by one.
const TOLD: usize = 20;

impl Merge {
    pub(super) fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        let lang = self.lang.unwrap_or(machine.lang);
        let versions = self.versions(lang);
        let [base, ours, theirs] = match versions {
            Ok(versions) => versions,
            Err(failure) if self.path.is_some() => {
                machine.say(&failure.to_string());
                return by_lines(&self, lang);
            }
            Err(failure) => return Err(failure),
        };
        let merged = store::merge(&base, &ours, &theirs);
        let bytes = store::encode(&merged.project).map_err(|error| Failure::bad_use(error.message(lang)))?;
        let target = self.to.as_ref().unwrap_or(&self.ours);
        store::save(&RealFs, target, &bytes).map_err(|error| Failure::bad_use(error.message(lang)))?;
        tell(&merged, lang, machine);
        if merged.conflicts.is_empty() {
            return Ok(());
        }
        let name = self.path.as_ref().unwrap_or(target).to_string_lossy();
        Err(Failure::bad_input(lang.cli_merge_conflicts(&name, merged.conflicts.len())))
    }

    fn versions(&self, lang: Lang) -> Result<[Project; 3], Failure> {
        Ok([base(&self.base, lang)?, project(&self.ours, lang)?, project(&self.theirs, lang)?])
    }
}

/// A file without anything in it is what git gives where there is no origin.
fn base(path: &Path, lang: Lang) -> Result<Project, Failure> {
    match path.metadata() {
        Ok(info) if info.is_file() && info.len() == 0 => Ok(Project::default()),
        _ => project(path, lang),
    }
}

/// The project of a file that can be read without losing anything.
fn project(path: &Path, lang: Lang) -> Result<Project, Failure> {
    let loaded = open(path, lang).map_err(|failure| Failure::bad_use(failure.to_string()))?;
    if let Some(field) = loaded.unknown_fields.first() {
        return Err(Failure::bad_use(lang.cli_merge_unknown(&path.to_string_lossy(), &field.field)));
    }
    Ok(loaded.project)
}

/// What was settled, and what is open.
fn tell(merged: &Merged, lang: Lang, machine: &mut Machine<'_>) {
    for note in merged.notes.iter().take(TOLD) {
        let name = difference::record_text(&merged.project, note.record(), lang);
        machine.say(&note.message(&name, lang));
    }
    for conflict in merged.conflicts.iter().take(TOLD) {
        machine.say(&difference::conflict_line(&merged.project, conflict, lang));
    }
}

/// The merge that git would have done without a driver: by lines, with markers.
fn by_lines(merge: &Merge, lang: Lang) -> Result<(), Failure> {
    let name = merge.path.as_ref().unwrap_or(&merge.ours).to_string_lossy();
    let files = [&merge.ours, &merge.base, &merge.theirs];
    let done = Command::new("git").arg("merge-file").args(files).status();
    match done.map(|status| status.code()) {
        Ok(Some(0)) => Ok(()),
        Ok(Some(1..=127)) => Err(Failure::bad_input(lang.cli_merge_by_lines(&name))),
        _ => Err(Failure::bad_use(lang.cli_merge_not_done(&name))),
    }
}
