//! The project file: reading, writing, saving safely.
//!
//! [`write()`] turns a project into text, always the same for the same project;
//! [`read()`] turns bytes back into a project or says everything that is wrong
//! with them, with line, column and record. [`encode`] does both and compares, so
//! that nothing is saved that does not read back. [`save`] and [`open`] touch the
//! disk, through a [`Vfs`] so that every fault can be tried in tests. A broken
//! file is never an empty project, and a failed save leaves the old file whole.

mod broken;
mod cause;
mod decode;
mod diagnose;
mod encode;
mod header;
mod loaded;
mod marked;
mod merge;
mod noting;
mod open;
mod positions;
mod problem;
mod read;
pub mod records;
mod save;
mod scan;
mod v1;
pub mod v2;
mod vfs;
mod write;

use std::path::{Path, PathBuf};

pub use broken::Broken;
pub use cause::{Cause, Expected};
pub use encode::{EncodeError, encode};
pub use loaded::{Loaded, UnknownField, Warning};
pub use marked::{Marked, read_marked, unmark};
pub use merge::{MergeNote, Merged, merge, new_words};
pub use open::{OpenError, open};
pub use problem::ReadProblem;
pub use read::read;
pub use save::{SaveError, Saved, Step, save};
pub use scan::{FaultKind, Place};
pub use vfs::{FileInfo, RealFs, Vfs, VfsFile};
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
