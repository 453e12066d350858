//! The file on the disk: what others have made of it, and the questions before it is overwritten.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file;
use super::path::file_name;
use crate::analysis::difference::{difference, record_text};
use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::app::keeper::{DiskNow, Known, SaveTask, SyncCopy};
use crate::app::keeping::Other;
use crate::command::{Action, Command, DiskStep};
use crate::edit::{Edit, Origin, WholeEdit};
use crate::lang::Lang;
use crate::model::Project;
use crate::store::{self, Base, HardLinks, Hash, Losses, Merged, OldVersion, OpenError, SaveError};
use crate::ui::{Banner, BannerKind, Dialog, Offer, QuestionDialog, View};

/// Does what was asked for.
pub(super) fn step(app: &mut App, step: DiskStep) {
    match step {
        DiskStep::Look => look(app),
        DiskStep::Merge => merge_other(app),
        DiskStep::AskReload => ask_reload(app),
        DiskStep::Reload => reload(app),
        DiskStep::Replace => save_over(app),
        DiskStep::SaveHere => save_again(app, |task| task.base = Some(Base::Absent)),
        DiskStep::SaveElsewhere => file::save_as(app),
        DiskStep::WriteThrough => save_again(app, |task| task.hard_links = HardLinks::WriteThrough),
        DiskStep::Separate => save_again(app, |task| task.hard_links = HardLinks::Separate),
        DiskStep::DropFields => save_again(app, |task| task.losses = Losses::Agreed),
        DiskStep::WithoutHistory => save_again(app, |task| task.old_version = OldVersion::MayGo),
        DiskStep::MergeCopy(path) => merge_copy(app, path),
        DiskStep::IgnoreCopy(path) => ignore_copy(app, &path),
        DiskStep::OpenVersion(path, sequence) => {
            let lang = app.lang();
            file::open_instead(app, path, move |keeper, path| keeper.open_version(path, sequence, lang));
        }
        DiskStep::OpenMarked(path) => {
            let lang = app.lang();
            file::open_instead(app, path, move |keeper, path| keeper.open_marked(path, lang));
        }
    }
}

/// Looks whether the file still is what was seen.
pub(crate) fn look(app: &mut App) {
    let Some(open) = &app.open else { return };
    let (Some(path), Some(base), serial) = (open.path.clone(), open.file.base, open.serial) else { return };
    if app.jobs.is_running(JobKind::DiskLook) || app.jobs.is_running(JobKind::Save) {
        return;
    }
    app.jobs.keep(JobKind::DiskLook, move |keeper| Done::Looked(serial, base, keeper.look(&path, base)));
}

/// Takes in what the file is now.
pub(super) fn looked(app: &mut App, serial: u64, base: Base, now: DiskNow) {
    let lang = app.lang();
    let Some(open) = app.open.as_mut().filter(|open| open.serial == serial && open.file.base == Some(base)) else {
        return;
    };
    match now {
        DiskNow::Same => open.file.other = None,
        DiskNow::Gone => open.file.other = Some(Other::Gone),
        DiskNow::Changed { hash, known: Err(reason) } => open.file.other = Some(Other::Broken { hash, reason }),
        DiskNow::Changed { hash, known: Ok(known) } => {
            let is_ours = *known.project == **open.document.project();
            if open.document.is_dirty() && !is_ours {
                open.file.other = Some(Other::Version { hash, known });
                return;
            }
            let Known { project, unknown_fields } = known;
            // Nothing here would be lost.
            let changes = difference(open.document.project(), &project).summary(lang);
            open.file.other = None;
            open.file.base = Some(Base::Seen(hash));
            open.unknown_fields = unknown_fields;
            open.document.mark_saved(project.clone());
            if !is_ours && take_whole(app, project, Origin::Disk) {
                app.offer_undo(lang.disk_reloaded(&changes).into_owned());
            }
        }
    }
}

/// Puts a version in the place of the project, as one step.
pub(super) fn take_whole(app: &mut App, project: Arc<Project>, origin: Origin) -> bool {
    super::edit::apply(app, Edit::Whole(WholeEdit { project, origin }))
}

fn ask_reload(app: &mut App) {
    let lang = app.lang();
    app.view.dialog = Some(Dialog::Question(QuestionDialog {
        title: lang.question_reload_title().into_owned(),
        text: lang.question_reload_text().into_owned(),
        facts: facts(app),
        answers: vec![Offer::new(lang.disk_reload(), Command::Disk(DiskStep::Reload))],
    }));
}

/// What changed there and here since both were the same.
fn facts(app: &App) -> Vec<String> {
    let lang = app.lang();
    let Some(open) = &app.open else { return Vec::new() };
    let (Some(saved), Some(Other::Version { known, .. })) = (open.document.saved_project(), &open.file.other) else {
        return Vec::new();
    };
    let since = |project: &Project| difference(saved, project).summary(lang);
    vec![
        lang.question_their_changes(&since(&known.project)).into_owned(),
        lang.question_our_changes(&since(open.document.project())).into_owned(),
    ]
}

fn reload(app: &mut App) {
    let Some(open) = &mut app.open else { return };
    if let Some(Other::Version { hash, known: Known { project, unknown_fields } }) = open.file.other.take() {
        open.file.base = Some(Base::Seen(hash));
        open.unknown_fields = unknown_fields;
        open.document.mark_saved(project.clone());
        take_whole(app, project, Origin::Disk);
    }
}

fn merge_other(app: &mut App) {
    let Some(open) = &app.open else { return };
    let Some(Other::Version { known, .. }) = &open.file.other else { return };
    let theirs = known.project.clone();
    let base = open.document.saved_project().cloned().unwrap_or_default();
    start_merge(app, base, theirs, None);
}

/// A copy beside the file: its origin is not known.
fn merge_copy(app: &mut App, path: PathBuf) {
    let Some(open) = &app.open else { return };
    let serial = open.serial;
    if !app.jobs.is_running(JobKind::Merge) {
        app.jobs.keep(JobKind::Merge, move |keeper| Done::Beside(serial, path.clone(), keeper.beside(&path)));
    }
}

pub(super) fn beside(app: &mut App, serial: u64, path: PathBuf, result: Result<(Known, Hash), OpenError>) {
    let lang = app.lang();
    if app.open.as_ref().is_none_or(|open| open.serial != serial) {
        return;
    }
    match result {
        Ok((Known { project: theirs, unknown_fields }, hash)) => {
            if let Some(open) = &mut app.open {
                // What the copy has and this version does not know would be lost by saving.
                open.unknown_fields.extend(unknown_fields);
            }
            start_merge(app, Arc::default(), theirs, Some(SyncCopy { path, hash }));
        }
        Err(error) => app.complain(error.message(lang)),
    }
}

/// Merges on a thread; `copy` is the file beside ours that it is about, if it is not our own file.
fn start_merge(app: &mut App, base: Arc<Project>, theirs: Arc<Project>, copy: Option<SyncCopy>) {
    let Some(open) = &mut app.open else { return };
    open.document.seal();
    let (serial, ours) = (open.serial, open.document.project().clone());
    app.jobs.start(JobKind::Merge, move || {
        let merged = store::merge(&base, &ours, &theirs);
        Done::Merged(Box::new(MergeDone { serial, base, ours, theirs, copy, merged }))
    });
}

/// A finished merge and what went into it.
pub(in crate::app) struct MergeDone {
    serial: u64,
    base: Arc<Project>,
    ours: Arc<Project>,
    theirs: Arc<Project>,
    copy: Option<SyncCopy>,
    merged: Merged,
}

pub(super) fn merged(app: &mut App, done: MergeDone) {
    let lang = app.lang();
    let MergeDone { serial, base, ours, theirs, copy, merged } = done;
    let Some(open) = app.open.as_mut().filter(|open| open.serial == serial) else { return };
    if !Arc::ptr_eq(open.document.project(), &ours) {
        // Something was changed meanwhile.
        return start_merge(app, base, theirs, copy);
    }
    match copy {
        Some(copy) => {
            open.file.copies.retain(|other| other.path != copy.path);
            open.file.merged_copies.push(copy.hash);
        }
        None => {
            if let Some(Other::Version { hash, known: Known { project, unknown_fields } }) = open.file.other.take() {
                open.file.base = Some(Base::Seen(hash));
                open.unknown_fields.extend(unknown_fields);
                open.document.mark_saved(project);
            }
        }
    }
    let changes = difference(&ours, &merged.project).summary(lang);
    let has_conflicts = !merged.conflicts.is_empty();
    if let Some(dialog) = settled(&merged, &changes, lang).filter(|_| app.pending.is_none()) {
        app.view.dialog = Some(Dialog::Question(dialog));
    }
    if take_whole(app, Arc::new(merged.project), Origin::Merge) {
        app.offer_undo(lang.disk_merged(&changes).into_owned());
    }
    if has_conflicts {
        app.view.view = View::Resolve;
    }
    // What waited for the save goes on with it.
    if app.pending.is_some() && !has_conflicts {
        file::save(app);
    }
}

/// What a merge has settled without asking, for reading; nothing if it had nothing to settle.
fn settled(merged: &Merged, changes: &str, lang: Lang) -> Option<QuestionDialog> {
    const TOLD: usize = 8;
    let told = merged.notes.iter().take(TOLD).map(|note| {
        let name = record_text(&merged.project, note.record(), lang);
        note.message(&name, lang).into_owned()
    });
    let more = merged.notes.len().checked_sub(TOLD + 1).map(|more| lang.merge_more(more + 1).into_owned());
    (!merged.notes.is_empty()).then(|| QuestionDialog {
        title: lang.merge_settled().into_owned(),
        text: lang.disk_merged(changes).into_owned(),
        facts: told.chain(more).collect(),
        answers: Vec::new(),
    })
}

fn ignore_copy(app: &mut App, path: &Path) {
    let Some(open) = &mut app.open else { return };
    let declined: Vec<_> = open.file.copies.extract_if(.., |copy| copy.path == path).map(|copy| copy.hash).collect();
    if let Some(document) = open.path.clone() {
        app.jobs.keep_quietly(move |keeper| keeper.settle_copies(&document, &declined));
    }
}

/// Saves over what another program has written: that was seen, and stays in the history.
fn save_over(app: &mut App) {
    let Some(open) = &app.open else { return };
    let seen = match &open.file.other {
        Some(Other::Version { hash, .. } | Other::Broken { hash, .. }) => Base::Seen(*hash),
        Some(Other::Gone) => Base::Absent,
        None => return file::save(app),
    };
    save_again(app, |task| task.base = Some(seen));
}

/// Saves as the last refused save would have, with what was agreed to since.
fn save_again(app: &mut App, agree: impl FnOnce(&mut SaveTask)) {
    let refused = app.refused.take();
    let Some(open) = &mut app.open else { return };
    open.document.seal();
    let task = refused.filter(|task| task.serial == open.serial);
    let task = task.map(|task| SaveTask { project: open.document.project().clone(), ..task });
    let fresh = || {
        let (path, base) = (open.path.clone()?, open.file.base);
        let losses = Losses::from_unknown(open.unknown_fields.len());
        Some(SaveTask { losses, ..SaveTask::new(open.serial, open.document.project().clone(), path, base) })
    };
    if let Some(mut task) = task.or_else(fresh) {
        agree(&mut task);
        file::start_save(app, task);
    }
}

/// A save was refused: says why and asks what to do.
pub(super) fn refused(app: &mut App, task: SaveTask, error: SaveError) {
    let lang = app.lang();
    let text = error.message(lang);
    let offer = |text: std::borrow::Cow<'static, str>, step: DiskStep| Offer::new(text, Command::Disk(step));
    let elsewhere = || offer(lang.disk_save_elsewhere(), DiskStep::SaveElsewhere);
    let question = |title: std::borrow::Cow<'static, str>, answers| QuestionDialog {
        title: title.into_owned(),
        text: text.clone(),
        facts: Vec::new(),
        answers,
    };
    let question = match error {
        SaveError::Conflict { found, bytes, .. } => {
            let other = match store::read(&bytes) {
                Ok(loaded) => Other::Version { hash: found, known: loaded.into() },
                Err(reason) => Other::Broken { hash: found, reason },
            };
            let is_version = matches!(other, Other::Version { .. });
            if let Some(open) = app.open.as_mut().filter(|open| open.path.as_ref() == Some(&task.path)) {
                open.file.other = Some(other);
            }
            let mut replace = offer(lang.disk_replace(), DiskStep::Replace);
            replace.tooltip = Some(lang.disk_replace_tooltip().into_owned());
            let merge = is_version.then(|| offer(lang.disk_merge(), DiskStep::Merge));
            let answers = merge.into_iter().chain([elsewhere(), replace]).collect();
            QuestionDialog { facts: facts(app), ..question(lang.question_conflict_title(), answers) }
        }
        SaveError::Vanished { .. } => question(
            lang.question_vanished_title(),
            vec![offer(lang.disk_save_here(), DiskStep::SaveHere), elsewhere()],
        ),
        SaveError::HardLinked { .. } => question(
            lang.question_links_title(),
            vec![
                offer(lang.question_write_through(), DiskStep::WriteThrough),
                offer(lang.question_separate(), DiskStep::Separate),
                elsewhere(),
            ],
        ),
        SaveError::DropsFields { .. } => question(
            lang.question_fields_title(),
            vec![elsewhere(), offer(lang.question_drop_fields(), DiskStep::DropFields)],
        ),
        SaveError::NotKept { .. } => question(
            lang.question_not_kept_title(),
            vec![offer(lang.question_save_anyway(), DiskStep::WithoutHistory), elsewhere()],
        ),
        _ => question(lang.question_failed_title(), vec![elsewhere()]),
    };
    app.refused = Some(task);
    app.view.dialog = Some(Dialog::Question(question));
}

/// What is wrong or different as long as it is so.
pub(crate) fn banners(app: &App) -> Vec<Banner> {
    let lang = app.lang();
    let Some(open) = &app.open else { return Vec::new() };
    let name = open.title(lang);
    let disk = |step| Command::Disk(step);
    let mut banners = Vec::new();
    if let Some(looking) = &app.looking {
        let text = lang.versions_banner(&looking.day, &looking.time);
        banners.push(
            Banner::new(BannerKind::Mode, text)
                .offer(lang.versions_restore(), Command::Version(crate::command::VersionStep::Restore))
                .offer(lang.versions_leave(), Command::Version(crate::command::VersionStep::Leave)),
        );
    }
    if let Some(problem) = open.noted.problem.as_ref().or(app.keeper_problem.as_ref()) {
        banners.push(
            Banner::new(BannerKind::Danger, problem.clone())
                .offer(lang.disk_save_elsewhere(), disk(DiskStep::SaveElsewhere)),
        );
    }
    match &open.file.other {
        Some(Other::Version { .. }) => banners.push(
            Banner::new(BannerKind::Warning, lang.disk_changed(&name))
                .offer(lang.disk_merge(), disk(DiskStep::Merge))
                .offer(lang.disk_reload(), disk(DiskStep::AskReload))
                .offer(lang.disk_save_elsewhere(), disk(DiskStep::SaveElsewhere)),
        ),
        Some(Other::Gone) => banners.push(
            Banner::new(BannerKind::Warning, lang.disk_gone(&name))
                .offer(lang.disk_save_here(), disk(DiskStep::SaveHere))
                .offer(lang.disk_save_elsewhere(), disk(DiskStep::SaveElsewhere)),
        ),
        Some(Other::Broken { reason, .. }) => banners.push(
            Banner::new(BannerKind::Danger, lang.disk_unreadable(&name, &reason.message(lang)))
                .offer(lang.disk_save_elsewhere(), disk(DiskStep::SaveElsewhere))
                .offer(lang.disk_replace(), disk(DiskStep::Replace)),
        ),
        None => {}
    }
    let elsewhere =
        |text| Banner::new(BannerKind::Warning, text).offer(lang.disk_save_elsewhere(), disk(DiskStep::SaveElsewhere));
    if let Some((version, left_out)) = open.file.newer {
        banners.push(elsewhere(lang.disk_newer(&name, version, left_out).into_owned()));
    } else if open.file.is_locked {
        banners.push(elsewhere(lang.disk_locked(&name).into_owned()));
    } else if open.file.is_read_only {
        banners.push(elsewhere(lang.disk_read_only(&name).into_owned()));
    } else if open.file.is_older {
        banners.push(Banner::new(BannerKind::Mode, lang.disk_older(&name)));
    } else if !open.unknown_fields.is_empty() {
        let fields = open.unknown_fields.join(", ");
        banners.push(Banner::new(BannerKind::Warning, lang.disk_unknown_fields(&fields)));
    }
    let conflicts = open.document.project().conflicts.len();
    if conflicts > 0 && app.view.view != View::Resolve {
        banners.push(
            Banner::new(BannerKind::Warning, lang.resolve_banner(conflicts))
                .offer(lang.resolve_open(), Command::Act(Action::ShowConflicts)),
        );
    }
    for copy in &open.file.copies {
        banners.push(
            Banner::new(BannerKind::Warning, lang.disk_copy(&file_name(&copy.path)))
                .offer(lang.disk_merge_copy(), disk(DiskStep::MergeCopy(copy.path.clone())))
                .offer(lang.disk_ignore_copy(), disk(DiskStep::IgnoreCopy(copy.path.clone()))),
        );
    }
    banners
}
