//! Noticing that another program has touched the open file.
//!
//! A look at length and time every few seconds: that works on every file system and every share, where the events of
//! the system don't come, and costs a few microseconds. It is a hint only; what the file is, its bytes decide.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use eframe::egui;

use crate::store::{FileInfo, RealFs, Vfs as _};

/// Time between two looks.
const PAUSE: Duration = Duration::from_secs(3);

/// What is watched and what was seen.
#[derive(Default)]
struct Shared {
    file: Mutex<Option<(PathBuf, Option<FileInfo>)>>,
    has_changed: AtomicBool,
}

/// The watch over one file at a time.
pub(super) struct Watch {
    shared: Arc<Shared>,
    ctx: egui::Context,
    /// Whether the thread is needed and not there yet.
    is_off: bool,
}

impl Watch {
    /// A watch that begins with the first file; one that is not `wanted` never looks.
    pub(super) fn new(ctx: egui::Context, is_wanted: bool) -> Self {
        Self { shared: Arc::default(), ctx, is_off: is_wanted }
    }

    /// Watches a file from now on, or none.
    pub(super) fn over(&mut self, path: Option<&Path>) {
        let mut file = self.shared.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.as_ref().map(|(path, _)| path.as_path()) == path {
            return;
        }
        *file = path.map(|path| (path.to_owned(), RealFs.info(path).ok()));
        drop(file);
        if path.is_some() && std::mem::take(&mut self.is_off) {
            self.start();
        }
    }

    /// Whether the file looks different since the last call.
    pub(super) fn has_changed(&self) -> bool {
        self.shared.has_changed.swap(false, Ordering::Relaxed)
    }

    fn start(&self) {
        let (shared, ctx) = (Arc::downgrade(&self.shared), self.ctx.clone());
        let run = move || {
            while let Some(shared) = shared.upgrade() {
                look(&shared, &ctx);
                drop(shared);
                std::thread::sleep(PAUSE);
            }
        };
        if let Err(error) = std::thread::Builder::new().name("watch".to_owned()).spawn(run) {
            // The file is looked at whenever the window gets the focus, and at every save.
            log::warn!("no thread to watch the file: {error}");
        }
    }
}

fn look(shared: &Shared, ctx: &egui::Context) {
    let Some((path, seen)) = shared.file.lock().unwrap_or_else(PoisonError::into_inner).clone() else { return };
    let now = RealFs.info(&path).ok();
    if now == seen {
        return;
    }
    let mut file = shared.file.lock().unwrap_or_else(PoisonError::into_inner);
    // Another file may be watched by now.
    if let Some((_, seen)) = file.as_mut().filter(|(watched, _)| *watched == path) {
        *seen = now;
        shared.has_changed.store(true, Ordering::Relaxed);
        ctx.request_repaint();
    }
}
