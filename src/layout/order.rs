//! The order of the nodes in each row, with few crossings.
//!
//! Layer sweeps by median and barycentre from several starts (the user's own
//! order, breadth and depth first from the top and from the bottom), then
//! sifting, then an iterated local search with kicks from a fixed seed and a
//! fixed amount of work, never time, so the same map gives the same order on
//! every machine. Among equals the order nearer to the user's own one wins.

use std::collections::VecDeque;

use super::crossings::price;
use super::levels::Levels;
use super::sifting::{Effort, count, settle, sift, swap_gain};

/// What one pair of cards against the user's order weighs when a map may be mirrored.
const TURNED: i64 = 16;
/// Sweeps over all rows from one start.
const SWEEPS: usize = 16;

/// An order of all rows.
#[derive(Clone)]
pub(super) struct Order {
    /// The nodes of each row from left to right.
    pub rows: Vec<Vec<u32>>,
    /// The place of each node in its row.
    pub pos: Vec<u32>,
    /// The node whose place is not up to date because it is being sifted.
    pub moving: Option<u32>,
}

impl Order {
    fn of_rows(rows: Vec<Vec<u32>>, nodes: usize) -> Self {
        let mut order = Self { rows, pos: vec![0; nodes], moving: None };
        for r in 0..order.rows.len() {
            order.number(r, 0, order.rows[r].len());
        }
        order
    }

    fn number(&mut self, row: usize, from: usize, to: usize) {
        for i in from..to {
            self.pos[self.rows[row][i] as usize] = i as u32;
        }
    }

    /// Turns a run of a row round.
    fn reverse(&mut self, row: usize, from: usize, to: usize) {
        self.rows[row][from..to].reverse();
        self.number(row, from, to);
    }

    /// Moves the node at `from` to `to`; those between close up.
    pub fn shift(&mut self, row: usize, from: usize, to: usize) {
        if from < to {
            self.rows[row][from..=to].rotate_left(1);
        } else {
            self.rows[row][to..=from].rotate_right(1);
        }
        self.number(row, from.min(to), from.max(to) + 1);
    }
}

/// The user's own order.
pub(super) fn as_given(levels: &Levels) -> Order {
    Order::of_rows(levels.rows.clone(), levels.nodes())
}

/// A fair order, found quickly, and its price.
pub(super) fn sketch(levels: &Levels) -> (i64, Order) {
    let mut order = swept(levels, as_given(levels));
    let before = price(levels, &order);
    let mut waiting: VecDeque<u32> = (0..levels.nodes() as u32).collect();
    let mut effort = Effort(count(levels.nodes()) * 1_000);
    (before + settle(levels, &mut order, &mut waiting, &mut effort), order)
}

/// The best order found.
pub(super) fn arrange(levels: &Levels) -> Order {
    let mut effort = Effort(work_for(levels));
    let reserve = effort.0 / 2;
    let mut best: Option<(i64, Order)> = None;
    for start in starts(levels) {
        let mut order = swept(levels, start);
        let before = price(levels, &order);
        let mut waiting: VecDeque<u32> = (0..levels.nodes() as u32).collect();
        let mut share = Effort((effort.0 - reserve) / 2);
        effort.0 -= share.0;
        let after = before + settle(levels, &mut order, &mut waiting, &mut share);
        effort.0 += share.0;
        if best.as_ref().is_none_or(|(least, _)| after < *least) {
            best = Some((after, order));
        }
    }
    let Some((least, order)) = best else { return as_given(levels) };
    turned(levels, searched(levels, least, order, &mut effort))
}

/// The work that a map deserves, in comparisons of edge ends.
fn work_for(levels: &Levels) -> i64 {
    let nodes = count(levels.nodes());
    (nodes * nodes * 300).clamp(10_000, 8_000_000).max(nodes * 3_000)
}

/// The orders from which the sweeps begin.
fn starts(levels: &Levels) -> Vec<Order> {
    let mut orders = vec![as_given(levels)];
    let from_top: Vec<u32> = levels.rows.iter().flatten().copied().collect();
    let from_bottom: Vec<u32> = levels.rows.iter().rev().flatten().copied().collect();
    for (seeds, is_deep) in [(&from_top, false), (&from_bottom, false), (&from_top, true), (&from_bottom, true)] {
        let visit = visits(levels, seeds, is_deep);
        let mut rows = levels.rows.clone();
        for row in &mut rows {
            row.sort_by_key(|&n| visit[n as usize]);
        }
        orders.push(Order::of_rows(rows, levels.nodes()));
    }
    orders
}

/// When each node is reached by a walk from the seeds, breadth or depth first.
fn visits(levels: &Levels, seeds: &[u32], is_deep: bool) -> Vec<u32> {
    let mut visit = vec![u32::MAX; levels.nodes()];
    let mut clock = 0;
    let mut queue = VecDeque::new();
    for &seed in seeds {
        queue.push_back(seed);
        while let Some(node) = if is_deep { queue.pop_back() } else { queue.pop_front() } {
            if visit[node as usize] != u32::MAX {
                continue;
            }
            visit[node as usize] = clock;
            clock += 1;
            let near = levels.up.of(node).iter().chain(levels.down.of(node));
            queue.extend(near.filter(|&&n| visit[n as usize] == u32::MAX));
        }
    }
    visit
}

/// The cheapest order met while the rows are sorted by their neighbours, to and fro.
fn swept(levels: &Levels, start: Order) -> Order {
    let mut least = price(levels, &start);
    let mut best = start.clone();
    let mut order = start;
    let mut since = 0;
    for sweep in 0..SWEEPS {
        let last = order.rows.len().saturating_sub(1);
        let is_median = sweep % 4 < 2;
        for i in 1..=last {
            if sweep % 2 == 0 {
                sort_row(levels, &mut order, i, true, is_median);
            } else {
                sort_row(levels, &mut order, last - i, false, is_median);
            }
        }
        let now = price(levels, &order);
        if now < least {
            (least, best, since) = (now, order.clone(), 0);
        } else {
            since += 1;
            if since == 6 {
                break;
            }
        }
    }
    best
}

/// Sorts a row by its neighbours above or below; nodes without any keep their place.
fn sort_row(levels: &Levels, order: &mut Order, row: usize, by_upper: bool, is_median: bool) {
    let neighbours = if by_upper { &levels.up } else { &levels.down };
    let mut slots = Vec::new();
    let mut keyed: Vec<(f64, u32)> = Vec::new();
    for (slot, &node) in order.rows[row].iter().enumerate() {
        let mut at: Vec<u32> = neighbours.of(node).iter().map(|&n| order.pos[n as usize]).collect();
        if !at.is_empty() {
            at.sort_unstable();
            slots.push(slot);
            keyed.push((if is_median { weighted_median(&at) } else { mean(&at) }, node));
        }
    }
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (slot, (_, node)) in slots.into_iter().zip(keyed) {
        order.rows[row][slot] = node;
    }
    order.number(row, 0, order.rows[row].len());
}

fn mean(at: &[u32]) -> f64 {
    at.iter().map(|&p| f64::from(p)).sum::<f64>() / at.len() as f64
}

/// The median that leans to the side where the neighbours stand closer (Gansner et al. 1993).
fn weighted_median(at: &[u32]) -> f64 {
    let middle = at.len() / 2;
    let get = |i: usize| f64::from(at[i]);
    if at.len() % 2 == 1 {
        return get(middle);
    }
    if at.len() == 2 {
        return f64::midpoint(get(0), get(1));
    }
    let (left, right) = (get(middle - 1) - get(0), get(at.len() - 1) - get(middle));
    if left + right == 0.0 {
        return f64::midpoint(get(middle - 1), get(middle));
    }
    (get(middle - 1) * right + get(middle) * left) / (left + right)
}

/// Iterated local search: kick, settle, keep what is not worse.
fn searched(levels: &Levels, least: i64, best: Order, effort: &mut Effort) -> Order {
    let wide: Vec<usize> = (0..best.rows.len()).filter(|&r| best.rows[r].len() > 1).collect();
    let is_flat = |r: &usize| best.rows[*r].iter().any(|&n| !levels.flat[n as usize].is_empty());
    let flat_rows: Vec<usize> = wide.iter().copied().filter(is_flat).collect();
    let links: Vec<usize> = (0..levels.bends.len()).filter(|&l| !levels.bends[l].is_empty()).collect();
    if wide.is_empty() || least == 0 {
        return best;
    }
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut least, mut best) = (least, best);
    let (mut now, mut order) = (least, best.clone());
    let mut fruitless = 0;
    while effort.0 > 0 && fruitless < 4_000 {
        effort.0 -= 20 + count(levels.nodes()) / 2;
        let mut waiting = VecDeque::new();
        let mut tried = order.clone();
        let mut changed = now;
        if !links.is_empty() && dice.below(4) == 0 {
            changed += kick_chain(levels, &mut tried, links[dice.below(links.len())], &mut dice, &mut waiting, effort);
        } else {
            if !flat_rows.is_empty() && dice.below(4) == 0 {
                // Chains within a row may have to turn round as a whole.
                let row = flat_rows[dice.below(flat_rows.len())];
                let length = tried.rows[row].len();
                let (a, b) = (dice.below(length), dice.below(length));
                waiting.extend(&tried.rows[row][a.min(b)..=a.max(b)]);
                for at in a.min(b)..a.max(b) {
                    changed += walk(levels, &mut tried, row, a.max(b), at, effort);
                }
            }
            for _ in 0..=dice.below(3) {
                let row = wide[dice.below(wide.len())];
                let length = tried.rows[row].len();
                let (from, to) = (dice.below(length), dice.below(length));
                waiting.push_back(tried.rows[row][to]);
                changed += walk(levels, &mut tried, row, from, to, effort);
            }
        }
        let near: Vec<u32> =
            waiting.iter().flat_map(|&n| levels.up.of(n).iter().chain(levels.down.of(n))).copied().collect();
        waiting.extend(near);
        changed += settle(levels, &mut tried, &mut waiting, effort);
        fruitless += 1;
        if changed <= now {
            (now, order) = (changed, tried);
            if now < least {
                (least, best, fruitless) = (now, order.clone(), 0);
            }
        } else if fruitless % 200 == 199 {
            // Far from home long enough without a find: go on from a worse place, then from the best again.
            (now, order) = if now == least { (changed, tried) } else { (least, best.clone()) };
        }
    }
    best
}

/// Moves the node at `from` step by step to `to` and says what it costs.
fn walk(levels: &Levels, order: &mut Order, row: usize, from: usize, to: usize, effort: &mut Effort) -> i64 {
    let mut at = from;
    let mut change = 0;
    while at != to {
        let next = if at < to { at + 1 } else { at - 1 };
        let (left, right) = (order.rows[row][at.min(next)], order.rows[row][at.max(next)]);
        change += swap_gain(levels, order, left, right, effort);
        order.shift(row, at, next);
        at = next;
    }
    change
}

/// Moves all bends of one link to about the same share of their rows.
fn kick_chain(
    levels: &Levels,
    order: &mut Order,
    link: usize,
    dice: &mut Dice,
    waiting: &mut VecDeque<u32>,
    effort: &mut Effort,
) -> i64 {
    let share = dice.below(1000);
    let mut change = 0;
    for &bend in &levels.bends[link] {
        let row = levels.row_of[bend as usize];
        let to = share * order.rows[row].len() / 1000;
        change += walk(levels, order, row, order.pos[bend as usize] as usize, to, effort);
    }
    for &bend in &levels.bends[link] {
        change += sift(levels, order, bend, effort);
        waiting.push_back(bend);
    }
    change
}

/// The order, its mirror image, or with single rows turned round, whichever is cheapest.
fn turned(levels: &Levels, order: Order) -> Order {
    let mut best = (price(levels, &order), order);
    let mut mirror = best.1.clone();
    for row in 0..mirror.rows.len() {
        mirror.reverse(row, 0, mirror.rows[row].len());
    }
    let least = price(levels, &mirror);
    // In long rows the price leaves the user's order out; here it decides, so that a small edit does not mirror a map.
    if least + TURNED * turned_pairs(levels, &mirror) < best.0 + TURNED * turned_pairs(levels, &best.1) {
        best = (least, mirror);
    }
    for row in 0..best.1.rows.len() {
        if best.1.rows[row].iter().any(|&n| !levels.flat[n as usize].is_empty()) {
            let length = best.1.rows[row].len();
            best.1.reverse(row, 0, length);
            let now = price(levels, &best.1);
            if now < best.0 {
                best.0 = now;
            } else {
                best.1.reverse(row, 0, length);
            }
        }
    }
    best.1
}

/// How many pairs of cards stand against the user's order.
fn turned_pairs(levels: &Levels, order: &Order) -> i64 {
    let mut pairs = 0;
    for row in &order.rows {
        let cards: Vec<u32> = row.iter().copied().filter(|&n| levels.is_card(n)).collect();
        for (i, a) in cards.iter().enumerate() {
            pairs += count(cards[..i].iter().filter(|b| *b > a).count());
        }
    }
    pairs
}

/// Pseudo-random numbers from a fixed seed (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        bits as usize % limit.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::crossings::crossings;
    use crate::layout::tests::sheet_of;

    #[test]
    fn the_price_changes_as_the_moves_say() {
        let sheet = sheet_of(&[6, 7, 6], 40);
        let levels = Levels::of(&sheet, &crate::layout::rows::proposals(&sheet)[0]);
        let mut order = as_given(&levels);
        let mut effort = Effort(1_000_000);
        let mut dice = Dice(7);
        let mut known = price(&levels, &order);
        for _ in 0..200 {
            let row = dice.below(order.rows.len());
            let length = order.rows[row].len();
            known += walk(&levels, &mut order, row, dice.below(length), dice.below(length), &mut effort);
            assert_eq!(known, price(&levels, &order));
            let node = dice.below(levels.nodes()) as u32;
            known += sift(&levels, &mut order, node, &mut effort);
            assert_eq!(known, price(&levels, &order));
        }
    }

    #[test]
    fn the_search_does_not_lose_to_the_user_s_order() {
        let sheet = sheet_of(&[5, 5, 5, 5], 30);
        let levels = Levels::of(&sheet, &crate::layout::rows::proposals(&sheet)[0]);
        let start = as_given(&levels);
        assert!(crossings(&levels, &arrange(&levels)) < crossings(&levels, &start));
    }
}
