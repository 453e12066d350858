//! The pass over a text that makes its outline.

use std::ops::Range;

use super::outline::{Entry, Fault, FaultKind, Outline, Strictness};
use super::token::{Token, TokenKind, next_token};
use crate::model::limits;

/// A scan in progress.
pub struct Scanner<'a> {
    text: &'a str,
    strictness: Strictness,
    outline: Outline,
    /// The open brackets with their offsets.
    open: Vec<(u8, usize)>,
    has_root: bool,
    /// The field being read; its value is empty until it begins.
    entry: Option<Entry>,
    /// The record being read.
    record: Option<Range<usize>>,
    /// How far the first field is indented, if it stands on a line of its own.
    indent: Option<usize>,
    /// Whether the first field has been met.
    has_field: bool,
    /// The token before, if it was a string.
    text_before: Option<usize>,
    /// The first string of this record that is followed by a word: where a closing quote may be missing.
    suspect: Option<usize>,
    /// Whether a string without end has been reported, so that brackets in it are no news.
    is_excused: bool,
}

impl<'a> Scanner<'a> {
    /// At the start of a text.
    pub fn new(text: &'a str, strictness: Strictness) -> Self {
        Self {
            text,
            strictness,
            outline: Outline::default(),
            open: Vec::new(),
            has_root: false,
            entry: None,
            record: None,
            indent: None,
            has_field: false,
            text_before: None,
            suspect: None,
            is_excused: false,
        }
    }

    /// To the end of the text.
    pub fn run(mut self) -> Outline {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(token) = self.token(at) {
            let is_new_line = bytes.get(at..token.start).is_some_and(|gap| gap.contains(&b'\n'));
            if self.is_tolerant() && is_new_line {
                self.pick_up(token.start);
            }
            if self.take(token).is_none() {
                return self.outline;
            }
            at = token.end;
        }
        if !self.open.is_empty() {
            let is_in_comment = self.outline.faults.iter().any(|fault| fault.kind == FaultKind::UnclosedComment);
            if !is_in_comment {
                self.fault(self.text.len(), FaultKind::EndsEarly);
            }
            self.finish_entry();
        }
        self.outline
    }

    fn is_tolerant(&self) -> bool {
        self.strictness == Strictness::Tolerant
    }

    fn token(&self, from: usize) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let is_cut = |at: usize| {
            let rest = bytes.get(at..).unwrap_or_default();
            let start = at + rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            self.level_at(start).is_some()
        };
        if self.is_tolerant() { next_token(bytes, from, &is_cut) } else { next_token(bytes, from, &|_| false) }
    }

    fn fault(&mut self, at: usize, kind: FaultKind) {
        if self.outline.faults.len() < limits::PROBLEMS {
            self.outline.faults.push(Fault { at, kind });
        }
    }

    /// How many brackets are open where a line looks like this one, if it is a landmark: a record, a
    /// section's end, or a field of the file at its usual indentation.
    fn level_at(&self, start: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(start..)?;
        if rest.starts_with(b"(id:") || rest.starts_with(b"(kpi:") {
            return Some(2);
        }
        let line_start = self.text.as_bytes().iter().take(start).rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        if self.indent != Some(start - line_start) {
            return None;
        }
        let name = rest.iter().take_while(|b| b.is_ascii_lowercase() || **b == b'_').count();
        if name > 0 && rest.get(name) == Some(&b':') {
            return Some(1);
        }
        rest.starts_with(b"],").then_some(2)
    }

    /// Closes what should have been closed before a landmark.
    fn pick_up(&mut self, start: usize) {
        if self.open.len() < 2 || self.open.first().is_none_or(|(b, _)| *b != b'(') {
            return;
        }
        let Some(level) = self.level_at(start) else { return };
        if level == 2 && self.open.get(1).is_none_or(|(b, _)| *b != b'[') {
            return;
        }
        self.close_to(level);
        if level == 1 {
            self.finish_entry();
        } else {
            self.finish_record();
        }
    }

    /// Reports and closes the innermost brackets until so many are open.
    fn close_to(&mut self, level: usize) {
        let is_deeper = self.open.len() > level;
        if let Some((b, at)) = self.open.get(level).copied().filter(|_| is_deeper) {
            if !self.is_excused {
                self.fault(at, FaultKind::Unclosed(char::from(b)));
            }
            self.open.truncate(level);
        }
    }

    /// Takes a token; `None` ends the scan.
    fn take(&mut self, token: Token) -> Option<()> {
        if let (TokenKind::Word | TokenKind::Text(_), Some(text)) = (token.kind, self.text_before) {
            self.suspect.get_or_insert(text);
        }
        self.text_before = matches!(token.kind, TokenKind::Text(_)).then_some(token.start);
        match token.kind {
            TokenKind::Comment(is_closed) => {
                self.outline.comment.get_or_insert(token.start);
                if !is_closed {
                    self.fault(token.start, FaultKind::UnclosedComment);
                }
                return Some(());
            }
            TokenKind::Text(false) => self.unclosed_text(token.start),
            TokenKind::Comma if self.open.len() == 1 => {
                self.finish_entry();
                return Some(());
            }
            TokenKind::Comma if self.is_in_list() => {
                self.finish_record();
                return Some(());
            }
            TokenKind::Close(b) => {
                self.close(b, token);
                return Some(());
            }
            _ => {}
        }
        if self.has_root && self.open.is_empty() {
            self.fault(token.start, FaultKind::Trailing);
            return None;
        }
        self.extend(token);
        if let TokenKind::Open(b) = token.kind {
            self.has_root |= self.open.is_empty() && b == b'(';
            self.open.push((b, token.start));
            if self.open.len() > limits::DEPTH {
                self.fault(token.start, FaultKind::TooDeep);
                return None;
            }
        }
        Some(())
    }

    /// Reports a string without end where its quote is most likely missing. From there on, what was a
    /// string was taken for marks, so other faults in the record are dropped.
    fn unclosed_text(&mut self, start: usize) {
        let at = self.suspect.unwrap_or(start);
        let record_start = self.record.as_ref().map_or(at, |record| record.start);
        self.outline.faults.retain(|fault| fault.at < record_start);
        self.fault(at, FaultKind::UnclosedText);
        self.is_excused = true;
    }

    fn is_in_list(&self) -> bool {
        self.open.len() == 2 && self.open.get(1).is_some_and(|(b, _)| *b == b'[')
    }

    fn close(&mut self, b: u8, token: Token) {
        let opener = match b {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        let Some(depth) = self.open.iter().rposition(|(open, _)| *open == opener) else {
            self.fault(token.start, FaultKind::Unmatched(char::from(b)));
            return;
        };
        // A bracket too many in a record must not close the file.
        let is_at_end = self.text.as_bytes().iter().skip(token.end).all(u8::is_ascii_whitespace);
        if depth == 0 && self.open.len() > 1 && !is_at_end {
            self.fault(token.start, FaultKind::Unmatched(char::from(b)));
            return;
        }
        self.close_to(depth + 1);
        self.open.truncate(depth);
        match depth {
            0 => self.finish_entry(),
            1 => {
                self.finish_record();
                self.extend(token);
            }
            _ => self.extend(token),
        }
    }

    /// Counts a token into the field and the record that it belongs to.
    fn extend(&mut self, token: Token) {
        if !self.has_root || self.open.is_empty() {
            return;
        }
        match &mut self.entry {
            None => {
                if !self.has_field {
                    self.has_field = true;
                    let line = self.text.as_bytes().iter().take(token.start).rposition(|b| *b == b'\n');
                    self.indent = line.map(|at| token.start - at - 1);
                }
                let empty = token.end..token.end;
                self.entry = Some(Entry { name: token.start..token.end, value: empty, records: Vec::new() });
            }
            Some(_) if self.open.len() == 1 && token.kind == TokenKind::Colon => {}
            Some(entry) => {
                if entry.value.is_empty() {
                    entry.value.start = token.start;
                }
                entry.value.end = token.end;
            }
        }
        let is_bracket_of_list = self.open.len() == 1;
        if !is_bracket_of_list && self.open.get(1).is_some_and(|(b, _)| *b == b'[') {
            self.record.get_or_insert(token.start..token.end).end = token.end;
        }
    }

    fn finish_record(&mut self) {
        (self.suspect, self.is_excused) = (None, false);
        if let (Some(record), Some(entry)) = (self.record.take(), &mut self.entry)
            && entry.records.len() <= limits::MEASUREMENTS
        {
            entry.records.push(record);
        }
    }

    fn finish_entry(&mut self) {
        self.finish_record();
        self.outline.entries.extend(self.entry.take());
    }
}
