//! How long the story takes, and the way to tell it.

use eframe::egui::{self, RichText, Ui, Vec2};

use super::time::clock;
use crate::command::Action;
use crate::pitch::{STORY_SECONDS, Story};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::menu::tooltip;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{link_button, primary_button};

/// Height of the bar that fills with the planned time, in points.
const BAR: f32 = 4.0;

pub(super) fn foot_ui(ui: &mut Ui, cx: &UiContext<'_>, story: &Story, has_open_step: bool) {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(8.0);
    time_ui(ui, cx, story);
    let action = Action::StartPitch;
    let start = |ui: &mut Ui| primary_button(ui, cx.theme, &tooltip(action, cx.lang));
    if ui.add_enabled_ui(action.is_enabled(cx.situation), start).inner.clicked() {
        cx.commands.act(action);
    }
    let action = Action::StartPitchHere;
    let key = action.shortcut().map(|key| ui.ctx().format_shortcut(&key)).unwrap_or_default();
    let text = cx.lang.story_from_here(&key);
    let start = |ui: &mut Ui| link_button(ui, cx.theme, &text, &tooltip(action, cx.lang));
    if ui.add_enabled_ui(has_open_step && action.is_enabled(cx.situation), start).inner.clicked() {
        cx.commands.act(action);
    }
}

/// The planned time against the time that one gets.
fn time_ui(ui: &mut Ui, cx: &UiContext<'_>, story: &Story) {
    let (planned, most) = (story.seconds(), u32::from(STORY_SECONDS));
    let is_over = planned > most;
    let text = cx.lang.story_planned(&clock(planned), &clock(most));
    let color = if is_over { cx.theme.off_track } else { cx.theme.text };
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
    ui.label(RichText::new(text).font(style).color(color32(color))).on_hover_text(cx.lang.story_planned_tooltip());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), BAR), egui::Sense::hover());
    let fill = if is_over { cx.theme.off_track } else { cx.theme.accent };
    let share = (planned as f32 / most as f32).min(1.0);
    ui.painter().rect_filled(rect, BAR / 2.0, color32(cx.theme.line));
    let part = rect.with_max_x(rect.left() + rect.width() * share);
    ui.painter().rect_filled(part, BAR / 2.0, color32(fill));
}
