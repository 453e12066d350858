//! How far the nodes of a row keep from each other.
//!
//! Cards, and arrows that pass between them, have least distances; a map that
//! is narrower than it may be gets wider gaps. Columns add up over all rows, so
//! with them the gap is what the columns together leave.

use super::columns::Columns;
use super::levels::Levels;
use super::sheet::Sheet;

/// Least distance between a passing arrow and a card, in points.
pub(super) const PASSING_GAP: f64 = 14.0;
/// Least distance between two passing arrows, in points.
pub(super) const ARROW_GAP: f64 = 10.0;
/// A narrow map is spread until its gaps are this many times the least gap.
const LARGEST_SPREAD: f64 = 2.4;

/// The gap between cards: the least one, or more if the map is narrower than it may be.
pub(super) fn spread_gap(sheet: &Sheet, levels: &Levels, width: f64) -> f64 {
    let least = f64::from(sheet.metrics.card_gap);
    let mut gap = least * LARGEST_SPREAD;
    for row in levels.rows.iter().filter(|row| row.len() > 1) {
        let cards = row.iter().filter_map(|&n| sheet.cards.get(n as usize));
        let (count, filled) = cards.fold((0, 0.0), |(n, w), c| (n + 1, w + f64::from(c.size.w)));
        let bends = (row.len() - count) as f64;
        gap = gap.min((width - filled - bends * ARROW_GAP) / (row.len() - 1) as f64);
    }
    let gap = gap.max(least);
    // Columns are as wide as their widest rows: in proportion to the gap, or less.
    let has_columns = sheet.cards.iter().any(|c| c.column.is_some());
    let wide = |gap| Columns::of(sheet, levels, &offsets(sheet, levels, gap)).map_or(0.0, |c| c.width);
    let mut share = 1.0;
    if has_columns {
        let (from, to) = (wide(least), wide(gap));
        if to > width && to > from {
            share = ((width - from) / (to - from)).max(0.0);
        }
    }
    (least + (gap - least) * share).floor()
}

/// Least distance of each node from the first one of its row, row by row.
pub(super) fn offsets(sheet: &Sheet, levels: &Levels, gap: f64) -> Vec<f64> {
    let half = |node: u32| sheet.cards.get(node as usize).map(|c| f64::from(c.size.w) / 2.0);
    let mut offsets = Vec::with_capacity(levels.nodes());
    for row in &levels.rows {
        let mut at = 0.0;
        for (i, &node) in row.iter().enumerate() {
            if i > 0 {
                at += distance(half(row[i - 1]), half(node), gap);
            }
            offsets.push(at);
        }
    }
    offsets
}

/// Least distance between the middles of two neighbours in a row, given half the widths of their cards.
pub(super) fn distance(a: Option<f64>, b: Option<f64>, gap: f64) -> f64 {
    let between = match (a, b) {
        (Some(_), Some(_)) => gap,
        (None, None) => ARROW_GAP,
        _ => (gap / 2.0).max(PASSING_GAP),
    };
    a.unwrap_or(0.0) + b.unwrap_or(0.0) + between
}
