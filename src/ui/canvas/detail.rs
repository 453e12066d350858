//! How much of each card is painted: all of it, its name, or its colours.
//!
//! What is too small to be read is not painted, and what is out of sight is
//! skipped, so a frame costs what one can see and not how large the map is.

use std::sync::Arc;

use eframe::egui::epaint::Mesh;
use eframe::egui::{self, Color32, CornerRadius, Painter, Shape, Stroke, StrokeKind, Vec2};

use super::focus::Light;
use crate::geometry::{Rect, pt};
use crate::scene::{CardBrief, Derived, Item, Target, status_color, status_shape};
use crate::theme::{Theme, measures};
use crate::ui::paint::{Transform, color32, paint_item, paint_shape};

/// Below this zoom a card shows its name and status only: its figures could not be read.
const NAMES: f32 = 0.5;
/// Below this zoom it shows its colours only.
const COLORS: f32 = 0.26;
/// A card is painted at least so large, in points, that one sees where it is.
const LEAST: f32 = 1.5;

/// How much is painted at a zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything.
    Full,
    /// Names and statuses.
    Names,
    /// Colours.
    Colors,
}

impl Detail {
    pub(super) fn at(zoom: f32) -> Self {
        if zoom >= NAMES {
            Self::Full
        } else if zoom >= COLORS {
            Self::Names
        } else {
            Self::Colors
        }
    }
}

/// Paints the part of the map that is in sight, as detailed as it can be read.
pub(super) fn paint_map(
    painter: &Painter,
    transform: &Transform,
    derived: &Derived,
    theme: &Theme,
    light: Option<Light<'_>>,
) {
    let detail = Detail::at(transform.zoom);
    let clip = painter.clip_rect();
    let sight = Rect { min: transform.map_from_screen(clip.min), max: transform.map_from_screen(clip.max) };
    let opacity = |target: Option<Target>| light.map_or(1.0, |light| light.on(target));
    let mut lines = Mesh::default();
    for item in &derived.scene.items {
        let Item::Group(group) = item else {
            paint_item(painter, transform, item, 1.0);
            continue;
        };
        if !group.area.intersects(&sight) {
            continue;
        }
        match (detail, group.target) {
            // Cards are painted in brief below; arrows are straight lines where curves can't be told from them.
            (Detail::Names | Detail::Colors, Some(Target::Objective(_))) => {}
            (Detail::Colors, Some(Target::Link(id))) => {
                if let Some([from, to]) = derived.plan.ends(id) {
                    let color = color32(theme.edge.with_opacity(0.6 * opacity(group.target)));
                    let ends = [transform.screen_from_map(from), transform.screen_from_map(to)];
                    add_line(&mut lines, ends, color);
                }
            }
            _ => paint_item(painter, transform, item, opacity(group.target)),
        }
    }
    if detail == Detail::Full {
        return;
    }
    painter.add(Shape::Mesh(Arc::new(lines)));
    let cards = derived.briefs.iter().filter(|card| card.rect.intersects(&sight));
    if detail == Detail::Names {
        for card in cards {
            name_card(painter, transform, card, theme, opacity(Some(Target::Objective(card.id))));
        }
    } else {
        let mut mesh = Mesh::default();
        for card in cards {
            let rect = transform.screen_rect(&card.rect);
            color_card(&mut mesh, rect, card, theme, opacity(Some(Target::Objective(card.id))));
        }
        painter.add(Shape::Mesh(Arc::new(mesh)));
    }
}

/// A card with its name as large as it fits, the colour of its band and the mark of its status.
fn name_card(painter: &Painter, transform: &Transform, card: &CardBrief, theme: &Theme, opacity: f32) {
    let rect = transform.screen_rect(&card.rect);
    let radius = CornerRadius::same((measures::CARD_RADIUS * transform.zoom) as u8);
    let faded = |color: crate::theme::Color| color32(color.with_opacity(opacity));
    let line = Stroke::new(1.0, faded(theme.card_line));
    painter.rect(rect, radius, faded(theme.card), line, StrokeKind::Middle);
    let edge = rect.with_max_x(rect.left() + 4.0 * transform.zoom.max(0.4));
    painter.rect_filled(edge, CornerRadius { nw: radius.nw, sw: radius.sw, ne: 0, se: 0 }, faded(card.hue));
    paint_item(painter, transform, &Item::Text(card.name.clone()), opacity);
    let at = pt(card.rect.max.x - 15.0, card.rect.max.y - 14.0);
    paint_shape(painter, transform, &status_shape(card.status, at, 15.0, theme), opacity);
}

/// A card as two coloured areas: its band and its status. `mesh` takes them all.
pub(super) fn color_card(mesh: &mut Mesh, rect: egui::Rect, card: &CardBrief, theme: &Theme, opacity: f32) {
    let rect = egui::Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(LEAST)));
    let status = color32(status_color(card.status, theme).with_opacity(opacity));
    if rect.width() < 6.0 {
        mesh.add_colored_rect(rect, status);
        return;
    }
    let hue = color32(card.hue.with_opacity(opacity));
    let split = rect.left() + (rect.width() * 0.22).round();
    mesh.add_colored_rect(rect.with_max_x(split), hue);
    mesh.add_colored_rect(rect.with_min_x(split), status.gamma_multiply(0.75));
}

/// A straight line one point wide.
fn add_line(mesh: &mut Mesh, [from, to]: [egui::Pos2; 2], color: Color32) {
    let along = to - from;
    if along.length_sq() < 0.25 {
        return;
    }
    let side = along.normalized().rot90() * 0.5;
    let first = mesh.vertices.len() as u32;
    for at in [from + side, from - side, to + side, to - side] {
        mesh.colored_vertex(at, color);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first + 1, first + 2, first + 3);
}
