//! Columns for the strategic themes, aligned over all bands.
//!
//! Every column gets one range of x for the whole map: as wide as its widest
//! row needs, and apart as far as the rows need for what stands or passes
//! between two columns (longest paths over the columns from left to right).
//! Cards without a column may stand anywhere. Invariant: the order of a row is
//! sorted by column wherever both of two cards have one.

use super::levels::Levels;
use super::sheet::Sheet;

/// Where the columns are, and what that means for the nodes.
pub(super) struct Columns {
    /// Left and right edge of each column, from the left edge of the map.
    pub ranges: Vec<(f64, f64)>,
    /// How wide the map is at least.
    pub width: f64,
}

impl Columns {
    /// The narrowest columns. `offsets` has, row by row, the least distance of each node from the first one.
    pub fn of(sheet: &Sheet, levels: &Levels, offsets: &[f64]) -> Option<Self> {
        let count = sheet.cards.iter().filter_map(|c| c.column).max()? + 1;
        let mut width = vec![0.0_f64; count];
        // What the rows need between the last card of a column and the first card of a later one.
        let mut between: Vec<(usize, usize, f64)> = Vec::new();
        let mut before_first = vec![0.0_f64; count];
        let mut after_last = vec![0.0_f64; count];
        let mut rest = offsets;
        for row in &levels.rows {
            let (offset, others) = rest.split_at_checked(row.len())?;
            rest = others;
            let half = |node: u32| sheet.cards.get(node as usize).map_or(0.0, |c| f64::from(c.size.w) / 2.0);
            let column = |node: u32| sheet.cards.get(node as usize).and_then(|c| c.column);
            let in_columns: Vec<(usize, usize)> =
                row.iter().enumerate().filter_map(|(i, &node)| Some((i, column(node)?))).collect();
            let (Some(&(first, left)), Some(&(last, right))) = (in_columns.first(), in_columns.last()) else {
                continue;
            };
            let lead = row.first().map_or(0.0, |&n| half(n));
            before_first[left] = before_first[left].max(offset[first] - half(row[first]) + lead);
            let tail = row.last().map_or(0.0, |&n| half(n));
            after_last[right] = after_last[right].max(offset[row.len() - 1] + tail - offset[last] - half(row[last]));
            let mut start = first;
            for pair in in_columns.windows(2) {
                let ((i, c), (j, d)) = (pair[0], pair[1]);
                if c < d {
                    width[c] = width[c].max(offset[i] + half(row[i]) - offset[start] + half(row[start]));
                    between.push((c, d, offset[j] - half(row[j]) - offset[i] - half(row[i])));
                    start = j;
                }
            }
            width[right] = width[right].max(offset[last] + half(row[last]) - offset[start] + half(row[start]));
        }
        between.sort_by_key(|&(c, d, _)| (d, c));
        let mut ranges: Vec<(f64, f64)> = Vec::with_capacity(count);
        let mut next = between.iter().peekable();
        for column in 0..count {
            let mut low = before_first[column].max(ranges.last().map_or(0.0, |r| r.1));
            while let Some(&&(c, _, needed)) = next.peek().filter(|(_, d, _)| *d == column) {
                low = low.max(ranges.get(c).map_or(0.0, |r| r.1) + needed);
                next.next();
            }
            ranges.push((low, low + width[column]));
        }
        let width = ranges.iter().zip(&after_last).map(|(r, after)| r.1 + after).fold(0.0, f64::max);
        Some(Self { ranges, width })
    }

    /// Spreads the columns evenly to a larger width and moves them to the right.
    pub fn spread(&mut self, width: f64, shift: f64) {
        let more = (width - self.width).max(0.0) / self.ranges.len().max(1) as f64;
        for (i, range) in self.ranges.iter_mut().enumerate() {
            range.0 += shift + more * i as f64;
            range.1 += shift + more * (i + 1) as f64;
        }
        self.width = self.width.max(width);
    }

    /// Least and largest x of each node of a row, its distance from the first node taken off: such limits rise
    /// along the row, so values that rise as well can simply be clamped.
    pub fn limits(&self, sheet: &Sheet, row: &[u32], offset: &[f64]) -> Vec<(f64, f64)> {
        let own = |i: usize| {
            let card = sheet.cards.get(row[i] as usize)?;
            let range = self.ranges.get(card.column?)?;
            let half = f64::from(card.size.w) / 2.0;
            Some((range.0 + half - offset[i], range.1 - half - offset[i]))
        };
        let mut limits: Vec<(f64, f64)> = (0..row.len()).map(|i| own(i).unwrap_or((f64::MIN, f64::MAX))).collect();
        for i in 1..limits.len() {
            limits[i].0 = limits[i].0.max(limits[i - 1].0);
        }
        for i in (1..limits.len()).rev() {
            limits[i - 1].1 = limits[i - 1].1.min(limits[i].1);
        }
        limits
    }
}
