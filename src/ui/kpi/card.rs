//! An opened KPI: the way back, the chart, then its values or its card of twelve steps.

use eframe::egui::{self, ProgressBar, RichText, Ui};

use super::advanced::advanced_ui;
use super::basic::basic_ui;
use super::chart::chart_ui;
use super::grid::grid_ui;
use super::headline::headline_ui;
use crate::analysis::Steps;
use crate::command::Command;
use crate::edit::{Edit, KpiEdit, KpiField};
use crate::model::{Kpi, Objective, Rank};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::state::ViewState;
use crate::ui::widgets::{hairline_ui, note_ui, section_ui, segments_ui, small_button_ui};

/// What is shown under the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KpiTab {
    /// The twelve steps.
    #[default]
    Card,
    /// The measurements.
    Values,
}

/// An opened KPI of an objective.
pub fn kpi_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, objective: &Objective, kpi: &Kpi) {
    section_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        back_ui(ui, cx, state, objective);
        name_ui(ui, cx, kpi);
        headline_ui(ui, cx, kpi);
        ui.add_space(4.0);
        chart_ui(ui, cx, kpi, 168.0);
        ui.add_space(4.0);
        tabs_ui(ui, cx, state);
    });
    hairline_ui(ui, cx.theme);
    match state.inspector.tab {
        KpiTab::Values => section_ui(ui, |ui| grid_ui(ui, cx, &mut state.inspector.grid, kpi)),
        KpiTab::Card => {
            section_ui(ui, |ui| {
                done_ui(ui, cx, kpi);
                basic_ui(ui, cx, kpi);
            });
            hairline_ui(ui, cx.theme);
            section_ui(ui, |ui| advanced_ui(ui, cx, kpi));
            hairline_ui(ui, cx.theme);
            section_ui(ui, |ui| actions_ui(ui, cx, state, objective, kpi));
        }
    }
}

pub(super) fn set(cx: &UiContext<'_>, kpi: &Kpi, field: KpiField) {
    cx.commands.edit(edit(kpi, field));
}

pub(super) fn edit(kpi: &Kpi, field: KpiField) -> Edit {
    Edit::Kpi(KpiEdit::Set(kpi.id, field))
}

fn back_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, objective: &Objective) {
    let code = cx.derived.codes.get(&objective.id).map_or("", String::as_str);
    let text = RichText::new(format!("← {code} {}", objective.name)).size(type_scale::LABEL);
    let button = egui::Button::new(text.color(color32(cx.theme.sub))).frame(false).truncate();
    let response = ui.add(button.min_size(egui::Vec2::new(0.0, measures::TARGET)));
    let name = cx.lang.back_to(&objective.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
    let response = response.on_hover_text(name.as_ref()).on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        state.open_kpi = None;
    }
}

fn name_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let style = TextStyle::new(type_scale::HEADING, Weight::Semibold);
    let name = RichText::new(&kpi.name).font(font(style)).color(color32(cx.theme.text));
    let label = ui.add(egui::Label::new(name).wrap());
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &kpi.name));
}

fn tabs_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let (card, values) = (cx.lang.tab_card(), cx.lang.tab_values());
    let choices = [(KpiTab::Card, card.as_ref()), (KpiTab::Values, values.as_ref())];
    let width = (ui.available_width() - 4.0) / 2.0;
    if let Some(tab) = segments_ui(ui, cx.theme, state.inspector.tab, &choices, width) {
        match tab {
            KpiTab::Card => state.inspector.tab = tab,
            KpiTab::Values => state.inspector.enter_values(),
        }
    }
}

/// "9 of 12 steps" with a bar.
fn done_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let done = Steps::of(kpi).done();
    ui.horizontal(|ui| {
        ui.set_min_height(measures::TARGET);
        let text = RichText::new(cx.lang.kpi_card_steps(done)).size(type_scale::LABEL).color(color32(cx.theme.sub));
        ui.add(egui::Label::new(text));
        let bar = ProgressBar::new(done as f32 / 12.0).desired_width(ui.available_width()).desired_height(6.0);
        ui.add(bar.fill(color32(cx.theme.accent)).corner_radius(3));
    });
}

/// Showing it first on the card of the map, and deleting it.
fn actions_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, objective: &Objective, kpi: &Kpi) {
    let kpis = cx.document.project().kpis_of(objective.id);
    let is_home = kpi.home() == Some(objective.id);
    let first = kpis.first().filter(|first| first.id != kpi.id);
    ui.horizontal_wrapped(|ui| {
        if let Some(first) = first.filter(|_| is_home) {
            let text = cx.lang.kpi_move_first();
            let button = small_button_ui(ui, cx.theme, &text, &text).on_hover_text(cx.lang.kpi_move_first_tooltip());
            if button.clicked() {
                set(cx, kpi, KpiField::Rank(Rank::between(None, Some(&first.rank))));
            }
        }
        let text = cx.lang.export_chart();
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            cx.commands.push(Command::ExportChart(kpi.id));
        }
        let text = cx.lang.step_remove_kpi();
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            cx.commands.edit(Edit::Kpi(KpiEdit::Remove(kpi.id)));
            state.open_kpi = None;
        }
    });
    let values = cx.document.project().series_of(kpi.id).len();
    if values > 0 {
        note_ui(ui, cx.theme, &cx.lang.kpi_remove_note(values));
    }
}
