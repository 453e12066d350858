//! One thing that is wrong in a file, and where.

use super::loaded::at;
use super::{Cause, Place};
use crate::lang::Lang;

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadProblem {
    /// Where to look.
    pub place: Place,
    /// The record's id, if it has one (a measurement: its KPI and date).
    pub record: Option<String>,
    /// What is wrong.
    pub cause: Cause,
}

impl ReadProblem {
    /// Where, what, and what to do, in one or two sentences.
    pub fn message(&self, lang: Lang) -> String {
        at(lang, self.place, self.record.as_deref(), &self.cause.message(lang))
    }
}
