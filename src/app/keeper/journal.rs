//! Keeping unsaved work, so that a crash or a power cut takes at most the last moment of it.

use std::path::Path;

use super::{Keeper, save::snapshot_bytes};
use crate::lang::Lang;
use crate::model::Project;
use crate::store::Base;
use crate::store::keep::{DocumentId, Journal, Snapshot};

impl Keeper {
    /// Puts a version of a document into its journal; an error is a sentence for people.
    pub(in crate::app) fn note(
        &mut self,
        serial: u64,
        project: &Project,
        path: Option<&Path>,
        base: Base,
        lang: Lang,
    ) -> Result<(), String> {
        let state = match &self.state {
            Ok(state) => state,
            // Nothing is to be kept: a window of a test.
            Err(reason) if reason.is_empty() => return Ok(()),
            Err(reason) => return Err(lang.recovery_off(reason).into_owned()),
        };
        let open = self.open.entry(serial).or_default();
        if open.untitled.is_empty() {
            open.untitled = format!("{:x}{serial}", (self.now)().as_nanosecond());
        }
        let mut journal = if let Some(journal) = open.journal.take() {
            journal
        } else {
            let untitled = || DocumentId::Untitled(open.untitled.clone());
            let document = path.map_or_else(untitled, |path| DocumentId::of_path(&self.fs, path));
            Journal::start(&self.fs, state, &document).map_err(|error| error.banner(lang))?
        };
        let (bytes, is_checked) = snapshot_bytes(project);
        let snapshot = Snapshot { name: &project.name, bytes: &bytes, base, is_checked };
        let result = journal.record(&self.fs, &snapshot, (self.now)()).map_err(|error| error.banner(lang));
        open.journal = Some(journal);
        result
    }

    /// Nothing of a document is unsaved any more: its last entry is undone.
    pub(in crate::app) fn forget(&mut self, serial: u64) {
        let now = (self.now)();
        if let Some(journal) = self.open.get_mut(&serial).and_then(|open| open.journal.as_mut()) {
            let _settled = journal.settle(&self.fs, now);
        }
    }
}
