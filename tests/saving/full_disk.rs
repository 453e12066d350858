//! A disk that fills up at every point of a save.

use std::io::ErrorKind;
use std::path::Path;

use fourfold::lang::Lang;
use fourfold::store::keep::{DocumentId, Journal, Snapshot, StateFolder};
use fourfold::store::{Base, HardLinks, Hash, Keeping, SaveError, SaveOrder, save_document};
use jiff::Timestamp;

use crate::support::faulty_fs::FaultyFs;

const FILE: &str = "/full/maps/a.bsc.ron";

fn is_full(error: &SaveError) -> bool {
    matches!(
        error,
        SaveError::Failed { source, .. } | SaveError::NotKept { source, .. } if source.kind() == ErrorKind::StorageFull
    )
}

/// One save with so much room beyond what is taken; says whether it went well.
fn save_with(room: usize, size: usize, hard_links: HardLinks, folder: &'static str) -> bool {
    let now = Timestamp::from_second(1_700_000_000).unwrap();
    let (old, new) = (vec![b'o'; size], vec![b'n'; size + size / 4]);
    let fs = FaultyFs::new("/full/maps");
    fs.put(FILE, &old, 0o640);
    if hard_links == HardLinks::WriteThrough {
        fs.set_links(FILE, 2);
    }
    let state = StateFolder::open(&fs, "/full/state".into()).unwrap();
    fs.set_room(Some((folder, fs.used(folder) + room)));
    let order = SaveOrder { hard_links, ..SaveOrder::new(Path::new(FILE), &new, Base::Seen(Hash::of(&old))) };
    let keeping = Some(Keeping { state: &state, now });
    let context = format!("{room} bytes free in {folder}");
    let saved = save_document(&fs, &order, keeping);
    let is_saved = saved.is_ok();
    if let Err(error) = saved {
        assert!(is_full(&error), "{context}: {error:?}");
        assert!(Lang::ALL.iter().all(|lang| error.message(*lang).contains("a.bsc.ron")));
        assert_eq!(fs.bytes(FILE), Some(old), "{context}");
        // A copy elsewhere works, and so does saving again when there is space.
        let elsewhere = FaultyFs::new("/usb");
        let copy = SaveOrder::new(Path::new("/usb/copy.bsc.ron"), &new, Base::Absent);
        save_document(&elsewhere, &copy, None).unwrap();
        let banner = journal(&fs, &state, &new, now);
        fs.set_room(None);
        assert_eq!(journal(&fs, &state, &new, now), None);
        assert!(banner.is_none_or(|banner| banner.contains("Recovery is off: the disk is full")), "{context}");
        save_document(&fs, &order, keeping).unwrap();
    }
    assert_eq!(fs.bytes(FILE), Some(new), "{context}");
    assert!(fs.paths().iter().all(|path| !path.to_string_lossy().ends_with(".bsctmp")), "{context}");
    is_saved
}

/// Writes a snapshot; the banner if that fails.
fn journal(fs: &FaultyFs, state: &StateFolder, bytes: &[u8], now: Timestamp) -> Option<String> {
    let snapshot = Snapshot { name: "", bytes, base: Base::Absent, is_checked: true };
    let mut journal = Journal::start(fs, state, &DocumentId::File(FILE.into())).ok()?;
    let recorded = journal.record(fs, &snapshot, now);
    journal.settle(fs, now).unwrap();
    recorded.err().map(|error| error.banner(Lang::En))
}

#[test]
fn a_full_disk_leaves_the_old_file_and_says_so() {
    let mut cases = 0;
    let mut saved = 0;
    for size in [1, 4096, 200_000] {
        for hard_links in [HardLinks::Ask, HardLinks::WriteThrough] {
            for folder in ["/full", "/full/maps", "/full/state"] {
                for step in 0..15 {
                    let room = step * (size / 4).max(16);
                    saved += usize::from(save_with(room, size, hard_links, folder));
                    cases += 1;
                }
            }
        }
    }
    println!("T5: {cases} cases, {saved} of them saved");
    assert!(cases >= 200 && saved > 50 && cases - saved > 50, "{saved} of {cases}");
}
