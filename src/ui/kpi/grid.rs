//! The grid of measurements, which works like a spreadsheet.
//!
//! Arrows, Enter and Tab move, typing replaces, F2 or a double click edits, Esc
//! cancels, Delete clears, and the clipboard takes and gives columns. One cell is
//! current; the keyboard belongs either to the grid or to the field in that cell.
//! A value that is no number stays in its cell with the reason, and the project
//! keeps the old one.

use eframe::egui::{self, Align, Context, Id, Layout, Sense, Ui};
use egui_extras::{Column as TableColumn, TableBuilder};

use super::computed::computed_ui;
use super::grid_cell::{INSET, mark_ui, note_ui, period_ui, value_ui};
use super::grid_keys::{enter, grid_keys, typing_keys};
use super::grid_rows::Rows;
use crate::model::{Kpi, KpiId, Period};
use crate::ui::UiContext;
use crate::ui::widgets::{KEEPS_KEYS, heading_ui, label_ui, refusal_ui};

/// Height of a row in points.
const ROW: f32 = 26.0;
/// Height of the table in points; it scrolls beyond.
const TABLE: f32 = 26.0 * 12.0;

/// A column in which something can be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The value.
    Value,
    /// What there is to say about it.
    Note,
}

/// Where the grid stands.
#[derive(Debug, Default)]
pub struct GridState {
    kpi: Option<KpiId>,
    /// The current cell.
    pub(super) at: Option<(Period, Column)>,
    /// What is being typed in the current cell.
    pub(super) typed: Option<Typed>,
    /// Why the last entry was refused.
    pub(super) refusal: Option<String>,
    /// Whether the current cell has to be scrolled into view.
    pub(super) has_moved: bool,
    /// Whether it is to have the keyboard; it is given once all cells have seen a click.
    pub(in crate::ui) wants_keyboard: bool,
}

/// The text of a cell on its way to become its value.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) text: String,
    /// Whether the field still has to ask for the keyboard.
    pub(super) is_new: bool,
}

/// Who has the keyboard while one moves from cell to cell.
pub(super) fn grid_id() -> Id {
    Id::unique("measurement grid")
}

/// Who has the keyboard while one types.
pub(super) fn editor_id() -> Id {
    Id::unique("measurement editor")
}

impl GridState {
    /// Whether keys such as Delete and F2 belong to the grid.
    pub fn has_keyboard(ctx: &Context) -> bool {
        ctx.memory(|m| m.has_focus(grid_id()) || m.has_focus(editor_id()))
    }

    /// Another KPI starts where its next value belongs.
    fn turn_to(&mut self, rows: &Rows<'_>) {
        let is_inside =
            self.at.is_some_and(|(period, _)| period.interval == rows.kpi.interval && rows.row_of(period).is_some());
        if self.kpi != Some(rows.kpi.id) || !is_inside {
            let at = Some((rows.period(rows.next_row()), Column::Value));
            let wants_keyboard = self.wants_keyboard;
            *self = Self { kpi: Some(rows.kpi.id), at, has_moved: true, wants_keyboard, ..Self::default() };
        }
    }
}

/// The periods of a KPI with their values, to be typed, pasted and copied.
pub(super) fn grid_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, kpi: &Kpi) {
    if kpi.formula.is_some() {
        computed_ui(ui, cx, kpi);
        return;
    }
    let rows = Rows::of(cx, kpi);
    state.turn_to(&rows);
    heading_ui(ui, cx.theme, &cx.lang.tab_values(), |ui| {
        let unit = crate::analysis::unit_text(cx.lang, kpi.unit);
        label_ui(ui, cx.theme, &unit);
    });
    keyboard(ui, cx, state, &rows);
    let table = ui.scope(|ui| table_ui(ui, cx, state, &rows)).response;
    // Behind the cells: what Tab reaches, and what a screen reader hears about as a whole.
    let grid = ui.interact(table.rect, grid_id(), Sense::focusable_noninteractive());
    grid.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, cx.lang.grid_of(&kpi.name)));
    if std::mem::take(&mut state.wants_keyboard) {
        let owner = if state.typed.is_some() { editor_id() } else { grid_id() };
        ui.memory_mut(|m| m.request_focus(owner));
    }
    if let Some(refusal) = &state.refusal {
        refusal_ui(ui, cx.theme, refusal);
    }
    label_ui(ui, cx.theme, &cx.lang.grid_help());
}

fn keyboard(ui: &Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>) {
    if let Some(typed) = &state.typed {
        if typed.is_new || ui.memory(|m| m.has_focus(editor_id())) {
            typing_keys(ui, cx, state, rows);
        } else if state.refusal.is_none() {
            // The keyboard went elsewhere while the cell was out of sight.
            enter(cx, state, rows);
        }
    } else if ui.memory(|m| m.has_focus(grid_id())) {
        ui.memory_mut(|m| m.set_focus_lock_filter(grid_id(), KEEPS_KEYS));
        grid_keys(ui, cx, state, rows);
    }
}

fn table_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut GridState, rows: &Rows<'_>) {
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let width = ui.available_width();
    let period = (width * 0.36).clamp(96.0, 140.0);
    let value = (width * 0.26).clamp(64.0, 112.0);
    let mut table = TableBuilder::new(ui)
        .id_salt(("measurements", rows.kpi.id.bits()))
        .striped(false)
        .auto_shrink([false, true])
        .max_scroll_height(TABLE)
        .min_scrolled_height(TABLE)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(TableColumn::exact(period).clip(true))
        .column(TableColumn::exact(value).clip(true))
        .column(TableColumn::exact(24.0))
        .column(TableColumn::remainder().at_least(40.0).clip(true));
    if std::mem::take(&mut state.has_moved)
        && let Some(row) = state.at.and_then(|(period, _)| rows.row_of(period))
    {
        table = table.scroll_to_row(row, None).animate_scrolling(false);
    }
    let header = |ui: &mut Ui, text: &str| {
        label_ui(ui, cx.theme, text);
    };
    table
        .header(22.0, |mut row| {
            row.col(|ui| header(ui, &cx.lang.grid_period()));
            row.col(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(INSET);
                    header(ui, &cx.lang.grid_value());
                });
            });
            row.col(|_| {});
            row.col(|ui| {
                ui.add_space(INSET);
                header(ui, &cx.lang.grid_note());
            });
        })
        .body(|body| {
            body.rows(ROW, rows.count, |mut row| {
                let index = row.index();
                row.col(|ui| period_ui(ui, cx, state, rows, index));
                row.col(|ui| value_ui(ui, cx, state, rows, index));
                row.col(|ui| mark_ui(ui, cx, state, rows, index));
                row.col(|ui| note_ui(ui, cx, state, rows, index));
            });
        });
}
