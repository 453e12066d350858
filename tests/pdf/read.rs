//! A PDF file as another reader sees it.

use std::collections::BTreeMap;

use lopdf::{Document, Object};

/// A file as the other reader sees it.
pub struct Read {
    /// The whole file.
    pub document: Document,
    /// All text, without any space.
    pub text: String,
}

impl Read {
    /// Reads a file.
    pub fn of(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        let text = without_spaces(&document.extract_text(&pages).unwrap());
        Self { document, text }
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// How often each kind of structure occurs.
    fn tags(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for object in self.document.objects.values() {
            let Ok(dict) = object.as_dict() else { continue };
            if let (true, Ok(name)) = (dict.has(b"P") && dict.has(b"K"), dict.get(b"S").and_then(Object::as_name)) {
                *counts.entry(String::from_utf8_lossy(name).into_owned()).or_default() += 1;
            }
        }
        counts
    }

    /// How often a kind of structure occurs.
    pub fn count(&self, tag: &str) -> usize {
        self.tags().get(tag).copied().unwrap_or_default()
    }

    /// The values of a key anywhere in the structure, as text.
    pub fn structure(&self, key: &[u8]) -> Vec<String> {
        let dicts = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let elements = dicts.filter(|dict| dict.has(b"P") && dict.has(b"S"));
        elements.filter_map(|dict| lopdf::decode_text_string(dict.get(key).ok()?).ok()).collect()
    }

    /// A value of the catalog.
    pub fn catalog(&self, key: &[u8]) -> &Object {
        self.document.catalog().unwrap().get(key).unwrap()
    }

    /// The titles that lead to places in the file.
    pub fn outline(&self) -> Vec<String> {
        let dicts = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let entries = dicts.filter(|dict| dict.has(b"Title") && dict.has(b"Parent"));
        entries.map(|dict| lopdf::decode_text_string(dict.get(b"Title").unwrap()).unwrap()).collect()
    }
}

/// A text without any space: readers of PDF guess where spaces are.
pub fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
