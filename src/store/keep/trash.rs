//! Where snapshots go that are not needed any more: for two weeks, in case they are.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::age::{DAY, ages};
use super::entry::Entry;
use super::journal::snapshot_name;
use super::meta::Meta;
use super::{StateFolder, entry, key, numbered};
use crate::store::Vfs;

/// How long a snapshot stays, in seconds.
const KEPT: i64 = 14 * DAY;

/// How much is kept at most, in bytes; the oldest go first.
const MOST: u64 = 100 * 1024 * 1024;

/// Why snapshots are not needed any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// What they hold was saved.
    Saved,
    /// Somebody has said that they are not wanted.
    Discarded,
}

/// What the names of discarded snapshots say behind their time.
const DISCARDED: &str = "discarded-";

/// Work in the trash that can still be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// The snapshot.
    pub file: PathBuf,
    /// What that says about itself.
    pub meta: Meta,
}

/// Moves all snapshots of a folder into the trash.
pub fn take(vfs: &dyn Vfs, folder: &Path, trash: &Path, now: Timestamp, why: Why) -> io::Result<()> {
    let snapshots = numbered::list(vfs, folder)?;
    if snapshots.is_empty() {
        return Ok(());
    }
    let first = numbered::next(&numbered::list(vfs, trash)?);
    let source = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mark = if why == Why::Discarded { DISCARDED } else { "" };
    let names = (first..).zip(snapshots).map(|(number, (_, _, name))| {
        let rest = format!("{}-{mark}{source}-{}", now.as_second().max(0), name.to_string_lossy());
        (name, numbered::join(number, &rest).into())
    });
    // A power cut may bring a snapshot back; then it is offered once more, which loses nothing.
    numbered::move_all(vfs, folder, trash, names)
}

impl StateFolder {
    /// Every whole snapshot in the trash, from the oldest to the newest.
    pub fn trashed(&self, vfs: &dyn Vfs) -> io::Result<Vec<Trashed>> {
        let files = numbered::list(vfs, &self.trash())?.into_iter().map(|(_, _, name)| self.trash().join(name));
        Ok(files.filter_map(|file| entry::whole(vfs, &file).map(|(meta, _)| Trashed { file, meta })).collect())
    }

    /// Discarded work, from the newest to the oldest: of what was discarded at one moment the newest snapshot, unless
    /// its file holds just that.
    pub fn discarded(&self, vfs: &dyn Vfs) -> io::Result<Vec<Trashed>> {
        let mut moments = BTreeSet::new();
        let mut found = Vec::new();
        for (_, rest, name) in numbered::list(vfs, &self.trash())?.into_iter().rev() {
            let Some((moment, _)) = moment(&rest).filter(|_| is_discarded(&rest)) else { continue };
            let file = self.trash().join(name);
            let Some((meta, _bytes)) = entry::whole(vfs, &file) else { continue };
            let is_newest = moments.insert(moment.to_owned());
            if is_newest && !meta.path.as_deref().is_some_and(|path| entry::holds(vfs, path, meta.hash)) {
                found.push(Trashed { file, meta });
            }
        }
        Ok(found)
    }

    /// Moves a snapshot back among the unsaved work, with the others that went into the trash with it.
    pub fn take_back(&self, vfs: &dyn Vfs, trashed: &Trashed) -> io::Result<Entry> {
        let Trashed { file, meta } = trashed;
        let name = meta.path.as_deref().map_or_else(|| "untitled".to_owned(), key);
        let folder = self.free_entry(vfs, &name).ok_or(io::ErrorKind::QuotaExceeded)?;
        StateFolder::make(vfs, &folder)?;
        let list = numbered::list(vfs, &self.trash())?;
        let own = list.iter().find(|(_, _, name)| file.file_name() == Some(name));
        let (own, _) = own.and_then(|(_, rest, _)| moment(rest)).ok_or(io::ErrorKind::NotFound)?;
        let together = list.iter().filter_map(|(_, rest, name)| {
            let (_, number) = moment(rest).filter(|(moment, _)| *moment == own)?;
            Some((name.clone(), snapshot_name(number).into()))
        });
        let together: Vec<_> = together.collect();
        let snapshots = together.len();
        numbered::move_all(vfs, &self.trash(), &folder, together)?;
        Ok(Entry { folder, meta: meta.clone(), snapshots, is_skipped: false })
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

fn is_discarded(rest: &str) -> bool {
    rest.split_once('-').is_some_and(|(_, source)| source.starts_with(DISCARDED))
}

/// When and from where a snapshot went into the trash, as the rest of its name says it, and its number there.
fn moment(rest: &str) -> Option<(&str, u64)> {
    // The snapshot's own name is its number and a word.
    let (before, _word) = rest.rsplit_once('-')?;
    let (moment, number) = before.rsplit_once('-')?;
    Some((moment, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snapshots_that_were_discarded_together_have_one_moment() {
        let first = "1700000000-discarded-ab12.1-0000000001-snapshot.bsc.ron";
        assert_eq!(moment(first), Some(("1700000000-discarded-ab12.1", 1)));
        let of = |name| moment(name).map(|(moment, _)| moment);
        assert_eq!(of(first), of("1700000000-discarded-ab12.1-0000000002-snapshot.bsc.ron"));
        assert_ne!(of(first), of("1700000000-discarded-ab12.2-0000000002-snapshot.bsc.ron"));
        assert!(is_discarded(first) && !is_discarded("1700000000-untitled-7.1-0000000002-snapshot.bsc.ron"));
    }
}
