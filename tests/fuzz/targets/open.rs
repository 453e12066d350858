//! Any bytes as a project file: read or refused with a reason, and what is read is written the same way twice.
#![no_main]

use fourfold::lang::Lang;
use fourfold::store::{encode, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match read(bytes) {
        Ok(loaded) => {
            assert!(loaded.project.check().is_empty());
            let written = encode(&loaded.project).expect("what was read can be written");
            let again = read(&written).expect("what was written can be read");
            assert!(again.project == loaded.project);
        }
        Err(broken) => assert!(!broken.message(Lang::Vi).is_empty()),
    }
});
