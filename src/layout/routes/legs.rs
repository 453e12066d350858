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
    let legs = in_order(&legs);
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

/// The legs by gap, then by x, then by link, node and direction. A large map has millions: they are put into their gaps by
/// counting, and sorted there by numbers that compare as the values do.
fn in_order(legs: &[Leg]) -> Vec<Leg> {
    let gaps = legs.iter().map(|leg| leg.gap as usize + 1).max().unwrap_or(0);
    let mut ends = vec![0_usize; gaps + 1];
    for leg in legs {
        ends[leg.gap as usize + 1] += 1;
    }
    for gap in 0..gaps {
        ends[gap + 1] += ends[gap];
    }
    let (starts, mut free) = (ends.clone(), ends);
    let mut sorted = legs.to_vec();
    for leg in legs {
        let at = &mut free[leg.gap as usize];
        sorted[*at] = *leg;
        *at += 1;
    }
    for range in starts.windows(2) {
        sorted[range[0]..range[1]].sort_unstable_by_key(|leg| {
            let place = u128::from(leg.link) << 33 | u128::from(leg.node) << 1 | u128::from(leg.is_onward);
            u128::from(ordered(leg.x)) << 66 | place
        });
    }
    sorted
}

/// A number that compares as [`f32::total_cmp`] does.
fn ordered(x: f32) -> u32 {
    let bits = x.to_bits();
    if bits >> 31 == 1 { !bits } else { bits | 1 << 31 }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legs_come_by_gap_x_link_and_node() {
        let mut seed = 7_u64;
        let mut draw = |end: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % end
        };
        let leg = |_| Leg {
            gap: draw(5) as u32,
            x: draw(9) as f32 * 1.5 - 6.0,
            is_lower: draw(2) == 0,
            link: draw(4) as u32,
            node: draw(4) as u32,
            is_onward: draw(2) == 0,
        };
        let legs: Vec<Leg> = (0..400).map(leg).collect();
        let named = |legs: &[Leg]| -> Vec<(u32, f32, u32, u32, bool)> {
            legs.iter().map(|l| (l.gap, l.x, l.link, l.node, l.is_onward)).collect()
        };
        let mut plain = named(&legs);
        plain.sort_by(|a, b| a.partial_cmp(b).unwrap());
        assert_eq!(named(&in_order(&legs)), plain);
        assert!(in_order(&[]).is_empty());
    }
}
