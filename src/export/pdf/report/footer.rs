//! The foot of each page: whose report, of which day, and which page of how many.

use krilla::tagging::ArtifactType;

use super::front::name_of;
use super::pen::{LABEL, Pen, Slot, rule};
use super::sheets::{BOTTOM, Content, SIDE, Sheets, WIDTH};
use crate::analysis::Analysis;
use crate::geometry::pt;
use crate::model::Project;

/// Where it stands.
const Y: f32 = BOTTOM + 20.0;

/// Writes the feet of all pages.
pub(super) fn write(sheets: &mut Sheets, project: &Project, analysis: &Analysis, pen: &Pen<'_>) {
    let color = pen.theme.sub;
    let third = WIDTH / 3.0;
    let name = pen.measure.elide(&name_of(project, pen.lang), LABEL, third * 1.4).text;
    let day = pen.lang.report_as_of(&pen.lang.date(analysis.as_of));
    let count = sheets.pages.len();
    for (i, page) in sheets.pages.iter_mut().enumerate() {
        let number = pen.lang.report_page(i + 1, count);
        let middle = Slot::new(SIDE + WIDTH / 2.0, Y, pen.measure.width(&day, LABEL) + 1.0);
        let items = vec![
            rule(pt(SIDE, Y - 7.0), WIDTH, 0.5, pen.theme.line),
            pen.text(&name, LABEL, color, Slot::new(SIDE, Y, third * 1.4 + 1.0), 1).0,
            pen.text(&day, LABEL, color, middle, 1).0,
            pen.right(&number, LABEL, color, Slot::new(SIDE + 2.0 * third, Y, third)),
        ];
        page.push(Content { items, artifact: Some(ArtifactType::Footer) });
    }
}
