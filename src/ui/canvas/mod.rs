//! The strategy map, alive: the Scene painted at any zoom, and everything that is done on it by hand.
//!
//! The canvas paints the Scene and adds hover, selection, handles and what is
//! being typed. It never changes the project: it pushes commands.

mod camera;
mod detail;
mod focus;
mod hover;
mod keys;
mod library_drop;
mod minimap;
mod navigate;
mod overlay;
mod pointer;
mod snap;
mod state;
mod typing;

pub use camera::Camera;
pub use state::CanvasState;

use eframe::egui::{self, Role, Sense, Ui, WidgetInfo};

use self::detail::Detail;
use self::state::{Gesture, Wish};
use super::UiContext;
use super::paint::{Transform, color32};
use super::state::ViewState;
use super::text_sizes::zoom_changes;
use crate::geometry::Rect;
use crate::scene::Target;

/// The map view.
pub fn canvas_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let view = ui.available_rect_before_wrap();
    let response = ui.interact(view, state::map_id(), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, cx.lang.map_label()));
    ui.advance_cursor_after_rect(view);
    ui.painter().rect_filled(view, 0.0, color32(cx.theme.canvas));

    steer_camera(ui, cx, state, view, &response);
    let transform = state.canvas.camera.transform(view);
    let corners = [view.min, view.max].map(|corner| transform.map_from_screen(corner));
    state.canvas.seen = Some(Rect { min: corners[0], max: corners[1] });
    keys::handle(ui, cx, state, &response);
    pointer::handle(ui, cx, state, &response, &transform);

    let painter = ui.painter_at(view);
    focus::Spotlight::turn(ui, cx, state, &transform, response.contains_pointer());
    detail::paint_map(&painter, &transform, cx.derived, cx.theme, state.canvas.spotlight.light(ui));
    overlay::paint(ui, &painter, cx, state, &transform);
    library_drop::library_drop(ui, &painter, cx, &transform, view);
    name_cards(ui, cx, state, &transform, view);
    typing::typing_ui(ui, cx, state, &transform);
    minimap::minimap_ui(ui, cx, state, &transform, view);
    overlay::zoom_buttons_ui(ui, cx, view);
}

/// Fits, zooms and pans as asked by commands, wheel, pinch and window size.
fn steer_camera(ui: &Ui, cx: &UiContext<'_>, state: &mut ViewState, view: egui::Rect, response: &egui::Response) {
    let bounds = cx.derived.scene.bounds;
    let wish = state.canvas.wish.take();
    let selection = selection_bounds(cx, state);
    let camera = &mut state.canvas.camera;
    let zoom_before = camera.zoom;
    match wish {
        Some(Wish::FitSelection) => {
            camera.fit(&selection.unwrap_or(bounds).expand(60.0), view);
            camera.is_fitted = false;
        }
        Some(Wish::Step(steps)) => camera.step(steps, view),
        Some(Wish::Full) => {
            camera.zoom_at(1.0 / camera.zoom, view.center(), view);
        }
        Some(Wish::Reveal(id)) => {
            if let Some(card) = cx.derived.plan.card(id) {
                camera.reveal(&card, view);
            }
        }
        Some(Wish::Fit) | None => {}
    }
    if camera.is_fitted && state.canvas.gesture == Gesture::None {
        camera.fit(&bounds, view);
        // The band's top left corner stays at the top left when the map is small.
        return_to_top(camera, &bounds, view);
    }
    let (zoom, scroll, pointer) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta, i.pointer.hover_pos()));
    if let Some(pointer) = pointer.filter(|_| response.contains_pointer()) {
        if zoom != 1.0 {
            camera.zoom_at(zoom, pointer, view);
        } else if scroll != egui::Vec2::ZERO {
            camera.pan(scroll);
        }
    }
    if camera.zoom != zoom_before && wish.is_none() && !camera.is_fitted {
        zoom_changes(ui.ctx());
    }
}

fn return_to_top(camera: &mut Camera, bounds: &Rect, view: egui::Rect) {
    let spare = view.height() - bounds.height() * camera.zoom;
    if spare > 0.0 {
        camera.center.y += spare / camera.zoom / 2.0;
    }
}

fn selection_bounds(cx: &UiContext<'_>, state: &ViewState) -> Option<Rect> {
    let cards = state.selection.objectives.iter().filter_map(|id| cx.derived.plan.card(*id));
    let paths = state.selection.links.iter().filter_map(|id| cx.derived.plan.path(*id)).map(|path| path.bounds());
    cards.chain(paths).reduce(|a, b| a.union(&b))
}

/// Gives every card in view a name for screen readers and tests.
fn name_cards(ui: &Ui, cx: &UiContext<'_>, state: &ViewState, transform: &Transform, view: egui::Rect) {
    if Detail::at(transform.zoom) == Detail::Colors {
        // Cards without readable names are found in the outline.
        return;
    }
    for item in &cx.derived.scene.items {
        let crate::scene::Item::Group(group) = item else { continue };
        let Some(Target::Objective(id)) = group.target else { continue };
        if !view.intersects(transform.screen_rect(&group.area)) {
            continue;
        }
        let Some(rect) = cx.derived.plan.card(id).map(|rect| transform.screen_rect(&rect)) else { continue };
        let is_selected = state.selection.objectives.contains(&id);
        let node = ui.interact(rect, egui::Id::unique(("card", id.bits())), Sense::hover());
        node.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &group.label));
    }
}
