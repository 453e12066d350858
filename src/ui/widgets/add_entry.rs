//! Adding an entry to a list: a quiet button, then a field for the name where the entry will stand.

use eframe::egui::{Align2, Context, Id, Key, Role, TextEdit, Ui, Vec2, WidgetInfo};

use super::field::{FIELD_HEIGHT, FieldLook, field_frame};
use super::link_button;
use crate::theme::Theme;
use crate::ui::paint::color32;

/// The name that is being typed.
#[derive(Clone, Default)]
struct Entry {
    text: String,
    is_new: bool,
}

/// The button that opens the field of [`add_entry_ui`] with the same id.
pub fn add_button_ui(ui: &mut Ui, theme: &Theme, id: Id, text: &str, name: &str) {
    if link_button(ui, theme, text, name).clicked() {
        open_entry(ui.ctx(), id);
    }
}

/// Opens the field of [`add_entry_ui`] with this id.
pub fn open_entry(ctx: &Context, id: Id) {
    ctx.data_mut(|d| d.insert_temp(id, Entry { text: String::new(), is_new: true }));
}

/// The field, while it is open; gives back the name once it is entered. Esc and an empty name close it.
pub fn add_entry_ui(ui: &mut Ui, theme: &Theme, id: Id, name: &str, hint: &str) -> Option<String> {
    let mut entry = ui.data(|d| d.get_temp::<Entry>(id))?;
    let edit = TextEdit::singleline(&mut entry.text)
        .id(id)
        .hint_text(hint.to_owned())
        .text_color(color32(theme.text))
        .desired_width(ui.available_width())
        .min_size(Vec2::new(0.0, FIELD_HEIGHT))
        .align(Align2::LEFT_CENTER)
        .frame(field_frame(theme, FieldLook::Focused));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if entry.is_new {
        response.request_focus();
        entry.is_new = false;
    }
    if response.has_focus() {
        ui.data_mut(|d| d.insert_temp(id, entry));
        return None;
    }
    ui.data_mut(|d| d.remove::<Entry>(id));
    let is_dropped = ui.input(|i| i.key_pressed(Key::Escape)) || entry.text.trim().is_empty();
    (!is_dropped).then(|| entry.text.trim().to_owned())
}
