//! The smallest window that eframe can open with a map in it: one panel, 30 boxes, 45 arrows.
//!
//! What Fourfold costs is told against this, measured in the same run by `window.sh`.

use eframe::egui::{self, CentralPanel, Color32, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

struct Smallest;

impl eframe::App for Smallest {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| {
            let painter = ui.painter();
            let place = |n: usize| pos2(120.0 + 200.0 * (n % 6) as f32, 90.0 + 160.0 * (n / 6) as f32);
            let line = Stroke::new(1.5, Color32::GRAY);
            for n in 0..45 {
                let (from, to) = (place(n % 30), place((n * 7 + 6) % 30));
                painter.arrow(from, to - from, line);
            }
            for n in 0..30 {
                let rect = Rect::from_center_size(place(n), vec2(160.0, 64.0));
                painter.rect(rect, CornerRadius::same(6), Color32::WHITE, line, egui::StrokeKind::Inside);
                let font = egui::FontId::proportional(13.0);
                painter.text(
                    rect.center(),
                    egui::Align2::CENTER_CENTER,
                    format!("Objective {n}"),
                    font,
                    Color32::BLACK,
                );
            }
        });
    }
}

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_title("Smallest window").with_inner_size([1440.0, 900.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let create = |cc: &eframe::CreationContext<'_>| {
        // Fonts come from us: none is taken from the machine, and egui's own are left out of the build.
        cc.egui_ctx.set_fonts(fourfold::text::font_definitions());
        Ok(Box::new(Smallest) as Box<dyn eframe::App>)
    };
    eframe::run_native("smallest_window", options, Box::new(create))
}
