//! A card's own fields: name, description, owner, weight, themes, place.

use eframe::egui::{Id, Ui};

use super::causes::causes_ui;
use super::initiatives::initiatives_ui;
use super::kpi_list::kpi_list_ui;
use super::score::objective_score_ui;
use super::themes::themes_ui;
use crate::analysis::percent_text;
use crate::edit::{Edit, ObjectiveEdit, ObjectiveField};
use crate::model::{Objective, Perspective, Rank};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::state::ViewState;
use crate::ui::widgets::{
    TextField, ValueField, choice_ui, code_badge_ui, hairline_ui, note_ui, row_ui, section_ui, small_button_ui,
};

pub(super) fn objective_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, objective: &Objective) {
    section_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        head_ui(ui, cx, objective);
        ui.add_space(4.0);
        owner_ui(ui, cx, objective);
        themes_ui(ui, cx, objective);
        weight_ui(ui, cx, objective);
        place_ui(ui, cx, objective);
        pin_ui(ui, cx, objective);
        ui.add_space(4.0);
        objective_score_ui(ui, cx, objective.id);
    });
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| kpi_list_ui(ui, cx, state, objective));
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| causes_ui(ui, cx, objective.id));
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| initiatives_ui(ui, cx, objective.id));
}

fn set(cx: &UiContext<'_>, objective: &Objective, field: ObjectiveField) {
    cx.commands.edit(Edit::Objective(ObjectiveEdit::Set(objective.id, field)));
}

/// Badge, name and description.
fn head_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    let bits = objective.id.bits();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if let Some(perspective) = cx.document.project().perspectives.get(&objective.perspective) {
            ui.vertical(|ui| {
                ui.add_space(7.0);
                let code = cx.derived.codes.get(&objective.id).map_or("", String::as_str);
                code_badge_ui(ui, cx.theme, perspective.hue, code);
            });
        }
        let label = cx.lang.field_name();
        let name = TextField::new(Id::unique(("objective name", bits)), &label, &objective.name)
            .style(TextStyle::new(type_scale::HEADING, Weight::Semibold))
            .hint(cx.lang.hint_objective_name())
            .quiet();
        if let Some(name) = name.show(ui, cx.theme) {
            set(cx, objective, ObjectiveField::Name(name));
        }
    });
    let label = cx.lang.field_description();
    let description = TextField::new(Id::unique(("objective description", bits)), &label, &objective.description)
        .rows(2)
        .color(cx.theme.sub)
        .hint(cx.lang.hint_objective_description())
        .quiet();
    if let Some(description) = description.show(ui, cx.theme) {
        set(cx, objective, ObjectiveField::Description(description));
    }
}

fn owner_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    let label = cx.lang.field_owner();
    row_ui(ui, cx.theme, &label, |ui| {
        let owner = TextField::new(Id::unique(("objective owner", objective.id.bits())), &label, &objective.owner)
            .hint(cx.lang.hint_owner())
            .quiet();
        if let Some(owner) = owner.show(ui, cx.theme) {
            set(cx, objective, ObjectiveField::Owner(owner));
        }
    });
}

/// The weight as it was typed, beside the share of the perspective that it makes.
fn weight_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    let label = cx.lang.field_weight();
    row_ui(ui, cx.theme, &label, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.scope(|ui| {
                ui.set_max_width(44.0);
                let id = Id::unique(("objective weight", objective.id.bits()));
                let field = ValueField::new(id, &label, cx.lang.number_input(objective.weight)).quiet();
                let edit = field.show(ui, cx.theme, |text| {
                    let weight = cx.lang.parse_number(text).map_err(|error| cx.lang.number_error(&error))?;
                    cx.checked(Edit::Objective(ObjectiveEdit::Set(objective.id, ObjectiveField::Weight(weight))))
                });
                if let Some(edit) = edit {
                    cx.commands.edit(edit);
                }
            });
            if let Some(text) = share_text(cx, objective) {
                note_ui(ui, cx.theme, &text);
            }
        });
    });
}

/// "30 % of Customer".
fn share_text(cx: &UiContext<'_>, objective: &Objective) -> Option<String> {
    let project = cx.document.project();
    let total: f64 = project.objectives_of(objective.perspective).iter().map(|o| o.weight).sum();
    let name = &project.perspectives.get(&objective.perspective)?.name;
    let share = percent_text(cx.lang, objective.weight / total);
    (total > 0.0).then(|| cx.lang.share_of(&share, name).into_owned())
}

/// The band it lies in.
fn place_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    let project = cx.document.project();
    let label = cx.lang.field_perspective();
    row_ui(ui, cx.theme, &label, |ui| {
        let choice = |p: &std::sync::Arc<Perspective>| (p.id, p.name.clone());
        let choices: Vec<_> = project.perspectives_in_order().into_iter().map(choice).collect();
        let id = Id::unique(("objective perspective", objective.id.bits()));
        if let Some(perspective) = choice_ui(ui, id, &label, &objective.perspective, &choices) {
            let last = project.last_rank(perspective).cloned();
            let rank = Rank::between(last.as_ref(), None);
            cx.commands.edit(Edit::Objective(ObjectiveEdit::Place { id: objective.id, perspective, rank, pin: None }));
        }
    });
}

/// Says that the user has put the card where it is, and lets the layout have it again.
fn pin_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    if objective.pin.is_none() {
        return;
    }
    let label = cx.lang.field_place();
    row_ui(ui, cx.theme, &label, |ui| {
        ui.horizontal_wrapped(|ui| {
            note_ui(ui, cx.theme, &cx.lang.pinned());
            let text = cx.lang.unpin();
            let button = small_button_ui(ui, cx.theme, &text, &text).on_hover_text(cx.lang.unpin_tooltip());
            if button.clicked() {
                let (id, perspective, rank) = (objective.id, objective.perspective, objective.rank.clone());
                cx.commands.edit(Edit::Objective(ObjectiveEdit::Place { id, perspective, rank, pin: None }));
            }
        });
    });
}
