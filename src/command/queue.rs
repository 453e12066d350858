//! What was asked for while a frame was painted.

use std::cell::RefCell;
use std::panic::Location;

use super::{Action, Command};

/// Commands in the order in which they were pushed; `&` is enough to push.
#[derive(Debug, Default)]
pub struct CommandQueue(RefCell<Vec<Command>>);

impl CommandQueue {
    /// Asks for a command; it runs when the frame is done.
    #[track_caller]
    pub fn push(&self, command: Command) {
        log::debug!("{} asks for {command:?}", Location::caller());
        self.0.borrow_mut().push(command);
    }

    /// Asks for an action.
    #[track_caller]
    pub fn act(&self, action: Action) {
        self.push(Command::Act(action));
    }

    /// Asks for an edit.
    #[track_caller]
    pub fn edit(&self, edit: crate::edit::Edit) {
        self.push(Command::Edit(edit));
    }

    /// Takes all commands.
    pub fn take(&self) -> Vec<Command> {
        self.0.take()
    }
}
