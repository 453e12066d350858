//! The popover behind "why?": every number with its inputs and its rule.

use eframe::egui::{Align, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Ui};

/// Room above and below the popover in a low window, its frame included.
const AIR: f32 = 48.0;

/// Opens below what was clicked, is closed by Esc or a click elsewhere, and scrolls in a low window.
pub fn why_popover_ui(button: &Response, width: f32, content: impl FnOnce(&mut Ui)) {
    Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(width);
        let most = ui.ctx().content_rect().height() - AIR;
        // As high as what it holds, even where less room is left below the button: it moves up then.
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            // A menu would justify the sentences.
            ui.with_layout(Layout::top_down(Align::Min), content);
        });
        // This Esc is not meant for what lies behind.
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            ui.close();
        }
    });
}
