//! The KPIs that were found: under their headings, or by how well they match what is searched for.

use std::borrow::Cow;

use eframe::egui::{self, DragAndDrop, Label, RichText, ScrollArea, Sense, Ui, Vec2};

use super::Dragged;
use crate::analysis::{nature_text, stage_question, stage_text, unit_text};
use crate::command::Command;
use crate::library::{Better, Filter, Group, LibraryKpi, Side};
use crate::model::{Hue, Unit};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::state::ViewState;
use crate::ui::widgets::{hue_dot_ui, link_button, note_ui};

/// Height of a KPI of two lines, in points.
const ROW: f32 = 40.0;

/// Shows the list; gives back whether something in it was clicked.
pub(super) fn list_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, found: &[&'static LibraryKpi]) -> bool {
    if found.is_empty() {
        nothing_ui(ui, cx, state);
        return false;
    }
    let is_grouped = state.library.query.trim().is_empty();
    let mut is_clicked = false;
    let is_sought = std::mem::take(&mut state.library.wants_sight);
    ScrollArea::vertical().id_salt("library").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut group = None;
        for kpi in found {
            if is_grouped && group.replace(kpi.group()) != Some(kpi.group()) {
                heading_ui(ui, cx, kpi.group());
            }
            is_clicked |= row_ui(ui, cx, state, kpi, is_sought);
        }
    });
    is_clicked
}

/// When nothing is found: what else can be done.
fn nothing_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    ui.add_space(8.0);
    let is_filtered = !state.library.filter.is_open();
    let text = if is_filtered { cx.lang.library_nothing_filtered() } else { cx.lang.library_nothing() };
    note_ui(ui, cx.theme, &text);
    if is_filtered && link_button(ui, cx.theme, &cx.lang.filter_show_all(), &cx.lang.filter_show_all()).clicked() {
        state.library.filter = Filter::default();
    }
}

fn heading_ui(ui: &mut Ui, cx: &UiContext<'_>, group: Group) {
    let (text, meaning) = match group {
        Group::Essential => (cx.lang.essentials(), Some(cx.lang.essential_meaning())),
        Group::Stage(stage) => (stage_text(stage, cx.lang), Some(stage_question(stage, cx.lang))),
        Group::Department(department) => (department.text(cx.lang), None),
    };
    ui.add_space(8.0);
    let style = TextStyle::new(type_scale::LABEL, Weight::Semibold);
    let label = ui.add(Label::new(RichText::new(text.as_ref()).font(font(style)).color(color32(cx.theme.sub))));
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, text.as_ref()));
    if let Some(meaning) = meaning {
        label.on_hover_text(meaning.as_ref());
    }
    ui.add_space(2.0);
}

/// One KPI: its name, and in a second line what it counts. Gives back whether it was clicked.
fn row_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, kpi: &'static LibraryKpi, is_sought: bool) -> bool {
    let size = Vec2::new(ui.available_width(), ROW);
    // Not focusable: the list as a whole has the keyboard.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
    let is_chosen = state.library.chosen.is_some_and(|chosen| chosen.key == kpi.key);
    let name = kpi.name.get(cx.lang);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, name));
    if is_chosen && is_sought {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        if is_chosen || response.hovered() {
            let fill = if is_chosen { cx.theme.accent_soft } else { cx.theme.field };
            ui.painter().rect_filled(rect, 6.0, color32(fill));
        }
        let inside = rect.shrink2(Vec2::new(4.0, 3.0));
        let layout = egui::Layout::left_to_right(egui::Align::Min);
        let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(layout));
        row.spacing_mut().item_spacing = Vec2::new(6.0, 1.0);
        hue_dot_ui(&mut row, cx.theme, hue_of(kpi.side));
        row.vertical(|ui| {
            let weight = if is_chosen { Weight::Semibold } else { Weight::Regular };
            let text = RichText::new(name).font(font(TextStyle::new(type_scale::SMALL, weight)));
            ui.add(Label::new(text.color(color32(cx.theme.text))).truncate());
            let text = RichText::new(facts(cx, kpi)).size(type_scale::LABEL).color(color32(cx.theme.faint));
            ui.add(Label::new(text).truncate());
        });
    }
    if response.drag_started() {
        DragAndDrop::set_payload(ui.ctx(), Dragged(kpi));
    }
    if response.double_clicked() {
        cx.commands.push(Command::AddFromLibrary(kpi, state.selected_objective()));
    }
    if response.clicked() || response.drag_started() {
        // The first choice takes room from the list.
        state.library.wants_sight = state.library.chosen.is_none();
        state.library.chosen = Some(kpi);
    }
    let is_clicked = response.clicked();
    let response = response.on_hover_cursor(egui::CursorIcon::Grab);
    if DragAndDrop::has_any_payload(ui.ctx()) {
        return is_clicked;
    }
    response.on_hover_text(format!("{} · {}", name, kpi.side.text(cx.lang)));
    is_clicked
}

/// "↓ % · lagging".
fn facts(cx: &UiContext<'_>, kpi: &LibraryKpi) -> String {
    let nature = nature_text(kpi.nature(), cx.lang);
    format!("{} {} · {nature}", sign(kpi.better), counted(cx, kpi))
}

/// What its numbers count, in a word or a sign.
pub(super) fn counted(cx: &UiContext<'_>, kpi: &LibraryKpi) -> Cow<'static, str> {
    match kpi.unit(cx.document.project().currency) {
        Unit::Number => cx.lang.unit_points(),
        Unit::Count => cx.lang.unit_kind_count(),
        unit => unit_text(cx.lang, unit).into(),
    }
}

/// The direction that is better, as a sign.
fn sign(better: Better) -> &'static str {
    match better {
        Better::More => "↑",
        Better::Less => "↓",
        Better::Within => "↕",
    }
}

/// The usual colour of a perspective.
fn hue_of(side: Side) -> Hue {
    match side {
        Side::Financial => Hue::Blue,
        Side::Customer => Hue::Teal,
        Side::Process => Hue::Violet,
        Side::Learning => Hue::Magenta,
    }
}
