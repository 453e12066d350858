//! A KPI: its name, how it stands, its chart, and the facts behind it, in one frame.

use std::borrow::Cow;

use krilla::tagging::Tag;

use super::pen::{KPI, LABEL, Pen, SMALL, STRONG, Slot, VALUE, frame, line_height};
use super::sheets::{COLUMN, Sheets};
use crate::analysis::{Analysis, KpiReading, interval_text, nature_text, stage_text, target_text, value_text};
use crate::export::pdf::document::{level, short};
use crate::export::table::{Row, Table};
use crate::geometry::{Rect, pt};
use crate::model::{Kpi, Project};
use crate::scene::{Group, Item, Outlook, Placement, chart};
use crate::theme::Look;

/// Inside of the frame.
const PADDING: f32 = 12.0;
/// Columns of the scorecard that are told as facts below the chart: minimum, baseline, progress, data, due, owner.
const FACTS: [usize; 6] = [6, 7, 8, 9, 10, OWNER];
/// The place of the owner among the columns.
const OWNER: usize = 15;
/// How many facts stand side by side.
const FACTS_BESIDE: usize = 3;
/// Rows of a fact: names may be long.
const FACT_ROWS: usize = 3;
/// Between the value, its status and the target.
const BESIDE: f32 = 10.0;
/// Between two facts.
const FACT_GAP: f32 = 8.0;
/// Between two rows of facts.
const FACTS_GAP: f32 = 4.0;
/// Rows of a name; what is longer was not meant to be read.
const NAME_ROWS: usize = 4;
/// Where a chart's values lie, in its own points; its words are set in twelve points there.
const CHART: Rect = Rect::new(0.0, 0.0, 344.0, 114.0);

/// A KPI as set in its frame, as wide as a column.
pub(super) struct Block<'a> {
    /// Height of the frame.
    pub height: f32,
    kpi: &'a Kpi,
    reading: &'a KpiReading,
    figure: Option<Group>,
    facts: Vec<Fact>,
    name_height: f32,
    target: Option<String>,
}

/// What is told below the chart: its place in the frame, its name and what it says.
struct Fact {
    x: f32,
    /// From the top of all facts.
    y: f32,
    title: String,
    said: String,
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
        let home = kpi.home().and_then(|id| project.map.objective(id));
        let (facts, facts_height) = facts(table, row, home.map_or("", |objective| &objective.owner), pen);
        let slot = Slot::new(0.0, 0.0, inner());
        let (_, name_height) = pen.text(&kpi.name, KPI, pen.theme.text, slot, NAME_ROWS);
        let target = reading.why.target;
        let target = target.map(|target| pen.lang.target_is(&target_text(pen.lang, kpi.unit, target)).into_owned());
        let chart_height = figure.as_ref().map_or(0.0, |figure| figure.area.height() + 4.0);
        let mut block = Self { height: 0.0, kpi, reading, figure, facts, name_height, target };
        let below = if block.target_is_below(pen) { line_height(SMALL) } else { 0.0 };
        let words = name_height + line_height(SMALL) + 2.0 + line_height(VALUE) + below + 6.0;
        block.height = 2.0 * PADDING - 4.0 + words + chart_height + facts_height;
        Some(block)
    }

    /// The newest value as it is set, and its width with what follows it.
    fn newest(&self, pen: &Pen<'_>) -> (String, f32) {
        let Some(value) = self.reading.value() else { return (String::new(), 0.0) };
        let line = pen.measure.elide(&value_text(pen.lang, self.kpi.unit, value), VALUE, inner() * 0.5);
        (line.text, line.width + BESIDE)
    }

    /// What the newest value says, or that there is none.
    fn word(&self, pen: &Pen<'_>) -> Cow<'static, str> {
        match self.reading.value() {
            Some(_) => self.reading.status_text(pen.lang, self.kpi),
            None => pen.lang.report_no_values(),
        }
    }

    /// Whether the target has no room beside the value and its status.
    fn target_is_below(&self, pen: &Pen<'_>) -> bool {
        let Some(target) = &self.target else { return false };
        let before = self.newest(pen).1 + pen.status_width(&self.word(pen), STRONG) + BESIDE;
        before + pen.measure.width(target, SMALL) + 1.0 > inner()
    }

    /// Writes it below what is there, from a left end on.
    pub fn write(&self, sheets: &mut Sheets, left: f32, pen: &Pen<'_>) {
        let kpi = self.kpi;
        sheets.open(Tag::Section);
        sheets.decorate(vec![frame(Rect::new(left, sheets.y, COLUMN, self.height), 8.0, pen.theme.card_line)]);
        let slot = Slot::new(left + PADDING, sheets.y + PADDING - 3.0, inner());
        let (name, _) = pen.text(&kpi.name, KPI, pen.theme.text, slot, NAME_ROWS);
        sheets.note(4, &kpi.name);
        sheets.say(level(4, &kpi.name), vec![name]);
        let mut y = slot.y + self.name_height;
        let (kind, _) = pen.text(&kind(kpi, pen), SMALL, pen.theme.faint, Slot { y, ..slot }, 1);
        sheets.say(Tag::P, vec![kind]);
        y += line_height(SMALL) + 2.0;
        self.value(sheets, Slot { y, ..slot }, pen);
        y += line_height(VALUE);
        if let Some(target) = self.target.as_ref().filter(|_| self.target_is_below(pen)) {
            sheets.say(Tag::P, vec![pen.text(target, SMALL, pen.theme.sub, Slot { y, ..slot }, 1).0]);
            y += line_height(SMALL);
        }
        y += 6.0;
        if let Some(figure) = &self.figure {
            let alt = pen.lang.report_chart_of(&kpi.name, &self.reading.status_text(pen.lang, kpi));
            let placed = Placement { scale: 1.0, origin: pt(slot.x, y) }.group(figure);
            sheets.say(Tag::Figure(Some(short(&alt))), vec![Item::Group(placed)]);
            y += figure.area.height() + 4.0;
        }
        for fact in &self.facts {
            let slot = Slot::new(slot.x + fact.x, y + fact.y, fact_width());
            let (label, height) = pen.text(&fact.title, LABEL, pen.theme.faint, slot, 1);
            let below = Slot { y: slot.y + height, ..slot };
            sheets.say(Tag::P, vec![label, pen.text(&fact.said, SMALL, pen.theme.text, below, FACT_ROWS).0]);
        }
        sheets.close();
    }

    /// The newest value, what it says, and the target if there is room for it.
    fn value(&self, sheets: &mut Sheets, slot: Slot, pen: &Pen<'_>) {
        let (newest, width) = self.newest(pen);
        let mut items = Vec::new();
        if !newest.is_empty() {
            items.push(pen.text(&newest, VALUE, pen.theme.text, Slot { width, ..slot }, 1).0);
        }
        let mut x = slot.x + width;
        let word = self.word(pen);
        let down = |style| pen.ascent(VALUE) - pen.ascent(style);
        let width = pen.status_width(&word, STRONG).min(slot.x + slot.width - x);
        items.extend(pen.status(self.reading.status, &word, STRONG, Slot::new(x, slot.y + down(STRONG), width)));
        sheets.say(Tag::P, items);
        x += width + BESIDE;
        if let Some(target) = self.target.as_ref().filter(|_| !self.target_is_below(pen)) {
            let at = Slot::new(x, slot.y + down(SMALL), slot.x + slot.width - x);
            sheets.say(Tag::P, vec![pen.text(target, SMALL, pen.theme.sub, at, 1).0]);
        }
    }
}

/// The facts of a row of the scorecard that say something, and how high they are together; who owns the objective too
/// stands over it already.
fn facts(table: &Table, row: &Row, owner: &str, pen: &Pen<'_>) -> (Vec<Fact>, f32) {
    let said = FACTS.into_iter().filter_map(|at| {
        let said = row.cells.get(at)?.text(pen.lang);
        let title = table.columns.get(at)?.title.clone();
        (!said.trim().is_empty() && (at != OWNER || said != owner)).then_some((title, said))
    });
    let (mut facts, mut y, mut height) = (Vec::new(), 0.0, 0.0_f32);
    for (i, (title, said)) in said.enumerate() {
        if i > 0 && i % FACTS_BESIDE == 0 {
            y += height + FACTS_GAP;
            height = 0.0;
        }
        let slot = Slot::new(0.0, 0.0, fact_width());
        let rows = pen.text(&said, SMALL, pen.theme.text, slot, FACT_ROWS).1;
        height = height.max(line_height(LABEL) + rows);
        facts.push(Fact { x: (i % FACTS_BESIDE) as f32 * (fact_width() + FACT_GAP), y, title, said });
    }
    (facts, y + height)
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
    COLUMN - 2.0 * PADDING
}

/// Width of a fact; [`FACT_GAP`] lies between two.
fn fact_width() -> f32 {
    (inner() + FACT_GAP) / FACTS_BESIDE as f32 - FACT_GAP
}
