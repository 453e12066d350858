//! What is to be saved, what was seen before, and what was agreed to.
//!
//! Whatever a save would lose or overwrite stands in its order as a choice whose default is to refuse, so that nothing
//! goes unasked.

use std::path::Path;

use jiff::Timestamp;

use crate::store::keep::StateFolder;
use crate::store::{Hash, Loaded};

/// What a save did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file holds the new bytes now.
    Written {
        /// Their fingerprint: the base of the next save.
        hash: Hash,
    },
    /// The file held these bytes before; nothing was written.
    Unchanged {
        /// Their fingerprint.
        hash: Hash,
    },
}

impl Saved {
    /// The fingerprint of what the file holds now: the base of the next save.
    pub const fn hash(self) -> Hash {
        match self {
            Self::Written { hash } | Self::Unchanged { hash } => hash,
        }
    }
}

/// What the caller has seen at the target; anything else there is a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Whatever is there may go, and is not kept: an exported picture, a settings file.
    Any,
    /// Nothing was there, or what was there has vanished and is to be made anew.
    Absent,
    /// These bytes: those that were opened or saved last, or those of a [`super::SaveError::Conflict`] that are to be replaced.
    Seen(Hash),
}

/// What of the file the project does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Losses {
    /// Nothing.
    #[default]
    None,
    /// So many fields that this version does not know; nobody was asked.
    Unasked(usize),
    /// Such fields, and the user has agreed to lose them.
    Agreed,
}

impl Losses {
    /// What saving over the file of this project would lose.
    pub fn of(loaded: &Loaded) -> Self {
        Self::from_unknown(loaded.unknown_fields.len())
    }

    /// What saving over a file with so many unknown fields would lose.
    pub const fn from_unknown(count: usize) -> Self {
        match count {
            0 => Self::None,
            count => Self::Unasked(count),
        }
    }
}

/// What to do with a file that has several names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HardLinks {
    /// Refuse, so that the user can be asked.
    #[default]
    Ask,
    /// Write into the file itself, so that all names see it; a complete copy is kept until that is done.
    WriteThrough,
    /// Make a file of its own under this name; the others keep the old bytes.
    Separate,
}

/// What to do if the version that is overwritten can't be kept in the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OldVersion {
    /// Refuse, so that the user can be asked.
    #[default]
    MustBeKept,
    /// Save all the same.
    MayGo,
}

/// What is to be saved, and what was agreed to.
#[derive(Clone, Copy, Debug)]
pub struct SaveOrder<'a> {
    /// The file, as the user named it; symbolic links are followed.
    pub target: &'a Path,
    /// What it is to hold; see [`crate::store::encode`].
    pub bytes: &'a [u8],
    /// What was seen there.
    pub base: Base,
    /// What would be lost.
    pub losses: Losses,
    /// What to do with several names.
    pub hard_links: HardLinks,
    /// What to do without a history.
    pub old_version: OldVersion,
}

impl<'a> SaveOrder<'a> {
    /// A save that asks about everything.
    pub const fn new(target: &'a Path, bytes: &'a [u8], base: Base) -> Self {
        Self {
            target,
            bytes,
            base,
            losses: Losses::None,
            hard_links: HardLinks::Ask,
            old_version: OldVersion::MustBeKept,
        }
    }
}

/// Where old versions and copies go, and the time to mark them with.
#[derive(Clone, Copy, Debug)]
pub struct Keeping<'a> {
    /// The state folder.
    pub state: &'a StateFolder,
    /// The time.
    pub now: Timestamp,
}
