//! The history played: starting, holding, ending.

use std::time::Duration;

use eframe::egui;

use crate::app::App;
use crate::app::playing::Playing;
use crate::export;

/// Starts, holds or goes on.
pub(super) fn toggle(app: &mut App, ctx: &egui::Context) {
    let now_secs = ctx.input(|i| i.time);
    let Some(open) = &mut app.open else { return };
    if let Some(playing) = &mut open.playing {
        return playing.turn(now_secs);
    }
    let days = export::days(open.document.project(), app.environment.today);
    open.playing = Playing::new(days, open.as_of, now_secs);
    if let Some(playing) = &open.playing {
        open.as_of = playing.day();
    }
}

/// Ends it, back on the day from before.
pub(super) fn stop(app: &mut App) {
    if let Some(open) = &mut app.open
        && let Some(playing) = open.playing.take()
    {
        open.as_of = playing.before();
    }
}

/// Goes on to the next day when it is time. It holds while something else has the attention: what is typed or chosen
/// is meant for the day that was seen.
pub(in crate::app) fn tend(app: &mut App, ctx: &egui::Context) {
    let view = &app.view;
    let is_elsewhere = view.dialog.is_some() || view.palette.is_some() || view.pitch.is_some();
    let Some(open) = &mut app.open else { return };
    let Some(playing) = &mut open.playing else { return };
    if is_elsewhere || ctx.text_edit_focused() {
        playing.pause();
    }
    let Some(wait_secs) = playing.go_on(ctx.input(|i| i.time)) else { return };
    open.as_of = playing.day();
    if open.as_of.is_some() {
        ctx.request_repaint_after(Duration::from_secs_f64(wait_secs));
    } else {
        open.playing = None;
    }
}
