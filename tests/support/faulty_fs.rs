//! A file system in memory in which every operation can fail, stop half way, or lie.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use fourfold::store::{FileInfo, Vfs, VfsFile};

/// What goes wrong at one operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// It fails and does nothing.
    Fails(ErrorKind),
    /// A write stops half way with an error; anything else fails.
    Half(ErrorKind),
    /// A write says it is done but keeps only half; anything else works.
    Lies,
    /// The machine stops: this and all that follow fail, and nothing is cleaned up.
    Stops,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Node {
    bytes: Vec<u8>,
    is_read_only: bool,
    mode: u32,
}

/// Files by path; every path is canonical, folders are those named.
#[derive(Default)]
pub struct FaultyFs {
    files: Rc<RefCell<BTreeMap<PathBuf, Node>>>,
    folders: Vec<PathBuf>,
    links: BTreeMap<PathBuf, PathBuf>,
    state: Rc<State>,
}

#[derive(Default)]
struct State {
    done: RefCell<Vec<&'static str>>,
    fault: Cell<Option<(usize, Fault)>>,
    is_stopped: Cell<bool>,
}

impl State {
    /// Counts an operation; gives the fault that hits it.
    fn step(&self, name: &'static str) -> io::Result<Option<Fault>> {
        let number = self.done.borrow().len();
        self.done.borrow_mut().push(name);
        if self.is_stopped.get() {
            return Err(ErrorKind::Other.into());
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
        Self { folders: vec![folder.into()], ..Self::default() }
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
        let node = Node { bytes: bytes.to_vec(), is_read_only: mode & 0o200 == 0, mode };
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

    fn node(&self, path: &Path) -> io::Result<Node> {
        self.files.borrow().get(&self.real(path)).cloned().ok_or_else(|| ErrorKind::NotFound.into())
    }
}

struct OpenFile {
    files: Rc<RefCell<BTreeMap<PathBuf, Node>>>,
    state: Rc<State>,
    path: PathBuf,
}

impl VfsFile for OpenFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let fault = self.state.step("write")?;
        let kept = if fault.is_some() { &bytes[..bytes.len() / 2] } else { bytes };
        self.files.borrow_mut().get_mut(&self.path).unwrap().bytes.extend_from_slice(kept);
        if let Some(Fault::Half(kind)) = fault { Err(kind.into()) } else { Ok(()) }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.state.step("sync").map(|_| ())
    }
}

impl Vfs for FaultyFs {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.state.step("canonicalize")?;
        let real = self.real(path);
        let is_there = self.files.borrow().contains_key(&real) || self.folders.contains(&real);
        if is_there { Ok(real) } else { Err(ErrorKind::NotFound.into()) }
    }

    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        self.state.step("info")?;
        if self.folders.contains(&self.real(path)) {
            return Ok(FileInfo { bytes: 0, is_file: false, is_folder: true, is_writable: true });
        }
        let node = self.node(path)?;
        let bytes = node.bytes.len() as u64;
        Ok(FileInfo { bytes, is_file: true, is_folder: false, is_writable: !node.is_read_only })
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.state.step("read")?;
        let mut bytes = self.node(path)?.bytes;
        bytes.truncate(most as usize + 1);
        Ok(bytes)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        self.state.step("create")?;
        if self.files.borrow().contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.files.borrow_mut().insert(path.to_owned(), Node { mode: 0o600, ..Node::default() });
        Ok(Box::new(OpenFile { files: self.files.clone(), state: self.state.clone(), path: path.to_owned() }))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state.step("permissions")?;
        let mode = self.node(from)?.mode;
        self.files.borrow_mut().get_mut(to).ok_or(ErrorKind::NotFound)?.mode = mode;
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state.step("rename")?;
        let node = self.files.borrow_mut().remove(from).ok_or(ErrorKind::NotFound)?;
        self.files.borrow_mut().insert(to.to_owned(), node);
        Ok(())
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
        let files = self.files.borrow();
        let names = files.keys().filter(|path| path.parent() == Some(folder)).filter_map(|path| path.file_name());
        Ok(names.map(OsString::from).collect())
    }
}
