//! The choices over the charts: time, grouping, status.

use eframe::egui::Ui;

use super::TrendsState;
use super::groups::{Grouping, count_of};
use super::span::Span;
use crate::analysis::Status;
use crate::command::Command;
use crate::ui::UiContext;
use crate::ui::state::ViewState;
use crate::ui::widgets::{Chip, chip_ui, icon_button, segments_ui, small_button_ui};

/// Room that all choices need in two rows, in points.
const TWO_ROWS: f32 = 640.0;

pub(super) fn toolbar_ui(ui: &mut Ui, cx: &UiContext<'_>, view: &mut ViewState) {
    let compared = view.compared(cx.document.project(), cx.derived);
    let export_ui = |ui: &mut Ui| {
        let text = cx.lang.trends_export();
        let Some(compared) = compared else { return };
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            cx.commands.push(Command::ExportComparison(compared));
        }
    };
    let state = &mut view.trends;
    if ui.available_width() < TWO_ROWS {
        ui.horizontal(|ui| spans_ui(ui, cx, state));
        ui.horizontal(|ui| groupings_ui(ui, cx, state));
        ui.horizontal(|ui| {
            forms_ui(ui, cx, state);
            statuses_ui(ui, cx, state, false);
            export_ui(ui);
        });
        return;
    }
    ui.horizontal(|ui| {
        spans_ui(ui, cx, state);
        ui.add_space(4.0);
        forms_ui(ui, cx, state);
        ui.add_space(4.0);
        export_ui(ui);
    });
    ui.horizontal(|ui| {
        groupings_ui(ui, cx, state);
        ui.add_space(4.0);
        statuses_ui(ui, cx, state, true);
    });
}

fn spans_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState) {
    let texts = Span::ALL.map(|span| span.text(cx.lang));
    let spans: Vec<(Option<Span>, &str)> =
        Span::ALL.into_iter().map(Some).zip(texts.iter().map(String::as_str)).collect();
    // Zoomed or moved to something else, none of them is what is shown.
    let shown = state.window.is_none().then_some(state.span);
    if let Some(Some(span)) = segments_ui(ui, cx.theme, shown, &spans, 48.0) {
        state.span = span;
        state.window = None;
    }
    if state.window.is_some() && icon_button(ui, true, "✕", &cx.lang.trends_reset()).clicked() {
        state.window = None;
    }
}

fn groupings_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState) {
    let (perspective, theme) = (cx.lang.trends_by_perspective(), cx.lang.trends_by_theme());
    let (stage, selection) = (cx.lang.score_by_stage(), cx.lang.trends_selection());
    let groupings = [
        (Grouping::Perspective, perspective.as_ref()),
        (Grouping::Theme, theme.as_ref()),
        (Grouping::Stage, stage.as_ref()),
        (Grouping::Selection, selection.as_ref()),
    ];
    if let Some(grouping) = segments_ui(ui, cx.theme, state.grouping, &groupings, 84.0) {
        state.grouping = grouping;
    }
}

/// Many charts, or all KPIs on one.
fn forms_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState) {
    let (many, one) = (cx.lang.trends_many_charts(), cx.lang.trends_one_chart());
    let forms = [(false, many.as_ref()), (true, one.as_ref())];
    if let Some(is_one_chart) = segments_ui(ui, cx.theme, state.is_one_chart, &forms, 84.0) {
        state.is_one_chart = is_one_chart;
    }
}

/// A switch for each status, with its number of KPIs where there is room.
fn statuses_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState, has_counts: bool) {
    ui.spacing_mut().item_spacing.x = 4.0;
    for status in Status::ALL {
        let count = count_of(&cx.derived.analysis, status);
        let name = cx.lang.filter_status(&status.text(cx.lang), count);
        let text = if has_counts { count.to_string() } else { String::new() };
        let chip = Chip { mark: Some(status), text: &text, name: &name, is_on: state.statuses.contains(&status) };
        if chip_ui(ui, cx.theme, &chip).on_hover_text(name.as_ref()).clicked() && !state.statuses.remove(&status) {
            state.statuses.insert(status);
        }
    }
}
