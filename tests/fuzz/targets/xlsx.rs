//! Any bytes as a workbook: the archive itself, within the limits.
#![no_main]

use fourfold::import::{Choices, Progress, read};
use fourfold::model::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut file = bytes.to_vec();
    if !file.starts_with(b"PK\x03\x04") {
        file.splice(0..0, *b"PK\x03\x04");
    }
    let _read = read(&file, &Project::default(), &Choices::default(), &Progress::default());
});
