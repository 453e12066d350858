//! A file in which git has left conflict markers.
//!
//! Where git merges line by line and both sides have changed the same lines, it writes
//! both between `<<<<<<<` and `>>>>>>>`, and with the style `diff3` or `zdiff3` what they
//! come from as well. The versions are put together again from these, read each by
//! itself, and merged by record and field.

use super::{Broken, Merged, merge, read};
use crate::model::Project;

/// The versions that stand in a file with conflict markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What both sides come from, if git has written it.
    pub base: Option<Vec<u8>>,
    /// The version above the dividing lines.
    pub ours: Vec<u8>,
    /// The version below them.
    pub theirs: Vec<u8>,
}

/// How long a marker is.
const MARKER: usize = 7;

/// What a line is among conflicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Common,
    Ours,
    Base,
    Theirs,
}

/// The versions in a file with conflict markers; `None` if there are none, or not whole.
pub fn unmark(bytes: &[u8]) -> Option<Marked> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mut base, mut ours, mut theirs) = (String::new(), String::new(), String::new());
    let (mut part, mut conflicts, mut with_base) = (Part::Common, 0_usize, 0_usize);
    for line in text.split_inclusive('\n') {
        part = match (marker(line), part) {
            (Some('<'), Part::Common) => {
                conflicts += 1;
                Part::Ours
            }
            (Some('|'), Part::Ours) => {
                with_base += 1;
                Part::Base
            }
            (Some('='), Part::Ours | Part::Base) => Part::Theirs,
            (Some('>'), Part::Theirs) => Part::Common,
            (Some(_), _) => return None,
            (None, part) => {
                for (version, is_in) in [
                    (&mut base, part == Part::Base || part == Part::Common),
                    (&mut ours, part == Part::Ours || part == Part::Common),
                    (&mut theirs, part == Part::Theirs || part == Part::Common),
                ] {
                    if is_in {
                        version.push_str(line);
                    }
                }
                part
            }
        };
    }
    let is_whole = conflicts > 0 && part == Part::Common;
    let base = (with_base == conflicts).then(|| base.into_bytes());
    is_whole.then(|| Marked { base, ours: ours.into_bytes(), theirs: theirs.into_bytes() })
}

/// The character of which a marker line is made. The longer markers of a merge within a merge are no markers here.
fn marker(line: &str) -> Option<char> {
    let line = line.trim_end_matches(['\n', '\r']);
    let first = line.chars().next().filter(|c| matches!(c, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(first);
    (line.len() - rest.len() == MARKER && (rest.is_empty() || rest.starts_with(' '))).then_some(first)
}

/// Reads a file with conflict markers: both versions merged, what they disagree about in the project's conflicts.
///
/// Without a base, or with one that can't be read, all is kept that either version has.
pub fn read_marked(bytes: &[u8]) -> Result<Merged, Broken> {
    let marked = unmark(bytes).ok_or_else(|| read(bytes).err().unwrap_or(Broken::NotAMap))?;
    let (ours, theirs) = (read(&marked.ours)?.project, read(&marked.theirs)?.project);
    let base = marked.base.and_then(|base| read(&base).ok()).map_or_else(Project::default, |loaded| loaded.project);
    Ok(merge(&base, &ours, &theirs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Option<[String; 3]> {
        let marked = unmark(text.as_bytes())?;
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Some([marked.base.map_or_else(|| "-".to_owned(), text), text(marked.ours), text(marked.theirs)])
    }

    #[test]
    fn both_versions_and_their_origin_are_found() {
        let plain = "a\n<<<<<<< ours\nb\n=======\nc\nd\n>>>>>>> theirs\ne\n";
        assert_eq!(texts(plain), Some(["-", "a\nb\ne\n", "a\nc\nd\ne\n"].map(str::to_owned)));
        let diff3 = "a\r\n<<<<<<<\r\nb\r\n||||||| base\r\no\r\n=======\r\n>>>>>>>\r\n";
        assert_eq!(texts(diff3), Some(["a\r\no\r\n", "a\r\nb\r\n", "a\r\n"].map(str::to_owned)));
    }

    #[test]
    fn what_is_not_whole_is_no_conflict() {
        for text in ["", "a\n", "<<<<<<< a\n", "<<<<<<< a\n>>>>>>> b\n", "=======\n", "<<<<<<<< a\n======\n>>>>>>>\n"] {
            assert_eq!(texts(text), None, "{text}");
        }
        assert_eq!(texts("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n"), None);
    }
}
