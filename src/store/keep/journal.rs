//! The unsaved work of one open document, as snapshots in the state folder.
//!
//! Each snapshot is the whole document. The last three are kept; the next one is on the disk before the oldest goes.
//! The folder is locked while the journal lives: the system frees the lock when the process ends, however it ends, and
//! then the entry is found at the next start.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::meta::Meta;
use super::{StateFolder, key, numbered, trash};
use crate::store::{Base, EXTENSION, SaveError, Step, Vfs, VfsLock, save};

/// How many snapshots are kept.
const SNAPSHOTS: usize = 3;

/// How many folders for one document are tried; each crash without recovery leaves one.
const FOLDERS: u32 = 1000;

/// Which document it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentId {
    /// The one of a file, by its canonical path.
    File(PathBuf),
    /// One that was never saved, by an id of the caller: letters and digits.
    Untitled(String),
}

impl DocumentId {
    /// The document of a path as the user named it; for a file that is not there yet, by the folder's canonical path.
    pub fn of_path(vfs: &dyn Vfs, path: &Path) -> Self {
        let in_folder = || {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            vfs.canonicalize(folder).ok().zip(path.file_name()).map(|(folder, name)| folder.join(name))
        };
        Self::File(vfs.canonicalize(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned()))
    }

    fn name(&self) -> String {
        match self {
            Self::File(path) => key(path),
            Self::Untitled(id) => {
                format!("untitled-{}", id.chars().filter(char::is_ascii_alphanumeric).take(32).collect::<String>())
            }
        }
    }

    fn path(&self) -> Option<&PathBuf> {
        match self {
            Self::File(path) => Some(path),
            Self::Untitled(_) => None,
        }
    }
}

/// A document at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// The project's name, for a list.
    pub name: &'a str,
    /// The bytes of its file.
    pub bytes: &'a [u8],
    /// What was seen at the file.
    pub base: Base,
    /// Whether the bytes were proved to read back; see [`crate::store::encode`].
    pub is_checked: bool,
}

/// The journal of one open document.
pub struct Journal {
    document: DocumentId,
    folder: PathBuf,
    trash: PathBuf,
    next: u64,
    _lock: Box<dyn VfsLock>,
}

impl Journal {
    /// A journal in a folder of its own; what earlier processes left for the same document stays where it is.
    pub fn start(vfs: &dyn Vfs, state: &StateFolder, document: &DocumentId) -> Result<Self, SaveError> {
        let failed = |source| SaveError::Failed { step: Step::Create, source, path: state.recovery() };
        let name = document.name();
        for number in 1..=FOLDERS {
            let folder = state.recovery().join(format!("{name}.{number}"));
            StateFolder::make(vfs, &folder).map_err(failed)?;
            let Some(lock) = vfs.try_lock(&lock_file(&folder)).map_err(failed)? else { continue };
            if numbered::list(vfs, &folder).map_err(failed)?.is_empty() {
                let (document, trash) = (document.clone(), state.trash());
                return Ok(Self { document, folder, trash, next: 1, _lock: lock });
            }
        }
        Err(failed(io::ErrorKind::QuotaExceeded.into()))
    }

    /// A journal that goes on where a recovered one ended.
    pub(super) fn go_on(
        document: DocumentId,
        folder: PathBuf,
        state: &StateFolder,
        next: u64,
        lock: Box<dyn VfsLock>,
    ) -> Self {
        Self { document, folder, trash: state.trash(), next, _lock: lock }
    }

    /// Puts a snapshot on the disk. After an error the earlier ones are still there.
    pub fn record(&mut self, vfs: &dyn Vfs, snapshot: &Snapshot<'_>, now: Timestamp) -> Result<(), SaveError> {
        let path = self.document.path().cloned();
        let meta = Meta::new(path, snapshot.name, snapshot.base, now, snapshot.bytes);
        let meta = Meta { sequence: self.next, is_checked: snapshot.is_checked, ..meta };
        save(vfs, &self.path_of(self.next), &meta.with_bytes(snapshot.bytes))?;
        self.next += 1;
        let kept = numbered::list(vfs, &self.folder).unwrap_or_default();
        for (_, _, name) in kept.iter().rev().skip(SNAPSHOTS) {
            // One too many does no harm.
            let _removed = vfs.remove(&self.folder.join(name));
        }
        Ok(())
    }

    /// The document has another file now, after "save as"; later snapshots say so.
    pub fn moved(&mut self, document: DocumentId) {
        self.document = document;
    }

    /// What is in the journal is saved in the file: the snapshots go to the trash for two weeks.
    pub fn settle(&mut self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<()> {
        trash::take(vfs, &self.folder, &self.trash, now, trash::Why::Saved)
    }

    /// What is in the journal is not wanted: the snapshots go to the trash for two weeks, from where they can be taken
    /// back.
    pub fn give_up(&mut self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<()> {
        trash::take(vfs, &self.folder, &self.trash, now, trash::Why::Discarded)
    }

    /// Where the snapshots are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of the newest snapshot.
    pub fn newest_path(&self) -> PathBuf {
        self.path_of(self.next.saturating_sub(1))
    }

    fn path_of(&self, number: u64) -> PathBuf {
        self.folder.join(snapshot_name(number))
    }

    /// Ends a journal of which nothing is needed any more. Its empty folder serves the next one.
    pub(in crate::store) fn drop_copy(self, vfs: &dyn Vfs) {
        for (_, _, name) in numbered::list(vfs, &self.folder).unwrap_or_default() {
            let _removed = vfs.remove(&self.folder.join(name));
        }
        // After a power cut it would only be offered once more.
        let _synced = super::sync_names(vfs, &self.folder);
    }
}

/// What the file of a snapshot is called.
pub(super) fn snapshot_name(number: u64) -> String {
    numbered::join(number, &format!("snapshot.{EXTENSION}"))
}

/// The file that is locked while a journal lives.
pub(super) fn lock_file(folder: &Path) -> PathBuf {
    folder.join("lock")
}

/// Deletes a folder in which there is nothing but its lock, by the one who holds the lock.
///
/// A process that is about to lock the folder could lock a file that is gone a moment later; so this is for folders
/// that nobody has used for long.
pub(super) fn remove_unused(vfs: &dyn Vfs, folder: &Path) {
    let _removed = vfs.remove(&lock_file(folder));
    let _removed = vfs.remove_folder(folder);
}
