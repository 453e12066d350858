//! Old versions of a file.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Keeper, Known};
use crate::analysis::difference::{Difference, difference};
use crate::lang::Lang;
use crate::model::Project;
use crate::store::keep::Version;
use crate::store::{self, Base, Vfs as _};

/// An old version, and what it changed.
#[derive(Clone)]
pub(in crate::app) struct VersionFile {
    pub(in crate::app) version: Version,
    /// When it was saved; `None` for the oldest one, of which only its end is known.
    pub(in crate::app) saved: Option<Timestamp>,
    /// What it changed, compared with the next older one; `None` for the oldest and where one can't be read.
    pub(in crate::app) difference: Option<Difference>,
    /// Whether it can be read.
    pub(in crate::app) is_whole: bool,
}

/// A version in the place of a file that can't be opened as it is.
pub(in crate::app) struct OpenedVersion {
    /// What it holds.
    pub(in crate::app) known: Known,
    /// What the file is now: the base of the next save.
    pub(in crate::app) base: Base,
}

impl Keeper {
    /// The old versions of a file from the oldest to the newest; an error is the system's reason.
    fn versions(&self, path: &Path, lang: Lang) -> Result<Vec<Version>, String> {
        let state = self.state.as_ref().map_err(Clone::clone)?;
        let path = self.fs.canonicalize(path).map_err(|error| lang.system(&error))?;
        state.history(&path).versions(&self.fs).map_err(|error| lang.system(&error))
    }

    /// The old versions from the newest to the oldest, with what each has changed.
    pub(in crate::app) fn version_changes(&self, path: &Path, lang: Lang) -> Result<Vec<VersionFile>, String> {
        let (mut older, mut saved) = (None::<Arc<Project>>, None);
        let files = self.versions(path, lang)?.into_iter().map(|version| {
            let project = self.version(path, &version, lang).ok();
            let difference = older.as_deref().zip(project.as_deref()).map(|(a, b)| difference(a, b));
            let file = VersionFile { saved, difference, is_whole: project.is_some(), version };
            // A version is overwritten when the next one is saved.
            (older, saved) = (project, Some(file.version.time));
            file
        });
        let mut files: Vec<VersionFile> = files.collect();
        files.reverse();
        Ok(files)
    }

    /// An old version in the place of a file that can't be opened, and what that file is now: the base of the next save.
    pub(in crate::app) fn open_version(&self, path: &Path, sequence: u64, lang: Lang) -> Result<OpenedVersion, String> {
        let versions = self.versions(path, lang)?;
        let version = versions.into_iter().find(|version| version.sequence == sequence);
        let version = version.ok_or_else(|| lang.system(&std::io::ErrorKind::NotFound.into()))?;
        Ok(OpenedVersion { known: self.known_version(path, &version, lang)?, base: self.base_of(path) })
    }

    /// The project of a version; an error is a reason for people.
    pub(in crate::app) fn version(&self, path: &Path, version: &Version, lang: Lang) -> Result<Arc<Project>, String> {
        self.known_version(path, version, lang).map(|known| known.project)
    }

    fn known_version(&self, path: &Path, version: &Version, lang: Lang) -> Result<Known, String> {
        let state = self.state.as_ref().map_err(Clone::clone)?;
        let path = self.fs.canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let bytes = state.history(&path).read(&self.fs, version).map_err(|error| lang.system(&error))?;
        store::read(&bytes).map(Known::from).map_err(|broken| broken.message(lang))
    }
}
