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
const JOG: f32 = 40.0;

/// Slides the bends and the ends of upright arrows.
pub(super) fn align(levels: &Levels, ways: &[Way], stops: &mut Stops, ports: &mut Ports<'_>, slots: &mut Slots) {
    let mut order: Vec<usize> = (0..ways.len()).filter(|&i| matches!(ways[i], Way::Up | Way::Down)).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(stops.of(i).len()), i));
    let mut chain: Vec<(f32, f32, f32)> = Vec::new();
    let mut placed = Vec::new();
    for link in order {
        if stops.of(link).len() != levels.bends[link].len() {
            continue;
        }
        let range = stops.starts[link] as usize..stops.starts[link + 1] as usize;
        chain.clear();
        chain.push(ports.slot(link, true));
        chain.extend(range.clone().map(|stop| slots.slot(stop)));
        chain.push(ports.slot(link, false));
        if !straighten(&chain, &mut placed) {
            continue;
        }
        let last = placed.len() - 1;
        ports.put(link, true, placed[0]);
        ports.put(link, false, placed[last]);
        for (stop, &x) in range.zip(&placed[1..last]) {
            slots.put(stop, x);
            stops.items[stop].x = x;
        }
    }
}

/// Places in the slots (at, low, high) with fewer jogs, or less way; `false` if there are none.
fn straighten(slots: &[(f32, f32, f32)], placed: &mut Vec<f32>) -> bool {
    let cost = |xs: &mut dyn Iterator<Item = f32>| {
        let mut last: Option<f32> = None;
        let mut sum = 0.0;
        for x in xs {
            let way = last.map_or(0.0, |l| (l - x).abs());
            sum += way + if way > 0.01 { JOG } else { 0.0 };
            last = Some(x);
        }
        sum
    };
    let before = cost(&mut slots.iter().map(|s| s.0));
    if before == 0.0 {
        return false;
    }
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
    cost(&mut placed.iter().copied()) < before - 0.01
}
