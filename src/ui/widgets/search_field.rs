//! A field for words that are searched for.

use eframe::egui::{Align2, Id, Response, Role, TextEdit, Ui, Vec2, WidgetInfo};

use super::field::{FIELD_HEIGHT, FieldLook, field_frame};
use crate::theme::Theme;
use crate::ui::paint::color32;

/// Shows the field over the available width; `name` is what a screen reader calls it.
pub fn search_field_ui(ui: &mut Ui, theme: &Theme, id: Id, name: &str, hint: &str, words: &mut String) -> Response {
    let look = if ui.memory(|m| m.has_focus(id)) { FieldLook::Focused } else { FieldLook::Rest };
    let edit = TextEdit::singleline(words)
        .id(id)
        .hint_text(format!("⌕ {hint}"))
        .text_color(color32(theme.text))
        .desired_width(ui.available_width())
        .min_size(Vec2::new(0.0, FIELD_HEIGHT))
        .align(Align2::LEFT_CENTER)
        .frame(field_frame(theme, look));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, name));
    response
}
