//! The outline: bands and cards as a list.

use eframe::egui::{self, Button, Label, RichText, ScrollArea, Sense, Ui, Vec2};

use super::UiContext;
use super::menu::tooltip;
use super::paint::{color32, font};
use super::state::{View, ViewState};
use super::widgets::{hue_dot_ui, status_ui};
use crate::analysis::Status;
use crate::command::{Action, Command, Selection};
use crate::model::{Objective, Perspective, Record};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};

pub(super) fn outline_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    search_ui(ui, cx);
    ui.add_space(6.0);
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, seen| rows_ui(ui, cx, state, seen));
}

/// Height of a row with the space below it, in points.
const ROW: f32 = measures::TARGET + 1.0;
/// Space below a band.
const BAND_GAP: f32 = 8.0;

/// The rows in sight: a strategy may have thousands.
fn rows_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, seen: egui::Rect) {
    let project = cx.document.project();
    let bands = &cx.derived.outline;
    let height = |objectives: &Vec<_>| (objectives.len() + 2) as f32 * ROW + BAND_GAP;
    ui.set_height(bands.iter().map(|(_, objectives)| height(objectives)).sum());
    let (corner, width) = (ui.min_rect().min, ui.available_width());
    let mut top = 0.0;
    for (id, objectives) in bands.iter() {
        let Some(perspective) = project.perspectives.get(id) else { continue };
        let row = |ui: &mut Ui, number: usize, content: &mut dyn FnMut(&mut Ui)| {
            let y = top + number as f32 * ROW;
            if y + ROW >= seen.top() && y <= seen.bottom() {
                let rect = egui::Rect::from_min_size(corner + Vec2::new(0.0, y), Vec2::new(width, ROW));
                ui.scope_builder(egui::UiBuilder::new().max_rect(rect), content);
            }
        };
        row(ui, 0, &mut |ui| band_ui(ui, cx, state, perspective));
        let first = ((seen.top() - top) / ROW - 2.0).max(0.0) as usize;
        let shown = ((seen.height() / ROW) as usize + 4).min(objectives.len().saturating_sub(first));
        for (number, id) in objectives.iter().enumerate().skip(first).take(shown) {
            if let Some(objective) = project.map.objective(*id) {
                row(ui, number + 1, &mut |ui| objective_ui(ui, cx, state, objective));
            }
        }
        row(ui, objectives.len() + 1, &mut |ui| add_ui(ui, cx, state, perspective));
        top += height(objectives);
    }
}

/// Looks like a field, opens the palette.
fn search_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let text = format!("⌕ {}", Action::Palette.text(cx.lang));
    let label = RichText::new(text).size(type_scale::SMALL).color(color32(cx.theme.faint));
    let key = Action::Palette.shortcut().map(|key| ui.ctx().format_shortcut(&key)).unwrap_or_default();
    let button = Button::new(label)
        .fill(color32(cx.theme.field))
        .stroke(egui::Stroke::NONE)
        .shortcut_text(RichText::new(key).size(type_scale::LABEL).color(color32(cx.theme.faint)))
        .truncate()
        .min_size(Vec2::new(ui.available_width(), 28.0));
    if ui.add(button).on_hover_text(tooltip(Action::Palette, cx.lang)).clicked() {
        cx.commands.act(Action::Palette);
    }
}

fn band_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState, perspective: &Perspective) {
    let is_selected = state.selection.perspective == Some(perspective.id);
    let clicked = row_ui(ui, cx, is_selected, &perspective.name, |ui| {
        hue_dot_ui(ui, cx.theme, perspective.hue);
        let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
        ui.add(Label::new(RichText::new(&perspective.name).font(font(style))).truncate());
    });
    if clicked {
        cx.commands.push(Command::Select(Selection::perspective(perspective.id)));
    }
}

/// Adds an objective to a band.
fn add_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, perspective: &Perspective) {
    ui.horizontal(|ui| {
        ui.add_space(34.0);
        let text = RichText::new(cx.lang.outline_add()).size(type_scale::SMALL).color(color32(cx.theme.faint));
        let button = ui.add(Button::new(text).frame(false).min_size(Vec2::new(0.0, measures::TARGET)));
        let name = cx.lang.outline_add_to(&perspective.name);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
        if button.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            state.view = View::Map;
            let area = cx.derived.plan.card_area(perspective.id).unwrap_or_default();
            state.canvas.draft_objective(perspective.id, area.center(), None, None);
        }
    });
}

fn objective_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState, objective: &Objective) {
    let is_selected = state.selection.objectives.contains(&objective.id);
    let status = cx.derived.analysis.objectives.get(&objective.id).map_or(Status::NoData, |r| r.status);
    let clicked = row_ui(ui, cx, is_selected, &objective.name, |ui| {
        ui.add_space(14.0);
        status_ui(ui, cx.theme, status, &status.text(cx.lang));
        let weight = if is_selected { Weight::Semibold } else { Weight::Regular };
        let color = if is_selected { cx.theme.text } else { cx.theme.sub };
        let text = RichText::new(&objective.name).font(font(TextStyle::new(type_scale::SMALL, weight)));
        ui.add(Label::new(text.color(color32(color))).truncate());
    });
    if clicked {
        cx.commands.push(Command::Show(Record::Objective(objective.id)));
    }
}

/// A row that is clicked as a whole; gives back whether it was.
fn row_ui(ui: &mut Ui, cx: &UiContext<'_>, is_selected: bool, name: &str, content: impl FnOnce(&mut Ui)) -> bool {
    let size = Vec2::new(ui.available_width(), measures::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::TreeItem, true, is_selected, name));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if is_selected {
        ui.painter().rect_filled(rect, 6.0, color32(cx.theme.accent_soft));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, color32(cx.theme.field));
    }
    let inside = rect.shrink2(Vec2::new(4.0, 0.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(layout));
    row.spacing_mut().item_spacing.x = 6.0;
    content(&mut row);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
