//! Why a command was not done.

use std::fmt;

/// Why a command was not done: the sentence to be told, and the code that the program ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    sentence: String,
    code: u8,
}

impl Failure {
    /// The arguments do not make sense: code 2.
    pub fn bad_use(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: 2 }
    }

    /// The arguments do, but what they name does not: code 1.
    pub fn bad_input(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: 1 }
    }

    /// All has been said: only the code is left.
    pub fn told(code: u8) -> Self {
        Self { sentence: String::new(), code }
    }

    /// Whether there is a sentence to be told.
    pub fn has_sentence(&self) -> bool {
        !self.sentence.is_empty()
    }

    /// The code that the program ends with.
    pub const fn code(&self) -> u8 {
        self.code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Failure {}
