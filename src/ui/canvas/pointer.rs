//! Everything that is done on the map with the pointer.

use std::collections::BTreeMap;

use eframe::egui::{self, CursorIcon, PointerButton, Pos2, Response, Ui};

use super::hover::{Under, under};
use super::keys;
use super::snap::{Snap, snap};
use super::state::{Carried, End, Gesture};
use crate::command::{Action, Command, Selection};
use crate::edit::{Edit, ObjectiveEdit, StepName};
use crate::geometry::{Point, Rect, pt};
use crate::model::{LinkId, ObjectiveId, PerspectiveId, Pin, Rank};
use crate::scene::Target;
use crate::ui::UiContext;
use crate::ui::paint::Transform;
use crate::ui::state::ViewState;

/// How near, in points, a dragged card snaps to a line.
const SNAP_REACH: f32 = 6.0;

/// Handles hover, clicks, double clicks, drags and the context menu.
pub(super) fn handle(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, response: &Response, transform: &Transform) {
    let Some(at) = super::CanvasState::pointer(ui) else { return };
    if response.drag_started() {
        let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(at);
        start_drag(ui, cx, state, response, transform, origin);
    }
    if response.dragged() {
        drag(ui, cx, state, response, transform, at);
    }
    if response.drag_stopped() {
        drop_at(ui, cx, state, transform, at);
    }
    if response.double_clicked() {
        double_click(cx, state, transform, at);
    } else if response.clicked_by(PointerButton::Primary) {
        // Not `clicked()`: that is also Enter and Space while the map has the focus.
        click(ui, cx, state, transform, at);
    }
    if response.secondary_clicked() {
        right_click(cx, state, transform, at);
    }
    context_menu(cx, response);
    if response.contains_pointer() {
        show_cursor(ui, cx, state, transform, at);
    }
}

fn start_drag(
    ui: &Ui,
    cx: &UiContext<'_>,
    state: &mut ViewState,
    response: &Response,
    transform: &Transform,
    origin: Pos2,
) {
    let pans = response.drag_started_by(PointerButton::Middle) || state.canvas.is_space_down;
    let p = transform.map_from_screen(origin);
    state.canvas.gesture = if pans {
        Gesture::Pan
    } else if !response.drag_started_by(PointerButton::Primary) {
        Gesture::None
    } else {
        match under(cx.derived, state, transform, origin) {
            Under::Handle(id, from) => Gesture::Link(id, from),
            Under::LinkEnd(link, end) => Gesture::Retarget(link, end),
            Under::Target(Target::Objective(id)) => {
                if !state.selection.objectives.contains(&id) {
                    select(ui, state, Target::Objective(id));
                }
                // Fitting the map anew after the drop would move what was just put in place.
                state.canvas.camera.is_fitted = false;
                Gesture::Move(carried(cx, state, p))
            }
            Under::Target(_) | Under::Space => Gesture::Rubber(p),
        }
    };
}

fn carried(cx: &UiContext<'_>, state: &ViewState, p: Point) -> Vec<Carried> {
    let carry = |id: &ObjectiveId| {
        let objective = cx.document.project().map.objective(*id)?;
        let card = cx.derived.plan.card(*id)?;
        Some(Carried { id: *id, grip: card.min - p, home: (objective.perspective, objective.rank.clone()) })
    };
    state.selection.objectives.iter().filter_map(carry).collect()
}

fn drag(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, response: &Response, transform: &Transform, at: Pos2) {
    match &state.canvas.gesture {
        Gesture::Pan => state.canvas.camera.pan(response.drag_delta()),
        // A card that is held still asks for nothing: the window rests.
        Gesture::Move(_) if ui.input(|i| i.pointer.delta()) == egui::Vec2::ZERO => {}
        Gesture::Move(cards) => {
            let p = transform.map_from_screen(at);
            // Alt lets a card lie anywhere.
            let snap = if ui.input(|i| i.modifiers.alt) { Snap::default() } else { lined_up(cx, cards, p, transform) };
            if let Some(edit) = move_edit(cx, cards, p + snap.by) {
                cx.commands.edit(edit);
            }
            state.canvas.guides = snap.guides;
        }
        Gesture::Rubber(from) => {
            let area = Rect::from_corners(*from, transform.map_from_screen(at));
            let selection =
                touched(cx, &area, if keys::adds(ui) { state.selection.clone() } else { Selection::default() });
            state.selection = selection;
        }
        Gesture::Link(..) | Gesture::Retarget(..) | Gesture::None => {}
    }
}

/// Where the first of the dragged cards lines up with cards that stand.
fn lined_up(cx: &UiContext<'_>, cards: &[Carried], p: Point, transform: &Transform) -> Snap {
    let Some((first, size)) = cards.first().and_then(|c| Some((c, cx.derived.plan.card(c.id)?.size()))) else {
        return Snap::default();
    };
    let is_dragged = |id: ObjectiveId| cards.iter().any(|card| card.id == id);
    let others: Vec<Rect> = cx.derived.plan.cards().filter(|(id, _)| !is_dragged(*id)).map(|(_, rect)| rect).collect();
    snap(&Rect::from_min_size(p + first.grip, size), &others, SNAP_REACH / transform.zoom)
}

/// The edit that puts the dragged cards where the pointer has them: in the band under each card's middle, pinned.
fn move_edit(cx: &UiContext<'_>, cards: &[Carried], p: Point) -> Option<Edit> {
    let project = cx.document.project();
    let mut edits = Vec::new();
    let mut arrived: BTreeMap<PerspectiveId, Rank> = BTreeMap::new();
    for carried in cards {
        let card = cx.derived.plan.card(carried.id)?;
        let rect = Rect::from_min_size(p + carried.grip, card.size());
        let band = cx.derived.plan.band_at(rect.center())?;
        let area = cx.derived.plan.card_area(band)?;
        let x = (rect.min.x - area.min.x).max(0.0);
        let y = (rect.min.y - area.min.y).clamp(12.0, (area.height() - rect.height() - 12.0).max(12.0));
        let objective = project.map.objective(carried.id)?;
        let rank = if carried.home.0 == band {
            carried.home.1.clone()
        } else if objective.perspective == band {
            objective.rank.clone()
        } else {
            // Cards that come together keep their order: each is placed after the one before.
            let last = arrived.get(&band).cloned().or_else(|| project.last_rank(band).cloned());
            let rank = Rank::between(last.as_ref(), None);
            arrived.insert(band, rank.clone());
            rank
        };
        let pin = Some(Pin::new(f64::from(x.round()), f64::from(y.round())));
        edits.push(Edit::Objective(ObjectiveEdit::Place { id: carried.id, perspective: band, rank, pin }));
    }
    Some(Edit::Several(StepName::MoveObjectives, edits))
}

/// What a rectangle touches, added to a selection.
fn touched(cx: &UiContext<'_>, area: &Rect, mut selection: Selection) -> Selection {
    selection.perspective = None;
    let cards = cx.derived.plan.cards().filter(|(_, rect)| rect.intersects(area));
    selection.objectives.extend(cards.map(|(id, _)| id));
    let inside = |id: LinkId| {
        let path = cx.derived.plan.path(id)?;
        path.flatten(12).iter().all(|p| area.contains(*p)).then_some(id)
    };
    selection.links.extend(cx.document.project().map.links().filter_map(|link| inside(link.id)));
    selection
}

fn drop_at(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, transform: &Transform, at: Pos2) {
    let gesture = std::mem::take(&mut state.canvas.gesture);
    state.canvas.guides.clear();
    let p = transform.map_from_screen(at);
    match gesture {
        Gesture::Link(cause, _) => drop_link(cx, state, cause, p),
        Gesture::Retarget(link, end) => drop_end(cx, link, end, p),
        Gesture::Rubber(_) | Gesture::Move(_) | Gesture::Pan | Gesture::None => {}
    }
    ui.ctx().request_repaint();
}

/// A new arrow ends on a card, or makes a new card where it was dropped.
fn drop_link(cx: &UiContext<'_>, state: &mut ViewState, cause: ObjectiveId, p: Point) {
    match cx.derived.plan.card_at(p) {
        // Also onto the card itself: the reason for which that can't be is said.
        Some(effect) => cx.commands.push(Command::AddLink { cause, effect }),
        None => {
            if let Some(band) = cx.derived.plan.band_at(p) {
                let before = card_right_of(cx, band, p);
                state.canvas.draft_objective(band, p, before, Some(cause));
            }
        }
    }
}

fn drop_end(cx: &UiContext<'_>, link: LinkId, end: End, p: Point) {
    let Some(link) = cx.document.project().map.link(link) else { return };
    let Some(card) = cx.derived.plan.card_at(p) else { return };
    let (cause, effect) = match end {
        End::Cause => (card, link.effect),
        End::Effect => (link.cause, card),
    };
    if (cause, effect) != (link.cause, link.effect) {
        cx.commands.push(Command::Retarget { link: link.id, cause, effect });
    }
}

fn click(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, transform: &Transform, at: Pos2) {
    match under(cx.derived, state, transform, at) {
        Under::Handle(id, _) => select(ui, state, Target::Objective(id)),
        Under::LinkEnd(id, _) => select(ui, state, Target::Link(id)),
        Under::Target(target) => select(ui, state, target),
        Under::Space if !keys::adds(ui) => state.selection = Selection::default(),
        Under::Space => {}
    }
}

fn double_click(cx: &UiContext<'_>, state: &mut ViewState, transform: &Transform, at: Pos2) {
    let project = cx.document.project();
    match under(cx.derived, state, transform, at) {
        Under::Handle(..) | Under::LinkEnd(..) | Under::Target(Target::Link(_)) => {}
        Under::Target(target) => {
            let text = match target {
                Target::Mission => Some(project.mission.clone()),
                Target::Vision => Some(project.vision.clone()),
                Target::Perspective(id) => project.perspectives.get(&id).map(|p| p.name.clone()),
                Target::Objective(id) => project.map.objective(id).map(|o| o.name.clone()),
                Target::Link(_) => None,
            };
            if let Some(text) = text {
                state.canvas.edit_in_place(target, &text);
            }
        }
        Under::Space => {
            let p = transform.map_from_screen(at);
            if let Some(band) = cx.derived.plan.bands().find(|(_, rect)| rect.contains(p)).map(|(id, _)| id) {
                state.canvas.draft_objective(band, p, card_right_of(cx, band, p), None);
            }
        }
    }
}

/// The first card of a band to the right of a point: a new card goes before it.
fn card_right_of(cx: &UiContext<'_>, band: PerspectiveId, p: Point) -> Option<ObjectiveId> {
    let cards = cx.derived.plan.cards_from_left(cx.document.project(), band);
    cards.into_iter().find(|(_, rect)| rect.center().x > p.x).map(|(id, _)| id)
}

fn right_click(cx: &UiContext<'_>, state: &mut ViewState, transform: &Transform, at: Pos2) {
    match under(cx.derived, state, transform, at) {
        Under::Handle(id, _) | Under::Target(Target::Objective(id)) if !state.selection.objectives.contains(&id) => {
            state.selection = Selection::objective(id);
        }
        Under::LinkEnd(id, _) | Under::Target(Target::Link(id)) if !state.selection.links.contains(&id) => {
            state.selection = Selection::link(id);
        }
        Under::Target(Target::Perspective(id)) => state.selection = Selection::perspective(id),
        Under::Space => {
            let p = transform.map_from_screen(at);
            state.selection = cx.derived.plan.band_at(p).map(Selection::perspective).unwrap_or_default();
        }
        _ => {}
    }
}

fn context_menu(cx: &UiContext<'_>, response: &Response) {
    let groups: &[&[Action]] = &[
        &[Action::AddObjective, Action::AddSibling, Action::AddEffect, Action::AddKpi],
        &[Action::Rename, Action::Duplicate, Action::Copy, Action::Cut, Action::Paste, Action::Delete],
        &[Action::Unpin, Action::Tidy, Action::Fit],
    ];
    response.context_menu(|ui| crate::ui::menu::actions_ui(ui, cx.lang, cx.situation, cx.commands, groups));
}

/// Selects one thing, or adds it with Shift or Ctrl.
fn select(ui: &Ui, state: &mut ViewState, target: Target) {
    let adds = keys::adds(ui);
    match target {
        Target::Objective(id) if adds => state.selection.toggle_objective(id),
        Target::Link(id) if adds => state.selection.toggle_link(id),
        Target::Objective(id) => state.selection = Selection::objective(id),
        Target::Link(id) => state.selection = Selection::link(id),
        Target::Perspective(id) => state.selection = Selection::perspective(id),
        Target::Mission | Target::Vision => state.selection = Selection::default(),
    }
    state.open_kpi = None;
}

fn show_cursor(ui: &Ui, cx: &UiContext<'_>, state: &ViewState, transform: &Transform, at: Pos2) {
    let icon = match &state.canvas.gesture {
        Gesture::Pan | Gesture::Move(_) => CursorIcon::Grabbing,
        Gesture::Link(..) | Gesture::Retarget(..) | Gesture::Rubber(_) => CursorIcon::Crosshair,
        Gesture::None if state.canvas.is_space_down => CursorIcon::Grab,
        Gesture::None => match under(cx.derived, state, transform, at) {
            Under::Handle(..) => CursorIcon::Crosshair,
            Under::LinkEnd(..) => CursorIcon::Grab,
            Under::Target(Target::Mission | Target::Vision) => CursorIcon::Text,
            Under::Target(_) => CursorIcon::PointingHand,
            Under::Space => CursorIcon::Default,
        },
    };
    keys::cursor(ui, icon);
}

/// The place of an end of a drawn arrow: where the pointer is, or on the edge of the card that it would snap to, on
/// the side that faces the arrow's other end.
pub(super) fn snapped(
    cx: &UiContext<'_>,
    transform: &Transform,
    at: Pos2,
    other: Point,
) -> (Point, Option<egui::Rect>) {
    let p = transform.map_from_screen(at);
    let card = cx.derived.plan.card_at(p).and_then(|id| cx.derived.plan.card(id));
    match card {
        Some(card) => (facing(&card, other), Some(transform.screen_rect(&card))),
        None => (p, None),
    }
}

/// The middle of the side of a card that faces a point.
fn facing(card: &Rect, other: Point) -> Point {
    let middle = card.center();
    if other.y > card.max.y {
        pt(middle.x, card.max.y)
    } else if other.y < card.min.y {
        pt(middle.x, card.min.y)
    } else if other.x < middle.x {
        pt(card.min.x, middle.y)
    } else {
        pt(card.max.x, middle.y)
    }
}
