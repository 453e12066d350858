//! Looking at old versions of the file, and bringing them back, whole or in part.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::disk;
use crate::analysis::difference::{Change, ChangeKind, difference, field_label, record_text};
use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::app::keeper::VersionFile;
use crate::command::VersionStep;
use crate::edit::{Document, Edit, Origin, StepName, WholeEdit};
use crate::lang::Lang;
use crate::model::{KpiId, Project, Record};
use crate::scene::{Derived, Outlook};
use crate::store::keep::Version;
use crate::store::records::Records;
use crate::text::Measure;
use crate::ui::{SideTab, VersionChange, VersionList, VersionRow};

/// An old version that fills the window for a while.
pub(in crate::app) struct Looking {
    sequence: u64,
    /// When it was overwritten, as texts.
    pub(in crate::app) day: String,
    pub(in crate::app) time: String,
    /// The version; it is never edited.
    pub(in crate::app) document: Document,
    /// Its map.
    pub(in crate::app) derived: Derived,
}

impl Looking {
    /// Shows it as the window looks at projects now.
    pub(in crate::app) fn follow(&mut self, outlook: Outlook, measure: &Measure) {
        self.derived.update(self.document.project(), outlook, measure);
    }
}

/// Does what was asked for.
pub(super) fn step(app: &mut App, step: VersionStep) {
    match step {
        VersionStep::Show(sequence) => show(app, sequence),
        VersionStep::Leave => leave(app),
        VersionStep::Restore => restore(app),
        VersionStep::RestoreChange(place) => restore_change(app, place),
        VersionStep::Close => {
            leave(app);
            app.view.side = SideTab::Outline;
        }
    }
}

/// Opens the list, and looks for the versions.
pub(super) fn open_list(app: &mut App) {
    app.view.has_outline = true;
    app.view.side = SideTab::Versions;
    list(app);
}

/// Looks for the versions anew.
pub(super) fn list(app: &mut App) {
    let lang = app.lang();
    let Some(open) = &app.open else { return };
    let (Some(path), serial) = (open.path.clone(), open.serial) else {
        app.view.versions.list = VersionList::Unsaved;
        return;
    };
    if app.jobs.is_running(JobKind::Versions) {
        return;
    }
    app.jobs.keep(JobKind::Versions, move |keeper| Done::VersionsCompared(serial, keeper.version_changes(&path, lang)));
}

pub(super) fn compared(app: &mut App, serial: u64, result: Result<Vec<VersionFile>, String>) {
    if app.open.as_ref().is_none_or(|open| open.serial != serial) {
        return;
    }
    let lang = app.lang();
    app.view.versions.list = match &result {
        Err(reason) => VersionList::Unreadable(reason.clone()),
        Ok(versions) => VersionList::Ready(versions.iter().map(|version| row(app, version, lang)).collect()),
    };
    app.versions = result.unwrap_or_default();
}

fn row(app: &App, file: &VersionFile, lang: Lang) -> VersionRow {
    let (day, time) = saved(app, file);
    let summary = match &file.difference {
        _ if !file.is_whole => lang.versions_broken().into_owned(),
        Some(difference) if difference.is_empty() => lang.versions_same().into_owned(),
        Some(difference) => difference.summary(lang),
        None => String::new(),
    };
    let size = lang.bytes(usize::try_from(file.version.bytes).unwrap_or(usize::MAX));
    let text = format!("{time} · {size}");
    VersionRow { sequence: file.version.sequence, day, text, summary }
}

/// When a version was saved; of the oldest one only its end is known.
fn saved(app: &App, file: &VersionFile) -> (String, String) {
    let (day, time) = app.when(file.saved.unwrap_or(file.version.time));
    let time = if file.saved.is_some() { time } else { app.lang().versions_until(&time).into_owned() };
    (day, time)
}

fn version(app: &App, sequence: u64) -> Option<&VersionFile> {
    app.versions.iter().find(|file| file.version.sequence == sequence)
}

fn show(app: &mut App, sequence: u64) {
    let lang = app.lang();
    let Some((open, version)) = app.open.as_ref().zip(version(app, sequence).map(|file| file.version.clone())) else {
        return;
    };
    let (Some(path), serial) = (open.path.clone(), open.serial) else { return };
    let outlook = app.outlook_now(open.as_of);
    if app.jobs.is_running(JobKind::Version) {
        return;
    }
    app.jobs.keep(JobKind::Version, move |keeper| {
        let read = keeper.version(&path, &version, lang).map(|project| {
            let derived = Derived::of(&project, outlook, &Measure::new());
            (project, derived)
        });
        Done::VersionRead(serial, version, Box::new(read))
    });
}

pub(super) fn read(app: &mut App, serial: u64, version: &Version, result: Result<(Arc<Project>, Derived), String>) {
    let lang = app.lang();
    if app.open.as_ref().is_none_or(|open| open.serial != serial) || app.view.side != SideTab::Versions {
        return;
    }
    match result {
        Err(reason) => app.complain(lang.versions_unreadable(&reason).into_owned()),
        Ok((project, derived)) => {
            let Some((day, time)) = self::version(app, version.sequence).map(|file| saved(app, file)) else { return };
            let document = Document::saved(project);
            app.looking = Some(Looking { sequence: version.sequence, day, time, document, derived });
            app.view.selection = crate::command::Selection::default();
            app.view.open_kpi = None;
            compare_with_now(app);
        }
    }
}

/// What differs between the version that is looked at and the project as it is now.
fn compare_with_now(app: &mut App) {
    let lang = app.lang();
    let (Some(open), Some(looking)) = (&app.open, &app.looking) else {
        app.view.versions.shown = None;
        app.view.versions.changes.clear();
        return;
    };
    let (now, then) = (open.document.project(), looking.document.project());
    app.view.versions.shown = Some(looking.sequence);
    app.view.versions.changes = changes(now, then, lang);
}

/// What the version would bring and take, from the project as it is now; the values of a KPI on one line.
fn changes(now: &Project, then: &Project, lang: Lang) -> Vec<VersionChange> {
    let changes = difference(now, then).changes;
    let whole = |record: Record| {
        let is_it = |change: &Change| change.record == record && !matches!(change.kind, ChangeKind::Changed(_));
        changes.iter().any(is_it)
    };
    let mut listed: Vec<VersionChange> = Vec::new();
    let mut values: BTreeMap<KpiId, usize> = BTreeMap::new();
    for Change { record, kind } in &changes {
        if let Record::Measurement(kpi, _) = record {
            // A KPI that comes or goes takes its values along.
            if whole(Record::Kpi(*kpi)) {
                continue;
            }
            if let Some(change) = values.get(kpi).and_then(|place| listed.get_mut(*place)) {
                change.records.push(*record);
                change.sign = '~';
                let project = if now.kpis.contains_key(kpi) { now } else { then };
                let name = record_text(project, Record::Kpi(*kpi), lang);
                change.name = lang.versions_values(&name, change.records.len()).into_owned();
                change.fields.clear();
                continue;
            }
            values.insert(*kpi, listed.len());
        }
        let (sign, project, fields) = match kind {
            ChangeKind::Added => ('+', then, &[][..]),
            ChangeKind::Removed => ('−', now, &[][..]),
            ChangeKind::Changed(fields) => ('~', then, &fields[..]),
        };
        let fields: Vec<_> = fields.iter().map(|field| field_label(*record, field, lang)).collect();
        let name = record_text(project, *record, lang);
        listed.push(VersionChange { sign, name, fields: fields.join(", "), records: vec![*record] });
    }
    listed
}

/// Back to the project as it is now.
pub(super) fn leave(app: &mut App) {
    app.looking = None;
    app.view.versions.shown = None;
    app.view.versions.changes.clear();
}

fn restore(app: &mut App) {
    let lang = app.lang();
    let Some(looking) = app.looking.take() else { return };
    leave(app);
    if disk::take_whole(app, looking.document.project().clone(), Origin::History) {
        app.offer_undo(lang.versions_restored(&looking.day, &looking.time).into_owned());
    }
}

/// The project with some records as another version has them, or without those that it has not; `None` if they can't be
/// brought back alone.
fn restored(now: &Project, then: &Project, wanted: &[Record]) -> Option<Project> {
    let (mut records, version) = (Records::of(now), Records::of(then));
    for record in wanted {
        records.take(*record, &version);
        if let Record::Kpi(id) = record {
            match version.series.get(id) {
                Some(series) => records.series.insert(*id, series.clone()),
                None => records.series.remove(id),
            };
        }
    }
    let (project, dropped) = records.into_project();
    let is_whole = dropped.is_empty() && project.check().is_empty();
    is_whole.then_some(project)
}

fn restore_change(app: &mut App, place: usize) {
    let lang = app.lang();
    let (Some(open), Some(looking)) = (&app.open, &app.looking) else { return };
    let Some(change) = app.view.versions.changes.get(place).cloned() else { return };
    let (now, then) = (open.document.project(), looking.document.project());
    let Some(project) = restored(now, then, &change.records) else {
        return app.refuse(lang.versions_record_refused(&change.name).into_owned());
    };
    let edit = Edit::Whole(WholeEdit { project: Arc::new(project), origin: Origin::History });
    if super::edit::apply(app, Edit::Several(StepName::RestoreRecord, vec![edit])) {
        app.offer_undo(lang.versions_record_restored(&change.name).into_owned());
    }
    compare_with_now(app);
}
