//! What a line costs from each gap of a row to each gap of the next.
//!
//! Tables are kept until one of their rows changes. Their numbers are small, so
//! that the processor takes eight at a time.

use super::super::grid::{BEND, Grid};
use super::super::net::Net;
use super::{Insertion, MOST, ONE, SCALE};

impl Insertion {
    /// The crossings of lines from gap to gap between a row and the next one.
    pub(super) fn make_table(&mut self, net: &Net, grid: &Grid, row: usize) {
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
    pub(super) fn make_passing(&mut self, net: &Net, grid: &Grid, row: usize) {
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

    /// What one arrow pays for passing a row in each of its gaps, columns included.
    pub(super) fn make_toll(&mut self, net: &Net, grid: &Grid, row: usize, link: u32) {
        self.make_passing(net, grid, row);
        self.toll.clear();
        self.toll.extend_from_slice(&self.passing[row]);
        if net.has_columns() {
            for (toll, astray) in self.toll.iter_mut().zip(grid.astray(net, row, link)) {
                *toll = toll.saturating_add(i16::try_from(astray / SCALE).unwrap_or(i16::MAX));
            }
        }
    }
}
