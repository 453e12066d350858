//! The way out of a start that fails again and again.
//!
//! A start leaves a marker before anything is opened and takes it away when the window has been up for a while. Two
//! markers that nobody took away mean that something makes the program fail at the start: the third start opens
//! nothing, and what the last ones may have stumbled over is moved aside, never deleted.

use std::io;
use std::path::PathBuf;

use super::journal::lock_file;
use super::{StateFolder, numbered};
use crate::store::{SaveError, Vfs, VfsLock, save};

/// How many failed starts are enough.
const FAILED: usize = 2;

/// How to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// As always.
    Normal,
    /// With an empty window and no session, after failed starts.
    Safe {
        /// Where the unsaved work is now; `None` if there was none.
        moved_to: Option<PathBuf>,
        /// How many documents were moved.
        documents: usize,
    },
}

/// A start that has not come to its end. Dropping it without [`Starting::succeeded`] leaves the marker, so that is to be
/// called too when the program is closed in order before the window has been up for long.
pub struct Starting {
    markers: PathBuf,
    _lock: Box<dyn VfsLock>,
}

impl StateFolder {
    pub(super) fn starting(&self) -> PathBuf {
        self.root.join("starting")
    }

    /// Marks that the program starts and says how; `None` instead of a marker if another process is starting just now.
    pub fn begin_start(&self, vfs: &dyn Vfs) -> io::Result<(Start, Option<Starting>)> {
        let markers = self.starting();
        StateFolder::make(vfs, &markers)?;
        let Some(lock) = vfs.try_lock(&lock_file(&markers))? else { return Ok((Start::Normal, None)) };
        let failed = numbered::list(vfs, &markers)?;
        let start = if failed.len() >= FAILED { self.move_aside(vfs)? } else { Start::Normal };
        let marker = markers.join(numbered::join(numbered::next(&failed), "start"));
        save(vfs, &marker, b"").map_err(SaveError::into_io)?;
        Ok((start, Some(Starting { markers, _lock: lock })))
    }

    /// Moves all unsaved work that no process has open aside.
    fn move_aside(&self, vfs: &dyn Vfs) -> io::Result<Start> {
        let mut documents = 0;
        for name in numbered::names(vfs, &self.recovery())? {
            let folder = self.recovery().join(&name);
            let Ok(Some(_lock)) = vfs.try_lock(&lock_file(&folder)) else { continue };
            let snapshots = numbered::list(vfs, &folder)?;
            if snapshots.is_empty() {
                continue;
            }
            let aside = self.free_folder(vfs, &name.to_string_lossy());
            StateFolder::make(vfs, &aside)?;
            numbered::move_all(vfs, &folder, &aside, snapshots.into_iter().map(|(_, _, name)| (name.clone(), name)))?;
            documents += 1;
        }
        Ok(Start::Safe { moved_to: (documents > 0).then(|| self.aside()), documents })
    }

    /// Moves what was put aside after failed starts back among the unsaved work; gives the number of documents.
    pub fn bring_back(&self, vfs: &dyn Vfs) -> io::Result<usize> {
        let mut documents = 0;
        for name in numbered::names(vfs, &self.aside())? {
            let aside = self.aside().join(&name);
            let snapshots = numbered::list(vfs, &aside)?;
            if snapshots.is_empty() {
                continue;
            }
            let Some(folder) = self.free_entry(vfs, &name.to_string_lossy()) else { continue };
            StateFolder::make(vfs, &folder)?;
            numbered::move_all(vfs, &aside, &folder, snapshots.into_iter().map(|(_, _, name)| (name.clone(), name)))?;
            documents += 1;
        }
        Ok(documents)
    }

    /// A folder in which nothing was moved aside before.
    fn free_folder(&self, vfs: &dyn Vfs, name: &str) -> PathBuf {
        let folders = (1..1000).map(|number| self.aside().join(format!("{name}-{number}")));
        let mut free = folders.filter(|folder| numbered::list(vfs, folder).is_ok_and(|list| list.is_empty()));
        free.next().unwrap_or_else(|| self.aside())
    }
}

impl Starting {
    /// The window has been up for a while: this start is no failed one.
    pub fn succeeded(self, vfs: &dyn Vfs) -> io::Result<()> {
        for (_, _, name) in numbered::list(vfs, &self.markers)? {
            vfs.remove(&self.markers.join(name))?;
        }
        Ok(())
    }
}
