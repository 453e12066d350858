//! The scene on the screen.
//!
//! The screen is an exporter: it paints the rows, paths and colours of the Scene
//! as they are, at any zoom. Text sizes are snapped (`text_sizes`), so that
//! zooming makes few new glyphs; a row never grows past its measured box.

use eframe::egui::epaint::{CircleShape, CubicBezierShape, PathShape, PathStroke};
use eframe::egui::{self, Color32, CornerRadius, FontId, Painter, Pos2, StrokeKind, Vec2};

use crate::geometry::{Path, Point, Rect, Segment};
use crate::scene::{Dash, Form, Item, Shape, Stroke, Text};
use crate::text::{TextStyle, family};
use crate::theme::Color;

use super::text_sizes::size_at;

/// Text smaller than this on the screen, in points, is left out: nobody can read it.
const LEAST_TEXT_PT: f32 = 3.0;

/// The colour as egui wants it.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// A font of a text style.
pub fn font(style: TextStyle) -> FontId {
    FontId::new(style.size, family(style.weight))
}

/// From the plane of a scene to the screen: first scaled, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// Where the scene's origin is on the screen, in points.
    pub origin: Pos2,
    /// Screen points per scene point.
    pub zoom: f32,
}

impl Transform {
    /// The place of a scene point on the screen.
    pub fn screen_from_map(&self, p: Point) -> Pos2 {
        self.origin + Vec2::new(p.x, p.y) * self.zoom
    }

    /// The scene point at a place on the screen.
    pub fn map_from_screen(&self, p: Pos2) -> Point {
        let v = (p - self.origin) / self.zoom;
        Point { x: v.x, y: v.y }
    }

    /// The place of a scene rectangle on the screen.
    pub fn screen_rect(&self, rect: &Rect) -> egui::Rect {
        egui::Rect::from_min_max(self.screen_from_map(rect.min), self.screen_from_map(rect.max))
    }
}

/// Paints items, back to front, each with the given opacity; what lies outside the painter's clip is skipped.
pub fn paint_items(painter: &Painter, transform: &Transform, items: &[Item], opacity: f32) {
    for item in items {
        paint_item(painter, transform, item, opacity);
    }
}

/// Paints one item with all that is in it.
pub fn paint_item(painter: &Painter, transform: &Transform, item: &Item, opacity: f32) {
    match item {
        Item::Group(group) => paint_items(painter, transform, &group.items, opacity * group.opacity),
        Item::Text(text) => paint_text(painter, transform, text, opacity),
        Item::Shape(shape) => paint_shape(painter, transform, shape, opacity),
        Item::Hit(_) => {}
    }
}

fn paint_text(painter: &Painter, transform: &Transform, text: &Text, opacity: f32) {
    let whole = text.style.size * transform.zoom;
    if whole < LEAST_TEXT_PT {
        return;
    }
    let color = color32(text.color.with_opacity(opacity));
    let clip = painter.clip_rect();
    for row in &text.rows {
        let baseline = transform.screen_from_map(Point { x: row.x, y: row.baseline });
        let is_visible = baseline.y > clip.top()
            && baseline.y - 2.0 * whole < clip.bottom()
            && baseline.x < clip.right()
            && baseline.x + row.width * transform.zoom > clip.left();
        if !is_visible {
            continue;
        }
        let size = size_at(painter.ctx(), &row.text, text.style, transform.zoom);
        let galley = painter.layout_no_wrap(row.text.clone(), FontId::new(size, family(text.style.weight)), color);
        let ascent = galley.rows.first().and_then(|r| r.glyphs.first()).map_or(size, |glyph| glyph.pos.y);
        painter.galley(baseline - Vec2::new(0.0, ascent), galley, color);
    }
}

/// Paints one shape.
pub fn paint_shape(painter: &Painter, transform: &Transform, shape: &Shape, opacity: f32) {
    let fill = shape.fill.map_or(Color32::TRANSPARENT, |c| color32(c.with_opacity(opacity)));
    let stroke = shape.stroke.map(|s| Stroke { color: s.color.with_opacity(opacity), ..s });
    match &shape.form {
        Form::Rect(rect, radius) => {
            let rect = transform.screen_rect(rect);
            if !painter.clip_rect().intersects(rect.expand(4.0)) {
                return;
            }
            let radius = CornerRadius::same((radius * transform.zoom).clamp(0.0, 255.0) as u8);
            let stroke = stroke.map_or(egui::Stroke::NONE, |s| line(&s, transform.zoom));
            painter.rect(rect, radius, fill, stroke, StrokeKind::Middle);
        }
        Form::Circle(rect) => {
            let center = transform.screen_from_map(rect.center());
            let radius = rect.width() / 2.0 * transform.zoom;
            let stroke = stroke.map_or(egui::Stroke::NONE, |s| line(&s, transform.zoom));
            painter.add(CircleShape { center, radius, fill, stroke });
        }
        Form::Path(path) => paint_path(painter, transform, path, shape.fill.map(|_| fill), stroke),
    }
}

fn paint_path(painter: &Painter, transform: &Transform, path: &Path, fill: Option<Color32>, stroke: Option<Stroke>) {
    let bounds = transform.screen_rect(&path.bounds()).expand(4.0);
    if !painter.clip_rect().intersects(bounds) {
        return;
    }
    if let Some(fill) = fill {
        let points = screen_points(transform, path);
        painter.add(PathShape::convex_polygon(points, fill, PathStroke::NONE));
    }
    let Some(stroke) = stroke else { return };
    let line = line(&stroke, transform.zoom);
    match stroke.dash {
        Dash::Solid => paint_solid(painter, transform, path, line),
        Dash::Dashed => {
            let points = screen_points(transform, path);
            painter.extend(egui::Shape::dashed_line(&points, line, 5.0 * line.width, 3.5 * line.width));
        }
        Dash::Dotted => {
            let points = screen_points(transform, path);
            painter.extend(egui::Shape::dotted_line(&points, line.color, 2.5 * line.width, line.width / 2.0));
        }
    }
}

fn paint_solid(painter: &Painter, transform: &Transform, path: &Path, line: egui::Stroke) {
    if path.segments.iter().all(|s| matches!(s, Segment::Line(_))) {
        let points = screen_points(transform, path);
        let shape = if path.is_closed { PathShape::closed_line(points, line) } else { PathShape::line(points, line) };
        painter.add(shape);
        return;
    }
    let mut from = transform.screen_from_map(path.start);
    for segment in &path.segments {
        let end = transform.screen_from_map(segment.end());
        match *segment {
            Segment::Line(_) => {
                painter.line_segment([from, end], line);
            }
            Segment::Cubic(a, b, _) => {
                let points = [from, transform.screen_from_map(a), transform.screen_from_map(b), end];
                painter.add(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, line));
            }
        }
        from = end;
    }
}

/// A line on the screen: never thinner than half a point, so that it does not vanish when zoomed out.
fn line(stroke: &Stroke, zoom: f32) -> egui::Stroke {
    egui::Stroke::new((stroke.width * zoom).max(0.5), color32(stroke.color))
}

fn screen_points(transform: &Transform, path: &Path) -> Vec<Pos2> {
    path.flatten(16).into_iter().map(|p| transform.screen_from_map(p)).collect()
}
