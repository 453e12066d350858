//! The names at the left edge while the columns scroll to the side.
//!
//! The table leaves the places of its names empty then; they are shown here, over
//! the columns that have moved under them, so that every number keeps its name.

use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2};

use super::cell::PADDING;
use super::column::Column;
use super::rows::Row;
use super::{hairline_ui, header_ui, is_selected, name, show};
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::state::ViewState;

/// A place that the table has left for a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pinned {
    /// The cell where it was scrolled to.
    cell: Rect,
    /// What is seen of the table from top to bottom there.
    clip: Rect,
    /// Which row; the title of the column without one.
    row: Option<usize>,
}

impl Pinned {
    /// The cell that is being laid out.
    pub(super) fn of(ui: &Ui, row: Option<usize>) -> Self {
        Self { cell: ui.max_rect(), clip: ui.clip_rect(), row }
    }
}

/// The names at the left edge of what is seen.
pub(super) fn names_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, rows: &[Row<'_>], places: &[Pinned]) {
    let seen = ui.clip_rect();
    let mut edge: Option<Rect> = None;
    for place in places {
        let cell = Rect::from_min_size(pos2(seen.left(), place.cell.top()), place.cell.size());
        let clip = Rect::from_x_y_ranges(cell.x_range(), place.clip.y_range()).intersect(seen);
        let row = place.row.and_then(|index| rows.get(index));
        let builder = UiBuilder::new()
            .id_salt(("scorecard name", place.row))
            .max_rect(Rect::from_min_max(cell.min, cell.max - Vec2::new(PADDING, 0.0)))
            .layout(Layout::left_to_right(Align::Center));
        let mut child = ui.new_child(builder);
        child.shrink_clip_rect(clip);
        edge = Some(edge.map_or(clip.intersect(cell), |edge| edge.union(clip.intersect(cell))));
        let is_lit = row.is_some_and(|row| is_selected(state, row));
        child.painter().rect_filled(cell, 0.0, color32(cx.theme.card));
        if is_lit {
            child.painter().rect_filled(cell, 0.0, child.visuals().selection.bg_fill);
        }
        let Some(row) = row else {
            hairline_ui(&child, cx, cell, Align::Max);
            header_ui(&mut child, cx, &mut state.scorecard, Column::Name);
            continue;
        };
        // What lies under the name does not take its clicks.
        let whole = child.interact(cell.intersect(clip), child.scope_id().with("row"), Sense::CLICK);
        if place.row > Some(0) {
            hairline_ui(&child, cx, cell, Align::Min);
        }
        if name::name_ui(&mut child, cx, &mut state.scorecard, row) || whole.clicked() {
            show(cx, row);
        }
    }
    if let Some(edge) = edge {
        let line = Stroke::new(1.0, color32(cx.theme.card_line));
        ui.painter().vline(edge.right() - 0.5, edge.y_range(), line);
    }
}
