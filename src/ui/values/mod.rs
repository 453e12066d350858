//! The values of all KPIs as a spreadsheet: a row a KPI, a column a period.
//!
//! KPIs of one interval are shown at a time, so that a column is one period for
//! all. Only the cells in view are painted. The current cell's KPI is open in the
//! inspector, whose chart follows every letter typed and is in view while one
//! types. A KPI that is opened elsewhere becomes the current one here.

mod block;
mod cells;
mod keys;
mod sheet;
mod table;
mod toolbar;

use eframe::egui::{Context, Frame, Id, Key, Margin, Sense, Ui, WidgetInfo};
use jiff::civil::Date;

use self::block::{Block, Cell};
use self::sheet::Sheet;
use super::UiContext;
use super::paint::color32;
use super::state::ViewState;
use super::widgets::{KEEPS_KEYS, guide_ui, label_ui, no_kpis_ui};
use crate::command::Selection;
use crate::model::{Interval, KpiId};
use crate::theme::measures;

/// The state of the sheet.
#[derive(Debug, Default)]
pub struct ValuesState {
    /// What the rows' names must hold.
    query: String,
    /// The interval that is shown; the most usual one if it is not chosen.
    interval: Option<Interval>,
    /// The current cell.
    at: Option<Place>,
    /// The corner of the selected block that is opposite to the current cell.
    anchor: Option<Place>,
    /// What is being typed in the current cell.
    typed: Option<Typed>,
    /// Why the last entry was refused.
    refusal: Option<String>,
    /// The KPI on which sheet and inspector have agreed last, with its interval.
    agreed: Option<(KpiId, Interval)>,
    /// The view has just been opened.
    opening: Option<Opening>,
    /// Whether the current cell has to be scrolled into view.
    has_moved: bool,
    /// Whether the sheet gets the keyboard back in this frame.
    comes_back: bool,
    /// Whether the sheet is to have the keyboard.
    wants_keyboard: bool,
}

/// What opening the view asks for: to start at what is open or selected.
#[derive(Clone, Copy, Debug)]
struct Opening;

/// A cell by what it is of, whatever the rows and columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    kpi: KpiId,
    /// The first day of its period.
    start: Date,
}

/// A text on its way into a cell.
#[derive(Debug)]
struct Typed {
    what: Entry,
    text: String,
    /// Whether the field still has to ask for the keyboard.
    is_new: bool,
    /// The text that the project has followed last; it has to be put back on Esc.
    followed: Option<String>,
}

/// What is typed in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Value,
    Note,
}

/// Who has the keyboard while one moves from cell to cell.
fn sheet_id() -> Id {
    Id::unique("values sheet")
}

/// Who has the keyboard while one types.
fn editor_id() -> Id {
    Id::unique("values editor")
}

impl ValuesState {
    /// Whether keys such as Delete, F2 and Ctrl+D belong to the sheet.
    pub fn has_keyboard(ctx: &Context) -> bool {
        ctx.memory(|m| m.has_focus(sheet_id()) || m.has_focus(editor_id()))
    }

    /// The view is opened: it starts at the KPI that is open or selected, and has the keyboard.
    pub fn enter(&mut self) {
        self.opening = Some(Opening);
    }

    fn cell(&self, sheet: &Sheet<'_>) -> Option<Cell> {
        self.at.and_then(|place| sheet.cell(place))
    }

    /// The selected block; the current cell alone if nothing more is selected.
    fn block(&self, sheet: &Sheet<'_>) -> Option<Block> {
        let at = self.cell(sheet)?;
        Some(Block::between(at, self.anchor.and_then(|place| sheet.cell(place)).unwrap_or(at)))
    }

    /// Goes to a cell; with `extends` the block from where it began up to there is selected.
    fn go_to(&mut self, sheet: &Sheet<'_>, cell: Cell, extends: bool) {
        let Some(place) = sheet.place(cell) else { return };
        if extends {
            self.anchor = self.anchor.or(self.at);
        } else {
            self.anchor = None;
        }
        self.at = Some(place);
        self.refusal = None;
        self.has_moved = true;
    }
}

/// The values view.
pub fn values_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 8 }).show(ui, |ui| {
        if cx.document.project().kpis.is_empty() {
            no_kpis_ui(ui, cx);
            return;
        }
        let (before, was_typing) = (state.values.at, state.values.typed.is_some());
        let is_opened = follow(ui, cx, state);
        let interval = toolbar::toolbar_ui(ui, cx, &mut state.values);
        ui.add_space(4.0);
        let sheet = Sheet::of(cx, interval, &state.values.query);
        if sheet.kpis.is_empty() {
            let (title, text) = (cx.lang.nothing_left_title(), cx.lang.nothing_left_text());
            if guide_ui(ui, cx.theme, &title, &text, Some(&cx.lang.show_all())) {
                state.values.query.clear();
            }
            return;
        }
        begin(&mut state.values, &sheet);
        come_back(ui, &mut state.values);
        keyboard(ui, cx, &mut state.values, &sheet);
        sheet_ui(ui, cx, &mut state.values, &sheet);
        let starts_typing = !was_typing && state.values.typed.is_some();
        if is_opened || starts_typing || before != state.values.at {
            open(state, &sheet);
            ui.ctx().request_repaint();
        }
    });
}

/// Goes to the KPI that was opened elsewhere, or whose interval was changed there; a view that is opened goes to what
/// is selected and takes the keyboard. Gives back whether it was opened.
///
/// What is being typed is entered first.
fn follow(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState) -> bool {
    if state.values.typed.is_some() {
        return false;
    }
    let is_opened = state.values.opening.take().is_some();
    let project = cx.document.project();
    let selected = state.selected_objective().filter(|_| is_opened);
    let first = selected.and_then(|objective| project.kpis_of(objective).first().map(|kpi| kpi.id));
    let kpi = state.open_kpi.or(first).and_then(|id| project.kpis.get(&id));
    let values = &mut state.values;
    if let Some(kpi) = kpi.filter(|kpi| is_opened || values.agreed != Some((kpi.id, kpi.interval))) {
        if values.at.is_none_or(|at| at.kpi != kpi.id) {
            // Of no period yet: the sheet begins where its next value belongs.
            values.at = Some(Place { kpi: kpi.id, start: Date::MIN });
            values.query.clear();
            values.wants_keyboard |= ui.memory(|m| m.focused().is_none());
        }
        values.interval = Some(kpi.interval);
        values.agreed = Some((kpi.id, kpi.interval));
        values.has_moved = true;
    }
    values.wants_keyboard |= is_opened;
    is_opened
}

/// A sheet without its current cell, another one or the same on another day, goes on where the next value belongs: of
/// the same KPI where that is still there.
fn begin(state: &mut ValuesState, sheet: &Sheet<'_>) {
    if state.cell(sheet).is_none() {
        let row = state.at.and_then(|at| sheet.kpis.iter().position(|kpi| kpi.id == at.kpi));
        state.at = sheet.place(row.map_or_else(|| sheet.next_cell(), |row| sheet.next_cell_of(row)));
        (state.anchor, state.typed, state.refusal) = (None, None, None);
        state.has_moved = true;
    }
}

/// Opens the KPI of the current cell in the inspector, with its chart in view.
fn open(state: &mut ViewState, sheet: &Sheet<'_>) {
    let Some(kpi) = state.values.cell(sheet).and_then(|cell| sheet.kpis.get(cell.row)) else { return };
    let is_shown = state.open_kpi == Some(kpi.id)
        && state.selected_objective().is_some_and(|objective| kpi.objectives.contains(&objective));
    if !is_shown {
        let Some(home) = kpi.home() else { return };
        state.selection = Selection::objective(home);
        state.open_kpi = Some(kpi.id);
    }
    state.values.agreed = Some((kpi.id, kpi.interval));
    state.inspector.show_chart();
}

/// An arrow key brings the keyboard back after Esc, while nothing else has it; in the next frame, since in this one the
/// key would carry it on.
fn come_back(ui: &Ui, state: &mut ValuesState) {
    const ARROWS: [Key; 4] = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    if std::mem::take(&mut state.comes_back) {
        ui.memory_mut(|m| m.request_focus(sheet_id()));
    }
    let is_free = ui.memory(|m| m.focused().is_none()) && ui.is_enabled() && state.typed.is_none();
    if is_free && ui.input(|i| ARROWS.iter().any(|key| i.key_pressed(*key))) {
        state.comes_back = true;
        ui.ctx().request_repaint();
    }
}

fn keyboard(ui: &Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) {
    if let Some(typed) = &state.typed {
        if typed.is_new || ui.memory(|m| m.has_focus(editor_id())) {
            keys::typing_keys(ui, cx, state, sheet);
        } else if state.refusal.is_none() {
            // The keyboard went elsewhere while the cell was out of sight.
            keys::enter(cx, state, sheet);
        }
    } else if ui.memory(|m| m.has_focus(sheet_id())) {
        ui.memory_mut(|m| m.set_focus_lock_filter(sheet_id(), KEEPS_KEYS));
        keys::sheet_keys(ui, cx, state, sheet);
    }
}

fn sheet_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) {
    let foot = 44.0;
    let height = (ui.available_height() - foot).max(80.0);
    let radius = eframe::egui::CornerRadius::same(measures::CARD_RADIUS as u8);
    let line = eframe::egui::Stroke::new(1.0, color32(cx.theme.card_line));
    let frame = Frame::new().fill(color32(cx.theme.card)).corner_radius(radius).stroke(line);
    let area = frame
        .show(ui, |ui| {
            ui.set_height(height);
            table::table_ui(ui, cx, state, sheet);
        })
        .response
        .rect;
    // Behind the cells: what Tab reaches, and what a screen reader hears about as a whole.
    let whole = ui.interact(area, sheet_id(), Sense::focusable_noninteractive());
    whole.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Grid, true, cx.lang.values_sheet()));
    if std::mem::take(&mut state.wants_keyboard) {
        let owner = if state.typed.is_some() { editor_id() } else { sheet_id() };
        ui.memory_mut(|m| m.request_focus(owner));
    }
    ui.add_space(2.0);
    label_ui(ui, cx.theme, &toolbar::summary(cx, state, sheet));
}
