//! The few kinds of thing a picture is made of.
//!
//! Every exporter and the screen match [`Item`] exhaustively, so a new kind
//! breaks each of them at compile time instead of going missing in one.

use crate::geometry::{Path, Rect};
use crate::model::{LinkId, ObjectiveId, PerspectiveId};
use crate::text::TextStyle;
use crate::theme::Color;

/// A finished picture: data only, the same for the screen and every export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The part of the plane that the picture covers, in points.
    pub bounds: Rect,
    /// The colour behind everything.
    pub background: Color,
    /// What the picture shows, in one line, for people who can't see it.
    pub title: String,
    /// The language of its texts: `en` or `vi`.
    pub lang: &'static str,
    /// What is painted, from back to front.
    pub items: Vec<Item>,
}

/// One thing in a [`Scene`].
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Several things that belong together.
    Group(Group),
    /// Rows of text, already wrapped.
    Text(Text),
    /// A filled or stroked shape.
    Shape(Shape),
    /// An invisible area that answers to the pointer; exports skip it or make it a link target.
    Hit(Hit),
}

/// Things that move, dim and are named together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What record the group shows, if any.
    pub target: Option<Target>,
    /// What it shows, in one line, for people who can't see it; empty for decoration.
    pub label: String,
    /// What it covers, generously: outside of it the group paints nothing.
    pub area: Rect,
    /// 0 (invisible) to 1 (as drawn), for the group as a whole.
    pub opacity: f32,
    /// The members, from back to front.
    pub items: Vec<Item>,
}

/// Rows of text of one style and colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The rows from top to bottom; line breaks are final.
    pub rows: Vec<Row>,
    /// Size and weight of all rows.
    pub style: TextStyle,
    /// Colour of all rows.
    pub color: Color,
}

/// One row of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The characters, without a line break.
    pub text: String,
    /// Left end of the row, in points.
    pub x: f32,
    /// Baseline, in points.
    pub baseline: f32,
    /// Advance width, in points, as measured by `text`.
    pub width: f32,
}

/// A form with a fill, a stroke or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The form.
    pub form: Form,
    /// Colour inside; `None` leaves it empty.
    pub fill: Option<Color>,
    /// The line round it; `None` draws none.
    pub stroke: Option<Stroke>,
}

/// The outline of a [`Shape`].
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A rectangle with round corners of the given radius in points (0 for square ones).
    Rect(Rect, f32),
    /// A circle: its middle is the rectangle's middle, its diameter the rectangle's width.
    Circle(Rect),
    /// Lines and curves; filled by the non-zero rule.
    Path(Path),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour of the line.
    pub color: Color,
    /// Width in points; the line lies centred on the outline.
    pub width: f32,
    /// Pattern along the line.
    pub dash: Dash,
}

/// The pattern of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Five widths on, three and a half off, butt caps.
    Dashed,
    /// Dots with round caps, two and a half widths apart.
    Dotted,
}

/// An area that answers to the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The area, in points.
    pub area: Rect,
    /// What it stands for.
    pub target: Target,
}

/// What a part of the map stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The mission line on top.
    Mission,
    /// The vision line under it.
    Vision,
    /// A band.
    Perspective(PerspectiveId),
    /// A card.
    Objective(ObjectiveId),
    /// An arrow.
    Link(LinkId),
}
