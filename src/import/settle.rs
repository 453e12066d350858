//! Settling what single cells leave open, by all cells together.

use super::number::Reading;
use super::period::{Said, Stretch};
use super::proposal::Question;
use super::table::Cell;
use crate::lang::Lang;
use crate::model::{DateOrder, DecimalMark, Interval};

/// Which of day and month comes first in the dates of a file, and the question if they don't say.
pub fn date_order<'c>(
    dates: impl Iterator<Item = (&'c Cell, Said)>,
    chosen: Option<DateOrder>,
) -> (Option<DateOrder>, Option<Question>) {
    if chosen.is_some() {
        return (chosen, None);
    }
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    let mut unclear = None;
    for (cell, said) in dates {
        let Said::Either { day_first: a, month_first: b } = said else { continue };
        match (a, b) {
            (Some(_), None) => day_first += 1,
            (None, Some(_)) => month_first += 1,
            (Some(a), Some(b)) if a != b && unclear.is_none() => unclear = Some((cell, a, b)),
            _ => {}
        }
    }
    match (day_first, month_first, unclear) {
        // A file that contradicts itself leaves its unclear dates open, as one that says nothing does.
        (0, 0, Some((cell, day_first, month_first))) | (1.., 1.., Some((cell, day_first, month_first))) => {
            (None, Some(Question::DateOrder { text: cell.shown(Lang::En), day_first, month_first }))
        }
        (1.., 0, _) => (Some(DateOrder::DayFirst), None),
        (0, 1.., _) => (Some(DateOrder::MonthFirst), None),
        // Nothing hangs on it: the few dates that are days one way only are taken that way.
        (more, fewer, None) if more + fewer > 0 => {
            (Some(if more >= fewer { DateOrder::DayFirst } else { DateOrder::MonthFirst }), None)
        }
        _ => (None, None),
    }
}

/// How many numbers of each column are numbers under one decimal mark only.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    columns: Vec<[usize; 2]>,
}

impl Votes {
    /// Counts a number.
    pub fn count(&mut self, column: usize, reading: Reading) {
        let Some(mark) = reading.vote() else { return };
        if self.columns.len() <= column {
            self.columns.resize(column + 1, [0, 0]);
        }
        if let Some([point, comma]) = self.columns.get_mut(column) {
            match mark {
                DecimalMark::Point => *point += 1,
                DecimalMark::Comma => *comma += 1,
            }
        }
    }
}

/// The decimal mark of each column, as far as it is settled.
#[derive(Clone, Debug, Default)]
pub struct Decimals {
    whole: Option<DecimalMark>,
    columns: Vec<Option<DecimalMark>>,
}

impl Decimals {
    /// The mark of a column.
    pub fn of(&self, column: usize) -> Option<DecimalMark> {
        self.columns.get(column).copied().flatten().or(self.whole)
    }

    /// The mark of the whole file.
    pub fn whole(&self) -> Option<DecimalMark> {
        self.whole
    }
}

/// The marks by the numbers that have one reading: all of the file together, or column by column if they disagree.
pub fn decimals(votes: &Votes, chosen: Option<DecimalMark>) -> Decimals {
    if chosen.is_some() {
        return Decimals { whole: chosen, columns: Vec::new() };
    }
    let winner = |[point, comma]: [usize; 2]| match point.cmp(&comma) {
        std::cmp::Ordering::Greater => Some(DecimalMark::Point),
        std::cmp::Ordering::Less => Some(DecimalMark::Comma),
        std::cmp::Ordering::Equal => None,
    };
    let sum = votes.columns.iter().fold([0, 0], |[a, b], [point, comma]| [a + point, b + comma]);
    if sum.contains(&0) {
        return Decimals { whole: winner(sum), columns: Vec::new() };
    }
    Decimals { whole: None, columns: votes.columns.iter().map(|column| winner(*column)).collect() }
}

/// How often a new KPI gets a value, by the times of its values.
pub fn interval(times: &mut Vec<Stretch>) -> Interval {
    times.sort_unstable();
    times.dedup();
    let coarsest = times.iter().map(|time| time.interval).max().unwrap_or_default();
    if coarsest != Interval::Day {
        return coarsest;
    }
    let is_month = |time: &Stretch| time.start.day() == 1 || time.start == time.start.last_of_month();
    if times.iter().all(is_month) {
        return Interval::Month;
    }
    let gaps = times.iter().zip(times.iter().skip(1));
    let is_weekly = |(a, b): (&Stretch, &Stretch)| (b.start - a.start).get_days() % 7 == 0;
    if times.len() > 1 && gaps.clone().all(is_weekly) {
        return Interval::Week;
    }
    let is_apart =
        |(a, b): (&Stretch, &Stretch)| (a.start.year(), a.start.month()) != (b.start.year(), b.start.month());
    if times.len() > 2 && gaps.clone().all(is_apart) { Interval::Month } else { Interval::Day }
}
