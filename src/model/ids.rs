//! Names of records that never change.
//!
//! An id is a one-letter type prefix and ten random characters of Crockford's
//! base 32 in lower case, such as `o-7k3f9q2m1x` (50 random bits). Random ids
//! keep records of two people apart in a sorted file, so plain line merges
//! rarely conflict. Ids are never reused or renumbered.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base 32 (no i, l, o, u), in lower case.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Where new ids come from; random in the app, counted in tests.
pub trait IdSource {
    /// The next 50 bits, in the lower bits of the number.
    fn next_bits(&mut self) -> u64;
}

/// Ids 0, 1, 2 and so on: for tests and for templates that are written once.
#[derive(Clone, Debug, Default)]
pub struct CountedIds(u64);

impl IdSource for CountedIds {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not an id of the form {prefix}-xxxxxxxxxx (ten of 0-9 and a-z without i, l, o, u)")]
pub struct IdError {
    /// The letter that the id should start with.
    pub prefix: char,
    /// What stood there, shortened.
    pub text: String,
}

fn encode(mut bits: u64) -> [u8; 10] {
    let mut code = [b'0'; 10];
    for place in code.iter_mut().rev() {
        *place = ALPHABET[(bits & 31) as usize];
        bits >>= 5;
    }
    code
}

fn decode(prefix: char, text: &str) -> Result<[u8; 10], IdError> {
    let error = || IdError { prefix, text: text.chars().take(24).collect() };
    let code = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')).ok_or_else(error)?;
    let code: [u8; 10] = code.as_bytes().try_into().map_err(|_err| error())?;
    if code.iter().all(|c| IS_DIGIT[usize::from(*c)]) { Ok(code) } else { Err(error()) }
}

/// Which bytes stand in the alphabet: files hold millions of ids.
const IS_DIGIT: [bool; 256] = {
    let mut is_digit = [false; 256];
    let mut place = 0;
    while place < ALPHABET.len() {
        is_digit[ALPHABET[place] as usize] = true;
        place += 1;
    }
    is_digit
};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 10]);

        impl $name {
            /// The letter that ids of this kind start with.
            pub const PREFIX: char = $prefix;

            /// A new id from the source.
            pub fn new(source: &mut dyn IdSource) -> Self {
                Self(encode(source.next_bits()))
            }

            /// A number that is the same for the same id, for seeding widget ids.
            pub fn bits(&self) -> u64 {
                self.0.iter().fold(0, |bits, c| {
                    let digit = ALPHABET.iter().position(|a| a == c).unwrap_or_default();
                    bits << 5 | digit as u64
                })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-", $prefix)?;
                self.0.iter().try_for_each(|c| write!(f, "{}", char::from(*c)))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                decode($prefix, text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    )* };
}

ids! {
    /// Names a perspective.
    PerspectiveId 'p';
    /// Names an objective.
    ObjectiveId 'o';
    /// Names a strategic theme.
    ThemeId 't';
    /// Names a cause-and-effect link.
    LinkId 'l';
    /// Names a KPI.
    KpiId 'k';
    /// Names an initiative.
    InitiativeId 'i';
    /// Names a step of the story.
    StepId 's';
    /// Names how data files of one shape are read.
    ImportProfileId 'm';
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let mut source = CountedIds::default();
        for _ in 0..100 {
            let id = ObjectiveId::new(&mut source);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(ObjectiveId::new(&mut CountedIds(31)).to_string(), "o-0000000010");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["", "o-", "k-0000000000", "o-000000000", "o-00000000000", "o-000000000i", "O-0000000000", "o-ộ0000000"]
        {
            assert!(text.parse::<ObjectiveId>().is_err(), "{text}");
        }
    }
}
