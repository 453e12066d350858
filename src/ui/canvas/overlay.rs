//! What the map shows on top of the Scene: hints, hover, selection, handles, and arrows being drawn.

use eframe::egui::{self, Align2, Color32, CornerRadius, Painter, Pos2, Stroke, StrokeKind, Ui, Vec2};

use super::hover::{HANDLE, Under, handles, under};
use super::pointer::snapped;
use super::state::{End, Gesture, Typed};
use crate::command::Action;
use crate::geometry::{Path, Point, Rect, pt};
use crate::model::{LinkId, ObjectiveId};
use crate::scene::{ArrowLook, Dash, Target, arrow_items};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{Transform, color32, font, paint_items};
use crate::ui::state::ViewState;

pub(super) fn paint(ui: &Ui, painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) {
    hints(painter, cx, state, transform);
    let hovered = hovered(ui, cx, state, transform);
    let links = state.selection.links.iter().copied().chain(match hovered {
        Some(Target::Link(id)) => Some(id),
        _ => None,
    });
    for id in links {
        lit_link(painter, cx, transform, id, state.selection.links.contains(&id));
    }
    for id in &state.selection.objectives {
        lit_links_of(painter, cx, transform, *id);
    }
    told_frame(painter, cx, state, transform);
    bands(painter, cx, state, transform);
    cards(painter, cx, state, transform, hovered);
    link_ends(painter, cx, state, transform);
    gesture(ui, painter, cx, state, transform);
}

fn hovered(ui: &Ui, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) -> Option<Target> {
    if state.canvas.gesture != Gesture::None || !ui.rect_contains_pointer(painter_rect(ui)) {
        return None;
    }
    match under(cx.derived, state, transform, super::CanvasState::pointer(ui)?) {
        Under::Handle(id, _) => Some(Target::Objective(id)),
        Under::LinkEnd(id, _) => Some(Target::Link(id)),
        Under::Target(target) => Some(target),
        Under::Space => None,
    }
}

fn painter_rect(ui: &Ui) -> egui::Rect {
    ui.max_rect()
}

/// Empty mission, vision and bands say what goes there.
fn hints(painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) {
    let project = cx.document.project();
    let color = color32(cx.theme.faint);
    let hint = |at: Pos2, text: &str, style: TextStyle, align| {
        let style = TextStyle::new((style.size * transform.zoom * 2.0).floor() / 2.0, style.weight);
        if style.size >= 5.0 {
            painter.text(at, align, text, font(style), color);
        }
    };
    for (target, area) in cx.derived.header_areas() {
        let is_typed = state.canvas.typing.as_ref().is_some_and(|t| t.what == Typed::Existing(target));
        let (is_empty, text) = match target {
            Target::Mission => (project.mission.is_empty(), cx.lang.hint_mission()),
            _ => (project.vision.is_empty(), cx.lang.hint_vision()),
        };
        if is_empty && !is_typed {
            let at = transform.screen_from_map(area.min);
            hint(at, &text, crate::scene::Header::style(target), Align2::LEFT_TOP);
        }
    }
    for perspective in project.perspectives.values() {
        let drafts_here = state.canvas.typing.as_ref().is_some_and(|t| match t.what {
            Typed::NewObjective(card) => card.perspective == perspective.id,
            Typed::Existing(_) => false,
        });
        let Some(area) = cx.derived.plan.card_area(perspective.id) else { continue };
        if !project.map.objectives().any(|o| o.perspective == perspective.id) && !drafts_here {
            let middle = transform.screen_from_map(area.center());
            let style = TextStyle::new(type_scale::BODY, Weight::Regular);
            hint(middle, &cx.lang.hint_empty_band(), style, Align2::CENTER_CENTER);
        }
    }
}

fn lit_link(painter: &Painter, cx: &UiContext<'_>, transform: &Transform, id: LinkId, is_selected: bool) {
    let Some(path) = cx.derived.plan.path(id) else { return };
    let width = if is_selected { 2.4 } else { 2.0 };
    let look = ArrowLook { color: cx.theme.accent, width, dash: cx.derived.dash_of(id) };
    paint_items(painter, transform, &arrow_items(&path, &look), 1.0);
}

/// The arrows of a selected card are lit, so that one sees what it lives from and leads to.
fn lit_links_of(painter: &Painter, cx: &UiContext<'_>, transform: &Transform, id: ObjectiveId) {
    let map = &cx.document.project().map;
    for link in map.causes(id).into_iter().chain(map.effects(id)) {
        let Some(path) = cx.derived.plan.path(link.id) else { continue };
        let look = ArrowLook { color: cx.theme.accent, width: 1.9, dash: cx.derived.dash_of(link.id) };
        paint_items(painter, transform, &arrow_items(&path, &look), 1.0);
    }
}

/// The part of the map that somebody chose for the open step of the story.
fn told_frame(painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) {
    let Some(frame) = state.open_step().and_then(|step| step.frame) else { return };
    let part = Rect::new(frame.x as f32, frame.y as f32, frame.width as f32, frame.height as f32);
    let rect = transform.screen_rect(&part);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    let stroke = Stroke::new(1.5, color32(cx.theme.accent));
    painter.extend(egui::Shape::dashed_line(&corners, stroke, 6.0, 4.0));
}

fn bands(painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) {
    let Some(rect) = state.selection.perspective.and_then(|id| cx.derived.plan.band(id)) else { return };
    let stroke = Stroke::new(2.0, color32(cx.theme.accent));
    painter.rect_stroke(transform.screen_rect(&rect), CornerRadius::same(8), stroke, StrokeKind::Middle);
}

fn cards(painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform, hovered: Option<Target>) {
    let radius = CornerRadius::same((measures::CARD_RADIUS * transform.zoom).round().clamp(1.0, 40.0) as u8);
    let outline = |id: ObjectiveId, stroke: Stroke| -> Option<egui::Rect> {
        let rect = transform.screen_rect(&cx.derived.plan.card(id)?);
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
        Some(rect)
    };
    let accent = color32(cx.theme.accent);
    let hovered = match hovered {
        Some(Target::Objective(id)) => Some(id),
        _ => None,
    };
    if let Some(id) = hovered.filter(|id| !state.selection.objectives.contains(id)) {
        // Quieter than what is selected.
        let quiet = color32(cx.theme.edge);
        let rect = outline(id, Stroke::new(1.2, quiet));
        handle_dots(painter, cx, rect, quiet);
    }
    for id in &state.selection.objectives {
        let rect = outline(*id, Stroke::new(2.0, accent));
        if state.selection.single_objective().is_some() {
            handle_dots(painter, cx, rect, accent);
        }
    }
}

fn handle_dots(painter: &Painter, cx: &UiContext<'_>, card: Option<egui::Rect>, color: Color32) {
    for at in card.iter().flat_map(handles) {
        dot(painter, cx, at, color);
    }
}

fn dot(painter: &Painter, cx: &UiContext<'_>, at: Pos2, color: Color32) {
    painter.circle(at, HANDLE, color32(cx.theme.card), Stroke::new(1.8, color));
}

fn link_ends(painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) {
    let Some(path) = state.selection.single_link().and_then(|id| cx.derived.plan.path(id)) else { return };
    for end in [path.start, path.end()] {
        dot(painter, cx, transform.screen_from_map(end), color32(cx.theme.accent));
    }
}

/// The arrow, rectangle or guides of what is being done.
fn gesture(ui: &Ui, painter: &Painter, cx: &UiContext<'_>, state: &ViewState, transform: &Transform) {
    let Some(at) = super::CanvasState::pointer(ui) else { return };
    let draw = |from: Point, to: Point| {
        let path = preview(from, to);
        let look = ArrowLook { color: cx.theme.accent, width: 2.0, dash: Dash::Dashed };
        paint_items(painter, transform, &arrow_items(&path, &look), 1.0);
    };
    match &state.canvas.gesture {
        Gesture::Link(_, from) => {
            let (to, target) = snapped(cx, transform, at, *from);
            draw(*from, to);
            lit_card(painter, cx, target);
        }
        Gesture::Retarget(link, end) => {
            let Some(path) = cx.derived.plan.path(*link) else { return };
            let held = match end {
                End::Effect => path.start,
                End::Cause => path.end(),
            };
            let (to, target) = snapped(cx, transform, at, held);
            match end {
                End::Effect => draw(held, to),
                End::Cause => draw(to, held),
            }
            lit_card(painter, cx, target);
        }
        Gesture::Rubber(from) => {
            let rect = egui::Rect::from_two_pos(transform.screen_from_map(*from), at);
            let accent = color32(cx.theme.accent);
            painter.rect(rect, 2.0, accent.gamma_multiply(0.08), Stroke::new(1.0, accent), StrokeKind::Middle);
        }
        Gesture::Move(_) => {
            let stroke = Stroke::new(1.0, color32(cx.theme.accent));
            for guide in &state.canvas.guides {
                let ends = [guide.from, guide.to].map(|end| transform.screen_from_map(end));
                painter.extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 3.0));
            }
        }
        Gesture::Pan | Gesture::None => {}
    }
}

/// An arrow that is not there yet: upright where it rises or falls, level where it runs beside.
fn preview(from: Point, to: Point) -> Path {
    let reach = if (to.y - from.y).abs() >= (to.x - from.x).abs() / 3.0 {
        pt(0.0, (to.y - from.y) / 2.0)
    } else {
        pt((to.x - from.x) / 2.0, 0.0)
    };
    let mut path = Path::from(from);
    path.cubic_to(from + reach, to - reach, to);
    path
}

pub(super) fn lit_card(painter: &Painter, cx: &UiContext<'_>, card: Option<egui::Rect>) {
    if let Some(rect) = card {
        let stroke = Stroke::new(2.4, color32(cx.theme.accent));
        painter.rect_stroke(rect.expand(2.0), CornerRadius::same(10), stroke, StrokeKind::Middle);
    }
}

/// Zoom out, fit and zoom in, in the lower right corner.
pub(super) fn zoom_buttons_ui(ui: &mut Ui, cx: &UiContext<'_>, view: egui::Rect) {
    let size = Vec2::new(3.0 * 28.0, 28.0);
    let rect = egui::Rect::from_min_size(view.right_bottom() - size - Vec2::splat(12.0), size);
    if view.width() < 460.0 {
        return;
    }
    let mut ui =
        ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)));
    ui.painter().rect(
        rect,
        CornerRadius::same(measures::CONTROL_RADIUS as u8),
        color32(cx.theme.panel),
        Stroke::new(1.0, color32(cx.theme.line)),
        StrokeKind::Inside,
    );
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    for (sign, action) in [("−", Action::ZoomOut), ("", Action::Fit), ("+", Action::ZoomIn)] {
        let button = egui::Button::new("").frame(false).min_size(Vec2::splat(28.0)).fill(Color32::TRANSPARENT);
        let response = ui.add(button).on_hover_text(crate::ui::menu::tooltip(action, cx.lang));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, action.text(cx.lang)));
        let color = color32(if response.hovered() { cx.theme.text } else { cx.theme.sub });
        if action == Action::Fit {
            let corners = response.rect.shrink(9.0);
            fit_mark(ui.painter(), corners, Stroke::new(1.5, color));
        } else {
            let style = TextStyle::new(type_scale::HEADING, Weight::Medium);
            ui.painter().text(response.rect.center(), Align2::CENTER_CENTER, sign, font(style), color);
        }
        if response.clicked() {
            cx.commands.act(action);
        }
    }
}

/// Four corners of a frame.
fn fit_mark(painter: &Painter, rect: egui::Rect, stroke: Stroke) {
    let arm = rect.width() / 3.0;
    for (corner, x, y) in [
        (rect.left_top(), arm, arm),
        (rect.right_top(), -arm, arm),
        (rect.left_bottom(), arm, -arm),
        (rect.right_bottom(), -arm, -arm),
    ] {
        painter.line_segment([corner, corner + Vec2::new(x, 0.0)], stroke);
        painter.line_segment([corner, corner + Vec2::new(0.0, y)], stroke);
    }
}
