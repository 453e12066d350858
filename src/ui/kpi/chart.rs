//! The chart of a KPI: its values against target, minimum and natural limits, and where they are heading.
//!
//! Tinted zones say where a value is on track, at risk and off track; the line is
//! the values up to the as-of date; the newest carries the mark of its status; flags
//! say when work on its objectives began; round values stand on the left. The plot
//! never takes the wheel or a drag, so the panel around it scrolls.

mod ahead;
mod cursor;
mod empty;
mod initiatives;
mod labels;
mod lines;
mod notes;
mod overlay;
mod readout;
mod thin;
mod ticks;

use eframe::egui::{Popup, Pos2, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2};
use egui_plot::{Line, Plot, PlotPoint, PlotPoints, PlotTransform};
use jiff::civil::Date;

use self::cursor::pointed_ui;
use self::empty::empty_ui;
use self::lines::{grid_lines, guide_lines, limit_lines, zone_areas};
pub use self::notes::notes_ui;
use self::overlay::paint_over;
pub use self::readout::read_text;
pub use self::ticks::paint_ticks;
use self::ticks::paint_values;
use crate::analysis::{Forecast, KpiReading, Process, TargetCourse, value_text};
use crate::command::Command;
use crate::model::{FiscalYear, Kpi, Period};
use crate::scene::chart::{
    Ahead, Column, ValueTick, ahead, columns, day_number, heights, newest_range, ticks, value_ticks,
};
use crate::text::{TextStyle, Weight};
use crate::theme::type_scale;
use crate::ui::UiContext;
use crate::ui::paint::{color32, font};

/// Height of the strip with the dates, in points.
const AXIS: f32 = 18.0;
/// Room left and right of the first and the last value, in points.
const SIDE: f32 = 7.0;
/// Width of the line of values.
const LINE: f32 = 1.6;
/// Least width of the strip with the values, so that charts below each other mostly share their time axis.
pub const GUTTER: f32 = 44.0;
/// Room between the values and the plot.
const GUTTER_GAP: f32 = 6.0;

/// How a chart is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartOptions {
    /// Height with its dates, in points.
    pub height: f32,
    /// The days shown; `None` shows the newest values of the KPI.
    pub range: Option<(Date, Date)>,
    /// A day that another chart points at.
    pub cursor: Option<Date>,
    /// Whether a chart without values leads to where they are entered.
    pub has_values_to_enter: bool,
}

/// The facts that a chart is made of.
pub struct ChartParts<'a> {
    /// The KPI.
    pub kpi: &'a Kpi,
    /// Its values and what they say.
    pub reading: &'a KpiReading,
    /// Its targets.
    pub course: TargetCourse<'a>,
    /// What is expected of the next periods.
    pub forecast: Option<&'a Forecast>,
    /// Its natural limits and signals.
    pub process: Process,
}

impl<'a> ChartParts<'a> {
    fn of(kpi: &'a Kpi, reading: &'a KpiReading, fiscal: FiscalYear) -> Self {
        let first_measured = reading.points.first().map(|(period, _)| *period);
        Self {
            kpi,
            reading,
            course: TargetCourse::of(kpi, first_measured, fiscal),
            forecast: reading.forecast(),
            process: reading.process(),
        }
    }
}

/// The chart of a KPI over its newest values, beside the place where they are entered.
pub fn chart_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, height: f32) {
    if let Some(reading) = cx.derived.analysis.kpis.get(&kpi.id) {
        chart_of_ui(ui, cx, kpi, reading, height);
    }
}

/// The same of values that the project does not hold yet.
pub fn chart_of_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading, height: f32) {
    let options = ChartOptions { height, range: None, cursor: None, has_values_to_enter: true };
    drawn_ui(ui, cx, kpi, reading, &options);
    notes_ui(ui, cx, kpi, reading, false);
}

/// The chart of a KPI; gives back the first day of the period that the pointer is at.
pub fn chart_with(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, options: &ChartOptions) -> Option<Date> {
    drawn_ui(ui, cx, kpi, cx.derived.analysis.kpis.get(&kpi.id)?, options)
}

fn drawn_ui(ui: &mut Ui, cx: &UiContext<'_>, kpi: &Kpi, reading: &KpiReading, options: &ChartOptions) -> Option<Date> {
    let width = ui.available_width();
    let fiscal = cx.document.project().fiscal_year;
    let running = Period::containing(kpi.interval, cx.derived.analysis.as_of, fiscal);
    let range = options.range.unwrap_or_else(|| newest_range(reading, running));
    let shown = shown_points(reading, range);
    if shown.is_empty() {
        let text = match (reading.points.is_empty(), options.has_values_to_enter) {
            (true, true) => cx.lang.chart_empty(),
            (true, false) => cx.lang.chart_no_values(),
            (false, _) => cx.lang.chart_all_older(),
        };
        let leads_to_values = reading.points.is_empty() && options.has_values_to_enter;
        empty_ui(ui, cx, kpi, Vec2::new(width, options.height), &text, leads_to_values);
        return None;
    }
    let parts = ChartParts::of(kpi, reading, fiscal);
    let line = thin::thinned(shown, range, width);
    let x = padded((day_number(range.0), day_number(range.1)), width - GUTTER);
    let first_shown = Period::containing(kpi.interval, range.0, fiscal);
    let runs = columns(kpi, &parts.course, first_shown, x);
    let ahead = ahead(reading, parts.forecast, x);
    let y = heights(shown, &runs, parts.process.limits, &ahead);
    let height = (options.height - AXIS - 4.0).max(24.0);
    let scale = value_ticks(cx.lang, kpi.unit, y, height);
    let label = font(TextStyle::new(type_scale::LABEL, Weight::Regular));
    let (whole, _) = ui.allocate_exact_size(Vec2::new(width, height + AXIS + 4.0), Sense::hover());
    let room = ticks::width_of(ui.painter(), &scale, &label).max(GUTTER - GUTTER_GAP) + GUTTER_GAP;
    let area = Rect::from_min_max(whole.min + Vec2::new(room, 0.0), pos2(whole.right(), whole.top() + height));
    let drawn = Drawn { line: &line, runs: &runs, ahead: &ahead, scale: &scale };
    let inside = UiBuilder::new().id_salt(("chart", kpi.id.bits())).max_rect(area);
    // A child beside the flow: the room of the whole chart is taken already.
    let plot = plot_ui(&mut ui.new_child(inside), cx, &parts, &drawn, (x, y));
    let (response, transform) = (plot.response, plot.transform);
    let facts = match reading.value() {
        Some(value) => format!("{}, {}", value_text(cx.lang, kpi.unit, value), reading.status.text(cx.lang)),
        None => reading.status.text(cx.lang).into_owned(),
    };
    response.widget_info(|| {
        let time = format!("{} – {}", cx.lang.month(range.0), cx.lang.month(range.1));
        let ends = scale.first().zip(scale.last()).map(|(low, high)| format!(", {} – {}", low.text, high.text));
        let facts = format!("{facts}{}, {time}", ends.unwrap_or_default());
        WidgetInfo::labeled(Role::Image, true, cx.lang.chart_label(&kpi.name, &facts))
    });
    menu_ui(cx, kpi, &response);
    if response.clicked() && !options.has_values_to_enter {
        cx.commands.push(Command::ShowKpi(kpi.id));
    }
    if !ui.is_rect_visible(response.rect) {
        return None;
    }
    let starts = initiatives::paint_starts(ui, cx, kpi, &transform);
    let taken = paint_over(ui, cx, &parts, shown, (&drawn, &starts), &transform);
    let strip = Rect::from_min_size(area.left_bottom() + Vec2::new(0.0, 4.0), Vec2::new(area.width(), AXIS));
    let x_of = |day: Date| transform.position_from_point(&PlotPoint::new(day_number(day), 0.0)).x;
    let dates = ticks(cx.lang, kpi.interval, range, area.width());
    paint_ticks(ui.painter(), strip, &dates, x_of, &label, color32(cx.theme.faint));
    let right = area.left() - GUTTER_GAP;
    let y_of = |value: f64| transform.position_from_point(&PlotPoint::new(0.0, value)).y;
    paint_values(ui.painter(), right, &scale, y_of, &label, color32(cx.theme.faint));
    pointed_ui(ui, cx, &parts, shown, (options.cursor, &taken), &response, &transform)
}

/// What is drawn in the plane of a chart.
struct Drawn<'a> {
    /// The values, thinned.
    line: &'a [(Period, f64)],
    /// Zones and targets.
    runs: &'a [Vec<Column>],
    /// What is expected.
    ahead: &'a [Ahead],
    /// Round values.
    scale: &'a [ValueTick],
}

/// The menu of a right click on a chart.
fn menu_ui(cx: &UiContext<'_>, kpi: &Kpi, response: &Response) {
    Popup::context_menu(response).show(|ui| {
        ui.set_min_width(160.0);
        if ui.button(cx.lang.export_chart()).clicked() {
            cx.commands.push(Command::ExportChart(kpi.id));
        }
    });
}

/// Points on the screen with their index.
type Shown<'a> = &'a [(Period, f64)];

/// The values of a range with those before and after it, so that the line goes on at both sides.
fn shown_points(reading: &KpiReading, range: (Date, Date)) -> Shown<'_> {
    let points = &reading.points;
    let from = points.partition_point(|(period, _)| period.next().start <= range.0);
    let to = points.partition_point(|(period, _)| period.start <= range.1);
    if from >= to {
        return &[];
    }
    points.get(from.saturating_sub(1)..(to + 1).min(points.len())).unwrap_or_default()
}

fn padded((from, to): (f64, f64), width: f32) -> (f64, f64) {
    let days = (to - from).max(1.0);
    let side = days * f64::from(SIDE / (width - 2.0 * SIDE).max(20.0));
    (from - side, from + days + side)
}

type Spans = ((f64, f64), (f64, f64));

/// Zones and lines.
fn plot_ui(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    parts: &ChartParts<'_>,
    drawn: &Drawn<'_>,
    (x, y): Spans,
) -> egui_plot::PlotResponse<()> {
    let plot = Plot::new(("chart", parts.kpi.id.bits()))
        .width(ui.available_width())
        .height(ui.available_height())
        .sense(Sense::CLICK)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .set_margin_fraction(Vec2::ZERO)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false);
    plot.show(ui, |plot| {
        plot.set_plot_bounds_x(x.0..=x.1);
        plot.set_plot_bounds_y(y.0..=y.1);
        for run in drawn.runs {
            for zone in zone_areas(cx.theme, run, y) {
                plot.add(zone);
            }
        }
        for line in grid_lines(cx.theme, drawn.scale, x) {
            plot.line(line);
        }
        for run in drawn.runs {
            for line in guide_lines(cx.theme, run) {
                plot.line(line);
            }
        }
        for line in limit_lines(cx.theme, &parts.process, x) {
            plot.line(line);
        }
        ahead::add_forecast(plot, cx.theme, drawn.ahead);
        let points: Vec<PlotPoint> =
            drawn.line.iter().map(|(period, value)| PlotPoint::new(day_number(period.start), *value)).collect();
        let stroke = Stroke::new(LINE, color32(cx.theme.text));
        plot.line(Line::new("", PlotPoints::Owned(points)).stroke(stroke).allow_hover(false));
    })
}

fn place(transform: &PlotTransform, period: Period, value: f64) -> Pos2 {
    transform.position_from_point(&PlotPoint::new(day_number(period.start), value))
}
