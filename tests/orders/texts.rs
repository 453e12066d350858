//! All that a reader finds in a file as text, whatever its format.

use fourfold::export::{Format, Piece};
use roxmltree::{Document, ParsingOptions};

use super::package::{A, Package};
use super::pdf::Read;

/// The texts of a file, those for people who can't see it too, without any space.
pub fn of(format: Format, piece: &Piece) -> String {
    let bytes = &piece.bytes;
    let found = match format {
        Format::Svg | Format::Html => marked_up(std::str::from_utf8(bytes).unwrap()),
        Format::Pdf => {
            let read = Read::of(bytes);
            let told = [&b"Alt"[..], b"ActualText", b"T", b"E"].map(|key| read.structure(key).concat()).concat();
            read.text.clone() + &told + &read.outline().concat()
        }
        Format::Pptx => {
            let package = Package::read(bytes);
            let parts = package.parts.keys().filter(|path| {
                path.starts_with("ppt/slides/") || path.starts_with("ppt/notes") || path.starts_with("docProps/")
            });
            parts.map(|path| slide(&package.document(path))).collect()
        }
        other => panic!("{other:?} is not read here"),
    };
    found.split_whitespace().collect()
}

/// Words on the page, and attributes that are read aloud or shown under the pointer.
fn marked_up(page: &str) -> String {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(page, options).unwrap();
    let mut found = String::new();
    for node in document.descendants().filter(|node| !node.has_tag_name("style")) {
        if node.is_text() && node.parent().is_none_or(|above| above.tag_name().name() != "style") {
            found += node.text().unwrap_or_default();
            found.push('\n');
        }
        for attribute in node.attributes() {
            if matches!(attribute.name(), "aria-label" | "title" | "alt" | "content" | "value") {
                found += attribute.value();
                found.push('\n');
            }
        }
    }
    found
}

fn slide(document: &Document<'_>) -> String {
    let mut found = String::new();
    for node in document.descendants() {
        if node.has_tag_name((A, "t")) || (node.is_text() && document.root_element().tag_name().name() != "sld") {
            found += node.text().unwrap_or_default();
            found.push('\n');
        }
        for name in ["descr", "title", "name"] {
            found += node.attribute(name).unwrap_or_default();
            found.push('\n');
        }
    }
    found
}
