//! A card on the map.

use super::{ObjectiveId, PerspectiveId, Rank, ThemeId};

/// Something the organisation wants to reach. Its short code (F1, C2) is derived, never stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    /// Its lasting name.
    pub id: ObjectiveId,
    /// The band it lies in.
    pub perspective: PerspectiveId,
    /// Its place in the band's list.
    pub rank: Rank,
    /// What is to be reached, verb first.
    pub name: String,
    /// What it means, in a few sentences.
    pub description: String,
    /// Who answers for it.
    pub owner: String,
    /// How much it counts in its perspective, relative to the others; 0 or more.
    pub weight: f64,
    /// The themes it belongs to, sorted.
    pub themes: Vec<ThemeId>,
    /// Where the user put the card; without a pin the layout decides.
    pub pin: Option<Pin>,
}

impl Objective {
    /// An objective with a name and otherwise nothing.
    pub fn new(id: ObjectiveId, perspective: PerspectiveId, rank: Rank, name: impl Into<String>) -> Self {
        Self {
            id,
            perspective,
            rank,
            name: name.into(),
            description: String::new(),
            owner: String::new(),
            weight: 1.0,
            themes: Vec::new(),
            pin: None,
        }
    }
}

/// The place of a card in its band, in points, to one decimal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    /// From the left edge of the band's card area to the card's left edge.
    pub x: f64,
    /// From the top of the band to the card's top edge.
    pub y: f64,
}

impl Pin {
    /// A pin rounded to tenths of a point; negative zero becomes zero.
    pub fn new(x: f64, y: f64) -> Self {
        let round = |v: f64| (v * 10.0).round() / 10.0 + 0.0;
        Self { x: round(x), y: round(y) }
    }
}
