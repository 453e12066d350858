//! Changing the project: edits, undo, clipboard, tidying.

use std::sync::Arc;

use eframe::egui;

use crate::analysis::interval_notice;
use crate::app::App;
use crate::app::clipboard::Fragment;
use crate::command::Selection;
use crate::edit::{Edit, KpiEdit, KpiField, LinkEdit, ObjectiveEdit, Prepared, StepName};
use crate::model::{Objective, Record};

/// Applies an edit; a refusal is said in a notice. Gives back whether it was made.
pub(super) fn apply(app: &mut App, edit: Edit) -> bool {
    let lang = app.lang();
    let Some(open) = &mut app.open else { return false };
    open.is_given_up = false;
    let before = open.document.project().clone();
    let turned = match &edit {
        Edit::Kpi(KpiEdit::Set(id, KpiField::Interval(_))) => before.kpis.get(id).cloned(),
        _ => None,
    };
    let result = open.document.apply(edit);
    app.view.selection.retain_existing(open.document.project());
    match result {
        Ok(()) => {
            let project = open.document.project().clone();
            if !Arc::ptr_eq(&project, &before) {
                app.withdraw_undo();
            }
            let turned = turned.and_then(|kpi| Some((project.kpis.get(&kpi.id)?, kpi.interval)));
            let day = app.derived.as_ref().map(|derived| derived.outlook().as_of);
            if let Some(((kpi, before), day)) = turned.zip(day)
                && let Some(notice) = interval_notice(lang, &project, kpi, before, day)
            {
                app.offer_undo(notice);
            }
            true
        }
        Err(refusal) => {
            app.refuse(refusal.message(lang));
            false
        }
    }
}

/// Applies an edit that was worked out on a thread; gives back whether it was still about this version of the project.
pub(super) fn apply_prepared(app: &mut App, prepared: Prepared) -> bool {
    let Some(open) = &mut app.open else { return false };
    if !open.document.apply_prepared(prepared) {
        return false;
    }
    open.is_given_up = false;
    app.view.selection.retain_existing(open.document.project());
    app.withdraw_undo();
    true
}

pub(super) fn cancel(app: &mut App) {
    if let Some(open) = &mut app.open {
        open.document.cancel();
    }
}

pub(super) fn undo(app: &mut App) {
    let Some(open) = &mut app.open else { return };
    let subject = open.document.undo().and_then(|step| step.subject);
    app.withdraw_undo();
    after_step(app, subject);
}

pub(super) fn redo(app: &mut App) {
    let Some(open) = &mut app.open else { return };
    let subject = open.document.redo().and_then(|step| step.subject);
    after_step(app, subject);
}

/// Selects what a step was about, if it is there (again).
fn after_step(app: &mut App, subject: Option<Record>) {
    let Some(open) = &app.open else { return };
    let project = open.document.project();
    app.view.canvas.cancel();
    if let Some(Record::Step(id)) = subject {
        super::select::turn_to_step(app, id);
        return;
    }
    match subject {
        Some(Record::Objective(id)) if project.map.objective(id).is_some() => {
            app.view.selection = Selection::objective(id);
        }
        Some(Record::Link(id)) if project.map.link(id).is_some() => app.view.selection = Selection::link(id),
        Some(Record::Perspective(id)) if project.perspectives.contains_key(&id) => {
            app.view.selection = Selection::perspective(id);
        }
        _ => {}
    }
    app.view.selection.retain_existing(project);
    app.view.open_kpi = app.view.open_kpi.filter(|id| project.kpis.contains_key(id));
}

pub(super) fn delete_selection(app: &mut App) {
    let selection = app.view.selection.clone();
    if let Some(perspective) = selection.perspective {
        super::create::remove_perspective(app, perspective);
        return;
    }
    let edit = match (selection.single_objective(), selection.single_link()) {
        (Some(id), _) => Edit::Objective(ObjectiveEdit::Remove(id)),
        (_, Some(id)) => Edit::Link(LinkEdit::Remove(id)),
        _ => {
            // Arrows first: a card takes its arrows along.
            let links = selection.links.iter().map(|id| Edit::Link(LinkEdit::Remove(*id)));
            let cards = selection.objectives.iter().map(|id| Edit::Objective(ObjectiveEdit::Remove(*id)));
            Edit::Several(StepName::RemoveSelection, links.chain(cards).collect())
        }
    };
    apply(app, edit);
}

pub(super) fn copy(app: &mut App, ctx: &egui::Context) {
    let Some(open) = &app.open else { return };
    if let Some(fragment) = Fragment::of(open.document.project(), &app.view.selection.objectives) {
        ctx.copy_text(fragment.text());
        app.clipboard = Some(fragment);
    }
}

pub(super) fn cut(app: &mut App, ctx: &egui::Context) {
    copy(app, ctx);
    delete_selection(app);
}

pub(super) fn paste(app: &mut App) {
    if let Some(fragment) = app.clipboard.clone() {
        insert(app, &fragment, StepName::Paste);
    }
}

pub(super) fn duplicate(app: &mut App) {
    let Some(open) = &app.open else { return };
    if let Some(fragment) = Fragment::of(open.document.project(), &app.view.selection.objectives) {
        insert(app, &fragment, StepName::Duplicate);
    }
}

/// Puts copies into the project and selects them.
fn insert(app: &mut App, fragment: &Fragment, name: StepName) {
    let Some(open) = &app.open else { return };
    let band = app.view.selection.perspective;
    let (edit, objectives) = fragment.paste(open.document.project(), band, name, app.environment.ids.as_mut());
    if apply(app, edit) {
        if let Some(first) = objectives.first() {
            app.view.canvas.reveal(*first);
        }
        app.view.selection = Selection { objectives, ..Selection::default() };
    }
}

pub(super) fn tidy(app: &mut App) {
    unpin(app, |_| true);
    app.view.canvas.fit();
}

pub(super) fn unpin_selection(app: &mut App) {
    let selected = app.view.selection.objectives.clone();
    unpin(app, |objective| selected.contains(&objective.id));
}

/// Lets the layout place the pinned cards that are wanted.
fn unpin(app: &mut App, is_wanted: impl Fn(&Objective) -> bool) {
    let Some(open) = &app.open else { return };
    let pinned = open.document.project().map.objectives().filter(|o| o.pin.is_some() && is_wanted(o));
    let edits: Vec<Edit> = pinned
        .map(|o| ObjectiveEdit::Place { id: o.id, perspective: o.perspective, rank: o.rank.clone(), pin: None })
        .map(Edit::Objective)
        .collect();
    apply(app, Edit::Several(StepName::Tidy, edits));
}
