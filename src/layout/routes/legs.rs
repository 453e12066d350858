//! Upright legs of two arrows in one gap, kept apart.
//!
//! One arrow may leave the lower row at just the x at which another reaches
//! the upper row. Where both change their x in the gap between, their legs
//! would lie on each other, whatever their tracks. So one of them gives way a
//! little, if there is room.

use super::super::levels::Levels;
use super::super::sheet::Link;
use super::Stops;
use super::ports::Ports;
use super::slots::Slots;
use super::straight::end_slot;
use super::ways::Way;

/// Legs nearer than this are parted, in points.
const NEAR: f32 = 3.0;
/// To so much, in points.
const APART: f32 = 5.0;

/// The end of a piece of an arrow at the edge of a gap.
#[derive(Clone, Copy)]
struct Leg {
    /// The gap above this row.
    gap: u32,
    x: f32,
    is_lower: bool,
    link: u32,
    /// 0 for the arrow's start, then its stops, then its end.
    node: u32,
    /// Whether the arrow goes on from here towards its end.
    is_onward: bool,
}

/// Moves ends and stops whose legs lie on each other.
pub(super) fn part(
    links: &[Link],
    levels: &Levels,
    ways: &[Way],
    stops: &mut Stops,
    ports: &mut Ports<'_>,
    slots: &mut Slots,
) {
    let mut legs = Vec::new();
    for (i, (link, way)) in links.iter().zip(ways).enumerate() {
        let bends = &levels.bends[i];
        if !matches!(way, Way::Up | Way::Down) || stops.of(i).len() != bends.len() {
            continue;
        }
        let first = stops.starts[i] as usize;
        let at = |node: usize| match node {
            0 => (end_slot(ports, slots, i, true).0, levels.row_of[link.cause]),
            n if n <= bends.len() => (stops.items[first + n - 1].x, levels.row_of[bends[n - 1] as usize]),
            _ => (end_slot(ports, slots, i, false).0, levels.row_of[link.effect]),
        };
        let mut before = at(0);
        for node in 1..bends.len() + 2 {
            let here = at(node);
            if (here.0 - before.0).abs() > 0.01 {
                let gap = before.1.max(here.1) as u32;
                let leg = |(x, row): (f32, usize), node: usize, is_onward| {
                    let (link, node) = (i as u32, node as u32);
                    Leg { gap, x, is_lower: row as u32 == gap, link, node, is_onward }
                };
                legs.push(leg(before, node - 1, false));
                legs.push(leg(here, node, true));
            }
            before = here;
        }
    }
    legs.sort_unstable_by(|a, b| {
        a.gap.cmp(&b.gap).then(a.x.total_cmp(&b.x)).then((a.link, a.node).cmp(&(b.link, b.node)))
    });
    for at in 0..legs.len() {
        let one = legs[at];
        let near = legs[at + 1..].iter().take_while(|l| l.gap == one.gap && l.x - one.x < NEAR);
        let Some(&other) = near.into_iter().find(|l| l.is_lower != one.is_lower && l.link != one.link) else {
            continue;
        };
        let moves = [(other, one.x + APART), (one, other.x - APART)];
        let tight = [(other, one.x + NEAR), (one, other.x - NEAR)];
        let all = || moves.iter().map(|m| (*m, false)).chain(tight.iter().map(|m| (*m, true)));
        // What is in line with a leg goes with it, if it can.
        let mut tries = all().map(|t| (t, true)).chain(all().map(|t| (t, false)));
        tries.any(|(((leg, x), is_tight), is_whole)| {
            let mut chain = Chain { levels, stops, ports, slots };
            chain.shift(leg, x, is_tight, is_whole)
        });
    }
}

/// The places of the arrows.
struct Chain<'a, 'b> {
    levels: &'a Levels,
    stops: &'a mut Stops,
    ports: &'a mut Ports<'b>,
    slots: &'a mut Slots,
}

impl Chain<'_, '_> {
    /// Moves a leg to an x, and what is in line with it if the whole is asked for; `false` if something is in the way.
    fn shift(&mut self, leg: Leg, x: f32, is_tight: bool, is_whole: bool) -> bool {
        let link = leg.link as usize;
        let last = self.levels.bends[link].len() + 1;
        let mut nodes = vec![leg.node as usize];
        if self.slot(link, leg.node as usize, is_tight).0 != leg.x {
            return false;
        }
        let on = |at: usize| if leg.is_onward { Some(at + 1).filter(|n| *n <= last) } else { at.checked_sub(1) };
        let in_line = |at: usize| on(at).filter(|n| (self.slot(link, *n, is_tight).0 - leg.x).abs() < 0.01);
        let mut next = in_line(leg.node as usize).filter(|_| is_whole);
        while let Some(node) = next {
            nodes.push(node);
            next = in_line(node);
        }
        let fits = |node: &usize| {
            let (_, low, high) = self.slot(link, *node, is_tight);
            (low..=high).contains(&x)
        };
        if !nodes.iter().all(fits) {
            return false;
        }
        for node in nodes {
            self.put(link, node, x);
        }
        true
    }

    /// The stop, or the leg at a side of a card, that a node is; `None` for an end on an edge.
    fn stop(&self, link: usize, node: usize) -> Option<usize> {
        let last = self.levels.bends[link].len() + 1;
        if node == 0 || node == last {
            self.ports.turned(link, node == 0).map(|turn| turn.leg)
        } else {
            Some(self.stops.starts[link] as usize + node - 1)
        }
    }

    fn slot(&self, link: usize, node: usize, is_tight: bool) -> (f32, f32, f32) {
        match self.stop(link, node) {
            None if is_tight => self.ports.tight_slot(link, node == 0),
            None => self.ports.slot(link, node == 0),
            Some(stop) if is_tight && stop < self.stops.items.len() => self.slots.tight_slot(stop),
            Some(stop) => self.slots.slot(stop),
        }
    }

    fn put(&mut self, link: usize, node: usize, x: f32) {
        let Some(stop) = self.stop(link, node) else { return self.ports.put(link, node == 0, x) };
        self.slots.put(stop, x);
        if let Some(stop) = self.stops.items.get_mut(stop) {
            stop.x = x;
        }
    }
}
