//! Layer sweeps: rows sorted by their neighbours, to and fro.
//!
//! Weighted median (Gansner, Koutsofios, North, Vo 1993) and barycentre
//! (Sugiyama, Tagawa, Toda 1981) by turns, then exchanges of neighbours; all in
//! flat memory, so that a hundred thousand bends take milliseconds.

use crate::layout::levels::Levels;

/// Sorts the rows of a map until the crossings no longer fall, at most so many sweeps, and sifts their nodes.
pub(super) fn sweep(levels: &mut Levels, most: usize, is_sifted: bool) {
    let mut sweeping = Sweeping::of(levels);
    let mut least = sweeping.crossings(levels);
    let mut best = levels.rows.clone();
    let mut since = 0;
    let most = (most * MANY_NODES / levels.nodes().max(MANY_NODES)).max(6).min(most);
    for turn in 0..most {
        let last = levels.rows.len().saturating_sub(1);
        for i in 1..=last {
            let row = if turn % 2 == 0 { i } else { last - i };
            sweeping.sort_row(levels, row, turn % 2 == 0, turn % 4 < 2);
        }
        let now = sweeping.crossings(levels);
        if now < least {
            if now * 200 > least * 199 {
                since += 1;
            }
            least = now;
            best.clone_from(&levels.rows);
        } else {
            since += 1;
        }
        if since > 3 {
            break;
        }
    }
    levels.rows = best;
    for row in 0..levels.rows.len() {
        sweeping.number(levels, row);
    }
    if !is_sifted {
        return;
    }
    let is_small = levels.nodes() < MANY_NODES;
    for _ in 0..if is_small { SIFTINGS } else { 1 } {
        let gain = sweeping.exchange(levels) + if is_small { sweeping.sift_all(levels) } else { 0 };
        least -= gain;
        if gain * 100 <= least {
            break;
        }
    }
}

/// Nodes above which a map is swept less often and not sifted.
const MANY_NODES: usize = 60_000;
/// Rounds of sifting after the sweeps.
const SIFTINGS: usize = 4;
/// A node is sifted past so many neighbours on each side.
const WINDOW: usize = 24;

struct Sweeping {
    pos: Vec<u32>,
    keyed: Vec<(f32, u32)>,
    slots: Vec<u32>,
    near: Vec<u32>,
    tree: Vec<u32>,
}

impl Sweeping {
    fn of(levels: &Levels) -> Self {
        let mut sweeping = Self {
            pos: vec![0; levels.nodes()],
            keyed: Vec::new(),
            slots: Vec::new(),
            near: Vec::new(),
            tree: Vec::new(),
        };
        for row in 0..levels.rows.len() {
            sweeping.number(levels, row);
        }
        sweeping
    }

    fn number(&mut self, levels: &Levels, row: usize) {
        for (i, &node) in levels.rows[row].iter().enumerate() {
            self.pos[node as usize] = i as u32;
        }
    }

    /// Sorts a row by its neighbours above or below; nodes without any keep their place.
    fn sort_row(&mut self, levels: &mut Levels, row: usize, by_upper: bool, is_median: bool) {
        let neighbours = if by_upper { &levels.up } else { &levels.down };
        self.keyed.clear();
        self.slots.clear();
        for (slot, &node) in levels.rows[row].iter().enumerate() {
            let near = neighbours.of(node);
            let key = match near {
                [] => continue,
                [one] => self.pos[*one as usize] as f32,
                _ if !is_median => near.iter().map(|&n| self.pos[n as usize] as f32).sum::<f32>() / near.len() as f32,
                _ => {
                    self.near.clear();
                    self.near.extend(near.iter().map(|&n| self.pos[n as usize]));
                    self.near.sort_unstable();
                    weighted_median(&self.near)
                }
            };
            self.keyed.push((key, node));
            self.slots.push(slot as u32);
        }
        self.keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (slot, (_, node)) in self.slots.iter().zip(&self.keyed) {
            levels.rows[row][*slot as usize] = *node;
        }
        self.number(levels, row);
    }

    /// How often arrows between neighbouring rows cross if they are straight lines.
    fn crossings(&mut self, levels: &Levels) -> u64 {
        let mut total = 0;
        for r in 1..levels.rows.len() {
            self.tree.clear();
            self.tree.resize(levels.rows[r - 1].len() + 1, 0);
            let mut seen = 0;
            for &node in &levels.rows[r] {
                let near = levels.up.of(node);
                for &n in near {
                    let mut i = self.pos[n as usize] as usize + 1;
                    let mut left = 0;
                    while i > 0 {
                        left += self.tree[i];
                        i &= i - 1;
                    }
                    total += u64::from(seen - left);
                }
                for &n in near {
                    let mut i = self.pos[n as usize] as usize + 1;
                    while i < self.tree.len() {
                        self.tree[i] += 1;
                        i += i & i.wrapping_neg();
                    }
                    seen += 1;
                }
            }
        }
        total
    }

    /// Exchanges neighbours wherever that takes crossings away; how many.
    fn exchange(&mut self, levels: &mut Levels) -> u64 {
        let mut gained = 0;
        for r in 0..levels.rows.len() {
            for i in 1..levels.rows[r].len() {
                let mut at = i;
                while at > 0 {
                    let (left, right) = (levels.rows[r][at - 1], levels.rows[r][at]);
                    let change = self.swap_change(levels, left, right);
                    if change >= 0 {
                        break;
                    }
                    gained += change.unsigned_abs();
                    levels.rows[r].swap(at - 1, at);
                    self.pos[left as usize] = at as u32;
                    self.pos[right as usize] = at as u32 - 1;
                    at -= 1;
                }
            }
        }
        gained
    }

    /// Moves each node to the best place among its nearest neighbours in the row (sifting: Rudell; for levels
    /// Matuszewski, Schönfeld, Molitor 1999); the crossings gained.
    fn sift_all(&mut self, levels: &mut Levels) -> u64 {
        let mut gained = 0;
        for r in 0..levels.rows.len() {
            for node in levels.rows[r].clone() {
                let from = self.pos[node as usize] as usize;
                let row = &levels.rows[r];
                let (mut best, mut to, mut change) = (0, from, 0);
                for (q, &other) in row.iter().enumerate().take(from + 1 + WINDOW).skip(from + 1) {
                    change += self.swap_change(levels, node, other);
                    if change < best {
                        (best, to) = (change, q);
                    }
                }
                change = 0;
                for q in (from.saturating_sub(WINDOW)..from).rev() {
                    change += self.swap_change(levels, row[q], node);
                    if change < best {
                        (best, to) = (change, q);
                    }
                }
                if to != from {
                    gained += best.unsigned_abs();
                    let row = &mut levels.rows[r];
                    if from < to {
                        row[from..=to].rotate_left(1);
                    } else {
                        row[to..=from].rotate_right(1);
                    }
                    for (i, &n) in row.iter().enumerate().take(from.max(to) + 1).skip(from.min(to)) {
                        self.pos[n as usize] = i as u32;
                    }
                }
            }
        }
        gained
    }

    /// The change of the crossings when two neighbours change places.
    fn swap_change(&self, levels: &Levels, left: u32, right: u32) -> i64 {
        let mut change = 0;
        for (a, b) in [(levels.up.of(left), levels.up.of(right)), (levels.down.of(left), levels.down.of(right))] {
            for &from in a {
                let p = self.pos[from as usize];
                for &to in b {
                    let q = self.pos[to as usize];
                    change += i64::from(p < q) - i64::from(p > q);
                }
            }
        }
        change
    }
}

/// The median that leans to the side where the neighbours stand closer (Gansner et al. 1993).
fn weighted_median(at: &[u32]) -> f32 {
    let middle = at.len() / 2;
    let get = |i: usize| at[i] as f32;
    if at.len() % 2 == 1 {
        return get(middle);
    }
    if at.len() == 2 {
        return f32::midpoint(get(0), get(1));
    }
    let (left, right) = (get(middle - 1) - get(0), get(at.len() - 1) - get(middle));
    if left + right == 0.0 {
        return f32::midpoint(get(middle - 1), get(middle));
    }
    (get(middle - 1) * right + get(middle) * left) / (left + right)
}
