//! The KPIs of an objective: the first one as a card with its chart, the others as lines.

use eframe::egui::{self, Frame, Id, Margin, ProgressBar, RichText, Sense, Stroke, Ui, Vec2};

use crate::analysis::{Status, Steps, value_text};
use crate::command::Command;
use crate::model::{Kpi, Objective, ObjectiveId};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::kpi::{chart_ui, headline_ui};
use crate::ui::paint::{color32, font};
use crate::ui::state::ViewState;
use crate::ui::widgets::{
    add_button_ui, add_entry_ui, elided_ui, focus_ring_ui, heading_ui, link_button, note_ui, status_ui,
};

/// The field in which the name of a new KPI is typed.
pub(super) fn entry_id(objective: ObjectiveId) -> Id {
    Id::unique(("objective new KPI", objective.bits()))
}

pub(super) fn kpi_list_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, objective: &Objective) {
    let id = entry_id(objective.id);
    heading_ui(ui, cx.theme, &cx.lang.kpis(), |ui| {
        add_button_ui(ui, cx.theme, id, &cx.lang.add(), &cx.lang.act_add_kpi());
        let name = cx.lang.from_library_name();
        if link_button(ui, cx.theme, &cx.lang.from_library(), &name).on_hover_text(name.as_ref()).clicked() {
            state.show_library();
        }
    });
    if let Some(name) = add_entry_ui(ui, cx.theme, id, &cx.lang.new_kpi(), &cx.lang.new_kpi()) {
        cx.commands.push(Command::AddKpi(objective.id, name));
    }
    let kpis = cx.document.project().kpis_of(objective.id);
    let Some((first, others)) = kpis.split_first() else {
        note_ui(ui, cx.theme, &cx.lang.no_kpis());
        return;
    };
    ui.spacing_mut().item_spacing.y = 8.0;
    first_ui(ui, cx, state, first);
    for kpi in others {
        line_ui(ui, cx, state, kpi);
    }
}

fn card_frame(cx: &UiContext<'_>) -> Frame {
    Frame::new()
        .fill(color32(cx.theme.card))
        .stroke(Stroke::new(1.0, color32(cx.theme.card_line)))
        .corner_radius(measures::CARD_RADIUS)
        .inner_margin(Margin::symmetric(11, 9))
}

/// The KPI that shows on the card of the map too.
fn first_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, kpi: &Kpi) {
    card_frame(cx).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
        ui.horizontal(|ui| {
            ui.set_min_height(measures::TARGET);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let arrow = RichText::new("▸").color(color32(cx.theme.faint));
                ui.add(egui::Label::new(arrow));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    elided_ui(ui, RichText::new(&kpi.name).font(font(style)), &kpi.name);
                });
            });
            open_on_click(ui, cx, state, kpi);
        });
        headline_ui(ui, cx, kpi);
        chart_ui(ui, cx, kpi, 128.0);
        steps_ui(ui, cx, state, kpi);
    });
}

/// Makes the whole line a button that opens the KPI.
fn open_on_click(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, kpi: &Kpi) {
    let id = Id::unique(("open KPI", kpi.id.bits()));
    let rect = ui.min_rect();
    let response = ui.interact(rect, id, Sense::click());
    let name = cx.lang.open_kpi(&kpi.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
    focus_ring_ui(ui, &response);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        state.open_kpi = Some(kpi.id);
    }
}

/// "9 of 12 steps" with a bar; leads to the card.
fn steps_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, kpi: &Kpi) {
    let done = Steps::of(kpi).done();
    ui.horizontal(|ui| {
        ui.set_min_height(measures::TARGET);
        let text = RichText::new(cx.lang.kpi_card_steps(done)).size(type_scale::LABEL).color(color32(cx.theme.sub));
        ui.add(egui::Label::new(text));
        let bar = ProgressBar::new(done as f32 / 12.0).desired_width(ui.available_width()).desired_height(6.0);
        ui.add(bar.fill(color32(cx.theme.accent)).corner_radius(3));
        let rect = ui.min_rect();
        let response = ui.interact(rect, Id::unique(("open KPI steps", kpi.id.bits())), Sense::click());
        let name = cx.lang.open_kpi_card(&kpi.name);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
        focus_ring_ui(ui, &response);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            state.open_kpi = Some(kpi.id);
            state.inspector.tab = crate::ui::kpi::KpiTab::Card;
        }
    });
}

/// Another KPI: name, value, status.
fn line_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState, kpi: &Kpi) {
    let reading = cx.derived.analysis.kpis.get(&kpi.id);
    let status = reading.map_or(Status::NoData, |reading| reading.status);
    let value = reading.and_then(crate::analysis::KpiReading::value);
    card_frame(cx).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(measures::TARGET);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing = Vec2::new(6.0, 0.0);
                let word = reading.map_or_else(|| status.text(cx.lang), |r| r.status_text(cx.lang, kpi));
                status_ui(ui, cx.theme, status, &word);
                let style = TextStyle::new(type_scale::SMALL, Weight::Semibold);
                let text = value.map_or_else(|| "—".to_owned(), |value| value_text(cx.lang, kpi.unit, value));
                let color = color32(crate::scene::status_color(status, cx.theme));
                ui.add(egui::Label::new(RichText::new(text).font(font(style)).color(color)));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    elided_ui(ui, RichText::new(&kpi.name).font(font(style)), &kpi.name);
                });
            });
            open_on_click(ui, cx, state, kpi);
        });
    });
}
