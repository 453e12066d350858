//! Keeping the settings and looking for recent files, on threads: a home folder may be far away.

use std::path::Path;

use crate::app::App;
use crate::app::jobs::{Done, JobKind};
use crate::ui::RecentFile;

/// Writes the settings; what changes while they are being written is written afterwards.
pub(super) fn keep(app: &mut App) {
    let Some(file) = app.environment.settings_file.clone() else { return };
    app.keeps_settings_again = app.jobs.is_running(JobKind::Settings);
    if !app.keeps_settings_again {
        let settings = app.settings.clone();
        app.jobs.start(JobKind::Settings, move || {
            settings.save(Some(&file));
            Done::SettingsKept
        });
    }
}

pub(super) fn kept(app: &mut App) {
    if std::mem::take(&mut app.keeps_settings_again) {
        keep(app);
    }
}

/// Puts a file on top of the recent ones.
pub(super) fn remember(app: &mut App, path: &Path) {
    app.settings.remember(path);
    keep(app);
}

/// Remembers who uses the app.
pub(super) fn i_am(app: &mut App, name: &str) {
    app.settings.me = name.into();
    keep(app);
}

pub(super) fn forget(app: &mut App, path: &Path) {
    app.settings.recent.retain(|other| other != path);
    app.recent.retain(|other| other.path != path);
    keep(app);
}

/// Lists the recent files, and asks which of them are there.
pub(crate) fn find_recent(app: &mut App) {
    let paths = app.settings.recent.clone();
    app.recent = paths.iter().map(|path| RecentFile { path: path.clone(), is_there: true }).collect();
    if !paths.is_empty() {
        app.jobs.start(JobKind::Recent, move || {
            let look = |path: std::path::PathBuf| RecentFile { is_there: path.is_file(), path };
            Done::RecentFound(paths.into_iter().map(look).collect())
        });
    }
}

/// Takes in what was found; a file that was forgotten meanwhile stays forgotten.
pub(super) fn recent_found(app: &mut App, found: &[RecentFile]) {
    for file in &mut app.recent {
        if let Some(same) = found.iter().find(|other| other.path == file.path) {
            file.is_there = same.is_there;
        }
    }
}
