//! Mutation testing: small faults are put into the program, and for each of them some test has to fail.
//!
//! ```sh
//! cargo run --release --manifest-path tests/mutants/Cargo.toml -- FOLDER [PATHS...]
//! ```
//!
//! FOLDER is where everything happens: a clone of the project (what is committed, nothing else), its build, and the
//! results. PATHS are the folders or files whose faults are looked for, by default `src/store` and `src/edit`.
//!
//! Building the program anew for each of some thousand faults would take days. So all of them are built in at once,
//! each behind a switch that is set when a test is started (`switch.rs`); the faults that do not compile are left out
//! (`build.rs`). Each test then runs once alone to see which faults it reaches (`tests.rs`), and for each fault only
//! the tests that reach it run, until one of them fails (`hunt.rs`). What no test notices is listed (`report.rs`).
//!
//! Linux only: `prlimit` keeps a fault from taking all memory, and `kill` ends what a test has started. The build alone
//! takes a minute or ten, the rest some hours; most faults are decided in the first of them.
//!
//! A run that was stopped goes on where it was when it is started again with the same FOLDER. `report.md` and
//! `survivors.txt` in it are brought up to date as it goes.

mod build;
mod folder;
mod hunt;
mod mutants;
mod report;
mod rewrite;
mod tests;

use std::error::Error;
use std::path::PathBuf;

use folder::Folder;

/// What is looked at if the command line names nothing.
const PATHS: [&str; 2] = ["src/store", "src/edit"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: fourfold-mutants FOLDER [PATHS...]")?);
    let mut paths: Vec<String> = arguments.collect();
    if paths.is_empty() {
        paths.extend(PATHS.map(str::to_owned));
    }
    let folder = Folder::open(&folder, &paths)?;
    let sources = mutants::find(&folder, &paths)?;
    let built = build::build(&folder, &sources)?;
    let tests = tests::measure(&folder, &built.programs)?;
    hunt::run(&folder, &built.mutants, &tests)?;
    println!("{}", report::write(&folder, &built.mutants, &tests)?);
    Ok(())
}
