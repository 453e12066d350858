//! How the report is set: its type, its colours, and text in places of a given width.

use crate::analysis::Status;
use crate::geometry::{Point, Rect, pt};
use crate::lang::Lang;
use crate::scene::{Dash, Form, Item, Row, Shape, Stroke, Text, status_color, status_shape};
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Color, Look, Theme};

/// The name of the project.
pub(super) const TITLE: TextStyle = TextStyle::new(26.0, Weight::Bold);
/// Parts of the report.
pub(super) const PART: TextStyle = TextStyle::new(16.0, Weight::Bold);
/// Objectives.
pub(super) const OBJECTIVE: TextStyle = TextStyle::new(12.0, Weight::Semibold);
/// KPIs.
pub(super) const KPI: TextStyle = TextStyle::new(10.5, Weight::Semibold);
/// The newest value of a KPI.
pub(super) const VALUE: TextStyle = TextStyle::new(15.0, Weight::Bold);
/// Running text.
pub(super) const BODY: TextStyle = TextStyle::new(9.5, Weight::Regular);
/// Tables and facts.
pub(super) const SMALL: TextStyle = TextStyle::new(8.5, Weight::Regular);
/// What is read first in a row.
pub(super) const STRONG: TextStyle = TextStyle::new(8.5, Weight::Semibold);
/// What a column or a fact is.
pub(super) const LABEL: TextStyle = TextStyle::new(7.5, Weight::Medium);
/// Numbers are set smaller rather than broken, but not smaller than this share of their size.
const NARROWEST: f32 = 0.72;
/// Height of a mark of status over the capitals beside it.
const MARK: f32 = 1.12;
/// Between a mark and its word.
const MARK_GAP: f32 = 4.5;

/// Sets text.
pub(super) struct Pen<'a> {
    /// Widths of texts.
    pub measure: &'a Measure,
    /// Light: paper is white.
    pub theme: &'static Theme,
    /// The language of the report.
    pub lang: Lang,
}

/// Where a text goes: its left end, its top, and how wide it may be.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    /// Left end.
    pub x: f32,
    /// Top of the first row.
    pub y: f32,
    /// The widest that a row may be.
    pub width: f32,
}

impl Slot {
    /// A place for text.
    pub const fn new(x: f32, y: f32, width: f32) -> Self {
        Self { x, y, width }
    }
}

impl<'a> Pen<'a> {
    /// A pen for a language.
    pub fn new(measure: &'a Measure, lang: Lang) -> Self {
        Self { measure, theme: Theme::of(Look::Light), lang }
    }

    /// A text in at most so many rows, and their height.
    pub fn text(&self, said: &str, style: TextStyle, color: Color, slot: Slot, most: usize) -> (Item, f32) {
        let lines = self.measure.wrap(said, style, slot.width, most);
        let (height, ascent) = (line_height(style), self.ascent(style));
        let row = |(i, line): (usize, crate::text::Line)| Row {
            text: line.text,
            x: slot.x,
            baseline: slot.y + ascent + i as f32 * height,
            width: line.width,
        };
        let rows: Vec<Row> = lines.into_iter().enumerate().map(row).collect();
        let total = rows.len() as f32 * height;
        (Item::Text(Text { rows, style, color }), total)
    }

    /// One row at the right end of its place; made smaller, then cut, where room is short.
    pub fn right(&self, said: &str, style: TextStyle, color: Color, slot: Slot) -> Item {
        let room = slot.width / self.measure.width(said, style).max(1.0);
        let smaller = TextStyle::new(style.size * room.clamp(NARROWEST, 1.0), style.weight);
        let line = self.measure.elide(said, smaller, slot.width);
        let x = slot.x + slot.width - line.width;
        let rows = vec![Row { text: line.text, x, baseline: slot.y + self.ascent(style), width: line.width }];
        Item::Text(Text { rows, style: smaller, color })
    }

    /// The mark of a status and its word, within a place of one row; cut where room is short.
    pub fn status(&self, status: Status, word: &str, style: TextStyle, slot: Slot) -> Vec<Item> {
        let size = self.measure.cap_height(style) * MARK;
        let middle = slot.y + self.ascent(style) - self.measure.cap_height(style) / 2.0;
        let mark = status_shape(status, pt(slot.x + size / 2.0 + 0.5, middle), size, self.theme);
        let indent = size + MARK_GAP;
        let line = self.measure.elide(word, style, slot.width - indent);
        let baseline = slot.y + self.ascent(style);
        let row = Row { text: line.text, x: slot.x + indent, baseline, width: line.width };
        let color = status_color(status, self.theme);
        let dark = if status == Status::NoData { self.theme.sub } else { color.mix(self.theme.text, 0.35) };
        vec![Item::Shape(mark), Item::Text(Text { rows: vec![row], style, color: dark })]
    }

    /// Width of a mark of status with its word.
    pub fn status_width(&self, word: &str, style: TextStyle) -> f32 {
        self.measure.cap_height(style) * MARK + MARK_GAP + self.measure.width(word, style) + 0.5
    }

    /// From the top of a row to its baseline.
    pub fn ascent(&self, style: TextStyle) -> f32 {
        f32::midpoint(line_height(style), self.measure.cap_height(style))
    }
}

/// Distance of rows: that of print, not rounded to pixels.
pub(super) fn line_height(style: TextStyle) -> f32 {
    style.size * 1.32
}

/// A filled area.
pub(super) fn area(rect: Rect, radius: f32, fill: Color) -> Item {
    Item::Shape(Shape { form: Form::Rect(rect, radius), fill: Some(fill), stroke: None })
}

/// A frame.
pub(super) fn frame(rect: Rect, radius: f32, color: Color) -> Item {
    let stroke = Some(Stroke { color, width: 0.7, dash: Dash::Solid });
    Item::Shape(Shape { form: Form::Rect(rect, radius), fill: None, stroke })
}

/// A thin line from left to right.
pub(super) fn rule(from: Point, width: f32, thickness: f32, color: Color) -> Item {
    area(Rect::new(from.x, from.y - thickness / 2.0, width, thickness), 0.0, color)
}
