//! A slider for a share from 0 to 100 %, with its number beside it.

use eframe::egui::{Slider, Stroke, Ui, WidgetInfo};

use super::field::note_ui;
use crate::analysis::percent_text;
use crate::lang::Lang;
use crate::theme::Theme;
use crate::ui::paint::color32;

/// Room in points for the number, and for a button after it.
const NUMBER: f32 = 84.0;

/// Shows the share; gives back another one. `name` is what a screen reader calls it.
pub fn percent_slider_ui(ui: &mut Ui, theme: &Theme, lang: Lang, name: &str, percent: u8) -> Option<u8> {
    let mut value = percent;
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().slider_width = (ui.available_width() - NUMBER).max(40.0);
            let visuals = ui.visuals_mut();
            visuals.selection.bg_fill = color32(theme.accent);
            for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
                widget.fg_stroke = Stroke::new(1.0, color32(theme.faint));
            }
            ui.add(Slider::new(&mut value, 0..=100).show_value(false))
        })
        .inner;
    response.widget_info(|| WidgetInfo::slider(true, f64::from(value), name));
    note_ui(ui, theme, &percent_text(lang, f64::from(value) / 100.0));
    response.changed().then_some(value)
}
