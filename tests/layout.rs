//! What every laid-out map keeps, for random maps and for named cases.

#[path = "layout/columns.rs"]
mod columns;
#[path = "layout/drag.rs"]
mod drag;
#[path = "layout/mended.rs"]
mod mended;
#[path = "layout/optimum.rs"]
mod optimum;
#[path = "layout/shapes.rs"]
mod shapes;
#[path = "layout/stability.rs"]
mod stability;

use fourfold::geometry::{Path, Point, Rect, Segment, Size, pt};
use fourfold::layout::{BandRequest, CardRequest, Layout, LayoutRequest, LinkRequest, Metrics, RouteStyle, lay_out};
use fourfold::model::{CountedIds, LinkId, ObjectiveId, PerspectiveId};
use proptest::prelude::*;

const METRICS: Metrics = Metrics {
    band_header: 116.0,
    band_gap: 6.0,
    band_padding: 44.0,
    card_gap: 28.0,
    row_gap: 64.0,
    port_gap: 12.0,
    min_width: 700.0,
};

/// A request with bands of cards of the given widths, 84 high, and links between cards counted through.
fn request(bands: &[&[f32]], links: &[(usize, usize)]) -> LayoutRequest {
    let mut ids = CountedIds::default();
    let mut cards = Vec::new();
    for (band, widths) in bands.iter().enumerate() {
        for (place, &w) in widths.iter().enumerate() {
            let id = ObjectiveId::new(&mut ids);
            cards.push(CardRequest {
                id,
                band,
                size: Size::new(w, 84.0),
                place,
                pin: None,
                column: None,
                before: None,
            });
        }
    }
    let links = links
        .iter()
        .map(|&(cause, effect)| LinkRequest { id: LinkId::new(&mut ids), cause, effect, label: None })
        .collect();
    let bands = bands.iter().map(|_| BandRequest { id: PerspectiveId::new(&mut ids), min_height: 150.0 }).collect();
    LayoutRequest { bands, cards, links, aspect: 1.6, style: RouteStyle::Smooth, metrics: METRICS }
}

/// The map of a small software company: F1-F3, C1-C3, P1-P4, L1-L3.
fn sample() -> LayoutRequest {
    let wide = [170.0; 4];
    let links = [
        (1, 0),
        (2, 0),
        (3, 1),
        (4, 0),
        (5, 2),
        (3, 4),
        (7, 3),
        (9, 3),
        (9, 4),
        (8, 4),
        (8, 5),
        (6, 7),
        (10, 6),
        (10, 7),
        (12, 9),
        (11, 8),
    ];
    request(&[&wide[..3], &wide[..3], &wide[..4], &wide[..3]], &links)
}

/// Whether a path has a point inside the rectangle, looked at every point or so.
fn enters(path: &Path, rect: &Rect) -> bool {
    let points = path.flatten(40);
    points.windows(2).any(|pair| {
        let steps = pair[0].distance(pair[1]).ceil().clamp(1.0, 4000.0) as usize;
        (0..=steps).any(|i| {
            let p = pair[0].lerp(pair[1], i as f32 / steps as f32);
            p.x > rect.min.x && p.x < rect.max.x && p.y > rect.min.y && p.y < rect.max.y
        })
    })
}

/// The smallest rectangle around some points, and a little more.
fn around(points: &[Point]) -> Rect {
    let far = |get: fn(&Point) -> f32| {
        points.iter().map(get).fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)))
    };
    let (x, y) = (far(|p| p.x), far(|p| p.y));
    Rect { min: pt(x.0, y.0), max: pt(x.1, y.1) }.expand(0.2)
}

fn is_on_edge(p: Point, rect: &Rect) -> bool {
    rect.expand(0.1).contains(p) && !rect.expand(-0.1).contains(p)
}

/// The straight tangent with which the arrow arrives.
fn arrival(path: &Path) -> Point {
    let points = path.flatten(200);
    let last = points.len() - 1;
    match path.segments.last() {
        Some(Segment::Cubic(_, b, end)) => *end - *b,
        _ => points[last] - points[last - 1],
    }
}

fn crossings(layout: &Layout) -> usize {
    let lines: Vec<Vec<Point>> = layout.routes.iter().map(|r| r.path.flatten(24)).collect();
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let meet = |a: &[Point], b: &[Point]| {
        side(a[0], a[1], b[0]) * side(a[0], a[1], b[1]) < 0.0 && side(b[0], b[1], a[0]) * side(b[0], b[1], a[1]) < 0.0
    };
    let mut count = 0;
    for (i, one) in lines.iter().enumerate() {
        for other in &lines[..i] {
            count += one.windows(2).map(|a| other.windows(2).filter(|b| meet(a, b)).count()).sum::<usize>();
        }
    }
    count
}

/// How often arrows between two rows cross if they are straight lines from card to card, rows that they pass left out.
fn straight_crossings(request: &LayoutRequest, layout: &Layout) -> usize {
    let line = |link: &LinkRequest| {
        let (a, b) = (layout.cards[link.cause].center(), layout.cards[link.effect].center());
        if a.y < b.y { (a, b) } else { (b, a) }
    };
    let lines: Vec<(Point, Point)> = request.links.iter().map(line).filter(|(a, b)| b.y - a.y > 1.0).collect();
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let meet = |a: &(Point, Point), b: &(Point, Point)| {
        side(a.0, a.1, b.0) * side(a.0, a.1, b.1) < 0.0 && side(b.0, b.1, a.0) * side(b.0, b.1, a.1) < 0.0
    };
    (0..lines.len()).map(|i| lines[..i].iter().filter(|b| meet(&lines[i], b)).count()).sum()
}

/// What holds for every map without pins.
fn check_free_map(request: &LayoutRequest, layout: &Layout) -> Result<(), TestCaseError> {
    check_bands(request, layout)?;
    let gap = request.metrics.card_gap;
    for (i, a) in layout.cards.iter().enumerate() {
        for b in &layout.cards[..i] {
            let is_beside = a.min.y < b.max.y && b.min.y < a.max.y;
            let apart = (a.min.x - b.max.x).max(b.min.x - a.max.x);
            prop_assert!(!is_beside || apart >= gap - 0.01, "cards {apart} apart: {a:?} {b:?}");
        }
    }
    check_arrows(request, layout)
}

fn check_bands(request: &LayoutRequest, layout: &Layout) -> Result<(), TestCaseError> {
    prop_assert_eq!(layout.bounds.min, pt(0.0, 0.0));
    let mut top = 0.0;
    for (band, rect) in request.bands.iter().zip(&layout.bands) {
        prop_assert_eq!(rect.min, pt(0.0, top));
        prop_assert_eq!(rect.max.x, layout.bounds.max.x);
        prop_assert!(rect.height() >= band.min_height);
        prop_assert!(rect.max.y <= layout.bounds.max.y);
        top = rect.max.y + request.metrics.band_gap;
    }
    prop_assert!(layout.bounds.max.x >= request.metrics.band_header + request.metrics.min_width);
    for (card, rect) in request.cards.iter().zip(&layout.cards) {
        let band = layout.bands[card.band];
        let size = rect.size();
        prop_assert!((size.w - card.size.w).abs() < 0.01 && (size.h - card.size.h).abs() < 0.01);
        prop_assert!(rect.min.x >= request.metrics.band_header && rect.max.x <= band.max.x, "{rect:?} in {band:?}");
        prop_assert!(rect.min.y >= band.min.y && rect.max.y <= band.max.y, "{rect:?} in {band:?}");
        prop_assert_eq!(rect.min, pt(rect.min.x.round(), rect.min.y.round()));
    }
    Ok(())
}

/// Arrows join the edges of their cards, touch no other card and no band header.
fn check_arrows(request: &LayoutRequest, layout: &Layout) -> Result<(), TestCaseError> {
    let header = Rect::new(0.0, 0.0, request.metrics.band_header, layout.bounds.max.y);
    for (link, route) in request.links.iter().zip(&layout.routes) {
        let (cause, effect) = (layout.cards[link.cause], layout.cards[link.effect]);
        prop_assert!(is_on_edge(route.path.start, &cause), "{:?} on {cause:?}", route.path.start);
        prop_assert!(is_on_edge(route.path.end(), &effect), "{:?} on {effect:?}", route.path.end());
        let tangent = arrival(&route.path);
        prop_assert!(tangent.x.abs() < 0.01 || tangent.y.abs() < 0.01, "arrives along {tangent:?}");
        prop_assert!(!enters(&route.path, &header), "in the header: {:?}", route.path);
        let hull = around(&route.path.flatten(40));
        for (i, card) in layout.cards.iter().enumerate().filter(|(_, card)| hull.intersects(card)) {
            let is_end = i == link.cause || i == link.effect;
            let inside = card.expand(if is_end { -0.6 } else { 0.0 });
            prop_assert!(!enters(&route.path, &inside), "{:?} runs through card {i}: {card:?}", route.path);
        }
    }
    Ok(())
}

prop_compose! {
    fn metrics()(
        band_header in 0.0..160.0_f32, band_gap in 0.0..20.0_f32, band_padding in 12.0..60.0_f32,
        card_gap in 12.0..60.0_f32, row_gap in 24.0..90.0_f32, port_gap in 4.0..20.0_f32, min_width in 0.0..1200.0_f32,
    ) -> Metrics {
        let [band_header, band_gap, min_width] = [band_header, band_gap, min_width].map(f32::floor);
        let [band_padding, card_gap, row_gap] = [band_padding, card_gap, row_gap].map(f32::floor);
        Metrics { band_header, band_gap, band_padding, card_gap, row_gap, port_gap, min_width }
    }
}

prop_compose! {
    fn maps()(bands in prop::collection::vec(0.0..220.0_f32, 1..6), count in 0..26_usize)(
        bands in Just(bands.clone()),
        cards in prop::collection::vec((0..bands.len(), 40.0..260.0_f32, 30.0..120.0_f32), count),
        links in prop::collection::vec((0..count.max(1), 0..count.max(1), any::<bool>()), 0..40),
        aspect in 0.8..2.6_f32,
        metrics in metrics(),
    ) -> LayoutRequest {
        let mut ids = CountedIds::default();
        let cards: Vec<CardRequest> = cards.into_iter().enumerate().map(|(place, (band, w, h))| CardRequest {
            id: ObjectiveId::new(&mut ids), band, size: Size::new(w, h), place, pin: None, column: None, before: None,
        }).collect();
        let links = links.into_iter().filter(|(a, b, _)| a != b && !cards.is_empty()).map(|(cause, effect, has_label)| LinkRequest {
            id: LinkId::new(&mut ids), cause, effect, label: has_label.then_some(Size::new(90.0, 20.0)),
        }).collect();
        let bands = bands.into_iter().map(|h| BandRequest { id: PerspectiveId::new(&mut ids), min_height: h.floor() }).collect();
        LayoutRequest { bands, cards, links, aspect, style: RouteStyle::Smooth, metrics }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_map_without_pins_is_clean(request in maps()) {
        check_free_map(&request, &lay_out(&request))?;
    }

    #[test]
    fn the_order_of_the_records_does_not_show(request in maps(), seed in any::<u64>()) {
        // Other ids, hence another order of the cards and links; places and bands as they were.
        let count = request.cards.len();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|i| (*i as u64 + 1).wrapping_mul(seed | 1).rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut shuffled = request.clone();
        let mut index = vec![0; count];
        for (new, &old) in order.iter().enumerate() {
            index[old] = new;
            shuffled.cards[new] = CardRequest { id: request.cards[new].id, ..request.cards[old].clone() };
        }
        for link in &mut shuffled.links {
            (link.cause, link.effect) = (index[link.cause], index[link.effect]);
        }
        let (one, other) = (lay_out(&request), lay_out(&shuffled));
        prop_assert_eq!(&one.bands, &other.bands);
        prop_assert_eq!(&one.routes, &other.routes);
        for (old, &new) in index.iter().enumerate() {
            prop_assert_eq!(one.cards[old], other.cards[new]);
        }
    }

    #[test]
    fn pinned_cards_stay_and_others_give_way(
        request in maps(), pins in prop::collection::vec(prop::option::of((-50.0..900.0_f32, -20.0..300.0_f32)), 26),
    ) {
        let mut request = request;
        for (card, pin) in request.cards.iter_mut().zip(pins) {
            card.pin = pin.map(|(x, y)| pt(x.round(), y.round()));
        }
        let layout = lay_out(&request);
        check_bands(&request, &layout)?;
        for (i, (card, rect)) in request.cards.iter().zip(&layout.cards).enumerate() {
            if let Some(pin) = card.pin {
                let corner = pt(request.metrics.band_header, layout.bands[card.band].min.y);
                prop_assert_eq!(rect.min, corner + pt(pin.x.max(0.0), pin.y.max(0.0)));
            } else {
                for (j, other) in layout.cards.iter().enumerate() {
                    prop_assert!(i == j || !rect.intersects(other), "card {i} on card {j}");
                }
            }
        }
        for (link, route) in request.links.iter().zip(&layout.routes) {
            prop_assert!(is_on_edge(route.path.start, &layout.cards[link.cause]));
            prop_assert!(is_on_edge(route.path.end(), &layout.cards[link.effect]));
        }
    }

    #[test]
    fn arrows_find_their_way_between_scattered_cards(
        shifts in prop::collection::vec((0.0..30.0_f32, 0.0..40.0_f32), 12),
        links in prop::collection::vec((0..12_usize, 0..12_usize), 1..14),
    ) {
        let links: Vec<(usize, usize)> = links.into_iter().filter(|(a, b)| a != b).collect();
        let wide = [120.0; 6];
        let mut request = request(&[&wide, &wide], &links);
        for (i, (dx, dy)) in shifts.into_iter().enumerate() {
            let (column, row) = (i % 6 / 2, i % 2);
            let pin = pt(40.0 + column as f32 * 190.0 + row as f32 * 70.0 + dx, 20.0 + row as f32 * 150.0 + dy);
            request.cards[i].pin = Some(pt(pin.x.round(), pin.y.round()));
        }
        check_arrows(&request, &lay_out(&request))?;
    }

    #[test]
    fn nonsense_is_laid_out_with_finite_numbers(
        request in maps(),
        bad in prop::collection::vec((0..8_usize, 0..40_usize, any::<f32>()), 0..12),
    ) {
        let mut request = request;
        let cards = request.cards.len().max(1);
        for (what, which, value) in bad {
            match what {
                0 => request.metrics.card_gap = value,
                1 => request.metrics.min_width = value,
                2 => request.aspect = value,
                3 => request.bands.clear(),
                4 => request.links.iter_mut().skip(which).take(1).for_each(|l| l.cause = which * 3),
                5 => request.cards.iter_mut().skip(which % cards).take(1).for_each(|c| c.pin = Some(pt(value, -value))),
                6 => request.cards.iter_mut().skip(which % cards).take(1).for_each(|c| c.size.w = value),
                _ => request.cards.iter_mut().skip(which % cards).take(1).for_each(|c| c.band = which),
            }
        }
        let layout = lay_out(&request);
        prop_assert_eq!(layout.cards.len(), request.cards.len());
        prop_assert_eq!(layout.routes.len(), request.links.len());
        prop_assert_eq!(layout.bands.len(), request.bands.len());
        for rect in layout.cards.iter().chain(&layout.bands) {
            prop_assert!(rect.min.x.is_finite() && rect.max.x.is_finite() && rect.max.y.is_finite());
        }
        for route in &layout.routes {
            let bounds = route.path.bounds();
            prop_assert!(bounds.min.x.is_finite() && bounds.max.y.is_finite() && route.label_at.x.is_finite());
        }
    }
}

#[test]
fn the_sample_is_one_row_for_each_band_without_a_crossing() {
    let request = sample();
    let layout = lay_out(&request);
    for (card, rect) in request.cards.iter().zip(&layout.cards) {
        let first = request.cards.iter().zip(&layout.cards).find(|(c, _)| c.band == card.band);
        assert_eq!(Some(rect.min.y), first.map(|(_, r)| r.min.y));
    }
    assert_eq!(crossings(&layout), 0);
    let aspect = layout.bounds.width() / layout.bounds.height();
    assert!((1.2..2.2).contains(&aspect), "{aspect}");
    let straight = layout.routes.iter().filter(|r| r.path.segments.len() == 1).count();
    assert!(straight >= 9, "only {straight} of 16 arrows are straight");
}

#[test]
fn neighbours_in_a_row_are_joined_by_a_straight_arrow() {
    let layout = lay_out(&request(&[&[150.0, 150.0]], &[(0, 1)]));
    let (a, b) = (layout.cards[0], layout.cards[1]);
    let expected = Path::polyline([pt(a.max.x, a.center().y), pt(b.min.x, b.center().y)]);
    assert_eq!(layout.routes[0].path, expected);
}

#[test]
fn an_arrow_round_a_card_of_its_row_bows_over_it() {
    let request = request(&[&[150.0; 3]], &[(0, 1), (1, 2), (0, 2)]);
    let layout = lay_out(&request);
    let checked = check_free_map(&request, &layout);
    assert!(checked.is_ok(), "{checked:?}");
    assert!(layout.cards[0].max.x < layout.cards[1].min.x && layout.cards[1].max.x < layout.cards[2].min.x);
    assert_eq!(layout.routes[2].path.start.y, layout.routes[2].path.end().y);
    assert!(layout.routes[2].path.bounds().height() > 8.0);
}

#[test]
fn an_arrow_up_leaves_at_the_top_and_an_arrow_down_at_the_bottom() {
    let layout = lay_out(&request(&[&[150.0], &[150.0, 150.0]], &[(1, 0), (0, 2)]));
    assert_eq!(layout.routes[0].path.start.y, layout.cards[1].min.y);
    assert_eq!(layout.routes[0].path.end().y, layout.cards[0].max.y);
    assert_eq!(layout.routes[1].path.start.y, layout.cards[0].max.y);
    assert_eq!(layout.routes[1].path.end().y, layout.cards[2].min.y);
}

#[test]
fn a_lone_card_and_a_chain_stand_in_the_middle() {
    let layout = lay_out(&request(&[&[180.0], &[180.0], &[], &[180.0]], &[(1, 0), (2, 1)]));
    let middle = f32::midpoint(METRICS.band_header, layout.bounds.max.x);
    for (card, route) in layout.cards.iter().zip(&layout.routes) {
        assert_eq!(card.center().x, middle);
        assert_eq!(route.path.segments.len(), 1);
    }
    assert_eq!(layout.bands[2].height(), 150.0);
}

#[test]
fn a_crowded_band_is_folded_and_its_arrows_read_upwards() {
    let wide = [180.0; 14];
    let chain: Vec<(usize, usize)> = (1..14).map(|i| (i, i - 1)).collect();
    let request = request(&[&wide, &[], &[], &[]], &chain);
    let layout = lay_out(&request);
    let checked = check_free_map(&request, &layout);
    assert!(checked.is_ok(), "{checked:?}");
    let aspect = layout.bounds.width() / layout.bounds.height();
    assert!((1.2..=2.2).contains(&aspect), "{aspect}");
    for link in &request.links {
        let (cause, effect) = (layout.cards[link.cause], layout.cards[link.effect]);
        assert!(cause.min.y > effect.min.y || cause.min.y == effect.min.y && cause.max.x < effect.min.x);
    }
}

#[test]
fn ends_on_one_side_keep_their_distance_and_do_not_cross() {
    let layout = lay_out(&request(&[&[180.0], &[150.0; 5]], &[(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]));
    assert_eq!(crossings(&layout), 0);
    let mut ends: Vec<f32> = layout.routes.iter().map(|r| r.path.end().x).collect();
    ends.sort_by(f32::total_cmp);
    assert!(ends.windows(2).all(|pair| pair[1] - pair[0] >= METRICS.port_gap - 0.01), "{ends:?}");
    assert!(ends[0] >= layout.cards[0].min.x + 13.9 && ends[4] <= layout.cards[0].max.x - 13.9);
}

#[test]
fn a_label_is_clear_of_cards_and_of_other_labels() {
    let mut request = sample();
    let size = Size::new(104.0, 20.0);
    for i in [6, 8, 9] {
        request.links[i].label = Some(size);
    }
    let layout = lay_out(&request);
    let around = |i: usize| {
        let at = layout.routes[i].label_at;
        Rect::from_min_size(pt(at.x - size.w / 2.0, at.y - size.h / 2.0), size)
    };
    for i in [6, 8, 9] {
        assert!(layout.cards.iter().all(|c| !c.intersects(&around(i))), "label {i} on a card");
        assert!([6, 8, 9].iter().all(|&j| i == j || !around(i).intersects(&around(j))), "labels {i} overlap");
        assert!(layout.routes[i].path.distance_to(layout.routes[i].label_at) < 30.0);
    }
}

#[test]
fn dragging_one_card_leaves_the_others_where_they_are() {
    let before = lay_out(&sample());
    let mut request = sample();
    let old = before.cards[5];
    request.cards[5].pin = Some(pt(old.min.x - METRICS.band_header + 6.0, old.min.y - before.bands[1].min.y - 9.0));
    let after = lay_out(&request);
    for i in (0..13).filter(|i| *i != 5) {
        assert_eq!(before.cards[i], after.cards[i]);
    }
}

#[test]
fn two_equal_requests_give_two_equal_layouts() {
    assert_eq!(lay_out(&sample()), lay_out(&sample()));
}
