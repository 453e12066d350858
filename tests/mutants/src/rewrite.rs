//! A file with all its faults in it, each behind its switch.

use std::ops::Range;

use crate::mutants::{Change, Mutant, Source};

/// The text of a file with those of its faults that are wanted.
///
/// Each fault stands between two comments with its number, so that an error of the compiler can be traced to it.
pub fn rewrite(source: &Source, is_wanted: impl Fn(usize) -> bool) -> String {
    let mut mutants: Vec<&Mutant> = source.mutants.iter().filter(|mutant| is_wanted(mutant.number)).collect();
    // What is put in at a place comes before what starts there; an outer one before those within.
    mutants.sort_by_key(|mutant| (mutant.range.start, !mutant.range.is_empty(), usize::MAX - mutant.range.end));
    piece(&source.text, 0..source.text.len(), &mutants)
}

/// Where the faults of a rewritten file stand in it.
pub fn places(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut places = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices("/*") {
        let mark = &text[at + 2..];
        let Some(number) = mark.get(1..).and_then(|rest| rest.split_once("*/")?.0.parse().ok()) else { continue };
        if mark.starts_with('<') {
            open.push((number, at));
        } else if let Some((opened, start)) = open.pop().filter(|_| mark.starts_with('>')) {
            debug_assert_eq!(opened, number);
            places.push((number, start..at));
        }
    }
    places
}

fn piece(text: &str, range: Range<usize>, mutants: &[&Mutant]) -> String {
    let mut written = String::new();
    let mut at = range.start;
    let mut rest = mutants;
    while let Some((first, others)) = rest.split_first() {
        let within = others.iter().take_while(|other| other.range.start < first.range.end).count();
        let (inner, later) = others.split_at(within);
        written += &text[at..first.range.start];
        written += &changed(text, first, inner);
        at = first.range.end;
        rest = later;
    }
    written += &text[at..range.end];
    written
}

fn changed(text: &str, mutant: &Mutant, inner: &[&Mutant]) -> String {
    let n = mutant.number;
    let code = match &mutant.change {
        Change::Negated => format!("crate::mutant::flip({n}, {})", piece(text, mutant.range.clone(), inner)),
        Change::Junction(operator) => {
            let (left, right) = sides(text, mutant, operator, inner);
            let original = &text[operator.clone()];
            // By De Morgan, so that neither side is written twice.
            format!(
                "crate::mutant::flip({n}, crate::mutant::flip({n}, {left}) {original} crate::mutant::flip({n}, {right}))"
            )
        }
        Change::Operator(operator, other) => {
            let (left, right) = sides(text, mutant, operator, inner);
            let original = &text[operator.clone()];
            format!("(if crate::mutant::on({n}) {{ {left} {other} {right} }} else {{ {left} {original} {right} }})")
        }
        Change::LeftOut => {
            format!("if !crate::mutant::on({n}) {{ {} }}", piece(text, mutant.range.clone(), inner))
        }
        Change::Returns(value) => format!("if crate::mutant::on({n}) {{ return {value}; }}"),
    };
    format!("/*<{n}*/{code}/*>{n}*/")
}

/// What stands on both sides of an operator.
fn sides(text: &str, mutant: &Mutant, operator: &Range<usize>, inner: &[&Mutant]) -> (String, String) {
    let left = inner.iter().take_while(|other| other.range.start < operator.start).count();
    let (left, right) = inner.split_at(left);
    (piece(text, mutant.range.start..operator.start, left), piece(text, operator.end..mutant.range.end, right))
}
