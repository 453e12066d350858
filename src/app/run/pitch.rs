//! Starting and ending a pitch.

use std::sync::Arc;

use eframe::egui::{self, ViewportCommand};

use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::pitch::Show;
use crate::text::Measure;
use crate::ui::{PitchState, PitchWish};

/// Makes the pictures of the story, on a thread: the map is laid out anew for slides.
pub(super) fn start(app: &mut App, ctx: &egui::Context, at: usize) {
    let (Some(open), Some(derived)) = (&app.open, &app.derived) else { return };
    let (project, outlook) = (open.document.project().clone(), derived.outlook());
    if app.environment.settles_at_once {
        let show = Show::of(&project, outlook, &app.measure);
        return begin(app, ctx, show, at);
    }
    if !app.jobs.is_running(JobKind::Pitch) {
        app.jobs.start(JobKind::Pitch, move || {
            Done::PitchReady(Box::new(Show::of(&project, outlook, &Measure::new())), at)
        });
    }
}

/// Shows the story full screen.
pub(super) fn begin(app: &mut App, ctx: &egui::Context, show: Show, at: usize) {
    if app.open.is_none() || show.stages.is_empty() {
        let text = app.lang().pitch_empty().into_owned();
        return app.refuse(text);
    }
    app.was_fullscreen = ctx.input(|i| i.viewport().fullscreen).unwrap_or_default();
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
    let focused = ctx.memory(egui::Memory::focused);
    app.before_pitch = focused.map(|id| (id, false));
    ctx.memory_mut(|m| focused.into_iter().for_each(|id| m.surrender_focus(id)));
    app.view.pitch = Some(PitchState::new(Arc::new(show), at, app.settings.has_motion));
}

/// Does what the pitch asks for.
pub(in crate::app) fn answer(app: &mut App, ctx: &egui::Context, wish: PitchWish) {
    match wish {
        PitchWish::Leave => leave(app, ctx),
        PitchWish::Figures(figures) => {
            if let Some(pitch) = &mut app.view.pitch {
                let show = pitch.show().with_figures(figures, &app.measure);
                pitch.replace(Arc::new(show));
            }
        }
    }
}

/// Back to where one was.
pub(in crate::app) fn leave(app: &mut App, ctx: &egui::Context) {
    if let Some(pitch) = app.view.pitch.take() {
        app.view.pitched_to = pitch.at();
        // In the next frame: what is not painted in this one can't have the keyboard.
        app.before_pitch = app.before_pitch.map(|(id, _)| (id, true));
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(app.was_fullscreen));
        ctx.request_repaint();
    }
}
