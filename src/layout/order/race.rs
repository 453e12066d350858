//! Several frames racing for the best order.
//!
//! How many rows each band has decides more about the crossings than any later
//! step, so orders of different frames are searched side by side. Their score is
//! price times a power of the height: a taller map must earn its height. The
//! leader gets most of the work, frames next to the leader's are tried, and what
//! falls far behind is dropped.

use super::dice::Dice;
use super::grid::{CROSSING, count};
use super::search::Hunt;
use super::{Arrangement, Net, fold, memory, sketch};
use crate::layout::frame::{self, Frame};
use crate::layout::levels::Levels;
use crate::layout::sheet::Sheet;

/// Maps with fewer cards are built card by card, others start from a sketch.
const FEW_CARDS: usize = 30;
/// An entry is dropped when its score is so many times the leader's.
const BEHIND: f64 = 1.6;
/// At most so many frames race at a time.
const MOST_ENTRIES: usize = 8;
/// An entry's turn, in multiples of the work of settling the first one.
const TURN: u64 = 6;
/// So many crossings more or less do not matter much for the score, as a price.
const FEW_CROSSINGS: i64 = 4 * CROSSING;

/// The race.
pub(in crate::layout) struct Race {
    entries: Vec<Entry>,
    /// The row counts of all frames that have entered.
    known: Vec<Vec<usize>>,
    waiting: Vec<Frame>,
    /// The work of settling the first entry.
    unit: u64,
    turn: usize,
    next: usize,
    dice: Dice,
    /// Work done by entries that were dropped.
    past: u64,
    /// Whether there is only one frame, as cards keep to the rows in which they were, or the map is large.
    is_bound: bool,
}

struct Entry {
    frame: Frame,
    /// What the height of the map costs.
    cost: f64,
    hunt: Hunt,
}

impl Entry {
    fn score(&self) -> f64 {
        (self.hunt.best().1 + FEW_CROSSINGS) as f64 * self.cost
    }
}

impl Race {
    /// The first entries, settled with about so much work.
    pub fn start(sheet: &Sheet, work: u64) -> Self {
        let mut race = Self::empty(sheet);
        if let Some((frame, net)) = memory::recall(sheet) {
            race.unit = work.max(1);
            race.is_bound = true;
            let mut hunt = Hunt::resumed(net, 1);
            // What has only lost a card or changed a name stays as it is.
            if sheet.cards.iter().any(|c| c.before.is_none()) {
                hunt.step(work);
            }
            race.entries.push(Entry { frame, cost: 1.0, hunt });
            return race;
        }
        let frame = frame::best(sheet);
        race.known.push(frame.counts.clone());
        race.enter(sheet, frame, work);
        race.unit = race.work().max(1);
        race.invite(sheet);
        while race.work() + race.unit * 4 / 5 <= work {
            let Some(frame) = race.waiting.pop() else { break };
            race.enter(sheet, frame, work);
        }
        race.rank();
        let rest = work.saturating_sub(race.work());
        race.entries[0].hunt.step(rest);
        race
    }

    /// A single entry that starts from the sketch of a large map.
    pub fn of_sketch(sheet: &Sheet) -> Self {
        let mut race = Self::empty(sheet);
        let frame = frame::best(sheet);
        let net = Net::of(sheet, &frame);
        let (_, levels) = sketch(sheet, &frame, false);
        race.entries.push(Entry { frame, cost: 1.0, hunt: Hunt::from_levels(net, &levels, 1) });
        race.unit = 1_000_000;
        race.is_bound = true;
        race
    }

    fn empty(sheet: &Sheet) -> Self {
        Self {
            entries: Vec::new(),
            known: Vec::new(),
            waiting: Vec::new(),
            unit: 0,
            turn: 0,
            next: 0,
            dice: Dice::new(sheet.cards.len() as u64 + 1),
            past: 0,
            is_bound: false,
        }
    }

    /// All work done so far.
    pub fn work(&self) -> u64 {
        self.past + self.entries.iter().map(|e| e.hunt.work()).sum::<u64>()
    }

    /// The leader's score; less is better.
    pub fn score(&self) -> f64 {
        self.entries.first().map_or(0.0, Entry::score)
    }

    /// The leader's arrangement.
    pub fn leader(&self, sheet: &Sheet) -> Arrangement {
        let Some(entry) = self.entries.first() else {
            return Arrangement { rows: Vec::new(), levels: Levels::of(sheet, &[]), width: sheet.metrics.min_width };
        };
        let (rows, levels) = Levels::of_grid(sheet, entry.hunt.net(), entry.hunt.best().0);
        Arrangement { rows, levels, width: entry.frame.limit }
    }

    /// Searches on for about so much work.
    pub fn step(&mut self, sheet: &Sheet, work: u64) {
        let end = self.work() + work;
        while self.work() < end {
            self.turn += 1;
            let before = self.work();
            let left = end.saturating_sub(before).min(TURN * self.unit);
            if self.turn.is_multiple_of(2)
                && let Some(frame) = self.waiting.pop()
            {
                self.enter(sheet, frame, 2 * self.unit);
            } else if self.turn % 4 == 1 && self.entries.len() > 1 {
                self.next = self.next % (self.entries.len() - 1) + 1;
                self.entries[self.next].hunt.step(left);
            } else {
                self.entries[0].hunt.step(left);
            }
            if self.work() == before && self.waiting.is_empty() {
                // A map of one card, or of none, has nothing to be searched.
                return;
            }
            if self.rank() && !self.is_bound {
                self.invite(sheet);
            }
        }
    }

    /// A new entry, settled.
    fn enter(&mut self, sheet: &Sheet, frame: Frame, work: u64) {
        let seed = 1 + self.dice.below(1 << 20) as u64;
        let net = Net::of(sheet, &frame);
        let mut hunt = if sheet.cards.len() < FEW_CARDS && !fold::has_chains(sheet) {
            Hunt::new(net, seed)
        } else {
            let (_, levels) = sketch(sheet, &frame, true);
            Hunt::from_levels(net, &levels, seed)
        };
        hunt.settle(work);
        let height = f64::from(frame::height_of(sheet, &frame.counts));
        self.entries.push(Entry { frame, cost: cost_of(height), hunt });
    }

    /// Sorts the entries by score and drops the last ones; whether there is a new leader.
    fn rank(&mut self) -> bool {
        let leader = self.entries.first().map(|e| e.frame.counts.clone());
        self.entries.sort_by(|a, b| a.score().total_cmp(&b.score()).then_with(|| a.frame.counts.cmp(&b.frame.counts)));
        let limit = self.score() * BEHIND;
        let keep = self.entries.iter().take(MOST_ENTRIES).take_while(|e| e.score() <= limit).count().max(1);
        self.past += self.entries.drain(keep..).map(|e| e.hunt.work()).sum::<u64>();
        self.entries.first().map(|e| &e.frame.counts) != leader.as_ref()
    }

    /// Puts the frames next to the leader's on the waiting list; those that relieve the fullest bands come first.
    fn invite(&mut self, sheet: &Sheet) {
        let Some(leader) = self.entries.first() else { return };
        let load = leader.hunt.load();
        let mut frames = frame::others(sheet, &leader.frame);
        frames.retain(|f| !self.known.contains(&f.counts));
        self.known.extend(frames.iter().map(|f| f.counts.clone()));
        // What a band costs is shared by its rows, so the second row takes more off than the third.
        let relief = |f: &Frame| -> i64 {
            let counts = leader.frame.counts.iter().zip(&f.counts).zip(&load);
            counts.map(|((&now, &then), &load)| load / count(now.max(1)) - load / count(then.max(1))).sum()
        };
        frames.sort_by_key(relief);
        self.waiting.extend(frames);
    }
}

/// What a height costs: its power of 23/16, by square roots, which are the same on every machine.
fn cost_of(height: f64) -> f64 {
    let root = height.sqrt();
    height * root / root.sqrt().sqrt().sqrt()
}
