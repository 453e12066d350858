//! The start, and unsaved work that an earlier one has left.

use eframe::egui;

use super::file;
use super::path::file_name;
use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::app::keeper::{Begun, Found, Known, RecoveredWork, Unsaved};
use crate::command::{Action, Command, RecoveryStep};
use crate::edit::{Document, Edit, Origin, WholeEdit};
use crate::store::keep::Start;
use crate::ui::{Dialog, Offer, QuestionDialog, RecoveryDialog, RecoveryEntry};

/// Takes in how the program starts: opens what it was asked to open, or, after failed starts, nothing.
pub(super) fn begun(app: &mut App, begun: Begun) {
    let lang = app.lang();
    let Begun { start, found, problem } = begun;
    app.has_begun = true;
    app.keeper_problem = problem.map(|reason| lang.recovery_off(&reason).into_owned());
    let to_open = app.to_open.take();
    match start {
        Start::Normal => {
            if let Some(path) = to_open {
                app.commands.push(Command::OpenFile(path));
            }
            let offered = found.iter().any(|found| !found.work.is_skipped());
            app.found = found;
            if offered {
                app.view.dialog = Some(dialog(app, |found| !found.work.is_skipped()));
            }
        }
        Start::Safe { moved_to, .. } => {
            let show = || Offer::new(lang.recovery_show(), Command::Act(Action::ShowRecovery));
            let (text, show) = match moved_to {
                Some(folder) => (lang.recovery_safe_start(&folder.to_string_lossy()), Some(show())),
                None => (lang.recovery_safe_start_empty(), None),
            };
            let anyway = to_open.into_iter().map(|path| {
                let name = file_name(&path);
                Offer::new(lang.recovery_open_anyway(&name), Command::OpenFile(path))
            });
            let answers = show.into_iter().chain(anyway);
            app.view.dialog = Some(Dialog::Question(QuestionDialog {
                title: lang.recovery_safe_title().into_owned(),
                text: text.into_owned(),
                facts: Vec::new(),
                answers: answers.collect(),
            }));
        }
    }
}

/// Asks for all unsaved work, also what was put off.
pub(super) fn show(app: &mut App) {
    if !app.jobs.is_running(JobKind::Begin) {
        app.jobs.keep(JobKind::Begin, |keeper| Done::FoundWork(keeper.all_found()));
    }
}

pub(super) fn found(app: &mut App, found: Vec<Found>) {
    app.found = found;
    app.view.dialog = Some(dialog(app, |_| true));
}

/// Offers unsaved work of a file that was opened.
pub(super) fn offer(app: &mut App, found: Vec<Found>) {
    app.found = found;
    app.view.dialog = Some(dialog(app, |_| true));
}

fn dialog(app: &mut App, is_wanted: impl Fn(&Found) -> bool) -> Dialog {
    app.found.retain(is_wanted);
    let entries = app.found.iter().map(|found| entry(app, found)).collect();
    Dialog::Recovery(RecoveryDialog { entries })
}

fn entry(app: &App, found: &Found) -> RecoveryEntry {
    let lang = app.lang();
    let meta = found.work.meta();
    let (day, time) = app.when(meta.time);
    let of_project = || Some(meta.name.clone()).filter(|name| !name.is_empty());
    let name = meta.path.as_deref().map(file_name).or_else(of_project);
    let difference = found.difference.as_ref().filter(|difference| !difference.is_empty());
    RecoveryEntry {
        name: name.unwrap_or_else(|| lang.untitled().into_owned()),
        place: meta.path.as_ref().map_or_else(
            || lang.recovery_untitled().into_owned(),
            |path| path.parent().unwrap_or(path).to_string_lossy().into_owned(),
        ),
        when: lang.recovery_from(&day, &time).into_owned(),
        changes: difference.map_or_else(String::new, |d| lang.recovery_against_file(&d.summary(lang)).into_owned()),
        is_discarded: matches!(found.work, Unsaved::Trashed(_)),
        has_file: meta.path.as_ref().is_some_and(|_| found.difference.is_some()),
    }
}

/// Does what was decided about unsaved work.
pub(super) fn step(app: &mut App, ctx: &egui::Context, step: RecoveryStep) {
    match step {
        RecoveryStep::Recover(place) => {
            if app.open.as_ref().is_some_and(|open| open.document.is_dirty() && !open.is_given_up) {
                file::guard(app, ctx, Command::Recovery(step));
            } else if let Some(work) = app.found.get(place).map(|found| found.work.clone()) {
                recover(app, work);
            }
        }
        RecoveryStep::OpenFile(place) => {
            let found = app.found.get(place);
            if let Some((path, work)) = found.and_then(|f| Some((f.work.meta().path.clone()?, f.work.clone()))) {
                // Seen, and not wanted now: it stays in the list of unsaved work.
                app.jobs.keep(JobKind::PutOff, move |keeper| {
                    keeper.put_off(work.left());
                    Done::PutOff
                });
                app.commands.push(Command::OpenFile(path));
            }
        }
        RecoveryStep::Discard(place) => {
            if place < app.found.len() {
                let work = app.found.remove(place).work;
                app.jobs.keep(JobKind::PutOff, move |keeper| {
                    if let Some(entry) = work.left() {
                        keeper.discard(entry);
                    }
                    Done::PutOff
                });
                let has_more = !app.found.is_empty();
                app.view.dialog = has_more.then(|| dialog(app, |_| true));
            }
        }
        RecoveryStep::Later => {
            let works: Vec<Unsaved> = app.found.iter().map(|found| found.work.clone()).collect();
            app.jobs.keep(JobKind::PutOff, move |keeper| {
                keeper.put_off(works.iter().filter_map(Unsaved::left));
                Done::PutOff
            });
        }
    }
}

/// Opens unsaved work that was found.
pub(super) fn recover(app: &mut App, work: Unsaved) {
    let lang = app.lang();
    if !app.jobs.is_running(JobKind::Open) {
        let serial = app.next_serial();
        app.jobs
            .keep(JobKind::Open, move |keeper| Done::Recovered(serial, Box::new(keeper.recover(serial, &work, lang))));
    }
}

pub(super) fn recovered(app: &mut App, ctx: &egui::Context, serial: u64, result: Result<RecoveredWork, String>) {
    let lang = app.lang();
    match result {
        Err(reason) => app.complain(reason),
        Ok(work) => {
            let RecoveredWork { meta, project, seen } = work;
            let unsaved = || Document::unsaved((*project).clone());
            let (document, unknown_fields) = match seen {
                Some(Known { project: seen, unknown_fields }) => {
                    let mut document = Document::saved(seen);
                    let edit = Edit::Whole(WholeEdit { project: project.clone(), origin: Origin::History });
                    // Work is never lost to a refusal.
                    let document = if document.apply(edit).is_ok() { document } else { unsaved() };
                    (document, unknown_fields)
                }
                None => (unsaved(), Vec::new()),
            };
            file::show(app, serial, document, meta.path);
            if let Some(open) = &mut app.open {
                open.file.base = Some(meta.base);
                open.unknown_fields = unknown_fields;
            }
            let name = app.open.as_ref().map(|open| open.title(lang)).unwrap_or_default();
            app.say(ctx, lang.recovery_recovered(&name).into_owned());
            super::disk::look(app);
        }
    }
}
