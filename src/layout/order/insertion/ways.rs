//! The cheapest way of one arrow through the gaps of the rows between its cards.
//!
//! Dynamic programming from row to row, then back along what was cheapest; of
//! equal ways the straightest.

use super::super::grid::Grid;
use super::super::net::Net;
use super::{Insertion, ONE};

impl Insertion {
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
        self.make_toll(net, grid, last, link);
        self.make_table(net, grid, last.min(to));
        let end = grid.pos[other as usize] as usize;
        let mut way = std::mem::take(&mut self.ways[last]);
        let below = grid.rows[last.max(to)].len() + 1;
        for (gap, cost) in way.iter_mut().enumerate() {
            let table = &self.tables[last.min(to)];
            let line = if last < to { table[gap * below + end] } else { table[end * below + gap] };
            *cost = cost.saturating_add(self.toll[gap]).saturating_add(line);
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

    /// The cheapest ways of one arrow to all gaps of some rows.
    pub(super) fn find_ways(&mut self, net: &Net, grid: &Grid, arrow: usize, rows: std::ops::Range<usize>) {
        let (link, other) = self.arrows[arrow];
        let from = grid.row_of[other as usize] as usize;
        let base = arrow * net.rows;
        if rows.end > from + 1 {
            for row in from + 1..rows.end {
                self.make_table(net, grid, row - 1);
                if row > from + 1 {
                    self.make_toll(net, grid, row - 1, link);
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
                    for g in 0..above {
                        let so_far = before[g].saturating_add(self.toll[g]);
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
                    self.make_toll(net, grid, row + 1, link);
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
                    let on = self.ways[base + row + 1].iter().zip(&self.toll);
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

    /// Follows the cheapest way of an arrow back from the card's gap; notes where it passes.
    pub(super) fn trace(&mut self, net: &Net, grid: &Grid, arrow: usize, row: usize, gap: usize) {
        let (link, other) = self.arrows[arrow];
        let there = grid.row_of[other as usize] as usize;
        let base = arrow * net.rows;
        let end = grid.pos[other as usize] as usize;
        let (mut r, mut g) = (row, gap);
        while r.abs_diff(there) > 1 {
            let is_up = there < r;
            let next = if is_up { r - 1 } else { r + 1 };
            let cost = self.ways[base + r][g];
            let width = grid.rows[next].len() + 1;
            self.make_toll(net, grid, next, link);
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
                let so_far = self.ways[base + next][h].saturating_add(self.toll[h]);
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
}
