//! Arrows in the frames of a drag on a large and crowded map: hardly one runs through a card.

use fourfold::geometry::{Path, Point, Rect, pt};
use fourfold::layout::{Drag, LayoutRequest, lay_out};

use super::{around, enters, request};

/// Many cards in four bands, and arrows from anywhere to anywhere above.
fn crowded_map() -> LayoutRequest {
    let counts = [150, 200, 380, 270];
    let widths = [150.0; 380];
    let bands: Vec<&[f32]> = counts.iter().map(|&count| &widths[..count]).collect();
    let first = |band: usize| counts[..band].iter().sum::<usize>();
    let mut seed = 5_u64;
    let mut below = |end: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % end as u64) as usize
    };
    let links: Vec<(usize, usize)> = (0..1480)
        .map(|_| {
            let band = 1 + below(3);
            (first(band) + below(counts[band]), first(band - 1) + below(counts[band - 1]))
        })
        .collect();
    request(&bands, &links)
}

/// Whether a path, given its points as well, has a point inside the rectangle; most are told apart at a glance.
fn runs_into(path: &Path, points: &[Point], rect: &Rect) -> bool {
    let is_near = |pair: &[Point]| Rect::from_corners(pair[0], pair[1]).expand(0.1).intersects(rect);
    points.windows(2).any(is_near) && enters(path, rect)
}

#[test]
fn arrows_go_round_a_card_that_is_dragged_over_a_crowded_map() {
    let request = crowded_map();
    let layout = lay_out(&request);
    let (mut routed, mut through) = (0, 0);
    for card in (0..request.cards.len()).step_by(130) {
        let mut drag = Drag::begin(&request, &layout, &[card]);
        for step in 0..60_u16 {
            let share = |by: u16| f32::from((step * by + card as u16) % 61) / 61.0;
            let size = layout.cards[card].size();
            let (wide, high) = (layout.bounds.width() - size.w - 140.0, layout.bounds.height() - size.h - 20.0);
            let to = Rect::from_min_size(pt(130.0 + wide * share(7), 10.0 + high * share(11)), size);
            let mut cards = layout.cards.clone();
            cards[card] = to;
            if cards.iter().enumerate().any(|(i, other)| i != card && other.intersects(&to.expand(7.0))) {
                continue;
            }
            for (link, route) in drag.move_to(&[(card, to)]) {
                routed += 1;
                let link = &request.links[link];
                let is_foreign = |i: usize| i != link.cause && i != link.effect;
                let points = route.path.flatten(40);
                let hull = around(&points);
                let mut foreign = cards.iter().enumerate().filter(|(i, card)| is_foreign(*i) && hull.intersects(card));
                through += usize::from(foreign.any(|(_, other)| runs_into(&route.path, &points, other)));
            }
        }
    }
    // Where a card is put down beside others so closely that its arrow finds no way out, one may.
    assert!(routed > 500 && through * 250 <= routed, "{through} of {routed} arrows");
}
