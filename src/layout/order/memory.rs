//! The rows in which the cards stood before.
//!
//! A layout is handed on as rectangles only, so rows are read off the heights:
//! cards of a band whose middles are about level stood in one row. New cards
//! come into these rows, or into a spare one at the bottom of their band when
//! these are full; a band that had none gets rows for its new cards.

use super::Net;
use crate::layout::frame::{self, Frame};
use crate::layout::sheet::Sheet;

/// The frame in which cards stood before, and the net of it; nothing if no card was anywhere.
pub(super) fn recall(sheet: &Sheet) -> Option<(Frame, Net)> {
    if sheet.cards.iter().all(|card| card.before.is_none()) {
        return None;
    }
    let mut row_of = vec![None; sheet.cards.len()];
    let fresh = frame::best(sheet);
    let mut counts = Vec::with_capacity(sheet.bands.len());
    let mut first_row = 0;
    for band in 0..sheet.bands.len() {
        let cards = sheet.cards.iter().enumerate().filter(|(_, card)| card.band == band);
        let mut known: Vec<(f32, f32, usize)> =
            cards.filter_map(|(i, card)| card.before.map(|r| (r.center().y, card.size.h, i))).collect();
        known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        let mut rows = 0;
        let mut level = f32::NEG_INFINITY;
        for (y, height, card) in known {
            if rows == 0 || y - level > height / 2.0 {
                rows += 1;
                level = y;
            }
            row_of[card] = Some(first_row + rows - 1);
        }
        if rows == 0 {
            rows = fresh.counts[band];
        }
        // A band without cards keeps without rows.
        rows += usize::from(rows > 0);
        counts.push(rows);
        first_row += rows;
    }
    let used: Vec<usize> = counts.iter().map(|rows| rows.saturating_sub(1)).collect();
    let used = frame::of_counts(sheet, used);
    let columns = used.columns.iter().zip(&fresh.columns).map(|(a, b)| a.max(*b)).collect();
    let frame = Frame { counts, limit: used.limit.max(fresh.limit), columns };
    let mut net = Net::of(sheet, &frame);
    for &(first, end) in &net.band_rows {
        if first < end {
            net.is_spare[end - 1] = true;
        }
    }
    for (i, card) in sheet.cards.iter().enumerate() {
        let x = card.before.map(|r| r.center().x.round() as i32);
        net.before[i] = row_of[i].map(|row| row as u32).zip(x);
    }
    Some((frame, net))
}
