//! Where everything on the map goes.
//!
//! Pure and headless: ids and sizes in, rectangles and paths out, the same on
//! every machine. Cards that the user has placed stay; the others are given
//! rows, an order with few crossings, and coordinates; then the arrows are
//! routed round the cards.

mod request;

pub use request::{BandRequest, CardRequest, LayoutRequest, LinkRequest, Metrics};

use crate::geometry::{Path, Point, Rect};

/// A map laid out. Indices are those of the [`LayoutRequest`].
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The whole map: all bands, from (0, 0).
    pub bounds: Rect,
    /// The rectangle of each band, header included, as in [`LayoutRequest::bands`].
    pub bands: Vec<Rect>,
    /// The rectangle of each card, as in [`LayoutRequest::cards`].
    pub cards: Vec<Rect>,
    /// The way of each arrow, as in [`LayoutRequest::links`].
    pub routes: Vec<Route>,
}

/// The way of one arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// From the edge of the cause's card to the edge of the effect's card; the head's tip is its end.
    pub path: Path,
    /// Where the middle of the arrow's label goes, clear of cards; meaningful if it has one.
    pub label_at: Point,
}
