//! The cells that were passed over, each with its place and the reason.

use eframe::egui::{self, Label, Margin, RichText, ScrollArea, Stroke, Ui, Vec2};

use crate::import::Proposal;
use crate::lang::Lang;
use crate::theme::{Theme, measures, type_scale};
use crate::ui::paint::color32;
use crate::ui::widgets::label_ui;

/// Height of a line, in points.
const ROW: f32 = 22.0;
/// Width of the places, in points.
const PLACE: f32 = 132.0;

/// The list.
pub fn skipped_ui(ui: &mut Ui, theme: &Theme, lang: Lang, proposal: &Proposal) {
    let frame = egui::Frame::new()
        .fill(color32(theme.card))
        .stroke(Stroke::new(1.0, color32(theme.card_line)))
        .corner_radius(measures::CARD_RADIUS as u8)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        if proposal.skipped.is_empty() {
            label_ui(ui, theme, &lang.import_nothing_skipped());
            ui.set_min_size(ui.available_size());
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, proposal.skipped.len(), |ui, rows| {
            for skip in proposal.skipped.get(rows).unwrap_or_default() {
                let (place, reason) =
                    (proposal.place_text(lang, skip.row, skip.column), proposal.skip_text(lang, skip));
                ui.horizontal(|ui| {
                    ui.set_height(ROW);
                    let place = RichText::new(place).size(type_scale::SMALL).color(color32(theme.sub));
                    ui.allocate_ui(Vec2::new(PLACE, ROW), |ui| {
                        ui.set_width(PLACE);
                        ui.add(Label::new(place).truncate());
                    });
                    let text = RichText::new(&reason).size(type_scale::SMALL).color(color32(theme.text));
                    ui.add(Label::new(text).truncate()).on_hover_text(&reason);
                });
            }
        });
    });
}
