//! Unsaved work, old versions and locks in the state folder, on a file system in memory and on the real disk.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;
use std::slice;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::support::faulty_fs::FaultyFs;
use crate::support::sample;
use fourfold::model::{Measurement, Project, limits};
use fourfold::store::keep::{DocumentId, EntryError, Journal, Snapshot, Start, StateFolder};
use fourfold::store::{
    Access, Base, Broken, DiskState, HardLinks, Hash, Keeping, Losses, OldVersion, OpenError, RealFs, SaveError,
    SaveOrder, Saved, Vfs, WaysOut, disk_state, encode, open, open_document, save_document, write,
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
    // However many records are beyond it, the others are shown.
    let strange = |n: u64| format!("    (id: \"t-00000000{n:02}\", rank: \"i\", name: \"T\", hue: Glow),\n");
    let many: String = (10..=99).chain(10..=79).map(strange).collect();
    let (access, loaded) = open(&newer.replacen("  themes: [\n", &format!("  themes: [\n{many}"), 1)).unwrap();
    assert_eq!((access, loaded.project), (Access::Newer { version: 3, left_out: 160 }, sample::full()));
    assert!(matches!(open(&newer[..newer.len() / 2]), Err(OpenError::Broken { source: Broken::Newer { .. }, .. })));
    assert!(open_document(&with_file(text.as_bytes()), Path::new(FILE)).unwrap().access == Access::Full);
}

/// What breaks a rule goes, and with it what refers to it; all else is shown.
#[test]
fn of_a_newer_file_only_what_breaks_no_rule_is_shown() {
    let long = || "x".repeat(limits::LINE_BYTES + 1);
    let open = |change: &dyn Fn(&mut Project)| {
        let mut project = sample::told();
        change(&mut project);
        assert_ne!(project.check(), []);
        let fs = with_file(write(&project).replacen("version: 2", "version: 3", 1).as_bytes());
        let opened = open_document(&fs, Path::new(FILE)).unwrap();
        let Access::Newer { version: 3, left_out } = opened.access else { panic!("{:?}", opened.access) };
        assert_eq!(opened.loaded.project.check(), []);
        (left_out, opened.loaded.project)
    };
    let told = sample::told();
    let (left_out, p) = open(&|p| (p.name, p.mission) = (long(), "m".repeat(limits::LINE_BYTES)));
    assert_eq!((left_out, p.name.as_str(), p.mission.len()), (0, "", limits::LINE_BYTES));
    let (left_out, p) = open(&|p| Arc::make_mut(p.themes.values_mut().next().unwrap()).name = long());
    assert_eq!((p.themes.len(), p.map.objectives().len()), (0, 2), "a card refers to it");
    assert!(left_out > 2, "{left_out}: and more refers to the card");
    let (_, p) = open(&|p| Arc::make_mut(p.perspectives.values_mut().next().unwrap()).name = long());
    assert_eq!((p.perspectives.len(), p.map.objectives().len(), p.map.links().len()), (3, 2, 0));
    let (_, p) = open(&|p| p.map.objective_mut(sample::objective(2)).unwrap().name = long());
    assert_eq!((p.map.objectives().len(), p.map.links().len(), p.kpis.len()), (2, 0, 2));
    let (left_out, p) = open(&|p| Arc::make_mut(p.kpis.get_mut(&sample::kpi(2)).unwrap()).name = long());
    assert_eq!((p.kpis.len(), p.series.len(), p.perspectives.len()), (2, 0, 4));
    assert!(left_out >= 3, "{left_out}: the KPI and its two values");
    let (left_out, p) = open(&|p| {
        let series = Arc::make_mut(p.series.get_mut(&sample::kpi(2)).unwrap());
        series.insert("2026-01-19".parse().unwrap(), Measurement::of(limits::NUMBER * 10.0));
    });
    assert_eq!((left_out, p.series.len(), p.kpis.len()), (3, 0, 3));
    let (left_out, p) = open(&|p| Arc::make_mut(p.initiatives.values_mut().next().unwrap()).name = long());
    assert_eq!((left_out, p.initiatives.len()), (1, 0));
    let (left_out, p) = open(&|p| Arc::make_mut(p.story.values_mut().next().unwrap()).title = long());
    assert_eq!((left_out, p.story.len()), (1, told.story.len() - 1));
    let (left_out, p) =
        open(&|p| Arc::make_mut(p.import_profiles.values_mut().next().unwrap()).columns[0].title = long());
    assert_eq!((left_out, p.import_profiles.len()), (1, 0));
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

#[test]
fn ways_out_are_of_the_file_itself_and_open() {
    let fs = with_file(&[0; 100]);
    let state = state(&fs);
    let path = Path::new(FILE);
    let text = |name: &str| encode(&Project { name: name.into(), ..sample::full() }).unwrap();
    let [one, two] = ["One", "Two"].map(text);
    let other = DocumentId::File("/maps/b.bsc.ron".into());
    let leave = |document: &DocumentId, bytes: &[u8], is_settled: bool| {
        let mut journal = Journal::start(&fs, &state, document).unwrap();
        journal.record(&fs, &snapshot(bytes), at(0)).unwrap();
        if is_settled {
            journal.settle(&fs, at(1)).unwrap();
        }
    };
    for (document, bytes) in [(&document(), &one[..]), (&document(), b"bad"), (&other, &two), (&document(), &two)] {
        leave(document, bytes, true);
    }
    leave(&other, &one, false);
    leave(&document(), b"bad", false);
    let ways = || WaysOut::of(&fs, path, Some(&state), at(2));
    let trashed: Vec<Hash> = ways().trashed.iter().map(|trashed| trashed.meta.hash).collect();
    assert_eq!(trashed, [&two, &one].map(|bytes| Hash::of(bytes)), "from the newest to the oldest");
    assert_eq!((ways().entries, ways().version, ways().is_empty()), (vec![], None, false));
    leave(&document(), &two, false);
    assert_eq!(ways().entries.iter().map(|entry| entry.meta.hash).collect::<Vec<_>>(), [Hash::of(&two)]);
    // Copies with a number of one to three digits; more are a year.
    for name in ["a (123).bsc.ron", "a (1234).bsc.ron"] {
        fs.put(&format!("/maps/{name}"), &one, 0o600);
    }
    assert_eq!(
        ways().siblings.iter().map(|copy| &*copy.path).collect::<Vec<_>>(),
        [Path::new("/maps/a (123).bsc.ron")]
    );
    assert!(!WaysOut::of(&fs, path, None, at(2)).is_empty());
}

/// The limit itself is within it.
#[test]
fn a_file_of_just_64_mb_is_read_and_kept() {
    let full = vec![b' '; limits::FILE_BYTES as usize];
    let fs = with_file(&full);
    let broken = |error: OpenError| matches!(error, OpenError::Broken { source: Broken::Empty, .. });
    assert!(broken(open(&fs, Path::new(FILE)).unwrap_err()));
    assert!(broken(open_document(&fs, Path::new(FILE)).unwrap_err()));
    let state = state(&fs);
    let order = SaveOrder::new(Path::new(FILE), b"new", Base::Seen(Hash::of(&full)));
    save_document(&fs, &order, Some(Keeping { state: &state, now: at(0) })).unwrap();
    assert_eq!(state.pasts(&fs).unwrap()[0].bytes, limits::FILE_BYTES);
    let mut journal = Journal::start(&fs, &state, &document()).unwrap();
    journal.record(&fs, &snapshot(&full), at(1)).unwrap();
    drop(journal);
    assert_eq!(state.entries(&fs, at(2)).unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn only_this_user_looks_into_the_state_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("state");
    for open in [root.clone(), root.join("recovery")] {
        std::fs::create_dir(&open).unwrap();
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let state = StateFolder::open(&RealFs, root).unwrap();
    let new = StateFolder::open(&RealFs, folder.path().join("new/state")).unwrap();
    let made = [new.path().parent().unwrap().to_owned(), new.path().to_owned(), new.aside()];
    for path in [state.path().join("recovery"), state.path().join("history"), state.aside()].into_iter().chain(made) {
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700, "{}", path.display());
    }
}

#[test]
fn the_real_disk_lists_names_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let numbered: Vec<OsString> = (10..60).map(|number| format!("{number}").into()).collect();
    for name in numbered.iter().rev() {
        std::fs::write(folder.path().join(name), "").unwrap();
    }
    assert_eq!(RealFs.list(folder.path()).unwrap(), numbered);
}

/// Files of so many bytes, without taking the room of them.
fn hollow(folder: &Path, names: &[(&str, u64)]) {
    std::fs::create_dir_all(folder).unwrap();
    for (name, bytes) in names {
        std::fs::File::create(folder.join(name)).unwrap().set_len(*bytes).unwrap();
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn old_versions_take_200_mb_at_most_and_the_newest_of_a_file_stays() {
    const MB: u64 = 1024 * 1024;
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
    let histories =
        ["/maps/a.bsc.ron", "/maps/b.bsc.ron", "/maps/c.bsc.ron"].map(|path| state.history(Path::new(path)));
    for history in &histories {
        history.keep(&RealFs, b"first", at(0)).unwrap();
    }
    let folders = histories.each_ref().map(|history| {
        let versions = history.versions(&RealFs).unwrap();
        versions[0].file.parent().unwrap().to_owned()
    });
    let name = |number: u64| format!("{number:010}-1700000{number:03}-{}.old", Hash::of(&number.to_le_bytes()));
    // The newest one of the first file alone is larger than all may be.
    hollow(&folders[0], &[(&name(2), 201 * MB)]);
    hollow(&folders[1], &[(&name(2), 40 * MB), (&name(3), 60 * MB), (&name(4), 10 * MB)]);
    let sizes = || histories.each_ref().map(|history| history.versions(&RealFs).unwrap().len());
    assert_eq!(sizes(), [2, 4, 1]);
    assert_eq!(state.thin_histories(&RealFs, at(500)).unwrap(), 4);
    assert_eq!(sizes(), [1, 1, 1]);
    assert_eq!(histories[1].versions(&RealFs).unwrap()[0].sequence, 4);

    // Exactly 200 MB may stay.
    std::fs::remove_file(folders[0].join(name(2))).unwrap();
    hollow(&folders[0], &[(&name(5), 100 * MB), (&name(6), 90 * MB - 5)]);
    assert_eq!(state.thin_histories(&RealFs, at(500)).unwrap(), 0);
    hollow(&folders[2], &[(&name(7), 1)]);
    assert_eq!(state.thin_histories(&RealFs, at(500)).unwrap(), 1, "the oldest of the largest");
    assert_eq!(sizes(), [1, 1, 2]);
    let pasts = state.pasts(&RealFs).unwrap();
    assert_eq!(pasts.iter().map(|past| past.bytes).collect::<Vec<_>>(), [90 * MB - 5, 10 * MB, 6]);
}

#[test]
fn the_trash_keeps_two_weeks_and_100_mb() {
    const DAY: i64 = 86_400;
    const MB: u64 = 1024 * 1024;
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
    let trash = state.path().join("trash");
    let name = |number: u64, day: i64| {
        format!("{number:010}-{}-untitled-x.1-0000000001-snapshot.bsc.ron", 1_700_000_000 + day * DAY)
    };
    // One a day, and one more whose clock was wrong: of that the age is not known.
    for day in 0..16 {
        hollow(&trash, &[(&name(1 + day as u64, day), 1)]);
    }
    hollow(&trash, &[(&name(0, 0), 1), (&name(20, 900), 1), (&name(21, 16), 1)]);
    // A name of another kind is somebody else's.
    let foreign = name(0, 0).split_off(3);
    hollow(&trash, &[(&foreign, 1)]);
    assert_eq!(state.empty_trash(&RealFs, at(16 * DAY)).unwrap(), 3, "one of 15 and two of 16 days");
    assert_eq!(names(&trash)[..2], [foreign, name(3, 2)]);
    assert_eq!(state.empty_trash(&RealFs, at(16 * DAY)).unwrap(), 0);

    // A longer pause counts as one day.
    std::fs::remove_dir_all(&trash).unwrap();
    for number in 0..16 {
        hollow(&trash, &[(&name(1 + number as u64, 2 * number), 1)]);
    }
    state.tidy(&RealFs, at(31 * DAY)).unwrap();
    assert_eq!(names(&trash)[0], name(3, 4), "as if they were of 1 to 16 days");
    assert_eq!(names(&trash).len(), 14);

    // The newest 100 MB stay.
    std::fs::remove_dir_all(&trash).unwrap();
    hollow(&trash, &[(&name(1, 1), 1), (&name(2, 1), 60 * MB), (&name(3, 1), 40 * MB)]);
    assert_eq!(state.empty_trash(&RealFs, at(DAY)).unwrap(), 1);
    assert_eq!(names(&trash), [name(2, 1), name(3, 1)]);
}

#[test]
fn the_real_disk_waits_forgets_folders_and_finds_nothing_passing() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    RealFs.create_private_folder(&inner).unwrap();
    RealFs.remove_folder(&inner).unwrap();
    assert!(!inner.exists());
    let before = Instant::now();
    RealFs.pause(Duration::from_millis(30));
    assert!(before.elapsed() >= Duration::from_millis(30));
    // What is not there can't be waited for.
    assert!(RealFs.sync_file(&inner).is_err() && RealFs.sync_folder(&inner).is_err());
    // Only Windows holds files for a moment.
    let held = [std::io::Error::from_raw_os_error(32), std::io::ErrorKind::PermissionDenied.into()];
    assert_eq!(held.map(|error| RealFs.is_passing(&error)), [cfg!(windows); 2]);
    assert!(!RealFs.is_passing(&std::io::ErrorKind::NotFound.into()));
}

#[cfg(unix)]
#[test]
fn a_shorter_version_ends_where_it_ends_in_a_file_of_two_names() {
    let folder = tempfile::tempdir().unwrap();
    let [file, other] = ["a.bsc.ron", "b.bsc.ron"].map(|name| folder.path().join(name));
    std::fs::write(&file, b"a long old version").unwrap();
    std::fs::hard_link(&file, &other).unwrap();
    let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
    let order = SaveOrder::new(&file, b"short", Base::Seen(Hash::of(b"a long old version")));
    let order = SaveOrder { hard_links: HardLinks::WriteThrough, ..order };
    save_document(&RealFs, &order, Some(Keeping { state: &state, now: at(0) })).unwrap();
    assert_eq!(std::fs::read(other).unwrap(), b"short");
}

/// After a power cut, what was moved is in one of the two places.
#[test]
fn what_is_moved_is_on_the_disk_in_both_folders() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let waits_for_both = |what: &str, since: usize| {
        let operations = fs.operations()[since..].to_vec();
        let moved = operations.iter().rposition(|name| *name == "rename").expect(what);
        let waits = operations[moved..].iter().filter(|name| **name == "sync folder").count();
        assert!(waits >= 2, "{what}: {operations:?}");
    };
    let record = |bytes: &[u8]| {
        let mut journal = Journal::start(&fs, &state, &document()).unwrap();
        journal.record(&fs, &snapshot(bytes), at(0)).unwrap();
    };
    record(b"one");
    let since = fs.operations().len();
    state.entries(&fs, at(1)).unwrap()[0].discard(&fs, &state, at(1)).unwrap();
    waits_for_both("discarded", since);
    let since = fs.operations().len();
    state.take_back(&fs, &state.discarded(&fs).unwrap()[0]).unwrap();
    waits_for_both("taken back", since);

    let markers = state.path().join("starting");
    let failed_start = || {
        drop(state.begin_start(&fs).unwrap());
        drop(state.begin_start(&fs).unwrap());
        let since = fs.operations().len();
        let (start, starting) = state.begin_start(&fs).unwrap();
        let operations = fs.operations();
        let marked = operations.iter().rposition(|name| *name == "create").unwrap();
        starting.unwrap().succeeded(&fs).unwrap();
        (start, since, operations[..marked].to_vec())
    };
    let (start, since, operations) = failed_start();
    assert_eq!(start, Start::Safe { moved_to: Some(state.aside()), documents: 1 });
    let moved = operations.iter().rposition(|name| *name == "rename").unwrap();
    assert!(moved >= since && operations[moved..].iter().filter(|name| **name == "sync folder").count() >= 2);
    let since = fs.operations().len();
    assert_eq!(state.bring_back(&fs).unwrap(), 1);
    waits_for_both("brought back", since);
    assert_eq!(state.entries(&fs, at(2)).unwrap().len(), 1);
    assert_eq!(state.bring_back(&fs).unwrap(), 0);
    // With nothing to move there is no place where it would be.
    state.entries(&fs, at(2)).unwrap()[0].discard(&fs, &state, at(2)).unwrap();
    assert_eq!(failed_start().0, Start::Safe { moved_to: None, documents: 0 });
    assert!(fs.paths().iter().all(|path| !path.starts_with(&markers) || path.ends_with("lock")));
}

#[test]
fn a_disk_that_does_not_keep_names_is_told_of_unless_it_never_can() {
    let fs = FaultyFs::new("/maps");
    let since = fs.operations().len();
    state(&fs);
    let made = fs.operations().iter().rposition(|name| *name == "create folder").unwrap();
    assert_eq!(fs.operations()[since.max(made + 1)..], ["sync folder", "sync folder"], "the folder and its parent");
    for (kind, is_told) in [
        (ErrorKind::Unsupported, false),
        (ErrorKind::InvalidInput, false),
        (ErrorKind::PermissionDenied, false),
        (ErrorKind::StorageFull, true),
        (ErrorKind::Other, true),
    ] {
        fs.refuse("sync folder", kind, 1);
        let opened = StateFolder::open(&fs, "/state".into());
        assert_eq!(opened.map_err(|error| error.kind()).err(), is_told.then_some(kind));
    }
}

#[test]
fn a_journal_belongs_to_the_file_that_it_was_moved_to() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let mut journal = Journal::start(&fs, &state, &DocumentId::Untitled("x1".into())).unwrap();
    journal.record(&fs, &snapshot(b"a"), at(0)).unwrap();
    journal.moved(document());
    journal.record(&fs, &snapshot(b"b"), at(1)).unwrap();
    drop(journal);
    let entries = state.entries(&fs, at(2)).unwrap();
    assert_eq!(entries[0].meta.path.as_deref(), Some(Path::new(FILE)));
    let folder = entries[0].folder.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(folder, "untitled-x1.1", "where it lies stays the same");

    // A name alone is one in the folder where the program runs.
    let here = std::env::current_dir().unwrap().canonicalize().unwrap();
    let name = Path::new("no such file.bsc.ron");
    assert_eq!(DocumentId::of_path(&RealFs, name), DocumentId::File(here.join(name)));
}

#[test]
fn a_folder_of_unsaved_work_that_nobody_has_used_for_a_day_goes() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
    drop(Journal::start(&RealFs, &state, &document()).unwrap());
    let recovery = state.path().join("recovery");
    let lock = recovery.join(&names(&recovery)[0]).join("lock");
    let used = std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    std::fs::File::options().write(true).open(lock).unwrap().set_modified(used).unwrap();
    assert_eq!(state.entries(&RealFs, at(86_400)).unwrap(), []);
    assert_eq!(names(&recovery).len(), 1);
    assert_eq!(state.entries(&RealFs, at(86_401)).unwrap(), []);
    assert_eq!(names(&recovery), [""; 0]);
}

#[test]
fn what_saves_have_left_half_done_in_the_state_folder_goes_after_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
    state.history(Path::new(FILE)).keep(&RealFs, b"old", at(0)).unwrap();
    state.settle_copy(&RealFs, Path::new(FILE), Hash::of(b"copy")).unwrap();
    drop(state.begin_start(&RealFs).unwrap());
    let histories = state.path().join("history");
    let history = histories.join(&names(&histories)[0]);
    let folders = [history, state.path().join("copies"), state.path().join("starting")];
    let used = std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    for folder in &folders {
        let file = std::fs::File::create(folder.join(".a.bsc.ron.01234567.bsctmp")).unwrap();
        file.set_modified(used).unwrap();
    }
    let left = || folders.each_ref().map(|folder| names(folder).iter().filter(|n| n.ends_with(".bsctmp")).count());
    state.tidy(&RealFs, at(86_400)).unwrap();
    assert_eq!(left(), [1; 3]);
    state.tidy(&RealFs, at(86_401)).unwrap();
    assert_eq!(left(), [0; 3]);
    assert_eq!(state.history(Path::new(FILE)).versions(&RealFs).unwrap().len(), 1);
}

#[test]
fn old_versions_are_thinned_from_the_second_after_a_day_a_week_and_a_month() {
    const DAY: i64 = 86_400;
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
    let history = state.history(Path::new(FILE));
    history.keep(&RealFs, b"newest", at(0)).unwrap();
    let newest = history.versions(&RealFs).unwrap().remove(0).file;
    let versions = newest.parent().unwrap();
    // Their ages in seconds; the hour and the day of the first two of a pair are the same.
    let mut ages: Vec<i64> = (0..=32).map(|day| day * DAY).chain([DAY + 60, 7 * DAY + 60, 8 * DAY + 60]).collect();
    ages.sort_unstable();
    let name = |number: u64, age: i64| {
        let time = at(-age).as_second();
        format!("{number:010}-{time}-{}.old", Hash::of(&number.to_le_bytes()))
    };
    std::fs::remove_file(&newest).unwrap();
    for (number, age) in (1..).zip(ages.iter().rev()) {
        hollow(versions, &[(&name(number, *age), 1)]);
    }
    assert_eq!(state.thin_histories(&RealFs, at(0)).unwrap(), 3);
    let left: Vec<i64> = history
        .versions(&RealFs)
        .unwrap()
        .iter()
        .rev()
        .map(|version| at(0).as_second() - version.time.as_second())
        .collect();
    let expected: Vec<i64> = ages.into_iter().filter(|age| *age <= 30 * DAY && *age != 8 * DAY + 60).collect();
    assert_eq!(left, expected, "gone are one of two on one day, and what is older than thirty days");
    assert_eq!(state.thin_histories(&RealFs, at(0)).unwrap(), 0);
    hollow(versions, &[(&name(0, 40 * DAY), 1)]);
    state.tidy(&RealFs, at(0)).unwrap();
    assert_eq!(history.versions(&RealFs).unwrap().len(), expected.len());
    // The order is that of the numbers, not of the names.
    hollow(versions, &[(&name(9_999_999_999, -1), 1), (&name(10_000_000_000, -2), 1)]);
    assert_eq!(history.versions(&RealFs).unwrap().last().unwrap().sequence, 10_000_000_000);
}

#[test]
fn the_newest_version_is_kept_twice_only_if_the_disk_has_spoiled_it() {
    let fs = with_file(b"old");
    let state = state(&fs);
    let history = state.history(Path::new(FILE));
    let first = history.keep(&fs, b"one", at(0)).unwrap();
    assert_eq!(history.keep(&fs, b"one", at(1)).unwrap(), first);
    fs.put(&first.file.to_string_lossy(), b"odd", 0o600);
    assert_eq!(history.keep(&fs, b"one", at(2)).unwrap().sequence, 2);
    history.keep(&fs, b"two", at(3)).unwrap();
    history.keep(&fs, b"one", at(4)).unwrap();
    assert_eq!(history.versions(&fs).unwrap().len(), 4);
}
