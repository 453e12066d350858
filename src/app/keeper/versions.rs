//! Old versions of a file.

use std::path::Path;
use std::sync::Arc;

use super::{Keeper, Open};
use crate::analysis::difference::{Difference, difference};
use crate::model::Project;
use crate::store::keep::Version;
use crate::store::{self, Base, Vfs as _};

/// An old version, and what the next newer one changed.
#[derive(Clone)]
pub(in crate::app) struct VersionFile {
    pub(in crate::app) version: Version,
    /// What the next newer version changed; `None` where one of the two can't be read.
    pub(in crate::app) difference: Option<Difference>,
}

impl Keeper {
    /// The old versions of a file from the newest to the oldest; an error is the system's reason.
    pub(in crate::app) fn versions(&self, path: &Path) -> Result<Vec<Version>, String> {
        let state = self.state.as_ref().map_err(Clone::clone)?;
        let path = self.fs.canonicalize(path).map_err(|error| error.to_string())?;
        let mut versions = state.history(&path).versions(&self.fs).map_err(|error| error.to_string())?;
        versions.reverse();
        Ok(versions)
    }

    /// What each version is followed by: `now` follows the newest.
    pub(in crate::app) fn version_changes(&self, path: &Path, now: &Arc<Project>) -> Result<Vec<VersionFile>, String> {
        let mut newer = Some(now.clone());
        let versions = self.versions(path)?.into_iter().map(|version| {
            let project = self.version(path, &version).ok();
            let difference = project.as_deref().zip(newer.as_deref()).map(|(a, b)| difference(a, b));
            newer = project;
            VersionFile { version, difference }
        });
        Ok(versions.collect())
    }

    /// An old version in the place of a file that can't be opened, and what that file is now: the base of the next save.
    pub(in crate::app) fn open_version(
        &mut self,
        serial: u64,
        path: &Path,
        sequence: u64,
    ) -> Result<(Arc<Project>, Base), String> {
        let versions = self.versions(path)?;
        let version = versions.into_iter().find(|version| version.sequence == sequence);
        let version = version.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound).to_string())?;
        let project = self.version(path, &version)?;
        let lock = self.lock_of(path);
        self.open.insert(serial, Open { lock, ..Open::default() });
        Ok((project, self.base_of(path)))
    }

    /// The project of a version; an error is a reason for people.
    pub(in crate::app) fn version(&self, path: &Path, version: &Version) -> Result<Arc<Project>, String> {
        let state = self.state.as_ref().map_err(Clone::clone)?;
        let path = self.fs.canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let bytes = state.history(&path).read(&self.fs, version).map_err(|error| error.to_string())?;
        let loaded = store::read(&bytes).map_err(|broken| broken.to_string())?;
        Ok(Arc::new(loaded.project))
    }
}
