//! A KPI: its name, how it stands, its chart, and the facts behind it, in one frame.

use krilla::tagging::Tag;

use super::pen::{KPI, LABEL, Pen, SMALL, STRONG, Slot, VALUE, frame};
use super::sheets::{SIDE, Sheets, WIDTH};
use crate::analysis::{Analysis, KpiReading, target_text, value_text};
use crate::export::pdf::document::{level, short};
use crate::export::table::{Row, Table};
use crate::geometry::Rect;
use crate::model::{Kpi, Project};
use crate::scene::{Group, Item, Outlook, Placement, chart};
use crate::theme::Look;

/// Inside of the frame.
const PADDING: f32 = 12.0;
/// Columns of the scorecard that are told as facts below the chart, from minimum to owner.
const FACTS: std::ops::RangeInclusive<usize> = 6..=15;
/// Facts in a row.
const FACTS_ACROSS: usize = 5;
/// Rows of a fact: roles and names may be long.
const FACT_ROWS: usize = 3;
/// Below a block.
const AFTER: f32 = 12.0;

/// Where the KPI is from.
pub(super) struct Place<'a> {
    /// Its project.
    pub project: &'a Project,
    /// Its values.
    pub analysis: &'a Analysis,
    /// The scorecard.
    pub table: &'a Table,
    /// Its row there.
    pub row: &'a Row,
}

/// Writes the block of a KPI.
pub(super) fn write(sheets: &mut Sheets, place: &Place<'_>, kpi: &Kpi, pen: &Pen<'_>) {
    let Some(reading) = place.analysis.kpis.get(&kpi.id) else { return };
    let inner = WIDTH - 2.0 * PADDING;
    let figure = chart_of(place, kpi, reading, pen);
    let chart_height = figure.as_ref().map_or(0.0, |figure| figure.area.height() + 6.0);
    let facts = facts(place, pen);
    let (_, name_height) = pen.text(&kpi.name, KPI, pen.theme.text, Slot::new(0.0, 0.0, inner), 4);
    let facts_height: f32 = facts.iter().map(|line| line_height(line, pen)).sum();
    let head = name_height + 1.0 + pen.line_height(VALUE) + 6.0;
    let height = 2.0 * PADDING - 4.0 + head + chart_height + facts_height;
    sheets.make_room(height);
    let x = SIDE + PADDING;
    sheets.open(Tag::Section);
    sheets.decorate(vec![frame(Rect::new(SIDE, sheets.y, WIDTH, height), 8.0, pen.theme.card_line)]);
    let mut y = sheets.y + PADDING - 2.0;
    sheets.note(4, &kpi.name);
    sheets.say(level(4, &kpi.name), vec![pen.text(&kpi.name, KPI, pen.theme.text, Slot::new(x, y, inner), 4).0]);
    y += name_height + 1.0;
    value(sheets, kpi, reading, Slot::new(x, y, inner), pen);
    y += pen.line_height(VALUE) + 6.0;
    if let Some(figure) = figure {
        let alt = pen.lang.report_chart_of(&kpi.name, &reading.status_text(pen.lang, kpi));
        let placed = Placement { scale: 1.0, origin: crate::geometry::pt(x, y) }.group(&figure);
        sheets.say(Tag::Figure(Some(short(&alt))), vec![Item::Group(placed)]);
        y += chart_height;
    }
    for line in &facts {
        write_facts(sheets, line, y, pen);
        y += line_height(line, pen);
    }
    sheets.close();
    sheets.y += height + AFTER;
}

/// The newest value, what it says, and the target.
fn value(sheets: &mut Sheets, kpi: &Kpi, reading: &KpiReading, slot: Slot, pen: &Pen<'_>) {
    let mut x = slot.x;
    let room = |x: f32| slot.x + slot.width - x;
    let down = |style| pen.ascent(VALUE) - pen.ascent(style);
    let mut items = Vec::new();
    if let Some(value) = reading.value() {
        let line = pen.measure.elide(&value_text(pen.lang, kpi.unit, value), VALUE, slot.width * 0.45);
        items.push(pen.text(&line.text, VALUE, pen.theme.text, Slot::new(x, slot.y, line.width + 1.0), 1).0);
        x += line.width + 12.0;
    }
    let word = match reading.value() {
        Some(_) => reading.status_text(pen.lang, kpi),
        None => pen.lang.report_no_values(),
    };
    let width = pen.status_width(&word, STRONG).min(room(x));
    items.extend(pen.status(reading.status, &word, STRONG, Slot::new(x, slot.y + down(STRONG), width)));
    x += width + 12.0;
    sheets.say(Tag::P, items);
    if let Some(target) = reading.why.target {
        let said = pen.lang.target_is(&target_text(pen.lang, kpi.unit, target));
        let at = Slot::new(x, slot.y + down(SMALL), room(x));
        let line = pen.measure.elide(&said, SMALL, at.width);
        if !line.text.is_empty() {
            sheets.say(Tag::P, vec![pen.text(&line.text, SMALL, pen.theme.sub, Slot { width: line.width + 1.0, ..at }, 1).0]);
        }
    }
}

/// The chart as wide as the frame, at the origin; none without values.
fn chart_of(place: &Place<'_>, kpi: &Kpi, reading: &KpiReading, pen: &Pen<'_>) -> Option<Group> {
    reading.value()?;
    let outlook = Outlook::new(place.analysis.as_of, Look::Light, pen.lang);
    let scene = chart::chart(place.project, place.analysis, kpi.id, outlook, pen.measure)?;
    let scene = chart::without_head(scene);
    let scale = WIDTH / scene.bounds.width();
    // The margin of the chart stands in for the frame's.
    let origin = crate::geometry::pt(-PADDING, -scene.bounds.min.y * scale);
    let placement = Placement { scale, origin: origin - crate::geometry::pt(scene.bounds.min.x * scale, 0.0) };
    let items = scene.items.iter().map(|item| placement.item(item)).collect();
    Some(Group { target: None, label: String::new(), area: placement.rect(&scene.bounds), opacity: 1.0, items })
}

/// What is known of it, in rows of as many as fit: what it is, and what it says.
fn facts(place: &Place<'_>, pen: &Pen<'_>) -> Vec<Vec<(String, String)>> {
    let fact = |at: usize| {
        let said = place.row.cells.get(at)?.text(pen.lang);
        let title = place.table.columns.get(at)?.title.clone();
        (!said.trim().is_empty()).then_some((title, said))
    };
    let all: Vec<(String, String)> = FACTS.filter_map(fact).collect();
    all.chunks(FACTS_ACROSS).map(<[_]>::to_vec).collect()
}

fn fact_width() -> f32 {
    (WIDTH - 2.0 * PADDING) / FACTS_ACROSS as f32
}

fn line_height(line: &[(String, String)], pen: &Pen<'_>) -> f32 {
    let slot = Slot::new(0.0, 0.0, fact_width() - 8.0);
    let said = line.iter().map(|(_, said)| pen.text(said, SMALL, pen.theme.text, slot, FACT_ROWS).1);
    pen.line_height(LABEL) + said.fold(0.0, f32::max) + 7.0
}

fn write_facts(sheets: &mut Sheets, line: &[(String, String)], y: f32, pen: &Pen<'_>) {
    for (i, (title, said)) in line.iter().enumerate() {
        let slot = Slot::new(SIDE + PADDING + i as f32 * fact_width(), y + 3.0, fact_width() - 8.0);
        let (label, height) = pen.text(title, LABEL, pen.theme.faint, slot, 1);
        let (said, _) = pen.text(said, SMALL, pen.theme.text, Slot { y: slot.y + height, ..slot }, FACT_ROWS);
        sheets.say(Tag::P, vec![label, said]);
    }
}
