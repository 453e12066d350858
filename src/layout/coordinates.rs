//! The horizontal place of every node, the order of the rows being given.
//!
//! Minimises the bent lengths of the edges under the least distances within
//! each row and the width of the map: alternating sweeps, each row solved
//! exactly as an isotonic regression (pool adjacent violators), re-weighted so
//! that the result nears the least sum of absolute offsets, hence straight
//! arrows; passing arrows weigh most (8 : 2 : 1, as Gansner et al. 1993). Last
//! passes move single nodes, packed runs and whole halves of the map to exactly
//! straight places. A card that was somewhere before is drawn back there.

use super::frame::SIDE;
use super::levels::Levels;
use super::sheet::Sheet;

/// Least distance between a passing arrow and a card, in points.
pub(super) const PASSING_GAP: f64 = 14.0;
/// Least distance between two passing arrows, in points.
pub(super) const ARROW_GAP: f64 = 10.0;
/// Pull of every node to where its row, pushed together, would stand in the middle.
const HOMESICK: f64 = 0.004;
/// Pull of a card to where it was before.
const FAITHFUL: f64 = 6.0;
/// A packed run of nodes is moved at most so far to be straight, in points.
const NEARLY: f64 = 40.0;
/// A single node is moved at most so far to be straight, in points.
const REACH: f64 = 60.0;
/// A narrow map is spread until its gaps are this many times the least gap.
const LARGEST_SPREAD: f64 = 2.4;
/// Sweeps over all rows of a small map.
const SWEEPS: usize = 24;
/// Nodes above which the sweeps get fewer.
const MANY_NODES: usize = 2_000;
/// Nodes above which packed runs stay as they are.
const HUGE: usize = 200_000;

/// The x of the middle of each node; only differences mean something, unless cards were somewhere before.
///
/// `width` is how wide the cards may spread, in points; rows that need more take it.
pub(super) fn place(sheet: &Sheet, levels: &Levels, width: f32) -> Vec<f64> {
    let mut placing = Placing::of(sheet, levels, f64::from(width));
    let sweeps = (SWEEPS * MANY_NODES / levels.nodes().max(MANY_NODES)).max(5);
    let rows = levels.rows.len();
    for sweep in 0..sweeps {
        let softness = if sweep * 3 < sweeps { 60.0 } else { 4.0 };
        for i in 0..rows {
            placing.settle_row(if sweep % 2 == 0 { i } else { rows - 1 - i }, softness);
        }
    }
    let rounds = if levels.nodes() > MANY_NODES { 1 } else { 3 };
    for _ in 0..rounds {
        for row in (0..rows).chain((0..rows).rev()) {
            placing.straighten_nodes(row);
            if levels.nodes() < HUGE {
                placing.straighten_runs(row);
            }
        }
        if !placing.is_anchored {
            placing.straighten_halves();
        }
    }
    if !placing.is_anchored {
        for row in 0..rows {
            placing.gather_loose(row);
        }
    }
    placing.x
}

/// Rows of nodes on their way to their places.
struct Placing<'a> {
    levels: &'a Levels,
    /// The x of each node.
    x: Vec<f64>,
    /// Where each node is drawn to, and how much.
    home: Vec<(f64, f64)>,
    /// For each row, for each node, its least distance from the first one.
    offset: Vec<Vec<f64>>,
    /// Bounds of the first node of each row if the row stood alone: least x, largest x.
    bounds: Vec<(f64, f64)>,
    /// Whether cards were somewhere before.
    is_anchored: bool,
    gap: f64,
    half: Vec<f64>,
    pools: Vec<(f64, f64, u32)>,
    bent: Vec<(f64, f64)>,
}

impl<'a> Placing<'a> {
    fn of(sheet: &Sheet, levels: &'a Levels, width: f64) -> Self {
        let half: Vec<f64> = sheet.cards.iter().map(|c| f64::from(c.size.w) / 2.0).collect();
        let gap = spread_gap(sheet, levels, width);
        let nodes = levels.nodes();
        let mut placing = Self {
            levels,
            x: vec![0.0; nodes],
            home: vec![(0.0, HOMESICK); nodes],
            offset: Vec::with_capacity(levels.rows.len()),
            bounds: Vec::with_capacity(levels.rows.len()),
            is_anchored: sheet.cards.iter().any(|c| c.before.is_some()),
            gap,
            half,
            pools: Vec::new(),
            bent: Vec::new(),
        };
        let mut widest = width;
        for row in &levels.rows {
            let mut at = 0.0;
            let offset = (row.iter().enumerate()).map(|(i, &node)| {
                if i > 0 {
                    at += placing.distance(row[i - 1], node);
                }
                at
            });
            let offset: Vec<f64> = offset.collect();
            let ends = placing.half_of(row.first()) + placing.half_of(row.last());
            widest = widest.max(offset.last().copied().unwrap_or(0.0) + ends);
            placing.offset.push(offset);
        }
        let middle = if placing.is_anchored { anchored_middle(sheet) } else { 0.0 };
        for (row, offset) in levels.rows.iter().zip(&placing.offset) {
            let length = offset.last().copied().unwrap_or(0.0);
            let (first, last) = (placing.half_of(row.first()), placing.half_of(row.last()));
            let low = middle - widest / 2.0 + first;
            placing.bounds.push((low, (middle + widest / 2.0 - last - length).max(low)));
            let shift = middle - length / 2.0 + (first - last) / 2.0;
            for (&node, offset) in row.iter().zip(offset) {
                placing.x[node as usize] = offset + shift;
                placing.home[node as usize].0 = offset + shift;
            }
        }
        for (i, card) in sheet.cards.iter().enumerate() {
            if let Some(before) = card.before {
                placing.home[i] = (f64::from(before.center().x), FAITHFUL);
                placing.x[i] = placing.home[i].0;
            }
        }
        if placing.is_anchored {
            placing.bounds.fill((f64::from(sheet.metrics.band_header + SIDE), f64::MAX));
            for (bounds, row) in placing.bounds.iter_mut().zip(&levels.rows) {
                bounds.0 += row.first().map_or(0.0, |&n| placing.half.get(n as usize).copied().unwrap_or(0.0));
            }
        }
        placing
    }

    fn half_of(&self, node: Option<&u32>) -> f64 {
        node.and_then(|&n| self.half.get(n as usize)).copied().unwrap_or(0.0)
    }

    /// Least distance between the middles of two neighbours in a row.
    fn distance(&self, a: u32, b: u32) -> f64 {
        let between = match (self.levels.is_card(a), self.levels.is_card(b)) {
            (true, true) => self.gap,
            (false, false) => ARROW_GAP,
            _ => (self.gap / 2.0).max(PASSING_GAP),
        };
        self.half_of(Some(&a)) + self.half_of(Some(&b)) + between
    }

    fn near(&self, node: u32) -> impl Iterator<Item = u32> + 'a {
        self.levels.up.of(node).iter().chain(self.levels.down.of(node)).copied()
    }

    fn weight(&self, a: u32, b: u32) -> f64 {
        match (self.levels.is_card(a), self.levels.is_card(b)) {
            (true, true) => 1.0,
            (false, false) => 8.0,
            _ => 2.0,
        }
    }

    /// Moves a row to the places of least weighted squares (pool adjacent violators), within its bounds.
    fn settle_row(&mut self, row: usize, softness: f64) {
        let nodes = &self.levels.rows[row];
        let mut pools = std::mem::take(&mut self.pools);
        pools.clear();
        for (i, &node) in nodes.iter().enumerate() {
            let own = self.x[node as usize];
            let (home, pull) = self.home[node as usize];
            let (mut sum, mut weight) = (home * pull, pull);
            for other in self.near(node) {
                let at = self.x[other as usize];
                let w = self.weight(node, other) / ((at - own).abs() + softness);
                sum += w * at;
                weight += w;
            }
            for &(other, _) in self.levels.flats(node) {
                let apart = self.distance(node, other);
                let at = self.x[other as usize];
                let at = if at > own { at - apart } else { at + apart };
                let w = 0.5 / ((at - own).abs() + softness);
                sum += w * at;
                weight += w;
            }
            // Weighted sum, weight, how many.
            let mut pool = (sum - self.offset[row][i] * weight, weight, 1);
            while let Some(&(sum, w, n)) = pools.last() {
                if sum * pool.1 <= pool.0 * w {
                    break;
                }
                pool = (pool.0 + sum, pool.1 + w, pool.2 + n);
                pools.pop();
            }
            pools.push(pool);
        }
        let (low, high) = self.bounds[row];
        let mut i = 0;
        for &(sum, weight, count) in &pools {
            let value = (sum / weight).clamp(low, high);
            for _ in 0..count {
                self.x[nodes[i] as usize] = value + self.offset[row][i];
                i += 1;
            }
        }
        self.pools = pools;
    }

    /// The free space of the node at a place of a row: how far left and how far right it could stand.
    fn space(&self, row: usize, from: usize, to: usize) -> (f64, f64) {
        let nodes = &self.levels.rows[row];
        let (first, last) = (nodes[from], nodes[to]);
        let offset = &self.offset[row];
        let low = match from.checked_sub(1) {
            Some(before) => self.x[nodes[before] as usize] + offset[from] - offset[before],
            None => self.bounds[row].0,
        };
        let high = match nodes.get(to + 1) {
            Some(&after) => self.x[after as usize] - offset[to + 1] + offset[to],
            None => self.bounds[row].1 + offset[to],
        };
        (low - self.x[first as usize], high - self.x[last as usize])
    }

    /// Moves each node, within its free space, to the neighbour's x that makes its edges shortest.
    fn straighten_nodes(&mut self, row: usize) {
        let nodes = &self.levels.rows[row];
        for (i, &node) in nodes.iter().enumerate() {
            if self.is_held(node) {
                continue;
            }
            let own = self.x[node as usize];
            if self.near(node).all(|o| self.x[o as usize] == own) {
                continue;
            }
            let (low, high) = self.space(row, i, i);
            let mut bent = std::mem::take(&mut self.bent);
            bent.clear();
            bent.extend(self.near(node).map(|o| (self.x[o as usize] - own, self.weight(node, o))));
            let shift = best_shift(&mut bent, low.max(-REACH), high.min(REACH));
            self.bent = bent;
            self.x[node as usize] = own + shift;
        }
    }

    fn is_held(&self, node: u32) -> bool {
        self.is_anchored && self.home[node as usize].1 > HOMESICK
    }

    /// Moves each run of nodes that stand as close as they may, as a whole, so that its edges are shortest:
    /// single nodes of a packed row cannot move, and columns off by two points look careless.
    fn straighten_runs(&mut self, row: usize) {
        let nodes = &self.levels.rows[row];
        let mut from = 0;
        while from < nodes.len() {
            let mut to = from;
            while to + 1 < nodes.len() && self.slack(row, to) < 0.5 {
                to += 1;
            }
            let run = &nodes[from..=to];
            if run.len() > 1 && !run.iter().any(|&n| self.is_held(n)) {
                let (low, high) = self.space(row, from, to);
                let mut bent = std::mem::take(&mut self.bent);
                bent.clear();
                for &n in run {
                    let own = self.x[n as usize];
                    bent.extend(self.near(n).map(|o| (self.x[o as usize] - own, self.weight(n, o))));
                }
                let shift = best_shift(&mut bent, low.max(-NEARLY), high.min(NEARLY));
                self.bent = bent;
                for &n in run {
                    self.x[n as usize] += shift;
                }
            }
            from = to + 1;
        }
    }

    /// How far the node at a place of a row and the next one stand further apart than they must.
    fn slack(&self, row: usize, i: usize) -> f64 {
        let nodes = &self.levels.rows[row];
        let apart = self.x[nodes[i + 1] as usize] - self.x[nodes[i] as usize];
        apart - (self.offset[row][i + 1] - self.offset[row][i])
    }

    /// Moves all rows above a gap as a whole, so that the edges through the gap are shortest.
    fn straighten_halves(&mut self) {
        for gap in 1..self.levels.rows.len() {
            let mut bent = std::mem::take(&mut self.bent);
            bent.clear();
            for &n in &self.levels.rows[gap] {
                let own = self.x[n as usize];
                let up = self.levels.up.of(n).iter();
                bent.extend(up.map(|&o| (own - self.x[o as usize], self.weight(n, o))));
            }
            let (mut low, mut high) = (-NEARLY, NEARLY);
            for row in 0..gap {
                let nodes = &self.levels.rows[row];
                if let (Some(&first), Some(&last)) = (nodes.first(), nodes.last()) {
                    let end = self.bounds[row].1 + self.offset[row][nodes.len() - 1];
                    low = low.max(self.bounds[row].0 - self.x[first as usize]);
                    high = high.min(end - self.x[last as usize]);
                }
            }
            let shift = best_shift(&mut bent, low, high);
            self.bent = bent;
            for &n in self.levels.rows[..gap].iter().flatten() {
                self.x[n as usize] += shift;
            }
        }
    }

    /// Draws cards without arrows at the ends of a row up to the others.
    fn gather_loose(&mut self, row: usize) {
        let nodes = &self.levels.rows[row];
        let is_tied = |n: &u32| self.near(*n).next().is_some() || !self.levels.flats(*n).is_empty();
        let (Some(first), Some(last)) = (nodes.iter().position(is_tied), nodes.iter().rposition(is_tied)) else {
            return;
        };
        for i in last + 1..nodes.len() {
            self.x[nodes[i] as usize] = self.x[nodes[i - 1] as usize] + self.offset[row][i] - self.offset[row][i - 1];
        }
        for i in (0..first).rev() {
            self.x[nodes[i] as usize] = self.x[nodes[i + 1] as usize] - self.offset[row][i + 1] + self.offset[row][i];
        }
    }
}

/// The middle of what the cards took up before.
fn anchored_middle(sheet: &Sheet) -> f64 {
    let rects = sheet.cards.iter().filter_map(|c| c.before);
    let (low, high) = rects.fold((f32::MAX, f32::MIN), |(low, high), r| (low.min(r.min.x), high.max(r.max.x)));
    f64::from(f32::midpoint(low, high))
}

/// The gap between cards: the least one, or more if the map is narrower than it may be.
fn spread_gap(sheet: &Sheet, levels: &Levels, width: f64) -> f64 {
    let least = f64::from(sheet.metrics.card_gap);
    let mut gap = least * LARGEST_SPREAD;
    for row in levels.rows.iter().filter(|row| row.len() > 1) {
        let cards = row.iter().filter_map(|&n| sheet.cards.get(n as usize));
        let (count, filled) = cards.fold((0, 0.0), |(n, w), c| (n + 1, w + f64::from(c.size.w)));
        let bends = (row.len() - count) as f64;
        gap = gap.min((width - filled - bends * ARROW_GAP) / (row.len() - 1) as f64);
    }
    gap.max(least).floor()
}

/// The shift between two limits that makes edges, given as (offset, weight), shortest; 0 if none is better.
/// The weighted median, brought into the limits, as the length is convex.
fn best_shift(bent: &mut [(f64, f64)], low: f64, high: f64) -> f64 {
    if bent.is_empty() || low > high {
        return 0.0;
    }
    bent.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = bent.iter().map(|(_, w)| w).sum::<f64>() / 2.0;
    let mut seen = 0.0;
    let (mut median_low, mut median_high) = (bent[0].0, bent[bent.len() - 1].0);
    for pair in bent.windows(2) {
        seen += pair[0].1;
        if seen >= half - 1e-9 {
            (median_low, median_high) = (pair[0].0, if seen > half + 1e-9 { pair[0].0 } else { pair[1].0 });
            break;
        }
        median_low = pair[1].0;
    }
    // Between the two middle ones every place is as good; the nearest is taken.
    let wanted = 0.0_f64.clamp(median_low, median_high.max(median_low));
    let is_near = wanted >= low && wanted <= high;
    if is_near { wanted } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::best_shift;

    #[test]
    fn the_best_shift_is_the_weighted_median() {
        assert_eq!(best_shift(&mut [(9.0, 1.0), (4.0, 1.0), (5.0, 1.0)], -10.0, 10.0), 5.0);
        assert_eq!(best_shift(&mut [(9.0, 1.0), (4.0, 8.0), (5.0, 1.0)], -10.0, 10.0), 4.0);
        assert_eq!(best_shift(&mut [(9.0, 1.0), (-4.0, 1.0)], -10.0, 10.0), 0.0);
        assert_eq!(best_shift(&mut [(9.0, 1.0)], -3.0, 3.0), 0.0);
    }
}
