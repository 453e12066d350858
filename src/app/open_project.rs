//! A project in the window: its document, its file, and the day it is looked at from.

use std::path::PathBuf;

use jiff::civil::Date;

use super::keeping::{FileState, Noted, Other};
use super::playing::Playing;
use crate::edit::Document;
use crate::lang::Lang;

/// What is open.
pub(super) struct OpenProject {
    pub(super) document: Document,
    /// Its file; `None` before the first save.
    pub(super) path: Option<PathBuf>,
    /// Fields of the file that would be lost by saving in place, as `record.field`.
    pub(super) unknown_fields: Vec<String>,
    /// Tells this project from those that were open before: slow work that ends late is about another one.
    pub(super) serial: u64,
    /// What is known about its file.
    pub(super) file: FileState,
    /// What of it is in the journal.
    pub(super) noted: Noted,
    /// Whether the user has said that its unsaved changes may go.
    pub(super) is_given_up: bool,
    /// The day it is looked at from; `None` is today.
    pub(super) as_of: Option<Date>,
    /// Its history, while it is played.
    pub(super) playing: Option<Playing>,
    /// Whether its map has come to rest before.
    pub(super) has_settled: bool,
    /// Whether its themes are columns.
    pub(super) has_columns: bool,
}

impl OpenProject {
    /// Whether closing it would lose something: a change that is not saved, or the last copy of a file that is gone.
    pub(super) fn is_unsaved(&self) -> bool {
        self.document.is_dirty() || matches!(self.file.other, Some(Other::Gone | Other::Broken { .. }))
    }

    /// The file's name; for a project without one, the project's own name.
    pub(super) fn title(&self, lang: Lang) -> String {
        let of_file = self.path.as_ref().and_then(|path| path.file_name()).map(|n| n.to_string_lossy().into_owned());
        let of_project = || Some(self.document.project().name.clone()).filter(|name| !name.is_empty());
        of_file.or_else(of_project).unwrap_or_else(|| lang.untitled().into_owned())
    }

    /// A file name for saving or exporting the project, without an ending.
    pub(super) fn file_stem(&self, lang: Lang) -> String {
        let title = self.title(lang);
        file_stem(title.strip_suffix(".bsc.ron").or_else(|| title.strip_suffix(".ron")).unwrap_or(&title))
    }
}

/// A text as the name of a file, without what one of the three systems refuses there.
pub(super) fn file_stem(text: &str) -> String {
    let is_bad = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let clean: String = text.chars().map(|c| if is_bad(c) { '-' } else { c }).take(80).collect();
    clean.trim().trim_matches('.').to_owned()
}
