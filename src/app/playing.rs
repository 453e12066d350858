//! The history of a project while it is played: the days that follow each other by themselves.
//!
//! It belongs to the view: the project stays as it is, and nothing is there to undo.

use jiff::civil::Date;

use crate::command::Playback;

/// How long each day is seen, in seconds.
const STEP_SECS: f64 = 0.6;

/// Days that follow each other up to today.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Playing {
    /// From old to new; the last one is today.
    days: Vec<Date>,
    at: usize,
    /// The day that was looked at before.
    before: Option<Date>,
    /// When the next day comes, in seconds of egui's clock.
    next_secs: f64,
    is_paused: bool,
}

impl Playing {
    /// From the day that is looked at, or from the first one; nothing where no day lies before today.
    pub(super) fn new(days: Vec<Date>, before: Option<Date>, now_secs: f64) -> Option<Self> {
        let last = days.len().checked_sub(1).filter(|last| *last > 0)?;
        let at = before.map_or(0, |before| days.partition_point(|day| *day < before));
        let at = if at < last { at } else { 0 };
        Some(Self { days, at, before, next_secs: now_secs + STEP_SECS, is_paused: false })
    }

    /// The day that is shown; nothing once today is reached.
    pub(super) fn day(&self) -> Option<Date> {
        self.days.get(self.at).copied().filter(|_| self.at + 1 < self.days.len())
    }

    /// The day that was looked at before.
    pub(super) fn before(&self) -> Option<Date> {
        self.before
    }

    /// Holds, or goes on after as long as a day is seen.
    pub(super) fn turn(&mut self, now_secs: f64) {
        self.is_paused = !self.is_paused;
        self.next_secs = now_secs + STEP_SECS;
    }

    /// Holds.
    pub(super) fn pause(&mut self) {
        self.is_paused = true;
    }

    /// Goes on where it is time; gives back in how many seconds it will be time again, if ever.
    pub(super) fn go_on(&mut self, now_secs: f64) -> Option<f64> {
        if self.is_paused {
            return None;
        }
        if now_secs >= self.next_secs {
            // One day at a time, however long the frame before took.
            self.at += 1;
            self.next_secs = now_secs + STEP_SECS;
        }
        Some(self.next_secs - now_secs)
    }

    /// What is to be seen of it.
    pub(super) fn playback(&self) -> Playback {
        Playback { at: self.at, days: self.days.len(), is_paused: self.is_paused }
    }
}
