//! Values and periods as texts: compact for cards, full for tables, plain for fields.
//!
//! The unit stands where the language puts it: `$ 48.3k` and `48,3k $`. Plain
//! spaces throughout, so searching and comparing stay simple; running text
//! passes a value through [`unbroken`].

use super::score::SCORE_STEPS;
use crate::lang::{Lang, NumberError, fold};
use crate::model::{Currency, FiscalYear, Interval, Period, Target, Unit};

/// Most decimals of a full value of 1 or more.
const FULL_DECIMALS: u8 = 2;
/// Most decimals of any full value.
const SMALL_DECIMALS: u8 = 6;

/// A value for a card, in three significant digits: `$ 48.3k`, `14.2 mo`, `3.9 %`, `2.4×`; `48,3k ₫`, `14,2 tháng`.
pub fn value_text(lang: Lang, unit: Unit, value: f64) -> String {
    with_unit(lang, unit, &lang.number_compact_between(value, least_decimals(unit)))
}

/// A value for a table or the inspector, in full: `$ 48,300`, `48.300 ₫`; at most two decimals, more below 1.
pub fn full_text(lang: Lang, unit: Unit, value: f64) -> String {
    column_text(lang, unit, value, column_decimals(unit, [value]))
}

/// A value for a column of numbers that line up, with as many decimals as [`column_decimals`] found for the column.
pub fn column_text(lang: Lang, unit: Unit, value: f64, decimals: u8) -> String {
    with_unit(lang, unit, &lang.number(value, decimals))
}

/// The values of an axis with a step between them, alike in scale and decimals: `$ 0`, `$ 20k`, `$ 40k`.
pub fn axis_texts(lang: Lang, unit: Unit, values: &[f64], step: f64) -> Vec<String> {
    lang.axis_numbers(values, step).iter().map(|number| with_unit(lang, unit, number)).collect()
}

/// How many decimals show every value of a column: as few as will do, at most two (more if all are below 1); money
/// with small change has none or two, money without it none.
pub fn column_decimals(unit: Unit, values: impl IntoIterator<Item = f64>) -> u8 {
    if matches!(unit, Unit::Currency(currency) if !has_small_change(currency)) {
        return 0;
    }
    let values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
    let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let most = if largest >= 1.0 { FULL_DECIMALS } else { SMALL_DECIMALS };
    let needed = values.iter().map(|value| decimals_of(*value, most)).max().unwrap_or(0);
    match unit {
        Unit::Currency(_) if needed == 1 => 2,
        _ => needed.max(least_decimals(unit)),
    }
}

/// A value as it is edited in a field: digits only, which [`parse_value`] reads back exactly.
pub fn input_text(lang: Lang, value: f64) -> String {
    lang.number_input(value)
}

/// Reads what a person has typed into a field of this unit: a number with or without the unit as displayed.
///
/// Another unit's sign is refused: `3,9 %` is no money. A lone `m` after a time is refused: it could be minutes, months or a million.
pub fn parse_value(lang: Lang, unit: Unit, text: &str) -> Result<f64, NumberError> {
    if let Some(other) = Unit::signed(text).filter(|signed| !unit.takes_signs_of(*signed)) {
        let (text, unit) = (unit_text(lang, other), unit_text(lang, unit));
        return Err(NumberError::OtherUnit { text, unit });
    }
    let (number, word) = split_word(text);
    let number = match unit {
        Unit::Duration(_) if word.eq_ignore_ascii_case("m") => {
            return Err(NumberError::NotANumber(text.trim().to_owned()));
        }
        Unit::Duration(_) if Lang::ALL.into_iter().any(|lang| fold(word) == fold(&unit_text(lang, unit))) => {
            number.to_owned()
        }
        // Signs are known to every number, codes only to their unit.
        Unit::Currency(currency) => text.replacen(&currency.to_string(), "", 1),
        _ => text.to_owned(),
    };
    lang.parse_number(&number)
}

/// A target for a card: a value, or both ends of a range as `36–38 %`.
pub fn target_text(lang: Lang, unit: Unit, target: Target) -> String {
    match target {
        Target::Value(value) => value_text(lang, unit, value),
        Target::Range(low, high) => {
            let least = least_decimals(unit);
            let [low, high] = [low, high].map(|value| lang.number_compact_between(value, least));
            with_unit(lang, unit, &format!("{low}–{high}"))
        }
    }
}

/// A score as it is shown: the nearest whole number, but never one of a better status. 49.98 is 49, not 50.
pub fn shown_score(score: f64) -> f64 {
    let nearest = score.round();
    let passed = SCORE_STEPS.into_iter().find(|step| score < *step && nearest >= *step);
    passed.map_or(nearest, |step| step - 1.0)
}

/// A score as a text.
pub fn score_text(lang: Lang, score: f64) -> String {
    lang.number(shown_score(score), 0)
}

/// A share of one as percent, without decimals: 0.4 becomes `40 %`.
pub fn percent_text(lang: Lang, share: f64) -> String {
    with_unit(lang, Unit::Percent, &lang.number(share * 100.0, 0))
}

/// The sign or code of a unit, as it stands beside a number; empty for numbers and counts.
pub fn unit_text(lang: Lang, unit: Unit) -> String {
    match unit {
        Unit::Number | Unit::Count => String::new(),
        Unit::Percent => "%".to_owned(),
        Unit::Ratio => "×".to_owned(),
        Unit::Currency(currency) => currency_text(currency),
        Unit::Duration(unit) => unit.name(lang).into_owned(),
    }
}

/// A period: `15 Dec 2026`, `W14 2026`, `Oct 2026`, `Q3 2026`, `FY 2027`.
pub fn period_text(lang: Lang, period: Period, fiscal: FiscalYear) -> String {
    match period.interval {
        Interval::Day => lang.date(period.start),
        Interval::Week => lang.week(period.start),
        Interval::Month => lang.month(period.start),
        Interval::Quarter => lang.quarter(period.start, fiscal.first_month()),
        Interval::Year => lang.year(period.start, fiscal.first_month()),
    }
}

/// A period on an axis: `15 Dec`, `W14 26`, `Oct 26`, `Q3 26`, `FY 27`.
pub fn period_short(lang: Lang, period: Period, fiscal: FiscalYear) -> String {
    match period.interval {
        Interval::Day => lang.date_short(period.start),
        Interval::Week => lang.week_short(period.start),
        Interval::Month => lang.month_short(period.start),
        Interval::Quarter => lang.quarter_short(period.start, fiscal.first_month()),
        Interval::Year => lang.year_short(period.start, fiscal.first_month()),
    }
}

/// A value's text that no line break may enter: its spaces become no-break spaces (U+00A0).
pub fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A written number with its unit; a minus stays in front of a leading currency sign.
fn with_unit(lang: Lang, unit: Unit, number: &str) -> String {
    let sign = unit_text(lang, unit);
    match (unit, lang) {
        (Unit::Number | Unit::Count, _) => number.to_owned(),
        (Unit::Ratio, _) => format!("{number}{sign}"),
        (Unit::Currency(_), Lang::En) => match number.strip_prefix('\u{2212}') {
            Some(magnitude) => format!("\u{2212}{sign} {magnitude}"),
            None => format!("{sign} {number}"),
        },
        _ => format!("{number} {sign}"),
    }
}

/// A text parted before the last word of letters.
fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let start = text.char_indices().rfind(|(_, c)| !c.is_alphabetic()).map_or(0, |(at, c)| at + c.len_utf8());
    text.split_at_checked(start).unwrap_or((text, ""))
}

/// Fewest decimals: a ratio of exactly three is `3.0×`.
fn least_decimals(unit: Unit) -> u8 {
    u8::from(unit == Unit::Ratio)
}

/// How many decimals a number has, up to `most`.
fn decimals_of(value: f64, most: u8) -> u8 {
    let text = Lang::En.number_trimmed(value, most);
    text.split_once('.').and_then(|(_, decimals)| u8::try_from(decimals.len()).ok()).unwrap_or(0)
}

/// Its sign where that is clear on its own, else its code.
fn currency_text(currency: Currency) -> String {
    let code = currency.to_string();
    match code.as_str() {
        "USD" => "$",
        "VND" => "₫",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        _ => return code,
    }
    .to_owned()
}

/// Whether a currency has minor units in use (ISO 4217 gives none to these).
fn has_small_change(currency: Currency) -> bool {
    !matches!(currency.to_string().as_str(), "VND" | "JPY" | "KRW" | "CLP" | "ISK" | "PYG" | "UGX" | "XAF" | "XOF")
}
