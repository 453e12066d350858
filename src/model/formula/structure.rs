//! A formula that is put together rightly: every operator between two values, every parenthesis closed.
//!
//! Function calls are turned into operators within parentheses of their own, `min(a, b)` into `((a) min (b))`, and
//! `previous({a})` into a variable of its own, so that the expression library has only operators and variables to read.

use std::fmt::Write as _;

use super::slip::{Function, Slip};
use super::token::Token;
use super::{At, Reference};
use crate::model::{KpiId, limits};

/// A formula as the expression library reads it.
#[derive(Clone, Debug)]
pub(super) struct Structure {
    /// Operators, numbers, and variables such as `{now k-0000000001}`.
    pub(super) text: String,
    /// The variables, each once, in their order.
    pub(super) references: Vec<Reference>,
}

/// An open parenthesis: that of a function with the arguments begun so far, or a plain one.
type Level = Option<(Function, usize)>;

struct Builder {
    text: String,
    references: Vec<Reference>,
    levels: Vec<Level>,
    /// What stands before, if a value must follow; `None` after a value.
    wants_value: Option<String>,
}

impl Structure {
    /// Puts words together; `id` finds the KPI of what stands in braces.
    pub(super) fn of(tokens: &[Token], id: impl Fn(&str) -> Result<KpiId, Slip>) -> Result<Self, Slip> {
        if tokens.is_empty() {
            return Err(Slip::Empty);
        }
        let mut builder = Builder {
            text: String::new(),
            references: Vec::new(),
            levels: Vec::new(),
            wants_value: Some(String::new()),
        };
        let mut rest = tokens;
        while let Some((token, after)) = rest.split_first() {
            rest = after;
            match token {
                Token::Number(number) => builder.value(number, number)?,
                Token::Kpi(name) => builder.kpi(name, At::Now, &id)?,
                Token::Function(function @ (Function::Previous | Function::YearToDate)) => {
                    let [Token::Open, Token::Kpi(name), Token::Close, after @ ..] = after else {
                        return Err(Slip::Arguments(*function));
                    };
                    let at = if *function == Function::Previous { At::Previous } else { At::YearToDate };
                    builder.kpi(name, at, &id)?;
                    rest = after;
                }
                Token::Function(function) => {
                    let [Token::Open, after @ ..] = after else { return Err(Slip::Arguments(*function)) };
                    builder.open(Some((*function, 1)), function.name())?;
                    rest = after;
                }
                Token::Open => builder.open(None, "(")?,
                Token::Close => builder.close()?,
                Token::Comma => builder.comma()?,
                Token::Operator(sign) => builder.operator(*sign)?,
            }
        }
        builder.end()
    }
}

impl Builder {
    fn value(&mut self, text: &str, shown: &str) -> Result<(), Slip> {
        if self.wants_value.take().is_none() {
            return Err(Slip::MissingOperator(shown.to_owned()));
        }
        self.text.push_str(text);
        Ok(())
    }

    fn kpi(&mut self, name: &str, at: At, id: &impl Fn(&str) -> Result<KpiId, Slip>) -> Result<(), Slip> {
        let reference = Reference { kpi: id(name)?, at };
        if !self.references.contains(&reference) {
            self.references.push(reference);
        }
        self.value(&format!("{{{}}}", reference.variable()), name)
    }

    fn open(&mut self, level: Level, shown: &str) -> Result<(), Slip> {
        if self.wants_value.is_none() {
            return Err(Slip::MissingOperator(shown.to_owned()));
        }
        if self.levels.len() >= limits::FORMULA_DEPTH {
            return Err(Slip::TooDeep);
        }
        self.text.push_str(if level.is_some() { "((" } else { "(" });
        self.levels.push(level);
        self.wants_value = Some(shown.to_owned());
        Ok(())
    }

    fn close(&mut self) -> Result<(), Slip> {
        if let Some(before) = &self.wants_value {
            return Err(Slip::MissingValue(before.clone()));
        }
        match self.levels.pop() {
            None => return Err(Slip::CloseParenthesis),
            Some(Some((function, count))) if count < 2 => return Err(Slip::Arguments(function)),
            Some(Some(_)) => self.text.push_str("))"),
            Some(None) => self.text.push(')'),
        }
        Ok(())
    }

    fn comma(&mut self) -> Result<(), Slip> {
        if let Some(before) = &self.wants_value {
            return Err(Slip::MissingValue(before.clone()));
        }
        let Some(Some((function, count))) = self.levels.last_mut() else { return Err(Slip::Comma) };
        *count += 1;
        // Writing into a string cannot fail.
        let _written = write!(self.text, ") {} (", function.name());
        self.wants_value = Some(",".to_owned());
        Ok(())
    }

    fn operator(&mut self, sign: char) -> Result<(), Slip> {
        match &self.wants_value {
            // One sign before a value, and not after another sign.
            Some(before) if sign == '-' && !matches!(before.as_str(), "-" | "+" | "*" | "/") => {
                self.text.push('-');
            }
            Some(before) => return Err(Slip::MissingValue(before.clone())),
            None => self.text.extend([' ', sign, ' ']),
        }
        self.wants_value = Some(sign.to_string());
        Ok(())
    }

    fn end(self) -> Result<Structure, Slip> {
        if let Some(before) = self.wants_value {
            return Err(Slip::MissingValue(before));
        }
        if !self.levels.is_empty() {
            return Err(Slip::OpenParenthesis);
        }
        let Self { text, mut references, .. } = self;
        if references.is_empty() {
            return Err(Slip::NoKpi);
        }
        references.sort();
        Ok(Structure { text, references })
    }
}

impl Reference {
    /// Its name among the variables.
    pub(super) fn variable(self) -> String {
        let at = match self.at {
            At::Now => "now",
            At::Previous => "previous",
            At::YearToDate => "ytd",
        };
        format!("{at} {}", self.kpi)
    }
}
