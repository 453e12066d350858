//! One window a document: who has a file open on this machine.
//!
//! The lock is on a file in the state folder that is named by the document's canonical path, never on the document,
//! which is replaced by every save, and never beside it, where sync clients would carry it to others.

use std::io;
use std::path::Path;

use super::{StateFolder, key};
use crate::store::{Vfs, VfsLock};

/// While it lives, no other process of this user opens the document for editing.
pub struct DocumentLock {
    _lock: Box<dyn VfsLock>,
}

impl StateFolder {
    /// Locks a document by its canonical path; `None` if it is open already.
    pub fn lock_document(&self, vfs: &dyn Vfs, path: &Path) -> io::Result<Option<DocumentLock>> {
        let lock = vfs.try_lock(&self.locks().join(format!("{}.lock", key(path))))?;
        Ok(lock.map(|lock| DocumentLock { _lock: lock }))
    }
}
