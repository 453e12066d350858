//! Saving and opening with faults at every step, in memory and on the real disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what is wrong by failing")]

#[path = "saving/faults.rs"]
mod faults;
#[path = "saving/full_disk.rs"]
mod full_disk;
#[path = "saving/keeping.rs"]
mod keeping;
#[path = "saving/model.rs"]
mod model;
#[path = "saving/others.rs"]
mod others;
#[path = "saving/power_cuts.rs"]
mod power_cuts;
#[path = "saving/torture.rs"]
mod torture;

mod support;

use std::io::ErrorKind;
use std::path::Path;

use fourfold::lang::Lang;
use fourfold::model::{Project, limits};
use fourfold::store::{
    Broken, EncodeError, FileInfo, Hash, OpenError, RealFs, SaveError, Saved, Step, Vfs, VfsFile, VfsLock,
    clean_temporaries, encode, open, save,
};
use support::faulty_fs::{Fault, FaultyFs};
use support::sample;

const FILE: &str = "/maps/a.bsc.ron";
const OLD: &[u8] = b"(old content)";

fn written(bytes: &[u8]) -> Saved {
    Saved::Written { hash: Hash::of(bytes) }
}

fn new_bytes() -> Vec<u8> {
    encode(&sample::full()).unwrap()
}

fn prepared(is_there: bool) -> FaultyFs {
    let fs = FaultyFs::new("/maps");
    if is_there {
        fs.put(FILE, OLD, 0o640);
    }
    fs
}

fn messages_differ(error: &SaveError) {
    let [en, vi] = Lang::ALL.map(|lang| error.message(lang));
    assert!(en != vi && en.contains("a.bsc.ron") && vi.contains("a.bsc.ron"), "{en} {vi}");
}

#[test]
fn a_save_takes_these_steps() {
    for (is_there, steps) in [
        (
            true,
            &["canonicalize", "info", "create", "permissions", "write", "sync", "read", "rename", "sync folder"][..],
        ),
        (false, &["canonicalize", "canonicalize", "create", "write", "sync", "read", "rename", "sync folder"][..]),
    ] {
        let fs = prepared(is_there);
        assert_eq!(save(&fs, Path::new(FILE), &new_bytes()).unwrap(), written(&new_bytes()));
        assert_eq!(fs.operations(), steps);
        assert_eq!(fs.bytes(FILE), Some(new_bytes()));
        assert_eq!(fs.mode(FILE), Some(if is_there { 0o640 } else { 0o600 }));
        assert_eq!(fs.paths().len(), 1);
    }
}

#[test]
fn the_same_bytes_are_not_written_again() {
    let fs = prepared(false);
    save(&fs, Path::new(FILE), &new_bytes()).unwrap();
    let before = fs.operations().len();
    assert_eq!(save(&fs, Path::new(FILE), &new_bytes()).unwrap(), Saved::Unchanged { hash: Hash::of(&new_bytes()) });
    assert_eq!(fs.operations()[before..], ["canonicalize", "info", "read", "sync file", "sync folder"]);
}

/// Every operation goes wrong in every way, one at a time.
#[test]
fn whatever_fails_the_file_is_the_old_or_the_new_one() {
    use ErrorKind::*;
    let kinds = [
        StorageFull,
        QuotaExceeded,
        PermissionDenied,
        Interrupted,
        ReadOnlyFilesystem,
        ResourceBusy,
        Unsupported,
        Other,
    ];
    let fails = kinds.into_iter().flat_map(|kind| [Fault::Fails(kind), Fault::Half(kind)]);
    let faults: Vec<Fault> = fails.chain([Fault::Lies, Fault::Stops]).collect();
    let mut cases = 0;
    for is_there in [false, true] {
        let clean = prepared(is_there);
        save(&clean, Path::new(FILE), &new_bytes()).unwrap();
        for (at, name) in clean.operations().into_iter().enumerate() {
            for fault in &faults {
                let fs = prepared(is_there);
                fs.inject(at, *fault);
                let result = save(&fs, Path::new(FILE), &new_bytes());
                let old = is_there.then(|| OLD.to_vec());
                let (now, context) = (fs.bytes(FILE), format!("{fault:?} at {name}: {result:?}"));
                match &result {
                    Ok(Saved::Written { .. }) | Err(SaveError::NotSettled { .. }) => {
                        assert_eq!(now, Some(new_bytes()), "{context}");
                    }
                    Ok(Saved::Unchanged { .. }) => panic!("{context}"),
                    Err(_) => assert_eq!(now, old, "{context}"),
                }
                if let Err(error) = &result {
                    messages_differ(error);
                }
                let left_over = fs.paths().iter().any(|path| path.to_string_lossy().ends_with(".bsctmp"));
                assert!(!left_over || *fault == Fault::Stops, "{context}");
                let is_best_effort = name == "permissions"
                    || name == "sync folder"
                        && matches!(
                            fault,
                            Fault::Fails(PermissionDenied | Unsupported) | Fault::Half(PermissionDenied | Unsupported)
                        )
                    || *fault == Fault::Lies && name != "write";
                assert_eq!(result.is_ok(), is_best_effort && *fault != Fault::Stops, "{context}");
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 17 * 18);
}

#[test]
fn errors_say_which_step_failed() {
    for (at, kind, step) in [
        (0, ErrorKind::TimedOut, Step::Look),
        (2, ErrorKind::StorageFull, Step::Create),
        (4, ErrorKind::StorageFull, Step::Write),
        (5, ErrorKind::Other, Step::Sync),
        (6, ErrorKind::Other, Step::ReadBack),
        (7, ErrorKind::PermissionDenied, Step::Rename),
    ] {
        let fs = prepared(true);
        fs.inject(at, Fault::Fails(kind));
        match save(&fs, Path::new(FILE), &new_bytes()) {
            Err(SaveError::Failed { step: found, source, .. }) => assert_eq!((found, source.kind()), (step, kind)),
            other => panic!("{at}: {other:?}"),
        }
    }
    let fs = prepared(true);
    fs.inject(4, Fault::Lies);
    assert!(matches!(save(&fs, Path::new(FILE), &new_bytes()), Err(SaveError::Torn { .. })));
}

/// A share that has put the file in its place and says no is not believed, one that has done nothing is.
#[test]
fn a_rename_that_was_done_is_a_save_whatever_is_said_of_it() {
    for is_there in [false, true] {
        let clean = prepared(is_there);
        save(&clean, Path::new(FILE), &new_bytes()).unwrap();
        let rename = clean.operations().iter().position(|name| *name == "rename").unwrap();
        let fs = prepared(is_there);
        fs.inject(rename, Fault::SaysNo(ErrorKind::Other));
        assert_eq!(save(&fs, Path::new(FILE), &new_bytes()).unwrap(), written(&new_bytes()));
        assert_eq!((fs.bytes(FILE), fs.paths().len()), (Some(new_bytes()), 1));
        // The same bytes by another program's hand are no rename.
        let fs = prepared(is_there);
        fs.interfere(rename, FILE, Some(&new_bytes()));
        fs.inject(rename, Fault::Fails(ErrorKind::Other));
        let failed = save(&fs, Path::new(FILE), &new_bytes());
        assert!(matches!(failed, Err(SaveError::Failed { step: Step::Rename, .. })), "{failed:?}");
    }
}

#[test]
fn what_may_not_be_replaced_is_refused() {
    let fs = FaultyFs::new("/maps");
    fs.put(FILE, OLD, 0o440);
    let error = save(&fs, Path::new(FILE), &new_bytes()).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly { .. }));
    messages_differ(&error);
    assert_eq!(fs.bytes(FILE).as_deref(), Some(OLD));
    assert!(matches!(save(&fs, Path::new("/maps"), b""), Err(SaveError::NotAFile { .. })));
    assert!(matches!(save(&fs, Path::new("/none/a.bsc.ron"), b""), Err(SaveError::NoFolder { .. })));
}

#[test]
fn links_are_followed_and_kept() {
    let mut fs = FaultyFs::new("/maps");
    fs.put("/maps/real.bsc.ron", OLD, 0o600);
    fs.link("/home/link.bsc.ron", "/maps/real.bsc.ron");
    save(&fs, Path::new("/home/link.bsc.ron"), &new_bytes()).unwrap();
    assert_eq!(fs.bytes("/maps/real.bsc.ron"), Some(new_bytes()));
    assert_eq!(fs.paths().len(), 1);
}

#[test]
fn files_left_over_from_a_crash_are_in_nobodys_way() {
    let fs = prepared(true);
    fs.inject(7, Fault::Stops);
    save(&fs, Path::new(FILE), &new_bytes()).unwrap_err();
    let left: Vec<_> = fs.paths().into_iter().filter(|path| *path != Path::new(FILE)).collect();
    let name = left[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(
        name.starts_with(".a.bsc.ron.")
            && name.ends_with(".bsctmp")
            && name.len() == ".a.bsc.ron.12345678.bsctmp".len()
    );
    let next = prepared(true);
    next.put(&left[0].to_string_lossy(), b"half", 0o600);
    assert_eq!(save(&next, Path::new(FILE), &new_bytes()).unwrap(), written(&new_bytes()));
    assert_eq!(next.bytes(FILE), Some(new_bytes()));
    assert_eq!(next.bytes(&left[0].to_string_lossy()).as_deref(), Some(&b"half"[..]));
    // They are told by their names, and no other file is touched.
    let others =
        ["map.bsctmp", ".a.bsc.ron.0123456g.bsctmp", ".a.bsc.ron.0123456.bsctmp", ".a.bsc.ron.012345678.bsctmp"];
    for other in others {
        next.put(&format!("/maps/{other}"), b"", 0o600);
    }
    assert_eq!(clean_temporaries(&next, Path::new("/maps"), None), left);
    assert_eq!(next.paths().len(), 1 + others.len());
}

#[test]
fn opening_says_what_is_in_the_way() {
    let fs = prepared(true);
    fs.put("/maps/good.bsc.ron", &new_bytes(), 0o600);
    assert_eq!(open(&fs, Path::new("/maps/good.bsc.ron")).unwrap().project, sample::full());
    assert!(matches!(open(&fs, Path::new("/maps/none")), Err(OpenError::Missing { .. })));
    assert!(matches!(open(&fs, Path::new("/maps")), Err(OpenError::NotAFile { .. })));
    assert!(matches!(open(&fs, Path::new(FILE)), Err(OpenError::Broken { source: Broken::NotAMap, .. })));
    fs.inject(fs.operations().len() + 1, Fault::Fails(ErrorKind::PermissionDenied));
    let denied = open(&fs, Path::new(FILE)).unwrap_err();
    for error in [denied, open(&fs, Path::new("/maps/none")).unwrap_err(), open(&fs, Path::new(FILE)).unwrap_err()] {
        assert_ne!(error.message(Lang::En), error.message(Lang::Vi));
    }
}

/// A file system that holds one huge file and refuses to read it.
struct HugeFs;

impl Vfs for HugeFs {
    fn info(&self, _path: &Path) -> std::io::Result<FileInfo> {
        let bytes = limits::FILE_BYTES + 1;
        Ok(FileInfo { bytes, is_file: true, is_folder: false, is_writable: true, links: 1, modified: None })
    }
    fn canonicalize(&self, path: &Path) -> std::io::Result<std::path::PathBuf> {
        Ok(path.to_owned())
    }
    fn read(&self, _path: &Path, _most: u64) -> std::io::Result<Vec<u8>> {
        panic!("a file over the limit is read")
    }
    fn create_new(&self, _path: &Path) -> std::io::Result<Box<dyn VfsFile>> {
        Err(ErrorKind::Unsupported.into())
    }
    fn copy_permissions(&self, _from: &Path, _to: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn rename(&self, _from: &Path, _to: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn sync_folder(&self, _folder: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn remove(&self, _path: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn list(&self, _folder: &Path) -> std::io::Result<Vec<std::ffi::OsString>> {
        Err(ErrorKind::Unsupported.into())
    }
    fn is_link(&self, _path: &Path) -> bool {
        false
    }
    fn open_existing(&self, _path: &Path) -> std::io::Result<Box<dyn VfsFile>> {
        Err(ErrorKind::Unsupported.into())
    }
    fn sync_file(&self, _path: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn create_private_folder(&self, _folder: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn remove_folder(&self, _folder: &Path) -> std::io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
    fn try_lock(&self, _path: &Path) -> std::io::Result<Option<Box<dyn VfsLock>>> {
        Err(ErrorKind::Unsupported.into())
    }
    fn is_passing(&self, _error: &std::io::Error) -> bool {
        false
    }
    fn pause(&self, _duration: std::time::Duration) {}
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let error = open(&HugeFs, Path::new("huge")).unwrap_err();
    assert!(matches!(error, OpenError::Broken { source: Broken::TooLarge { .. }, .. }));
}

#[test]
fn a_project_that_breaks_rules_is_not_encoded() {
    let mut project = sample::full();
    project.name = "two\nlines".into();
    assert!(matches!(encode(&project), Err(EncodeError::Different)));
    let mut project = sample::full();
    std::sync::Arc::make_mut(project.kpis.values_mut().next().unwrap()).baseline = Some(f64::NAN);
    let error = encode(&project).unwrap_err();
    assert!(matches!(error, EncodeError::Unreadable { .. }));
    assert_ne!(error.message(Lang::En), error.message(Lang::Vi));
    let project = Project { mission: "x".repeat(limits::FILE_BYTES as usize), ..Project::default() };
    assert!(matches!(encode(&project), Err(EncodeError::TooLarge { .. })));
}

#[test]
fn a_fingerprint_is_shown_by_its_first_digits() {
    assert_eq!(format!("{:?}", Hash::of(b"")), "e3b0c44298fc1c14");
}

#[test]
fn the_real_disk_behaves() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Bản đồ.bsc.ron");
    assert!(matches!(open(&RealFs, &file), Err(OpenError::Missing { .. })));
    assert!(matches!(open(&RealFs, folder.path()), Err(OpenError::NotAFile { .. })));
    for project in [Project::default(), sample::full()] {
        assert_eq!(save(&RealFs, &file, &encode(&project).unwrap()).unwrap(), written(&encode(&project).unwrap()));
        assert_eq!(open(&RealFs, &file).unwrap().project, project);
    }
    assert_eq!(save(&RealFs, &file, &new_bytes()).unwrap(), Saved::Unchanged { hash: Hash::of(&new_bytes()) });
    assert_eq!(RealFs.list(folder.path()).unwrap(), ["Bản đồ.bsc.ron"]);
    let no_folder = save(&RealFs, &folder.path().join("none/a.bsc.ron"), b"x");
    assert!(matches!(no_folder, Err(SaveError::NoFolder { .. })));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept_on_the_real_disk() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("a.bsc.ron"), folder.path().join("link.bsc.ron"));
    fs::write(&file, OLD).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).unwrap();
    symlink(&file, &link).unwrap();
    save(&RealFs, &link, &new_bytes()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&file).unwrap(), new_bytes());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o604);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(save(&RealFs, &file, OLD), Err(SaveError::ReadOnly { .. })));
    assert_eq!(fs::read(&file).unwrap(), new_bytes());
}
