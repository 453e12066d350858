//! The search for an order with few crossings.
//!
//! A start is built by setting the cards one after the other, always the one
//! with the most arrows to those that stand. Then cards are taken off and set
//! again, singly until that gains nothing, and then in groups that hang
//! together (ruin and recreate: Schrimpf et al. 2000, as an iterated local
//! search). Budgets count work, never time, so the same map gives the same
//! order on every machine.

use std::collections::VecDeque;

use super::dice::Dice;
use super::grid::{CROSSING, Grid, NOWHERE, count};
use super::insertion::Insertion;
use super::net::Net;
use crate::layout::levels::Levels;

/// After so many groups without a find the search goes back to the best order, or starts anew.
const PATIENCE: u32 = 400;

/// A search that can be continued.
pub(in crate::layout) struct Hunt {
    net: Net,
    now: Grid,
    price: i64,
    best: Grid,
    best_price: i64,
    insertion: Insertion,
    dice: Dice,
    group: Vec<u32>,
    waiting: VecDeque<u32>,
    is_waiting: Vec<bool>,
    fruitless: u32,
    turns: u32,
}

impl Hunt {
    /// A search that starts from an order built from the first card on.
    pub fn new(net: Net, seed: u64) -> Self {
        let mut hunt = Self::empty(net, seed);
        hunt.build();
        hunt
    }

    /// A search that starts from a given order.
    pub fn from_levels(net: Net, levels: &Levels, seed: u64) -> Self {
        let mut hunt = Self::empty(net, seed);
        hunt.now = Grid::of_levels(&hunt.net, levels);
        hunt.price = hunt.now.price(&hunt.net);
        hunt.best_price = hunt.price;
        hunt.best = hunt.now.clone();
        hunt
    }

    /// A search that starts from where the cards were before; new cards are set where they cost least.
    pub fn resumed(net: Net, seed: u64) -> Self {
        let mut hunt = Self::empty(net, seed);
        let net = &hunt.net;
        // Cards where they were, bends on the straight lines between them.
        let mut known: Vec<(u32, f64, u32)> = Vec::new();
        let place = |card: u32| net.before[card as usize].map(|(row, x)| (row, f64::from(x)));
        for card in 0..net.cards as u32 {
            if let Some((row, x)) = place(card) {
                known.push((row, x, card));
                hunt.now.row_of[card as usize] = row;
            }
        }
        for (link, &(a, b)) in net.links.iter().enumerate() {
            if let (Some((from, start)), Some((to, end))) = (place(a), place(b)) {
                for row in from.min(to) + 1..from.max(to) {
                    let share = f64::from(row.abs_diff(from)) / f64::from(to.abs_diff(from));
                    known.push((row, start + (end - start) * share, net.bend(link as u32, row as usize)));
                }
            }
        }
        known.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (row, _, node) in known {
            hunt.now.rows[row as usize].push(node);
        }
        for row in 0..net.rows {
            hunt.now.touch(net, row);
        }
        let is_known = |card: u32| net.before[card as usize].is_some();
        let mut links: Vec<u32> = (0..net.links.len() as u32).collect();
        links.retain(|&l| is_known(net.links[l as usize].0) && is_known(net.links[l as usize].1));
        for link in links {
            hunt.insertion.thread(net, &mut hunt.now, link);
        }
        let mut fresh: Vec<u32> = (0..net.cards as u32).filter(|&c| !is_known(c)).collect();
        fresh.sort_by_key(|&c| (std::cmp::Reverse(net.links_of(c).iter().filter(|l| is_known(l.1)).count()), c));
        for card in fresh {
            hunt.insertion.set(net, &mut hunt.now, card, None);
        }
        hunt.price = hunt.now.price(&hunt.net);
        hunt.best_price = hunt.price;
        hunt.best = hunt.now.clone();
        hunt
    }

    fn empty(net: Net, seed: u64) -> Self {
        let insertion = Insertion::new(&net);
        let grid = Grid::new(&net);
        Self {
            now: grid.clone(),
            best: grid,
            price: i64::MAX,
            best_price: i64::MAX,
            insertion,
            dice: Dice::new(seed),
            group: Vec::new(),
            waiting: (0..net.cards as u32).collect(),
            is_waiting: vec![true; net.cards],
            fruitless: 0,
            turns: 0,
            net,
        }
    }

    /// The net that is searched.
    pub fn net(&self) -> &Net {
        &self.net
    }

    /// The best order so far, and its price.
    pub fn best(&self) -> (&Grid, i64) {
        (&self.best, self.best_price)
    }

    /// What each band adds to the price of the best order: its rows, and half of the layers beside them.
    pub fn load(&self) -> Vec<i64> {
        self.best.loads(&self.net)
    }

    /// The work done so far.
    pub fn work(&self) -> u64 {
        self.insertion.work
    }

    fn build(&mut self) {
        let mut ties = vec![0_u32; self.net.cards];
        let mut left: Vec<u32> = (0..self.net.cards as u32).collect();
        while let Some(at) = (0..left.len()).max_by_key(|&i| {
            let card = left[i];
            (ties[card as usize], self.net.links_of(card).len(), std::cmp::Reverse(card))
        }) {
            let card = left.swap_remove(at);
            self.insertion.set(&self.net, &mut self.now, card, None);
            for &(_, other) in self.net.links_of(card) {
                ties[other as usize] += 1;
            }
        }
        self.price = self.now.price(&self.net);
        self.best_price = self.price;
        self.best.copy_from(&self.now);
    }

    /// Sets single cards again, and those near what has moved, until that gains nothing or the work is used up.
    pub fn settle(&mut self, work: u64) {
        let end = self.insertion.work + work;
        while self.insertion.work < end {
            let Some(card) = self.waiting.pop_front() else { break };
            self.is_waiting[card as usize] = false;
            if self.reset(card, false) {
                for &(_, other) in self.net.links_of(card) {
                    if !std::mem::replace(&mut self.is_waiting[other as usize], true) {
                        self.waiting.push_back(other);
                    }
                }
            }
        }
        self.price = self.now.price(&self.net);
        self.keep();
    }

    /// Takes a card off and sets it again, where it costs least; whether it has moved.
    fn reset(&mut self, card: u32, is_random: bool) -> bool {
        let before = (self.now.row_of[card as usize], self.now.pos[card as usize]);
        Insertion::take_off(&self.net, &mut self.now, card);
        let dice = is_random.then_some(&mut self.dice);
        self.insertion.set(&self.net, &mut self.now, card, dice);
        before != (self.now.row_of[card as usize], self.now.pos[card as usize])
    }

    fn keep(&mut self) {
        if self.price < self.best_price {
            self.best_price = self.price;
            self.best.copy_from(&self.now);
            self.fruitless = 0;
        }
    }

    /// Searches on for so much work; whether something better was found.
    pub fn step(&mut self, work: u64) -> bool {
        let end = self.insertion.work + work;
        let before = self.best_price;
        if !self.waiting.is_empty() {
            self.settle(work);
        }
        let mut start = self.now.clone();
        while self.insertion.work < end && self.net.cards > 1 {
            start.copy_from(&self.now);
            let start_price = self.price;
            self.ruin();
            for i in 0..self.group.len() {
                let card = self.group[i];
                self.insertion.set(&self.net, &mut self.now, card, Some(&mut self.dice));
            }
            // The cards around the group fit themselves to it.
            for i in 0..self.group.len() {
                let card = self.group[i];
                for k in 0..self.net.links_of(card).len() {
                    let other = self.net.links_of(card)[k].1;
                    self.reset(other, true);
                }
                self.reset(card, true);
            }
            self.price = self.now.price(&self.net);
            self.fruitless += 1;
            let patience = CROSSING * i64::from(self.dice.below(3) == 0) * count(self.dice.below(3));
            if self.price > start_price + patience {
                self.now.copy_from(&start);
                self.price = start_price;
            }
            self.keep();
            if self.fruitless > PATIENCE {
                self.fruitless = 0;
                self.turns += 1;
                if self.turns.is_multiple_of(3) {
                    self.build_anew();
                } else {
                    self.now.copy_from(&self.best);
                    self.price = self.best_price;
                }
            }
        }
        self.best_price < before
    }

    /// Goes on from an order built card by card in a random succession.
    fn build_anew(&mut self) {
        for card in 0..self.net.cards as u32 {
            Insertion::take_off(&self.net, &mut self.now, card);
        }
        self.group.clear();
        self.group.extend(0..self.net.cards as u32);
        self.shuffle();
        for i in 0..self.group.len() {
            self.insertion.set(&self.net, &mut self.now, self.group[i], None);
        }
        for i in 0..self.group.len() {
            self.reset(self.group[i], false);
        }
        self.price = self.now.price(&self.net);
    }

    fn shuffle(&mut self) {
        for i in (1..self.group.len()).rev() {
            let j = self.dice.below(i + 1);
            self.group.swap(i, j);
        }
    }

    /// Takes a group of cards that hang together off the grid.
    fn ruin(&mut self) {
        let size = 2 + self.dice.below(5.min(self.net.cards));
        self.group.clear();
        let mut card = self.dice.below(self.net.cards) as u32;
        for _ in 0..4 * size {
            if self.now.row_of[card as usize] != NOWHERE {
                Insertion::take_off(&self.net, &mut self.now, card);
                self.group.push(card);
                if self.group.len() == size {
                    break;
                }
            }
            let links = self.net.links_of(card);
            card = if links.is_empty() || self.dice.below(4) == 0 {
                self.dice.below(self.net.cards) as u32
            } else {
                links[self.dice.below(links.len())].1
            };
        }
        // In another order than they were taken.
        self.shuffle();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::frame;
    use crate::layout::tests::sheet_of;

    fn hunt_of(bands: &[usize], links: usize) -> Hunt {
        let sheet = sheet_of(bands, links);
        let frame = frame::best(&sheet);
        Hunt::new(Net::of(&sheet, &frame), 3)
    }

    /// The price counted from nothing, crossings by comparing all pairs.
    fn plain_price(net: &Net, grid: &Grid) -> i64 {
        let mut copy = grid.clone();
        for row in 0..net.rows {
            copy.touch(net, row);
        }
        let total = copy.price(net);
        let mut crossings = 0;
        for row in 0..net.rows.saturating_sub(1) {
            let mut edges = Vec::new();
            for &node in &grid.rows[row] {
                grid.below(net, node, row, |n| edges.push((grid.pos[node as usize], grid.pos[n as usize])));
            }
            for (i, a) in edges.iter().enumerate() {
                crossings += edges[..i].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count();
            }
        }
        assert_eq!(copy.layers_price(), CROSSING * count(crossings));
        total
    }

    #[test]
    fn the_kept_price_is_the_price_counted_anew() {
        let mut hunt = hunt_of(&[4, 6, 9, 5], 60);
        for _ in 0..60 {
            hunt.step(20_000);
            assert_eq!(hunt.price, plain_price(&hunt.net, &hunt.now));
            assert_eq!(hunt.best_price, plain_price(&hunt.net, &hunt.best));
        }
    }

    #[test]
    fn every_arrow_has_a_bend_in_each_row_that_it_passes() {
        let mut hunt = hunt_of(&[5, 14, 3, 9], 50);
        hunt.step(300_000);
        let (net, grid) = (&hunt.net, &hunt.best);
        let mut bends = 0;
        for (link, &(a, b)) in net.links.iter().enumerate() {
            let (from, to) = (grid.row_of[a as usize], grid.row_of[b as usize]);
            for row in from.min(to) + 1..from.max(to) {
                let bend = net.bend(link as u32, row as usize);
                assert_eq!(grid.rows[row as usize][grid.pos[bend as usize] as usize], bend);
                bends += 1;
            }
        }
        assert_eq!(grid.rows.iter().map(Vec::len).sum::<usize>(), bends + net.cards);
    }

    #[test]
    fn setting_a_card_again_costs_nothing_more() {
        let mut hunt = hunt_of(&[6, 8, 7], 40);
        for card in (0..21).cycle().take(84) {
            let before = hunt.now.price(&hunt.net);
            hunt.reset(card, true);
            // Two arrows of the card itself may cross each other.
            assert!(hunt.now.price(&hunt.net) <= before + CROSSING, "card {card}");
        }
    }
}
