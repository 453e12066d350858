//! The scorecard: objectives and KPIs as a table.
//!
//! A tree by perspective, or a list of KPIs sorted by any column; only the rows in
//! view are laid out. A cell that was clicked or edited keeps the keyboard: arrows
//! move on, F2 and typing edit.

mod cell;
mod column;
mod edit;
mod keys;
mod name;
mod pinned;
mod rows;
mod toolbar;

use std::collections::BTreeSet;

use eframe::egui::{
    self, Align, Button, CornerRadius, Event, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo,
};
use egui_extras::{Column as TableColumn, TableBuilder, TableRow};

use self::column::Column;
use self::edit::Editing;
use self::pinned::Pinned;
use self::rows::{Grouping, Leave, Row, rows};
use super::UiContext;
use super::paint::{color32, font};
use super::state::ViewState;
use super::widgets::{focus_ring_ui, guide_ui, no_kpis_ui, refusal_ui};
use crate::analysis::KpiReading;
use crate::command::{Command, ImportStep};
use crate::import::looks_like_table;
use crate::model::{Kpi, ObjectiveId, PerspectiveId, Record};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};

/// Height of a row in points.
const ROW: f32 = 30.0;
/// Height of a perspective's row.
const HEADING: f32 = 36.0;

/// Which column the list follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sorting {
    column: Column,
    is_descending: bool,
}

/// The state of the table.
#[derive(Debug, Default)]
pub struct ScorecardState {
    /// What rows must say.
    query: String,
    /// Which kinds of KPIs are left; all if there are none.
    left: BTreeSet<Leave>,
    /// Whose KPIs are left; everybody's without.
    owner: Option<String>,
    /// What the rows stand under.
    grouping: Grouping,
    /// Groups whose KPIs are hidden, by name.
    folded_groups: BTreeSet<String>,
    /// The cell that is being edited.
    editing: Option<Editing>,
    /// The cell that was clicked, edited or gone to last: the one that Tab reaches.
    current: Option<Place>,
    /// Whether that cell has the keyboard, as long as it is not edited.
    has_keyboard: bool,
    /// The cell that is to get the keyboard.
    goes_to: Option<Place>,
    /// The column that it is sorted by; a tree without.
    sorting: Option<Sorting>,
    /// Perspectives whose objectives are hidden.
    folded_perspectives: BTreeSet<PerspectiveId>,
    /// Objectives whose KPIs are hidden.
    folded_objectives: BTreeSet<ObjectiveId>,
}

/// A cell: its row, and its column.
type Place = (usize, Column);

impl ScorecardState {
    /// Whether F2 and typing belong to a cell of the table.
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard || self.editing.is_some()
    }
}

/// The scorecard view.
pub fn scorecard_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    paste(ui, cx, state);
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
        if cx.document.project().kpis.is_empty() {
            no_kpis_ui(ui, cx);
            return;
        }
        toolbar::toolbar_ui(ui, cx, &mut state.scorecard, &state.me);
        if let Some(refusal) = state.scorecard.editing.as_ref().and_then(|editing| editing.refusal.as_ref()) {
            refusal_ui(ui, cx.theme, refusal);
        }
        state.scorecard.has_keyboard = false;
        ui.add_space(4.0);
        let rows = rows(cx, &state.scorecard);
        if rows.is_empty() {
            let (title, text) = (cx.lang.nothing_left_title(), cx.lang.nothing_left_text());
            if guide_ui(ui, cx.theme, &title, &text, Some(&cx.lang.show_all())) {
                state.scorecard.query.clear();
                state.scorecard.left.clear();
                state.scorecard.owner = None;
            }
            return;
        }
        let radius = CornerRadius::same(measures::CARD_RADIUS as u8);
        let frame = Frame::new().fill(color32(cx.theme.card)).corner_radius(radius);
        frame.stroke(Stroke::new(1.0, color32(cx.theme.card_line))).inner_margin(Margin::symmetric(8, 2)).show(
            ui,
            |ui| {
                let area = ScrollArea::horizontal().auto_shrink(false);
                area.show_viewport(ui, |ui, seen| {
                    let names = table_ui(ui, cx, state, &rows, seen.min.x > 0.5);
                    pinned::names_ui(ui, cx, state, &rows, &names);
                });
            },
        );
    });
}

/// Cells of a spreadsheet that are pasted where nothing else takes them are imported.
fn paste(ui: &Ui, cx: &UiContext<'_>, state: &ViewState) {
    if state.dialog.is_some() || state.palette.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let pasted =
        ui.input(|i| i.events.iter().find_map(|e| if let Event::Paste(text) = e { Some(text.clone()) } else { None }));
    if let Some(text) = pasted.filter(|text| looks_like_table(text)) {
        cx.commands.push(Command::Import(ImportStep::Text(text)));
    }
}

/// The table. Where it `is_scrolled` to the side, gives back where the names are that have to be shown apart.
fn table_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &mut ViewState,
    rows: &[Row<'_>],
    is_scrolled: bool,
) -> Vec<Pinned> {
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    // Rows have hairlines; between columns space is enough.
    ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
    let name_width = (ui.available_width() * 0.42).min(Column::Name.widths().0);
    let mut table = TableBuilder::new(ui)
        .id_salt("scorecard")
        .sense(Sense::CLICK)
        .resizable(true)
        .auto_shrink(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    if let Some((row, _)) = state.scorecard.goes_to {
        table = table.scroll_to_row(row, None);
    }
    for column in Column::ALL {
        let (width, least) = column.widths();
        let shape = match column {
            Column::Owner => TableColumn::remainder(),
            Column::Name => TableColumn::initial(name_width.max(least)),
            _ => TableColumn::initial(width),
        };
        table = table.column(shape.at_least(least).clip(true));
    }
    let mut pinned = Vec::new();
    let table = table.header(34.0, |mut header| {
        for column in Column::ALL {
            header.col(|ui| {
                if is_scrolled && column == Column::Name {
                    pinned.push(Pinned::of(ui, None));
                    return;
                }
                hairline_ui(ui, cx, ui.max_rect(), Align::Max);
                header_ui(ui, cx, &mut state.scorecard, column);
            });
        }
    });
    table.body(|body| {
        let heights = rows
            .iter()
            .map(|row| if matches!(row, Row::Perspective { .. } | Row::Group { .. }) { HEADING } else { ROW });
        body.heterogeneous_rows(heights, |table_row| {
            if let Some(row) = rows.get(table_row.index()) {
                row_ui(table_row, cx, state, (rows, row), is_scrolled.then_some(&mut pinned));
            }
        });
    });
    pinned
}

/// A line along the top or the bottom of a cell; those of a row join.
fn hairline_ui(ui: &Ui, cx: &UiContext<'_>, cell: Rect, side: Align) {
    let y = if side == Align::Min { cell.top() + 0.5 } else { cell.bottom() - 0.5 };
    ui.painter().hline(cell.x_range(), y, Stroke::new(1.0, color32(cx.theme.line)));
}

/// The title of a column; a click sorts by it, a second one the other way round, a third one no more.
fn header_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState, column: Column) {
    let sorting = state.sorting.filter(|sorting| sorting.column == column);
    let title = column.text(cx.lang);
    let arrow = match sorting {
        Some(Sorting { is_descending: true, .. }) => " ↓",
        Some(_) => " ↑",
        None => "",
    };
    let (weight, color) =
        if sorting.is_some() { (Weight::Semibold, cx.theme.text) } else { (Weight::Medium, cx.theme.sub) };
    let style = font(TextStyle::new(type_scale::LABEL, weight));
    let text = RichText::new(format!("{title}{arrow}")).font(style).color(color32(color));
    let layout = if column.align() == Align::Max {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.with_layout(layout, |ui| {
        // The frame that shows on hover reaches beyond the title, which lines up with the cells.
        ui.spacing_mut().button_padding.x = 4.0;
        ui.add_space(cell::PADDING - 4.0);
        let button = Button::new(text).frame(true).frame_when_inactive(false).truncate();
        let response = ui.add(button.min_size(egui::vec2(0.0, measures::TARGET)));
        let name = cx.lang.score_sort_by(&title);
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, sorting.is_some(), name.as_ref()));
        if response.on_hover_text(name.as_ref()).clicked() {
            state.sorting = match sorting {
                None => Some(Sorting { column, is_descending: false }),
                Some(Sorting { is_descending: false, .. }) => Some(Sorting { column, is_descending: true }),
                Some(_) => None,
            };
        }
    });
}

fn is_selected(state: &ViewState, row: &Row<'_>) -> bool {
    match row {
        Row::Perspective { perspective, .. } => state.selection.perspective == Some(perspective.id),
        Row::Objective { objective, .. } => {
            state.open_kpi.is_none() && state.selection.objectives.contains(&objective.id)
        }
        Row::Kpi { kpi, .. } => state.open_kpi == Some(kpi.id),
        Row::Group { .. } => false,
    }
}

fn row_ui(
    mut table_row: TableRow<'_, '_>,
    cx: &UiContext<'_>,
    state: &mut ViewState,
    (rows, row): (&[Row<'_>], &Row<'_>),
    mut pinned: Option<&mut Vec<Pinned>>,
) {
    table_row.set_selected(is_selected(state, row));
    let index = table_row.index();
    let (mut is_asked, mut is_edited) = (false, false);
    for column in Column::ALL {
        table_row.col(|ui| {
            if column == Column::Name
                && let Some(pinned) = &mut pinned
            {
                pinned.push(Pinned::of(ui, Some(index)));
                return;
            }
            if index > 0 {
                hairline_ui(ui, cx, ui.max_rect(), Align::Min);
            }
            let is_typed_in =
                matches!(row, Row::Kpi { kpi, .. } if edit::is_edited(&state.scorecard, kpi, (index, column)));
            let is_meant = state.scorecard.goes_to == Some((index, column));
            if column != Column::Name && !is_typed_in && !is_meant && !ui.is_rect_visible(ui.max_rect()) {
                return;
            }
            if column != Column::Name && column.align() == Align::Min {
                ui.add_space(cell::PADDING);
            }
            match (column, row) {
                (Column::Name, _) => is_asked |= name::name_ui(ui, cx, &mut state.scorecard, row),
                (_, Row::Perspective { perspective, rollup, .. }) => {
                    cell::perspective_cell_ui(ui, cx, column, perspective, *rollup);
                }
                (_, Row::Objective { objective, rollup, .. }) => {
                    cell::objective_cell_ui(ui, cx, column, objective, *rollup);
                }
                (_, Row::Group { .. }) => {}
                (_, Row::Kpi { kpi, reading, objective, .. }) => {
                    match kpi_cell_ui(ui, cx, (&mut state.scorecard, rows), (index, column), kpi, reading) {
                        Touch::Edited => is_edited = true,
                        // A panel that is hidden stays so: it would push the cell aside that is about to be edited.
                        Touch::Clicked if state.has_inspector => is_asked = true,
                        Touch::Clicked => {
                            state.selection = crate::command::Selection::objective(objective.id);
                            state.open_kpi = Some(kpi.id);
                        }
                        Touch::None => {}
                    }
                }
            }
        });
    }
    if is_asked || (table_row.response().clicked() && !is_edited) {
        show(cx, row);
    }
}

/// Brings what a row is about into the inspector.
fn show(cx: &UiContext<'_>, row: &Row<'_>) {
    cx.commands.push(match row {
        Row::Group { .. } => return,
        Row::Perspective { perspective, .. } => Command::Select(crate::command::Selection::perspective(perspective.id)),
        Row::Objective { objective, .. } => Command::Show(Record::Objective(objective.id)),
        Row::Kpi { kpi, .. } => Command::ShowKpi(kpi.id),
    });
}

/// What was done with a cell.
enum Touch {
    None,
    Clicked,
    Edited,
}

/// A cell of a KPI; a double click edits it where that is possible. Gives back what was done with it.
fn kpi_cell_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (state, rows): (&mut ScorecardState, &[Row<'_>]),
    (index, column): Place,
    kpi: &Kpi,
    reading: &KpiReading,
) -> Touch {
    if edit::is_edited(state, kpi, (index, column)) {
        edit::editor_ui(ui, cx, state, kpi, reading, column);
        return Touch::Edited;
    }
    cell::kpi_cell_ui(ui, cx, column, kpi, reading);
    if !edit::is_editable(kpi, column) {
        return Touch::None;
    }
    let rect = ui.max_rect();
    // A KPI of two themes has two rows.
    let id = egui::Id::unique(("scorecard cell", kpi.id.bits(), column, index));
    if state.goes_to == Some((index, column)) {
        state.current = state.goes_to;
    }
    // One cell takes part in the round of the Tab key, not hundreds.
    let sense = if state.current == Some((index, column)) { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    let name = cx.lang.score_cell(&column.text(cx.lang), &kpi.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::GridCell, true, name.as_ref()));
    if response.hovered() {
        let line = Stroke::new(1.0, color32(cx.theme.card_line));
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(4), line, egui::StrokeKind::Inside);
    }
    if state.goes_to == Some((index, column)) {
        state.goes_to = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.clicked() {
        state.current = Some((index, column));
        response.request_focus();
    }
    focus_ring_ui(ui, &response);
    let keyed = keys::cell_keys(ui, (state, rows), &response, (index, column));
    let start = keyed.or_else(|| response.double_clicked().then_some(keys::Start::Shown));
    let is_begun = start.is_some();
    if let Some(start) = start {
        edit::begin(cx, state, kpi, reading, (index, column));
        edit::start_with(state, start);
    }
    let is_clicked = response.clicked();
    if !is_begun {
        response.on_hover_text(cx.lang.score_cell_edit());
    }
    match (is_begun, is_clicked) {
        (true, _) => Touch::Edited,
        (false, true) => Touch::Clicked,
        (false, false) => Touch::None,
    }
}
