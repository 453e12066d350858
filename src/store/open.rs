//! Opening a file.

use std::io;
use std::path::{Path, PathBuf};

use super::{Broken, Loaded, Vfs, read};
use crate::lang::Lang;
use crate::model::limits;

/// Why a file can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is none.
    #[error("there is no file {}", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The path leads to a folder, or to something else that is no file.
    #[error("{} is not a file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The system does not give it.
    #[error("can't read {}", path.display())]
    Unreadable {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// It can be read but is no project.
    #[error("{} is broken", path.display())]
    Broken {
        /// What is wrong with it.
        source: Broken,
        /// The file.
        path: PathBuf,
    },
}

impl OpenError {
    /// Why nothing could be read at a path, by what the system says.
    pub fn unread(source: io::Error, path: &Path) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path: path.to_owned() },
            _ => Self::Unreadable { source, path: path.to_owned() },
        }
    }

    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Missing { path } => lang.open_missing(&path.to_string_lossy()),
            Self::NotAFile { path } => lang.open_folder(&path.to_string_lossy()),
            Self::Unreadable { source, path } if source.kind() == io::ErrorKind::PermissionDenied => {
                lang.open_denied(&path.to_string_lossy())
            }
            Self::Unreadable { source, path } => lang.open_failed(&path.to_string_lossy(), &lang.system(source)),
            Self::Broken { source, path } => lang.open_broken(&path.to_string_lossy(), &source.message(lang)),
        }
        .into_owned()
    }
}

/// Reads a project from a file; a file over the limit is refused before it is read.
pub fn open(vfs: &dyn Vfs, path: &Path) -> Result<Loaded, OpenError> {
    let unreadable = |source| OpenError::unread(source, path);
    let broken = |source| OpenError::Broken { source, path: path.to_owned() };
    let info = vfs.info(path).map_err(unreadable)?;
    if !info.is_file {
        return Err(OpenError::NotAFile { path: path.to_owned() });
    }
    if info.bytes > limits::FILE_BYTES {
        return Err(broken(Broken::TooLarge { bytes: info.bytes }));
    }
    let bytes = vfs.read(path, limits::FILE_BYTES).map_err(unreadable)?;
    read(&bytes).map_err(broken)
}
