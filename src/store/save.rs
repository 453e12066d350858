//! Saving so that the file is the old one or the new one, never anything between.
//!
//! The bytes go to a temporary file in the same folder, to the disk, and are read
//! back; only then does the temporary file take the target's place. Whatever
//! fails before leaves the target untouched and no temporary file behind.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::{TEMPORARY_EXTENSION, Vfs};
use crate::lang::Lang;
use crate::model::limits;

/// How many names for the temporary file are tried; others may be left over from a crash.
const NAMES: u64 = 100;

/// What a save did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file holds the new bytes now.
    Written,
    /// The file held these bytes before; nothing was written.
    Unchanged,
}

/// A step of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Looking at what is there.
    Look,
    /// Creating the temporary file.
    Create,
    /// Writing it.
    Write,
    /// Waiting for the disk.
    Sync,
    /// Reading it back.
    ReadBack,
    /// Putting it in the target's place.
    Rename,
}

/// Why a file is not saved. The target holds what it held before, but for [`SaveError::NotSettled`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The target may not be written.
    #[error("{} is read-only", path.display())]
    ReadOnly {
        /// The target.
        path: PathBuf,
    },
    /// The target is a folder or a device.
    #[error("{} is not a file", path.display())]
    NotAFile {
        /// The target.
        path: PathBuf,
    },
    /// The folder of the target does not exist, or the target has no name.
    #[error("there is no folder for {}", path.display())]
    NoFolder {
        /// The target.
        path: PathBuf,
    },
    /// The disk gave back other bytes than were written.
    #[error("the disk did not keep what was written to {}", path.display())]
    Torn {
        /// The target.
        path: PathBuf,
    },
    /// The system refused a step.
    #[error("can't save {} ({step:?})", path.display())]
    Failed {
        /// The step.
        step: Step,
        /// What the system says.
        source: io::Error,
        /// The target.
        path: PathBuf,
    },
    /// The target holds the new bytes, but the disk did not confirm its name: a power failure may bring back the old ones.
    #[error("{} is written but not confirmed by the disk", path.display())]
    NotSettled {
        /// What the system says.
        source: io::Error,
        /// The target.
        path: PathBuf,
    },
}

impl SaveError {
    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, StorageFull};
        match self {
            Self::ReadOnly { path } => lang.save_read_only(&path.to_string_lossy()),
            Self::NotAFile { path } => lang.save_not_a_file(&path.to_string_lossy()),
            Self::NoFolder { path } => lang.save_no_folder(&path.to_string_lossy()),
            Self::Torn { path } => lang.save_torn(&path.to_string_lossy()),
            Self::Failed { source, path, .. } => match source.kind() {
                StorageFull | QuotaExceeded => lang.save_disk_full(&path.to_string_lossy()),
                PermissionDenied => lang.save_denied(&path.to_string_lossy()),
                _ => lang.save_failed(&path.to_string_lossy(), &source.to_string()),
            },
            Self::NotSettled { source, path } => lang.save_not_settled(&path.to_string_lossy(), &source.to_string()),
        }
        .into_owned()
    }
}

/// Saves the bytes of a file, through symbolic links; see [`super::encode`] for a project's bytes.
pub fn save(vfs: &dyn Vfs, target: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    let save = Save { vfs, path: target, bytes };
    let (target, is_there) = save.look()?;
    if is_there && save.is_on_disk(&target)? {
        return Ok(Saved::Unchanged);
    }
    let temporary = save.write_temporary(&target, is_there)?;
    if let Err(error) = save.replace(&temporary, &target) {
        // The error of the save counts; a temporary file that can't be deleted only takes space.
        let _removed = vfs.remove(&temporary);
        return Err(error);
    }
    save.settle(&target)?;
    Ok(Saved::Written)
}

struct Save<'a> {
    vfs: &'a dyn Vfs,
    /// The target as the caller named it, for errors.
    path: &'a Path,
    bytes: &'a [u8],
}

impl Save<'_> {
    fn failed(&self, step: Step) -> impl Fn(io::Error) -> SaveError {
        move |source| SaveError::Failed { step, source, path: self.path.to_owned() }
    }

    /// The target without symbolic links, and whether it is there; refuses what may not be replaced.
    fn look(&self) -> Result<(PathBuf, bool), SaveError> {
        let path = || self.path.to_owned();
        match self.vfs.canonicalize(self.path) {
            Ok(target) => {
                let info = self.vfs.info(&target).map_err(self.failed(Step::Look))?;
                if !info.is_file {
                    return Err(SaveError::NotAFile { path: path() });
                }
                if !info.is_writable {
                    return Err(SaveError::ReadOnly { path: path() });
                }
                Ok((target, true))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let name = self.path.file_name().ok_or_else(|| SaveError::NoFolder { path: path() })?;
                let folder = self.path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
                match self.vfs.canonicalize(folder) {
                    Ok(folder) => Ok((folder.join(name), false)),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Err(SaveError::NoFolder { path: path() }),
                    Err(error) => Err(self.failed(Step::Look)(error)),
                }
            }
            Err(error) => Err(self.failed(Step::Look)(error)),
        }
    }

    fn is_on_disk(&self, file: &Path) -> Result<bool, SaveError> {
        let length = self.vfs.info(file).map_err(self.failed(Step::Look))?.bytes;
        if length != self.bytes.len() as u64 || length > limits::FILE_BYTES {
            return Ok(false);
        }
        Ok(self.vfs.read(file, length).map_err(self.failed(Step::Look))? == self.bytes)
    }

    /// A temporary file with the bytes, on the disk; none if there is an error.
    fn write_temporary(&self, target: &Path, is_there: bool) -> Result<PathBuf, SaveError> {
        let hash = hash(self.bytes);
        for attempt in 0..NAMES {
            let temporary = temporary_name(target, hash.wrapping_add(attempt));
            let mut file = match self.vfs.create_new(&temporary) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt + 1 < NAMES => continue,
                Err(error) => return Err(self.failed(Step::Create)(error)),
            };
            if is_there {
                // Some shares and file systems have no permissions to set.
                let _copied = self.vfs.copy_permissions(target, &temporary);
            }
            let written = file.write_all(self.bytes).map_err(self.failed(Step::Write));
            let written = written.and_then(|()| file.sync().map_err(self.failed(Step::Sync)));
            drop(file);
            if let Err(error) = written {
                let _removed = self.vfs.remove(&temporary);
                return Err(error);
            }
            return Ok(temporary);
        }
        Err(self.failed(Step::Create)(io::ErrorKind::AlreadyExists.into()))
    }

    /// Reads the temporary file back and puts it in the target's place.
    fn replace(&self, temporary: &Path, target: &Path) -> Result<(), SaveError> {
        let length = self.bytes.len() as u64;
        let kept = self.vfs.read(temporary, length).map_err(self.failed(Step::ReadBack))?;
        if kept != self.bytes {
            return Err(SaveError::Torn { path: self.path.to_owned() });
        }
        self.vfs.rename(temporary, target).map_err(self.failed(Step::Rename))
    }

    /// Waits for the disk to have the new name; file systems that can't say are believed.
    fn settle(&self, target: &Path) -> Result<(), SaveError> {
        let Some(folder) = target.parent() else { return Ok(()) };
        match self.vfs.sync_folder(folder) {
            Err(error) if !is_unsupported(&error) => {
                Err(SaveError::NotSettled { source: error, path: self.path.to_owned() })
            }
            _ => Ok(()),
        }
    }
}

/// EINVAL, EPERM and ENOTSUP: the file system does not sync folders.
fn is_unsupported(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

/// `.map.bsc.ron.01234567.bsctmp` in the folder of the target.
fn temporary_name(target: &Path, hash: u64) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{:08x}.{TEMPORARY_EXTENSION}", hash & 0xFFFF_FFFF));
    target.with_file_name(name)
}

/// FNV-1a, 64 bits (draft-eastlake-fnv): names differ with the content, without any randomness.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}
