//! What stays where it is when the map changes a little, and when only the file does.

use fourfold::geometry::{Rect, Size};
use fourfold::layout::{CardRequest, Layout, LayoutRequest, LinkRequest, Search, lay_out};
use fourfold::model::{CountedIds, IdSource, LinkId, ObjectiveId};
use proptest::prelude::*;

use super::{check_free_map, crossings, request};

/// A map of four bands as real ones are: most arrows lead to a card nearby in the next band.
pub fn strategy_map(cards: usize, seed: u64) -> LayoutRequest {
    let mut draw = Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let counts = [cards / 7 + 1, cards / 5 + 1, cards * 2 / 5, cards / 4 + 1];
    let widths: Vec<Vec<f32>> =
        counts.iter().map(|&n| (0..n).map(|_| 130.0 + draw.below(60) as f32).collect()).collect();
    let bands: Vec<&[f32]> = widths.iter().map(Vec::as_slice).collect();
    let first = |band: usize| counts[..band].iter().sum::<usize>();
    let mut links = Vec::new();
    for band in 1..4 {
        for i in 0..counts[band] {
            for _ in 0..=draw.below(2) {
                let near = i * counts[band - 1] / counts[band] + draw.below(3);
                links.push((first(band) + i, first(band - 1) + near.saturating_sub(1).min(counts[band - 1] - 1)));
            }
        }
    }
    for _ in 0..cards / 6 {
        let (a, b) = (draw.below(first(3) + counts[3]), draw.below(first(3) + counts[3]));
        links.push((a.max(b), a.min(b)));
    }
    links.retain(|(a, b)| a != b);
    links.sort_unstable();
    links.dedup();
    request(&bands, &links)
}

struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }
}

/// The request with the places of a layout of it.
fn remembering(request: &LayoutRequest, layout: &Layout) -> LayoutRequest {
    request.clone().after(request, layout)
}

/// One card more, between a card below and what that leads to.
fn with_one_more(request: &LayoutRequest, draw: &mut Draw, ids: &mut dyn IdSource) -> LayoutRequest {
    let mut request = request.clone();
    let below = request.links[draw.below(request.links.len())].clone();
    let band = request.cards[below.cause].band.saturating_sub(1);
    let place = request.cards.iter().filter(|c| c.band == band).count();
    let id = ObjectiveId::new(ids);
    let size = Size::new(150.0, 84.0);
    request.cards.push(CardRequest { id, band, size, place, pin: None, column: None, before: None });
    let new = request.cards.len() - 1;
    for (cause, effect) in [(below.cause, new), (new, below.effect)] {
        request.links.push(LinkRequest { id: LinkId::new(ids), cause, effect, label: None });
    }
    request
}

/// How far the old cards have moved in the mean, common shift taken out, and which share of the pairs of a band
/// have changed sides.
fn moved(request: &LayoutRequest, before: &[Rect], after: &[Rect]) -> (f32, f32) {
    let shift = |get: fn(&Rect) -> f32| {
        let mut shifts: Vec<f32> = before.iter().zip(after).map(|(a, b)| get(b) - get(a)).collect();
        shifts.sort_by(f32::total_cmp);
        shifts[shifts.len() / 2]
    };
    let (dx, dy) = (shift(|r| r.center().x), shift(|r| r.center().y));
    let way = |(a, b): (&Rect, &Rect)| {
        let (a, b) = (a.center(), b.center());
        (b.x - a.x - dx).hypot(b.y - a.y - dy)
    };
    let mean = before.iter().zip(after).map(way).sum::<f32>() / before.len() as f32;
    let (mut pairs, mut turned) = (0, 0);
    for i in 0..before.len() {
        for j in 0..i {
            let (a, b) = (before[i].center().x - before[j].center().x, after[i].center().x - after[j].center().x);
            if request.cards[i].band == request.cards[j].band && a.abs() >= 20.0 {
                pairs += 1;
                turned += usize::from(a * b < 0.0);
            }
        }
    }
    (mean, turned as f32 / pairs.max(1) as f32)
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values[values.len() / 2]
}

#[test]
fn places_are_handed_on_by_id_within_a_band() {
    let old = strategy_map(12, 3);
    let layout = lay_out(&old);
    let mut new = old.clone();
    new.cards.swap(0, 5);
    new.cards[3].band = (old.cards[3].band + 1) % 4;
    let new = new.after(&old, &layout);
    assert_eq!((new.cards[0].before, new.cards[5].before), (Some(layout.cards[5]), Some(layout.cards[0])));
    assert_eq!((new.cards[3].before, new.cards[4].before), (None, Some(layout.cards[4])));
}

#[test]
fn one_card_more_moves_the_others_little() {
    let (mut ways, mut turns) = (Vec::new(), Vec::new());
    for seed in 0..12 {
        let old = strategy_map(26, seed);
        let before = lay_out(&old);
        let mut ids = CountedIds::default();
        (0..1000).for_each(|_| _ = ids.next_bits());
        let new = with_one_more(&remembering(&old, &before), &mut Draw(seed), &mut ids);
        let after = lay_out(&new);
        assert!(check_free_map(&new, &after).is_ok());
        let (way, turned) = moved(&old, &before.cards, &after.cards[..before.cards.len()]);
        ways.push(way);
        turns.push(turned);
    }
    assert!(median(ways.clone()) <= 15.0, "{ways:?}");
    assert!(median(turns.clone()) <= 0.005, "{turns:?}");
}

#[test]
fn one_card_less_and_a_longer_name_move_the_others_little() {
    let (mut ways, mut turns) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for seed in 20..29 {
        let old = strategy_map(26, seed);
        let before = lay_out(&old);
        let mut longer = remembering(&old, &before);
        longer.cards[9].size.w += 24.0;
        let (way, turned) = moved(&old, &before.cards, &lay_out(&longer).cards);
        ways[0].push(way);
        turns[0].push(turned);

        let mut less = remembering(&old, &before);
        less.cards.remove(7);
        less.links.retain(|l| l.cause != 7 && l.effect != 7);
        for end in less.links.iter_mut().flat_map(|l| [&mut l.cause, &mut l.effect]) {
            *end -= usize::from(*end > 7);
        }
        let mut rest = before.cards.clone();
        rest.remove(7);
        let (way, turned) = moved(&less, &rest, &lay_out(&less).cards);
        ways[1].push(way);
        turns[1].push(turned);
    }
    for (ways, turns) in ways.into_iter().zip(turns) {
        assert!(median(ways.clone()) <= 15.0 && median(turns.clone()) <= 0.005, "{ways:?} {turns:?}");
    }
}

#[test]
fn after_twenty_edits_the_map_is_nearly_as_good_as_a_new_one() {
    let (mut edited, mut anew) = (0, 0);
    for seed in 40..43 {
        let mut ids = CountedIds::default();
        (0..1000).for_each(|_| _ = ids.next_bits());
        let mut draw = Draw(seed);
        let mut map = strategy_map(24, seed);
        let mut layout = lay_out(&map);
        for _ in 0..20 {
            map = with_one_more(&remembering(&map, &layout), &mut draw, &mut ids);
            layout = lay_out(&map);
        }
        edited += crossings(&layout);
        map.cards.iter_mut().for_each(|c| c.before = None);
        anew += crossings(&lay_out(&map));
    }
    assert!(edited * 10 <= anew * 11, "{edited} crossings after the edits, {anew} anew");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_map_that_has_not_changed_keeps_its_rows_and_order(seed in any::<u64>(), cards in 6..30_usize) {
        let request = strategy_map(cards, seed);
        let before = lay_out(&request);
        let again = remembering(&request, &before);
        let after = lay_out(&again);
        check_free_map(&again, &after)?;
        for i in 0..request.cards.len() {
            for j in 0..i {
                let (a, b) = (before.cards[i], before.cards[j]);
                let (c, d) = (after.cards[i], after.cards[j]);
                prop_assert_eq!((a.center().y - b.center().y).abs() < 2.0, (c.center().y - d.center().y).abs() < 2.0);
                let is_beside = (a.center().y - b.center().y).abs() < 2.0;
                prop_assert!(!is_beside || (a.min.x < b.min.x) == (c.min.x < d.min.x));
            }
        }
    }

    #[test]
    fn a_search_is_the_same_for_the_same_work_and_never_gets_worse(seed in any::<u64>(), cards in 6..30_usize) {
        let request = strategy_map(cards, seed);
        let (mut one, mut other) = (Search::new(&request), Search::new(&request));
        prop_assert_eq!(one.layout(), lay_out(&request));
        for _ in 0..3 {
            let (a, b) = (one.step(60_000), other.step(60_000));
            if let Some(layout) = &a {
                check_free_map(&request, layout)?;
                prop_assert_eq!(layout, &one.layout());
            }
            prop_assert_eq!(a, b);
        }
        prop_assert_eq!(one.work(), other.work());
    }
}
