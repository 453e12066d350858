//! The rows of a map while they are searched, and their price.
//!
//! The price is a whole number, so sums are exact and the search never drifts.
//! It is kept for each row and for each layer (two neighbouring rows); only what
//! a move has touched is counted again. Crossings are counted as inversions
//! with a Fenwick tree (Barth, Jünger, Mutzel 2002), in O(edges x log nodes).
//! Invariant: a link has a bend in every row strictly between its cards, and
//! none while one of them is not on the grid.

use super::net::Net;
use crate::layout::levels::Levels;

/// One crossing of two arrows.
pub(in crate::layout) const CROSSING: i64 = 256;
/// A flat arrow that has to go round a card in its row.
pub(super) const ROUND_A_CARD: i64 = 2 * CROSSING;
/// A flat arrow that reads from right to left.
pub(super) const BACKWARDS: i64 = 60;
/// An arrow inside a band that points down.
pub(super) const DOWNWARDS: i64 = 200;
/// A row that an arrow passes.
pub(super) const BEND: i64 = 8;
/// A card of another column on whose far side an arrow passes.
const ASTRAY: i64 = 64;
/// A point by which a row is too wide.
const TOO_WIDE: i64 = 12;
/// Two cards of a row that stand the other way round than before.
const TURNED: i64 = 256;
/// A card that has left its row.
const MOVED: i64 = 1024;

/// A row that the map did not have before.
pub(super) const OPENED: i64 = 4 * CROSSING;

/// The row of a card that is not on the grid.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Rows of cards and bends.
#[derive(Clone)]
pub(in crate::layout) struct Grid {
    /// The nodes of each row from left to right.
    pub rows: Vec<Vec<u32>>,
    /// The row of each card, or [`NOWHERE`].
    pub row_of: Vec<u32>,
    /// The place of each node in its row; stale for what is not on the grid.
    pub pos: Vec<u32>,
    /// A link that has no bends for the moment.
    pub hidden: Option<u32>,
    /// The width of each row that is in use, in points.
    pub used: Vec<i32>,
    /// The width of the cards of each row in each column, in points; row by row.
    used_in: Vec<i32>,
    /// How often each row was changed; tables made for another count are stale.
    pub version: Vec<u32>,
    row_price: Vec<i64>,
    layer_price: Vec<i64>,
    is_row_stale: Vec<bool>,
    is_layer_stale: Vec<bool>,
    tree: Vec<u32>,
    ends: Vec<u32>,
}

impl Grid {
    /// Empty rows.
    pub fn new(net: &Net) -> Self {
        Self {
            rows: vec![Vec::new(); net.rows],
            row_of: vec![NOWHERE; net.cards],
            pos: vec![0; net.nodes()],
            hidden: None,
            used: vec![0; net.rows],
            used_in: vec![0; net.rows * net.column_limit.len()],
            version: vec![0; net.rows],
            row_price: vec![0; net.rows],
            layer_price: vec![0; net.rows],
            is_row_stale: vec![true; net.rows],
            is_layer_stale: vec![true; net.rows],
            tree: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// The grid of a level graph with the same rows.
    pub fn of_levels(net: &Net, levels: &Levels) -> Self {
        let mut grid = Self::new(net);
        let mut number: Vec<u32> = (0..levels.nodes() as u32).collect();
        for (link, bends) in levels.bends.iter().enumerate() {
            for &bend in bends {
                number[bend as usize] = net.bend(link as u32, levels.row_of[bend as usize]);
            }
        }
        for (row, nodes) in levels.rows.iter().enumerate() {
            grid.rows[row].extend(nodes.iter().map(|&n| number[n as usize]));
            for &node in nodes.iter().filter(|&&n| levels.is_card(n)) {
                grid.row_of[node as usize] = row as u32;
            }
        }
        for row in 0..net.rows {
            grid.touch(net, row);
        }
        grid
    }

    /// Copies another grid of the same net without taking new memory.
    pub fn copy_from(&mut self, other: &Self) {
        for (row, from) in self.rows.iter_mut().zip(&other.rows) {
            row.clear();
            row.extend_from_slice(from);
        }
        self.row_of.copy_from_slice(&other.row_of);
        self.pos.copy_from_slice(&other.pos);
        self.used.copy_from_slice(&other.used);
        self.used_in.copy_from_slice(&other.used_in);
        self.row_price.copy_from_slice(&other.row_price);
        self.layer_price.copy_from_slice(&other.layer_price);
        self.is_row_stale.copy_from_slice(&other.is_row_stale);
        self.is_layer_stale.copy_from_slice(&other.is_layer_stale);
        for version in &mut self.version {
            *version = version.wrapping_add(1);
        }
    }

    /// Says that a row holds other nodes than before, or in another order.
    pub fn touch(&mut self, net: &Net, row: usize) {
        let mut used = 0;
        for (i, &node) in self.rows[row].iter().enumerate() {
            self.pos[node as usize] = i as u32;
            used += net.room(node);
        }
        self.used[row] = used;
        if !self.used_in.is_empty() {
            let columns = net.column_limit.len();
            let used_in = &mut self.used_in[row * columns..(row + 1) * columns];
            used_in.fill(0);
            for &card in self.rows[row].iter().filter(|&&n| net.is_card(n)) {
                if let Some(column) = net.column[card as usize] {
                    used_in[column as usize] += net.room(card);
                }
            }
        }
        self.version[row] = self.version[row].wrapping_add(1);
        self.is_row_stale[row] = true;
        self.is_layer_stale[row] = true;
        if row > 0 {
            self.is_layer_stale[row - 1] = true;
        }
    }

    /// Says that a card of the row has other neighbours, which the price of flat arrows over it looks at.
    pub fn touch_price(&mut self, row: usize) {
        self.is_row_stale[row] = true;
    }

    /// Calls back with the neighbours of a node in the row below its own.
    pub fn below(&self, net: &Net, node: u32, row: usize, mut found: impl FnMut(u32)) {
        let next = row as u32 + 1;
        if net.is_card(node) {
            for &(link, other) in net.links_of(node) {
                let there = self.row_of[other as usize];
                if self.hidden == Some(link) {
                    continue;
                }
                if there == next {
                    found(other);
                } else if there > next && there != NOWHERE {
                    found(net.bend(link, row + 1));
                }
            }
        } else {
            let link = net.link_of(node, row);
            let (a, b) = net.links[link as usize];
            let low = if self.row_of[a as usize] > self.row_of[b as usize] { a } else { b };
            found(if self.row_of[low as usize] == next { low } else { net.bend(link, row + 1) });
        }
    }

    /// Calls back with the neighbours of a card in the row above its own.
    pub fn above(&self, net: &Net, card: u32, row: usize, mut found: impl FnMut(u32)) {
        for &(link, other) in net.links_of(card) {
            let there = self.row_of[other as usize];
            if there < row as u32 && self.hidden != Some(link) {
                found(if there + 1 == row as u32 { other } else { net.bend(link, row - 1) });
            }
        }
    }

    /// How many arrows leave a card upwards and downwards if it stands in a row.
    pub fn degrees(&self, net: &Net, card: u32, row: usize) -> (i64, i64) {
        let (mut up, mut down) = (0, 0);
        for &(_, other) in net.links_of(card) {
            let there = self.row_of[other as usize];
            if there != NOWHERE {
                up += i64::from(there < row as u32);
                down += i64::from(there > row as u32);
            }
        }
        (up, down)
    }

    /// What a flat arrow pays for a node that stands between its ends.
    pub fn between(&self, net: &Net, node: u32, row: usize) -> i64 {
        if net.is_card(node) {
            let (up, down) = self.degrees(net, node, row);
            ROUND_A_CARD + CROSSING * up.min(down)
        } else {
            CROSSING
        }
    }

    /// The cards that a card of a row is joined to within the row, and whether it is the cause.
    pub fn flats<'a>(&'a self, net: &'a Net, card: u32, row: usize) -> impl Iterator<Item = (u32, bool)> + 'a {
        let here = net.links_of(card).iter().filter(move |(_, other)| self.row_of[*other as usize] == row as u32);
        here.map(move |&(link, other)| (other, net.links[link as usize].0 == card))
    }

    /// For each gap of a row, what a link pays there for cards of columns that it does not lead through: it should
    /// not pass on their far side.
    pub fn astray<'a>(&'a self, net: &'a Net, row: usize, link: u32) -> impl Iterator<Item = i64> + 'a {
        let (nodes, span) = (&self.rows[row], net.span_of(link));
        let beyond = move |node: u32| astray_price(net, span, node, false);
        let mut now: i64 = nodes.iter().map(|&node| beyond(node)).sum();
        std::iter::once(now).chain(nodes.iter().map(move |node| {
            now += astray_price(net, span, *node, true) - beyond(*node);
            now
        }))
    }

    /// The price of the whole grid; counts again what is stale.
    pub fn price(&mut self, net: &Net) -> i64 {
        for row in 0..net.rows {
            if std::mem::take(&mut self.is_row_stale[row]) {
                self.row_price[row] = self.price_of_row(net, row);
            }
            if std::mem::take(&mut self.is_layer_stale[row]) && row + 1 < net.rows {
                self.layer_price[row] = CROSSING * self.crossings(net, row);
            }
        }
        self.row_price.iter().sum::<i64>() + self.layer_price.iter().sum::<i64>()
    }

    /// The part of the price that is crossings between rows.
    #[cfg(test)]
    pub fn layers_price(&self) -> i64 {
        self.layer_price.iter().sum()
    }

    /// What each band adds to the price: its rows, and half of the layers beside them.
    pub fn loads(&self, net: &Net) -> Vec<i64> {
        let band = |&(first, end): &(usize, usize)| {
            let layers = self.layer_price[first.saturating_sub(1)..end].iter().sum::<i64>();
            self.row_price[first..end].iter().sum::<i64>() + layers / 2
        };
        net.band_rows.iter().map(band).collect()
    }

    /// How often arrows between a row and the next one cross if they are straight lines.
    fn crossings(&mut self, net: &Net, row: usize) -> i64 {
        let mut tree = std::mem::take(&mut self.tree);
        tree.clear();
        tree.resize(self.rows[row + 1].len() + 1, 0);
        let (mut total, mut seen) = (0_i64, 0_i64);
        let mut ends = std::mem::take(&mut self.ends);
        for &node in &self.rows[row] {
            ends.clear();
            self.below(net, node, row, |other| ends.push(self.pos[other as usize] + 1));
            for &end in &ends {
                let mut i = end as usize;
                let mut left = 0;
                while i > 0 {
                    left += tree[i];
                    i &= i - 1;
                }
                total += seen - i64::from(left);
            }
            // Arrows of one node do not cross, so they are entered only now.
            for &end in &ends {
                let mut i = end as usize;
                while i < tree.len() {
                    tree[i] += 1;
                    i += i & i.wrapping_neg();
                }
                seen += 1;
            }
        }
        self.ends = ends;
        self.tree = tree;
        total
    }

    fn price_of_row(&self, net: &Net, row: usize) -> i64 {
        let nodes = &self.rows[row];
        let turned = turned_price(nodes.len());
        let mut total = 0;
        for (i, &node) in nodes.iter().enumerate() {
            if !net.is_card(node) {
                total += BEND;
                if net.has_columns() {
                    total += self.astray(net, row, net.link_of(node, row)).nth(i).unwrap_or(0);
                }
                continue;
            }
            total += moved_price(net, node, row);
            for &(link, other) in net.links_of(node) {
                let there = self.row_of[other as usize];
                let is_cause = net.links[link as usize].0 == node;
                if there == row as u32 {
                    let to = self.pos[other as usize] as usize;
                    if to > i {
                        total += if is_cause { 0 } else { BACKWARDS };
                        total += nodes[i + 1..to].iter().map(|&n| self.between(net, n, row)).sum::<i64>();
                    }
                } else if is_cause && there != NOWHERE && there > row as u32 {
                    let is_inner = net.band_of[node as usize] == net.band_of[other as usize];
                    total += if is_inner { DOWNWARDS } else { 0 };
                }
            }
            for &other in nodes[..i].iter().filter(|&&n| net.is_card(n)) {
                total += pair_price(net, other, node, turned);
            }
        }
        if net.is_spare[row] && nodes.iter().any(|&n| net.is_card(n)) {
            total += OPENED;
        }
        for (column, &limit) in net.column_limit.iter().enumerate() {
            total += TOO_WIDE * i64::from((self.used_in[row * net.column_limit.len() + column] - limit).max(0));
        }
        total + TOO_WIDE * i64::from((self.used[row] - net.limit).max(0))
    }

    /// What a row and its column pay for being wider than they may, if a card comes into it.
    pub fn crowd_price(&self, net: &Net, row: usize, card: u32) -> i64 {
        let width = net.room(card);
        let excess = |used: i32, limit: i32| i64::from((used + width - limit).max(0) - (used - limit).max(0));
        let mut total = excess(self.used[row], net.limit);
        if let Some(column) = net.column[card as usize] {
            let column = column as usize;
            total += excess(self.used_in[row * net.column_limit.len() + column], net.column_limit[column]);
        }
        TOO_WIDE * total
    }
}

/// A length as a price.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// What a card pays for a row that was not its own before.
pub(super) fn moved_price(net: &Net, card: u32, row: usize) -> i64 {
    net.before[card as usize].map_or(0, |(before, _)| if before == row as u32 { 0 } else { MOVED })
}

/// The price of two cards against the user's own order; all pairs of a row together pay about one crossing.
pub(super) fn turned_price(row_length: usize) -> i64 {
    let length = count(row_length);
    (2 * CROSSING / (length * length).max(1)).min(8)
}

/// What a link that leads through a span of columns pays for a node beside it: it should not pass on the far side of
/// a card of another column.
fn astray_price(net: &Net, span: Option<(u32, u32)>, node: u32, is_left: bool) -> i64 {
    match (span, net.near_column.get(node as usize)) {
        (Some((first, last)), Some(&Some(column))) => {
            let is_astray = if is_left { column > last } else { column < first };
            if is_astray { ASTRAY } else { 0 }
        }
        _ => 0,
    }
}

/// What two nodes of a row pay for standing in this order.
pub(super) fn order_price(net: &Net, row: usize, left: u32, right: u32, turned: i64) -> i64 {
    match (net.is_card(left), net.is_card(right)) {
        (true, true) => pair_price(net, left, right, turned),
        (true, false) => astray_price(net, net.span_of(net.link_of(right, row)), left, true),
        (false, true) => astray_price(net, net.span_of(net.link_of(left, row)), right, false),
        (false, false) => 0,
    }
}

/// What two cards of one row pay for standing in this order: against where they were before, or, if one is
/// new, against the user's own order. Columns never mix.
pub(super) fn pair_price(net: &Net, left: u32, right: u32, turned: i64) -> i64 {
    let columns = match (net.column[left as usize], net.column[right as usize]) {
        (Some(a), Some(b)) if a != b => return if a < b { 0 } else { 64 * CROSSING },
        (None, None) if !net.has_columns() => 0,
        _ if net.near_column[left as usize] > net.near_column[right as usize] => ASTRAY,
        _ => 0,
    };
    columns
        + match (net.before[left as usize], net.before[right as usize]) {
            (Some(a), Some(b)) => {
                if a.1 <= b.1 {
                    0
                } else {
                    TURNED
                }
            }
            _ if left < right => 0,
            _ => turned,
        }
}
