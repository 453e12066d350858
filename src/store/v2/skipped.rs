//! Records that stand in a file but could not be read.

use std::collections::BTreeSet;

use super::Section;

/// Names that may be referred to although no record of them was read.
#[derive(Clone, Debug, Default)]
pub struct Skipped {
    ids: BTreeSet<String>,
    /// Prefixes of ids of which any may be among those that could not be read.
    prefixes: BTreeSet<char>,
}

impl Skipped {
    /// Remembers a record; one whose id is not known stands for all of its section.
    pub fn add(&mut self, section: Section, id: Option<String>) {
        match id {
            Some(id) => {
                self.ids.insert(id);
            }
            None => self.prefixes.extend(section.prefix()),
        }
    }

    /// Whether a record of this id may stand in the file.
    pub fn may_hold(&self, id: &str) -> bool {
        self.ids.contains(id) || id.chars().next().is_some_and(|prefix| self.prefixes.contains(&prefix))
    }
}
