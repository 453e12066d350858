//! Where one looks at the map from: a zoom and a place.

use eframe::egui::{self, Pos2, Vec2};

use crate::geometry::{Point, Rect};
use crate::ui::paint::Transform;

/// Smallest and largest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.05..=4.0;
/// Zoom that fitting does not go beyond: a map of one card need not fill the window.
const FIT_ZOOM: f32 = 1.25;
/// One press of a zoom key.
const STEP: f32 = 1.2;

/// The view of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Screen points per map point.
    pub zoom: f32,
    /// The map point in the middle of the view.
    pub center: Point,
    /// Whether the map follows the size of the window until the user pans or zooms.
    pub is_fitted: bool,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, center: Point::default(), is_fitted: true }
    }
}

impl Camera {
    /// The transform for a view rectangle on the screen.
    pub fn transform(&self, view: egui::Rect) -> Transform {
        let origin = view.center() - Vec2::new(self.center.x, self.center.y) * self.zoom;
        // Whole pixels keep hairlines sharp.
        Transform { origin: origin.round(), zoom: self.zoom }
    }

    /// Shows a part of the map as large as the view allows.
    pub fn fit(&mut self, part: &Rect, view: egui::Rect) {
        let zoom = (view.width() / part.width().max(1.0)).min(view.height() / part.height().max(1.0));
        self.zoom = zoom.min(FIT_ZOOM).clamp(*ZOOM.start(), *ZOOM.end());
        self.center = part.center();
    }

    /// Moves the view by a distance on the screen.
    pub fn pan(&mut self, by: Vec2) {
        self.is_fitted = false;
        self.center = self.center - Point { x: by.x, y: by.y } * (1.0 / self.zoom);
    }

    /// Changes the zoom by a factor; the map point under `pointer` stays where it is.
    pub fn zoom_at(&mut self, factor: f32, pointer: Pos2, view: egui::Rect) {
        self.is_fitted = false;
        let zoom = (self.zoom * factor).clamp(*ZOOM.start(), *ZOOM.end());
        let offset = pointer - view.center();
        let offset = Point { x: offset.x, y: offset.y };
        self.center = self.center + offset * (1.0 / self.zoom) - offset * (1.0 / zoom);
        self.zoom = zoom;
    }

    /// So many steps in, or out if negative, about the middle of the view.
    pub fn step(&mut self, steps: i32, view: egui::Rect) {
        self.zoom_at(STEP.powi(steps), view.center(), view);
    }

    /// Shows a point in the middle of the view.
    pub fn look_at(&mut self, point: Point) {
        self.is_fitted = false;
        self.center = point;
    }

    /// Pans as little as possible so that a part of the map lies in the view.
    pub fn reveal(&mut self, part: &Rect, view: egui::Rect) {
        let shown = self.transform(view).screen_rect(part).expand(24.0);
        if view.contains_rect(shown) {
            return;
        }
        let shift = |low: f32, high: f32, view_low: f32, view_high: f32| {
            if low < view_low || high - low > view_high - view_low {
                view_low - low
            } else {
                (view_high - high).min(0.0)
            }
        };
        let x = shift(shown.left(), shown.right(), view.left(), view.right());
        let y = shift(shown.top(), shown.bottom(), view.top(), view.bottom());
        self.pan(Vec2::new(x, y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::pt;

    fn view() -> egui::Rect {
        egui::Rect::from_min_size(Pos2::new(200.0, 50.0), Vec2::new(800.0, 600.0))
    }

    #[test]
    fn the_point_under_the_pointer_stays_while_zooming() {
        let mut camera = Camera { zoom: 0.8, center: pt(300.0, 200.0), is_fitted: true };
        let pointer = Pos2::new(333.0, 444.0);
        let before = camera.transform(view()).map_from_screen(pointer);
        camera.zoom_at(1.7, pointer, view());
        let after = camera.transform(view()).map_from_screen(pointer);
        assert!(before.distance(after) < 1.5, "{before:?} {after:?}");
    }

    #[test]
    fn fitting_shows_the_whole_part() {
        let mut camera = Camera::default();
        let part = Rect::new(-50.0, 20.0, 3000.0, 900.0);
        camera.fit(&part, view());
        assert!(view().expand(1.0).contains_rect(camera.transform(view()).screen_rect(&part)));
    }

    #[test]
    fn revealing_moves_no_further_than_needed() {
        let mut camera = Camera { zoom: 1.0, center: pt(0.0, 0.0), is_fitted: false };
        let part = Rect::new(1000.0, 0.0, 100.0, 100.0);
        camera.reveal(&part, view());
        let shown = camera.transform(view()).screen_rect(&part);
        assert!(view().contains_rect(shown) && shown.right() > view().right() - 30.0, "{shown:?}");
    }
}
