//! Arrows that leave or enter a card at its left or right side.
//!
//! In the orthogonal style an arrow that leads aside takes two turns between
//! the top of its cause and the bottom of its effect. Out of the side of a card
//! it needs one turn less. Only the outermost end of an edge may be turned, and
//! only into the free stretch right beside the card, so the arrows keep their
//! order and no crossing is added. Invariant: at a side, from top to bottom, are
//! the arrows that lead up from it, level arrows, and those that arrive from below.

use std::collections::BTreeMap;

use crate::geometry::Rect;

use super::super::gaps::ARROW_GAP;
use super::ports::{CORNER, Ports, Side, Turn};
use super::shifts::{NONE, Node, Shifts};
use super::slots::Slots;
use super::straight::JOG;

/// An arrow is changed for at least so much less way, in points.
const WORTH: f32 = 4.0;
/// Least distances between a card and the leg of an arrow that leaves, or arrives, at its side: room for a corner,
/// and for a head as well, in points.
const LEAST_LEGS: (f32, f32) = (12.0, 16.0);
/// Least distance between a leg and another arrow, in points.
const LEG_GAP: f32 = CLOSER * ARROW_GAP as f32;
/// Share of the usual distances to which arrows may close up where that saves turns.
pub(super) const CLOSER: f32 = 0.8;
/// Wanted distance between two turned ends, in points.
const EASY_GAP: f32 = 20.0;

/// What stands beside a card in its row.
#[derive(Clone, Copy)]
pub(super) enum Beside {
    /// A bend or a leg, by its place in [`Shifts::nodes`].
    Place(u32),
    /// Another card, and how far a leg may go.
    Card(usize, f32),
    /// Nothing; how far a leg may go.
    Edge(f32),
}

/// An end of an arrow that may be turned.
#[derive(Clone, Copy)]
pub(super) struct Turnable {
    /// The arrow.
    pub link: usize,
    /// Which of its ends it is.
    pub is_cause: bool,
    /// Its card.
    pub card: usize,
    /// Its place, and the next one of the arrow, in [`Shifts::nodes`].
    pub at: usize,
    pub next: usize,
}

/// The ends that have been turned.
pub(super) struct Elbows {
    /// What stands left and right of each card.
    beside: Vec<[Beside; 2]>,
    sides: Sides,
    turned: Vec<(Turnable, Side)>,
}

impl Elbows {
    /// None yet.
    pub fn new(beside: Vec<[Beside; 2]>) -> Self {
        Self { beside, sides: Sides::default(), turned: Vec::new() }
    }

    /// Turns an end to the side of its card where that is better.
    pub fn turn(&mut self, shifts: &mut Shifts, ports: &Ports<'_>, end: Turnable) -> bool {
        let Turnable { link, is_cause, card, at, next } = end;
        let (node, aim) = (shifts.nodes[at], shifts.nodes[next].x);
        let side = if aim < node.x { Side::Left } else { Side::Right };
        let is_left = side == Side::Left;
        let out = if is_left { -1.0 } else { 1.0 };
        let (inner, outer) = if is_left { (node.right, node.left) } else { (node.left, node.right) };
        let is_open = if is_left { node.is_open.0 } else { node.is_open.1 };
        if shifts.is_spent()
            || node.edge.is_some()
            || outer.0 != NONE
            || !is_open
            || !self.sides.has_room(ports, card, side, is_cause)
        {
            return false;
        }
        let edge = ports.edge(card, side);
        let nearest = edge + out * if is_cause { LEAST_LEGS.0 } else { LEAST_LEGS.1 };
        let beside = self.beside[card][usize::from(!is_left)];
        let (other, limit) = match beside {
            Beside::Place(at) => (at, out * f32::INFINITY),
            Beside::Card(_, limit) | Beside::Edge(limit) => (NONE, limit),
        };
        if (limit - nearest) * out < 0.0 {
            return false;
        }
        let (low, high) = (nearest.min(limit), nearest.max(limit));
        let x = aim.clamp(low, high);
        let (left, right) = if is_left { ((other, LEG_GAP), (NONE, 0.0)) } else { ((NONE, 0.0), (other, LEG_GAP)) };
        shifts.begin();
        shifts.put(at, x);
        shifts.nodes[at] = Node { x, low, high, left, right, edge: Some(edge), ..node };
        let old_inner = shifts.link(inner.0, is_left, (NONE, 0.0));
        let old_other = shifts.link(other, !is_left, (at as u32, LEG_GAP));
        let mut is_free = true;
        if other != NONE && (shifts.nodes[other as usize].x - x) * out < LEG_GAP {
            is_free = shifts.push(other as usize, x + out * LEG_GAP);
        }
        if is_free && shifts.push(next, x) && shifts.gain() - (node.x - edge).abs() - JOG / 2.0 > WORTH {
            self.beside[card][usize::from(!is_left)] = Beside::Place(at as u32);
            if let Beside::Card(other, _) = beside {
                self.beside[other][usize::from(is_left)] = Beside::Place(at as u32);
            }
            shifts.keep();
            self.sides.add(card, side, is_cause, link);
            self.turned.push((end, side));
            return true;
        }
        shifts.undo();
        shifts.nodes[at] = node;
        shifts.link(inner.0, is_left, old_inner);
        shifts.link(other, !is_left, old_other);
        false
    }

    /// Hands the turned ends on, with their heights at the sides of the cards.
    pub fn settle(self, shifts: &Shifts, ports: &mut Ports<'_>, slots: &mut Slots) {
        for (end, side) in &self.turned {
            let leg = slots.insert(end.card, *side, shifts.nodes[end.at].x);
            ports.turn(end.link, end.is_cause, Turn { side: *side, y: 0.0, leg });
        }
        self.sides.spread(ports);
    }
}

/// The turned ends of one side of a card, the outermost first.
#[derive(Default)]
struct Turned {
    /// Links that lead up from it.
    upper: Vec<usize>,
    /// Links that arrive from below.
    lower: Vec<usize>,
}

/// The turned ends at the upright sides of all cards.
#[derive(Default)]
struct Sides(BTreeMap<(usize, Side), Turned>);

impl Sides {
    /// Whether one more end has room at a side.
    fn has_room(&self, ports: &Ports<'_>, card: usize, side: Side, is_cause: bool) -> bool {
        let (upper, lower) = self.0.get(&(card, side)).map_or((0, 0), |t| (t.upper.len(), t.lower.len()));
        let fits = |count: usize, low: f32, high: f32| count as f32 * ports.port_gap() <= high - low;
        let (low, high) = stretch(ports.card(card));
        match ports.level_ends(card, side) {
            None => fits(upper + lower, low, high),
            Some((first, _)) if is_cause => fits(upper + 1, low, first),
            Some((_, last)) => fits(lower + 1, last, high),
        }
    }

    fn add(&mut self, card: usize, side: Side, is_cause: bool, link: usize) {
        let turned = self.0.entry((card, side)).or_default();
        if is_cause { turned.upper.push(link) } else { turned.lower.push(link) }
    }

    /// Sets the heights of all turned ends.
    fn spread(&self, ports: &mut Ports<'_>) {
        for (&(card, side), turned) in &self.0 {
            let (low, high) = stretch(ports.card(card));
            let upper = turned.upper.iter().rev().map(|&link| (link, true));
            let lower = turned.lower.iter().map(|&link| (link, false));
            if let Some((first, last)) = ports.level_ends(card, side) {
                let gap = ports.port_gap();
                set(ports, &upper.collect::<Vec<_>>(), (low, first - gap));
                set(ports, &lower.collect::<Vec<_>>(), (last + gap, high));
            } else {
                set(ports, &upper.chain(lower).collect::<Vec<_>>(), (low, high));
            }
        }
    }
}

/// The heights between which ends may be at the sides of a card.
fn stretch(card: &Rect) -> (f32, f32) {
    let corner = CORNER.min(card.height() / 4.0);
    (card.min.y + corner, card.max.y - corner)
}

/// Sets ends about the middle of a stretch, from top to bottom.
fn set(ports: &mut Ports<'_>, ends: &[(usize, bool)], (low, high): (f32, f32)) {
    let gaps = ends.len().saturating_sub(1) as f32;
    let step = EASY_GAP.min((high - low) / gaps.max(1.0));
    for (i, &(link, is_cause)) in ends.iter().enumerate() {
        if let Some(turn) = ports.turned(link, is_cause) {
            let y = f32::midpoint(low, high) + step * (i as f32 - gaps / 2.0);
            ports.turn(link, is_cause, Turn { y, ..turn });
        }
    }
}
