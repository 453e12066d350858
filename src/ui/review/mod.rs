//! The review: one screen that walks through the KPIs whose values are due.
//!
//! On the left all of them, in the middle the one at hand: its value, what it
//! says before and after, and what will be done. What has been entered stays in
//! the list until one leaves, so that one can go back.

mod card;
mod list;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Frame, Key, Layout, Margin, Modifiers, Panel, RichText, ScrollArea, Ui};

use super::UiContext;
use super::paint::{color32, font};
use super::state::ViewState;
use super::widgets::{guide_ui, no_kpis_ui, primary_button, segments_ui};
use crate::analysis::{Due, Status};
use crate::command::Command;
use crate::model::{Kpi, KpiId};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;

/// The state of the review.
#[derive(Debug, Default)]
pub struct ReviewState {
    scope: Scope,
    /// The KPIs to go through, with what each said when it came up; empty before it has begun.
    list: Vec<(KpiId, Status)>,
    /// The one at hand; past the last one the review is finished.
    at: usize,
    /// Those whose value was entered.
    entered: BTreeSet<KpiId>,
    /// What is being typed, and why it was refused.
    text: String,
    note: String,
    refusal: Option<String>,
    /// Whether the field still has to ask for the keyboard.
    wants_keyboard: bool,
}

/// Which KPIs are gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scope {
    /// Those whose value is due.
    #[default]
    Due,
    /// All that one enters values of.
    All,
}

impl ReviewState {
    /// Goes to another KPI, whose field starts empty.
    fn turn_to(&mut self, at: usize) {
        self.at = at.min(self.list.len());
        self.text.clear();
        self.note.clear();
        self.refusal = None;
        self.wants_keyboard = true;
    }

    /// Begins anew with what is due now.
    fn begin(&mut self, cx: &UiContext<'_>, scope: Scope) {
        let status = |id: &KpiId| cx.derived.analysis.kpis.get(id).map_or(Status::NoData, |reading| reading.status);
        let list = candidates(cx, scope).into_iter().map(|(kpi, _)| (kpi.id, status(&kpi.id))).collect();
        *self = Self { scope, list, wants_keyboard: true, ..Self::default() };
    }
}

/// The KPIs of a scope, with what comes next for each, in the order of their objectives.
fn candidates<'a>(cx: &UiContext<'a>, scope: Scope) -> Vec<(&'a Kpi, Due)> {
    let project = cx.document.project();
    let analysis = &cx.derived.analysis;
    let due = |kpi: &'a Kpi| {
        let reading = analysis.kpis.get(&kpi.id)?;
        Some((kpi, Due::of(kpi, reading, project.fiscal_year, analysis.as_of)?))
    };
    let all = project.kpis_in_order().into_iter().filter_map(|kpi| due(kpi));
    all.filter(|(_, due)| scope == Scope::All || due.is_now(analysis.as_of)).collect()
}

/// The review view.
pub fn review_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    let project = cx.document.project();
    if project.kpis.is_empty() {
        no_kpis_ui(ui, cx);
        return;
    }
    let review = &mut state.review;
    review.list.retain(|(id, _)| project.kpis.contains_key(id));
    if review.list.is_empty() {
        review.begin(cx, review.scope);
    }
    if review.list.is_empty() {
        nothing_ui(ui, cx, review);
        return;
    }
    pages(ui, review);
    let side =
        Frame::new().fill(color32(cx.theme.canvas)).inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 12 });
    let width = if ui.available_width() < 720.0 { 190.0 } else { 264.0 };
    Panel::left("review list").exact_size(width).resizable(false).frame(side).show(ui, |ui| {
        head_ui(ui, cx, review);
        list::list_ui(ui, cx, review);
    });
    let middle = Frame::new().inner_margin(Margin { left: 8, right: 16, top: 12, bottom: 12 });
    middle.show(ui, |ui| {
        ScrollArea::vertical().id_salt(review.at).auto_shrink(false).show(ui, |ui| {
            let shown = review.list.get(review.at).and_then(|(id, before)| Some((project.kpis.get(id)?, *before)));
            match shown {
                Some((kpi, before)) => card::card_ui(ui, cx, review, kpi, before),
                None => finished_ui(ui, cx, review),
            }
        });
    });
}

/// Page Up and Page Down turn pages, wherever the keyboard is.
fn pages(ui: &Ui, review: &mut ReviewState) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        review.turn_to(review.at + 1);
    } else if pressed(Key::PageUp) {
        review.turn_to(review.at.saturating_sub(1));
    }
}

fn head_ui(ui: &mut Ui, cx: &UiContext<'_>, review: &mut ReviewState) {
    let style = font(TextStyle::new(type_scale::HEADING, Weight::Semibold));
    ui.label(RichText::new(cx.lang.review_title()).font(style).color(color32(cx.theme.text)));
    ui.add_space(2.0);
    let all = candidates(cx, Scope::All);
    let due = all.iter().filter(|(_, due)| due.is_now(cx.derived.analysis.as_of)).count();
    let texts = [(Scope::Due, cx.lang.review_due(due)), (Scope::All, cx.lang.review_all(all.len()))];
    let choices = texts.each_ref().map(|(scope, text)| (*scope, text.as_ref()));
    if let Some(scope) = segments_ui(ui, cx.theme, review.scope, &choices, 76.0) {
        review.begin(cx, scope);
    }
    let done = cx.lang.review_done(review.entered.len(), review.list.len());
    ui.label(RichText::new(done).size(type_scale::LABEL).color(color32(cx.theme.sub)));
    ui.add_space(4.0);
}

/// When nothing is due: when it will be, and the way to look at all.
fn nothing_ui(ui: &mut Ui, cx: &UiContext<'_>, review: &mut ReviewState) {
    let mut coming: BTreeMap<_, usize> = BTreeMap::new();
    for (_, due) in candidates(cx, Scope::All) {
        *coming.entry(due.since).or_default() += 1;
    }
    let Some((day, count)) = coming.into_iter().next() else {
        guide_ui(ui, cx.theme, &cx.lang.review_nothing_title(), &cx.lang.review_never_text(), None);
        return;
    };
    let text = cx.lang.review_nothing_text(count, &cx.lang.date(day));
    let title = cx.lang.review_nothing_title();
    if guide_ui(ui, cx.theme, &title, &text, Some(&cx.lang.review_go_through_all())) {
        review.begin(cx, Scope::All);
    }
}

/// What has come of it, and what is off track with nobody working on it.
fn finished_ui(ui: &mut Ui, cx: &UiContext<'_>, review: &mut ReviewState) {
    let project = cx.document.project();
    let status = |id: &KpiId| cx.derived.analysis.kpis.get(id).map_or(Status::NoData, |reading| reading.status);
    let has_turned = |is_better: bool| {
        let changed = review.list.iter().filter(|(id, before)| {
            let (before, now) = (*before, status(id));
            let both = before != Status::NoData && now != Status::NoData;
            both && (if is_better { now > before } else { now < before })
        });
        changed.count()
    };
    let text = cx.lang.review_finished_text(review.entered.len(), has_turned(true), has_turned(false));
    ui.with_layout(Layout::top_down(eframe::egui::Align::Min), |ui| {
        ui.set_max_width(560.0);
        let style = font(TextStyle::new(type_scale::TITLE, Weight::Bold));
        ui.label(RichText::new(cx.lang.review_finished_title()).font(style).color(color32(cx.theme.text)));
        ui.label(RichText::new(text).size(type_scale::BODY).color(color32(cx.theme.sub)));
        ui.add_space(8.0);
        changes_ui(ui, cx, review);
        let is_open = |kpi: &&Kpi| {
            let is_worked_on = kpi.objectives.iter().any(|objective| !project.initiatives_of(*objective).is_empty());
            status(&kpi.id) == Status::OffTrack && !is_worked_on
        };
        let open: Vec<&Kpi> = project.kpis_in_order().into_iter().map(AsRef::as_ref).filter(is_open).collect();
        if !open.is_empty() {
            let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
            ui.label(RichText::new(cx.lang.review_without_plan()).font(style).color(color32(cx.theme.text)));
            for kpi in open {
                if list::entry_ui(ui, cx, kpi, Status::OffTrack, None, false).clicked() {
                    cx.commands.push(Command::ShowKpi(kpi.id));
                }
            }
            ui.add_space(8.0);
        }
        ui.horizontal(|ui| {
            if primary_button(ui, cx.theme, &cx.lang.review_again()).clicked() {
                review.begin(cx, review.scope);
            }
        });
    });
}

/// The KPIs whose status is another one now, each with both.
fn changes_ui(ui: &mut Ui, cx: &UiContext<'_>, review: &ReviewState) {
    let project = cx.document.project();
    let changes: Vec<(&Kpi, Status, Status)> = review
        .list
        .iter()
        .filter_map(|(id, before)| {
            let now = cx.derived.analysis.kpis.get(id)?.status;
            (now != *before).then_some((project.kpis.get(id)?.as_ref(), *before, now))
        })
        .collect();
    if changes.is_empty() {
        return;
    }
    let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
    ui.label(RichText::new(cx.lang.review_changes()).font(style).color(color32(cx.theme.text)));
    for (kpi, before, now) in changes {
        let change = [before, now].map(|status| status.text(cx.lang)).join(" → ");
        if list::entry_ui(ui, cx, kpi, now, Some(&change), false).clicked() {
            cx.commands.push(Command::ShowKpi(kpi.id));
        }
    }
    ui.add_space(8.0);
}
