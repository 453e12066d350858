//! What a KPI's numbers count.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::lang::Lang;

/// The unit of a KPI's baseline, minimum, target and measurements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Any number.
    #[default]
    Number,
    /// Whole things.
    Count,
    /// Hundredths; 3.9 % is stored as 3.9.
    Percent,
    /// Money.
    Currency(Currency),
    /// Time.
    Duration(DurationUnit),
    /// So many times; 2.4× is stored as 2.4.
    Ratio,
}

/// A currency by its code of three capital letters (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Vietnamese đồng.
    pub const VND: Self = Self(*b"VND");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
}

impl Default for Currency {
    fn default() -> Self {
        Self::USD
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|c| write!(f, "{}", char::from(*c)))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is not a currency code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters, such as USD or VND")]
pub struct CurrencyError;

impl FromStr for Currency {
    type Err = CurrencyError;
    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_err| CurrencyError)?;
        if code.iter().all(u8::is_ascii_uppercase) { Ok(Self(code)) } else { Err(CurrencyError) }
    }
}

impl Unit {
    /// The unit that the signs round a number speak of, such as `%` or `₫`; `None` without one.
    pub fn signed(text: &str) -> Option<Self> {
        let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
        let currency = |code: &str| code.parse().ok().map(Self::Currency);
        match () {
            () if has(&["%"]) => Some(Self::Percent),
            () if has(&["×"]) => Some(Self::Ratio),
            () if has(&["₫", "đ", "Đ", "VND", "VNĐ"]) => currency("VND"),
            () if has(&["$", "USD"]) => currency("USD"),
            () if has(&["€", "EUR"]) => currency("EUR"),
            () if has(&["£", "GBP"]) => currency("GBP"),
            () if has(&["¥", "JPY"]) => currency("JPY"),
            () => None,
        }
    }

    /// Whether a number in this unit may carry the signs of another one. Several countries have dollars and yuan.
    pub fn takes_signs_of(self, other: Self) -> bool {
        let is_dollar = |code: &Currency| code.0.ends_with(b"D") && *code != Currency::VND;
        match (self, other) {
            (Self::Currency(own), Self::Currency(Currency::USD)) => is_dollar(&own),
            (Self::Currency(Currency(own)), Self::Currency(Currency(said))) => {
                own == said || (&own, &said) == (b"CNY", b"JPY")
            }
            // A plain number may be of anything.
            (Self::Number, _) => true,
            _ => self == other,
        }
    }
}

/// The unit of a time span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    #[default]
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl DurationUnit {
    /// All units, from short to long.
    pub const ALL: [Self; 7] =
        [Self::Seconds, Self::Minutes, Self::Hours, Self::Days, Self::Weeks, Self::Months, Self::Years];

    /// What it is called beside a number.
    pub fn name(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Seconds => lang.unit_seconds(),
            Self::Minutes => lang.unit_minutes(),
            Self::Hours => lang.unit_hours(),
            Self::Days => lang.unit_days(),
            Self::Weeks => lang.unit_weeks(),
            Self::Months => lang.unit_months(),
            Self::Years => lang.unit_years(),
        }
    }
}
