//! Any body of a file of the first version: migrated or refused, and never to something that breaks a rule.
#![no_main]

use fourfold::store::{encode, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut file = b"(\n  format: \"bsc-map\",\n  version: 1,\n  min_reader: 1,\n".to_vec();
    file.extend_from_slice(bytes);
    if let Ok(loaded) = read(&file) {
        let written = encode(&loaded.project).expect("what was migrated can be written");
        assert!(read(&written).expect("and read").project == loaded.project);
    }
});
