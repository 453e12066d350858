//! A document from a file, with all that saving it again must know.

use std::path::{Path, PathBuf};

use super::newer::{Newer, read_newer};
use super::{Base, Broken, Hash, Loaded, Losses, OpenError, Vfs, header, read, v2};
use crate::model::limits;

/// A document from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The project, and what there is to say about the file.
    pub loaded: Loaded,
    /// The file without symbolic links: the key of its history, its journal and its lock.
    pub path: PathBuf,
    /// The fingerprint of its bytes: the base of the first save.
    pub hash: Hash,
    /// The bytes as they were read: what a merge starts from.
    pub bytes: Vec<u8>,
    /// Whether it can be saved in place.
    pub access: Access,
    /// The version of its format; saving writes the newest one.
    pub format_version: u32,
}

/// Whether a file can be saved in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It can.
    Full,
    /// The file is read-only.
    ReadOnly,
    /// The file was written by a newer version of the program; only what this one understands was read.
    Newer {
        /// The version of its format.
        version: u32,
        /// How many records were not understood and are left out.
        left_out: usize,
    },
}

impl Opened {
    /// The base of the first save.
    pub const fn base(&self) -> Base {
        Base::Seen(self.hash)
    }

    /// Whether the next save writes a newer version of the format than the file has; older programs can't read it then.
    pub const fn is_older(&self) -> bool {
        self.format_version < v2::VERSION
    }

    /// What saving in place would lose.
    pub fn losses(&self) -> Losses {
        Losses::of(&self.loaded)
    }
}

/// Reads a document from a file; one of a newer version as far as this program understands it, and never for saving
/// in place.
pub fn open_document(vfs: &dyn Vfs, path: &Path) -> Result<Opened, OpenError> {
    let unreadable = |source| OpenError::unread(source, path);
    let broken = |source| OpenError::Broken { source, path: path.to_owned() };
    let target = vfs.canonicalize(path).map_err(unreadable)?;
    let info = vfs.info(&target).map_err(unreadable)?;
    if !info.is_file {
        return Err(OpenError::NotAFile { path: path.to_owned() });
    }
    if info.bytes > limits::FILE_BYTES {
        return Err(broken(Broken::TooLarge { bytes: info.bytes }));
    }
    let bytes = vfs.read(&target, limits::FILE_BYTES).map_err(unreadable)?;
    let access = if info.is_writable { Access::Full } else { Access::ReadOnly };
    let (loaded, access) = match read(&bytes) {
        Ok(loaded) => (loaded, access),
        Err(Broken::Newer { version }) => {
            let Newer { loaded, left_out } = read_newer(&bytes).ok_or_else(|| broken(Broken::Newer { version }))?;
            (loaded, Access::Newer { version, left_out })
        }
        Err(error) => return Err(broken(error)),
    };
    let format_version = match access {
        Access::Newer { version, .. } => version,
        Access::Full | Access::ReadOnly => {
            std::str::from_utf8(&bytes).ok().and_then(header::version).unwrap_or(v2::VERSION)
        }
    };
    Ok(Opened { loaded, path: target, hash: Hash::of(&bytes), bytes, access, format_version })
}
