//! Letting the layout come to rest.
//!
//! A frame after a change shows a layout that was found at once and keeps the cards
//! near where they were. The settled one, which follows from the project alone and
//! which every export shows, is searched for on a thread, and the map glides there.

use super::App;
use super::jobs::{Done, JobKind};
use crate::layout::{self, Layout, LayoutRequest};

/// Starts the search if the map in the window has not come to rest; not while cards are held.
pub(super) fn begin(app: &mut App) {
    let Some(derived) = app.derived.as_mut().filter(|derived| !derived.plan.is_settled()) else { return };
    if !app.view.canvas.held_cards().is_empty() || app.jobs.is_running(JobKind::Layout) {
        return;
    }
    let request = derived.plan.request().clone();
    if app.environment.settles_at_once {
        derived.settle(layout::settle(&request), &app.measure);
    } else {
        app.jobs.start(JobKind::Layout, move || {
            let layout = layout::settle(&request);
            Done::Settled(Box::new((request, layout)))
        });
    }
}

/// Takes in a settled layout, unless the map has changed meanwhile.
pub(super) fn take(app: &mut App, request: &LayoutRequest, layout: Layout) {
    let (Some(open), Some(derived)) = (&mut app.open, &mut app.derived) else { return };
    if derived.plan.request() != request {
        return;
    }
    // What was just opened has not been looked at yet: it need not glide.
    if std::mem::replace(&mut open.has_settled, true) {
        app.gliding.get_or_insert_with(|| derived.clone());
    }
    derived.settle(layout, &app.measure);
}

/// The search came to grief: the map stays as it is.
pub(super) fn give_up(app: &mut App) {
    if let Some(derived) = &mut app.derived {
        derived.stay(&app.measure);
    }
}
