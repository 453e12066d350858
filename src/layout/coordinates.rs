//! The horizontal place of every node, the order of the rows being given.
//!
//! Minimises the bent lengths of the edges under the least distances within
//! each row and the width of the map: alternating sweeps, each row solved
//! exactly as an isotonic regression (pool adjacent violators), re-weighted so
//! that the result nears the least sum of absolute offsets, hence straight
//! arrows; passing arrows weigh most (8 : 2 : 1, as Gansner et al. 1993). Last
//! passes move single nodes, packed runs and whole halves of the map to exactly
//! straight places. A card that was somewhere before is drawn back there.

use super::columns::Columns;
use super::frame::SIDE;
use super::gaps::{distance, offsets, spread_gap};
use super::levels::Levels;
use super::sheet::Sheet;

/// Pull of every node to where its row, pushed together, would stand in the middle.
const HOMESICK: f64 = 0.004;
/// Pull of a card to where it was before.
const FAITHFUL: f64 = 6.0;
/// A packed run of nodes is moved at most so far to be straight, in points.
const NEARLY: f64 = 40.0;
/// A single node is moved at most so far to be straight, in points.
const REACH: f64 = 60.0;
/// Sweeps over all rows of a small map.
const SWEEPS: usize = 24;
/// Nodes above which the sweeps get fewer.
const MANY_NODES: usize = 2_000;
/// Nodes above which packed runs stay as they are.
const HUGE: usize = 200_000;

/// Where nodes and columns are from left to right.
pub(super) struct Places {
    /// The x of the middle of each node.
    pub x: Vec<f64>,
    /// Left and right edge of each column.
    pub columns: Vec<(f64, f64)>,
}

/// The x of each node and column; only differences mean something, unless cards were somewhere before.
///
/// `width` is how wide the cards may spread, in points; rows that need more take it.
pub(super) fn place(sheet: &Sheet, levels: &Levels, width: f32) -> Places {
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
        if !placing.is_anchored && placing.columns.is_none() {
            placing.straighten_halves();
        }
    }
    if !placing.is_anchored && placing.columns.is_none() {
        for row in 0..rows {
            placing.gather_loose(row);
        }
    }
    let mut x = vec![0.0; levels.nodes()];
    for (&node, at) in levels.rows.iter().flatten().zip(&placing.x) {
        x[node as usize] = *at;
    }
    Places { x, columns: placing.columns.map_or_else(Vec::new, |c| c.ranges) }
}

/// Rows of nodes on their way to their places.
///
/// Nodes are numbered by row and place, so that a sweep walks through memory from front to back.
struct Placing {
    /// The x of each node.
    x: Vec<f64>,
    /// Where each node is drawn to, and how much.
    home: Vec<(f64, f64)>,
    /// Least distance of each node from the first one of its row.
    offset: Vec<f64>,
    /// The first node of each row, and the number of nodes at last.
    rows: Vec<usize>,
    /// Half the width of each node's card; nothing for a bend.
    half: Vec<Option<f64>>,
    /// The neighbours of each node in the rows above and below, with their weights.
    near: Vec<(u32, f32)>,
    /// The first neighbour of each node, and the number of all at last.
    starts: Vec<u32>,
    /// Flat edges as (node, node), both ways, sorted, and their least distances.
    flats: Vec<(u32, u32, f64)>,
    /// Bounds of the first node of each row if the row stood alone: least x, largest x.
    bounds: Vec<(f64, f64)>,
    /// The columns of the map, and the limits that they set to each node.
    columns: Option<Columns>,
    limits: Vec<(f64, f64)>,
    /// Whether cards were somewhere before.
    is_anchored: bool,
    pools: Vec<(f64, f64, u32)>,
    bent: Vec<(f64, f64)>,
}

impl Placing {
    fn of(sheet: &Sheet, levels: &Levels, width: f64) -> Self {
        let gap = spread_gap(sheet, levels, width);
        let count = levels.nodes();
        let is_anchored = sheet.cards.iter().any(|c| c.before.is_some());
        let half_of = |node: u32| sheet.cards.get(node as usize).map(|c| f64::from(c.size.w) / 2.0);
        let nodes = || levels.rows.iter().flatten().copied();
        let mut number = vec![0_u32; count];
        let mut rows = vec![0];
        for row in &levels.rows {
            let first = rows[rows.len() - 1];
            for (i, &node) in row.iter().enumerate() {
                number[node as usize] = (first + i) as u32;
            }
            rows.push(first + row.len());
        }
        let (mut near, mut starts) = (Vec::with_capacity(2 * count), vec![0]);
        for node in nodes() {
            let others = levels.up.of(node).iter().chain(levels.down.of(node));
            near.extend(others.map(|&o| (number[o as usize], weight(half_of(node).is_some(), half_of(o).is_some()))));
            starts.push(near.len() as u32);
        }
        let mut flats: Vec<(u32, u32, f64)> = Vec::new();
        for node in 0..levels.cards as u32 {
            for &(other, _) in levels.flats(node) {
                let apart = distance(half_of(node), half_of(other), gap);
                flats.push((number[node as usize], number[other as usize], apart));
            }
        }
        flats.sort_by_key(|&(a, b, _)| (a, b));
        let offset = offsets(sheet, levels, gap);
        let mut widest = width;
        for (r, row) in levels.rows.iter().enumerate() {
            let ends = [row.first(), row.last()].into_iter().flatten().filter_map(|&n| half_of(n)).sum::<f64>();
            let length = offset[..rows[r + 1]].last().filter(|_| !row.is_empty()).copied().unwrap_or(0.0);
            widest = widest.max(length + ends);
        }
        let mut placing = Self {
            x: vec![0.0; count],
            home: vec![(0.0, HOMESICK); count],
            offset,
            rows,
            half: nodes().map(half_of).collect(),
            near,
            starts,
            flats,
            bounds: Vec::with_capacity(levels.rows.len()),
            columns: None,
            limits: Vec::new(),
            is_anchored,
            pools: Vec::new(),
            bent: Vec::new(),
        };
        let columns = Columns::of(sheet, levels, &placing.offset);
        widest = widest.max(columns.as_ref().map_or(0.0, |c| c.width));
        placing.start(sheet, widest, &number);
        if let Some(mut columns) = columns {
            let low = f64::from(sheet.metrics.band_header + SIDE);
            columns.spread(widest, if is_anchored { low } else { -widest / 2.0 });
            for (r, row) in levels.rows.iter().enumerate() {
                let limits = columns.limits(sheet, row, placing.offsets(r));
                placing.limits.extend(limits);
            }
            placing.columns = Some(columns);
        }
        placing
    }

    /// Puts every row, pushed together, in the middle, and cards that were somewhere before there.
    fn start(&mut self, sheet: &Sheet, widest: f64, number: &[u32]) {
        let middle = if self.is_anchored { anchored_middle(sheet) } else { 0.0 };
        let left = f64::from(sheet.metrics.band_header + SIDE);
        for row in 0..self.rows.len() - 1 {
            let nodes = self.rows[row]..self.rows[row + 1];
            let half = |i: Option<usize>| i.and_then(|i| self.half[i]).unwrap_or(0.0);
            let (first, last) = (half(nodes.clone().next()), half(nodes.clone().next_back()));
            let length =
                self.offset.get(nodes.end.wrapping_sub(1)).copied().filter(|_| !nodes.is_empty()).unwrap_or(0.0);
            let low = middle - widest / 2.0 + first;
            let high = (middle + widest / 2.0 - last - length).max(low);
            self.bounds.push(if self.is_anchored { (left + first, f64::MAX) } else { (low, high) });
            let shift = middle - length / 2.0 + (first - last) / 2.0;
            for i in nodes {
                self.x[i] = self.offset[i] + shift;
                self.home[i].0 = self.x[i];
            }
        }
        for (card, &i) in sheet.cards.iter().zip(number) {
            if let Some(before) = card.before {
                self.x[i as usize] = f64::from(before.center().x);
                self.home[i as usize] = (self.x[i as usize], FAITHFUL);
            }
        }
    }

    /// Least distances of the nodes of a row from its first one.
    fn offsets(&self, row: usize) -> &[f64] {
        &self.offset[self.rows[row]..self.rows[row + 1]]
    }

    fn near(&self, node: usize) -> &[(u32, f32)] {
        &self.near[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// The nodes to which a node has flat edges, with the least distances.
    fn flats(&self, node: usize) -> &[(u32, u32, f64)] {
        let from = self.flats.partition_point(|f| (f.0 as usize) < node);
        let count = self.flats[from..].iter().take_while(|f| f.0 as usize == node).count();
        &self.flats[from..from + count]
    }

    /// Moves a row to the places of least weighted squares (pool adjacent violators), within its bounds.
    fn settle_row(&mut self, row: usize, softness: f64) {
        let mut pools = std::mem::take(&mut self.pools);
        pools.clear();
        let nodes = self.rows[row]..self.rows[row + 1];
        for i in nodes.clone() {
            let own = self.x[i];
            let (home, pull) = self.home[i];
            let (mut sum, mut weight) = (home * pull, pull);
            for &(other, w) in self.near(i) {
                let at = self.x[other as usize];
                let w = f64::from(w) / ((at - own).abs() + softness);
                sum += w * at;
                weight += w;
            }
            if self.half[i].is_some() && !self.flats.is_empty() {
                for &(_, other, apart) in self.flats(i) {
                    let at = self.x[other as usize];
                    let at = if at > own { at - apart } else { at + apart };
                    let w = 0.5 / ((at - own).abs() + softness);
                    sum += w * at;
                    weight += w;
                }
            }
            // Weighted sum, weight, how many.
            let mut pool = (sum - self.offset[i] * weight, weight, 1);
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
        let mut i = nodes.start;
        for &(sum, weight, count) in &pools {
            let value = (sum / weight).clamp(low, high);
            for _ in 0..count {
                let value = self.limits.get(i).map_or(value, |l| value.max(l.0).min(l.1.max(l.0)));
                self.x[i] = value + self.offset[i];
                i += 1;
            }
        }
        self.pools = pools;
    }

    /// How far left and right the nodes from one to another of a row could move together.
    fn space(&self, row: usize, from: usize, to: usize) -> (f64, f64) {
        let (first, end) = (self.rows[row], self.rows[row + 1]);
        let low = if from > first {
            self.x[from - 1] + self.offset[from] - self.offset[from - 1]
        } else {
            self.bounds[row].0
        };
        let high = if to + 1 < end {
            self.x[to + 1] - self.offset[to + 1] + self.offset[to]
        } else {
            self.bounds[row].1 + self.offset[to]
        };
        let (mut low, mut high) = (low - self.x[from], high - self.x[to]);
        if !self.limits.is_empty() {
            for i in from..=to {
                let at = self.x[i] - self.offset[i];
                (low, high) = (low.max(self.limits[i].0 - at), high.min(self.limits[i].1 - at));
            }
        }
        (low, high)
    }

    /// Moves each node, within its free space, to the neighbour's x that makes its edges shortest.
    fn straighten_nodes(&mut self, row: usize) {
        let mut bent = std::mem::take(&mut self.bent);
        for i in self.rows[row]..self.rows[row + 1] {
            let own = self.x[i];
            if self.is_held(i) || self.near(i).iter().all(|&(o, _)| self.x[o as usize] == own) {
                continue;
            }
            let (low, high) = self.space(row, i, i);
            bent.clear();
            bent.extend(self.near(i).iter().map(|&(o, w)| (self.x[o as usize] - own, f64::from(w))));
            self.x[i] = own + best_shift(&mut bent, low.max(-REACH), high.min(REACH));
        }
        self.bent = bent;
    }

    fn is_held(&self, node: usize) -> bool {
        self.is_anchored && self.home[node].1 > HOMESICK
    }

    /// Moves each run of nodes that stand as close as they may, as a whole, so that its edges are shortest:
    /// single nodes of a packed row cannot move, and columns off by two points look careless.
    fn straighten_runs(&mut self, row: usize) {
        let mut bent = std::mem::take(&mut self.bent);
        let end = self.rows[row + 1];
        let mut from = self.rows[row];
        while from < end {
            let mut to = from;
            while to + 1 < end && self.slack(to) < 0.5 {
                to += 1;
            }
            if to > from && !(from..=to).any(|i| self.is_held(i)) {
                let (low, high) = self.space(row, from, to);
                bent.clear();
                for i in from..=to {
                    let own = self.x[i];
                    bent.extend(self.near(i).iter().map(|&(o, w)| (self.x[o as usize] - own, f64::from(w))));
                }
                let shift = best_shift(&mut bent, low.max(-NEARLY), high.min(NEARLY));
                for x in &mut self.x[from..=to] {
                    *x += shift;
                }
            }
            from = to + 1;
        }
        self.bent = bent;
    }

    /// How far a node and the next one of its row stand further apart than they must.
    fn slack(&self, node: usize) -> f64 {
        self.x[node + 1] - self.x[node] - (self.offset[node + 1] - self.offset[node])
    }

    /// Moves all rows above a gap as a whole, so that the edges through the gap are shortest.
    fn straighten_halves(&mut self) {
        let mut bent = std::mem::take(&mut self.bent);
        // How far the rows above may move, and how far each row moves with the gaps below it in the end.
        let (mut low, mut high) = (f64::MIN, f64::MAX);
        let mut shifts = vec![0.0; self.rows.len()];
        for gap in 1..self.rows.len() - 1 {
            let above = self.rows[gap - 1]..self.rows[gap];
            if !above.is_empty() {
                low = low.max(self.bounds[gap - 1].0 - self.x[above.start]);
                high = high.min(self.bounds[gap - 1].1 + self.offset[above.end - 1] - self.x[above.end - 1]);
            }
            bent.clear();
            for i in self.rows[gap]..self.rows[gap + 1] {
                let own = self.x[i];
                let up = self.near(i).iter().filter(|(o, _)| (*o as usize) < self.rows[gap]);
                bent.extend(up.map(|&(o, w)| (own - self.x[o as usize], f64::from(w))));
            }
            let shift = best_shift(&mut bent, low.max(-NEARLY), high.min(NEARLY));
            (low, high) = (low - shift, high - shift);
            shifts[gap - 1] = shift;
        }
        for row in (0..self.rows.len() - 1).rev() {
            shifts[row] += shifts[row + 1];
            for x in &mut self.x[self.rows[row]..self.rows[row + 1]] {
                *x += shifts[row];
            }
        }
        self.bent = bent;
    }

    /// Draws cards without arrows at the ends of a row up to the others.
    fn gather_loose(&mut self, row: usize) {
        let mut nodes = self.rows[row]..self.rows[row + 1];
        let is_tied = |i: &usize| !self.near(*i).is_empty() || !self.flats(*i).is_empty();
        let (Some(first), Some(last)) = (nodes.clone().find(is_tied), nodes.clone().rev().find(is_tied)) else {
            return;
        };
        for i in last + 1..nodes.end {
            self.x[i] = self.x[i - 1] + self.offset[i] - self.offset[i - 1];
        }
        nodes.end = first;
        for i in nodes.rev() {
            self.x[i] = self.x[i + 1] - self.offset[i + 1] + self.offset[i];
        }
    }
}

/// How much an edge wants to be straight.
fn weight(is_from_card: bool, is_to_card: bool) -> f32 {
    match (is_from_card, is_to_card) {
        (true, true) => 1.0,
        (false, false) => 8.0,
        _ => 2.0,
    }
}

/// The middle of what the cards took up before.
fn anchored_middle(sheet: &Sheet) -> f64 {
    let rects = sheet.cards.iter().filter_map(|c| c.before);
    let (low, high) = rects.fold((f32::MAX, f32::MIN), |(low, high), r| (low.min(r.min.x), high.max(r.max.x)));
    f64::from(f32::midpoint(low, high))
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
