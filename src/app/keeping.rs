//! When unsaved work is kept, and what is known about the file on the disk.

use std::sync::Arc;
use std::time::Duration;

use super::keeper::{Known, SyncCopy};
use crate::model::Project;
use crate::store::{Base, Broken, Hash, Pace};

/// Which version of a project is in the journal.
#[derive(Default)]
pub(super) struct Noted {
    pace: Pace,
    /// The version that was seen last.
    seen: Option<Arc<Project>>,
    /// The version that was given to the journal last.
    kept: Option<Arc<Project>>,
    /// Why the last entry could not be made.
    pub(super) problem: Option<String>,
}

/// What is to be done about the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Nothing.
    Nothing,
    /// Looking again after so long.
    In(Duration),
    /// An entry, now.
    Note,
    /// Everything is saved: the entries can go.
    Forget,
}

impl Noted {
    /// What is to be done at a time; `is_hurried` keeps work at once, as when the window loses the focus.
    pub(super) fn due(&mut self, project: &Arc<Project>, is_dirty: bool, now: Duration, is_hurried: bool) -> Due {
        let is = |version: &Option<Arc<Project>>| version.as_ref().is_some_and(|other| Arc::ptr_eq(other, project));
        let is_new = !is(&self.seen);
        if is_new {
            self.seen = Some(project.clone());
        }
        if !is_dirty {
            self.pace.taken();
            return if self.kept.take().is_some() { Due::Forget } else { Due::Nothing };
        }
        if is(&self.kept) {
            self.pace.taken();
            return Due::Nothing;
        }
        if is_new || self.pace.due().is_none() {
            self.pace.edited(now);
        }
        match self.pace.due().filter(|due| *due > now && !is_hurried) {
            Some(due) => Due::In(due.saturating_sub(now)),
            None => Due::Note,
        }
    }

    /// A version was given to the journal.
    pub(super) fn note(&mut self, project: Arc<Project>) {
        self.kept = Some(project);
        self.pace.taken();
    }

    /// Everything up to a version is saved, and the journal is empty.
    pub(super) fn saved(&mut self) {
        (self.kept, self.problem) = (None, None);
    }

    /// An entry could not be made: another one is tried after a while.
    pub(super) fn failed(&mut self, problem: String) {
        (self.problem, self.kept) = (Some(problem), None);
    }
}

/// What is known about the file of the open project.
#[derive(Default)]
pub(super) struct FileState {
    /// What was seen there.
    pub(super) base: Option<Base>,
    /// Whether another window of this program has it open.
    pub(super) is_locked: bool,
    /// Whether it may not be written.
    pub(super) is_read_only: bool,
    /// The version of its format, if that is newer than this program knows, and how many records were left out.
    pub(super) newer: Option<(u32, usize)>,
    /// Whether the next save brings it to a newer version of the format.
    pub(super) is_older: bool,
    /// What another program has made of it, until one has decided what to do.
    pub(super) other: Option<Other>,
    /// Copies beside it that sync programs have made, and that nobody has decided on.
    pub(super) copies: Vec<SyncCopy>,
    /// Copies that were merged; the next save settles them.
    pub(super) merged_copies: Vec<Hash>,
}

/// What another program has made of the file.
pub(super) enum Other {
    /// It is gone.
    Gone,
    /// It is another version.
    Version {
        /// Its fingerprint.
        hash: Hash,
        /// What it holds.
        known: Known,
    },
    /// It is no project any more.
    Broken {
        /// Its fingerprint.
        hash: Hash,
        /// Why.
        reason: Broken,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(name: &str) -> Arc<Project> {
        Arc::new(Project { name: name.to_owned(), ..Project::default() })
    }

    fn secs(secs: f64) -> Duration {
        Duration::from_secs_f64(secs)
    }

    #[test]
    fn work_is_kept_a_moment_after_the_last_change() {
        let (mut noted, saved, changed) = (Noted::default(), version("a"), version("b"));
        assert_eq!(noted.due(&saved, false, secs(0.0), false), Due::Nothing);
        assert!(matches!(noted.due(&changed, true, secs(10.0), false), Due::In(left) if left < secs(1.0)));
        assert_eq!(noted.due(&changed, true, secs(10.9), false), Due::Note);
        noted.note(changed.clone());
        assert_eq!(noted.due(&changed, true, secs(11.0), false), Due::Nothing);
        assert_eq!(noted.due(&saved, false, secs(12.0), false), Due::Forget);
        assert_eq!(noted.due(&saved, false, secs(13.0), false), Due::Nothing);
    }

    #[test]
    fn continuous_changes_are_kept_all_the_same() {
        let mut noted = Noted::default();
        let mut kept = Vec::new();
        for frame in 0..600 {
            let project = version(&frame.to_string());
            let now = f64::from(frame) / 60.0;
            if noted.due(&project, true, secs(now), false) == Due::Note {
                noted.note(project);
                kept.push(now);
            }
        }
        assert!(kept[0] < 2.0 && kept.windows(2).all(|pair| pair[1] - pair[0] < 2.0));
        assert!(kept.len() < 10, "not every frame: {kept:?}");
    }

    #[test]
    fn a_window_that_loses_the_focus_waits_for_nothing() {
        let (mut noted, changed) = (Noted::default(), version("b"));
        assert_eq!(noted.due(&changed, true, secs(0.0), true), Due::Note);
    }

    #[test]
    fn what_could_not_be_kept_is_tried_again() {
        let (mut noted, changed) = (Noted::default(), version("b"));
        assert_eq!(noted.due(&changed, true, secs(0.0), true), Due::Note);
        noted.note(changed.clone());
        noted.failed("no space".to_owned());
        assert!(matches!(noted.due(&changed, true, secs(1.0), false), Due::In(_)));
        assert_eq!(noted.due(&changed, true, secs(3.0), false), Due::Note);
        assert!(noted.problem.is_some());
    }
}
