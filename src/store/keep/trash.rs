//! Where snapshots go that are not needed any more: for two weeks, in case they are.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::age::{DAY, ages};
use super::meta::Meta;
use super::{StateFolder, entry, numbered};
use crate::store::Vfs;

/// How long a snapshot stays, in seconds.
const KEPT: i64 = 14 * DAY;

/// How much is kept at most, in bytes; the oldest go first.
const MOST: u64 = 100 * 1024 * 1024;

/// Moves all snapshots of a folder into the trash.
pub fn take(vfs: &dyn Vfs, folder: &Path, trash: &Path, now: Timestamp) -> io::Result<()> {
    let snapshots = numbered::list(vfs, folder)?;
    if snapshots.is_empty() {
        return Ok(());
    }
    let first = numbered::next(&numbered::list(vfs, trash)?);
    let source = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for (number, (_, _, name)) in (first..).zip(snapshots) {
        let name = name.to_string_lossy().into_owned();
        let to = trash.join(numbered::join(number, &format!("{}-{source}-{name}", now.as_second().max(0))));
        vfs.rename(&folder.join(&name), &to)?;
    }
    // A power cut may bring a snapshot back; then it is offered once more, which loses nothing.
    super::sync_names(vfs, trash)?;
    super::sync_names(vfs, folder)
}

impl StateFolder {
    /// What is in the trash, from the oldest to the newest: the file, and what it says about itself.
    pub fn trashed(&self, vfs: &dyn Vfs) -> io::Result<Vec<(PathBuf, Meta)>> {
        let files = numbered::list(vfs, &self.trash())?.into_iter().map(|(_, _, name)| self.trash().join(name));
        Ok(files.filter_map(|file| entry::whole(vfs, &file).map(|(meta, _)| (file, meta))).collect())
    }

    /// Deletes what has been in the trash for two weeks, and the oldest beyond 100 MB.
    pub fn empty_trash(&self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<usize> {
        let list = numbered::list(vfs, &self.trash())?;
        let time = |rest: &str| rest.split_once('-').and_then(|(time, _)| time.parse().ok());
        let dated: Vec<_> = list.iter().filter_map(|(_, rest, name)| Some((time(rest)?, name))).collect();
        let times: Vec<i64> = dated.iter().map(|(time, _)| *time).collect();
        let (mut bytes, mut removed) = (0_u64, 0);
        for ((_, name), age) in dated.into_iter().zip(ages(&times, now.as_second())).rev() {
            let file = self.trash().join(name);
            bytes = bytes.saturating_add(vfs.info(&file).map_or(0, |info| info.bytes));
            if age.is_some_and(|age| age > KEPT) || bytes > MOST {
                vfs.remove(&file)?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}
