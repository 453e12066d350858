//! The cells of the grid.

use eframe::egui::{self, Align2, Id, Label, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::grid::{Column, GridState, Typed, editor_id, grid_id};
use super::grid_keys::enter;
use super::grid_rows::Rows;
use crate::analysis::{input_text, period_text};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{CellField, fitting_number, select_chars, status_ui};

/// Space in points between a cell's edge and its text.
pub(super) const INSET: f32 = 6.0;

pub(super) fn period_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, row: usize) {
    edge_ui(ui, cx, state, rows, row, "period");
    let period = rows.period(row);
    let as_of = cx.derived.outlook().as_of;
    let is_running = (period.start..=period.last_day()).contains(&as_of);
    let weight = if is_running { Weight::Semibold } else { Weight::Regular };
    let color = if is_running { cx.theme.text } else { cx.theme.sub };
    let text = period_text(cx.lang, period, cx.document.project().fiscal_year);
    let label = RichText::new(&text).font(font(TextStyle::new(type_scale::LABEL, weight))).color(color32(color));
    ui.add(Label::new(label).truncate());
    let line = Stroke::new(1.0, color32(cx.theme.line));
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// What stands beside the cells leads into them: a click goes to the row's value.
fn edge_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, row: usize, place: &str) {
    let id = Id::unique((place, rows.kpi.id.bits(), rows.period(row).start));
    let response = ui.interact(ui.max_rect(), id, Sense::CLICK);
    if response.clicked() {
        click(cx, state, rows, (row, Column::Value), response.double_clicked());
    }
}

pub(super) fn mark_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, row: usize) {
    edge_ui(ui, cx, state, rows, row, "mark");
    underline(ui, cx);
    if let Some(measurement) = rows.measurement(row) {
        ui.add_space(5.0);
        let status = rows.status(row, measurement.value);
        status_ui(ui, cx.theme, status, &status.text(cx.lang));
    }
}

/// The value without its unit, which stands above the column.
pub(super) fn value_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, row: usize) {
    let value = rows.measurement(row).map(|measurement| measurement.value);
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let room = ui.available_width() - 12.0;
    let shown = |value| fitting_number(ui, cx.lang, value, cx.lang.number(value, rows.decimals), &style, room);
    let text = value.map(shown).unwrap_or_default();
    cell_ui(ui, cx, state, rows, row, Column::Value, &text);
}

pub(super) fn note_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, row: usize) {
    let text = rows.measurement(row).map(|measurement| measurement.note.clone()).unwrap_or_default();
    cell_ui(ui, cx, state, rows, row, Column::Note, &text);
}

/// The text that editing a cell starts with.
pub(super) fn editable(cx: &UiContext<'_>, rows: &Rows<'_>, row: usize, column: Column) -> String {
    let measurement = rows.measurement(row);
    match column {
        Column::Value => measurement.map(|m| input_text(cx.lang, m.value)).unwrap_or_default(),
        Column::Note => measurement.map(|m| m.note.clone()).unwrap_or_default(),
    }
}

fn underline(ui: &Ui, cx: &UiContext<'_>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, color32(cx.theme.line)));
}

fn cell_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &mut GridState,
    rows: &Rows<'_>,
    row: usize,
    column: Column,
    text: &str,
) {
    underline(ui, cx);
    let period = rows.period(row);
    let rect = ui.max_rect();
    let id = Id::unique(("measurement cell", rows.kpi.id.bits(), period.start, column == Column::Note));
    let response = ui.interact(rect, id, Sense::CLICK);
    let name = cell_name(cx, rows, row, column);
    let is_current = state.at == Some((period, column));
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::GridCell, true, is_current, &name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    if is_current && state.typed.is_some() {
        editor_ui(ui, cx, state, rows, rect, &name, column);
        return;
    }
    text_ui(ui, cx, rect, column, text);
    if is_current {
        let has_keyboard = ui.memory(|m| m.has_focus(grid_id()));
        let color = color32(if has_keyboard { cx.theme.accent } else { cx.theme.card_line });
        let width = if has_keyboard { 1.5 } else { 1.0 };
        ui.painter().rect_stroke(rect.shrink(1.0), 4.0, Stroke::new(width, color), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect.shrink(1.0), 4.0, Stroke::new(1.0, color32(cx.theme.line)), StrokeKind::Inside);
    }
    if response.clicked() {
        click(cx, state, rows, (row, column), response.double_clicked());
    }
    if column == Column::Note && !text.is_empty() {
        response.on_hover_text(text);
    }
}

/// Goes to a cell, unless the one being typed in refuses to be left; a double click edits.
fn click(cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>, (row, column): (usize, Column), is_double: bool) {
    state.wants_keyboard = true;
    if state.typed.is_some() && !enter(cx, state, rows) {
        return;
    }
    state.at = Some((rows.period(row), column));
    state.refusal = None;
    if is_double {
        state.typed = Some(Typed { text: editable(cx, rows, row, column), is_new: true });
    }
}

fn cell_name(cx: &UiContext<'_>, rows: &Rows<'_>, row: usize, column: Column) -> String {
    let period = period_text(cx.lang, rows.period(row), cx.document.project().fiscal_year);
    match column {
        Column::Value => cx.lang.grid_value_of(&period),
        Column::Note => cx.lang.grid_note_of(&period),
    }
    .into_owned()
}

fn text_ui(ui: &Ui, cx: &UiContext<'_>, rect: Rect, column: Column, text: &str) {
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let inner = rect.shrink2(Vec2::new(INSET, 0.0));
    match column {
        Column::Value => {
            ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, text, style, color32(cx.theme.text));
        }
        Column::Note => {
            let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), style, color32(cx.theme.sub));
            job.wrap = egui::text::TextWrapping::truncate_at_width(inner.width());
            let galley = ui.painter().layout_job(job);
            let at = egui::pos2(inner.left(), inner.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, color32(cx.theme.sub));
        }
    }
}

/// The field in the current cell while one types.
fn editor_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &mut GridState,
    rows: &Rows<'_>,
    rect: Rect,
    name: &str,
    column: Column,
) {
    let is_refused = state.refusal.is_some();
    let Some(typed) = &mut state.typed else { return };
    let line = color32(if is_refused { cx.theme.off_track } else { cx.theme.accent });
    ui.painter().rect(rect.shrink(1.0), 4.0, color32(cx.theme.card), Stroke::new(1.5, line), StrokeKind::Inside);
    let align = if column == Column::Value { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let font = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let margin = egui::Margin::symmetric(INSET as i8, 2);
    let response = CellField { id: editor_id(), rect, align, font, margin }.show(ui, cx.theme, &mut typed.text);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if response.changed() {
        state.refusal = None;
    }
    if std::mem::take(&mut typed.is_new) {
        let end = typed.text.chars().count();
        select_chars(ui, response.id, end..end);
        response.request_focus();
    } else if response.lost_focus() {
        // Leaving the cell enters it; what is refused stays to be mended.
        enter(cx, state, rows);
    }
}
