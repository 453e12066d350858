//! The row of each card in its band, and the order of cards and passing arrows in each row.
//!
//! Small maps are searched on a [`grid`] of rows in which single cards, with all
//! their arrows, are set where they cost least; several frames of rows race.
//! Large ones are sorted: the cards on a line by the graph's spectrum, dealt out
//! to the rows, the rows swept. Where cards stood before, they keep their rows
//! and their order unless that costs crossings.

mod dice;
mod fold;
mod grid;
mod insertion;
mod memory;
mod net;
mod race;
mod search;
mod spectral;
mod sweeps;

pub(in crate::layout) use grid::Grid;
pub(in crate::layout) use net::Net;
pub(in crate::layout) use race::Race;

use super::frame::{self, Frame};
use super::levels::Levels;
use super::rows::Row;
use super::sheet::{Link, Sheet};

/// Maps with more cards race in one frame only.
const MANY_CARDS: usize = 150;
/// Maps with more cards are only sorted at first.
const MORE_CARDS: usize = 500;
/// The work by which a map between these sizes is improved at first.
const SETTLING: u64 = 4_500_000;
/// Maps with more cards are not searched at all.
const MOST_CARDS: usize = 1_500;

/// Maps of this size (cards, links and the rows that these pass) get more work than in proportion.
const LARGE: u64 = 150;

/// Rows, order, and how wide the map may be.
pub(super) struct Arrangement {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// The nodes in their order.
    pub levels: Levels,
    /// The width that the cards may take up, in points.
    pub width: f32,
}

/// A good arrangement, found quickly.
pub(super) fn first(sheet: &Sheet) -> Arrangement {
    if is_sorted(sheet) {
        let frame = frame::best(sheet);
        let (rows, levels) = sketch(sheet, &frame, false);
        return Arrangement { rows, levels, width: frame.limit };
    }
    start(sheet).leader(sheet)
}

/// The race of a map that is not sorted, as far as the first answer takes it.
fn start(sheet: &Sheet) -> Race {
    let is_known = sheet.cards.iter().any(|c| c.before.is_some());
    if is_known || sheet.cards.len() <= MANY_CARDS {
        return Race::start(sheet, first_work(sheet));
    }
    let mut race = Race::of_sketch(sheet);
    race.step(sheet, SETTLING);
    race
}

/// A search that starts with the first arrangement, unless the map is too large.
pub(super) fn race(sheet: &Sheet) -> Option<Race> {
    if sheet.cards.len() > MOST_CARDS {
        return None;
    }
    Some(if is_sorted(sheet) { Race::of_sketch(sheet) } else { start(sheet) })
}

/// Whether the first arrangement is found by sorting alone.
fn is_sorted(sheet: &Sheet) -> bool {
    let is_known = sheet.cards.iter().any(|c| c.before.is_some());
    sheet.cards.len() > if is_known { MOST_CARDS } else { MORE_CARDS }
}

/// The work spent on the first answer: in proportion to the size of small maps, to its square beyond.
fn first_work(sheet: &Sheet) -> u64 {
    let passed = |link: &Link| sheet.cards[link.cause].band.abs_diff(sheet.cards[link.effect].band).saturating_sub(1);
    let size = sheet.cards.len() + sheet.links.len() + sheet.links.iter().map(passed).sum::<usize>();
    let size = size as u64;
    1_300 * size * size.max(LARGE) / LARGE
}

/// Rows and order of a map, found by sorting alone; roughly if a search goes on from it.
pub(super) fn sketch(sheet: &Sheet, frame: &Frame, is_rough: bool) -> (Vec<Row>, Levels) {
    let mut place = spectral::line(sheet);
    let columns = frame.columns.len() as f64;
    for (card, place) in sheet.cards.iter().zip(&mut place) {
        if let Some(column) = card.column {
            *place = (column as f64 + *place) / columns;
        }
    }
    let rows = fold::fold(sheet, frame, &mut place);
    let mut levels = Levels::placed(sheet, &rows, place);
    sweeps::sweep(&mut levels, if is_rough { 8 } else { 24 }, !is_rough);
    if columns > 0.0 {
        levels.rows.iter_mut().for_each(|row| sort_columns(sheet, row));
    }
    (rows, levels)
}

/// Brings the cards of a row that have columns into their order; all else stays where it is.
fn sort_columns(sheet: &Sheet, row: &mut [u32]) {
    let column = |&node: &u32| sheet.cards.get(node as usize).and_then(|card| card.column);
    let mut cards: Vec<u32> = row.iter().copied().filter(|node| column(node).is_some()).collect();
    cards.sort_by_key(column);
    for (slot, card) in row.iter_mut().filter(|node| column(node).is_some()).zip(cards) {
        *slot = card;
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sheet_of;
    use super::*;

    #[test]
    fn a_sketch_keeps_the_order_of_columns() {
        let mut sheet = sheet_of(&[20, 40, 30], 90);
        for (i, card) in sheet.cards.iter_mut().enumerate() {
            card.column = (i % 5 > 0).then_some(i * i % 3);
        }
        let (_, levels) = sketch(&sheet, &frame::best(&sheet), false);
        for row in &levels.rows {
            let cards = row.iter().filter_map(|&node| sheet.cards.get(node as usize));
            assert!(cards.filter_map(|card| card.column).is_sorted(), "{row:?}");
        }
    }
}
