//! A step in the list: its number, its title, its sentence in two lines, its time.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, CursorIcon, Galley, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};
use std::sync::Arc;

use super::time::clock;
use crate::pitch::Step;
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// From the left edge to the title, in points: room for the number.
const INDENT: f32 = 26.0;
/// Space around the texts.
const PAD: Vec2 = Vec2::new(6.0, 5.0);
/// Between title and sentence.
const GAP: f32 = 2.0;

/// Shows a step; its response says whether it was clicked or dragged. `place` is which one of how many.
pub(super) fn row_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    place: (usize, usize),
    step: &Step,
    is_open: bool,
    has_keyboard: bool,
) -> Response {
    let width = ui.available_width();
    let theme = cx.theme;
    let time = galley(ui, &clock(u32::from(step.seconds)), (type_scale::LABEL, Weight::Regular), theme.faint, width, 1);
    let room = (width - INDENT - PAD.x).max(20.0);
    let beside = (room - time.size().x - 6.0).max(20.0);
    let title = galley(ui, &step.title, (type_scale::SMALL, Weight::Semibold), theme.text, beside, 2);
    let sentence = galley(ui, &step.sentence, (type_scale::LABEL, Weight::Regular), theme.sub, room, 2);
    // An open step has its sentence in a field.
    let has_sentence = !is_open && !step.sentence.is_empty();
    let below = if has_sentence { GAP + sentence.size().y } else { 0.0 };
    let size = Vec2::new(width, title.size().y + below + 2.0 * PAD.y);
    // Not focusable: the list as a whole has the keyboard.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
    let name = cx.lang.story_place(place.0 + 1, place.1, &step.title);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_open, name.as_ref()));
    if ui.is_rect_visible(rect) {
        if is_open || response.hovered() || response.dragged() {
            let fill = if is_open { theme.accent_soft } else { theme.field };
            ui.painter().rect_filled(rect, 6.0, color32(fill));
        }
        if is_open && has_keyboard {
            let stroke = egui::Stroke::new(1.8, color32(theme.accent));
            ui.painter().rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
        }
        let number = (place.0 + 1).to_string();
        let weight = if is_open { Weight::Semibold } else { Weight::Regular };
        let color = if is_open { theme.accent } else { theme.faint };
        let number = galley(ui, &number, (type_scale::LABEL, weight), color, INDENT, 1);
        let top = rect.top() + PAD.y;
        let put = |galley: Arc<Galley>, x: f32, y: f32| {
            ui.painter().galley(pos2(x, y), galley, color32(theme.text));
        };
        // On the title's line, though smaller.
        let drop = (type_scale::SMALL - type_scale::LABEL).max(0.0);
        put(number.clone(), rect.left() + INDENT - 6.0 - number.size().x, top + drop);
        let height = title.size().y;
        put(title, rect.left() + INDENT, top);
        put(time.clone(), rect.right() - PAD.x - time.size().x, top + drop);
        if has_sentence {
            put(sentence, rect.left() + INDENT, top + height + GAP);
        }
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A text in at most so many rows, the last one cut with an ellipsis.
fn galley(ui: &Ui, text: &str, style: (f32, Weight), color: Color, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font(TextStyle::new(style.0, style.1)), color32(color), width);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}
