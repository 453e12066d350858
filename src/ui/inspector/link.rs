//! An arrow: its ends, how it acts and by what it is judged.

use eframe::egui::{Id, Ui};

use super::bet::bet_ui;
use super::causes::objective_button_ui;
use crate::edit::{Edit, LinkEdit, LinkField, StepName};
use crate::model::{KpiId, Lag, Link, ObjectiveId, Sign, limits};
use crate::ui::UiContext;
use crate::ui::widgets::{
    ValueField, choice_ui, hairline_ui, heading_ui, label_ui, note_ui, row_ui, section_ui, segments_ui, small_button_ui,
};

pub(super) fn link_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    section_ui(ui, |ui| {
        heading_ui(ui, cx.theme, &cx.lang.link_heading(), |ui| reverse_ui(ui, cx, link));
        end_ui(ui, cx, &cx.lang.link_cause(), link.cause);
        end_ui(ui, cx, &cx.lang.link_effect(), link.effect);
    });
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| {
        sign_ui(ui, cx, link);
        lag_ui(ui, cx, link);
        judged_ui(ui, cx, link);
    });
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| bet_ui(ui, cx, link));
    hairline_ui(ui, cx.theme);
    section_ui(ui, |ui| {
        let text = cx.lang.step_remove_link();
        if small_button_ui(ui, cx.theme, &text, &text).clicked() {
            cx.commands.edit(Edit::Link(LinkEdit::Remove(link.id)));
        }
    });
}

pub(super) fn set(cx: &UiContext<'_>, link: &Link, field: LinkField) {
    cx.commands.edit(Edit::Link(LinkEdit::Set(link.id, field)));
}

fn end_ui(ui: &mut Ui, cx: &UiContext<'_>, label: &str, objective: ObjectiveId) {
    row_ui(ui, cx.theme, label, |ui| {
        ui.set_min_height(28.0);
        ui.add_space(2.0);
        objective_button_ui(ui, cx, objective);
    });
}

/// Exchanges cause and effect with their KPIs, unless an arrow runs that way already.
fn reverse_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    let is_free = cx.document.project().map.link_between(link.effect, link.cause).is_none();
    let text = cx.lang.link_reverse();
    ui.add_enabled_ui(is_free, |ui| {
        let button = small_button_ui(ui, cx.theme, &text, &cx.lang.link_reverse_name());
        let button = button.on_disabled_hover_text(cx.lang.refused_same_ends());
        if button.on_hover_text(cx.lang.link_reverse_name()).clicked() {
            let set = |field| Edit::Link(LinkEdit::Set(link.id, field));
            let turned = Edit::Link(LinkEdit::Retarget { id: link.id, cause: link.effect, effect: link.cause });
            let cause = set(LinkField::CauseKpi(link.effect_kpi));
            let effect = set(LinkField::EffectKpi(link.cause_kpi));
            cx.commands.edit(Edit::Several(StepName::RetargetLink, vec![turned, cause, effect]));
        }
    });
}

fn sign_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    row_ui(ui, cx.theme, &cx.lang.link_sign(), |ui| {
        let (plus, minus) = (cx.lang.link_plus(), cx.lang.link_minus());
        let width = (ui.available_width() - 4.0) / 2.0;
        let choices = [(Sign::Plus, plus.as_ref()), (Sign::Minus, minus.as_ref())];
        if let Some(sign) = segments_ui(ui, cx.theme, link.sign, &choices, width) {
            set(cx, link, LinkField::Sign(sign));
        }
        let meaning = match link.sign {
            Sign::Plus => cx.lang.link_plus_meaning(),
            Sign::Minus => cx.lang.link_minus_meaning(),
        };
        note_ui(ui, cx.theme, &meaning);
    });
}

/// From which month to which the effect is expected.
fn lag_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    let label = cx.lang.link_lag();
    row_ui(ui, cx.theme, &label, |ui| {
        let bits = link.id.bits();
        let from = |text: &str| {
            let from_months = months_of(cx, text)?;
            // A later first month takes the last one along, so that typing one number is never refused.
            Ok(Lag { from_months, to_months: link.lag.to_months.max(from_months) })
        };
        let to = |text: &str| {
            let to_months = months_of(cx, text)?;
            let lag = Lag { to_months, ..link.lag };
            if lag.from_months > to_months { Err(cx.lang.refused_upside_down().into_owned()) } else { Ok(lag) }
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let width = ((ui.available_width() - 68.0) / 2.0).max(36.0);
            let mut lag = None;
            ui.vertical(|ui| {
                ui.set_width(width);
                let name = cx.lang.link_lag_from();
                let field =
                    ValueField::new(Id::unique(("link lag from", bits)), &name, link.lag.from_months.to_string());
                lag = field.show(ui, cx.theme, from);
            });
            dash_ui(ui, cx, "–");
            ui.vertical(|ui| {
                ui.set_width(width);
                let name = cx.lang.link_lag_to();
                let field = ValueField::new(Id::unique(("link lag to", bits)), &name, link.lag.to_months.to_string());
                lag = field.show(ui, cx.theme, to).or(lag);
            });
            dash_ui(ui, cx, &cx.lang.months());
            if let Some(lag) = lag {
                set(cx, link, LinkField::Lag(lag));
            }
        });
    });
}

/// A word between fields, on the height of their text.
fn dash_ui(ui: &mut Ui, cx: &UiContext<'_>, text: &str) {
    ui.vertical(|ui| {
        ui.add_space(6.0);
        label_ui(ui, cx.theme, text);
    });
}

fn months_of(cx: &UiContext<'_>, text: &str) -> Result<u16, String> {
    let number = cx.lang.parse_number(text).map_err(|error| cx.lang.number_error(&error))?;
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(limits::LAG_MONTHS)).contains(&number);
    if is_whole { Ok(number as u16) } else { Err(cx.lang.refused_lag(limits::LAG_MONTHS).into_owned()) }
}

/// The KPIs by which each end is judged.
fn judged_ui(ui: &mut Ui, cx: &UiContext<'_>, link: &Link) {
    let ends = [
        (cx.lang.link_cause_kpi(), link.cause, link.cause_kpi, LinkField::CauseKpi as Judged),
        (cx.lang.link_effect_kpi(), link.effect, link.effect_kpi, LinkField::EffectKpi as Judged),
    ];
    for (label, objective, selected, field) in ends {
        let none = (None, cx.lang.no_choice().into_owned());
        let kpis = cx.document.project().kpis_of(objective);
        let choices: Vec<(Option<KpiId>, String)> =
            std::iter::once(none).chain(kpis.iter().map(|kpi| (Some(kpi.id), kpi.name.clone()))).collect();
        row_ui(ui, cx.theme, &label, |ui| {
            let id = Id::unique(("link judged by", link.id.bits(), objective.bits()));
            if let Some(kpi) = choice_ui(ui, id, &label, &selected, &choices) {
                set(cx, link, field(kpi));
            }
        });
    }
}

/// The field that keeps the KPI of one end.
type Judged = fn(Option<KpiId>) -> LinkField;
