//! Cards that give way to the cards that the user has placed.
//!
//! The free cards of a row keep their height and, as far as they can, their x;
//! pinned cards that reach into the row are walls. Each free card goes into
//! the stretch between walls that is nearest and has room; the stretch right
//! of all walls has no end, so there is always one.

use crate::geometry::{Rect, pt};

use super::frame::SIDE;
use super::rows::Row;
use super::sheet::Sheet;

/// A stretch between two walls, and who goes there.
struct Stretch {
    low: f32,
    high: f32,
    used: f32,
    /// Card and wanted left edge.
    cards: Vec<(usize, f32)>,
}

/// Moves free cards sideways off the pinned ones.
pub(super) fn give_way(sheet: &Sheet, rows: &[Row], cards: &mut [Rect]) {
    let pinned: Vec<Rect> = sheet.cards.iter().zip(&*cards).filter(|(c, _)| c.pin.is_some()).map(|(_, r)| *r).collect();
    if pinned.is_empty() {
        return;
    }
    let wanted = wanted_places(sheet, cards);
    let mut taken = pinned;
    for row in rows {
        let mut free: Vec<usize> = row.cards.iter().copied().filter(|&c| sheet.cards[c].pin.is_none()).collect();
        free.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]).then(a.cmp(&b)));
        let top = free.iter().map(|&c| cards[c].min.y).fold(f32::MAX, f32::min);
        let bottom = free.iter().map(|&c| cards[c].max.y).fold(f32::MIN, f32::max);
        let reach = (sheet.metrics.row_gap / 2.0).min(12.0);
        let walls: Vec<Rect> =
            taken.iter().copied().filter(|w| w.min.y < bottom + reach && w.max.y > top - reach).collect();
        if walls.is_empty() && !is_moved(sheet) {
            taken.extend(free.iter().map(|&c| cards[c]));
            continue;
        }
        for stretch in filled(sheet, &free, &wanted, &walls) {
            for (card, x) in solved(sheet, &stretch) {
                cards[card] = cards[card].translate(pt(x - cards[card].min.x, 0.0));
            }
        }
        taken.extend(free.iter().map(|&c| cards[c]));
    }
}

/// Whether most cards are pinned, so that the rest goes where its neighbours are.
fn is_moved(sheet: &Sheet) -> bool {
    sheet.cards.iter().filter(|c| c.pin.is_some()).count() * 2 > sheet.cards.len()
}

/// The left edge that each card would like: where it is, or under its pinned neighbours if most cards are pinned.
fn wanted_places(sheet: &Sheet, cards: &[Rect]) -> Vec<f32> {
    let mut wanted: Vec<f32> = cards.iter().map(|c| c.min.x).collect();
    if is_moved(sheet) {
        let mut sums = vec![(0.0, 0.0); cards.len()];
        for link in &sheet.links {
            for (one, other) in [(link.cause, link.effect), (link.effect, link.cause)] {
                if sheet.cards[other].pin.is_some() {
                    sums[one].0 += cards[other].center().x;
                    sums[one].1 += 1.0;
                }
            }
        }
        for (i, (sum, count)) in sums.into_iter().enumerate() {
            if count > 0.0 {
                wanted[i] = (sum / count - cards[i].width() / 2.0).round();
            }
        }
    }
    wanted
}

fn filled(sheet: &Sheet, free: &[usize], wanted: &[f32], walls: &[Rect]) -> Vec<Stretch> {
    let gap = sheet.metrics.card_gap.ceil();
    let mut walls: Vec<(f32, f32)> = walls.iter().map(|w| (w.min.x - gap, w.max.x + gap)).collect();
    walls.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut stretches = Vec::new();
    let mut low = sheet.metrics.band_header + SIDE;
    for (from, to) in walls {
        if from > low {
            stretches.push(Stretch { low: low.ceil(), high: from.floor(), used: 0.0, cards: Vec::new() });
        }
        low = low.max(to);
    }
    stretches.push(Stretch { low: low.ceil(), high: f32::MAX, used: 0.0, cards: Vec::new() });
    for &card in free {
        let width = sheet.cards[card].size.w.ceil();
        let (x, mut nearest) = (wanted[card], None);
        for (i, s) in stretches.iter().enumerate() {
            let room = s.high - s.low - s.used;
            if room >= width {
                let at = x.clamp(s.low, (s.high - width).max(s.low));
                let way = (at - x).abs();
                if nearest.is_none_or(|(least, _)| way < least) {
                    nearest = Some((way, i));
                }
            }
        }
        if let Some((_, i)) = nearest {
            stretches[i].used += width + gap;
            stretches[i].cards.push((card, x));
        }
    }
    stretches
}

/// The left edges in one stretch: as wanted, pushed apart, and back from its end.
fn solved(sheet: &Sheet, stretch: &Stretch) -> Vec<(usize, f32)> {
    let gap = sheet.metrics.card_gap.ceil();
    let width = |card: usize| sheet.cards[card].size.w.ceil();
    let mut low = stretch.low;
    let mut places = Vec::with_capacity(stretch.cards.len());
    for &(card, x) in &stretch.cards {
        let at = x.max(low).ceil();
        places.push((card, at));
        low = at + width(card) + gap;
    }
    let mut high = stretch.high + gap;
    for (card, at) in places.iter_mut().rev() {
        *at = at.min((high - gap - width(*card)).floor());
        high = *at;
    }
    // Rounding must not push the first ones back into the wall on the left.
    let mut low = stretch.low;
    for (card, at) in &mut places {
        *at = at.max(low);
        low = *at + width(*card) + gap;
    }
    places
}
