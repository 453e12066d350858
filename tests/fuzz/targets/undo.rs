//! Any script of edits, undo and redo, beside a list of whole projects.
#![no_main]

use std::sync::{Arc, LazyLock};

use fourfold::edit::{Document, Edit, KpiEdit, KpiField, LinkEdit, ObjectiveEdit, ObjectiveField, ProjectField};
use fourfold::model::{Project, limits};
use fourfold::store::{encode, read};
use libfuzzer_sys::fuzz_target;

static START: LazyLock<Arc<Project>> = LazyLock::new(|| {
    let file = include_bytes!("../../files/v2/full.bsc.ron");
    Arc::new(read(file).expect("a golden file can be read").project)
});

/// The edit that two bytes and a text stand for.
fn edit(project: &Project, kind: u8, which: u8, text: &str) -> Option<Edit> {
    let nth = |count: usize| usize::from(which) % count.max(1);
    let objective = project.map.objectives().nth(nth(project.map.objectives().len())).map(|objective| objective.id);
    let kpi = project.kpis.keys().nth(nth(project.kpis.len())).copied();
    let link = project.map.links().nth(nth(project.map.links().len())).map(|link| link.id);
    Some(match kind % 8 {
        0 => Edit::Project(ProjectField::Name(text.to_owned())),
        1 => Edit::Project(ProjectField::Mission(text.to_owned())),
        2 => Edit::Objective(ObjectiveEdit::Set(objective?, ObjectiveField::Name(text.to_owned()))),
        3 => Edit::Objective(ObjectiveEdit::Set(objective?, ObjectiveField::Weight(f64::from(which) - 8.0))),
        4 => Edit::Objective(ObjectiveEdit::Remove(objective?)),
        5 => Edit::Kpi(KpiEdit::Set(kpi?, KpiField::Baseline(text.parse().ok()))),
        6 => Edit::Kpi(KpiEdit::Remove(kpi?)),
        _ => Edit::Link(LinkEdit::Remove(link?)),
    })
}

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
