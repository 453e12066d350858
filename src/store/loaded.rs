//! What an opened file holds beside its project.

use super::scan::Place;
use crate::lang::Lang;
use crate::model::Project;

/// A project from a file, and what there is to say about the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The project; all its rules hold.
    pub project: Project,
    /// What saving would change in the file beside the project, in the order of the file.
    pub warnings: Vec<Warning>,
    /// Fields that this version does not know; saving would drop them, so ask before saving in place.
    pub unknown_fields: Vec<UnknownField>,
}

/// Something in a file that saving does not keep as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The file starts with a byte order mark.
    ByteOrderMark,
    /// Lines end as on Windows.
    WindowsLines,
    /// The file holds comments.
    Comments {
        /// The first one.
        place: Place,
    },
    /// A text was composed (NFC), or freed of characters that are not allowed.
    Cleaned {
        /// The field.
        place: Place,
        /// The record's id; `None` for the project itself.
        record: Option<String>,
        /// The field's name.
        field: &'static str,
    },
}

/// A field that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    /// Where it stands.
    pub place: Place,
    /// The record's id; `None` for the project itself.
    pub record: Option<String>,
    /// Its name, with the fields it lies in: `pin.z`.
    pub field: String,
}

impl Warning {
    /// What saving would change, for the user.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::ByteOrderMark => lang.file_byte_order_mark().into_owned(),
            Self::WindowsLines => lang.file_windows_lines().into_owned(),
            Self::Comments { place } => lang.file_comments(place.line).into_owned(),
            Self::Cleaned { place, record, field } => at(lang, *place, record.as_deref(), &lang.file_cleaned(field)),
        }
    }
}

impl UnknownField {
    /// What the field is and what saving would do, for the user.
    pub fn message(&self, lang: Lang) -> String {
        at(lang, self.place, self.record.as_deref(), &lang.file_unknown_field(&self.field))
    }
}

/// A sentence with line, column and record in front.
pub(super) fn at(lang: Lang, place: Place, record: Option<&str>, text: &str) -> String {
    match record {
        Some(record) => lang.file_at_record(place.line, place.column, record, text),
        None => lang.file_at(place.line, place.column, text),
    }
    .into_owned()
}
