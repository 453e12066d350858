//! The row of each card of a large map.
//!
//! The cards of a band, from left to right, are dealt out to its rows, so that
//! every row spans the whole map. Of neighbours in the line, those that reach up
//! go into the upper rows and effects above their causes.

use crate::layout::frame::Frame;
use crate::layout::rows::Row;
use crate::layout::sheet::Sheet;

/// The rows of all bands, from top to bottom; `place` says where each card is from left to right.
pub(super) fn fold(sheet: &Sheet, frame: &Frame, place: &[f64]) -> Vec<Row> {
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
