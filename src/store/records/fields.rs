//! A record as its fields: name and value, the value as it stands in the file.
//!
//! What the records of version 2 write is taken apart by serde itself, so a field that
//! is added to a record later can't be forgotten here.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::ser::{Error as _, Impossible, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::store::read::options;
use crate::store::write::plain;

/// The fields of a record that do not hold their default, by name.
pub type Fields = BTreeMap<&'static str, String>;

/// The fields of a record.
pub fn fields_of<T: Serialize>(record: &T) -> Fields {
    // Records are structs of values that can be written; anything else would have no fields.
    record.serialize(Struct).unwrap_or_default()
}

/// The text of a record with these fields.
pub fn text_of(fields: &Fields) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("({})", fields.join(", "))
}

/// A value as it stands in the file.
pub fn written<T: Serialize + ?Sized>(value: &T) -> String {
    ron::Options::default().to_string(value).map(|text| plain(&text)).unwrap_or_default()
}

/// The value that a text of the file stands for.
pub fn value<T: DeserializeOwned>(text: &str) -> Option<T> {
    options().from_str(text).ok()
}

/// Takes structs, and gives their fields.
struct Struct;

/// The fields so far.
#[derive(Default)]
struct Taken(Fields);

impl SerializeStruct for Taken {
    type Ok = Fields;
    type Error = ron::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), ron::Error> {
        self.0.insert(name, written(value));
        Ok(())
    }

    fn end(self) -> Result<Fields, ron::Error> {
        Ok(self.0)
    }
}

fn no_struct<T>() -> Result<T, ron::Error> {
    Err(ron::Error::custom("not a struct"))
}

/// What is no struct has no fields.
macro_rules! refuse {
    ($($name:ident($($arg:ty),*) -> $result:ty;)*) => { $(
        fn $name(self $(, _: $arg)*) -> Result<$result, ron::Error> {
            no_struct()
        }
    )* };
}

type No = Impossible<Fields, ron::Error>;

impl Serializer for Struct {
    type Ok = Fields;
    type Error = ron::Error;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Taken;
    type SerializeStructVariant = No;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Taken, ron::Error> {
        Ok(Taken::default())
    }

    refuse! {
        serialize_bool(bool) -> Fields;
        serialize_i8(i8) -> Fields;
        serialize_i16(i16) -> Fields;
        serialize_i32(i32) -> Fields;
        serialize_i64(i64) -> Fields;
        serialize_u8(u8) -> Fields;
        serialize_u16(u16) -> Fields;
        serialize_u32(u32) -> Fields;
        serialize_u64(u64) -> Fields;
        serialize_f32(f32) -> Fields;
        serialize_f64(f64) -> Fields;
        serialize_char(char) -> Fields;
        serialize_str(&str) -> Fields;
        serialize_bytes(&[u8]) -> Fields;
        serialize_none() -> Fields;
        serialize_unit() -> Fields;
        serialize_unit_struct(&'static str) -> Fields;
        serialize_unit_variant(&'static str, u32, &'static str) -> Fields;
        serialize_seq(Option<usize>) -> No;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Fields, ron::Error> {
        no_struct()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<Fields, ron::Error> {
        no_struct()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Fields, ron::Error> {
        no_struct()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_from_its_fields() {
        #[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
        struct Sample {
            name: String,
            at: Option<(f64, f64)>,
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            list: Vec<String>,
        }
        let sample = Sample { name: "a \"b\"\nđ".into(), at: Some((1.0, -2.5)), list: Vec::new() };
        let fields = fields_of(&sample);
        assert_eq!(fields.keys().copied().collect::<Vec<_>>(), ["at", "name"]);
        assert_eq!(fields.get("name").map(String::as_str), Some("\"a \\\"b\\\"\\nđ\""));
        assert_eq!(value::<Sample>(&text_of(&fields)), Some(sample));
        assert_eq!(fields_of(&5), Fields::new());
    }
}
