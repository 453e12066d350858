//! Numbers as people type them in each language.
//!
//! Strict where guessing would change the number a thousandfold: groups have
//! three digits and never start with 0, so `1.5` is refused in Vietnamese rather
//! than read as 15. Generous elsewhere: signs, accounting brackets, thousands
//! words with or without diacritics, and units, which are passed over.

use std::fmt;

use super::number::MINUS;
use super::{Lang, fold};

/// Currency signs that reading passes over, before or after the number.
const CURRENCY_SIGNS: [char; 7] = ['$', '€', '£', '¥', '₫', 'đ', 'Đ'];
/// Currency words and codes that reading passes over, in lower case without diacritics.
const CURRENCY_WORDS: [&str; 7] = ["dong", "vnd", "usd", "eur", "gbp", "jpy", "chf"];
/// Longest text repeated in an error, in characters.
const QUOTED_CHARS: usize = 24;

/// Why a text is not a number. Its sentence in a language is [`Lang::number_error`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// There is no text.
    Empty,
    /// The text is something else; shortened.
    NotANumber(String),
    /// The separators don't fit the language: a decimal mark that groups here, or groups of other than three digits.
    Grouping(String),
    /// It carries the sign of another unit than that of the field; `unit` is empty for plain numbers.
    OtherUnit {
        /// The sign.
        text: String,
        /// The unit of the field.
        unit: String,
    },
    /// The number is larger than can be held.
    TooLarge,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Lang::En.number_error(self))
    }
}

impl std::error::Error for NumberError {}

messages! {
    /// A field for a number is empty.
    number_error_empty() {
        en: "Enter a number.",
        vi: "Hãy nhập một con số.",
    }
    /// A text is no number at all.
    number_error_other(text: &str = "abc") {
        en: format!("“{text}” is not a number. Write it like 48,300, 1.5, 12k or 3.9 %."),
        vi: format!("“{text}” không phải là số. Hãy viết như 48.300, 1,5, 12k, 3 triệu hoặc 3,9 %."),
    }
    /// Points and commas don't stand where this language puts them.
    number_error_grouping(text: &str = "1,5") {
        en: format!("“{text}” can be read in two ways. Write decimals after a point (1.5) and set commas only between groups of three digits (48,300)."),
        vi: format!("“{text}” có thể hiểu theo hai cách. Hãy viết phần thập phân sau dấu phẩy (1,5) và chỉ dùng dấu chấm để tách từng nhóm ba chữ số (48.300)."),
    }
    /// A number carries the sign of another unit.
    number_error_other_unit(text: &str = "%", unit: &str = "$") {
        en: format!("“{text}” does not fit here: these values are in {unit}. Leave the sign out, or change the unit of the KPI."),
        vi: format!("“{text}” không hợp ở đây: số liệu này tính bằng {unit}. Hãy bỏ ký hiệu đó, hoặc đổi đơn vị của KPI."),
    }
    /// A plain number carries the sign of a unit.
    number_error_no_unit(text: &str = "%") {
        en: format!("“{text}” does not fit here: these values are plain numbers. Leave the sign out, or change the unit of the KPI."),
        vi: format!("“{text}” không hợp ở đây: số liệu này không có đơn vị. Hãy bỏ ký hiệu đó, hoặc đổi đơn vị của KPI."),
    }
    /// A number is beyond what can be held.
    number_error_large() {
        en: "This number is too large.",
        vi: "Con số này quá lớn.",
    }
}

impl Lang {
    /// Reads a number that a person has typed or pasted: signs `-` and `−`, accounting brackets `(1,200)`, groups of
    /// three digits, thousands words (`12k`, `1.2M`, `3 triệu`, `1,2 tỷ`), and a percent, times or currency sign, which
    /// is passed over: 3.9 % reads as 3.9.
    pub fn parse_number(self, text: &str) -> Result<f64, NumberError> {
        let quoted = || text.trim().chars().take(QUOTED_CHARS).collect::<String>();
        if text.trim().is_empty() {
            return Err(NumberError::Empty);
        }
        let parts = Parts::of(text).ok_or_else(|| NumberError::NotANumber(quoted()))?;
        let zeros = self.zeros_of(&parts.word).ok_or_else(|| NumberError::NotANumber(quoted()))?;
        let (whole, fraction) = self.digits_of(parts.digits).ok_or_else(|| NumberError::Grouping(quoted()))?;
        // Built as one decimal text, so that 1,2 tỷ is rounded once and is exactly 1200000000.
        let value: f64 = format!("{whole}.{fraction}e{zeros}").parse().map_err(|_err| NumberError::TooLarge)?;
        match (value.is_finite(), parts.is_negative) {
            (false, _) => Err(NumberError::TooLarge),
            (true, true) => Ok(0.0 - value),
            (true, false) => Ok(value),
        }
    }

    /// The sentence that says why a text is not a number, and how to write one.
    pub fn number_error(self, error: &NumberError) -> String {
        match error {
            NumberError::Empty => self.number_error_empty(),
            NumberError::NotANumber(text) => self.number_error_other(text),
            NumberError::Grouping(text) => self.number_error_grouping(text),
            NumberError::OtherUnit { text, unit } if unit.is_empty() => self.number_error_no_unit(text),
            NumberError::OtherUnit { text, unit } => self.number_error_other_unit(text, unit),
            NumberError::TooLarge => self.number_error_large(),
        }
        .into_owned()
    }

    /// How many zeros a thousands word stands for. A lone `t` is a trillion in English and unclear in Vietnamese;
    /// `tr` is a million in Vietnamese and unclear in English.
    fn zeros_of(self, folded_word: &str) -> Option<u8> {
        match (folded_word, self) {
            ("", _) => Some(0),
            ("k" | "thousand" | "nghin" | "ngan", _) => Some(3),
            ("m" | "mn" | "million" | "trieu", _) | ("tr", Self::Vi) => Some(6),
            ("b" | "bn" | "billion" | "ty" | "ti", _) => Some(9),
            ("trillion" | "nghin ty" | "ngan ty" | "nghin ti" | "ngan ti", _) | ("t", Self::En) => Some(12),
            _ => None,
        }
    }

    /// The digits before and after the decimal mark, or `None` where the groups are not strict.
    fn digits_of(self, text: &str) -> Option<(String, String)> {
        let (whole, fraction) = text.split_once(self.decimal_mark()).unwrap_or((text, ""));
        if !fraction.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let mut marks = whole.chars().filter(|c| !c.is_ascii_digit());
        let Some(mark) = marks.next() else {
            return Some((whole.to_owned(), fraction.to_owned()));
        };
        let is_group_mark = mark == self.group_mark() || mark.is_whitespace();
        if !is_group_mark || marks.any(|other| other != mark) {
            return None;
        }
        let mut groups = whole.split(mark);
        let first = groups.next()?;
        let is_strict = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|g| g.len() == 3);
        is_strict.then(|| (whole.replace(mark, ""), fraction.to_owned()))
    }
}

/// A typed number taken apart.
struct Parts<'a> {
    is_negative: bool,
    /// Digits, points, commas and spaces, starting with a digit or a mark.
    digits: &'a str,
    /// The thousands word in lower case without diacritics, words set apart by one space.
    word: String,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let mut rest = text.trim();
        let (mut sign, mut has_unit) = (None, false);
        loop {
            rest = rest.trim_start();
            if let Some(c) = rest.chars().next().filter(|c| sign.is_none() && is_sign(*c)) {
                sign = Some(c);
                rest = rest.strip_prefix(c)?;
            } else if let Some(after) = without_leading_currency(rest).filter(|_| !has_unit) {
                has_unit = true;
                rest = after;
            } else {
                break;
            }
        }
        let end = rest.find(|c: char| !is_digit_or_mark(c)).unwrap_or(rest.len());
        let (digits, mut tail) = rest.split_at_checked(end)?;
        if sign == Some('(') {
            tail = tail.trim();
            tail = tail.strip_prefix(')').or_else(|| tail.strip_suffix(')'))?;
        }
        let word = thousands_word(tail, has_unit);
        let digits = digits.trim_end();
        let is_number = digits.bytes().any(|b| b.is_ascii_digit());
        is_number.then_some(Self { is_negative: matches!(sign, Some('-' | MINUS | '–' | '(')), digits, word })
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | MINUS | '–' | '(')
}

fn is_digit_or_mark(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',') || c.is_whitespace()
}

/// The text after a currency sign or code at its start, if there is one.
fn without_leading_currency(text: &str) -> Option<&str> {
    if let Some(after) = text.strip_prefix(CURRENCY_SIGNS) {
        return Some(after);
    }
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let (word, after) = text.split_at_checked(end)?;
    CURRENCY_WORDS.contains(&fold(word).as_str()).then_some(after)
}

/// What stands after the digits, folded, without one percent, times or currency sign.
fn thousands_word(tail: &str, has_unit: bool) -> String {
    let tail = tail.trim();
    let folded = fold(tail);
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    if has_unit {
        return words.join(" ");
    }
    if words.last().is_some_and(|word| CURRENCY_WORDS.contains(word)) {
        words.pop();
        return words.join(" ");
    }
    let signless = tail.strip_suffix(CURRENCY_SIGNS).or_else(|| tail.strip_suffix(['%', '×', 'x'])).unwrap_or(tail);
    fold(signless).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typed_numbers_are_read_by_language() {
        for (lang, text, value) in [
            (Lang::Vi, "48.300", 48_300.0),
            (Lang::En, "48,300", 48_300.0),
            (Lang::En, "48.300", 48.3),
            (Lang::Vi, "1,5", 1.5),
            (Lang::En, "12k", 12_000.0),
            (Lang::Vi, "1,2 tỷ", 1_200_000_000.0),
            (Lang::Vi, "1,1 tỉ", 1_100_000_000.0),
            (Lang::Vi, "1,2 nghìn tỷ", 1.2e12),
            (Lang::Vi, "3 triệu", 3_000_000.0),
            (Lang::Vi, "3 triệu đồng", 3_000_000.0),
            (Lang::Vi, "3 trieu", 3_000_000.0),
            (Lang::En, "3 triệu", 3_000_000.0),
            (Lang::Vi, "500 nghìn", 500_000.0),
            (Lang::Vi, "20tr", 20_000_000.0),
            (Lang::Vi, "4,1 tr", 4_100_000.0),
            (Lang::En, "1.2M", 1_200_000.0),
            (Lang::En, "2 bn", 2e9),
            (Lang::En, "1T", 1e12),
            (Lang::Vi, "3,9 %", 3.9),
            (Lang::En, "2.4×", 2.4),
            (Lang::Vi, "₫ 5.000", 5000.0),
            (Lang::Vi, "48,3k ₫", 48_300.0),
            (Lang::Vi, "5.000đ", 5000.0),
            (Lang::Vi, "5.000 VNĐ", 5000.0),
            (Lang::En, "−$ 48.3k", -48_300.0),
            (Lang::En, "$ -1,200.50", -1200.5),
            (Lang::En, "USD 7", 7.0),
            (Lang::Vi, "−3", -3.0),
            (Lang::Vi, "+3", 3.0),
            (Lang::Vi, "(1.200)", -1200.0),
            (Lang::En, "(1,200) $", -1200.0),
            (Lang::En, "($1,200)", -1200.0),
            (Lang::En, "48\u{a0}300", 48_300.0),
            (Lang::Vi, "48 300,5", 48_300.5),
            (Lang::En, " .5 ", 0.5),
            (Lang::Vi, "5,", 5.0),
            (Lang::En, "-0", 0.0),
            (Lang::En, "007", 7.0),
        ] {
            assert_eq!(lang.parse_number(text), Ok(value), "{lang:?} {text}");
        }
    }

    #[test]
    fn what_could_mean_two_numbers_is_refused() {
        for (lang, text) in [
            (Lang::Vi, "1.5"),
            (Lang::Vi, "0.500"),
            (Lang::Vi, "48.30"),
            (Lang::Vi, "1200.500"),
            (Lang::Vi, "1,200.5"),
            (Lang::Vi, "1,2,3"),
            (Lang::En, "1,5"),
            (Lang::En, "1.2.3"),
            (Lang::En, "1,2345"),
            (Lang::En, "1,200 300"),
            (Lang::En, "1,2 3"),
            (Lang::En, "1,,200"),
            (Lang::En, ",5"),
            (Lang::En, "5,"),
        ] {
            let text_of = |error| matches!(error, NumberError::Grouping(t) if t == text);
            assert!(lang.parse_number(text).is_err_and(text_of), "{lang:?} {text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "abc",
            "-",
            ".",
            "--3",
            "1-2",
            "12kk",
            "1tr2",
            "5 tr",
            "(3",
            "3)",
            "$ 3 €",
            "%3",
            "3 % %",
            "1e5",
            "٣",
            "()",
            "NaN",
            "inf",
            "k",
            "3 USD VND",
            "1 2 3 k k",
        ] {
            let error = Lang::En.parse_number(text);
            assert!(matches!(error, Err(NumberError::NotANumber(_))), "{text}: {error:?}");
        }
        assert_eq!(Lang::Vi.parse_number(" \u{a0}"), Err(NumberError::Empty));
        assert!(matches!(Lang::Vi.parse_number("5t"), Err(NumberError::NotANumber(_))));
        assert_eq!(Lang::En.parse_number(&"9".repeat(400)), Err(NumberError::TooLarge));
        assert_eq!(NumberError::Empty.to_string(), "Enter a number.");
        assert!(Lang::Vi.number_error(&NumberError::Grouping("1.5".into())).starts_with("“1.5” có thể"));
    }

    proptest! {
        #[test]
        fn input_reads_back_exactly(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            for lang in Lang::ALL {
                prop_assert_eq!(lang.parse_number(&lang.number_input(value)), Ok(value));
            }
        }

        #[test]
        fn groups_read_back(thousandths in -1_000_000_000_000_000i64..1_000_000_000_000_000) {
            let value = thousandths as f64 / 1000.0;
            for lang in Lang::ALL {
                prop_assert_eq!(lang.parse_number(&lang.number(value, 3)), Ok(value));
                prop_assert_eq!(lang.parse_number(&lang.number_trimmed(value, 3)), Ok(value));
            }
        }

        #[test]
        fn compact_numbers_read_back_within_their_digits(value in -1e15..1e15) {
            for lang in Lang::ALL {
                let text = lang.number_compact(value);
                let read = lang.parse_number(&text);
                let is_close = |read: &f64| (read - value).abs() <= value.abs() * 0.005 + 1e-6;
                prop_assert!(read.as_ref().is_ok_and(is_close), "{} as {}: {:?}", value, text, read);
            }
        }

        #[test]
        fn no_text_breaks_the_reading(text in "[-−(+]?[$₫đ]? ?[0-9., \u{a0}]{0,8} ?[kKMBtrỷ%)×₫]{0,3}|.{0,12}") {
            for lang in Lang::ALL {
                if let Ok(value) = lang.parse_number(&text) {
                    prop_assert!(value.is_finite());
                }
            }
        }
    }
}
