//! The popover behind "why?": every number with its inputs and its rule.

use eframe::egui::{Align, Layout, Popup, PopupCloseBehavior, Response, ScrollArea, Ui};

/// Opens below what was clicked, is closed by Esc or a click elsewhere, and scrolls in a low window.
pub fn why_popover_ui(button: &Response, width: f32, content: impl FnOnce(&mut Ui)) {
    Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(width);
        let most = ui.ctx().content_rect().height() - 32.0;
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            // A menu would justify the sentences.
            ui.with_layout(Layout::top_down(Align::Min), content);
        });
    });
}
