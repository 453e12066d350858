//! The words in a chart as a picture: what each line is, and what work began where.

use super::ahead::Ahead;
use super::labels::{LineWord, OtherLines, place_words, touches};
use super::plot::{FLAG, Plot};
use super::time::day_number;
use super::zones::Column;
use super::{LABEL, NOTE, text};
use crate::analysis::Process;
use crate::geometry::{Point, Rect, Size, pt};
use crate::lang::Lang;
use crate::model::Period;
use crate::scene::Item;
use crate::theme::Color;

/// Half the room that the mark of the newest value takes, in points.
const MARK: f32 = 8.0;
/// Most room for the name of an initiative, in points.
const MOST_NAME: f32 = 200.0;

/// What the words keep clear of.
pub(super) struct Lines<'a> {
    /// Zones and targets.
    pub runs: &'a [Vec<Column>],
    /// The values.
    pub shown: &'a [(Period, f64)],
    /// What is expected.
    pub ahead: &'a [Ahead],
    /// Natural limits and mean.
    pub process: &'a Process,
    /// What work began where.
    pub starts: &'a [(&'a str, f32)],
}

impl Plot<'_> {
    fn other_lines(&self, lines: &Lines<'_>) -> OtherLines {
        let values: Vec<Point> =
            lines.shown.iter().map(|(period, value)| self.at(day_number(period.start), *value)).collect();
        let mark = values.last().map(|at| vec![*at - pt(MARK, MARK), *at + pt(MARK, MARK)]);
        let ahead = lines.ahead.iter().map(|place| self.at(place.x, place.value)).collect();
        let upright = |(_, x): &(&str, f32)| vec![pt(*x, self.area.min.y), pt(*x, self.area.max.y)];
        // The word of a target range stands at its lower end.
        let upper = lines.runs.iter().map(|run| -> Vec<Point> {
            self.placed(run).filter_map(|(x, column)| Some(pt(x, self.y_of(column.targets().nth(1)?)))).collect()
        });
        OtherLines {
            strong: [values, ahead].into_iter().chain(mark).collect(),
            quiet: lines.starts.iter().map(upright).chain(upper).collect(),
        }
    }

    /// The words at the lines of target, minimum, mean, natural limits and forecast, and the places that they take.
    pub fn words(&self, lines: &Lines<'_>, lang: Lang) -> (Vec<Item>, Vec<Rect>) {
        let theme = self.theme;
        let mut named: Vec<(String, Color, bool, Vec<Point>)> = Vec::new();
        if let Some(run) = lines.runs.last() {
            let along = |value: &dyn Fn(&Column) -> Option<f64>| -> Vec<Point> {
                self.placed(run).filter_map(|(x, column)| Some(pt(x, self.y_of(value(column)?)))).collect()
            };
            named.push((lang.chart_target().into(), theme.on_track, false, along(&|column| column.targets().next())));
            named.push((lang.chart_minimum().into(), theme.at_risk, false, along(&|column| column.minimum)));
        }
        if let Some(limits) = lines.process.limits.filter(|_| !lines.process.is_drifting) {
            let flat = |value| vec![self.at(self.x.0, value), self.at(self.x.1, value)];
            named.push((lang.chart_mean().into(), theme.faint, true, flat(limits.mean)));
            if limits.upper > limits.lower {
                named.push((lang.chart_upper_limit().into(), theme.faint, true, flat(limits.upper)));
                named.push((lang.chart_lower_limit().into(), theme.faint, true, flat(limits.lower)));
            }
        }
        let ahead = lines.ahead.iter().map(|place| self.at(place.x, place.value)).collect();
        named.push((lang.chart_forecast().into(), theme.accent, false, ahead));
        named.retain(|(.., line)| line.len() > 1);
        let size = |said: &str| Size::new(self.measure.width(said, LABEL), self.measure.line_height(LABEL));
        let words: Vec<LineWord> = named
            .iter()
            .map(|(said, _, is_quiet, line)| LineWord { size: size(said), line: line.clone(), is_quiet: *is_quiet })
            .collect();
        let mut taken = Vec::new();
        let places = place_words(self.area, &words, &self.other_lines(lines), &mut taken);
        let items = named.iter().zip(places).filter_map(|((said, color, ..), place)| {
            let place = place?;
            let at = (place.min.x, place.min.y + self.measure.ascent(LABEL));
            Some(text(self.measure, said, LABEL, *color, at, place.width() + 1.0))
        });
        (items.collect(), taken)
    }

    /// The names of the work that began, beside its flags, where there is room.
    pub fn names_of_starts(&self, lines: &Lines<'_>, taken: &mut Vec<Rect>) -> Vec<Item> {
        let others = self.other_lines(lines);
        let mut items = Vec::new();
        for (name, x) in lines.starts {
            let line = self.measure.elide(name, NOTE, MOST_NAME);
            let size = Size::new(line.width, self.measure.line_height(NOTE));
            let top = self.area.min.y + 1.0;
            let sides = [x + FLAG + 4.0, x - 5.0 - size.w].map(|left| Rect::from_min_size(pt(left, top), size));
            let is_free = |rect: &&Rect| {
                rect.min.x >= self.area.min.x + 2.0
                    && rect.max.x <= self.area.max.x - 2.0
                    && !taken.iter().any(|other| other.intersects(rect))
                    && !others.strong.iter().any(|line| touches(&rect.expand(1.0), line))
                    && !lines.starts.iter().any(|(_, other)| rect.min.x < other + FLAG && other - 2.0 < rect.max.x)
            };
            let Some(place) = sides.iter().find(is_free).copied() else { continue };
            taken.push(place);
            let at = (place.min.x, place.min.y + self.measure.ascent(NOTE));
            items.push(text(self.measure, name, NOTE, self.theme.accent, at, MOST_NAME));
        }
        items
    }
}
