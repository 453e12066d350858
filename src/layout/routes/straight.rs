//! Fewer jogs: bends and ends of arrows slid sideways until they stand in line.
//!
//! Each bend may go as far as its neighbours in the row, each end as far as
//! those on its side of the card. Along an arrow the stretches over which one
//! x fits all are found greedily from its start, which gives the fewest
//! (stabbing intervals). Arrows with many bends come first; later ones see
//! where the earlier ones have gone.

use super::super::levels::Levels;
use super::Stops;
use super::ports::Ports;
use super::slots::Slots;
use super::ways::Way;

/// One jog less is worth so much more way sideways, in points.
pub(super) const JOG: f32 = 40.0;

/// Where a place is, and between which it may be.
pub(super) type Slot = (f32, f32, f32);

/// Slides the bends and the ends of upright arrows.
pub(super) fn align(levels: &Levels, ways: &[Way], stops: &mut Stops, ports: &mut Ports<'_>, slots: &mut Slots) {
    let mut chain: Vec<Slot> = Vec::new();
    let mut placed = Vec::new();
    for link in order(levels, ways, stops) {
        chain.clear();
        chain.push(end_slot(ports, slots, link, true));
        chain.extend(stops.range(link).map(|stop| slots.slot(stop)));
        chain.push(end_slot(ports, slots, link, false));
        let before = cost(chain.iter().map(|s| s.0));
        if before == 0.0 {
            continue;
        }
        straighten(&chain, &mut placed);
        if cost(placed.iter().copied()) < before - 0.01 {
            put(link, &placed, stops, ports, slots);
        }
    }
}

/// The upright arrows all of whose bends are stops, those with many first.
pub(super) fn order(levels: &Levels, ways: &[Way], stops: &Stops) -> Vec<usize> {
    let is_whole = |&i: &usize| matches!(ways[i], Way::Up | Way::Down) && stops.of(i).len() == levels.bends[i].len();
    let mut order: Vec<usize> = (0..ways.len()).filter(is_whole).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(stops.of(i).len()), i));
    order
}

/// The slot of an end, or of its leg.
pub(super) fn end_slot(ports: &Ports<'_>, slots: &Slots, link: usize, is_cause: bool) -> Slot {
    ports.turned(link, is_cause).map_or_else(|| ports.slot(link, is_cause), |turn| slots.slot(turn.leg))
}

/// Puts the start, the stops and the end of an arrow to new places.
pub(super) fn put(link: usize, placed: &[f32], stops: &mut Stops, ports: &mut Ports<'_>, slots: &mut Slots) {
    let last = placed.len() - 1;
    for (is_cause, x) in [(true, placed[0]), (false, placed[last])] {
        match ports.turned(link, is_cause) {
            Some(turn) => slots.put(turn.leg, x),
            None => ports.put(link, is_cause, x),
        }
    }
    for (stop, &x) in stops.range(link).zip(&placed[1..last]) {
        slots.put(stop, x);
        stops.items[stop].x = x;
    }
}

/// The way sideways through places, and the price of its jogs.
pub(super) fn cost(xs: impl Iterator<Item = f32>) -> f32 {
    let mut last: Option<f32> = None;
    let mut sum = 0.0;
    for x in xs {
        let way = last.map_or(0.0, |l| (l - x).abs());
        sum += way + if way > 0.01 { JOG } else { 0.0 };
        last = Some(x);
    }
    sum
}

/// Places in the slots with the fewest jogs.
pub(super) fn straighten(slots: &[Slot], placed: &mut Vec<f32>) {
    // Each stretch: low, high, sum of where its places are, count.
    let mut runs: Vec<(f32, f32, f32, usize)> = Vec::new();
    for &(at, low, high) in slots {
        match runs.last_mut() {
            Some(run) if run.0.max(low) <= run.1.min(high) => {
                *run = (run.0.max(low), run.1.min(high), run.2 + at, run.3 + 1);
            }
            _ => runs.push((low, high, at, 1)),
        }
    }
    let mut xs: Vec<f32> = runs.iter().map(|r| (r.2 / r.3 as f32).clamp(r.0, r.1)).collect();
    for _ in 0..2 {
        for i in 0..xs.len() {
            let before = if i > 0 { xs[i - 1] } else { xs[i] };
            let after = xs.get(i + 1).copied().unwrap_or(xs[i]);
            let wanted = xs[i].clamp(before.min(after), before.max(after));
            xs[i] = wanted.clamp(runs[i].0, runs[i].1);
        }
    }
    placed.clear();
    for (x, run) in xs.iter().zip(&runs) {
        placed.extend(std::iter::repeat_n(*x, run.3));
    }
}
