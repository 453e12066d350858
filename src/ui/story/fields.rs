//! What can be changed of the open step.

use eframe::egui::{Align, Frame, Id, Layout, Margin, Rect, Stroke, Ui};

use super::time;
use super::view::view_ui;
use crate::command::{Command, StoryChange};
use crate::edit::StoryField;
use crate::model::KpiId;
use crate::pitch::Step;
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::state::ViewState;
use crate::ui::widgets::{TextField, ValueField, block_ui, choice_ui, icon_button, small_button_ui};

/// The fields and buttons of the step at a place, which is one of so many.
///
/// Fields are known by their place: what is typed in them may be what makes the step a record.
pub(super) fn fields_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    state: &ViewState,
    (place, count): (usize, usize),
    step: &Step,
) -> Rect {
    let line = Stroke::new(1.0, color32(cx.theme.line));
    let frame = Frame::new().fill(color32(cx.theme.card)).stroke(line).corner_radius(8).inner_margin(Margin::same(8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        words_ui(ui, cx, place, step);
        seconds_ui(ui, cx, place, step);
        chart_ui(ui, cx, place, step);
        view_ui(ui, cx, state, place, step);
        buttons_ui(ui, cx, place, count, step);
    });
    shown.response.rect
}

/// Asks for another value of a field.
pub(super) fn set(cx: &UiContext<'_>, place: usize, field: StoryField) {
    cx.commands.push(Command::Story(StoryChange::Set(place, field)));
}

fn words_ui(ui: &mut Ui, cx: &UiContext<'_>, place: usize, step: &Step) {
    let label = cx.lang.story_title();
    block_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique(("story title", place)), &label, &step.title).hint(step.title.as_str());
        if let Some(title) = field.show(ui, cx.theme) {
            set(cx, place, StoryField::Title(title));
        }
    });
    let label = cx.lang.story_sentence();
    block_ui(ui, cx.theme, &label, |ui| {
        let hint = if step.sentence.is_empty() { cx.lang.story_sentence_hint().into() } else { step.sentence.clone() };
        let field = TextField::new(Id::unique(("story sentence", place)), &label, &step.sentence).hint(hint);
        if let Some(sentence) = field.show(ui, cx.theme) {
            set(cx, place, StoryField::Sentence(sentence));
        }
    });
    let label = cx.lang.story_notes();
    block_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique(("story notes", place)), &label, &step.notes);
        if let Some(notes) = field.rows(2).hint(cx.lang.story_notes_hint()).show(ui, cx.theme) {
            set(cx, place, StoryField::Notes(notes));
        }
    });
}

fn seconds_ui(ui: &mut Ui, cx: &UiContext<'_>, place: usize, step: &Step) {
    let own = step.id.and_then(|id| cx.document.project().story.get(&id)?.seconds);
    let label = cx.lang.story_seconds();
    block_ui(ui, cx.theme, &label, |ui| {
        let input = own.map(|seconds| seconds.to_string()).unwrap_or_default();
        let field = ValueField::new(Id::unique(("story seconds", place)), &label, input);
        let hint = cx.lang.story_share(step.seconds);
        if let Some(seconds) = field.hint(hint).show(ui, cx.theme, |text| time::read(cx.lang, text)) {
            set(cx, place, StoryField::Seconds(seconds));
        }
    });
}

/// The KPI whose chart stands beside the map.
fn chart_ui(ui: &mut Ui, cx: &UiContext<'_>, place: usize, step: &Step) {
    let label = cx.lang.story_chart();
    block_ui(ui, cx.theme, &label, |ui| {
        let kpis = cx.document.project().kpis_in_order();
        let none: [(Option<KpiId>, String); 1] = [(None, cx.lang.story_no_chart().into_owned())];
        let choices: Vec<_> =
            none.into_iter().chain(kpis.into_iter().map(|kpi| (Some(kpi.id), kpi.name.clone()))).collect();
        if let Some(kpi) = choice_ui(ui, Id::unique(("story chart", place)), &label, &step.kpi, &choices) {
            set(cx, place, StoryField::Kpi(kpi));
        }
    });
}

fn buttons_ui(ui: &mut Ui, cx: &UiContext<'_>, place: usize, count: usize, step: &Step) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if icon_button(ui, place > 0, "↑", &cx.lang.story_move_up()).clicked() {
            cx.commands.push(Command::Story(StoryChange::Move { from: place, to: place.saturating_sub(1) }));
        }
        if icon_button(ui, place + 1 < count, "↓", &cx.lang.story_move_down()).clicked() {
            cx.commands.push(Command::Story(StoryChange::Move { from: place, to: place + 1 }));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = cx.lang.story_drop();
            // Without its only step a story would be the automatic one, which has this step.
            let is_enabled = count > 1 || step.id.is_some();
            ui.add_enabled_ui(is_enabled, |ui| {
                if small_button_ui(ui, cx.theme, &text, &text).clicked() {
                    cx.commands.push(Command::Story(StoryChange::Remove(place)));
                }
            });
        });
    });
}
