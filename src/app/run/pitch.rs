//! Starting the pitch.

use eframe::egui;

use crate::app::App;

/// Remembers the step that the pitch is to begin with.
pub(super) fn start(app: &mut App, ctx: &egui::Context, place: usize) {
    app.view.story.start_at = Some(place);
    ctx.request_repaint();
}
