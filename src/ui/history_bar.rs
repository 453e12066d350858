//! The bar of the history while it is played: the day, large, and how far it is.

use eframe::egui::{self, Align, CornerRadius, Layout, Rect, Response, RichText, Sense, Stroke, Ui, Vec2, pos2};

use super::UiContext;
use super::menu::tooltip;
use super::paint::{color32, font};
use super::widgets::{focus_ring_ui, icon_button};
use crate::command::{Action, Command, Playback};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;

/// Room for the longest month, so that nothing beside it moves.
const MONTH_WIDTH: f32 = 190.0;

pub(super) fn history_bar_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let Some(playback) = cx.situation.playback else { return };
    ui.horizontal_centered(|ui| {
        play_button_ui(ui, cx);
        ui.add_space(4.0);
        let style = font(TextStyle::new(type_scale::TITLE, Weight::Bold));
        let month = RichText::new(cx.lang.month(cx.derived.outlook().as_of)).font(style);
        let room = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(MONTH_WIDTH, ui.available_height()), room, |ui| {
            ui.set_min_width(MONTH_WIDTH);
            ui.label(month);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, true, "×", &cx.lang.stop_history()).clicked() {
                cx.commands.push(Command::StopHistory);
            }
            let place = cx.lang.history_place(playback.at + 1, playback.days);
            ui.label(RichText::new(place).size(type_scale::SMALL).color(color32(cx.theme.sub)));
            ui.add_space(8.0);
            way_ui(ui, cx, playback);
        });
    });
}

/// The way from the first day to today, a mark for each day.
fn way_ui(ui: &mut Ui, cx: &UiContext<'_>, playback: Playback) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 24.0), Sense::hover());
    let way = rect.shrink2(Vec2::new(8.0, 0.0));
    let steps = playback.days.saturating_sub(1).max(1) as f32;
    let x = |at: usize| way.left() + way.width() * at as f32 / steps;
    let (y, here) = (way.center().y, x(playback.at));
    let painter = ui.painter();
    painter.hline(way.x_range(), y, Stroke::new(3.0, color32(cx.theme.line)));
    painter.hline(way.left()..=here, y, Stroke::new(3.0, color32(cx.theme.accent)));
    painter.circle_filled(pos2(here, y), 7.0, color32(cx.theme.accent));
}

/// Plays the history, or holds it; where there is none, says why.
pub(super) fn play_button_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let is_enabled = Action::PlayHistory.is_enabled(cx.situation);
    let is_playing = cx.situation.playback.is_some_and(|playback| !playback.is_paused);
    let name = Action::PlayHistory.text_in(cx.lang, cx.situation);
    let response = ui.add_enabled_ui(is_enabled, |ui| sign_ui(ui, cx, is_playing)).inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, name.as_ref()));
    let explained = response.on_disabled_hover_text(cx.lang.no_history());
    let text = if is_playing { name.into_owned() } else { tooltip(Action::PlayHistory, cx.lang) };
    if explained.on_hover_text(text).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        cx.commands.act(Action::PlayHistory);
    }
}

/// The triangle, or two bars.
fn sign_ui(ui: &mut Ui, cx: &UiContext<'_>, is_playing: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    let is_lit = response.hovered() || response.has_focus();
    if is_lit {
        ui.painter().rect_filled(rect, 7.0, color32(cx.theme.field));
    }
    let color = color32(if response.enabled() { cx.theme.accent } else { cx.theme.faint });
    let middle = rect.center();
    if is_playing {
        for x in [-4.0, 4.0] {
            let bar = Rect::from_center_size(middle + Vec2::new(x, 0.0), Vec2::new(3.6, 13.0));
            ui.painter().rect_filled(bar, CornerRadius::same(1), color);
        }
    } else {
        let points = [(-4.5, -7.0), (7.0, 0.0), (-4.5, 7.0)].map(|(x, y)| middle + Vec2::new(x, y));
        ui.painter().add(egui::Shape::convex_polygon(points.to_vec(), color, Stroke::NONE));
    }
    focus_ring_ui(ui, &response);
    response
}
