//! What a merge has left open, one conflict after the other.
//!
//! On the left all of them by record, in the middle the one at hand: the common origin
//! and both versions side by side, and a button under each. The view opens by itself
//! with a project that holds conflicts; over the other views a banner leads to it.

mod card;
mod list;
mod words;

use eframe::egui::{Frame, Key, Label, Layout, Margin, Modifiers, Panel, RichText, ScrollArea, Ui};

use self::words::Told;
use super::UiContext;
use super::paint::color32;
use super::state::{View, ViewState};
use super::widgets::{guide_ui, heading_ui, label_ui, refusal_ui, small_button_ui};
use crate::command::Action;
use crate::edit::{Choice, ConflictEdit, Edit};
use crate::model::ConflictKey;
use crate::theme::type_scale;

/// The state of the conflicts.
#[derive(Debug, Default)]
pub struct ResolveState {
    /// Whether the project held conflicts in the last frame.
    had_conflicts: bool,
    /// How many there were when the first one was decided.
    total: usize,
    /// The one at hand, from 0.
    at: usize,
    /// Whether the one at hand has to be brought into view.
    has_turned: bool,
    /// Why a decision was refused.
    refusal: Option<String>,
    /// The words of the list and of the one at hand, kept as long as the project is the same.
    told: Told,
}

impl ResolveState {
    fn turn_to(&mut self, at: usize) {
        self.at = at;
        self.has_turned = true;
        self.refusal = None;
    }
}

/// Opens the view with the first conflict.
pub(super) fn open_with_first(cx: &UiContext<'_>, state: &mut ViewState) {
    let count = cx.document.project().conflicts.len();
    let had_conflicts = std::mem::replace(&mut state.resolve.had_conflicts, count > 0);
    if count > 0 && !had_conflicts {
        state.view = View::Resolve;
        state.resolve.total = count;
    }
}

/// The view of conflicts.
pub(super) fn resolve_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let project = cx.document.project();
    let is_asked_elsewhere = state.dialog.is_some() || state.palette.is_some() || ui.ctx().text_edit_focused();
    let resolve = &mut state.resolve;
    let count = project.conflicts.len();
    if count == 0 {
        let (title, text) = (cx.lang.resolve_done_title(), cx.lang.resolve_done_text());
        if guide_ui(ui, cx.theme, &title, &text, Some(&cx.lang.go_to_map())) {
            cx.commands.act(Action::ShowMap);
        }
        return;
    }
    resolve.total = resolve.total.max(count);
    resolve.at = resolve.at.min(count - 1);
    resolve.told.update(project, cx.lang, resolve.at);
    if !is_asked_elsewhere {
        keys(ui, cx, resolve, count);
    }
    let side =
        Frame::new().fill(color32(cx.theme.canvas)).inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 12 });
    let width = if ui.available_width() < 760.0 { 200.0 } else { 276.0 };
    Panel::left("conflict list").exact_size(width).resizable(false).frame(side).show(ui, |ui| {
        Panel::bottom("all_conflicts").frame(Frame::new()).show_separator_line(false).show(ui, |ui| {
            all_ui(ui, cx, resolve);
        });
        head_ui(ui, cx, count);
        list::list_ui(ui, cx, resolve);
    });
    let middle = Frame::new().inner_margin(Margin { left: 8, right: 16, top: 12, bottom: 12 });
    middle.show(ui, |ui| {
        ScrollArea::vertical().id_salt(("conflict", resolve.at)).auto_shrink(false).show(ui, |ui| {
            card::card_ui(ui, cx, resolve);
            foot_ui(ui, cx, resolve, count);
        });
    });
    resolve.has_turned = false;
}

/// Page Up and Page Down turn pages; the digits choose.
fn keys(ui: &Ui, cx: &UiContext<'_>, resolve: &mut ResolveState, count: usize) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        resolve.turn_to((resolve.at + 1).min(count - 1));
    } else if pressed(Key::PageUp) {
        resolve.turn_to(resolve.at.saturating_sub(1));
    }
    let choices = [(Key::Num1, Choice::Base), (Key::Num2, Choice::Ours), (Key::Num3, Choice::Theirs)];
    let chosen = choices.into_iter().find(|(key, _)| pressed(*key)).map(|(_, choice)| choice);
    if let Some((choice, key)) = chosen.zip(resolve.told.key()) {
        decide(cx, resolve, ConflictEdit::One(key, choice));
    }
}

/// Asks for a decision; one that can't be made is explained.
fn decide(cx: &UiContext<'_>, resolve: &mut ResolveState, edit: ConflictEdit) {
    match cx.checked(Edit::Conflict(edit)) {
        Ok(edit) => {
            cx.commands.edit(edit);
            resolve.turn_to(resolve.at);
        }
        Err(refusal) => resolve.refusal = Some(refusal),
    }
}

fn head_ui(ui: &mut Ui, cx: &UiContext<'_>, count: usize) {
    heading_ui(ui, cx.theme, &cx.lang.resolve_title(), |_| {});
    label_ui(ui, cx.theme, &cx.lang.resolve_left(count));
    ui.add_space(4.0);
}

/// Decisions over everything.
fn all_ui(ui: &mut Ui, cx: &UiContext<'_>, resolve: &mut ResolveState) {
    ui.add_space(6.0);
    for (choice, text) in [(Choice::Ours, cx.lang.resolve_all_ours()), (Choice::Theirs, cx.lang.resolve_all_theirs())] {
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            decide(cx, resolve, ConflictEdit::All(choice));
        }
    }
}

/// The way to the others, and why a decision was refused.
fn foot_ui(ui: &mut Ui, cx: &UiContext<'_>, resolve: &mut ResolveState, count: usize) {
    if let Some(refusal) = &resolve.refusal {
        ui.add_space(6.0);
        refusal_ui(ui, cx.theme, refusal);
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let previous = cx.lang.resolve_previous();
        let button = ui.add_enabled_ui(resolve.at > 0, |ui| small_button_ui(ui, cx.theme, &previous, &previous)).inner;
        if button.clicked() {
            resolve.turn_to(resolve.at - 1);
        }
        let mut place = cx.lang.resolve_place(resolve.at + 1, count).into_owned();
        let decided = resolve.total - count;
        if decided > 0 {
            place = format!("{place} · {}", cx.lang.resolve_decided(decided));
        }
        ui.label(RichText::new(place).size(type_scale::SMALL).color(color32(cx.theme.sub)));
        let next = cx.lang.resolve_next();
        let has_next = resolve.at + 1 < count;
        if ui.add_enabled_ui(has_next, |ui| small_button_ui(ui, cx.theme, &next, &next)).inner.clicked() {
            resolve.turn_to(resolve.at + 1);
        }
        ui.with_layout(Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            let help = RichText::new(cx.lang.resolve_help()).size(type_scale::LABEL).color(color32(cx.theme.faint));
            ui.add(Label::new(help).truncate());
        });
    });
}

/// The keys of the conflicts in the order in which they are shown.
type Keys = Vec<ConflictKey>;
