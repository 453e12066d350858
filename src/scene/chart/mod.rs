//! The chart of a KPI as a picture, for slides and reports.
//!
//! The same zones, lines and marks as on the screen, at a fixed size: title and newest
//! value on top, the dates below, the words of target and minimum at their lines.

mod time;
mod zones;

use jiff::civil::Date;

pub use time::{Tick, day_number, ticks};
pub use zones::{Column, STACK, columns};

use super::derived::Outlook;
use super::status::{status_color, status_shape};
use super::{Dash, Form, Item, Row, Scene, Shape, Stroke, Text};
use crate::analysis::{
    Analysis, Expected, Forecast, KpiReading, Signal, Status, TargetCourse, target_text, value_text,
};
use crate::geometry::{Path, Point, Rect, Size, pt};
use crate::lang::Lang;
use crate::model::{Interval, Kpi, KpiId, Period, Project};
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Color, Theme, type_scale};

/// The picture, in points.
const SIZE: Size = Size::new(720.0, 405.0);
/// Around everything.
const MARGIN: f32 = 28.0;
/// Height of the head: name, value, target.
const HEAD: f32 = 62.0;
/// Height of the strip with the dates.
const FOOT: f32 = 26.0;
/// Room left and right of the first and the last value.
const SIDE: f32 = 10.0;

const NAME: TextStyle = TextStyle::new(type_scale::TITLE, Weight::Bold);
const FACTS: TextStyle = TextStyle::new(type_scale::BODY, Weight::Regular);
const VALUE: TextStyle = TextStyle::new(type_scale::BODY, Weight::Semibold);
const NOTE: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Regular);
const LABEL: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Medium);

/// The days that a chart shows by itself: from the oldest value that still fits to the running period or the last one
/// that is expected.
pub fn newest_range(reading: &KpiReading, running: Period) -> (Date, Date) {
    let last = reading.points.last().map_or(running, |(period, _)| if *period > running { *period } else { running });
    let most = match last.interval {
        Interval::Day => 61,
        Interval::Week => 52,
        Interval::Month => 24,
        Interval::Quarter => 12,
        Interval::Year => 10,
    };
    let oldest = last.shifted(-most);
    let first = reading.points.first().map_or(oldest, |(period, _)| *period);
    let least = last.shifted(-3);
    let ahead = reading.forecast().and_then(|forecast| forecast.expected.last()).map(|expected| expected.period.start);
    (first.clamp(oldest, least).start, ahead.unwrap_or(last.start).max(last.start))
}

/// The picture of a KPI's chart; `None` if there is no such KPI.
pub fn chart(project: &Project, analysis: &Analysis, kpi: KpiId, outlook: Outlook, measure: &Measure) -> Option<Scene> {
    let area = Rect { min: pt(MARGIN, MARGIN + HEAD), max: pt(SIZE.w - MARGIN, SIZE.h - MARGIN - FOOT) };
    let mut scene = plot(project, analysis, kpi, outlook, measure, area)?;
    let head = head(project.kpis.get(&kpi)?, analysis.kpis.get(&kpi)?, outlook, measure);
    scene.items.splice(0..0, head);
    scene.bounds = Rect::from_min_size(pt(0.0, 0.0), SIZE);
    Some(scene)
}

/// The chart without a head, for a place that tells name, value and target itself: its values lie in `area`, the dates
/// and how the forecast was made below.
pub fn plot(
    project: &Project,
    analysis: &Analysis,
    kpi: KpiId,
    outlook: Outlook,
    measure: &Measure,
    area: Rect,
) -> Option<Scene> {
    let kpi = project.kpis.get(&kpi)?;
    let reading = analysis.kpis.get(&kpi.id)?;
    let running = Period::containing(kpi.interval, analysis.as_of, project.fiscal_year);
    let forecast = reading.forecast();
    let range = newest_range(reading, running);
    let first = reading.points.first().map(|(period, _)| *period);
    let course = TargetCourse::of(kpi, first, project.fiscal_year);
    let (from, to) = (day_number(range.0), day_number(range.1).max(day_number(range.0) + 1.0));
    let side = (to - from) * f64::from(SIDE / (area.width() - 2.0 * SIDE));
    let x = (from - side, to + side);
    let start = Period::containing(kpi.interval, range.0, project.fiscal_year);
    let runs: Vec<Vec<Column>> = columns(kpi, &course, start, x).iter().map(|run| within(run, x)).collect();
    let from = reading.points.partition_point(|(period, _)| period.start < range.0);
    let shown = reading.points.get(from..).unwrap_or_default();
    let plot = Plot { area, x, y: heights(reading, shown, &runs), theme: Theme::of(outlook.look), measure };
    let mut items = plot.zones(&runs);
    items.extend(plot.guides(&runs));
    items.extend(plot.limits(reading));
    items.extend(plot.starts(project, kpi, analysis.as_of));
    items.extend(forecast.map(|forecast| plot.forecast(shown, forecast)).unwrap_or_default());
    items.extend(plot.values(shown, from, reading));
    items.extend(plot.words(&runs, shown, outlook.lang));
    items.extend(plot.dates(&ticks(outlook.lang, kpi.interval, range, area.width())));
    if let Some(forecast) = forecast {
        let baseline = area.max.y + FOOT + MARGIN / 2.0;
        let made = forecast.made_text(outlook.lang);
        items.push(text(measure, &made, NOTE, plot.theme.faint, (area.min.x, baseline), area.width()));
    }
    Some(Scene {
        bounds: Rect { min: area.min, max: pt(area.max.x, area.max.y + FOOT + MARGIN) },
        background: plot.theme.card,
        title: format!("{}: {}", kpi.name, reading.status.text(outlook.lang)),
        lang: outlook.lang.code(),
        items,
    })
}

/// Whether most values keep within the natural limits; if not, there is no steady process that could send a signal.
pub fn is_steady(reading: &KpiReading) -> bool {
    let outside = reading.signals().iter().filter(|(_, signal)| *signal == Signal::Outside).count();
    outside * 2 < reading.points.len()
}

/// A run of columns cut off at both ends of the time axis.
fn within(run: &[Column], x: (f64, f64)) -> Vec<Column> {
    let at = |a: &Column, b: &Column, x: f64| {
        let share = if b.x > a.x { (x - a.x) / (b.x - a.x) } else { 0.0 };
        // A border that does not exist on one side does not on the other.
        let mix = |a: f64, b: f64| if a.is_finite() && b.is_finite() { a + (b - a) * share } else { a };
        let borders = std::array::from_fn(|i| mix(a.borders[i], b.borders[i]));
        Column { x, borders, minimum: a.minimum.zip(b.minimum).map(|(a, b)| mix(a, b)) }
    };
    let mut cut = Vec::with_capacity(run.len());
    for pair in run.windows(2) {
        let [a, b] = pair else { continue };
        if b.x < x.0 || a.x > x.1 {
            continue;
        }
        if cut.is_empty() {
            cut.push(if a.x < x.0 { at(a, b, x.0) } else { *a });
        }
        cut.push(if b.x > x.1 { at(a, b, x.1) } else { *b });
    }
    cut
}

/// The height of a line at a place, between two of its points.
fn height_at(line: &[(f32, f32)], x: f32) -> Option<f32> {
    let pair = line.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0 && pair[1].0 > pair[0].0)?;
    Some(pair[0].1 + (pair[1].1 - pair[0].1) * (x - pair[0].0) / (pair[1].0 - pair[0].0))
}

/// From the bottom to the top: values, targets and minimum with some air.
fn heights(reading: &KpiReading, shown: &[(Period, f64)], runs: &[Vec<Column>]) -> (f64, f64) {
    let lines = runs.iter().flatten().flat_map(|column| column.targets().chain(column.minimum));
    let limits = reading.trend.limits.iter().flat_map(|limits| [limits.lower, limits.upper]);
    let ahead = reading.forecast().into_iter().flat_map(|forecast| &forecast.expected).map(|expected| expected.value);
    let all = shown.iter().map(|(_, value)| *value).chain(lines).chain(limits).chain(ahead);
    let (low, high) =
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
    let air = if high > low { (high - low) * 0.14 } else { (low.abs() * 0.1).max(1.0) };
    (low - air, high + air)
}

/// Name, newest value with its status, target.
fn head(kpi: &Kpi, reading: &KpiReading, outlook: Outlook, measure: &Measure) -> Vec<Item> {
    let (theme, lang) = (Theme::of(outlook.look), outlook.lang);
    let room = SIZE.w - 2.0 * MARGIN;
    let baseline = MARGIN + measure.ascent(NAME);
    let mut items = vec![text(measure, &kpi.name, NAME, theme.text, (MARGIN, baseline), room)];
    let mut x = MARGIN;
    let baseline = baseline + 26.0;
    let mut say = |said: &str, style, color, items: &mut Vec<Item>| {
        items.push(text(measure, said, style, color, (x, baseline), room - (x - MARGIN)));
        x += measure.width(said, style) + 10.0;
    };
    if let Some(value) = reading.value() {
        say(&value_text(lang, kpi.unit, value), VALUE, theme.text, &mut items);
    }
    say(&reading.status_text(lang, kpi), VALUE, status_color(reading.status, theme), &mut items);
    if let Some(target) = reading.why.target {
        say(&lang.target_is(&target_text(lang, kpi.unit, target)), FACTS, theme.sub, &mut items);
    }
    items
}

/// A row of text that ends with an ellipsis where room is short.
fn text(measure: &Measure, said: &str, style: TextStyle, color: Color, at: (f32, f32), room: f32) -> Item {
    let line = measure.elide(said, style, room.max(0.0));
    let row = Row { text: line.text, x: at.0, baseline: at.1, width: line.width };
    Item::Text(Text { rows: vec![row], style, color })
}

/// The area of the values, and what it is made with.
struct Plot<'a> {
    area: Rect,
    x: (f64, f64),
    y: (f64, f64),
    theme: &'a Theme,
    measure: &'a Measure,
}

impl Plot<'_> {
    fn x_of(&self, day: f64) -> f32 {
        let share = (day - self.x.0) / (self.x.1 - self.x.0);
        self.area.min.x + self.area.width() * share as f32
    }

    fn y_of(&self, value: f64) -> f32 {
        let share = ((value - self.y.0) / (self.y.1 - self.y.0)).clamp(0.0, 1.0);
        self.area.max.y - self.area.height() * share as f32
    }

    fn at(&self, day: f64, value: f64) -> Point {
        pt(self.x_of(day), self.y_of(value))
    }

    /// The columns of a run with their places.
    fn placed<'r>(&'r self, run: &'r [Column]) -> impl Iterator<Item = (f32, &'r Column)> {
        run.iter().map(|column| (self.x_of(column.x), column))
    }

    fn zones(&self, runs: &[Vec<Column>]) -> Vec<Item> {
        let mut items = Vec::new();
        for run in runs {
            for (index, status) in STACK.into_iter().enumerate() {
                let border = |column: &Column, index: Option<usize>, otherwise: f64| {
                    self.y_of(index.and_then(|i| column.borders.get(i)).copied().unwrap_or(otherwise))
                };
                let top: Vec<Point> =
                    self.placed(run).map(|(x, column)| pt(x, border(column, Some(index), self.y.1))).collect();
                let bottom: Vec<Point> =
                    self.placed(run).map(|(x, column)| pt(x, border(column, index.checked_sub(1), self.y.0))).collect();
                if top.iter().zip(&bottom).all(|(top, bottom)| bottom.y - top.y <= 0.0) {
                    continue;
                }
                let fill = match status {
                    Status::OnTrack => self.theme.zone_on_track,
                    Status::AtRisk => self.theme.zone_at_risk,
                    Status::OffTrack | Status::NoData => self.theme.zone_off_track,
                };
                let form = Form::Path(Path::polyline(top.into_iter().chain(bottom.into_iter().rev())));
                items.push(Item::Shape(Shape { form, fill: Some(fill), stroke: None }));
            }
        }
        items
    }

    fn line(points: impl IntoIterator<Item = Point>, color: Color, width: f32, dash: Dash) -> Item {
        let form = Form::Path(Path::polyline(points));
        Item::Shape(Shape { form, fill: None, stroke: Some(Stroke { color, width, dash }) })
    }

    fn guides(&self, runs: &[Vec<Column>]) -> Vec<Item> {
        let mut items = Vec::new();
        for run in runs {
            let along = |value: &dyn Fn(&Column) -> Option<f64>| -> Vec<Point> {
                self.placed(run).filter_map(|(x, column)| Some(pt(x, self.y_of(value(column)?)))).collect()
            };
            let lines = [
                (along(&|column| column.minimum), self.theme.at_risk.with_opacity(0.55), Dash::Solid),
                (along(&|column| column.targets().next()), self.theme.on_track, Dash::Dashed),
                (along(&|column| column.targets().nth(1)), self.theme.on_track, Dash::Dashed),
            ];
            let lines = lines.into_iter().filter(|(points, ..)| points.len() > 1);
            items.extend(lines.map(|(points, color, dash)| Self::line(points, color, 1.3, dash)));
        }
        items
    }

    /// The natural limits, where most values keep within them.
    fn limits(&self, reading: &KpiReading) -> Vec<Item> {
        let limits = reading.trend.limits.filter(|limits| limits.upper > limits.lower && is_steady(reading));
        let line = |value: f64| {
            let y = self.y_of(value);
            let ends = [pt(self.area.min.x, y), pt(self.area.max.x, y)];
            Self::line(ends, self.theme.faint.with_opacity(0.6), 0.9, Dash::Dotted)
        };
        limits.map(|limits| vec![line(limits.lower), line(limits.upper)]).unwrap_or_default()
    }

    /// The starts of work on the KPI's objectives: a dotted line and a small flag each.
    fn starts(&self, project: &Project, kpi: &Kpi, as_of: Date) -> Vec<Item> {
        let of_kpi = project.initiatives.values().filter(|i| kpi.objectives.contains(&i.objective));
        let days = of_kpi.filter_map(|initiative| initiative.start).filter(|start| *start <= as_of);
        let seen = days.map(day_number).filter(|day| (self.x.0..=self.x.1).contains(day));
        let flag = |day: f64| {
            let (x, top) = (self.x_of(day), self.area.min.y);
            let line = [pt(x, top), pt(x, self.area.max.y)];
            let flag = Path::polyline([pt(x, top), pt(x + 8.0, top + 4.0), pt(x, top + 8.0)]);
            [
                Self::line(line, self.theme.accent.with_opacity(0.6), 1.0, Dash::Dotted),
                Item::Shape(Shape { form: Form::Path(flag), fill: Some(self.theme.accent), stroke: None }),
            ]
        };
        seen.flat_map(flag).collect()
    }

    /// What is expected: a dashed line from the newest value on, with the band of its interval.
    fn forecast(&self, shown: &[(Period, f64)], forecast: &Forecast) -> Vec<Item> {
        let Some((newest, value)) = shown.last() else { return Vec::new() };
        let start = self.at(day_number(newest.start), *value);
        let along = |of: fn(&Expected) -> f64| -> Vec<Point> {
            let ahead = forecast.expected.iter().map(|e| self.at(day_number(e.period.start), of(e)));
            std::iter::once(start).chain(ahead).collect()
        };
        let (upper, lower) = (along(|e| e.upper), along(|e| e.lower));
        let band = Path::polyline(upper.into_iter().chain(lower.into_iter().rev()));
        let fill = Some(self.theme.accent.with_opacity(0.16));
        vec![
            Item::Shape(Shape { form: Form::Path(band), fill, stroke: None }),
            Self::line(along(|e| e.value), self.theme.accent, 1.6, Dash::Dashed),
        ]
    }

    /// The line of values, its signals, and the mark of the newest one.
    fn values(&self, shown: &[(Period, f64)], from: usize, reading: &KpiReading) -> Vec<Item> {
        let places: Vec<Point> =
            shown.iter().map(|(period, value)| self.at(day_number(period.start), *value)).collect();
        let Some(newest) = places.last().copied() else { return Vec::new() };
        let circle = |at: Point, radius: f32, fill| {
            let form = Form::Circle(Rect { min: at - pt(radius, radius), max: at + pt(radius, radius) });
            Item::Shape(Shape { form, fill: Some(fill), stroke: None })
        };
        let mut items = vec![Self::line(places.iter().copied(), self.theme.text, 1.8, Dash::Solid)];
        let signals = if is_steady(reading) { reading.signals() } else { Vec::new() };
        for (index, signal) in signals {
            if let Some(at) = index.checked_sub(from).and_then(|index| places.get(index)) {
                items.push(circle(*at, if signal == Signal::Outside { 3.4 } else { 2.4 }, self.theme.text));
                // Outside the limits the mark is hollow.
                items.extend((signal == Signal::Outside).then(|| circle(*at, 2.0, self.theme.card)));
            }
        }
        items.push(circle(newest, 8.0, self.theme.card));
        items.push(Item::Shape(status_shape(reading.status, newest, 11.0, self.theme)));
        items
    }

    /// The words at the lines of target and minimum: at the end that is farther from the values, on the side that is
    /// away from the other line.
    fn words(&self, runs: &[Vec<Column>], shown: &[(Period, f64)], lang: Lang) -> Vec<Item> {
        let Some((start, end)) = runs.last().and_then(|run| run.first().zip(run.last())) else { return Vec::new() };
        let far = |value: f64, point: Option<&(Period, f64)>| point.map_or(f64::INFINITY, |(_, v)| (v - value).abs());
        let target = |column: &Column| column.targets().next();
        let minimum = |column: &Column| column.minimum;
        let word = |of: &dyn Fn(&Column) -> Option<f64>, other: Option<f64>, said: &str, color: Color| {
            let (left, right) = (of(start)?, of(end)?);
            let is_left = far(left, shown.first()) > far(right, shown.last());
            let value = if is_left { left } else { right };
            let width = self.measure.width(said, LABEL);
            let x = if is_left { self.area.min.x + 6.0 } else { self.area.max.x - width - 6.0 };
            // A line that slopes under the word keeps clear of all of it.
            let line = runs.last().map(|run| self.placed(run).filter_map(|(x, c)| Some((x, self.y_of(of(c)?)))));
            let line: Vec<(f32, f32)> = line.into_iter().flatten().collect();
            let under = [x, x + width].map(|x| height_at(&line, x).unwrap_or_else(|| self.y_of(value)));
            let (above, below) = (under[0].min(under[1]) - 5.0, under[0].max(under[1]) + 14.0);
            let has_room = (above - self.measure.ascent(LABEL) >= self.area.min.y, below + 3.0 <= self.area.max.y);
            let is_below = other.is_some_and(|other| right < other);
            let y = if is_below && has_room.1 || !has_room.0 { below } else { above };
            Some(text(self.measure, said, LABEL, color, (x, y), width + 1.0))
        };
        let target_word = word(&target, minimum(end), &lang.chart_target(), self.theme.on_track);
        let minimum_word = word(&minimum, target(end), &lang.chart_minimum(), self.theme.at_risk);
        target_word.into_iter().chain(minimum_word).collect()
    }

    /// The dates below; those that would overlap are left out, from new to old.
    fn dates(&self, ticks: &[Tick]) -> Vec<Item> {
        let baseline = self.area.max.y + 6.0 + self.measure.ascent(LABEL);
        let mut free_until = f32::INFINITY;
        let mut items = Vec::new();
        for tick in ticks.iter().rev() {
            let width = self.measure.width(&tick.text, LABEL);
            let (left, right) = (self.area.min.x, self.area.max.x - width);
            let x = (self.x_of(day_number(tick.day)) - width / 2.0).clamp(left, right.max(left));
            if x + width > free_until {
                continue;
            }
            items.push(text(self.measure, &tick.text, LABEL, self.theme.faint, (x, baseline), width + 1.0));
            free_until = x - 10.0;
        }
        items
    }
}
