//! Lines and columns of byte offsets.

use std::collections::BTreeMap;

/// A place in a text as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The first character.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// The places of some byte offsets, in one pass over the text.
///
/// An offset within a character or past the end counts as the character's start or the end.
pub fn places(text: &str, offsets: impl IntoIterator<Item = usize>) -> BTreeMap<usize, Place> {
    let mut found: BTreeMap<usize, Place> = offsets.into_iter().map(|at| (at, Place::START)).collect();
    let bytes = text.as_bytes();
    let (mut line, mut line_start, mut at) = (1, 0, 0);
    for (offset, place) in &mut found {
        let end = (*offset).min(bytes.len());
        for (index, _) in bytes.iter().enumerate().take(end).skip(at).filter(|(_, b)| **b == b'\n') {
            line += 1;
            line_start = index + 1;
        }
        at = at.max(end);
        let before = bytes.get(line_start..end).unwrap_or_default();
        let column = 1 + before.iter().filter(|b| (**b & 0b1100_0000) != 0b1000_0000).count();
        *place = Place { line, column };
    }
    found
}

/// The byte offset of a line and a column of characters, both from 1; the end of the text if it is shorter.
pub fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = match line.saturating_sub(2) {
        _ if line <= 1 => 0,
        skipped => text.match_indices('\n').nth(skipped).map_or(text.len(), |(at, _)| at + 1),
    };
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_places_agree() {
        let text = "(\n  tên: \"ộ\",\n)\n";
        for (offset, _) in text.char_indices() {
            let place = places(text, [offset])[&offset];
            assert_eq!(offset_of(text, place.line, place.column), offset);
        }
        let many = places(text, [0, 4, 200]);
        assert_eq!(many[&0], Place::START);
        assert_eq!(many[&4], Place { line: 2, column: 3 });
        assert_eq!(many[&200], Place { line: 4, column: 1 });
        assert_eq!(offset_of(text, 99, 99), text.len());
    }
}
