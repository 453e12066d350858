//! What the cells of tables share in which one types: the field, and who gets the keys.

use eframe::egui::{Align2, Event, EventFilter, FontId, Frame, Id, Margin, Rect, Response, TextEdit, Ui};

use crate::lang::Lang;
use crate::theme::Theme;
use crate::ui::paint::color32;

/// Arrows, Tab and Esc stay with the table and do not move the focus.
pub const KEEPS_KEYS: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// The field that fills a cell while one types in it.
pub struct CellField {
    /// Who has the keyboard.
    pub id: Id,
    /// The cell.
    pub rect: Rect,
    /// Where its text stands.
    pub align: Align2,
    /// How its text looks.
    pub font: FontId,
    /// Space between its edges and its text.
    pub margin: Margin,
}

impl CellField {
    /// Shows the field; what it holds goes into `text`.
    pub fn show(self, ui: &mut Ui, theme: &Theme, text: &mut String) -> Response {
        let edit = TextEdit::singleline(text)
            .id(self.id)
            .font(self.font)
            .text_color(color32(theme.text))
            .align(self.align)
            .event_filter(KEEPS_KEYS)
            .desired_width(self.rect.width())
            .min_size(self.rect.size())
            .frame(Frame::new().inner_margin(self.margin));
        ui.put(self.rect, edit)
    }
}

/// Offers the events of this frame to a table, which says of each whether it was one for it; the rest stays.
pub fn take_events(ui: &Ui, mut take: impl FnMut(&Event) -> bool) {
    let events = ui.input_mut(|i| std::mem::take(&mut i.events));
    let rest: Vec<Event> = events.into_iter().filter(|event| !take(event)).collect();
    ui.input_mut(|i| i.events = rest);
}

/// A number that fits into so many points: whole, or else in three digits and a word such as "1.21 bn".
pub fn fitting_number(ui: &Ui, lang: Lang, value: f64, whole: String, font: &FontId, room: f32) -> String {
    let width = ui.painter().layout_no_wrap(whole.clone(), font.clone(), eframe::egui::Color32::PLACEHOLDER).size().x;
    if width <= room { whole } else { lang.number_compact(value) }
}
