//! The first column: place in the tree, code and name.

use eframe::egui::{self, Button, Color32, CornerRadius, CursorIcon, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::ScorecardState;
use super::cell::{PADDING, plain, strong};
use super::rows::Row;
use crate::model::Objective;
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::code_badge_ui;

/// Shows the name; gives back whether it was clicked.
pub(super) fn name_ui(ui: &mut Ui, cx: &UiContext<'_>, state: &mut ScorecardState, row: &Row<'_>) -> bool {
    ui.spacing_mut().item_spacing.x = 6.0;
    let (text, sub) = (color32(cx.theme.text), color32(cx.theme.sub));
    match row {
        Row::Perspective { perspective, is_open, .. } => {
            if fold_ui(ui, cx, *is_open, &perspective.name) && !state.folded_perspectives.remove(&perspective.id) {
                state.folded_perspectives.insert(perspective.id);
            }
            let hue = cx.theme.hue(perspective.hue);
            let (bar, _) = ui.allocate_exact_size(Vec2::new(4.0, 16.0), Sense::hover());
            ui.painter().rect_filled(bar, CornerRadius::same(2), color32(hue.main));
            let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
            let label = RichText::new(&perspective.name).font(style).color(color32(hue.title));
            link_ui(ui, label, &perspective.name)
        }
        Row::Group { name, hue, kpis, is_open } => {
            if fold_ui(ui, cx, *is_open, name) && !state.folded_groups.remove(name) {
                state.folded_groups.insert(name.clone());
            }
            if let Some(hue) = hue {
                let (bar, _) = ui.allocate_exact_size(Vec2::new(4.0, 16.0), Sense::hover());
                ui.painter().rect_filled(bar, CornerRadius::same(2), color32(cx.theme.hue(*hue).main));
            }
            let color = hue.map_or(cx.theme.text, |hue| cx.theme.hue(hue).title);
            let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
            ui.label(RichText::new(name).font(style).color(color32(color)));
            ui.label(RichText::new(cx.lang.count_kpis(*kpis)).font(plain()).color(sub));
            false
        }
        Row::Objective { objective, is_open, .. } => {
            if fold_ui(ui, cx, *is_open, &objective.name) && !state.folded_objectives.remove(&objective.id) {
                state.folded_objectives.insert(objective.id);
            }
            badge_ui(ui, cx, objective);
            link_ui(ui, RichText::new(&objective.name).font(strong()).color(text), &objective.name)
        }
        Row::Kpi { kpi, objective, is_listed, .. } => {
            if *is_listed {
                ui.add_space(PADDING);
                badge_ui(ui, cx, objective);
            } else {
                ui.add_space(64.0);
            }
            let color = if *is_listed { text } else { sub };
            let font = if *is_listed { strong() } else { plain() };
            link_ui(ui, RichText::new(&kpi.name).font(font).color(color), &kpi.name)
        }
    }
}

/// The triangle that folds a row; gives back whether it was clicked.
fn fold_ui(ui: &mut Ui, cx: &UiContext<'_>, is_open: bool, name: &str) -> bool {
    let sign = RichText::new(if is_open { "▾" } else { "▸" }).size(type_scale::SMALL).color(color32(cx.theme.sub));
    ui.spacing_mut().button_padding = Vec2::ZERO;
    let button = Button::new(sign).frame(true).frame_when_inactive(false).min_size(Vec2::splat(measures::TARGET));
    let response = ui.add(button);
    let text = if is_open { cx.lang.score_fold(name) } else { cx.lang.score_unfold(name) };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, text.as_ref()));
    response.clicked()
}

fn badge_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: &Objective) {
    let project = cx.document.project();
    let hue = project.perspectives.get(&objective.perspective).map(|perspective| perspective.hue);
    if let Some((hue, code)) = hue.zip(cx.derived.codes.get(&objective.id)) {
        code_badge_ui(ui, cx.theme, hue, code);
    }
}

/// A name that can be clicked and reached by keyboard.
fn link_ui(ui: &mut Ui, text: RichText, name: &str) -> bool {
    ui.spacing_mut().button_padding = Vec2::new(2.0, 0.0);
    let button = Button::new(text).fill(Color32::TRANSPARENT).stroke(Stroke::NONE).truncate();
    let response = ui.add(button.min_size(Vec2::new(0.0, measures::TARGET)));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.has_focus() {
        let line = Stroke::new(1.0, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(4), line, egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
