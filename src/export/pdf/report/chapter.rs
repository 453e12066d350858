//! The heads of perspectives and objectives.

use krilla::tagging::Tag;

use super::parts::{ObjectivePart, PerspectivePart};
use super::pen::{BODY, OBJECTIVE, PART, Pen, SMALL, STRONG, Slot, area, line_height, rule};
use super::sheets::{SIDE, Sheets, WIDTH};
use crate::analysis::{Analysis, Mean, Status, score_text};
use crate::export::pdf::document::level;
use crate::geometry::{Rect, pt};
use crate::scene::Item;
use crate::text::{TextStyle, Weight};

/// Inside of a perspective's head.
const PADDING: f32 = 14.0;
/// The square with a perspective's letter.
const BADGE: f32 = 30.0;
const LETTER: TextStyle = TextStyle::new(15.0, Weight::Bold);
/// At the right, for status and score.
const STANDING: f32 = 150.0;
/// Between status and score.
const STANDING_GAP: f32 = 10.0;
/// Room for codes such as F12.
const CODE_WIDTH: f32 = 32.0;

/// Begins a perspective on a new page.
pub(super) fn begin(sheets: &mut Sheets, part: &PerspectivePart<'_>, analysis: &Analysis, pen: &Pen<'_>) {
    let (perspective, hue) = (part.perspective, pen.theme.hue(part.perspective.hue));
    sheets.turn();
    sheets.open(Tag::Section);
    let y = sheets.y;
    let x = SIDE + PADDING + BADGE + 12.0;
    let width = SIDE + WIDTH - PADDING - STANDING - x;
    let (name, height) = pen.text(&perspective.name, PART, hue.title, Slot::new(x, y + PADDING - 3.0, width), 4);
    let below = Slot::new(x, y + PADDING - 1.0 + height, width + STANDING);
    let (question, more) = pen.text(&perspective.question, SMALL, pen.theme.sub, below, 4);
    let whole = (height + more + 2.0 * PADDING - 3.0).max(BADGE + 2.0 * PADDING);
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
    sheets.y += whole + 18.0;
}

/// Ends a perspective.
pub(super) fn end(sheets: &mut Sheets) {
    sheets.close();
}

/// The head of an objective, on the same page as the first thing below it, of which the height is known.
pub(super) fn objective(
    sheets: &mut Sheets,
    part: &PerspectivePart<'_>,
    objective: &ObjectivePart<'_>,
    analysis: &Analysis,
    first: f32,
    pen: &Pen<'_>,
) {
    let record = objective.objective;
    let hue = pen.theme.hue(part.perspective.hue);
    let width = WIDTH - CODE_WIDTH - STANDING - PADDING;
    let set = |y: f32| pen.text(&record.name, OBJECTIVE, pen.theme.text, Slot::new(SIDE + CODE_WIDTH, y, width), 6);
    let about = |y: f32| {
        let slot = Slot::new(SIDE + CODE_WIDTH, y, WIDTH - CODE_WIDTH);
        pen.text(&record.description, BODY, pen.theme.sub, slot, 8)
    };
    let head = set(0.0).1 + about(0.0).1 + 40.0;
    sheets.make_room(head + first);
    let y = sheets.y;
    sheets.decorate(vec![rule(pt(SIDE, y), WIDTH, 0.9, hue.main)]);
    sheets.y += 9.0;
    let (name, height) = set(sheets.y);
    let code = pen.measure.elide(&objective.code, OBJECTIVE, CODE_WIDTH - 4.0).text;
    let (code, _) = pen.text(&code, OBJECTIVE, hue.main, Slot::new(SIDE, sheets.y, CODE_WIDTH), 1);
    let title = format!("{} {}", objective.code, record.name);
    sheets.note(3, &title);
    sheets.say(level(3, &title), vec![code, name]);
    let rollup = analysis.objectives.get(&record.id);
    if let Some(rollup) = rollup {
        standing(sheets, rollup.status, rollup.mean, (SIDE + WIDTH, sheets.y + 2.0), pen);
    }
    sheets.y += height + 2.0;
    let (description, more) = about(sheets.y);
    if more > 0.0 {
        sheets.say(Tag::P, vec![description]);
        sheets.y += more + 2.0;
    }
    let owner = (!record.owner.is_empty()).then(|| pen.lang.report_owner(&record.owner).into_owned());
    let coverage = rollup.map(|rollup| match rollup.mean.total {
        0 => pen.lang.score_no_kpi().into_owned(),
        total => pen.lang.coverage_kpis(rollup.mean.scored, total).into_owned(),
    });
    let facts: Vec<String> = owner.into_iter().chain(coverage).collect();
    let slot = Slot::new(SIDE + CODE_WIDTH, sheets.y, WIDTH - CODE_WIDTH);
    let (facts, height) = pen.text(&facts.join(" · "), SMALL, pen.theme.sub, slot, 2);
    if height > 0.0 {
        sheets.say(Tag::P, vec![facts]);
    }
    sheets.y += height + 12.0;
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
