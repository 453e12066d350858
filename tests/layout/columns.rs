//! Themes as columns: in order, apart, aligned over all bands, and no reason for another shape.

use fourfold::layout::{LayoutRequest, Search, lay_out};
use proptest::prelude::*;

use super::stability::strategy_map;
use super::{check_free_map, request};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn cards_stand_in_their_columns(
        seed in any::<u64>(), cards in 6..30_usize, columns in prop::collection::vec(prop::option::of(0..4_usize), 40),
        work in 0..2_u64,
    ) {
        let mut request: LayoutRequest = strategy_map(cards, seed);
        for (card, column) in request.cards.iter_mut().zip(columns) {
            card.column = column;
        }
        let mut search = Search::new(&request);
        let layout = search.step(work * 100_000).unwrap_or_else(|| lay_out(&request));
        check_free_map(&request, &layout)?;
        let last = request.cards.iter().filter_map(|c| c.column).max();
        prop_assert_eq!(layout.columns.len(), last.map_or(0, |last| last + 1));
        for pair in layout.columns.windows(2) {
            prop_assert!(pair[0].min.x <= pair[0].max.x + 0.01 && pair[0].max.x <= pair[1].min.x + 0.01, "{pair:?}");
        }
        for (card, rect) in request.cards.iter().zip(&layout.cards) {
            if let Some(column) = card.column {
                let range = layout.columns[column];
                prop_assert!(rect.min.x >= range.min.x - 2.0 && rect.max.x <= range.max.x + 2.0, "{rect:?} in {range:?}");
            }
        }
    }
}

/// A map whose cards stand in columns by their places; every seventh has none.
fn map_in_columns(cards: usize, seed: u64, columns: usize) -> LayoutRequest {
    let mut request = strategy_map(cards, seed);
    let counts: Vec<usize> =
        (0..request.bands.len()).map(|band| request.cards.iter().filter(|c| c.band == band).count()).collect();
    for (i, card) in request.cards.iter_mut().enumerate() {
        card.column = (i % 7 != 3).then_some(card.place * columns / counts[card.band]);
    }
    request
}

#[test]
fn a_map_with_columns_keeps_its_shape() {
    for (cards, columns) in [(14, 3), (18, 5), (22, 2), (26, 4), (34, 3), (40, 6)] {
        for seed in 0..3 {
            let request = map_in_columns(cards, seed, columns);
            let bounds = lay_out(&request).bounds;
            let aspect = bounds.width() / bounds.height();
            assert!((1.4..=2.2).contains(&aspect), "{cards} cards in {columns} columns, seed {seed}: {aspect}");
        }
    }
}

#[test]
fn cards_of_a_column_are_stacked_in_the_rows_of_their_band() {
    // Four columns of six cards each.
    let mut request = request(&[&[150.0; 24], &[150.0; 4]], &[]);
    for card in &mut request.cards {
        card.column = Some(card.place % 4);
    }
    let layout = lay_out(&request);
    for column in 0..4 {
        let cards = request.cards.iter().zip(&layout.cards);
        let mut tops: Vec<i32> =
            cards.filter(|(c, _)| c.band == 0 && c.column == Some(column)).map(|(_, r)| r.min.y as i32).collect();
        tops.sort_unstable();
        let most = tops.chunk_by(|a, b| a == b).map(<[i32]>::len).max();
        assert_eq!(most, Some(2), "column {column} at {tops:?}");
    }
}
