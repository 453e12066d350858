//! A band: name, letter, question, colour, place.

use eframe::egui::{Id, Ui};

use super::score::perspective_score_ui;
use crate::command::Command;
use crate::edit::{Edit, PerspectiveEdit, PerspectiveField};
use crate::model::Perspective;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::widgets::{
    TextField, hairline_ui, heading_ui, icon_button, label_ui, note_ui, row_ui, section_ui, small_button_ui,
    swatches_ui,
};

pub(super) fn perspective_ui(ui: &mut Ui, cx: &UiContext<'_>, perspective: &Perspective) {
    section_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        fields_ui(ui, cx, perspective);
        ui.add_space(4.0);
        counts_ui(ui, cx, perspective);
        perspective_score_ui(ui, cx, perspective.id);
    });
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| {
        move_ui(ui, cx, perspective);
        ui.add_space(4.0);
        remove_ui(ui, cx, perspective);
    });
}

fn set(cx: &UiContext<'_>, perspective: &Perspective, field: PerspectiveField) {
    cx.commands.edit(Edit::Perspective(PerspectiveEdit::Set(perspective.id, field)));
}

fn fields_ui(ui: &mut Ui, cx: &UiContext<'_>, perspective: &Perspective) {
    let bits = perspective.id.bits();
    let label = cx.lang.field_name();
    let name = TextField::new(Id::unique(("perspective name", bits)), &label, &perspective.name)
        .style(TextStyle::new(type_scale::HEADING, Weight::Semibold))
        .color(cx.theme.hue(perspective.hue).title)
        .hint(cx.lang.hint_perspective())
        .quiet();
    if let Some(name) = name.show(ui, cx.theme) {
        set(cx, perspective, PerspectiveField::Name(name));
    }
    let label = cx.lang.field_question();
    let question = TextField::new(Id::unique(("perspective question", bits)), &label, &perspective.question)
        .color(cx.theme.sub)
        .hint(cx.lang.hint_question())
        .quiet();
    if let Some(question) = question.show(ui, cx.theme) {
        set(cx, perspective, PerspectiveField::Question(question));
    }
    ui.add_space(4.0);
    let label = cx.lang.field_letter();
    row_ui(ui, cx.theme, &label, |ui| {
        ui.scope(|ui| {
            ui.set_max_width(56.0);
            let field = TextField::new(Id::unique(("perspective letter", bits)), &label, &perspective.letter);
            if let Some(letter) = field.show(ui, cx.theme) {
                set(cx, perspective, PerspectiveField::Letter(letter));
            }
        });
    });
    row_ui(ui, cx.theme, &cx.lang.field_hue(), |ui| {
        if let Some(hue) = swatches_ui(ui, cx.theme, cx.lang, perspective.hue) {
            set(cx, perspective, PerspectiveField::Hue(hue));
        }
    });
}

fn counts_ui(ui: &mut Ui, cx: &UiContext<'_>, perspective: &Perspective) {
    let project = cx.document.project();
    let objectives = project.objectives_of(perspective.id);
    let is_here = |kpi: &crate::model::Kpi| objectives.iter().any(|o| kpi.objectives.contains(&o.id));
    let kpis = project.kpis.values().filter(|kpi| is_here(kpi)).count();
    let text = format!("{} · {}", cx.lang.count_objectives(objectives.len()), cx.lang.count_kpis(kpis));
    label_ui(ui, cx.theme, &text);
}

fn move_ui(ui: &mut Ui, cx: &UiContext<'_>, perspective: &Perspective) {
    let order = cx.document.project().perspectives_in_order();
    let place = order.iter().position(|p| p.id == perspective.id).unwrap_or_default();
    let text = cx.lang.place_of(place + 1, order.len());
    heading_ui(ui, cx.theme, &text, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let is_last = place + 1 >= order.len();
        if icon_button(ui, !is_last, "↓", &cx.lang.move_down(&perspective.name)).clicked() {
            cx.commands.push(Command::MovePerspective(perspective.id, 1));
        }
        if icon_button(ui, place > 0, "↑", &cx.lang.move_up(&perspective.name)).clicked() {
            cx.commands.push(Command::MovePerspective(perspective.id, -1));
        }
    });
}

/// Removing, with a word on where the cards go.
fn remove_ui(ui: &mut Ui, cx: &UiContext<'_>, perspective: &Perspective) {
    let project = cx.document.project();
    let order = project.perspectives_in_order();
    let place = order.iter().position(|p| p.id == perspective.id).unwrap_or_default();
    // The band above takes the cards; for the top one it is the band below.
    let heir = order.get(if place > 0 { place - 1 } else { 1 });
    let cards = project.objectives_of(perspective.id).len();
    let can_remove = heir.is_some() || cards == 0;
    let text = cx.lang.step_remove_perspective();
    ui.add_enabled_ui(can_remove, |ui| {
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            cx.commands.push(Command::RemovePerspective(perspective.id));
        }
    });
    match heir {
        _ if cards == 0 => {}
        Some(heir) => {
            note_ui(ui, cx.theme, &cx.lang.cards_go_to(cards, &heir.name));
        }
        None => {
            note_ui(ui, cx.theme, &cx.lang.refused_cards_need_band());
        }
    }
}
