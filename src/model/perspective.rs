//! A horizontal band of the map.

use super::{PerspectiveId, Rank};

/// A point of view on the organisation, drawn as a band.
#[derive(Clone, Debug, PartialEq)]
pub struct Perspective {
    /// Its lasting name.
    pub id: PerspectiveId,
    /// Its place from top to bottom.
    pub rank: Rank,
    /// Its title, such as "Financial".
    pub name: String,
    /// The letter of its objectives' codes, such as F in F1.
    pub letter: String,
    /// The question that its objectives answer.
    pub question: String,
    /// Its colour.
    pub hue: Hue,
}

/// A colour by name; the theme knows what it looks like in light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    /// Blue, by default for Financial.
    #[default]
    Blue,
    /// Teal, by default for Customer.
    Teal,
    /// Violet, by default for Internal process.
    Violet,
    /// Magenta, by default for Learning & growth.
    Magenta,
    /// Amber.
    Amber,
    /// Green.
    Green,
    /// Red.
    Red,
    /// Slate.
    Slate,
}

impl Hue {
    /// All colours, in the order in which new perspectives take them.
    pub const ALL: [Self; 8] =
        [Self::Blue, Self::Teal, Self::Violet, Self::Magenta, Self::Amber, Self::Green, Self::Red, Self::Slate];
}
