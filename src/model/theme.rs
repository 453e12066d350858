//! A strategic theme that cuts through the bands.

use super::{Hue, Rank, ThemeId};

/// A thread of the strategy, such as "Retention".
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its lasting name.
    pub id: ThemeId,
    /// Its place among the themes.
    pub rank: Rank,
    /// Its title.
    pub name: String,
    /// Its colour mark.
    pub hue: Hue,
}
