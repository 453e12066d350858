//! Slow work on named threads: files, pictures, dialogs.
//!
//! A job gets what it needs by value (an `Arc` of the project, a scene) and sends
//! one result back; the window is painted on meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui;

use super::keeper::{
    Begun, DiskNow, Found, Keeper, KeeperThread, Known, OnDisk, OpenedVersion, RecoveredWork, SaveTask, VersionFile,
};
use super::keeping::FileState;
use super::run::MergeDone;
use crate::command::ExportChoice;
use crate::edit::{self, Prepared};
use crate::export::{ExportError, Pixels, PngError};
use crate::geometry::Size;
use crate::import::{Proposal, Refusal};
use crate::layout::{Layout, LayoutRequest};
use crate::model::Project;
use crate::pitch::Show;
use crate::scene::{Derived, Outlook};
use crate::store::keep::Version;
use crate::store::{Access, Base, EncodeError, Hash, OpenError, SaveError, Warning, WaysOut};
use crate::text::Measure;
use crate::theme::Look;
use crate::ui::{PathFacts, PathPurpose, RecentFile};

/// The result of a job.
pub(super) enum Done {
    /// A file was read, or not.
    Opened(u64, PathBuf, Box<Result<OpenedFile, (OpenError, WaysOut)>>),
    /// A project was saved, or not; with the fingerprint of what the file holds now.
    Saved(Box<SaveTask>, Result<Hash, SaveProblem>),
    /// The program has started, and what an earlier start has left.
    Begun(Box<Begun>),
    /// Unsaved work that was found.
    FoundWork(Vec<Found>),
    /// Unsaved work was taken over, or not; with the serial number of its project.
    Recovered(u64, Box<Result<RecoveredWork, String>>),
    /// Unsaved work was put off or discarded.
    PutOff,
    /// Unsaved work was kept, or not.
    Noted(u64, Result<(), String>),
    /// The file of a project was looked at.
    Looked(u64, Base, DiskNow),
    /// A copy beside the file was read, or not.
    Beside(u64, PathBuf, Result<(Known, Hash), OpenError>),
    /// Two versions were put together.
    Merged(Box<MergeDone>),
    /// The old versions of the file and what came after each.
    VersionsCompared(u64, Result<Vec<VersionFile>, String>),
    /// An old version was read, or not.
    VersionRead(u64, Version, Box<Result<(Arc<Project>, Derived), String>>),
    /// An old version of a file that can't be opened was read, or not.
    OpenedVersion(u64, PathBuf, Result<OpenedVersion, String>),
    /// Files were written, or not: the first one, and how many.
    Exported(Result<(PathBuf, usize), ExportProblem>),
    /// A data file was read, or not; with the number of the reading.
    Imported(u64, Box<Result<ReadData, String>>),
    /// What the project is with the values of a data file, or why they can't be taken in; with the number of the request.
    TakenIn(u64, Box<Result<Prepared, edit::Refusal>>),
    /// What a choice of the export dialog gives.
    Previewed(Box<Previewed>),
    /// A picture for the clipboard.
    Drawn(Option<Result<Pixels, PngError>>),
    /// The story is ready to be shown, from a step on.
    PitchReady(Box<Show>, usize),
    /// The layout that the map of a request comes to rest in.
    Settled(Box<(LayoutRequest, Layout)>),
    /// The settings were written, as far as that is possible.
    SettingsKept,
    /// Which of the recent files are there.
    RecentFound(Vec<RecentFile>),
    /// What lies at the path that is typed in the path dialog.
    LookedUp(PathPurpose, PathFacts),
    /// The desktop said whether it is light or dark, or nothing.
    SystemLook(Option<Look>),
    /// A job came to grief; nothing is known of its result.
    Broke(JobKind),
    /// A file was chosen in a system dialog; `None` if it was cancelled or never came up.
    Chosen(PathPurpose, Option<PathBuf>, std::time::Duration),
}

/// What was read from a file, and its map: laying out a large one takes longer than a frame.
pub(super) struct OpenedFile {
    pub(super) project: Arc<Project>,
    pub(super) warnings: Vec<Warning>,
    pub(super) unknown_fields: Vec<String>,
    pub(super) unsaved: Vec<Found>,
    pub(super) file: FileState,
    pub(super) derived: Derived,
}

impl OpenedFile {
    /// A project read from a file, with its map as it is looked at from somewhere.
    pub(super) fn of(on_disk: OnDisk, outlook: Outlook) -> Self {
        let OnDisk { opened, is_locked, copies, unsaved } = on_disk;
        let (base, access, is_older) = (Some(opened.base()), opened.access, opened.is_older());
        let mut loaded = opened.loaded;
        let warnings = std::mem::take(&mut loaded.warnings);
        let Known { project, unknown_fields } = loaded.into();
        let derived = Derived::of(&project, outlook, &Measure::new());
        // Fields that are not known are not shown either.
        let newer = if let Access::Newer { version, left_out } = access {
            Some((version, left_out + unknown_fields.len()))
        } else {
            None
        };
        let is_read_only = access == Access::ReadOnly;
        let merged_copies = Vec::new();
        let file = FileState { base, is_locked, is_read_only, newer, is_older, other: None, copies, merged_copies };
        Self { project, warnings, unknown_fields, unsaved, file, derived }
    }
}

/// The bytes of a data file and what they would do; the bytes are kept for reading them again.
pub(super) struct ReadData {
    pub(super) bytes: Arc<Vec<u8>>,
    pub(super) proposal: Result<Proposal, Refusal>,
}

/// Why a project was not saved.
pub(super) enum SaveProblem {
    Encode(EncodeError),
    Save(SaveError),
}

/// What a choice of the export dialog gives.
pub(super) struct Previewed {
    pub(super) choice: ExportChoice,
    pub(super) part: PreviewedPart,
}

/// The picture is there long before many files are measured.
pub(super) enum PreviewedPart {
    /// Size of the picture in points, and the picture.
    Picture(Option<Size>, Option<Pixels>),
    /// How many files, and how many bytes together.
    Bytes(Result<(usize, usize), ExportError>),
}

/// Why nothing was exported.
pub(super) enum ExportProblem {
    Export(ExportError),
    Save(SaveError),
}

/// The running jobs.
pub(super) struct Jobs {
    ctx: egui::Context,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    running: Vec<JobKind>,
    keeper: KeeperThread,
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JobKind {
    Begin,
    Open,
    Save,
    Note,
    DiskLook,
    Merge,
    Versions,
    Version,
    PutOff,
    Export,
    Import,
    Preview,
    Copy,
    Dialog,
    Look,
    Layout,
    Pitch,
    Settings,
    Recent,
    LookUp,
}

impl JobKind {
    /// Whether nobody waits for its result: if it comes to grief, nothing is lost and nothing need be said.
    pub(super) fn is_quiet(self) -> bool {
        matches!(
            self,
            Self::Look
                | Self::Preview
                | Self::Layout
                | Self::Settings
                | Self::Recent
                | Self::LookUp
                | Self::DiskLook
                | Self::PutOff
        )
    }
}

impl Jobs {
    pub(super) fn new(ctx: egui::Context, keeper: KeeperThread) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, sender, receiver, running: Vec::new(), keeper }
    }

    /// Starts a job that touches the user's files or the state folder: after all such jobs from before.
    pub(super) fn keep(&mut self, kind: JobKind, work: impl FnOnce(&mut Keeper) -> Done + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        self.running.push(kind);
        let is_taken = self.keeper.ask(move |keeper| {
            let done = catch_unwind(AssertUnwindSafe(|| work(keeper))).unwrap_or(Done::Broke(kind));
            // The receiver lives as long as the window; without it there is nobody to tell.
            let _told = sender.send(done);
            ctx.request_repaint();
        });
        if !is_taken {
            let _told = self.sender.send(Done::Broke(kind));
        }
    }

    /// Asks for something that has no result.
    pub(super) fn keep_quietly(&self, work: impl FnOnce(&mut Keeper) + Send + 'static) {
        let _taken = self.keeper.ask(work);
    }

    /// Waits until all that touches files is done; nothing can be asked for after that.
    pub(super) fn finish_keeping(&mut self) {
        self.keeper.finish();
    }

    /// Starts a job; where the system gives no thread, that is told like a job that came to grief.
    pub(super) fn start(&mut self, kind: JobKind, work: impl FnOnce() -> Done + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        self.running.push(kind);
        let job = move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Done::Broke(kind));
            // The receiver lives as long as the window; without it there is nobody to tell.
            let _told = sender.send(done);
            ctx.request_repaint();
        };
        if let Err(err) = std::thread::Builder::new().name(format!("{kind:?}")).spawn(job) {
            log::error!("no thread for {kind:?}: {err}");
            // This end of the channel is here, so the message arrives.
            let _told = self.sender.send(Done::Broke(kind));
        }
    }

    /// Whether a job of a kind is running.
    pub(super) fn is_running(&self, kind: JobKind) -> bool {
        self.running.contains(&kind)
    }

    /// The results that came in.
    pub(super) fn finished(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        for result in &done {
            let kind = result.kind();
            if let Some(index) = self.running.iter().position(|running| *running == kind) {
                self.running.remove(index);
            }
        }
        done
    }
}

impl Done {
    fn kind(&self) -> JobKind {
        match self {
            Self::Saved(..) => JobKind::Save,
            Self::Begun(_) | Self::FoundWork(_) => JobKind::Begin,
            Self::Opened(..) | Self::Recovered(..) | Self::OpenedVersion(..) => JobKind::Open,
            Self::PutOff => JobKind::PutOff,
            Self::Noted(..) => JobKind::Note,
            Self::Looked(..) => JobKind::DiskLook,
            Self::Beside(..) | Self::Merged(_) => JobKind::Merge,
            Self::VersionsCompared(..) => JobKind::Versions,
            Self::VersionRead(..) => JobKind::Version,
            Self::Exported(..) => JobKind::Export,
            Self::Imported(..) | Self::TakenIn(..) => JobKind::Import,
            Self::Previewed(_) => JobKind::Preview,
            Self::Drawn(_) => JobKind::Copy,
            Self::Chosen(..) => JobKind::Dialog,
            Self::SystemLook(_) => JobKind::Look,
            Self::PitchReady(..) => JobKind::Pitch,
            Self::Settled(_) => JobKind::Layout,
            Self::SettingsKept => JobKind::Settings,
            Self::RecentFound(_) => JobKind::Recent,
            Self::LookedUp(..) => JobKind::LookUp,
            Self::Broke(kind) => *kind,
        }
    }
}
