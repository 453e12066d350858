//! The file operations that opening, saving and keeping need, and the real ones.
//!
//! Behind a trait, so that tests can let each of them fail, write half, lie, or stop the machine. What only one system
//! has is here and nowhere above.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// Length in bytes.
    pub bytes: u64,
    /// Whether it is a regular file.
    pub is_file: bool,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Whether it may be written, as far as its attributes say.
    pub is_writable: bool,
    /// How many names the file has (hard links); 1 where the system does not say.
    pub links: u64,
    /// When it was last written, in seconds since 1970, if the system says; for display and for tidying only.
    pub modified: Option<i64>,
}

/// A file that is being written.
pub trait VfsFile {
    /// Writes all bytes after those written before.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Ends the file after what was written; only a file that was there before is longer.
    fn end(&mut self) -> io::Result<()>;

    /// Waits until the disk has what was written.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock on a file, free again when this is dropped or the process ends, however it ends.
pub trait VfsLock: Send {}

/// A file system.
pub trait Vfs {
    /// The path without symbolic links; an error if it leads nowhere.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;

    /// What the path leads to, through symbolic links.
    fn info(&self, path: &Path) -> io::Result<FileInfo>;

    /// Whether the path itself is a symbolic link, wherever it leads.
    fn is_link(&self, path: &Path) -> bool;

    /// The bytes of a file, at most so many and one more.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// A new empty file; an error if there is one.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn VfsFile>>;

    /// A file that is there, to be written over from its start.
    fn open_existing(&self, path: &Path) -> io::Result<Box<dyn VfsFile>>;

    /// Waits until the disk has the bytes of a file, whoever wrote them; does nothing where that needs the right to write.
    fn sync_file(&self, path: &Path) -> io::Result<()>;

    /// Gives a file the permissions of another, with its access list and other attributes where that is possible.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in the place of another, whole or not at all.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until the disk has the names of a folder; does nothing where folders can't be synced.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Deletes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// Makes a folder, and those it lies in, that only this user may look into; one that is there is fine.
    fn create_private_folder(&self, folder: &Path) -> io::Result<()>;

    /// Deletes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Locks a file, made if it is not there, against other processes; `None` if one of them has it.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn VfsLock>>>;

    /// Whether what failed may work in a moment: on Windows virus scanners and sync clients hold files for a while.
    fn is_passing(&self, error: &io::Error) -> bool;

    /// Waits.
    fn pause(&self, duration: Duration);
}

/// The file system of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

struct RealFile(File);

impl VfsFile for RealFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn end(&mut self) -> io::Result<()> {
        let length = self.0.stream_position()?;
        self.0.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

struct RealLock {
    /// The system frees the lock with the file.
    _file: File,
}

impl VfsLock for RealLock {}

impl Vfs for RealFs {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn info(&self, path: &Path) -> io::Result<FileInfo> {
        let data = fs::metadata(path)?;
        let is_writable = !data.permissions().readonly();
        let modified = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|since| i64::try_from(since.as_secs()).ok());
        let links = links(&data);
        Ok(FileInfo {
            bytes: data.len(),
            is_file: data.is_file(),
            is_folder: data.is_dir(),
            is_writable,
            links,
            modified,
        })
    }

    fn is_link(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink())
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn open_existing(&self, path: &Path) -> io::Result<Box<dyn VfsFile>> {
        let file = OpenOptions::new().write(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        // Windows flushes only what was opened for writing.
        if cfg!(windows) { Ok(()) } else { File::open(path)?.sync_all() }
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())?;
        copy_attributes(from, to);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows has no such thing: syncing the handle of a folder is refused there.
        if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.sort_unstable();
        Ok(names)
    }

    fn create_private_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        make_private(&mut builder);
        builder.create(folder)?;
        keep_private(folder);
        Ok(())
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn VfsLock>>> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(RealLock { _file: file }))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn is_passing(&self, error: &io::Error) -> bool {
        /// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
        const HELD: [i32; 2] = [32, 33];
        let is_held = error.raw_os_error().is_some_and(|code| HELD.contains(&code));
        cfg!(windows) && (is_held || error.kind() == io::ErrorKind::PermissionDenied)
    }

    fn pause(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

#[cfg(unix)]
fn links(data: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(data)
}

#[cfg(not(unix))]
fn links(_data: &fs::Metadata) -> u64 {
    1
}

/// Access lists, labels and what else hangs on a file, each if the file system and its rights allow that.
#[cfg(target_os = "linux")]
fn copy_attributes(from: &Path, to: &Path) {
    use rustix::fs::{XattrFlags, getxattr, listxattr, setxattr};
    // The most that Linux has of names, and of one value.
    const MOST: usize = 1 << 16;
    let (mut names, mut value) = (vec![0; MOST], vec![0; MOST]);
    let Ok(length) = listxattr(from, &mut names[..]) else { return };
    let names = names.get(..length).unwrap_or_default();
    for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        if let Ok(length) = getxattr(from, name, &mut value[..]) {
            let _copied = setxattr(to, name, value.get(..length).unwrap_or_default(), XattrFlags::empty());
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn copy_attributes(_from: &Path, _to: &Path) {}

#[cfg(unix)]
fn make_private(builder: &mut DirBuilder) {
    std::os::unix::fs::DirBuilderExt::mode(builder, 0o700);
}

/// A folder that was there before may have been open to others.
#[cfg(unix)]
fn keep_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let is_open = fs::metadata(folder).is_ok_and(|data| data.permissions().mode() & 0o077 != 0);
    if is_open {
        // Some shares have no permissions to set.
        let _kept = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    }
}

#[cfg(not(unix))]
fn keep_private(_folder: &Path) {}

/// The state folder of Windows lies in the user's profile, which others can't read.
#[cfg(not(unix))]
fn make_private(_builder: &mut DirBuilder) {}
