//! The picture of the pitch: a stage, and the map on its way to it.

use std::collections::BTreeSet;

use eframe::egui::text::LayoutJob;
use eframe::egui::{self, Align, Align2, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::PitchState;
use super::tools::{Blank, Tool};
use crate::geometry::{self, Point};
use crate::lang::Lang;
use crate::pitch::{DIMMED, SLIDE_SIZE, Show, is_lit, map_groups};
use crate::scene::{Item, Placement, Scene, Target};
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};
use crate::ui::paint::{Transform, color32, font, paint_items};

/// Radius of the pointer's dot, in points of the slide.
const DOT: f32 = 9.0;
/// Between the edge of the screen and what is said about the pitch, in points.
const MARGIN: f32 = 16.0;
/// Width of the marker's line, in points of the slide.
const MARKER: f32 = 14.0;

/// How slides lie on a screen: as large as it allows, in the middle.
pub(super) fn slide_on_screen(screen: Rect) -> Transform {
    let zoom = (screen.width() / SLIDE_SIZE.w).min(screen.height() / SLIDE_SIZE.h);
    Transform { origin: screen.center() - Vec2::new(SLIDE_SIZE.w, SLIDE_SIZE.h) * zoom / 2.0, zoom }
}

pub(super) fn pitch(ui: &Ui, theme: &Theme, lang: Lang, state: &PitchState, screen: Rect, now_secs: f64) {
    let painter = ui.painter().with_clip_rect(screen);
    if let Some(blank) = state.blank {
        let color = color32(if blank == Blank::Black { theme.black() } else { theme.white() });
        painter.rect_filled(screen, CornerRadius::ZERO, color);
        return;
    }
    painter.rect_filled(screen, CornerRadius::ZERO, color32(theme.canvas));
    let on_screen = slide_on_screen(screen);
    let from = state.gliding.map_or(state.at, |(from, _)| from);
    step(&painter, &on_screen, &state.show, from, state.at, state.progress(now_secs));
    marks(&painter, theme, state, &on_screen);
    if state.tool == Tool::Pointer
        && let Some(at) = ui.input(|i| i.pointer.hover_pos())
    {
        let color = color32(theme.off_track);
        painter.circle_filled(at, DOT * on_screen.zoom * 1.9, color.gamma_multiply(0.25));
        painter.circle_filled(at, DOT * on_screen.zoom, color);
    }
    let small = TextStyle::new(type_scale::LABEL * on_screen.zoom.max(1.0), Weight::Regular);
    if !state.number.is_empty() {
        let large = TextStyle::new(type_scale::PITCH_TEXT * on_screen.zoom.max(1.0), Weight::Semibold);
        let at = screen.right_bottom() - Vec2::splat(MARGIN);
        label(&painter, theme, &state.number, large, theme.text, (at, Align2::RIGHT_BOTTOM));
    }
    if now_secs < state.hint_until_secs {
        // Over the marks of the steps: for these few seconds the keys are there instead.
        let at = screen.center_bottom() - Vec2::new(0.0, 3.0 * on_screen.zoom);
        label(&painter, theme, &lang.pitch_keys(), small, theme.sub, (at, Align2::CENTER_BOTTOM));
        let left = std::time::Duration::from_secs_f64(state.hint_until_secs - now_secs + 0.05);
        ui.ctx().request_repaint_after(left);
    }
}

/// A text on a ground of its own, at a place of the screen.
fn label(painter: &Painter, theme: &Theme, text: &str, style: TextStyle, color: Color, (at, by): (Pos2, Align2)) {
    let pad = Vec2::new(style.size, style.size * 0.45);
    let most = painter.clip_rect().width() - 2.0 * (MARGIN + pad.x);
    let mut job = LayoutJob::simple(text.to_owned(), font(style), color32(color), most);
    job.halign = Align::Center;
    let galley = painter.layout_job(job);
    let area = by.anchor_size(at, galley.size() + 2.0 * pad);
    let line = Stroke::new(1.0, color32(theme.line));
    painter.rect(area, CornerRadius::same((style.size * 0.6) as u8), color32(theme.panel), line, StrokeKind::Inside);
    painter.galley(pos2(area.center().x, area.top() + pad.y), galley, color32(color));
}

/// A step as it is reached from another one, `share` (0 to 1) of the way.
pub(super) fn step(painter: &Painter, on_screen: &Transform, show: &Show, from: usize, to: usize, share: f32) {
    let (Some(before), Some(stage)) = (show.stages.get(from), show.stages.get(to)) else { return };
    let (Some(lit_before), Some(lit)) = (show.story.steps.get(from), show.story.steps.get(to)) else { return };
    let placement = between(&before.placement, &stage.placement, share);
    let area = on_screen.screen_rect(&rect_between(&before.area, &stage.area, share));
    let map = Transform { origin: on_screen.screen_from_map(placement.origin), zoom: on_screen.zoom * placement.scale };
    let clipped = painter.with_clip_rect(area.expand(1.0).intersect(painter.clip_rect()));
    let (map_before, map_now) = (before.map(show.map()), stage.map(show.map()));
    if std::ptr::eq(map_before, map_now) {
        glide(&clipped, &map, map_now, (&lit_before.lit, &lit.lit), share);
    } else {
        // From one map to another there is no way to glide.
        for (stage, map, lit, strength) in
            [(before, map_before, &lit_before.lit, 1.0 - share), (stage, map_now, &lit.lit, share)]
        {
            let placement = &stage.placement;
            let zoom = on_screen.zoom * placement.scale;
            let place = Transform { origin: on_screen.screen_from_map(placement.origin), zoom };
            for group in map_groups(map).filter(|_| strength > 0.0) {
                let dim = if is_lit(lit, group.target) { 1.0 } else { DIMMED };
                paint_items(&clipped, &place, &group.items, group.opacity * dim * strength);
            }
        }
    }
    paint_items(painter, on_screen, &stage.around, 1.0);
    if share < 1.0 {
        paint_items(painter, on_screen, &[Item::Text(before.caption.clone())], 1.0 - share);
    }
    paint_items(painter, on_screen, &[Item::Text(stage.caption.clone())], share);
}

/// The map on its way, what is lit with it.
fn glide(
    painter: &Painter,
    place: &Transform,
    map: &Scene,
    (lit_before, lit): (&BTreeSet<Target>, &BTreeSet<Target>),
    share: f32,
) {
    for group in map_groups(map) {
        let strength = |is_lit: bool| if is_lit { 1.0 } else { DIMMED };
        let (a, b) = (strength(is_lit(lit_before, group.target)), strength(is_lit(lit, group.target)));
        paint_items(painter, place, &group.items, group.opacity * (a + (b - a) * share));
    }
}

/// A placement on the way: sizes grow by equal factors, so that the zoom is even.
fn between(from: &Placement, to: &Placement, share: f32) -> Placement {
    let scale = from.scale * (to.scale / from.scale).powf(share);
    // The point of the map that stays where it is, if there is one, stays there on the way.
    let way = if (to.scale - from.scale).abs() > 1e-4 { (scale - from.scale) / (to.scale - from.scale) } else { share };
    Placement { scale, origin: from.origin.lerp(to.origin, way) }
}

fn rect_between(from: &geometry::Rect, to: &geometry::Rect, share: f32) -> geometry::Rect {
    geometry::Rect { min: from.min.lerp(to.min, share), max: from.max.lerp(to.max, share) }
}

/// What was marked on the slide.
fn marks(painter: &Painter, theme: &Theme, state: &PitchState, on_screen: &Transform) {
    let color = color32(theme.at_risk).gamma_multiply(0.45);
    let line = Stroke::new(MARKER * on_screen.zoom, color);
    for stroke in &state.strokes {
        let points = stroke.iter().map(|p: &Point| on_screen.screen_from_map(*p)).collect::<Vec<_>>();
        painter.add(egui::Shape::line(points, line));
    }
}
