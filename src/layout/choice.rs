//! Which of several proposals for the rows makes the best map.
//!
//! Each proposal is ordered roughly and measured. The first one is kept as
//! long as its shape is good; then only others with the same number of rows
//! compete, by crossings. Otherwise the shape counts most.

use super::coordinates;
use super::crossings::CROSSING;
use super::levels::Levels;
use super::order;
use super::rows::{self, Row};
use super::sheet::Sheet;

/// Maps with more cards are not sketched for crossings, only for their shape.
const MANY_CARDS: usize = 400;
/// A shape off by its own size weighs as much as so many times the crossings of the first proposal.
const SHAPE: f32 = 3.0;

/// The rows of the map.
pub(super) fn rows(sheet: &Sheet) -> Vec<Row> {
    let mut proposals = rows::proposals(sheet).into_iter();
    let Some(first) = proposals.next() else { return Vec::new() };
    if proposals.len() == 0 {
        return first;
    }
    let (first_off, price) = measured(sheet, &first);
    // A few crossings more or less on a map with hardly any do not matter.
    let usual = price as f32 + 4.0 * CROSSING as f32;
    let score = |off: f32, price: i64| {
        let crossed = if sheet.cards.len() > MANY_CARDS { 0.0 } else { price as f32 / usual };
        crossed + off * SHAPE
    };
    let mut best = (score(first_off, price), first.clone());
    for rows in proposals {
        let is_alike = rows.len() == first.len();
        if first_off == 0.0 && (!is_alike || sheet.cards.len() > MANY_CARDS) {
            continue;
        }
        let (off, price) = measured(sheet, &rows);
        let score = score(off, price);
        if score < best.0 {
            best = (score, rows);
        }
        if off == 0.0 && sheet.cards.len() > MANY_CARDS {
            break;
        }
    }
    best.1
}

/// How far off the shape is, and the price of a rough order.
fn measured(sheet: &Sheet, rows: &[Row]) -> (f32, i64) {
    let levels = Levels::of(sheet, rows);
    let (price, order) = order::sketch(&levels);
    let x = coordinates::place(sheet, &levels, &order);
    let (mut low, mut high) = (0.0_f32, 0.0_f32);
    for (card, &x) in sheet.cards.iter().zip(&x) {
        low = low.min(x as f32 - card.size.w / 2.0);
        high = high.max(x as f32 + card.size.w / 2.0);
    }
    (rows::misshape(sheet, rows, high - low + 2.0 * coordinates::SIDE), price)
}
