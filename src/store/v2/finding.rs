//! What is wrong with a file, and the reading of single fields that notes it.

use super::{Kind, Parsed, Section, Spelled};
use crate::model::{self, Record, Rule, clean_line, clean_text, limits};

/// Something wrong in a file: where, in which field, what.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The record.
    pub spot: Spot,
    /// The field, by its name in the file.
    pub field: model::Field,
    /// What is wrong.
    pub flaw: Flaw,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    /// The n-th record of a section, from 0.
    Entry(Section, usize),
    /// The first record of this name.
    Record(Record),
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Flaw {
    /// The text is no such value.
    NotA(Kind, String),
    /// The number is no month.
    NoMonth(i8),
    /// This record stands in the file before.
    Twice(Record),
    /// A rule of the model is broken.
    Rule(Rule),
}

/// What a conversion has to say; both lists end at the limit of problems.
#[derive(Debug, Default)]
pub struct Notes {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Fields whose text was brought into the form that the model keeps.
    pub cleaned: Vec<(Spot, model::Field)>,
}

impl Notes {
    /// Notes a flaw.
    pub fn flaw(&mut self, spot: Spot, field: model::Field, flaw: Flaw) {
        if self.findings.len() <= limits::PROBLEMS {
            self.findings.push(Finding { spot, field, flaw });
        }
    }
}

/// Reads the fields of one record and notes the bad ones.
pub struct Fields<'a> {
    /// The record.
    pub spot: Spot,
    /// Where to note.
    pub notes: &'a mut Notes,
}

impl Fields<'_> {
    /// A field that must hold a value.
    pub fn get<T: Spelled>(&mut self, field: model::Field, parsed: Parsed<T>) -> Option<T> {
        match parsed {
            Parsed::Good(value) => Some(value),
            Parsed::Bad(text) => {
                self.notes.flaw(self.spot, field, Flaw::NotA(T::KIND, text));
                None
            }
        }
    }

    /// A field that may be left out, which gives `Some(None)`.
    pub fn optional<T: Spelled>(&mut self, field: model::Field, parsed: Option<Parsed<T>>) -> Option<Option<T>> {
        match parsed {
            None => Some(None),
            Some(parsed) => self.get(field, parsed).map(Some),
        }
    }

    /// A list of values; all bad ones are noted.
    pub fn list<T: Spelled>(&mut self, field: model::Field, list: Vec<Parsed<T>>) -> Option<Vec<T>> {
        let count = list.len();
        let values: Vec<T> = list.into_iter().filter_map(|entry| self.get(field, entry)).collect();
        (values.len() == count).then_some(values)
    }

    /// A text of one line.
    pub fn line(&mut self, field: model::Field, text: String) -> String {
        self.clean(field, text, limits::LINE_BYTES, clean_line)
    }

    /// A text of several lines.
    pub fn text(&mut self, field: model::Field, text: String) -> String {
        self.clean(field, text, limits::TEXT_BYTES, clean_text)
    }

    /// A text over the limit stays as it is: the model's check refuses it, and nothing is cut off unseen.
    fn clean(&mut self, field: model::Field, text: String, most: usize, clean: fn(&str) -> String) -> String {
        if text.len() > most || text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
            return text;
        }
        let cleaned = clean(&text);
        if cleaned != text && self.notes.cleaned.len() < limits::PROBLEMS {
            self.notes.cleaned.push((self.spot, field));
        }
        cleaned
    }
}
