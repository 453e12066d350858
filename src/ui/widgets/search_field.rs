//! A field for words that are searched for.

use eframe::egui::{Align2, Id, Response, Role, TextEdit, Ui, Vec2, WidgetInfo};

use super::field::{FIELD_HEIGHT, FieldLook, field_frame};
use super::icon_button;
use crate::lang::Lang;
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

/// The field over a table that leaves the rows with its words, and the button that empties it.
pub fn filter_field_ui(ui: &mut Ui, lang: Lang, id: Id, width: f32, words: &mut String) {
    let hint = lang.score_filter();
    let field = TextEdit::singleline(words).id(id).hint_text(hint.as_ref()).align(Align2::LEFT_CENTER);
    let response = ui.add_sized(Vec2::new(width, 28.0), field);
    response.widget_info(|| {
        let label = Some(hint.to_string());
        WidgetInfo { label, ..WidgetInfo::text_edit(true, &*words, &*words, hint.as_ref()) }
    });
    if !words.is_empty() && icon_button(ui, true, "✕", &lang.score_clear_filter()).clicked() {
        words.clear();
    }
}
