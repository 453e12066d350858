//! Moving one node to the best place in its row.
//!
//! Sifting (Rudell; for levels Matuszewski, Schönfeld and Molitor 1999): a node
//! is swapped past its neighbours in both directions and left where the price
//! was least. One swap changes the price only by the edges of the two nodes.

use std::collections::VecDeque;

use super::crossings::{CROSSING, between_price, direction_price, turned_price};
use super::levels::Levels;
use super::order::Order;

/// A length as a price or an effort.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// How many comparisons of edge ends may still be made.
pub(super) struct Effort(pub i64);

/// The change of the price when `left` and `right`, side by side, change places.
pub(super) fn swap_gain(levels: &Levels, order: &Order, left: u32, right: u32, effort: &mut Effort) -> i64 {
    let pos = &order.pos;
    let mut change = 0;
    for (a, b) in [(levels.up.of(left), levels.up.of(right)), (levels.down.of(left), levels.down.of(right))] {
        effort.0 -= count(a.len() * b.len());
        for &from in a {
            let p = pos[from as usize];
            for &to in b {
                change += i64::from(p < pos[to as usize]) - i64::from(p > pos[to as usize]);
            }
        }
    }
    change *= CROSSING;
    effort.0 -= 2;
    let (flat_left, flat_right) = (&levels.flat[left as usize], &levels.flat[right as usize]);
    if !flat_left.is_empty() {
        let price = between_price(levels, right);
        for &(other, is_cause) in flat_left {
            change += if other == right {
                direction_price(!is_cause) - direction_price(is_cause)
            } else if pos[other as usize] < pos[right as usize] && pos[other as usize] < pos[left as usize]
                || is_passed(order, other, left, right)
            {
                price
            } else {
                -price
            };
        }
    }
    if !flat_right.is_empty() {
        let price = between_price(levels, left);
        for &(other, _) in flat_right {
            if other != left {
                let is_left = pos[other as usize] < pos[left as usize] && pos[other as usize] < pos[right as usize]
                    || is_passed(order, other, left, right);
                change += if is_left { -price } else { price };
            }
        }
    }
    if levels.is_card(left) && levels.is_card(right) {
        let turned = turned_price(order.rows[levels.row_of[left as usize]].len());
        change += if left < right { turned } else { -turned };
    }
    change
}

/// While a node is sifted its recorded place is the old one, so what lies between the two
/// records has been passed: it is left of both if the left node is on its way to the right.
fn is_passed(order: &Order, other: u32, left: u32, right: u32) -> bool {
    let (l, r, o) = (order.pos[left as usize], order.pos[right as usize], order.pos[other as usize]);
    order.moving == Some(left) && l < o && o < r
}

/// Moves a node to the best place in its row; the change of the price, 0 if it stays.
pub(super) fn sift(levels: &Levels, order: &mut Order, node: u32, effort: &mut Effort) -> i64 {
    let r = levels.row_of[node as usize];
    let from = order.pos[node as usize] as usize;
    let length = order.rows[r].len();
    let (mut best, mut to) = (0, from);
    order.moving = Some(node);
    let mut change = 0;
    for q in from + 1..length {
        change += swap_gain(levels, order, node, order.rows[r][q], effort);
        if change < best {
            (best, to) = (change, q);
        }
    }
    change = 0;
    for q in (0..from).rev() {
        change += swap_gain(levels, order, order.rows[r][q], node, effort);
        if change < best {
            (best, to) = (change, q);
        }
    }
    order.moving = None;
    order.shift(r, from, to);
    best
}

/// Sifts the waiting nodes, and those that a move may have freed, until nothing gets better.
pub(super) fn settle(levels: &Levels, order: &mut Order, waiting: &mut VecDeque<u32>, effort: &mut Effort) -> i64 {
    let mut is_waiting = vec![false; levels.nodes()];
    for &node in waiting.iter() {
        is_waiting[node as usize] = true;
    }
    let mut total = 0;
    while let Some(node) = waiting.pop_front() {
        is_waiting[node as usize] = false;
        if effort.0 <= 0 {
            continue;
        }
        let change = sift(levels, order, node, effort);
        if change < 0 {
            total += change;
            let flat = levels.flat[node as usize].iter().map(|&(other, _)| other);
            let near = levels.up.of(node).iter().chain(levels.down.of(node)).copied().chain(flat);
            for other in near.chain(beside(levels, order, node)) {
                if !is_waiting[other as usize] {
                    is_waiting[other as usize] = true;
                    waiting.push_back(other);
                }
            }
        }
    }
    total
}

fn beside<'a>(levels: &'a Levels, order: &'a Order, node: u32) -> impl Iterator<Item = u32> + 'a {
    let row = &order.rows[levels.row_of[node as usize]];
    let p = order.pos[node as usize] as usize;
    [p.wrapping_sub(1), p + 1].into_iter().filter_map(|q| row.get(q).copied())
}
