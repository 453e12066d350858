//! The head of the report: whose it is, of which day, and how many KPIs stand where.

use krilla::tagging::Tag;

use super::pen::{BODY, LABEL, Pen, SMALL, STRONG, Slot, TITLE, area};
use super::sheets::{SIDE, Sheets, WIDTH};
use crate::analysis::{Analysis, Status};
use crate::export::pdf::document::level;
use crate::geometry::{Rect, pt};
use crate::lang::Lang;
use crate::model::Project;
use crate::scene::{Item, Placement};
use crate::text::{TextStyle, Weight};

/// Between two tiles.
const GAP: f32 = 10.0;
const TILE_HEIGHT: f32 = 46.0;
const COUNT: TextStyle = TextStyle::new(17.0, Weight::Bold);

/// The project's name, or what an untitled one is called.
pub(super) fn name_of(project: &Project, lang: Lang) -> String {
    if project.name.is_empty() { lang.untitled().into_owned() } else { project.name.clone() }
}

/// Writes the head.
pub(super) fn write(sheets: &mut Sheets, project: &Project, analysis: &Analysis, pen: &Pen<'_>) {
    let (lang, theme) = (pen.lang, pen.theme);
    let name = name_of(project, lang);
    let (kind, height) = pen.text(&lang.report_kind(), STRONG, theme.accent, Slot::new(SIDE, sheets.y, WIDTH / 2.0), 1);
    let day = lang.report_as_of(&lang.date(analysis.as_of));
    let day = pen.right(&day, SMALL, theme.sub, Slot::new(SIDE + WIDTH / 2.0, sheets.y, WIDTH / 2.0));
    sheets.say(Tag::P, vec![kind]);
    sheets.say(Tag::P, vec![day]);
    sheets.y += height + 3.0;
    let (title, height) = pen.text(&name, TITLE, theme.text, Slot::new(SIDE, sheets.y, WIDTH), 3);
    sheets.note(1, &name);
    sheets.say(level(1, &name), vec![title]);
    sheets.y += height;
    let (mission, height) =
        pen.text(&project.mission, BODY, theme.sub, Slot::new(SIDE, sheets.y + 3.0, WIDTH * 0.8), 4);
    if height > 0.0 {
        sheets.say(Tag::P, vec![mission]);
        sheets.y += height + 3.0;
    }
    sheets.y += 14.0;
    tiles(sheets, analysis, pen);
    sheets.y += TILE_HEIGHT + 26.0;
}

/// How many KPIs are on track, at risk, off track and without data.
fn tiles(sheets: &mut Sheets, analysis: &Analysis, pen: &Pen<'_>) {
    let width = (WIDTH - 3.0 * GAP) / 4.0;
    for (i, status) in Status::ALL.into_iter().enumerate() {
        let x = SIDE + i as f32 * (width + GAP);
        let count = analysis.kpis.values().filter(|reading| reading.status == status).count();
        sheets.decorate(vec![area(Rect::new(x, sheets.y, width, TILE_HEIGHT), 7.0, pen.theme.field)]);
        let inner = Slot::new(x + 12.0, sheets.y + 6.0, width - 24.0);
        let (number, height) = pen.text(&count.to_string(), COUNT, pen.theme.text, inner, 1);
        let (of_what, _) = pen.text("KPI", LABEL, pen.theme.faint, Slot::new(inner.x, inner.y, inner.width), 1);
        let beside = pen.measure.width(&count.to_string(), COUNT) + 5.0;
        let of_what = moved(&of_what, beside, pen.ascent(COUNT) - pen.ascent(LABEL));
        let word = status.text(pen.lang);
        let mut items = vec![number, of_what];
        items.extend(pen.status(status, &word, STRONG, Slot { y: inner.y + height + 1.0, ..inner }));
        sheets.say(Tag::P, items);
    }
}

fn moved(item: &Item, x: f32, y: f32) -> Item {
    Placement { scale: 1.0, origin: pt(x, y) }.item(item)
}
