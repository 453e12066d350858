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
        let at = |node: usize, ports: &Ports<'_>| match node {
            0 => (ports.slot(i, true).0, levels.row_of[link.cause]),
            n if n <= bends.len() => (stops.items[first + n - 1].x, levels.row_of[bends[n - 1] as usize]),
            _ => (ports.slot(i, false).0, levels.row_of[link.effect]),
        };
        let mut before = at(0, ports);
        for node in 1..bends.len() + 2 {
            let here = at(node, ports);
            if (here.0 - before.0).abs() > 0.01 {
                let gap = before.1.max(here.1) as u32;
                let leg = |x, row: usize, node| Leg { gap, x, is_lower: row as u32 == gap, link: i as u32, node };
                legs.push(leg(before.0, before.1, node as u32 - 1));
                legs.push(leg(here.0, here.1, node as u32));
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
        let all = moves.into_iter().map(|m| (m, false)).chain(tight.into_iter().map(|m| (m, true)));
        for ((leg, x), is_tight) in all {
            let link = leg.link as usize;
            let last = levels.bends[link].len() as u32 + 1;
            let stop = stops.starts[link] as usize + leg.node.max(1) as usize - 1;
            let is_end = leg.node == 0 || leg.node == last;
            let (now, low, high) = match (is_end, is_tight) {
                (true, false) => ports.slot(link, leg.node == 0),
                (true, true) => ports.tight_slot(link, leg.node == 0),
                (false, false) => slots.slot(stop),
                (false, true) => slots.tight_slot(stop),
            };
            if now != leg.x || x < low || x > high {
                continue;
            }
            if is_end {
                ports.put(link, leg.node == 0, x);
            } else {
                slots.put(stop, x);
                stops.items[stop].x = x;
            }
            break;
        }
    }
}
