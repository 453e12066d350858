//! When the next value of a KPI is due.
//!
//! The value of a period is due once the period is over. A KPI is due if a whole
//! period has passed for which it has no value; what is asked for then is the
//! newest such period, since older gaps tell nobody where things stand.

use jiff::civil::Date;

use super::KpiReading;
use crate::model::{FiscalYear, Kpi, Period};

/// The value that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The period that it is of.
    pub period: Period,
    /// The first day on which a value has been due since the newest one was entered.
    pub since: Date,
}

impl Due {
    /// What comes next for a KPI as of a date; `None` for one that is calculated or over.
    pub fn of(kpi: &Kpi, reading: &KpiReading, fiscal: FiscalYear, as_of: Date) -> Option<Self> {
        if kpi.formula.is_some() {
            return None;
        }
        let whole = Period::containing(kpi.interval, as_of, fiscal).previous();
        let newest = reading.points.last().map(|(period, _)| *period);
        let (next, since) = match newest {
            Some(newest) => (newest.next().max(whole), newest.next().next().start),
            None => (whole, whole.next().start),
        };
        let is_over = kpi.end.is_some_and(|end| end < next.start);
        (!is_over).then_some(Self { period: next, since })
    }

    /// Whether its period is over on a date.
    pub fn is_now(&self, as_of: Date) -> bool {
        self.since <= as_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CountedIds, Formula, Interval, KpiId, Measurement, ObjectiveId, Rank, Series};
    use jiff::civil::date;

    const AS_OF: Date = date(2026, 11, 23);

    fn due(newest: Option<Date>, change: impl FnOnce(&mut Kpi)) -> Option<Due> {
        let mut ids = CountedIds::default();
        let mut kpi =
            Kpi::new(KpiId::new(&mut ids), ObjectiveId::new(&mut ids), Rank::spread(1).remove(0), "Monthly churn");
        change(&mut kpi);
        let mut series = Series::default();
        if let Some(day) = newest {
            series.insert(day, Measurement::of(1.0));
        }
        let reading = KpiReading::of(&kpi, &series, FiscalYear::default(), AS_OF);
        Due::of(&kpi, &reading, FiscalYear::default(), AS_OF)
    }

    fn month(day: Date) -> Period {
        Period::containing(Interval::Month, day, FiscalYear::default())
    }

    #[test]
    fn a_value_is_due_when_its_month_is_over() {
        let next = due(Some(date(2026, 10, 1)), |_| {}).unwrap();
        assert_eq!(next, Due { period: month(date(2026, 11, 1)), since: date(2026, 12, 1) });
        assert!(!next.is_now(AS_OF) && next.is_now(date(2026, 12, 1)));
        let now = due(Some(date(2026, 9, 1)), |_| {}).unwrap();
        assert_eq!(now, Due { period: month(date(2026, 10, 1)), since: date(2026, 11, 1) });
        assert!(now.is_now(AS_OF));
    }

    #[test]
    fn a_long_gap_asks_for_the_newest_whole_period() {
        let late = due(Some(date(2026, 3, 1)), |_| {}).unwrap();
        assert_eq!(late, Due { period: month(date(2026, 10, 1)), since: date(2026, 5, 1) });
        let first = due(None, |_| {}).unwrap();
        assert_eq!(first, Due { period: month(date(2026, 10, 1)), since: date(2026, 11, 1) });
    }

    #[test]
    fn a_value_entered_early_moves_the_next_one() {
        let next = due(Some(date(2026, 11, 1)), |_| {}).unwrap();
        assert_eq!(next, Due { period: month(date(2026, 12, 1)), since: date(2027, 1, 1) });
    }

    #[test]
    fn what_is_calculated_or_over_is_never_due() {
        assert_eq!(due(None, |kpi| kpi.formula = Some(Formula::new("1"))), None);
        assert_eq!(due(Some(date(2026, 9, 1)), |kpi| kpi.end = Some(date(2026, 9, 30))), None);
        assert!(due(Some(date(2026, 9, 1)), |kpi| kpi.end = Some(date(2026, 10, 31))).is_some());
    }
}
