//! How far a reading is, and whether it may go on: shared between the thread that reads and the one that waits.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::Refusal;

/// Steps of a whole reading.
const WHOLE: f32 = 1000.0;

/// A reading's progress.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU32,
    is_cancelled: AtomicBool,
}

impl Progress {
    /// The share that is done, 0 to 1.
    pub fn share(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / WHOLE
    }

    /// Stops the reading at its next step.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was stopped.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// Notes the share that is done, 0 to 1.
    pub fn note(&self, share: f32) {
        self.done.store((share.clamp(0.0, 1.0) * WHOLE) as u32, Ordering::Relaxed);
    }

    /// Notes the share that is done, 0 to 1; refuses to go on once the reading was stopped.
    pub(super) fn reach(&self, share: f32) -> Result<(), Refusal> {
        self.note(share);
        if self.is_cancelled() { Err(Refusal::Cancelled) } else { Ok(()) }
    }
}

/// A part of the whole, such as the first half, in which `share` runs from 0 to 1.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    progress: &'a Progress,
    from: f32,
    to: f32,
}

impl<'a> Part<'a> {
    pub(super) fn new(progress: &'a Progress, from: f32, to: f32) -> Self {
        Self { progress, from, to }
    }

    /// Notes how much of the part is done; refuses to go on once the reading was stopped.
    pub(super) fn reach(&self, done: usize, whole: usize) -> Result<(), Refusal> {
        let share = done as f32 / whole.max(1) as f32;
        self.progress.reach(self.from + (self.to - self.from) * share.min(1.0))
    }
}
