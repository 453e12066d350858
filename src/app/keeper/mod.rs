//! The thread that touches the user's files and the state folder, one thing after the other.
//!
//! It owns what lives as long as a document is open: the lock on its file and the journal of its unsaved work. Work
//! comes as closures and is done in the order in which it was asked for, so a save never overtakes a journal entry, and
//! closing comes last. The window is painted on meanwhile.

mod disk;
mod journal;
mod recovery;
mod save;
mod versions;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use jiff::Timestamp;

pub(super) use disk::{DiskNow, Known, OnDisk, SyncCopy};
pub(super) use recovery::{Begun, Found, RecoveredWork, Unsaved};
pub(super) use save::SaveTask;
pub(super) use versions::{OpenedVersion, VersionFile};

use crate::store::keep::{DocumentLock, Journal, Starting, StateFolder};
use crate::store::{Keeping, RealFs, Vfs as _};

/// What is kept about an open document.
#[derive(Default)]
struct Open {
    /// The lock on its file: no other window of this user saves over it.
    lock: Option<DocumentLock>,
    /// The journal of its unsaved work, from the first entry on.
    journal: Option<Journal>,
    /// Its canonical path, if it was opened from one.
    path: Option<PathBuf>,
    /// Its name for the journal while it has no file.
    untitled: String,
}

/// What the thread owns.
pub(super) struct Keeper {
    fs: RealFs,
    now: fn() -> Timestamp,
    /// The state folder, or why there is none.
    state: Result<StateFolder, String>,
    /// The open documents by their serial number: one, and for a moment the next one.
    open: BTreeMap<u64, Open>,
    /// The marker of this start, until it has proved to work.
    starting: Option<Starting>,
    /// When the state folder was tidied last.
    tidied: Option<Timestamp>,
}

impl Keeper {
    fn new(folder: Option<&Path>, now: fn() -> Timestamp) -> Self {
        let fs = RealFs;
        let state = folder.map_or_else(
            || Err(String::new()),
            |folder| StateFolder::open(&fs, folder.to_owned()).map_err(|error| error.to_string()),
        );
        Self { fs, now, state, open: BTreeMap::new(), starting: None, tidied: None }
    }

    /// Where old versions go, if there is a state folder.
    fn keeping(&self) -> Option<Keeping<'_>> {
        self.state.as_ref().ok().map(|state| Keeping { state, now: (self.now)() })
    }

    /// Deletes old versions and trash that are too old, once a day.
    fn tidy(&mut self) {
        const DAY: i64 = 24 * 60 * 60;
        let now = (self.now)();
        let is_due = self.tidied.is_none_or(|tidied| (now.as_second() - tidied.as_second()).abs() >= DAY);
        if let Some(state) = self.state.as_ref().ok().filter(|_| is_due) {
            self.tidied = Some(now);
            if let Err(error) = state.tidy(&self.fs, now) {
                log::warn!("the state folder is not tidied: {error}");
            }
        }
    }

    /// The window has been up for a while: this start did not fail.
    pub(super) fn start_succeeded(&mut self) {
        self.tidy();
        if let Some(Err(error)) = self.starting.take().map(|starting| starting.succeeded(&self.fs)) {
            log::warn!("the marker of the start stays: {error}");
        }
    }

    /// Locks the file of a document that is in the window now; the one before may have had it until a moment ago. The
    /// lock of another file goes.
    pub(super) fn lock(&mut self, serial: u64, path: &Path) {
        let Ok(path) = self.fs.canonicalize(path) else { return };
        let lock = self.state.as_ref().ok().and_then(|state| state.lock_document(&self.fs, &path).ok()?);
        let open = self.open.entry(serial).or_default();
        if lock.is_some() || open.path.as_ref() != Some(&path) {
            open.lock = lock;
        }
        open.path = Some(path);
    }

    /// A document is not open any more; its unsaved work, if any, was given up.
    pub(super) fn leave(&mut self, serial: u64) {
        if let Some(Open { journal: Some(mut journal), .. }) = self.open.remove(&serial) {
            // What stays is offered at the next start, which loses nothing.
            let _given_up = journal.give_up(&self.fs, (self.now)());
        }
    }
}

type Work = Box<dyn FnOnce(&mut Keeper) + Send>;

/// The way to the thread.
pub(super) struct KeeperThread {
    sender: Option<Sender<Work>>,
    thread: Option<JoinHandle<()>>,
}

impl KeeperThread {
    /// Starts the thread; `folder` is the state folder, `None` keeps nothing.
    pub(super) fn start(folder: Option<PathBuf>, now: fn() -> Timestamp) -> Self {
        let (sender, receiver) = channel::<Work>();
        let run = move || {
            let mut keeper = Keeper::new(folder.as_deref(), now);
            for work in receiver {
                // The work itself tells when it comes to grief; the thread goes on with the next.
                let _ended = catch_unwind(AssertUnwindSafe(|| work(&mut keeper)));
            }
        };
        match std::thread::Builder::new().name("keeper".to_owned()).spawn(run) {
            Ok(thread) => Self { sender: Some(sender), thread: Some(thread) },
            Err(error) => {
                log::error!("no thread for files: {error}");
                Self { sender: None, thread: None }
            }
        }
    }

    /// Gives work to the thread; `false` if there is no thread.
    pub(super) fn ask(&self, work: impl FnOnce(&mut Keeper) + Send + 'static) -> bool {
        self.sender.as_ref().is_some_and(|sender| sender.send(Box::new(work)).is_ok())
    }

    /// Waits until all work is done, and ends the thread: the program ends as it should.
    pub(super) fn finish(&mut self) {
        self.ask(Keeper::start_succeeded);
        self.join();
    }

    fn join(&mut self) {
        self.sender = None;
        if let Some(Err(_)) = self.thread.take().map(JoinHandle::join) {
            log::error!("the thread for files came to grief");
        }
    }
}

/// What was asked for is done even if nobody waits for it.
impl Drop for KeeperThread {
    fn drop(&mut self) {
        self.join();
    }
}
