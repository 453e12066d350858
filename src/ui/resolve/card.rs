//! The conflict at hand: its values side by side, and what can be chosen.

use eframe::egui::{
    self, Button, CornerRadius, Frame, Label, Margin, RichText, Role, ScrollArea, Stroke, Ui, Vec2, WidgetInfo,
};

use super::{ResolveState, decide};
use crate::analysis::difference::{ConflictWords, ValueWords, empty_text};
use crate::command::Command;
use crate::edit::{Choice, ConflictEdit};
use crate::model::{Conflict, Record};
use crate::store::new_words;
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{focus_ring_ui, link_button, note_ui, small_button_ui};

/// Widest that the values get together, in points.
const WIDTH: f32 = 1120.0;
/// Room between two values, in points.
const GAP: f32 = 10.0;
/// Least room for a value, in points; with less they stand below each other.
const LEAST: f32 = 170.0;
/// Highest that a value gets before it scrolls, in points.
const HIGHEST: f32 = 260.0;

/// One of the values.
struct Column<'a> {
    title: std::borrow::Cow<'static, str>,
    button: std::borrow::Cow<'static, str>,
    choice: Choice,
    value: &'a ValueWords,
    /// The value beside which new words are marked.
    beside: Option<&'a str>,
}

pub(super) fn card_ui(ui: &mut Ui, cx: &UiContext<'_>, resolve: &mut ResolveState) {
    let Some((key, words)) = resolve.told.key().zip(resolve.told.words().cloned()) else { return };
    let Some(conflict) = cx.document.project().conflicts.get(&key) else { return };
    ui.set_max_width(WIDTH.min(ui.available_width()));
    title_ui(ui, cx, conflict, &words);
    ui.add_space(10.0);
    let columns = columns(cx, conflict, &words);
    let fit = ((ui.available_width() + GAP) / (LEAST + GAP)).floor().max(1.0) as usize;
    let mut chosen = None;
    for row in columns.chunks(fit.min(columns.len())) {
        let width = (ui.available_width() - GAP * (row.len() - 1) as f32) / row.len() as f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for column in row {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    if column_ui(ui, cx, conflict, column) {
                        chosen = Some(column.choice);
                    }
                });
            }
        });
        ui.add_space(GAP);
    }
    if let Some(choice) = chosen {
        decide(cx, resolve, ConflictEdit::One(key.clone(), choice));
    }
    record_ui(ui, cx, resolve, key.0);
}

fn title_ui(ui: &mut Ui, cx: &UiContext<'_>, conflict: &Conflict, words: &ConflictWords) {
    ui.horizontal(|ui| {
        let text = RichText::new(&words.record).size(type_scale::SMALL).color(color32(cx.theme.sub));
        let shown = shown_on_map(cx, conflict.record);
        let room = if shown.is_some() { 150.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - room).max(120.0));
            ui.add(Label::new(text).truncate()).on_hover_text(&words.record);
        });
        if let Some(command) = shown {
            let text = cx.lang.resolve_show();
            if link_button(ui, cx.theme, &text, &text).clicked() {
                cx.commands.act(crate::command::Action::ShowMap);
                cx.commands.push(command);
            }
        }
    });
    let style = font(TextStyle::new(type_scale::TITLE, Weight::Bold));
    let title = ui.add(Label::new(RichText::new(&words.field).font(style).color(color32(cx.theme.text))).wrap());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words.field));
}

/// How the record is shown on the map, if it is there.
fn shown_on_map(cx: &UiContext<'_>, record: Record) -> Option<Command> {
    let project = cx.document.project();
    match record {
        Record::Objective(id) => project.map.objective(id).map(|_| Command::Show(record)),
        Record::Link(id) => project.map.link(id).map(|_| Command::Show(record)),
        Record::Kpi(id) | Record::Measurement(id, _) => project.kpis.get(&id).map(|_| Command::ShowKpi(id)),
        Record::Project
        | Record::Perspective(_)
        | Record::Theme(_)
        | Record::Initiative(_)
        | Record::Step(_)
        | Record::ImportProfile(_) => None,
    }
}

fn columns<'a>(cx: &UiContext<'_>, conflict: &Conflict, words: &'a ConflictWords) -> Vec<Column<'a>> {
    let lang = cx.lang;
    let base = words.base.text.as_deref();
    let ours = words.ours.text.as_deref();
    let theirs = words.theirs.text.as_deref();
    // A record that is not there is another matter: that is said as such.
    let is_empty = |value: &ValueWords| value.text.is_none() && !conflict.is_whole();
    let mut columns = vec![
        Column {
            title: lang.resolve_base(),
            button: if is_empty(&words.base) { lang.resolve_take_nothing() } else { lang.resolve_take_base() },
            choice: Choice::Base,
            value: &words.base,
            beside: None,
        },
        Column {
            title: lang.resolve_ours(),
            button: lang.resolve_take_ours(),
            choice: Choice::Ours,
            value: &words.ours,
            beside: base.or(theirs),
        },
        Column {
            title: lang.resolve_theirs(),
            button: lang.resolve_take_theirs(),
            choice: Choice::Theirs,
            value: &words.theirs,
            beside: base.or(ours),
        },
    ];
    columns.extend(words.present.as_ref().map(|value| Column {
        title: lang.resolve_present(),
        button: lang.resolve_keep_present(),
        choice: Choice::Present,
        value,
        beside: base.or(ours),
    }));
    columns
}

/// One value with its button; gives back whether it was chosen.
fn column_ui(ui: &mut Ui, cx: &UiContext<'_>, conflict: &Conflict, column: &Column<'_>) -> bool {
    let is_present = column.value.is_present;
    let line = if is_present { cx.theme.accent } else { cx.theme.card_line };
    let frame = Frame::new()
        .fill(color32(cx.theme.card))
        .corner_radius(CornerRadius::same(measures::CARD_RADIUS as u8))
        .stroke(Stroke::new(if is_present { 1.6 } else { 1.0 }, color32(line)))
        .inner_margin(Margin::same(12));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            let style = font(TextStyle::new(type_scale::LABEL, Weight::Semibold));
            ui.label(RichText::new(column.title.as_ref()).font(style).color(color32(cx.theme.sub)));
            let salt = ("conflict_value", column.title.as_ref());
            ScrollArea::vertical().id_salt(salt).max_height(HIGHEST).show(ui, |ui| {
                ui.set_min_height(54.0);
                ui.set_width(ui.available_width());
                if let Some(text) = &column.value.text {
                    // What is said of a record that was kept are its changes alone.
                    value_ui(ui, cx, text, column.beside.filter(|_| !conflict.is_whole()));
                } else {
                    let is_origin = column.choice == Choice::Base && !conflict.is_whole();
                    let text = if is_origin { cx.lang.resolve_no_base() } else { empty_text(conflict, cx.lang) };
                    let text = RichText::new(text).size(type_scale::BODY).italics();
                    ui.label(text.color(color32(cx.theme.faint)));
                }
            });
            ui.add_space(2.0);
            let note = if is_present { cx.lang.resolve_is_present() } else { " ".into() };
            note_ui(ui, cx.theme, &note);
            ui.vertical_centered(|ui| choice_button(ui, cx, column)).inner
        })
        .inner
}

fn choice_button(ui: &mut Ui, cx: &UiContext<'_>, column: &Column<'_>) -> bool {
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
    let is_present = column.value.is_present;
    let (fill, color) =
        if is_present { (cx.theme.accent, cx.theme.on_accent) } else { (cx.theme.field, cx.theme.text) };
    let text = RichText::new(column.button.as_ref()).font(style).color(color32(color));
    let size = Vec2::new(ui.available_width(), measures::TARGET + 4.0);
    let response = ui.add(Button::new(text).fill(color32(fill)).min_size(size).wrap_mode(egui::TextWrapMode::Extend));
    focus_ring_ui(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// A value, with the words marked that are new beside another one.
fn value_ui(ui: &mut Ui, cx: &UiContext<'_>, text: &str, beside: Option<&str>) {
    let color = color32(cx.theme.text);
    let mut job = egui::text::LayoutJob::default();
    let pieces = beside.map_or_else(|| vec![(text.to_owned(), false)], |beside| new_words(beside, text));
    for (piece, is_new) in pieces {
        let weight = if is_new { Weight::Semibold } else { Weight::Regular };
        let background = if is_new { color32(cx.theme.accent_soft) } else { egui::Color32::TRANSPARENT };
        let font_id = font(TextStyle::new(type_scale::BODY, weight));
        // Marks below letters of the line above must not be painted over.
        let format = egui::TextFormat { font_id, color, background, expand_bg: 0.0, ..Default::default() };
        job.append(&piece, 0.0, format);
    }
    job.wrap.max_width = ui.available_width();
    ui.add(Label::new(job).wrap());
}

/// Decisions over all that is open about the record, where that is more than this.
fn record_ui(ui: &mut Ui, cx: &UiContext<'_>, resolve: &mut ResolveState, record: Record) {
    let count = resolve.told.count_of(record);
    if count < 2 {
        return;
    }
    ui.horizontal(|ui| {
        note_ui(ui, cx.theme, &cx.lang.resolve_record(count));
        let buttons = [
            (Choice::Ours, cx.lang.resolve_record_ours(), cx.lang.resolve_record_ours_name()),
            (Choice::Theirs, cx.lang.resolve_record_theirs(), cx.lang.resolve_record_theirs_name()),
        ];
        for (choice, text, name) in buttons {
            if small_button_ui(ui, cx.theme, &text, &name).clicked() {
                decide(cx, resolve, ConflictEdit::Record(record, choice));
            }
        }
    });
}
