//! Saving so that the file is the old one or the new one, never anything between, and never over what was not seen.
//!
//! The steps, in this order: look at what is there and compare it with what the caller has seen; keep the old version
//! in the history; write the bytes to a temporary file in the same folder, wait for the disk, read them back; look
//! again; put the temporary file in the target's place; wait for the disk to have the name. Whatever fails before the
//! last two leaves the target untouched and no temporary file behind. Nothing is ever deleted to make room for it.

mod disk_state;
mod error;
mod in_place;
mod order;
mod replace;

use std::io;
use std::path::{Path, PathBuf};

pub use disk_state::{DiskState, disk_state};
pub use error::{SaveError, Step};
pub use order::{Base, HardLinks, Keeping, Losses, OldVersion, SaveOrder, Saved};
pub(super) use replace::is_temporary;

use super::{FileInfo, Hash, Vfs, decode, header};
use crate::model::limits;

/// Saves the bytes of a file that is no document: whatever is there is replaced, nothing of it is kept.
pub fn save(vfs: &dyn Vfs, target: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    let order = SaveOrder { hard_links: HardLinks::Separate, ..SaveOrder::new(target, bytes, Base::Any) };
    save_document(vfs, &order, None)
}

/// Saves a document: only over what was seen, and with the old version kept.
///
/// Without a state folder (`None`) a file that is there is overwritten only if [`OldVersion::MayGo`].
pub fn save_document(vfs: &dyn Vfs, order: &SaveOrder<'_>, keeping: Option<Keeping<'_>>) -> Result<Saved, SaveError> {
    let hash = Hash::of(order.bytes);
    let save = Save { vfs, order, keeping, hash };
    save.run()
}

struct Save<'a> {
    vfs: &'a dyn Vfs,
    order: &'a SaveOrder<'a>,
    keeping: Option<Keeping<'a>>,
    hash: Hash,
}

/// What is at the target.
struct Found {
    /// The target without symbolic links.
    target: PathBuf,
    /// What is there, if anything.
    info: Option<FileInfo>,
}

impl Save<'_> {
    fn run(&self) -> Result<Saved, SaveError> {
        let found = self.look()?;
        let old = self.old(&found)?;
        if old.as_deref() == Some(self.order.bytes) {
            self.settle_unchanged(&found.target)?;
            return Ok(Saved::Unchanged { hash: self.hash });
        }
        self.refuse(&found, old.as_deref())?;
        if let Some(old) = old.as_deref().filter(|_| self.order.base != Base::Any) {
            self.keep_old(&found, old)?;
        }
        let is_linked = found.info.is_some_and(|info| info.links > 1);
        if is_linked && self.order.hard_links == HardLinks::WriteThrough {
            self.write_in_place(&found, old.as_deref().unwrap_or_default())?;
        } else {
            self.replace_or_write(&found, old.as_deref())?;
        }
        Ok(Saved::Written { hash: self.hash })
    }

    fn path(&self) -> PathBuf {
        self.order.target.to_owned()
    }

    fn failed(&self, step: Step) -> impl Fn(io::Error) -> SaveError {
        move |source| SaveError::Failed { step, source, path: self.path() }
    }

    /// The target without symbolic links, and what is there.
    fn look(&self) -> Result<Found, SaveError> {
        match self.vfs.canonicalize(self.order.target) {
            Ok(target) => {
                let info = self.vfs.info(&target).map_err(self.failed(Step::Look))?;
                if info.is_file {
                    Ok(Found { target, info: Some(info) })
                } else {
                    Err(SaveError::NotAFile { path: self.path() })
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.look_at_folder(),
            Err(error) => Err(self.failed(Step::Look)(error)),
        }
    }

    /// The target in its folder, where nothing is yet.
    fn look_at_folder(&self) -> Result<Found, SaveError> {
        let target = self.order.target;
        let name = target.file_name().ok_or_else(|| SaveError::NoFolder { path: self.path() })?;
        let folder = target.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match self.vfs.canonicalize(folder) {
            // Replacing the link would leave the file that it is meant to lead to behind.
            Ok(_) if self.vfs.is_link(target) => Err(SaveError::DeadLink { path: self.path() }),
            Ok(folder) => Ok(Found { target: folder.join(name), info: None }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(SaveError::NoFolder { path: self.path() }),
            Err(error) => Err(self.failed(Step::Look)(error)),
        }
    }

    /// What the target holds, as far as it matters: of something that may go, only what could be the new bytes.
    fn old(&self, found: &Found) -> Result<Option<Vec<u8>>, SaveError> {
        let Some(info) = found.info else { return Ok(None) };
        let could_be_new = info.bytes == self.order.bytes.len() as u64;
        if self.order.base == Base::Any && (!could_be_new || info.bytes > limits::FILE_BYTES) {
            return Ok(None);
        }
        self.read(&found.target).map(Some).map_err(self.failed(Step::Look))
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        self.vfs.read(file, limits::FILE_BYTES.max(self.order.bytes.len() as u64))
    }

    /// Refuses what may not be replaced.
    fn refuse(&self, found: &Found, old: Option<&[u8]>) -> Result<(), SaveError> {
        let path = || self.path();
        let Some(info) = found.info else {
            return match self.order.base {
                Base::Seen(_) => Err(SaveError::Vanished { path: path() }),
                Base::Any | Base::Absent => Ok(()),
            };
        };
        self.compare(old)?;
        if !info.is_writable {
            return Err(SaveError::ReadOnly { path: path() });
        }
        if info.links > 1 && self.order.hard_links == HardLinks::Ask {
            return Err(SaveError::HardLinked { links: info.links, path: path() });
        }
        if self.order.base == Base::Any {
            return Ok(());
        }
        if let Some(version) = old.and_then(newer_version) {
            return Err(SaveError::Newer { version, path: path() });
        }
        match self.order.losses {
            Losses::Unasked(count) => Err(SaveError::DropsFields { count, path: path() }),
            Losses::None | Losses::Agreed => Ok(()),
        }
    }

    /// Refuses what was not seen.
    fn compare(&self, now: Option<&[u8]>) -> Result<(), SaveError> {
        let is_seen = |hash: Hash| match self.order.base {
            Base::Any => true,
            Base::Absent => false,
            Base::Seen(base) => base == hash,
        };
        match now {
            Some(bytes) if self.order.base != Base::Any => {
                let found = Hash::of(bytes);
                let conflict = || SaveError::Conflict { found, bytes: bytes.to_vec(), path: self.path() };
                if is_seen(found) { Ok(()) } else { Err(conflict()) }
            }
            _ => Ok(()),
        }
    }

    /// Looks again, just before the target is replaced: another program may have been faster.
    fn look_again(&self, found: &Found) -> Result<(), SaveError> {
        if self.order.base == Base::Any {
            return Ok(());
        }
        match (self.read(&found.target), self.order.base) {
            (Ok(bytes), _) => self.compare(Some(&bytes)),
            (Err(error), Base::Seen(_)) if error.kind() == io::ErrorKind::NotFound => {
                Err(SaveError::Vanished { path: self.path() })
            }
            (Err(error), _) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            (Err(error), _) => Err(self.failed(Step::Look)(error)),
        }
    }

    /// Puts the version that is overwritten into the history.
    fn keep_old(&self, found: &Found, old: &[u8]) -> Result<(), SaveError> {
        let kept = match self.keeping {
            Some(_) if old.len() as u64 > limits::FILE_BYTES => Err(io::ErrorKind::FileTooLarge.into()),
            Some(Keeping { state, now }) => {
                state.history(&found.target).keep(self.vfs, old, now).map(|_version| ()).map_err(SaveError::into_io)
            }
            None => Err(io::ErrorKind::NotFound.into()),
        };
        match (kept, self.order.old_version) {
            (Err(source), OldVersion::MustBeKept) => Err(SaveError::NotKept { source, path: self.path() }),
            _ => Ok(()),
        }
    }
}

/// The version of a project file that this program is too old for.
fn newer_version(bytes: &[u8]) -> Option<u32> {
    let (text, _warnings) = decode::decode(bytes).ok()?;
    match header::check_text(text) {
        Err(super::Broken::Newer { version }) => Some(version),
        _ => None,
    }
}
