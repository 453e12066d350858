//! A perspective's band: tint, strong edge, name and question.

use super::header::rows;
use super::measures::{BAND_EDGE, BAND_RADIUS, BAND_TEXT_WIDTH, BAND_TEXT_X};
use super::{Form, Group, Hit, Item, Shape, Target, Text};
use crate::geometry::{Rect, pt};
use crate::model::Perspective;
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Theme, type_scale};

const NAME: TextStyle = TextStyle::new(type_scale::BODY, Weight::Bold);
const QUESTION: TextStyle = TextStyle::new(type_scale::LABEL, Weight::Regular);
/// The name may run a little closer to the cards than the question.
const NAME_WIDTH: f32 = BAND_TEXT_WIDTH + 12.0;
const TOP: f32 = 11.0;
const GAP: f32 = 5.0;

/// Where a band's name and question are.
pub fn band_title_area(band: &Rect) -> Rect {
    Rect::new(band.min.x + BAND_EDGE, band.min.y, BAND_TEXT_X + BAND_TEXT_WIDTH, band.height())
}

pub(super) fn band_group(perspective: &Perspective, rect: Rect, theme: &Theme, measure: &Measure) -> Group {
    let hue = theme.hue(perspective.hue);
    let target = Target::Perspective(perspective.id);
    let edge = Rect::new(rect.min.x, rect.min.y, BAND_EDGE, rect.height());
    let tint = Rect { min: pt(rect.min.x + BAND_EDGE / 2.0, rect.min.y), max: rect.max };
    let fill = |form, color| Item::Shape(Shape { form, fill: Some(color), stroke: None });
    let mut items = vec![
        fill(Form::Rect(tint, BAND_RADIUS), hue.tint),
        // Square corners beside the edge.
        fill(Form::Rect(Rect::new(tint.min.x, rect.min.y, BAND_RADIUS, rect.height()), 0.0), hue.tint),
        fill(Form::Rect(edge, 1.5), hue.main),
    ];
    let left = rect.min.x + BAND_TEXT_X;
    let mut y = rect.min.y + TOP;
    let name = measure.wrap_balanced(&perspective.name, NAME, NAME_WIDTH, 3);
    let line = measure.line_height(NAME);
    let name_rows = rows(&name, pt(left, y + measure.ascent(NAME)), line);
    y += name_rows.len() as f32 * line + GAP;
    items.push(Item::Text(Text { rows: name_rows, style: NAME, color: hue.title }));

    let line = measure.line_height(QUESTION);
    let room = ((rect.max.y - TOP - y) / line).floor().max(0.0) as usize;
    let question = measure.wrap(&perspective.question, QUESTION, BAND_TEXT_WIDTH, room.min(6));
    let question_rows = rows(&question, pt(left, y + measure.ascent(QUESTION)), line);
    items.push(Item::Text(Text { rows: question_rows, style: QUESTION, color: theme.sub }));
    items.push(Item::Hit(Hit { area: band_title_area(&rect), target }));
    Group { target: Some(target), label: perspective.name.clone(), area: rect, opacity: 1.0, items }
}
