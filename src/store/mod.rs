//! The project file: reading, writing, saving safely.
//!
//! [`write()`] turns a project into text, always the same for the same project;
//! [`read()`] turns bytes back into a project or says everything that is wrong
//! with them, with line, column and record. [`encode`] does both and compares, so
//! that nothing is saved that does not read back. [`save_document`] and
//! [`open_document`] touch the disk, through a [`Vfs`] so that every fault can be
//! tried in tests; [`keep`] holds unsaved work and old versions. A broken file is
//! never an empty project, a failed save leaves the old file whole, and nothing is
//! overwritten that was not seen.

mod broken;
mod cause;
mod decode;
mod diagnose;
mod encode;
mod hash;
mod header;
pub mod keep;
mod left_over;
mod loaded;
mod marked;
mod merge;
mod newer;
mod noting;
mod open;
mod opened;
mod pace;
mod positions;
mod problem;
mod read;
pub mod records;
mod save;
mod scan;
mod siblings;
mod v1;
pub mod v2;
mod vfs;
mod ways_out;
mod write;

use std::path::{Path, PathBuf};

pub use broken::Broken;
pub use cause::{Cause, Expected};
pub use encode::{EncodeError, encode};
pub use hash::{Hash, NotAHash};
pub use left_over::clean_temporaries;
pub use loaded::{Loaded, UnknownField, Warning};
pub use marked::{Marked, read_marked, unmark};
pub use merge::{MergeNote, Merged, merge, new_words};
pub use open::{OpenError, open};
pub use opened::{Access, Opened, open_document};
pub use pace::Pace;
pub use problem::ReadProblem;
pub use read::read;
pub use save::{
    Base, DiskState, HardLinks, Keeping, Losses, OldVersion, SaveError, SaveOrder, Saved, Step, disk_state, save,
    save_document,
};
pub use scan::{FaultKind, Place};
pub use siblings::{Sibling, SiblingKind, siblings};
pub use vfs::{FileInfo, RealFs, Vfs, VfsFile, VfsLock};
pub use ways_out::WaysOut;
pub use write::write;

/// The ending of project files.
pub const EXTENSION: &str = "bsc.ron";
/// The path with the ending of project files; one that ends in `.ron` stays as it is.
pub fn with_extension(path: PathBuf) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let has_ending = Path::new(&name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if has_ending { path } else { path.with_file_name(format!("{name}.{EXTENSION}")) }
}

/// The ending of files that a save has not finished; they may be deleted.
pub const TEMPORARY_EXTENSION: &str = "bsctmp";
