//! Which row of its band each card is in.
//!
//! A band is one row while the map keeps the wanted shape; a crowded band is
//! folded. The cards of a band are first listed from effects to causes, then
//! the list is cut into rows, so an arrow inside the band reads upwards or
//! stays in its row. Every way to fold by one common width is tried and judged
//! by the shape of the whole map, space for passing arrows included. As the
//! true width is known only later, there are several proposals.

use super::sheet::Sheet;

/// Shapes between these are good, whatever was asked for.
const SHAPES: (f32, f32) = (1.2, 2.2);
/// Width that one passing arrow adds to a row, in points.
const PASSING: f32 = 11.0;
/// More ways to fold than this are not tried one by one.
const MAX_TRIALS: usize = 48;

/// Maps are often wider than their cards by these factors.
const WIDENINGS: [f32; 5] = [1.0, 1.12, 1.25, 1.4, 1.6];

/// One row of cards.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    /// The band that it lies in.
    pub band: usize,
    /// Its cards in the user's order.
    pub cards: Vec<usize>,
}

/// How the cards of a band are listed before they are cut into rows.
#[derive(Clone, Copy, PartialEq)]
enum Listing {
    /// By depth, and cards that reach up before those that are reached from below.
    Reach,
    /// By depth alone.
    Depth,
}

/// Different ways to set the rows, from top to bottom, none of them empty; the likeliest first.
pub(super) fn proposals(sheet: &Sheet) -> Vec<Vec<Row>> {
    let mut proposals: Vec<Vec<Row>> = Vec::new();
    for listing in [Listing::Reach, Listing::Depth] {
        let lists: Vec<Vec<usize>> = (0..sheet.bands.len()).map(|band| effects_first(sheet, band, listing)).collect();
        for widening in WIDENINGS {
            let rows = fold(sheet, &lists, widening);
            if !proposals.contains(&rows) {
                proposals.push(rows);
            }
        }
    }
    proposals
}

/// The rows of best shape if the map gets wider than its cards by a factor.
fn fold(sheet: &Sheet, lists: &[Vec<usize>], widening: f32) -> Vec<Row> {
    let mut best: Option<(f32, Vec<usize>)> = None;
    for counts in trials(sheet, lists) {
        let penalty = shape_penalty(sheet, lists, &counts, widening);
        if best.as_ref().is_none_or(|(least, _)| penalty < *least - 1e-4) {
            best = Some((penalty, counts));
        }
    }
    let counts = best.map(|(_, counts)| counts).unwrap_or_default();
    let mut rows = Vec::new();
    for (band, (list, &count)) in lists.iter().zip(&counts).enumerate() {
        for cards in cut(list, count) {
            let mut cards = cards.to_vec();
            cards.sort_unstable();
            rows.push(Row { band, cards });
        }
    }
    rows
}

/// Row counts for each band worth trying, those with the fewest rows first.
fn trials(sheet: &Sheet, lists: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut widths: Vec<f32> = Vec::new();
    for list in lists.iter().filter(|l| !l.is_empty()) {
        let mut last = usize::MAX;
        for rows in 1..=list.len() {
            let longest = list.len().div_ceil(rows);
            if longest < last {
                last = longest;
                widths.push((pitch(sheet, list) * longest as f32).max(least_limit(sheet, list)));
            }
        }
    }
    widths.sort_by(|a, b| b.total_cmp(a));
    let mut trials: Vec<Vec<usize>> = Vec::new();
    for limit in widths {
        let counts: Vec<usize> = lists.iter().map(|list| rows_within(sheet, list, limit)).collect();
        if trials.last() != Some(&counts) {
            trials.push(counts);
        }
    }
    if trials.is_empty() {
        trials.push(vec![0; lists.len()]);
    }
    if trials.len() > MAX_TRIALS {
        // Judged roughly by the shape without arrows, only the best are judged closely.
        let mut rough: Vec<(f32, usize)> =
            trials.iter().enumerate().map(|(i, counts)| (rough_penalty(sheet, lists, counts), i)).collect();
        rough.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // Passing arrows widen a map, so folds that look too tall are kept as well.
        let best = rough.first().map_or(0, |r| r.1);
        let from = best.saturating_sub(MAX_TRIALS / 4);
        trials = trials.into_iter().skip(from).take(MAX_TRIALS).collect();
    }
    trials
}

/// Rows that fit the least width of the map, or hold only three cards, are never folded.
fn least_limit(sheet: &Sheet, list: &[usize]) -> f32 {
    sheet.metrics.min_width.max(3.0 * pitch(sheet, list))
}

/// Mean width of the cards of a list, gap included.
fn pitch(sheet: &Sheet, list: &[usize]) -> f32 {
    list.iter().map(|&c| sheet.cards[c].size.w + sheet.metrics.card_gap).sum::<f32>() / list.len().max(1) as f32
}

fn rows_within(sheet: &Sheet, list: &[usize], limit: f32) -> usize {
    if list.is_empty() {
        return 0;
    }
    let limit = limit.max(least_limit(sheet, list));
    let in_row = ((limit / pitch(sheet, list) + 1e-3).floor() as usize).max(1);
    list.len().div_ceil(in_row)
}

/// The list in `count` runs of nearly equal length, the longer ones first (lowest rows are fed by the fewest arrows).
fn cut(list: &[usize], count: usize) -> Vec<&[usize]> {
    let mut runs = Vec::with_capacity(count);
    let mut from = 0;
    for i in 0..count {
        let to = list.len() * (i + 1) / count;
        if to > from {
            runs.push(&list[from..to]);
        }
        from = to;
    }
    runs
}

fn rough_penalty(sheet: &Sheet, lists: &[Vec<usize>], counts: &[usize]) -> f32 {
    let width = lists.iter().zip(counts).filter(|(list, _)| !list.is_empty());
    let width = width.map(|(list, &rows)| pitch(sheet, list) * list.len().div_ceil(rows.max(1)) as f32);
    penalty_of(sheet, width.fold(0.0, f32::max), height(sheet, lists, counts))
}

fn shape_penalty(sheet: &Sheet, lists: &[Vec<usize>], counts: &[usize], widening: f32) -> f32 {
    let mut row_of = vec![0; sheet.cards.len()];
    let mut widths = Vec::new();
    for (list, &count) in lists.iter().zip(counts) {
        for cards in cut(list, count) {
            for &card in cards {
                row_of[card] = widths.len();
            }
            widths.push(cards.iter().map(|&c| sheet.cards[c].size.w + sheet.metrics.card_gap).sum::<f32>());
        }
    }
    for link in &sheet.links {
        let (a, b) = (row_of[link.cause], row_of[link.effect]);
        for width in widths.iter_mut().take(a.max(b)).skip(a.min(b) + 1) {
            *width += PASSING;
        }
    }
    penalty_of(sheet, widths.into_iter().fold(0.0, f32::max) * widening, height(sheet, lists, counts))
}

fn height(sheet: &Sheet, lists: &[Vec<usize>], counts: &[usize]) -> f32 {
    let m = &sheet.metrics;
    let mut height = m.band_gap * (sheet.bands.len() - 1) as f32;
    for ((list, &rows), &least) in lists.iter().zip(counts).zip(&sheet.bands) {
        let tallest = list.iter().map(|&c| sheet.cards[c].size.h).fold(0.0, f32::max);
        let inner = rows as f32 * tallest + rows.saturating_sub(1) as f32 * m.row_gap + 2.0 * m.band_padding;
        height += inner.max(least);
    }
    height
}

/// How far from a good shape a map with these rows and this width of cards is; 0 is good.
pub(super) fn misshape(sheet: &Sheet, rows: &[Row], width: f32) -> f32 {
    let mut lists = vec![Vec::new(); sheet.bands.len()];
    let mut counts = vec![0; sheet.bands.len()];
    for row in rows {
        lists[row.band].extend_from_slice(&row.cards);
        counts[row.band] += 1;
    }
    penalty_of(sheet, width, height(sheet, &lists, &counts))
}

/// How far the shape is from the wanted one: 0 is perfect, and one row is kept for a little imperfection.
fn penalty_of(sheet: &Sheet, width: f32, height: f32) -> f32 {
    let m = &sheet.metrics;
    let aspect = (m.band_header + width.max(m.min_width)) / height.max(1.0);
    let off = (aspect / sheet.aspect).max(sheet.aspect / aspect) - 1.0;
    let beyond = (SHAPES.0 / aspect).max(aspect / SHAPES.1).max(1.0) - 1.0;
    (off - 0.25).max(0.0) + 4.0 * beyond
}

/// The cards of a band so that an effect stands before its causes (cycles are broken where it costs least).
fn effects_first(sheet: &Sheet, band: usize, listing: Listing) -> Vec<usize> {
    let members: Vec<usize> = (0..sheet.cards.len()).filter(|&c| sheet.cards[c].band == band).collect();
    let first = members.first().copied().unwrap_or(0);
    let count = members.len();
    let mut effects = vec![Vec::new(); count];
    let mut causes = vec![Vec::new(); count];
    let (mut upward, mut downward) = (vec![0_u32; count], vec![0_u32; count]);
    for link in &sheet.links {
        let (a, b) = (sheet.cards[link.cause].band, sheet.cards[link.effect].band);
        if a == band && b == band {
            effects[link.cause - first].push(link.effect - first);
            causes[link.effect - first].push(link.cause - first);
        } else if a == band {
            *(if b < band { &mut upward } else { &mut downward }).get_mut(link.cause - first).unwrap_or(&mut 0) += 1;
        } else if b == band {
            *(if a < band { &mut upward } else { &mut downward }).get_mut(link.effect - first).unwrap_or(&mut 0) += 1;
        }
    }
    // Ready when all effects are listed; the shallowest first, then those that reach up, then the user's order.
    let mut waiting: Vec<usize> = effects.iter().map(Vec::len).collect();
    let mut depth = vec![0_u32; count];
    let mut listed = vec![false; count];
    let mut list = Vec::with_capacity(count);
    for _ in 0..count {
        let next = (0..count).filter(|&i| !listed[i]).min_by_key(|&i| {
            let free_of_inner = effects[i].is_empty() && causes[i].is_empty();
            let reach = if free_of_inner { 3 * downward[i] } else { downward[i] };
            let pull = if listing == Listing::Reach { (64 * reach) / (upward[i] + reach).max(1) } else { 0 };
            (waiting[i], depth[i] * 64 + pull, i)
        });
        let Some(next) = next else { break };
        listed[next] = true;
        list.push(first + next);
        for &cause in &causes[next] {
            waiting[cause] = waiting[cause].saturating_sub(1);
            depth[cause] = depth[cause].max(depth[next] + 1);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_list_is_cut_into_runs_of_nearly_equal_length() {
        let list: Vec<usize> = (0..7).collect();
        let lengths: Vec<usize> = cut(&list, 3).iter().map(|run| run.len()).collect();
        assert_eq!(lengths.iter().sum::<usize>(), 7);
        assert!(lengths.iter().all(|l| (2..=3).contains(l)), "{lengths:?}");
    }
}
