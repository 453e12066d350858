//! Bands, rows and cards as rectangles.
//!
//! Rows are stacked in their band and centred in its height; all cards of a
//! row share one vertical centre; the map as a whole is centred in the card
//! area. Then the cards that the user has placed take their places and the
//! others give way. Everything lies on whole points.

use crate::geometry::{Point, Rect, pt};

use super::frame::SIDE;
use super::levels::Levels;
use super::pins;
use super::rows::Row;
use super::sheet::Sheet;

/// A band that grows for a pinned card keeps this much below it, in points.
const PIN_PADDING: f32 = 16.0;

/// Where things are, in points from the top left corner of the map.
pub(super) struct Plan {
    /// The whole map.
    pub bounds: Rect,
    /// The rectangle of each band.
    pub bands: Vec<Rect>,
    /// The rectangle of each card of the sheet.
    pub cards: Vec<Rect>,
    /// The x of each node of the level graph.
    pub node_x: Vec<f32>,
    /// Top and bottom of each row.
    pub row_y: Vec<(f32, f32)>,
}

/// Stacks the rows and sets the cards. `rooms` is the height that the arrows need above each row, and below the
/// last one; an empty list asks for nothing.
pub(super) fn stack(sheet: &Sheet, rows: &[Row], levels: &Levels, x: &[f64], rooms: &[f32]) -> Plan {
    let m = &sheet.metrics;
    let (offset, area) = centring(sheet, levels, x);
    let node_x: Vec<f32> = x.iter().map(|x| (x + offset) as f32).collect();
    let mut cards = vec![Rect::default(); sheet.cards.len()];
    let mut row_y = vec![(0.0, 0.0); rows.len()];
    let mut bands = Vec::with_capacity(sheet.bands.len());
    let mut top = 0.0;
    let room = |gap: usize| rooms.get(gap).copied().unwrap_or(0.0);
    let mut last_bottom = 0.0;
    for (band, &least) in sheet.bands.iter().enumerate() {
        let heights: Vec<(usize, f32)> = (rows.iter().enumerate().filter(|(_, row)| row.band == band))
            .map(|(r, row)| (r, row.cards.iter().map(|&c| sheet.cards[c].size.h).fold(0.0, f32::max)))
            .collect();
        let gap_above = |r: usize| m.row_gap.max(room(r)).ceil();
        let gaps: f32 = heights.iter().skip(1).map(|&(r, _)| gap_above(r)).sum();
        let inner = heights.iter().map(|h| h.1).sum::<f32>() + gaps;
        let mut natural = (inner + 2.0 * m.band_padding).max(least).ceil();
        let mut y = top + ((natural - inner) / 2.0).floor();
        if let (Some(&(first, _)), Some(&(last, _))) = (heights.first(), heights.last()) {
            let above = (last_bottom + room(first) - y).max(0.0).ceil();
            let below = if last + 1 == rows.len() { room(rows.len()) - (natural - inner) / 2.0 } else { 0.0 };
            natural += above + below.max(0.0).ceil();
            y += above;
        }
        let first = heights.first().map(|h| h.0);
        for (r, height) in heights {
            if first != Some(r) {
                y += gap_above(r);
            }
            let lower = kept_lower(sheet, &rows[r], y, height);
            natural += lower;
            y += lower;
            row_y[r] = (y, y + height);
            for &card in &rows[r].cards {
                let size = sheet.cards[card].size;
                let corner = pt((node_x[card] - size.w / 2.0).round(), (y + (height - size.h) / 2.0).round());
                cards[card] = Rect::from_min_size(corner, size);
            }
            y += height;
            last_bottom = y;
        }
        let height = natural.max(pinned_depth(sheet, band)).ceil();
        bands.push(Rect::new(0.0, top, 0.0, height));
        top += height + m.band_gap;
    }
    separate(&mut cards, sheet, rows, &node_x);
    for (card, rect) in sheet.cards.iter().zip(&mut cards) {
        if let Some(pin) = card.pin {
            *rect = Rect::from_min_size(pin + pt(m.band_header, bands[card.band].min.y), card.size);
        }
    }
    pins::give_way(sheet, rows, &mut cards);
    let right = cards.iter().map(|c| c.max.x).chain(node_x.iter().copied()).fold(0.0, f32::max);
    let width = (m.band_header + area).max(right + SIDE).ceil();
    for band in &mut bands {
        band.max.x = width;
    }
    let bottom = bands.last().map_or(0.0, |b| b.max.y);
    Plan { bounds: Rect { min: Point::default(), max: pt(width, bottom) }, bands, cards, node_x, row_y }
}

/// How much further down a row was before: there it stays, unless so far that rows above must have gone.
fn kept_lower(sheet: &Sheet, row: &Row, y: f32, height: f32) -> f32 {
    let before = row.cards.iter().filter_map(|&c| sheet.cards[c].before).map(|rect| rect.center().y - height / 2.0);
    let lower = (before.fold(f32::MAX, f32::min) - y).round();
    if lower > 0.0 && lower < height { lower } else { 0.0 }
}

/// How far to move the nodes so that the map is centred, and how wide the card area is.
fn centring(sheet: &Sheet, levels: &Levels, x: &[f64]) -> (f64, f32) {
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    let (mut bends_low, mut bends_high) = (f64::MAX, f64::MIN);
    for (node, &x) in x.iter().enumerate() {
        if let Some(card) = sheet.cards.get(node) {
            let half = f64::from(card.size.w) / 2.0;
            (low, high) = (low.min(x - half), high.max(x + half));
        } else if levels.is_card(node as u32) {
            (low, high) = (low.min(x), high.max(x));
        } else {
            (bends_low, bends_high) = (bends_low.min(x), bends_high.max(x));
        }
    }
    if low > high {
        return (0.0, sheet.metrics.min_width);
    }
    let side = f64::from(SIDE);
    let header = f64::from(sheet.metrics.band_header);
    if sheet.cards.iter().any(|c| c.before.is_some()) {
        // Cards stay where they were; only what reaches into the header pushes them.
        let shift = (header + side - low.min(bends_low + side)).max(0.0);
        let area = (high + shift - header + side).max(f64::from(sheet.metrics.min_width));
        return (shift, area.ceil() as f32);
    }
    let content = high - low + 2.0 * side;
    // The cards are centred; passing arrows outside of them only need to fit.
    let outside = (low - bends_low).max(bends_high - high).max(0.0);
    let area = (content + 2.0 * outside).max(f64::from(sheet.metrics.min_width)).ceil();
    (header + area / 2.0 - f64::midpoint(low, high), area as f32)
}

/// How far down in its band the lowest pinned card reaches, a little padding included.
fn pinned_depth(sheet: &Sheet, band: usize) -> f32 {
    let cards = sheet.cards.iter().filter(|c| c.band == band);
    cards
        .filter_map(|c| c.pin.map(|p| p.y + c.size.h + sheet.metrics.band_padding.min(PIN_PADDING)))
        .fold(0.0, f32::max)
}

/// Restores the least gap where rounding has eaten a point of it.
fn separate(cards: &mut [Rect], sheet: &Sheet, rows: &[Row], node_x: &[f32]) {
    for row in rows {
        let mut order = row.cards.clone();
        order.sort_by(|&a, &b| node_x[a].total_cmp(&node_x[b]).then(a.cmp(&b)));
        for pair in order.windows(2) {
            let least = cards[pair[0]].max.x + sheet.metrics.card_gap;
            let rect = cards[pair[1]];
            if rect.min.x < least {
                cards[pair[1]] = rect.translate(pt((least - rect.min.x).ceil(), 0.0));
            }
        }
    }
}
