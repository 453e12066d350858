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
mod kpi;
mod parts;
mod pen;
mod print;
mod scorecard;
mod sheets;

use std::ops::ControlFlow;

use kpi::Block;
use parts::Parts;
use pen::Pen;
use sheets::Sheets;

use super::error::PdfError;
use crate::analysis::Analysis;
use crate::lang::Lang;
use crate::model::Project;
use crate::text::Measure;

/// Share of the work that is done when all is laid out; charts with their forecasts are most of it.
const LAID_OUT: f32 = 0.6;
/// Share that is done when all pages are drawn.
const DRAWN: f32 = 0.9;

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
    let table = super::super::table::scorecard(project, analysis, lang);
    let parts = Parts::of(project, analysis, &table);
    let mut reach = |share: f32| match on_progress(share) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PdfError::Cancelled),
    };
    reach(0.0)?;
    let mut sheets = Sheets::new();
    front::write(&mut sheets, project, analysis, &pen);
    scorecard::write(&mut sheets, &table, &parts, &pen);
    let (count, mut done) = (analysis.kpis.len().max(1) as f32, 0.0_f32);
    for part in &parts.perspectives {
        chapter::begin(&mut sheets, part, analysis, &pen);
        for objective in &part.objectives {
            let block = |(measured, row)| Block::of(project, analysis, (&table, row), measured, &pen);
            let kpis = objective.kpis.iter().map(|(measured, row)| (measured.as_ref(), *row));
            let mut blocks = kpis.filter_map(block).peekable();
            let first = blocks.peek().map_or(0.0, |block| block.height);
            chapter::objective(&mut sheets, part, objective, analysis, first, &pen);
            for block in blocks {
                block.write(&mut sheets, &pen);
                done += 1.0;
                reach((done / count).min(1.0) * LAID_OUT)?;
            }
        }
        chapter::end(&mut sheets);
    }
    footer::write(&mut sheets, project, analysis, &pen);
    print::print(sheets, project, analysis, lang, &mut |share| reach(LAID_OUT + share * (DRAWN - LAID_OUT)))
        .and_then(|bytes| reach(1.0).map(|()| bytes))
}
