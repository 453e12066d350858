//! What lies under the pointer.

use eframe::egui::{Pos2, Vec2};

use super::state::End;
use crate::geometry::{Point, Rect};
use crate::model::{LinkId, ObjectiveId};
use crate::scene::{Derived, Item, Target};
use crate::ui::paint::Transform;
use crate::ui::state::ViewState;

/// Radius of a handle on the screen, in points.
pub(super) const HANDLE: f32 = 5.0;
/// How near the pointer must come to a handle, in points.
const HANDLE_REACH: f32 = 10.0;
/// How near the pointer must come to an arrow, in points.
const LINK_REACH: f32 = 7.0;

/// Something that the pointer can act on, the topmost first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Under {
    /// A handle of a card, from which an arrow can be drawn, and where it is on the map.
    Handle(ObjectiveId, Point),
    /// An end of a selected arrow.
    LinkEnd(LinkId, End),
    /// A card, an arrow, a band's title, the mission or the vision.
    Target(Target),
    /// Empty space of the map.
    Space,
}

/// What lies under a place on the screen.
pub(super) fn under(derived: &Derived, state: &ViewState, transform: &Transform, at: Pos2) -> Under {
    let plan = &derived.plan;
    let p = transform.map_from_screen(at);
    if let Some(link) = state.selection.single_link()
        && let Some(path) = plan.path(link)
    {
        for (end, point) in [(End::Effect, path.end()), (End::Cause, path.start)] {
            if transform.screen_from_map(point).distance(at) <= HANDLE_REACH {
                return Under::LinkEnd(link, end);
            }
        }
    }
    let hovered = plan.card_at(p);
    // Half of a handle lies outside of its card.
    let near = || plan.cards().filter(|(_, rect)| rect.expand(HANDLE_REACH / transform.zoom).contains(p)).last();
    let handled = hovered.or_else(|| near().map(|(id, _)| id));
    for id in state.selection.single_objective().into_iter().chain(handled) {
        let Some(card) = plan.card(id) else { continue };
        let reach = HANDLE_REACH.min(reach(&card, transform));
        if let Some(handle) = handles(&transform.screen_rect(&card)).into_iter().find(|h| h.distance(at) <= reach) {
            return Under::Handle(id, transform.map_from_screen(handle));
        }
    }
    if let Some(id) = hovered {
        return Under::Target(Target::Objective(id));
    }
    if let Some(id) = derived.link_at(p, LINK_REACH / transform.zoom) {
        return Under::Target(Target::Link(id));
    }
    hit_area(&derived.scene.items, p).map_or(Under::Space, Under::Target)
}

/// A card that is drawn very small keeps room to be grabbed between its handles.
fn reach(card: &Rect, transform: &Transform) -> f32 {
    card.height() * transform.zoom / 5.0
}

/// The middles of a card's four sides, where its handles are.
pub(super) fn handles(card: &eframe::egui::Rect) -> [Pos2; 4] {
    [card.center_top(), card.center_bottom(), card.left_center(), card.right_center()]
}

/// The topmost hit area other than a card's at a point.
fn hit_area(items: &[Item], p: crate::geometry::Point) -> Option<Target> {
    items.iter().rev().find_map(|item| match item {
        Item::Group(group) => hit_area(&group.items, p),
        Item::Hit(hit) => hit.area.contains(p).then_some(hit.target),
        Item::Text(_) | Item::Shape(_) => None,
    })
}

/// Where a card of the usual size is, its middle at a place on the screen.
pub(super) fn card_around(middle: Pos2, size: crate::geometry::Size, zoom: f32) -> eframe::egui::Rect {
    eframe::egui::Rect::from_center_size(middle, Vec2::new(size.w, size.h) * zoom)
}
