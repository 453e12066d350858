//! The price of an order: crossings first, then how a row reads.
//!
//! Prices are whole numbers, so sums are exact and the search never drifts.
//! Crossings between two rows are counted as inversions with a Fenwick tree
//! (Barth, Jünger, Mutzel 2002), in O(edges x log nodes).

use super::levels::Levels;
use super::order::Order;
use super::sifting::count;

/// One crossing of two arrows.
pub(super) const CROSSING: i64 = 256;
/// A flat arrow that has to go round a card in its row.
const ROUND_A_CARD: i64 = 2 * CROSSING;
/// A flat arrow that reads from right to left.
const BACKWARDS: i64 = 100;

/// The price of the whole order.
pub(super) fn price(levels: &Levels, order: &Order) -> i64 {
    let mut total = CROSSING * crossings(levels, order);
    for node in 0..levels.cards as u32 {
        for &(other, is_cause) in &levels.flat[node as usize] {
            if is_cause {
                total += flat_price(levels, order, node, other);
            }
        }
    }
    for row in &order.rows {
        let turned = turned_price(row.len());
        if turned > 0 {
            for (i, &a) in row.iter().enumerate() {
                let before = row[..i].iter().filter(|&&b| levels.is_card(a) && levels.is_card(b) && b > a);
                total += turned * count(before.count());
            }
        }
    }
    total
}

/// The price of two cards that stand against the user's own order; at most about one crossing for a row.
pub(super) fn turned_price(row_length: usize) -> i64 {
    (2 * CROSSING / count(row_length * row_length).max(1)).min(8)
}

/// What a flat arrow pays for a node that stands between its ends.
pub(super) fn between_price(levels: &Levels, node: u32) -> i64 {
    if levels.is_card(node) {
        let fewest = levels.up.of(node).len().min(levels.down.of(node).len());
        ROUND_A_CARD + CROSSING * count(fewest)
    } else {
        CROSSING
    }
}

/// What a flat arrow pays if its cause stands left or right of its effect.
pub(super) fn direction_price(cause_is_left: bool) -> i64 {
    if cause_is_left { 0 } else { BACKWARDS }
}

fn flat_price(levels: &Levels, order: &Order, cause: u32, effect: u32) -> i64 {
    let (a, b) = (order.pos[cause as usize], order.pos[effect as usize]);
    let row = &order.rows[levels.row_of[cause as usize]];
    let between = &row[(a.min(b) as usize + 1)..a.max(b) as usize];
    direction_price(a < b) + between.iter().map(|&n| between_price(levels, n)).sum::<i64>()
}

/// How often arrows between neighbouring rows cross if they are straight lines.
pub(super) fn crossings(levels: &Levels, order: &Order) -> i64 {
    let mut total = 0;
    let mut tree: Vec<i64> = Vec::new();
    let mut ends: Vec<u32> = Vec::new();
    for r in 1..order.rows.len() {
        let above = order.rows[r - 1].len();
        tree.clear();
        tree.resize(above + 1, 0);
        let mut seen = 0;
        for &node in &order.rows[r] {
            ends.clear();
            ends.extend(levels.up.of(node).iter().map(|&n| order.pos[n as usize]));
            for &end in &ends {
                total += seen - prefix(&tree, end as usize + 1);
            }
            for &end in &ends {
                add(&mut tree, end as usize + 1);
                seen += 1;
            }
        }
    }
    total
}

fn prefix(tree: &[i64], mut i: usize) -> i64 {
    let mut sum = 0;
    while i > 0 {
        sum += tree[i];
        i &= i - 1;
    }
    sum
}

fn add(tree: &mut [i64], mut i: usize) {
    while i < tree.len() {
        tree[i] += 1;
        i += i & i.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::Link;
    use crate::layout::tests::sheet_of;
    use crate::layout::{order, rows};

    /// Two cards over two: the crossings of the links, given as (cause, effect), in the user's own order.
    fn crossings_of(links: &[(usize, usize)]) -> i64 {
        let mut sheet = sheet_of(&[2, 2], 0);
        let link = |&(cause, effect): &(usize, usize)| Link { request: 0, cause, effect, label: None };
        sheet.links = links.iter().map(link).collect();
        let levels = Levels::of(&sheet, &rows::proposals(&sheet)[0]);
        crossings(&levels, &order::as_given(&levels))
    }

    #[test]
    fn only_lines_that_change_sides_cross() {
        assert_eq!(crossings_of(&[(2, 0), (3, 1)]), 0);
        assert_eq!(crossings_of(&[(2, 1), (3, 0)]), 1);
        assert_eq!(crossings_of(&[(2, 0), (3, 0), (2, 1)]), 1);
        assert_eq!(crossings_of(&[(2, 0), (3, 0)]), 0);
    }
}
