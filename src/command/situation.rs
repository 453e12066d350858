//! What there is to act on: which actions are possible right now.

use crate::edit::StepName;

/// Where the history of the values is while it is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playback {
    /// The day that is shown, from 0.
    pub at: usize,
    /// How many days there are.
    pub days: usize,
    /// Whether it holds.
    pub is_paused: bool,
}

/// The facts that decide whether an action is enabled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, not the states of one thing")]
pub struct Situation {
    /// Whether a project is open.
    pub has_project: bool,
    /// Whether there is something to save.
    pub is_dirty: bool,
    /// The step that undo would take back.
    pub undo: Option<StepName>,
    /// The step that redo would bring back.
    pub redo: Option<StepName>,
    /// How many cards are selected.
    pub objectives: usize,
    /// How many arrows are selected.
    pub links: usize,
    /// Whether a band is selected.
    pub has_perspective: bool,
    /// Whether there is something to paste.
    pub can_paste: bool,
    /// Whether the map holds a card.
    pub has_cards: bool,
    /// Whether the strategy has themes.
    pub has_themes: bool,
    /// Whether a card is pinned.
    pub has_pins: bool,
    /// Whether a merge has left something open.
    pub has_conflicts: bool,
    /// Whether there are values from before this month.
    pub has_history: bool,
    /// The history, while it is played.
    pub playback: Option<Playback>,
}
