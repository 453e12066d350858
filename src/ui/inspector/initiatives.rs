//! The initiatives of an objective: what is being done.

use eframe::egui::{self, Id, RichText, Ui};

use crate::analysis::full_text;
use crate::command::Command;
use crate::edit::{Edit, InitiativeEdit, InitiativeField};
use crate::model::{Initiative, ObjectiveId, Unit};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::kpi::value_of;
use crate::ui::paint::color32;
use crate::ui::widgets::{
    DateField, TextField, ValueField, add_button_ui, add_entry_ui, heading_ui, icon_button, note_ui, percent_slider_ui,
    row_ui, small_button_ui,
};

/// The initiatives of an objective, with the field for a new one.
pub fn initiatives_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: ObjectiveId) {
    let id = Id::unique(("objective new initiative", objective.bits()));
    heading_ui(ui, cx.theme, &cx.lang.initiatives(), |ui| {
        add_button_ui(ui, cx.theme, id, &cx.lang.add(), &cx.lang.step_add_initiative());
    });
    if let Some(name) = add_entry_ui(ui, cx.theme, id, &cx.lang.new_initiative(), &cx.lang.new_initiative()) {
        cx.commands.push(Command::AddInitiative(objective, name));
    }
    let initiatives = cx.document.project().initiatives_of(objective);
    if initiatives.is_empty() {
        note_ui(ui, cx.theme, &cx.lang.no_initiatives());
    }
    for initiative in initiatives {
        initiative_ui(ui, cx, initiative);
        ui.add_space(4.0);
    }
}

fn set(cx: &UiContext<'_>, initiative: &Initiative, field: InitiativeField) {
    cx.commands.edit(Edit::Initiative(InitiativeEdit::Set(initiative.id, field)));
}

/// The name with a line of facts; all other fields unfold.
fn initiative_ui(ui: &mut Ui, cx: &UiContext<'_>, initiative: &Initiative) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let id = Id::unique(("initiative is open", initiative.id.bits()));
    let mut is_open = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            let sign = if is_open { "▴" } else { "▾" };
            if icon_button(ui, true, sign, &cx.lang.details_of(&initiative.name)).clicked() {
                is_open = !is_open;
                ui.data_mut(|d| d.insert_temp(id, is_open));
            }
            let label = cx.lang.initiative_name();
            let name = TextField::new(Id::unique(("initiative name", initiative.id.bits())), &label, &initiative.name)
                .style(TextStyle::new(type_scale::SMALL, Weight::Medium))
                .hint(cx.lang.new_initiative())
                .quiet();
            ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                if let Some(name) = name.show(ui, cx.theme) {
                    set(cx, initiative, InitiativeField::Name(name));
                }
                if !is_open {
                    facts_ui(ui, cx, initiative);
                }
            });
        });
    });
    if is_open {
        fields_ui(ui, cx, initiative);
    }
}

/// "due 15 Dec · 40 % done".
fn facts_ui(ui: &mut Ui, cx: &UiContext<'_>, initiative: &Initiative) {
    let percent = crate::analysis::percent_text(cx.lang, f64::from(initiative.progress) / 100.0);
    let mut facts = Vec::new();
    facts.extend(initiative.due.map(|due| cx.lang.due(&cx.lang.date(due)).into_owned()));
    facts.push(cx.lang.percent_done(&percent).into_owned());
    ui.horizontal(|ui| {
        let text = RichText::new(facts.join(" · ")).size(type_scale::LABEL).color(color32(cx.theme.faint));
        ui.add(egui::Label::new(text));
    });
}

fn fields_ui(ui: &mut Ui, cx: &UiContext<'_>, initiative: &Initiative) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let bits = initiative.id.bits();
    let label = cx.lang.field_owner();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique(("initiative owner", bits)), &label, &initiative.owner);
        if let Some(owner) = field.hint(cx.lang.hint_owner()).show(ui, cx.theme) {
            set(cx, initiative, InitiativeField::Owner(owner));
        }
    });
    let refused = |start, due| {
        let is_refused = matches!((start, due), (Some(start), Some(due)) if due < start);
        is_refused.then(|| cx.lang.refused_end_before_start().into_owned())
    };
    let label = cx.lang.field_start();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = DateField::new(Id::unique(("initiative start", bits)), &label, initiative.start);
        if let Some(start) = field.show(ui, cx.theme, cx.lang, |start| refused(start, initiative.due)) {
            set(cx, initiative, InitiativeField::Start(start));
        }
    });
    let label = cx.lang.field_due();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = DateField::new(Id::unique(("initiative due", bits)), &label, initiative.due);
        if let Some(due) = field.show(ui, cx.theme, cx.lang, |due| refused(initiative.start, due)) {
            set(cx, initiative, InitiativeField::Due(due));
        }
    });
    progress_ui(ui, cx, initiative);
    budget_ui(ui, cx, initiative);
    row_ui(ui, cx.theme, "", |ui| {
        let text = cx.lang.step_remove_initiative();
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            cx.commands.edit(Edit::Initiative(InitiativeEdit::Remove(initiative.id)));
        }
    });
}

fn progress_ui(ui: &mut Ui, cx: &UiContext<'_>, initiative: &Initiative) {
    let label = cx.lang.field_progress();
    row_ui(ui, cx.theme, &label, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(28.0);
            if let Some(progress) = percent_slider_ui(ui, cx.theme, cx.lang, &label, initiative.progress) {
                set(cx, initiative, InitiativeField::Progress(progress));
            }
        });
    });
}

fn budget_ui(ui: &mut Ui, cx: &UiContext<'_>, initiative: &Initiative) {
    let unit = Unit::Currency(cx.document.project().currency);
    let label = cx.lang.field_budget();
    row_ui(ui, cx.theme, &label, |ui| {
        let id = Id::unique(("initiative budget", initiative.id.bits()));
        let input = initiative.budget.map(|budget| cx.lang.number_input(budget)).unwrap_or_default();
        let shown = initiative.budget.map(|budget| full_text(cx.lang, unit, budget)).unwrap_or_default();
        let field = ValueField::new(id, &label, input).shown(shown).hint(crate::analysis::unit_text(cx.lang, unit));
        let edit = field.show(ui, cx.theme, |text| {
            let budget = match text.trim() {
                "" => None,
                text => Some(value_of(cx.lang, unit, text)?),
            };
            cx.checked(Edit::Initiative(InitiativeEdit::Set(initiative.id, InitiativeField::Budget(budget))))
        });
        if let Some(edit) = edit {
            cx.commands.edit(edit);
        }
    });
}
