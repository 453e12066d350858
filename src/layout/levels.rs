//! The map as rows of nodes: cards, and bends where an arrow passes a row.
//!
//! An arrow that skips rows gets one bend node in each row that it passes, so
//! that every edge joins two neighbouring rows (a proper level graph) and the
//! order of the rows also reserves the gaps for passing arrows. Arrows within
//! a row are kept apart as flat edges. Nodes `0..cards` are the cards.

use super::order::{Grid, Net};
use super::rows::Row;
use super::sheet::Sheet;

/// The nodes and edges.
pub(super) struct Levels {
    /// How many of the nodes are cards.
    pub cards: usize,
    /// The row of each node.
    pub row_of: Vec<usize>,
    /// The nodes of each row, in the user's order, bends where a straight line would pass.
    pub rows: Vec<Vec<u32>>,
    /// Neighbours in the row above.
    pub up: Neighbours,
    /// Neighbours in the row below.
    pub down: Neighbours,
    /// Flat edges of each card as (other card, whether this card is the cause).
    pub flat: Vec<Vec<(u32, bool)>>,
    /// The bends of each link from cause to effect.
    pub bends: Vec<Vec<u32>>,
}

/// Lists of nodes, one for each node, in one block of memory.
pub(super) struct Neighbours {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Neighbours {
    fn of_pairs(nodes: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0_u32; nodes + 1];
        for &(from, _) in pairs {
            starts[from as usize + 1] += 1;
        }
        for i in 0..nodes {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut items = vec![0; pairs.len()];
        for &(from, to) in pairs {
            items[next[from as usize] as usize] = to;
            next[from as usize] += 1;
        }
        Self { starts, items }
    }

    /// The neighbours of a node.
    pub fn of(&self, node: u32) -> &[u32] {
        &self.items[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

impl Levels {
    /// The level graph of a sheet whose cards have rows, each row in the order of its list.
    pub fn of(sheet: &Sheet, rows: &[Row]) -> Self {
        let mut place = vec![0.5_f64; sheet.cards.len()];
        for row in rows {
            for (i, &card) in row.cards.iter().enumerate() {
                place[card] = (i as f64 + 0.5) / row.cards.len() as f64;
            }
        }
        Self::placed(sheet, rows, place)
    }

    /// The level graph of a sheet whose cards have rows and a place from left (0) to right (1).
    pub fn placed(sheet: &Sheet, rows: &[Row], place: Vec<f64>) -> Self {
        let cards = sheet.cards.len();
        let mut row_of = vec![0; cards];
        let mut share = place;
        for (r, row) in rows.iter().enumerate() {
            for &card in &row.cards {
                row_of[card] = r;
            }
        }
        let mut flat = vec![Vec::new(); cards];
        let mut bends = Vec::with_capacity(sheet.links.len());
        // Bends are numbered row by row, so that those of a row are close together in memory.
        let mut next = vec![0_u32; rows.len() + 1];
        let mut edges = 0;
        for link in &sheet.links {
            let (from, to) = (row_of[link.cause], row_of[link.effect]);
            edges += from.abs_diff(to);
            for row in from.min(to) + 1..from.max(to) {
                next[row + 1] += 1;
            }
        }
        next[0] = cards as u32;
        for row in 0..rows.len() {
            next[row + 1] += next[row];
        }
        let nodes = next[rows.len()] as usize;
        row_of.resize(nodes, 0);
        share.resize(nodes, 0.0);
        let mut upward: Vec<(u32, u32)> = Vec::with_capacity(edges);
        for link in &sheet.links {
            let (from, to) = (row_of[link.cause], row_of[link.effect]);
            let mut chain = Vec::with_capacity(from.abs_diff(to).saturating_sub(1));
            if from == to {
                flat[link.cause].push((link.effect as u32, true));
                flat[link.effect].push((link.cause as u32, false));
            } else {
                let span = from.abs_diff(to);
                let mut last = link.cause as u32;
                for step in 1..=span {
                    let row = if from < to { from + step } else { from - step };
                    let node = if step == span {
                        link.effect as u32
                    } else {
                        let t = step as f64 / span as f64;
                        let bend = next[row];
                        next[row] += 1;
                        row_of[bend as usize] = row;
                        share[bend as usize] = share[link.cause] + (share[link.effect] - share[link.cause]) * t;
                        chain.push(bend);
                        bend
                    };
                    upward.push(if from < to { (node, last) } else { (last, node) });
                    last = node;
                }
            }
            bends.push(chain);
        }
        let downward: Vec<(u32, u32)> = upward.iter().map(|&(low, high)| (high, low)).collect();
        let mut in_rows = vec![Vec::new(); rows.len()];
        for (node, &row) in row_of.iter().enumerate() {
            if let Some(row) = in_rows.get_mut(row) {
                row.push(node as u32);
            }
        }
        for row in &mut in_rows {
            row.sort_by(|&a: &u32, &b: &u32| share[a as usize].total_cmp(&share[b as usize]).then(a.cmp(&b)));
        }
        Self {
            cards,
            rows: in_rows,
            up: Neighbours::of_pairs(nodes, &upward),
            down: Neighbours::of_pairs(nodes, &downward),
            row_of,
            flat,
            bends,
        }
    }

    /// The rows and level graph of an order that was searched; rows without cards are left out.
    pub fn of_grid(sheet: &Sheet, net: &Net, grid: &Grid) -> (Vec<Row>, Self) {
        let mut rows = Vec::new();
        let mut kept = Vec::new();
        for (band, &(first, end)) in net.band_rows.iter().enumerate() {
            for r in first..end {
                let nodes = grid.rows[r].iter();
                let cards: Vec<usize> = nodes.filter(|&&n| net.is_card(n)).map(|&n| n as usize).collect();
                if !cards.is_empty() {
                    rows.push(Row { band, cards });
                    kept.push(r);
                }
            }
        }
        let mut levels = Self::of(sheet, &rows);
        for (r, row) in levels.rows.iter_mut().enumerate() {
            row.clear();
            let node = |&n: &u32| {
                if net.is_card(n) {
                    return Some(n);
                }
                let link = net.link_of(n, kept[r]) as usize;
                let from = levels.row_of[net.links[link].0 as usize];
                levels.bends[link].get(r.abs_diff(from).checked_sub(1)?).copied()
            };
            row.extend(grid.rows[kept[r]].iter().filter_map(node));
        }
        (rows, levels)
    }

    /// The flat edges of a node.
    pub fn flats(&self, node: u32) -> &[(u32, bool)] {
        self.flat.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the node is a card.
    pub fn is_card(&self, node: u32) -> bool {
        (node as usize) < self.cards
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.row_of.len()
    }
}
