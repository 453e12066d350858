//! The frame around a step: number, title, whether it is filled, and what filling it buys.

use eframe::egui::{self, CornerRadius, Label, RichText, Sense, Ui, Vec2};

use crate::analysis::{Step, Steps};
use crate::model::Kpi;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::note_ui;

/// One step with its fields.
pub(super) fn step_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, step: Step, content: impl FnOnce(&mut Ui)) {
    let is_filled = Steps::of(kpi).is_filled(step);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        mark_ui(ui, cx, step, is_filled);
        let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
        ui.add(Label::new(RichText::new(step.title(cx.lang)).font(font(style))).wrap());
    });
    if !is_filled {
        note_ui(ui, cx.theme, &step.gain(cx.lang));
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    content(ui);
}

/// The step's number: on a soft ground with a tick once it is filled, in a thin ring before.
fn mark_ui(ui: &mut Ui, cx: &UiContext<'_>, step: Step, is_filled: bool) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
    let (name, color) = if is_filled {
        (cx.lang.step_filled(step.number()), cx.theme.on_track)
    } else {
        (cx.lang.step_missing(step.number()), cx.theme.faint)
    };
    let color = color32(color);
    let stroke = egui::Stroke::new(1.2, color);
    ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(10), stroke, egui::StrokeKind::Inside);
    let text = if is_filled { "✓".to_owned() } else { step.number().to_string() };
    let style = TextStyle::new(type_scale::LABEL, Weight::Semibold);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, text, font(style), color);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name.as_ref()));
    response.on_hover_text(name.as_ref());
}
