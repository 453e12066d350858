//! Keeping unsaved work while one works, and what has to be done at the end.

use std::time::Duration;

use eframe::egui;

use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::app::keeping::Due;
use crate::store::Base;

/// How long the window must be up for a start not to count as a failed one, in seconds.
const PROVED_SECS: f64 = 10.0;

/// Keeps unsaved work when it is due, watches the file, and notes that the start has worked.
pub(crate) fn tend(app: &mut App, ctx: &egui::Context, has_focus: bool) {
    let now_secs = ctx.input(|i| i.time);
    prove_start(app, ctx, now_secs);
    let path = app.open.as_ref().and_then(|open| open.path.clone());
    app.watch.over(path.as_deref());
    let is_back = has_focus && !app.had_focus;
    if app.watch.has_changed() || is_back {
        super::disk::look(app);
    }
    let is_leaving = !has_focus && app.had_focus;
    note(app, ctx, Duration::from_secs_f64(now_secs.max(0.0)), is_leaving);
}

fn prove_start(app: &mut App, ctx: &egui::Context, now_secs: f64) {
    if app.has_started {
        return;
    }
    if now_secs >= PROVED_SECS {
        app.has_started = true;
        app.jobs.keep_quietly(crate::app::keeper::Keeper::start_succeeded);
    } else {
        ctx.request_repaint_after(Duration::from_secs_f64(PROVED_SECS - now_secs));
    }
}

/// Gives unsaved work to the journal when it is due.
fn note(app: &mut App, ctx: &egui::Context, now: Duration, is_hurried: bool) {
    let lang = app.lang();
    let keeps = app.environment.state_folder.is_some();
    let Some(open) = app.open.as_mut().filter(|_| keeps) else { return };
    let (project, serial, is_unsaved) = (open.document.project().clone(), open.serial, open.is_unsaved());
    match open.noted.due(&project, is_unsaved, now, is_hurried) {
        Due::Nothing => {}
        Due::In(left) => ctx.request_repaint_after(left),
        Due::Forget => app.jobs.keep_quietly(move |keeper| keeper.forget(serial)),
        // The entry that is being made is followed by the next one when it is done.
        Due::Note if app.jobs.is_running(JobKind::Note) => {}
        Due::Note => {
            open.noted.note(project.clone());
            let (path, base) = (open.path.clone(), open.file.base.unwrap_or(Base::Absent));
            app.jobs.keep(JobKind::Note, move |keeper| {
                Done::Noted(serial, keeper.note(serial, &project, path.as_deref(), base, lang))
            });
        }
    }
}

/// Takes in whether unsaved work was kept.
pub(super) fn noted(app: &mut App, serial: u64, result: Result<(), String>) {
    let Some(open) = app.open.as_mut().filter(|open| open.serial == serial) else { return };
    match result {
        Ok(()) => open.noted.problem = None,
        Err(problem) => {
            log::warn!("unsaved work was not kept: {problem}");
            open.noted.failed(problem);
        }
    }
}

/// The open project goes: what is unsaved in it was given up, or there is nothing.
pub(super) fn leave(app: &mut App) {
    app.looking = None;
    app.versions.clear();
    app.refused = None;
    if let Some(open) = app.open.take() {
        let is_unsaved = open.is_unsaved() && !open.is_given_up;
        let serial = open.serial;
        // Unsaved work that nobody gave up stays in the journal and is offered at the next start.
        if !is_unsaved {
            app.jobs.keep_quietly(move |keeper| keeper.leave(serial));
        }
    }
}

/// The window is closed: what is being written is finished first.
pub(crate) fn end(app: &mut App) {
    leave(app);
    app.jobs.finish_keeping();
}
