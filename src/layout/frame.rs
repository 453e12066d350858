//! How many rows each band has, and how wide they may get.
//!
//! A band is one row while the map keeps the wanted shape; a crowded band is
//! folded. All bands are folded to one common width: every such width is tried
//! and judged by the shape of the whole map, space for passing arrows included.
//! With columns, the columns are narrowed one after the other instead.

mod cells;

use super::sheet::Sheet;
use cells::Cells;

/// Width that one passing arrow adds to a row, in points.
const PASSING: f32 = 11.0;
/// More ways to fold than this are not tried one by one.
const MAX_TRIALS: usize = 64;
/// Space left free beside the outermost cards, in points, so that an arrow can go round them.
pub(super) const SIDE: f32 = 20.0;

/// The rows of a map before any card is in them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    /// How many rows each band has; none without cards.
    pub counts: Vec<usize>,
    /// Up to which width the rows may be filled, in points.
    pub limit: f32,
    /// Up to which width the cards of a row may fill each column, in points; none without columns.
    pub columns: Vec<f32>,
}

/// What the bands hold, and the cells of the columns.
struct Loads {
    bands: Vec<Load>,
    cells: Cells,
}

/// What a band holds.
struct Load {
    cards: usize,
    /// Mean width of a card with its gap, in points.
    pitch: f32,
    /// Height of the tallest card, in points.
    tallest: f32,
    /// Links that pass the whole band, and links that end in it.
    passing: f32,
    ending: f32,
}

/// The frame of the best shape.
pub(super) fn best(sheet: &Sheet) -> Frame {
    let loads = loads(sheet);
    let mut best: Option<(f32, Frame)> = None;
    for counts in trials(sheet, &loads) {
        let frame = framed(sheet, &loads, counts);
        let off = misfit(sheet, &loads, &frame);
        if best.as_ref().is_none_or(|(least, _)| off < *least - 1e-4) {
            best = Some((off, frame));
        }
    }
    best.map_or_else(|| framed(sheet, &loads, vec![0; loads.bands.len()]), |(_, frame)| frame)
}

/// Frames with one row more or less in one band, or a row moved from one band to another, whose shape is still good.
pub(super) fn others(sheet: &Sheet, frame: &Frame) -> Vec<Frame> {
    let loads = loads(sheet);
    let bands = frame.counts.len();
    let mut frames = Vec::new();
    for more in 0..=bands {
        for less in 0..=bands {
            let mut counts = frame.counts.clone();
            if let Some(count) = counts.get_mut(more) {
                *count += 1;
            }
            if let Some(count) = counts.get_mut(less) {
                *count = count.saturating_sub(1);
            }
            let is_filled = |(count, load): (&usize, &Load)| *count <= load.cards && (*count > 0) == (load.cards > 0);
            if more != less && counts.iter().zip(&loads.bands).all(is_filled) {
                let other = framed(sheet, &loads, counts);
                if misfit(sheet, &loads, &other) <= 0.0 {
                    frames.push(other);
                }
            }
        }
    }
    frames
}

/// The frame with so many rows in each band.
pub(super) fn of_counts(sheet: &Sheet, counts: Vec<usize>) -> Frame {
    framed(sheet, &loads(sheet), counts)
}

/// The height of a map with so many rows in each band, in points.
pub(super) fn height_of(sheet: &Sheet, counts: &[usize]) -> f32 {
    height(sheet, &loads(sheet), counts)
}

fn loads(sheet: &Sheet) -> Loads {
    let none = |_: &f32| Load { cards: 0, pitch: 0.0, tallest: 0.0, passing: 0.0, ending: 0.0 };
    let mut loads: Vec<Load> = sheet.bands.iter().map(none).collect();
    for card in &sheet.cards {
        let load = &mut loads[card.band];
        load.cards += 1;
        load.pitch += card.size.w + sheet.metrics.card_gap;
        load.tallest = load.tallest.max(card.size.h);
    }
    for load in &mut loads {
        load.pitch /= load.cards.max(1) as f32;
    }
    for link in &sheet.links {
        let (a, b) = (sheet.cards[link.cause].band, sheet.cards[link.effect].band);
        let (first, last) = (a.min(b), a.max(b));
        if first < last {
            loads[first].ending += 1.0;
            loads[last].ending += 1.0;
        }
        for load in loads.iter_mut().take(last).skip(first + 1) {
            load.passing += 1.0;
        }
    }
    Loads { bands: loads, cells: Cells::of(sheet) }
}

/// Row counts for each band worth trying, those with the fewest rows first.
fn trials(sheet: &Sheet, loads: &Loads) -> Vec<Vec<usize>> {
    if loads.cells.has_columns() {
        let is_enough = |counts: &[usize]| packed(sheet, loads, counts) <= sheet.aspect * height(sheet, loads, counts);
        return loads.cells.trials(|counts| height(sheet, loads, counts), is_enough);
    }
    let mut lengths: Vec<f32> = Vec::new();
    for load in &loads.bands {
        let mut last = usize::MAX;
        for rows in 1..=load.cards {
            let longest = load.cards.div_ceil(rows);
            if longest < last {
                last = longest;
                lengths.push(width_of(load, rows).max(sheet.metrics.min_width));
            }
        }
    }
    lengths.sort_by(|a, b| b.total_cmp(a));
    lengths.dedup();
    if lengths.len() > MAX_TRIALS {
        // Of very many widths an even selection is fine enough.
        let all = lengths.len();
        lengths = (0..MAX_TRIALS).map(|i| lengths[i * (all - 1) / (MAX_TRIALS - 1)]).collect();
    }
    let mut trials: Vec<Vec<usize>> = Vec::new();
    for limit in lengths {
        let counts = loads.bands.iter().map(|load| rows_within(load, limit)).collect();
        if trials.last() != Some(&counts) {
            trials.push(counts);
        }
    }
    trials
}

/// The fewest rows of a band that are no wider than the limit.
fn rows_within(load: &Load, limit: f32) -> usize {
    if load.cards == 0 {
        return 0;
    }
    let (mut low, mut high) = (1, load.cards);
    while low < high {
        let middle = usize::midpoint(low, high);
        if width_of(load, middle) <= limit + 0.5 {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// How wide a band in so many rows is at least, in points.
fn width_of(load: &Load, rows: usize) -> f32 {
    load.pitch * load.cards.div_ceil(rows.max(1)) as f32 + passing_width(load, rows)
}

/// How much of a row of a band in so many rows passing arrows take, in points.
fn passing_width(load: &Load, rows: usize) -> f32 {
    let rows = rows as f32;
    PASSING * (load.passing + load.ending * (rows - 1.0) / (2.0 * rows))
}

fn widest(loads: &Loads, counts: &[usize]) -> f32 {
    let filled = || loads.bands.iter().zip(counts).filter(|(load, _)| load.cards > 0);
    let widest = filled().map(|(load, &rows)| width_of(load, rows)).fold(0.0, f32::max);
    if !loads.cells.has_columns() {
        return widest;
    }
    let passing = filled().map(|(load, &rows)| passing_width(load, rows)).fold(0.0, f32::max);
    widest.max(loads.cells.width(counts) + passing)
}

/// The frame of some row counts: its rows may be filled up to the wanted shape, or as far as they must.
fn framed(sheet: &Sheet, loads: &Loads, counts: Vec<usize>) -> Frame {
    let wanted = sheet.aspect * height(sheet, loads, &counts) - sheet.metrics.band_header - 2.0 * SIDE;
    let limit = wanted.max(widest(loads, &counts)).max(sheet.metrics.min_width - 2.0 * SIDE);
    let mut columns = loads.cells.widths(&counts);
    let more = (limit - columns.iter().sum::<f32>()).max(0.0) / columns.len().max(1) as f32;
    for column in &mut columns {
        *column += more;
    }
    Frame { counts, limit, columns }
}

fn height(sheet: &Sheet, loads: &Loads, counts: &[usize]) -> f32 {
    let m = &sheet.metrics;
    let mut height = m.band_gap * (sheet.bands.len() - 1) as f32;
    for ((load, &rows), &least) in loads.bands.iter().zip(counts).zip(&sheet.bands) {
        let inner = rows as f32 * load.tallest + rows.saturating_sub(1) as f32 * m.row_gap + 2.0 * m.band_padding;
        height += inner.max(least);
    }
    height
}

/// How far from the wanted shape a map with these rows gets; 0 is good.
///
/// A map that is too narrow is spread, so only its emptiness counts; one that is too wide stays so.
fn misfit(sheet: &Sheet, loads: &Loads, frame: &Frame) -> f32 {
    let aspect = packed(sheet, loads, &frame.counts) / height(sheet, loads, &frame.counts).max(1.0);
    let too_wide = aspect / sheet.aspect - 1.0;
    let too_narrow = sheet.aspect / aspect - 1.0;
    if too_wide > 0.0 { (too_wide - 0.06).max(0.0) * 2.0 } else { (too_narrow - 0.5).max(0.0) }
}

/// The width of a map with so many rows in each band whose cards stand as close as they may, in points.
fn packed(sheet: &Sheet, loads: &Loads, counts: &[usize]) -> f32 {
    let m = &sheet.metrics;
    m.band_header + (widest(loads, counts) + 2.0 * SIDE).max(m.min_width)
}
