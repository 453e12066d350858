//! Programs that `tests/torture.sh` runs and kills; they do nothing without its folders.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use fourfold::store::keep::{DocumentId, Journal, Snapshot, StateFolder};
use fourfold::store::{Base, Hash, Keeping, RealFs, SaveError, SaveOrder, Vfs as _, save_document};
use jiff::Timestamp;

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

fn folder() -> Option<PathBuf> {
    variable("FOURFOLD_TORTURE").map(PathBuf::from)
}

fn number(name: &str) -> u64 {
    variable(name).and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// A version that tells of itself whether it is whole.
fn version(number: u64) -> Vec<u8> {
    let line = format!("version {number:010}\n");
    line.repeat(200_000 / line.len()).into_bytes()
}

/// The number of a version, if it is whole.
fn number_of(bytes: &[u8]) -> Option<u64> {
    let number = std::str::from_utf8(bytes.get(8..18)?).ok()?.parse().ok()?;
    (bytes == version(number)).then_some(number)
}

fn at(second: u64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + i64::try_from(second).unwrap()).unwrap()
}

/// Saves one version after the other and says so, until it is killed.
#[test]
#[ignore = "run by tests/torture.sh"]
fn writes_until_it_is_killed() {
    let Some(folder) = folder() else { return };
    let file = folder.join("maps/a.bsc.ron");
    let state = StateFolder::open(&RealFs, folder.join("state")).unwrap();
    let mut journal = Journal::start(&RealFs, &state, &DocumentId::File(file.clone())).unwrap();
    let mut said = std::fs::OpenOptions::new().append(true).open(variable("FOURFOLD_SAID").unwrap()).unwrap();
    let mut say = |what: &str, number: u64| said.write_all(format!("{what} {number}\n").as_bytes()).unwrap();
    let mut base = Base::Absent;
    for number in 1.. {
        let bytes = version(number);
        let snapshot = Snapshot { name: "", bytes: &bytes, base, is_checked: true };
        journal.record(&RealFs, &snapshot, at(number)).unwrap();
        say("recorded", number);
        let keeping = Some(Keeping { state: &state, now: at(number) });
        base = Base::Seen(save_document(&RealFs, &SaveOrder::new(&file, &bytes, base), keeping).unwrap().hash());
        say("saved", number);
    }
}

/// Looks at what a power cut has left: everything that was said must be there.
#[test]
#[ignore = "run by tests/torture.sh"]
fn finds_what_was_said() {
    let Some(folder) = folder() else { return };
    let said = std::fs::read_to_string(variable("FOURFOLD_SAID").unwrap()).unwrap();
    let last = |what: &str| {
        let numbers = said.lines().filter_map(|line| line.strip_prefix(what)?.trim().parse::<u64>().ok());
        numbers.max().unwrap_or_default()
    };
    let (saved, recorded) = (last("saved "), last("recorded "));
    let file = folder.join("maps/a.bsc.ron");
    let found = std::fs::read(&file).ok();
    let found = found.map_or(0, |bytes| number_of(&bytes).unwrap_or_else(|| panic!("torn: {} bytes", bytes.len())));
    assert!(found == saved || found == saved + 1, "saved {saved}, found {found}");
    let Ok(state) = StateFolder::open(&RealFs, folder.join("state")) else { panic!("no state folder") };
    let entries = state.entries(&RealFs, at(recorded + 1)).unwrap();
    assert!(state.damaged_entries(&RealFs).unwrap().is_empty());
    let newest = entries.iter().filter_map(|entry| number_of(&entry.read(&RealFs)?.1)).max().unwrap_or_default();
    assert!(newest.max(found) >= recorded, "recorded {recorded}, found {newest} and {found}");
    // All of the last day are kept.
    let history = state.history(&file);
    let old = history.versions(&RealFs).unwrap();
    for version in &old {
        history.read(&RealFs, version).unwrap();
    }
    assert!(old.len() as u64 + 1 >= saved, "{} old versions of {saved}", old.len());
    println!("saved {saved}, found {found}");
}

/// Saves over a file on a small disk of which only so many bytes are free.
#[test]
#[ignore = "run by tests/torture.sh"]
fn saves_on_a_full_disk() {
    let Some(folder) = folder() else { return };
    let (old, new) = (version(1), version(2));
    let file = folder.join("a.bsc.ron");
    let state = StateFolder::open(&RealFs, folder.join("state")).unwrap();
    let keeping = Some(Keeping { state: &state, now: at(0) });
    save_document(&RealFs, &SaveOrder::new(&file, &old, Base::Absent), keeping).unwrap();
    // Fill the disk, then free a part of it.
    let filler = folder.join("filler");
    let mut full = std::fs::File::create(&filler).unwrap();
    while full.write_all(&[0; 4096]).is_ok() {}
    let length = full.metadata().unwrap().len();
    full.set_len(length.saturating_sub(number("FOURFOLD_FREE"))).unwrap();
    let saved = save_document(&RealFs, &SaveOrder::new(&file, &new, Base::Seen(Hash::of(&old))), keeping);
    let now = std::fs::read(&file).unwrap();
    let is_left =
        |path: &Path| RealFs.list(path).unwrap().into_iter().any(|name| name.to_string_lossy().ends_with(".bsctmp"));
    assert!(!is_left(&folder));
    match saved {
        Ok(_) => assert_eq!(number_of(&now), Some(2)),
        Err(error) => {
            let is_full = matches!(&error, SaveError::Failed { source, .. } | SaveError::NotKept { source, .. }
                if source.kind() == std::io::ErrorKind::StorageFull);
            assert!(is_full, "{error:?}");
            assert_eq!(number_of(&now), Some(1));
            let elsewhere = tempfile::tempdir().unwrap();
            let copy = elsewhere.path().join("copy.bsc.ron");
            save_document(&RealFs, &SaveOrder::new(&copy, &new, Base::Absent), None).unwrap();
            drop(full);
            std::fs::remove_file(&filler).unwrap();
            save_document(&RealFs, &SaveOrder::new(&file, &new, Base::Seen(Hash::of(&old))), keeping).unwrap();
        }
    }
}

/// How long a save of 200 KB takes, both waits for the disk and the old version in the history included.
#[test]
#[ignore = "run by tests/torture.sh"]
fn takes_the_time() {
    let Some(folder) = folder() else { return };
    let file = folder.join("a.bsc.ron");
    let state = StateFolder::open(&RealFs, folder.join("state")).unwrap();
    let mut base = Base::Absent;
    let mut times: Vec<_> = (0..40)
        .map(|n| {
            let (bytes, start) = (version(n), std::time::Instant::now());
            let keeping = Some(Keeping { state: &state, now: at(n) });
            base = Base::Seen(save_document(&RealFs, &SaveOrder::new(&file, &bytes, base), keeping).unwrap().hash());
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("time: saving 200 KB, median {:?}, slowest {:?}", times[times.len() / 2], times[times.len() - 1]);
}
