//! A file system in memory in which every operation can fail, stop half way, or lie.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use std::time::Duration;

use fourfold::store::{FileInfo, Vfs, VfsFile, VfsLock};

use super::locks::Locks;

/// What goes wrong at one operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// It fails and does nothing.
    Fails(ErrorKind),
    /// A write stops half way with an error; anything else fails.
    Half(ErrorKind),
    /// A write says it is done but keeps only half; anything else works.
    Lies,
    /// A rename is done and fails nevertheless, as shares are known to do; anything else works.
    SaysNo(ErrorKind),
    /// The machine stops: this and all that follow fail, and nothing is cleaned up.
    Stops,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Node {
    bytes: Vec<u8>,
    is_read_only: bool,
    mode: u32,
    links: u64,
    modified: i64,
}

/// Files by path; every path is canonical, folders are those named.
#[derive(Default)]
pub struct FaultyFs {
    files: Rc<RefCell<BTreeMap<PathBuf, Node>>>,
    folders: RefCell<BTreeSet<PathBuf>>,
    links: BTreeMap<PathBuf, PathBuf>,
    state: Rc<State>,
    locks: Locks,
    /// How long was waited.
    pub paused: Cell<Duration>,
}

/// A file that another program writes before an operation.
struct Foreign {
    operation: usize,
    path: PathBuf,
    bytes: Option<Vec<u8>>,
}

#[derive(Default)]
struct State {
    files: Rc<RefCell<BTreeMap<PathBuf, Node>>>,
    foreign: RefCell<Option<Foreign>>,
    /// How many bytes fit on the disk of a folder.
    room: Cell<Option<(&'static str, usize)>>,
    done: RefCell<Vec<&'static str>>,
    fault: Cell<Option<(usize, Fault)>>,
    /// Operations of one name that fail, and how often still.
    refusal: Cell<Option<(&'static str, ErrorKind, usize)>>,
    /// A folder in which an operation always fails.
    refusal_in: Cell<Option<(&'static str, &'static str, ErrorKind)>>,
    is_stopped: Cell<bool>,
}

impl State {
    /// Counts an operation; gives the fault that hits it.
    fn step(&self, name: &'static str) -> io::Result<Option<Fault>> {
        let number = self.done.borrow().len();
        let due = self.foreign.borrow_mut().take_if(|foreign| foreign.operation == number);
        if let Some(foreign) = due {
            let mut files = self.files.borrow_mut();
            match foreign.bytes {
                Some(bytes) => {
                    files.insert(foreign.path, Node { bytes, mode: 0o600, links: 1, ..Node::default() });
                }
                None => {
                    files.remove(&foreign.path);
                }
            }
        }
        self.done.borrow_mut().push(name);
        if self.is_stopped.get() {
            return Err(ErrorKind::Other.into());
        }
        if let Some((refused, kind, times)) =
            self.refusal.get().filter(|(refused, _, times)| *refused == name && *times > 0)
        {
            self.refusal.set(Some((refused, kind, times - 1)));
            return Err(kind.into());
        }
        match self.fault.get().filter(|(at, _)| *at == number).map(|(_, fault)| fault) {
            Some(Fault::Fails(kind)) => Err(kind.into()),
            Some(Fault::Stops) => {
                self.is_stopped.set(true);
                Err(ErrorKind::Other.into())
            }
            Some(Fault::Half(kind)) if name != "write" => Err(kind.into()),
            fault => Ok(fault),
        }
    }
}

impl FaultyFs {
    /// An empty file system with one folder.
    pub fn new(folder: &str) -> Self {
        let files = Rc::<RefCell<BTreeMap<PathBuf, Node>>>::default();
        let state = Rc::new(State { files: files.clone(), ..State::default() });
        Self { files, state, folders: RefCell::new(BTreeSet::from([folder.into()])), ..Self::default() }
    }

    /// Lets another program write a file (or delete it) before an operation, counted from 0.
    pub fn interfere(&self, operation: usize, path: &str, bytes: Option<&[u8]>) {
        let bytes = bytes.map(<[u8]>::to_vec);
        *self.state.foreign.borrow_mut() = Some(Foreign { operation, path: path.into(), bytes });
    }

    /// Lets so many bytes fit into a folder, files that are there included.
    pub fn set_room(&self, room: Option<(&'static str, usize)>) {
        self.state.room.set(room);
    }

    /// How many bytes the files in a folder take.
    pub fn used(&self, folder: &str) -> usize {
        used(&self.files.borrow(), folder)
    }

    /// Lets the next operations of a name fail.
    pub fn refuse(&self, name: &'static str, kind: ErrorKind, times: usize) {
        self.state.refusal.set(Some((name, kind, times)));
    }

    /// Lets an operation fail in a folder.
    pub fn refuse_in(&self, folder: &'static str, name: &'static str, kind: ErrorKind) {
        self.state.refusal_in.set(Some((folder, name, kind)));
    }

    /// The machine runs again; locks of the process that is gone are free.
    pub fn restart(&self) {
        self.state.is_stopped.set(false);
        self.state.fault.set(None);
        self.state.refusal_in.set(None);
        self.locks.free_all();
    }

    /// Gives a file more names than one.
    pub fn set_links(&self, path: &str, links: u64) {
        self.files.borrow_mut().get_mut(Path::new(path)).unwrap().links = links;
    }

    /// Deletes a file behind the program's back.
    pub fn delete(&self, path: &str) {
        self.files.borrow_mut().remove(Path::new(path));
    }

    /// Lets an operation go wrong, counted from 0.
    pub fn inject(&self, operation: usize, fault: Fault) {
        self.state.fault.set(Some((operation, fault)));
    }

    /// The operations so far.
    pub fn operations(&self) -> Vec<&'static str> {
        self.state.done.borrow().clone()
    }

    /// Puts a file there.
    pub fn put(&self, path: &str, bytes: &[u8], mode: u32) {
        let is_read_only = mode & 0o200 == 0;
        let node = Node { bytes: bytes.to_vec(), is_read_only, mode, links: 1, modified: 0 };
        self.files.borrow_mut().insert(path.into(), node);
    }

    /// Makes a path lead to another.
    pub fn link(&mut self, from: &str, to: &str) {
        self.links.insert(from.into(), to.into());
    }

    /// The bytes of a file, if it is there.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        self.files.borrow().get(Path::new(path)).map(|node| node.bytes.clone())
    }

    /// The mode of a file, if it is there.
    pub fn mode(&self, path: &str) -> Option<u32> {
        self.files.borrow().get(Path::new(path)).map(|node| node.mode)
    }

    /// All files.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.files.borrow().keys().cloned().collect()
    }

    fn real(&self, path: &Path) -> PathBuf {
        self.links.get(path).cloned().unwrap_or_else(|| path.to_owned())
    }

    fn refused_in(&self, name: &str, path: &Path) -> io::Result<()> {
        match self.state.refusal_in.get() {
            Some((folder, refused, kind)) if refused == name && path.starts_with(folder) => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn open_file(&self, path: &Path) -> Box<dyn VfsFile> {
        let (files, state) = (self.files.clone(), self.state.clone());
        Box::new(OpenFile { files, state, path: path.to_owned(), written: 0 })
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        self.files.borrow().get(&self.real(path)).cloned().ok_or_else(|| ErrorKind::NotFound.into())
    }
}

fn used(files: &BTreeMap<PathBuf, Node>, folder: &str) -> usize {
    files.iter().filter(|(path, _)| path.starts_with(folder)).map(|(_, node)| node.bytes.len()).sum()
}

struct OpenFile {
    files: Rc<RefCell<BTreeMap<PathBuf, Node>>>,
    state: Rc<State>,
    path: PathBuf,
    written: usize,
}

impl VfsFile for OpenFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let fault = self.state.step("write")?;
        let mut kept = if fault.is_some() { &bytes[..bytes.len() / 2] } else { bytes };
        let mut files = self.files.borrow_mut();
        if !files.contains_key(&self.path) {
            // Deleted meanwhile: it is written, but nobody will read it.
            return Ok(());
        }
        let room = self.state.room.get().filter(|(folder, _)| self.path.starts_with(folder));
        let free = room.map_or(usize::MAX, |(folder, most)| most.saturating_sub(used(&files, folder)));
        let over = files[&self.path].bytes.len().saturating_sub(self.written);
        let is_full = kept.len() > over.saturating_add(free);
        kept = &kept[..kept.len().min(over.saturating_add(free))];
        let file = &mut files.get_mut(&self.path).unwrap().bytes;
        let end = self.written + kept.len();
        file.resize(file.len().max(end), 0);
        file[self.written..end].copy_from_slice(kept);
        self.written += bytes.len();
        drop(files);
        match fault {
            _ if is_full => Err(ErrorKind::StorageFull.into()),
            Some(Fault::Half(kind)) => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        self.state.step("end")?;
        if let Some(node) = self.files.borrow_mut().get_mut(&self.path) {
            node.bytes.truncate(self.written);
        }
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.state.step("sync").map(|_| ())
    }
}

impl Vfs for FaultyFs {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.state.step("canonicalize")?;
        let real = self.real(path);
        let is_there = self.files.borrow().contains_key(&real) || self.folders.borrow().contains(&real);
        if is_there { Ok(real) } else { Err(ErrorKind::NotFound.into()) }
    }

    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        self.state.step("info")?;
        if self.folders.borrow().contains(&self.real(path)) {
            return Ok(FileInfo {
                bytes: 0,
                is_file: false,
                is_folder: true,
                is_writable: true,
                links: 1,
                modified: Some(0),
            });
        }
        let node = self.node(path)?;
        let bytes = node.bytes.len() as u64;
        Ok(FileInfo {
            bytes,
            is_file: true,
            is_folder: false,
            is_writable: !node.is_read_only,
            links: node.links,
            modified: Some(node.modified),
        })
    }

    fn is_link(&self, path: &Path) -> bool {
        self.links.contains_key(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.state.step("read")?;
        let mut bytes = self.node(path)?.bytes;
        bytes.truncate(most as usize + 1);
        Ok(bytes)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        self.state.step("create")?;
        self.refused_in("create", path)?;
        if self.files.borrow().contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|folder| self.folders.borrow().contains(folder)) {
            return Err(ErrorKind::NotFound.into());
        }
        self.files.borrow_mut().insert(path.to_owned(), Node { mode: 0o600, links: 1, ..Node::default() });
        Ok(self.open_file(path))
    }

    fn open_existing(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        self.state.step("open")?;
        if self.node(path)?.is_read_only {
            return Err(ErrorKind::PermissionDenied.into());
        }
        Ok(self.open_file(&self.real(path)))
    }

    fn sync_file(&self, _path: &Path) -> io::Result<()> {
        self.state.step("sync file").map(|_| ())
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state.step("permissions")?;
        let mode = self.node(from)?.mode;
        self.files.borrow_mut().get_mut(to).ok_or(ErrorKind::NotFound)?.mode = mode;
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let fault = self.state.step("rename")?;
        self.refused_in("rename", to)?;
        let node = self.files.borrow_mut().remove(from).ok_or(ErrorKind::NotFound)?;
        self.files.borrow_mut().insert(to.to_owned(), node);
        if let Some(Fault::SaysNo(kind)) = fault { Err(kind.into()) } else { Ok(()) }
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.state.step("sync folder").map(|_| ())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.state.step("remove")?;
        self.files.borrow_mut().remove(path).map(|_| ()).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.state.step("list")?;
        if !self.folders.borrow().contains(folder) {
            return Err(ErrorKind::NotFound.into());
        }
        let (files, folders) = (self.files.borrow(), self.folders.borrow());
        let inside = files.keys().chain(folders.iter()).filter(|path| path.parent() == Some(folder));
        let names: BTreeSet<_> = inside.filter_map(|path| path.file_name()).map(OsString::from).collect();
        Ok(names.into_iter().collect())
    }

    fn create_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.state.step("create folder")?;
        let mut folders = self.folders.borrow_mut();
        folders.extend(folder.ancestors().map(Path::to_path_buf));
        Ok(())
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.state.step("remove folder")?;
        self.folders.borrow_mut().remove(folder);
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn VfsLock>>> {
        self.state.step("lock")?;
        let lock = self.locks.take(path);
        if lock.is_some() {
            let made = Node { mode: 0o600, links: 1, ..Node::default() };
            self.files.borrow_mut().entry(path.to_owned()).or_insert(made);
        }
        Ok(lock)
    }

    fn is_passing(&self, error: &io::Error) -> bool {
        error.kind() == ErrorKind::TimedOut
    }

    fn pause(&self, duration: Duration) {
        self.paused.set(self.paused.get() + duration);
    }
}
