//! File names that begin with a sequence number: the order of what is kept, whatever the clock says.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use crate::store::Vfs;

/// The number and the rest of a name such as `0000000012-rest`.
pub fn split(name: &OsString) -> Option<(u64, &str)> {
    let (number, rest) = name.to_str()?.split_once('-')?;
    let is_number = number.len() >= 10 && number.bytes().all(|b| b.is_ascii_digit());
    Some((number.parse().ok().filter(|_| is_number)?, rest))
}

/// `0000000012-rest`.
pub fn join(number: u64, rest: &str) -> String {
    format!("{number:010}-{rest}")
}

/// The names in a folder; none in a folder that is not there.
pub fn names(vfs: &dyn Vfs, folder: &Path) -> io::Result<Vec<OsString>> {
    match vfs.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        names => names,
    }
}

/// The numbered names in a folder in their order, as `(number, rest, name)`.
pub fn list(vfs: &dyn Vfs, folder: &Path) -> io::Result<Vec<(u64, String, OsString)>> {
    let names = names(vfs, folder)?;
    let parts = names.into_iter().filter_map(|name| split(&name).map(|(n, rest)| (n, rest.to_owned())).zip(Some(name)));
    let mut list: Vec<_> = parts.map(|((number, rest), name)| (number, rest, name)).collect();
    list.sort();
    Ok(list)
}

/// Moves files from one folder to another, each under a new name, and waits for the names of both.
pub fn move_all(
    vfs: &dyn Vfs,
    from: &Path,
    to: &Path,
    names: impl IntoIterator<Item = (OsString, OsString)>,
) -> io::Result<()> {
    for (old, new) in names {
        vfs.rename(&from.join(old), &to.join(new))?;
    }
    super::sync_names(vfs, to)?;
    super::sync_names(vfs, from)
}

/// The number after the last one.
pub fn next(list: &[(u64, String, OsString)]) -> u64 {
    list.last().map_or(1, |(number, ..)| number.saturating_add(1))
}
