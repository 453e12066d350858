//! From bytes to a proposal.

use std::sync::Arc;

use super::interpret::interpret;
use super::kind::{Kind, is_binary, kind};
use super::progress::Part;
use super::proposal::SourceRead;
use super::{Choices, Progress, Proposal, Refusal, Table, encoding, separated, xlsx};
use crate::model::{Project, limits};

/// Share of the work that reading the cells is; the rest is finding out what they mean.
const CELLS: f32 = 0.6;

/// Reads a data file for a project: text with separated values, or a workbook.
///
/// The bytes decide what the file is. The same bytes, project and choices give the same proposal.
pub fn read(bytes: &[u8], project: &Project, choices: &Choices, progress: &Progress) -> Result<Proposal, Refusal> {
    let length = bytes.len() as u64;
    if length > limits::IMPORT_BYTES {
        return Err(Refusal::TooLarge { bytes: length });
    }
    let part = Part::new(progress, 0.0, CELLS);
    let (source, table) = match kind(bytes)? {
        Kind::Archive => xlsx::read(bytes, choices.sheet.as_deref(), part)?,
        Kind::Text => text(bytes, choices, part)?,
    };
    if table.rows.is_empty() {
        return Err(Refusal::Empty);
    }
    interpret(source, &Arc::new(table), project, choices, Part::new(progress, CELLS, 1.0))
}

fn text(bytes: &[u8], choices: &Choices, part: Part<'_>) -> Result<(SourceRead, Table), Refusal> {
    let decoded = encoding::decode(bytes, choices.encoding);
    if choices.encoding.is_none() && is_binary(&decoded.text) {
        return Err(Refusal::Binary);
    }
    let (named, text) = separated::named(&decoded.text);
    let separator = choices.separator.or(named).unwrap_or_else(|| separated::guess(text));
    let table = separated::read(text, separator, part)?;
    let (encoding, has_gaps) = (decoded.encoding, decoded.has_gaps);
    Ok((SourceRead::Text { encoding, separator, has_gaps }, table))
}

/// Whether a text from the clipboard is worth a proposal: at least two lines or columns, and a number.
pub fn looks_like_table(text: &str) -> bool {
    let has_columns = text.contains('\t') || text.lines().take(2).count() == 2 && text.contains([',', ';']);
    has_columns && text.bytes().any(|b| b.is_ascii_digit())
}
