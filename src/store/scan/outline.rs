//! The fields, sections and records of a file by their brackets.

use std::ops::Range;

use super::scanner::Scanner;

/// A field of a struct, such as a section of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where its name stands.
    pub name: Range<usize>,
    /// Where its value stands.
    pub value: Range<usize>,
    /// The entries of its value if that is a list, at most [`crate::model::limits::MEASUREMENTS`] and one more.
    pub records: Vec<Range<usize>>,
}

/// Something wrong with brackets, strings or comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset.
    pub at: usize,
    /// What it is.
    pub kind: FaultKind,
}

/// What can be wrong with brackets, strings or comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The bracket that opens here is never closed.
    Unclosed(char),
    /// The bracket closes nothing.
    Unmatched(char),
    /// The string that starts here never ends.
    UnclosedText,
    /// The comment that starts here never ends.
    UnclosedComment,
    /// Brackets within brackets beyond the limit.
    TooDeep,
    /// The text ends before its first bracket is closed.
    EndsEarly,
    /// Something follows after the last bracket.
    Trailing,
}

/// How to go on after something that never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// The text parses: line breaks mean nothing.
    Exact,
    /// The text is broken: a line that looks like a new record or section is one.
    Tolerant,
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The fields of the outermost struct, in their order.
    pub entries: Vec<Entry>,
    /// What is wrong, at most [`crate::model::limits::PROBLEMS`].
    pub faults: Vec<Fault>,
    /// Where the first comment stands.
    pub comment: Option<usize>,
}

impl Outline {
    /// Looks through a text.
    pub fn of(text: &str, strictness: Strictness) -> Self {
        Scanner::new(text, strictness).run()
    }

    /// The field of a name.
    pub fn entry(&self, text: &str, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| text.get(entry.name.clone()) == Some(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> (Vec<(&str, Vec<&str>)>, Vec<FaultKind>) {
        let outline = Outline::of(text, Strictness::Tolerant);
        let entries = outline.entries.iter().map(|e| {
            let records = e.records.iter().map(|r| &text[r.clone()]).collect();
            (&text[e.name.clone()], records)
        });
        (entries.collect(), outline.faults.iter().map(|f| f.kind).collect())
    }

    #[test]
    fn records_are_found_over_lines_and_strings() {
        let text =
            "// a\n(\n  a: 1,\n  b: [\n    (id: \"]\", x: [1, 2],\n     y: (z: 3)),\n    (id: 2)\n  ],\n  c: [],\n)\n";
        let (entries, faults) = outline(text);
        assert_eq!(faults, []);
        let records = vec!["(id: \"]\", x: [1, 2],\n     y: (z: 3))", "(id: 2)"];
        assert_eq!(entries, [("a", vec![]), ("b", records), ("c", vec![])]);
        assert!(Outline::of(text, Strictness::Exact).comment == Some(0));
    }

    #[test]
    fn the_outline_goes_on_after_what_never_ends() {
        use FaultKind::*;
        let text = "(\n  b: [\n    (id: \"1, x: 2),\n    (id: \"2\", y: [3),\n    (id: 3,\n    (id: 4)),\n    (id: 5),\n  c: [\n    (id: 6),\n  ],\n)\n";
        let (entries, faults) = outline(text);
        assert_eq!(faults, [UnclosedText, Unclosed('['), Unclosed('('), Unmatched(')'), Unclosed('[')]);
        assert_eq!(entries.iter().map(|(_, records)| records.len()).collect::<Vec<_>>(), [5, 1]);
    }

    #[test]
    fn a_cut_text_says_so_once() {
        let (entries, faults) = outline("(\n  b: [\n    (id: \"1\"),\n    (id: \"2\", x: [");
        assert_eq!(faults, [FaultKind::EndsEarly]);
        assert_eq!(entries.len(), 1);
        let (_, faults) = outline("(a: 1) b");
        assert_eq!(faults, [FaultKind::Trailing]);
    }

    #[test]
    fn deep_brackets_end_the_scan() {
        let (_, faults) = outline(&"[".repeat(1_000_000));
        assert_eq!(faults, [FaultKind::TooDeep]);
    }
}
