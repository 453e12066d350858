//! What is exported, and how: one order for the window and the command line.
//!
//! Everything is made from the project itself, on whatever thread, so both give
//! the same bytes for the same order.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{
    Background, Format, HtmlOptions, HtmlPage, HtmlStep, PdfError, PdfOptions, PngError, PngOptions, PptxError,
    PptxFonts, PptxOptions, SvgFonts, SvgOptions, history, html, html_perspectives, pdf, pdf_deck, pdf_report, png,
    pptx, report_picture, svg, table,
};
use crate::analysis::Analysis;
use crate::geometry::Size;
use crate::lang::Lang;
use crate::model::{KpiId, Project};
use crate::pitch::{Show, Slide};
use crate::scene::chart::compare::{Comparison, comparison};
use crate::scene::chart::{chart, chart_of_size};
use crate::scene::{Derived, Figures, Outlook, Scene, Surround};
use crate::text::Measure;
use crate::theme::Theme;

/// Size of a chart in a page, in points.
const CHART_IN_PAGE: Size = Size::new(440.0, 300.0);

/// What is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// The map.
    #[default]
    Map,
    /// The steps of the story.
    Story,
    /// One step of the story, from 0.
    Step(usize),
    /// The scorecard, then the KPIs with their charts.
    Report,
    /// The scorecard as a table.
    Scorecard,
    /// The chart of a KPI.
    Chart(KpiId),
    /// KPIs on one chart, each as its way from baseline to target.
    Comparison(Comparison),
    /// The map through time.
    History,
}

impl Content {
    /// The formats it can have, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Map => &[Format::Png, Format::Svg, Format::Pdf, Format::Html],
            Self::Story => &[Format::Pptx, Format::Pdf, Format::Png],
            Self::Step(_) | Self::Chart(_) | Self::Comparison(_) => &[Format::Png, Format::Svg, Format::Pdf],
            Self::Report => &[Format::Pdf],
            Self::Scorecard => &[Format::Xlsx, Format::Csv, Format::Markdown],
            Self::History => &[Format::Apng, Format::Png],
        }
    }

    /// What it is called at the start of a sentence.
    pub fn name(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Map => lang.export_the_map(),
            Self::Story => lang.export_the_story(),
            Self::Step(_) => lang.export_the_step(),
            Self::Report => lang.export_the_report(),
            Self::Scorecard => lang.export_the_scorecard(),
            Self::Chart(_) => lang.export_the_chart(),
            Self::Comparison(_) => lang.export_the_comparison(),
            Self::History => lang.export_the_history(),
        }
    }

    /// What a file of a format usually holds.
    pub const fn of_format(format: Format) -> Self {
        match format {
            Format::Png | Format::Svg | Format::Pdf | Format::Html => Self::Map,
            Format::Pptx => Self::Story,
            Format::Apng => Self::History,
            Format::Xlsx | Format::Csv | Format::Markdown => Self::Scorecard,
        }
    }
}

/// What to export, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// What.
    pub content: Content,
    /// As what; one of [`Content::formats`].
    pub format: Format,
    /// From where and how it is looked at.
    pub outlook: Outlook,
    /// Pixels for each point, of pictures made of pixels.
    pub scale: f32,
    /// What is painted behind everything.
    pub background: Background,
    /// What is put round a map.
    pub surround: Surround,
}

/// One file of what was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What its name has before the ending; empty for the only one.
    pub suffix: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Piece {
    /// Where it goes if the whole order goes to a path.
    pub fn path(&self, whole: &Path) -> PathBuf {
        let (stem, ending) = (whole.file_stem().unwrap_or_default(), whole.extension());
        let mut name = stem.to_os_string();
        name.push(&self.suffix);
        if let Some(ending) = ending {
            name.push(".");
            name.push(ending);
        }
        whole.with_file_name(name)
    }
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A picture can't be made.
    #[error(transparent)]
    Picture(#[from] PngError),
    /// A PDF can't be made.
    #[error(transparent)]
    Pdf(PdfError),
    /// A presentation can't be made.
    #[error(transparent)]
    Presentation(#[from] PptxError),
    /// A table can't be made.
    #[error(transparent)]
    Table(#[from] table::TableError),
    /// The content has no such format.
    #[error("this can't be written as .{}", format.extension())]
    Format {
        /// What was to be exported.
        content: Content,
        /// The format asked for.
        format: Format,
    },
    /// There is no such step, KPI or story.
    #[error("there is nothing to export")]
    Nothing,
    /// The story has fewer steps.
    #[error("the story has {steps} steps")]
    NoStep {
        /// How many it has.
        steps: usize,
    },
    /// Nobody wanted it any more.
    #[error("stopped")]
    Cancelled,
}

/// Who stopped a report has stopped an export.
impl From<PdfError> for ExportError {
    fn from(error: PdfError) -> Self {
        if matches!(error, PdfError::Cancelled) { Self::Cancelled } else { Self::Pdf(error) }
    }
}

impl ExportError {
    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Picture(error) => error.message(lang),
            Self::Pdf(error) => error.message(lang),
            Self::Presentation(error) => error.message(lang),
            Self::Table(error) => error.message(lang),
            Self::Format { content, format } => {
                let endings: Vec<String> = content.formats().iter().map(|f| format!(".{}", f.extension())).collect();
                lang.export_no_such_format(&content.name(lang), format.extension(), &lang.any_of(&endings)).into_owned()
            }
            Self::Nothing => lang.export_nothing().into_owned(),
            Self::NoStep { steps } => lang.export_no_such_step(*steps).into_owned(),
            Self::Cancelled => lang.export_cancelled().into_owned(),
        }
    }
}

/// Hears how far an export is, from 0 to 1, and whether it is still wanted.
pub type OnProgress<'a> = &'a mut dyn FnMut(f32) -> ControlFlow<()>;

/// The files of an order; more than one where a story or a history becomes a row of pictures.
pub fn export(
    project: &Arc<Project>,
    order: &Order,
    measure: &Measure,
    on_progress: OnProgress<'_>,
) -> Result<Vec<Piece>, ExportError> {
    let Order { content, format, outlook, .. } = *order;
    if !content.formats().contains(&format) {
        return Err(ExportError::Format { content, format });
    }
    let only = |bytes| Ok(vec![Piece { suffix: String::new(), bytes }]);
    match (content, format) {
        (Content::Scorecard, _) => {
            let analysis = Analysis::of(project, outlook.as_of);
            only(table::bytes(&table::scorecard(project, &analysis, outlook.lang), format)?)
        }
        (Content::Report, _) => {
            let analysis = Analysis::of(project, outlook.as_of);
            only(pdf_report(project, &analysis, outlook.lang, measure, on_progress)?)
        }
        (Content::Map, Format::Html) => only(page(project, outlook, measure).into_bytes()),
        (Content::Story, Format::Pptx) => {
            only(pptx(&show(project, outlook, measure)?.deck(), &PptxOptions { fonts: PptxFonts::Arial })?)
        }
        (Content::Story, Format::Pdf) => only(pdf_deck(&show(project, outlook, measure)?.deck())?),
        (Content::Story, _) => {
            let show = show(project, outlook, measure)?;
            let count = show.stages.len();
            let mut pieces = Vec::new();
            for at in 0..count {
                tell(on_progress, at as f32 / count as f32)?;
                let scene = show.slide(at).map(Slide::whole).ok_or(ExportError::Nothing)?;
                pieces.push(Piece { suffix: format!("-{:02}", at + 1), bytes: picture(&scene, order)? });
            }
            Ok(pieces)
        }
        (Content::History, _) => history::export(project, order, measure, on_progress),
        (Content::Map | Content::Step(_) | Content::Chart(_) | Content::Comparison(_), _) => {
            let missing = || match content {
                Content::Step(_) => show(project, outlook, measure)
                    .map_or(ExportError::Nothing, |show| ExportError::NoStep { steps: show.stages.len() }),
                _ => ExportError::Nothing,
            };
            let scene = scene(project, order, measure).ok_or_else(missing)?;
            only(picture(&scene, order)?)
        }
    }
}

/// The picture that an order asks for, or the first one of several; of a document or a table, how it begins. `None`
/// where there is nothing.
pub fn scene(project: &Arc<Project>, order: &Order, measure: &Measure) -> Option<Scene> {
    let Order { content, outlook, surround, .. } = *order;
    match content {
        Content::Map | Content::History => {
            let map = Derived::settled(project, outlook, measure).scene;
            let theme = Theme::of(outlook.look);
            Some(surround.put_round(map, outlook.as_of, outlook.lang, theme, measure))
        }
        Content::Story => Some(show(project, outlook, measure).ok()?.slide(0)?.whole()),
        Content::Step(at) => Some(show(project, outlook, measure).ok()?.slide(at)?.whole()),
        Content::Chart(kpi) => chart(project, &Analysis::of(project, outlook.as_of), kpi, outlook, measure),
        Content::Comparison(compared) => {
            comparison(project, &Analysis::of(project, outlook.as_of), &compared, outlook, measure)
        }
        Content::Report => report_picture(project, &Analysis::of(project, outlook.as_of), outlook.lang, measure),
        Content::Scorecard => {
            let analysis = Analysis::of(project, outlook.as_of);
            Some(table::picture(&table::scorecard(project, &analysis, outlook.lang), measure))
        }
    }
}

fn show(project: &Arc<Project>, outlook: Outlook, measure: &Measure) -> Result<Show, ExportError> {
    let show = Show::of(project, outlook, measure);
    if show.stages.is_empty() { Err(ExportError::Nothing) } else { Ok(show) }
}

/// One scene in a format of pictures.
pub(super) fn picture(scene: &Scene, order: &Order) -> Result<Vec<u8>, ExportError> {
    let Order { scale, background, .. } = *order;
    Ok(match order.format {
        Format::Svg => svg(scene, &SvgOptions { fonts: SvgFonts::Embedded, background }).into_bytes(),
        Format::Pdf => pdf(scene, &PdfOptions { background, ..PdfOptions::fitting(&scene.bounds) })?,
        _ => png(scene, &PngOptions { scale, background })?,
    })
}

/// Says how far it is; stops if nobody wants it any more.
pub(super) fn tell(on_progress: OnProgress<'_>, share: f32) -> Result<(), ExportError> {
    if on_progress(share).is_break() { Err(ExportError::Cancelled) } else { Ok(()) }
}

/// The strategy as one page, with its story.
fn page(project: &Arc<Project>, outlook: Outlook, measure: &Measure) -> String {
    let derived = Derived::settled(project, outlook, measure);
    let show = Show::of(project, outlook, measure);
    let mut small = |kpi: KpiId| chart_of_size(CHART_IN_PAGE, project, &derived.analysis, kpi, outlook, measure);
    let has_numbers = outlook.figures == Figures::Shown;
    let perspectives = html_perspectives(project, &derived.analysis, outlook.lang, has_numbers, &mut small);
    let steps = show.story.steps.iter().map(|step| HtmlStep {
        title: step.title.clone(),
        sentence: step.sentence.clone(),
        lit: step.lit.clone(),
        chart: step.kpi.and_then(&mut small),
    });
    let steps: Vec<HtmlStep> = steps.collect();
    let page = HtmlPage {
        title: if project.name.is_empty() { &derived.scene.title } else { &project.name },
        heading: &project.mission,
        subheading: &project.vision,
        note: &outlook.lang.page_as_of(&outlook.lang.date(outlook.as_of)),
        lang: outlook.lang,
        look: outlook.look,
        map: &derived.scene,
        perspectives: &perspectives,
        steps: &steps,
    };
    html(&page, &HtmlOptions::default())
}
