//! Importing a data file: reading it on a thread, showing what was read, taking the values in.
//!
//! Each reading has a number; what comes back with another number is about choices that
//! have changed since, and is dropped. A dialog that goes away stops its reading. What
//! the project is with the values is worked out on a thread as well, for the version
//! that the dialog shows: where that has changed meanwhile, the file is read again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::edit;
use crate::app::App;
use crate::app::jobs::{Done, JobKind, ReadData};
use crate::command::ImportStep;
use crate::edit::{Edit, Prepared, Refusal as EditRefusal, StepName};
use crate::import::{self, Choices, Progress, Refusal};
use crate::lang::Lang;
use crate::model::limits;
use crate::store::{OpenError, RealFs, Vfs as _};
use crate::ui::{Dialog, ImportDialog, PathPurpose, Reading};

/// The endings of files that can be imported.
pub(crate) const DATA_ENDINGS: [&str; 5] = ["csv", "tsv", "txt", "xlsx", "xlsm"];
/// Endings of files that are imported in vain, but with a sentence that says how to go on.
const OTHER_ENDINGS: [&str; 3] = ["xls", "xlsb", "ods"];

/// Whether a file's name is that of a data file.
pub(crate) fn is_data_file(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    DATA_ENDINGS.iter().chain(&OTHER_ENDINGS).any(|known| *known == ending)
}

/// The data file that is being imported.
pub(crate) struct Importing {
    /// The number of the last reading, or of the last request to take it in.
    ticket: u64,
    source: Source,
    progress: Arc<Progress>,
}

/// Where the bytes come from.
#[derive(Clone)]
enum Source {
    /// A file that has not been read yet.
    File(PathBuf),
    /// Bytes that were read.
    Bytes(Arc<Vec<u8>>),
}

pub(super) fn choose_file(app: &mut App) {
    let folder = app.open.as_ref().and_then(|open| Some(open.path.as_ref()?.parent()?.to_path_buf()));
    super::file::choose(app, PathPurpose::Import, folder, "");
}

pub(super) fn step(app: &mut App, step: ImportStep) {
    let lang = app.lang();
    match step {
        ImportStep::File(path) => {
            let name = super::path::file_name(&path);
            begin(app, name, Source::File(path));
        }
        // What was copied here are cards, although their names may look like a table.
        ImportStep::Text(text) if app.clipboard.as_ref().is_some_and(|cards| cards.text() == text) => edit::paste(app),
        ImportStep::Text(text) => {
            begin(app, lang.import_clipboard().into_owned(), Source::Bytes(Arc::new(text.into_bytes())));
        }
        ImportStep::Again => start(app),
        ImportStep::Finish => finish(app),
    }
}

/// Shows the dialog and starts the first reading.
fn begin(app: &mut App, name: String, source: Source) {
    let Some(open) = &app.open else { return };
    let home = app.view.selection.single_objective();
    let choices = Choices { home, ..Choices::default() };
    app.view.dialog = Some(Dialog::Import(Box::new(ImportDialog::new(name, open.document.project().clone(), choices))));
    let importing = Importing { ticket: app.readings, source, progress: Arc::default() };
    if let Some(before) = app.importing.replace(importing) {
        before.progress.cancel();
    }
    start(app);
}

/// Reads with the choices of the dialog; a reading that is going on is stopped.
fn start(app: &mut App) {
    let (Some(Dialog::Import(dialog)), Some(importing)) = (&mut app.view.dialog, &mut app.importing) else { return };
    importing.progress.cancel();
    importing.progress = Arc::default();
    app.readings += 1;
    importing.ticket = app.readings;
    dialog.reading = Some(Reading(importing.progress.clone()));
    dialog.is_finishing = false;
    let (ticket, source, progress) = (importing.ticket, importing.source.clone(), importing.progress.clone());
    let (project, choices, lang) = (dialog.project.clone(), dialog.choices.clone(), app.settings.lang);
    app.jobs.start(JobKind::Import, move || {
        let read = bytes(source, lang).map(|bytes| {
            let proposal = import::read(&bytes, &project, &choices, &progress);
            ReadData { bytes, proposal }
        });
        Done::Imported(ticket, Box::new(read))
    });
}

/// The bytes of a source; a file over the limit is refused before it is read.
fn bytes(source: Source, lang: Lang) -> Result<Arc<Vec<u8>>, String> {
    let path = match source {
        Source::Bytes(bytes) => return Ok(bytes),
        Source::File(path) => path,
    };
    let unread = |source| OpenError::unread(source, &path).message(lang);
    let info = RealFs.info(&path).map_err(unread)?;
    if !info.is_file {
        return Err(OpenError::NotAFile { path }.message(lang));
    }
    if info.bytes > limits::IMPORT_BYTES {
        return Err(Refusal::TooLarge { bytes: info.bytes }.message(lang));
    }
    RealFs.read(&path, limits::IMPORT_BYTES).map(Arc::new).map_err(unread)
}

/// Takes in what a reading gave, unless the choices have changed since.
pub(super) fn read(app: &mut App, ticket: u64, result: Result<ReadData, String>) {
    let lang = app.lang();
    let (Some(Dialog::Import(dialog)), Some(importing)) = (&mut app.view.dialog, &mut app.importing) else { return };
    if importing.ticket != ticket {
        return;
    }
    let proposal = result.and_then(|data| {
        importing.source = Source::Bytes(data.bytes);
        data.proposal.map(Arc::new).map_err(|refusal| refusal.message(lang))
    });
    dialog.take(proposal);
}

/// Has it worked out what the project is with the values.
fn finish(app: &mut App) {
    let (Some(Dialog::Import(dialog)), Some(open), Some(importing)) =
        (&mut app.view.dialog, &app.open, &mut app.importing)
    else {
        return;
    };
    let Some(proposal) = dialog.ready().cloned() else { return };
    let project = open.document.project().clone();
    if !Arc::ptr_eq(&dialog.project, &project) {
        return again(app);
    }
    app.readings += 1;
    importing.ticket = app.readings;
    dialog.is_finishing = true;
    let (ticket, ids) = (importing.ticket, proposal.draw_ids(app.environment.ids.as_mut()));
    app.jobs.start(JobKind::Import, move || {
        let nothing = Edit::Several(StepName::Import, Vec::new());
        let change = import::edit(&proposal, &project, ids).unwrap_or(nothing);
        Done::TakenIn(ticket, Box::new(Prepared::new(change, &project)))
    });
}

/// Takes the values in, as one step.
pub(super) fn taken_in(app: &mut App, ticket: u64, result: Result<Prepared, EditRefusal>) {
    let lang = app.lang();
    let (Some(Dialog::Import(dialog)), Some(importing)) = (&mut app.view.dialog, &app.importing) else { return };
    if importing.ticket != ticket {
        return;
    }
    dialog.is_finishing = false;
    let count = dialog.ready().map_or(0, |proposal| proposal.counts.changes());
    match result {
        Err(refusal) => app.refuse(refusal.message(lang)),
        Ok(prepared) => {
            if edit::apply_prepared(app, prepared) {
                app.view.dialog = None;
                app.offer_undo(lang.import_done(count, &lang.number(count as f64, 0)).into_owned());
            } else {
                again(app);
            }
        }
    }
}

/// Reads for the project as it is now: it changed behind the dialog, and what was shown may no longer be true.
fn again(app: &mut App) {
    if let (Some(Dialog::Import(dialog)), Some(open)) = (&mut app.view.dialog, &app.open) {
        dialog.project = open.document.project().clone();
    }
    start(app);
}

/// Stops a reading whose dialog has gone.
pub(crate) fn tend(app: &mut App) {
    if !matches!(app.view.dialog, Some(Dialog::Import(_)))
        && let Some(importing) = app.importing.take()
    {
        importing.progress.cancel();
    }
}

/// A reading came to grief.
pub(super) fn broke(app: &mut App) {
    let lang = app.lang();
    if let Some(Dialog::Import(dialog)) = &mut app.view.dialog {
        dialog.take(Err(lang.job_broke().into_owned()));
    }
}
