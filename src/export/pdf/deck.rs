//! A story as pages: one for each step.
//!
//! What the speaker wants to remember stays with the speaker: a PDF is handed out.

use krilla::tagging::{Tag, TagGroup};

use super::super::Background;
use super::document::{Book, entry, heading};
use super::error::PdfError;
use super::paint::Painter;
use super::picture::scene_nodes;
use crate::pitch::Deck;

/// The slides of a story, each as a page; its sentence is a heading and an entry of the outline.
pub fn pdf_deck(deck: &Deck) -> Result<Vec<u8>, PdfError> {
    if deck.slides.is_empty() {
        return Err(PdfError::Empty { width_pt: 0.0, height_pt: 0.0 });
    }
    let mut book = Book::new(&deck.title, deck.lang, None)?;
    let faces = book.faces;
    for slide in &deck.slides {
        let page = book.outline.len();
        let painted = book.page(slide.scene.bounds, 1.0, |surface| {
            let mut painter = Painter::new(surface, faces);
            let nodes = scene_nodes(&mut painter, &slide.scene, Background::Solid, 2);
            (painter.text(&slide.caption), nodes)
        });
        let Some((caption, nodes)) = painted else {
            let size = slide.scene.bounds.size();
            return Err(PdfError::Empty { width_pt: size.w, height_pt: size.h });
        };
        // What is said comes first: it is what the slide is about.
        let mut section = TagGroup::new(Tag::Section);
        if let Some(id) = caption {
            section.push(heading(1, &slide.title, vec![id.into()]));
        }
        section.children.extend(nodes);
        book.tree.push(section.into());
        book.outline.push(entry(&slide.title, page, 0.0));
    }
    book.finish()
}
