//! The time axis of a chart: days as numbers, and few dates that never overlap.
//!
//! Ticks are counted back from the end, where the newest value is, so the newest
//! month always has a label.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::lang::Lang;
use crate::model::Interval;

/// Least room between the starts of two labels, in points.
const LABEL_ROOM: f32 = 64.0;
/// Days between ticks of a short range; a longer one counts in months.
const DAY_STEPS: [i32; 4] = [1, 7, 14, 28];
/// Months between ticks.
const MONTH_STEPS: [i32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];

/// A day as a number that grows by one a day.
pub fn day_number(day: Date) -> f64 {
    f64::from((day - date(2000, 1, 1)).get_days())
}

/// A tick and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it is.
    pub day: Date,
    /// What it says: `Oct 25`, `Jan`.
    pub text: String,
}

/// The ticks of a range of days on an axis so many points wide, from old to new; values of an interval of a month
/// and more are not named by days.
pub fn ticks(lang: Lang, interval: Interval, (first, last): (Date, Date), width: f32) -> Vec<Tick> {
    let most = (width / LABEL_ROOM).floor().max(1.0);
    let days = (last - first).get_days();
    let fits = |count: i32, step: i32| (count / step) as f32 <= most;
    let has_days = matches!(interval, Interval::Day | Interval::Week) && days < 100;
    if let Some(step) = DAY_STEPS.into_iter().find(|step| has_days && fits(days, *step)) {
        let days = std::iter::successors(Some(last), |day| day.checked_sub(step.days()).ok());
        let text = |day: Date, _: bool| lang.date_short(day);
        return labelled(days.take_while(|day| *day >= first), text);
    }
    let months = days / 30;
    let step = MONTH_STEPS.into_iter().find(|step| fits(months, *step)).unwrap_or(240);
    let end = last.first_of_month();
    let starts = (0..).map_while(|count: i32| end.checked_sub((count * step).months()).ok());
    let is_yearly = step >= 6;
    labelled(starts.take_while(|day| *day >= first), |day, has_year| {
        if has_year || is_yearly { lang.month_short(day) } else { lang.chart_month(day).into_owned() }
    })
}

/// Labels days that come from new to old; the first and the last of them and the first of a year name their year.
fn labelled(days: impl Iterator<Item = Date>, text: impl Fn(Date, bool) -> String) -> Vec<Tick> {
    let mut days: Vec<Date> = days.collect();
    days.reverse();
    let last = days.len().saturating_sub(1);
    let before = std::iter::once(None).chain(days.iter().map(|day| Some(day.year())));
    let tick = |((index, day), before): ((usize, &Date), Option<i16>)| {
        let has_year = index == last || before != Some(day.year());
        Tick { day: *day, text: text(*day, has_year) }
    };
    days.iter().enumerate().zip(before).map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lang: Lang, first: Date, last: Date, width: f32) -> String {
        texts_of(lang, Interval::Month, (first, last), width)
    }

    fn texts_of(lang: Lang, interval: Interval, range: (Date, Date), width: f32) -> String {
        ticks(lang, interval, range, width).into_iter().map(|tick| tick.text).collect::<Vec<_>>().join(" · ")
    }

    #[test]
    fn a_year_in_an_inspector_has_five_labels() {
        let (first, last) = (date(2025, 10, 1), date(2026, 10, 1));
        assert_eq!(texts(Lang::En, first, last, 280.0), "Oct 25 · Jan 26 · Apr · Jul · Oct 26");
        assert_eq!(texts(Lang::Vi, first, last, 280.0), "T10/25 · T1/26 · T4 · T7 · T10/26");
    }

    #[test]
    fn labels_get_fewer_with_less_room_and_never_none() {
        let (first, last) = (date(2024, 10, 1), date(2026, 10, 1));
        assert_eq!(texts(Lang::En, first, last, 280.0), "Oct 24 · Apr 25 · Oct 25 · Apr 26 · Oct 26");
        assert_eq!(texts(Lang::En, first, last, 10.0), "Oct 24 · Oct 26");
        assert_eq!(texts(Lang::En, last, last, 280.0), "Oct 26");
        assert_eq!(texts_of(Lang::En, Interval::Day, (last, last), 280.0), "1 Oct");
    }

    #[test]
    fn weeks_are_named_by_their_days() {
        assert_eq!(
            texts_of(Lang::En, Interval::Week, (date(2026, 10, 5), date(2026, 11, 2)), 280.0),
            "5 Oct · 12 Oct · 19 Oct · 26 Oct · 2 Nov"
        );
    }
}
