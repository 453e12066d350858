//! The filters over the scorecard.

use std::collections::BTreeSet;

use eframe::egui::{Id, Ui};

use super::ScorecardState;
use super::rows::{Grouping, Leave};
use crate::analysis::Status;
use crate::ui::UiContext;
use crate::ui::widgets::{Chip, chip_ui, choice_ui, filter_field_ui};

/// Room that the words of the switches need beside the field, in points.
const WITH_WORDS: f32 = 760.0;

pub(super) fn toolbar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState) {
    let has_words = ui.available_width() >= WITH_WORDS;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let width = if has_words { 240.0 } else { 180.0 };
        filter_field_ui(ui, cx.lang, Id::unique("scorecard filter"), width, &mut state.query);
        grouping_ui(ui, cx, state);
        owner_ui(ui, cx, state);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for leave in Leave::ALL {
            leave_ui(ui, cx, state, leave, has_words);
        }
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

/// Whose KPIs are left: one's own, for instance.
fn owner_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState) {
    let project = cx.document.project();
    let of_kpis = project.kpis.values().flat_map(|kpi| [&kpi.owner, &kpi.enters, &kpi.answers]);
    let of_objectives = project.map.objectives().map(|objective| &objective.owner);
    let names: BTreeSet<&String> = of_kpis.chain(of_objectives).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return;
    }
    let everybody = (None, cx.lang.score_everybody().into_owned());
    let choices: Vec<(Option<String>, String)> =
        std::iter::once(everybody).chain(names.into_iter().map(|name| (Some(name.clone()), name.clone()))).collect();
    let chosen =
        sized(ui, |ui| choice_ui(ui, Id::unique("scorecard owner"), &cx.lang.score_whose(), &state.owner, &choices));
    if let Some(owner) = chosen {
        state.owner = owner;
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
