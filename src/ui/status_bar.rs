//! The bar below: counts, the legend of statuses, zoom and language.

use eframe::egui::{self, Align, Button, Layout, RichText, Ui};

use super::UiContext;
use super::paint::color32;
use super::state::{View, ViewState};
use super::widgets::status_ui;
use crate::analysis::Status;
use crate::command::Action;
use crate::lang::Lang;
use crate::theme::type_scale;

pub(super) fn status_bar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &ViewState) {
    let quiet = |text: String| RichText::new(text).size(type_scale::LABEL).color(color32(cx.theme.sub));
    let bar = ui.max_rect();
    ui.horizontal_centered(|ui| {
        let project = cx.document.project();
        let mut counts = vec![
            cx.lang.count_objectives(project.map.objectives().len()),
            cx.lang.count_kpis(project.kpis.len()),
            cx.lang.count_links(project.map.links().len()),
        ];
        let selected = state.selection.objectives.len() + state.selection.links.len();
        if selected > 1 {
            counts.push(cx.lang.count_selected(selected));
        }
        ui.label(quiet(counts.join(" · ")));
    });
    let legend = egui::Rect::from_center_size(bar.center(), egui::vec2(360.0, bar.height()));
    ui.scope_builder(egui::UiBuilder::new().max_rect(legend).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for status in Status::ALL {
            let word = status.text(cx.lang);
            status_ui(ui, cx.theme, status, &word);
            ui.label(quiet(word.into_owned()));
            ui.add_space(10.0);
        }
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(bar).layout(Layout::right_to_left(Align::Center)), |ui| {
        let (other, action) = match cx.lang {
            Lang::En => (Lang::Vi, Action::SpeakVietnamese),
            Lang::Vi => (Lang::En, Action::SpeakEnglish),
        };
        let button = ui.add(Button::new(quiet(other.own_name().to_owned())).frame(false));
        if button.on_hover_text(cx.lang.switch_language()).clicked() {
            cx.commands.act(action);
        }
        if state.view == View::Map {
            let zoom = format!("{:.0} %", state.canvas.camera.zoom * 100.0);
            if ui.add(Button::new(quiet(zoom)).frame(false)).on_hover_text(Action::ZoomFull.text(cx.lang)).clicked() {
                cx.commands.act(Action::ZoomFull);
            }
            let tidy = ui
                .add_enabled(cx.situation.has_cards, Button::new(quiet(cx.lang.act_tidy().into_owned())).frame(false));
            if tidy.on_hover_text(super::menu::tooltip(Action::Tidy, cx.lang)).clicked() {
                cx.commands.act(Action::Tidy);
            }
        }
    });
}
