//! When unsaved work goes to the journal: within a second of the last edit, within two while editing goes on.

use std::time::Duration;

/// After the last edit; a save takes a moment too, and both are to be over within a second.
const CALM: Duration = Duration::from_millis(700);

/// After the first edit that is not in the journal.
const LONGEST: Duration = Duration::from_millis(1500);

/// The edits that are not in the journal yet, in the caller's time: any clock that only goes forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    open: Option<(Duration, Duration)>,
}

impl Pace {
    /// There was an edit.
    pub fn edited(&mut self, now: Duration) {
        let first = self.open.map_or(now, |(first, _)| first);
        self.open = Some((first, now));
    }

    /// When the journal is to be written; `None` if everything is in it.
    pub fn due(&self) -> Option<Duration> {
        self.open.map(|(first, last)| (last + CALM).min(first + LONGEST))
    }

    /// Whether it is to be written now.
    pub fn is_due(&self, now: Duration) -> bool {
        self.due().is_some_and(|due| due <= now)
    }

    /// A snapshot was taken: everything so far is in it.
    pub fn taken(&mut self) {
        self.open = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_after_an_edit_and_soon_while_editing_goes_on() {
        let seconds = Duration::from_secs_f64;
        let mut pace = Pace::default();
        assert!(!pace.is_due(seconds(100.0)));
        pace.edited(seconds(10.0));
        assert_eq!(pace.due(), Some(seconds(10.7)));
        for tenth in 0..30 {
            let now = seconds(10.0 + f64::from(tenth) / 10.0);
            pace.edited(now);
            assert_eq!(pace.is_due(now), tenth >= 15, "{tenth}");
        }
        pace.taken();
        assert_eq!(pace.due(), None);
        pace.edited(seconds(20.0));
        assert_eq!(pace.due(), Some(seconds(20.7)));
    }
}
