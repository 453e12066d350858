//! The horizontal place of every node, the order of the rows being given.
//!
//! Minimises the bent lengths of the edges under the least distances within
//! each row: alternating sweeps, each row solved exactly as an isotonic
//! regression (pool adjacent violators), re-weighted so that the result nears
//! the least sum of absolute offsets, hence straight arrows; passing arrows
//! weigh most (8 : 2 : 1, as Gansner et al. 1993). A last pass moves single
//! nodes to exactly straight places.

use super::levels::Levels;
use super::order::Order;
use super::sheet::Sheet;

/// Least distance between a passing arrow and a card, in points.
pub(super) const PASSING_GAP: f64 = 14.0;
/// Least distance between two passing arrows, in points.
pub(super) const ARROW_GAP: f64 = 10.0;
/// Space left free beside the outermost cards, in points, so that an arrow can go round them.
pub(super) const SIDE: f32 = 20.0;
/// Pull of every node to where its row, pushed together, would stand in the middle.
const HOMESICK: f64 = 0.004;
/// Sweeps over all rows.
const SWEEPS: usize = 24;
/// A packed run of nodes is moved at most so far to be straight, in points.
const NEARLY: f64 = 40.0;
/// Runs with more edges than this are not moved as a whole.
const LONGEST_RUN: usize = 200;
/// A narrow map is spread until its gaps are this many times the least gap.
const LARGEST_SPREAD: f32 = 2.4;

/// The x of the middle of each node; only differences mean something.
pub(super) fn place(sheet: &Sheet, levels: &Levels, order: &Order) -> Vec<f64> {
    let gap = f64::from(spread_gap(sheet, levels, order));
    let mut x = packed(sheet, levels, order, gap);
    let home = x.clone();
    for sweep in 0..SWEEPS {
        let softness = if sweep < 8 { 60.0 } else { 4.0 };
        for i in 0..order.rows.len() {
            let row = if sweep % 2 == 0 { i } else { order.rows.len() - 1 - i };
            settle_row(sheet, levels, order, row, &mut x, &home, gap, softness);
        }
    }
    for _ in 0..3 {
        for row in (0..order.rows.len()).chain((0..order.rows.len()).rev()) {
            straighten_row(sheet, levels, order, row, &mut x, gap);
            straighten_runs(sheet, levels, &order.rows[row], &mut x, gap);
        }
        straighten_halves(levels, order, &mut x);
    }
    for row in &order.rows {
        gather_loose(sheet, levels, row, &mut x, gap);
    }
    x
}

/// Draws cards without arrows at the ends of a row up to the others.
fn gather_loose(sheet: &Sheet, levels: &Levels, row: &[u32], x: &mut [f64], gap: f64) {
    let is_held = |n: &u32| {
        !(levels.up.of(*n).is_empty() && levels.down.of(*n).is_empty() && levels.flat[*n as usize].is_empty())
    };
    let (Some(first), Some(last)) = (row.iter().position(is_held), row.iter().rposition(is_held)) else { return };
    for i in last + 1..row.len() {
        x[row[i] as usize] = x[row[i - 1] as usize] + distance(sheet, levels, row[i - 1], row[i], gap);
    }
    for i in (0..first).rev() {
        x[row[i] as usize] = x[row[i + 1] as usize] - distance(sheet, levels, row[i], row[i + 1], gap);
    }
}

/// The gap between cards: the least one, or more if the card area is wider than the map.
fn spread_gap(sheet: &Sheet, levels: &Levels, order: &Order) -> f32 {
    let least = sheet.metrics.card_gap;
    let room = sheet.metrics.min_width - 2.0 * SIDE;
    let mut gap = least * LARGEST_SPREAD;
    for row in &order.rows {
        let cards: Vec<u32> = row.iter().copied().filter(|&n| levels.is_card(n)).collect();
        let bends = row.len() - cards.len();
        if row.len() > 1 {
            let width: f32 = cards.iter().map(|&c| sheet.cards[c as usize].size.w).sum();
            gap = gap.min((room - width - bends as f32 * ARROW_GAP as f32) / (row.len() - 1).max(1) as f32);
        }
    }
    gap.max(least).floor()
}

/// Least distance between the middles of two neighbours in a row.
fn distance(sheet: &Sheet, levels: &Levels, a: u32, b: u32, gap: f64) -> f64 {
    let half = |n: u32| if levels.is_card(n) { f64::from(sheet.cards[n as usize].size.w) / 2.0 } else { 0.0 };
    let between = match (levels.is_card(a), levels.is_card(b)) {
        (true, true) => gap,
        (false, false) => ARROW_GAP,
        _ => (gap / 2.0).max(PASSING_GAP),
    };
    half(a) + half(b) + between
}

/// All rows pushed together, each centred at 0.
fn packed(sheet: &Sheet, levels: &Levels, order: &Order, gap: f64) -> Vec<f64> {
    let mut x = vec![0.0; levels.nodes()];
    for row in &order.rows {
        let mut at = 0.0;
        for (i, &node) in row.iter().enumerate() {
            if i > 0 {
                at += distance(sheet, levels, row[i - 1], node, gap);
            }
            x[node as usize] = at;
        }
        for &node in row {
            x[node as usize] -= at / 2.0;
        }
    }
    x
}

fn edge_weight(levels: &Levels, a: u32, b: u32) -> f64 {
    match (levels.is_card(a), levels.is_card(b)) {
        (true, true) => 1.0,
        (false, false) => 8.0,
        _ => 2.0,
    }
}

#[allow(clippy::too_many_arguments)]
fn settle_row(
    sheet: &Sheet,
    levels: &Levels,
    order: &Order,
    row: usize,
    x: &mut [f64],
    home: &[f64],
    gap: f64,
    softness: f64,
) {
    let nodes = &order.rows[row];
    let mut offset = 0.0;
    let mut wanted = Vec::with_capacity(nodes.len());
    let mut offsets = Vec::with_capacity(nodes.len());
    for (i, &node) in nodes.iter().enumerate() {
        if i > 0 {
            offset += distance(sheet, levels, nodes[i - 1], node, gap);
        }
        offsets.push(offset);
        let own = x[node as usize];
        let (mut sum, mut weight) = (home[node as usize] * HOMESICK, HOMESICK);
        for &other in levels.up.of(node).iter().chain(levels.down.of(node)) {
            let at = x[other as usize];
            let w = edge_weight(levels, node, other) / ((at - own).abs() + softness);
            sum += w * at;
            weight += w;
        }
        for &(other, _) in &levels.flat[node as usize] {
            let apart = distance(sheet, levels, node, other, gap);
            let at = x[other as usize];
            let at = if at > own { at - apart } else { at + apart };
            let w = 0.5 / ((at - own).abs() + softness);
            sum += w * at;
            weight += w;
        }
        wanted.push((sum / weight - offset, weight));
    }
    for ((value, offset), &node) in isotonic(&wanted).into_iter().zip(offsets).zip(nodes) {
        x[node as usize] = value + offset;
    }
}

/// The non-decreasing values nearest to the wanted ones, by weighted squares (pool adjacent violators).
fn isotonic(wanted: &[(f64, f64)]) -> Vec<f64> {
    // Each pool: weighted sum, weight, how many.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(wanted.len());
    for &(value, weight) in wanted {
        let mut pool = (value * weight, weight, 1);
        while let Some(&(sum, w, n)) = pools.last() {
            if sum / w <= pool.0 / pool.1 {
                break;
            }
            pool = (pool.0 + sum, pool.1 + w, pool.2 + n);
            pools.pop();
        }
        pools.push(pool);
    }
    pools.into_iter().flat_map(|(sum, weight, n)| std::iter::repeat_n(sum / weight, n)).collect()
}

/// Moves each node, within its free space, to the neighbour's x that makes its edges shortest.
fn straighten_row(sheet: &Sheet, levels: &Levels, order: &Order, row: usize, x: &mut [f64], gap: f64) {
    let nodes = &order.rows[row];
    for (i, &node) in nodes.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|j| nodes.get(j));
        let low = before.map_or(f64::MIN, |&b| x[b as usize] + distance(sheet, levels, b, node, gap));
        let high = nodes.get(i + 1).map_or(f64::MAX, |&a| x[a as usize] - distance(sheet, levels, node, a, gap));
        let bent = |at: f64| {
            let edges = levels.up.of(node).iter().chain(levels.down.of(node));
            edges.map(|&o| edge_weight(levels, node, o) * (x[o as usize] - at).abs()).sum::<f64>()
        };
        let own = x[node as usize];
        let mut best = (bent(own), own);
        for &other in levels.up.of(node).iter().chain(levels.down.of(node)) {
            let at = x[other as usize];
            if at >= low && at <= high && (at - own).abs() < 60.0 {
                let cost = bent(at);
                if cost < best.0 - 1e-6 {
                    best = (cost, at);
                }
            }
        }
        x[node as usize] = best.1;
    }
}

/// Moves each run of nodes that stand as close as they may, as a whole, so that its edges are shortest:
/// single nodes of a packed row cannot move, and columns off by two points look careless.
fn straighten_runs(sheet: &Sheet, levels: &Levels, nodes: &[u32], x: &mut [f64], gap: f64) {
    let slack = |x: &[f64], i: usize| {
        let (a, b) = (nodes[i], nodes[i + 1]);
        x[b as usize] - x[a as usize] - distance(sheet, levels, a, b, gap)
    };
    let mut from = 0;
    while from < nodes.len() {
        let mut to = from + 1;
        while to < nodes.len() && slack(x, to - 1) < 0.5 {
            to += 1;
        }
        let run = &nodes[from..to];
        let low = if from > 0 { -slack(x, from - 1).max(0.0) } else { f64::MIN };
        let high = if to < nodes.len() { slack(x, to - 1).max(0.0) } else { f64::MAX };
        let ends = |&n: &u32| levels.up.of(n).iter().chain(levels.down.of(n)).map(move |&o| (n, o));
        let bent: Vec<(f64, f64)> = (run.iter().flat_map(ends))
            .map(|(n, o)| (x[o as usize] - x[n as usize], edge_weight(levels, n, o)))
            .collect();
        let shift = best_shift(&bent, low.max(-NEARLY), high.min(NEARLY));
        for &node in run {
            x[node as usize] += shift;
        }
        from = to;
    }
}

/// Moves all rows above a gap as a whole, so that the edges through the gap are shortest.
fn straighten_halves(levels: &Levels, order: &Order, x: &mut [f64]) {
    for gap in 1..order.rows.len() {
        let below = order.rows[gap].iter().flat_map(|&n| levels.up.of(n).iter().map(move |&o| (n, o)));
        let bent: Vec<(f64, f64)> =
            below.map(|(n, o)| (x[n as usize] - x[o as usize], edge_weight(levels, n, o))).collect();
        let shift = best_shift(&bent, -NEARLY, NEARLY);
        for &node in order.rows[..gap].iter().flatten() {
            x[node as usize] += shift;
        }
    }
}

/// The shift between two limits that makes edges, given as (offset, weight), shortest; 0 if none is better.
fn best_shift(bent: &[(f64, f64)], low: f64, high: f64) -> f64 {
    if bent.len() > LONGEST_RUN {
        return 0.0;
    }
    let cost = |shift: f64| bent.iter().map(|(off, weight)| (off - shift).abs() * weight).sum::<f64>();
    let mut best = (cost(0.0), 0.0);
    for &(shift, _) in bent.iter().filter(|(off, _)| *off >= low && *off <= high) {
        let now = cost(shift);
        if now < best.0 - 1e-6 {
            best = (now, shift);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::isotonic;

    #[test]
    fn violators_meet_at_their_weighted_mean() {
        assert_eq!(isotonic(&[(0.0, 1.0), (4.0, 3.0), (2.0, 1.0), (9.0, 1.0)]), [0.0, 3.5, 3.5, 9.0]);
    }
}
