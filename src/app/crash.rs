//! What is noted when the program comes to grief, for whoever is to find out why.
//!
//! Version, system, message and stack, and nothing of any project. A bonus only: an abort or a lack of memory runs no
//! hook, so nothing that keeps work from getting lost depends on it.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::path::Path;

use crate::store::{RealFs, save};

/// The name of the report in the state folder; the newest one replaces the one before.
const REPORT: &str = "last-crash.txt";

/// Writes the report, as far as that is possible.
pub(super) fn report(state_folder: Option<&Path>, info: &PanicHookInfo<'_>) {
    let Some(folder) = state_folder else { return };
    let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
    let text = text(&thread, &info.to_string(), &Backtrace::force_capture().to_string());
    if let Err(error) = save(&RealFs, &folder.join(REPORT), text.as_bytes()) {
        log::warn!("no report of the crash: {error}");
    }
}

fn text(thread: &str, message: &str, stack: &str) -> String {
    let mut text = String::new();
    // Writing into a string does not fail.
    let _written = write!(
        text,
        "Fourfold {} on {} {}\nthread {thread}: {message}\n\n{stack}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_where_and_nothing_of_the_project() {
        let said = text("keeper", "panicked at src/x.rs:1:2", "0: here");
        assert!(said.starts_with("Fourfold ") && said.contains("thread keeper: panicked at src/x.rs:1:2"));
        assert!(said.ends_with("0: here"));
    }
}
