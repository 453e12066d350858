//! Saving the open document.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Keeper;
use crate::app::jobs::SaveProblem;
use crate::model::{Project, limits};
use crate::store::keep::DocumentId;
use crate::store::{self, Base, HardLinks, Hash, Losses, OldVersion, SaveOrder, Vfs as _, encode, save_document};

/// What is to be saved, and what was agreed to.
#[derive(Clone)]
pub(in crate::app) struct SaveTask {
    /// The serial number of the project in the window.
    pub(in crate::app) serial: u64,
    /// The version.
    pub(in crate::app) project: Arc<Project>,
    /// The file, as the user named it.
    pub(in crate::app) path: PathBuf,
    /// What was seen there; `None` replaces, and keeps as an old version, whatever is there now.
    pub(in crate::app) base: Option<Base>,
    /// What of the file the project does not hold.
    pub(in crate::app) losses: Losses,
    /// What to do with several names.
    pub(in crate::app) hard_links: HardLinks,
    /// What to do if the old version can't be kept.
    pub(in crate::app) old_version: OldVersion,
}

impl SaveTask {
    /// A save that asks about everything.
    pub(in crate::app) fn new(serial: u64, project: Arc<Project>, path: PathBuf, base: Option<Base>) -> Self {
        let (losses, hard_links, old_version) = (Losses::None, HardLinks::Ask, OldVersion::MustBeKept);
        Self { serial, project, path, base, losses, hard_links, old_version }
    }
}

impl Keeper {
    /// Saves; after that the journal of the document is empty.
    pub(in crate::app) fn save(&mut self, task: &SaveTask) -> Result<Hash, SaveProblem> {
        let bytes = encode(&task.project).map_err(SaveProblem::Encode)?;
        let keeping = self.keeping();
        // Without a state folder nothing can be kept; that was said when the folder could not be made.
        let old_version = if keeping.is_some() { task.old_version } else { OldVersion::MayGo };
        let base = task.base.unwrap_or_else(|| self.base_of(&task.path));
        let order = SaveOrder {
            losses: task.losses,
            hard_links: task.hard_links,
            old_version,
            ..SaveOrder::new(&task.path, &bytes, base)
        };
        let saved = save_document(&self.fs, &order, keeping).map_err(SaveProblem::Save)?;
        self.settle(task);
        Ok(saved.hash())
    }

    /// What is at a path now.
    pub(super) fn base_of(&self, path: &Path) -> Base {
        let bytes = self.fs.read(path, limits::FILE_BYTES);
        bytes.map_or(Base::Absent, |bytes| Base::Seen(Hash::of(&bytes)))
    }

    /// The document is the one of this file now, and nothing of it is unsaved.
    fn settle(&mut self, task: &SaveTask) {
        let now = (self.now)();
        let document = DocumentId::of_path(&self.fs, &task.path);
        self.lock(task.serial, &task.path);
        let open = self.open.entry(task.serial).or_default();
        if let Some(journal) = &mut open.journal {
            if let Err(error) = journal.settle(&self.fs, now) {
                log::warn!("the journal stays: {error}");
            }
            journal.moved(document);
        }
        self.tidy();
    }
}

/// The bytes of a project for the journal, and whether they are proved to read back: even a project that can't be saved
/// is kept.
pub(super) fn snapshot_bytes(project: &Project) -> (Vec<u8>, bool) {
    match encode(project) {
        Ok(bytes) => (bytes, true),
        Err(error) => {
            log::error!("the project does not read back: {error}");
            (store::write(project).into(), false)
        }
    }
}
