//! The cards of each band that stand in each column.
//!
//! A column is as wide as its widest row in any band, so with columns it is not
//! the fullest band that makes a map wide but the fullest cell of each column.
//! A column gets narrower only if all bands that are too wide in it get rows.

use super::PASSING;
use crate::layout::sheet::Sheet;

/// The cards of one band in one column.
#[derive(Clone, Copy, Default)]
struct Cell {
    cards: usize,
    /// Width of all of them side by side, gaps included, in points.
    width: f32,
}

impl Cell {
    /// How wide the widest of so many rows is.
    fn within(self, rows: usize) -> f32 {
        self.width / self.cards.max(1) as f32 * self.cards.div_ceil(rows.max(1)) as f32
    }
}

/// The cells of a map: bands by columns; no columns if no card has one.
pub(super) struct Cells {
    /// By column, then band.
    columns: Vec<Vec<Cell>>,
    /// The cards of each band.
    cards: Vec<usize>,
}

impl Cells {
    /// The cells of a sheet.
    pub fn of(sheet: &Sheet) -> Self {
        let count = sheet.cards.iter().filter_map(|c| c.column).max().map_or(0, |last| last + 1);
        let mut columns = vec![vec![Cell::default(); sheet.bands.len()]; count];
        let mut cards = vec![0; sheet.bands.len()];
        for card in &sheet.cards {
            cards[card.band] += 1;
            if let Some(column) = card.column {
                let cell = &mut columns[column][card.band];
                cell.cards += 1;
                cell.width += card.size.w + sheet.metrics.card_gap;
            }
        }
        Self { columns, cards }
    }

    /// Whether the map has columns.
    pub fn has_columns(&self) -> bool {
        !self.columns.is_empty()
    }

    /// How wide each column is at least with so many rows in each band, in points.
    pub fn widths(&self, counts: &[usize]) -> Vec<f32> {
        self.columns.iter().map(|cells| width(cells, counts)).collect()
    }

    /// Row counts that get narrower from one to the next: always the column whose narrowing costs least height
    /// for what it takes off. `height_of` is the height of a map, `is_enough` whether to go no further.
    pub fn trials(&self, height_of: impl Fn(&[usize]) -> f32, is_enough: impl Fn(&[usize]) -> bool) -> Vec<Vec<usize>> {
        let mut counts: Vec<usize> = self.cards.iter().map(|&cards| cards.min(1)).collect();
        let mut trials = vec![counts.clone()];
        while !is_enough(&counts) {
            let (wide, high) = (self.width(&counts), height_of(&counts));
            let narrower = (0..self.columns.len()).filter_map(|column| {
                let next = self.narrowed(column, &counts)?;
                let worth = (wide - self.width(&next)) / (height_of(&next) - high).max(1.0);
                Some((worth, next))
            });
            let Some((_, next)) = narrower.reduce(|best, other| if other.0 > best.0 { other } else { best }) else {
                break;
            };
            counts.clone_from(&next);
            trials.push(next);
        }
        trials
    }

    /// Width of all columns side by side.
    pub fn width(&self, counts: &[usize]) -> f32 {
        self.columns.iter().map(|cells| width(cells, counts)).sum()
    }

    /// The fewest further rows with which a column is narrower than it is.
    fn narrowed(&self, column: usize, counts: &[usize]) -> Option<Vec<usize>> {
        let cells = self.columns.get(column)?;
        let least = width(cells, counts) - PASSING;
        let mut next = counts.to_vec();
        for (cell, rows) in cells.iter().zip(&mut next) {
            while cell.within(*rows) > least {
                if *rows >= cell.cards {
                    return None;
                }
                *rows += 1;
            }
        }
        Some(next)
    }
}

fn width(cells: &[Cell], counts: &[usize]) -> f32 {
    cells.iter().zip(counts).map(|(cell, &rows)| cell.within(rows)).fold(0.0, f32::max)
}
