//! The area of a chart as a picture: zones, lines, marks and the axes around it.

use jiff::civil::Date;

use super::ahead::Ahead;
use super::axis::ValueTick;
use super::starts::started;
use super::time::{Tick, day_number};
use super::zones::{Column, STACK, zone_color};
use super::{LABEL, text};
use crate::analysis::{KpiReading, Process, Signal};
use crate::geometry::{Path, Point, Rect, pt};
use crate::model::{Kpi, Period, Project};
use crate::scene::status::status_shape;
use crate::scene::{Dash, Form, Item, Shape, Stroke};
use crate::text::Measure;
use crate::theme::{Color, Theme};

/// Size of the flag of an initiative, in points.
pub(super) const FLAG: f32 = 8.0;

/// How strongly natural limits are drawn: faintly where the process drifts, so that they do not hold.
pub fn limits_opacity(process: &Process) -> f32 {
    if process.is_drifting { 0.35 } else { 0.75 }
}

/// The area of the values, and what it is made with.
pub(super) struct Plot<'a> {
    /// Where it is in the picture.
    pub area: Rect,
    /// The days at its left and right end, as numbers of days.
    pub x: (f64, f64),
    /// The values at its bottom and top.
    pub y: (f64, f64),
    /// The colours.
    pub theme: &'a Theme,
    /// The fonts.
    pub measure: &'a Measure,
}

impl Plot<'_> {
    pub fn x_of(&self, day: f64) -> f32 {
        let share = (day - self.x.0) / (self.x.1 - self.x.0);
        self.area.min.x + self.area.width() * share as f32
    }

    pub fn y_of(&self, value: f64) -> f32 {
        let share = ((value - self.y.0) / (self.y.1 - self.y.0)).clamp(0.0, 1.0);
        self.area.max.y - self.area.height() * share as f32
    }

    pub fn at(&self, day: f64, value: f64) -> Point {
        pt(self.x_of(day), self.y_of(value))
    }

    /// The columns of a run with their places.
    pub fn placed<'r>(&'r self, run: &'r [Column]) -> impl Iterator<Item = (f32, &'r Column)> {
        run.iter().map(|column| (self.x_of(column.x), column))
    }

    pub fn zones(&self, runs: &[Vec<Column>]) -> Vec<Item> {
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
                let fill = zone_color(self.theme, status);
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

    pub fn guides(&self, runs: &[Vec<Column>]) -> Vec<Item> {
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

    /// The round values: hairlines across, their labels on the left.
    pub fn values_axis(&self, ticks: &[ValueTick]) -> Vec<Item> {
        let drop = self.measure.ascent(LABEL) * 0.36;
        let tick = |tick: &ValueTick| {
            let y = self.y_of(tick.value);
            let ends = [pt(self.area.min.x, y), pt(self.area.max.x, y)];
            let width = self.measure.width(&tick.text, LABEL);
            let place = (self.area.min.x - 8.0 - width, y + drop);
            [
                Self::line(ends, self.theme.faint.with_opacity(0.22), 0.5, Dash::Solid),
                text(self.measure, &tick.text, LABEL, self.theme.faint, place, width + 1.0),
            ]
        };
        ticks.iter().flat_map(tick).collect()
    }

    /// The natural limits and the mean between them.
    pub fn limits(&self, process: &Process) -> Vec<Item> {
        let Some(limits) = process.limits else { return Vec::new() };
        let line = |value: f64, dash| {
            let y = self.y_of(value);
            let ends = [pt(self.area.min.x, y), pt(self.area.max.x, y)];
            Self::line(ends, self.theme.faint.with_opacity(limits_opacity(process)), 1.0, dash)
        };
        let mut items = vec![line(limits.mean, Dash::Solid)];
        if limits.upper > limits.lower {
            items.extend([line(limits.lower, Dash::Dotted), line(limits.upper, Dash::Dotted)]);
        }
        items
    }

    /// The work on the KPI's objectives that began in the time shown, with the place where it did.
    pub fn places_of_starts<'p>(&self, project: &'p Project, kpi: &Kpi, as_of: Date) -> Vec<(&'p str, f32)> {
        started(project, kpi, as_of)
            .map(|(initiative, start)| (initiative.name.as_str(), day_number(start)))
            .filter(|(_, day)| (self.x.0..=self.x.1).contains(day))
            .map(|(name, day)| (name, self.x_of(day)))
            .collect()
    }

    /// The starts of work on the KPI's objectives: a dotted line and a small flag each.
    pub fn starts(&self, starts: &[(&str, f32)]) -> Vec<Item> {
        let flag = |(_, x): &(&str, f32)| {
            let (x, top) = (*x, self.area.min.y);
            let line = [pt(x, top), pt(x, self.area.max.y)];
            let flag = Path::polyline([pt(x, top), pt(x + FLAG, top + FLAG / 2.0), pt(x, top + FLAG)]);
            [
                Self::line(line, self.theme.accent.with_opacity(0.6), 1.0, Dash::Dotted),
                Item::Shape(Shape { form: Form::Path(flag), fill: Some(self.theme.accent), stroke: None }),
            ]
        };
        starts.iter().flat_map(flag).collect()
    }

    /// What is expected: a dashed line from the newest value on, with the band of its interval.
    pub fn forecast(&self, ahead: &[Ahead]) -> Vec<Item> {
        if ahead.is_empty() {
            return Vec::new();
        }
        let along = |of: fn(&Ahead) -> f64| ahead.iter().map(move |place| self.at(place.x, of(place)));
        let upper: Vec<Point> = along(|place| place.upper).collect();
        let band = Path::polyline(upper.into_iter().chain(along(|place| place.lower).rev()));
        let fill = Some(self.theme.accent.with_opacity(0.16));
        vec![
            Item::Shape(Shape { form: Form::Path(band), fill, stroke: None }),
            Self::line(along(|place| place.value), self.theme.accent, 1.6, Dash::Dashed),
        ]
    }

    /// The line of values, its signals, and the mark of the newest one.
    pub fn values(&self, shown: &[(Period, f64)], from: usize, reading: &KpiReading, process: &Process) -> Vec<Item> {
        let places: Vec<Point> =
            shown.iter().map(|(period, value)| self.at(day_number(period.start), *value)).collect();
        let Some(newest) = places.last().copied() else { return Vec::new() };
        let circle = |at: Point, radius: f32, fill| {
            let form = Form::Circle(Rect { min: at - pt(radius, radius), max: at + pt(radius, radius) });
            Item::Shape(Shape { form, fill: Some(fill), stroke: None })
        };
        let mut items = vec![Self::line(places.iter().copied(), self.theme.text, 1.8, Dash::Solid)];
        for (index, signal) in &process.signals {
            if let Some(at) = index.checked_sub(from).and_then(|index| places.get(index)) {
                items.push(circle(*at, if *signal == Signal::Outside { 3.4 } else { 2.4 }, self.theme.text));
                // Outside the limits the mark is hollow.
                items.extend((*signal == Signal::Outside).then(|| circle(*at, 2.0, self.theme.card)));
            }
        }
        items.push(circle(newest, 8.0, self.theme.card));
        items.push(Item::Shape(status_shape(reading.status, newest, 11.0, self.theme)));
        items
    }

    /// The dates below; those that would overlap are left out, from new to old.
    pub fn dates(&self, ticks: &[Tick]) -> Vec<Item> {
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
