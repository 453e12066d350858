//! All KPIs on one chart: how far each has come from its baseline to its target.
//!
//! The lines are those of the picture ([`crate::scene::chart::compare`]). The list
//! beside the chart names them under the headings of their groups; pointing at a
//! line or its name lights both, and a heading leaves only its lines.

use eframe::egui::{
    self, Align2, CornerRadius, CursorIcon, Popup, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2,
};
use jiff::civil::Date;

use super::card::{TimeTouch, time_touch};
use super::keys::time_keys;
use crate::analysis::{KpiReading, Step, percent_text, period_text, progress_of, value_text};
use crate::command::Command;
use crate::model::Period;
use crate::scene::chart::compare::{Compared, Group, GroupKey, Way, between, quarters, reach};
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
/// Height of a heading of the list.
const HEADING: f32 = 30.0;

/// What the one chart asks for.
pub(super) struct Asked {
    /// What pointer and keys do to the time.
    pub time: Option<TimeTouch>,
    /// The heading that was chosen.
    pub heading: Option<GroupKey>,
    /// Whether a picture of it is wanted.
    pub is_exported: bool,
}

/// Shows the KPIs of groups, or of the only one that is wanted, on one chart, and those that can't be compared below.
pub(super) fn compare_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    groups: &[Group<'_>],
    only: Option<GroupKey>,
    range: (Date, Date),
) -> Asked {
    let shown = groups.iter().filter(|group| only.is_none_or(|only| only == group.key)).cloned().collect();
    let compared = Compared::of(shown, &cx.derived.analysis);
    let foot = if compared.rest.is_empty() { 0.0 } else { 40.0 };
    let height = (ui.available_height() - foot - 8.0).max(160.0);
    let lit_id = egui::Id::unique("lit way");
    let lit: Option<u64> = ui.data(|d| d.get_temp(lit_id));
    let mut asked = Asked { time: None, heading: None, is_exported: false };
    let mut pointed = None;
    ui.horizontal_top(|ui| {
        let list = if ui.available_width() < 640.0 { LIST * 0.75 } else { LIST };
        let size = Vec2::new((ui.available_width() - list - 12.0).max(120.0), height);
        pointed = chart_ui(ui, cx, &compared, (range, lit), size, &mut asked);
        let layout = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(Vec2::new(list, height), layout, |ui| {
            ScrollArea::vertical().id_salt("ways").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                // All headings stay, so that one gets from one to the next.
                for group in groups {
                    let is_only = only == Some(group.key);
                    if heading_ui(ui, cx, group, (only.is_none(), is_only)) {
                        asked.heading = Some(group.key);
                    }
                    let ways = compared.groups.iter().filter(|other| other.key == group.key).flat_map(|g| &g.ways);
                    for way in ways {
                        if entry_ui(ui, cx, way, lit == Some(way.kpi.id.bits())) {
                            pointed = Some(way.kpi.id.bits());
                        }
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
    if !compared.rest.is_empty() {
        let step = Step::Numbers.title(cx.lang);
        let names: Vec<&str> = compared.rest.iter().map(|kpi| kpi.name.as_str()).collect();
        note_ui(ui, cx.theme, &cx.lang.trends_not_comparable(&names.join(", "), &step));
    }
    asked
}

/// A heading of the list, which leaves only its lines; gives back whether it was clicked.
fn heading_ui(ui: &mut Ui, cx: &UiContext<'_>, group: &Group<'_>, (is_plain, is_only): (bool, bool)) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEADING), Sense::click());
    let name = cx.lang.trends_only(&group.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_only, name.as_ref()));
    focus_ring_ui(ui, &response);
    let color = match group.hue {
        _ if !is_plain && !is_only => cx.theme.faint,
        Some(hue) => cx.theme.hue(hue).title,
        None => cx.theme.sub,
    };
    let style = font(TextStyle::new(type_scale::SMALL, Weight::Semibold));
    let mut job = egui::text::LayoutJob::simple_singleline(group.name.clone(), style, color32(color));
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 16.0).max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 8.0, rect.bottom() - 4.0 - galley.size().y);
    if response.hovered() {
        let y = at.y + galley.size().y;
        ui.painter().hline(at.x..=at.x + galley.size().x, y, Stroke::new(1.0, color32(color)));
    }
    ui.painter().galley(at, galley, color32(color));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(cx.lang.trends_only_tooltip());
    response.clicked()
}

/// The chart; gives back the line that the pointer is at.
fn chart_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    compared: &Compared<'_>,
    (range, lit): ((Date, Date), Option<u64>),
    size: Vec2,
    asked: &mut Asked,
) -> Option<u64> {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let count = compared.ways().count();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.lang.trends_compared(count)));
    let line = Stroke::new(1.0, color32(cx.theme.card_line));
    let radius = CornerRadius::same(measures::CARD_RADIUS as u8);
    ui.painter().rect(rect, radius, color32(cx.theme.card), line, StrokeKind::Inside);
    focus_ring_ui(ui, &response);
    let plot = Rect::from_min_max(rect.min + Vec2::new(56.0, 16.0), rect.max - Vec2::new(16.0, 32.0));
    asked.time = time_touch(ui, &response, plot.x_range()).or_else(|| time_keys(ui, &response, 0.5));
    Popup::context_menu(&response).show(|ui| {
        ui.set_min_width(160.0);
        asked.is_exported = ui.button(cx.lang.trends_export()).clicked();
    });
    let (from, to) = (day_number(range.0), day_number(range.1).max(day_number(range.0) + 1.0));
    let ways: Vec<(&Way<'_>, Vec<(f64, f64)>)> =
        compared.ways().map(|way| (way, between(&way.points, (from, to)))).collect();
    let (low, high) = reach(ways.iter().flat_map(|(_, points)| points));
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
        let color = color32(cx.theme.hue(way.hue).main);
        let color = if lit.is_some() && !is_lit { color.gamma_multiply(0.25) } else { color };
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
    pointed
}

/// The baseline, the target, and what lies half way.
fn guides_ui(ui: &Ui, cx: &UiContext<'_>, plot: Rect, (low, high): (f64, f64), y_of: &dyn Fn(f64) -> f32) {
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Regular));
    for quarter in quarters((low, high)) {
        let share = f64::from(quarter) / 4.0;
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
    let stroke = Stroke::new(2.4, color32(cx.theme.hue(way.hue).main));
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
