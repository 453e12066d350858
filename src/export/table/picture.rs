//! A table as a picture: how it begins, as a spreadsheet would show it.

use super::{Cell, Table};
use crate::geometry::{Rect, pt};
use crate::scene::{Form, Item, Row, Scene, Shape, Text};
use crate::text::{Measure, TextStyle, Weight};
use crate::theme::{Color, Look, Theme};

/// The columns that are shown, from left to right.
const COLUMNS: usize = 9;
/// The rows that are shown, below the head.
const ROWS: usize = 17;
const ROW_HEIGHT: f32 = 24.0;
/// Width of a character of a column.
const CHARACTER: f32 = 7.0;
const PLAIN: TextStyle = TextStyle::new(12.0, Weight::Regular);
const STRONG: TextStyle = TextStyle::new(12.0, Weight::Semibold);
const PAD: f32 = 7.0;
/// How far a KPI stands to the right of its perspective, for each step.
const INDENT: f32 = 10.0;

/// The first columns and rows of a table, black on white as they are printed.
pub fn picture(table: &Table, measure: &Measure) -> Scene {
    let theme = Theme::of(Look::Light);
    let columns = || table.columns.iter().take(COLUMNS);
    let width = |characters: u16| f32::from(characters) * CHARACTER;
    let whole = columns().map(|column| width(column.width)).sum::<f32>();
    let height = ROW_HEIGHT * (1 + table.rows.len().min(ROWS)) as f32;
    let mut items = Vec::new();
    let mut block = |rect: Rect, fill: Color| {
        items.push(Item::Shape(Shape { form: Form::Rect(rect, 0.0), fill: Some(fill), stroke: None }));
    };
    block(Rect::new(0.0, 0.0, whole, ROW_HEIGHT), theme.accent_soft);
    for (at, row) in table.rows.iter().take(ROWS).enumerate() {
        let y = ROW_HEIGHT * (at + 1) as f32;
        if row.depth == 0 {
            block(Rect::new(0.0, y, whole, ROW_HEIGHT), theme.field);
        }
        block(Rect::new(0.0, y, whole, 1.0), theme.line);
    }
    let mut x = 0.0;
    for (at, column) in columns().enumerate() {
        let area = Rect::new(x, 0.0, width(column.width), ROW_HEIGHT);
        x = area.max.x;
        items.extend(cell(&column.title, area, STRONG, column.is_numeric, theme.text, measure));
        for (below, row) in table.rows.iter().take(ROWS).enumerate() {
            let text = row.cells.get(at).unwrap_or(&Cell::Empty).text(table.lang);
            let indent = if at == 1 { f32::from(row.depth) * INDENT } else { 0.0 };
            let top = ROW_HEIGHT * (below + 1) as f32;
            let area = Rect { min: pt(area.min.x + indent, top), max: pt(area.max.x, top + ROW_HEIGHT) };
            let style = if row.depth == 0 { STRONG } else { PLAIN };
            items.extend(cell(&text, area, style, column.is_numeric, theme.text, measure));
        }
    }
    let bounds = Rect::new(0.0, 0.0, whole, height);
    Scene { bounds, background: theme.white(), title: table.title.clone(), lang: table.lang.code(), items }
}

/// A text in its cell; numbers end at the right edge.
fn cell(text: &str, area: Rect, style: TextStyle, is_right: bool, color: Color, measure: &Measure) -> Option<Item> {
    let line = measure.elide(text, style, area.width() - 2.0 * PAD);
    if line.text.is_empty() {
        return None;
    }
    let x = if is_right { area.max.x - PAD - line.width } else { area.min.x + PAD };
    let baseline = area.center().y + measure.cap_height(style) / 2.0;
    let row = Row { text: line.text, x, baseline, width: line.width };
    Some(Item::Text(Text { rows: vec![row], style, color }))
}
