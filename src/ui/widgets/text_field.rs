//! A field for a name or a text, which takes effect while it is typed.
//!
//! While the field has the focus it keeps its own buffer, so that an input method
//! may compose in peace and nothing that the project does to the text moves the
//! cursor. Every change is given back at once; the edits of one visit are one
//! undo step. Esc gives back the text of before.

use eframe::egui::{self, Align2, Id, Key, Role, TextEdit, Ui, Vec2, WidgetInfo};

use super::field::{FIELD_HEIGHT, FieldLook, field_frame, quiet_frame};
use crate::text::{TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};
use crate::ui::paint::{color32, font};

/// A field of one or several lines.
pub struct TextField<'a> {
    id: Id,
    name: &'a str,
    text: &'a str,
    hint: String,
    rows: usize,
    style: TextStyle,
    color: Option<Color>,
    is_quiet: bool,
}

/// What is being typed, and what stood there before.
#[derive(Clone)]
struct Typed {
    text: String,
    before: String,
}

impl<'a> TextField<'a> {
    /// A field that shows `text`; `name` is what a screen reader calls it.
    pub fn new(id: Id, name: &'a str, text: &'a str) -> Self {
        let style = TextStyle::new(type_scale::SMALL, Weight::Regular);
        Self { id, name, text, hint: String::new(), rows: 1, style, color: None, is_quiet: false }
    }

    /// What to say while it is empty.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// A text of several lines, at least so high.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Size and weight.
    pub fn style(mut self, style: TextStyle) -> Self {
        self.style = style;
        self
    }

    /// The colour of the text.
    pub fn color(mut self, color: Color) -> Self {
        self.color = Some(color);
        self
    }

    /// Looks like plain text until the pointer comes.
    pub fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    /// Shows the field; gives back the text when it has changed.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Option<String> {
        let had_focus = ui.memory(|m| m.has_focus(self.id));
        let typed = ui.data(|d| d.get_temp::<Typed>(self.id));
        let mut buffer = match &typed {
            Some(typed) if had_focus => typed.text.clone(),
            _ => self.text.to_owned(),
        };
        let is_hot = ui.ctx().read_response(self.id).is_some_and(|r| r.hovered());
        let look = match (had_focus, self.is_quiet && !is_hot) {
            (true, _) => FieldLook::Focused,
            (false, true) => FieldLook::Quiet,
            (false, false) => FieldLook::Rest,
        };
        let frame = if self.is_quiet { quiet_frame(ui, theme, self.id, look) } else { field_frame(theme, look) };
        let faint = color32(theme.faint);
        let hint = egui::RichText::new(self.hint.clone()).font(font(self.style)).color(faint);
        // Names wrap too: what does not fit one line is still read whole. Enter ends them.
        let accepts_lines = self.rows > 1;
        let edit = TextEdit::multiline(&mut buffer)
            .id(self.id)
            .font(font(self.style))
            .text_color(color32(self.color.unwrap_or(theme.text)))
            .hint_text(hint)
            .desired_rows(self.rows)
            .desired_width(f32::INFINITY)
            .min_size(Vec2::new(0.0, FIELD_HEIGHT))
            .align(if accepts_lines { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
            .frame(frame)
            .return_key(accepts_lines.then_some(egui::KeyboardShortcut::new(egui::Modifiers::NONE, Key::Enter)));
        let response = ui.add(edit);
        let role = if accepts_lines { Role::MultilineTextInput } else { Role::TextInput };
        response.widget_info(|| WidgetInfo::labeled(role, true, self.name));
        if had_focus && !accepts_lines && ui.input(|i| i.key_pressed(Key::Enter)) {
            response.surrender_focus();
        }
        let is_changed = response.changed();
        if response.has_focus() {
            let before = typed.map_or_else(|| self.text.to_owned(), |typed| typed.before);
            ui.data_mut(|d| d.insert_temp(self.id, Typed { text: buffer.clone(), before }));
        } else if let Some(typed) = typed {
            ui.data_mut(|d| d.remove::<Typed>(self.id));
            if ui.input(|i| i.key_pressed(Key::Escape)) {
                return (typed.before != self.text).then_some(typed.before);
            }
        }
        is_changed.then_some(buffer)
    }
}
