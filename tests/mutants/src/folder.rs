//! The folder in which everything happens.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with a clone of the project in it.
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Makes the folder and the clone, or finds them as an earlier run of the same version has left them.
    pub fn open(root: &Path, paths: &[String]) -> Result<Self, Box<dyn Error>> {
        fs::create_dir_all(root)?;
        let folder = Self { root: root.canonicalize()? };
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        if !folder.project().exists() {
            let cloned = Command::new("git").args(["clone", "-q"]).arg(&original).arg(folder.project()).status()?;
            if !cloned.success() {
                return Err("the project could not be cloned".into());
            }
        }
        let now = format!("{} {}", commit(&folder.project())?, paths.join(" "));
        let stamp = folder.file("stamp");
        if stamp.exists() && fs::read_to_string(&stamp)? != now {
            return Err("the folder holds the results of other paths or another version; use a new one".into());
        }
        fs::write(stamp, now)?;
        Ok(folder)
    }

    /// The clone.
    pub fn project(&self) -> PathBuf {
        self.root.join("clone")
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// A file of ours.
    pub fn file(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// A file of the clone as it was committed.
    pub fn committed(&self, path: &str) -> Result<String, Box<dyn Error>> {
        let shown =
            Command::new("git").arg("-C").arg(self.project()).args(["show", &format!("HEAD:{path}")]).output()?;
        Ok(String::from_utf8(shown.stdout)?)
    }

    /// The Rust files below some paths, sorted.
    pub fn rust_files(&self, paths: &[String]) -> Result<Vec<String>, Box<dyn Error>> {
        let mut list = Command::new("git");
        list.arg("-C").arg(self.project()).args(["ls-tree", "-r", "--name-only", "HEAD", "--"]).args(paths);
        let text = String::from_utf8(list.output()?.stdout)?;
        Ok(text.lines().filter(|path| path.ends_with(".rs")).map(str::to_owned).collect())
    }
}

fn commit(clone: &Path) -> Result<String, Box<dyn Error>> {
    let output = Command::new("git").arg("-C").arg(clone).args(["rev-parse", "HEAD"]).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
