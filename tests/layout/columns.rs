//! Themes as columns: in order, apart, and aligned over all bands.

use fourfold::layout::{LayoutRequest, Search, lay_out};
use proptest::prelude::*;

use super::check_free_map;
use super::stability::strategy_map;

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
