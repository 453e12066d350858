//! An XML document as a stream of the few things that matter here.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use crate::import::Refusal;
use crate::model::limits;

/// Something in a document; names are without their prefix.
pub enum Node<'e> {
    /// An element begins.
    Open(Tag<'e>),
    /// An element ends.
    Close(&'e str),
    /// A piece of text; one text may come in several.
    Text(Cow<'e, str>),
}

/// The beginning of an element.
pub struct Tag<'e>(&'e BytesStart<'e>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Hears of all attributes at once, as they are written: for values that hold no entities, in tags that are many.
    pub fn each(&self, mut hear: impl FnMut(&str, &str)) {
        let mut attributes = self.0.attributes();
        for attribute in attributes.with_checks(false).filter_map(Result::ok) {
            hear(attribute.key.local_name().into_inner(), &attribute.value);
        }
    }

    /// The value of an attribute, by its name without the prefix.
    pub fn value(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let attribute = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map(Cow::into_owned);
        Some(value.unwrap_or_else(|_err| attribute.value.into_owned()))
    }
}

/// A document that is being read.
pub struct Xml<R> {
    reader: Reader<R>,
}

impl<R: BufRead> Xml<R> {
    pub fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader }
    }

    pub fn into_inner(self) -> R {
        self.reader.into_inner()
    }

    /// Hands over node by node until `take` has enough (`false`). `None` means a document that can't be read.
    pub fn each(
        &mut self,
        mut take: impl FnMut(Node<'_>, &mut R) -> Result<bool, Refusal>,
    ) -> Result<(), Option<Refusal>> {
        let (mut buffer, mut depth) = (Vec::new(), 0_usize);
        loop {
            buffer.clear();
            let event = self.reader.read_event_into(&mut buffer).map_err(|_err| None)?;
            let node = match &event {
                Event::Start(start) => {
                    depth += 1;
                    if depth > limits::IMPORT_DEPTH {
                        return Err(None);
                    }
                    Node::Open(Tag(start))
                }
                Event::End(end) => {
                    depth = depth.saturating_sub(1);
                    Node::Close(end.local_name().into_inner())
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(c)) => Node::Text(Cow::Owned(c.to_string())),
                    // Entities of a document's own are not resolved: they are never needed, and may never end.
                    _ => Node::Text(Cow::Borrowed(resolve_xml_entity(&entity.xml10_content()).unwrap_or_default())),
                },
                Event::Eof if depth > 0 => return Err(None),
                Event::Eof => return Ok(()),
                _ => continue,
            };
            if !take(node, self.reader.get_mut()).map_err(Some)? {
                return Ok(());
            }
        }
    }
}
