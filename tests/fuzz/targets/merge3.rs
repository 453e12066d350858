//! Two scripts of edits to one project, merged: the same result twice, within all rules, and nothing is lost when one
//! side has changed nothing.
#![no_main]

mod script;

use fourfold::edit::Document;
use fourfold::model::Project;
use fourfold::store::{encode, merge, read};
use libfuzzer_sys::fuzz_target;
use script::{START, edit};

/// What a script makes of the project; edits that are refused are left out.
fn edited(script: &[u8]) -> Project {
    let mut document = Document::saved(START.clone());
    for piece in script.chunks(8).take(100) {
        let (kind, rest) = piece.split_first().expect("a piece is not empty");
        let (which, rest) = rest.split_first().unwrap_or((&0, &[]));
        if let Some(edit) = edit(document.project(), *kind, *which, &String::from_utf8_lossy(rest)) {
            let _maybe_refused = document.apply(edit);
        }
    }
    (**document.project()).clone()
}

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.iter().position(|byte| *byte == 0xff).unwrap_or(bytes.len() / 2);
    let (ours, theirs) = bytes.split_at(middle);
    let (ours, theirs) = (edited(ours), edited(theirs.strip_prefix(b"\xff").unwrap_or(theirs)));
    assert!(merge(&START, &ours, &START).project == ours);
    assert!(merge(&START, &START, &theirs).project == theirs);
    assert!(merge(&START, &ours, &ours).project == ours);

    let merged = merge(&START, &ours, &theirs);
    assert!(merged.project.check().is_empty());
    assert!(merge(&START, &ours, &theirs).project == merged.project);
    // The other way round what is kept, and so what contradicts it, may differ; the rules hold all the same.
    assert!(merge(&START, &theirs, &ours).project.check().is_empty());
    let file = encode(&merged.project).expect("it can be written");
    assert!(read(&file).expect("and read").project == merged.project);
});
