//! Whether another program has changed a file.
//!
//! Told by the bytes alone: times lie, and events of watchers come late, twice or never.

use std::io;
use std::path::Path;

use super::Base;
use crate::model::limits;
use crate::store::{Hash, Vfs};

/// What is at a file, compared with what was seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskState {
    /// What was seen.
    Same,
    /// Something else.
    Changed {
        /// What is there now.
        found: Hash,
        /// Its bytes; cut off beyond the limit of a project file.
        bytes: Vec<u8>,
    },
    /// Nothing, though something was seen.
    Gone,
}

/// Looks whether another program has changed a file: when the window comes to the front, and when a watcher says so.
pub fn disk_state(vfs: &dyn Vfs, path: &Path, base: Base) -> io::Result<DiskState> {
    match (vfs.read(path, limits::FILE_BYTES), base) {
        (_, Base::Any) => Ok(DiskState::Same),
        (Ok(bytes), _) => {
            let found = Hash::of(&bytes);
            Ok(if base == Base::Seen(found) { DiskState::Same } else { DiskState::Changed { found, bytes } })
        }
        (Err(error), Base::Absent) if error.kind() == io::ErrorKind::NotFound => Ok(DiskState::Same),
        (Err(error), _) if error.kind() == io::ErrorKind::NotFound => Ok(DiskState::Gone),
        (Err(error), _) => Err(error),
    }
}
