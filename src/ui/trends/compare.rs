//! All KPIs on one chart: how far each has come from its baseline to its target.
//!
//! Values of different units can't share an axis, shares of the way can: 0 % at the
//! baseline, 100 % at the target, upwards always the good direction. The list beside
//! the chart names the lines; pointing at either lights both.

use eframe::egui::{
    self, Align2, Color32, CornerRadius, CursorIcon, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2,
};
use jiff::civil::Date;

use super::card::{TimeTouch, time_touch};
use crate::analysis::{KpiReading, Step, percent_text, period_text, progress_of, value_text};
use crate::command::Command;
use crate::model::{Hue, Kpi, Period};
use crate::scene::chart::{day_number, ticks};
use crate::text::{TextStyle, Weight};
use crate::theme::{measures, type_scale};
use crate::ui::UiContext;
use crate::ui::kpi::chart::paint_ticks;
use crate::ui::paint::{color32, font};
use crate::ui::widgets::{focus_ring_ui, note_ui};

/// Width of the list of lines, in points.
const LIST: f32 = 236.0;
/// Height of an entry of the list.
const ENTRY: f32 = 26.0;
/// Shares beyond these are cut off: one runaway would flatten all others.
const REACH: (f64, f64) = (-0.6, 1.6);

/// One KPI's way.
struct Way<'a> {
    kpi: &'a Kpi,
    /// Day and share of the way, from old to new.
    points: Vec<(f64, f64)>,
    color: Color32,
    /// Drawn broken, where the colours begin anew.
    is_dashed: bool,
}

/// Shows the KPIs on one chart, and those that can't be compared below; gives back what the pointer does to the time.
pub(super) fn compare_ui(ui: &mut Ui, cx: &UiContext<'_>, kpis: &[&Kpi], range: (Date, Date)) -> Option<TimeTouch> {
    let mut ways = Vec::new();
    let mut rest = Vec::new();
    for kpi in kpis {
        let reading = cx.derived.analysis.kpis.get(&kpi.id);
        let points = reading.map(|reading| points(kpi, reading)).filter(|points| !points.is_empty());
        match points {
            Some(points) => {
                let hue = Hue::ALL[ways.len() % Hue::ALL.len()];
                let is_dashed = (ways.len() / Hue::ALL.len()) % 2 == 1;
                ways.push(Way { kpi, points, color: color32(cx.theme.hue(hue).main), is_dashed });
            }
            None => rest.push(kpi.name.as_str()),
        }
    }
    let foot = if rest.is_empty() { 0.0 } else { 40.0 };
    let height = (ui.available_height() - foot - 8.0).max(160.0);
    let lit_id = egui::Id::unique("lit way");
    let lit: Option<u64> = ui.data(|d| d.get_temp(lit_id));
    let (mut pointed, mut touched) = (None, None);
    ui.horizontal_top(|ui| {
        let list = if ui.available_width() < 640.0 { LIST * 0.75 } else { LIST };
        let size = Vec2::new((ui.available_width() - list - 12.0).max(120.0), height);
        (pointed, touched) = chart_ui(ui, cx, &ways, range, size, lit);
        let layout = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(Vec2::new(list, height), layout, |ui| {
            ScrollArea::vertical().id_salt("ways").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for way in &ways {
                    if entry_ui(ui, cx, way, lit == Some(way.kpi.id.bits())) {
                        pointed = Some(way.kpi.id.bits());
                    }
                }
            });
        });
    });
    if pointed != lit {
        ui.data_mut(|d| match pointed {
            Some(kpi) => {
                d.insert_temp(lit_id, kpi);
            }
            None => d.remove::<u64>(lit_id),
        });
        ui.ctx().request_repaint();
    }
    if !rest.is_empty() {
        let step = Step::Numbers.title(cx.lang);
        note_ui(ui, cx.theme, &cx.lang.trends_not_comparable(&rest.join(", "), &step));
    }
    touched
}

/// The share of the way at each value; empty without baseline or target.
fn points(kpi: &Kpi, reading: &KpiReading) -> Vec<(f64, f64)> {
    let share = |(period, value): &(crate::model::Period, f64)| {
        Some((day_number(period.start), progress_of(kpi.baseline?, reading.why.goal?, *value)?))
    };
    reading.points.iter().filter_map(share).collect()
}

/// The chart; gives back the line that the pointer is at, and what the pointer does to the time.
fn chart_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ways: &[Way<'_>],
    range: (Date, Date),
    size: Vec2,
    lit: Option<u64>,
) -> (Option<u64>, Option<TimeTouch>) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.lang.trends_compared(ways.len())));
    let line = Stroke::new(1.0, color32(cx.theme.card_line));
    let radius = CornerRadius::same(measures::CARD_RADIUS as u8);
    ui.painter().rect(rect, radius, color32(cx.theme.card), line, StrokeKind::Inside);
    let plot = Rect::from_min_max(rect.min + Vec2::new(56.0, 16.0), rect.max - Vec2::new(16.0, 32.0));
    let touched = time_touch(ui, &response, plot.x_range());
    let (from, to) = (day_number(range.0), day_number(range.1).max(day_number(range.0) + 1.0));
    let seen = |points: &[(f64, f64)]| -> Vec<(f64, f64)> {
        let first = points.partition_point(|(day, _)| *day < from).saturating_sub(1);
        let last = (points.partition_point(|(day, _)| *day <= to) + 1).min(points.len());
        points.get(first..last).unwrap_or_default().to_vec()
    };
    let ways: Vec<(&Way<'_>, Vec<(f64, f64)>)> = ways.iter().map(|way| (way, seen(&way.points))).collect();
    let all = ways.iter().flat_map(|(_, points)| points).map(|(_, share)| *share);
    let (low, high) = all.fold((0.0_f64, 1.0_f64), |(low, high), share| (low.min(share), high.max(share)));
    let (low, high) = (low.max(REACH.0) - 0.06, high.min(REACH.1) + 0.06);
    let x_of = |day: f64| plot.left() + plot.width() * ((day - from) / (to - from)) as f32;
    let y_of = |share: f64| plot.bottom() - plot.height() * ((share.clamp(low, high) - low) / (high - low)) as f32;
    guides_ui(ui, cx, plot, (low, high), &y_of);
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Regular));
    let strip = Rect::from_min_max(pos2(plot.left(), plot.bottom() + 8.0), pos2(plot.right(), rect.bottom()));
    let ticks = ticks(cx.lang, crate::model::Interval::Month, range, plot.width());
    let day_x = |day: Date| x_of(day_number(day));
    paint_ticks(ui.painter(), strip, &ticks, day_x, &label, color32(cx.theme.faint));

    let painter = ui.painter().with_clip_rect(plot.expand(3.0));
    let mut nearest: Option<(f32, u64)> = None;
    for (way, points) in &ways {
        let places: Vec<Pos2> = points.iter().map(|(day, share)| pos2(x_of(*day), y_of(*share))).collect();
        let is_lit = lit == Some(way.kpi.id.bits());
        let color = if lit.is_some() && !is_lit { way.color.gamma_multiply(0.25) } else { way.color };
        let stroke = Stroke::new(if is_lit { 2.6 } else { 1.6 }, color);
        if way.is_dashed {
            painter.extend(Shape::dashed_line(&places, stroke, 6.0, 4.0));
        } else {
            painter.add(Shape::line(places.clone(), stroke));
        }
        if let Some(end) = places.last() {
            painter.circle_filled(*end, if is_lit { 4.0 } else { 2.8 }, color);
        }
        if let Some(pointer) = response.hover_pos() {
            let near = distance(&places, pointer);
            if near < 12.0 && nearest.is_none_or(|(other, _)| near < other) {
                nearest = Some((near, way.kpi.id.bits()));
            }
        }
    }
    let pointed = nearest.map(|(_, id)| id);
    if let Some((way, _)) = ways.iter().find(|(way, _)| Some(way.kpi.id.bits()) == pointed) {
        if response.clicked() {
            cx.commands.push(Command::ShowKpi(way.kpi.id));
        }
        let day = response.hover_pos().map(|at| from + (to - from) * f64::from((at.x - plot.left()) / plot.width()));
        let text = facts(cx, way, day);
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(text);
    }
    (pointed, touched)
}

/// The baseline, the target, and what lies half way.
fn guides_ui(ui: &Ui, cx: &UiContext<'_>, plot: Rect, (low, high): (f64, f64), y_of: &dyn Fn(f64) -> f32) {
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Regular));
    for quarter in -2..=6 {
        let share = f64::from(quarter) / 4.0;
        if share < low || share > high {
            continue;
        }
        let is_end = quarter == 0 || quarter == 4;
        let color = match quarter {
            4 => cx.theme.on_track,
            0 => cx.theme.faint,
            _ => cx.theme.line,
        };
        let y = y_of(share);
        ui.painter().hline(plot.x_range(), y, Stroke::new(if is_end { 1.2 } else { 1.0 }, color32(color)));
        if quarter % 2 == 0 {
            let color = if quarter == 4 { cx.theme.on_track } else { cx.theme.faint };
            let at = pos2(plot.left() - 8.0, y);
            ui.painter().text(at, Align2::RIGHT_CENTER, percent_text(cx.lang, share), label.clone(), color32(color));
        }
    }
}

/// Name, period, value and share of the way at the measured day that is nearest to `day`; of the newest value without.
fn facts(cx: &UiContext<'_>, way: &Way<'_>, day: Option<f64>) -> String {
    let reading = cx.derived.analysis.kpis.get(&way.kpi.id);
    let nearest = reading.zip(day).and_then(|(reading, day)| {
        let far = |(period, _): &&(Period, f64)| (day_number(period.start) - day).abs();
        reading.points.iter().min_by(|a, b| far(a).total_cmp(&far(b)))
    });
    if let Some((period, value)) = nearest {
        let progress = way.kpi.baseline.zip(reading.and_then(|reading| reading.why.goal));
        let progress = progress.and_then(|(baseline, goal)| progress_of(baseline, goal, *value));
        let when = period_text(cx.lang, *period, cx.document.project().fiscal_year);
        let facts = [way.kpi.name.clone(), when, value_text(cx.lang, way.kpi.unit, *value)];
        let share = progress.map(|share| cx.lang.progress_way(&percent_text(cx.lang, share)).into_owned());
        return facts.into_iter().chain(share).collect::<Vec<_>>().join(" · ");
    }
    let value = reading.and_then(KpiReading::value).map(|value| value_text(cx.lang, way.kpi.unit, value));
    let progress = reading.and_then(|reading| reading.progress_text(cx.lang)).map(std::borrow::Cow::into_owned);
    std::iter::once(way.kpi.name.clone()).chain(value).chain(progress).collect::<Vec<_>>().join(" · ")
}

/// An entry of the list; gives back whether the pointer (or the keyboard) is at it.
fn entry_ui(ui: &mut Ui, cx: &UiContext<'_>, way: &Way<'_>, is_lit: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ENTRY), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &way.kpi.name));
    if is_lit {
        ui.painter().rect_filled(rect, CornerRadius::same(6), color32(cx.theme.field));
    }
    focus_ring_ui(ui, &response);
    let (left, y) = (rect.left() + 8.0, rect.center().y);
    let stroke = Stroke::new(2.4, way.color);
    let ends = [pos2(left, y), pos2(left + 18.0, y)];
    if way.is_dashed {
        ui.painter().extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
    } else {
        ui.painter().line_segment(ends, stroke);
    }
    let share = way.points.last().map(|(_, share)| percent_text(cx.lang, *share)).unwrap_or_default();
    let small = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
    let number =
        ui.painter().text(pos2(rect.right() - 6.0, y), Align2::RIGHT_CENTER, share, small, color32(cx.theme.text));
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Regular));
    let mut job = egui::text::LayoutJob::simple_singleline(way.kpi.name.clone(), style, color32(cx.theme.text));
    job.wrap = egui::text::TextWrapping::truncate_at_width((number.left() - left - 34.0).max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(left + 26.0, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color32(cx.theme.text));
    if response.clicked() {
        cx.commands.push(Command::ShowKpi(way.kpi.id));
    }
    let is_pointed = response.hovered() || response.has_focus();
    response.on_hover_text(facts(cx, way, None));
    is_pointed
}

/// How far a point is from a line of points.
fn distance(line: &[Pos2], point: Pos2) -> f32 {
    let to = |pair: &[Pos2]| {
        let (a, b) = (pair[0], pair[1]);
        let length = (b - a).length_sq();
        let along = if length > 0.0 { ((point - a).dot(b - a) / length).clamp(0.0, 1.0) } else { 0.0 };
        (a + (b - a) * along).distance(point)
    };
    line.windows(2).map(to).fold(f32::INFINITY, f32::min)
}
