//! Every operation of saving, keeping and recovering goes wrong in every way, one at a time.
//!
//! Whatever fails: the file is the old or the new one, "saved" is never said of anything else, what was kept before
//! is still kept, and the next start leaves no temporary file behind.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use fourfold::lang::Lang;
use fourfold::store::keep::{DocumentId, Journal, Snapshot, StateFolder};
use fourfold::store::{
    Base, HardLinks, Hash, Keeping, OldVersion, SaveError, SaveOrder, Saved, Vfs as _, clean_temporaries, save,
    save_document,
};
use jiff::Timestamp;

use crate::support::faulty_fs::{Fault, FaultyFs};

const FILE: &str = "/maps/a.bsc.ron";
const OTHER: &str = "/maps/b.bsc.ron";
const OLD: &[u8] = b"(old content)";
const NEW: &[u8] = b"(the new content, which is longer)";
const UNSAVED: &[u8] = b"(unsaved content)";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

/// What an action says of itself.
#[derive(Debug)]
enum Said {
    Saved(Result<Saved, SaveError>),
    Done(bool),
}

struct Action {
    name: &'static str,
    /// The file that it saves, and what is there before.
    saves: Option<(&'static str, Option<&'static [u8]>)>,
    /// Whether a target may be torn, since it is written in place.
    is_in_place: bool,
    run: fn(&FaultyFs, &StateFolder) -> Said,
}

fn order(file: &str, base: Base) -> SaveOrder<'_> {
    SaveOrder::new(Path::new(file), NEW, base)
}

fn keeping(state: &StateFolder) -> Keeping<'_> {
    Keeping { state, now: at(100) }
}

fn old() -> Base {
    Base::Seen(Hash::of(OLD))
}

fn snapshot(bytes: &[u8]) -> Snapshot<'_> {
    Snapshot { name: "Karst", bytes, base: old(), is_checked: true }
}

const ACTIONS: [Action; 14] = [
    Action {
        name: "save",
        saves: Some((FILE, Some(OLD))),
        is_in_place: false,
        run: |fs, state| Said::Saved(save_document(fs, &order(FILE, old()), Some(keeping(state)))),
    },
    Action {
        name: "save as",
        saves: Some((OTHER, None)),
        is_in_place: false,
        run: |fs, state| Said::Saved(save_document(fs, &order(OTHER, Base::Absent), Some(keeping(state)))),
    },
    Action {
        name: "save without history",
        saves: Some((FILE, Some(OLD))),
        is_in_place: false,
        run: |fs, _| {
            let order = SaveOrder { old_version: OldVersion::MayGo, ..order(FILE, old()) };
            Said::Saved(save_document(fs, &order, None))
        },
    },
    Action {
        name: "export",
        saves: Some((FILE, Some(OLD))),
        is_in_place: false,
        run: |fs, _| Said::Saved(save(fs, Path::new(FILE), NEW)),
    },
    Action {
        name: "save through a hard link",
        saves: Some((FILE, Some(OLD))),
        is_in_place: true,
        run: |fs, state| {
            fs.set_links(FILE, 2);
            let order = SaveOrder { hard_links: HardLinks::WriteThrough, ..order(FILE, old()) };
            Said::Saved(save_document(fs, &order, Some(keeping(state))))
        },
    },
    Action {
        name: "save in place",
        saves: Some((FILE, Some(OLD))),
        is_in_place: true,
        run: |fs, state| {
            fs.refuse_in("/maps", "create", ErrorKind::PermissionDenied);
            Said::Saved(save_document(fs, &order(FILE, old()), Some(keeping(state))))
        },
    },
    Action {
        name: "journal",
        saves: None,
        is_in_place: false,
        run: |fs, state| {
            let Ok(mut journal) = Journal::start(fs, state, &DocumentId::Untitled("new".into())) else {
                return Said::Done(false);
            };
            Said::Done((0..4_u8).all(|n| journal.record(fs, &snapshot(&[n]), at(1)).is_ok()))
        },
    },
    Action {
        name: "take over",
        saves: None,
        is_in_place: false,
        run: |fs, state| {
            let Ok(entries) = state.entries(fs, at(2)) else { return Said::Done(false) };
            let Some(Ok(mut taken)) = entries.first().map(|entry| entry.recover(fs, state)) else {
                return Said::Done(false);
            };
            assert_eq!(taken.bytes, UNSAVED);
            Said::Done(taken.journal.record(fs, &snapshot(NEW), at(3)).is_ok())
        },
    },
    Action {
        name: "take over, save and settle",
        saves: Some((FILE, Some(OLD))),
        is_in_place: false,
        run: |fs, state| {
            let Ok(entries) = state.entries(fs, at(2)) else { return Said::Done(false) };
            let Some(Ok(mut taken)) = entries.first().map(|entry| entry.recover(fs, state)) else {
                return Said::Done(false);
            };
            let saved = save_document(fs, &order(FILE, taken.meta.base), Some(keeping(state)));
            if saved.is_ok() {
                let _settled = taken.journal.settle(fs, at(3));
            }
            Said::Saved(saved)
        },
    },
    Action {
        name: "put off",
        saves: None,
        is_in_place: false,
        run: |fs, state| {
            let entries = state.entries(fs, at(2)).unwrap_or_default();
            Said::Done(entries.first().is_some_and(|entry| entry.skip(fs).is_ok()))
        },
    },
    Action {
        name: "discard",
        saves: None,
        is_in_place: false,
        run: |fs, state| {
            let entries = state.entries(fs, at(2)).unwrap_or_default();
            Said::Done(entries.first().is_some_and(|entry| entry.discard(fs, state, at(3)).is_ok()))
        },
    },
    Action {
        name: "start after failed starts",
        saves: None,
        is_in_place: false,
        run: |fs, state| {
            let starts = (0..3).map(|_| state.begin_start(fs).map(|(_, starting)| starting)).collect::<Vec<_>>();
            Said::Done(starts.into_iter().all(|start| start.is_ok()))
        },
    },
    Action {
        name: "tidy",
        saves: None,
        is_in_place: false,
        run: |fs, state| Said::Done(state.tidy(fs, at(5)).is_ok()),
    },
    Action {
        name: "open the state folder",
        saves: None,
        is_in_place: false,
        run: |fs, _| Said::Done(StateFolder::open(fs, "/state".into()).is_ok()),
    },
];

/// A document, an old version of it, and unsaved work that a process left behind.
fn prepared() -> (FaultyFs, StateFolder) {
    let fs = FaultyFs::new("/maps");
    fs.put(FILE, OLD, 0o640);
    let state = StateFolder::open(&fs, "/state".into()).unwrap();
    state.history(Path::new(FILE)).keep(&fs, b"oldest", at(0)).unwrap();
    let mut journal = Journal::start(&fs, &state, &DocumentId::File(FILE.into())).unwrap();
    journal.record(&fs, &snapshot(UNSAVED), at(1)).unwrap();
    drop(journal);
    (fs, state)
}

/// What the next start finds: the old versions, and all that is kept of unsaved work.
fn found(fs: &FaultyFs, state: &StateFolder) -> (BTreeSet<Vec<u8>>, bool) {
    let entries = state.entries(fs, at(200)).unwrap();
    assert_eq!(state.damaged_entries(fs).unwrap(), Vec::<std::path::PathBuf>::new());
    state.tidy(fs, at(200)).unwrap();
    for folder in ["/maps", "/state/recovery", "/state/aside"] {
        clean_temporaries(fs, Path::new(folder), None);
    }
    let history = state.history(Path::new(FILE));
    let versions = history.versions(fs).unwrap();
    let old = versions.iter().map(|version| history.read(fs, version).unwrap()).collect();
    let unsaved = Hash::of(UNSAVED);
    let trashed = state.trashed(fs).unwrap();
    let aside = fs.paths().into_iter().filter(|path| path.starts_with(state.aside()));
    let is_kept = entries.iter().any(|entry| entry.meta.hash == unsaved || entry.snapshots > 1)
        || trashed.iter().any(|trashed| trashed.meta.hash == unsaved)
        || aside.map(|path| fs.bytes(&path.to_string_lossy()).unwrap()).any(|bytes| bytes.ends_with(UNSAVED));
    (old, is_kept)
}

fn faults(operation: &str) -> Vec<Fault> {
    use ErrorKind::*;
    let kinds = [
        StorageFull,
        QuotaExceeded,
        PermissionDenied,
        Interrupted,
        ReadOnlyFilesystem,
        ResourceBusy,
        Unsupported,
        CrossesDevices,
        TimedOut,
        Other,
    ];
    let halves = kinds.into_iter().filter(|_| operation == "write").map(Fault::Half);
    kinds.into_iter().map(Fault::Fails).chain(halves).chain([Fault::Lies, Fault::Stops]).collect()
}

/// One fault in one action.
fn try_fault(action: &Action, operation: usize, fault: Fault) {
    let (fs, state) = prepared();
    fs.inject(fs.operations().len() + operation, fault);
    let said = (action.run)(&fs, &state);
    let hit = fs.operations().len();
    let context = format!("{fault:?} at operation {operation} of {}: {said:?} ({hit})", action.name);
    fs.restart();
    let (old, is_kept) = found(&fs, &state);
    assert!(old.contains(&b"oldest"[..]), "{context}");
    assert!(is_kept, "unsaved work is lost: {context}");
    let left_over: Vec<_> = fs.paths().into_iter().filter(|path| path.to_string_lossy().ends_with("bsctmp")).collect();
    assert!(left_over.is_empty(), "{left_over:?}: {context}");
    let Some((file, before)) = action.saves else { return };
    let now = fs.bytes(file);
    let is_new = now.as_deref() == Some(NEW);
    match &said {
        Said::Saved(Ok(Saved::Written { hash })) => assert!(is_new && *hash == Hash::of(NEW), "{context}"),
        Said::Saved(Err(SaveError::NotSettled { .. })) => assert!(is_new, "{context}"),
        Said::Saved(Ok(Saved::Unchanged { .. })) => panic!("{context}"),
        Said::Saved(Err(SaveError::TornInPlace { copy, .. })) => {
            // The copy goes when the next start finds that the target is whole after all.
            let is_copied = fs.bytes(&copy.to_string_lossy()).is_some_and(|bytes| bytes.ends_with(NEW));
            assert!(action.is_in_place && (is_copied || is_new), "{context}");
        }
        // Stopped in the middle: the copy is found at the next start.
        _ if action.is_in_place && fault == Fault::Stops && now.as_deref() != before => {
            let entries = state.entries(&fs, at(300)).unwrap();
            let is_copied = entries.iter().any(|entry| entry.meta.hash == Hash::of(NEW));
            assert!((is_new || is_copied) && old.contains(OLD), "{context}");
        }
        _ if fault == Fault::Stops => assert!(is_new || now.as_deref() == before, "{context}"),
        _ => assert_eq!(now.as_deref(), before, "{context}"),
    }
    if is_new && before.is_some() && !["save without history", "export"].contains(&action.name) {
        assert!(old.contains(OLD), "the old version is lost: {context}");
    }
    if let Said::Saved(Err(error)) = &said {
        let [en, vi] = Lang::ALL.map(|lang| error.message(lang));
        assert!(en != vi && en.ends_with('.') && vi.ends_with('.') && en.contains(".bsc.ron"), "{en} {vi}");
    }
}

#[test]
fn whatever_fails_nothing_is_lost_and_nothing_false_is_said() {
    let failures = RefCell::new(Vec::new());
    let mut cases = 0;
    for action in &ACTIONS {
        let (fs, state) = prepared();
        let before = fs.operations().len();
        let said = (action.run)(&fs, &state);
        assert!(matches!(said, Said::Saved(Ok(_)) | Said::Done(true)), "{}: {said:?}", action.name);
        for (operation, name) in fs.operations()[before..].iter().enumerate() {
            for fault in faults(name) {
                cases += 1;
                let tried = std::panic::catch_unwind(|| try_fault(action, operation, fault));
                if let Err(panic) = tried {
                    let text = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                    failures.borrow_mut().push(text);
                }
            }
        }
    }
    println!("T1: {cases} cases");
    let failures = failures.into_inner();
    assert!(
        failures.is_empty(),
        "{} of {cases}:\n{}",
        failures.len(),
        failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(cases > 2000, "{cases}");
}

/// A program that holds the file is waited for, two seconds in all.
#[test]
fn a_file_that_is_held_for_a_moment_is_waited_for() {
    for (times, is_saved) in [(1, true), (5, true), (8, true), (9, false)] {
        let (fs, state) = prepared();
        fs.refuse("rename", ErrorKind::TimedOut, times);
        let saved = save(&fs, Path::new(FILE), NEW);
        assert_eq!(saved.is_ok(), is_saved, "{times}");
        assert_eq!(fs.paused.get().as_millis(), 10 * ((1 << times.min(8)) - 1), "{times}");
        assert!(fs.list(Path::new("/maps")).unwrap().len() == 1);
        drop(state);
    }
}
