//! What every arrow keeps: clear of cards, apart from others, ends in order; for random maps, in both styles.
//!
//! Lines are looked at as short straight pieces by formulas of their own, so the checks share nothing with the code
//! that draws them.

use fourfold::geometry::{Path, Point, Rect, Segment, Size, pt};
use fourfold::layout::{
    BandRequest, CardRequest, Drag, Layout, LayoutRequest, LinkRequest, Metrics, RouteStyle, lay_out,
};
use fourfold::model::{CountedIds, LinkId, ObjectiveId, PerspectiveId};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

const METRICS: Metrics = Metrics {
    band_header: 116.0,
    band_gap: 6.0,
    band_padding: 44.0,
    card_gap: 28.0,
    row_gap: 48.0,
    port_gap: 12.0,
    min_width: 700.0,
};

/// A map of bands with cards of the given sizes and links between cards counted through.
fn map(bands: usize, cards: &[(usize, f32, f32)], links: &[(usize, usize)], style: RouteStyle) -> LayoutRequest {
    let mut ids = CountedIds::default();
    let cards = cards.iter().enumerate().map(|(place, &(band, w, h))| CardRequest {
        id: ObjectiveId::new(&mut ids),
        band,
        size: Size::new(w, h),
        place,
        pin: None,
        column: None,
        before: None,
    });
    let cards = cards.collect();
    let mut ids = CountedIds::default();
    let link =
        |&(cause, effect): &(usize, usize)| LinkRequest { id: LinkId::new(&mut ids), cause, effect, label: None };
    let links = links.iter().filter(|(a, b)| a != b).map(link).collect();
    let mut ids = CountedIds::default();
    let band = |_| BandRequest { id: PerspectiveId::new(&mut ids), min_height: 120.0 };
    LayoutRequest { bands: (0..bands).map(band).collect(), cards, links, aspect: 1.6, style, metrics: METRICS }
}

/// The path as points, and with them where they are near enough to tell pieces from curves.
fn line(path: &Path) -> Vec<Point> {
    let mut points = path.flatten(12);
    points.dedup();
    points
}

fn cross(o: Point, a: Point, b: Point) -> f64 {
    let d = |p: Point| (f64::from(p.x - o.x), f64::from(p.y - o.y));
    let (a, b) = (d(a), d(b));
    a.0 * b.1 - a.1 * b.0
}

/// Whether two rectangles, which may be flat, meet or nearly do.
fn meet(a: &Rect, b: &Rect) -> bool {
    a.min.x <= b.max.x + 1.0 && b.min.x <= a.max.x + 1.0 && a.min.y <= b.max.y + 1.0 && b.min.y <= a.max.y + 1.0
}

/// Whether a straight piece has a point inside a rectangle: an end in it, or a cut with a diagonal.
fn enters(a: Point, b: Point, rect: &Rect) -> bool {
    if !meet(&Rect::from_corners(a, b), rect) {
        return false;
    }
    let inside = |p: Point| p.x > rect.min.x && p.x < rect.max.x && p.y > rect.min.y && p.y < rect.max.y;
    let (p, q) = (pt(rect.min.x, rect.max.y), pt(rect.max.x, rect.min.y));
    inside(a) || inside(b) || cut(a, b, rect.min, rect.max) || cut(a, b, p, q)
}

/// Whether two straight pieces cross inside both.
fn cut(a: Point, b: Point, c: Point, d: Point) -> bool {
    cross(a, b, c) * cross(a, b, d) < 0.0 && cross(c, d, a) * cross(c, d, b) < 0.0
}

/// How often two lines cross. One is moved by next to nothing, so that they never cross just where two pieces join.
fn crossings(one: &[Point], other: &[Point]) -> usize {
    let by = pt(0.0137, 0.0071);
    one.windows(2).map(|a| other.windows(2).filter(|b| cut(a[0] + by, a[1] + by, b[0], b[1])).count()).sum()
}

/// Length over which two straight pieces lie on each other: less than 0.75 points apart and parallel.
fn shared(a: Point, b: Point, c: Point, d: Point) -> f32 {
    let (one, other) = (b - a, d - c);
    let (length, other_length) = (one.length(), other.length());
    if length < 0.01 || other_length < 0.01 {
        return 0.0;
    }
    let sine = (one.x * other.y - one.y * other.x).abs() / (length * other_length);
    let along = one * (1.0 / length);
    let apart = ((c - a).x * along.y - (c - a).y * along.x).abs();
    if sine > 1e-4 || apart > 0.75 {
        return 0.0;
    }
    let place = |p: Point| (p - a).x * along.x + (p - a).y * along.y;
    let (low, high) = (place(c).min(place(d)).max(0.0), place(c).max(place(d)).min(length));
    (high - low).max(0.0)
}

fn is_on_edge(p: Point, rect: &Rect) -> bool {
    rect.expand(0.1).contains(p) && !rect.expand(-0.1).contains(p)
}

/// Each arrow starts and ends on the edges of its cards and runs through no other card and no band header.
fn check_free(request: &LayoutRequest, layout: &Layout) -> TestCaseResult {
    let header = Rect::new(-10.0, 0.0, request.metrics.band_header + 10.0, layout.bounds.max.y);
    for (link, route) in request.links.iter().zip(&layout.routes) {
        let (cause, effect) = (&layout.cards[link.cause], &layout.cards[link.effect]);
        prop_assert!(is_on_edge(route.path.start, cause), "{:?} starts beside {cause:?}", route.path);
        prop_assert!(is_on_edge(route.path.end(), effect), "{:?} ends beside {effect:?}", route.path);
        let points = line(&route.path);
        let bounds = route.path.bounds();
        let near: Vec<_> = layout.cards.iter().enumerate().filter(|(_, card)| meet(card, &bounds)).collect();
        for pair in points.windows(2) {
            prop_assert!(!enters(pair[0], pair[1], &header), "in the header: {:?}", route.path);
            for &(i, card) in &near {
                let inside = card.expand(if i == link.cause || i == link.effect { -0.6 } else { 0.0 });
                prop_assert!(!enters(pair[0], pair[1], &inside), "through card {i} {card:?}: {:?}", route.path);
            }
        }
    }
    Ok(())
}

/// No two arrows without a common card lie on each other.
fn check_apart(request: &LayoutRequest, layout: &Layout) -> TestCaseResult {
    let pieces = |path: &Path| -> Vec<(Point, Point, Rect)> {
        line(path).windows(2).map(|p| (p[0], p[1], Rect::from_corners(p[0], p[1]))).collect()
    };
    let lines: Vec<_> = layout.routes.iter().map(|r| (pieces(&r.path), r.path.bounds())).collect();
    for (i, one) in request.links.iter().enumerate() {
        for (j, other) in request.links.iter().enumerate().take(i) {
            let ends = [one.cause, one.effect];
            if ends.contains(&other.cause) || ends.contains(&other.effect) || !meet(&lines[i].1, &lines[j].1) {
                continue;
            }
            for a in lines[i].0.iter().filter(|a| meet(&a.2, &lines[j].1)) {
                for b in lines[j].0.iter().filter(|b| meet(&a.2, &b.2)) {
                    let on = shared(a.0, a.1, b.0, b.1);
                    prop_assert!(on < 1.0, "{on} points of {one:?} on {other:?}: {a:?} {b:?}");
                }
            }
        }
    }
    Ok(())
}

/// Ends on one side of a card keep their distance, or what the side has room for, and two of them never meet.
fn check_ends(request: &LayoutRequest, layout: &Layout) -> TestCaseResult {
    let links = || request.links.iter().zip(&layout.routes);
    for (card, rect) in layout.cards.iter().enumerate() {
        let starts = links().filter(|(l, _)| l.cause == card).map(|(_, r)| r.path.start);
        let tips = links().filter(|(l, _)| l.effect == card).map(|(_, r)| r.path.end());
        let ends: Vec<Point> = starts.chain(tips).collect();
        let level = |y: f32| ends.iter().filter(move |p| (p.y - y).abs() < 0.01).map(|p| p.x).collect::<Vec<f32>>();
        let upright = |x: f32| ends.iter().filter(move |p| (p.x - x).abs() < 0.01).map(|p| p.y).collect::<Vec<f32>>();
        let (width, height) = (rect.width(), rect.height());
        let sides = [(level(rect.min.y), width), (level(rect.max.y), width)];
        for (mut side, length) in
            sides.into_iter().chain([(upright(rect.min.x), height), (upright(rect.max.x), height)])
        {
            side.sort_by(f32::total_cmp);
            let usable = length - 2.0 * 14.0_f32.min(length / 4.0);
            let room = usable / (side.len().max(2) - 1) as f32;
            // An end may have to give way to a foreign arrow.
            let least = 0.54 * request.metrics.port_gap.min(room);
            for pair in side.windows(2) {
                prop_assert!(
                    pair[1] - pair[0] > least - 0.05,
                    "{} of {least} at card {card}: {side:?}",
                    pair[1] - pair[0]
                );
            }
        }
    }
    Ok(())
}

fn check_all(request: &LayoutRequest) -> TestCaseResult {
    let layout = lay_out(request);
    check_free(request, &layout)?;
    check_apart(request, &layout)?;
    check_ends(request, &layout)?;
    if request.style == RouteStyle::Orthogonal {
        check_square(request, &layout)?;
    }
    prop_assert_eq!(&layout, &lay_out(request));
    Ok(())
}

/// Every straight piece of an orthogonal arrow, except for arches, is upright or level, and curves are small corners.
fn check_square(request: &LayoutRequest, layout: &Layout) -> TestCaseResult {
    for (link, route) in request.links.iter().zip(&layout.routes) {
        let mut from = route.path.start;
        for segment in &route.path.segments {
            let way = segment.end() - from;
            match segment {
                Segment::Line(_) => {
                    prop_assert!(way.x.abs() < 0.01 || way.y.abs() < 0.01, "slanted {way:?} in the arrow of {link:?}");
                }
                Segment::Cubic(..) => prop_assert!(way.x.abs().max(way.y.abs()) < 24.0, "a curve of {way:?}"),
            }
            from = segment.end();
        }
    }
    Ok(())
}

fn styles() -> impl Strategy<Value = RouteStyle> {
    prop_oneof![Just(RouteStyle::Smooth), Just(RouteStyle::Orthogonal)]
}

prop_compose! {
    /// Up to five bands, cards of many sizes, links of every kind, cycles and doubles among them.
    fn maps()(bands in 1..6_usize, style in styles(), crowd in any::<bool>())(
        bands in Just(bands),
        style in Just(style),
        cards in prop::collection::vec((0..bands, 60.0..240.0_f32, 40.0..110.0_f32), 2..if crowd { 26 } else { 10 }),
        links in prop::collection::vec((0..26_usize, 0..26_usize), 0..if crowd { 44 } else { 14 }),
    ) -> LayoutRequest {
        let links: Vec<(usize, usize)> = links.iter().map(|(a, b)| (a % cards.len(), b % cards.len())).collect();
        map(bands, &cards, &links, style)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn arrows_of_any_map_are_free_and_apart(request in maps()) {
        check_all(&request)?;
    }

    #[test]
    fn arrows_of_cliques_stars_chains_and_cycles_are_free_and_apart(
        count in 2..9_usize, bands in 1..4_usize, style in styles(), kind in 0..5_usize,
    ) {
        let cards: Vec<(usize, f32, f32)> = (0..count).map(|i| (i % bands, 150.0, 70.0)).collect();
        let links: Vec<(usize, usize)> = match kind {
            0 => (0..count).flat_map(|a| (0..count).map(move |b| (a, b))).collect(),
            1 => (1..count).map(|i| (i, 0)).collect(),
            2 => (1..count).map(|i| (0, i)).collect(),
            3 => (1..count).map(|i| (i - 1, i)).collect(),
            _ => (0..count).map(|i| (i, (i + 1) % count)).collect(),
        };
        check_all(&map(bands, &cards, &links, style))?;
    }

    #[test]
    fn two_rows_cross_as_often_as_straight_lines_would(
        lower in 2..7_usize, upper in 2..7_usize, links in prop::collection::vec((0..7_usize, 0..7_usize), 1..16),
        style in styles(),
    ) {
        let cards: Vec<(usize, f32, f32)> = (0..lower + upper).map(|i| (usize::from(i >= upper), 150.0, 70.0)).collect();
        let mut links: Vec<(usize, usize)> = links.iter().map(|(a, b)| (upper + a % lower, b % upper)).collect();
        links.sort_unstable();
        links.dedup();
        let mut request = map(2, &cards, &links, style);
        request.aspect = 8.0;
        let layout = lay_out(&request);
        let rows = |cards: &[Rect]| cards.iter().all(|c| c.min.y == cards[0].min.y);
        prop_assume!(rows(&layout.cards[..upper]) && rows(&layout.cards[upper..]));
        let x = |card: usize| layout.cards[card].min.x;
        let (mut promised, mut drawn) = (0, 0);
        for (i, one) in request.links.iter().enumerate() {
            for (j, other) in request.links.iter().enumerate().take(i) {
                let turned = (x(one.cause) - x(other.cause)) * (x(one.effect) - x(other.effect));
                promised += usize::from(turned < 0.0);
                drawn += crossings(&line(&layout.routes[i].path), &line(&layout.routes[j].path));
            }
        }
        prop_assert_eq!(drawn, promised);
    }

    #[test]
    fn arrows_find_their_way_between_scattered_cards(
        shifts in prop::collection::vec((0.0..30.0_f32, 0.0..40.0_f32), 12),
        links in prop::collection::vec((0..12_usize, 0..12_usize), 1..14),
        style in styles(),
    ) {
        let cards: Vec<(usize, f32, f32)> = (0..12).map(|i| (i / 6, 120.0, 84.0)).collect();
        let mut request = map(2, &cards, &links, style);
        for (i, (dx, dy)) in shifts.into_iter().enumerate() {
            let (column, row) = (i % 6 / 2, i % 2);
            let pin = pt(40.0 + column as f32 * 190.0 + row as f32 * 70.0 + dx, 20.0 + row as f32 * 150.0 + dy);
            request.cards[i].pin = Some(pt(pin.x.round(), pin.y.round()));
        }
        check_free(&request, &lay_out(&request))?;
    }

    #[test]
    fn pins_anywhere_leave_the_ends_on_their_cards(
        request in maps(), pins in prop::collection::vec(prop::option::of((0.0..900.0_f32, 0.0..300.0_f32)), 26),
    ) {
        let mut request = request;
        for (card, pin) in request.cards.iter_mut().zip(pins) {
            card.pin = pin.map(|(x, y)| pt(x.round(), y.round()));
        }
        let layout = lay_out(&request);
        for (link, route) in request.links.iter().zip(&layout.routes) {
            prop_assert!(is_on_edge(route.path.start, &layout.cards[link.cause]), "{:?}", route.path);
            prop_assert!(is_on_edge(route.path.end(), &layout.cards[link.effect]), "{:?}", route.path);
            let bounds = route.path.bounds();
            prop_assert!(bounds.min.x.is_finite() && bounds.max.y.is_finite());
        }
        prop_assert_eq!(&layout, &lay_out(&request));
    }

    #[test]
    fn labels_lie_on_no_card_and_on_no_other_label(
        cards in prop::collection::vec((0..4_usize, 120.0..200.0_f32, 60.0..90.0_f32), 4..16),
        links in prop::collection::vec((0..16_usize, 0..16_usize, 0..3_usize), 1..14),
        style in styles(),
    ) {
        let ends: Vec<(usize, usize)> = links.iter().map(|l| (l.0 % cards.len(), l.1 % cards.len())).collect();
        let mut request = map(4, &cards, &ends, style);
        let size = Size::new(110.0, 22.0);
        for (link, (_, _, one_in_three)) in request.links.iter_mut().zip(&links) {
            link.label = (*one_in_three == 0).then_some(size);
        }
        let layout = lay_out(&request);
        let labels: Vec<Rect> = (request.links.iter().zip(&layout.routes))
            .filter(|(link, _)| link.label.is_some())
            .map(|(_, route)| Rect::from_min_size(route.label_at - pt(size.w / 2.0, size.h / 2.0), size))
            .collect();
        for (i, label) in labels.iter().enumerate() {
            prop_assert!(layout.cards.iter().all(|card| !card.intersects(label)), "{label:?} on a card");
            prop_assert!(labels[..i].iter().all(|other| !other.intersects(label)), "{label:?} on a label");
        }
    }

    #[test]
    fn a_drag_re_routes_the_touched_arrows_round_all_cards(
        cards in prop::collection::vec((0..4_usize, 120.0..200.0_f32, 60.0..90.0_f32), 3..14),
        links in prop::collection::vec((0..14_usize, 0..14_usize), 1..18),
        which in 0..14_usize,
        steps in prop::collection::vec((0.0..1.0_f32, 0.0..1.0_f32), 1..6),
        style in styles(),
    ) {
        let ends: Vec<(usize, usize)> = links.iter().map(|l| (l.0 % cards.len(), l.1 % cards.len())).collect();
        let request = map(4, &cards, &ends, style);
        let layout = lay_out(&request);
        let card = which % cards.len();
        let size = layout.cards[card].size();
        let mut drag = Drag::begin(&request, &layout, &[card]);
        for (x, y) in steps {
            let left = request.metrics.band_header + 4.0;
            let room = pt(layout.bounds.max.x - left - size.w - 4.0, layout.bounds.max.y - size.h - 8.0);
            let rect = Rect::from_min_size(pt(left + room.x * x, 4.0 + room.y * y), size);
            let routes = drag.move_to(&[(card, rect)]);
            // The way there leaves no trace.
            prop_assert_eq!(&routes, &Drag::begin(&request, &layout, &[card]).move_to(&[(card, rect)]));
            let mut moved = layout.clone();
            moved.cards[card] = rect;
            for (link, route) in routes {
                moved.routes[link] = route;
            }
            // A card that lies on another, or nearly, walls its arrows in.
            let is_clear = moved.cards.iter().enumerate().all(|(i, c)| i == card || !c.intersects(&rect.expand(30.0)));
            if is_clear {
                check_free(&request, &moved)?;
            }
        }
    }
}

/// Turns of a path in right angles, each curve taken as one turn.
fn turns(path: &Path) -> usize {
    path.segments.iter().filter(|s| matches!(s, Segment::Cubic(..))).count()
}

#[test]
fn an_orthogonal_arrow_from_aside_takes_one_turn() {
    // Three causes under a wide effect: the outer ones leave at the side that faces the middle.
    let cards = [(0, 300.0, 70.0), (1, 120.0, 70.0), (1, 120.0, 70.0), (1, 120.0, 70.0)];
    let request = map(2, &cards, &[(1, 0), (2, 0), (3, 0)], RouteStyle::Orthogonal);
    let layout = lay_out(&request);
    let mut order = [1, 2, 3];
    order.sort_by(|&a, &b| layout.cards[a].min.x.total_cmp(&layout.cards[b].min.x));
    let route = |card: usize| &layout.routes[card - 1].path;
    let [left, middle, right] = order;
    assert_eq!(order.map(|card| turns(route(card))), [1, 0, 1]);
    assert_eq!(route(left).start.x, layout.cards[left].max.x);
    assert_eq!(route(middle).start.y, layout.cards[middle].min.y);
    assert_eq!(route(right).start.x, layout.cards[right].min.x);
    assert!(order.iter().all(|&card| route(card).end().y == layout.cards[0].max.y));
}

#[test]
fn smooth_arrows_between_rows_are_upright_at_both_ends() {
    let cards: Vec<(usize, f32, f32)> = (0..18).map(|i| (i / 6, 120.0, 70.0)).collect();
    let links: Vec<(usize, usize)> = (0..30).map(|i| (6 + (i * 7 + 3) % 12, (i * 5 + 1) % 12)).collect();
    let request = map(3, &cards, &links, RouteStyle::Smooth);
    let layout = lay_out(&request);
    for (link, route) in request.links.iter().zip(&layout.routes) {
        let (cause, effect) = (layout.cards[link.cause], layout.cards[link.effect]);
        if cause.min.y > effect.max.y {
            assert_eq!((route.path.start.y, route.path.end().y), (cause.min.y, effect.max.y));
        }
    }
}

#[test]
fn a_crowded_map_keeps_its_arrows_apart() {
    let cards: Vec<(usize, f32, f32)> = (0..120).map(|i| (i % 4, 130.0, 60.0)).collect();
    let links: Vec<(usize, usize)> = (0..260).map(|i| ((i * 37 + 11) % 120, (i * i * 3 + 5 * i) % 120)).collect();
    for style in [RouteStyle::Smooth, RouteStyle::Orthogonal] {
        let request = map(4, &cards, &links, style);
        let layout = lay_out(&request);
        let checked = check_free(&request, &layout).and_then(|()| check_apart(&request, &layout));
        assert!(checked.is_ok(), "{checked:?}");
    }
}

#[test]
fn a_drag_leaves_untouched_arrows_alone_and_ends_where_it_began() {
    let cards = [(0, 150.0, 70.0), (0, 150.0, 70.0), (1, 150.0, 70.0), (1, 150.0, 70.0)];
    let request = map(2, &cards, &[(2, 0), (3, 1)], RouteStyle::Smooth);
    let layout = lay_out(&request);
    let mut drag = Drag::begin(&request, &layout, &[2]);
    let moved = drag.move_to(&[(2, layout.cards[2].translate(pt(-8.0, 6.0)))]);
    assert_eq!(moved.iter().map(|(link, _)| *link).collect::<Vec<_>>(), [0]);
    let back = drag.move_to(&[(2, layout.cards[2])]);
    assert_eq!(back, [(0, layout.routes[0].clone())]);
}

#[test]
fn a_feedback_arrow_leaves_at_the_bottom_and_comes_in_at_the_top() {
    let cards = [(0, 150.0, 70.0), (1, 150.0, 70.0), (2, 150.0, 70.0)];
    for style in [RouteStyle::Smooth, RouteStyle::Orthogonal] {
        let request = map(3, &cards, &[(2, 1), (1, 0), (0, 2)], style);
        let layout = lay_out(&request);
        let path = &layout.routes[2].path;
        assert_eq!((path.start.y, path.end().y), (layout.cards[0].max.y, layout.cards[2].min.y));
        let middle = layout.cards[1];
        assert!(
            path.flatten(16)
                .iter()
                .all(|p| p.x < middle.min.x || p.x > middle.max.x || p.y < middle.min.y || p.y > middle.max.y)
        );
    }
}
