//! Unsaved work that a process left behind, found at the next start.

use std::io;
use std::path::{Path, PathBuf};

use super::age::DAY;
use super::journal::{lock_file, remove_unused};
use super::meta::Meta;
use super::trash::{self, Why};
use super::{DocumentId, Journal, StateFolder, numbered};
use crate::lang::Lang;
use crate::model::limits;
use crate::store::{Hash, Vfs, clean_temporaries, save};
use jiff::Timestamp;

/// The file that says up to which snapshot an entry was seen and put off.
const SKIPPED: &str = "skipped";

/// Snapshots that nobody has open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Their folder.
    pub folder: PathBuf,
    /// The newest whole snapshot.
    pub meta: Meta,
    /// How many snapshots there are, whole or not.
    pub snapshots: usize,
    /// Whether the user has put it off; it is offered again only when there is a newer snapshot.
    pub is_skipped: bool,
}

/// A snapshot that was taken over.
pub struct Recovered {
    /// Where it comes from; its base is that of the next save.
    pub meta: Meta,
    /// The bytes of the project.
    pub bytes: Vec<u8>,
    /// The journal, which goes on in the same folder.
    pub journal: Journal,
}

/// Why an entry can't be taken over.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// Another process has it.
    #[error("another process has {}", folder.display())]
    Taken {
        /// Its folder.
        folder: PathBuf,
    },
    /// No snapshot is whole.
    #[error("no snapshot in {} is whole", folder.display())]
    Broken {
        /// Its folder.
        folder: PathBuf,
    },
    /// The system does not give it.
    #[error("can't read {}", folder.display())]
    Unreadable {
        /// What the system says.
        source: io::Error,
        /// Its folder.
        folder: PathBuf,
    },
}

impl StateFolder {
    /// The entries that no process has open and that still differ from their file, sorted by folder.
    ///
    /// Those whose newest snapshot is what the file holds were saved; they go to the trash.
    pub fn entries(&self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for name in numbered::names(vfs, &self.recovery())? {
            let folder = self.recovery().join(name);
            // What can't be looked at now is looked at the next time.
            let Ok(Some(_lock)) = vfs.try_lock(&lock_file(&folder)) else { continue };
            let Ok(list) = numbered::list(vfs, &folder) else { continue };
            // Nobody writes here now, so what a save has left half done is nobody's.
            clean_temporaries(vfs, &folder, None);
            if list.is_empty() {
                let used = vfs.info(&lock_file(&folder)).ok().and_then(|info| info.modified);
                if used.is_some_and(|used| now.as_second().saturating_sub(used) > DAY) {
                    remove_unused(vfs, &folder);
                }
                continue;
            }
            let Some((meta, _bytes)) = newest(vfs, &folder) else { continue };
            if meta.path.as_deref().is_some_and(|path| holds(vfs, path, meta.hash)) {
                let _taken = trash::take(vfs, &folder, &self.trash(), now, Why::Saved);
                continue;
            }
            let is_skipped = skipped_up_to(vfs, &folder).is_some_and(|number| meta.sequence <= number);
            entries.push(Entry { folder, meta, snapshots: list.len(), is_skipped });
        }
        Ok(entries)
    }
}

impl StateFolder {
    /// The folders with snapshots of which none is whole, for saying so; they stay where they are.
    pub fn damaged_entries(&self, vfs: &dyn Vfs) -> io::Result<Vec<PathBuf>> {
        let folders = numbered::names(vfs, &self.recovery())?.into_iter().map(|name| self.recovery().join(name));
        let is_damaged = |folder: &PathBuf| {
            let has_snapshots = numbered::list(vfs, folder).is_ok_and(|list| !list.is_empty());
            has_snapshots && newest(vfs, folder).is_none()
        };
        Ok(folders.filter(is_damaged).collect())
    }
}

impl Entry {
    /// The bytes of the newest snapshot, for saying what differs; the entry stays as it is.
    pub fn read(&self, vfs: &dyn Vfs) -> Option<(Meta, Vec<u8>)> {
        newest(vfs, &self.folder)
    }

    /// Takes the entry over: the journal goes on in its folder, so that nothing is lost in between.
    pub fn recover(&self, vfs: &dyn Vfs, state: &StateFolder) -> Result<Recovered, EntryError> {
        let folder = || self.folder.clone();
        let unreadable = |source| EntryError::Unreadable { source, folder: folder() };
        let lock = vfs.try_lock(&lock_file(&self.folder)).map_err(unreadable)?;
        let lock = lock.ok_or_else(|| EntryError::Taken { folder: folder() })?;
        let list = numbered::list(vfs, &self.folder).map_err(unreadable)?;
        let (meta, bytes) = newest(vfs, &self.folder).ok_or_else(|| EntryError::Broken { folder: folder() })?;
        let name = self.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let document = meta.path.clone().map_or(DocumentId::Untitled(name), DocumentId::File);
        let journal = Journal::go_on(document, folder(), state, numbered::next(&list), lock);
        Ok(Recovered { meta, bytes, journal })
    }

    /// Puts the entry off: it is not offered again unless there is a newer snapshot.
    pub fn skip(&self, vfs: &dyn Vfs) -> io::Result<()> {
        let text = self.meta.sequence.to_string();
        save(vfs, &self.folder.join(SKIPPED), text.as_bytes())
            .map(|_saved| ())
            .map_err(crate::store::SaveError::into_io)
    }

    /// Moves its snapshots to the trash, where they stay for two weeks; nothing if another process has it.
    pub fn discard(&self, vfs: &dyn Vfs, state: &StateFolder, now: Timestamp) -> io::Result<()> {
        let Some(_lock) = vfs.try_lock(&lock_file(&self.folder))? else { return Ok(()) };
        trash::take(vfs, &self.folder, &state.trash(), now, Why::Discarded)
    }
}

/// The newest whole snapshot of a folder.
fn newest(vfs: &dyn Vfs, folder: &Path) -> Option<(Meta, Vec<u8>)> {
    let list = numbered::list(vfs, folder).ok()?;
    list.iter().rev().find_map(|(_, _, name)| whole(vfs, &folder.join(name)))
}

/// A snapshot, if it is as it was written.
pub(super) fn whole(vfs: &dyn Vfs, file: &Path) -> Option<(Meta, Vec<u8>)> {
    // The line in front of the project is short, but the path in it may be anything.
    let bytes = vfs.read(file, limits::FILE_BYTES * 2).ok()?;
    Meta::split(&bytes).map(|(meta, bytes)| (meta, bytes.to_vec()))
}

/// Whether a file holds these very bytes.
pub(super) fn holds(vfs: &dyn Vfs, path: &Path, hash: Hash) -> bool {
    vfs.read(path, limits::FILE_BYTES).is_ok_and(|bytes| Hash::of(&bytes) == hash)
}

fn skipped_up_to(vfs: &dyn Vfs, folder: &Path) -> Option<u64> {
    std::str::from_utf8(&vfs.read(&folder.join(SKIPPED), 20).ok()?).ok()?.parse().ok()
}

impl EntryError {
    /// What is in the way, for the user.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Taken { .. } => lang.recovery_taken(),
            Self::Broken { folder } => lang.recovery_broken(&folder.to_string_lossy()),
            Self::Unreadable { source, folder } => {
                lang.recovery_unreadable(&folder.to_string_lossy(), &lang.system(source))
            }
        }
        .into_owned()
    }
}
