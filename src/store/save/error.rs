//! Why a file is not saved.

use std::io;
use std::path::PathBuf;

use super::super::Hash;
use crate::lang::Lang;

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
    /// Writing over the target itself, where it can't be replaced.
    InPlace,
}

/// Why a file is not saved. The target holds what it held before, but for [`SaveError::NotSettled`] and
/// [`SaveError::TornInPlace`].
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
    /// The target is a symbolic link to something that is not there.
    #[error("{} is a link that leads nowhere", path.display())]
    DeadLink {
        /// The target.
        path: PathBuf,
    },
    /// The target holds something that was not seen when it was read or saved last.
    #[error("{} was changed by another program", path.display())]
    Conflict {
        /// What is there now; saving again with this as the base means to replace it knowingly.
        found: Hash,
        /// Its bytes, for comparing and merging; cut off beyond the limit of a project file.
        bytes: Vec<u8>,
        /// The target.
        path: PathBuf,
    },
    /// The target was there and is not any more.
    #[error("{} is gone", path.display())]
    Vanished {
        /// The target.
        path: PathBuf,
    },
    /// The file has other names too, and they would go on holding the old bytes.
    #[error("{} has {links} names", path.display())]
    HardLinked {
        /// How many names.
        links: u64,
        /// The target.
        path: PathBuf,
    },
    /// The target was written by a newer version of the program.
    #[error("{} has version {version}, which is newer than this program", path.display())]
    Newer {
        /// The version of its format.
        version: u32,
        /// The target.
        path: PathBuf,
    },
    /// Fields of the target that this version does not know would be lost, and nobody has agreed.
    #[error("{} fields of {} would be lost", count, path.display())]
    DropsFields {
        /// How many.
        count: usize,
        /// The target.
        path: PathBuf,
    },
    /// The version that would be overwritten can't be kept in the history.
    #[error("the old version of {} can't be kept", path.display())]
    NotKept {
        /// What the system says.
        source: io::Error,
        /// The target.
        path: PathBuf,
    },
    /// The disk gave back other bytes than were written.
    #[error("the disk did not keep what was written to {}", path.display())]
    Torn {
        /// The target.
        path: PathBuf,
    },
    /// The target could only be written in place, and that broke off; a complete copy is in the state folder.
    #[error("{} is damaged; a copy is in {}", path.display(), copy.display())]
    TornInPlace {
        /// What the system says.
        source: io::Error,
        /// The complete copy of what was to be saved.
        copy: PathBuf,
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
            Self::DeadLink { path } => lang.save_dead_link(&path.to_string_lossy()),
            Self::Conflict { path, .. } => lang.save_conflict(&path.to_string_lossy()),
            Self::Vanished { path } => lang.save_vanished(&path.to_string_lossy()),
            Self::HardLinked { links, path } => lang.save_hard_linked(&path.to_string_lossy(), *links),
            Self::Newer { version, path } => lang.save_newer(&path.to_string_lossy(), *version),
            Self::DropsFields { count, path } => lang.save_drops_fields(&path.to_string_lossy(), *count),
            Self::NotKept { source, path } => lang.save_not_kept(&path.to_string_lossy(), &lang.system(source)),
            Self::Torn { path } => lang.save_torn(&path.to_string_lossy()),
            Self::TornInPlace { source, copy, path } => {
                lang.save_torn_in_place(&path.to_string_lossy(), &copy.to_string_lossy(), &lang.system(source))
            }
            Self::Failed { source, path, .. } => match source.kind() {
                StorageFull | QuotaExceeded => lang.save_disk_full(&path.to_string_lossy()),
                PermissionDenied => lang.save_denied(&path.to_string_lossy()),
                _ => lang.save_failed(&path.to_string_lossy(), &lang.system(source)),
            },
            Self::NotSettled { source, path } => lang.save_not_settled(&path.to_string_lossy(), &lang.system(source)),
        }
        .into_owned()
    }

    /// What to say while unsaved work can't be put into the journal for this reason.
    pub fn banner(&self, lang: Lang) -> String {
        use io::ErrorKind::{QuotaExceeded, StorageFull};
        match self {
            Self::Failed { source, .. } | Self::NotSettled { source, .. } => match source.kind() {
                StorageFull | QuotaExceeded => lang.recovery_off_full(),
                _ => lang.recovery_off(&lang.system(source)),
            },
            _ => lang.recovery_off_broken(),
        }
        .into_owned()
    }

    /// What the system says, if it is the system that refused.
    pub(crate) fn into_io(self) -> io::Error {
        match self {
            Self::Failed { source, .. } | Self::NotSettled { source, .. } | Self::NotKept { source, .. } => source,
            other => io::Error::other(other),
        }
    }
}
