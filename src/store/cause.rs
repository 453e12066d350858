//! What can be wrong at one place of a file.

use super::FaultKind;
use super::v2::{Flaw, Kind};
use crate::lang::Lang;
use crate::model::{Field, Rule, limits};

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// Brackets, strings or comments don't match.
    Fault(FaultKind),
    /// Something else must stand here.
    Expected(Expected),
    /// A field must stand in the record (or the file) and does not.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field stands twice in the record (or the file).
    FieldTwice {
        /// Its name.
        field: String,
    },
    /// A word is none of those allowed here.
    UnknownWord {
        /// The word.
        found: String,
        /// Those allowed.
        expected: String,
    },
    /// A whole number does not fit into its range.
    NumberOutOfRange,
    /// Anything else that the parser says, in its words.
    Syntax {
        /// Its words, in English.
        detail: String,
    },
    /// The text is no id, date, rank, currency or name of a record.
    NotA {
        /// The field.
        field: Field,
        /// What it should be.
        kind: Kind,
        /// What stands there, shortened.
        text: String,
    },
    /// The number is no month.
    NoMonth {
        /// The field.
        field: Field,
        /// The number.
        number: i8,
    },
    /// The record's id (a measurement: its KPI and date) stands in the file before.
    Twice {
        /// The line of the first one, from 1.
        first_line: usize,
        /// Whether it is a measurement.
        is_measurement: bool,
    },
    /// A rule of the model is broken.
    Rule {
        /// The field.
        field: Field,
        /// The rule.
        rule: Rule,
    },
}

/// What must stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A list in square brackets.
    List,
    /// Something in round brackets.
    Struct,
    /// `Some(…)`.
    Some,
    /// A comma or the end.
    Comma,
    /// A colon after a field's name.
    Colon,
    /// The name of a field.
    Name,
}

impl Cause {
    /// What the parser says, in our terms.
    pub(super) fn of(error: &ron::Error) -> Self {
        use ron::Error as E;
        match error {
            E::MissingStructField { field, .. } => Self::MissingField { field: (*field).to_owned() },
            E::DuplicateStructField { field, .. } => Self::FieldTwice { field: (*field).to_owned() },
            E::NoSuchEnumVariant { expected, found, .. } => {
                Self::UnknownWord { found: found.chars().take(32).collect(), expected: expected.join(", ") }
            }
            E::IntegerOutOfBounds => Self::NumberOutOfRange,
            E::ExceededRecursionLimit => Self::Fault(FaultKind::TooDeep),
            E::ExpectedString | E::ExpectedStringEnd => Self::Expected(Expected::Text),
            E::ExpectedFloat | E::FloatUnderscore => Self::Expected(Expected::Number),
            E::ExpectedInteger | E::InvalidIntegerDigit { .. } | E::UnderscoreAtBeginning => {
                Self::Expected(Expected::Whole)
            }
            E::ExpectedArray => Self::Expected(Expected::List),
            E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => Self::Expected(Expected::Struct),
            E::ExpectedOption => Self::Expected(Expected::Some),
            E::ExpectedComma | E::ExpectedArrayEnd | E::ExpectedStructLikeEnd | E::ExpectedOptionEnd => {
                Self::Expected(Expected::Comma)
            }
            E::ExpectedMapColon => Self::Expected(Expected::Colon),
            E::ExpectedIdentifier => Self::Expected(Expected::Name),
            E::TrailingCharacters => Self::Fault(FaultKind::Trailing),
            other => Self::Syntax { detail: other.to_string() },
        }
    }

    /// What a conversion found in a field.
    pub(super) fn found(field: Field, flaw: Flaw) -> Self {
        match flaw {
            Flaw::NotA(kind, text) => Self::NotA { field, kind, text },
            Flaw::NoMonth(number) => Self::NoMonth { field, number },
            Flaw::Twice(first) => {
                let is_measurement = matches!(first, crate::model::Record::Measurement(..));
                Self::Twice { first_line: 1, is_measurement }
            }
            Flaw::Rule(rule) => Self::Rule { field, rule },
        }
    }

    /// The same with the line of the other record of the name.
    pub(super) fn with_first_line(self, line: usize) -> Self {
        match self {
            Self::Twice { is_measurement, .. } => Self::Twice { first_line: line, is_measurement },
            other => other,
        }
    }

    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Fault(kind) => fault(lang, *kind),
            Self::Expected(expected) => expectation(lang, *expected),
            Self::MissingField { field } => lang.file_missing_field(field),
            Self::FieldTwice { field } => lang.file_field_twice(field),
            Self::UnknownWord { found, expected } => lang.file_unknown_word(found, expected),
            Self::NumberOutOfRange => lang.file_number_out_of_range(),
            Self::Syntax { detail } => lang.file_syntax(detail.trim_end_matches('.')),
            Self::NotA { field, kind: Kind::Id(prefix), text } => lang.file_not_an_id(field, *prefix, text),
            Self::NotA { field, kind: Kind::Date, text } => lang.file_not_a_date(field, text),
            Self::NotA { field, kind: Kind::Rank, text } => lang.file_not_a_rank(field, text),
            Self::NotA { field, kind: Kind::Currency, text } => lang.file_not_a_currency(field, text),
            Self::NotA { field, kind: Kind::Record, text } => lang.file_not_a_record(field, text),
            Self::NoMonth { field, number } => lang.file_not_a_month(field, *number),
            Self::Twice { first_line, is_measurement: true } => lang.file_measurement_twice(*first_line),
            Self::Twice { first_line, is_measurement: false } => lang.file_id_twice(*first_line),
            Self::Rule { field, rule } => self::rule(lang, field, rule),
        }
        .into_owned()
    }
}

type Text = std::borrow::Cow<'static, str>;

fn fault(lang: Lang, kind: FaultKind) -> Text {
    match kind {
        FaultKind::Unclosed(bracket) => lang.file_unclosed(bracket),
        FaultKind::Unmatched(bracket) => lang.file_unmatched(bracket),
        FaultKind::UnclosedText => lang.file_unclosed_text(),
        FaultKind::UnclosedComment => lang.file_unclosed_comment(),
        FaultKind::TooDeep => lang.file_too_deep(limits::DEPTH),
        FaultKind::EndsEarly => lang.file_ends_early(),
        FaultKind::Trailing => lang.file_trailing(),
    }
}

fn expectation(lang: Lang, expected: Expected) -> Text {
    match expected {
        Expected::Text => lang.file_expected_text(),
        Expected::Number => lang.file_expected_number(),
        Expected::Whole => lang.file_expected_whole(),
        Expected::List => lang.file_expected_list(),
        Expected::Struct => lang.file_expected_struct(),
        Expected::Some => lang.file_expected_some(),
        Expected::Comma => lang.file_expected_comma(),
        Expected::Colon => lang.file_expected_colon(),
        Expected::Name => lang.file_expected_name(),
    }
}

fn rule(lang: Lang, field: Field, rule: &Rule) -> Text {
    match rule {
        Rule::DuplicateId => lang.file_id_twice(1),
        Rule::Dangling(id) => lang.file_dangling(field, id),
        Rule::BadNumber => lang.file_bad_number(field),
        Rule::Negative => lang.file_negative(field),
        Rule::OverHundred => lang.file_over_hundred(field),
        Rule::DateOutOfRange => lang.file_date_out_of_range(field, *limits::YEARS.start(), *limits::YEARS.end()),
        Rule::EndBeforeStart => lang.file_end_before_start(field),
        Rule::UpsideDown => lang.file_upside_down(field),
        Rule::SelfLink => lang.file_self_link(),
        Rule::SameEnds(other) => lang.file_same_ends(&other.to_string()),
        Rule::BaselineAgainstMinimum => lang.file_baseline_against_minimum(),
        Rule::MinimumIsTarget => lang.file_minimum_is_target(),
        Rule::MinimumInRange => lang.file_minimum_in_range(),
        Rule::Empty => lang.file_empty_list(field),
        Rule::Twice => lang.file_twice_in_list(field),
        Rule::OwnCounterpart => lang.file_own_counterpart(),
        Rule::ForeignKpi => lang.file_foreign_kpi(field),
        Rule::TooMany(most) => lang.file_too_many(field, *most),
        Rule::TooLong(most) => lang.file_too_long(field, most / 1024),
        Rule::BadText => lang.file_bad_text(field),
        Rule::FormulaSlip(slip) => lang.file_formula(&slip.message(lang)),
        Rule::FormulaUnits(slip) => lang.file_formula(&slip.message(lang)),
        Rule::FormulaCycle(names) => lang.file_formula(&lang.formula_cycle(&names.join(" → "))),
        Rule::FormulaCoarser { input, result } => lang.file_formula(&lang.formula_coarser(result, input)),
    }
}
