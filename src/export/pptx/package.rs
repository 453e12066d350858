//! The parts of a presentation, their kinds and the relations between them, as a zip archive (ECMA-376, part 2).
//!
//! Invariants: every part has a content type; relations are numbered in the order in which they are given; all time
//! stamps are the same.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::PptxError;
use super::units::RelId;
use crate::export::markup::Markup;

/// What every part begins with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The presentation itself.
    Presentation,
    /// Its settings.
    Properties,
    /// How it was last looked at.
    View,
    /// The styles of its tables.
    TableStyles,
    /// Colours and fonts.
    Theme,
    /// What all slides have in common.
    Master,
    /// What slides of one kind have in common.
    Layout,
    /// A slide.
    Slide,
    /// What all notes have in common.
    NotesMaster,
    /// The notes of a slide.
    Notes,
    /// Title and dates of the file.
    Core,
    /// The program that wrote it.
    App,
}

impl Kind {
    /// Its content type.
    const fn content_type(self) -> &'static str {
        match self {
            Self::Presentation => "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            Self::Properties => "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
            Self::View => "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml",
            Self::TableStyles => "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
            Self::Theme => "application/vnd.openxmlformats-officedocument.theme+xml",
            Self::Master => "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
            Self::Layout => "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
            Self::Slide => "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
            Self::NotesMaster => "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
            Self::Notes => "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
            Self::Core => "application/vnd.openxmlformats-package.core-properties+xml",
            Self::App => "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        }
    }

    /// What another part calls it that refers to it.
    const fn relation(self) -> &'static str {
        match self {
            Self::Presentation => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            Self::Properties => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/presProps",
            Self::View => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/viewProps",
            Self::TableStyles => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tableStyles",
            Self::Theme => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme",
            Self::Master => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster",
            Self::Layout => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout",
            Self::Slide => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide",
            Self::NotesMaster => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesMaster",
            Self::Notes => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide",
            Self::Core => "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            Self::App => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        }
    }
}

/// A part to which another one refers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it is, seen from the folder of the part that refers to it.
    pub(super) target: String,
}

/// Short for a [`Relation`].
pub(super) fn relation(kind: Kind, target: impl Into<String>) -> Relation {
    Relation { kind, target: target.into() }
}

/// The parts of a file in the making.
#[derive(Debug, Default)]
pub(super) struct Package {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    path: String,
    kind: Kind,
    markup: Markup,
    relations: Vec<Relation>,
}

impl Package {
    /// Adds a part; `path` is its place in the archive, and the relations get the ids `rId1`, `rId2` ...
    pub(super) fn add(&mut self, path: impl Into<String>, kind: Kind, markup: Markup, relations: Vec<Relation>) {
        self.parts.push(Part { path: path.into(), kind, markup, relations });
    }

    /// The bytes of the file.
    pub(super) fn zip(self) -> Result<Vec<u8>, PptxError> {
        let mut archive = Archive(ZipWriter::new(Cursor::new(Vec::new())));
        archive.file("[Content_Types].xml", self.content_types())?;
        let roots = [Kind::Presentation, Kind::Core, Kind::App];
        let roots = roots.into_iter().filter_map(|kind| self.parts.iter().find(|part| part.kind == kind));
        archive.file("_rels/.rels", relations_part(roots.map(|part| (part.kind, part.path.as_str()))))?;
        for part in self.parts {
            if let Some((folder, name)) = part.path.rsplit_once('/').filter(|_| !part.relations.is_empty()) {
                let relations = part.relations.iter().map(|relation| (relation.kind, relation.target.as_str()));
                archive.file(&format!("{folder}/_rels/{name}.rels"), relations_part(relations))?;
            }
            archive.file(&part.path, part.markup)?;
        }
        Ok(archive.0.finish()?.into_inner())
    }

    fn content_types(&self) -> Markup {
        let mut markup = Markup::new();
        markup.open("Types").attr("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
        let xml = [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")];
        for (ending, content_type) in xml {
            markup.open("Default").attr("Extension", ending).attr("ContentType", content_type);
            markup.close();
        }
        for part in &self.parts {
            let name = format!("/{}", part.path);
            let content_type = part.kind.content_type();
            markup.open("Override").attr("PartName", name.as_str()).attr("ContentType", content_type);
            markup.close();
        }
        markup
    }
}

fn relations_part<'a>(relations: impl Iterator<Item = (Kind, &'a str)>) -> Markup {
    let mut markup = Markup::new();
    markup.open("Relationships").attr("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (index, (kind, target)) in relations.enumerate() {
        let mut tag = markup.open("Relationship");
        tag.attr("Id", RelId(index + 1)).attr("Type", kind.relation()).attr("Target", target);
        markup.close();
    }
    markup
}

/// How hard repetitions are looked for, from 1 to 9: more costs twice the time and saves a tenth of the file.
const LEVEL: i64 = 3;

struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn file(&mut self, path: &str, markup: Markup) -> Result<(), PptxError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default());
        self.0.start_file(path, options)?;
        self.0.write_all(DECLARATION.as_bytes())?;
        self.0.write_all(markup.finish().as_bytes())?;
        Ok(())
    }
}
