//! The filters over the scorecard.

use std::collections::BTreeSet;

use eframe::egui::{Id, Popup, ScrollArea, Ui};

use super::ScorecardState;
use super::rows::{Grouping, Leave};
use crate::analysis::Status;
use crate::command::Command;
use crate::ui::UiContext;
use crate::ui::widgets::{Chip, chip_ui, choice_ui, filter_field_ui, label_ui};

/// Room that the words of the switches need beside the field, in points.
const WITH_WORDS: f32 = 760.0;

/// `me` is who uses the app.
pub(super) fn toolbar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState, me: &str) {
    let names = names(cx);
    let has_words = ui.available_width() >= WITH_WORDS;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let width = if has_words { 240.0 } else { 180.0 };
        filter_field_ui(ui, cx.lang, Id::unique("scorecard filter"), width, &mut state.query);
        grouping_ui(ui, cx, state);
        owner_ui(ui, cx, state, &names);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for leave in Leave::ALL {
            leave_ui(ui, cx, state, leave, has_words);
        }
        mine_ui(ui, cx, state, &names, me);
    });
}

/// What the rows stand under.
fn grouping_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState) {
    let text = |grouping| match grouping {
        Grouping::Perspective => cx.lang.score_by_perspective(),
        Grouping::Theme => cx.lang.score_by_theme(),
        Grouping::Owner => cx.lang.score_by_owner(),
        Grouping::Stage => cx.lang.score_by_stage(),
    };
    let choices = Grouping::ALL.map(|grouping| (grouping, text(grouping).into_owned()));
    let chosen = sized(ui, |ui| {
        choice_ui(ui, Id::unique("scorecard grouping"), &cx.lang.score_grouping(), &state.grouping, &choices)
    });
    if let Some(grouping) = chosen {
        state.grouping = grouping;
        state.sorting = None;
    }
}

/// Everybody who has a part in a KPI or an objective.
fn names<'a>(cx: &UiContext<'a>) -> BTreeSet<&'a str> {
    let project = cx.document.project();
    let of_kpis = project.kpis.values().flat_map(|kpi| [&kpi.owner, &kpi.enters, &kpi.answers]);
    let of_objectives = project.map.objectives().map(|objective| &objective.owner);
    of_kpis.chain(of_objectives).map(String::as_str).filter(|name| !name.is_empty()).collect()
}

/// Whose KPIs are left.
fn owner_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState, names: &BTreeSet<&str>) {
    if names.is_empty() {
        return;
    }
    let everybody = (None, cx.lang.score_everybody().into_owned());
    let choices: Vec<(Option<String>, String)> = std::iter::once(everybody)
        .chain(names.iter().map(|name| (Some((*name).to_owned()), (*name).to_owned())))
        .collect();
    let chosen =
        sized(ui, |ui| choice_ui(ui, Id::unique("scorecard owner"), &cx.lang.score_whose(), &state.owner, &choices));
    if let Some(owner) = chosen {
        state.owner = owner;
    }
}

/// The switch that leaves one's own KPIs. Who one is, is asked once and remembered; a right click asks again.
fn mine_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState, names: &BTreeSet<&str>, me: &str) {
    if names.is_empty() {
        return;
    }
    let is_known = names.contains(me);
    let name = if is_known { cx.lang.score_only_mine(me) } else { cx.lang.score_who_am_i() };
    let is_on = is_known && state.owner.as_deref() == Some(me);
    let chip = Chip { mark: None, text: &cx.lang.score_mine(), name: &name, is_on };
    let response = chip_ui(ui, cx.theme, &chip).on_hover_text(name.as_ref());
    if is_known && response.clicked() {
        state.owner = (!is_on).then(|| me.to_owned());
    }
    let popup = if is_known { Popup::context_menu(&response) } else { Popup::menu(&response) };
    let chosen = popup.show(|ui| {
        label_ui(ui, cx.theme, &cx.lang.score_who_am_i());
        ScrollArea::vertical()
            .max_height(320.0)
            .show(ui, |ui| names.iter().find(|name| ui.button(**name).clicked()))
            .inner
    });
    if let Some(name) = chosen.and_then(|shown| shown.inner) {
        cx.commands.push(Command::IAm((*name).to_owned()));
        state.owner = Some((*name).to_owned());
    }
}

fn sized<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.set_max_width(168.0);
        content(ui)
    })
    .inner
}

fn leave_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState, leave: Leave, has_words: bool) {
    let count = cx.derived.analysis.kpis.values().filter(|reading| Leave::of(reading) == leave).count();
    let (mark, word) = match leave {
        Leave::Scored(status) => (Some(status), status.text(cx.lang)),
        Leave::Stale => (None, cx.lang.score_stale()),
        Leave::NoData => (Some(Status::NoData), Status::NoData.text(cx.lang)),
    };
    let name = cx.lang.filter_status(&word, count);
    let text = match (has_words, mark) {
        (true, _) | (false, None) => format!("{word} {count}"),
        (false, Some(_)) => count.to_string(),
    };
    let chip = Chip { mark, text: &text, name: &name, is_on: state.left.contains(&leave) };
    if chip_ui(ui, cx.theme, &chip).on_hover_text(name.as_ref()).clicked() && !state.left.remove(&leave) {
        state.left.insert(leave);
    }
}
