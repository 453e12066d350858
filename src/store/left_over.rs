//! Temporary files of saves that never came to their end.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Vfs;
use super::save::is_temporary;

/// How old one must be, in seconds; a save on a slow share takes its time.
const OLD: i64 = 24 * 60 * 60;

/// Deletes our temporary files in a folder that are more than a day old, or all if no time is given; returns which.
///
/// Only names that a save gives are touched, and only in folders in which the program has saved. A failure is none:
/// the files are in nobody's way.
pub fn clean_temporaries(vfs: &dyn Vfs, folder: &Path, now: Option<Timestamp>) -> Vec<PathBuf> {
    let names = vfs.list(folder).unwrap_or_default();
    let files = names.into_iter().filter(|name| is_temporary(name)).map(|name| folder.join(name));
    let is_old = |file: &PathBuf| {
        let Some(now) = now else { return true };
        let modified = vfs.info(file).ok().filter(|info| info.is_file).and_then(|info| info.modified);
        modified.is_some_and(|modified| now.as_second().saturating_sub(modified) > OLD)
    };
    files.filter(is_old).filter(|file| vfs.remove(file).is_ok()).collect()
}
