//! Copies of a file that sync clients make beside it when two people have changed it.

use std::io;
use std::path::{Path, PathBuf};

use super::Vfs;

/// Which program names copies so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiblingKind {
    /// `map (Ann's conflicted copy 2026-01-31).bsc.ron`: Dropbox, Nextcloud and others.
    ConflictedCopy,
    /// `map.sync-conflict-20260131-120000-ABCDEFG.bsc.ron`: Syncthing.
    SyncConflict,
    /// `map (1).bsc.ron`: browsers, Google Drive, iCloud.
    Numbered,
    /// `map-PC-safeBackup-0001.bsc.ron`: clients of OneDrive.
    SafeBackup,
}

/// A copy beside a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// The copy.
    pub path: PathBuf,
    /// What its name says.
    pub kind: SiblingKind,
}

/// The copies of a file in its folder, sorted by name. Whether one belongs to the same project, its records say.
pub fn siblings(vfs: &dyn Vfs, path: &Path) -> io::Result<Vec<Sibling>> {
    let Some(own) = path.file_name().and_then(|name| name.to_str()) else { return Ok(Vec::new()) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = vfs.list(folder)?;
    let copies = names.iter().filter_map(|name| {
        let kind = kind(own, name.to_str()?)?;
        Some(Sibling { path: folder.join(name), kind })
    });
    Ok(copies.collect())
}

/// What the name of another file says, if it is that of a copy.
fn kind(own: &str, other: &str) -> Option<SiblingKind> {
    let (stem, ending) = split(own);
    // A client puts its words in front of the whole ending or of its last part.
    let (last_stem, last_ending) = own.rsplit_once('.').unwrap_or((own, ""));
    let added = between(other, stem, ending).or_else(|| between(other, last_stem, &format!(".{last_ending}")))?;
    let folded = added.to_lowercase();
    let number = added.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if folded.contains("conflicted copy") || folded.contains("case conflict") {
        Some(SiblingKind::ConflictedCopy)
    } else if folded.contains("sync-conflict") {
        Some(SiblingKind::SyncConflict)
    } else if folded.contains("-safebackup-") {
        Some(SiblingKind::SafeBackup)
    } else if number.is_some_and(|n| !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit())) {
        Some(SiblingKind::Numbered)
    } else {
        None
    }
}

/// A name in front of its first dot but for one at the start, and the rest.
fn split(name: &str) -> (&str, &str) {
    let dot = name.char_indices().skip(1).find(|(_, c)| *c == '.').map_or(name.len(), |(at, _)| at);
    name.split_at(dot)
}

/// What stands between the start and the end of a name.
fn between<'a>(name: &'a str, start: &str, end: &str) -> Option<&'a str> {
    name.strip_prefix(start)?.strip_suffix(end).filter(|added| !added.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for (name, expected) in [
            ("map (Ann's conflicted copy 2026-01-31).bsc.ron", Some(SiblingKind::ConflictedCopy)),
            ("map.bsc (Ann's conflicted copy 2026-01-31).ron", Some(SiblingKind::ConflictedCopy)),
            ("map (conflicted copy 2026-01-31 120000).bsc.ron", Some(SiblingKind::ConflictedCopy)),
            ("map.bsc.sync-conflict-20260131-120000-ABCDEFG.ron", Some(SiblingKind::SyncConflict)),
            ("map.sync-conflict-20260131-120000-ABCDEFG.bsc.ron", Some(SiblingKind::SyncConflict)),
            ("map (1).bsc.ron", Some(SiblingKind::Numbered)),
            ("map.bsc (12).ron", Some(SiblingKind::Numbered)),
            ("map-PC-safeBackup-0001.bsc.ron", Some(SiblingKind::SafeBackup)),
            ("map.bsc-PC-safeBackup-0001.ron", Some(SiblingKind::SafeBackup)),
            ("map.bsc.ron", None),
            ("map2.bsc.ron", None),
            ("map ().bsc.ron", None),
            ("map (2026).bsc.ron", None),
            ("other (1).bsc.ron", None),
            (".map.bsc.ron.01234567.bsctmp", None),
            ("map (1).txt", None),
        ] {
            assert_eq!(kind("map.bsc.ron", name), expected, "{name}");
        }
    }
}
