//! The bytes of a project, proved to read back as the same project.

use super::{Broken, read, write};
use crate::lang::Lang;
use crate::model::{Project, limits};

/// Why a project can't be written. Each case is a fault of the program, never of the user.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The text of the project is larger than a file may be.
    #[error("the file would have {bytes} bytes, more than allowed")]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// What was written can't be read.
    #[error("the project does not read back")]
    Unreadable {
        /// What the reader says.
        broken: Broken,
    },
    /// What was written reads as another project.
    #[error("the project reads back as another one")]
    Different,
}

impl EncodeError {
    /// What happened and what to do, for the user.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { bytes } => lang.save_too_large(*bytes, limits::FILE_BYTES),
            Self::Unreadable { broken } => lang.save_unreadable(&broken.message(lang)),
            Self::Different => lang.save_different(),
        }
        .into_owned()
    }
}

/// The file of a project, written, read back and compared.
pub fn encode(project: &Project) -> Result<Vec<u8>, EncodeError> {
    let text = write(project);
    let bytes = text.len() as u64;
    if bytes > limits::FILE_BYTES {
        return Err(EncodeError::TooLarge { bytes });
    }
    let loaded = read(text.as_bytes()).map_err(|broken| EncodeError::Unreadable { broken })?;
    if is_same(&loaded.project, project) { Ok(text.into_bytes()) } else { Err(EncodeError::Different) }
}

/// Whether two projects are equal; a KPI with an empty series is one without.
fn is_same(read: &Project, project: &Project) -> bool {
    if project.series.values().all(|series| !series.is_empty()) {
        return read == project;
    }
    let mut project = project.clone();
    project.series.retain(|_, series| !series.is_empty());
    *read == project
}
