//! The command line: what can be done without a window.
//!
//! [`parse`] says what the arguments ask for; the window itself is opened by
//! `main`, everything else by [`Task::run`]. Each command has one file with its
//! arguments and what it does. Clock, ids and language come in with [`Machine`].
//!
//! Invariants: a refusal is one sentence with what, where and what to do; bad
//! use ends with code 2, bad input with code 1; a file is written whole or not at
//! all; the same arguments, files and day give the same bytes.

mod args;
mod check;
mod export;
mod failure;
mod graph;
mod help;
mod import;
mod json;
mod layout;
mod new;
mod usage;

use std::io::Write;

use jiff::civil::Date;

pub use args::{Request, parse};
pub use check::Check;
pub use export::Export;
pub use failure::Failure;
pub use import::Import;
pub use layout::LayoutTask;
pub use new::New;

use crate::lang::Lang;
use crate::model::IdSource;

/// What a command takes from the machine it runs on.
pub struct Machine<'a> {
    /// Today; maps are looked at from this day unless another one is asked for.
    pub today: Date,
    /// The language of the system's locale.
    pub lang: Lang,
    /// Where the ids of new records come from.
    pub ids: &'a mut dyn IdSource,
    /// Where results go that are not a file.
    pub out: &'a mut dyn Write,
}

impl Machine<'_> {
    /// Writes a line of the result. A reader that has gone away has read enough.
    fn say(&mut self, line: &str) {
        let _heard = writeln!(self.out, "{line}");
    }
}

/// What is to be done without a window.
#[derive(Clone, Debug, PartialEq, clap::Subcommand)]
pub enum Task {
    /// Draw a map as a picture
    Export(Export),
    /// Make a new project from a template
    New(New),
    /// Report what is wrong with a project file
    Check(Check),
    /// Take the values of a data file into a project
    Import(Box<Import>),
    /// Lay a graph out, for comparison with other layout programs
    #[command(hide = true)]
    Layout(LayoutTask),
}

impl Task {
    /// Does it.
    pub fn run(self, machine: &mut Machine<'_>) -> Result<(), Failure> {
        match self {
            Self::Export(export) => export.run(machine),
            Self::New(new) => new.run(machine),
            Self::Check(check) => check.run(machine),
            Self::Import(import) => import.run(machine),
            Self::Layout(layout) => layout.run(machine),
        }
    }
}
