//! The KPI report: the scorecard, then each perspective with its objectives, KPIs and their charts, on A4 to print.
//!
//! It is first laid out on sheets, as only then the number of pages is known,
//! and then written.
//!
//! Invariants: nothing lies outside the margins; whatever does not fit its place
//! wraps or is cut with an ellipsis; each status is told by shape and word.

mod chapter;
mod footer;
mod front;
mod grid;
mod kpi;
mod parts;
mod pen;
mod print;
mod scorecard;
mod sheets;

use std::ops::ControlFlow;

use chapter::Head;
use grid::{Cell, Grid};
use kpi::Block;
use parts::Parts;
use pen::Pen;
use sheets::{PAPER, Sheets};

use super::error::PdfError;
use crate::analysis::Analysis;
use crate::geometry::Rect;
use crate::lang::Lang;
use crate::model::Project;
use crate::scene::{Dash, Form, Item, Placement, Scene, Shape, Stroke};
use crate::text::Measure;

/// Share of the work that is done when all is laid out; charts with their forecasts are most of it.
const LAID_OUT: f32 = 0.6;
/// Share that is done when all pages are drawn.
const DRAWN: f32 = 0.9;

/// How many pages a picture of the report shows, and what lies between them.
const SHOWN: usize = 3;
const BETWEEN: f32 = 24.0;

/// The report of a project as of the day of its analysis, in a language.
///
/// `on_progress` gets the share that is done, 0 to 1 and never less than before, and says whether to go on.
pub fn pdf_report(
    project: &Project,
    analysis: &Analysis,
    lang: Lang,
    measure: &Measure,
    on_progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Vec<u8>, PdfError> {
    let pen = Pen::new(measure, lang);
    let mut reach = |share: f32| match on_progress(share) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PdfError::Cancelled),
    };
    reach(0.0)?;
    let mut sheets = lay_out(project, analysis, &pen, usize::MAX, &mut reach)?.0;
    footer::write(&mut sheets, project, analysis, &pen);
    print::print(sheets, project, analysis, lang, &mut |share| reach(LAID_OUT + share * (DRAWN - LAID_OUT)))
        .and_then(|bytes| reach(1.0).map(|()| bytes))
}

/// What the report looks like: its first page beside the first two of charts, as one picture.
pub fn report_picture(project: &Project, analysis: &Analysis, lang: Lang, measure: &Measure) -> Option<Scene> {
    let pen = Pen::new(measure, lang);
    let (mut sheets, chapter) = lay_out(project, analysis, &pen, SHOWN, &mut |_| Ok(())).ok()?;
    footer::write(&mut sheets, project, analysis, &pen);
    let chapter = chapter.unwrap_or(1).max(1);
    let shown =
        sheets.pages.iter().enumerate().filter(|(at, _)| *at == 0 || (chapter..chapter + SHOWN - 1).contains(at));
    let mut items = Vec::new();
    let mut x = BETWEEN;
    for (_, contents) in shown {
        let paper = Rect::new(x, BETWEEN, PAPER.w, PAPER.h);
        let edge = Stroke { color: pen.theme.line, width: 2.0, dash: Dash::Solid };
        let fill = Some(pen.theme.white());
        items.push(Item::Shape(Shape { form: Form::Rect(paper, 0.0), fill, stroke: Some(edge) }));
        let placement = Placement { scale: 1.0, origin: paper.min };
        items.extend(contents.iter().flat_map(|content| &content.items).map(|item| placement.item(item)));
        x += PAPER.w + BETWEEN;
    }
    let bounds = Rect::new(0.0, 0.0, x, PAPER.h + 2.0 * BETWEEN);
    let title = lang.report_title(&front::name_of(project, lang), &lang.date(analysis.as_of)).into_owned();
    Some(Scene { bounds, background: pen.theme.canvas, title, lang: lang.code(), items })
}

/// Lays out the pages; stops once so many pages of charts are full. With them comes the page on which the charts begin.
fn lay_out(
    project: &Project,
    analysis: &Analysis,
    pen: &Pen<'_>,
    most: usize,
    reach: &mut dyn FnMut(f32) -> Result<(), PdfError>,
) -> Result<(Sheets, Option<usize>), PdfError> {
    let table = super::super::table::scorecard(project, analysis, pen.lang);
    let parts = Parts::of(project, analysis, &table);
    let mut sheets = Sheets::new();
    let mut chapters = None;
    front::write(&mut sheets, project, analysis, pen);
    scorecard::write(&mut sheets, &table, &parts, pen);
    let (count, mut done) = (analysis.kpis.len().max(1) as f32, 0.0_f32);
    for part in &parts.perspectives {
        let mut grid = Grid { part, analysis, pen, waiting: Vec::new(), page: None };
        for objective in &part.objectives {
            if chapters.is_some_and(|first: usize| sheets.pages.len() - first > most) {
                break;
            }
            let mut head = Some(Head::of(part, objective, analysis, pen));
            for (kpi, row) in &objective.kpis {
                let Some(block) = Block::of(project, analysis, (&table, *row), kpi, pen) else { continue };
                grid.add(&mut sheets, Cell { objective, head: head.take(), block: Some(block) });
                done += 1.0;
                reach((done / count).min(1.0) * LAID_OUT)?;
            }
            if let Some(head) = head {
                grid.add(&mut sheets, Cell { objective, head: Some(head), block: None });
            }
        }
        chapters = chapters.or(grid.end(&mut sheets));
    }
    Ok((sheets, chapters))
}
