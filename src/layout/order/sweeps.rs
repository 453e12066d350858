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

/// Inversions are counted by insertion up to so many steps for each arrow.
const FEW_STEPS: usize = 24;
/// Rows with fewer nodes are sorted by comparing.
const FEW_NODES: usize = 64;

struct Sweeping {
    /// The place of each node in its row.
    pos: Vec<u32>,
    keyed: Vec<(f32, u32)>,
    sorted: Vec<(f32, u32)>,
    slots: Vec<u32>,
    near: Vec<u32>,
    tree: Vec<u32>,
}

impl Sweeping {
    fn of(levels: &Levels) -> Self {
        let mut sweeping = Self {
            pos: vec![0; levels.nodes()],
            keyed: Vec::new(),
            sorted: Vec::new(),
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
        if self.keyed.len() < FEW_NODES {
            self.keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
        } else {
            self.sort_by_counting();
        }
        for (slot, (_, node)) in self.slots.iter().zip(&self.keyed) {
            levels.rows[row][*slot as usize] = *node;
        }
        self.number(levels, row);
    }

    /// Sorts what is keyed by places, none of which is negative: into a box for each whole place, then within boxes.
    fn sort_by_counting(&mut self) {
        let most = self.keyed.iter().map(|k| k.0).fold(0.0, f32::max) as usize;
        self.tree.clear();
        self.tree.resize(most + 2, 0);
        for &(key, _) in &self.keyed {
            self.tree[key as usize + 1] += 1;
        }
        for i in 1..self.tree.len() {
            self.tree[i] += self.tree[i - 1];
        }
        self.sorted.clear();
        self.sorted.resize(self.keyed.len(), (0.0, 0));
        for &keyed in &self.keyed {
            let slot = &mut self.tree[keyed.0 as usize];
            self.sorted[*slot as usize] = keyed;
            *slot += 1;
        }
        for i in 1..self.sorted.len() {
            let keyed = self.sorted[i];
            let mut at = i;
            while at > 0 && self.sorted[at - 1].0 > keyed.0 {
                self.sorted[at] = self.sorted[at - 1];
                at -= 1;
            }
            self.sorted[at] = keyed;
        }
        std::mem::swap(&mut self.keyed, &mut self.sorted);
    }

    /// How often arrows between neighbouring rows cross if they are straight lines.
    fn crossings(&mut self, levels: &Levels) -> u64 {
        (1..levels.rows.len()).map(|row| self.crossings_above(levels, row)).sum()
    }

    /// The crossings between a row and the one above: the inversions among the upper ends of the arrows, taken from
    /// left to right. Swept rows have few, so the ends are sorted by insertion and the steps counted.
    fn crossings_above(&mut self, levels: &Levels, row: usize) -> u64 {
        self.near.clear();
        for &node in &levels.rows[row] {
            let near = levels.up.of(node);
            let first = self.near.len();
            self.near.extend(near.iter().map(|&n| self.pos[n as usize]));
            // Arrows of one node do not cross.
            self.near[first..].sort_unstable();
        }
        let mut left = self.near.len() * FEW_STEPS;
        let mut total = 0;
        for i in 1..self.near.len() {
            let end = self.near[i];
            let mut at = i;
            while at > 0 && self.near[at - 1] > end {
                self.near[at] = self.near[at - 1];
                at -= 1;
            }
            self.near[at] = end;
            total += (i - at) as u64;
            if i - at > left {
                return total + self.inversions(levels.rows[row - 1].len(), i + 1);
            }
            left -= i - at;
        }
        total
    }

    /// The inversions of the ends from one on, those before being sorted and counted: in a Fenwick tree
    /// (Barth, Jünger, Mutzel 2002).
    fn inversions(&mut self, places: usize, from: usize) -> u64 {
        self.tree.clear();
        self.tree.resize(places + 1, 0);
        let mut total = 0;
        for (seen, &end) in self.near.iter().enumerate() {
            let mut i = end as usize + 1;
            if seen >= from {
                let mut left = 0;
                while i > 0 {
                    left += self.tree[i];
                    i &= i - 1;
                }
                total += seen as u64 - u64::from(left);
                i = end as usize + 1;
            }
            while i < self.tree.len() {
                self.tree[i] += 1;
                i += i & i.wrapping_neg();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::frame::Frame;
    use crate::layout::order::fold::fold;
    use crate::layout::tests::sheet_of;

    /// A map of four bands in a few long rows, in no good order.
    fn long_rows(links: usize) -> Levels {
        let sheet = sheet_of(&[60, 140, 200, 150], links);
        let frame = Frame { counts: vec![1, 2, 1, 1], limit: 1e5, columns: Vec::new() };
        let mut place: Vec<f64> = (0..sheet.cards.len()).map(|i| ((i * 389) % 997) as f64 / 997.0).collect();
        let rows = fold(&sheet, &frame, &mut place);
        Levels::placed(&sheet, &rows, place)
    }

    /// Crossings by comparing all pairs of arrows.
    fn plain_crossings(levels: &Levels, pos: &[u32]) -> u64 {
        let mut total = 0;
        for row in &levels.rows {
            let ends =
                row.iter().flat_map(|&n| levels.up.of(n).iter().map(move |&m| (pos[n as usize], pos[m as usize])));
            let ends: Vec<(u32, u32)> = ends.collect();
            for (i, a) in ends.iter().enumerate() {
                total +=
                    ends[..i].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count() as u64;
            }
        }
        total
    }

    #[test]
    fn crossings_of_rows_in_any_order_are_counted() {
        let mut levels = long_rows(900);
        levels.rows.iter_mut().step_by(2).for_each(|row| row.reverse());
        let mut sweeping = Sweeping::of(&levels);
        assert_eq!(sweeping.crossings(&levels), plain_crossings(&levels, &sweeping.pos));
        assert!(!sweeping.tree.is_empty(), "no row with so many that they are counted in the tree");
        sweep(&mut levels, 24, true);
        let mut sweeping = Sweeping::of(&levels);
        assert_eq!(sweeping.crossings(&levels), plain_crossings(&levels, &sweeping.pos));
    }

    #[test]
    fn long_rows_are_sorted_as_by_comparing() {
        let mut sweeping = Sweeping::of(&long_rows(900));
        sweeping.keyed = (0..500_u32).map(|i| (((i * i * 7) % 340) as f32 / 3.0, i)).collect();
        let mut compared = sweeping.keyed.clone();
        compared.sort_by(|a, b| a.0.total_cmp(&b.0));
        sweeping.sort_by_counting();
        assert_eq!(sweeping.keyed, compared);
    }
}
