//! The cells of the sheet and the names of its rows.

use eframe::egui::{
    self, Align2, CornerRadius, Id, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2,
};

use super::block::Cell;
use super::keys::{self, enter};
use super::sheet::{Row, Sheet};
use super::table::Grid;
use super::{Entry, ValuesState, editor_id, sheet_id};
use crate::analysis::{Status, period_text, unit_text};
use crate::command::Command;
use crate::geometry::Point;
use crate::scene::status_shape;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font, paint_shape};
use crate::ui::widgets::{CellField, fitting_number, refusal_ui, select_chars};

/// Space in points between a cell's edge and its text.
pub(super) const INSET: f32 = 8.0;
/// Room for the status at the left of a cell.
const MARK: f32 = 17.0;
/// Width of what is said about a refused entry.
const REFUSAL_WIDTH: f32 = 300.0;

/// A cell: its value, its status, its mark for a note, and what a click does.
pub(super) fn cell_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &mut ValuesState,
    sheet: &Sheet<'_>,
    grid: &Grid,
    row: &Row<'_>,
    cell: Cell,
) {
    let Some(kpi) = sheet.kpi(cell.row) else { return };
    let rect = grid.cell(cell);
    let seen = rect.intersect(grid.body());
    let period = sheet.period(cell.column);
    let value = sheet.value(cell);
    let text = value.map(|value| cx.lang.number(value, row.decimals)).unwrap_or_default();
    let id = Id::unique(("values cell", kpi.id.bits(), period.start));
    let response = ui.interact(seen, id, Sense::CLICK | Sense::DRAG);
    let is_current = state.cell(sheet) == Some(cell);
    response.widget_info(|| {
        let period = period_text(cx.lang, period, cx.document.project().fiscal_year);
        let name = cx.lang.values_cell(&kpi.name, &period).into_owned();
        let mut info = WidgetInfo::selected(Role::GridCell, true, is_current, name);
        info.current_text_value = Some(text.clone());
        info
    });
    let painter = ui.painter().with_clip_rect(grid.body());
    let status = value.map(|value| row.status(period, value));
    if let Some(status) = status.filter(|status| *status != Status::NoData) {
        let identity = Transform { origin: egui::Pos2::ZERO, zoom: 1.0 };
        let at = Point { x: rect.left() + 10.0, y: rect.center().y };
        paint_shape(&painter, &identity, &status_shape(status, at, 6.5, cx.theme), 1.0);
    }
    let color = color32(if kpi.formula.is_some() { cx.theme.sub } else { cx.theme.text });
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let room = rect.width() - INSET - MARK;
    let shown = value.map(|value| fitting_number(ui, cx.lang, value, text.clone(), &style, room)).unwrap_or_default();
    let is_short = shown != text;
    painter.text(rect.right_center() - Vec2::new(INSET, 0.0), Align2::RIGHT_CENTER, &shown, style, color);
    let measurement = sheet.measurement(cell);
    let note = measurement.as_ref().map_or("", |measurement| measurement.note.as_str());
    if !note.is_empty() {
        let corner = rect.right_top() + Vec2::new(-1.0, 1.0);
        let points = vec![corner, corner - Vec2::new(7.0, 0.0), corner + Vec2::new(0.0, 7.0)];
        painter.add(egui::Shape::convex_polygon(points, color32(cx.theme.accent), Stroke::NONE));
    }
    if is_current {
        let has_keyboard = ui.memory(|m| m.has_focus(sheet_id()));
        let (width, color) = if has_keyboard { (2.0, cx.theme.accent) } else { (1.0, cx.theme.faint) };
        painter.rect_stroke(rect, CornerRadius::same(3), Stroke::new(width, color32(color)), StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_stroke(
            rect,
            CornerRadius::same(3),
            Stroke::new(1.0, color32(cx.theme.card_line)),
            StrokeKind::Inside,
        );
    }
    pressed(ui, cx, state, sheet, cell, &response);
    context_menu(cx, state, sheet, cell, &response);
    match (is_short, note) {
        (false, "") => {}
        (false, note) => drop(response.on_hover_text(note)),
        (true, "") => drop(response.on_hover_text(text)),
        (true, note) => drop(response.on_hover_text(format!("{text}\n{note}"))),
    }
}

/// Goes to a cell, unless the one being typed in refuses to be left; a double click edits.
fn pressed(
    ui: &Ui,
    cx: &UiContext<'_>,
    state: &mut ValuesState,
    sheet: &Sheet<'_>,
    cell: Cell,
    response: &egui::Response,
) {
    let is_pressed = response.is_pointer_button_down_on() && ui.input(|i| i.pointer.any_pressed());
    if is_pressed || response.clicked() {
        state.wants_keyboard = true;
        if state.typed.is_some() && !enter(cx, state, sheet) {
            return;
        }
        if is_pressed || state.cell(sheet) != Some(cell) {
            let extends = ui.input(|i| i.modifiers.shift);
            let is_inside = state.block(sheet).is_some_and(|block| block.contains(cell));
            // A right click in a block is about the block.
            if !(ui.input(|i| i.pointer.secondary_pressed()) && is_inside) {
                state.go_to(sheet, cell, extends);
            }
        }
    }
    if response.double_clicked() {
        keys::edit(cx, state, sheet, Entry::Value);
    }
}

fn context_menu(cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, cell: Cell, response: &egui::Response) {
    Popup::context_menu(response).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_min_width(180.0);
        if ui.button(cx.lang.values_edit_note()).clicked() {
            state.go_to(sheet, cell, false);
            keys::edit(cx, state, sheet, Entry::Note);
            state.wants_keyboard = true;
        }
        for (text, fill) in [
            (cx.lang.values_fill_down(), super::block::Fill::Down),
            (cx.lang.values_fill_right(), super::block::Fill::Right),
        ] {
            if ui.button(text).clicked() {
                keys::fill(cx, state, sheet, fill);
                state.wants_keyboard = true;
            }
        }
        if ui.button(cx.lang.values_clear()).clicked() {
            keys::clear(cx, state, sheet);
            state.wants_keyboard = true;
        }
    });
}

/// Selects the block from where the pointer went down to where it is.
pub(super) fn drag(ui: &Ui, state: &mut ValuesState, sheet: &Sheet<'_>, grid: &Grid) {
    let is_dragging = ui.input(|i| i.pointer.primary_down() && i.pointer.is_decidedly_dragging());
    let (Some(from), Some(to)) = (ui.input(|i| i.pointer.press_origin()), ui.input(|i| i.pointer.interact_pos()))
    else {
        return;
    };
    if !is_dragging || state.typed.is_some() || !grid.body().contains(from) {
        return;
    }
    let is_ours = ui.ctx().dragged_id().is_some() && ui.memory(|m| m.has_focus(sheet_id()));
    let inside = to.clamp(grid.body().min, grid.body().max - Vec2::splat(1.0));
    if let (true, Some(cell)) = (is_ours, grid.at(inside, sheet))
        && state.cell(sheet) != Some(cell)
    {
        state.go_to(sheet, cell, true);
    }
}

/// The name of a row's KPI, with its objective's code and its unit; a click opens it.
pub(super) fn name_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &ValuesState,
    sheet: &Sheet<'_>,
    row: usize,
    rect: Rect,
    clip: Rect,
) {
    let Some(kpi) = sheet.kpi(row) else { return };
    let response = ui.interact(rect.intersect(clip), Id::unique(("values name", kpi.id.bits())), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &kpi.name));
    let painter = ui.painter().with_clip_rect(clip);
    let project = cx.document.project();
    let home = kpi.home().and_then(|home| project.map.objective(home));
    let hue = home.and_then(|home| project.perspectives.get(&home.perspective)).map(|perspective| perspective.hue);
    let code = home.and_then(|home| cx.derived.codes.get(&home.id)).map_or("", String::as_str);
    let badge = Rect::from_center_size(pos2(rect.left() + 24.0, rect.center().y), Vec2::new(28.0, 18.0));
    if let Some(hue) = hue {
        painter.rect_filled(badge, CornerRadius::same(4), color32(cx.theme.hue(hue).main));
        let style = font(TextStyle::new(type_scale::LABEL, Weight::Bold));
        painter.text(badge.center(), Align2::CENTER_CENTER, code, style, color32(cx.theme.on_hue()));
    }
    let unit = unit_text(cx.lang, kpi.unit);
    let unit = if kpi.formula.is_some() { cx.lang.values_formula(&unit).into_owned() } else { unit };
    let small = font(TextStyle::new(type_scale::LABEL, Weight::Regular));
    let unit_rect = painter.text(
        rect.right_center() - Vec2::new(INSET, 0.0),
        Align2::RIGHT_CENTER,
        unit.trim(),
        small,
        color32(cx.theme.faint),
    );
    let is_current = state.cell(sheet).is_some_and(|cell| cell.row == row);
    let weight = if is_current || response.hovered() { Weight::Semibold } else { Weight::Regular };
    let style = font(TextStyle::new(type_scale::SMALL, weight));
    let mut job = egui::text::LayoutJob::simple_singleline(kpi.name.clone(), style, color32(cx.theme.text));
    job.wrap = egui::text::TextWrapping::truncate_at_width((unit_rect.left() - badge.right() - 16.0).max(20.0));
    let galley = painter.layout_job(job);
    let is_cut = galley.elided;
    painter.galley(pos2(badge.right() + 8.0, rect.center().y - galley.size().y / 2.0), galley, color32(cx.theme.text));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, color32(cx.theme.line)));
    if response.clicked() {
        cx.commands.push(Command::ShowKpi(kpi.id));
    }
    if is_cut {
        response.on_hover_text(&kpi.name);
    }
}

/// The field in the current cell while one types; a note gets more room.
pub(super) fn editor_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, grid: &Grid) {
    let Some(at) = state.cell(sheet) else { return };
    let is_refused = state.refusal.is_some();
    let cell = grid.cell(at);
    let Some(typed) = &mut state.typed else {
        if let Some(refusal) = &state.refusal {
            let current = ui.interact(cell, Id::unique("values refused"), Sense::hover());
            beside_ui(ui, cx, &current, refusal);
        }
        return;
    };
    let (rect, align) = match typed.what {
        Entry::Value => (cell, Align2::RIGHT_CENTER),
        Entry::Note => {
            let width = 260.0_f32.min(grid.body().width());
            let left = cell.left().min(grid.body().right() - width).max(grid.body().left());
            (Rect::from_min_size(pos2(left, cell.top()), Vec2::new(width, cell.height())), Align2::LEFT_CENTER)
        }
    };
    let line = color32(if is_refused { cx.theme.off_track } else { cx.theme.accent });
    ui.painter().rect(rect, 3.0, color32(cx.theme.card), Stroke::new(2.0, line), StrokeKind::Inside);
    let font = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let margin = egui::Margin::symmetric(INSET as i8, 2);
    let response = CellField { id: editor_id(), rect, align, font, margin }.show(ui, cx.theme, &mut typed.text);
    let what = typed.what;
    response.widget_info(|| {
        let name = match what {
            Entry::Value => cx.lang.grid_value(),
            Entry::Note => cx.lang.values_edit_note(),
        };
        WidgetInfo::labeled(Role::TextInput, true, name)
    });
    if std::mem::take(&mut typed.is_new) {
        let end = typed.text.chars().count();
        select_chars(ui, response.id, end..end);
        response.request_focus();
        return;
    }
    if response.changed() {
        state.refusal = None;
    }
    if let Some(refusal) = &state.refusal {
        beside_ui(ui, cx, &response, refusal);
    }
    if response.lost_focus() {
        // Leaving the cell enters it; what is refused stays to be mended.
        enter(cx, state, sheet);
    } else {
        // Not in the frame before, in which the field did not have the keyboard yet: the gesture would end at once.
        keys::follow(cx, state, sheet);
    }
}

/// Why something was refused, at the cell that it is about.
fn beside_ui(ui: &Ui, cx: &UiContext<'_>, field: &egui::Response, refusal: &str) {
    let popup = Popup::from_response(field).open(true).close_behavior(PopupCloseBehavior::IgnoreClicks);
    let line = Stroke::new(1.0, color32(cx.theme.off_track));
    let frame = egui::Frame::popup(ui.style()).stroke(line);
    popup.id(Id::unique("values refusal")).gap(4.0).frame(frame).width(REFUSAL_WIDTH).show(|ui| {
        refusal_ui(ui, cx.theme, refusal);
    });
}
