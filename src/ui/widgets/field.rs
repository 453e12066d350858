//! How a form is laid out: sections with hairlines, labels on the left, reasons underneath.

use eframe::egui::{self, Button, Color32, Frame, Label, Margin, Response, RichText, Stroke, Ui, Vec2};

use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::{color32, font};

/// Width in points of the labels on the left of a form.
const LABEL_WIDTH: f32 = 88.0;
/// Height in points of a field of one line.
pub(super) const FIELD_HEIGHT: f32 = 28.0;
/// Space in points between the edge of a panel and its content.
const EDGE: i8 = 16;

/// A part of a panel with the panel's margins around it.
pub fn section_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().inner_margin(Margin { left: EDGE, right: EDGE, top: 12, bottom: 12 });
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// A line from edge to edge of the panel.
pub fn hairline_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, color32(theme.line)));
}

/// The title of a section, with room for a button at its right end.
pub fn heading_ui(ui: &mut Ui, theme: &Theme, title: &str, right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(measures::TARGET);
        let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
        let text = RichText::new(title).font(font(style)).color(color32(theme.text));
        let heading = ui.add(Label::new(text));
        heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), right);
    });
}

/// A field with its label on the left; long labels wrap.
pub fn row_ui<R>(ui: &mut Ui, theme: &Theme, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.vertical(|ui| {
            ui.set_width(LABEL_WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            let text = RichText::new(label).size(type_scale::LABEL).color(color32(theme.faint));
            let galley = egui::WidgetText::from(text.clone()).into_galley(
                ui,
                Some(egui::TextWrapMode::Wrap),
                LABEL_WIDTH,
                egui::TextStyle::Small,
            );
            ui.add_space(((FIELD_HEIGHT - galley.size().y) / 2.0).max(0.0));
            ui.add(Label::new(text).wrap());
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
    })
    .inner
}

/// A field with its label above, over the whole width.
pub fn block_ui<R>(ui: &mut Ui, theme: &Theme, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        label_ui(ui, theme, label);
        content(ui)
    })
    .inner
}

/// A quiet label of one line.
pub fn label_ui(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(type_scale::LABEL).color(color32(theme.faint))).wrap())
}

/// A quiet sentence that may take several lines.
pub fn note_ui(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).size(type_scale::LABEL).color(color32(theme.sub))).wrap())
}

/// Why something was refused.
pub fn refusal_ui(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let label = RichText::new(text).size(type_scale::LABEL).color(color32(theme.off_track));
    let response = ui.add(Label::new(label).wrap());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, text));
    response
}

/// A text of one line that is cut with an ellipsis where room is short, whole in its tooltip.
pub fn elided_ui(ui: &mut Ui, text: RichText, whole: &str) -> Response {
    ui.add(Label::new(text).truncate()).on_hover_text(whole)
}

/// A quiet button with a thin frame; `name` is what a screen reader says.
pub fn small_button_ui(ui: &mut Ui, theme: &Theme, text: &str, name: &str) -> Response {
    let label = RichText::new(text).size(type_scale::LABEL).color(color32(theme.sub));
    let button = Button::new(label).fill(Color32::TRANSPARENT).min_size(Vec2::new(0.0, measures::TARGET));
    let response = ui.add(button);
    let is_enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, name));
    super::focus_ring_ui(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// How a field looks at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldLook {
    /// Like plain text, until the pointer comes.
    Quiet,
    /// Waiting to be filled.
    Rest,
    /// Being typed in.
    Focused,
    /// Holding what was refused.
    Refused,
}

/// The frame of a field that looks like plain text: its text starts where other text does, so what marks it as a
/// field reaches beyond it, at the place where it was in the last frame.
pub(super) fn quiet_frame(ui: &Ui, theme: &Theme, id: egui::Id, look: FieldLook) -> Frame {
    if let Some(last) = ui.ctx().read_response(id) {
        let frame = field_frame(theme, look);
        let rect = last.rect.expand2(Vec2::new(8.0, 0.0));
        ui.painter().rect(rect, frame.corner_radius, frame.fill, frame.stroke, egui::StrokeKind::Inside);
    }
    Frame::new().inner_margin(Margin::symmetric(0, 5))
}

/// The frame around the text of a field.
pub(super) fn field_frame(theme: &Theme, look: FieldLook) -> Frame {
    let (fill, line) = match look {
        FieldLook::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT),
        FieldLook::Rest => (color32(theme.field), color32(theme.field)),
        FieldLook::Focused => (color32(theme.card), color32(theme.accent)),
        FieldLook::Refused => (color32(theme.card), color32(theme.off_track)),
    };
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(measures::CONTROL_RADIUS)
        .inner_margin(Margin::symmetric(7, 4))
}
