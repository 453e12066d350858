//! Writing into the target itself, where it can't be replaced or has several names.
//!
//! That is the one way to save that can leave half a file, so a complete copy of the new bytes is on the disk, checked,
//! before the first byte is written, and the old version is in the history. What breaks off is put back as it was.

use std::io;
use std::path::Path;

use super::{Found, Keeping, Save, SaveError, Step};
use crate::store::keep::{DocumentId, Journal, Snapshot};

impl Save<'_> {
    pub(super) fn write_in_place(&self, found: &Found, old: &[u8]) -> Result<(), SaveError> {
        let Some(Keeping { state, now }) = self.keeping else {
            return Err(self.failed(Step::InPlace)(io::ErrorKind::Unsupported.into()));
        };
        let not_copied = |error: SaveError| self.failed(Step::InPlace)(error.into_io());
        let document = DocumentId::File(found.target.clone());
        let mut copy = Journal::start(self.vfs, state, &document).map_err(not_copied)?;
        let snapshot = Snapshot { name: "", bytes: self.order.bytes, base: self.order.base, is_checked: true };
        let written = copy.record(self.vfs, &snapshot, now).map_err(not_copied).and_then(|()| self.look_again(found));
        if let Err(error) = written {
            copy.drop_copy(self.vfs);
            return Err(error);
        }
        let Err(error) = self.overwrite(&found.target, self.order.bytes) else {
            copy.drop_copy(self.vfs);
            // The file was there before: its name is on the disk.
            return Ok(());
        };
        let is_as_before = self.read(&found.target).is_ok_and(|now| now == old);
        if is_as_before || self.overwrite(&found.target, old).is_ok() {
            copy.drop_copy(self.vfs);
            return Err(self.failed(Step::InPlace)(error));
        }
        Err(SaveError::TornInPlace { source: error, copy: copy.newest_path(), path: self.path() })
    }

    /// Writes over a file from its start, waits for the disk, and reads it back.
    fn overwrite(&self, target: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.vfs.open_existing(target)?;
        file.write_all(bytes)?;
        file.end()?;
        file.sync()?;
        drop(file);
        let is_kept = self.read(target)? == bytes;
        if is_kept { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}
