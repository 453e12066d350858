//! The best place for a card, together with all its arrows.
//!
//! A card that is not on the grid may stand in any gap of any row of its band.
//! For every arrow, the cheapest way from its other end through the gaps of
//! the rows between is found by dynamic programming over a table of crossings
//! for each pair of gaps, so a card and its long arrows are set as one block,
//! exactly, all else being given. (Block moves between rows: grid sifting,
//! Bachmaier, Brunner, Gleißner 2012; the cheapest way of one edge: optimal edge
//! insertion, Gutwenger, Mutzel, Weiskircher 2005, here for fixed rows.)

use super::dice::Dice;
use super::grid::{
    BACKWARDS, BEND, CROSSING, DOWNWARDS, Grid, NOWHERE, ROUND_A_CARD, count, crowd_price, moved_price, pair_price,
    turned_price,
};
use super::net::Net;

/// One crossing in the tables, whose numbers are small so that eight are computed at once.
const ONE: i16 = 32;
/// What one of the small numbers is in the price.
const SCALE: i64 = CROSSING / ONE as i64;
/// The largest small number; a line with more crossings is as bad as one with so many.
const MOST: i32 = i16::MAX as i32;

/// Memory for insertions into grids of one net.
pub(super) struct Insertion {
    /// For each layer, the crossings of a line from each gap above to each gap below, times the price of one.
    tables: Vec<Vec<i16>>,
    /// The versions of the two rows for which each table was made.
    made_for: Vec<(u32, u32)>,
    /// For each row, what an arrow pays for passing in each gap.
    passing: Vec<Vec<i16>>,
    passing_for: Vec<u32>,
    /// For each arrow and row, what its cheapest way up to each gap of the row costs.
    ways: Vec<Vec<i16>>,
    /// For each arrow and row, the gap in which it passes.
    gaps: Vec<u32>,
    arrows: Vec<(u32, u32)>,
    total: Vec<i64>,
    slope: Vec<i32>,
    ends: Vec<(u32, u32)>,
    step: Vec<i16>,
    entering: Vec<(u32, u32, u32)>,
    merged: Vec<u32>,
    /// Cells of tables and ways that were computed.
    pub work: u64,
}

impl Insertion {
    /// Memory for grids of a net.
    pub fn new(net: &Net) -> Self {
        let never = u32::MAX / 2;
        Self {
            tables: vec![Vec::new(); net.rows],
            made_for: vec![(never, never); net.rows],
            passing: vec![Vec::new(); net.rows],
            passing_for: vec![never; net.rows],
            ways: Vec::new(),
            gaps: Vec::new(),
            arrows: Vec::new(),
            total: Vec::new(),
            slope: Vec::new(),
            ends: Vec::new(),
            step: Vec::new(),
            entering: Vec::new(),
            merged: Vec::new(),
            work: 0,
        }
    }

    /// Takes a card and the bends of its arrows off the grid.
    pub fn take_off(net: &Net, grid: &mut Grid, card: u32) {
        let row = grid.row_of[card as usize];
        if row == NOWHERE {
            return;
        }
        let (mut first, mut last) = (row, row);
        for &(_, other) in net.links_of(card) {
            let there = grid.row_of[other as usize];
            if there != NOWHERE {
                (first, last) = (first.min(there), last.max(there));
                grid.touch_price(there as usize);
            }
        }
        for r in first as usize..=last as usize {
            let mut is_touched = false;
            for &(link, other) in net.links_of(card) {
                let there = grid.row_of[other as usize];
                if there != NOWHERE && (r as u32) > row.min(there) && (r as u32) < row.max(there) {
                    grid.pos[net.bend(link, r) as usize] = NOWHERE;
                    is_touched = true;
                }
            }
            if r as u32 == row {
                grid.pos[card as usize] = NOWHERE;
                is_touched = true;
            }
            if is_touched {
                let pos = &grid.pos;
                grid.rows[r].retain(|&n| pos[n as usize] != NOWHERE);
                grid.touch(net, r);
            }
        }
        grid.row_of[card as usize] = NOWHERE;
    }

    /// Sets a card that is off the grid, with the arrows to cards that are on it, where it costs least.
    /// Among equals the gap nearest to its neighbours wins, or with dice, any.
    pub fn set(&mut self, net: &Net, grid: &mut Grid, card: u32, dice: Option<&mut Dice>) {
        self.arrows.clear();
        let on_grid = net.links_of(card).iter().filter(|(_, other)| grid.row_of[*other as usize] != NOWHERE);
        self.arrows.extend(on_grid);
        // What an insertion costs beside the cells of its tables.
        self.work += 300 + 120 * self.arrows.len() as u64;
        let rows = net.rows_of(card);
        self.make_room(net);
        for a in 0..self.arrows.len() {
            self.find_ways(net, grid, a, rows.clone());
        }
        let (row, gap) = self.cheapest(net, grid, card, rows, dice);
        self.enter(net, grid, card, row, gap);
    }

    /// Leads an arrow anew through the rows between its cards, which stand.
    pub fn thread(&mut self, net: &Net, grid: &mut Grid, link: u32) {
        let (one, other) = net.links[link as usize];
        let (from, to) = (grid.row_of[one as usize] as usize, grid.row_of[other as usize] as usize);
        if from.abs_diff(to) < 2 {
            return;
        }
        for row in from.min(to) + 1..from.max(to) {
            let bend = net.bend(link, row);
            grid.rows[row].retain(|&n| n != bend);
            grid.touch(net, row);
        }
        grid.hidden = Some(link);
        self.arrows.clear();
        self.arrows.push((link, one));
        self.make_room(net);
        let last = if from < to { to - 1 } else { to + 1 };
        self.find_ways(net, grid, 0, last..last + 1);
        self.make_passing(net, grid, last);
        self.make_table(net, grid, last.min(to));
        let end = grid.pos[other as usize] as usize;
        let mut way = std::mem::take(&mut self.ways[last]);
        let below = grid.rows[last.max(to)].len() + 1;
        for (gap, cost) in way.iter_mut().enumerate() {
            let table = &self.tables[last.min(to)];
            let line = if last < to { table[gap * below + end] } else { table[end * below + gap] };
            *cost = cost.saturating_add(self.passing[last][gap]).saturating_add(line);
        }
        // Arrows of the card at the end do not cross this one.
        if last < to {
            grid.above(net, other, to, |n| {
                way[grid.pos[n as usize] as usize + 1..].iter_mut().for_each(|w| *w -= ONE);
            });
        } else {
            grid.below(net, other, to, |n| {
                way[grid.pos[n as usize] as usize + 1..].iter_mut().for_each(|w| *w -= ONE);
            });
        }
        let goal = f64::from(grid.pos[other as usize]) / grid.rows[to].len() as f64;
        let off = |gap: usize| (gap as f64 / way.len() as f64 - goal).abs();
        let best = (0..way.len()).min_by(|&a, &b| way[a].cmp(&way[b]).then(off(a).total_cmp(&off(b)))).unwrap_or(0);
        self.ways[last] = way;
        // The way up to the gap itself is what the trace follows back.
        self.find_ways(net, grid, 0, last..last + 1);
        self.entering.clear();
        self.gaps[last] = best as u32;
        self.entering.push((last as u32, best as u32, 0));
        self.trace(net, grid, 0, last, best);
        grid.hidden = None;
        self.merge(net, grid, link, to);
    }

    fn make_room(&mut self, net: &Net) {
        let count = self.arrows.len() * net.rows;
        self.ways.resize_with(count.max(self.ways.len()), Vec::new);
        self.gaps.resize(count.max(self.gaps.len()), 0);
    }

    /// The cheapest ways of one arrow to all gaps of some rows.
    fn find_ways(&mut self, net: &Net, grid: &Grid, arrow: usize, rows: std::ops::Range<usize>) {
        let (_, other) = self.arrows[arrow];
        let from = grid.row_of[other as usize] as usize;
        let base = arrow * net.rows;
        if rows.end > from + 1 {
            for row in from + 1..rows.end {
                self.make_table(net, grid, row - 1);
                if row > from + 1 {
                    self.make_passing(net, grid, row - 1);
                }
                let (above, below) = (grid.rows[row - 1].len() + 1, grid.rows[row].len() + 1);
                let mut way = std::mem::take(&mut self.ways[base + row]);
                way.clear();
                let table = &self.tables[row - 1];
                if row == from + 1 {
                    let at = grid.pos[other as usize] as usize;
                    way.extend_from_slice(&table[at * below..(at + 1) * below]);
                    grid.below(net, other, from, |n| {
                        let place = grid.pos[n as usize] as usize;
                        way[place + 1..].iter_mut().for_each(|w| *w -= ONE);
                    });
                } else {
                    way.resize(below, i16::MAX);
                    let before = &self.ways[base + row - 1];
                    let passing = &self.passing[row - 1];
                    for g in 0..above {
                        let so_far = before[g].saturating_add(passing[g]);
                        for (w, t) in way.iter_mut().zip(&table[g * below..(g + 1) * below]) {
                            *w = (*w).min(so_far.saturating_add(*t));
                        }
                    }
                }
                self.work += (above * below) as u64 / 8;
                self.ways[base + row] = way;
            }
        }
        if rows.start < from {
            for row in (rows.start..from).rev() {
                self.make_table(net, grid, row);
                if row + 1 < from {
                    self.make_passing(net, grid, row + 1);
                }
                let (above, below) = (grid.rows[row].len() + 1, grid.rows[row + 1].len() + 1);
                let mut way = std::mem::take(&mut self.ways[base + row]);
                way.clear();
                let table = &self.tables[row];
                if row + 1 == from {
                    let at = grid.pos[other as usize] as usize;
                    way.extend((0..above).map(|g| table[g * below + at]));
                    grid.above(net, other, from, |n| {
                        let place = grid.pos[n as usize] as usize;
                        way[place + 1..].iter_mut().for_each(|w| *w -= ONE);
                    });
                } else {
                    self.step.clear();
                    let on = self.ways[base + row + 1].iter().zip(&self.passing[row + 1]);
                    self.step.extend(on.map(|(a, b)| a.saturating_add(*b)));
                    way.extend((0..above).map(|g| {
                        let line = &table[g * below..(g + 1) * below];
                        line.iter().zip(&self.step).map(|(t, s)| t.saturating_add(*s)).fold(i16::MAX, i16::min)
                    }));
                }
                self.work += (above * below) as u64 / 8;
                self.ways[base + row] = way;
            }
        }
    }

    /// The crossings of lines from gap to gap between a row and the next one.
    fn make_table(&mut self, net: &Net, grid: &Grid, row: usize) {
        let now = (grid.version[row], grid.version[row + 1]);
        if self.made_for[row] == now {
            return;
        }
        self.made_for[row] = now;
        let below = grid.rows[row + 1].len();
        let table = &mut self.tables[row];
        table.clear();
        table.reserve((grid.rows[row].len() + 1) * (below + 1));
        let one = i32::from(ONE);
        // By how much the crossings grow from each gap below to the next one.
        let slope = &mut self.slope;
        slope.clear();
        slope.resize(below, 0);
        let ends = &mut self.ends;
        ends.clear();
        for (i, &node) in grid.rows[row].iter().enumerate() {
            grid.below(net, node, row, |n| ends.push((i as u32, grid.pos[n as usize])));
        }
        for &(_, end) in ends.iter() {
            slope[end as usize] += one;
        }
        let (mut left, mut next) = (0, 0);
        for i in 0..=grid.rows[row].len() {
            let mut at = left;
            table.push(at.min(MOST) as i16);
            table.extend(slope.iter().map(|s| {
                at += s;
                at.min(MOST) as i16
            }));
            while let Some(&(_, end)) = ends.get(next).filter(|(from, _)| *from == i as u32) {
                slope[end as usize] -= 2 * one;
                left += one;
                next += 1;
            }
        }
        self.work += table.len() as u64;
    }

    /// What an arrow pays for passing a row in each of its gaps.
    fn make_passing(&mut self, net: &Net, grid: &Grid, row: usize) {
        if self.passing_for[row] == grid.version[row] {
            return;
        }
        self.passing_for[row] = grid.version[row];
        let passing = &mut self.passing[row];
        passing.clear();
        passing.resize(grid.rows[row].len() + 1, (BEND / SCALE) as i16);
        for (i, &node) in grid.rows[row].iter().enumerate() {
            if net.is_card(node) {
                for (other, _) in grid.flats(net, node, row) {
                    let to = grid.pos[other as usize] as usize;
                    if to > i {
                        passing[i + 1..=to].iter_mut().for_each(|p| *p = p.saturating_add(ONE));
                    }
                }
            }
        }
    }

    /// The row and gap where a card and its arrows cost least.
    fn cheapest(
        &mut self,
        net: &Net,
        grid: &Grid,
        card: u32,
        rows: std::ops::Range<usize>,
        mut dice: Option<&mut Dice>,
    ) -> (usize, usize) {
        let mut best = (i64::MAX, i64::MAX, rows.start, 0);
        for row in rows {
            let nodes = &grid.rows[row];
            let gaps = nodes.len() + 1;
            self.total.clear();
            self.total.resize(gaps, 0);
            let mut base = moved_price(net, card, row) + crowd_price(net, grid.used[row], net.room(card));
            // Where its neighbours stand, in thousandths of a row.
            let (mut sum, mut arrows) = (0_i64, 0_i64);
            for (a, &(link, other)) in self.arrows.iter().enumerate() {
                let there = grid.row_of[other as usize] as usize;
                let is_cause = net.links[link as usize].0 == card;
                sum += 1000 * (2 * i64::from(grid.pos[other as usize]) + 1) / (2 * count(grid.rows[there].len()));
                arrows += 1;
                if there == row {
                    add_flat(net, grid, row, other, is_cause, &mut self.total);
                    continue;
                }
                let is_inner = net.band_of[card as usize] == net.band_of[other as usize];
                if is_inner && is_cause == (row < there) {
                    base += DOWNWARDS;
                }
                let way = &self.ways[a * net.rows + row];
                self.total.iter_mut().zip(way).for_each(|(t, w)| *t += SCALE * i64::from(*w));
            }
            self.make_passing(net, grid, row);
            let (up, down) = self.arrows.iter().fold((0, 0), |(up, down), (_, other)| {
                let there = grid.row_of[*other as usize] as usize;
                (up + i64::from(there < row), down + i64::from(there > row))
            });
            let turned = turned_price(gaps);
            let mut order: i64 = 0;
            for &n in nodes.iter().filter(|&&n| net.is_card(n)) {
                order += pair_price(net, card, n, turned);
            }
            let home = if arrows > 0 { sum / arrows } else { 500 };
            for g in 0..gaps {
                let flats = i64::from(self.passing[row][g] / ONE);
                let price = self.total[g] + base + order + flats * (ROUND_A_CARD + CROSSING * up.min(down));
                let off = match dice.as_deref_mut() {
                    Some(dice) => count(dice.below(1000)),
                    None => (count((1000 * g + 500) / gaps) - home).abs(),
                };
                if (price, off) < (best.0, best.1) {
                    best = (price, off, row, g);
                }
                if let Some(&n) = nodes.get(g).filter(|&&n| net.is_card(n)) {
                    order += pair_price(net, n, card, turned) - pair_price(net, card, n, turned);
                }
            }
            self.work += gaps as u64 * (self.arrows.len() as u64 + 2) / 2;
        }
        (best.2, best.3)
    }

    /// Puts the card into its gap and the bends of its arrows into theirs.
    fn enter(&mut self, net: &Net, grid: &mut Grid, card: u32, row: usize, gap: usize) {
        self.entering.clear();
        self.entering.push((row as u32, gap as u32, u32::MAX));
        for a in 0..self.arrows.len() {
            self.trace(net, grid, a, row, gap);
        }
        self.merge(net, grid, card, row);
        grid.row_of[card as usize] = row as u32;
        for &(_, other) in &self.arrows {
            let there = grid.row_of[other as usize] as usize;
            grid.touch_price(there);
        }
    }

    /// Puts what is entering into the rows: bends, and the card where no arrow is named.
    fn merge(&mut self, net: &Net, grid: &mut Grid, card: u32, home: usize) {
        let mut entering = std::mem::take(&mut self.entering);
        entering.sort_by(|one, other| {
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| {
                if one.2 == u32::MAX || other.2 == u32::MAX {
                    return one.2.cmp(&other.2);
                }
                self.side_by_side(net, grid, home, one.0 as usize, one.2 as usize, other.2 as usize)
            })
        });
        let mut i = 0;
        while i < entering.len() {
            let r = entering[i].0 as usize;
            self.merged.clear();
            let mut from = 0;
            while i < entering.len() && entering[i].0 as usize == r {
                let (_, gap, arrow) = entering[i];
                self.merged.extend_from_slice(&grid.rows[r][from..gap as usize]);
                from = gap as usize;
                self.merged.push(self.arrows.get(arrow as usize).map_or(card, |&(link, _)| net.bend(link, r)));
                i += 1;
            }
            self.merged.extend_from_slice(&grid.rows[r][from..]);
            std::mem::swap(&mut self.merged, &mut grid.rows[r]);
            grid.touch(net, r);
        }
        self.entering = entering;
    }

    /// Follows the cheapest way of an arrow back from the card's gap; notes where it passes.
    fn trace(&mut self, net: &Net, grid: &Grid, arrow: usize, row: usize, gap: usize) {
        let (_, other) = self.arrows[arrow];
        let there = grid.row_of[other as usize] as usize;
        let base = arrow * net.rows;
        let end = grid.pos[other as usize] as usize;
        let (mut r, mut g) = (row, gap);
        while r.abs_diff(there) > 1 {
            let is_up = there < r;
            let next = if is_up { r - 1 } else { r + 1 };
            let cost = self.ways[base + r][g];
            let width = grid.rows[next].len() + 1;
            // Of equal ways the straightest one.
            let goal = {
                let from = (2 * g + 1) as f64 / (2 * grid.rows[r].len() + 2) as f64;
                let to = (2 * end + 1) as f64 / (2 * grid.rows[there].len()) as f64;
                from + (to - from) / r.abs_diff(there) as f64
            };
            let mut best = (f64::MAX, 0);
            for h in 0..width {
                let table = if is_up {
                    self.tables[next][h * (grid.rows[r].len() + 1) + g]
                } else {
                    self.tables[r][g * width + h]
                };
                let so_far = self.ways[base + next][h].saturating_add(self.passing[next][h]);
                if so_far.saturating_add(table) == cost {
                    let off = ((h as f64 + 0.5) / width as f64 - goal).abs();
                    if off < best.0 {
                        best = (off, h);
                    }
                }
            }
            (r, g) = (next, best.1);
            self.gaps[base + r] = g as u32;
            self.entering.push((r as u32, g as u32, arrow as u32));
        }
    }

    /// Which of two arrows passes left if both pass a row in one gap: the one that leads further left beyond it.
    fn side_by_side(
        &self,
        net: &Net,
        grid: &Grid,
        home: usize,
        mut row: usize,
        one: usize,
        other: usize,
    ) -> std::cmp::Ordering {
        let is_up = row < home;
        loop {
            let key = |arrow: usize| {
                let end = self.arrows[arrow].1 as usize;
                if grid.row_of[end] as usize == row {
                    (2 * grid.pos[end] + 1, true)
                } else {
                    (2 * self.gaps[arrow * net.rows + row], false)
                }
            };
            let (a, b) = (key(one), key(other));
            if a.0 != b.0 || a.1 || row == 0 {
                return a.0.cmp(&b.0).then(one.cmp(&other));
            }
            row = if is_up { row - 1 } else { row + 1 };
        }
    }
}

/// Adds what a flat arrow between the card, in each gap of a row, and another card of the row costs.
fn add_flat(net: &Net, grid: &Grid, row: usize, other: u32, is_cause: bool, total: &mut [i64]) {
    let nodes = &grid.rows[row];
    let at = grid.pos[other as usize] as usize;
    let mut price = if is_cause { 0 } else { BACKWARDS };
    for g in (0..=at).rev() {
        total[g] += price;
        if let Some(g) = g.checked_sub(1) {
            price += grid.between(net, nodes[g], row);
        }
    }
    let mut price = if is_cause { BACKWARDS } else { 0 };
    for (g, total) in total.iter_mut().enumerate().skip(at + 1) {
        *total += price;
        if let Some(&n) = nodes.get(g) {
            price += grid.between(net, n, row);
        }
    }
}
