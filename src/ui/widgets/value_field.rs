//! A field for a value that is read when it is entered, and refused with a reason.
//!
//! While it is typed the text stays in the field alone. Enter or leaving the field
//! reads it: a good value is given back, a bad text stays where it is with the
//! reason underneath, and the project keeps what it had. Esc brings that back.

use std::ops::Range;

use eframe::egui::{self, Align2, Id, Key, Response, Role, TextEdit, Ui, Vec2, WidgetInfo};

use super::field::{FIELD_HEIGHT, FieldLook, field_frame, label_ui, quiet_frame, refusal_ui};
use crate::text::{TextStyle, Weight};
use crate::theme::{Theme, type_scale};
use crate::ui::paint::{color32, font};

/// A field of one line whose text stands for a value.
pub struct ValueField<'a> {
    id: Id,
    name: &'a str,
    input: String,
    shown: String,
    hint: String,
    is_quiet: bool,
    reading: Option<Reading<'a>>,
}

/// How a text is read, if it is read as anything.
type Reading<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A text on its way to become a value.
#[derive(Clone)]
struct Draft {
    text: String,
    /// What the field held when typing began; another value from elsewhere ends the draft.
    base: String,
    refusal: Option<String>,
    /// Whether the click that opened it has still to select everything.
    is_fresh: bool,
}

impl<'a> ValueField<'a> {
    /// A field for the value that is typed as `input`; `name` is what a screen reader calls it.
    pub fn new(id: Id, name: &'a str, input: String) -> Self {
        Self { id, name, shown: input.clone(), input, hint: String::new(), is_quiet: false, reading: None }
    }

    /// How the value reads while nobody types, such as with its unit.
    pub fn shown(mut self, shown: String) -> Self {
        self.shown = shown;
        self
    }

    /// What to say while it is empty.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// How what is being typed would be read, shown underneath while it is being typed.
    pub fn reading(mut self, reading: Reading<'a>) -> Self {
        self.reading = Some(reading);
        self
    }

    /// Looks like plain text until the pointer comes.
    pub fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    /// The text that was refused and still stands in the field with this id.
    pub fn refused_text(ui: &Ui, id: Id) -> Option<String> {
        ui.data(|d| d.get_temp::<Draft>(id)).filter(|draft| draft.refusal.is_some()).map(|draft| draft.text)
    }

    /// The text that is being typed in the field with this id.
    pub fn typed_text(ui: &Ui, id: Id) -> Option<String> {
        let has_focus = ui.memory(|m| m.has_focus(id));
        ui.data(|d| d.get_temp::<Draft>(id)).filter(|_| has_focus).map(|draft| draft.text)
    }

    /// Goes on typing in the field with this id, with another text and the cursor after so many chars of it.
    pub fn go_on(ui: &Ui, id: Id, text: String, cursor: usize) {
        let base = ui.data(|d| d.get_temp::<Draft>(id)).map(|draft| draft.base).unwrap_or_default();
        ui.data_mut(|d| d.insert_temp(id, Draft { text, base, refusal: None, is_fresh: false }));
        select_chars(ui, id, cursor..cursor);
        ui.memory_mut(|m| m.request_focus(id));
    }

    /// Shows the field; gives back a new value that `read` has accepted. `read` says why it refuses a text.
    pub fn show<T>(self, ui: &mut Ui, theme: &Theme, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let has_focus = ui.memory(|m| m.has_focus(self.id));
        let mut draft = ui.data(|d| d.get_temp::<Draft>(self.id)).filter(|d| has_focus || d.base == self.input);
        if has_focus && draft.is_none() {
            let is_fresh = ui.input(|i| i.pointer.any_down());
            draft = Some(Draft { text: self.input.clone(), base: self.input.clone(), refusal: None, is_fresh });
            if !is_fresh {
                select_all(ui, self.id, &self.input);
            }
        }
        let mut text = draft.as_ref().map_or_else(|| self.shown.clone(), |draft| draft.text.clone());
        let is_refused = draft.as_ref().is_some_and(|draft| draft.refusal.is_some());
        let response = self.edit_ui(ui, theme, &mut text, self.look(ui, has_focus, is_refused));
        if response.changed() {
            let draft = draft.get_or_insert_with(|| Draft::of(&self.input));
            draft.text.clone_from(&text);
            draft.refusal = None;
        }
        if let Some(draft) = draft.as_mut().filter(|draft| draft.is_fresh && response.clicked()) {
            draft.is_fresh = false;
            select_all(ui, self.id, &draft.text);
        }
        let entered = settle(ui, &response, &mut draft, read);
        let typed = draft.as_ref().filter(|draft| draft.refusal.is_none() && draft.text != draft.base);
        if let Some(read_as) = typed.zip(self.reading).and_then(|(draft, reading)| reading(&draft.text)) {
            label_ui(ui, theme, &read_as);
        }
        if let Some(refusal) = draft.as_ref().and_then(|draft| draft.refusal.as_deref()) {
            refusal_ui(ui, theme, refusal);
        }
        ui.data_mut(|d| match draft {
            Some(draft) => {
                d.insert_temp(self.id, draft);
            }
            None => d.remove::<Draft>(self.id),
        });
        entered
    }

    fn look(&self, ui: &Ui, has_focus: bool, is_refused: bool) -> FieldLook {
        let is_hot = ui.ctx().read_response(self.id).is_some_and(|r| r.hovered());
        match (is_refused, has_focus) {
            (true, _) => FieldLook::Refused,
            (false, true) => FieldLook::Focused,
            (false, false) if self.is_quiet && !is_hot => FieldLook::Quiet,
            (false, false) => FieldLook::Rest,
        }
    }

    fn edit_ui(&self, ui: &mut Ui, theme: &Theme, text: &mut String, look: FieldLook) -> Response {
        let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
        let frame = if self.is_quiet { quiet_frame(ui, theme, self.id, look) } else { field_frame(theme, look) };
        let hint = egui::RichText::new(self.hint.clone()).font(style.clone()).color(color32(theme.faint));
        let edit = TextEdit::singleline(text)
            .id(self.id)
            .font(style)
            .text_color(color32(theme.text))
            .hint_text(hint)
            .desired_width(ui.available_width())
            .min_size(Vec2::new(0.0, FIELD_HEIGHT))
            .align(Align2::LEFT_CENTER)
            .frame(frame);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, self.name));
        response
    }
}

impl Draft {
    fn of(input: &str) -> Self {
        Self { text: input.to_owned(), base: input.to_owned(), refusal: None, is_fresh: false }
    }
}

/// Reads or drops the draft once typing has ended.
fn settle<T>(
    ui: &Ui,
    response: &Response,
    draft: &mut Option<Draft>,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    if response.has_focus() {
        return None;
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
        *draft = None;
    }
    let open = draft.as_mut().filter(|draft| draft.refusal.is_none())?;
    // A tool for blind people sets the text without ever giving the field the focus.
    let is_entered = response.lost_focus() || response.changed();
    if !is_entered || open.text == open.base {
        *draft = None;
        return None;
    }
    match read(&open.text) {
        Ok(value) => {
            *draft = None;
            Some(value)
        }
        Err(refusal) => {
            open.refusal = Some(refusal);
            None
        }
    }
}

/// Selects the whole text, so that typing replaces it.
pub(crate) fn select_all(ui: &Ui, id: Id, text: &str) {
    select_chars(ui, id, 0..text.chars().count());
}

/// Selects a part of the text of a field, in chars, so that typing replaces it.
pub(crate) fn select_chars(ui: &Ui, id: Id, chars: Range<usize>) {
    let [from, to] = [chars.start, chars.end].map(egui::text::CCursor::new);
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(from, to)));
    state.store(ui.ctx(), id);
}
