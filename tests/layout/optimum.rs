//! The order against the best one there is, found by trying all.

use fourfold::layout::{LayoutRequest, Search};
use proptest::prelude::*;

use super::{request, straight_crossings};

/// The fewest crossings of straight arrows between bands that are one row each, by trying every order.
fn fewest(counts: &[usize], links: &[(usize, usize)]) -> usize {
    let first: Vec<usize> = counts.iter().scan(0, |at, &n| Some(std::mem::replace(at, *at + n))).collect();
    let layer = |upper: usize, above: &[usize], below: &[usize]| {
        let place = |card: usize, band: usize, order: &[usize]| order[card - first[band]];
        let edges: Vec<(usize, usize)> = (links.iter())
            .map(|&(a, b)| (a.min(b), a.max(b)))
            .filter(|&(a, b)| {
                a >= first[upper]
                    && a < first[upper] + counts[upper]
                    && b >= first[upper + 1]
                    && b < first[upper + 1] + counts[upper + 1]
            })
            .map(|(a, b)| (place(a, upper, above), place(b, upper + 1, below)))
            .collect();
        let crosses = |i: usize| {
            edges[..i]
                .iter()
                .filter(|e| (e.0 < edges[i].0) != (e.1 < edges[i].1) && e.0 != edges[i].0 && e.1 != edges[i].1)
                .count()
        };
        (0..edges.len()).map(crosses).sum::<usize>()
    };
    // Shortest path over the orders of one band after the other.
    let mut best: Vec<(Vec<usize>, usize)> = orders(counts[0]).into_iter().map(|order| (order, 0)).collect();
    for (band, &count) in counts.iter().enumerate().skip(1) {
        best = (orders(count).into_iter())
            .map(|below| {
                let least = best.iter().map(|(above, so_far)| so_far + layer(band - 1, above, &below)).min();
                (below, least.unwrap_or(0))
            })
            .collect();
    }
    best.into_iter().map(|(_, least)| least).min().unwrap_or(0)
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let longer = |order: Vec<usize>| {
        (0..count).map(move |at| {
            let mut order = order.clone();
            order.insert(at, count - 1);
            order
        })
    };
    let places = |order: Vec<usize>| {
        let mut place = vec![0; count];
        order.iter().enumerate().for_each(|(i, &card)| place[card] = i);
        place
    };
    let mut all = vec![Vec::new()];
    if count > 1 {
        all = orders(count - 1).into_iter().map(|place| places_back(&place)).collect();
    }
    all.into_iter().flat_map(longer).map(places).collect()
}

/// The cards in their order, from their places.
fn places_back(place: &[usize]) -> Vec<usize> {
    let mut order = vec![0; place.len()];
    place.iter().enumerate().for_each(|(card, &at)| order[at] = card);
    order
}

#[test]
fn all_orders_are_tried() {
    let mut all = orders(4);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 24);
    assert_eq!(fewest(&[2, 2], &[(2, 1), (3, 0)]), 0);
    assert_eq!(fewest(&[2, 2], &[(2, 0), (2, 1), (3, 0), (3, 1)]), 1);
    assert_eq!(fewest(&[3, 3], &(3..6).flat_map(|a| (0..3).map(move |b| (a, b))).collect::<Vec<_>>()), 9);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn small_maps_have_the_fewest_crossings(
        counts in prop::collection::vec(1..=4_usize, 2..=4),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..18),
    ) {
        let first: Vec<usize> = counts.iter().scan(0, |at, &n| Some(std::mem::replace(at, *at + n))).collect();
        let link = |(band, a, b): (prop::sample::Index, prop::sample::Index, prop::sample::Index)| {
            let band = 1 + band.index(counts.len() - 1);
            (first[band] + a.index(counts[band]), first[band - 1] + b.index(counts[band - 1]))
        };
        let mut links: Vec<(usize, usize)> = picks.into_iter().map(link).collect();
        links.sort_unstable();
        links.dedup();
        let wide = [150.0; 4];
        let bands: Vec<&[f32]> = counts.iter().map(|&n| &wide[..n]).collect();
        // So wide a map that every band is one row.
        let request = LayoutRequest { aspect: 8.0, ..request(&bands, &links) };
        let mut search = Search::new(&request);
        search.step(200_000);
        prop_assert_eq!(straight_crossings(&request, &search.layout()), fewest(&counts, &links));
    }
}
