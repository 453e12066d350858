//! What lies at the path that is typed in the path dialog.
//!
//! Looked up on a thread, one path at a time: a folder on a network may take its time.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::export::Format;
use crate::store;
use crate::ui::{Dialog, PathEntry, PathFacts, PathPurpose};

/// Most entries of a folder that the path dialog lists.
const MOST_ENTRIES: usize = 500;

/// Looks up what the path dialog asks about, if one is open and its text has changed.
pub(crate) fn look_up(app: &mut App) {
    let Some(Dialog::Path(dialog)) = &app.view.dialog else { return };
    if dialog.is_looked_up() || app.jobs.is_running(JobKind::LookUp) {
        return;
    }
    let (text, purpose) = (dialog.text.clone(), dialog.purpose);
    app.jobs.start(JobKind::LookUp, move || Done::LookedUp(purpose, facts(&text, purpose)));
}

/// Hands the facts to the dialog that asked; those about a text that has changed are followed by others.
pub(super) fn looked_up(app: &mut App, purpose: PathPurpose, facts: PathFacts) {
    if let Some(Dialog::Path(dialog)) = &mut app.view.dialog
        && dialog.purpose == purpose
    {
        dialog.facts = facts;
    }
}

/// The name of a file, as a text.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The path with the ending of a format, unless it names one itself.
pub(super) fn with_format(path: PathBuf, format: Format) -> PathBuf {
    if Format::from_path(&path).is_some() {
        return path;
    }
    path.with_file_name(format!("{}.{}", file_name(&path), format.extension()))
}

fn facts(text: &str, purpose: PathPurpose) -> PathFacts {
    let home = || etcetera::home_dir().unwrap_or_default();
    let typed = match text.trim().strip_prefix('~') {
        Some(rest) => home().join(rest.trim_start_matches(['/', '\\'])),
        None => PathBuf::from(text.trim()),
    };
    let is_folder = text.ends_with(['/', '\\']) || typed.is_dir();
    let folder = if is_folder { typed.clone() } else { typed.parent().map(Path::to_path_buf).unwrap_or_default() };
    let path = match purpose {
        _ if is_folder => typed,
        PathPurpose::Open | PathPurpose::Import => typed,
        PathPurpose::Save => store::with_extension(typed),
        PathPurpose::Export(choice) => with_format(typed, choice.format),
    };
    PathFacts {
        of: text.to_owned(),
        has_folder: folder.is_dir(),
        is_file: path.is_file(),
        entries: entries(&folder, purpose),
        // A folder alone is no file to save to.
        path: if is_folder { path.join("") } else { path },
    }
}

/// Folders, then the files that one could mean, each by name; hidden ones are left out.
fn entries(folder: &Path, purpose: PathPurpose) -> Vec<PathEntry> {
    let Ok(listing) = std::fs::read_dir(folder) else { return Vec::new() };
    let fits = |name: &str| match purpose {
        PathPurpose::Open | PathPurpose::Save => {
            Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"))
        }
        PathPurpose::Export(choice) => name.ends_with(choice.format.extension()),
        PathPurpose::Import => super::import::is_data_file(Path::new(name)),
    };
    let entry = |entry: std::fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        let is_shown = !name.starts_with('.') && (is_folder || fits(&name));
        is_shown.then(|| PathEntry { name, path: entry.path(), is_folder })
    };
    let mut entries: Vec<PathEntry> = listing.filter_map(Result::ok).filter_map(entry).collect();
    entries.sort_by(|a, b| (!a.is_folder, &a.name).cmp(&(!b.is_folder, &b.name)));
    entries.truncate(MOST_ENTRIES);
    entries
}
