//! What an earlier start has left behind.

use std::path::Path;
use std::sync::Arc;

use super::{Keeper, Known, Open};
use crate::analysis::difference::{Difference, difference};
use crate::lang::Lang;
use crate::model::{Project, limits};
use crate::store::keep::{Entry, Meta, Start, Trashed};
use crate::store::{self, Loaded, Vfs as _};

/// How the program starts, and what was found.
pub(in crate::app) struct Begun {
    /// As always, or without opening anything.
    pub(in crate::app) start: Start,
    /// Unsaved work, the newest first.
    pub(in crate::app) found: Vec<Found>,
    /// Why nothing can be kept, if that is so.
    pub(in crate::app) problem: Option<String>,
}

/// Where work is that is in no file.
#[derive(Clone)]
pub(in crate::app) enum Unsaved {
    /// A process has left it behind.
    Left(Entry),
    /// In the trash.
    Trashed(Trashed),
}

impl Unsaved {
    /// Where it comes from.
    pub(in crate::app) fn meta(&self) -> &Meta {
        match self {
            Self::Left(entry) => &entry.meta,
            Self::Trashed(trashed) => &trashed.meta,
        }
    }

    /// Whether it was put off until there is newer.
    pub(in crate::app) fn is_skipped(&self) -> bool {
        matches!(self, Self::Left(entry) if entry.is_skipped)
    }

    /// What a process has left behind, if it is that.
    pub(in crate::app) fn left(&self) -> Option<&Entry> {
        match self {
            Self::Left(entry) => Some(entry),
            Self::Trashed(_) => None,
        }
    }
}

/// Unsaved work, and how it differs from its file.
#[derive(Clone)]
pub(in crate::app) struct Found {
    pub(in crate::app) work: Unsaved,
    /// What differs; `None` without a file, or where one of the two can't be read.
    pub(in crate::app) difference: Option<Difference>,
}

/// Unsaved work that was taken over.
pub(in crate::app) struct RecoveredWork {
    /// Where it comes from.
    pub(in crate::app) meta: Meta,
    /// The project.
    pub(in crate::app) project: Arc<Project>,
    /// What the work began from, if that is still to be had.
    pub(in crate::app) seen: Option<Known>,
}

impl Keeper {
    /// Marks the start and looks for unsaved work.
    pub(in crate::app) fn begin(&mut self) -> Begun {
        let normal = |problem| Begun { start: Start::Normal, found: Vec::new(), problem };
        let state = match &self.state {
            Ok(state) => state,
            Err(reason) => return normal(Some(reason.clone()).filter(|reason| !reason.is_empty())),
        };
        let start = match state.begin_start(&self.fs) {
            Ok((start, starting)) => {
                self.starting = starting;
                start
            }
            Err(error) => return normal(Some(error.to_string())),
        };
        Begun { start, found: self.found(), problem: None }
    }

    /// All unsaved work, with what was put aside after failed starts and what was discarded.
    pub(in crate::app) fn all_found(&self) -> Vec<Found> {
        let Ok(state) = &self.state else { return Vec::new() };
        if let Err(error) = state.bring_back(&self.fs) {
            log::warn!("unsaved work stays aside: {error}");
        }
        let discarded = state.discarded(&self.fs).unwrap_or_else(|error| {
            log::warn!("discarded work can't be looked for: {error}");
            Vec::new()
        });
        let discarded = discarded.into_iter().map(|trashed| {
            let bytes = self.fs.read(&trashed.file, limits::FILE_BYTES).ok();
            let difference = bytes.and_then(|bytes| self.difference(&trashed.meta, &bytes));
            Found { difference, work: Unsaved::Trashed(trashed) }
        });
        self.found().into_iter().chain(discarded).collect()
    }

    /// Unsaved work of a file that was not put off.
    pub(super) fn unsaved_work_of(&self, path: &Path) -> Vec<Found> {
        let mut found = self.found();
        found.retain(|found| found.work.meta().path.as_deref() == Some(path) && !found.work.is_skipped());
        found
    }

    /// Unsaved work that no window has open, the newest first.
    pub(in crate::app) fn found(&self) -> Vec<Found> {
        let Ok(state) = &self.state else { return Vec::new() };
        let mut entries = state.entries(&self.fs, (self.now)()).unwrap_or_else(|error| {
            log::warn!("unsaved work can't be looked for: {error}");
            Vec::new()
        });
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.meta.time));
        let found = entries.into_iter().map(|entry| {
            let read = entry.read(&self.fs);
            let difference = read.and_then(|(meta, bytes)| self.difference(&meta, &bytes));
            Found { difference, work: Unsaved::Left(entry) }
        });
        found.collect()
    }

    fn difference(&self, meta: &Meta, bytes: &[u8]) -> Option<Difference> {
        let saved = store::open(&self.fs, meta.path.as_deref()?).ok()?;
        let work = store::read(bytes).ok()?;
        Some(difference(&saved.project, &work.project))
    }

    /// Takes unsaved work over into a window.
    pub(in crate::app) fn recover(&mut self, serial: u64, work: &Unsaved, lang: Lang) -> Result<RecoveredWork, String> {
        let state = self.state.as_ref().map_err(Clone::clone)?;
        let entry = match work {
            Unsaved::Left(entry) => entry.clone(),
            Unsaved::Trashed(trashed) => state.take_back(&self.fs, trashed).map_err(|source| {
                lang.recovery_unreadable(&trashed.file.to_string_lossy(), &lang.system(&source)).into_owned()
            })?,
        };
        let recovered = entry.recover(&self.fs, state).map_err(|error| error.message(lang))?;
        let project = store::read(&recovered.bytes).map_err(|broken| {
            lang.recovery_unreadable(&entry.folder.to_string_lossy(), &broken.message(lang)).into_owned()
        })?;
        let path = recovered.meta.path.clone();
        let seen = path.as_deref().and_then(|path| self.base_of_work(path, recovered.meta.base));
        self.open.insert(serial, Open { journal: Some(recovered.journal), ..Open::default() });
        Ok(RecoveredWork { meta: recovered.meta, project: Arc::new(project.project), seen: seen.map(Known::from) })
    }

    /// What was seen in a file: the file, if it still is that, or the old version that it was.
    fn base_of_work(&self, path: &Path, base: store::Base) -> Option<Loaded> {
        let store::Base::Seen(hash) = base else { return None };
        let bytes = self.fs.read(path, limits::FILE_BYTES).ok().filter(|bytes| store::Hash::of(bytes) == hash);
        let from_history = || {
            let history = self.state.as_ref().ok()?.history(path);
            let versions = history.versions(&self.fs).ok()?;
            let version = versions.into_iter().find(|version| version.hash == hash)?;
            history.read(&self.fs, &version).ok()
        };
        store::read(&bytes.or_else(from_history)?).ok()
    }

    /// Moves unsaved work to the trash.
    pub(in crate::app) fn discard(&self, entry: &Entry) {
        if let Ok(state) = &self.state
            && let Err(error) = entry.discard(&self.fs, state, (self.now)())
        {
            log::warn!("unsaved work stays: {error}");
        }
    }

    /// Puts unsaved work off until there is newer.
    pub(in crate::app) fn put_off<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>) {
        for entry in entries {
            if let Err(error) = entry.skip(&self.fs) {
                log::warn!("unsaved work will be offered again: {error}");
            }
        }
    }
}
