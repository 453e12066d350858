//! The time that all charts share.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::lang::Lang;
use crate::scene::chart::day_number;

/// How far back the charts look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// Half a year.
    Half,
    /// A year.
    #[default]
    Year,
    /// Two years.
    TwoYears,
    /// From the first value on.
    All,
}

impl Span {
    /// From short to long.
    pub const ALL: [Self; 4] = [Self::Half, Self::Year, Self::TwoYears, Self::All];

    /// What its button says.
    pub fn text(self, lang: Lang) -> String {
        match self.months() {
            Some(months) => lang.trends_months(months),
            None => lang.trends_all_time(),
        }
        .into_owned()
    }

    fn months(self) -> Option<i32> {
        match self {
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::TwoYears => Some(24),
            Self::All => None,
        }
    }

    /// How many months to come are shown, for forecasts and targets.
    fn months_ahead(self) -> i32 {
        match self {
            Self::Half => 2,
            Self::Year => 3,
            Self::TwoYears | Self::All => 6,
        }
    }

    /// The days shown: up to some months after that of the as-of date, or after the newest value in it.
    pub fn days(self, analysis: &Analysis) -> (Date, Date) {
        let starts = || analysis.kpis.values().filter_map(|reading| reading.points.first().zip(reading.points.last()));
        let newest = starts().map(|(_, (period, _))| period.start).max();
        let last = analysis.as_of.first_of_month().max(newest.unwrap_or(Date::MIN));
        let back = |months: i32| last.first_of_month().saturating_sub(months.months());
        let first = match self.months() {
            Some(months) => back(months),
            None => starts().map(|((period, _), _)| period.start).min().unwrap_or_else(|| back(12)).min(back(1)),
        };
        (first, last.saturating_add(self.months_ahead().months()))
    }
}

/// Fewest days that a window shows.
const FEWEST_DAYS: f64 = 14.0;

/// A part of time that was zoomed or moved to, in days of [`day_number`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    first: f64,
    last: f64,
}

impl Window {
    /// The window that a range fills.
    pub fn of((first, last): (Date, Date)) -> Self {
        Self { first: day_number(first), last: day_number(last) }
    }

    /// The days shown.
    pub fn days(self) -> (Date, Date) {
        (day_of(self.first.round()), day_of(self.last.round()))
    }

    /// Moved by a share of its length: positive goes back in time.
    #[must_use]
    pub fn moved(self, share: f64) -> Self {
        let by = (self.last - self.first) * share;
        Self { first: self.first - by, last: self.last - by }
    }

    /// Zoomed by a factor (over 1 shows less) about a place from 0 (first) to 1 (last).
    #[must_use]
    pub fn zoomed(self, factor: f64, place: f64) -> Self {
        let length = ((self.last - self.first) / factor).clamp(FEWEST_DAYS, 36_525.0);
        let still = self.first + (self.last - self.first) * place;
        let first = still - length * place;
        Self { first, last: first + length }
    }

    /// Moved as little as it takes to show a day; `None` where it is shown already.
    pub fn showing(self, day: Date) -> Option<Self> {
        let day = day_number(day);
        let length = self.last - self.first;
        let first = if day < self.first {
            day - length * 0.1
        } else if day > self.last {
            day - length * 0.9
        } else {
            return None;
        };
        Some(Self { first, last: first + length })
    }

    /// Kept within what there is to see, with as much empty time around it as it is long.
    #[must_use]
    pub fn within(self, all: (Date, Date)) -> Self {
        let (low, high) = (day_number(all.0), day_number(all.1));
        let length = (self.last - self.first).min((high - low).max(FEWEST_DAYS) * 1.1);
        let first = self.first.clamp(low - length * 0.5, (high - length * 0.5).max(low - length * 0.5));
        Self { first, last: first + length }
    }
}

/// The day of a number, the other way round than [`day_number`].
fn day_of(number: f64) -> Date {
    let start = jiff::civil::date(2000, 1, 1);
    start.saturating_add((number.clamp(-700_000.0, 2_000_000.0) as i64).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const YEAR: (Date, Date) = (date(2025, 11, 1), date(2026, 11, 1));

    #[test]
    fn a_window_shows_what_it_was_made_of() {
        assert_eq!(Window::of(YEAR).days(), YEAR);
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer() {
        let window = Window::of(YEAR);
        for place in [0.0, 0.3, 1.0] {
            let day = |window: Window| window.first + (window.last - window.first) * place;
            let zoomed = window.zoomed(2.0, place);
            assert!((day(zoomed) - day(window)).abs() < 1e-9);
            assert!(((zoomed.last - zoomed.first) * 2.0 - (window.last - window.first)).abs() < 1e-9);
        }
        let least = window.zoomed(1e9, 0.5);
        assert!((least.last - least.first - FEWEST_DAYS).abs() < 1e-9);
    }

    #[test]
    fn a_day_out_of_view_is_moved_into_it() {
        let window = Window::of(YEAR);
        assert_eq!(window.showing(date(2026, 3, 1)), None);
        for day in [date(2024, 1, 1), date(2030, 1, 1)] {
            let Some(moved) = window.showing(day) else { unreachable!("{day}") };
            assert!(moved.days().0 < day && day < moved.days().1, "{day}");
            assert!((moved.last - moved.first - (window.last - window.first)).abs() < 1e-9);
        }
    }

    #[test]
    fn moving_never_loses_sight_of_the_data() {
        let all = (date(2024, 11, 1), date(2026, 11, 1));
        for share in [-50.0, -0.4, 0.4, 50.0] {
            let (first, last) = Window::of(YEAR).moved(share).within(all).days();
            assert!(first < all.1 && last > all.0, "{share}");
        }
    }
}
