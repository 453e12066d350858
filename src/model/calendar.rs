//! Calendar periods.
//!
//! A measurement belongs to one period of its KPI's interval: a day, an ISO
//! week (from Monday), a month, a quarter or a year. Quarters and years follow
//! the fiscal year. A period is named by its first day; no time of day, no time
//! zone, no clock.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// How often a KPI gets a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interval {
    /// Every day.
    Day,
    /// Every ISO week, from Monday.
    Week,
    /// Every calendar month.
    #[default]
    Month,
    /// Every three months of the fiscal year.
    Quarter,
    /// Every fiscal year.
    Year,
}

impl Interval {
    /// All intervals, from short to long.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];
}

/// The month with which quarters and years begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FiscalYear {
    first_month: i8,
}

impl FiscalYear {
    /// The fiscal year that begins with a month from 1 (January) to 12; others give `None`.
    pub fn starting(first_month: i8) -> Option<Self> {
        (1..=12).contains(&first_month).then_some(Self { first_month })
    }

    /// The month with which it begins, 1 to 12.
    pub fn first_month(self) -> i8 {
        self.first_month
    }
}

impl Default for FiscalYear {
    fn default() -> Self {
        Self { first_month: 1 }
    }
}

/// One period of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its length.
    pub interval: Interval,
    /// Its first day.
    pub start: Date,
}

impl Period {
    /// The period that a day belongs to.
    pub fn containing(interval: Interval, day: Date, fiscal: FiscalYear) -> Self {
        let start = match interval {
            Interval::Day => day,
            Interval::Week => day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days()),
            Interval::Month => month_start(day, 1, 1),
            Interval::Quarter => month_start(day, 3, fiscal.first_month),
            Interval::Year => month_start(day, 12, fiscal.first_month),
        };
        Self { interval, start }
    }

    /// The period after this one.
    #[must_use]
    pub fn next(self) -> Self {
        self.shifted(1)
    }

    /// The period before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        self.shifted(-1)
    }

    /// The period `count` periods later (earlier if negative); the calendar's ends hold it.
    #[must_use]
    pub fn shifted(self, count: i32) -> Self {
        let (count, none) = (i64::from(count), Span::new());
        let span = match self.interval {
            Interval::Day => none.try_days(count),
            Interval::Week => none.try_weeks(count),
            Interval::Month => none.try_months(count),
            Interval::Quarter => none.try_months(count * 3),
            Interval::Year => none.try_years(count),
        };
        // A span that is longer than the calendar ends where the calendar does.
        let beyond = if count < 0 { Date::MIN } else { Date::MAX };
        Self { start: span.map_or(beyond, |span| self.start.saturating_add(span)), ..self }
    }

    /// The last day of the period; at the calendar's end, not before the first one.
    pub fn last_day(self) -> Date {
        self.next().start.saturating_sub(1.days()).max(self.start)
    }

    /// How many periods lie between an earlier period and this one (0 for the same, negative if it is later).
    pub fn distance_from(self, earlier: Self) -> i32 {
        let months = || {
            let of = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month());
            of(self.start) - of(earlier.start)
        };
        let days = || (self.start - earlier.start).get_days();
        match self.interval {
            Interval::Day => days(),
            Interval::Week => days().div_euclid(7),
            Interval::Month => months(),
            Interval::Quarter => months().div_euclid(3),
            Interval::Year => months().div_euclid(12),
        }
    }
}

/// The first day of the block of `length` months that a day lies in, blocks being counted from `first_month`.
fn month_start(day: Date, length: i32, first_month: i8) -> Date {
    let offset = i32::from(first_month) - 1;
    let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let start = (months - offset).div_euclid(length) * length + offset;
    let (year, month) = (start.div_euclid(12), start.rem_euclid(12) + 1);
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    date.and_then(|(year, month)| Date::new(year, month, 1).ok()).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn start(interval: Interval, day: Date, first_month: i8) -> Date {
        Period::containing(interval, day, FiscalYear::starting(first_month).unwrap_or_default()).start
    }

    /// No distance is too far to ask for.
    #[test]
    fn shifting_beyond_the_calendar_ends_where_it_does() {
        for interval in [Interval::Day, Interval::Week, Interval::Month, Interval::Quarter, Interval::Year] {
            let period = Period::containing(interval, jiff::civil::date(2026, 11, 1), FiscalYear::default());
            assert_eq!(period.shifted(i32::MAX).start, Date::MAX, "{interval:?}");
            assert_eq!(period.shifted(i32::MIN).start, Date::MIN, "{interval:?}");
        }
    }

    #[test]
    fn weeks_begin_on_monday_across_a_new_year() {
        assert_eq!(start(Interval::Week, date(2027, 1, 3), 1), date(2026, 12, 28));
        assert_eq!(start(Interval::Week, date(2024, 12, 30), 1), date(2024, 12, 30));
    }

    #[test]
    fn quarters_and_years_follow_the_fiscal_year() {
        assert_eq!(start(Interval::Quarter, date(2026, 1, 15), 4), date(2026, 1, 1));
        assert_eq!(start(Interval::Year, date(2026, 1, 15), 4), date(2025, 4, 1));
        assert_eq!(start(Interval::Quarter, date(2026, 1, 15), 2), date(2025, 11, 1));
        assert_eq!(start(Interval::Year, date(2026, 12, 31), 1), date(2026, 1, 1));
    }

    #[test]
    fn stepping_and_distance_agree() {
        for interval in Interval::ALL {
            let first = Period::containing(interval, date(2024, 2, 29), FiscalYear::default());
            for count in [-30, -1, 0, 1, 7, 100] {
                let other = first.shifted(count);
                assert_eq!(other.distance_from(first), count, "{interval:?}");
                assert_eq!(Period::containing(interval, other.last_day(), FiscalYear::default()), other);
            }
        }
    }
}
