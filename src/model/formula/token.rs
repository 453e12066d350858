//! The words of a formula.

use super::slip::{Function, Slip};
use crate::lang::Lang;
use crate::model::limits;

/// How decimals are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decimal {
    /// `1.5`, and `min(1, 2)`.
    Point,
    /// `1,5`, and `min(1; 2)`.
    Comma,
}

impl Decimal {
    pub(super) fn of(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::Point,
            Lang::Vi => Self::Comma,
        }
    }

    fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// A word of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits with a point for decimals.
    Number(String),
    /// What stands in braces: a KPI's id or name.
    Kpi(String),
    /// One of `+ - * /`.
    Operator(char),
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// Between two arguments.
    Comma,
    /// The name of a function.
    Function(Function),
}

/// The words of a text.
pub(super) fn tokens(text: &str, decimal: Decimal) -> Result<Vec<Token>, Slip> {
    if text.len() > limits::FORMULA_BYTES {
        return Err(Slip::TooLong);
    }
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (token, length) = match c {
            c if c.is_whitespace() => (None, c.len_utf8()),
            '{' => kpi(rest)?,
            '0'..='9' | '.' => number(rest, decimal)?,
            '+' | '*' | '/' => (Some(Token::Operator(c)), 1),
            '-' | '\u{2212}' | '–' => (Some(Token::Operator('-')), c.len_utf8()),
            '×' | '·' => (Some(Token::Operator('*')), c.len_utf8()),
            '÷' | ':' => (Some(Token::Operator('/')), c.len_utf8()),
            '(' => (Some(Token::Open), 1),
            ')' => (Some(Token::Close), 1),
            ',' | ';' => (Some(Token::Comma), 1),
            c if c.is_alphabetic() => function(rest)?,
            c => return Err(Slip::Character(c)),
        };
        tokens.extend(token);
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(tokens)
}

type Cut = (Option<Token>, usize);

fn kpi(rest: &str) -> Result<Cut, Slip> {
    let end = rest.find('}').ok_or(Slip::OpenBrace)?;
    let name = rest.get(1..end).unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Slip::EmptyBrace);
    }
    Ok((Some(Token::Kpi(name.to_owned())), end + 1))
}

fn number(rest: &str, decimal: Decimal) -> Result<Cut, Slip> {
    let mut end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let after = rest.get(end..).unwrap_or_default();
    // A comma with a digit on both sides is a decimal one.
    if decimal == Decimal::Comma && after.starts_with(',') && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
        let decimals = after.get(1..).unwrap_or_default();
        end += 1 + decimals.find(|c: char| !c.is_ascii_digit()).unwrap_or(decimals.len());
    }
    let text = rest.get(..end).unwrap_or_default();
    // Where a comma parts the decimals, a point would part thousands or be a slip; it is not guessed which.
    let is_mixed = decimal == Decimal::Comma && text.contains('.');
    let plain = text.replace(',', ".");
    match plain.parse::<f64>() {
        Ok(value) if value.is_finite() && value <= limits::NUMBER && !is_mixed => {
            let plain = if plain.starts_with('.') { format!("0{plain}") } else { plain };
            Ok((Some(Token::Number(plain.trim_end_matches('.').to_owned())), end))
        }
        _ => Err(Slip::Number(text.chars().take(24).collect())),
    }
}

fn function(rest: &str) -> Result<Cut, Slip> {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    let function = Function::ALL.into_iter().find(|function| function.name().eq_ignore_ascii_case(word));
    let function = function.ok_or_else(|| Slip::Word(word.chars().take(40).collect()))?;
    Ok((Some(Token::Function(function)), end))
}

/// Words as a text, evenly spaced.
pub(super) fn text(tokens: &[Token], decimal: Decimal) -> String {
    let mut text = String::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        // A minus is a sign unless a value stands before it.
        let is_sign = !matches!(before, Some(Token::Number(_) | Token::Kpi(_) | Token::Close));
        match token {
            Token::Number(number) => text.push_str(&number.replace('.', &decimal.sign().to_string())),
            Token::Kpi(name) => text.extend(["{", name.as_str(), "}"]),
            Token::Operator(sign) if is_sign => text.push(*sign),
            Token::Operator(sign) => text.extend([' ', *sign, ' ']),
            Token::Open => text.push('('),
            Token::Close => text.push(')'),
            Token::Comma => text.push_str(if decimal == Decimal::Point { ", " } else { "; " }),
            Token::Function(function) => text.push_str(function.name()),
        }
        before = Some(token);
    }
    text
}
