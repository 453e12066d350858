//! A KPI of the library that is dragged onto a card.

use eframe::egui::{self, CursorIcon, DragAndDrop, Painter, Ui};

use super::{keys, overlay};
use crate::command::Command;
use crate::ui::UiContext;
use crate::ui::library::Dragged;
use crate::ui::paint::Transform;

/// Lights the card under the pointer, and adds the KPI to it once the pointer lets go.
pub(super) fn library_drop(ui: &Ui, painter: &Painter, cx: &UiContext<'_>, transform: &Transform, view: egui::Rect) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(at) = super::CanvasState::pointer(ui).filter(|at| view.contains(*at)) else { return };
    let objective = cx.derived.plan.card_at(transform.map_from_screen(at));
    let card = objective.and_then(|id| cx.derived.plan.card(id));
    overlay::lit_card(painter, cx, card.map(|card| transform.screen_rect(&card)));
    keys::cursor(ui, if objective.is_some() { CursorIcon::Copy } else { CursorIcon::NoDrop });
    if objective.is_some() && ui.input(|i| i.pointer.primary_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        cx.commands.push(Command::AddFromLibrary(dragged.0, objective));
    }
}
