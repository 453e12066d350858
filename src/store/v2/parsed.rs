//! Values that stand as text in the file: ids, dates, ranks, currency codes.
//!
//! A text that is no such value is kept instead of failing the parse, so that
//! every bad one of a file is named at once, with its record and field.

use std::fmt;
use std::marker::PhantomData;

use jiff::civil::Date;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{
    Currency, ImportProfileId, InitiativeId, KpiId, LinkId, ObjectiveId, PerspectiveId, Rank, Record, StepId, ThemeId,
};

/// A value written as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Parsed<T> {
    /// The value.
    Good(T),
    /// What stood there, shortened.
    Bad(String),
}

/// What a text should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id that starts with this letter.
    Id(char),
    /// A date such as 2026-01-31.
    Date,
    /// A rank of the digits 0-9a-z.
    Rank,
    /// A currency code of three capital letters.
    Currency,
    /// The name of a record.
    Record,
}

/// A type with one spelling as text.
pub trait Spelled: Sized + fmt::Display {
    /// What it is called when a text is none.
    const KIND: Kind;

    /// The value that a text spells.
    fn spelled(text: &str) -> Option<Self>;
}

macro_rules! spelled {
    ($($name:ty: $kind:expr;)*) => { $(
        impl Spelled for $name {
            const KIND: Kind = $kind;
            fn spelled(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )* };
}

spelled! {
    PerspectiveId: Kind::Id(Self::PREFIX);
    ObjectiveId: Kind::Id(Self::PREFIX);
    ThemeId: Kind::Id(Self::PREFIX);
    LinkId: Kind::Id(Self::PREFIX);
    KpiId: Kind::Id(Self::PREFIX);
    InitiativeId: Kind::Id(Self::PREFIX);
    StepId: Kind::Id(Self::PREFIX);
    ImportProfileId: Kind::Id(Self::PREFIX);
    Rank: Kind::Rank;
    Currency: Kind::Currency;
    Record: Kind::Record;
}

/// Only `YYYY-MM-DD`: one spelling for one day, and no time of day that would be lost.
impl Spelled for Date {
    const KIND: Kind = Kind::Date;

    fn spelled(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| (byte - b'0').cast_signed());
        let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
        let year = i16::from(two(y1, y2)?) * 100 + i16::from(two(y3, y4)?);
        Self::new(year, two(m1, m2)?, two(d1, d2)?).ok()
    }
}

impl<T> From<T> for Parsed<T> {
    fn from(value: T) -> Self {
        Self::Good(value)
    }
}

impl<T: fmt::Display> Serialize for Parsed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Good(value) => serializer.collect_str(value),
            Self::Bad(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de, T: Spelled> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<T>(PhantomData<T>);

        impl<T: Spelled> Visitor<'_> for Text<T> {
            type Value = Parsed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                let bad = || Parsed::Bad(text.chars().take(32).collect());
                Ok(T::spelled(text).map_or_else(bad, Parsed::Good))
            }
        }

        deserializer.deserialize_str(Text(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_one_spelling() {
        assert_eq!(Date::spelled("2024-02-29"), Some(jiff::civil::date(2024, 2, 29)));
        for text in
            ["", "2023-02-29", "2024-2-29", "24-02-29", "2024-02-29T00:00", "+024-02-29", "2024-02-+9", "2024-13-01"]
        {
            assert_eq!(Date::spelled(text), None, "{text}");
        }
    }
}
