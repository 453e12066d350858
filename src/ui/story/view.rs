//! The part of the map that a step shows: what is lit, or a part that somebody chose.

use eframe::egui::Ui;

use super::fields::set;
use crate::edit::StoryField;
use crate::geometry::Rect;
use crate::model::{Frame, limits};
use crate::pitch::Step;
use crate::ui::UiContext;
use crate::ui::state::{View, ViewState};
use crate::ui::widgets::{block_ui, note_ui, small_button_ui};

pub(super) fn view_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState, place: usize, step: &Step) {
    block_ui(ui, cx.theme, &cx.lang.story_view(), |ui| {
        let text = if step.frame.is_some() { cx.lang.story_view_chosen() } else { cx.lang.story_view_follows() };
        note_ui(ui, cx.theme, &text);
        let current = state.canvas.seen().filter(|_| state.view == View::Map).and_then(frame);
        ui.add_enabled_ui(current.is_some(), |ui| {
            let text = cx.lang.story_use_view();
            if small_button_ui(ui, cx.theme, &text, &text).clicked() {
                set(cx, place, StoryField::Frame(current));
            }
        });
        if step.frame.is_some() {
            let text = cx.lang.story_follow_lit();
            if small_button_ui(ui, cx.theme, &text, &text).clicked() {
                set(cx, place, StoryField::Frame(None));
            }
        }
    });
}

/// A part of the map in whole points, within what a file may hold; nothing for a view without room.
fn frame(seen: Rect) -> Option<Frame> {
    let far = limits::FRAME_POINTS as f32;
    let whole = |coordinate: f32| coordinate.clamp(-far, far).round() as i32;
    let (x, y) = (whole(seen.min.x), whole(seen.min.y));
    let side = |low: i32, high: f32| u32::try_from(whole(high) - low).ok().filter(|side| *side > 0);
    Some(Frame { x, y, width: side(x, seen.max.x)?, height: side(y, seen.max.y)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_becomes_whole_points_within_the_limits() {
        let kept = frame(Rect::new(-10.4, 20.6, 300.0, 200.0));
        assert_eq!(kept, Some(Frame { x: -10, y: 21, width: 300, height: 200 }));
        let far = limits::FRAME_POINTS;
        let wide = frame(Rect::new(-1e9, -1e9, 2e9, 2e9)).map(|frame| (frame.x, frame.width));
        assert_eq!(wide, Some((-far, 2 * far as u32)));
        assert_eq!(frame(Rect::new(0.0, 0.0, 0.2, 100.0)), None);
    }
}
