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
mod diff;
mod export;
mod failure;
mod git_setup;
mod graph;
mod help;
mod import;
mod json;
mod layout;
mod merge;
mod new;
mod usage;

use std::io::Write;
use std::path::Path;

use jiff::civil::Date;

pub use args::{Request, parse};
pub use check::Check;
pub use diff::Diff;
pub use export::Export;
pub use failure::Failure;
pub use git_setup::GitSetup;
pub use import::Import;
pub use layout::LayoutTask;
pub use merge::Merge;
pub use new::New;

use crate::lang::Lang;
use crate::model::IdSource;
use crate::store::{self, Loaded, RealFs};

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
    /// Put two versions of a project together
    Merge(Merge),
    /// Tell what is different between two versions of a project
    Diff(Diff),
    /// Let git merge and compare project files with this program
    GitSetup(GitSetup),
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
            Self::Merge(merge) => merge.run(machine),
            Self::Diff(diff) => diff.run(machine),
            Self::GitSetup(setup) => setup.run(machine),
            Self::Layout(layout) => layout.run(machine),
        }
    }
}

/// Reads a project file, or says why it can't be read.
fn open(path: &Path, lang: Lang) -> Result<Loaded, Failure> {
    store::open(&RealFs, path).map_err(|error| Failure::bad_input(error.message(lang)))
}
