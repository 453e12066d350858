//! Opening a file, and looking whether it still is what was seen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Found, Keeper, Open, OpenedVersion};
use crate::lang::Lang;
use crate::model::{Project, limits};
use crate::store::keep::DocumentLock;
use crate::store::{self, Base, Broken, DiskState, Hash, Loaded, OpenError, Opened, UnknownField, Vfs as _, WaysOut};

/// A file that was opened.
pub(in crate::app) struct OnDisk {
    /// What it holds, and what saving must know.
    pub(in crate::app) opened: Opened,
    /// Whether another window of this program has it open.
    pub(in crate::app) is_locked: bool,
    /// Copies beside it that sync programs have made and that hold something else.
    pub(in crate::app) copies: Vec<PathBuf>,
    /// Unsaved work of it that an earlier start has left.
    pub(in crate::app) unsaved: Vec<Found>,
}

/// The project of a file, and the names of the fields in it that this version does not know.
pub(in crate::app) fn known(loaded: Loaded) -> (Arc<Project>, Vec<String>) {
    let unknown = unknown_names(&loaded.unknown_fields);
    (Arc::new(loaded.project), unknown)
}

/// Unknown fields as people find them in the file: the record, if there is one, and the field.
pub(in crate::app) fn unknown_names(fields: &[UnknownField]) -> Vec<String> {
    let name = |field: &UnknownField| match &field.record {
        Some(record) => format!("{record}.{}", field.field),
        None => field.field.clone(),
    };
    fields.iter().map(name).collect()
}

/// What a file is now, compared with what was seen.
pub(in crate::app) enum DiskNow {
    /// The same.
    Same,
    /// It is not there.
    Gone,
    /// Another program has written it.
    Changed {
        /// Its fingerprint.
        hash: Hash,
        /// Its project and the fields that this version does not know, or why it is no project.
        project: Result<(Arc<Project>, Vec<String>), Broken>,
    },
}

impl Keeper {
    /// Opens a file and locks it for this window.
    pub(in crate::app) fn open(&mut self, serial: u64, path: &Path) -> Result<OnDisk, OpenError> {
        let opened = store::open_document(&self.fs, path)?;
        // The same file opened once more in this window: the lock goes with it.
        let own = self.open.values_mut().find(|open| open.path.as_ref() == Some(&opened.path));
        let own = own.and_then(|open| open.lock.take());
        let lock = match (own, self.state.as_ref().ok()) {
            (Some(lock), _) => Some(Some(lock)),
            (None, state) => state.and_then(|state| state.lock_document(&self.fs, &opened.path).ok()),
        };
        let is_locked = matches!(lock, Some(None));
        let unsaved = self.unsaved_work_of(&opened.path);
        let copies = self.copies(&opened.path, opened.hash);
        if let Some(folder) = opened.path.parent() {
            store::clean_temporaries(&self.fs, folder, Some((self.now)()));
        }
        let path = Some(opened.path.clone());
        self.open.insert(serial, Open { lock: lock.flatten(), path, ..Open::default() });
        Ok(OnDisk { opened, is_locked, copies, unsaved })
    }

    /// The copies of a file that open and hold something else.
    fn copies(&self, path: &Path, hash: Hash) -> Vec<PathBuf> {
        let siblings = store::siblings(&self.fs, path).unwrap_or_default();
        let differs = |path: &PathBuf| {
            let bytes = self.fs.read(path, limits::FILE_BYTES);
            bytes.is_ok_and(|bytes| Hash::of(&bytes) != hash && store::read(&bytes).is_ok())
        };
        siblings.into_iter().map(|sibling| sibling.path).filter(differs).collect()
    }

    /// Opens a file in which git has left conflict markers: both versions put together, with what is open in it.
    pub(in crate::app) fn open_marked(
        &mut self,
        serial: u64,
        path: &Path,
        lang: Lang,
    ) -> Result<OpenedVersion, String> {
        let unread = |error| OpenError::unread(error, path).message(lang);
        let bytes = self.fs.read(path, limits::FILE_BYTES).map_err(unread)?;
        let merged = store::read_marked(&bytes).map_err(|broken| broken.message(lang))?;
        let sides = store::unmark(&bytes).into_iter().flat_map(|marked| [marked.ours, marked.theirs]);
        let unknown =
            sides.filter_map(|side| store::read(&side).ok()).flat_map(|side| unknown_names(&side.unknown_fields));
        let unknown: BTreeSet<String> = unknown.collect();
        let lock = self.lock_of(path);
        self.open.insert(serial, Open { lock, ..Open::default() });
        let (base, project) = (Base::Seen(Hash::of(&bytes)), Arc::new(merged.project));
        Ok(OpenedVersion { project, base, unknown_fields: unknown.into_iter().collect() })
    }

    /// The lock of a file, if no other window has it.
    pub(super) fn lock_of(&self, path: &Path) -> Option<DocumentLock> {
        let path = self.fs.canonicalize(path).ok()?;
        self.state.as_ref().ok()?.lock_document(&self.fs, &path).ok()?
    }

    /// Looks what a file is now.
    pub(in crate::app) fn look(&self, path: &Path, base: Base) -> DiskNow {
        match store::disk_state(&self.fs, path, base) {
            Ok(DiskState::Gone) => DiskNow::Gone,
            Ok(DiskState::Changed { found, bytes }) => {
                let project = store::read(&bytes).map(known);
                DiskNow::Changed { hash: found, project }
            }
            // A share that does not answer says nothing about the file.
            Ok(DiskState::Same) | Err(_) => DiskNow::Same,
        }
    }

    /// The project of a file beside the open one.
    pub(in crate::app) fn beside(&self, path: &Path) -> Result<(Arc<Project>, Vec<String>), OpenError> {
        store::open(&self.fs, path).map(known)
    }

    /// What there is instead of a file that can't be opened.
    pub(in crate::app) fn ways_out(&self, path: &Path) -> WaysOut {
        WaysOut::of(&self.fs, path, self.state.as_ref().ok(), (self.now)())
    }
}
