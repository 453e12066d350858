//! The choices over the charts: time, grouping, status.

use eframe::egui::Ui;

use super::TrendsState;
use super::groups::{Grouping, count_of};
use super::span::Span;
use crate::analysis::Status;
use crate::ui::UiContext;
use crate::ui::widgets::{Chip, chip_ui, segments_ui};

/// Room that all choices need in one row, in points.
const ONE_ROW: f32 = 790.0;

pub(super) fn toolbar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState) {
    if ui.available_width() >= ONE_ROW {
        ui.horizontal(|ui| {
            spans_ui(ui, cx, state);
            ui.add_space(4.0);
            groupings_ui(ui, cx, state);
            ui.add_space(4.0);
            statuses_ui(ui, cx, state, true);
        });
    } else {
        ui.horizontal(|ui| {
            spans_ui(ui, cx, state);
            statuses_ui(ui, cx, state, false);
        });
        groupings_ui(ui, cx, state);
    }
}

fn spans_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState) {
    let texts = Span::ALL.map(|span| span.text(cx.lang));
    let spans: Vec<(Span, &str)> = Span::ALL.into_iter().zip(texts.iter().map(String::as_str)).collect();
    if let Some(span) = segments_ui(ui, cx.theme, state.span, &spans, 48.0) {
        state.span = span;
    }
}

fn groupings_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut TrendsState) {
    let (perspective, theme, selection) =
        (cx.lang.trends_by_perspective(), cx.lang.trends_by_theme(), cx.lang.trends_selection());
    let groupings = [
        (Grouping::Perspective, perspective.as_ref()),
        (Grouping::Theme, theme.as_ref()),
        (Grouping::Selection, selection.as_ref()),
    ];
    if let Some(grouping) = segments_ui(ui, cx.theme, state.grouping, &groupings, 84.0) {
        state.grouping = grouping;
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
