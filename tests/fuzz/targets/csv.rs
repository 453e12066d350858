//! Any bytes as a table of numbers: read within the limits or refused with a reason.
#![no_main]

use fourfold::import::{Choices, Progress, read};
use fourfold::lang::Lang;
use fourfold::model::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // A workbook has a target of its own.
    if bytes.starts_with(b"PK") {
        return;
    }
    match read(bytes, &Project::default(), &Choices::default(), &Progress::default()) {
        Ok(proposal) => assert!(!proposal.is_ready() || proposal.problem().is_none()),
        Err(refusal) => assert!(!refusal.message(Lang::En).is_empty()),
    }
});
