//! An objective's card: code, name, status, and its first KPI with value, target and sparkline.

use super::header::rows;
use super::measures::{CARD_PADDING, CARD_WIDTH};
use super::status::{status_color, status_shape};
use super::{Dash, Form, Group, Hit, Item, Row, Shape, Stroke, Target, Text};
use crate::analysis::Status;
use crate::geometry::{Path, Point, Rect, Size, pt};
use crate::model::{Hue, Objective, ObjectiveId};
use crate::text::{Line, Measure, TextStyle, Weight};
use crate::theme::{Theme, measures::CARD_RADIUS, type_scale};

const NAME: TextStyle = TextStyle::new(type_scale::SMALL, Weight::Semibold);
const CODE: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Bold);
const LABEL: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Regular);
const VALUE: TextStyle = TextStyle::new(type_scale::SMALL, Weight::Bold);

const MOST_NAME_ROWS: usize = 3;
const BADGE: Size = Size::new(27.0, 17.0);
const STATUS_SIZE: f32 = 10.0;
const NAME_X: f32 = CARD_PADDING + BADGE.w + 7.0;
const NAME_WIDTH: f32 = CARD_WIDTH - NAME_X - CARD_PADDING;
/// Width for the first row of a name, which the status stands beside.
const FIRST_ROW_WIDTH: f32 = NAME_WIDTH - STATUS_SIZE - 5.0;
const TOP: f32 = 9.0;
/// Height of a card below its name: hairline, KPI name, value.
const FOOT: f32 = 44.0;
const SPARK_WIDTH: f32 = 42.0;

/// A card's wrapped name, which decides how high it is.
#[derive(Clone, Debug, PartialEq)]
pub struct CardText {
    of: String,
    name: Vec<Line>,
    line_height: f32,
}

impl CardText {
    pub(super) fn of(objective: &Objective, measure: &Measure) -> Self {
        Self {
            of: objective.name.clone(),
            name: name_rows(&objective.name, measure),
            line_height: measure.line_height(NAME),
        }
    }

    /// Whether this is the text of an objective's present name.
    pub(super) fn is_of(&self, objective: &Objective) -> bool {
        self.of == objective.name
    }

    /// The rows of the name as they are at another size.
    pub(super) fn scaled_name(&self, scale: f32) -> Vec<Line> {
        self.name.iter().map(|line| Line { text: line.text.clone(), width: line.width * scale }).collect()
    }

    /// Width and height of the card, in points. Names of one and two rows give equal cards.
    pub fn size(&self) -> Size {
        let rows = self.name.len().max(2) as f32;
        Size::new(CARD_WIDTH, TOP + rows * self.line_height + FOOT)
    }
}

/// The rows of a name: even ones if the first leaves room for the status, else the way with the fewest rows.
fn name_rows(name: &str, measure: &Measure) -> Vec<Line> {
    let wide = measure.wrap_balanced(name, NAME, NAME_WIDTH, MOST_NAME_ROWS);
    if wide.first().is_none_or(|first| first.width <= FIRST_ROW_WIDTH) {
        return wide;
    }
    let even = measure.wrap_balanced(name, NAME, FIRST_ROW_WIDTH, MOST_NAME_ROWS);
    match short_first_row(name, measure) {
        Some(rows) if rows.len() < even.len() => rows,
        _ => even,
    }
}

/// A first row beside the status, the others as wide as the card allows; `None` if that breaks a word.
fn short_first_row(name: &str, measure: &Measure) -> Option<Vec<Line>> {
    let first = measure.wrap(name, NAME, FIRST_ROW_WIDTH, MOST_NAME_ROWS).into_iter().next()?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let (above, below) = words.split_at_checked(first.text.split_whitespace().count())?;
    if above.join(" ") != first.text {
        return None;
    }
    let below = measure.wrap_balanced(&below.join(" "), NAME, NAME_WIDTH, MOST_NAME_ROWS - 1);
    Some(std::iter::once(first).chain(below).collect())
}

/// Where the name is on a card, for editing it in place.
pub fn card_name_area(card: &Rect) -> Rect {
    Rect { min: pt(card.min.x + NAME_X - 6.0, card.min.y + 4.0), max: pt(card.max.x - 4.0, card.max.y - FOOT + 4.0) }
}

/// What a card says about its objective's first KPI.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CardFigures {
    /// The KPI's name.
    pub(super) name: String,
    /// Its value with unit, or a dash.
    pub(super) value: String,
    /// Its target with unit, and ever shorter without; empty where there is none.
    pub(super) target: [String; 3],
    /// Its status.
    pub(super) status: Option<Status>,
    /// Its last values as x (time) and y (value), 0 to 1, y up.
    pub(super) spark: Vec<(f64, f64)>,
}

pub(super) struct CardParts<'a> {
    pub(super) id: ObjectiveId,
    pub(super) rect: Rect,
    pub(super) text: &'a CardText,
    pub(super) code: &'a str,
    pub(super) hue: Hue,
    pub(super) themes: Vec<Hue>,
    pub(super) status: Status,
    pub(super) figures: Option<CardFigures>,
    pub(super) label: String,
}

pub(super) fn card_group(card: &CardParts<'_>, theme: &Theme, measure: &Measure) -> Group {
    let rect = card.rect;
    let target = Target::Objective(card.id);
    let mut items = body(rect, theme);
    items.extend(badge(rect, card.code, card.hue, theme, measure));
    let first = pt(rect.min.x + NAME_X, rect.min.y + TOP + measure.ascent(NAME));
    let name = rows(&card.text.name, first, card.text.line_height);
    items.push(Item::Text(Text { rows: name, style: NAME, color: theme.text }));
    let status_at = pt(rect.max.x - CARD_PADDING - STATUS_SIZE / 2.0, rect.min.y + TOP + BADGE.h / 2.0);
    items.push(Item::Shape(status_shape(card.status, status_at, STATUS_SIZE, theme)));
    if let Some(figures) = &card.figures {
        items.extend(foot(rect, figures, theme, measure));
    }
    items.extend(theme_marks(rect, &card.themes, theme));
    items.push(Item::Hit(Hit { area: rect, target }));
    Group { target: Some(target), label: card.label.clone(), area: rect.expand(6.0), opacity: 1.0, items }
}

/// Layers of shadow, then the card itself.
fn body(rect: Rect, theme: &Theme) -> Vec<Item> {
    let shadow = theme.shadow.with_opacity(theme.shadow_opacity);
    let layer = |grow: f32, drop: f32| {
        let rect = rect.expand(grow).translate(pt(0.0, drop));
        Item::Shape(Shape { form: Form::Rect(rect, CARD_RADIUS + grow), fill: Some(shadow), stroke: None })
    };
    let line = Stroke { color: theme.card_line, width: 1.0, dash: Dash::Solid };
    let card = Shape { form: Form::Rect(rect, CARD_RADIUS), fill: Some(theme.card), stroke: Some(line) };
    vec![layer(2.0, 2.0), layer(1.0, 1.5), layer(0.0, 1.0), Item::Shape(card)]
}

fn badge(card: Rect, code: &str, hue: Hue, theme: &Theme, measure: &Measure) -> [Item; 2] {
    let room = BADGE.w - 5.0;
    // Codes of three and more characters are set smaller, to stay whole.
    let fit = (room / measure.width(code, CODE).max(1.0)).min(1.0);
    let style = TextStyle::new((CODE.size * fit * 2.0).floor() / 2.0, CODE.weight);
    let line = measure.elide(code, style, room);
    let rect = Rect::from_min_size(card.min + pt(CARD_PADDING, TOP), BADGE);
    let middle = rect.center();
    let row = Row {
        text: line.text,
        x: middle.x - line.width / 2.0,
        baseline: middle.y + measure.cap_height(style) / 2.0,
        width: line.width,
    };
    [
        Item::Shape(Shape { form: Form::Rect(rect, 3.5), fill: Some(theme.hue(hue).main), stroke: None }),
        Item::Text(Text { rows: vec![row], style, color: theme.on_hue() }),
    ]
}

fn foot(card: Rect, figures: &CardFigures, theme: &Theme, measure: &Measure) -> Vec<Item> {
    let (left, right) = (card.min.x + CARD_PADDING + 1.0, card.max.x - CARD_PADDING);
    let top = card.max.y - FOOT + 4.0;
    let hairline = Path::polyline([pt(left, top), pt(right, top)]);
    let stroke = Stroke { color: theme.line, width: 1.0, dash: Dash::Solid };
    let mut items = vec![Item::Shape(Shape { form: Form::Path(hairline), fill: None, stroke: Some(stroke) })];

    let has_spark = figures.spark.len() > 1;
    let text_right = if has_spark { right - SPARK_WIDTH - 8.0 } else { right };
    let mut text = |text: &str, style: TextStyle, color, x: f32, baseline: f32| -> f32 {
        let line = measure.elide(text, style, (text_right - x).max(0.0));
        let end = x + line.width;
        if !line.text.is_empty() {
            let row = Row { text: line.text, x, baseline, width: line.width };
            items.push(Item::Text(Text { rows: vec![row], style, color }));
        }
        end
    };
    text(&figures.name, LABEL, theme.sub, left, card.max.y - 25.0);
    let end = text(&figures.value, VALUE, theme.text, left, card.max.y - 9.5) + 6.0;
    let targets = figures.target.iter().filter(|target| !target.is_empty()).map(|target| format!("/ {target}"));
    if let Some(target) = targets.into_iter().find(|target| end + measure.width(target, LABEL) <= text_right) {
        text(&target, LABEL, theme.faint, end, card.max.y - 9.5);
    }
    if has_spark {
        let area = Rect::new(right - SPARK_WIDTH, card.max.y - 33.0, SPARK_WIDTH - 3.0, 22.0);
        items.extend(sparkline(area, figures, theme));
    }
    items
}

fn sparkline(area: Rect, figures: &CardFigures, theme: &Theme) -> Vec<Item> {
    let color = figures.status.map_or(theme.edge, |status| status_color(status, theme));
    let place = |(x, y): &(f64, f64)| pt(area.min.x + area.width() * *x as f32, area.max.y - area.height() * *y as f32);
    let points: Vec<Point> = figures.spark.iter().map(place).collect();
    let end = points.last().copied().unwrap_or(area.max);
    let stroke = Stroke { color, width: 1.4, dash: Dash::Solid };
    let dot = Rect { min: end - pt(2.2, 2.2), max: end + pt(2.2, 2.2) };
    vec![
        Item::Shape(Shape { form: Form::Path(Path::polyline(points)), fill: None, stroke: Some(stroke) }),
        Item::Shape(Shape { form: Form::Circle(dot), fill: Some(color), stroke: None }),
    ]
}

/// One short stripe for each theme, on the card's lower edge.
fn theme_marks(card: Rect, themes: &[Hue], theme: &Theme) -> Vec<Item> {
    const STRIPE: Size = Size::new(14.0, 3.0);
    let stripe = |(i, hue): (usize, &Hue)| {
        let x = card.min.x + CARD_RADIUS + 2.0 + i as f32 * (STRIPE.w + 3.0);
        let rect = Rect::new(x, card.max.y - STRIPE.h / 2.0, STRIPE.w, STRIPE.h);
        Item::Shape(Shape { form: Form::Rect(rect, STRIPE.h / 2.0), fill: Some(theme.hue(*hue).main), stroke: None })
    };
    themes.iter().take(8).enumerate().map(stripe).collect()
}
