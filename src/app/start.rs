//! Opening the window, or saying in one sentence why there is none.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui;

use super::{App, Environment, Settings};
use crate::lang::Lang;

/// Whether a frame was painted: a panic before that is a system library that is missing.
static HAS_PAINTED: AtomicBool = AtomicBool::new(false);

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// There is no display to open it on.
    #[error("no display")]
    NoDisplay,
    /// A system library is missing or does not work.
    #[error("no window: {0}")]
    NoWindow(String),
}

impl StartError {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoDisplay => lang.start_no_display(),
            Self::NoWindow(reason) => lang.start_no_window(reason),
        }
        .into_owned()
    }
}

pub(super) fn note_first_frame() {
    HAS_PAINTED.store(true, Ordering::Relaxed);
}

/// Runs the app until its window closes; opens `file` if one is given.
pub fn start(file: Option<PathBuf>) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let environment = Environment::real();
    let state_folder = environment.state_folder.clone();
    let settings = Settings::load(environment.settings_file.as_deref());
    let viewport = egui::ViewportBuilder::default()
        .with_title(settings.lang.app_name())
        .with_app_id("fourfold")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([800.0, 520.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let run = move || {
        eframe::run_native(
            "fourfold",
            options,
            Box::new(move |cc| {
                let mut app = App::new(&cc.egui_ctx, environment, settings);
                if let Some(file) = file {
                    app.open_at_start(file);
                }
                Ok(Box::new(app))
            }),
        )
    };
    // Libraries that are loaded at run time panic where they are missing; until the first frame that is
    // an answer, not a crash.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if HAS_PAINTED.load(Ordering::Relaxed) {
            super::crash::report(state_folder.as_deref(), info);
            hook(info);
        }
    }));
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(err)) => Err(StartError::NoWindow(reason(&err))),
        Err(panic) if HAS_PAINTED.load(Ordering::Relaxed) => std::panic::resume_unwind(panic),
        Err(panic) => Err(StartError::NoWindow(panic_text(panic.as_ref()))),
    }
}

/// What is missing, in a few words: the libraries say it at the end, after where in their source it was found.
fn reason(err: &eframe::Error) -> String {
    match err {
        eframe::Error::NoGlutinConfigs(..) | eframe::Error::Glutin(_) | eframe::Error::OpenGL(_) => "OpenGL".to_owned(),
        other => {
            let text = other.to_string();
            text.rsplit(": ").next().unwrap_or(&text).trim_end_matches('.').to_owned()
        }
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_default().trim_end_matches('.').to_owned()
}

#[cfg(target_os = "linux")]
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")
}

#[cfg(not(target_os = "linux"))]
fn has_display() -> bool {
    true
}
