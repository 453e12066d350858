//! What a snapshot says about itself: the first line of its file, as a comment.
//!
//! So a snapshot is one file, written whole or not at all, and a project file too, which any text editor and the
//! program itself can open when nothing else is left.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::{Base, Hash, v2};

/// What the first line begins with.
const MARK: &str = "// fourfold recovery ";

/// Where a snapshot comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The file of the document; `None` before its first save.
    pub path: Option<PathBuf>,
    /// The project's name, for a list.
    pub name: String,
    /// What was seen at the file when it was opened or saved last: the base of the next save.
    pub base: Base,
    /// The order of snapshots, within one document.
    pub sequence: u64,
    /// When it was taken, by the clock of then.
    pub time: Timestamp,
    /// The program's version.
    pub app_version: String,
    /// The version of the file format.
    pub format_version: u32,
    /// Whether its bytes were proved to read back as the project.
    pub is_checked: bool,
    /// The fingerprint of the bytes.
    pub hash: Hash,
}

/// The line itself.
#[derive(Deserialize, Serialize)]
struct Line {
    path: Option<String>,
    name: String,
    base: Option<Hash>,
    sequence: u64,
    time: i64,
    app_version: String,
    format_version: u32,
    is_checked: bool,
    hash: Hash,
}

impl Meta {
    /// What is to be said about bytes that this version of the program writes.
    pub(super) fn new(path: Option<PathBuf>, name: &str, base: Base, now: Timestamp, bytes: &[u8]) -> Self {
        Self {
            path,
            name: name.to_owned(),
            base,
            sequence: 0,
            time: now,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            format_version: v2::VERSION,
            is_checked: true,
            hash: Hash::of(bytes),
        }
    }

    /// The whole file: the line, then the bytes.
    pub(super) fn with_bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let line = Line {
            path: self.path.as_deref().map(path_text),
            name: self.name.clone(),
            base: match self.base {
                Base::Seen(hash) => Some(hash),
                Base::Any | Base::Absent => None,
            },
            sequence: self.sequence,
            time: self.time.as_second(),
            app_version: self.app_version.clone(),
            format_version: self.format_version,
            is_checked: self.is_checked,
            hash: self.hash,
        };
        // The serializer fails only for types that the line does not hold; a snapshot without it is still a file.
        let line = ron::to_string(&line).unwrap_or_default();
        let mut file = format!("{MARK}{line}\n").into_bytes();
        file.extend_from_slice(bytes);
        file
    }

    /// The line and the bytes of a file; `None` if they are not as they were written.
    pub(super) fn split(file: &[u8]) -> Option<(Self, &[u8])> {
        let end = file.iter().position(|b| *b == b'\n')?;
        let (line, bytes) = file.split_at_checked(end)?;
        let bytes = bytes.get(1..)?;
        let line: Line = ron::from_str(std::str::from_utf8(line).ok()?.strip_prefix(MARK)?).ok()?;
        let meta = Self {
            path: line.path.as_deref().map(path_of_text),
            name: line.name,
            base: line.base.map_or(Base::Absent, Base::Seen),
            sequence: line.sequence,
            time: Timestamp::from_second(line.time).ok()?,
            app_version: line.app_version,
            format_version: line.format_version,
            is_checked: line.is_checked,
            hash: line.hash,
        };
        (Hash::of(bytes) == meta.hash).then_some((meta, bytes))
    }
}

/// Marks a path that is no Unicode text; its bytes follow in hexadecimal digits.
const HEX: &str = "hex:";

/// A path as text, with nothing lost where the system can say it again.
pub fn path_text(path: &Path) -> String {
    match path.to_str() {
        Some(text) if !text.starts_with(HEX) => text.to_owned(),
        _ => path.as_os_str().as_encoded_bytes().iter().fold(HEX.to_owned(), |text, b| text + &format!("{b:02x}")),
    }
}

/// The path of [`path_text`].
pub fn path_of_text(text: &str) -> PathBuf {
    let bytes = text.strip_prefix(HEX).map(|digits| {
        let pairs = digits.as_bytes().chunks(2);
        pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
    });
    bytes.map_or_else(|| PathBuf::from(text), path_of_bytes)
}

#[cfg(unix)]
fn path_of_bytes(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes))
}

#[cfg(not(unix))]
fn path_of_bytes(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_says_where_it_comes_from_and_proves_its_bytes() {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let path = Some(PathBuf::from("maps/Bản đồ \"1\"\n.bsc.ron"));
        for base in [Base::Absent, Base::Seen(Hash::of(b"old"))] {
            let meta = Meta { sequence: 7, ..Meta::new(path.clone(), "Tên\n// \"x\"", base, now, b"new\nbytes") };
            let file = meta.with_bytes(b"new\nbytes");
            assert_eq!(Meta::split(&file), Some((meta, &b"new\nbytes"[..])));
            for at in 0..file.len() {
                let mut bad = file.clone();
                bad[at] ^= 1;
                assert!(Meta::split(&bad).is_none_or(|(meta, bytes)| bytes == b"new\nbytes" && meta.sequence < 10_000));
                assert_eq!(Meta::split(&file[..at]), None);
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn paths_that_are_no_text_come_back() {
        let odd = path_of_bytes(vec![b'a', 0xFF, b'b']);
        for path in [odd.as_path(), Path::new("a/b"), Path::new("hex:61"), Path::new("")] {
            assert_eq!(path_of_text(&path_text(path)), path);
        }
    }
}
