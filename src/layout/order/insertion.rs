//! The best place for a card, together with all its arrows.
//!
//! A card that is not on the grid may stand in any gap of any row of its band.
//! For every arrow, the cheapest way from its other end through the gaps of
//! the rows between is found by dynamic programming over a table of crossings
//! for each pair of gaps, so a card and its long arrows are set as one block,
//! exactly, all else being given. (Block moves between rows: grid sifting,
//! Bachmaier, Brunner, Gleißner 2012; the cheapest way of one edge: optimal edge
//! insertion, Gutwenger, Mutzel, Weiskircher 2005, here for fixed rows.)

mod tables;
mod ways;

use super::dice::Dice;
use super::grid::{
    BACKWARDS, CROSSING, DOWNWARDS, Grid, NOWHERE, OPENED, ROUND_A_CARD, count, moved_price, order_price, turned_price,
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
    /// What the arrow that is led just now pays for passing in each gap of a row.
    toll: Vec<i16>,
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
            toll: Vec::new(),
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

    fn make_room(&mut self, net: &Net) {
        let count = self.arrows.len() * net.rows;
        self.ways.resize_with(count.max(self.ways.len()), Vec::new);
        self.gaps.resize(count.max(self.gaps.len()), 0);
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
            let mut base = moved_price(net, card, row) + grid.crowd_price(net, row, card);
            if net.is_spare[row] && !nodes.iter().any(|&n| net.is_card(n)) {
                base += OPENED;
            }
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
            let counts = |n: u32| net.is_card(n) || net.has_columns();
            for &n in nodes.iter().filter(|&&n| counts(n)) {
                order += order_price(net, row, card, n, turned);
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
                if let Some(&n) = nodes.get(g).filter(|&&n| counts(n)) {
                    order += order_price(net, row, n, card, turned) - order_price(net, row, card, n, turned);
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
