//! What a calculated KPI is computed by.
//!
//! A formula knows KPIs by their ids, `{k-0000000001} / {k-0000000002}`, so that
//! renaming one breaks nothing; people see and type names. It has `+ - * /`,
//! parentheses, numbers, `min` and `max`, and of one KPI `previous({…})`, its value
//! in the period before, and `ytd({…})`, its sum from the start of the fiscal year.
//! A text that is no formula is kept as it is with its [`Slip`], so that a file
//! loses nothing.

mod check;
mod expression;
mod names;
mod order;
mod slip;
mod structure;
mod token;
mod unit_check;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

pub(super) use check::problems;
pub use expression::{Expression, Operand};
pub use names::KpiLabels;
pub use order::{FormulaOrder, formula_order};
pub use slip::{Function, Quantity, Slip, UnitSlip};

use self::structure::Structure;
use self::token::{Decimal, Token};
use super::{KpiId, Unit};
use crate::lang::Lang;

/// A formula over other KPIs, which stand in it by their ids.
#[derive(Clone)]
pub struct Formula {
    text: String,
    structure: Result<Arc<Structure>, Slip>,
}

/// A KPI in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The KPI.
    pub kpi: KpiId,
    /// Which of its values.
    pub at: At,
}

/// Which value of a KPI a formula takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// That of the period itself.
    Now,
    /// That of the period before.
    Previous,
    /// The sum of all from the start of the fiscal year on.
    YearToDate,
}

impl Formula {
    /// A formula as it stands in a file. Whether it can be computed is said by [`Self::slip`] and by the check of the
    /// project.
    pub fn new(text: &str) -> Self {
        let id = |name: &str| name.parse::<KpiId>().map_err(|_err| Slip::Unknown(name.to_owned()));
        let structure = token::tokens(text, Decimal::Point).and_then(|tokens| Structure::of(&tokens, id));
        Self { text: text.to_owned(), structure: structure.map(Arc::new) }
    }

    /// A formula as a person types it, with names in braces and the decimals of the language.
    pub fn typed(text: &str, lang: Lang, labels: &KpiLabels) -> Result<Self, Slip> {
        let tokens = token::tokens(text, Decimal::of(lang))?;
        // Slips are named in the words that were typed.
        Structure::of(&tokens, |name| labels.find(name))?;
        let with_id = |token| match token {
            Token::Kpi(name) => Ok(Token::Kpi(labels.find(&name)?.to_string())),
            other => Ok(other),
        };
        let with_ids: Result<Vec<Token>, Slip> = tokens.into_iter().map(with_id).collect();
        Ok(Self::new(&token::text(&with_ids?, Decimal::Point)))
    }

    /// As a person reads it, with names in braces; what can't be read stands as in the file.
    pub fn shown(&self, lang: Lang, labels: &KpiLabels) -> String {
        self.mapped(Decimal::of(lang), |id| labels.label(id).map(str::to_owned)).unwrap_or_else(|| self.text.clone())
    }

    /// The same over other KPIs: each that `other` names takes the place of the one it is asked about.
    pub fn over(&self, other: impl Fn(KpiId) -> Option<KpiId>) -> Self {
        let text = self.mapped(Decimal::Point, |id| other(id).map(|id| id.to_string()));
        text.map_or_else(|| self.clone(), |text| Self::new(&text))
    }

    fn mapped(&self, decimal: Decimal, name: impl Fn(KpiId) -> Option<String>) -> Option<String> {
        self.structure.as_ref().ok()?;
        let tokens = token::tokens(&self.text, Decimal::Point).ok()?;
        let renamed = tokens.into_iter().map(|token| match token {
            Token::Kpi(id) => {
                let name = id.trim().parse().ok().and_then(&name);
                Token::Kpi(name.unwrap_or(id))
            }
            other => other,
        });
        Some(token::text(&renamed.collect::<Vec<_>>(), decimal))
    }

    /// Its text, as in the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why it is no formula, if it is none.
    pub fn slip(&self) -> Option<&Slip> {
        self.structure.as_ref().err()
    }

    /// The KPIs in it, each with the value it takes, in a fixed order; none if it is no formula.
    pub fn references(&self) -> &[Reference] {
        self.structure.as_ref().map_or(&[], |structure| &structure.references)
    }

    /// The KPIs that it is computed from.
    pub fn inputs(&self) -> BTreeSet<KpiId> {
        self.references().iter().map(|reference| reference.kpi).collect()
    }

    /// Whether its result makes sense in a unit; `unit_of` gives those of its KPIs.
    pub fn fits(&self, unit: Unit, unit_of: impl Fn(KpiId) -> Option<Unit>) -> bool {
        self.slip().is_none() && unit_check::unit_problem(self, unit, unit_of).is_none()
    }

    /// The formula over operands of a kind: values, or units. `None` if it is no formula.
    pub fn expression<T: Operand>(&self) -> Option<Expression<T>> {
        self.structure.as_ref().ok().and_then(|structure| Expression::of(structure))
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Formula {}

impl fmt::Debug for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Formula").field(&self.text).finish()
    }
}
