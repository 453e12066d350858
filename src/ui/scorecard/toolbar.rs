//! The filters over the scorecard.

use eframe::egui::{Id, TextEdit, Ui, Vec2, WidgetInfo};

use super::ScorecardState;
use super::rows::Leave;
use crate::analysis::Status;
use crate::ui::UiContext;
use crate::ui::widgets::{Chip, chip_ui, icon_button};

/// Room that the words of the switches need beside the field, in points.
const WITH_WORDS: f32 = 760.0;

pub(super) fn toolbar_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState) {
    let has_words = ui.available_width() >= WITH_WORDS;
    ui.horizontal(|ui| {
        let hint = cx.lang.score_filter();
        let field = TextEdit::singleline(&mut state.query)
            .id(Id::unique("scorecard filter"))
            .hint_text(hint.as_ref())
            .align(eframe::egui::Align2::LEFT_CENTER);
        let width = if has_words { 240.0 } else { 180.0 };
        let response = ui.add_sized(Vec2::new(width, 28.0), field);
        response.widget_info(|| {
            let label = Some(hint.to_string());
            WidgetInfo { label, ..WidgetInfo::text_edit(true, &state.query, &state.query, hint.as_ref()) }
        });
        if !state.query.is_empty() && icon_button(ui, true, "✕", &cx.lang.score_clear_filter()).clicked() {
            state.query.clear();
        }
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        for leave in Leave::ALL {
            leave_ui(ui, cx, state, leave, has_words);
        }
    });
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
