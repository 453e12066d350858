//! The scrolled area: which cells are in view, and the heads that stay while the rest moves.

use std::ops::Range;

use eframe::egui::containers::scroll_area::{DragScroll, ScrollSource};
use eframe::egui::{Align2, Rect, ScrollArea, Stroke, Ui, Vec2, pos2};

use super::ValuesState;
use super::block::Cell;
use super::cells;
use super::sheet::{Row, Sheet};
use crate::analysis::period_text;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// Height of a row in points.
const ROW: f32 = 28.0;
/// Least width of a cell; cells are so much wider that whole ones fill the view.
const CELL: f32 = 88.0;
/// Height of the head with the periods.
const HEAD: f32 = 28.0;
/// Width of the head with the KPIs, and in narrow windows.
const NAMES: f32 = 248.0;
const NARROW_NAMES: f32 = 176.0;

/// Where cells are on the screen.
pub(super) struct Grid {
    /// The corner of the first cell, wherever it is scrolled to.
    corner: eframe::egui::Pos2,
    /// What is seen of the cells.
    body: Rect,
    /// What is seen of all.
    all: Rect,
    /// Width of a cell.
    width: f32,
}

impl Grid {
    pub(super) fn cell(&self, cell: Cell) -> Rect {
        let at = self.corner + Vec2::new(cell.column as f32 * self.width, cell.row as f32 * ROW);
        Rect::from_min_size(at, Vec2::new(self.width, ROW))
    }

    pub(super) fn body(&self) -> Rect {
        self.body
    }

    /// The cell at a place.
    pub(super) fn at(&self, pos: eframe::egui::Pos2, sheet: &Sheet<'_>) -> Option<Cell> {
        let place = pos - self.corner;
        let cell = Cell { row: (place.y / ROW).max(0.0) as usize, column: (place.x / self.width).max(0.0) as usize };
        (cell.row < sheet.kpis.len() && cell.column < sheet.columns).then_some(cell)
    }

    fn rows(&self, count: usize) -> Range<usize> {
        range(self.body.top() - self.corner.y, self.body.height(), ROW, count)
    }

    fn columns(&self, count: usize) -> Range<usize> {
        range(self.body.left() - self.corner.x, self.body.width(), self.width, count)
    }

    /// The head of a row.
    pub(super) fn name(&self, row: usize) -> Rect {
        let top = self.corner.y + row as f32 * ROW;
        Rect::from_min_max(pos2(self.all.left(), top), pos2(self.body.left(), top + ROW))
    }

    fn period(&self, column: usize) -> Rect {
        let left = self.corner.x + column as f32 * self.width;
        Rect::from_min_max(pos2(left, self.all.top()), pos2(left + self.width, self.body.top()))
    }
}

/// Which pieces of a size are seen, of so many that begin `before` points before the view.
fn range(before: f32, view: f32, size: f32, count: usize) -> Range<usize> {
    let first = (before / size).floor().max(0.0) as usize;
    let last = ((before + view) / size).ceil().max(0.0) as usize;
    first.min(count)..last.min(count)
}

pub(super) fn table_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>) {
    let names = if ui.available_width() < 640.0 { NARROW_NAMES } else { NAMES };
    let room = ui.available_width() - names;
    let width = room / (room / CELL).floor().max(1.0);
    let size = Vec2::new(names + width * sheet.columns as f32, HEAD + ROW * sheet.kpis.len() as f32);
    // Dragging selects cells.
    let source = ScrollSource { drag: DragScroll::Never, ..ScrollSource::ALL };
    ScrollArea::both().id_salt("values").auto_shrink(false).scroll_source(source).show_viewport(ui, |ui, _| {
        ui.set_min_size(size);
        let corner = ui.max_rect().min + Vec2::new(names, HEAD);
        let all = ui.clip_rect();
        let body = Rect::from_min_max(pos2(all.left() + names, all.top() + HEAD), all.max);
        let grid = Grid { corner, body, all, width };
        if std::mem::take(&mut state.has_moved)
            && let Some(at) = state.cell(sheet)
        {
            // With the heads, which cover what lies under them, and the next period where there is one.
            let (cell, last) = (grid.cell(at), sheet.last());
            let next = grid.cell(Cell { column: (at.column + 1).min(last.column), ..at });
            let seen = Rect::from_min_max(cell.min - Vec2::new(names, HEAD), next.max);
            ui.scroll_to_rect(seen, None);
        }
        body_ui(ui, cx, state, sheet, &grid);
        names_ui(ui, cx, state, sheet, &grid);
        periods_ui(ui, cx, state, sheet, &grid);
    });
}

fn body_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, grid: &Grid) {
    let painter = ui.painter().with_clip_rect(grid.body);
    let line = Stroke::new(1.0, color32(cx.theme.line));
    let (rows, columns) = (grid.rows(sheet.kpis.len()), grid.columns(sheet.columns));
    let running = Rect::from_x_y_ranges(grid.period(sheet.running).x_range(), grid.body.y_range());
    painter.rect_filled(running, 0.0, color32(cx.theme.field).gamma_multiply(0.6));
    if let Some(block) = state.block(sheet).filter(|block| block.len() > 1) {
        let corner = |row: &usize, column: &usize| grid.cell(Cell { row: *row, column: *column });
        let area =
            corner(block.rows.start(), block.columns.start()).union(corner(block.rows.end(), block.columns.end()));
        painter.rect_filled(area, 0.0, color32(cx.theme.accent_soft));
    }
    for row in rows.clone() {
        let y = grid.name(row).bottom() - 0.5;
        painter.hline(grid.body.x_range(), y, line);
    }
    for row in rows {
        let Some(kpi) = sheet.kpi(row) else { continue };
        let look = Row::of(cx, kpi);
        for column in columns.clone() {
            cells::cell_ui(ui, cx, state, sheet, grid, &look, Cell { row, column });
        }
    }
    cells::drag(ui, state, sheet, grid);
    cells::editor_ui(ui, cx, state, sheet, grid);
}

fn names_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ValuesState, sheet: &Sheet<'_>, grid: &Grid) {
    let area = Rect::from_min_max(grid.all.min, pos2(grid.body.left(), grid.all.bottom()));
    let clip = area.with_min_y(grid.body.top());
    ui.painter().with_clip_rect(area).rect_filled(area, 0.0, color32(cx.theme.card));
    for row in grid.rows(sheet.kpis.len()) {
        cells::name_ui(ui, cx, state, sheet, row, grid.name(row), clip);
    }
    ui.painter().vline(grid.body.left() - 0.5, grid.all.y_range(), Stroke::new(1.0, color32(cx.theme.card_line)));
}

fn periods_ui(ui: &Ui, cx: &UiContext<'_>, state: &ValuesState, sheet: &Sheet<'_>, grid: &Grid) {
    let area = Rect::from_min_max(grid.all.min, pos2(grid.all.right(), grid.body.top()));
    let painter = ui.painter().with_clip_rect(area);
    painter.rect_filled(area, 0.0, color32(cx.theme.card));
    let fiscal = cx.document.project().fiscal_year;
    let current = state.cell(sheet).map(|cell| cell.column);
    let painter = painter.with_clip_rect(area.with_min_x(grid.body.left()));
    for column in grid.columns(sheet.columns) {
        let is_lit = current == Some(column) || column == sheet.running;
        let weight = if is_lit { Weight::Semibold } else { Weight::Regular };
        let color = if is_lit { cx.theme.text } else { cx.theme.sub };
        let text = period_text(cx.lang, sheet.period(column), fiscal);
        let at = grid.period(column).right_center() - Vec2::new(cells::INSET, 0.0);
        painter.text(at, Align2::RIGHT_CENTER, text, font(TextStyle::new(type_scale::LABEL, weight)), color32(color));
    }
    ui.painter().with_clip_rect(area).hline(
        area.x_range(),
        area.bottom() - 0.5,
        Stroke::new(1.0, color32(cx.theme.card_line)),
    );
}
