//! The row of each card of a map that is sketched.
//!
//! The cards of a band, from left to right, are dealt out to its rows, so that
//! every row spans the whole map. Of neighbours in the line, those that reach up
//! go into the upper rows and effects above their causes. A band whose cards
//! hang together among themselves is cut by depth instead: its chains read
//! upwards and, within a row, from left to right.

use crate::layout::frame::Frame;
use crate::layout::rows::Row;
use crate::layout::sheet::Sheet;

/// Whether some band has so many inner links that its cards are cut by depth.
pub(super) fn has_chains(sheet: &Sheet) -> bool {
    chained(sheet).contains(&true)
}

/// For each band, whether its inner links could join all its cards.
fn chained(sheet: &Sheet) -> Vec<bool> {
    let mut counts = vec![(0, 0); sheet.bands.len()];
    for card in &sheet.cards {
        counts[card.band].0 += 1;
    }
    for link in &sheet.links {
        let band = sheet.cards[link.cause].band;
        counts[band].1 += usize::from(band == sheet.cards[link.effect].band);
    }
    // Columns leave no room to read along a chain.
    let is_free = sheet.cards.iter().all(|card| card.column.is_none());
    counts.into_iter().map(|(cards, links)| is_free && cards > 5 && links + 1 >= cards).collect()
}

/// How many inner links lead from each card to the end of a chain at most; a link that closes a cycle counts for nothing.
fn depths(sheet: &Sheet) -> Vec<u32> {
    let count = sheet.cards.len();
    let mut causes = vec![Vec::new(); count];
    let mut waiting = vec![0; count];
    for link in sheet.links.iter().filter(|l| sheet.cards[l.cause].band == sheet.cards[l.effect].band) {
        causes[link.effect].push(link.cause);
        waiting[link.cause] += 1;
    }
    let mut depth = vec![0; count];
    let mut is_done = vec![false; count];
    let mut ready: Vec<usize> = (0..count).filter(|&c| waiting[c] == 0).collect();
    let mut first = 0;
    loop {
        while let Some(card) = ready.pop() {
            if std::mem::replace(&mut is_done[card], true) {
                continue;
            }
            for &cause in causes[card].iter().filter(|&&c| !is_done[c]) {
                depth[cause] = depth[cause].max(depth[card] + 1);
                waiting[cause] -= 1;
                if waiting[cause] == 0 {
                    ready.push(cause);
                }
            }
        }
        // Only cycles are left: one is opened at its first card.
        while first < count && is_done[first] {
            first += 1;
        }
        if first == count {
            return depth;
        }
        ready.push(first);
    }
}

/// The rows of all bands, from top to bottom; `place` says where each card is from left to right, and is
/// changed for bands that are cut by depth.
pub(super) fn fold(sheet: &Sheet, frame: &Frame, place: &mut [f64]) -> Vec<Row> {
    let chained = chained(sheet);
    let depth = if chained.contains(&true) { depths(sheet) } else { Vec::new() };
    let mut height = vec![0_i32; sheet.cards.len()];
    for link in &sheet.links {
        let (a, b) = (&sheet.cards[link.cause], &sheet.cards[link.effect]);
        match a.band.cmp(&b.band) {
            std::cmp::Ordering::Greater => {
                height[link.cause] += 1;
                height[link.effect] -= 1;
            }
            std::cmp::Ordering::Less => {
                height[link.cause] -= 1;
                height[link.effect] += 1;
            }
            std::cmp::Ordering::Equal => {
                height[link.effect] += 2;
                height[link.cause] -= 2;
            }
        }
    }
    let mut bands = vec![Vec::new(); sheet.bands.len()];
    for (i, card) in sheet.cards.iter().enumerate() {
        bands[card.band].push(i);
    }
    let mut rows = Vec::new();
    for (band, cards) in bands.iter_mut().enumerate() {
        let count = frame.counts[band];
        cards.sort_by(|&a, &b| place[a].total_cmp(&place[b]).then(a.cmp(&b)));
        let mut dealt = vec![Vec::new(); count];
        if chained[band] {
            cards.sort_by_key(|&c| depth[c]);
            let mut from = 0;
            for (row, dealt) in dealt.iter_mut().enumerate() {
                let to = cards.len() * (row + 1) / count;
                cards[from..to].sort_by_key(|&c| std::cmp::Reverse(depth[c]));
                for (i, &card) in cards[from..to].iter().enumerate() {
                    place[card] = (i as f64 + 0.5) / (to - from) as f64;
                    dealt.push(card);
                }
                from = to;
            }
            rows.extend(dealt.into_iter().map(|cards| Row { band, cards }));
            continue;
        }
        for group in cards.chunks_mut(count.max(1)) {
            group.sort_by_key(|&c| (-height[c], c));
            for (row, &card) in group.iter().enumerate() {
                // A last group that is not full goes to the middle rows.
                dealt[row + (count - group.len()) / 2].push(card);
            }
        }
        rows.extend(dealt.into_iter().map(|cards| Row { band, cards }));
    }
    rows
}
