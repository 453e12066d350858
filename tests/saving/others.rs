//! Other programs and other people at the same file: nothing is overwritten that was not seen.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use fourfold::store::keep::StateFolder;
use fourfold::store::{Base, HardLinks, Hash, Keeping, RealFs, SaveError, SaveOrder, Saved, Step, Vfs, save_document};
use jiff::Timestamp;

use crate::support::faulty_fs::{Fault, FaultyFs};

const FILE: &str = "/maps/a.bsc.ron";
const DAY: i64 = 86_400;
const TEN_YEARS: i64 = 3652 * DAY;

fn time(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn history(fs: &dyn Vfs, state: &StateFolder, path: &Path) -> Vec<Vec<u8>> {
    let history = state.history(path);
    history.versions(fs).unwrap().iter().map(|version| history.read(fs, version).unwrap()).collect()
}

/// Another program writes, replaces or deletes the file before each operation of a save.
#[test]
fn another_program_at_any_moment_of_a_save() {
    let mut cases = 0;
    let mut windows = Vec::new();
    for is_linked in [false, true] {
        let run = |operation: Option<usize>, foreign: Option<&[u8]>| {
            let fs = FaultyFs::new("/maps");
            fs.put(FILE, b"old", 0o640);
            if is_linked {
                fs.set_links(FILE, 2);
            }
            let state = StateFolder::open(&fs, "/state".into()).unwrap();
            let before = fs.operations().len();
            if let Some(operation) = operation {
                fs.interfere(before + operation, FILE, foreign);
            }
            let hard_links = HardLinks::WriteThrough;
            let order =
                SaveOrder { hard_links, ..SaveOrder::new(Path::new(FILE), b"mine", Base::Seen(Hash::of(b"old"))) };
            let saved = save_document(&fs, &order, Some(Keeping { state: &state, now: time(0) }));
            let names = fs.operations()[before..].to_vec();
            (fs.bytes(FILE), history(&fs, &state, Path::new(FILE)), saved, names)
        };
        let (_, _, saved, names) = run(None, None);
        saved.unwrap();
        for (operation, name) in names.iter().enumerate() {
            for foreign in [Some(&b"theirs"[..]), Some(b"mine"), Some(b""), None] {
                cases += 1;
                let (now, old, saved, _) = run(Some(operation), foreign);
                let is_theirs = now.as_deref() == foreign;
                let is_kept = is_theirs || foreign.is_some_and(|bytes| old.iter().any(|old| old == bytes));
                if !is_kept && foreign.is_some() {
                    windows.push((is_linked, *name));
                }
                if saved.is_ok() {
                    assert!(now.as_deref() == Some(b"mine") || is_theirs, "{operation}: {now:?}");
                } else if let Err(SaveError::Conflict { found, .. }) = saved {
                    assert_eq!(Some(found), now.map(|bytes| Hash::of(&bytes)), "{operation}");
                }
            }
        }
    }
    // No system compares and replaces in one go: the last operation is the only window there is.
    windows.dedup();
    assert_eq!(
        windows.iter().filter(|(is_linked, _)| !is_linked).map(|(_, name)| *name).collect::<Vec<_>>(),
        ["rename"]
    );
    println!("T12: {cases} moments of interference");
}

/// Between the first look and the last one the file goes, or can't be read any more.
#[test]
fn what_vanishes_during_a_save_is_not_made_anew_unasked() {
    let prepared = || {
        let fs = FaultyFs::new("/maps");
        fs.put(FILE, b"old", 0o640);
        let state = StateFolder::open(&fs, "/state".into()).unwrap();
        (fs, state)
    };
    let save = |fs: &FaultyFs, state: &StateFolder| {
        let order = SaveOrder::new(Path::new(FILE), b"mine", Base::Seen(Hash::of(b"old")));
        save_document(fs, &order, Some(Keeping { state, now: time(0) }))
    };
    let (fs, state) = prepared();
    save(&fs, &state).unwrap();
    let last_look = fs.operations().iter().rposition(|name| *name == "read").unwrap();
    let (fs, state) = prepared();
    fs.interfere(last_look, FILE, None);
    assert!(matches!(save(&fs, &state), Err(SaveError::Vanished { .. })));
    assert_eq!(fs.bytes(FILE), None);
    let (fs, state) = prepared();
    fs.inject(last_look, Fault::Fails(ErrorKind::PermissionDenied));
    let failed = save(&fs, &state);
    assert!(matches!(failed, Err(SaveError::Failed { step: Step::Look, .. })), "{failed:?}");
    assert_eq!(fs.bytes(FILE).unwrap(), b"old");
}

/// Two programs, each with what it has seen, and a third one that does not care, in random order.
#[test]
fn two_programs_and_a_careless_one() {
    for seed in 0..300 {
        let mut random = fastrand::Rng::with_seed(seed);
        let fs = FaultyFs::new("/maps");
        let state = StateFolder::open(&fs, "/state".into()).unwrap();
        let mut seen = [Base::Absent, Base::Absent];
        let mut overwritten = Vec::new();
        let mut clock = 0;
        for number in 0..40 {
            clock += random.i64(1..600);
            let bytes = format!("seed {seed} version {number}").into_bytes();
            let who = random.usize(..4);
            if who == 3 {
                // Writes, deletes, or replaces it by something made elsewhere.
                match random.usize(..3) {
                    0 => fs.delete(FILE),
                    _ => fs.put(FILE, &bytes, 0o640),
                }
                continue;
            }
            if who == 2 {
                // Somebody looks at what is there and agrees to replace it.
                let now = fs.bytes(FILE);
                seen[0] = now.map_or(Base::Absent, |bytes| Base::Seen(Hash::of(&bytes)));
                continue;
            }
            let before = fs.bytes(FILE);
            let order = SaveOrder::new(Path::new(FILE), &bytes, seen[who]);
            let now = clock + [0, TEN_YEARS, -TEN_YEARS][random.usize(..3)];
            let saved = save_document(&fs, &order, Some(Keeping { state: &state, now: time(now) }));
            let is_seen = match (&before, seen[who]) {
                (Some(bytes), Base::Seen(hash)) => Hash::of(bytes) == hash,
                (None, Base::Absent) => true,
                _ => false,
            };
            match saved {
                Ok(Saved::Written { hash }) => {
                    assert!(is_seen, "seed {seed}, {number}: overwritten unseen");
                    overwritten.extend(before);
                    seen[who] = Base::Seen(hash);
                }
                Err(SaveError::Conflict { .. } | SaveError::Vanished { .. }) => {
                    assert!(!is_seen, "seed {seed}, {number}");
                    assert_eq!(fs.bytes(FILE), before);
                }
                other => panic!("seed {seed}, {number}: {other:?}"),
            }
            state.tidy(&fs, time(now)).unwrap();
        }
        let kept = history(&fs, &state, Path::new(FILE));
        assert!(overwritten.iter().all(|bytes| kept.contains(bytes)), "seed {seed}");
    }
}

/// The clock jumps ten years ahead and back while versions are kept: none of the last day goes.
#[test]
fn a_wrong_clock_prunes_nothing() {
    for seed in 0..200 {
        let mut random = fastrand::Rng::with_seed(seed);
        let fs = FaultyFs::new("/maps");
        let state = StateFolder::open(&fs, "/state".into()).unwrap();
        let history = state.history(Path::new(FILE));
        let (mut real, mut wrong) = (0, 0);
        let mut kept = Vec::new();
        for number in 0..60 {
            real += random.i64(60..7200);
            if random.u8(..6) == 0 {
                wrong = [0, TEN_YEARS, -TEN_YEARS][random.usize(..3)];
            }
            let bytes = format!("{number}").into_bytes();
            history.keep(&fs, &bytes, time(real + wrong)).unwrap();
            kept.push((real, Hash::of(&bytes)));
            state.tidy(&fs, time(real + wrong)).unwrap();
            let now: Vec<_> = history.versions(&fs).unwrap().into_iter().map(|version| version.hash).collect();
            let gone = kept.iter().filter(|(at, hash)| real - at < DAY && !now.contains(hash)).count();
            assert_eq!(gone, 0, "seed {seed}, version {number}");
        }
    }
}

/// How the name of a file leads to it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Plain,
    Link,
    LinkToLink,
    LinkedFolder,
    HardLink,
    ReadOnly,
}

/// What another program does to it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    Nothing,
    Writes,
    WritesTheSame,
    Replaces,
    Deletes,
    RemovesFolder,
    MovesFolder,
    MakesFolder,
}

#[cfg(unix)]
fn prepare(folder: &Path, way: Way) -> PathBuf {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let real = folder.join("maps");
    std::fs::create_dir(&real).unwrap();
    let file = real.join("a.bsc.ron");
    std::fs::write(&file, b"old").unwrap();
    let link = folder.join("link.bsc.ron");
    match way {
        Way::Plain => return file,
        Way::Link => symlink(&file, &link).unwrap(),
        Way::LinkToLink => {
            symlink(&file, folder.join("middle")).unwrap();
            symlink(folder.join("middle"), &link).unwrap();
        }
        Way::LinkedFolder => {
            symlink(&real, folder.join("linked")).unwrap();
            return folder.join("linked/a.bsc.ron");
        }
        Way::HardLink => {
            std::fs::hard_link(&file, folder.join("other.bsc.ron")).unwrap();
            return file;
        }
        Way::ReadOnly => {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
            return file;
        }
    }
    link
}

#[cfg(unix)]
fn interfere(folder: &Path, deed: Deed) {
    let real = folder.join("maps");
    let file = real.join("a.bsc.ron");
    match deed {
        Deed::Nothing => {}
        Deed::Writes => std::fs::write(&file, b"theirs").unwrap(),
        Deed::WritesTheSame => std::fs::write(&file, b"mine").unwrap(),
        Deed::Replaces => {
            std::fs::write(real.join("x"), b"theirs").unwrap();
            std::fs::rename(real.join("x"), &file).unwrap();
        }
        Deed::Deletes => std::fs::remove_file(&file).unwrap(),
        Deed::RemovesFolder => std::fs::remove_dir_all(&real).unwrap(),
        Deed::MovesFolder => std::fs::rename(&real, folder.join("moved")).unwrap(),
        Deed::MakesFolder => {
            std::fs::remove_file(&file).unwrap();
            std::fs::create_dir(&file).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn every_way_to_a_file_and_every_deed_on_the_real_disk() {
    use Way::*;
    let deeds = [
        Deed::Nothing,
        Deed::Writes,
        Deed::WritesTheSame,
        Deed::Replaces,
        Deed::Deletes,
        Deed::RemovesFolder,
        Deed::MovesFolder,
        Deed::MakesFolder,
    ];
    let mut cases = 0;
    for way in [Plain, Link, LinkToLink, LinkedFolder, HardLink, ReadOnly] {
        for deed in deeds {
            for hard_links in [HardLinks::Ask, HardLinks::WriteThrough, HardLinks::Separate] {
                cases += 1;
                let folder = tempfile::tempdir().unwrap();
                let path = prepare(folder.path(), way);
                let state = StateFolder::open(&RealFs, folder.path().join("state")).unwrap();
                interfere(folder.path(), deed);
                let order = SaveOrder { hard_links, ..SaveOrder::new(&path, b"mine", Base::Seen(Hash::of(b"old"))) };
                let saved = save_document(&RealFs, &order, Some(Keeping { state: &state, now: time(0) }));
                let context = format!("{way:?} {deed:?} {hard_links:?}: {saved:?}");
                let real = folder.path().join("maps/a.bsc.ron");
                let now = std::fs::read(&real).ok();
                match (deed, way) {
                    (Deed::Nothing, ReadOnly) => assert!(matches!(saved, Err(SaveError::ReadOnly { .. })), "{context}"),
                    (Deed::Nothing, HardLink) if hard_links == HardLinks::Ask => {
                        assert!(matches!(saved, Err(SaveError::HardLinked { links: 2, .. })), "{context}");
                    }
                    (Deed::Nothing, _) => {
                        assert!(matches!(saved, Ok(Saved::Written { .. })), "{context}");
                        assert_eq!(now.as_deref(), Some(&b"mine"[..]), "{context}");
                        let other = std::fs::read(folder.path().join("other.bsc.ron")).ok();
                        let expected = if hard_links == HardLinks::WriteThrough { &b"mine"[..] } else { b"old" };
                        assert!(way != HardLink || other.as_deref() == Some(expected), "{context}");
                        let is_link = |name: &str| RealFs.is_link(&folder.path().join(name));
                        assert_eq!(is_link("link.bsc.ron"), matches!(way, Link | LinkToLink), "{context}");
                        assert_eq!(is_link("linked"), way == LinkedFolder, "{context}");
                    }
                    (Deed::Writes | Deed::Replaces, _) => {
                        assert!(matches!(saved, Err(SaveError::Conflict { .. })), "{context}");
                        assert_eq!(now.as_deref(), Some(&b"theirs"[..]), "{context}");
                    }
                    (Deed::WritesTheSame, _) => assert!(matches!(saved, Ok(Saved::Unchanged { .. })), "{context}"),
                    (Deed::Deletes, Link | LinkToLink) => {
                        assert!(matches!(saved, Err(SaveError::DeadLink { .. })), "{context}");
                    }
                    (Deed::Deletes, _) => assert!(matches!(saved, Err(SaveError::Vanished { .. })), "{context}"),
                    (Deed::RemovesFolder | Deed::MovesFolder, Link | LinkToLink) => {
                        assert!(matches!(saved, Err(SaveError::DeadLink { .. })), "{context}");
                    }
                    (Deed::RemovesFolder | Deed::MovesFolder, _) => {
                        assert!(matches!(saved, Err(SaveError::NoFolder { .. })), "{context}");
                    }
                    (Deed::MakesFolder, _) => assert!(matches!(saved, Err(SaveError::NotAFile { .. })), "{context}"),
                }
                let left_over = std::fs::read_dir(folder.path().join("maps")).into_iter().flatten();
                let names: Vec<_> = left_over.map(|entry| entry.unwrap().file_name()).collect();
                assert!(names.iter().all(|name| name == "a.bsc.ron"), "{context}: {names:?}");
            }
        }
    }
    println!("T12: {cases} cases on the real disk");
}

/// Writing through is the one way that may leave half a file: the copy goes as soon as it is not needed.
#[test]
fn a_copy_stays_only_if_the_file_could_not_be_put_back() {
    let prepared = || {
        let fs = FaultyFs::new("/maps");
        fs.put(FILE, b"an old version", 0o640);
        fs.set_links(FILE, 2);
        let state = StateFolder::open(&fs, "/state".into()).unwrap();
        (fs, state)
    };
    let save = |fs: &FaultyFs, state: &StateFolder| {
        let order = SaveOrder::new(Path::new(FILE), b"mine", Base::Seen(Hash::of(b"an old version")));
        let order = SaveOrder { hard_links: HardLinks::WriteThrough, ..order };
        save_document(fs, &order, Some(Keeping { state, now: time(0) }))
    };
    let copies = |fs: &FaultyFs| fs.paths().iter().filter(|path| path.to_string_lossy().contains("snapshot")).count();
    let (fs, state) = prepared();
    save(&fs, &state).unwrap();
    assert_eq!((fs.bytes(FILE).unwrap(), copies(&fs)), (b"mine".to_vec(), 0));
    let operations = fs.operations();
    let opened = operations.iter().rposition(|name| *name == "open").unwrap();
    let last_look = operations[..opened].iter().rposition(|name| *name == "read").unwrap();
    // Another program is faster.
    let (fs, state) = prepared();
    fs.interfere(last_look, FILE, Some(b"theirs"));
    assert!(matches!(save(&fs, &state), Err(SaveError::Conflict { .. })));
    assert_eq!((fs.bytes(FILE).unwrap(), copies(&fs)), (b"theirs".to_vec(), 0));
    // Nothing was written yet, or half of it was and is put back.
    for fault in [(opened, Fault::Fails(ErrorKind::Other)), (opened + 1, Fault::Half(ErrorKind::Other))] {
        let (fs, state) = prepared();
        fs.inject(fault.0, fault.1);
        assert!(matches!(save(&fs, &state), Err(SaveError::Failed { step: Step::InPlace, .. })), "{fault:?}");
        assert_eq!((fs.bytes(FILE).unwrap(), copies(&fs)), (b"an old version".to_vec(), 0), "{fault:?}");
    }
    // It can't be put back: the copy is all there is.
    let (fs, state) = prepared();
    fs.inject(opened + 1, Fault::Stops);
    assert!(matches!(save(&fs, &state), Err(SaveError::TornInPlace { .. })));
    assert_eq!(copies(&fs), 1);
}
