//! The texts that the cells of a workbook share.

use super::package::Package;
use super::workbook::Workbook;
use super::xml::Node;
use crate::import::Refusal;
use crate::model::limits;

/// The shared texts in their order; the count that the workbook claims is not looked at.
pub fn read(package: &mut Package<'_>, workbook: &Workbook) -> Result<Vec<Box<str>>, Refusal> {
    let Some(path) = workbook.strings.as_deref().and_then(|path| package.find(path)) else { return Ok(Vec::new()) };
    let mut strings: Vec<Box<str>> = Vec::new();
    let (mut text, mut is_text, mut is_reading_aid) = (String::new(), false, false);
    package.each(&path, |node, _| {
        match node {
            Node::Open(tag) => match tag.name() {
                "si" => text.clear(),
                "t" => is_text = true,
                // How a Japanese text is pronounced.
                "rPh" => is_reading_aid = true,
                _ => {}
            },
            Node::Text(piece) if is_text && !is_reading_aid => text.push_str(&piece),
            Node::Text(_) => {}
            Node::Close(name) => match name {
                "si" if strings.len() >= limits::IMPORT_CELLS => return Err(Refusal::TooManyCells),
                "si" => strings.push(text.as_str().into()),
                "t" => is_text = false,
                "rPh" => is_reading_aid = false,
                _ => {}
            },
        }
        Ok(true)
    })?;
    Ok(strings)
}
