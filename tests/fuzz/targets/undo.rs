//! Any script of edits, undo and redo, beside a list of whole projects.
#![no_main]

mod script;

use fourfold::edit::Document;
use fourfold::model::limits;
use fourfold::store::{encode, read};
use libfuzzer_sys::fuzz_target;
use script::{START, edit};

fuzz_target!(|bytes: &[u8]| {
    let mut document = Document::saved(START.clone());
    let (mut versions, mut at) = (vec![START.clone()], 0_usize);
    for piece in bytes.chunks(8).take(300) {
        let (kind, rest) = piece.split_first().expect("a piece is not empty");
        let (which, rest) = rest.split_first().unwrap_or((&0, &[]));
        match kind % 4 {
            0 => {
                assert_eq!(document.undo().is_some(), at > 0);
                at = at.saturating_sub(1);
            }
            1 => {
                let can_redo = at + 1 < versions.len();
                assert_eq!(document.redo().is_some(), can_redo);
                at += usize::from(can_redo);
            }
            _ => {
                let text = String::from_utf8_lossy(rest);
                let Some(edit) = edit(document.project(), kind / 4, *which, &text) else { continue };
                let _maybe_refused = document.apply(edit);
                document.seal();
                if **document.project() != *versions[at] {
                    versions.truncate(at + 1);
                    versions.push(document.project().clone());
                    if versions.len() > limits::UNDO_STEPS + 1 {
                        versions.remove(0);
                    }
                    at = versions.len() - 1;
                }
            }
        }
        assert!(**document.project() == *versions[at]);
    }
    assert!(document.project().check().is_empty());
    let file = encode(document.project()).expect("it can be written");
    assert!(read(&file).expect("and read").project == **document.project());
});
