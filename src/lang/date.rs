//! Dates and periods as each language writes and reads them.
//!
//! Day before month in both languages, so 3/4/2026 is the third of April. ISO
//! dates are read everywhere. Years have four digits. A fiscal year that does
//! not begin in January is named by the calendar year in which it ends, and its
//! quarters and years say that they are fiscal.

use std::fmt;

use jiff::civil::Date;

use super::{Lang, fold};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
/// Longest text repeated in an error, in characters.
const QUOTED_CHARS: usize = 24;

/// Why a text is not a date. Its sentence in a language is [`Lang::date_error`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// There is no text.
    Empty,
    /// The text is something else; shortened.
    NotADate(String),
    /// There is no month of this number; often the month came first.
    NoSuchMonth(i8),
    /// The month has fewer days.
    NoSuchDay {
        /// The day asked for.
        day: i8,
        /// The first of the month it was asked of.
        month: Date,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lang::En.date_error(self))
    }
}

impl std::error::Error for DateError {}

messages! {
    /// A field for a date is empty.
    date_error_empty() {
        en: "Enter a date.",
        vi: "Hãy nhập một ngày.",
    }
    /// A text is no date at all.
    date_error_other(text: &str = "abc") {
        en: format!("“{text}” is not a date. Write it like 15 Dec 2026, 15/12/2026 or 2026-12-15."),
        vi: format!("“{text}” không phải là ngày. Hãy viết như 15/12/2026 hoặc 2026-12-15."),
    }
    /// The number of a month is over twelve or zero.
    date_error_month(month: i8 = 15) {
        en: format!("There is no month {month}. The day comes first, as in 15/12/2026."),
        vi: format!("Không có tháng {month}. Hãy viết ngày trước, tháng sau, như 15/12/2026."),
    }
    /// The month has no such day.
    date_error_day(day: i8 = 30, month: &str = "Feb 2026", days: i8 = 28) {
        en: format!("There is no day {day} in {month}, which has {days} days."),
        vi: format!("{month} chỉ có {days} ngày, không có ngày {day}."),
    }
}

impl Lang {
    /// A day: `5 Dec 2026`, `05/12/2026`.
    pub fn date(self, date: Date) -> String {
        match self {
            Self::En => format!("{} {} {}", date.day(), month_name(date), date.year()),
            Self::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        }
    }

    /// A day without its year, for axes and due dates: `5 Dec`, `05/12`.
    pub fn date_short(self, date: Date) -> String {
        match self {
            Self::En => format!("{} {}", date.day(), month_name(date)),
            Self::Vi => format!("{:02}/{:02}", date.day(), date.month()),
        }
    }

    /// A month by any of its days: `Oct 2026`, `Tháng 10/2026`.
    pub fn month(self, date: Date) -> String {
        match self {
            Self::En => format!("{} {}", month_name(date), date.year()),
            Self::Vi => format!("Tháng {}/{}", date.month(), date.year()),
        }
    }

    /// A month on an axis: `Oct 26`, `T10/26`.
    pub fn month_short(self, date: Date) -> String {
        let year = two_digits(date.year());
        match self {
            Self::En => format!("{} {year}", month_name(date)),
            Self::Vi => format!("T{}/{year}", date.month()),
        }
    }

    /// An ISO week by any of its days, with the ISO year: `W14 2026`, `Tuần 14/2026`.
    pub fn week(self, date: Date) -> String {
        let week = date.iso_week_date();
        match self {
            Self::En => format!("W{} {}", week.week(), week.year()),
            Self::Vi => format!("Tuần {}/{}", week.week(), week.year()),
        }
    }

    /// An ISO week on an axis: `W14 26`, `Tuần 14/26`.
    pub fn week_short(self, date: Date) -> String {
        let week = date.iso_week_date();
        let year = two_digits(week.year());
        match self {
            Self::En => format!("W{} {year}", week.week()),
            Self::Vi => format!("Tuần {}/{year}", week.week()),
        }
    }

    /// A quarter of the fiscal year that begins with a month from 1 to 12, by any of its days: `Q3 2026`,
    /// `Quý III/2026`; `Q3 FY 2026`, `Quý III năm tài chính 2026` where that month is not January.
    pub fn quarter(self, date: Date, first_month: i8) -> String {
        let (quarter, year) = fiscal_quarter(date, first_month);
        let roman = ROMAN.get(quarter).copied().unwrap_or_default();
        match (self, first_month == 1) {
            (Self::En, true) => format!("Q{} {year}", quarter + 1),
            (Self::En, false) => format!("Q{} FY {year}", quarter + 1),
            (Self::Vi, true) => format!("Quý {roman}/{year}"),
            (Self::Vi, false) => format!("Quý {roman} năm tài chính {year}"),
        }
    }

    /// A quarter on an axis: `Q3 26`, `QIII/26`.
    pub fn quarter_short(self, date: Date, first_month: i8) -> String {
        let (quarter, year) = fiscal_quarter(date, first_month);
        let year = two_digits(year);
        match self {
            Self::En => format!("Q{} {year}", quarter + 1),
            Self::Vi => format!("Q{}/{year}", ROMAN.get(quarter).copied().unwrap_or_default()),
        }
    }

    /// A fiscal year by any of its days: `2026`, `Năm 2026`; `FY 2026`, `Năm tài chính 2026` where it does not begin in
    /// January.
    pub fn year(self, date: Date, first_month: i8) -> String {
        let (_, year) = fiscal_quarter(date, first_month);
        match (self, first_month == 1) {
            (Self::En, true) => year.to_string(),
            (Self::En, false) => format!("FY {year}"),
            (Self::Vi, true) => format!("Năm {year}"),
            (Self::Vi, false) => format!("Năm tài chính {year}"),
        }
    }

    /// A fiscal year on an axis: `2026`, or `FY 26`, `TC 26` where it does not begin in January.
    pub fn year_short(self, date: Date, first_month: i8) -> String {
        let (_, year) = fiscal_quarter(date, first_month);
        match (self, first_month == 1) {
            (_, true) => year.to_string(),
            (Self::En, false) => format!("FY {}", two_digits(year)),
            (Self::Vi, false) => format!("TC {}", two_digits(year)),
        }
    }

    /// Reads a day that a person has typed: `2026-12-15`, `15/12/2026` (or with `-` or `.`), `15 Dec 2026`,
    /// `Dec 15, 2026`, `15 tháng 12 năm 2026`; in either language.
    pub fn parse_date(self, text: &str) -> Result<Date, DateError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let parts = numeric_parts(text).or_else(|| worded_parts(text));
        let (year, month, day) =
            parts.ok_or_else(|| DateError::NotADate(text.chars().take(QUOTED_CHARS).collect::<String>()))?;
        let first = Date::new(year, month, 1).map_err(|_err| DateError::NoSuchMonth(month))?;
        Date::new(year, month, day).map_err(|_err| DateError::NoSuchDay { day, month: first })
    }

    /// The sentence that says why a text is not a date, and how to write one.
    pub fn date_error(self, error: &DateError) -> String {
        match error {
            DateError::Empty => self.date_error_empty(),
            DateError::NotADate(text) => self.date_error_other(text),
            DateError::NoSuchMonth(month) => self.date_error_month(*month),
            DateError::NoSuchDay { day, month } => {
                self.date_error_day(*day, &self.month(*month), month.days_in_month())
            }
        }
        .into_owned()
    }
}

/// A period within a Vietnamese sentence: `Tháng 10/2026` becomes `tháng 10/2026`, `T10/26` stays.
pub(super) fn within(period: &str) -> String {
    let mut letters = period.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => period.to_owned(),
    }
}

fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

fn two_digits(year: i16) -> String {
    format!("{:02}", year.rem_euclid(100))
}

/// The quarter from 0 to 3 and the fiscal year, by the calendar year in which it ends.
fn fiscal_quarter(date: Date, first_month: i8) -> (usize, i16) {
    let months_in = (date.month() - first_month).rem_euclid(12);
    let is_next_year = first_month != 1 && date.month() >= first_month;
    (usize::from(months_in.unsigned_abs() / 3), date.year() + i16::from(is_next_year))
}

/// Year, month and day of `2026-12-15` or `15/12/2026`; one kind of mark, years of four digits.
fn numeric_parts(text: &str) -> Option<(i16, i8, i8)> {
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => Some((number(year)?, small(month)?, small(day)?)),
        [day, month, year] if year.len() == 4 => Some((number(year)?, small(month)?, small(day)?)),
        _ => None,
    }
}

/// Year, month and day of `15 Dec 2026`, `Dec 15, 2026` or `15 tháng 12 năm 2026`.
fn worded_parts(text: &str) -> Option<(i16, i8, i8)> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let is_vietnamese = words.contains(&"thang");
    let words: Vec<&str> = words.into_iter().filter(|w| !matches!(*w, "ngay" | "thang" | "nam")).collect();
    let [first, second, year] = words[..] else { return None };
    let year = number(year).filter(|_| year.len() == 4)?;
    if is_vietnamese {
        return Some((year, small(second)?, small(first)?));
    }
    match (month_number(first), month_number(second)) {
        (None, Some(month)) => Some((year, month, small(first)?)),
        (Some(month), None) => Some((year, month, small(second)?)),
        _ => None,
    }
}

/// The number of an English month by its name or its first three letters or more.
pub fn month_number(folded_word: &str) -> Option<i8> {
    let word = folded_word.trim_end_matches('.');
    let index = LONG_MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(index + 1).ok()
}

/// A number of digits only.
fn number(text: &str) -> Option<i16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A day or month of one or two digits.
fn small(text: &str) -> Option<i8> {
    number(text).filter(|_| text.len() <= 2).and_then(|n| i8::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn dates_and_periods_are_written_by_language() {
        let (en, vi, day) = (Lang::En, Lang::Vi, date(2026, 10, 5));
        assert_eq!([en.date(day), vi.date(day)], ["5 Oct 2026", "05/10/2026"]);
        assert_eq!([en.date_short(day), vi.date_short(day)], ["5 Oct", "05/10"]);
        assert_eq!([en.month(day), vi.month(day)], ["Oct 2026", "Tháng 10/2026"]);
        assert_eq!([en.month_short(day), vi.month_short(day)], ["Oct 26", "T10/26"]);
        assert_eq!([en.week(date(2026, 4, 1)), vi.week(date(2026, 4, 1))], ["W14 2026", "Tuần 14/2026"]);
        assert_eq!(en.week(date(2027, 1, 3)), "W53 2026");
        assert_eq!([en.week_short(day), vi.week_short(day)], ["W41 26", "Tuần 41/26"]);
        assert_eq!([en.quarter(date(2026, 7, 1), 1), vi.quarter(date(2026, 7, 1), 1)], ["Q3 2026", "Quý III/2026"]);
        assert_eq!([en.quarter_short(day, 1), vi.quarter_short(day, 1)], ["Q4 26", "QIV/26"]);
        assert_eq!([en.year(day, 1), vi.year(day, 1)], ["2026", "Năm 2026"]);
        assert_eq!([en.year_short(day, 1), vi.year_short(day, 4)], ["2026", "TC 27"]);
    }

    #[test]
    fn fiscal_years_are_named_by_their_end() {
        for (day, first_month, quarter, year) in [
            (date(2026, 1, 1), 4, "Q4 FY 2026", "FY 2026"),
            (date(2026, 4, 1), 4, "Q1 FY 2027", "FY 2027"),
            (date(2025, 11, 1), 2, "Q4 FY 2026", "FY 2026"),
            (date(2026, 12, 1), 12, "Q1 FY 2027", "FY 2027"),
        ] {
            assert_eq!([Lang::En.quarter(day, first_month), Lang::En.year(day, first_month)], [quarter, year]);
        }
        assert_eq!(Lang::Vi.quarter(date(2026, 10, 1), 4), "Quý III năm tài chính 2027");
    }

    #[test]
    fn typed_dates_are_read() {
        for text in [
            "2026-12-05",
            " 5/12/2026",
            "05.12.2026",
            "5-12-2026",
            "5 Dec 2026",
            "5 december 2026",
            "Dec 5, 2026",
            "5 tháng 12 năm 2026",
            "ngày 5 tháng 12, 2026",
            "05/12/2026",
        ] {
            for lang in Lang::ALL {
                assert_eq!(lang.parse_date(text), Ok(date(2026, 12, 5)), "{text}");
            }
        }
        for text in
            ["abc", "5/12", "5/12/26", "2026-12", "5 De 2026", "5/12-2026", "5 12 2026", "-5/12/2026", "5/123/2026"]
        {
            assert!(matches!(Lang::Vi.parse_date(text), Err(DateError::NotADate(_))), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused_with_a_sentence() {
        let error = DateError::NoSuchDay { day: 30, month: date(2026, 2, 1) };
        assert_eq!(Lang::En.parse_date("30/2/2026"), Err(error.clone()));
        assert_eq!(error.to_string(), "There is no day 30 in Feb 2026, which has 28 days.");
        assert_eq!(Lang::Vi.date_error(&error), "Tháng 2/2026 chỉ có 28 ngày, không có ngày 30.");
        assert_eq!(Lang::En.parse_date("29 Feb 2028"), Ok(date(2028, 2, 29)));
        assert_eq!(Lang::En.parse_date("12/15/2026"), Err(DateError::NoSuchMonth(15)));
        assert!(matches!(Lang::En.parse_date("2026-01-00"), Err(DateError::NoSuchDay { day: 0, .. })));
        assert_eq!(Lang::En.parse_date(" "), Err(DateError::Empty));
    }

    proptest! {
        #[test]
        fn written_dates_read_back(year in 1000i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            for lang in Lang::ALL {
                let day = date(year, month, day);
                prop_assert_eq!(lang.parse_date(&lang.date(day)), Ok(day));
                prop_assert_eq!(lang.parse_date(&day.to_string()), Ok(day));
            }
        }

        #[test]
        fn no_text_breaks_the_reading(text in "[0-9]{0,5}[-/. ][0-9a-zA-Zá]{0,5}[-/. ,][0-9]{0,5}|.{0,12}") {
            for lang in Lang::ALL {
                let _ = lang.parse_date(&text);
            }
        }
    }
}
