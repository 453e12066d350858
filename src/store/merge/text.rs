//! Two versions of a text put together: line by line, and within lines word by word.
//!
//! This is the three-way merge of diff3 (S. Khanna, K. Kunal, B. C. Pierce, "A Formal
//! Investigation of Diff3", FSTTCS 2007): what both versions have left of their common
//! origin divides the texts into chunks, and a chunk that only one of them has changed
//! is that one's. A chunk that both have changed is divided again, into words; what both
//! have changed then is a conflict.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Most lines, or words of a chunk, that are compared; two longer texts are a conflict.
///
/// Comparing takes time by the square of what differs.
const MOST: usize = 4_000;

/// The text that holds the changes of both versions; `None` if they have changed the same words.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let lines = [base, ours, theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let [base, ours, theirs] = lines.each_ref().map(Vec::as_slice);
    merge_by(base, ours, theirs, |base, ours, theirs| {
        let words = [base, ours, theirs].map(|lines| words(&lines.concat()));
        let [base, ours, theirs] = words.each_ref().map(|words| words.iter().map(String::as_str).collect::<Vec<_>>());
        merge_by(&base, &ours, &theirs, |_, _, _| None)
    })
}

/// A text as words and the blanks and marks between them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_word = false;
    for c in text.chars() {
        let is_word = c.is_alphanumeric();
        match words.last_mut() {
            Some(word) if is_word && was_word => word.push(c),
            _ => words.push(c.to_string()),
        }
        was_word = is_word;
    }
    words
}

/// A text in pieces, each with whether it is new beside another text; the pieces make up the whole text.
pub fn new_words(before: &str, after: &str) -> Vec<(String, bool)> {
    let (old, new) = (words(before), words(after));
    if old.len().max(new.len()) > MOST {
        return vec![(after.to_owned(), before != after)];
    }
    let piece = |range: Range<usize>, is_new: bool| (new.get(range).map(<[_]>::concat).unwrap_or_default(), is_new);
    let pieces = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().map(|op| match op {
        DiffOp::Equal { new_index, len, .. } => piece(new_index..new_index + len, false),
        DiffOp::Insert { new_index, new_len, .. } | DiffOp::Replace { new_index, new_len, .. } => {
            piece(new_index..new_index + new_len, true)
        }
        DiffOp::Delete { .. } => (String::new(), false),
    });
    pieces.filter(|(text, _)| !text.is_empty()).collect()
}

/// Puts two lists of tokens together; `both` decides over a chunk that both have changed.
fn merge_by(
    base: &[&str],
    ours: &[&str],
    theirs: &[&str],
    both: impl Fn(&[&str], &[&str], &[&str]) -> Option<String>,
) -> Option<String> {
    if base.len().max(ours.len()).max(theirs.len()) > MOST {
        return None;
    }
    let (kept_by_us, kept_by_them) = (kept(base, ours), kept(base, theirs));
    let mut merged = String::new();
    let mut at = [0; 3];
    while let Some(next) = next_kept(at, &kept_by_us, &kept_by_them) {
        merged.push_str(&chunk(base, ours, theirs, at, next, &both)?);
        merged.push_str(base.get(next[0])?);
        at = next.map(|place| place + 1);
    }
    merged.push_str(&chunk(base, ours, theirs, at, [base.len(), ours.len(), theirs.len()], &both)?);
    Some(merged)
}

/// Where each token of the origin stands in a version that has kept it.
fn kept(base: &[&str], version: &[&str]) -> Vec<Option<usize>> {
    let mut kept = vec![None; base.len()];
    for op in capture_diff_slices(Algorithm::Myers, base, version) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for (place, at) in kept.iter_mut().skip(old_index).take(len).zip(new_index..) {
                *place = Some(at);
            }
        }
    }
    kept
}

/// The next token that both versions have kept, by its places in origin, our and their version.
fn next_kept(at: [usize; 3], ours: &[Option<usize>], theirs: &[Option<usize>]) -> Option<[usize; 3]> {
    let mut kept = ours.iter().zip(theirs).enumerate().skip(at[0]);
    kept.find_map(|(place, (ours, theirs))| Some([place, (*ours)?, (*theirs)?]))
}

/// What becomes of the tokens between two that both have kept.
fn chunk(
    base: &[&str],
    ours: &[&str],
    theirs: &[&str],
    from: [usize; 3],
    to: [usize; 3],
    both: impl Fn(&[&str], &[&str], &[&str]) -> Option<String>,
) -> Option<String> {
    let part = |tokens: &'_ [&'_ str], which: usize| -> Option<Range<usize>> {
        let range = *from.get(which)?..*to.get(which)?;
        tokens.get(range.clone()).map(|_| range)
    };
    let base = base.get(part(base, 0)?)?;
    let ours = ours.get(part(ours, 1)?)?;
    let theirs = theirs.get(part(theirs, 2)?)?;
    if ours == theirs || theirs == base {
        Some(ours.concat())
    } else if ours == base {
        Some(theirs.concat())
    } else {
        both(base, ours, theirs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_words_of_both_sides_are_kept() {
        let base = "One line.\nAnother line of words.\nThe end.";
        assert_eq!(
            merge(base, &format!("Zero.\n{base}"), &format!("{base}\nP.S.")),
            Some(format!("Zero.\n{base}\nP.S."))
        );
        let ours = "One line.\nAnother row of words.\nThe end.";
        let theirs = "One line.\nAnother line of many words.\nThe end.";
        assert_eq!(merge(base, ours, theirs).as_deref(), Some("One line.\nAnother row of many words.\nThe end."));
        assert_eq!(merge(base, ours, &base.replace("line of", "queue of")), None);
        assert_eq!(merge("", "a", "b"), None);
        assert_eq!(merge("a b c", "a c", "a b c d").as_deref(), Some("a c d"));
    }

    #[test]
    fn new_words_are_told_from_old_ones() {
        let pieces = new_words("Feed the night shift.", "Feed the whole night crew.");
        let new: Vec<&str> = pieces.iter().filter(|(_, is_new)| *is_new).map(|(text, _)| text.trim()).collect();
        assert_eq!(new, ["whole", "crew"]);
        assert_eq!(pieces.into_iter().map(|(text, _)| text).collect::<String>(), "Feed the whole night crew.");
        assert_eq!(new_words("", "a"), [("a".to_owned(), true)]);
        assert_eq!(new_words("a", ""), []);
    }

    #[test]
    fn words_are_letters_and_each_mark_stands_alone() {
        assert_eq!(words("Đi chợ, 5 %."), ["Đi", " ", "chợ", ",", " ", "5", " ", "%", "."]);
        assert_eq!(words("a  b\n").concat(), "a  b\n");
    }

    #[test]
    fn texts_beyond_the_limit_are_a_conflict() {
        let long = "word ".repeat(MOST);
        assert_eq!(merge(&long, &format!("{long}a"), &format!("b{long}")), None);
    }
}
