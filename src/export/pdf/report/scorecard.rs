//! The scorecard as a table that breaks over pages, its head on each of them.

use std::num::NonZeroU32;

use krilla::tagging::{TableHeaderScope, Tag};

use super::parts::{Parts, PerspectivePart};
use super::pen::{LABEL, PART, Pen, SMALL, STRONG, Slot, area, line_height, rule};
use super::sheets::{SIDE, Sheets, WIDTH};
use crate::analysis::value_text;
use crate::export::pdf::document::level;
use crate::export::table::{Cell, Row, Table};
use crate::geometry::{Rect, pt};
use crate::scene::Item;
use crate::text::{TextStyle, Weight};
use crate::theme::HueTokens;

/// Columns of the scorecard that a page has room for, each with its width in points.
const COLUMNS: [(usize, f32); 6] = [(NAME, 0.0), (2, 88.0), (3, 40.0), (4, 74.0), (5, 74.0), (8, 50.0)];
/// The place of the code among the columns.
const CODE: usize = 0;
/// The place of the name among the columns; it gets the width that is left.
const NAME: usize = 1;
/// The first of the columns that only KPIs fill, and how many of them are shown.
const FIRST_OF_KPIS: usize = 4;
const VALUES: u32 = 3;
/// The place of what a score is made of among the columns.
const COVERAGE: usize = 9;
/// Above and below what stands in a row.
const AIR: f32 = 5.0;
/// Thickness of the line under the names of the columns.
const HEAD_RULE: f32 = 0.9;
/// At both sides of what stands in a cell.
const INDENT: f32 = 7.0;
/// Room for codes such as F12.
const CODE_WIDTH: f32 = 24.0;
/// Rows of a name; what is longer was not meant to be read.
const MOST_ROWS: usize = 8;
const BAND: TextStyle = TextStyle::new(9.5, Weight::Bold);

/// Writes the table with its heading.
pub(super) fn write(sheets: &mut Sheets, table: &Table, parts: &Parts<'_>, pen: &Pen<'_>) {
    let title = pen.lang.report_scorecard();
    sheets.make_room(140.0);
    let (heading, height) = pen.text(&title, PART, pen.theme.text, Slot::new(SIDE, sheets.y, WIDTH), 1);
    sheets.note(2, &title);
    sheets.say(level(2, &title), vec![heading]);
    sheets.y += height + 8.0;
    sheets.open(Tag::Table);
    sheets.open(Tag::THead);
    sheets.open(Tag::TR);
    for (cell, is_first) in
        head(sheets.y, table, pen).into_iter().zip(std::iter::once(true).chain(std::iter::repeat(false)))
    {
        if is_first {
            sheets.decorate(head_rule(sheets.y, pen));
        }
        sheets.say(Tag::TH(TableHeaderScope::Column), vec![cell]);
    }
    sheets.close();
    sheets.close();
    sheets.y += head_height();
    sheets.open(Tag::TBody);
    let mut chapters = parts.perspectives.iter();
    let mut hue = pen.theme.hue(crate::model::Hue::default());
    for row in &table.rows {
        if row.depth == 0 {
            hue = chapters.next().map_or(hue, |part: &PerspectivePart<'_>| pen.theme.hue(part.perspective.hue));
        }
        write_row(sheets, table, row, hue, pen);
    }
    sheets.close();
    sheets.close();
}

fn write_row(sheets: &mut Sheets, table: &Table, row: &Row, hue: HueTokens, pen: &Pen<'_>) {
    let height = row_height(row, pen);
    // A row that others belong to does not stand at the foot of a page alone.
    let together = if row.depth < 2 { height + 24.0 * f32::from(2 - row.depth) } else { height };
    if !sheets.has_room(together) {
        sheets.turn();
        let mut again = head_rule(sheets.y, pen);
        again.extend(head(sheets.y, table, pen));
        sheets.repeat(again);
        sheets.y += head_height();
    }
    let y = sheets.y;
    if row.depth == 0 {
        let band = Rect::new(SIDE, y, WIDTH, height);
        sheets.decorate(vec![area(band, 0.0, hue.tint), area(Rect::new(SIDE, y, 3.0, height), 0.0, hue.main)]);
    } else {
        sheets.decorate(vec![rule(pt(SIDE, y + height), WIDTH, 0.5, pen.theme.line)]);
    }
    sheets.open(Tag::TR);
    for (place, x, width) in columns() {
        if row.depth < 2 && place == FIRST_OF_KPIS {
            // Values are those of KPIs; what is above them tells instead how many there are.
            let slot = Slot::new(x + INDENT, y + AIR, SIDE + WIDTH - x - 2.0 * INDENT);
            let said = row.cells.get(COVERAGE).map(|cell| cell.text(pen.lang)).filter(|said| !said.is_empty());
            let items = vec![pen.right(said.as_deref().unwrap_or("–"), SMALL, pen.theme.sub, slot)];
            sheets.say(Tag::TD.with_col_span(NonZeroU32::new(VALUES)), items);
            break;
        }
        let slot = Slot::new(x + INDENT, y + AIR, width - 2.0 * INDENT);
        if place == NAME {
            sheets.say(Tag::TH(TableHeaderScope::Row), name(row, slot, hue, pen).0);
        } else {
            sheets.say(Tag::TD, cell(table, row, place, slot, pen));
        }
    }
    sheets.close();
    sheets.y += height;
}

/// The shown columns: their place in the table, left end and width.
fn columns() -> impl Iterator<Item = (usize, f32, f32)> {
    let fixed: f32 = COLUMNS.iter().map(|(_, width)| width).sum();
    let mut x = SIDE;
    COLUMNS.into_iter().map(move |(place, width)| {
        let width = if place == NAME { WIDTH - fixed } else { width };
        x += width;
        (place, x - width, width)
    })
}

fn head_height() -> f32 {
    line_height(LABEL) + 2.0 * AIR
}

fn head_rule(y: f32, pen: &Pen<'_>) -> Vec<Item> {
    vec![rule(pt(SIDE, y + head_height() - HEAD_RULE / 2.0), WIDTH, HEAD_RULE, pen.theme.text)]
}

/// The names of the columns.
fn head(y: f32, table: &Table, pen: &Pen<'_>) -> Vec<Item> {
    let cell = |(place, x, width): (usize, f32, f32)| {
        let column = table.columns.get(place)?;
        let slot = Slot::new(x + INDENT, y + AIR, width - 2.0 * INDENT);
        Some(if column.is_numeric {
            pen.right(&column.title, LABEL, pen.theme.sub, slot)
        } else {
            pen.text(&column.title, LABEL, pen.theme.sub, slot, 1).0
        })
    };
    columns().filter_map(cell).collect()
}

fn row_height(row: &Row, pen: &Pen<'_>) -> f32 {
    let (_, _, width) = columns().next().unwrap_or((NAME, SIDE, WIDTH));
    let slot = Slot::new(0.0, 0.0, width - 2.0 * INDENT);
    let (_, height) = name(row, slot, pen.theme.hue(crate::model::Hue::default()), pen);
    height + 2.0 * AIR
}

/// Code and name, deeper ones further to the right.
fn name(row: &Row, slot: Slot, hue: HueTokens, pen: &Pen<'_>) -> (Vec<Item>, f32) {
    let text = |place: usize| row.cells.get(place).map(|cell| cell.text(pen.lang)).unwrap_or_default();
    let (style, color) = match row.depth {
        0 => (BAND, hue.title),
        1 => (STRONG, pen.theme.text),
        _ => (SMALL, pen.theme.text),
    };
    let mut items = Vec::new();
    if row.depth == 1 {
        let code = pen.measure.elide(&text(CODE), STRONG, CODE_WIDTH - 2.0).text;
        items.push(pen.text(&code, STRONG, hue.main, Slot { width: CODE_WIDTH, ..slot }, 1).0);
    }
    let indent = match row.depth {
        0 => 0.0,
        1 => CODE_WIDTH,
        _ => CODE_WIDTH + 10.0,
    };
    let inner = Slot { x: slot.x + indent, width: slot.width - indent, ..slot };
    let said = text(NAME);
    let (name, height) = pen.text(if said.trim().is_empty() { "–" } else { &said }, style, color, inner, MOST_ROWS);
    items.push(name);
    (items, height)
}

/// Anything but the name. An empty cell says so: tables are read aloud cell by cell.
fn cell(table: &Table, row: &Row, place: usize, slot: Slot, pen: &Pen<'_>) -> Vec<Item> {
    let cell = row.cells.get(place).unwrap_or(&Cell::Empty);
    let said = cell.text(pen.lang);
    let style = if row.depth < 2 { STRONG } else { SMALL };
    let is_numeric = table.columns.get(place).is_some_and(|column| column.is_numeric);
    match cell {
        Cell::Status(status) => pen.status(*status, &said, style, slot),
        _ if said.is_empty() && is_numeric => vec![pen.right("–", style, pen.theme.faint, slot)],
        _ if said.is_empty() => vec![pen.text("–", style, pen.theme.faint, slot, 1).0],
        // A number may be shortened, but never cut.
        Cell::Value(value, unit, _) if pen.measure.width(&said, style) > slot.width => {
            vec![pen.right(&value_text(pen.lang, *unit, *value), style, pen.theme.text, slot)]
        }
        _ if is_numeric => vec![pen.right(&said, style, pen.theme.text, slot)],
        _ => vec![pen.text(&said, style, pen.theme.text, slot, 1).0],
    }
}
