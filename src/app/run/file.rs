//! New, open, save, close; asking before work is dropped.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui;

use super::path::file_name;
use crate::app::App;
use crate::app::dialogs::{self, TOO_FAST};
use crate::app::jobs::{Done, JobKind, OpenedFile, SaveProblem};
use crate::app::keeper::{Found, Keeper, Known, OpenedVersion, SaveTask, Unsaved};
use crate::app::keeping::{FileState, Noted};
use crate::app::open_project::OpenProject;
use crate::command::{Action, Command, DiskStep, ImportStep, RecoveryStep, UnsavedAnswer};
use crate::edit::Document;
use crate::library::{self, TemplateKind};
use crate::store::keep::Trashed;
use crate::store::{self, Base, Broken, Hash, Losses, OpenError, WaysOut};
use crate::ui::{BrokenFile, Dialog, Offer, PathDialog, PathPurpose, SideTab, UnsavedDialog, ViewState};

/// Does what drops the open project, after asking if that loses work.
pub(super) fn guard(app: &mut App, ctx: &egui::Context, command: Command) {
    if app.open.as_ref().is_some_and(OpenProject::is_unsaved) {
        ask_unsaved(app, command);
    } else {
        proceed(app, ctx, command);
    }
}

fn ask_unsaved(app: &mut App, pending: Command) {
    let lang = app.lang();
    let name = app.open.as_ref().map(|open| open.title(lang)).unwrap_or_default();
    app.pending = Some(pending);
    app.view.dialog = Some(Dialog::Unsaved(UnsavedDialog { name }));
}

fn proceed(app: &mut App, ctx: &egui::Context, command: Command) {
    match command {
        Command::NewFrom(kind) => new_from(app, kind),
        Command::OpenFile(path) => open(app, ctx, path),
        Command::Recovery(RecoveryStep::Recover(place)) => {
            if let Some(work) = app.found.get(place).map(|found| found.work.clone()) {
                super::recovery::recover(app, work);
            }
        }
        _ => {
            super::keeping::leave(app);
            app.derived = None;
            app.gliding = None;
            app.broken = None;
            app.view = ViewState::default();
            super::settings::find_recent(app);
        }
    }
}

/// The window is to close: with unsaved work it stays and asks.
pub(crate) fn close_requested(app: &mut App, ctx: &egui::Context) {
    if ctx.text_edit_focused() && app.open.is_some() && app.view.dialog.is_none() {
        // What is being typed is entered first; whether there is something to save is known then.
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        app.commands.act(Action::Quit);
        return;
    }
    if app.open.as_ref().is_some_and(OpenProject::is_unsaved) {
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        ask_unsaved(app, Command::Act(Action::Quit));
    }
}

pub(super) fn answer(app: &mut App, ctx: &egui::Context, answer: UnsavedAnswer) {
    match answer {
        UnsavedAnswer::Cancel => app.pending = None,
        // What is pending goes on when the save has succeeded.
        UnsavedAnswer::Save => save(app),
        UnsavedAnswer::Discard => {
            if let Some(open) = &mut app.open {
                open.is_given_up = true;
            }
            if let Some(pending) = app.pending.take() {
                go_on(app, ctx, pending);
            }
        }
    }
}

fn go_on(app: &mut App, ctx: &egui::Context, pending: Command) {
    if pending == Command::Act(Action::Quit) {
        app.may_close = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    } else {
        proceed(app, ctx, pending);
    }
}

fn new_from(app: &mut App, kind: TemplateKind) {
    let made = library::new_project(kind, app.lang(), app.environment.today, app.environment.ids.as_mut());
    match made {
        // An untouched template is not worth a question when it is closed.
        Ok(project) => {
            let serial = app.next_serial();
            show(app, serial, Document::saved(project), None);
        }
        Err(err) => app.complain(err.to_string()),
    }
}

/// Puts a project into the window; the one that was there goes.
pub(super) fn show(app: &mut App, serial: u64, document: Document, path: Option<PathBuf>) {
    super::keeping::leave(app);
    app.broken = None;
    app.derived = None;
    app.gliding = None;
    // What was found of other projects is still to be decided on.
    let dialog = app.view.dialog.take().filter(|dialog| matches!(dialog, Dialog::Recovery(_)));
    app.view = ViewState { notices: std::mem::take(&mut app.view.notices), dialog, ..ViewState::default() };
    // What they offer to undo was done to the project before.
    app.withdraw_undo();
    if let Some(path) = path.clone() {
        // Now that the project from before has left it.
        app.jobs.keep_quietly(move |keeper| keeper.lock(serial, &path));
    }
    app.open = Some(OpenProject {
        document,
        path,
        unknown_fields: Vec::new(),
        file: FileState::default(),
        noted: Noted::default(),
        serial,
        is_given_up: false,
        as_of: None,
        playing: None,
        has_settled: false,
        has_columns: false,
    });
}

fn open(app: &mut App, ctx: &egui::Context, path: PathBuf) {
    if !app.jobs.is_running(JobKind::Open) {
        let outlook = app.outlook(ctx, app.environment.today, false);
        let serial = app.next_serial();
        app.jobs.keep(JobKind::Open, move |keeper| {
            let result = keeper.open(serial, &path).map(|on_disk| OpenedFile::of(on_disk, outlook));
            let result = result.map_err(|error| (error, keeper.ways_out(&path)));
            Done::Opened(serial, path, Box::new(result))
        });
    }
}

/// Opens something in the place of a file that can't be opened as it is.
pub(super) fn open_instead(
    app: &mut App,
    path: PathBuf,
    read: impl FnOnce(&Keeper, &Path) -> Result<OpenedVersion, String> + Send + 'static,
) {
    if !app.jobs.is_running(JobKind::Open) {
        let serial = app.next_serial();
        app.jobs.keep(JobKind::Open, move |keeper| {
            let opened = read(keeper, &path);
            Done::OpenedVersion(serial, path, opened)
        });
    }
}

/// What a file holds is shown, or why it is no project and what there is instead.
pub(super) fn opened(app: &mut App, serial: u64, path: PathBuf, result: Result<OpenedFile, (OpenError, WaysOut)>) {
    let lang = app.lang();
    match result {
        // Changed while the file was being read: that is not dropped unasked.
        Ok(_) if app.open.as_ref().is_some_and(|open| open.document.is_dirty() && !open.is_given_up) => {
            app.jobs.keep_quietly(move |keeper| keeper.leave(serial));
            ask_unsaved(app, Command::OpenFile(path));
        }
        Ok(loaded) => {
            super::settings::remember(app, &path);
            show(app, serial, Document::saved(loaded.project), Some(path));
            if let Some(open) = &mut app.open {
                open.unknown_fields = loaded.unknown_fields;
                open.file = loaded.file;
            }
            app.derived = Some(loaded.derived);
            if !loaded.unsaved.is_empty() {
                super::recovery::offer(app, loaded.unsaved);
            }
            for warning in &loaded.warnings {
                app.complain(warning.message(lang));
            }
        }
        // With a project in the window it stays there; the reason is a notice.
        Err((error, _)) if app.open.is_some() => app.complain(error.message(lang)),
        Err((error, ways)) => show_broken(app, &path, &error, &ways),
    }
}

fn show_broken(app: &mut App, path: &Path, error: &OpenError, ways: &WaysOut) {
    let lang = app.lang();
    let name = file_name(path);
    let (problems, is_text) = match error {
        OpenError::Broken { source, .. } if !source.problems().is_empty() => {
            (source.problems().iter().map(|problem| problem.message(lang)).collect(), true)
        }
        other => (vec![other.message(lang)], false),
    };
    let mut offers = Vec::new();
    if matches!(error, OpenError::Broken { source: Broken::Conflicts { .. }, .. }) {
        let resolve = Command::Disk(DiskStep::OpenMarked(path.to_owned()));
        offers.push(Offer::new(lang.broken_resolve(), resolve));
    }
    let recover = |app: &mut App, work: Unsaved| {
        let place = app.found.len();
        app.found.push(Found { work, difference: None });
        Command::Recovery(RecoveryStep::Recover(place))
    };
    for entry in &ways.entries {
        let (day, time) = app.when(entry.meta.time);
        offers.push(Offer::new(lang.broken_recovery(&day, &time), recover(app, Unsaved::Left(entry.clone()))));
    }
    // The last version that was saved is in no history: the file was that. What was unsaved before it is near.
    let is_newer = |trashed: &Trashed| ways.version.as_ref().is_none_or(|version| trashed.meta.time > version.time);
    if let Some(trashed) = ways.trashed.first().filter(|trashed| is_newer(trashed)) {
        let (day, time) = app.when(trashed.meta.time);
        offers.push(Offer::new(lang.broken_trashed(&day, &time), recover(app, Unsaved::Trashed(trashed.clone()))));
    }
    if let Some(version) = &ways.version {
        let (day, time) = app.when(version.time);
        let size = lang.bytes(usize::try_from(version.bytes).unwrap_or(usize::MAX));
        let open = Command::Disk(DiskStep::OpenVersion(path.to_owned(), version.sequence));
        offers.push(Offer::new(lang.broken_version(&day, &time, &size), open));
    }
    for sibling in &ways.siblings {
        let text = lang.broken_sibling(&file_name(&sibling.path));
        offers.push(Offer::new(text, Command::OpenFile(sibling.path.clone())));
    }
    app.broken = Some(BrokenFile { name, problems, is_text, offers });
}

/// An old version is shown in the place of a file that can't be opened; saving replaces the file and keeps it.
pub(super) fn opened_version(
    app: &mut App,
    ctx: &egui::Context,
    serial: u64,
    path: PathBuf,
    result: Result<OpenedVersion, String>,
) {
    let lang = app.lang();
    match result {
        Err(reason) => app.complain(reason),
        Ok(OpenedVersion { known: Known { project, unknown_fields }, base }) => {
            let (name, has_conflicts) = (file_name(&path), !project.conflicts.is_empty());
            show(app, serial, Document::unsaved(Arc::unwrap_or_clone(project)), Some(path));
            if let Some(open) = &mut app.open {
                open.file.base = Some(base);
                open.unknown_fields = unknown_fields;
            }
            // Versions that were put together are shown with what is open in them, which says enough.
            if !has_conflicts {
                app.say(ctx, lang.broken_opened_version(&name).into_owned());
            }
        }
    }
}

pub(super) fn save(app: &mut App) {
    let Some(open) = &app.open else { return };
    match &open.path {
        // The banner says why.
        Some(_) if open.file.newer.is_some() || open.file.is_locked || open.file.is_read_only => save_as(app),
        Some(path) => save_to(app, path.clone()),
        None => save_as(app),
    }
}

pub(super) fn save_as(app: &mut App) {
    let lang = app.lang();
    let Some(open) = &app.open else { return };
    // Where the file itself can't be saved over, another name is what is wanted.
    let needs_copy =
        open.file.is_locked || open.file.is_read_only || open.file.newer.is_some() || open.file.other.is_some();
    let stem = open.file_stem(lang);
    let stem = if needs_copy && open.path.is_some() { lang.save_copy_name(&stem).into_owned() } else { stem };
    let name = format!("{stem}.{}", store::EXTENSION);
    let folder = open.path.as_ref().and_then(|path| path.parent()).map(Path::to_path_buf);
    choose(app, PathPurpose::Save, folder, &name);
}

/// Saves on a thread; a save that is still running is followed by another one when it is done.
pub(super) fn save_to(app: &mut App, path: PathBuf) {
    let lang = app.lang();
    let Some(open) = &mut app.open else { return };
    open.document.seal();
    let is_own = open.path.as_ref() == Some(&path);
    if is_own && open.file.is_locked {
        let name = file_name(&path);
        app.pending = None;
        return app.complain(lang.disk_locked(&name).into_owned());
    }
    // Of another file, the dialog has asked whether it may be replaced.
    let base = open.file.base.filter(|_| is_own);
    let losses = if is_own { Losses::from_unknown(open.unknown_fields.len()) } else { Losses::None };
    let task = SaveTask { losses, ..SaveTask::new(open.serial, open.document.project().clone(), path, base) };
    start_save(app, task);
}

/// Does a save with what was agreed to.
pub(super) fn start_save(app: &mut App, task: SaveTask) {
    if app.jobs.is_running(JobKind::Save) {
        app.save_again = Some(task);
        return;
    }
    app.jobs.keep(JobKind::Save, move |keeper| {
        let result = keeper.save(&task);
        Done::Saved(Box::new(task), result)
    });
}

pub(super) fn saved(app: &mut App, ctx: &egui::Context, task: SaveTask, result: Result<Hash, SaveProblem>) {
    let lang = app.lang();
    let save_again = app.save_again.take();
    match result {
        Err(problem) => {
            let is_open = app.open.as_ref().is_some_and(|open| open.serial == task.serial);
            match problem {
                SaveProblem::Save(error) if is_open => super::disk::refused(app, task, error),
                SaveProblem::Save(error) => app.complain(error.message(lang)),
                SaveProblem::Encode(error) => {
                    app.pending = None;
                    app.complain(error.message(lang));
                }
            }
            return;
        }
        Ok(hash) => {
            let name = file_name(&task.path);
            super::settings::remember(app, &task.path);
            // Another project may have been opened meanwhile; it has a file of its own.
            if let Some(open) = app.open.as_mut().filter(|open| open.serial == task.serial) {
                open.document.mark_saved(task.project);
                open.unknown_fields.clear();
                let file = std::mem::take(&mut open.file);
                let is_same_file = open.path.as_ref() == Some(&task.path);
                let copies = if is_same_file { file.copies } else { Vec::new() };
                if is_same_file && !file.merged_copies.is_empty() {
                    let document = task.path.clone();
                    app.jobs.keep_quietly(move |keeper| keeper.settle_copies(&document, &file.merged_copies));
                }
                open.file = FileState { base: Some(Base::Seen(hash)), copies, ..FileState::default() };
                open.noted.saved();
                open.path = Some(task.path);
            }
            app.say(ctx, lang.saved_as(&name).into_owned());
        }
    }
    if app.view.side == SideTab::Versions {
        super::versions::list(app);
    }
    let is_same = |serial| app.open.as_ref().is_some_and(|open| open.serial == serial);
    if let Some(task) = save_again.filter(|task| is_same(task.serial)) {
        save_to(app, task.path);
        return;
    }
    // Changed while it was being saved: what is pending would drop those changes.
    if app.pending.is_some() && app.open.as_ref().is_some_and(|open| open.document.is_dirty()) {
        save(app);
    } else if let Some(pending) = app.pending.take() {
        go_on(app, ctx, pending);
    }
}

/// A job came to grief: what it was to do is not done.
pub(super) fn broke(app: &mut App, kind: JobKind) {
    let lang = app.lang();
    if kind == JobKind::Layout {
        crate::app::settle::give_up(app);
    }
    if kind == JobKind::Begin && !std::mem::replace(&mut app.has_begun, true) {
        // Whatever came of looking back: what the program was started with is opened.
        if let Some(path) = app.to_open.take() {
            app.commands.push(Command::OpenFile(path));
        }
    }
    if kind == JobKind::Export {
        super::export::close_progress(app);
    }
    if kind == JobKind::Import {
        return super::import::broke(app);
    }
    if !kind.is_quiet() {
        app.pending = None;
        app.save_again = None;
        app.complain(lang.job_broke().into_owned());
    }
}

pub(super) fn choose_open(app: &mut App) {
    choose(app, PathPurpose::Open, None, "");
}

/// Asks for a file: by the system's dialog on a thread, or by the path field in the app.
///
/// Asking again while a system dialog is up opens the path field: some desktops never show theirs.
pub(super) fn choose(app: &mut App, purpose: PathPurpose, folder: Option<PathBuf>, name: &str) {
    let recent = || app.settings.recent.first().and_then(|path| path.parent()).map(Path::to_path_buf);
    let home = || etcetera::home_dir().ok();
    let start = folder.or_else(recent).or_else(home).unwrap_or_default().join(name);
    if app.environment.uses_system_dialogs && !app.jobs.is_running(JobKind::Dialog) {
        let lang = app.lang();
        app.jobs.start(JobKind::Dialog, move || dialogs::choose(purpose, &start, lang));
    } else {
        app.view.dialog = Some(Dialog::Path(PathDialog::new(purpose, &start)));
    }
}

pub(super) fn chosen(app: &mut App, purpose: PathPurpose, path: Option<PathBuf>, took: Duration) {
    match (path, purpose) {
        (Some(path), PathPurpose::Open) => app.ask(Command::OpenFile(path)),
        (Some(path), PathPurpose::Import) => app.ask(Command::Import(ImportStep::File(path))),
        (Some(path), PathPurpose::Save) => {
            let with_ending = store::with_extension(path.clone());
            if with_ending != path && with_ending.exists() {
                // The dialog asked about another file than the one that would be replaced.
                app.view.dialog = Some(Dialog::Path(PathDialog::new(purpose, &with_ending)));
            } else {
                app.ask(Command::SaveTo(with_ending));
            }
        }
        (Some(path), PathPurpose::Export(choice)) => {
            let with_ending = super::path::with_format(path.clone(), choice.format);
            if with_ending != path && with_ending.exists() {
                app.view.dialog = Some(Dialog::Path(PathDialog::new(purpose, &with_ending)));
            } else {
                app.ask(Command::ExportTo(with_ending, choice));
            }
        }
        (None, _) if took < TOO_FAST => {
            app.environment.uses_system_dialogs = false;
            let lang = app.lang();
            match purpose {
                PathPurpose::Open => choose_open(app),
                PathPurpose::Import => super::import::choose_file(app),
                PathPurpose::Save => save_as(app),
                PathPurpose::Export(choice) => super::export::choose_file(app, choice),
            }
            log::info!("no file dialog of the system ({})", lang.code());
        }
        (None, _) => app.pending = None,
    }
}
