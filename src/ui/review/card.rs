//! The KPI at hand: its chart, its value, what that says, and what will be done.

use eframe::egui::{
    Align2, CornerRadius, Frame, Id, Key, Label, Layout, Margin, RichText, Role, Stroke, TextEdit, Ui, Vec2, WidgetInfo,
};

use super::ReviewState;
use crate::analysis::{
    Due, KpiReading, Status, TargetCourse, full_text, judge, parse_value, period_text, unit_text, value_text,
};
use crate::edit::{Edit, MeasurementEdit};
use crate::model::{Kpi, Measurement, Period};
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::inspector::initiatives_ui;
use crate::ui::kpi::chart::chart_of_ui;
use crate::ui::kpi::value_of;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{
    TextField, block_ui, code_badge_ui, note_ui, primary_button, refusal_ui, small_button_ui, status_ui,
};

/// Widest that the card gets, in points.
const WIDTH: f32 = 640.0;

pub(super) fn card_ui(ui: &mut Ui, cx: &UiContext<'_>, review: &mut ReviewState, kpi: &Kpi, before: Status) {
    let project = cx.document.project();
    let Some(reading) = cx.derived.analysis.kpis.get(&kpi.id) else { return };
    let asked = asked(cx, review, kpi, reading);
    let radius = CornerRadius::same(measures::CARD_RADIUS as u8);
    let line = Stroke::new(1.0, color32(cx.theme.card_line));
    let frame = Frame::new().fill(color32(cx.theme.card)).corner_radius(radius).stroke(line);
    ui.set_max_width(WIDTH.min(ui.available_width()));
    frame.inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        title_ui(ui, cx, kpi);
        let typed = with_typed(cx, review, kpi, asked);
        chart_of_ui(ui, cx, kpi, typed.as_ref().unwrap_or(reading), chart_height(ui, reading));
        ui.add_space(4.0);
        value_ui(ui, cx, review, kpi, reading, asked, before);
        ui.add_space(4.0);
        if let Some(objective) = kpi.objectives.first() {
            let is_open = reading.status == Status::OffTrack && project.initiatives_of(*objective).is_empty();
            if is_open {
                refusal_ui(ui, cx.theme, &cx.lang.review_no_plan());
            }
            initiatives_ui(ui, cx, *objective);
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if review.at > 0 && small_button_ui(ui, cx.theme, &cx.lang.review_back(), &cx.lang.review_back()).clicked() {
            review.turn_to(review.at - 1);
        }
        ui.with_layout(Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            if small_button_ui(ui, cx.theme, &cx.lang.review_skip(), &cx.lang.review_skip()).clicked() {
                review.turn_to(review.at + 1);
            }
        });
    });
    ui.add(
        Label::new(RichText::new(cx.lang.review_help()).size(type_scale::LABEL).color(color32(cx.theme.sub))).wrap(),
    );
}

/// What the KPI would say with the value that is being typed; the project takes that only with Enter.
fn with_typed(cx: &UiContext<'_>, review: &ReviewState, kpi: &Kpi, asked: Period) -> Option<KpiReading> {
    let value = parse_value(cx.lang, kpi.unit, &review.text).ok()?;
    let project = cx.document.project();
    let mut series = project.series_of(kpi.id).clone();
    series.insert(asked.start, Measurement::of(value));
    Some(KpiReading::of(kpi, &series, project.fiscal_year, cx.derived.analysis.as_of))
}

/// As high as the window leaves room beside what is asked, in points; a chart without a value needs little.
fn chart_height(ui: &Ui, reading: &KpiReading) -> f32 {
    let most = if reading.points.is_empty() { 120.0 } else { 190.0 };
    (ui.ctx().content_rect().height() - 500.0).clamp(90.0, most)
}

/// The period whose value is asked for: what is due, or, once it was entered, that one again.
fn asked(cx: &UiContext<'_>, review: &ReviewState, kpi: &Kpi, reading: &KpiReading) -> Period {
    let (fiscal, as_of) = (cx.document.project().fiscal_year, cx.derived.analysis.as_of);
    let newest = reading.points.last().map(|(period, _)| *period);
    let next = Due::of(kpi, reading, fiscal, as_of).map(|due| due.period);
    let running = Period::containing(kpi.interval, as_of, fiscal);
    match newest {
        Some(newest) if review.entered.contains(&kpi.id) => newest,
        _ => next.unwrap_or(running).min(running),
    }
}

fn title_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let project = cx.document.project();
    let home = kpi.home().and_then(|home| project.map.objective(home));
    if let Some(home) = home {
        ui.horizontal(|ui| {
            let hue = project.perspectives.get(&home.perspective).map(|perspective| perspective.hue);
            if let Some((hue, code)) = hue.zip(cx.derived.codes.get(&home.id)) {
                code_badge_ui(ui, cx.theme, hue, code);
            }
            let text = RichText::new(&home.name).size(type_scale::SMALL).color(color32(cx.theme.sub));
            ui.add(Label::new(text).truncate());
        });
    }
    let style = font(TextStyle::new(type_scale::TITLE, Weight::Bold));
    ui.add(Label::new(RichText::new(&kpi.name).font(style).color(color32(cx.theme.text))).wrap());
}

/// The field for the value, how it is read, and what it changes.
fn value_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    review: &mut ReviewState,
    kpi: &Kpi,
    reading: &KpiReading,
    period: Period,
    before: Status,
) {
    let fiscal = cx.document.project().fiscal_year;
    let question = cx.lang.review_question(&period_text(cx.lang, period, fiscal));
    let held = cx.document.project().series_of(kpi.id).in_period(period);
    let mut is_entered = false;
    block_ui(ui, cx.theme, &question, |ui| {
        ui.horizontal(|ui| {
            let unit = unit_text(cx.lang, kpi.unit);
            let hint = held.map_or(unit, |measurement| full_text(cx.lang, kpi.unit, measurement.value));
            let field = TextEdit::singleline(&mut review.text)
                .id(Id::unique("review value"))
                .font(font(TextStyle::new(type_scale::TITLE, Weight::Bold)))
                .hint_text(hint)
                .align(Align2::LEFT_CENTER);
            let response = ui.add_sized(Vec2::new(200.0, 40.0), field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, question.as_ref()));
            if std::mem::take(&mut review.wants_keyboard) {
                response.request_focus();
            }
            if response.changed() {
                review.refusal = None;
            }
            is_entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            is_entered |= primary_button(ui, cx.theme, &cx.lang.review_enter()).clicked();
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                status_change_ui(ui, cx, review, kpi, reading, period, before);
            });
        });
    });
    if let Some(refusal) = &review.refusal {
        refusal_ui(ui, cx.theme, refusal);
    }
    let label = cx.lang.review_note();
    block_ui(ui, cx.theme, &label, |ui| {
        let id = Id::unique("review note");
        let hint = held.map(|measurement| measurement.note.clone()).filter(|note| !note.is_empty());
        let hint = hint.unwrap_or_else(|| cx.lang.review_note_hint().into_owned());
        let had_keyboard = ui.memory(|m| m.has_focus(id));
        if let Some(note) = TextField::new(id, &label, &review.note).hint(hint).show(ui, cx.theme) {
            review.note = note;
        }
        let is_left = had_keyboard && ui.input(|i| i.key_pressed(Key::Enter));
        is_entered |= is_left && !review.text.trim().is_empty();
    });
    if is_entered {
        enter(cx, review, kpi, period);
    }
}

/// What the typed value says beside what the KPI says now; without one, the newest value.
fn status_change_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    review: &ReviewState,
    kpi: &Kpi,
    reading: &KpiReading,
    period: Period,
    before: Status,
) {
    let fiscal = cx.document.project().fiscal_year;
    let typed = parse_value(cx.lang, kpi.unit, &review.text).ok().filter(|_| !review.text.trim().is_empty());
    let first = reading.points.first().map(|(period, _)| *period).or(Some(period));
    let course = TargetCourse::of(kpi, first, fiscal);
    let after = match typed {
        Some(value) => Some(Status::of(judge(kpi, &course, period, value).score)),
        None => review.entered.contains(&kpi.id).then_some(reading.status),
    };
    if let Some(value) = typed {
        note_ui(ui, cx.theme, &cx.lang.review_read_as(&full_text(cx.lang, kpi.unit, value)));
    } else if let Some((newest, value)) = reading.points.last() {
        let text =
            cx.lang.review_before(&value_text(cx.lang, kpi.unit, *value), &period_text(cx.lang, *newest, fiscal));
        note_ui(ui, cx.theme, &text);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let shown = after.unwrap_or(before);
        status_ui(ui, cx.theme, shown, &shown.text(cx.lang));
        let text = match after.filter(|after| *after != before) {
            Some(after) => [before, after].map(|status| status.text(cx.lang)).join(" → "),
            None => shown.text(cx.lang).into_owned(),
        };
        let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
        ui.add(Label::new(RichText::new(text).font(style).color(color32(status_color(shown, cx.theme)))));
    });
}

/// Puts the value and the note into the project and goes on; what is refused stays in its field.
fn enter(cx: &UiContext<'_>, review: &mut ReviewState, kpi: &Kpi, period: Period) {
    let held = cx.document.project().series_of(kpi.id).in_period(period);
    if review.text.trim().is_empty() {
        // Enter on an empty field goes on with what is there.
        review.turn_to(review.at + 1);
        return;
    }
    let note = Some(review.note.trim()).filter(|note| !note.is_empty()).map(str::to_owned);
    let note = note.unwrap_or_else(|| held.map(|measurement| measurement.note.clone()).unwrap_or_default());
    let edit = value_of(cx.lang, kpi.unit, &review.text).and_then(|value| {
        let measurement = Some(Measurement { value, note });
        cx.checked(Edit::Measurement(MeasurementEdit { kpi: kpi.id, period, measurement }))
    });
    match edit {
        Ok(edit) => {
            cx.commands.edit(edit);
            review.entered.insert(kpi.id);
            review.turn_to(review.at + 1);
        }
        Err(refusal) => {
            review.refusal = Some(refusal);
            review.wants_keyboard = true;
        }
    }
}
