//! A temporary file beside the target, and the target's place taken by it.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::super::TEMPORARY_EXTENSION;
use super::{Found, Save, SaveError, Step};

/// How many names for the temporary file are tried; others may be left over from a crash.
const NAMES: u64 = 100;

/// The first wait for a file that another program holds; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(10);

/// How long is waited in all.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

impl Save<'_> {
    /// Replaces the target; where the folder does not allow that, writes it in place.
    pub(super) fn replace_or_write(&self, found: &Found, old: Option<&[u8]>) -> Result<(), SaveError> {
        let result = self.replace(found);
        match (&result, old) {
            (Err(SaveError::Failed { step, source, .. }), Some(old))
                if self.keeping.is_some() && only_in_place(*step, source) =>
            {
                self.write_in_place(found, old)
            }
            _ => result,
        }
    }

    fn replace(&self, found: &Found) -> Result<(), SaveError> {
        let temporary = self.write_temporary(found)?;
        let replaced = self.check(&temporary).and_then(|()| self.look_again(found));
        let replaced = replaced.and_then(|()| self.take_place(&temporary, &found.target));
        if let Err(error) = replaced {
            // The error of the save counts; a temporary file that can't be deleted only takes space.
            let _removed = self.vfs.remove(&temporary);
            return Err(error);
        }
        self.settle(&found.target)
    }

    /// A temporary file with the bytes, on the disk; none if there is an error.
    fn write_temporary(&self, found: &Found) -> Result<PathBuf, SaveError> {
        let number = self.hash.short();
        let number = u64::from_str_radix(&number, 16).unwrap_or_default();
        for attempt in 0..NAMES {
            let temporary = temporary_name(&found.target, number.wrapping_add(attempt));
            let mut file = match self.vfs.create_new(&temporary) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt + 1 < NAMES => continue,
                Err(error) => return Err(self.failed(Step::Create)(error)),
            };
            if found.info.is_some() {
                // Some shares and file systems have no permissions to set.
                let _copied = self.vfs.copy_permissions(&found.target, &temporary);
            }
            let written = file.write_all(self.order.bytes).map_err(self.failed(Step::Write));
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

    /// Reads a file back that was just written.
    pub(super) fn check(&self, file: &Path) -> Result<(), SaveError> {
        let kept = self.read(file).map_err(self.failed(Step::ReadBack))?;
        if kept == self.order.bytes { Ok(()) } else { Err(SaveError::Torn { path: self.path() }) }
    }

    /// Puts the temporary file in the target's place, waiting for programs that hold one of them for a moment.
    fn take_place(&self, temporary: &Path, target: &Path) -> Result<(), SaveError> {
        let (mut wait, mut waited) = (FIRST_WAIT, Duration::ZERO);
        loop {
            match self.vfs.rename(temporary, target) {
                Ok(()) => return Ok(()),
                Err(error) if self.vfs.is_passing(&error) && waited < LONGEST_WAIT => {
                    self.vfs.pause(wait);
                    (waited, wait) = (waited + wait, wait * 2);
                }
                Err(error) => {
                    // Shares are known to say no after they have done it.
                    let is_done = self.vfs.info(temporary).is_err() && self.check(target).is_ok();
                    return if is_done { Ok(()) } else { Err(self.failed(Step::Rename)(error)) };
                }
            }
        }
    }

    /// Waits for the disk to have the new name; file systems that can't say are believed.
    pub(super) fn settle(&self, target: &Path) -> Result<(), SaveError> {
        let Some(folder) = target.parent() else { return Ok(()) };
        self.believe(self.vfs.sync_folder(folder))
    }

    /// What is on the disk already may have been written by a save, ours or another's, that did not wait for the disk.
    pub(super) fn settle_unchanged(&self, target: &Path) -> Result<(), SaveError> {
        self.believe(self.vfs.sync_file(target))?;
        self.settle(target)
    }

    fn believe(&self, synced: io::Result<()>) -> Result<(), SaveError> {
        match synced {
            Err(source) if !is_unsupported(&source) => Err(SaveError::NotSettled { source, path: self.path() }),
            _ => Ok(()),
        }
    }
}

/// EINVAL, EPERM and ENOTSUP: the file system does not sync this.
fn is_unsupported(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported)
}

/// EACCES for the folder, EBUSY for a file that is a mount of its own, EXDEV for a folder that is put together of several.
fn only_in_place(step: Step, error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ResourceBusy};
    match step {
        Step::Create => error.kind() == PermissionDenied,
        Step::Rename => matches!(error.kind(), CrossesDevices | PermissionDenied | ResourceBusy),
        _ => false,
    }
}

/// `.map.bsc.ron.01234567.bsctmp` in the folder of the target; the digits follow from the content, not from chance.
fn temporary_name(target: &Path, number: u64) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{:08x}.{TEMPORARY_EXTENSION}", number & 0xFFFF_FFFF));
    target.with_file_name(name)
}

/// Whether this is the name of a temporary file of ours.
pub fn is_temporary(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(TEMPORARY_EXTENSION)?.strip_suffix('.'));
    let digits = inner.and_then(|inner| inner.rsplit_once('.')).filter(|(target, _)| !target.is_empty());
    digits.is_some_and(|(_, digits)| digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}
