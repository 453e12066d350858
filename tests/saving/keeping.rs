//! Unsaved work, old versions and locks in the state folder, on a file system in memory and on the real disk.

use std::path::Path;
use std::slice;

use crate::support::faulty_fs::FaultyFs;
use crate::support::sample;
use fourfold::store::keep::{DocumentId, EntryError, Journal, Snapshot, Start, StateFolder};
use fourfold::store::{
    Access, Base, Broken, DiskState, HardLinks, Hash, Keeping, Losses, OldVersion, OpenError, RealFs, SaveError,
    SaveOrder, Saved, Vfs, WaysOut, disk_state, encode, open_document, save_document,
};
use jiff::Timestamp;

const FILE: &str = "/maps/a.bsc.ron";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn state(fs: &dyn Vfs) -> StateFolder {
    StateFolder::open(fs, "/state".into()).unwrap()
}

fn with_file(bytes: &[u8]) -> FaultyFs {
    let fs = FaultyFs::new("/maps");
    fs.put(FILE, bytes, 0o640);
    fs
}

fn snapshot(bytes: &[u8]) -> Snapshot<'_> {
    Snapshot { name: "Karst", bytes, base: Base::Seen(Hash::of(b"old")), is_checked: true }
}

fn document() -> DocumentId {
    DocumentId::File(FILE.into())
}

#[test]
fn a_document_is_saved_only_over_what_was_seen() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let keeping = Some(Keeping { state: &state, now: at(0) });
    let save = |bytes: &[u8], base| save_document(&fs, &SaveOrder::new(Path::new(FILE), bytes, base), keeping);
    let first = save(b"new", Base::Seen(Hash::of(b"old"))).unwrap();
    assert_eq!(first, Saved::Written { hash: Hash::of(b"new") });
    let looked = |base| disk_state(&fs, Path::new(FILE), base).unwrap();
    assert_eq!(looked(Base::Seen(first.hash())), DiskState::Same);
    // Another program writes.
    fs.put(FILE, b"theirs", 0o640);
    let changed = DiskState::Changed { found: Hash::of(b"theirs"), bytes: b"theirs".to_vec() };
    assert_eq!([looked(Base::Seen(first.hash())), looked(Base::Absent)], [changed.clone(), changed]);
    let Err(SaveError::Conflict { found, bytes, .. }) = save(b"newer", Base::Seen(first.hash())) else { panic!() };
    assert_eq!((found, &bytes[..]), (Hash::of(b"theirs"), &b"theirs"[..]));
    assert!(matches!(save(b"newer", Base::Absent), Err(SaveError::Conflict { .. })));
    // Their version is replaced knowingly, and kept.
    save(b"newer", Base::Seen(found)).unwrap();
    let history = state.history(Path::new(FILE));
    let versions = history.versions(&fs).unwrap();
    let kept: Vec<_> = versions.iter().map(|version| history.read(&fs, version).unwrap()).collect();
    assert_eq!(kept, [b"old".to_vec(), b"theirs".to_vec()]);
    // The file is deleted behind the program's back.
    fs.delete(FILE);
    assert!(matches!(save(b"last", Base::Seen(Hash::of(b"newer"))), Err(SaveError::Vanished { .. })));
    assert_eq!(fs.bytes(FILE), None);
    assert_eq!([looked(Base::Absent), looked(Base::Seen(found))], [DiskState::Same, DiskState::Gone]);
    save(b"last", Base::Absent).unwrap();
    assert_eq!(fs.bytes(FILE).unwrap(), b"last");
    assert_eq!(state.pasts(&fs).unwrap()[0].versions, 2);
    // A version that the disk has spoiled is none.
    fs.put(&versions[0].file.to_string_lossy(), b"odd", 0o600);
    assert!(history.read(&fs, &versions[0]).is_err() && history.read(&fs, &versions[1]).is_ok());
}

#[test]
fn what_would_lose_something_is_asked_first() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let keeping = Some(Keeping { state: &state, now: at(0) });
    let order = SaveOrder::new(Path::new(FILE), b"new", Base::Seen(Hash::of(b"old")));
    let dropping = SaveOrder { losses: Losses::Unasked(2), ..order };
    assert!(matches!(save_document(&fs, &dropping, keeping), Err(SaveError::DropsFields { count: 2, .. })));
    assert!(matches!(save_document(&fs, &order, None), Err(SaveError::NotKept { .. })));
    fs.set_links(FILE, 2);
    assert!(matches!(save_document(&fs, &order, keeping), Err(SaveError::HardLinked { links: 2, .. })));
    assert_eq!(fs.bytes(FILE).unwrap(), b"old");
    let through = SaveOrder { hard_links: HardLinks::WriteThrough, ..order };
    save_document(&fs, &through, keeping).unwrap();
    assert_eq!(fs.bytes(FILE).unwrap(), b"new");
    let agreed = SaveOrder {
        losses: Losses::Agreed,
        hard_links: HardLinks::Separate,
        bytes: b"newer",
        base: Base::Seen(Hash::of(b"new")),
        ..order
    };
    let agreed = SaveOrder { old_version: OldVersion::MayGo, ..agreed };
    save_document(&fs, &agreed, None).unwrap();
    assert_eq!(fs.bytes(FILE).unwrap(), b"newer");
    let newer = b"(format: \"bsc-map\", version: 99, min_reader: 99, name: \"x\")";
    fs.put(FILE, newer, 0o640);
    let over = SaveOrder::new(Path::new(FILE), b"mine", Base::Seen(Hash::of(newer)));
    assert!(matches!(save_document(&fs, &over, keeping), Err(SaveError::Newer { version: 99, .. })));
}

#[test]
fn unsaved_work_is_found_at_the_next_start() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let mut journal = Journal::start(&fs, &state, &document()).unwrap();
    for n in 0..5_u8 {
        journal.record(&fs, &snapshot(&[b'a' + n]), at(i64::from(n))).unwrap();
    }
    assert_eq!(state.entries(&fs, at(9)).unwrap(), [], "it is open");
    drop(journal);
    let entries = state.entries(&fs, at(10)).unwrap();
    assert_eq!((entries.len(), entries[0].snapshots, entries[0].meta.sequence), (1, 3, 5));
    assert_eq!(entries[0].meta.path.as_deref(), Some(Path::new(FILE)));
    // Put off, then there is a newer one.
    entries[0].skip(&fs).unwrap();
    assert!(state.entries(&fs, at(11)).unwrap()[0].is_skipped);
    let mut recovered = entries[0].recover(&fs, &state).unwrap();
    assert_eq!((&recovered.bytes[..], recovered.meta.base), (&b"e"[..], Base::Seen(Hash::of(b"old"))));
    assert!(matches!(entries[0].recover(&fs, &state), Err(EntryError::Taken { .. })));
    recovered.journal.record(&fs, &snapshot(b"f"), at(12)).unwrap();
    drop(recovered);
    let entries = state.entries(&fs, at(13)).unwrap();
    assert!(!entries[0].is_skipped);
    // A new journal of the same file leaves the old entry alone.
    let mut other = Journal::start(&fs, &state, &document()).unwrap();
    other.record(&fs, &snapshot(b"g"), at(14)).unwrap();
    assert_eq!(entries[0].read(&fs).unwrap().1, b"f");
    other.settle(&fs, at(15)).unwrap();
    drop(other);
    entries[0].discard(&fs, &state, at(16)).unwrap();
    assert_eq!(state.entries(&fs, at(17)).unwrap(), []);
    let trashed: Vec<_> = state.trashed(&fs).unwrap().into_iter().map(|trashed| trashed.meta.hash).collect();
    assert_eq!(trashed, [b"g", b"d", b"e", b"f"].map(|bytes| Hash::of(bytes)));

    // What was discarded can be had again, what was saved is not offered; the newest snapshot stands for all.
    let discarded = state.discarded(&fs).unwrap();
    assert_eq!(discarded.iter().map(|work| work.meta.hash).collect::<Vec<_>>(), [Hash::of(b"f")]);
    let back = state.take_back(&fs, &discarded[0]).unwrap();
    assert_eq!(state.entries(&fs, at(18)).unwrap(), slice::from_ref(&back));
    assert_eq!(back.recover(&fs, &state).unwrap().bytes, b"f");
    assert_eq!((back.snapshots, state.discarded(&fs).unwrap()), (3, Vec::new()));
    assert_eq!(state.trashed(&fs).unwrap().len(), 1, "what was saved stays there");
    // The file holds it meanwhile.
    back.discard(&fs, &state, at(19)).unwrap();
    assert_eq!(state.discarded(&fs).unwrap().len(), 1);
    fs.put(FILE, b"f", 0o640);
    assert_eq!(state.discarded(&fs).unwrap(), []);
}

#[test]
fn work_that_was_saved_is_not_offered() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let mut journal = Journal::start(&fs, &state, &document()).unwrap();
    journal.record(&fs, &snapshot(b"new"), at(0)).unwrap();
    drop(journal);
    fs.put(FILE, b"new", 0o640);
    assert_eq!(state.entries(&fs, at(1)).unwrap(), []);
    assert_eq!(state.trashed(&fs).unwrap().len(), 1);
}

#[test]
fn two_failed_starts_lead_to_a_safe_one() {
    let fs = with_file(b"old");
    let state = state(&fs);
    for number in 0..2 {
        let (start, starting) = state.begin_start(&fs).unwrap();
        assert_eq!(start, Start::Normal, "{number}");
        assert_eq!(state.begin_start(&fs).unwrap().0, Start::Normal, "another window is no failed start");
        drop(starting);
    }
    let mut journal = Journal::start(&fs, &state, &DocumentId::Untitled("x1".into())).unwrap();
    journal.record(&fs, &snapshot(b"new"), at(0)).unwrap();
    drop(journal);
    // What another window has open stays where it is.
    let mut open = Journal::start(&fs, &state, &document()).unwrap();
    open.record(&fs, &snapshot(b"open"), at(0)).unwrap();
    let (start, starting) = state.begin_start(&fs).unwrap();
    assert!(fs.bytes(&open.newest_path().to_string_lossy()).is_some());
    assert_eq!(start, Start::Safe { moved_to: Some(state.aside()), documents: 1 });
    assert_eq!(state.entries(&fs, at(1)).unwrap(), []);
    assert!(fs.paths().iter().any(|path| path.starts_with(state.aside())));
    starting.unwrap().succeeded(&fs).unwrap();
    assert_eq!(state.begin_start(&fs).unwrap().0, Start::Normal);
}

#[test]
fn a_document_is_open_once() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let lock = state.lock_document(&fs, Path::new(FILE)).unwrap().unwrap();
    assert!(state.lock_document(&fs, Path::new(FILE)).unwrap().is_none());
    assert!(state.lock_document(&fs, Path::new("/maps/b")).unwrap().is_some());
    drop(lock);
    assert!(state.lock_document(&fs, Path::new(FILE)).unwrap().is_some());
}

#[test]
fn the_real_disk_keeps_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Bản đồ.bsc.ron");
    let state = StateFolder::open(&RealFs, folder.path().join("state/fourfold")).unwrap();
    let keeping = Some(Keeping { state: &state, now: at(0) });
    save_document(&RealFs, &SaveOrder::new(&file, b"one", Base::Absent), keeping).unwrap();
    let saved = save_document(&RealFs, &SaveOrder::new(&file, b"two", Base::Seen(Hash::of(b"one"))), keeping).unwrap();
    assert_eq!(saved.hash(), Hash::of(b"two"));
    let id = DocumentId::of_path(&RealFs, &file);
    let mut journal = Journal::start(&RealFs, &state, &id).unwrap();
    journal.record(&RealFs, &snapshot(b"three"), at(1)).unwrap();
    assert_eq!(state.entries(&RealFs, at(2)).unwrap(), []);
    drop(journal);
    let entries = state.entries(&RealFs, at(3)).unwrap();
    assert_eq!(entries[0].read(&RealFs).unwrap().1, b"three");
    let DocumentId::File(canonical) = id else { panic!() };
    assert_eq!(state.history(&canonical).versions(&RealFs).unwrap().len(), 1);
}

/// Colleagues whom an access list lets in are let into the next version too.
#[cfg(target_os = "linux")]
#[test]
fn a_file_keeps_its_access_list_and_its_attributes() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    // Version 2; the owner, user 1, the group, the mask and others, each with rights and an id.
    let entry =
        |tag: u16, rights: u16, id: u32| [&tag.to_le_bytes()[..], &rights.to_le_bytes(), &id.to_le_bytes()].concat();
    let entries = [(1, 6, u32::MAX), (2, 4, 1), (4, 4, u32::MAX), (16, 4, u32::MAX), (32, 0, u32::MAX)];
    let list = entries.into_iter().fold(2_u32.to_le_bytes().to_vec(), |mut list, (tag, rights, id)| {
        list.extend(entry(tag, rights, id));
        list
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.bsc.ron");
    std::fs::write(&file, "one").unwrap();
    let wanted = [("system.posix_acl_access", &list[..]), ("user.colour", b"teal")];
    for (name, value) in wanted {
        setxattr(&file, name, value, XattrFlags::empty()).unwrap();
    }
    let value = |name: &str| {
        let mut bytes = vec![0; 256];
        let length = getxattr(&file, name, &mut bytes[..]).unwrap();
        bytes.truncate(length);
        bytes
    };
    let order = SaveOrder::new(&file, b"two", Base::Seen(Hash::of(b"one")));
    save_document(&RealFs, &SaveOrder { old_version: OldVersion::MayGo, ..order }, None).unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), b"two");
    for (name, kept) in wanted {
        assert_eq!(value(name), kept, "{name}");
    }
}

#[test]
fn a_newer_file_is_read_as_far_as_it_is_understood() {
    let text = String::from_utf8(encode(&sample::full()).unwrap()).unwrap();
    let newer = text.replacen("version: 2", "version: 3", 1).replacen("min_reader: 2", "min_reader: 3", 1);
    let open = |text: &str| {
        let fs = with_file(text.as_bytes());
        open_document(&fs, Path::new(FILE)).map(|opened| (opened.access, opened.loaded))
    };
    let (access, loaded) = open(&newer).unwrap();
    assert_eq!((access, &loaded.project), (Access::Newer { version: 3, left_out: 0 }, &sample::full()));
    let with_field = newer.replacen("  kpis: [\n    (", "  kpis: [\n    (glow: 3, ", 1);
    assert_eq!(open(&with_field).unwrap().1.unknown_fields.len(), 1);
    // A word that this version does not know.
    let with_word = newer.replacen("aggregation: ", "aggregation: Median, old_", 1);
    assert_ne!(with_word, newer);
    let (access, loaded) = open(&with_word).unwrap();
    let Access::Newer { left_out, .. } = access else { panic!() };
    assert!(left_out > 0 && loaded.project.kpis.len() + 1 == sample::full().kpis.len(), "{left_out}");
    assert_eq!(loaded.project.check(), []);
    assert!(matches!(open(&newer[..newer.len() / 2]), Err(OpenError::Broken { source: Broken::Newer { .. }, .. })));
    assert!(open_document(&with_file(text.as_bytes()), Path::new(FILE)).unwrap().access == Access::Full);
}

#[test]
fn a_broken_file_has_ways_out() {
    let fs = with_file(&[0; 100]);
    let state = state(&fs);
    let good = encode(&sample::full()).unwrap();
    let path = Path::new(FILE);
    assert!(WaysOut::of(&fs, path, Some(&state), at(0)).is_empty());
    let history = state.history(path);
    for (second, bytes) in (0..).zip([&good[..], b"bad", &[0; 9]]) {
        history.keep(&fs, bytes, at(second)).unwrap();
    }
    let mut journal = Journal::start(&fs, &state, &document()).unwrap();
    journal.record(&fs, &snapshot(&good), at(0)).unwrap();
    journal.settle(&fs, at(1)).unwrap();
    journal.record(&fs, &snapshot(&good), at(2)).unwrap();
    drop(journal);
    fs.put("/maps/a (1).bsc.ron", &good, 0o600);
    fs.put("/maps/a (2).bsc.ron", b"bad", 0o600);
    let ways = WaysOut::of(&fs, path, Some(&state), at(3));
    assert_eq!(ways.version.unwrap().hash, Hash::of(&good));
    assert_eq!((ways.entries.len(), ways.trashed.len(), ways.siblings.len()), (1, 1, 1));
}

#[cfg(unix)]
#[test]
fn only_this_user_looks_into_the_state_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("state");
    std::fs::create_dir(&root).unwrap();
    std::fs::set_permissions(&root, std::fs::Permissions::from_mode(0o755)).unwrap();
    let state = StateFolder::open(&RealFs, root).unwrap();
    for path in [state.path().join("recovery"), state.path().join("history"), state.aside()] {
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
