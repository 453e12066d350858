//! Copies of sync programs that were dealt with: merged and saved, or declined.
//!
//! Such a copy is not offered again while it holds the same bytes. A marker that is lost costs a question more, so there
//! is nothing in it but its name.

use std::io;
use std::path::Path;

use super::{StateFolder, key, numbered};
use crate::store::{Hash, SaveError, Vfs, save};

/// Most copies that are remembered; the oldest are forgotten first.
const MOST: usize = 1_000;

impl StateFolder {
    /// Whether a copy of a document was dealt with.
    pub fn is_settled_copy(&self, vfs: &dyn Vfs, document: &Path, copy: Hash) -> bool {
        let wanted = name(document, copy);
        numbered::list(vfs, &self.copies()).is_ok_and(|list| list.iter().any(|(_, name, _)| *name == wanted))
    }

    /// Remembers that a copy of a document was dealt with.
    pub fn settle_copy(&self, vfs: &dyn Vfs, document: &Path, copy: Hash) -> io::Result<()> {
        if self.is_settled_copy(vfs, document, copy) {
            return Ok(());
        }
        Self::make(vfs, &self.copies())?;
        let list = numbered::list(vfs, &self.copies())?;
        for (_, _, oldest) in list.iter().take((list.len() + 1).saturating_sub(MOST)) {
            vfs.remove(&self.copies().join(oldest))?;
        }
        let marker = self.copies().join(numbered::join(numbered::next(&list), &name(document, copy)));
        save(vfs, &marker, b"").map(|_| ()).map_err(SaveError::into_io)
    }
}

/// What the marker of a copy is called behind its number.
fn name(document: &Path, copy: Hash) -> String {
    format!("{}-{copy}", key(document))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealFs;

    #[test]
    fn a_copy_is_remembered_with_its_document_and_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
        let (document, copy) = (Path::new("/maps/a.bsc.ron"), Hash::of(b"theirs"));
        assert!(!state.is_settled_copy(&RealFs, document, copy));
        state.settle_copy(&RealFs, document, copy).unwrap();
        state.settle_copy(&RealFs, document, copy).unwrap();
        assert!(state.is_settled_copy(&RealFs, document, copy));
        assert!(!state.is_settled_copy(&RealFs, document, Hash::of(b"theirs, changed")));
        assert!(!state.is_settled_copy(&RealFs, Path::new("/maps/b.bsc.ron"), copy));
        assert_eq!(numbered::list(&RealFs, &state.copies()).unwrap().len(), 1);
    }

    #[test]
    fn the_oldest_copies_are_forgotten_first() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
        let document = Path::new("/maps/a.bsc.ron");
        std::fs::create_dir_all(state.copies()).unwrap();
        for number in 1..=MOST as u64 {
            let marker = numbered::join(number, &name(document, Hash::of(&number.to_le_bytes())));
            std::fs::write(state.copies().join(marker), "").unwrap();
        }
        state.settle_copy(&RealFs, document, Hash::of(b"new")).unwrap();
        let known = |bytes: &[u8]| state.is_settled_copy(&RealFs, document, Hash::of(bytes));
        assert!(known(b"new") && known(&2_u64.to_le_bytes()) && !known(&1_u64.to_le_bytes()));
        assert_eq!(numbered::list(&RealFs, &state.copies()).unwrap().len(), MOST);
    }
}
