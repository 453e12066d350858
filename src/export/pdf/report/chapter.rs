//! The heads of perspectives and objectives.

use krilla::tagging::Tag;

use super::parts::{ObjectivePart, PerspectivePart};
use super::pen::{BODY, OBJECTIVE, PART, Pen, SMALL, STRONG, Slot, area, line_height, rule};
use super::sheets::{COLUMN, SIDE, Sheets, TOP, WIDTH};
use crate::analysis::{Analysis, Mean, Status, score_text};
use crate::export::pdf::document::level;
use crate::geometry::{Point, Rect, pt};
use crate::scene::Item;
use crate::text::{TextStyle, Weight};
use crate::theme::HueTokens;

/// Inside of a perspective's head.
const PADDING: f32 = 14.0;
/// The square with a perspective's letter.
const BADGE: f32 = 30.0;
const LETTER: TextStyle = TextStyle::new(15.0, Weight::Bold);
/// At the right, for status and score.
const STANDING: f32 = 150.0;
/// Between status and score.
const STANDING_GAP: f32 = 10.0;
/// Below a perspective's head.
const AFTER: f32 = 11.0;
/// Above the name of an objective, and below all of its head.
const ABOVE: f32 = 7.0;
const BELOW: f32 = 8.0;
/// Height of what stands over another KPI of an objective.
pub(super) const AGAIN: f32 = 22.0;
/// Room for codes such as F12.
const CODE_WIDTH: f32 = 32.0;

/// Begins a perspective, on a page of its own: it may be printed and handed to whom it concerns.
pub(super) fn begin(sheets: &mut Sheets, part: &PerspectivePart<'_>, analysis: &Analysis, pen: &Pen<'_>) {
    let (perspective, hue) = (part.perspective, pen.theme.hue(part.perspective.hue));
    let x = SIDE + PADDING + BADGE + 12.0;
    let width = SIDE + WIDTH - PADDING - STANDING - x;
    let set = |y: f32| {
        let slot = Slot::new(x, y + PADDING - 3.0, width);
        let (name, height) = pen.text(&perspective.name, PART, hue.title, slot, 4);
        let below = Slot::new(x, y + PADDING - 1.0 + height, width + STANDING);
        let (question, more) = pen.text(&perspective.question, SMALL, pen.theme.sub, below, 4);
        let whole = (height + more + 2.0 * PADDING - 3.0).max(BADGE + 2.0 * PADDING);
        (name, question, more, whole)
    };
    if sheets.y > TOP {
        sheets.turn();
    }
    sheets.open(Tag::Section);
    let y = sheets.y;
    let (name, question, more, whole) = set(y);
    let badge = Rect::new(SIDE + PADDING, y + PADDING, BADGE, BADGE);
    let letter = pen.measure.elide(&perspective.letter, LETTER, BADGE - 6.0);
    let at = Slot::new(badge.center().x - letter.width / 2.0, badge.center().y - line_height(LETTER) / 2.0, BADGE);
    sheets.decorate(vec![
        area(Rect::new(SIDE, y, WIDTH, whole), 9.0, hue.tint),
        area(badge, 7.0, hue.main),
        pen.text(&letter.text, LETTER, pen.theme.on_hue(), at, 1).0,
    ]);
    sheets.note(2, &perspective.name);
    sheets.say(level(2, &perspective.name), vec![name]);
    if let Some(rollup) = analysis.perspectives.get(&perspective.id) {
        let coverage = pen.lang.coverage_objectives(rollup.mean.scored, rollup.mean.total);
        let top = y + PADDING;
        standing(sheets, rollup.status, rollup.mean, (SIDE + WIDTH - PADDING, top), pen);
        let under = Slot::new(SIDE + WIDTH - PADDING - STANDING, top + line_height(STRONG), STANDING);
        if more <= 0.0 || rollup.mean.total > 0 {
            sheets.say(Tag::P, vec![pen.right(&coverage, SMALL, pen.theme.sub, under)]);
        }
    }
    if more > 0.0 {
        sheets.say(Tag::P, vec![question]);
    }
    sheets.y += whole + AFTER;
}

/// Ends a perspective.
pub(super) fn end(sheets: &mut Sheets) {
    sheets.close();
}

/// The head of an objective, as wide as a column.
pub(super) struct Head<'a> {
    /// Height of all of it.
    pub height: f32,
    part: &'a ObjectivePart<'a>,
    hue: HueTokens,
    facts: String,
}

impl<'a> Head<'a> {
    /// The head of an objective of a perspective.
    pub fn of(
        perspective: &PerspectivePart<'_>,
        part: &'a ObjectivePart<'a>,
        analysis: &Analysis,
        pen: &Pen<'_>,
    ) -> Self {
        let record = part.objective;
        let rollup = analysis.objectives.get(&record.id);
        let owner = (!record.owner.is_empty()).then(|| pen.lang.report_owner(&record.owner).into_owned());
        let coverage = rollup.map(|rollup| match rollup.mean.total {
            0 => pen.lang.score_no_kpi().into_owned(),
            total => pen.lang.coverage_kpis(rollup.mean.scored, total).into_owned(),
        });
        let facts = owner.into_iter().chain(coverage).collect::<Vec<String>>().join(" · ");
        let mut head = Self { height: 0.0, part, hue: pen.theme.hue(perspective.perspective.hue), facts };
        let parts = head.set(pt(0.0, 0.0), pen);
        head.height = ABOVE + parts.iter().map(|(_, height)| height).sum::<f32>() + line_height(STRONG) + BELOW;
        head
    }

    /// Name, description and facts from a place on, each with its height.
    fn set(&self, from: Point, pen: &Pen<'_>) -> [(Item, f32); 3] {
        let record = self.part.objective;
        let (x, width) = (from.x + CODE_WIDTH, COLUMN - CODE_WIDTH);
        let name = pen.text(&record.name, OBJECTIVE, pen.theme.text, Slot::new(x, from.y, width), 6);
        let below = from.y + name.1 + line_height(STRONG);
        let about = pen.text(&record.description, BODY, pen.theme.sub, Slot::new(x, below, width), 8);
        let facts = pen.text(&self.facts, SMALL, pen.theme.sub, Slot::new(x, below + about.1, width), 2);
        [name, about, facts]
    }

    /// Writes it below what is there, from a left end on.
    pub fn write(&self, sheets: &mut Sheets, left: f32, analysis: &Analysis, pen: &Pen<'_>) {
        let record = self.part.objective;
        sheets.decorate(vec![rule(pt(left, sheets.y), COLUMN, 0.9, self.hue.main)]);
        let top = sheets.y + ABOVE;
        let [(name, height), (about, about_height), (facts, facts_height)] = self.set(pt(left, top), pen);
        let code = pen.measure.elide(&self.part.code, OBJECTIVE, CODE_WIDTH - 4.0).text;
        let (code, _) = pen.text(&code, OBJECTIVE, self.hue.main, Slot::new(left, top, CODE_WIDTH), 1);
        let title = format!("{} {}", self.part.code, record.name);
        sheets.note(3, &title);
        sheets.say(level(3, &title), vec![code, name]);
        if let Some(rollup) = analysis.objectives.get(&record.id) {
            let word = rollup.status.text(pen.lang);
            let score = rollup.mean.score.map(|score| pen.lang.report_score(&pen.lang.number(score, 0)).into_owned());
            let said = std::iter::once(word.into_owned()).chain(score).collect::<Vec<String>>().join(" · ");
            let slot = Slot::new(left + CODE_WIDTH, top + height, COLUMN - CODE_WIDTH);
            sheets.say(Tag::P, pen.status(rollup.status, &said, STRONG, slot));
        }
        if about_height > 0.0 {
            sheets.say(Tag::P, vec![about]);
        }
        if facts_height > 0.0 {
            sheets.say(Tag::P, vec![facts]);
        }
    }
}

/// Over another KPI of an objective: whose it is, for the eye only.
pub(super) fn again(
    sheets: &mut Sheets,
    perspective: &PerspectivePart<'_>,
    part: &ObjectivePart<'_>,
    left: f32,
    pen: &Pen<'_>,
) {
    let (y, hue) = (sheets.y, pen.theme.hue(perspective.perspective.hue));
    let name = pen.measure.elide(&part.objective.name, SMALL, COLUMN - CODE_WIDTH).text;
    let code = pen.measure.elide(&part.code, STRONG, CODE_WIDTH - 4.0).text;
    sheets.repeat(vec![
        rule(pt(left, y), COLUMN, 0.5, hue.main),
        pen.text(&code, STRONG, hue.main, Slot::new(left, y + 5.0, CODE_WIDTH), 1).0,
        pen.text(&name, SMALL, pen.theme.sub, Slot::new(left + CODE_WIDTH, y + 5.0, COLUMN - CODE_WIDTH), 1).0,
    ]);
}

/// Status and score at the right end.
fn standing(sheets: &mut Sheets, status: Status, mean: Mean, (right, y): (f32, f32), pen: &Pen<'_>) {
    let word = status.text(pen.lang);
    let score = mean.score.map(|score| pen.lang.report_score(&score_text(pen.lang, score)).into_owned());
    let score = score.unwrap_or_default();
    let beside = if score.is_empty() { 0.0 } else { pen.measure.width(&score, SMALL) + STANDING_GAP };
    let width = pen.status_width(&word, STRONG).min(STANDING - beside);
    let mut items: Vec<Item> = pen.status(status, &word, STRONG, Slot::new(right - beside - width, y, width));
    if !score.is_empty() {
        items.push(pen.right(&score, SMALL, pen.theme.sub, Slot::new(right - beside - 1.0, y, beside + 1.0)));
    }
    sheets.say(Tag::P, items);
}
