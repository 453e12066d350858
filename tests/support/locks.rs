//! Locks of a file system in memory: who holds one has it until it is dropped, or until the machine stops.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use fourfold::store::VfsLock;

/// The paths that are locked.
#[derive(Clone, Debug, Default)]
pub struct Locks(Arc<Mutex<BTreeSet<PathBuf>>>);

impl Locks {
    /// Locks a path; `None` if somebody has it.
    pub fn take(&self, path: &Path) -> Option<Box<dyn VfsLock>> {
        let is_free = self.0.lock().unwrap().insert(path.to_owned());
        is_free.then(|| Box::new(Lock { path: path.to_owned(), locks: self.clone() }) as Box<dyn VfsLock>)
    }

    /// Whoever held locks is gone.
    pub fn free_all(&self) {
        self.0.lock().unwrap().clear();
    }
}

struct Lock {
    path: PathBuf,
    locks: Locks,
}

impl VfsLock for Lock {}

impl Drop for Lock {
    fn drop(&mut self) {
        self.locks.0.lock().unwrap().remove(&self.path);
    }
}
