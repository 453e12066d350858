//! What the layout may look at, and nothing else.
//!
//! Two equal requests give two equal layouts, whatever the order of the
//! records in a file, so a request is also the key under which a layout is kept.

use std::collections::BTreeMap;

use super::Layout;
use crate::geometry::{Point, Rect, Size};
use crate::model::{LinkId, ObjectiveId, PerspectiveId};

/// A map to lay out: bands from top to bottom, cards in them, arrows between cards.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    /// The bands, from top to bottom.
    pub bands: Vec<BandRequest>,
    /// The cards, sorted by id.
    pub cards: Vec<CardRequest>,
    /// The arrows, sorted by id. Both ends are cards of this request and differ.
    pub links: Vec<LinkRequest>,
    /// Wanted width to height of the whole map (title included), such as 1.6.
    pub aspect: f32,
    /// How the arrows are drawn.
    pub style: RouteStyle,
    /// The measures of the drawing.
    pub metrics: Metrics,
}

impl LayoutRequest {
    /// This request with the places that its cards had in a layout of another one, cards being known by their ids.
    ///
    /// Where a card has changed its band it counts as new.
    #[must_use]
    pub fn after(mut self, request: &Self, layout: &Layout) -> Self {
        let band = |request: &Self, card: &CardRequest| request.bands.get(card.band).map(|band| band.id);
        let places =
            request.cards.iter().zip(&layout.cards).map(|(card, rect)| (card.id, (band(request, card), *rect)));
        let places: BTreeMap<ObjectiveId, (Option<PerspectiveId>, Rect)> = places.collect();
        for i in 0..self.cards.len() {
            let card = &self.cards[i];
            let before = places.get(&card.id).filter(|(before, _)| *before == band(&self, card));
            self.cards[i].before = before.map(|(_, rect)| *rect);
        }
        self
    }
}

/// One band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandRequest {
    /// Which perspective it is.
    pub id: PerspectiveId,
    /// Least height in points (its name and question must fit).
    pub min_height: f32,
}

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardRequest {
    /// Which objective it is.
    pub id: ObjectiveId,
    /// Index of its band in [`LayoutRequest::bands`].
    pub band: usize,
    /// Width and height of the card.
    pub size: Size,
    /// Its place among the cards of its band in the user's own order, 0 first. Breaks ties.
    pub place: usize,
    /// Where the user put it: the top left corner, x from the left edge of the band's card
    /// area, y from the top of the band. Such a card never moves by itself.
    pub pin: Option<Point>,
    /// The column that it stands in, counted from the left, if the map has columns.
    pub column: Option<usize>,
    /// Where it was in the layout before, as in [`super::Layout::cards`]; it stays near there.
    pub before: Option<Rect>,
}

/// How arrows are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RouteStyle {
    /// Curves, vertical at both ends.
    #[default]
    Smooth,
    /// Horizontal and vertical lines with small rounded corners.
    Orthogonal,
}

/// One arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkRequest {
    /// Which link it is.
    pub id: LinkId,
    /// Index in [`LayoutRequest::cards`] of the card where it starts.
    pub cause: usize,
    /// Index in [`LayoutRequest::cards`] of the card where its head is.
    pub effect: usize,
    /// Size of the label that the arrow carries, if it carries one.
    pub label: Option<Size>,
}

/// Distances in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// Space left of the card area of every band, for its name and question.
    pub band_header: f32,
    /// Space between two bands.
    pub band_gap: f32,
    /// Space between a band's edge and its cards, above and below.
    pub band_padding: f32,
    /// Least space between two cards side by side.
    pub card_gap: f32,
    /// Least space between two rows of cards in one band.
    pub row_gap: f32,
    /// Least space between two arrow ends on one side of a card.
    pub port_gap: f32,
    /// Least width of the card area.
    pub min_width: f32,
}
