//! What is kept so that no work is lost: unsaved work, old versions, and locks, in a folder of the program's own.
//!
//! | in the state folder | what |
//! |---|---|
//! | `recovery/<document>.<n>/` | the last snapshots of one open document, and the lock of the process that has it open |
//! | `trash/` | snapshots that were saved or discarded, for two weeks |
//! | `aside/` | snapshots that were moved away after two failed starts |
//! | `history/<document>/` | every version that was overwritten, thinned with age |
//! | `locks/` | which documents are open |
//! | `copies/` | copies of sync programs that were merged or declined |
//! | `starting` | a start that has not come to its end |
//!
//! Nothing here lies beside the user's files. Every file is written by [`save`](super::save), so a power cut leaves
//! whole files only. Order follows from sequence numbers; times are for people, and a wrong clock deletes nothing.

mod age;
mod copies;
mod entry;
mod history;
mod journal;
mod lock;
mod meta;
mod numbered;
mod starting;
mod trash;

use std::io;
use std::path::{Path, PathBuf};

pub use entry::{Entry, EntryError, Recovered};
pub use history::{History, Past, Version};
pub use journal::{DocumentId, Journal, Snapshot};
pub use lock::DocumentLock;
pub use meta::Meta;
pub use starting::{Start, Starting};
pub use trash::Trashed;

use jiff::Timestamp;

use super::{Hash, Vfs, clean_temporaries};

/// The folder in which the program keeps what is not the user's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFolder {
    root: PathBuf,
}

impl StateFolder {
    /// Opens the folder, and makes it if it is not there; only this user may look into it.
    pub fn open(vfs: &dyn Vfs, root: PathBuf) -> io::Result<Self> {
        let state = Self { root };
        for folder in [state.recovery(), state.trash(), state.aside(), state.histories(), state.locks()] {
            vfs.create_private_folder(&folder)?;
        }
        sync_names(vfs, &state.root)?;
        if let Some(parent) = state.root.parent() {
            sync_names(vfs, parent)?;
        }
        Ok(state)
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The folder of snapshots that were moved away after failed starts.
    pub fn aside(&self) -> PathBuf {
        self.root.join("aside")
    }

    fn recovery(&self) -> PathBuf {
        self.root.join("recovery")
    }

    fn trash(&self) -> PathBuf {
        self.root.join("trash")
    }

    fn histories(&self) -> PathBuf {
        self.root.join("history")
    }

    fn copies(&self) -> PathBuf {
        self.root.join("copies")
    }

    fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// Deletes what is not needed any more: old versions and trash by age and size, and what saves have left half done.
    ///
    /// For every start, and once a day while the program runs.
    pub fn tidy(&self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<()> {
        for folder in numbered::names(vfs, &self.histories())?.into_iter().map(|name| self.histories().join(name)) {
            clean_temporaries(vfs, &folder, Some(now));
        }
        clean_temporaries(vfs, &self.starting(), Some(now));
        clean_temporaries(vfs, &self.copies(), Some(now));
        self.thin_histories(vfs, now)?;
        self.empty_trash(vfs, now)?;
        Ok(())
    }

    /// A folder for unsaved work in which there is none, and which no open document has for its own.
    fn free_entry(&self, vfs: &dyn Vfs, name: &str) -> Option<PathBuf> {
        let mut folders = (1..1000).map(|number| self.recovery().join(format!("{name}.{number}")));
        folders.find(|folder| {
            // One that is not there can't be locked either.
            let is_taken = matches!(vfs.try_lock(&journal::lock_file(folder)), Ok(None));
            !is_taken && numbered::list(vfs, folder).is_ok_and(|list| list.is_empty())
        })
    }

    /// A new folder for a document, on the disk before anything is put into it.
    fn make(vfs: &dyn Vfs, folder: &Path) -> io::Result<()> {
        vfs.create_private_folder(folder)?;
        folder.parent().map_or(Ok(()), |parent| sync_names(vfs, parent))
    }
}

/// Waits for the names of a folder; a file system that can't do that is believed.
fn sync_names(vfs: &dyn Vfs, folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match vfs.sync_folder(folder) {
        Err(error) if !matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Err(error),
        _ => Ok(()),
    }
}

/// The name under which a file is known here: it follows from the canonical path.
fn key(path: &Path) -> String {
    Hash::of(path.as_os_str().as_encoded_bytes()).short()
}
