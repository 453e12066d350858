//! Any start of a file in front of a good one, and any version: a newer file is never taken for one of ours.
#![no_main]

use std::path::{Path, PathBuf};

use fourfold::store::{Access, Broken, RealFs, Vfs as _, open_document, read};
use libfuzzer_sys::fuzz_target;

fn folder() -> PathBuf {
    std::env::temp_dir()
}

fuzz_target!(|bytes: &[u8]| {
    let Err(Broken::Newer { version }) = read(bytes) else { return };
    assert!(version > 2);
    // Read as far as it is understood, all rules hold.
    let file = folder().join(format!("fourfold-fuzz-{}.bsc.ron", std::process::id()));
    let _gone = RealFs.remove(&file);
    std::fs::write(&file, bytes).expect("the folder of temporary files can be written");
    if let Ok(opened) = open_document(&RealFs, Path::new(&file)) {
        assert!(matches!(opened.access, Access::Newer { .. }));
        assert!(opened.loaded.project.check().is_empty());
    }
});
