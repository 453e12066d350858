//! A theme's column: a light stripe through all bands, its name above.

use super::measures::COLUMN_TITLE;
use super::{Dash, Form, Group, Item, Row, Shape, Stroke, Text};
use crate::geometry::{Path, Rect, pt};
use crate::model;
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Theme, type_scale};

const NAME: TextStyle = TextStyle::new(type_scale::SMALL, Weight::Semibold);
/// How much of its colour the stripe has.
const STRIPE: f32 = 0.045;
/// How far the stripe stays inside its column, so that it touches neither a band's title nor its end, in points.
const INSET: f32 = 4.0;

pub(super) fn column_group(column: &model::Theme, rect: Rect, theme: &Theme, measure: &Measure) -> Group {
    let hue = theme.hue(column.hue);
    let stripe = Rect { min: rect.min + pt(INSET, 0.0), max: rect.max - pt(INSET, 0.0) };
    let line = measure.elide(&column.name, NAME, stripe.width());
    let row = Row {
        x: stripe.center().x - line.width / 2.0,
        baseline: stripe.min.y - COLUMN_TITLE / 2.0 + measure.cap_height(NAME) / 2.0,
        text: line.text,
        width: line.width,
    };
    let edge = Path::polyline([pt(stripe.min.x, stripe.min.y - 3.0), pt(stripe.max.x, stripe.min.y - 3.0)]);
    let stroke = Stroke { color: hue.main, width: 3.0, dash: Dash::Solid };
    let items = vec![
        Item::Shape(Shape { form: Form::Rect(stripe, 0.0), fill: Some(hue.main.with_opacity(STRIPE)), stroke: None }),
        Item::Shape(Shape { form: Form::Path(edge), fill: None, stroke: Some(stroke) }),
        Item::Text(Text { rows: vec![row], style: NAME, color: hue.title }),
    ];
    let area = Rect { min: stripe.min - pt(0.0, COLUMN_TITLE), max: stripe.max };
    Group { target: None, label: column.name.clone(), area, opacity: 1.0, items }
}
