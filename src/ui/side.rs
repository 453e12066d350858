//! The panel on the left: the outline, the KPI library, the steps of the story, or the old versions of the file.

use std::sync::Arc;

use eframe::egui::{self, Frame, Galley, Margin, Response, Sense, Ui, Vec2};

use super::UiContext;
use super::library::library_ui;
use super::menu::tooltip;
use super::outline::outline_ui;
use super::paint::{color32, font};
use super::state::ViewState;
use super::story::story_ui;
use super::versions::versions_ui;
use super::widgets::focus_ring_ui;
use crate::command::Action;
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};

/// What the panel on the left shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SideTab {
    /// Bands and cards as a list.
    #[default]
    Outline,
    /// Ready KPIs.
    Library,
    /// The steps of the story.
    Story,
    /// The old versions of the file, which take the place of the tabs.
    Versions,
}

pub(super) fn side_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 4, bottom: 10 }).show(ui, |ui| {
        if state.side == SideTab::Versions {
            return versions_ui(ui, cx, state);
        }
        tabs_ui(ui, cx, state);
        ui.add_space(8.0);
        match state.side {
            SideTab::Outline => outline_ui(ui, cx, state),
            SideTab::Library => library_ui(ui, cx, state),
            SideTab::Story => story_ui(ui, cx, state),
            SideTab::Versions => {}
        }
    });
}

fn tabs_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ViewState) {
    ui.horizontal(|ui| {
        let tabs = [
            (SideTab::Outline, cx.lang.outline(), None),
            (SideTab::Library, cx.lang.library(), Some(Action::ShowLibrary)),
            (SideTab::Story, cx.lang.story(), Some(Action::ShowStory)),
        ];
        let words: f32 = tabs.iter().map(|(_, text, _)| galley(ui, text, Weight::Semibold).size().x + 2.0 * PAD).sum();
        ui.spacing_mut().item_spacing.x = ((ui.available_width() - words) / 2.0).clamp(0.0, GAP);
        for (tab, text, action) in tabs {
            let response = tab_ui(ui, cx, state.side == tab, &text);
            let is_clicked = response.clicked();
            if let Some(action) = action {
                response.on_hover_text(tooltip(action, cx.lang));
            }
            if is_clicked {
                state.side = tab;
            }
        }
    });
}

/// Room beside the word of a tab, in points.
const PAD: f32 = 3.0;
/// Room between tabs, where there is enough.
const GAP: f32 = 18.0;

fn galley(ui: &Ui, text: &str, weight: Weight) -> Arc<Galley> {
    let style = font(TextStyle::new(type_scale::SMALL, weight));
    ui.painter().layout_no_wrap(text.to_owned(), style, egui::Color32::PLACEHOLDER)
}

/// A word with a line under it while its tab is shown.
fn tab_ui(ui: &mut Ui, cx: &UiContext<'_>, is_on: bool, text: &str) -> Response {
    let weight = if is_on { Weight::Semibold } else { Weight::Regular };
    let color = color32(if is_on { cx.theme.text } else { cx.theme.sub });
    let galley = galley(ui, text, weight);
    let size = Vec2::new(galley.size().x + 2.0 * PAD, measures::TARGET + 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, is_on, text));
    let place = egui::Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(place.min, galley, color);
    let line = if is_on { Some(cx.theme.accent) } else { response.hovered().then_some(cx.theme.line) };
    if let Some(line) = line {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, egui::Stroke::new(2.0, color32(line)));
    }
    focus_ring_ui(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
