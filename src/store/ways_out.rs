//! What there is instead of a file that can't be opened.
//!
//! Only what opens is offered, so that nobody is sent from one broken file to the next. Everything stays where it is.

use std::path::Path;

use jiff::Timestamp;

use super::keep::{Entry, History, StateFolder, Trashed, Version};
use super::{Sibling, Vfs, read, siblings};
use crate::model::limits;

/// How many old versions are looked at; a file that has been broken for longer was noticed long ago.
const TRIED: usize = 20;

/// What there is instead of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaysOut {
    /// The newest old version that opens.
    pub version: Option<Version>,
    /// Unsaved work of the file.
    pub entries: Vec<Entry>,
    /// Unsaved work of the file that was saved or discarded in the last two weeks, from the newest to the oldest.
    pub trashed: Vec<Trashed>,
    /// Copies that sync clients made beside the file.
    pub siblings: Vec<Sibling>,
}

impl WaysOut {
    /// Looks for them; what can't be read is no way out.
    pub fn of(vfs: &dyn Vfs, path: &Path, state: Option<&StateFolder>, now: Timestamp) -> Self {
        let target = vfs.canonicalize(path).unwrap_or_else(|_err| path.to_owned());
        let opens = |file: &Path| vfs.read(file, limits::FILE_BYTES).is_ok_and(|bytes| read(&bytes).is_ok());
        let mut copies = siblings(vfs, &target).unwrap_or_default();
        copies.retain(|copy| opens(&copy.path));
        let Some(state) = state else { return Self { siblings: copies, ..Self::default() } };
        let mut entries = state.entries(vfs, now).unwrap_or_default();
        entries.retain(|entry| entry.meta.path.as_ref() == Some(&target));
        entries.retain(|entry| entry.read(vfs).is_some_and(|(_, bytes)| read(&bytes).is_ok()));
        let mut trashed = state.trashed(vfs).unwrap_or_default();
        trashed.retain(|trashed| trashed.meta.path.as_ref() == Some(&target) && opens(&trashed.file));
        trashed.reverse();
        Self { version: newest_good(vfs, &state.history(&target)), entries, trashed, siblings: copies }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn newest_good(vfs: &dyn Vfs, history: &History) -> Option<Version> {
    let versions = history.versions(vfs).ok()?;
    let is_good = |version: &Version| history.read(vfs, version).is_ok_and(|bytes| read(&bytes).is_ok());
    versions.into_iter().rev().take(TRIED).find(is_good)
}
