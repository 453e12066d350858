//! A file in the making: which rules it keeps, what it says of itself, and how it ends.

use std::num::NonZeroU16;

use jiff::civil::Date;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::geom::{Point as PdfPoint, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Node, Tag, TagGroup, TagKind, TagTree};
use krilla::{Document, SerializeSettings};

use super::error::PdfError;
use crate::export::faces::Faces;
use crate::geometry::{Point, Rect, Size};

/// What the program calls itself, and an untitled file: PDF/UA asks for a title.
const NAME: &str = "Fourfold";
/// Characters of a title or an alternative text: nobody listens to more, and strings have an end.
const MOST_CHARACTERS: usize = 1_000;

/// A file in the making.
pub(super) struct Book {
    /// The fonts.
    pub faces: &'static Faces,
    /// What the file says, in the order of reading.
    pub tree: Vec<Node>,
    /// Where one can go in it.
    pub outline: Vec<OutlineNode>,
    document: Document,
    pages: usize,
    metadata: Metadata,
    lang: &'static str,
}

impl Book {
    /// An empty file.
    pub fn new(title: &str, lang: &'static str, as_of: Option<Date>) -> Result<Self, PdfError> {
        let rules = ConfigurationBuilder::new()
            .with_version(PdfVersion::Pdf17)
            .with_accessibility_validator(Accessibility::UA1);
        // An archive asks for a date.
        let rules = if as_of.is_some() { rules.with_archival_validator(Archival::A2_A) } else { rules };
        let configuration = rules.finish().unwrap_or_default();
        let document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let metadata = Metadata::new()
            .title(named(title))
            .language(lang.to_owned())
            .creator(NAME.to_owned())
            .producer(NAME.to_owned());
        let metadata = match as_of.and_then(date_time) {
            Some(date) => metadata.creation_date(date),
            None => metadata,
        };
        let (faces, tree, outline) = (Faces::get().ok_or(PdfError::Fonts)?, Vec::new(), Vec::new());
        Ok(Self { faces, tree, outline, document, pages: 0, metadata, lang })
    }

    /// A page that shows a part of the plane, enlarged by a scale; gives back what `paint` does.
    pub fn page<T>(&mut self, area: Rect, scale: f32, paint: impl FnOnce(&mut Surface<'_>) -> T) -> Option<T> {
        let Size { w, h } = area.size();
        let mut page = self.document.start_page_with(PageSettings::from_wh(w * scale, h * scale)?);
        let mut surface = page.surface();
        let Point { x, y } = area.min;
        surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, -x * scale, -y * scale));
        let painted = paint(&mut surface);
        surface.pop();
        surface.finish();
        page.finish();
        self.pages += 1;
        Some(painted)
    }

    /// The file.
    pub fn finish(mut self) -> Result<Vec<u8>, PdfError> {
        let mut outline = Outline::new();
        self.outline.into_iter().for_each(|node| outline.push_child(node));
        let mut tree = TagTree::new().with_lang(Some(self.lang.to_owned()));
        tree.children = self.tree;
        self.document.set_outline(outline);
        self.document.set_tag_tree(tree);
        self.document.set_metadata(self.metadata);
        self.document.finish().map_err(|source| PdfError::Write { source: Box::new(source) })
    }
}

/// An entry of the outline that leads to a height of a page, counted from 0.
pub(super) fn entry(title: &str, page: usize, y: f32) -> OutlineNode {
    OutlineNode::new(named(title), krilla::destination::XyzDestination::new(page, PdfPoint::from_xy(0.0, y.max(0.0))))
}

/// A heading of a level from 1 on, with what it says.
pub(super) fn level(level: u16, title: &str) -> TagKind {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(named(title))).into()
}

/// A heading of a level from 1 on, with its content.
pub(super) fn heading(at: u16, title: &str, children: Vec<Node>) -> TagGroup {
    TagGroup::with_children(level(at, title), children)
}

/// A title, or a stand-in for an empty one.
fn named(title: &str) -> String {
    let title = short(title);
    if title.is_empty() { NAME.to_owned() } else { title }
}

/// A text in one line, without control characters, of a bearable length.
pub(super) fn short(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let mut line = String::new();
    let mut length = 0;
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        let left = MOST_CHARACTERS.saturating_sub(length);
        line.extend(word.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).take(left));
        length += word.chars().count() + 1;
        if length > MOST_CHARACTERS {
            line.push('…');
            break;
        }
    }
    line
}

fn date_time(date: Date) -> Option<DateTime> {
    let (year, month, day) = (date.year().try_into().ok()?, date.month().try_into().ok()?, date.day().try_into().ok()?);
    Some(DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0))
}
