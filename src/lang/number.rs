//! Numbers as each language writes them.
//!
//! English groups with commas and marks decimals with a point, Vietnamese the
//! other way round. Rounding is half away from zero on the shortest decimal
//! digits of the number, as people round by hand and spreadsheets do, so 1.005
//! with two decimals is 1.01.

use super::Lang;

/// The minus sign of displayed numbers, as wide as a plus sign.
pub(super) const MINUS: char = '\u{2212}';
/// What stands in place of a number that is none.
const NOTHING: &str = "—";
/// The numbers of an axis are written in full below this.
const SCALED_FROM: f64 = 10_000.0;

impl Lang {
    /// The mark before decimals.
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::En => '.',
            Self::Vi => ',',
        }
    }

    /// The mark between groups of three digits.
    pub const fn group_mark(self) -> char {
        match self {
            Self::En => ',',
            Self::Vi => '.',
        }
    }

    /// The number with groups and exactly so many decimals: `48,300.5`, `48.300,5`, `−3`; a dash if it is not finite.
    pub fn number(self, value: f64, decimals: u8) -> String {
        self.number_between(value, decimals, decimals)
    }

    /// The number with groups and at most so many decimals: `2.50` becomes `2.5`.
    pub fn number_trimmed(self, value: f64, most_decimals: u8) -> String {
        self.number_between(value, 0, most_decimals)
    }

    /// The number with groups, rounded to `most` decimals, of which zeros at the end are dropped down to `least`.
    pub fn number_between(self, value: f64, least: u8, most: u8) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        let Rounded { whole, mut fraction } = Rounded::of(value.abs(), most);
        while fraction.len() > usize::from(least) && fraction.ends_with('0') {
            fraction.pop();
        }
        let is_zero = whole.bytes().chain(fraction.bytes()).all(|digit| digit == b'0');
        let mut text = String::with_capacity(whole.len() * 4 / 3 + fraction.len() + 4);
        if value < 0.0 && !is_zero {
            text.push(MINUS);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(self.group_mark());
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal_mark());
            text.push_str(&fraction);
        }
        text
    }

    /// The number in three significant digits and a thousands word: `48.3k`, `1.2M`, `3.4B`; `48,3k`, `1,2 tr`, `3,4 tỷ`.
    pub fn number_compact(self, value: f64) -> String {
        self.number_compact_between(value, 0)
    }

    /// As [`Self::number_compact`], keeping at least so many decimals below one thousand: `3.0`.
    pub fn number_compact_between(self, value: f64, least_decimals: u8) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        let scales = self.scales();
        for (index, (scale, word)) in scales.iter().enumerate() {
            let scaled = value / scale;
            let most = significant_decimals(scaled);
            let is_last = index + 1 == scales.len();
            if is_last || round_half_away(scaled.abs(), most) < 1000.0 {
                let least = if index == 0 { least_decimals } else { 0 };
                return format!("{}{word}", self.number_between(scaled, least, most.max(least)));
            }
        }
        NOTHING.to_owned()
    }

    /// The thousands words, from none on.
    const fn scales(self) -> &'static [(f64, &'static str)] {
        match self {
            Self::En => &[(1.0, ""), (1e3, "k"), (1e6, "M"), (1e9, "B"), (1e12, "T")],
            Self::Vi => &[(1.0, ""), (1e3, "k"), (1e6, " tr"), (1e9, " tỷ")],
        }
    }

    /// The numbers of an axis with a step between them: from ten thousand on with the thousands word of the largest, all
    /// with as many decimals as the step has: `0`, `0.5M`, `1.0M`.
    pub fn axis_numbers(self, values: &[f64], step: f64) -> Vec<String> {
        let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
        let fits = |scale: f64| largest >= scale.max(SCALED_FROM) && decimals_of_step(step / scale) <= 2;
        let scale = self.scales().iter().rev().find(|(scale, _)| *scale > 1.0 && fits(*scale));
        let (scale, word) = scale.copied().unwrap_or((1.0, ""));
        let decimals = decimals_of_step(step / scale);
        let text = |value: &f64| match value {
            0.0 => self.number(0.0, 0),
            value => format!("{}{word}", self.number(value / scale, decimals)),
        };
        values.iter().map(text).collect()
    }

    /// The number as it is edited in a field: no groups, a plain hyphen as minus, every digit.
    /// [`Self::parse_number`] reads exactly the same number back.
    pub fn number_input(self, value: f64) -> String {
        if !value.is_finite() {
            return String::new();
        }
        // Adding zero turns negative zero into zero.
        (value + 0.0).to_string().replace('.', &self.decimal_mark().to_string())
    }
}

/// How many decimals a step between numbers has; at most twelve.
fn decimals_of_step(step: f64) -> u8 {
    let mut scaled = step.abs();
    for decimals in 0..12 {
        if (scaled - scaled.round()).abs() <= scaled * 1e-9 {
            return decimals;
        }
        scaled *= 10.0;
    }
    12
}

/// How many decimals show a number in three significant digits; at most six.
fn significant_decimals(value: f64) -> u8 {
    match value.abs() {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 || v == 0.0 => 2,
        v if v >= 0.1 => 3,
        v if v >= 0.01 => 4,
        v if v >= 0.001 => 5,
        _ => 6,
    }
}

fn round_half_away(magnitude: f64, decimals: u8) -> f64 {
    let Rounded { whole, fraction } = Rounded::of(magnitude, decimals);
    format!("{whole}.{fraction}").parse().unwrap_or(magnitude)
}

/// The decimal digits of a number that is not negative, rounded half away from zero.
struct Rounded {
    whole: String,
    fraction: String,
}

impl Rounded {
    fn of(magnitude: f64, decimals: u8) -> Self {
        let shortest = magnitude.to_string();
        let (whole, fraction) = shortest.split_once('.').unwrap_or((&shortest, ""));
        let decimals = usize::from(decimals);
        if fraction.len() <= decimals {
            return Self { whole: whole.to_owned(), fraction: format!("{fraction:0<decimals$}") };
        }
        let (kept, dropped) = fraction.split_at(decimals);
        let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
        if dropped.as_bytes().first().is_some_and(|digit| *digit >= b'5') {
            carry_one(&mut digits);
        }
        let split = digits.len() - decimals;
        let text: String = digits.into_iter().map(char::from).collect();
        let (whole, fraction) = text.split_at(split);
        Self { whole: whole.to_owned(), fraction: fraction.to_owned() }
    }
}

/// Adds one to the last of the decimal digits.
fn carry_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_rounded_by_language() {
        for (value, decimals, en, vi) in [
            (48_300.5, 1, "48,300.5", "48.300,5"),
            (1_234_567.0, 0, "1,234,567", "1.234.567"),
            (999.0, 0, "999", "999"),
            (1000.0, 0, "1,000", "1.000"),
            (999.95, 1, "1,000.0", "1.000,0"),
            (2.5, 0, "3", "3"),
            (1.005, 2, "1.01", "1,01"),
            (0.0, 2, "0.00", "0,00"),
            (-3.0, 0, "−3", "−3"),
            (-0.004, 2, "0.00", "0,00"),
            (f64::NAN, 2, "—", "—"),
            (f64::INFINITY, 0, "—", "—"),
        ] {
            assert_eq!([Lang::En.number(value, decimals), Lang::Vi.number(value, decimals)], [en, vi]);
        }
        assert_eq!(Lang::En.number_trimmed(2.50, 2), "2.5");
        assert_eq!(Lang::Vi.number_trimmed(1200.0, 2), "1.200");
    }

    #[test]
    fn large_numbers_are_compact() {
        for (value, en, vi) in [
            (48_300.0, "48.3k", "48,3k"),
            (1_200_000.0, "1.2M", "1,2 tr"),
            (3_400_000_000.0, "3.4B", "3,4 tỷ"),
            (1.2e12, "1.2T", "1.200 tỷ"),
            (50_000.0, "50k", "50k"),
            (123_456.0, "123k", "123k"),
            (999.4, "999", "999"),
            (999.6, "1k", "1k"),
            (999_600.0, "1M", "1 tr"),
            (-48_300.0, "−48.3k", "−48,3k"),
            (3.9, "3.9", "3,9"),
            (9.996, "10", "10"),
            (0.0042, "0.0042", "0,0042"),
            (0.0, "0", "0"),
            (1e15, "1,000T", "1.000.000 tỷ"),
            (f64::NAN, "—", "—"),
        ] {
            assert_eq!([Lang::En.number_compact(value), Lang::Vi.number_compact(value)], [en, vi]);
        }
        assert_eq!(Lang::En.number_compact_between(3.0, 1), "3.0");
    }

    #[test]
    fn the_numbers_of_an_axis_are_alike() {
        let texts = |lang: Lang, step: f64, first: i32, count: i32| {
            let values: Vec<f64> = (first..first + count).map(|n| f64::from(n) * step).collect();
            lang.axis_numbers(&values, step).join(" ")
        };
        assert_eq!(texts(Lang::En, 20_000.0, 0, 4), "0 20k 40k 60k");
        assert_eq!(texts(Lang::Vi, 500_000.0, 0, 4), "0 0,5 tr 1,0 tr 1,5 tr");
        assert_eq!(texts(Lang::Vi, 250_000_000.0, 1, 4), "0,25 tỷ 0,50 tỷ 0,75 tỷ 1,00 tỷ");
        assert_eq!(texts(Lang::En, 2_500.0, 0, 4), "0 2,500 5,000 7,500");
        assert_eq!(texts(Lang::En, 0.1, 1, 3), "0.1 0.2 0.3");
        assert_eq!(texts(Lang::Vi, 2.5, -1, 3), "−2,5 0 2,5");
        assert_eq!(texts(Lang::En, 250.0, 4000, 2), "1,000.00k 1,000.25k");
    }
}
