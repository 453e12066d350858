//! Exports: the choices with their preview, the file, and what is said afterwards.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use crate::app::App;
use crate::app::jobs::{Done, ExportProblem, JobKind, Previewed, PreviewedPart};
use crate::app::open_project::file_stem;
use crate::command::ExportChoice;
use crate::export::{self, Background, Content, Format, Order, Piece, PngOptions};
use crate::import::Progress;
use crate::model::Project;
use crate::scene::Outlook;
use crate::store::{self, RealFs};
use crate::text::Measure;
use crate::ui::{Dialog, ExportDialog, ExportingDialog, PathPurpose, Preview, View};

/// Width of the preview in pixels.
const PREVIEW_WIDTH: f32 = 880.0;
/// Pixels for each point of a map on the clipboard.
const CLIPBOARD_SCALE: f32 = 2.0;

/// Shows the choices as they were made last, or those for a chart.
pub(super) fn open_dialog(app: &mut App, chart: Option<Content>) {
    let (Some(derived), Some(open)) = (&app.derived, &app.open) else { return };
    let last = app.settings.export;
    let compared = || app.view.compared(open.document.project(), derived).map(Content::Comparison);
    let own = chart.or_else(compared).or(app.view.open_kpi.map(Content::Chart));
    let usual = last.unwrap_or_else(|| ExportChoice::of(Content::Map, derived.outlook().look));
    let choice = match (chart, app.view.view) {
        (Some(chart), _) => usual.with_content(chart),
        // What one looks at is what one most likely wants.
        (None, View::Scorecard) => usual.with_content(Content::Scorecard),
        (None, View::Trends) => usual.with_content(own.unwrap_or(Content::Report)),
        (None, View::Values | View::Review) => usual.with_content(Content::Report),
        (None, View::Map | View::Resolve) => usual,
    };
    app.view.dialog = Some(Dialog::Export(Box::new(ExportDialog::new(choice, own))));
}

/// What is needed to carry out a choice on a thread.
fn order(app: &App, choice: ExportChoice) -> Option<(Arc<Project>, Order)> {
    let project = app.open.as_ref()?.document.project().clone();
    Some((project, choice.order(app.derived.as_ref()?.outlook())))
}

/// Makes the file of a choice to see how it looks and how large it is; one that is no longer wanted stops.
pub(super) fn preview(app: &mut App, choice: ExportChoice) {
    let Some((project, order)) = order(app, choice) else { return };
    let progress = Arc::new(Progress::default());
    if let Some(before) = app.previewing.replace(progress.clone()) {
        before.cancel();
    }
    let (same_project, same_order) = (project.clone(), order.clone());
    app.jobs.start(JobKind::Preview, move || {
        let scene = export::scene(&project, &order, &Measure::new());
        let size = scene.as_ref().map(|scene| scene.bounds.size());
        let options = |width: f32| PngOptions { scale: PREVIEW_WIDTH / width.max(1.0), background: Background::Solid };
        let pixels = scene.and_then(|scene| export::render(&scene, &options(scene.bounds.width())).ok());
        Done::Previewed(Box::new(Previewed { choice, part: PreviewedPart::Picture(size, pixels) }))
    });
    app.jobs.start(JobKind::Preview, move || {
        let measure = Measure::new();
        let pieces = export::export(&same_project, &same_order, &measure, &mut |share| go_on(&progress, share));
        let bytes = pieces.map(|pieces| (pieces.len(), pieces.iter().map(|piece| piece.bytes.len()).sum()));
        Done::Previewed(Box::new(Previewed { choice, part: PreviewedPart::Bytes(bytes) }))
    });
}

fn go_on(progress: &Progress, share: f32) -> ControlFlow<()> {
    progress.note(share);
    if progress.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

pub(super) fn previewed(app: &mut App, ctx: &egui::Context, previewed: Previewed) {
    let lang = app.lang();
    let Some(Dialog::Export(dialog)) = &mut app.view.dialog else { return };
    match previewed.part {
        PreviewedPart::Picture(size, pixels) => {
            let picture = pixels.map(|pixels| {
                let size = [pixels.width as usize, pixels.height as usize];
                let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
                // Shown smaller than it is: thin lines need their neighbours.
                let smooth = egui::TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
                Preview(ctx.load_texture("preview", image, smooth))
            });
            dialog.take_picture(previewed.choice, size, picture);
        }
        // What was stopped for another choice says nothing about this one.
        PreviewedPart::Bytes(Err(export::ExportError::Cancelled)) => {}
        PreviewedPart::Bytes(bytes) => {
            dialog.take_bytes(previewed.choice, bytes.map_err(|error| error.message(lang)));
        }
    }
}

pub(super) fn choose_file(app: &mut App, choice: ExportChoice) {
    let lang = app.lang();
    if !matches!(choice.content, Content::Chart(_) | Content::Comparison(_) | Content::Step(_)) {
        app.settings.export = Some(choice);
        super::settings::keep(app);
    }
    let Some(open) = &app.open else { return };
    let kpi = match choice.content {
        Content::Chart(kpi) => open.document.project().kpis.get(&kpi),
        _ => None,
    };
    let stem = kpi.map_or_else(|| open.file_stem(lang), |kpi| file_stem(&kpi.name));
    let name = format!("{stem}.{}", choice.format.extension());
    let folder = open.path.as_ref().and_then(|path| path.parent()).map(Path::to_path_buf);
    super::file::choose(app, PathPurpose::Export(choice), folder, &name);
}

/// Makes and writes the files on a thread; what takes long can be stopped.
pub(super) fn export_to(app: &mut App, ctx: &egui::Context, path: PathBuf, choice: ExportChoice) {
    // A path whose ending names a format means that format.
    let format = Format::from_path(&path).unwrap_or(choice.format);
    let content = if choice.content.formats().contains(&format) { choice.content } else { Content::of_format(format) };
    let Some((project, order)) = order(app, ExportChoice { content, format, ..choice }) else { return };
    let progress = Arc::new(Progress::default());
    let since_secs = ctx.input(|i| i.time);
    app.view.dialog = Some(Dialog::Exporting(ExportingDialog { progress: progress.clone(), since_secs }));
    app.jobs.start(JobKind::Export, move || {
        let pieces = export::export(&project, &order, &Measure::new(), &mut |share| go_on(&progress, share));
        let written = pieces.map_err(ExportProblem::Export).and_then(|pieces| write(&pieces, &path));
        Done::Exported(written)
    });
}

/// Writes all files; gives back the first one's path, and how many there are.
fn write(pieces: &[Piece], path: &Path) -> Result<(PathBuf, usize), ExportProblem> {
    for piece in pieces {
        store::save(&RealFs, &piece.path(path), &piece.bytes).map_err(ExportProblem::Save)?;
    }
    Ok((pieces.first().map_or_else(|| path.to_path_buf(), |piece| piece.path(path)), pieces.len()))
}

/// An export is over, one way or another.
pub(super) fn close_progress(app: &mut App) {
    if matches!(app.view.dialog, Some(Dialog::Exporting(_))) {
        app.view.dialog = None;
    }
}

pub(super) fn exported(app: &mut App, result: Result<(PathBuf, usize), ExportProblem>) {
    let lang = app.lang();
    close_progress(app);
    match result {
        Ok((path, 0 | 1)) => app.offer_to_reveal(lang.exported_as(&path.display().to_string()).into_owned(), path),
        Ok((first, count)) => {
            let folder = first.parent().unwrap_or(&first).display().to_string();
            app.offer_to_reveal(lang.exported_all(count, &folder).into_owned(), first);
        }
        Err(ExportProblem::Export(export::ExportError::Cancelled)) => app.refuse(lang.export_cancelled().into_owned()),
        Err(ExportProblem::Export(problem)) => app.complain(problem.message(lang)),
        Err(ExportProblem::Save(problem)) => app.complain(problem.message(lang)),
    }
}

/// Draws the map for the clipboard, on a thread.
pub(super) fn copy_picture(app: &mut App) {
    let choice = ExportChoice { scale: CLIPBOARD_SCALE, ..ExportChoice::of(Content::Map, crate::theme::Look::Light) };
    let Some((project, order)) = order(app, choice) else { return };
    let outlook =
        Outlook { look: app.derived.as_ref().map_or(order.outlook.look, |d| d.outlook().look), ..order.outlook };
    let order = Order { outlook, ..order };
    app.jobs.start(JobKind::Copy, move || {
        let scene = export::scene(&project, &order, &Measure::new());
        let options = PngOptions { scale: order.scale, background: order.background };
        Done::Drawn(scene.map(|scene| export::render(&scene, &options)))
    });
}

/// Puts a picture on the clipboard.
pub(super) fn drawn(app: &mut App, ctx: &egui::Context, result: Option<Result<export::Pixels, export::PngError>>) {
    let lang = app.lang();
    match result {
        Some(Ok(pixels)) => {
            let size = [pixels.width as usize, pixels.height as usize];
            ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba));
            app.say(ctx, lang.copied_picture().into_owned());
        }
        Some(Err(problem)) => app.complain(problem.message(lang)),
        None => {}
    }
}

/// Shows a file in the system's file manager.
pub(super) fn reveal(app: &mut App, path: &Path) {
    let folder = path.parent().unwrap_or(path);
    let (program, arguments) = if cfg!(target_os = "macos") {
        ("open", vec!["-R".as_ref(), path.as_os_str()])
    } else if cfg!(target_os = "windows") {
        ("explorer", vec![folder.as_os_str()])
    } else {
        ("xdg-open", vec![folder.as_os_str()])
    };
    let started = std::process::Command::new(program).args(arguments).spawn();
    if started.is_err() {
        let text = app.lang().reveal_failed(&folder.display().to_string()).into_owned();
        app.refuse(text);
    }
}
