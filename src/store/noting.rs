//! Whether anything in a file was passed over while it was read.
//!
//! `serde_ignored` names the fields that were passed over, and to that end copies the
//! name of every field that it meets. Nearly all files hold nothing of the kind, so a
//! file is first read with this flag beside it; only if the flag is raised, it is read
//! again and the fields are named. The flag goes where `serde_ignored` looks, and
//! nowhere else.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

/// A step of reading with the flag beside it.
pub(super) struct Noting<'f, T> {
    step: T,
    has_ignored: &'f Cell<bool>,
}

impl<'f, T> Noting<'f, T> {
    /// A step of reading that raises the flag where a field is passed over.
    pub fn new(step: T, has_ignored: &'f Cell<bool>) -> Self {
        Self { step, has_ignored }
    }
}

/// Asks the reader inside for a kind of value, with the flag beside the one who waits for it.
macro_rules! ask {
    ($($name:ident($($arg:ident: $type:ty),*);)*) => { $(
        fn $name<V: Visitor<'de>>(self $(, $arg: $type)*, visitor: V) -> Result<V::Value, D::Error> {
            self.step.$name($($arg,)* Noting::new(visitor, self.has_ignored))
        }
    )* };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Noting<'_, D> {
    type Error = D::Error;

    ask! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.has_ignored.set(true);
        self.step.deserialize_ignored_any(visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.step.is_human_readable()
    }
}

/// Hands plain values on.
macro_rules! hand_on {
    ($($name:ident: $type:ty;)*) => { $(
        fn $name<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.step.$name(value)
        }
    )* };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Noting<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.step.expecting(f)
    }

    hand_on! {
        visit_bool: bool;
        visit_i8: i8;
        visit_i16: i16;
        visit_i32: i32;
        visit_i64: i64;
        visit_i128: i128;
        visit_u8: u8;
        visit_u16: u16;
        visit_u32: u32;
        visit_u64: u64;
        visit_u128: u128;
        visit_f32: f32;
        visit_f64: f64;
        visit_char: char;
        visit_str: &str;
        visit_borrowed_str: &'de str;
        visit_string: String;
        visit_bytes: &[u8];
        visit_borrowed_bytes: &'de [u8];
        visit_byte_buf: Vec<u8>;
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.step.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.step.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.step.visit_some(Noting::new(deserializer, self.has_ignored))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.step.visit_newtype_struct(Noting::new(deserializer, self.has_ignored))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.step.visit_seq(Noting::new(entries, self.has_ignored))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.step.visit_map(Noting::new(fields, self.has_ignored))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variants: A) -> Result<V::Value, A::Error> {
        self.step.visit_enum(Noting::new(variants, self.has_ignored))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Noting<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.step.deserialize(Noting::new(deserializer, self.has_ignored))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Noting<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.step.next_element_seed(Noting::new(seed, self.has_ignored))
    }

    fn size_hint(&self) -> Option<usize> {
        self.step.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Noting<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.step.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.step.next_value_seed(Noting::new(seed, self.has_ignored))
    }

    fn size_hint(&self) -> Option<usize> {
        self.step.size_hint()
    }
}

impl<'de, 'f, A: EnumAccess<'de>> EnumAccess<'de> for Noting<'f, A> {
    type Error = A::Error;
    type Variant = Noting<'f, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (word, variant) = self.step.variant_seed(seed)?;
        Ok((word, Noting::new(variant, self.has_ignored)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Noting<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.step.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.step.newtype_variant_seed(Noting::new(seed, self.has_ignored))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.step.tuple_variant(len, Noting::new(visitor, self.has_ignored))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.step.struct_variant(fields, Noting::new(visitor, self.has_ignored))
    }
}
