//! What can be said about old versions, unsaved work that was found, and the file on the disk.

use std::path::PathBuf;

/// About the old versions of the open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionStep {
    /// Looks at the version of a sequence number.
    Show(u64),
    /// Goes back to the project as it is now.
    Leave,
    /// Puts the version that is looked at in the place of the project.
    Restore,
    /// Puts what differs at a place in the list of changes into the project, and nothing else.
    RestoreChange(usize),
    /// Closes the list.
    Close,
}

/// About unsaved work that was found, by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryStep {
    /// Opens it.
    Recover(usize),
    /// Opens its file as it was saved.
    OpenFile(usize),
    /// Moves it to the trash.
    Discard(usize),
    /// Puts all of it off: what is not newer is not offered again by itself.
    Later,
}

/// About the file on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskStep {
    /// Looks whether it is still what was seen last.
    Look,
    /// Puts the work here and the file together.
    Merge,
    /// Asks whether the file takes the place of the work here.
    AskReload,
    /// Takes the file in the place of the work here.
    Reload,
    /// Saves over what another program has written.
    Replace,
    /// Saves where the file has vanished.
    SaveHere,
    /// Asks for another file.
    SaveElsewhere,
    /// Saves into a file with several names, for all of them.
    WriteThrough,
    /// Saves under this name only.
    Separate,
    /// Saves although fields are lost that this version does not know.
    DropFields,
    /// Saves although the old version can't be kept.
    WithoutHistory,
    /// Puts the work here and a copy beside the file together.
    MergeCopy(PathBuf),
    /// Leaves such a copy alone.
    IgnoreCopy(PathBuf),
    /// Opens an old version of a file that can't be opened.
    OpenVersion(PathBuf, u64),
    /// Opens a file with git's conflict markers.
    OpenMarked(PathBuf),
}
