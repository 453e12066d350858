//! Fewer jogs: bends and ends of arrows slid sideways until they stand in line.
//!
//! Each bend may go as far as its neighbours in the row, each end as far as
//! those on its side of the card. Along an arrow the stretches over which one
//! x fits all are found greedily from its start, which gives the fewest
//! (stabbing intervals). Arrows with many bends come first; later ones see
//! where the earlier ones have gone.

use crate::geometry::Rect;

use super::super::coordinates::{ARROW_GAP, PASSING_GAP};
use super::super::levels::Levels;
use super::Stops;
use super::ports::Ports;
use super::ways::Way;

/// One jog less is worth so much more way sideways, in points.
const JOG: f32 = 40.0;

/// What stands in a row, from left to right: each with the index of its stop, or of its card.
struct Row {
    items: Vec<Item>,
}

#[derive(Clone, Copy)]
struct Item {
    left: f32,
    right: f32,
    is_bend: bool,
}

/// Slides the bends and the ends of upright arrows. `node_stops` says which stop each bend node has become.
pub(super) fn align(levels: &Levels, cards: &[Rect], ways: &[Way], stops: &mut Stops, ports: &mut Ports<'_>) {
    let (mut rows, place) = rows(levels, cards, stops);
    let mut order: Vec<usize> = (0..ways.len()).filter(|&i| matches!(ways[i], Way::Up | Way::Down)).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(stops.of(i).len()), i));
    let mut slots: Vec<(f32, f32, f32)> = Vec::new();
    let mut placed = Vec::new();
    for link in order {
        slots.clear();
        slots.push(ports.slot(link, true));
        if stops.of(link).len() != levels.bends[link].len() {
            continue;
        }
        let first = stops.starts[link] as usize;
        for stop in first..first + stops.of(link).len() {
            let (row, at) = place[stop];
            slots.push(rows[row as usize].slot(at as usize));
        }
        slots.push(ports.slot(link, false));
        if !straighten(&slots, &mut placed) {
            continue;
        }
        let last = placed.len() - 1;
        ports.put(link, true, placed[0]);
        ports.put(link, false, placed[last]);
        for (i, &x) in placed[1..last].iter().enumerate() {
            stops.items[first + i].x = x;
            let (row, at) = place[first + i];
            let item = &mut rows[row as usize].items[at as usize];
            (item.left, item.right) = (x, x);
        }
    }
}

impl Row {
    /// Where an item is, and between which places it may go.
    fn slot(&self, at: usize) -> (f32, f32, f32) {
        let x = self.items[at].left;
        let gap = |other: &Item| if other.is_bend { ARROW_GAP as f32 } else { PASSING_GAP as f32 };
        let before = at.checked_sub(1).and_then(|i| self.items.get(i));
        let low = before.map_or(x - FREE, |item| item.right + gap(item));
        let high = self.items.get(at + 1).map_or(x + FREE, |item| item.left - gap(item));
        (x, low.min(x), high.max(x))
    }
}

/// The outermost bend of a row may go so far, in points: nowhere, as the map ends there.
const FREE: f32 = 0.0;

/// The rows, and for each stop its row and its place there.
fn rows(levels: &Levels, cards: &[Rect], stops: &Stops) -> (Vec<Row>, Vec<(u32, u32)>) {
    let mut rows: Vec<Vec<(Item, Option<usize>)>> =
        levels.rows.iter().map(|row| Vec::with_capacity(row.len())).collect();
    for (card, rect) in cards.iter().enumerate() {
        let item = Item { left: rect.min.x, right: rect.max.x, is_bend: false };
        rows[levels.row_of[card]].push((item, None));
    }
    for (link, bends) in levels.bends.iter().enumerate() {
        let first = stops.starts[link] as usize;
        if stops.of(link).len() == bends.len() {
            for (i, &bend) in bends.iter().enumerate() {
                let x = stops.items[first + i].x;
                rows[levels.row_of[bend as usize]].push((Item { left: x, right: x, is_bend: true }, Some(first + i)));
            }
        }
    }
    let mut place = vec![(0, 0); stops.items.len()];
    let rows = rows.into_iter().enumerate().map(|(r, mut row)| {
        row.sort_by(|a, b| a.0.left.total_cmp(&b.0.left).then(a.1.cmp(&b.1)));
        for (at, (_, stop)) in row.iter().enumerate() {
            if let Some(stop) = stop {
                place[*stop] = (r as u32, at as u32);
            }
        }
        Row { items: row.into_iter().map(|(item, _)| item).collect() }
    });
    (rows.collect(), place)
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
