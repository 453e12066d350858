//! Computing a formula over any kind of operand, by the expression library.
//!
//! The library knows precedence; what an operation does is told by the operand, so
//! that one formula gives a value, and a unit, by the same reading.

use std::fmt::Debug;
use std::str::FromStr;

use exmex::{BinOp, Express as _, FlatEx, MakeOperators, Operator};

use super::Reference;
use super::structure::Structure;

/// What a formula can be computed over; a number in the formula is read by `FromStr`.
pub trait Operand: Clone + Debug + Default + FromStr<Err: Debug> {
    /// The sum.
    fn add(self, other: Self) -> Self;
    /// The difference.
    fn subtract(self, other: Self) -> Self;
    /// The product.
    fn multiply(self, other: Self) -> Self;
    /// The quotient.
    fn divide(self, other: Self) -> Self;
    /// The opposite.
    fn negate(self) -> Self;
    /// The smaller one.
    fn min(self, other: Self) -> Self;
    /// The larger one.
    fn max(self, other: Self) -> Self;
}

/// The operators of formulas.
#[derive(Clone, Debug)]
struct Operators;

impl<T: Operand> MakeOperators<T> for Operators {
    fn make<'a>() -> Vec<Operator<'a, T>> {
        // None is called commutative: then the library keeps the order in which a formula is written.
        let operator = |apply, prio| BinOp { apply, prio, is_commutative: false };
        vec![
            Operator::make_bin("+", operator(T::add, 0)),
            Operator::make_bin_unary("-", operator(T::subtract, 0), T::negate),
            Operator::make_bin("*", operator(T::multiply, 1)),
            Operator::make_bin("/", operator(T::divide, 1)),
            Operator::make_bin("min", operator(T::min, 2)),
            Operator::make_bin("max", operator(T::max, 2)),
        ]
    }
}

/// A formula over operands of one kind.
#[derive(Clone, Debug)]
pub struct Expression<T: Operand> {
    flat: FlatEx<T, Operators>,
    /// In the order of the library's variables.
    references: Vec<Reference>,
}

impl<T: Operand> Expression<T> {
    pub(super) fn of(structure: &Structure) -> Option<Self> {
        let flat = FlatEx::<T, Operators>::parse(&structure.text).ok()?;
        let of_name = |name: &String| structure.references.iter().find(|r| r.variable() == *name).copied();
        let references: Vec<Reference> = flat.var_names().iter().filter_map(of_name).collect();
        (references.len() == flat.var_names().len()).then_some(Self { flat, references })
    }

    /// The KPIs in it, in the order in which [`Self::compute`] takes their operands.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The result, from one operand for each of the references.
    pub fn compute(&self, operands: &[T]) -> Option<T> {
        self.flat.eval(operands).ok()
    }
}
