//! The project itself: name, mission, vision, money and calendar.

use eframe::egui::{Id, Ui};

use super::project_lists::{perspectives_ui, themes_ui};
use crate::edit::{Edit, ProjectField};
use crate::model::FiscalYear;
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::kpi::currency_of;
use crate::ui::widgets::{TextField, ValueField, block_ui, choice_ui, hairline_ui, row_ui, section_ui};

pub(super) fn project_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    section_ui(ui, |ui| {
        texts_ui(ui, cx);
        ui.add_space(4.0);
        currency_ui(ui, cx);
        fiscal_year_ui(ui, cx);
    });
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| perspectives_ui(ui, cx));
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| themes_ui(ui, cx));
}

fn set(cx: &UiContext<'_>, field: ProjectField) {
    cx.commands.edit(Edit::Project(field));
}

fn texts_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let project = cx.document.project();
    let label = cx.lang.project_name();
    let name = TextField::new(Id::unique("project name"), &label, &project.name)
        .style(TextStyle::new(type_scale::HEADING, Weight::Semibold))
        .hint(cx.lang.project_name())
        .quiet();
    if let Some(name) = name.show(ui, cx.theme) {
        set(cx, ProjectField::Name(name));
    }
    let label = cx.lang.mission();
    block_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique("project mission"), &label, &project.mission);
        if let Some(mission) = field.rows(2).hint(cx.lang.hint_mission()).show(ui, cx.theme) {
            set(cx, ProjectField::Mission(mission));
        }
    });
    let label = cx.lang.vision();
    block_ui(ui, cx.theme, &label, |ui| {
        let field = TextField::new(Id::unique("project vision"), &label, &project.vision);
        if let Some(vision) = field.rows(2).hint(cx.lang.hint_vision()).show(ui, cx.theme) {
            set(cx, ProjectField::Vision(vision));
        }
    });
}

fn currency_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let label = cx.lang.currency();
    row_ui(ui, cx.theme, &label, |ui| {
        let field = ValueField::new(Id::unique("project currency"), &label, cx.document.project().currency.to_string());
        let currency = field.show(ui, cx.theme, |text| currency_of(cx.lang, text));
        if let Some(currency) = currency {
            set(cx, ProjectField::Currency(currency));
        }
    });
}

/// The month with which quarters and years begin.
fn fiscal_year_ui(ui: &mut Ui, cx: &UiContext<'_>) {
    let label = cx.lang.fiscal_year();
    row_ui(ui, cx.theme, &label, |ui| {
        let choices: Vec<(FiscalYear, String)> = (1..=12)
            .filter_map(|month| Some((FiscalYear::starting(month)?, cx.lang.month_name(month).into_owned())))
            .collect();
        let selected = cx.document.project().fiscal_year;
        if let Some(year) = choice_ui(ui, Id::unique("project fiscal year"), &label, &selected, &choices) {
            set(cx, ProjectField::FiscalYear(year));
        }
    });
}
