//! A KPI: its name, how it stands, its chart, and the facts behind it, in one frame.

use std::borrow::Cow;

use krilla::tagging::Tag;

use super::pen::{KPI, LABEL, Pen, SMALL, STRONG, Slot, VALUE, frame, line_height};
use super::sheets::{SIDE, Sheets, WIDTH};
use crate::analysis::{Analysis, KpiReading, interval_text, nature_text, stage_text, target_text, value_text};
use crate::export::pdf::document::{level, short};
use crate::export::table::{Row, Table};
use crate::geometry::{Rect, pt};
use crate::model::{Kpi, Project};
use crate::scene::{Group, Item, Outlook, Placement, chart};
use crate::theme::Look;

/// Inside of the frame.
const PADDING: f32 = 14.0;
/// Columns of the scorecard that are told as facts below the chart: minimum, baseline, progress, data, due, owner.
const FACTS: [usize; 6] = [6, 7, 8, 9, 10, 15];
/// Rows of a fact: names may be long.
const FACT_ROWS: usize = 3;
/// Rows of a name; what is longer was not meant to be read.
const NAME_ROWS: usize = 4;
/// Room at the right of the name for interval and kind.
const KIND: f32 = 170.0;
/// Where a chart's values lie, in its own points; its words are set in twelve points there.
const CHART: Rect = Rect::new(0.0, 0.0, 664.0, 176.0);
/// Below a block.
const AFTER: f32 = 12.0;

/// A KPI as set in its frame.
pub(super) struct Block<'a> {
    /// Height of the frame.
    pub height: f32,
    kpi: &'a Kpi,
    reading: &'a KpiReading,
    figure: Option<Group>,
    facts: Vec<(String, String)>,
    name_height: f32,
    facts_height: f32,
}

impl<'a> Block<'a> {
    /// The block of a KPI, with its row of the scorecard.
    pub fn of(
        project: &Project,
        analysis: &'a Analysis,
        (table, row): (&Table, &Row),
        kpi: &'a Kpi,
        pen: &Pen<'_>,
    ) -> Option<Self> {
        let reading = analysis.kpis.get(&kpi.id)?;
        let figure = figure(project, analysis, kpi, reading, pen);
        let fact = |at: usize| {
            let said = row.cells.get(at)?.text(pen.lang);
            let title = table.columns.get(at)?.title.clone();
            (!said.trim().is_empty()).then_some((title, said))
        };
        let facts: Vec<(String, String)> = FACTS.into_iter().filter_map(fact).collect();
        let slot = Slot::new(0.0, 0.0, fact_width() - 8.0);
        let said = facts.iter().map(|(_, said)| pen.text(said, SMALL, pen.theme.text, slot, FACT_ROWS).1);
        let facts_height = line_height(LABEL) + said.fold(0.0, f32::max);
        let (_, name_height) = pen.text(&kpi.name, KPI, pen.theme.text, Slot::new(0.0, 0.0, name_width()), NAME_ROWS);
        let chart_height = figure.as_ref().map_or(0.0, |figure| figure.area.height() + 4.0);
        let height = 2.0 * PADDING - 4.0 + name_height + 1.0 + line_height(VALUE) + 6.0 + chart_height + facts_height;
        Some(Self { height, kpi, reading, figure, facts, name_height, facts_height })
    }

    /// Writes it, on the next page if there is no room.
    pub fn write(&self, sheets: &mut Sheets, pen: &Pen<'_>) {
        sheets.make_room(self.height);
        let kpi = self.kpi;
        sheets.open(Tag::Section);
        sheets.decorate(vec![frame(Rect::new(SIDE, sheets.y, WIDTH, self.height), 8.0, pen.theme.card_line)]);
        let slot = Slot::new(SIDE + PADDING, sheets.y + PADDING - 3.0, name_width());
        let (name, _) = pen.text(&kpi.name, KPI, pen.theme.text, slot, NAME_ROWS);
        sheets.note(4, &kpi.name);
        sheets.say(level(4, &kpi.name), vec![name]);
        let down = pen.ascent(KPI) - pen.ascent(SMALL);
        let right = Slot::new(SIDE + WIDTH - PADDING - KIND, slot.y + down, KIND);
        sheets.say(Tag::P, vec![pen.right(&kind(kpi, pen), SMALL, pen.theme.faint, right)]);
        let mut y = slot.y + self.name_height + 1.0;
        self.value(sheets, Slot::new(slot.x, y, inner()), pen);
        y += line_height(VALUE) + 6.0;
        if let Some(figure) = &self.figure {
            let alt = pen.lang.report_chart_of(&kpi.name, &self.reading.status_text(pen.lang, kpi));
            let placed = Placement { scale: 1.0, origin: pt(slot.x, y) }.group(figure);
            sheets.say(Tag::Figure(Some(short(&alt))), vec![Item::Group(placed)]);
        }
        self.write_facts(sheets, sheets.y + self.height - PADDING + 2.0 - self.facts_height, pen);
        sheets.close();
        sheets.y += self.height + AFTER;
    }

    /// The newest value, what it says, and the target.
    fn value(&self, sheets: &mut Sheets, slot: Slot, pen: &Pen<'_>) {
        let (kpi, reading) = (self.kpi, self.reading);
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
        let Some(target) = reading.why.target else { return };
        let said = pen.lang.target_is(&target_text(pen.lang, kpi.unit, target));
        let line = pen.measure.elide(&said, SMALL, room(x));
        if !line.text.is_empty() {
            let at = Slot::new(x, slot.y + down(SMALL), line.width + 1.0);
            sheets.say(Tag::P, vec![pen.text(&line.text, SMALL, pen.theme.sub, at, 1).0]);
        }
    }

    fn write_facts(&self, sheets: &mut Sheets, y: f32, pen: &Pen<'_>) {
        for (i, (title, said)) in self.facts.iter().enumerate() {
            let slot = Slot::new(SIDE + PADDING + i as f32 * fact_width(), y, fact_width() - 8.0);
            let (label, height) = pen.text(title, LABEL, pen.theme.faint, slot, 1);
            let below = Slot { y: slot.y + height, ..slot };
            sheets.say(Tag::P, vec![label, pen.text(said, SMALL, pen.theme.text, below, FACT_ROWS).0]);
        }
    }
}

/// How often it is measured, and what kind of measure it is.
fn kind(kpi: &Kpi, pen: &Pen<'_>) -> String {
    let words = [
        Some(interval_text(kpi.interval, pen.lang)),
        kpi.nature.map(|nature| nature_text(nature, pen.lang)),
        kpi.stage.map(|stage| stage_text(stage, pen.lang)),
    ];
    words.into_iter().flatten().collect::<Vec<Cow<'_, str>>>().join(" · ")
}

/// The chart, its values as wide as the inside of the frame, at the origin; none without values.
fn figure(project: &Project, analysis: &Analysis, kpi: &Kpi, reading: &KpiReading, pen: &Pen<'_>) -> Option<Group> {
    reading.value()?;
    let outlook = Outlook::new(analysis.as_of, Look::Light, pen.lang);
    let scene = chart::plot(project, analysis, kpi.id, outlook, pen.measure, CHART)?;
    let placement = Placement { scale: inner() / CHART.width(), origin: pt(0.0, 0.0) };
    let items = scene.items.iter().map(|item| placement.item(item)).collect();
    Some(Group { target: None, label: String::new(), area: placement.rect(&scene.bounds), opacity: 1.0, items })
}

const fn inner() -> f32 {
    WIDTH - 2.0 * PADDING
}

const fn name_width() -> f32 {
    inner() - KIND - 12.0
}

fn fact_width() -> f32 {
    inner() / FACTS.len() as f32
}
