//! Power cuts at every moment of saving, keeping and recovering, with every part of what was not synced lost or torn.
//!
//! A script is a row of things that people do. It is run again and again, and stopped before each of its operations on
//! the file system; then for every disk that there may be the machine starts again. What was promised by then must be
//! there: after "saved" the new version, before it the complete old one; every overwritten version in the history; the
//! last snapshot of unsaved work. The start itself is stopped before each of its operations too. How many states are
//! looked at in all, is set by `FOURFOLD_STATES`; the seed of the scripts by `FOURFOLD_SEED`.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use crate::support::sim_fs::{Disk, SimFs};
use fourfold::store::keep::{DocumentId, Journal, Snapshot, StateFolder};
use fourfold::store::{Base, HardLinks, Hash, Keeping, SaveOrder, Vfs as _, clean_temporaries, save_document};
use jiff::Timestamp;

const FILE: &str = "/maps/a.bsc.ron";
/// Scripts, and the starts after them, end before old versions are thinned.
const HOUR: i64 = 3600;

/// How many disks are looked at for one moment of a script, and of the start that follows.
const FIRST: usize = 2048;
const SECOND: usize = 64;

/// After every how manyth disk the start is cut too.
const STARTS: usize = 10;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

/// What people and programs do.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// Save a new version.
    Save,
    /// Save it into a file of two names.
    SaveThrough,
    /// Save it where nothing can be replaced.
    SaveInPlace,
    /// Write a snapshot of unsaved work.
    Record,
    /// Everything is saved: the journal is emptied.
    Settle,
    /// Another program writes the file; then it is replaced knowingly.
    Replace,
    /// Another program deletes the file; then it is made anew.
    Recreate,
    /// The program ends and starts again, and unsaved work is taken over.
    Restart,
    /// The program ends without success twice.
    FailedStarts,
    /// Old versions are thinned.
    Tidy,
}

const STEPS: [Step; 10] = [
    Step::Save,
    Step::SaveThrough,
    Step::SaveInPlace,
    Step::Record,
    Step::Settle,
    Step::Replace,
    Step::Recreate,
    Step::Restart,
    Step::FailedStarts,
    Step::Tidy,
];

/// What must be there after a power cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Truth {
    /// What the file holds for sure; `None` if it is not there.
    target: Option<Vec<u8>>,
    /// What it may hold instead.
    maybe: Option<Vec<u8>>,
    /// Whether it may hold anything, since it is written in place.
    is_in_place: bool,
    /// Versions that were overwritten.
    old: Vec<Vec<u8>>,
    /// The last snapshot of unsaved work that was not discarded.
    snapshot: Option<Vec<u8>>,
}

/// A running program.
struct Program {
    fs: SimFs,
    state: StateFolder,
    journal: Option<Journal>,
    truth: Truth,
    /// The truths from operations on, counted from 0.
    truths: Vec<(usize, Truth)>,
    second: i64,
    versions: u32,
}

impl Program {
    fn start(fs: &SimFs, truth: Truth) -> Self {
        let state = StateFolder::open(fs, "/state".into()).unwrap();
        let truths = vec![(0, truth.clone())];
        Self { fs: fs.clone(), state, journal: None, truth, truths, second: 0, versions: 0 }
    }

    /// Something else is promised from here on.
    fn promise(&mut self) {
        self.truths.push((self.fs.operations(), self.truth.clone()));
    }

    fn version(&mut self) -> Vec<u8> {
        self.versions += 1;
        format!("version {:03}", self.versions).into_bytes()
    }

    fn step(&mut self, step: Step) {
        self.second += 60;
        match step {
            Step::Save => self.save(HardLinks::Ask, false),
            Step::SaveThrough => {
                self.fs.set_links(FILE, 2);
                self.save(HardLinks::WriteThrough, self.truth.target.is_some());
                self.fs.set_links(FILE, 1);
            }
            Step::SaveInPlace => {
                self.fs.no_renames_in.set(Some("/maps"));
                // A new file can't be made there at all.
                if self.truth.target.is_some() {
                    self.save(HardLinks::Ask, true);
                }
                self.fs.no_renames_in.set(None);
            }
            Step::Record => self.record(),
            Step::Settle => {
                if let Some(journal) = &mut self.journal {
                    journal.settle(&self.fs, at(self.second)).unwrap();
                }
            }
            Step::Replace => {
                let foreign = self.version();
                self.fs.put(FILE, &foreign);
                self.truth.target = Some(foreign);
                self.promise();
                self.save(HardLinks::Ask, false);
            }
            Step::Recreate => {
                self.truth.maybe = self.truth.target.take();
                self.promise();
                let _gone = self.fs.remove(Path::new(FILE));
                self.fs.sync_folder(Path::new("/maps")).unwrap();
                self.truth.maybe = None;
                self.promise();
                self.save(HardLinks::Ask, false);
            }
            Step::Restart => self.restart(),
            Step::FailedStarts => {
                self.journal = None;
                for _ in 0..3 {
                    self.state.begin_start(&self.fs).unwrap();
                }
                let (_, starting) = self.state.begin_start(&self.fs).unwrap();
                starting.unwrap().succeeded(&self.fs).unwrap();
            }
            Step::Tidy => self.state.tidy(&self.fs, at(self.second)).unwrap(),
        }
    }

    fn save(&mut self, hard_links: HardLinks, is_in_place: bool) {
        let new = self.version();
        self.save_bytes(new, hard_links, is_in_place);
    }

    fn base(&self) -> Base {
        self.truth.target.as_deref().map_or(Base::Absent, |bytes| Base::Seen(Hash::of(bytes)))
    }

    fn save_bytes(&mut self, new: Vec<u8>, hard_links: HardLinks, is_in_place: bool) {
        (self.truth.maybe, self.truth.is_in_place) = (Some(new.clone()), is_in_place);
        self.promise();
        let order = SaveOrder { hard_links, ..SaveOrder::new(Path::new(FILE), &new, self.base()) };
        let keeping = Some(Keeping { state: &self.state, now: at(self.second) });
        save_document(&self.fs, &order, keeping).unwrap();
        let old = self.truth.target.replace(new);
        self.truth.old.extend(old.filter(|old| Some(old) != self.truth.target.as_ref()));
        (self.truth.maybe, self.truth.is_in_place) = (None, false);
        self.promise();
    }

    fn record(&mut self) {
        if self.journal.is_none() {
            self.journal = Some(Journal::start(&self.fs, &self.state, &DocumentId::File(FILE.into())).unwrap());
        }
        let bytes = self.version();
        let snapshot = Snapshot { name: "", bytes: &bytes, base: self.base(), is_checked: true };
        self.journal.as_mut().unwrap().record(&self.fs, &snapshot, at(self.second)).unwrap();
        self.truth.snapshot = Some(bytes);
        self.promise();
    }

    /// Starts again, takes over what was not saved, and saves it.
    fn restart(&mut self) {
        self.journal = None;
        let (_, starting) = self.state.begin_start(&self.fs).unwrap();
        let entries = self.state.entries(&self.fs, at(self.second)).unwrap();
        clean_temporaries(&self.fs, Path::new("/maps"), Some(at(2 * HOUR)));
        self.state.tidy(&self.fs, at(self.second)).unwrap();
        for entry in &entries {
            let recovered = entry.recover(&self.fs, &self.state).unwrap();
            self.journal = Some(recovered.journal);
            self.save_bytes(recovered.bytes, HardLinks::Ask, false);
            self.journal.as_mut().unwrap().settle(&self.fs, at(self.second)).unwrap();
        }
        starting.unwrap().succeeded(&self.fs).unwrap();
    }

    /// Looks at the disks that there may be after a power cut before each operation, each with what was promised then.
    fn cut_everywhere(&self, most: usize, count: &mut Count, mut look: impl FnMut(&Disk, &Truth, u64, &mut Count)) {
        let moments = self.fs.moments();
        let mut last = None;
        for operation in 0..=self.fs.operations() {
            let moment = moments.partition_point(|moment| moment.operation <= operation) - 1;
            let truth = self.truths.partition_point(|(from, _)| *from <= operation) - 1;
            // Most operations change nothing.
            if last.replace((moment, truth)) == Some((moment, truth)) {
                continue;
            }
            let truth = &self.truths[truth].1;
            let promises = fingerprint(truth);
            let mut disks = 0;
            disks += moments[moment].after_power_cut(most, |disk| look(disk, truth, promises, count));
            count.states += disks;
        }
    }
}

/// Everything that is kept of unsaved work.
fn snapshots(fs: &SimFs, state: &StateFolder) -> BTreeSet<Hash> {
    let folders = ["recovery", "trash", "aside"].map(|name| state.path().join(name));
    let now = fs.now();
    let files = now.paths().filter(|path| folders.iter().any(|folder| path.starts_with(folder)));
    let bodies = files.filter_map(|path| {
        let (line, body) = now.file(path)?.split_at_checked(now.file(path)?.iter().position(|b| *b == b'\n')?)?;
        // Whole ones only: the line says what the rest must be.
        let hash = Hash::of(body.get(1..)?);
        String::from_utf8_lossy(line).contains(&hash.to_string()).then_some(hash)
    });
    bodies.collect()
}

/// Starts the machine with a disk and looks whether everything that was promised is there.
fn check(disk: &Disk, truth: &Truth) {
    let fs = SimFs::start(disk);
    let state = StateFolder::open(&fs, "/state".into()).unwrap();
    let (_, _starting) = state.begin_start(&fs).unwrap();
    let _entries = state.entries(&fs, at(2 * HOUR)).unwrap();
    assert_eq!(state.damaged_entries(&fs).unwrap(), Vec::<std::path::PathBuf>::new());
    clean_temporaries(&fs, Path::new("/maps"), Some(at(2 * HOUR)));
    state.tidy(&fs, at(2 * HOUR)).unwrap();
    let now = fs.now();
    let target = now.file(Path::new(FILE)).map(<[u8]>::to_vec);
    let kept = snapshots(&fs, &state);
    let history = state.history(Path::new(FILE));
    let versions = history.versions(&fs).unwrap();
    let old: BTreeSet<Vec<u8>> = versions.iter().map(|version| history.read(&fs, version).unwrap()).collect();
    let is_new = target.is_some() && target == truth.maybe;
    if target != truth.target && !is_new {
        // Only writing in place may tear, and then both versions are kept.
        let maybe = truth.maybe.as_ref().map(|bytes| Hash::of(bytes));
        assert!(truth.is_in_place && maybe.is_some_and(|hash| kept.contains(&hash)), "torn: {target:?}, {truth:?}");
        assert!(truth.target.as_ref().is_none_or(|bytes| old.contains(bytes)), "{truth:?}");
    }
    assert!(truth.old.iter().all(|version| old.contains(version)), "history {old:?}, {truth:?}");
    assert!(!is_new || truth.target.as_ref().is_none_or(|bytes| old.contains(bytes)), "history {old:?}, {truth:?}");
    let is_kept = truth.snapshot.as_ref().is_none_or(|bytes| kept.contains(&Hash::of(bytes)));
    assert!(is_kept, "unsaved work: {kept:?}, {truth:?}");
    let left_over: Vec<_> = now.paths().filter(|path| path.to_string_lossy().ends_with(".bsctmp")).collect();
    assert!(left_over.is_empty(), "{left_over:?}");
}

/// What was counted.
#[derive(Default)]
struct Count {
    states: usize,
    disks: usize,
}

/// Runs a script with a power cut before each operation, and for some of the disks a start with power cuts.
fn cut_everywhere(script: &[Step], count: &mut Count) {
    let fs = SimFs::with_folder("/maps");
    let mut program = Program::start(&fs, Truth::default());
    for step in script {
        program.step(*step);
    }
    // What was looked at with the same promises need not be again.
    let (mut seen, mut starts) = (HashSet::new(), Vec::new());
    program.cut_everywhere(FIRST, count, |disk, truth, promises, count| {
        if seen.insert((disk.fingerprint(), promises)) {
            check(disk, truth);
            count.disks += 1;
            if count.disks % STARTS == 0 {
                starts.push((disk.clone(), truth.clone()));
            }
        }
    });
    for (disk, truth) in starts {
        cut_the_start(&disk, truth, &mut seen, count);
    }
}

fn fingerprint(truth: &Truth) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(truth, &mut hasher);
    std::hash::Hasher::finish(&hasher)
}

/// The start after a power cut, with power cuts of its own.
fn cut_the_start(disk: &Disk, mut truth: Truth, seen: &mut HashSet<(u64, u64)>, count: &mut Count) {
    let fs = SimFs::start(disk);
    // What is there now is one of what there could be.
    let now = disk.file(Path::new(FILE)).map(<[u8]>::to_vec);
    if now.is_some() && now == truth.maybe {
        truth.old.extend(truth.target.take());
    }
    (truth.target, truth.maybe, truth.is_in_place) = (now, None, false);
    let mut program = Program::start(&fs, truth);
    program.second = HOUR;
    program.restart();
    program.cut_everywhere(SECOND, count, |disk, truth, promises, count| {
        if seen.insert((disk.fingerprint(), promises)) {
            check(disk, truth);
            count.disks += 1;
        }
    });
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Random scripts until enough states were looked at.
fn run(part: u64) {
    let (states, mut seed) = (number("FOURFOLD_STATES", 100_000) as usize / 2, number("FOURFOLD_SEED", 1) * 2 + part);
    let first_seed = seed;
    let mut count = Count::default();
    let mut scripts = 0;
    while count.states < states {
        let mut random = fastrand::Rng::with_seed(seed);
        let length = random.usize(3..7);
        let script: Vec<Step> = (0..length).map(|_| STEPS[random.usize(..STEPS.len())]).collect();
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| cut_everywhere(&script, &mut count)));
        if let Err(panic) = result {
            eprintln!("seed {seed}: {script:?}");
            std::panic::resume_unwind(panic);
        }
        scripts += 1;
        seed += 2;
    }
    let Count { states, disks } = count;
    println!("T2 seed {first_seed}: {states} states, {disks} of them different, {scripts} scripts");
}

#[test]
fn whatever_is_lost_nothing_promised_is() {
    run(0);
}

#[test]
fn whatever_is_lost_nothing_promised_is_in_other_scripts() {
    run(1);
}

#[test]
fn usual_scripts() {
    use Step::*;
    let mut count = Count::default();
    for script in [
        &[Save, Record, Record, Save, Settle][..],
        &[Save, Record, Record, Record, Record, Restart, Save],
        &[Save, SaveThrough, Save],
        &[Save, SaveInPlace, Save],
        &[Save, Record, FailedStarts, Restart],
        &[Save, Replace, Recreate, Save],
    ] {
        cut_everywhere(script, &mut count);
    }
    println!("T2: {} states, {} of them different", count.states, count.disks);
}
