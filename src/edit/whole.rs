//! Putting a whole version in the place of the project: one from the history, from the disk, or from a merge.
//!
//! Such a version comes out of the store, where all rules were checked; as any edit it is checked again.

use std::sync::Arc;

use super::StepName;
use crate::model::Project;

/// A version and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeEdit {
    /// The project as it is to be.
    pub project: Arc<Project>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a version comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An old version of the file.
    History,
    /// The file, which another program has changed.
    Disk,
    /// The work here and another version, put together.
    Merge,
}

impl WholeEdit {
    pub(super) fn apply(self, project: &mut Project) {
        *project = Arc::unwrap_or_clone(self.project);
    }

    pub(super) fn name(&self) -> StepName {
        match self.origin {
            Origin::History => StepName::RestoreVersion,
            Origin::Disk => StepName::ReloadFile,
            Origin::Merge => StepName::Merge,
        }
    }
}
