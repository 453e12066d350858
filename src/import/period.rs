//! Periods as files write them: `2026-01`, `01/2026`, `Jan 2026`, `Tháng 1/2026`, `Q1 2026`, `2026-W05`, days.
//!
//! A text is taken apart into words and numbers, and the pattern of these says what it
//! is, in either language. Only the order of day and month can be unclear; then both
//! readings are kept, and the column or the person decides. Quarters and years are
//! those of the project's fiscal year, named by the year in which it ends.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::lang::{fold, month_number};
use crate::model::{DateOrder, FiscalYear, Interval, Period, limits};

/// A stretch of time that a text names: an interval and a day in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Its length.
    pub interval: Interval,
    /// Its first day.
    pub start: Date,
}

/// What a text says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A stretch of time.
    Stretch(Stretch),
    /// A day whose day and month stand in an order that is not said: 03/04/2026. Each reading that is a day.
    Either {
        /// With the day first.
        day_first: Option<Date>,
        /// With the month first.
        month_first: Option<Date>,
    },
    /// A day or a month that no calendar has.
    NoSuchDay,
    /// Nothing about time.
    Nothing,
}

impl Said {
    /// The stretch, once it is known which of day and month comes first.
    pub fn stretch(self, order: Option<DateOrder>) -> Result<Stretch, Self> {
        match (self, order) {
            (Self::Stretch(stretch), _) => Ok(stretch),
            (Self::Either { day_first: Some(a), month_first: Some(b) }, _) if a == b => Ok(day(a)),
            (Self::Either { day_first: Some(date), .. }, Some(DateOrder::DayFirst))
            | (Self::Either { month_first: Some(date), .. }, Some(DateOrder::MonthFirst)) => Ok(day(date)),
            (Self::Either { .. }, Some(_)) => Err(Self::NoSuchDay),
            (other, _) => Err(other),
        }
    }
}

/// A single day.
pub fn day(date: Date) -> Stretch {
    Stretch { interval: Interval::Day, start: date }
}

/// How willing a reader is to take digits for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// What can hardly be a number, and 2026.
    Year,
    /// The place is known to hold dates: also 202601, 20260131 and the day numbers of a spreadsheet.
    Digits,
}

/// Reads a text.
pub fn read(text: &str, fiscal: FiscalYear, trust: Trust) -> Said {
    if text.len() > LONGEST {
        return Said::Nothing;
    }
    let folded = fold(without_time(text));
    let Some(tokens) = tokens(&folded) else { return Said::Nothing };
    let said = match tokens[..] {
        [Token::Number(..)] => single(&tokens, fiscal, trust),
        _ => numeric(&tokens).or_else(|| worded(&tokens, fiscal)),
    };
    match said {
        Some(Said::Stretch(stretch)) if !limits::YEARS.contains(&stretch.start.year()) => Said::Nothing,
        Some(said) => said,
        None => Said::Nothing,
    }
}

/// The day of a spreadsheet's day number: 1 is 1 January 1900, and 60 a 29 February that never was.
pub fn day_of_serial(serial: f64, is_from_1904: bool) -> Option<Date> {
    let whole = serial.floor();
    if !(0.0..3_000_000.0).contains(&whole) {
        return None;
    }
    let days = whole as i32;
    let (epoch, days) = match (is_from_1904, days) {
        (true, days) => (Date::constant(1904, 1, 1), days),
        (false, days) if days < 60 => (Date::constant(1899, 12, 31), days),
        (false, days) => (Date::constant(1899, 12, 30), days),
    };
    epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// No date is longer, in bytes.
const LONGEST: usize = 64;
/// Day numbers that a column of dates may hold: the years 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<i32> = 20_000..=80_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    /// A number and how many digits it is written with.
    Number(i32, usize),
    Word(&'a str),
}

/// A text without the time of day that stands behind a date.
fn without_time(text: &str) -> &str {
    let text = text.trim();
    let is_time = |rest: &str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && rest.as_bytes().get(digits) == Some(&b':')
    };
    let ends = text.char_indices().filter(|(_, c)| matches!(c, ' ' | 'T' | 't'));
    let cut = ends.map(|(at, _)| at).find(|at| text.get(at + 1..).is_some_and(is_time));
    cut.and_then(|at| text.get(..at)).unwrap_or(text).trim_end()
}

/// The words and numbers of a folded text; none if it holds signs that no date has.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_like = |other: char| match () {
            () if c.is_ascii_digit() => other.is_ascii_digit(),
            () if c.is_alphabetic() => other.is_alphabetic(),
            () => false,
        };
        let end = rest.find(|other| !is_like(other)).unwrap_or(rest.len()).max(c.len_utf8());
        let (token, after) = rest.split_at_checked(end)?;
        rest = after;
        match c {
            _ if c.is_ascii_digit() => tokens.push(Token::Number(token.parse().ok()?, token.len())),
            _ if c.is_alphabetic() => match token {
                "nam" | "ngay" | "of" | "the" | "st" | "nd" | "rd" | "th" if !tokens.is_empty() => {}
                "ngay" => {}
                _ => tokens.push(Token::Word(token)),
            },
            ' ' | '\u{a0}' | '/' | '-' | '.' | ',' | '\'' | '–' | '_' => {}
            _ => return None,
        }
        if tokens.len() > 6 {
            return None;
        }
    }
    Some(tokens)
}

/// A lone number: a year, a month, a day, or the day number of a spreadsheet.
fn single(tokens: &[Token<'_>], fiscal: FiscalYear, trust: Trust) -> Option<Said> {
    let [Token::Number(number, digits)] = *tokens else { return None };
    match (digits, trust) {
        (4, _) => year(number, fiscal),
        (5, Trust::Digits) if SERIALS.contains(&number) => {
            day_of_serial(f64::from(number), false).map(|date| Said::Stretch(day(date)))
        }
        (6, Trust::Digits) => Some(month(number / 100, number % 100)),
        (8, Trust::Digits) => Some(one_day(number / 10_000, number / 100 % 100, number % 100)),
        _ => None,
    }
}

/// Numbers only: `2026-01`, `01/2026`, `2026-01-31`, `31/01/2026`, `31/01/26`.
fn numeric(tokens: &[Token<'_>]) -> Option<Said> {
    use Token::Number as N;
    Some(match *tokens {
        [N(y, 4), N(m, 1..=2)] | [N(m, 1..=2), N(y, 4)] => month(y, m),
        [N(y, 4), N(m, 1..=2), N(d, 1..=2)] => one_day(y, m, d),
        [N(a, 1..=2), N(b, 1..=2), N(y, len @ (2 | 4))] => {
            let y = full_year(y, len);
            let (day_first, month_first) = (date(y, b, a), date(y, a, b));
            if day_first.is_none() && month_first.is_none() {
                Said::NoSuchDay
            } else {
                Said::Either { day_first, month_first }
            }
        }
        _ => return None,
    })
}

fn worded(tokens: &[Token<'_>], fiscal: FiscalYear) -> Option<Said> {
    use Token::{Number as N, Word as W};
    let full = |number: i32, digits: usize| matches!(digits, 2 | 4).then(|| full_year(number, digits));
    match *tokens {
        [W("nam" | "year" | "y"), N(y, 4)] => year(y, fiscal),
        [W("fy" | "tc"), N(y, len)]
        | [W("tai"), W("chinh"), N(y, len)]
        | [W("nam"), W("tai"), W("chinh"), N(y, len)] => year(full(y, len)?, fiscal),
        [W("w" | "week" | "wk" | "cw" | "kw" | "tuan"), N(w, 1..=2), N(y, len)] => week(full(y, len)?, w),
        [N(y, 4), W("w" | "week" | "wk" | "tuan"), N(w, 1..=2)] => week(y, w),
        [W("q" | "quy" | "quarter"), N(q, 1), N(y, len)]
        | [N(q, 1), W("q"), N(y, len)]
        | [W("q" | "quy" | "quarter"), N(q, 1), W("fy"), N(y, len)]
        | [W("quy"), N(q, 1), W("tai"), W("chinh"), N(y, len)] => quarter(full(y, len)?, q, fiscal),
        [N(y, 4), W("q" | "quy"), N(q, 1)] => quarter(y, q, fiscal),
        [W(word), N(y, len)] if let Some(number) = word.strip_prefix('q').and_then(roman) => {
            quarter(full(y, len)?, number, fiscal)
        }
        _ => dated(tokens, fiscal),
    }
}

/// Months by name or number, and the days in them.
fn dated(tokens: &[Token<'_>], fiscal: FiscalYear) -> Option<Said> {
    use Token::{Number as N, Word as W};
    let full = |number: i32, digits: usize| matches!(digits, 2 | 4).then(|| full_year(number, digits));
    match *tokens {
        [W("quy"), W(q), N(y, len)] | [W("quy"), W(q), W("tai"), W("chinh"), N(y, len)] => {
            quarter(full(y, len)?, roman(q)?, fiscal)
        }
        [W("thang" | "t" | "th" | "m" | "month"), N(m, 1..=2), N(y, len)] => Some(month(full(y, len)?, m)),
        [N(y, 4), W("m"), N(m, 1..=2)] => Some(month(y, m)),
        [N(d, 1..=2), W("thang"), N(m, 1..=2), N(y, 4)] => Some(one_day(y, m, d)),
        [W(name), N(y, len)] => Some(month(full(y, len)?, named(name)?)),
        [N(y, 4), W(name)] => Some(month(y, named(name)?)),
        [N(d, 1..=2), W(name), N(y, len)] => Some(one_day(full(y, len)?, named(name)?, d)),
        [W(name), N(d, 1..=2), N(y, 4)] | [N(y, 4), W(name), N(d, 1..=2)] => Some(one_day(y, named(name)?, d)),
        _ => None,
    }
}

/// The number of an English month by its name or its first three letters or more.
fn named(word: &str) -> Option<i32> {
    let word = if word == "sept" { "sep" } else { word };
    month_number(word).map(i32::from)
}

fn roman(word: &str) -> Option<i32> {
    let index = ["i", "ii", "iii", "iv"].iter().position(|numeral| *numeral == word)?;
    i32::try_from(index + 1).ok()
}

/// Years of two digits are of this century.
fn full_year(year: i32, digits: usize) -> i32 {
    if digits == 2 { 2000 + year } else { year }
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn one_day(year: i32, month: i32, number: i32) -> Said {
    date(year, month, number).map_or(Said::NoSuchDay, |date| Said::Stretch(day(date)))
}

fn month(year: i32, month: i32) -> Said {
    let start = date(year, month, 1);
    start.map_or(Said::NoSuchDay, |start| Said::Stretch(Stretch { interval: Interval::Month, start }))
}

fn week(year: i32, number: i32) -> Option<Said> {
    let week = ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(number).ok()?, Weekday::Monday);
    Some(week.map_or(Said::NoSuchDay, |week| Said::Stretch(Stretch { interval: Interval::Week, start: week.date() })))
}

fn quarter(year: i32, number: i32, fiscal: FiscalYear) -> Option<Said> {
    if !(1..=4).contains(&number) {
        return Some(Said::NoSuchDay);
    }
    let first = Period { interval: Interval::Quarter, start: year_start(year, fiscal)? };
    Some(Said::Stretch(Stretch { interval: Interval::Quarter, start: first.shifted(number - 1).start }))
}

fn year(number: i32, fiscal: FiscalYear) -> Option<Said> {
    let is_kept = i16::try_from(number).is_ok_and(|year| limits::YEARS.contains(&year));
    let start = year_start(number, fiscal).filter(|_| is_kept)?;
    Some(Said::Stretch(Stretch { interval: Interval::Year, start }))
}

/// The first day of a fiscal year, which is named by the calendar year in which it ends.
fn year_start(year: i32, fiscal: FiscalYear) -> Option<Date> {
    let first_month = fiscal.first_month();
    date(if first_month == 1 { year } else { year - 1 }, i32::from(first_month), 1)
}
