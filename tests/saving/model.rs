//! A document, its file and its journal against a model that is nothing but lists of whole projects.
//!
//! Edits, undo, redo, saving, loading, merging, changes by other programs, crashes and recovery come in random order. After each
//! of them the document must be what the model says. How many there are is set by `FOURFOLD_OPERATIONS`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use fourfold::edit::{Document, Edit, Origin, WholeEdit};
use fourfold::model::{IdSource, Project, limits};
use fourfold::store::keep::{DocumentId, Journal, Snapshot, StateFolder};
use fourfold::store::{Base, Hash, Keeping, SaveError, SaveOrder, encode, merge, open_document, read, save_document};
use jiff::Timestamp;
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::edits::{Recipe, recipe};
use crate::support::faulty_fs::FaultyFs;
use crate::support::{arbitrary, sample};

const FILE: &str = "/maps/a.bsc.ron";

struct FreshIds(u64);

impl IdSource for FreshIds {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        (1 << 49) + self.0
    }
}

/// What must be true, as plainly as it can be said.
struct Model {
    /// The versions that undo and redo go through.
    versions: Vec<Arc<Project>>,
    at: usize,
    /// What the document was when it was saved last, if it is known.
    saved: Option<Arc<Project>>,
    disk: Option<Vec<u8>>,
    base: Base,
    journal: Option<(Arc<Project>, Base)>,
    overwritten: Vec<Vec<u8>>,
    /// What the bytes mean that were written by anybody.
    meaning: BTreeMap<Vec<u8>, Arc<Project>>,
}

impl Model {
    fn now(&self) -> &Arc<Project> {
        &self.versions[self.at]
    }

    fn starts_with(&mut self, project: Arc<Project>, is_saved: bool) {
        self.saved = is_saved.then(|| project.clone());
        (self.versions, self.at) = (vec![project], 0);
    }

    fn edits(&mut self, project: &Arc<Project>) {
        if **project == **self.now() {
            return;
        }
        self.versions.truncate(self.at + 1);
        self.versions.push(project.clone());
        if self.versions.len() > limits::UNDO_STEPS + 1 {
            self.versions.remove(0);
        }
        self.at = self.versions.len() - 1;
    }
}

struct World {
    fs: FaultyFs,
    state: StateFolder,
    document: Document,
    journal: Option<Journal>,
    model: Model,
    second: i64,
    ids: FreshIds,
}

impl World {
    fn now(&mut self) -> Timestamp {
        self.second += 7;
        Timestamp::from_second(1_700_000_000 + self.second).unwrap()
    }

    fn edit(&mut self, recipe: &Recipe) {
        let edit = recipe.edit(self.document.project(), &mut self.ids);
        let before = self.document.project().clone();
        let is_refused = self.document.apply(edit).is_err();
        self.document.seal();
        assert!(!is_refused || *before == **self.document.project(), "a refused edit changes nothing");
        let project = self.document.project().clone();
        self.model.edits(&project);
    }

    fn undo(&mut self) {
        assert_eq!(self.document.undo().is_some(), self.model.at > 0);
        self.model.at = self.model.at.saturating_sub(1);
    }

    fn redo(&mut self) {
        let can_redo = self.model.at + 1 < self.model.versions.len();
        assert_eq!(self.document.redo().is_some(), can_redo);
        self.model.at += usize::from(can_redo);
    }

    fn encoded(&mut self) -> Vec<u8> {
        let bytes = encode(self.document.project()).unwrap();
        assert_eq!(encode(&read(&bytes).unwrap().project).unwrap(), bytes, "saved again, the bytes are the same");
        self.model.meaning.insert(bytes.clone(), self.document.project().clone());
        bytes
    }

    fn save(&mut self, random: &mut fastrand::Rng) {
        let (bytes, now) = (self.encoded(), self.now());
        let keeping = Some(Keeping { state: &self.state, now });
        let order = SaveOrder::new(Path::new(FILE), &bytes, self.model.base);
        let mut result = save_document(&self.fs, &order, keeping);
        let is_same = self.model.disk.as_ref() == Some(&bytes);
        let is_seen = match (&self.model.disk, self.model.base) {
            (Some(disk), Base::Seen(hash)) => Hash::of(disk) == hash,
            (None, Base::Absent) => true,
            _ => false,
        };
        if !is_seen && !is_same {
            let base = match result {
                Err(SaveError::Conflict { found, .. }) => Base::Seen(found),
                Err(SaveError::Vanished { .. }) => Base::Absent,
                other => panic!("{other:?}"),
            };
            if random.bool() {
                return;
            }
            result = save_document(&self.fs, &SaveOrder { base, ..order }, keeping);
        }
        let saved = result.unwrap();
        let old = self.model.disk.replace(bytes);
        self.model.overwritten.extend(old.filter(|_| !is_same));
        self.model.base = Base::Seen(saved.hash());
        self.model.saved = Some(self.document.project().clone());
        self.document.mark_saved(self.document.project().clone());
        if let Some(journal) = &mut self.journal {
            journal.settle(&self.fs, now).unwrap();
        }
        self.model.journal = None;
    }

    fn other_program(&mut self, other: &[u8], random: &mut fastrand::Rng) {
        let bytes = match random.u8(..4) {
            0 => None,
            1 => Some(b"broken".to_vec()),
            _ => Some(other.to_vec()),
        };
        match &bytes {
            Some(bytes) => self.fs.put(FILE, bytes, 0o640),
            None => self.fs.delete(FILE),
        }
        self.model.disk = bytes;
    }

    /// Takes in what the file is now, beside the work that is here.
    fn merge(&mut self) {
        let Some(bytes) = self.model.disk.clone() else { return };
        let Some(theirs) = self.model.meaning.get(&bytes).cloned() else { return };
        let (base, ours) = (self.model.saved.clone().unwrap_or_default(), self.document.project().clone());
        let merged = merge(&base, &ours, &theirs).project;
        assert!(*base != *ours || merged == *theirs, "where nothing was done here, theirs is the result");
        assert!(*base != *theirs || merged == *ours, "where nothing was done there, ours is the result");
        self.document.mark_saved(theirs.clone());
        self.model.saved = Some(theirs);
        self.model.base = Base::Seen(Hash::of(&bytes));
        let merged = Arc::new(merged);
        self.document.apply(Edit::Whole(WholeEdit { project: merged.clone(), origin: Origin::Merge })).unwrap();
        self.document.seal();
        self.model.edits(&merged);
    }

    fn load(&mut self) {
        let opened = open_document(&self.fs, Path::new(FILE));
        let meaning = self.model.disk.as_ref().and_then(|bytes| self.model.meaning.get(bytes)).cloned();
        assert_eq!(opened.as_ref().ok().map(|opened| &opened.loaded.project), meaning.as_deref());
        let Ok(opened) = opened else { return };
        self.model.base = opened.base();
        let project = Arc::new(opened.loaded.project);
        self.document = Document::saved(project.clone());
        self.model.starts_with(project, true);
    }

    fn record(&mut self) {
        let (bytes, now) = (self.encoded(), self.now());
        let snapshot = Snapshot { name: "", bytes: &bytes, base: self.model.base, is_checked: true };
        let id = DocumentId::File(FILE.into());
        let journal = self.journal.get_or_insert_with(|| Journal::start(&self.fs, &self.state, &id).unwrap());
        journal.record(&self.fs, &snapshot, now).unwrap();
        self.model.journal = Some((self.document.project().clone(), self.model.base));
    }

    /// The process ends; the next one takes over what was not saved, or opens the file.
    fn crash(&mut self) {
        self.journal = None;
        let now = self.now();
        let entries = self.state.entries(&self.fs, now).unwrap();
        let expected = self.model.journal.clone();
        // What the file holds by now needs no recovery.
        let is_saved = |project: &Arc<Project>| {
            self.model.disk.as_ref().and_then(|bytes| self.model.meaning.get(bytes)).is_some_and(|disk| disk == project)
        };
        let expected = expected.filter(|(project, _)| !is_saved(project));
        assert_eq!(entries.len(), usize::from(expected.is_some()));
        let (Some((project, base)), Some(entry)) = (expected, entries.first()) else {
            self.model.journal = None;
            return self.load();
        };
        let recovered = entry.recover(&self.fs, &self.state).unwrap();
        assert_eq!((&read(&recovered.bytes).unwrap().project, recovered.meta.base), (&*project, base));
        self.document = Document::unsaved((*project).clone());
        self.journal = Some(recovered.journal);
        self.model.base = base;
        self.model.starts_with(project, false);
    }

    fn check(&self) {
        let model = &self.model;
        assert!(**self.document.project() == **model.now());
        let is_saved = model.saved.as_ref().is_some_and(|saved| **saved == **model.now());
        assert!(self.document.is_dirty() || is_saved, "what is not saved is dirty");
        assert_eq!(self.fs.bytes(FILE), model.disk);
    }

    /// Back to the first version and forth to the last one, through every version between.
    fn walk(&mut self) {
        let at = self.model.at;
        while self.model.at > 0 {
            self.undo();
            self.check();
        }
        while self.model.at < at {
            self.redo();
            self.check();
        }
    }
}

fn run(seed: u64, operations: usize) {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut bits = [0; 32];
    random.fill(&mut bits);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bits);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let recipes: Vec<Recipe> = (0..100).map(|_| recipe().new_tree(&mut runner).unwrap().current()).collect();
    let other =
        if random.bool() { sample::told() } else { arbitrary::project().new_tree(&mut runner).unwrap().current() };
    let other_bytes = encode(&other).unwrap();
    let start = Arc::new(sample::full());
    let fs = FaultyFs::new("/maps");
    let state = StateFolder::open(&fs, "/state".into()).unwrap();
    let mut model = Model {
        versions: Vec::new(),
        at: 0,
        saved: None,
        disk: None,
        base: Base::Absent,
        journal: None,
        overwritten: Vec::new(),
        meaning: BTreeMap::from([(other_bytes.clone(), Arc::new(other))]),
    };
    model.starts_with(start.clone(), false);
    let document = Document::unsaved((*start).clone());
    let mut world = World { fs, state, document, journal: None, model, second: 0, ids: FreshIds(0) };
    for _ in 0..operations {
        match random.u8(..60) {
            0 => world.save(&mut random),
            1 => world.record(),
            2 => world.crash(),
            3 => world.load(),
            4 => world.other_program(&other_bytes, &mut random),
            5 => world.walk(),
            6 => world.merge(),
            7..18 => world.undo(),
            18..28 => world.redo(),
            _ => world.edit(&recipes[random.usize(..recipes.len())]),
        }
        world.check();
    }
    let history = world.state.history(Path::new(FILE));
    let versions = history.versions(&world.fs).unwrap();
    let kept: Vec<_> = versions.iter().map(|version| history.read(&world.fs, version).unwrap()).collect();
    assert!(world.model.overwritten.iter().all(|bytes| kept.contains(bytes)), "every overwritten version is kept");
}

#[test]
fn a_document_is_what_the_model_says() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (operations, seed) = (number("FOURFOLD_OPERATIONS", 10_000), number("FOURFOLD_SEED", 1));
    for part in 0..operations.div_ceil(500) {
        let result = std::panic::catch_unwind(|| run(seed + part, 500));
        if let Err(panic) = result {
            eprintln!("seed {}", seed + part);
            std::panic::resume_unwind(panic);
        }
    }
    println!("T6 seed {seed}: {operations} operations");
}
