//! What can be wrong with a formula, and how that is said.

use crate::lang::Lang;
use crate::model::{Currency, Unit, limits};

/// A function of formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest of several.
    Min,
    /// The largest of several.
    Max,
    /// The value of the period before.
    Previous,
    /// The sum from the start of the fiscal year.
    YearToDate,
}

impl Function {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Min, Self::Max, Self::Previous, Self::YearToDate];

    /// Its name in formulas, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Previous => "previous",
            Self::YearToDate => "ytd",
        }
    }
}

/// Why a text is no formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// There is nothing.
    Empty,
    /// It is longer than allowed.
    TooLong,
    /// Parentheses stand in each other more often than allowed.
    TooDeep,
    /// A character that no formula has.
    Character(char),
    /// Digits that are no number.
    Number(String),
    /// A word that is no function; names stand in braces.
    Word(String),
    /// A brace is not closed.
    OpenBrace,
    /// Nothing stands between two braces.
    EmptyBrace,
    /// No KPI has this name.
    Unknown(String),
    /// Several KPIs have this name.
    Ambiguous(String),
    /// After this a value is missing.
    MissingValue(String),
    /// Before this an operator is missing.
    MissingOperator(String),
    /// A parenthesis is not closed.
    OpenParenthesis,
    /// A parenthesis is not opened.
    CloseParenthesis,
    /// A function has too few arguments, or the wrong ones.
    Arguments(Function),
    /// A comma outside a function.
    Comma,
    /// No KPI is in it.
    NoKpi,
}

/// What a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Numbers, things, ratios and shares.
    Plain,
    /// Money.
    Money(Currency),
    /// Time.
    Time,
    /// Such as money times money, or one by time.
    Other,
}

/// Why a formula has no sensible unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitSlip {
    /// Two currencies meet.
    TwoCurrencies(Currency, Currency),
    /// Unlike is added, subtracted or compared.
    Mixed(Quantity, Quantity),
    /// The result is of another kind than the KPI's unit.
    Result(Quantity, Unit),
}

impl Slip {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Empty => lang.formula_empty(),
            Self::TooLong => lang.formula_too_long(limits::FORMULA_BYTES),
            Self::TooDeep => lang.formula_too_deep(limits::FORMULA_DEPTH),
            Self::Character(c) => lang.formula_character(*c),
            Self::Number(text) => lang.formula_number(text),
            Self::Word(word) => lang.formula_word(word),
            Self::OpenBrace => lang.formula_open_brace(),
            Self::EmptyBrace => lang.formula_empty_brace(),
            Self::Unknown(name) => lang.formula_unknown(name),
            Self::Ambiguous(name) => lang.formula_ambiguous(name),
            Self::MissingValue(before) if before.is_empty() => lang.formula_empty(),
            Self::MissingValue(before) => lang.formula_missing_value(before),
            Self::MissingOperator(after) => lang.formula_missing_operator(after),
            Self::OpenParenthesis => lang.formula_open_parenthesis(),
            Self::CloseParenthesis => lang.formula_close_parenthesis(),
            Self::Arguments(Function::Min | Function::Max) => lang.formula_arguments(),
            Self::Arguments(function) => lang.formula_one_kpi(function.name()),
            Self::Comma => lang.formula_comma(),
            Self::NoKpi => lang.formula_no_kpi(),
        }
        .into_owned()
    }
}

impl Quantity {
    fn text(self, lang: Lang) -> String {
        match self {
            Self::Plain => lang.quantity_plain().into_owned(),
            Self::Money(currency) => lang.quantity_money(&currency.to_string()).into_owned(),
            Self::Time => lang.quantity_time().into_owned(),
            Self::Other => lang.quantity_other().into_owned(),
        }
    }
}

impl UnitSlip {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TwoCurrencies(a, b) => lang.formula_two_currencies(&a.to_string(), &b.to_string()),
            Self::Mixed(a, b) => lang.formula_mixed(&a.text(lang), &b.text(lang)),
            Self::Result(gives, unit) => {
                let unit = match unit {
                    Unit::Number => lang.unit_kind_number(),
                    Unit::Count => lang.unit_kind_count(),
                    Unit::Percent => lang.unit_kind_percent(),
                    Unit::Currency(_) => lang.unit_kind_currency(),
                    Unit::Duration(_) => lang.unit_kind_duration(),
                    Unit::Ratio => lang.unit_kind_ratio(),
                };
                lang.formula_result(&gives.text(lang), &unit)
            }
        }
        .into_owned()
    }
}
