//! What the speaker wants to remember, as the notes of a slide.

use super::master::{Placeholder, keep_colors, open_tree};
use super::package::{Kind, Package, relation};
use super::presentation::root;

/// Adds the notes of the slide with that number; without notes there is no part.
pub(super) fn add(package: &mut Package, number: usize, notes: &str, lang: &'static str) {
    if notes.is_empty() {
        return;
    }
    let mut markup = root("p:notes");
    markup.open("p:cSld");
    open_tree(&mut markup);
    Placeholder::Picture.open(&mut markup);
    markup.open("p:spPr");
    markup.close().close();
    Placeholder::Notes.open(&mut markup);
    markup.open("p:spPr");
    markup.close();
    markup.open("p:txBody");
    markup.open("a:bodyPr");
    markup.close();
    markup.open("a:lstStyle");
    markup.close();
    for line in notes.split('\n') {
        markup.open("a:p");
        markup.open("a:r");
        markup.open("a:rPr").attr("lang", lang);
        markup.close();
        markup.open("a:t");
        markup.text(line.trim_end_matches('\r')).close().close().close();
    }
    markup.close().close().close().close();
    keep_colors(&mut markup);
    let relations = vec![
        relation(Kind::NotesMaster, "../notesMasters/notesMaster1.xml"),
        relation(Kind::Slide, format!("../slides/slide{number}.xml")),
    ];
    package.add(format!("ppt/notesSlides/notesSlide{number}.xml"), Kind::Notes, markup, relations);
}

/// The relation of a slide to its notes, if it has any.
pub(super) fn relation_of(number: usize, notes: &str) -> Option<super::package::Relation> {
    (!notes.is_empty()).then(|| relation(Kind::Notes, format!("../notesSlides/notesSlide{number}.xml")))
}
