//! The arrows at an objective: what causes it and what it leads to.

use eframe::egui::{self, RichText, Sense, Ui, UiBuilder, Vec2};

use crate::command::{Command, Selection};
use crate::lang::Lang;
use crate::model::{Lag, Link, ObjectiveId, Record, Sign};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::paint::color32;
use crate::ui::widgets::{code_badge_ui, heading_ui, note_ui};

pub(super) fn causes_ui(ui: &mut Ui, cx: &UiContext<'_>, objective: ObjectiveId) {
    let map = &cx.document.project().map;
    let (causes, effects) = (map.causes(objective), map.effects(objective));
    heading_ui(ui, cx.theme, &cx.lang.caused_by(), |_| {});
    for link in &causes {
        arrow_ui(ui, cx, link, link.cause);
    }
    if causes.is_empty() {
        note_ui(ui, cx.theme, &cx.lang.no_causes());
    }
    ui.add_space(8.0);
    heading_ui(ui, cx.theme, &cx.lang.leads_to(), |_| {});
    for link in &effects {
        arrow_ui(ui, cx, link, link.effect);
    }
    if effects.is_empty() {
        note_ui(ui, cx.theme, &cx.lang.no_effects());
    }
}

/// One arrow: the card at its other end, then how long it takes, which leads to the arrow itself.
fn arrow_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link, other: ObjectiveId) {
    let Some(objective) = cx.document.project().map.objective(other) else { return };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let text = RichText::new(lag_text(cx.lang, link)).size(type_scale::LABEL).color(color32(cx.theme.faint));
            let button = egui::Button::new(text).frame(false).min_size(Vec2::new(0.0, measures::TARGET));
            let response = ui.add(button);
            let name = cx.lang.link_with(&objective.name);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
            let response = response.on_hover_text(name.as_ref());
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                cx.commands.push(Command::Select(Selection::link(link.id)));
            }
            objective_button_ui(ui, cx, other);
        });
    });
}

/// A card by badge and name, over the available width; a click selects it and brings it into view.
pub(super) fn objective_button_ui(ui: &mut Ui, cx: &UiContext<'_>, id: ObjectiveId) {
    let project = cx.document.project();
    let Some(objective) = project.map.objective(id) else { return };
    let hue = project.perspectives.get(&objective.perspective).map(|p| p.hue).unwrap_or_default();
    let size = Vec2::new(ui.available_width(), measures::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &objective.name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(Vec2::new(4.0, 0.0)), 6.0, color32(cx.theme.field));
    }
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        code_badge_ui(ui, cx.theme, hue, cx.derived.codes.get(&id).map_or("", String::as_str));
        ui.add(egui::Label::new(RichText::new(&objective.name).size(type_scale::SMALL)).truncate());
    });
    let response = response.on_hover_text(&objective.name).on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        cx.commands.push(Command::Show(Record::Objective(id)));
    }
}

/// "lag 2 mo", "− · lag 1–3 mo", or the word for an arrow without a lag.
fn lag_text(lang: Lang, link: &Link) -> String {
    let lag = match link.lag {
        Lag { from_months: 0, to_months: 0 } => lang.lag_none().into_owned(),
        Lag { from_months, to_months } if from_months == to_months => {
            lang.lag_months(&to_months.to_string()).into_owned()
        }
        Lag { from_months, to_months } => lang.lag_months(&format!("{from_months}–{to_months}")).into_owned(),
    };
    match link.sign {
        Sign::Plus => lag,
        Sign::Minus => format!("− · {lag}"),
    }
}
