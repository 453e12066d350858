//! Rows of cards.

/// One row of cards.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    /// The band that it lies in.
    pub band: usize,
    /// Its cards.
    pub cards: Vec<usize>,
}
