//! From sheets to a file.

use krilla::outline::OutlineNode;
use krilla::tagging::{Identifier, Node, TagGroup};

use super::front::name_of;
use super::sheets::{Heading, Sheets, Twig};
use crate::analysis::Analysis;
use crate::export::pdf::document::{Book, entry};
use crate::export::pdf::error::PdfError;
use crate::export::pdf::paint::Painter;
use crate::lang::Lang;
use crate::model::Project;

/// Draws all pages; `reach` gets the share that is drawn.
pub(super) fn print(
    sheets: Sheets,
    project: &Project,
    analysis: &Analysis,
    lang: Lang,
    reach: &mut dyn FnMut(f32) -> Result<(), PdfError>,
) -> Result<Vec<u8>, PdfError> {
    let title = lang.report_title(&name_of(project, lang), &lang.date(analysis.as_of));
    let mut book = Book::new(&title, lang.code(), Some(analysis.as_of))?;
    let (faces, count) = (book.faces, sheets.pages.len());
    let mut ids: Vec<Vec<Option<Identifier>>> = Vec::with_capacity(count);
    for (i, contents) in sheets.pages.into_iter().enumerate() {
        let page = book.page(Sheets::paper(), 1.0, |surface| {
            let mut painter = Painter::new(surface, faces);
            let mut draw = |content: super::sheets::Content| match content.artifact {
                None => Some(painter.whole(&content.items)),
                Some(kind) => {
                    painter.artifact(kind, &content.items);
                    None
                }
            };
            contents.into_iter().map(&mut draw).collect()
        });
        ids.push(page.unwrap_or_default());
        reach((i + 1) as f32 / count as f32)?;
    }
    book.tree = sheets.twigs.into_iter().filter_map(|twig| node(twig, &ids)).collect();
    let mut headings = sheets.outline.into_iter().peekable();
    while let Some(heading) = headings.next() {
        book.outline.push(branch(&heading, &mut headings));
    }
    book.finish()
}

fn node(twig: Twig, ids: &[Vec<Option<Identifier>>]) -> Option<Node> {
    match twig {
        Twig::Leaf(page, index) => ids.get(page)?.get(index).copied().flatten().map(Node::from),
        Twig::Branch(branch) => {
            let children = branch.twigs.into_iter().filter_map(|twig| node(twig, ids)).collect();
            Some(TagGroup::with_children(branch.tag, children).into())
        }
    }
}

/// A heading with those below it.
fn branch(heading: &Heading, rest: &mut std::iter::Peekable<impl Iterator<Item = Heading>>) -> OutlineNode {
    let mut node = entry(&heading.title, heading.page, heading.y).with_open(heading.level < 2);
    while let Some(below) = rest.next_if(|next| next.level > heading.level) {
        node.push_child(branch(&below, rest));
    }
    node
}
