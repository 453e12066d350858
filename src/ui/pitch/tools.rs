//! Pointer, marker and the blank screen.

use eframe::egui::{PointerButton, Response, Ui};

use super::{POINTER_SECS, PitchState, keys, paint};

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    /// A click goes on.
    None,
    /// A dot that everybody sees.
    Pointer,
    /// Draws on the slide.
    Marker,
}

impl Tool {
    /// This tool, or none if it is the present one.
    pub(super) fn toggled(self, present: Self) -> Self {
        if present == self { Self::None } else { self }
    }
}

/// A screen without anything on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    Black,
    White,
}

impl Blank {
    /// This blank screen, or the slide if it is blank in this way.
    pub(super) fn toggled(self, present: Option<Self>) -> Option<Self> {
        (present != Some(self)).then_some(self)
    }
}

/// What the mouse asks for: on by a click, back by the other button, drawing with the marker.
pub(super) fn pointer(ui: &Ui, state: &mut PitchState, whole: &Response, now_secs: f64) {
    if ui.input(|i| i.pointer.is_moving()) {
        state.pointer_moved_secs = now_secs;
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(POINTER_SECS + 0.05));
    }
    let to_slide = paint::slide_on_screen(whole.rect);
    if state.tool == Tool::Marker && state.blank.is_none() {
        let at = whole.interact_pointer_pos().map(|at| to_slide.map_from_screen(at));
        if whole.drag_started_by(PointerButton::Primary) {
            state.strokes.push(Vec::new());
        }
        if whole.dragged_by(PointerButton::Primary)
            && let (Some(at), Some(stroke)) = (at, state.strokes.last_mut())
            && stroke.last() != Some(&at)
        {
            stroke.push(at);
        }
    } else if whole.clicked() {
        keys::forth(state, now_secs);
    }
    if whole.secondary_clicked() {
        keys::back(state, now_secs);
    }
}
