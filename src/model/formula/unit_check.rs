//! Whether the unit of a formula makes sense.
//!
//! Units are computed as values are: money and time have exponents, all else is a
//! plain number (a percent is a fraction of one). Only like can be added to like; a
//! number that stands in the formula is like money and like a plain number, but not
//! like time, whose unit it does not say.

use std::str::FromStr;

use super::slip::{Quantity, UnitSlip};
use super::{Formula, Operand};
use crate::model::{Currency, Unit};

/// The dimension of a part of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Dimension {
    currency: Option<Currency>,
    money: i8,
    time: i8,
    literal: Literal,
}

/// Whether a part of a formula is made of the numbers in it alone.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Literal {
    No,
    Number,
    /// Nothing of anything.
    Zero,
}

/// A dimension, or why there is none.
#[derive(Clone, Copy, Debug)]
struct Checked(Result<Dimension, UnitSlip>);

const PLAIN: Dimension = Dimension { currency: None, money: 0, time: 0, literal: Literal::No };

/// What is wrong with the units of a formula, whose result is in `unit`; `unit_of` gives those of its KPIs.
pub(super) fn unit_problem(
    formula: &Formula,
    unit: Unit,
    unit_of: impl Fn(crate::model::KpiId) -> Option<Unit>,
) -> Option<UnitSlip> {
    let expression = formula.expression::<Checked>()?;
    let operands: Option<Vec<Checked>> =
        expression.references().iter().map(|r| unit_of(r.kpi).map(|unit| Checked(Ok(Dimension::of(unit))))).collect();
    match expression.compute(&operands?)?.0 {
        Ok(dimension) => dimension.misfit(unit),
        Err(slip) => Some(slip),
    }
}

impl Dimension {
    fn of(unit: Unit) -> Self {
        match unit {
            Unit::Currency(currency) => Self { currency: Some(currency), money: 1, ..PLAIN },
            Unit::Duration(_) => Self { time: 1, ..PLAIN },
            Unit::Number | Unit::Count | Unit::Percent | Unit::Ratio => PLAIN,
        }
    }

    fn quantity(self) -> Quantity {
        match (self.currency, self.money, self.time) {
            (_, 0, 0) => Quantity::Plain,
            (Some(currency), 1, 0) => Quantity::Money(currency),
            (_, 0, 1) => Quantity::Time,
            _ => Quantity::Other,
        }
    }

    /// Why a result of this dimension can't be in a unit. A plain number may be a time: so many periods.
    fn misfit(self, unit: Unit) -> Option<UnitSlip> {
        let fits = match (self.quantity(), unit) {
            (Quantity::Plain, Unit::Currency(_)) => self.literal != Literal::No,
            (Quantity::Money(a), Unit::Currency(b)) if a != b => return Some(UnitSlip::TwoCurrencies(a, b)),
            (Quantity::Plain, _) | (Quantity::Time, Unit::Duration(_)) | (Quantity::Money(_), Unit::Currency(_)) => {
                true
            }
            _ => false,
        };
        (!fits).then_some(UnitSlip::Result(self.quantity(), unit))
    }

    /// The one currency of two parts.
    fn currency_with(self, other: Self) -> Result<Option<Currency>, UnitSlip> {
        match (self.currency, other.currency) {
            (Some(a), Some(b)) if a != b => Err(UnitSlip::TwoCurrencies(a, b)),
            (a, b) => Ok(a.or(b)),
        }
    }

    fn plus(self, other: Self) -> Result<Self, UnitSlip> {
        let currency = self.currency_with(other)?;
        let is_like = |a: Self, b: Self| a.literal == Literal::Zero || (a.literal == Literal::Number && b.time == 0);
        match (self.literal, other.literal) {
            (Literal::No, Literal::No) if (self.money, self.time) == (other.money, other.time) => {
                Ok(Self { currency, ..self })
            }
            (Literal::No, _) if is_like(other, self) => Ok(self),
            (_, Literal::No) if is_like(self, other) => Ok(other),
            (Literal::No, _) | (_, Literal::No) => Err(UnitSlip::Mixed(self.quantity(), other.quantity())),
            _ => Ok(Self { literal: Literal::Number, ..PLAIN }),
        }
    }

    fn times(self, other: Self, sign: i8) -> Result<Self, UnitSlip> {
        let currency = self.currency_with(other)?;
        let literal = match (self.literal, other.literal) {
            (Literal::No, _) | (_, Literal::No) => Literal::No,
            _ => Literal::Number,
        };
        let money = self.money.saturating_add(other.money.saturating_mul(sign));
        let time = self.time.saturating_add(other.time.saturating_mul(sign));
        Ok(Self { currency: currency.filter(|_| money != 0), money, time, literal })
    }
}

impl Checked {
    fn with(self, other: Self, join: impl FnOnce(Dimension, Dimension) -> Result<Dimension, UnitSlip>) -> Self {
        match (self.0, other.0) {
            (Ok(a), Ok(b)) => Self(join(a, b)),
            (Err(slip), _) | (_, Err(slip)) => Self(Err(slip)),
        }
    }
}

impl Default for Checked {
    fn default() -> Self {
        Self(Ok(PLAIN))
    }
}

impl FromStr for Checked {
    type Err = std::num::ParseFloatError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let literal = if text.parse::<f64>()? == 0.0 { Literal::Zero } else { Literal::Number };
        Ok(Self(Ok(Dimension { literal, ..PLAIN })))
    }
}

impl Operand for Checked {
    fn add(self, other: Self) -> Self {
        self.with(other, Dimension::plus)
    }
    fn subtract(self, other: Self) -> Self {
        self.with(other, Dimension::plus)
    }
    fn multiply(self, other: Self) -> Self {
        self.with(other, |a, b| a.times(b, 1))
    }
    fn divide(self, other: Self) -> Self {
        self.with(other, |a, b| a.times(b, -1))
    }
    fn negate(self) -> Self {
        self
    }
    fn min(self, other: Self) -> Self {
        self.with(other, Dimension::plus)
    }
    fn max(self, other: Self) -> Self {
        self.with(other, Dimension::plus)
    }
}
