//! Items of a scene on a page, each marked as what it is.
//!
//! Every text is marked content with a place in the structure; every form is an
//! artifact, unless its group says what it shows: then the group is a figure.
//!
//! Invariant: all content of a page is marked, once.

use krilla::geom::Point as PdfPoint;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagKind};

use super::document::short;
use super::form;
use crate::export::faces::Faces;
use crate::export::rows;
use crate::scene::{Group, Item, Row, Shape, Text};

/// Draws on one page.
pub(super) struct Painter<'a, 's> {
    surface: &'a mut Surface<'s>,
    faces: &'static Faces,
    mark: Mark,
}

/// What the next stroke of the pen belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing yet.
    None,
    /// Decoration, up to the next text.
    Decoration,
    /// One thing, whatever it is made of.
    Whole,
}

impl<'a, 's> Painter<'a, 's> {
    /// A painter; whoever finishes the surface lets go of it first.
    pub fn new(surface: &'a mut Surface<'s>, faces: &'static Faces) -> Self {
        Self { surface, faces, mark: Mark::None }
    }

    /// Paints things from back to front; gives back what they are.
    pub fn items(&mut self, items: &[Item]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for item in items {
            match item {
                Item::Group(group) => nodes.extend(self.group(group)),
                Item::Text(text) => nodes.extend(self.text(text).map(|id| paragraph(id).into())),
                Item::Shape(shape) => self.shape(shape),
                Item::Hit(_) => {}
            }
        }
        self.end_decoration();
        nodes
    }

    /// Paints things as one piece of content, of which the caller says what it is.
    pub fn whole(&mut self, items: &[Item]) -> Identifier {
        self.end_decoration();
        let id = self.surface.start_tagged(ContentTag::Other);
        self.within_mark(|painter| painter.items(items));
        id
    }

    /// Paints things that are no part of what the page says.
    pub fn artifact(&mut self, kind: ArtifactType, items: &[Item]) {
        self.end_decoration();
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        self.within_mark(|painter| painter.items(items));
    }

    /// Inside of a mark that was just begun: no others begin there. Ends it.
    fn within_mark(&mut self, paint: impl FnOnce(&mut Self) -> Vec<Node>) {
        self.mark = Mark::Whole;
        paint(self);
        self.surface.end_tagged();
        self.mark = Mark::None;
    }

    /// A group as it is, or as one piece where it is a figure or dimmed: marks can't begin inside of what is dimmed.
    pub fn group(&mut self, group: &Group) -> Vec<Node> {
        let is_seen = group.opacity > 0.0;
        if !is_seen {
            return Vec::new();
        }
        let label = short(&group.label);
        let (is_named, has_text) = (!label.is_empty(), has_text(&group.items));
        let is_piece = group.opacity < 1.0 || (is_named && !has_text);
        match (self.mark, is_piece) {
            (Mark::Whole, _) => {
                self.surface.push_opacity(form::opacity(group.opacity));
                let nodes = self.items(&group.items);
                self.surface.pop();
                nodes
            }
            (_, true) if is_named || has_text => {
                let id = self.whole(&[Item::Group(group.clone())]);
                let tag: TagKind = if is_named { Tag::Figure(Some(label)).into() } else { Tag::P.into() };
                vec![TagGroup::with_children(tag, vec![id.into()]).into()]
            }
            (_, true) => {
                self.artifact(ArtifactType::Layout, &[Item::Group(group.clone())]);
                Vec::new()
            }
            (_, false) => {
                let nodes = self.items(&group.items);
                if !is_named {
                    return nodes;
                }
                vec![TagGroup::with_children(Tag::Div.with_alt_text(Some(label)), nodes).into()]
            }
        }
    }

    /// The rows of a text as one piece of content; `None` inside of another piece, or where there is no row.
    pub fn text(&mut self, text: &Text) -> Option<Identifier> {
        let is_placed = |row: &&Row| !row.text.is_empty() && form::is_length(row.x) && form::is_length(row.baseline);
        let rows = || text.rows.iter().filter(is_placed);
        let (count, size) = (rows().count(), text.style.size);
        let color = form::fill(text.color).filter(|_| count > 0 && size > 0.0 && form::is_length(size))?;
        self.end_decoration();
        let id = (self.mark == Mark::None).then(|| self.surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        self.surface.set_fill(Some(color));
        self.surface.set_stroke(None);
        for (i, row) in rows().enumerate() {
            // Unseen; without it, search and screen readers would join two words, of one text or of one piece.
            let end = if i + 1 < count || self.mark == Mark::Whole { " " } else { "" };
            for run in rows::runs(self.faces, &row.text, end, text.style) {
                let start = PdfPoint::from_xy(row.x + run.x, row.baseline);
                let Some(font) = run.face.embeddable() else { continue };
                self.surface.draw_glyphs(start, &run.glyphs, font.clone(), &run.text, size, false);
            }
        }
        if id.is_some() {
            self.surface.end_tagged();
        }
        id
    }

    fn shape(&mut self, shape: &Shape) {
        let (fill, stroke) = (shape.fill.and_then(form::fill), shape.stroke.as_ref().and_then(form::stroke));
        let Some(path) = form::path(&shape.form).filter(|_| fill.is_some() || stroke.is_some()) else { return };
        if self.mark == Mark::None {
            self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            self.mark = Mark::Decoration;
        }
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(&path);
    }

    fn end_decoration(&mut self) {
        if self.mark == Mark::Decoration {
            self.surface.end_tagged();
            self.mark = Mark::None;
        }
    }
}

/// A piece of content as a paragraph.
pub(super) fn paragraph(id: Identifier) -> TagGroup {
    TagGroup::with_children(Tag::P, vec![id.into()])
}

fn has_text(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Group(group) => has_text(&group.items),
        Item::Text(text) => text.rows.iter().any(|row| !row.text.is_empty()),
        Item::Shape(_) | Item::Hit(_) => false,
    })
}
