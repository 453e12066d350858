//! What the order of a map has to do with: cards, links, and the rows of each band.
//!
//! Only what stays the same while the order is searched. Cards are those of the
//! sheet. A link that passes a row has a bend there; every link has a number
//! for a bend in every row, whether it passes or not, so that no number is ever
//! made or taken away while cards move between rows.

use crate::layout::frame::Frame;
use crate::layout::sheet::Sheet;

/// The cards and links of a map whose bands have so many rows each.
pub(in crate::layout) struct Net {
    /// How many cards there are.
    pub cards: usize,
    /// Cause and effect of each link.
    pub links: Vec<(u32, u32)>,
    /// How many rows there are.
    pub rows: usize,
    /// First row and row after the last one, for each band.
    pub band_rows: Vec<(usize, usize)>,
    /// The band of each card.
    pub band_of: Vec<u32>,
    /// Width of each card with the gap beside it, in points.
    width: Vec<i32>,
    /// Width up to which a row may be filled, in points.
    pub limit: i32,
    /// Width up to which the cards of a row may fill each column, in points.
    pub column_limit: Vec<i32>,
    /// Rows that are not there yet; the first card in one pays for it.
    pub is_spare: Vec<bool>,
    /// Where each card was before: its row in this net and its x; nothing for a new card.
    pub before: Vec<Option<(u32, i32)>>,
    /// The column of each card.
    pub column: Vec<Option<u32>>,
    /// The column to which each card belongs most: its own, or the mean one of the cards to which it is linked.
    pub near_column: Vec<Option<u32>>,
    starts: Vec<u32>,
    ends: Vec<(u32, u32)>,
}

/// Width of a passing arrow with the gap beside it, in points.
const PASSING: i32 = 11;

impl Net {
    /// The net of a sheet in a frame.
    pub fn of(sheet: &Sheet, frame: &Frame) -> Self {
        let cards = sheet.cards.len();
        let links: Vec<(u32, u32)> = sheet.links.iter().map(|l| (l.cause as u32, l.effect as u32)).collect();
        let mut starts = vec![0_u32; cards + 1];
        for &(a, b) in &links {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        for i in 0..cards {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut ends = vec![(0, 0); 2 * links.len()];
        for (l, &(a, b)) in links.iter().enumerate() {
            for (one, other) in [(a, b), (b, a)] {
                let slot = &mut next[one as usize];
                ends[*slot as usize] = (l as u32, other);
                *slot += 1;
            }
        }
        let mut rows = 0;
        let band_rows = (frame.counts.iter())
            .map(|&count| {
                let first = rows;
                rows += count;
                (first, rows)
            })
            .collect();
        let column: Vec<Option<u32>> = sheet.cards.iter().map(|c| c.column.map(|c| c as u32)).collect();
        let near_column = (0..cards).map(|card| {
            let around = ends[starts[card] as usize..starts[card + 1] as usize].iter();
            let columns = around.filter_map(|&(_, other)| column[other as usize]);
            let (count, sum) = columns.fold((0, 0), |(count, sum), c| (count + 1, sum + c));
            column[card].or_else(|| (2 * sum + count).checked_div(2 * count))
        });
        Self {
            near_column: near_column.collect(),
            cards,
            links,
            rows,
            band_rows,
            band_of: sheet.cards.iter().map(|c| c.band as u32).collect(),
            width: sheet.cards.iter().map(|c| (c.size.w + sheet.metrics.card_gap).ceil() as i32).collect(),
            limit: (frame.limit + sheet.metrics.card_gap).ceil() as i32,
            column_limit: frame.columns.iter().map(|limit| limit.ceil() as i32).collect(),
            is_spare: vec![false; rows],
            before: vec![None; cards],
            column,
            starts,
            ends,
        }
    }

    /// The links of a card, as (link, card at the other end).
    pub fn links_of(&self, card: u32) -> &[(u32, u32)] {
        &self.ends[self.starts[card as usize] as usize..self.starts[card as usize + 1] as usize]
    }

    /// The number of a link's bend in a row.
    pub fn bend(&self, link: u32, row: usize) -> u32 {
        (self.cards + row * self.links.len()) as u32 + link
    }

    /// The link of a bend in a row.
    pub fn link_of(&self, bend: u32, row: usize) -> u32 {
        bend - (self.cards + row * self.links.len()) as u32
    }

    /// Whether cards have columns.
    pub fn has_columns(&self) -> bool {
        !self.column_limit.is_empty()
    }

    /// The first and last of the columns that a link leads through, if both its cards are near one.
    pub fn span_of(&self, link: u32) -> Option<(u32, u32)> {
        let (a, b) = self.links[link as usize];
        let (a, b) = (self.near_column[a as usize]?, self.near_column[b as usize]?);
        Some((a.min(b), a.max(b)))
    }

    /// How many numbers there are for cards and bends.
    pub fn nodes(&self) -> usize {
        self.cards + self.rows * self.links.len()
    }

    /// Whether the number is a card's.
    pub fn is_card(&self, node: u32) -> bool {
        (node as usize) < self.cards
    }

    /// The width that a node takes in its row, in points.
    pub fn room(&self, node: u32) -> i32 {
        self.width.get(node as usize).copied().unwrap_or(PASSING)
    }

    /// The rows of a card's band.
    pub fn rows_of(&self, card: u32) -> std::ops::Range<usize> {
        let (first, end) = self.band_rows[self.band_of[card as usize] as usize];
        first..end
    }
}
