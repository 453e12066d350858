//! One chart with its name, value and status.

use eframe::egui::{
    self, Align, CornerRadius, CursorIcon, Label, Layout, Rect, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo,
};
use jiff::civil::Date;

use super::keys::{read_keys, time_keys};
use crate::analysis::{target_text, value_text};
use crate::command::Command;
use crate::model::Kpi;
use crate::scene::chart::day_number;
use crate::scene::status_color;
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::kpi::chart::read_text;
use crate::ui::kpi::chart::{ChartOptions, GUTTER, chart_with, notes_ui};
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{code_badge_ui, focus_ring_ui, label_ui, status_ui};

/// Height of a card in points.
pub(super) const HEIGHT: f32 = 250.0;
/// Inside the edge of a card.
const PADDING: f32 = 12.0;
/// Height of the chart with its dates.
const CHART: f32 = 124.0;

/// How a card is shown.
pub(super) struct CardLook {
    /// The days that all cards share.
    pub range: (Date, Date),
    /// The day that the pointer is at, on whichever card.
    pub cursor: Option<Date>,
    /// Whether its KPI is open in the inspector.
    pub is_open: bool,
}

/// What pointer and keyboard do to a card.
pub(super) struct Pointed {
    /// The day that the pointer is at.
    pub day: Option<Date>,
    /// The day that the keyboard is at.
    pub read: Option<Date>,
    /// What they do to the time that all cards share.
    pub time: Option<TimeTouch>,
}

/// What pointer and keys do to the time that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TimeTouch {
    /// Zooms about a place from 0 to 1, and moves by a share of what is shown.
    Change { zoom: f64, place: f64, move_by: f64 },
    /// Goes back to the span that was chosen.
    Reset,
    /// Moves to a day that is not shown.
    Show(Date),
}

/// Dragging over a time axis so wide moves through time, Ctrl and the wheel zoom, a double click goes back.
pub(super) fn time_touch(ui: &Ui, response: &egui::Response, axis: egui::Rangef) -> Option<TimeTouch> {
    if response.double_clicked() {
        return Some(TimeTouch::Reset);
    }
    let width = axis.span().max(1.0);
    let move_by = if response.dragged() { f64::from(response.drag_delta().x / width) } else { 0.0 };
    let zoom = if response.contains_pointer() { f64::from(ui.input(egui::InputState::zoom_delta)) } else { 1.0 };
    let pointer = response.hover_pos().map_or(0.5, |at| (at.x - axis.min) / width);
    let place = f64::from(pointer.clamp(0.0, 1.0));
    let is_touched = zoom != 1.0 || move_by != 0.0;
    is_touched.then_some(TimeTouch::Change { zoom, place, move_by })
}

/// Shows the card; gives back what the pointer does.
pub(super) fn card_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, rect: Rect, look: &CardLook) -> Pointed {
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    let axis = egui::Rangef::new(rect.left() + PADDING + GUTTER, rect.right() - PADDING);
    let time = time_touch(ui, &response, axis);
    let points = cx.derived.analysis.kpis.get(&kpi.id).map(|reading| &reading.points);
    let range = (day_number(look.range.0), day_number(look.range.1));
    let place_of = |day: Date| ((day_number(day) - range.0) / (range.1 - range.0).max(1.0)).clamp(0.0, 1.0);
    let keyed = time_keys(ui, &response, look.cursor.map_or(0.5, place_of));
    let moved = points.and_then(|points| read_keys(ui, &response, points, look.cursor));
    let read = moved.or(look.cursor).filter(|_| response.has_focus());
    let time = time.or(keyed).or(moved.map(TimeTouch::Show));
    let words = read.and_then(|day| read_text(cx, kpi, day));
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(egui::Role::Button, true, look.is_open, &kpi.name);
        info.current_text_value.clone_from(&words);
        info
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let has_keyboard = response.has_focus();
    let line = if look.is_open || has_keyboard {
        Stroke::new(1.5, color32(cx.theme.accent))
    } else if response.hovered() {
        Stroke::new(1.0, color32(cx.theme.faint))
    } else {
        Stroke::new(1.0, color32(cx.theme.card_line))
    };
    let radius = CornerRadius::same(measures::CARD_RADIUS as u8);
    ui.painter().rect(rect, radius, color32(cx.theme.card), line, StrokeKind::Inside);
    focus_ring_ui(ui, &response);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        cx.commands.push(Command::ShowKpi(kpi.id));
    }
    let inside = UiBuilder::new().max_rect(rect.shrink(PADDING)).layout(Layout::top_down(Align::Min));
    let mut pointed = None;
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 4.0);
        title_ui(ui, cx, kpi);
        numbers_ui(ui, cx, kpi);
        ui.add_space(4.0);
        let options = ChartOptions {
            height: CHART,
            range: Some(look.range),
            cursor: read.or(look.cursor),
            has_values_to_enter: false,
        };
        pointed = chart_with(ui, cx, kpi, &options);
        ui.spacing_mut().item_spacing.y = 1.0;
        match (&words, has_keyboard) {
            (Some(words), _) => drop(label_ui(ui, cx.theme, words)),
            (None, true) => drop(label_ui(ui, cx.theme, &cx.lang.trends_keys())),
            (None, false) => {
                if let Some(reading) = cx.derived.analysis.kpis.get(&kpi.id) {
                    notes_ui(ui, cx, kpi, reading, true);
                }
            }
        }
    });
    Pointed { day: pointed, read, time }
}

fn title_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let project = cx.document.project();
    ui.horizontal(|ui| {
        ui.set_min_height(18.0);
        let home = kpi.home().and_then(|home| project.map.objective(home));
        let hue = home.and_then(|home| project.perspectives.get(&home.perspective)).map(|p| p.hue);
        if let Some(((home, hue), code)) = home.zip(hue).zip(home.and_then(|home| cx.derived.codes.get(&home.id))) {
            code_badge_ui(ui, cx.theme, hue, code);
            let style = font(TextStyle::new(type_scale::BODY, Weight::Semibold));
            ui.add(Label::new(RichText::new(&kpi.name).font(style)).truncate()).on_hover_text(&home.name);
        }
    });
}

/// Value, status and target in one row.
fn numbers_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi) {
    let Some(reading) = cx.derived.analysis.kpis.get(&kpi.id) else { return };
    ui.horizontal(|ui| {
        ui.set_min_height(22.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(value) = reading.value() {
            let style = font(TextStyle::new(type_scale::HEADING, Weight::Bold));
            ui.add(Label::new(RichText::new(value_text(cx.lang, kpi.unit, value)).font(style)));
        }
        let text = reading.status_text(cx.lang, kpi);
        status_ui(ui, cx.theme, reading.status, &text);
        let color = color32(status_color(reading.status, cx.theme));
        let style = font(TextStyle::new(type_scale::SMALL, Weight::Medium));
        ui.add(Label::new(RichText::new(text).font(style).color(color)).truncate());
        if let Some(target) = reading.why.target {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = cx.lang.chart_target_was(&target_text(cx.lang, kpi.unit, target)).into_owned();
                let text = RichText::new(text).size(type_scale::SMALL).color(color32(cx.theme.sub));
                ui.add(Label::new(text).truncate());
            });
        }
    });
}
