//! What each command does; one file a topic.

mod create;
mod disk;
mod edit;
mod export;
mod file;
mod import;
mod keeping;
mod path;
pub(super) mod pitch;
mod play;
mod recovery;
mod select;
mod settings;
mod story;
mod versions;
mod view;

use eframe::egui;

use super::App;
use super::jobs::Done;
use crate::command::{Action, Command};
use crate::export::Content;

pub(super) use disk::{MergeDone, banners};
pub(super) use file::close_requested;
pub(super) use import::{DATA_ENDINGS, Importing, is_data_file, tend as tend_import};
pub(super) use keeping::{end, tend as tend_keeping};
pub(super) use path::look_up as look_up_path;
pub(super) use play::tend as tend_history;
pub(super) use settings::find_recent;
pub(super) use versions::Looking;
pub(super) use view::ask_for_look;

/// Runs one command.
pub(super) fn run(app: &mut App, ctx: &egui::Context, command: Command) {
    if leaves(&command) && ctx.text_edit_focused() {
        // What is being typed belongs to the project first.
        app.leaving = Some(command);
        ctx.request_repaint();
        return;
    }
    if app.looking.is_some() && changes(&command) {
        return app.refuse(app.lang().versions_read_only().into_owned());
    }
    match command {
        Command::Act(action) => act(app, ctx, action),
        Command::NewFrom(kind) => file::guard(app, ctx, Command::NewFrom(kind)),
        Command::OpenFile(path) => file::guard(app, ctx, Command::OpenFile(path)),
        Command::SaveTo(path) => file::save_to(app, path),
        Command::Version(step) => versions::step(app, step),
        Command::Recovery(step) => recovery::step(app, ctx, step),
        Command::Disk(step) => disk::step(app, step),
        Command::AnswerUnsaved(answer) => file::answer(app, ctx, answer),
        Command::Story(change) => story::change(app, change),
        Command::Import(step) => import::step(app, step),
        Command::IAm(name) => settings::i_am(app, &name),
        Command::ForgetRecent(path) => settings::forget(app, &path),
        Command::ChooseExportFile(choice) => export::choose_file(app, choice),
        Command::ExportTo(path, choice) => export::export_to(app, ctx, path, choice),
        Command::PreviewExport(choice) => export::preview(app, choice),
        Command::Reveal(path) => export::reveal(app, &path),
        Command::ExportChart(kpi) => export::open_dialog(app, Some(Content::Chart(kpi))),
        Command::ExportComparison(compared) => export::open_dialog(app, Some(Content::Comparison(compared))),
        Command::Edit(edit) => {
            edit::apply(app, edit);
        }
        Command::CancelGesture => edit::cancel(app),
        Command::Select(selection) => select::select(app, selection),
        Command::Show(record) => select::show(app, record),
        Command::ShowKpi(kpi) => select::show_kpi(app, kpi),
        Command::EnterValues(id) => select::enter_values(app, id),
        Command::AddObjective(new) => create::objective(app, &new),
        Command::AddLink { cause, effect } => create::link(app, cause, effect),
        Command::Retarget { link, cause, effect } => create::retarget(app, link, cause, effect),
        Command::AddKpi(objective, name) => create::kpi(app, objective, &name),
        Command::AddFromLibrary(entry, objective) => create::library_kpi(app, entry, objective),
        Command::AddInitiative(objective, name) => create::initiative(app, objective, &name),
        Command::AddTheme(objective, name) => create::theme(app, Some(objective), &name),
        Command::AddProjectTheme(name) => create::theme(app, None, &name),
        Command::AddPerspective => create::perspective(app),
        Command::MovePerspective(id, places) => create::move_perspective(app, id, places),
        Command::RemovePerspective(id) => create::remove_perspective(app, id),
        Command::LookAt(day) => view::look_at(app, day),
        Command::StopHistory => play::stop(app),
    }
}

/// Whether a command takes the project as it is, or takes it away.
fn leaves(command: &Command) -> bool {
    let is_leaving = |action: &Action| {
        matches!(
            action,
            Action::Save
                | Action::SaveAs
                | Action::Export
                | Action::PlayHistory
                | Action::New
                | Action::Open
                | Action::Close
                | Action::Quit
        )
    };
    match command {
        Command::Act(action) => is_leaving(action),
        Command::NewFrom(_) | Command::OpenFile(_) | Command::ExportChart(_) | Command::ExportComparison(_) => true,
        _ => false,
    }
}

/// Whether a command would change the project.
fn changes(command: &Command) -> bool {
    let is_changing = |action: &Action| {
        matches!(
            action,
            Action::AddObjective
                | Action::AddSibling
                | Action::AddEffect
                | Action::AddKpi
                | Action::AddPerspective
                | Action::Rename
                | Action::Delete
                | Action::Duplicate
                | Action::Cut
                | Action::Paste
                | Action::Unpin
                | Action::Tidy
                | Action::Undo
                | Action::Redo
                | Action::Import
        )
    };
    match command {
        Command::Act(action) => is_changing(action),
        Command::Edit(_)
        | Command::AddObjective(_)
        | Command::AddLink { .. }
        | Command::Retarget { .. }
        | Command::AddKpi(..)
        | Command::AddFromLibrary(..)
        | Command::AddInitiative(..)
        | Command::AddTheme(..)
        | Command::AddProjectTheme(_)
        | Command::AddPerspective
        | Command::MovePerspective(..)
        | Command::RemovePerspective(_)
        | Command::Story(_)
        | Command::Import(_) => true,
        _ => false,
    }
}

/// Runs an action.
fn act(app: &mut App, ctx: &egui::Context, action: Action) {
    if !action.is_enabled(&app.situation()) {
        return;
    }
    match action {
        Action::AddObjective => create::draft_objective(app),
        Action::AddSibling => create::draft_sibling(app),
        Action::AddEffect => create::draft_effect(app),
        Action::AddKpi => create::first_kpi(app, ctx),
        Action::AddPerspective => create::perspective(app),
        Action::Rename => select::rename(app),
        Action::Delete => edit::delete_selection(app),
        Action::Duplicate => edit::duplicate(app),
        Action::Copy => edit::copy(app, ctx),
        Action::Cut => edit::cut(app, ctx),
        Action::Paste => edit::paste(app),
        Action::SelectAll => select::all(app),
        Action::Unpin => edit::unpin_selection(app),
        Action::Tidy => edit::tidy(app),
        Action::Undo => edit::undo(app),
        Action::Redo => edit::redo(app),
        Action::ShowMap => app.view.view = crate::ui::View::Map,
        Action::ShowScorecard => app.view.view = crate::ui::View::Scorecard,
        Action::ShowTrends => app.view.view = crate::ui::View::Trends,
        Action::ShowValues => view::show_values(app),
        Action::ShowReview => app.view.view = crate::ui::View::Review,
        Action::ShowConflicts => app.view.view = crate::ui::View::Resolve,
        Action::Fit => app.view.canvas.fit(),
        Action::FitSelection => app.view.canvas.fit_selection(),
        Action::ZoomIn => app.view.canvas.zoom_step(true),
        Action::ZoomOut => app.view.canvas.zoom_step(false),
        Action::ZoomFull => app.view.canvas.zoom_full(),
        Action::ToggleOutline => app.view.has_outline = !app.view.has_outline,
        Action::ToggleInspector => app.view.has_inspector = !app.view.has_inspector,
        Action::ShowLibrary => app.view.show_library(),
        Action::ShowStory => app.view.show_story(),
        Action::StartPitch => pitch::start(app, ctx, 0),
        Action::StartPitchHere => pitch::start(app, ctx, app.view.story.selected().unwrap_or(app.view.pitched_to)),
        Action::New | Action::Close => file::guard(app, ctx, Command::Act(action)),
        Action::Open => file::choose_open(app),
        Action::Save => file::save(app),
        Action::SaveAs => file::save_as(app),
        Action::Export => export::open_dialog(app, None),
        Action::CopyPicture => export::copy_picture(app),
        Action::Import => import::choose_file(app),
        Action::ShowVersions => versions::open_list(app),
        Action::ShowRecovery => recovery::show(app),
        Action::ShowToday => view::look_at(app, None),
        Action::PlayHistory => play::toggle(app, ctx),
        Action::LookLight | Action::LookDark | Action::LookSystem => view::set_look(app, ctx, action),
        Action::ToggleMotion => view::toggle_motion(app),
        Action::TurnArrows => view::turn_arrows(app),
        Action::ToggleColumns => view::toggle_columns(app),
        Action::ToggleFocus => app.view.canvas.toggle_dimming(),
        Action::SpeakEnglish => view::set_lang(app, crate::lang::Lang::En),
        Action::SpeakVietnamese => view::set_lang(app, crate::lang::Lang::Vi),
        Action::Palette => app.view.palette = Some(crate::ui::PaletteState::default()),
        Action::ProjectSettings => select::project(app),
        Action::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
    }
}

/// Takes in the result of a job.
pub(super) fn finish(app: &mut App, ctx: &egui::Context, done: Done) {
    match done {
        Done::Opened(serial, path, result) => file::opened(app, serial, path, *result),
        Done::Saved(task, result) => file::saved(app, ctx, *task, result),
        Done::Begun(begun) => recovery::begun(app, *begun),
        Done::FoundWork(found) => recovery::found(app, found),
        Done::Recovered(serial, result) => recovery::recovered(app, ctx, serial, *result),
        Done::PutOff => {}
        Done::Noted(serial, result) => keeping::noted(app, serial, result),
        Done::Looked(serial, base, now) => disk::looked(app, serial, base, now),
        Done::Beside(serial, path, result) => disk::beside(app, serial, path, result),
        Done::Merged(done) => disk::merged(app, *done),
        Done::VersionsCompared(serial, result) => versions::compared(app, serial, result),
        Done::VersionRead(serial, version, result) => versions::read(app, serial, &version, *result),
        Done::OpenedVersion(serial, path, result) => file::opened_version(app, ctx, serial, path, result),
        Done::Broke(kind) => file::broke(app, kind),
        Done::Exported(result) => export::exported(app, result),
        Done::Imported(ticket, result) => import::read(app, ticket, *result),
        Done::TakenIn(ticket, result) => import::taken_in(app, ticket, *result),
        Done::Previewed(previewed) => export::previewed(app, ctx, *previewed),
        Done::Drawn(result) => export::drawn(app, ctx, result),
        Done::SystemLook(look) => view::system_look(ctx, look),
        Done::PitchReady(show, at) => pitch::begin(app, ctx, *show, at),
        Done::Settled(found) => crate::app::settle::take(app, &found.0, found.1),
        Done::SettingsKept => settings::kept(app),
        Done::RecentFound(files) => settings::recent_found(app, &files),
        Done::LookedUp(purpose, facts) => path::looked_up(app, purpose, facts),
        Done::Chosen(purpose, path, took) => file::chosen(app, purpose, path, took),
    }
}
