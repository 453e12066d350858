//! Large maps mended between two full layouts.

use fourfold::geometry::{Rect, Size, pt};
use fourfold::layout::{CardRequest, Layout, LayoutRequest, LinkRequest, RouteStyle, lay_out, patch};
use fourfold::model::{CountedIds, IdSource, LinkId, ObjectiveId};
use proptest::prelude::*;

use super::stability::strategy_map;
use super::{enters, is_on_edge};

/// Ids that none of the maps has.
fn new_ids() -> CountedIds {
    let mut ids = CountedIds::default();
    for _ in 0..100_000 {
        ids.next_bits();
    }
    ids
}

/// Arrows end at their cards, and those that changed run through no card.
fn check_arrows(request: &LayoutRequest, before: &Layout, mended: &Layout) -> Result<(), TestCaseError> {
    for (i, (link, route)) in request.links.iter().zip(&mended.routes).enumerate() {
        prop_assert!(is_on_edge(route.path.start, &mended.cards[link.cause]));
        prop_assert!(is_on_edge(route.path.end(), &mended.cards[link.effect]));
        if before.routes.get(i) != Some(route) {
            let foreign = mended.cards.iter().enumerate().filter(|(c, _)| *c != link.cause && *c != link.effect);
            prop_assert!(foreign.into_iter().all(|(_, card)| !enters(&route.path, card)), "arrow {i}");
        }
    }
    Ok(())
}

/// A free place for a card of this size in a band, left of everything that stands there.
fn free_place(layout: &Layout, request: &LayoutRequest, band: usize) -> Rect {
    let cards = request.cards.iter().zip(&layout.cards).filter(|(c, _)| c.band == band);
    let end = cards.map(|(_, rect)| rect.max.x).fold(0.0, f32::max);
    Rect::from_min_size(pt(end + 60.0, layout.bands[band].min.y + 50.0), Size::new(150.0, 84.0))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_request_that_has_not_changed_is_not_mended(cards in 8..60_usize, seed in 0..500_u64) {
        let request = strategy_map(cards, seed);
        let layout = lay_out(&request);
        prop_assert_eq!(patch(&request, &request, &layout), Some(layout));
    }

    #[test]
    fn a_pinned_card_is_where_it_is_pinned_and_all_others_stand_still(
        cards in 20..60_usize, seed in 0..500_u64, which in any::<prop::sample::Index>(),
    ) {
        let request = strategy_map(cards, seed);
        let layout = lay_out(&request);
        let card = which.index(request.cards.len());
        let band = request.cards[card].band;
        let place = free_place(&layout, &request, band);
        let corner = layout.bands[band].min + pt(request.metrics.band_header, 0.0);
        let mut next = request.clone();
        next.cards[card].pin = Some(place.min - corner);
        let mended = patch(&next, &request, &layout).unwrap();
        for (i, (old, new)) in layout.cards.iter().zip(&mended.cards).enumerate() {
            prop_assert_eq!(new.min, if i == card { place.min } else { old.min });
        }
        prop_assert!(mended.bounds.max.x >= mended.cards[card].max.x);
        check_arrows(&next, &layout, &mended)?;
        // Taken back, nothing is left of it.
        prop_assert_eq!(patch(&request, &request, &layout), Some(layout));
    }

    #[test]
    fn a_new_card_stands_at_the_end_of_its_band_with_its_arrows(
        cards in 20..60_usize, seed in 0..500_u64, band in 0..4_usize, which in any::<prop::sample::Index>(),
    ) {
        let request = strategy_map(cards, seed);
        let layout = lay_out(&request);
        let (mut next, mut ids) = (request.clone(), new_ids());
        let (id, size) = (ObjectiveId::new(&mut ids), Size::new(150.0, 84.0));
        next.cards.push(CardRequest { id, band, size, place: 99, pin: None, column: None, before: None });
        let (cause, effect) = (next.cards.len() - 1, which.index(request.cards.len()));
        next.links.push(LinkRequest { id: LinkId::new(&mut ids), cause, effect, label: None });
        let mended = patch(&next, &request, &layout).unwrap();
        let new = mended.cards[cause];
        prop_assert!(layout.bands[band].min.y <= new.min.y && new.max.y <= layout.bands[band].max.y);
        prop_assert!(mended.cards[..cause].iter().all(|card| !card.intersects(&new)));
        prop_assert_eq!(&mended.cards[..cause], &layout.cards[..]);
        check_arrows(&next, &layout, &mended)?;
    }

    #[test]
    fn a_new_arrow_between_standing_cards_is_drawn(
        cards in 20..60_usize, seed in 0..500_u64, ends in any::<[prop::sample::Index; 2]>(),
    ) {
        let request = strategy_map(cards, seed);
        let layout = lay_out(&request);
        let [cause, effect] = ends.map(|end| end.index(request.cards.len()));
        prop_assume!(cause != effect);
        let mut next = request.clone();
        next.links.push(LinkRequest { id: LinkId::new(&mut new_ids()), cause, effect, label: None });
        let mended = patch(&next, &request, &layout).unwrap();
        prop_assert_eq!(&mended.cards, &layout.cards);
        check_arrows(&next, &layout, &mended)?;
    }
}

#[test]
fn what_is_removed_goes_and_the_rest_stays() {
    let request = strategy_map(40, 3);
    let layout = lay_out(&request);
    let mut next = request.clone();
    next.links.remove(5);
    let mended = patch(&next, &request, &layout).unwrap();
    assert_eq!(mended.cards, layout.cards);
    assert_eq!(mended.routes.len(), layout.routes.len() - 1);
    assert!(mended.routes.iter().all(|route| layout.routes.contains(route)));
}

#[test]
fn other_bands_or_another_map_ask_for_a_full_layout() {
    let request = strategy_map(40, 3);
    let layout = lay_out(&request);
    let mut swapped = request.clone();
    swapped.bands.swap(0, 1);
    assert_eq!(patch(&swapped, &request, &layout), None);
    let other = LayoutRequest { bands: request.bands.clone(), ..strategy_map(60, 4) };
    let mut ids = new_ids();
    let mut strange = other.clone();
    strange.cards.iter_mut().for_each(|card| card.id = ObjectiveId::new(&mut ids));
    assert_eq!(patch(&strange, &request, &layout), None);
}

#[test]
fn another_style_keeps_the_arrows_until_the_full_layout_is_there() {
    let request = strategy_map(40, 3);
    let layout = lay_out(&request);
    let square = LayoutRequest { style: RouteStyle::Orthogonal, ..request.clone() };
    assert_eq!(patch(&square, &request, &layout), Some(layout));
}
