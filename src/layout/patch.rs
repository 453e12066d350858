//! The layout before, mended where a request has changed.
//!
//! For large maps, whose full layout takes longer than a frame: what has changed is
//! at its place and has its arrows at once, all else stands still until the full
//! layout is there. A mended layout is made for looking at on the way, not for keeping.

use std::collections::BTreeMap;

use super::request::{CardRequest, LayoutRequest};
use super::routes::Drag;
use super::{Layout, Route};
use crate::geometry::{Rect, pt};
use crate::model::{LinkId, ObjectiveId};

/// If more than one card in so many has changed, mending is not worth it.
const MOST_CHANGED: usize = 4;

/// What `request` asks for, made from the `layout` of a request `before`: pinned cards are exactly where they are
/// to be, new ones at the end of their band; cards and arrows that have not changed keep their places.
///
/// `None` where bands differ or so much has changed that a full layout is due.
pub fn patch(request: &LayoutRequest, before: &LayoutRequest, layout: &Layout) -> Option<Layout> {
    if request.bands != before.bands {
        return None;
    }
    let cards = cards(request, before, layout)?;
    let index: BTreeMap<ObjectiveId, usize> = before.cards.iter().enumerate().map(|(i, card)| (card.id, i)).collect();
    let is_new = |card: usize| index.get(&request.cards[card].id).is_none_or(|&i| layout.cards[i] != cards[card]);
    let mut changed: Vec<usize> = (0..cards.len()).filter(|&card| is_new(card)).collect();

    let links: BTreeMap<LinkId, usize> = before.links.iter().enumerate().map(|(i, link)| (link.id, i)).collect();
    let ends = |request: &LayoutRequest, i: usize| {
        let link = &request.links[i];
        Some((request.cards.get(link.cause)?.id, request.cards.get(link.effect)?.id))
    };
    let mut routes = Vec::with_capacity(request.links.len());
    for (i, link) in request.links.iter().enumerate() {
        let old = links.get(&link.id).filter(|&&old| ends(before, old) == ends(request, i));
        let route = old.and_then(|&old| layout.routes.get(old)).cloned();
        if route.is_none() {
            // An arrow between cards that stand still is routed like one at a card that has moved.
            changed.extend((link.cause < cards.len()).then_some(link.cause));
        }
        routes.push(route.unwrap_or_default());
    }
    changed.sort_unstable();
    changed.dedup();
    if changed.len() * MOST_CHANGED > cards.len() {
        return None;
    }
    let mut mended = widened(layout, cards, routes);
    for (link, route) in Drag::begin(request, &mended, &changed).move_to(&[]) {
        mended.routes[link] = route;
    }
    Some(mended)
}

/// Where each card goes; `None` if there is a card without a band.
fn cards(request: &LayoutRequest, before: &LayoutRequest, layout: &Layout) -> Option<Vec<Rect>> {
    let places: BTreeMap<ObjectiveId, (usize, Rect)> =
        before.cards.iter().zip(&layout.cards).map(|(card, rect)| (card.id, (card.band, *rect))).collect();
    let mut ends: Vec<Option<Rect>> = vec![None; layout.bands.len()];
    for (card, rect) in before.cards.iter().zip(&layout.cards) {
        let end = ends.get_mut(card.band)?;
        *end = end.filter(|end| end.max.x >= rect.max.x).or(Some(*rect));
    }
    let metrics = &request.metrics;
    let place = |card: &CardRequest| {
        let band = layout.bands.get(card.band)?;
        let area = band.min + pt(metrics.band_header, 0.0);
        if let Some(pin) = card.pin {
            return Some(Rect::from_min_size(area + pin, card.size));
        }
        if let Some((_, rect)) = places.get(&card.id).filter(|(at, _)| *at == card.band) {
            return Some(Rect::from_min_size(rect.min, card.size));
        }
        let first = area + pt(metrics.card_gap, metrics.band_padding);
        let end = &mut ends[card.band];
        let min = end.map_or(first, |end| pt(end.max.x + metrics.card_gap, end.min.y));
        *end = Some(Rect::from_min_size(min, card.size));
        *end
    };
    request.cards.iter().map(place).collect()
}

/// A layout with these cards, as wide as they are.
fn widened(layout: &Layout, cards: Vec<Rect>, routes: Vec<Route>) -> Layout {
    let right = cards.iter().map(|card| card.max.x).fold(layout.bounds.max.x, f32::max);
    let widen = |rect: &Rect| Rect { max: pt(right, rect.max.y), ..*rect };
    let bands = layout.bands.iter().map(widen).collect();
    Layout { bounds: widen(&layout.bounds), bands, columns: layout.columns.clone(), cards, routes }
}
