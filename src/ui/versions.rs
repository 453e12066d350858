//! The old versions of the file, and what differs in the one that is looked at.
//!
//! The list takes the place of the outline; the version itself fills the middle, where everything can be looked at and
//! nothing be changed.

use eframe::egui::{Align, CursorIcon, Label, Layout, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::UiContext;
use super::paint::{color32, font};
use super::state::ViewState;
use super::widgets::{focus_ring_ui, guide_ui, icon_button, link_button};
use crate::command::{Command, VersionStep};
use crate::model::Record;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;

/// What the list of versions knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VersionsState {
    /// The versions.
    pub list: VersionList,
    /// The one that is looked at, by its sequence number.
    pub shown: Option<u64>,
    /// What differs between it and the project as it is now.
    pub changes: Vec<VersionChange>,
}

/// The versions, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum VersionList {
    /// They are being looked for.
    #[default]
    Loading,
    /// The project has no file yet.
    Unsaved,
    /// They can't be read, for this reason.
    Unreadable(String),
    /// From the newest to the oldest.
    Ready(Vec<VersionRow>),
}

/// A version in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// Its sequence number.
    pub sequence: u64,
    /// The day on which it was saved, as a text.
    pub day: String,
    /// The time and its size, as a text.
    pub text: String,
    /// What it changed, as a text; empty for the oldest one.
    pub summary: String,
}

/// A record that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionChange {
    /// `+` is only in the version, `−` only in the project, `~` in both.
    pub sign: char,
    /// What kind of record it is and its name.
    pub name: String,
    /// Which of its fields differ; empty for a whole record.
    pub fields: String,
    /// The records: one, or the values of one KPI.
    pub records: Vec<Record>,
}

/// Height of a record in the list of changes, in points.
const ROW: f32 = 36.0;

pub(super) fn versions_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    ui.horizontal(|ui| {
        let style = font(TextStyle::new(type_scale::HEADING, Weight::Semibold));
        ui.label(RichText::new(cx.lang.versions_title()).font(style).color(color32(cx.theme.text)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, true, "✕", &cx.lang.dismiss()).clicked() {
                cx.commands.push(Command::Version(VersionStep::Close));
            }
        });
    });
    ui.add_space(6.0);
    let versions = &state.versions;
    match &versions.list {
        VersionList::Loading => note_ui(ui, cx, &cx.lang.versions_loading()),
        VersionList::Unreadable(reason) => note_ui(ui, cx, &cx.lang.versions_unreadable(reason)),
        VersionList::Unsaved => empty_ui(ui, cx, &cx.lang.versions_unsaved_text()),
        VersionList::Ready(rows) if rows.is_empty() => empty_ui(ui, cx, &cx.lang.versions_none_text()),
        VersionList::Ready(rows) => {
            let has_changes = versions.shown.is_some();
            let room = ui.available_height();
            let most = if has_changes { (room * 0.5).max(120.0) } else { room };
            ScrollArea::vertical().id_salt("versions").max_height(most).auto_shrink([false, has_changes]).show(
                ui,
                |ui| {
                    list_ui(ui, cx, versions, rows);
                },
            );
            if has_changes {
                ui.add_space(6.0);
                changes_ui(ui, cx, &versions.changes);
            }
        }
    }
}

fn note_ui(ui: &mut Ui, cx: &UiContext<'_>, text: &str) {
    let text = RichText::new(text).size(type_scale::SMALL).color(color32(cx.theme.sub));
    ui.add(Label::new(text).wrap());
}

fn empty_ui(ui: &mut Ui, cx: &UiContext<'_>, text: &str) {
    guide_ui(ui, cx.theme, &cx.lang.versions_none_title(), text, None);
}

fn list_ui(ui: &mut Ui, cx: &UiContext<'_>, versions: &VersionsState, rows: &[VersionRow]) {
    ui.spacing_mut().item_spacing.y = 2.0;
    if row_ui(ui, cx, versions.shown.is_none(), &cx.lang.versions_now(), "") {
        cx.commands.push(Command::Version(VersionStep::Leave));
    }
    let mut day = "";
    for row in rows {
        if row.day != day {
            day = &row.day;
            ui.add_space(10.0);
            let style = font(TextStyle::new(type_scale::LABEL, Weight::Semibold));
            ui.label(RichText::new(day).font(style).color(color32(cx.theme.sub)));
        }
        if row_ui(ui, cx, versions.shown == Some(row.sequence), &row.text, &row.summary) {
            cx.commands.push(Command::Version(VersionStep::Show(row.sequence)));
        }
    }
}

/// Room beside the text of a version, in points.
const INSET: f32 = 8.0;

/// A version, clicked as a whole; gives back whether it was.
fn row_ui(ui: &mut Ui, cx: &UiContext<'_>, is_shown: bool, text: &str, summary: &str) -> bool {
    let room = ui.available_width() - 2.0 * INSET;
    let style = font(TextStyle::new(type_scale::LABEL, Weight::Regular));
    let summary_galley = ui.painter().layout(summary.to_owned(), style, color32(cx.theme.sub), room);
    let height = 28.0 + if summary.is_empty() { 0.0 } else { summary_galley.size().y };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_shown, format!("{text} {summary}").trim()));
    if is_shown {
        ui.painter().rect_filled(rect, 6.0, color32(cx.theme.accent_soft));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, color32(cx.theme.field));
    }
    focus_ring_ui(ui, &response);
    let inside = rect.shrink2(Vec2::new(INSET, 4.0));
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(inside), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let weight = if is_shown { Weight::Semibold } else { Weight::Regular };
        let style = font(TextStyle::new(type_scale::SMALL, weight));
        ui.add(Label::new(RichText::new(text).font(style).color(color32(cx.theme.text))).truncate().selectable(false));
        if !summary.is_empty() {
            ui.add(Label::new(summary_galley).selectable(false));
        }
    });
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// What differs, each with the way to bring it back alone.
fn changes_ui(ui: &mut Ui, cx: &UiContext<'_>, changes: &[VersionChange]) {
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
    ui.label(RichText::new(cx.lang.versions_against_now()).font(style).color(color32(cx.theme.text)));
    if changes.is_empty() {
        note_ui(ui, cx, &cx.lang.versions_same());
        return;
    }
    ScrollArea::vertical().id_salt("changes").auto_shrink(false).show_rows(ui, ROW, changes.len(), |ui, rows| {
        for place in rows {
            if let Some(change) = changes.get(place) {
                change_ui(ui, cx, place, change);
            }
        }
    });
}

fn change_ui(ui: &mut Ui, cx: &UiContext<'_>, place: usize, change: &VersionChange) {
    let color = match change.sign {
        '+' => cx.theme.on_track,
        '−' => cx.theme.off_track,
        _ => cx.theme.sub,
    };
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), ROW), Layout::right_to_left(Align::Center), |ui| {
        let name = cx.lang.versions_restore_name(&change.name);
        if link_button(ui, cx.theme, &cx.lang.versions_restore_record(), &name).clicked() {
            cx.commands.push(Command::Version(VersionStep::RestoreChange(place)));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
            ui.label(RichText::new(change.sign.to_string()).font(style).color(color32(color)));
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add_space(if change.fields.is_empty() { 9.0 } else { 2.0 });
                let name = RichText::new(&change.name).size(type_scale::SMALL).color(color32(cx.theme.text));
                ui.add(Label::new(name).truncate()).on_hover_text(&change.name);
                if !change.fields.is_empty() {
                    let fields = RichText::new(&change.fields).size(type_scale::LABEL).color(color32(cx.theme.sub));
                    ui.add(Label::new(fields).truncate()).on_hover_text(&change.fields);
                }
            });
        });
    });
}
