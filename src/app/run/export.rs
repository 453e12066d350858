//! The map as a picture.

use std::path::{Path, PathBuf};

use eframe::egui;

use crate::app::App;
use crate::app::jobs::{Done, ExportProblem, JobKind};
use crate::app::open_project::file_stem;
use crate::command::ExportChoice;
use crate::export::{self, Background, Format, Pixels, PngOptions, SvgFonts, SvgOptions, table};
use crate::geometry::Size;
use crate::layout;
use crate::model::KpiId;
use crate::scene::{self, Outlook, Scene};
use crate::store::{self, RealFs};
use crate::theme::Look;
use crate::ui::{Dialog, ExportDialog, PathPurpose, Preview};

/// Width of the preview in pixels.
const PREVIEW_WIDTH: f32 = 880.0;

/// Shows the choices, with a preview in each look.
pub(super) fn open_dialog(app: &mut App, chart: Option<KpiId>) {
    let look = app.derived.as_ref().map_or(Look::Light, |derived| derived.outlook().look);
    let shown = if chart.is_some() {
        scene(app, look, chart).map(|scene| scene.bounds)
    } else {
        app.derived.as_ref().map(|d| d.scene.bounds)
    };
    let Some(size) = shown.map(|bounds| bounds.size()) else { return };
    let choice = ExportChoice { format: Format::Png, look, scale: 2.0, is_transparent: false, chart };
    app.view.dialog = Some(Dialog::Export(ExportDialog { choice, size, previews: Vec::new() }));
    for look in [Look::Light, Look::Dark] {
        preview(app, look, size, chart);
    }
}

fn preview(app: &mut App, look: Look, size: Size, chart: Option<KpiId>) {
    let Some(scene) = scene(app, look, chart) else { return };
    let options = PngOptions { scale: PREVIEW_WIDTH / size.w, background: Background::Solid };
    app.jobs.start(JobKind::Preview, move || {
        // A preview that can't be drawn is left out; the export itself says why.
        let nothing = Pixels { width: 0, height: 0, rgba: Vec::new() };
        Done::Previewed(look, export::render(&scene, &options).unwrap_or(nothing))
    });
}

pub(super) fn previewed(app: &mut App, ctx: &egui::Context, look: Look, pixels: &Pixels) {
    let Some(Dialog::Export(dialog)) = &mut app.view.dialog else { return };
    if pixels.rgba.is_empty() {
        return;
    }
    let size = [pixels.width as usize, pixels.height as usize];
    let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
    let texture = ctx.load_texture("preview", image, egui::TextureOptions::LINEAR);
    dialog.previews.push((look, Preview(texture)));
}

/// The map, or the chart of a KPI, in a look, as the window shows it otherwise.
fn scene(app: &App, look: Look, chart: Option<KpiId>) -> Option<Scene> {
    let mut derived = app.derived.as_ref()?.clone();
    if let Some(kpi) = chart {
        let project = app.open.as_ref()?.document.project();
        let outlook = Outlook { look, ..derived.outlook() };
        return scene::chart::chart(project, &derived.analysis, kpi, outlook, &app.measure);
    }
    if !derived.plan.is_settled() {
        // A picture is of the map at rest, also a moment after a change.
        derived.settle(layout::settle(derived.plan.request()), &app.measure);
    }
    Some(derived.scene_as(Outlook { look, ..derived.outlook() }, &app.measure))
}

pub(super) fn choose_file(app: &mut App, choice: ExportChoice) {
    let lang = app.lang();
    let Some(open) = &app.open else { return };
    let kpi = choice.chart.and_then(|kpi| open.document.project().kpis.get(&kpi));
    let stem = kpi.map_or_else(|| open.file_stem(lang), |kpi| file_stem(&kpi.name));
    let name = format!("{stem}.{}", choice.format.extension());
    let folder = open.path.as_ref().and_then(|path| path.parent()).map(Path::to_path_buf);
    super::file::choose(app, PathPurpose::Export(choice), folder, &name);
}

/// Draws the picture, or writes the scorecard, on a thread.
pub(super) fn export_to(app: &mut App, path: PathBuf, choice: ExportChoice) {
    // A path whose ending names a format means that format.
    let format = Format::from_path(&path).unwrap_or(choice.format);
    let Some(draw) = drawing(app, format, choice) else { return };
    app.jobs.start(JobKind::Export, move || {
        let written =
            draw().and_then(|bytes| store::save(&RealFs, &path, &bytes).map(|_saved| ()).map_err(ExportProblem::Save));
        Done::Exported(path, written)
    });
}

type Drawing = Box<dyn FnOnce() -> Result<Vec<u8>, ExportProblem> + Send>;

/// What a thread does to make the bytes of a file.
fn drawing(app: &App, format: Format, choice: ExportChoice) -> Option<Drawing> {
    if !format.is_picture() && choice.chart.is_none() {
        let (project, derived, lang) =
            (app.open.as_ref()?.document.project().clone(), app.derived.as_ref()?, app.lang());
        let analysis = derived.analysis.clone();
        return Some(Box::new(move || {
            let table = table::scorecard(&project, &analysis, lang);
            table::bytes(&table, format).map_err(ExportProblem::Table)
        }));
    }
    let scene = scene(app, choice.look, choice.chart)?;
    let background = if choice.is_transparent { Background::Transparent } else { Background::Solid };
    let scale = choice.scale;
    Some(Box::new(move || {
        if format == Format::Svg {
            return Ok(export::svg(&scene, &SvgOptions { fonts: SvgFonts::Embedded, background }).into_bytes());
        }
        export::png(&scene, &PngOptions { scale, background }).map_err(ExportProblem::Draw)
    }))
}

pub(super) fn exported(app: &mut App, ctx: &egui::Context, path: &Path, result: Result<(), ExportProblem>) {
    let lang = app.lang();
    match result {
        Ok(()) => app.say(ctx, lang.exported_as(&path.display().to_string()).into_owned()),
        Err(ExportProblem::Draw(problem)) => app.complain(problem.message(lang)),
        Err(ExportProblem::Table(problem)) => app.complain(problem.message(lang)),
        Err(ExportProblem::Save(problem)) => app.complain(problem.message(lang)),
    }
}
