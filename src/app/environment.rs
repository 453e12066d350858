//! What the app takes from the machine: the date, random ids, where settings lie.
//!
//! Gathered in one place and handed in, so that a test sees the same window every time.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::model::IdSource;

/// The machine as the app sees it.
#[allow(clippy::struct_excessive_bools, reason = "independent facts about the machine")]
pub struct Environment {
    /// Today.
    pub today: Date,
    /// The time of day, for a presenter.
    pub time: fn() -> Time,
    /// Where new ids come from.
    pub ids: Box<dyn IdSource>,
    /// The moment, for what is kept.
    pub now: fn() -> Timestamp,
    /// The time zone in which moments are told.
    pub zone: TimeZone,
    /// Where unsaved work and old versions are kept; `None` keeps nothing.
    pub state_folder: Option<PathBuf>,
    /// Whether the open file is watched for changes by other programs.
    pub watches_file: bool,
    /// Where the settings are kept; `None` keeps them for the session only.
    pub settings_file: Option<PathBuf>,
    /// Whether the desktop is asked if it is light or dark.
    pub asks_for_look: bool,
    /// Whether the system's file dialogs are used where they exist.
    pub uses_system_dialogs: bool,
    /// Whether the settled layout is waited for, so that no frame shows the one before.
    pub settles_at_once: bool,
}

impl Environment {
    /// The real machine.
    pub fn real() -> Self {
        Self {
            today: jiff::ZonedDateTime::now().date(),
            time: || jiff::ZonedDateTime::now().time(),
            ids: Box::new(RandomIds),
            now: Timestamp::now,
            zone: TimeZone::system(),
            state_folder: super::settings::state_folder(),
            watches_file: true,
            settings_file: super::settings::file(),
            asks_for_look: true,
            uses_system_dialogs: super::dialogs::has_system_dialogs(),
            settles_at_once: false,
        }
    }

    /// A machine on which it is always the same day and on which nothing is kept, watched or asked: for tests and
    /// benchmarks.
    pub fn still(today: Date, ids: Box<dyn IdSource>) -> Self {
        Self {
            today,
            time: || Time::constant(10, 30, 0, 0),
            ids,
            now: || Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            state_folder: None,
            watches_file: false,
            settings_file: None,
            asks_for_look: false,
            uses_system_dialogs: false,
            settles_at_once: true,
        }
    }
}

/// Random ids.
#[derive(Clone, Copy, Debug)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn next_bits(&mut self) -> u64 {
        fastrand::u64(..1 << 50)
    }
}
