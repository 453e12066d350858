//! Opening a file, and looking whether it still is what was seen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Found, Keeper, Open, OpenedVersion};
use crate::lang::Lang;
use crate::model::{Project, limits};
use crate::store::{self, Base, Broken, DiskState, Hash, Loaded, OpenError, Opened, UnknownField, Vfs as _, WaysOut};

/// A file that was opened.
pub(in crate::app) struct OnDisk {
    /// What it holds, and what saving must know.
    pub(in crate::app) opened: Opened,
    /// Whether another window of this program has it open.
    pub(in crate::app) is_locked: bool,
    /// Copies beside it that sync programs have made and that hold something else.
    pub(in crate::app) copies: Vec<SyncCopy>,
    /// Unsaved work of it that an earlier start has left.
    pub(in crate::app) unsaved: Vec<Found>,
}

/// A copy of a file that a sync program has made beside it.
pub(in crate::app) struct SyncCopy {
    /// Where it is.
    pub(in crate::app) path: PathBuf,
    /// Its fingerprint.
    pub(in crate::app) hash: Hash,
}

/// The project of a file, and what in the file it does not hold.
pub(in crate::app) struct Known {
    /// The project.
    pub(in crate::app) project: Arc<Project>,
    /// The fields that this version does not know, as people find them: the record, if there is one, and the field.
    pub(in crate::app) unknown_fields: Vec<String>,
}

impl From<Loaded> for Known {
    fn from(loaded: Loaded) -> Self {
        let name = |field: UnknownField| match field.record {
            Some(record) => format!("{record}.{}", field.field),
            None => field.field,
        };
        let unknown_fields = loaded.unknown_fields.into_iter().map(name).collect();
        Self { project: Arc::new(loaded.project), unknown_fields }
    }
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
        /// What it holds, or why it is no project.
        known: Result<Known, Broken>,
    },
}

impl Keeper {
    /// Opens a file and locks it for this window.
    pub(in crate::app) fn open(&mut self, serial: u64, path: &Path) -> Result<OnDisk, OpenError> {
        let opened = store::open_document(&self.fs, path)?;
        let lock = self.state.as_ref().ok().and_then(|state| state.lock_document(&self.fs, &opened.path).ok());
        // The same file may be open in this window: until it has left, the lock is its own.
        let is_own = self.open.values().any(|open| open.lock.is_some() && open.path.as_ref() == Some(&opened.path));
        let is_locked = matches!(lock, Some(None)) && !is_own;
        let unsaved = self.unsaved_work_of(&opened.path);
        let copies = self.copies(&opened.path, opened.hash);
        if let Some(folder) = opened.path.parent() {
            store::clean_temporaries(&self.fs, folder, Some((self.now)()));
        }
        let path = Some(opened.path.clone());
        self.open.insert(serial, Open { lock: lock.flatten(), path, ..Open::default() });
        Ok(OnDisk { opened, is_locked, copies, unsaved })
    }

    /// The copies of a file that open, hold something else, and were not dealt with.
    fn copies(&self, document: &Path, own: Hash) -> Vec<SyncCopy> {
        let siblings = store::siblings(&self.fs, document).unwrap_or_default();
        let copy = |path: PathBuf| {
            let bytes = self.fs.read(&path, limits::FILE_BYTES).ok()?;
            let hash = Hash::of(&bytes);
            let is_settled = || {
                let state = self.state.as_ref();
                state.is_ok_and(|state| state.is_settled_copy(&self.fs, document, hash))
            };
            let is_open_question = hash != own && !is_settled() && store::read(&bytes).is_ok();
            is_open_question.then_some(SyncCopy { path, hash })
        };
        siblings.into_iter().filter_map(|sibling| copy(sibling.path)).collect()
    }

    /// Copies of a document were dealt with: they are not offered again as they are.
    pub(in crate::app) fn settle_copies(&self, document: &Path, copies: &[Hash]) {
        let Ok(document) = self.fs.canonicalize(document) else { return };
        for copy in copies {
            if let Some(Err(error)) =
                self.state.as_ref().ok().map(|state| state.settle_copy(&self.fs, &document, *copy))
            {
                log::warn!("a copy will be offered again: {error}");
            }
        }
    }

    /// Opens a file in which git has left conflict markers: both versions put together, with what is open in it.
    pub(in crate::app) fn open_marked(&self, path: &Path, lang: Lang) -> Result<OpenedVersion, String> {
        let unread = |error| OpenError::unread(error, path).message(lang);
        let bytes = self.fs.read(path, limits::FILE_BYTES).map_err(unread)?;
        let merged = store::read_marked(&bytes).map_err(|broken| broken.message(lang))?;
        let sides = store::unmark(&bytes).into_iter().flat_map(|marked| [marked.ours, marked.theirs]);
        let sides = sides.filter_map(|side| Some(Known::from(store::read(&side).ok()?)));
        let unknown: BTreeSet<String> = sides.flat_map(|side| side.unknown_fields).collect();
        let known = Known { project: Arc::new(merged.project), unknown_fields: unknown.into_iter().collect() };
        Ok(OpenedVersion { known, base: Base::Seen(Hash::of(&bytes)) })
    }

    /// Looks what a file is now.
    pub(in crate::app) fn look(&self, path: &Path, base: Base) -> DiskNow {
        match store::disk_state(&self.fs, path, base) {
            Ok(DiskState::Gone) => DiskNow::Gone,
            Ok(DiskState::Changed { found, bytes }) => {
                DiskNow::Changed { hash: found, known: store::read(&bytes).map(Known::from) }
            }
            // A share that does not answer says nothing about the file.
            Ok(DiskState::Same) | Err(_) => DiskNow::Same,
        }
    }

    /// The project of a file beside the open one, and the fingerprint of the file.
    pub(in crate::app) fn beside(&self, path: &Path) -> Result<(Known, Hash), OpenError> {
        let bytes = self.fs.read(path, limits::FILE_BYTES).map_err(|error| OpenError::unread(error, path))?;
        let loaded = store::read(&bytes).map_err(|source| OpenError::Broken { source, path: path.to_owned() })?;
        Ok((Known::from(loaded), Hash::of(&bytes)))
    }

    /// What there is instead of a file that can't be opened.
    pub(in crate::app) fn ways_out(&self, path: &Path) -> WaysOut {
        WaysOut::of(&self.fs, path, self.state.as_ref().ok(), (self.now)())
    }
}
