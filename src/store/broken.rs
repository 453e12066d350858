//! Why bytes are no project.

use super::{Place, ReadProblem};
use crate::lang::Lang;
use crate::model::limits;

/// Why a file can't be opened. It was not changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Broken {
    /// It is larger than any project.
    #[error("the file has {bytes} bytes, more than allowed")]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// It holds nothing, or only blanks.
    #[error("the file is empty")]
    Empty,
    /// It holds only zero bytes, as after a power failure.
    #[error("all {bytes} bytes of the file are zero")]
    Zeros {
        /// Its length.
        bytes: u64,
    },
    /// It is no text.
    #[error("the file is not a text (line {})", place.line)]
    Binary {
        /// The first byte that no text holds.
        place: Place,
    },
    /// It is a text in another encoding.
    #[error("the file is not UTF-8 (line {})", place.line)]
    NotUtf8 {
        /// The first byte that is not UTF-8.
        place: Place,
        /// Its offset from the start of the file.
        offset: usize,
    },
    /// It does not start as a strategy map does.
    #[error("the file is not a strategy map")]
    NotAMap,
    /// It was written by a newer version of the program.
    #[error("the file has version {version}, which is newer than this program")]
    Newer {
        /// Its version.
        version: u32,
    },
    /// It holds the conflict markers of a merge that was not finished.
    #[error("the file holds unresolved conflicts (line {})", lines.first().copied().unwrap_or(1))]
    Conflicts {
        /// The lines at which conflicts start, from 1.
        lines: Vec<usize>,
    },
    /// Its records are at fault; at least one problem, at most [`limits::PROBLEMS`], from top to bottom.
    #[error("the file has problems (the first one in line {})", problems.first().map_or(1, |p| p.place.line))]
    Records {
        /// What is wrong.
        problems: Vec<ReadProblem>,
    },
}

impl Broken {
    /// What is wrong with the file and what to do; for problems of records the first one and their number.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { bytes } => lang.file_too_large(*bytes, limits::FILE_BYTES),
            Self::Empty => lang.file_empty(),
            Self::Zeros { bytes } => lang.file_zeros(*bytes),
            Self::Binary { place } => lang.file_binary(place.line, place.column),
            Self::NotUtf8 { place, offset } => lang.file_not_utf8(place.line, place.column, *offset),
            Self::NotAMap => lang.file_not_a_map(),
            Self::Newer { version } => lang.file_newer(*version),
            Self::Conflicts { lines } => lang.file_conflicts(lines.len(), lines.first().copied().unwrap_or(1)),
            Self::Records { problems } => {
                let first = problems.first().map_or_else(String::new, |problem| problem.message(lang));
                lang.file_problems(&first, problems.len().saturating_sub(1))
            }
        }
        .into_owned()
    }

    /// The problems of single records, from top to bottom; empty if the file as a whole is at fault.
    pub fn problems(&self) -> &[ReadProblem] {
        match self {
            Self::Records { problems } => problems,
            _ => &[],
        }
    }
}
