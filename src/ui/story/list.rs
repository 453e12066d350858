//! The steps from first to last, and dragging them to other places.

use eframe::egui::{self, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use super::fields::fields_ui;
use super::keys::list_id;
use super::row::row_ui;
use crate::command::{Command, StoryChange};
use crate::pitch::Story;
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::state::ViewState;

/// What happened to a row.
enum Deed {
    Clicked(usize),
    Held(usize),
    Dropped(usize),
}

pub(super) fn list_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, story: &Story) {
    let area = ui.available_rect_before_wrap();
    let list = ui.interact(area.with_max_y(area.top() + 1.0), list_id(), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, cx.lang.story_steps()));
    if std::mem::take(&mut state.story.wants_keyboard) {
        list.request_focus();
    }
    let has_keyboard = list.has_focus();
    let is_sought = std::mem::take(&mut state.story.wants_sight);
    let mut rows: Vec<Rect> = Vec::with_capacity(story.steps.len());
    let mut deed = None;
    for (place, step) in story.steps.iter().enumerate() {
        let is_open = state.story.selected == Some(place);
        let response = row_ui(ui, cx, (place, story.steps.len()), step, is_open, has_keyboard);
        rows.push(response.rect);
        if response.clicked() {
            deed = Some(Deed::Clicked(place));
        } else if response.drag_stopped() {
            deed = Some(Deed::Dropped(place));
        } else if response.dragged() {
            deed = Some(Deed::Held(place));
        }
        if is_open {
            let fields = fields_ui(ui, cx, state, (place, story.steps.len()), step);
            if is_sought {
                // The step with as much of its fields as there is room for.
                let open = response.rect.union(fields);
                let room = (ui.clip_rect().height() - 24.0).max(response.rect.height());
                ui.scroll_to_rect(open.with_max_y(open.bottom().min(open.top() + room)), None);
            }
        }
    }
    let pointer = ui.input(|i| i.pointer.latest_pos());
    let target = |from: usize| {
        let before = rows.iter().filter(|row| pointer.is_some_and(|at| row.center().y < at.y)).count();
        if before > from { before - 1 } else { before }
    };
    match deed {
        Some(Deed::Clicked(place)) => {
            if state.story.selected == Some(place) {
                state.story.let_go();
            } else {
                state.story.select(place);
            }
            list.request_focus();
        }
        Some(Deed::Held(place)) => {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
            mark_ui(ui, cx, &rows, place, target(place));
        }
        Some(Deed::Dropped(from)) if target(from) != from => {
            cx.commands.push(Command::Story(StoryChange::Move { from, to: target(from) }));
            list.request_focus();
        }
        Some(Deed::Dropped(_)) | None => {}
    }
}

/// A line where the step that is dragged would come to stand.
fn mark_ui(ui: &Ui, cx: &UiContext<'_>, rows: &[Rect], from: usize, to: usize) {
    let Some(row) = rows.get(to).filter(|_| from != to) else { return };
    let y = if to < from { row.top() - 2.0 } else { row.bottom() + 2.0 };
    ui.painter().hline(row.x_range(), y, Stroke::new(2.0, color32(cx.theme.accent)));
}
