//! The system's file dialogs, where there are any.
//!
//! A dialog that never comes up answers like one that was cancelled, so whether
//! dialogs exist is decided before one is asked for; if one answers "nothing"
//! faster than a person can, the path field in the app takes over.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::jobs::Done;
use super::run::DATA_ENDINGS;
use crate::lang::Lang;
use crate::store::EXTENSION;
use crate::ui::PathPurpose;

/// Nobody cancels a dialog within this time.
pub(super) const TOO_FAST: Duration = Duration::from_millis(300);

/// Whether the system can show file dialogs.
#[cfg(not(target_os = "linux"))]
pub(super) fn has_system_dialogs() -> bool {
    true
}

/// Whether the desktop portal can be started, or zenity is installed.
#[cfg(target_os = "linux")]
pub(super) fn has_system_dialogs() -> bool {
    let folders = |variable: &str, default: &str| -> Vec<PathBuf> {
        let value = std::env::var(variable).unwrap_or_else(|_err| default.to_owned());
        std::env::split_paths(&value).collect()
    };
    let has_bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|dir| Path::new(&dir).join("bus").exists());
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    let has_portal =
        || folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share").iter().any(|dir| dir.join(service).is_file());
    let has_zenity = || folders("PATH", "/usr/bin").iter().any(|dir| dir.join("zenity").is_file());
    has_bus && has_portal() || has_zenity()
}

/// Asks for a file; blocks until the dialog is closed, so it runs on a thread.
pub(super) fn choose(purpose: PathPurpose, start: &Path, lang: Lang) -> Done {
    let asked = Instant::now();
    let folder = start.parent().unwrap_or(start);
    let name = start.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let dialog = rfd::FileDialog::new().set_directory(folder);
    let chosen = match purpose {
        PathPurpose::Open => {
            dialog.set_title(lang.path_open_title()).add_filter(lang.file_kind(), &[EXTENSION, "ron"]).pick_file()
        }
        PathPurpose::Import => {
            dialog.set_title(lang.path_import_title()).add_filter(lang.data_file_kind(), &DATA_ENDINGS).pick_file()
        }
        PathPurpose::Save => dialog
            .set_title(lang.path_save_title())
            .add_filter(lang.file_kind(), &[EXTENSION])
            .set_file_name(name)
            .save_file(),
        PathPurpose::Export(choice) => dialog
            .set_title(lang.path_export_title())
            .add_filter(choice.format.extension(), &[choice.format.extension()])
            .set_file_name(name)
            .save_file(),
    };
    Done::Chosen(purpose, chosen, asked.elapsed())
}
