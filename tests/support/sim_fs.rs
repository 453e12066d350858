//! A file system in memory that loses power: what was not synced may be there, half there, or not.
//!
//! Two states are kept: what programs see, and what is on the disk for sure. Between them lies a list of changes that
//! the disk was not asked to keep yet. After a power cut any subset of them may have reached the disk; of a write, all
//! bytes, some of them, or zeros in their place. Syncing a file keeps the changes of its bytes, syncing a folder those
//! of its names. A rename is whole or not at all, as journalling file systems have it; nothing else is promised.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::hash::{Hash as _, Hasher as _};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use fourfold::store::{FileInfo, Vfs, VfsFile, VfsLock};

use super::locks::Locks;

/// Files by number, names that lead to them, and folders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Disk {
    names: BTreeMap<Arc<Path>, u64>,
    bytes: BTreeMap<u64, Arc<[u8]>>,
    folders: BTreeSet<Arc<Path>>,
}

/// A change that may or may not have reached the disk.
#[derive(Clone, Debug)]
enum Change {
    /// A new empty file.
    Create(Arc<Path>, u64),
    /// A file in another's place.
    Rename(Arc<Path>, Arc<Path>, u64),
    /// A name that is gone.
    Unlink(Arc<Path>),
    /// A folder.
    Folder(Arc<Path>),
    /// Bytes of a file, from an offset on.
    Write(u64, usize, Arc<[u8]>),
    /// The end of a file.
    End(u64, usize),
}

/// How much of a write has reached the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    All,
    Zeros,
    Half,
}

impl Disk {
    /// The bytes of a file, if it is there.
    pub fn file(&self, path: &Path) -> Option<&[u8]> {
        self.bytes.get(self.names.get(path)?).map(|bytes| &**bytes)
    }

    /// All names of files.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.names.keys().map(|path| &**path)
    }

    /// A number that is the same for the same content.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        for (path, file) in &self.names {
            path.as_os_str().as_encoded_bytes().hash(&mut hasher);
            self.bytes.get(file).hash(&mut hasher);
        }
        for folder in &self.folders {
            folder.as_os_str().as_encoded_bytes().hash(&mut hasher);
        }
        hasher.finish()
    }

    fn apply(&mut self, change: &Change, extent: Extent) {
        match change {
            Change::Create(path, file) => drop(self.names.insert(path.clone(), *file)),
            Change::Rename(from, to, file) => {
                if self.names.get(from) == Some(file) {
                    self.names.remove(from);
                }
                self.names.insert(to.clone(), *file);
            }
            Change::Unlink(path) => drop(self.names.remove(path)),
            Change::Folder(path) => drop(self.folders.insert(path.clone())),
            Change::Write(file, start, written) => {
                let mut bytes = self.bytes.get(file).map(|bytes| bytes.to_vec()).unwrap_or_default();
                let kept = if extent == Extent::Half { written.len() / 2 } else { written.len() };
                let end = start + kept;
                bytes.resize(bytes.len().max(end), 0);
                match extent {
                    Extent::Zeros => bytes[*start..end].fill(0),
                    Extent::All | Extent::Half => bytes[*start..end].copy_from_slice(&written[..kept]),
                }
                self.bytes.insert(*file, bytes.into());
            }
            Change::End(file, end) => {
                if let Some(bytes) = self.bytes.get_mut(file) {
                    *bytes = bytes[..bytes.len().min(*end)].into();
                }
            }
        }
    }

    /// What a file system shows after a power cut: no names in folders that are not there, no files without names.
    fn settle(&mut self) {
        let folders = &self.folders;
        self.names.retain(|path, _| path.parent().is_some_and(|folder| folders.contains(folder)));
        let used: BTreeSet<u64> = self.names.values().copied().collect();
        self.bytes.retain(|file, _| used.contains(file));
        for file in used {
            self.bytes.entry(file).or_default();
        }
    }
}

struct State {
    now: Disk,
    kept: Disk,
    pending: Vec<Change>,
    next: u64,
    links: BTreeMap<PathBuf, u64>,
}

/// The file system. Cloning it gives a second handle to the same files.
#[derive(Clone)]
pub struct SimFs {
    state: Rc<RefCell<State>>,
    operations: Rc<Cell<usize>>,
    changes: Rc<Cell<usize>>,
    moments: Rc<RefCell<Vec<Moment>>>,
    locks: Locks,
    /// A folder that is put together of several disks, so that nothing in it can be replaced.
    pub no_renames_in: Rc<Cell<Option<&'static str>>>,
}

/// The disk before an operation.
#[derive(Clone)]
pub struct Moment {
    /// The operation, counted from 0.
    pub operation: usize,
    changes: usize,
    kept: Disk,
    pending: Vec<Change>,
}

impl Moment {
    /// Calls with each disk that there may be after a power cut now, at most so many; gives their number.
    ///
    /// If there are more, evenly spaced ones are taken, with the first and the last one.
    pub fn after_power_cut(&self, most: usize, mut look: impl FnMut(&Disk)) -> usize {
        // Each change is missing or there; a write may also be there in part.
        let choices: Vec<usize> =
            self.pending.iter().map(|c| if matches!(c, Change::Write(..)) { 4 } else { 2 }).collect();
        let all = choices.iter().fold(1_usize, |all, n| all.saturating_mul(*n));
        let count = all.min(most);
        for number in 0..count {
            let spread = |number: usize| (number as u128 * (all as u128 - 1) / (count as u128 - 1).max(1)) as usize;
            let mut number = spread(number);
            let mut disk = self.kept.clone();
            for (change, choices) in self.pending.iter().zip(&choices) {
                match number % choices {
                    0 => {}
                    1 => disk.apply(change, Extent::All),
                    2 => disk.apply(change, Extent::Zeros),
                    _ => disk.apply(change, Extent::Half),
                }
                number /= choices;
            }
            disk.settle();
            look(&disk);
        }
        count
    }
}

struct OpenFile {
    fs: SimFs,
    file: u64,
    at: usize,
}

impl SimFs {
    /// The machine after it has started with this disk.
    pub fn start(disk: &Disk) -> Self {
        let next = disk.bytes.keys().next_back().map_or(1, |last| last + 1);
        let (now, kept) = (disk.clone(), disk.clone());
        let state = State { now, kept, pending: Vec::new(), next, links: BTreeMap::new() };
        Self {
            state: Rc::new(RefCell::new(state)),
            operations: Rc::default(),
            changes: Rc::default(),
            moments: Rc::default(),
            locks: Locks::default(),
            no_renames_in: Rc::default(),
        }
    }

    /// An empty disk with a folder.
    pub fn with_folder(folder: &str) -> Self {
        let folders = Path::new(folder).ancestors().map(Arc::from).collect();
        Self::start(&Disk { folders, ..Disk::default() })
    }

    /// Puts a file on the disk for sure.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.changes.set(self.changes.get() + 1);
        let mut state = self.state.borrow_mut();
        let file = state.next;
        state.next += 1;
        for disk in [0, 1] {
            let disk = if disk == 0 { &mut state.now } else { &mut state.kept };
            disk.names.insert(Arc::from(Path::new(path)), file);
            disk.bytes.insert(file, bytes.into());
        }
    }

    /// Gives a file more names than one.
    pub fn set_links(&self, path: &str, links: u64) {
        self.state.borrow_mut().links.insert(path.into(), links);
    }

    /// How many operations there were.
    pub fn operations(&self) -> usize {
        self.operations.get()
    }

    /// What programs see.
    pub fn now(&self) -> Disk {
        self.state.borrow().now.clone()
    }

    /// The moments from the first operation on at which the disk was in another state than before.
    pub fn moments(&self) -> Vec<Moment> {
        let mut moments = self.moments.borrow().clone();
        moments.push(self.moment());
        moments
    }

    fn moment(&self) -> Moment {
        let state = self.state.borrow();
        let (operation, changes) = (self.operations.get(), self.changes.get());
        Moment { operation, changes, kept: state.kept.clone(), pending: state.pending.clone() }
    }

    fn step(&self) {
        let is_new = self.moments.borrow().last().is_none_or(|last| last.changes != self.changes.get());
        if is_new {
            let moment = self.moment();
            self.moments.borrow_mut().push(moment);
        }
        self.operations.set(self.operations.get() + 1);
    }

    fn change(&self, change: Change) {
        self.changes.set(self.changes.get() + 1);
        let mut state = self.state.borrow_mut();
        state.now.apply(&change, Extent::All);
        state.pending.push(change);
    }

    /// Keeps the changes that a sync asks for.
    fn keep(&self, is_asked: impl Fn(&Change) -> bool) {
        let mut state = self.state.borrow_mut();
        let (kept, pending) = std::mem::take(&mut state.pending).into_iter().partition(is_asked);
        state.pending = pending;
        let kept: Vec<Change> = kept;
        self.changes.set(self.changes.get() + kept.len());
        for change in kept {
            state.kept.apply(&change, Extent::All);
        }
    }

    fn file(&self, path: &Path) -> io::Result<u64> {
        self.state.borrow().now.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }
}

impl VfsFile for OpenFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.fs.step();
        self.fs.change(Change::Write(self.file, self.at, bytes.into()));
        self.at += bytes.len();
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.fs.step();
        self.fs.change(Change::End(self.file, self.at));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.fs.step();
        let file = self.file;
        self.fs.keep(|change| matches!(change, Change::Write(of, ..) | Change::End(of, _) if *of == file));
        Ok(())
    }
}

impl Vfs for SimFs {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.step();
        let state = self.state.borrow();
        let is_there = state.now.names.contains_key(path) || state.now.folders.contains(path);
        if is_there { Ok(path.to_owned()) } else { Err(ErrorKind::NotFound.into()) }
    }

    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        self.step();
        let state = self.state.borrow();
        let is_folder = state.now.folders.contains(path);
        let bytes = state.now.file(path).map(|bytes| bytes.len() as u64);
        if bytes.is_none() && !is_folder {
            return Err(ErrorKind::NotFound.into());
        }
        let links = state.links.get(path).copied().unwrap_or(1);
        let (bytes, is_file) = (bytes.unwrap_or_default(), bytes.is_some());
        Ok(FileInfo { bytes, is_file, is_folder, is_writable: true, links, modified: Some(0) })
    }

    fn is_link(&self, _path: &Path) -> bool {
        false
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.step();
        let state = self.state.borrow();
        let bytes = state.now.file(path).ok_or(ErrorKind::NotFound)?;
        Ok(bytes[..bytes.len().min(most as usize + 1)].to_vec())
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        self.step();
        if self.file(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|folder| self.state.borrow().now.folders.contains(folder)) {
            return Err(ErrorKind::NotFound.into());
        }
        let file = self.state.borrow().next;
        self.state.borrow_mut().next += 1;
        for disk in [0, 1] {
            let mut state = self.state.borrow_mut();
            let disk = if disk == 0 { &mut state.now } else { &mut state.kept };
            disk.bytes.insert(file, Arc::from(&[][..]));
        }
        self.change(Change::Create(path.into(), file));
        Ok(Box::new(OpenFile { fs: self.clone(), file, at: 0 }))
    }

    fn open_existing(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        self.step();
        Ok(Box::new(OpenFile { fs: self.clone(), file: self.file(path)?, at: 0 }))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.step();
        let file = self.file(path)?;
        self.keep(|change| matches!(change, Change::Write(of, ..) | Change::End(of, _) if *of == file));
        Ok(())
    }

    fn copy_permissions(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        self.step();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step();
        if self.no_renames_in.get().is_some_and(|folder| to.starts_with(folder)) {
            return Err(ErrorKind::CrossesDevices.into());
        }
        let file = self.file(from)?;
        if !to.parent().is_some_and(|folder| self.state.borrow().now.folders.contains(folder)) {
            return Err(ErrorKind::NotFound.into());
        }
        self.change(Change::Rename(from.into(), to.into(), file));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step();
        let is_in = |path: &Path| path.parent() == Some(folder);
        self.keep(|change| match change {
            Change::Create(path, _) | Change::Unlink(path) | Change::Folder(path) => is_in(path),
            // Both folders are in it, so the disk has it when it has the one that gains.
            Change::Rename(_, to, _) => is_in(to),
            Change::Write(..) | Change::End(..) => false,
        });
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step();
        self.file(path)?;
        self.change(Change::Unlink(path.into()));
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.step();
        let state = self.state.borrow();
        if !state.now.folders.contains(folder) {
            return Err(ErrorKind::NotFound.into());
        }
        let inside = state.now.names.keys().chain(&state.now.folders).filter(|path| path.parent() == Some(folder));
        let names: BTreeSet<OsString> = inside.filter_map(|path| path.file_name()).map(OsString::from).collect();
        Ok(names.into_iter().collect())
    }

    fn create_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.step();
        let ancestors: Vec<&Path> = folder.ancestors().collect();
        for ancestor in ancestors.into_iter().rev() {
            if !self.state.borrow().now.folders.contains(ancestor) {
                self.change(Change::Folder(ancestor.into()));
            }
        }
        Ok(())
    }

    fn remove_folder(&self, _folder: &Path) -> io::Result<()> {
        // Nothing that matters is in an empty folder.
        self.step();
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn VfsLock>>> {
        self.step();
        if !path.parent().is_some_and(|folder| self.state.borrow().now.folders.contains(folder)) {
            return Err(ErrorKind::NotFound.into());
        }
        Ok(self.locks.take(path))
    }

    fn is_passing(&self, _error: &io::Error) -> bool {
        false
    }

    fn pause(&self, _duration: Duration) {}
}
