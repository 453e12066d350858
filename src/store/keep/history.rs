//! Every version of a file that was overwritten, thinned with age.
//!
//! A version is one file; its name holds its sequence number, its time and the fingerprint of its bytes, so that there
//! is no list which could disagree with the versions. All versions of the last day are kept, one an hour for a week,
//! one a day for thirty days, within 200 MB for all files together; the newest version of a file always stays.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::age::{DAY, ages};
use super::meta::{path_of_text, path_text};
use super::{StateFolder, key, numbered};
use crate::model::limits;
use crate::store::{Hash, SaveError, Step, Vfs, save};

const HOUR: i64 = DAY / 24;

/// For how many days versions are kept at all.
const DAYS: i64 = 30;

/// How much all histories take at most, in bytes.
pub const MOST: u64 = 200 * 1024 * 1024;

/// The file that says whose history a folder is.
const PATH: &str = "path";

/// The history of one file.
#[derive(Clone, Debug)]
pub struct History {
    folder: PathBuf,
    path: PathBuf,
}

/// An old version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its place in the order of versions.
    pub sequence: u64,
    /// When it was overwritten, by the clock of then.
    pub time: Timestamp,
    /// The fingerprint of its bytes.
    pub hash: Hash,
    /// Its length in bytes.
    pub bytes: u64,
    /// Where it is kept.
    pub file: PathBuf,
}

/// A file that has a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The file, by its canonical path; it may be gone.
    pub path: PathBuf,
    /// How many old versions there are.
    pub versions: usize,
    /// Their bytes, all together.
    pub bytes: u64,
}

impl StateFolder {
    /// The history of a file, given by its canonical path.
    pub fn history(&self, path: &Path) -> History {
        History { folder: self.histories().join(key(path)), path: path.to_owned() }
    }

    /// All files that have a history, sorted by path.
    pub fn pasts(&self, vfs: &dyn Vfs) -> io::Result<Vec<Past>> {
        let mut pasts = Vec::new();
        for history in self.all(vfs)? {
            let versions = history.versions(vfs)?;
            let bytes = versions.iter().map(|version| version.bytes).sum();
            pasts.push(Past { path: history.path, versions: versions.len(), bytes });
        }
        pasts.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(pasts)
    }

    fn all(&self, vfs: &dyn Vfs) -> io::Result<Vec<History>> {
        let folders = numbered::names(vfs, &self.histories())?.into_iter().map(|name| self.histories().join(name));
        let named = folders.filter_map(|folder| {
            let text = String::from_utf8(vfs.read(&folder.join(PATH), limits::LINE_BYTES as u64).ok()?).ok()?;
            Some(History { folder, path: path_of_text(&text) })
        });
        Ok(named.collect())
    }

    /// Thins all histories by age, then by size; gives the number of versions that went.
    pub fn thin_histories(&self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<usize> {
        let mut removed = 0;
        let mut kept = Vec::new();
        for history in self.all(vfs)? {
            removed += history.thin(vfs, now)?;
            kept.push(history.versions(vfs)?);
        }
        let size = |versions: &[Version]| versions.iter().map(|version| version.bytes).sum::<u64>();
        while kept.iter().map(|versions| size(versions)).sum::<u64>() > MOST {
            // The oldest of the largest; the newest version of a file stays.
            let largest = kept.iter_mut().filter(|versions| versions.len() > 1).max_by_key(|versions| size(versions));
            let Some(versions) = largest else { break };
            vfs.remove(&versions.remove(0).file)?;
            removed += 1;
        }
        Ok(removed)
    }
}

impl History {
    /// The file whose history it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The old versions, from the oldest to the newest.
    pub fn versions(&self, vfs: &dyn Vfs) -> io::Result<Vec<Version>> {
        let list = numbered::list(vfs, &self.folder)?;
        let versions = list.into_iter().filter_map(|(sequence, rest, name)| {
            let (time, hash) = rest.strip_suffix(".old")?.rsplit_once('-')?;
            let time = Timestamp::from_second(time.parse().ok()?).ok()?;
            let file = self.folder.join(name);
            let bytes = vfs.info(&file).ok()?.bytes;
            Some(Version { sequence, time, hash: hash.parse().ok()?, bytes, file })
        });
        Ok(versions.collect())
    }

    /// Keeps a version that is about to be overwritten; the newest one is not kept twice.
    pub fn keep(&self, vfs: &dyn Vfs, bytes: &[u8], now: Timestamp) -> Result<Version, SaveError> {
        let failed = |source| SaveError::Failed { step: Step::Create, source, path: self.folder.clone() };
        let hash = Hash::of(bytes);
        let versions = self.versions(vfs).map_err(failed)?;
        if let Some(newest) = versions.last().filter(|newest| newest.hash == hash && self.read(vfs, newest).is_ok()) {
            return Ok(newest.clone());
        }
        let (named, text) = (self.folder.join(PATH), path_text(&self.path));
        // The name was written after the folder was on the disk, so with the right name it is.
        if vfs.read(&named, limits::LINE_BYTES as u64).ok().as_deref() != Some(text.as_bytes()) {
            StateFolder::make(vfs, &self.folder).map_err(failed)?;
            save(vfs, &named, text.as_bytes())?;
        }
        let sequence = numbered::next(&numbered::list(vfs, &self.folder).map_err(failed)?);
        let name = numbered::join(sequence, &format!("{}-{hash}.old", now.as_second()));
        let file = self.folder.join(name);
        save(vfs, &file, bytes)?;
        Ok(Version { sequence, time: now, hash, bytes: bytes.len() as u64, file })
    }

    /// The bytes of a version; an error if they are not as they were kept.
    pub fn read(&self, vfs: &dyn Vfs, version: &Version) -> io::Result<Vec<u8>> {
        let bytes = vfs.read(&version.file, limits::FILE_BYTES)?;
        if Hash::of(&bytes) == version.hash { Ok(bytes) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// Removes versions that are too old or too close to others; gives their number.
    pub fn thin(&self, vfs: &dyn Vfs, now: Timestamp) -> io::Result<usize> {
        let versions = self.versions(vfs)?;
        let times: Vec<i64> = versions.iter().map(|version| version.time.as_second()).collect();
        let going = thinned(&times, now.as_second());
        for index in &going {
            if let Some(version) = versions.get(*index) {
                vfs.remove(&version.file)?;
            }
        }
        Ok(going.len())
    }
}

/// Which of the versions of these times, in their order, are not needed any more.
fn thinned(times: &[i64], now: i64) -> Vec<usize> {
    let mut going = Vec::new();
    let mut last_slot = None;
    // From the newest to the oldest: of an hour or a day, the newest version stays.
    for (index, (time, age)) in times.iter().zip(ages(times, now)).enumerate().rev() {
        // Where time and sequence disagree, nothing is known about the age.
        let Some(age) = age else { continue };
        let slot = if age <= DAY {
            None
        } else if age <= 7 * DAY {
            Some((HOUR, time.div_euclid(HOUR)))
        } else {
            Some((DAY, time.div_euclid(DAY)))
        };
        let is_newest = index + 1 == times.len();
        if !is_newest && (age > DAYS * DAY || slot.is_some() && slot == last_slot) {
            going.push(index);
        }
        last_slot = slot;
    }
    going
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_thinned_as_promised() {
        // One every ten minutes for forty days.
        let times: Vec<i64> = (0..40 * 144).map(|n| n * 600).collect();
        let now = 40 * DAY;
        let going = thinned(&times, now);
        let kept: Vec<i64> =
            times.iter().enumerate().filter(|(i, _)| !going.contains(i)).map(|(_, t)| now - t).collect();
        let count = |from: i64, to: i64| kept.iter().filter(|age| (from + 1..=to).contains(*age)).count();
        assert_eq!(count(0, DAY), 144);
        assert!((24 * 6..=24 * 6 + 1).contains(&count(DAY, 7 * DAY)), "{}", count(DAY, 7 * DAY));
        assert!((23..=24).contains(&count(7 * DAY, 30 * DAY)), "{}", count(7 * DAY, 30 * DAY));
        assert_eq!(count(30 * DAY, 41 * DAY), 0);
        // After a jump of the clock, nothing is older than before it.
        assert_eq!(thinned(&times, now + 3650 * DAY), thinned(&times, now - 600));
        assert_eq!(thinned(&times, -3650 * DAY), Vec::<usize>::new());
        assert_eq!(thinned(&[], 0), Vec::<usize>::new());
    }
}
