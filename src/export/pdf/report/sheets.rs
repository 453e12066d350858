//! The report as laid out: what lies on each page, what it is, and what is read after what.

use krilla::tagging::{ArtifactType, TagKind};

use crate::geometry::{Rect, Size};
use crate::scene::Item;

/// Width and height of A4, in points.
pub(super) const PAPER: Size = Size::new(595.28, 841.89);
/// Left and right margin.
pub(super) const SIDE: f32 = 44.0;
/// Where pages begin.
pub(super) const TOP: f32 = 46.0;
/// Where pages end; below is the footer.
pub(super) const BOTTOM: f32 = PAPER.h - 58.0;
/// Width between the margins.
pub(super) const WIDTH: f32 = PAPER.w - 2.0 * SIDE;

/// Between two columns, and between two rows of what stands in them.
pub(super) const GUTTER: f32 = 14.0;
/// Width of one of two columns.
pub(super) const COLUMN: f32 = (WIDTH - GUTTER) / 2.0;

/// Pages in the making.
pub(super) struct Sheets {
    /// From first to last.
    pub pages: Vec<Vec<Content>>,
    /// What the report says, in the order of reading.
    pub twigs: Vec<Twig>,
    /// Headings with their level and place.
    pub outline: Vec<Heading>,
    /// How far down the last page is filled.
    pub y: f32,
    open: Vec<Branch>,
}

/// Things on a page that belong together.
pub(super) struct Content {
    /// What is drawn.
    pub items: Vec<Item>,
    /// Which kind of decoration it is; `None` if it says something.
    pub artifact: Option<ArtifactType>,
}

/// A heading's place.
pub(super) struct Heading {
    /// 1 for the whole, 2 for its parts and so on.
    pub level: u16,
    /// What it says.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// How far down.
    pub y: f32,
}

/// A node of the structure.
pub(super) enum Twig {
    /// Something made of others.
    Branch(Branch),
    /// Content: the page, and which one on it.
    Leaf(usize, usize),
}

/// A node that is made of others.
pub(super) struct Branch {
    /// What it is.
    pub tag: TagKind,
    /// What it is made of.
    pub twigs: Vec<Twig>,
}

impl Sheets {
    /// One empty page.
    pub fn new() -> Self {
        Self { pages: vec![Vec::new()], twigs: Vec::new(), outline: Vec::new(), y: TOP, open: Vec::new() }
    }

    /// The whole sheet of paper.
    pub fn paper() -> Rect {
        Rect::new(0.0, 0.0, PAPER.w, PAPER.h)
    }

    /// Whether so much fits on the page, below what is there.
    pub fn has_room(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// Goes on at the top of a new page.
    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Goes on at the top of a new page unless so much fits, or the page is still empty.
    pub fn make_room(&mut self, height: f32) {
        if !self.has_room(height) && self.y > TOP {
            self.turn();
        }
    }

    /// What follows belongs to a node, until [`Self::close`].
    pub fn open(&mut self, tag: impl Into<TagKind>) {
        self.open.push(Branch { tag: tag.into(), twigs: Vec::new() });
    }

    /// Ends the node that was opened last.
    pub fn close(&mut self) {
        if let Some(branch) = self.open.pop() {
            self.push(Twig::Branch(branch));
        }
    }

    /// Draws things that say something, as a node of their own.
    pub fn say(&mut self, tag: impl Into<TagKind>, items: Vec<Item>) {
        self.open(tag);
        let at = self.place(items, None);
        self.push(at);
        self.close();
    }

    /// Draws things that are there for the eye only.
    pub fn decorate(&mut self, items: Vec<Item>) {
        self.place(items, Some(ArtifactType::Layout));
    }

    /// Draws what stands on top of each page of a table.
    pub fn repeat(&mut self, items: Vec<Item>) {
        self.place(items, Some(ArtifactType::PaginationOther));
    }

    /// Notes a heading at the present place.
    pub fn note(&mut self, level: u16, title: &str) {
        let page = self.pages.len().saturating_sub(1);
        self.outline.push(Heading { level, title: title.to_owned(), page, y: (self.y - 12.0).max(0.0) });
    }

    fn place(&mut self, items: Vec<Item>, artifact: Option<ArtifactType>) -> Twig {
        let page = self.pages.len().saturating_sub(1);
        let contents = self.pages.last_mut();
        let index = contents.as_ref().map_or(0, |contents| contents.len());
        if let Some(contents) = contents {
            contents.push(Content { items, artifact });
        }
        Twig::Leaf(page, index)
    }

    fn push(&mut self, twig: Twig) {
        match self.open.last_mut() {
            Some(branch) => branch.twigs.push(twig),
            None => self.twigs.push(twig),
        }
    }
}
