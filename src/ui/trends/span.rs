//! The time that all charts share.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::analysis::Analysis;
use crate::lang::Lang;

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
