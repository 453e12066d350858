//! Numbers of a file, read under both decimal marks.
//!
//! `1.234,5` and `1,5` say themselves which mark they use; `1.234` does not: it is kept
//! with both readings until another cell of its column, or a person, decides.

use crate::lang::{Lang, fold};
use crate::model::{DecimalMark, DurationUnit};

/// A text as a number, under each decimal mark under which it is one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// With decimals after a point.
    pub point: Option<f64>,
    /// With decimals after a comma.
    pub comma: Option<f64>,
}

impl Reading {
    /// A number that no mark changes.
    pub fn plain(value: f64) -> Self {
        Self { point: Some(value), comma: Some(value) }
    }

    /// Whether it is a number at all.
    pub fn is_number(self) -> bool {
        self.point.is_some() || self.comma.is_some()
    }

    /// The mark that it must be read under, if there is only one.
    pub fn vote(self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (Some(_), None) => Some(DecimalMark::Point),
            (None, Some(_)) => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// Whether the two marks give different numbers.
    pub fn is_unclear(self) -> bool {
        matches!((self.point, self.comma), (Some(a), Some(b)) if a != b)
    }

    /// The number under a mark.
    pub fn under(self, mark: DecimalMark) -> Option<f64> {
        match mark {
            DecimalMark::Point => self.point,
            DecimalMark::Comma => self.comma,
        }
    }
}

/// Reads a text, with what stands around numbers in files: currency and percent signs, apostrophes and spaces between
/// thousands, brackets of accountants, thousands words, the words of a time unit, exponents.
pub fn read(text: &str) -> Reading {
    if let Some(reading) = digits(text) {
        return reading;
    }
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Reading::default();
    }
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let text = without_unit(&text);
    if let Some(reading) = scientific(text) {
        return reading;
    }
    let number = |lang: Lang| lang.parse_number(text).ok();
    let (point, comma) = (number(Lang::En), number(Lang::Vi));
    if text.contains(['.', ',']) {
        return Reading { point, comma };
    }
    // Without a mark only words differ, such as "20 tr", and they say nothing of marks.
    point.or(comma).map_or_else(Reading::default, Reading::plain)
}

/// The commonest case without detours: digits, and at most one mark.
fn digits(text: &str) -> Option<Reading> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    if unsigned.is_empty() || unsigned.len() > 15 || !unsigned.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    match unsigned.split_once('.') {
        None => text.parse().ok().map(|value: f64| Reading::plain(value + 0.0)),
        Some((whole, fraction)) if !whole.is_empty() && !fraction.contains('.') => {
            let is_group = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            if is_group || fraction.is_empty() {
                return None;
            }
            Some(Reading { point: text.parse().ok().map(|value: f64| value + 0.0), comma: None })
        }
        Some(_) => None,
    }
}

/// `1.2E+05`, as spreadsheets write what is too wide for a column.
fn scientific(text: &str) -> Option<Reading> {
    let (mantissa, exponent) = text.trim().split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() < 400)?;
    let is_plain = mantissa.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
    let value = |mark: char| -> Option<f64> {
        let other = if mark == '.' { ',' } else { '.' };
        let fits = is_plain && !mantissa.contains(other) && mantissa.matches(mark).count() <= 1;
        if fits { format!("{}e{exponent}", mantissa.replace(mark, ".")).parse().ok() } else { None }
    };
    let reading = Reading { point: value('.'), comma: value(',') };
    reading.is_number().then_some(reading)
}

/// A text without the word of a time unit at its end, such as "14,2 tháng".
fn without_unit(text: &str) -> &str {
    let text = text.trim();
    let start = text.char_indices().rfind(|(_, c)| !c.is_alphabetic()).map_or(0, |(at, c)| at + c.len_utf8());
    let (number, word) = text.split_at_checked(start).unwrap_or((text, ""));
    // A lone letter may also be thousands or a million.
    if word.chars().count() < 2 {
        return text;
    }
    let word = fold(word);
    let names = Lang::ALL.into_iter().flat_map(|lang| DurationUnit::ALL.map(|unit| fold(&unit.name(lang))));
    if names.into_iter().any(|name| name == word) { number } else { text }
}
