//! What is put round a map that leaves the window: title, date, legend.
//!
//! On the screen the status bar explains the marks and the date stands on top; a
//! picture has to say so itself.

use super::measures::MARGIN;
use super::status::status_shape;
use super::{Dash, Form, Item, Row, Scene, Shape, Stroke, Target, Text};
use crate::analysis::Status;
use crate::geometry::{Path, Rect, pt};
use crate::lang::Lang;
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Theme, type_scale};
use jiff::civil::Date;

/// Height of the strip below the map, in points.
const STRIP: f32 = 26.0;
/// Size of a status mark.
const MARK: f32 = 9.0;
/// Length of an arrow in the legend.
const ARROW: f32 = 22.0;
/// Between a mark and its word, and between two words.
const GAPS: (f32, f32) = (6.0, 18.0);
const LABEL: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Regular);

/// What is shown round a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent parts, not the states of one thing")]
pub struct Surround {
    /// Mission and vision on top.
    pub has_title: bool,
    /// The day that it is looked at from.
    pub has_date: bool,
    /// What marks and lines mean.
    pub has_legend: bool,
}

impl Default for Surround {
    fn default() -> Self {
        Self { has_title: true, has_date: true, has_legend: true }
    }
}

impl Surround {
    /// The map with it round it.
    pub fn put_round(self, mut map: Scene, as_of: Date, lang: Lang, theme: &Theme, measure: &Measure) -> Scene {
        if !self.has_title {
            let is_header = |item: &Item| match item {
                Item::Group(group) => matches!(group.target, Some(Target::Mission | Target::Vision)),
                _ => false,
            };
            map.items.retain(|item| !is_header(item));
            let area = |item: &Item| if let Item::Group(group) = item { Some(group.area) } else { None };
            if let Some(whole) = map.items.iter().filter_map(area).reduce(|a, b| a.union(&b)) {
                map.bounds.min.y = map.bounds.min.y.max(whole.min.y - MARGIN);
            }
        }
        if self.has_date || self.has_legend {
            let strip = Rect { min: pt(map.bounds.min.x + MARGIN, map.bounds.max.y - 8.0), max: map.bounds.max };
            let baseline = strip.min.y + measure.ascent(LABEL);
            map.bounds.max.y += STRIP - 8.0;
            let mut pen = Pen { x: strip.min.x, baseline, items: Vec::new(), theme, measure };
            let mut end = map.bounds.max.x - MARGIN;
            if self.has_date {
                let text = lang.chart_as_of(&lang.date(as_of));
                end -= measure.width(&text, LABEL);
                pen.say_at(end, &text);
            }
            if self.has_legend {
                pen.legend(lang, end - GAPS.1);
            }
            map.items.append(&mut pen.items);
        }
        map
    }
}

/// Writes from left to right.
struct Pen<'a> {
    x: f32,
    baseline: f32,
    items: Vec<Item>,
    theme: &'a Theme,
    measure: &'a Measure,
}

impl Pen<'_> {
    fn say_at(&mut self, x: f32, said: &str) {
        let width = self.measure.width(said, LABEL);
        let row = Row { text: said.to_owned(), x, baseline: self.baseline, width };
        self.items.push(Item::Text(Text { rows: vec![row], style: LABEL, color: self.theme.sub }));
    }

    fn middle(&self) -> f32 {
        self.baseline - self.measure.cap_height(LABEL) / 2.0
    }

    /// What marks and lines mean, as far as there is room up to `end`.
    fn legend(&mut self, lang: Lang, end: f32) {
        for status in Status::ALL {
            let word = status.text(lang);
            let width = MARK + GAPS.0 + self.measure.width(&word, LABEL);
            if self.x + width > end {
                return;
            }
            let at = pt(self.x + MARK / 2.0, self.middle());
            self.items.push(Item::Shape(status_shape(status, at, MARK, self.theme)));
            self.say_at(self.x + MARK + GAPS.0, &word);
            self.x += width + GAPS.1;
        }
        for (dash, word) in [(Dash::Solid, lang.legend_with_data()), (Dash::Dotted, lang.legend_without_data())] {
            let width = ARROW + GAPS.0 + self.measure.width(&word, LABEL);
            if self.x + width > end {
                return;
            }
            let line = Path::polyline([pt(self.x, self.middle()), pt(self.x + ARROW, self.middle())]);
            let stroke = Some(Stroke { color: self.theme.edge, width: 1.6, dash });
            self.items.push(Item::Shape(Shape { form: Form::Path(line), fill: None, stroke }));
            self.say_at(self.x + ARROW + GAPS.0, &word);
            self.x += width + GAPS.1;
        }
    }
}
