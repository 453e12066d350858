//! The eight hues as swatches to choose from.

use eframe::egui::{self, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::analysis::hue_text;
use crate::lang::Lang;
use crate::model::Hue;
use crate::theme::{Theme, measures};
use crate::ui::paint::color32;

/// Radius of a swatch in points.
const RADIUS: f32 = 8.0;

/// A row of swatches of which one is on; gives back another one that was clicked.
pub fn swatches_ui(ui: &mut Ui, theme: &Theme, lang: Lang, selected: Hue) -> Option<Hue> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(0.0);
        for hue in Hue::ALL {
            let name = hue_text(hue, lang);
            let is_on = hue == selected;
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(measures::TARGET), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
            let main = color32(theme.hue(hue).main);
            ui.painter().circle_filled(rect.center(), RADIUS, main);
            if is_on {
                ui.painter().circle_stroke(rect.center(), RADIUS + 2.5, Stroke::new(1.5, main));
            } else if response.hovered() || response.has_focus() {
                ui.painter().circle_stroke(rect.center(), RADIUS + 2.5, Stroke::new(1.0, color32(theme.faint)));
            }
            let response = response.on_hover_text(name.as_ref()).on_hover_cursor(egui::CursorIcon::PointingHand);
            if response.clicked() && !is_on {
                chosen = Some(hue);
            }
        }
    });
    chosen
}
