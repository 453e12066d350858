//! Changes to the story as a person asks for them: by place, whether or not its steps are records yet.

use crate::edit::StoryField;

/// A change to the story; places count from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum StoryChange {
    /// Another value for a field of the step at a place.
    Set(usize, StoryField),
    /// Moves a step so that it comes to stand at another place.
    Move {
        /// Where it is.
        from: usize,
        /// Where it will be; past the end it is the last one.
        to: usize,
    },
    /// Drops a step.
    Remove(usize),
    /// A new step about what is selected on the map, behind the one at a place; `None` puts it last.
    AddSelected(Option<usize>),
    /// Lets the story follow from the map again: drops all that was changed.
    Reset,
}
