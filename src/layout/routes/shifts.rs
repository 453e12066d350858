//! Fewer jogs still: straight stretches of arrows shifted together with what stands in their way.
//!
//! A stretch is a run of ends and bends of one arrow in line. To close the jog
//! between two stretches one is shifted to the other, or both half way; the
//! stretches of other arrows that it meets are pushed on as a whole, so that they
//! stay straight. A shift is kept if all arrows together have fewer jogs, or less
//! way, after it. Cards never move, and the order within a row and along an edge
//! stays.

use super::super::sheet::Link;
use super::Stops;
use super::elbows::{Elbows, Turnable};
use super::ports::Ports;
use super::slots::Slots;
use super::straight::{self, JOG};
use super::ways::Way;

/// A shift moves at most so many ends and bends.
const MOST_MOVED: usize = 32;
/// Shifts are kept for at least so much less way, in points.
const WORTH: f32 = 0.5;
/// All shifts of a map together move at most so many places, so that large maps do not take long.
const MOST_WORK: usize = 10_000;
/// How often all jogs are looked at.
const ROUNDS: usize = 3;
/// No neighbour.
pub(super) const NONE: u32 = u32::MAX;

/// Where along its row or its edge of a card something is, and what stands beside it.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// Where it is.
    pub x: f32,
    /// Least and largest x, whatever gives way.
    pub low: f32,
    pub high: f32,
    /// What stands left and right of it and can give way, and how far off it stays.
    pub left: (u32, f32),
    pub right: (u32, f32),
    /// Whether nothing that cannot give way ends left and right of it on the edge of its card.
    pub is_open: (bool, bool),
    /// The edge of the card to which its arrow turns aside from here.
    pub edge: Option<f32>,
}

impl Node {
    /// A place that may go anywhere.
    pub fn at(x: f32) -> Self {
        Self {
            x,
            low: f32::NEG_INFINITY,
            high: f32::INFINITY,
            left: (NONE, 0.0),
            right: (NONE, 0.0),
            is_open: (true, true),
            edge: None,
        }
    }
}

/// Keeps two things side by side apart; each by its place in a list, if it has one there, and where it is now.
pub(super) fn part(nodes: &mut [Node], left: (usize, f32), right: (usize, f32), gap: f32) {
    let can_give_way = (left.0 < nodes.len(), right.0 < nodes.len());
    if let Some(node) = nodes.get_mut(left.0) {
        if can_give_way.1 {
            node.right = (right.0 as u32, gap);
        } else {
            node.high = node.high.min(right.1 - gap);
        }
    }
    if let Some(node) = nodes.get_mut(right.0) {
        if can_give_way.0 {
            node.left = (left.0 as u32, gap);
        } else {
            node.low = node.low.max(left.1 + gap);
        }
    }
}

/// The places of all arrows, from cause to effect, on their way to better ones.
pub(super) struct Shifts {
    /// All places.
    pub nodes: Vec<Node>,
    /// The arrow of each place.
    links: Vec<u32>,
    /// Where each place was before the shift that is being tried, and which shift that is.
    was: Vec<(f32, u32)>,
    /// The last shift that has moved each place for good.
    kept: Vec<u32>,
    /// The last shift that has looked at the piece after a place.
    seen: Vec<u32>,
    shift: u32,
    moved: Vec<u32>,
    /// How many places have been moved so far.
    work: usize,
    waiting: Vec<(u32, f32)>,
}

/// Closes jogs of the arrows in a list; those that may are turned to the sides of their cards.
pub(super) fn close_jogs(
    order: &[usize],
    turning: Option<(&[Link], &[Way])>,
    stops: &mut Stops,
    ports: &mut Ports<'_>,
    slots: &mut Slots,
) {
    let mut links = Vec::with_capacity(stops.items.len() + 2 * order.len());
    let mut starts = Vec::with_capacity(order.len());
    for &link in order {
        starts.push(links.len());
        links.resize(links.len() + stops.of(link).len() + 2, link as u32);
    }
    let mut nodes = vec![Node::at(0.0); links.len()];
    let mut ends = vec![(NONE, NONE); ports.links()];
    let mut places = vec![NONE; slots.places()];
    for (&link, &start) in order.iter().zip(&starts) {
        let last = start + stops.of(link).len() + 1;
        ends[link] = (start as u32, last as u32);
        for (at, stop) in (start + 1..last).zip(stops.range(link)) {
            places[stop] = at as u32;
        }
    }
    ports.neighbours(&ends, &mut nodes);
    let beside = slots.neighbours(&places, &mut nodes);
    let mut shifts = Shifts::of(nodes, links);
    shifts.run(0);
    if let Some((links, ways)) = turning {
        let mut elbows = Elbows::new(beside);
        for _ in 0..ROUNDS {
            let since = shifts.shift;
            let mut is_changed = false;
            for (&link, &start) in order.iter().zip(&starts).filter(|(link, _)| ways[**link] == Way::Up) {
                let last = start + stops.of(link).len() + 1;
                let ends = [(links[link].cause, true, start, start + 1), (links[link].effect, false, last, last - 1)];
                for (card, is_cause, at, next) in ends {
                    if is_jog(shifts.nodes[at].x, shifts.nodes[next].x) {
                        is_changed |= elbows.turn(&mut shifts, ports, Turnable { link, is_cause, card, at, next });
                    }
                }
            }
            if !is_changed {
                break;
            }
            shifts.run(since);
        }
        elbows.settle(&shifts, ports, slots);
    }
    let mut xs = Vec::new();
    for (&link, &start) in order.iter().zip(&starts) {
        let placed = &shifts.nodes[start..start + stops.of(link).len() + 2];
        xs.clear();
        xs.extend(placed.iter().map(|node| node.x));
        straight::put(link, &xs, stops, ports, slots);
    }
    ports.separate();
}

impl Shifts {
    fn of(nodes: Vec<Node>, links: Vec<u32>) -> Self {
        let count = nodes.len();
        let (was, kept, seen) = (vec![(0.0, 0); count], vec![0; count], vec![0; count]);
        Self { nodes, links, was, kept, seen, shift: 0, moved: Vec::new(), work: 0, waiting: Vec::new() }
    }

    /// Whether so much has been moved that no more is tried.
    pub fn is_spent(&self) -> bool {
        self.work > MOST_WORK
    }

    /// Closes jogs; in later rounds only those of arrows that have been moved since a shift.
    fn run(&mut self, mut since: u32) {
        for _ in 0..ROUNDS {
            let last = self.shift;
            let mut is_changed = false;
            for at in 1..self.nodes.len() {
                if self.is_spent() {
                    return;
                }
                let is_new = since == 0 || self.kept[at - 1] > since || self.kept[at] > since;
                if is_new && self.is_piece(at - 1) && is_jog(self.nodes[at - 1].x, self.nodes[at].x) {
                    is_changed |= self.close(at - 1, at);
                }
            }
            if !is_changed {
                break;
            }
            since = last;
        }
    }

    /// Whether one arrow leads from a place to the next one.
    fn is_piece(&self, at: usize) -> bool {
        self.links.get(at + 1) == Some(&self.links[at])
    }

    /// Tries to bring two places in line.
    fn close(&mut self, a: usize, b: usize) -> bool {
        let (from, to) = (self.nodes[a].x, self.nodes[b].x);
        let middle = f32::midpoint(from, to);
        let tries: [&[(usize, f32)]; 3] = [&[(a, to)], &[(b, from)], &[(a, middle), (b, middle)]];
        for shift in tries {
            self.begin();
            if shift.iter().all(|&(at, x)| self.push(at, x)) && self.gain() > WORTH {
                self.keep();
                return true;
            }
            self.undo();
        }
        false
    }

    /// Begins to try a shift.
    pub fn begin(&mut self) {
        self.shift += 1;
        self.moved.clear();
    }

    /// Makes what the shift that is being tried has moved stay.
    pub fn keep(&mut self) {
        for &at in &self.moved {
            self.kept[at as usize] = self.shift;
        }
    }

    /// Takes back what the shift that is being tried has moved.
    pub fn undo(&mut self) {
        for &at in &self.moved {
            self.nodes[at as usize].x = self.was[at as usize].0;
        }
    }

    /// Sets what stands left (or right) of a place; what stood there.
    pub fn link(&mut self, at: u32, is_left: bool, to: (u32, f32)) -> (u32, f32) {
        let Some(node) = self.nodes.get_mut(at as usize) else { return (NONE, 0.0) };
        std::mem::replace(if is_left { &mut node.left } else { &mut node.right }, to)
    }

    /// Puts one place to an x.
    pub fn put(&mut self, at: usize, x: f32) {
        if self.was[at].1 != self.shift {
            self.was[at] = (self.nodes[at].x, self.shift);
            self.moved.push(at as u32);
        }
        self.nodes[at].x = x;
        self.work += 1;
    }

    /// Shifts the stretch of a place to an x, and what it meets out of its way; `false` if something cannot give way.
    pub fn push(&mut self, at: usize, x: f32) -> bool {
        let is_right = x > self.nodes[at].x;
        let out = if is_right { 1.0 } else { -1.0 };
        self.waiting.clear();
        self.waiting.push((at as u32, x));
        let mut pushes = 0;
        while let Some((at, x)) = self.waiting.pop() {
            // Two that push each other on would never end.
            pushes += 1;
            if pushes > MOST_MOVED {
                return false;
            }
            let at = at as usize;
            let here = self.nodes[at].x;
            if (x - here) * out <= 0.0 {
                continue;
            }
            let (mut first, mut last) = (at, at);
            while first > 0 && self.is_piece(first - 1) && !is_jog(self.nodes[first - 1].x, here) {
                first -= 1;
            }
            while self.is_piece(last) && !is_jog(self.nodes[last + 1].x, here) {
                last += 1;
            }
            for at in first..=last {
                let node = self.nodes[at];
                if x < node.low || x > node.high || self.moved.len() >= MOST_MOVED {
                    return false;
                }
                self.put(at, x);
                let (next, gap) = if is_right { node.right } else { node.left };
                if next != NONE && (self.nodes[next as usize].x - x) * out < gap {
                    self.waiting.push((next, x + gap * out));
                }
            }
        }
        true
    }

    /// How much less the arrows cost after the shift that is being tried.
    pub fn gain(&mut self) -> f32 {
        let mut gain = 0.0;
        for i in 0..self.moved.len() {
            let at = self.moved[i] as usize;
            if let Some(edge) = self.nodes[at].edge {
                gain += (self.before(at) - edge).abs() - (self.nodes[at].x - edge).abs();
            }
            for from in [at.wrapping_sub(1), at] {
                if from < self.nodes.len() && self.is_piece(from) && self.seen[from] != self.shift {
                    self.seen[from] = self.shift;
                    gain += price(self.before(from), self.before(from + 1));
                    gain -= price(self.nodes[from].x, self.nodes[from + 1].x);
                }
            }
        }
        gain
    }

    /// Where a place was before the shift that is being tried.
    fn before(&self, at: usize) -> f32 {
        if self.was[at].1 == self.shift { self.was[at].0 } else { self.nodes[at].x }
    }
}

/// Whether an arrow changes its x between two places.
pub(super) fn is_jog(a: f32, b: f32) -> bool {
    (a - b).abs() > 0.01
}

/// What the way from one place to the next costs.
fn price(a: f32, b: f32) -> f32 {
    (a - b).abs() + if is_jog(a, b) { JOG } else { 0.0 }
}
