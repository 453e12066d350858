//! Where everything on the map goes.
//!
//! Pure and headless: ids and sizes in, rectangles and paths out, the same on
//! every machine. Cards that the user has placed stay; the others are given
//! rows, an order with few crossings, and coordinates; then the arrows are
//! routed round the cards. [`lay_out`] gives a good answer at once, a [`Search`]
//! better ones for as long as it is asked, [`settle`] the one that a map comes to
//! rest in.

mod bands;
mod coordinates;
mod frame;
mod levels;
mod order;
mod pins;
mod request;
mod routes;
mod rows;
mod search;
mod sheet;

pub use request::{BandRequest, CardRequest, LayoutRequest, LinkRequest, Metrics, RouteStyle};
pub use routes::Drag;
pub use search::{Search, settle};

use crate::geometry::{Path, Point, Rect};
use order::Arrangement;
use sheet::Sheet;

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

/// Lays a map out: the framework of Sugiyama, Tagawa and Toda (1981) with bands for layers.
///
/// Never fails: numbers that are not finite count as 0, links without two different
/// ends get an empty path, cards of unknown bands go to the last band.
pub fn lay_out(request: &LayoutRequest) -> Layout {
    let sheet = Sheet::of(request);
    let arranged = order::first(&sheet);
    finish(&sheet, &arranged)
}

/// Coordinates and routes for rows whose order is known.
fn finish(sheet: &Sheet, arranged: &Arrangement) -> Layout {
    let Arrangement { rows, levels, width } = arranged;
    let x = coordinates::place(sheet, levels, *width);
    let narrow = bands::stack(sheet, rows, levels, &x, &[]);
    let rooms = routes::rooms(sheet, levels, &narrow);
    let plan = if routes::is_roomy(&narrow, &rooms) { narrow } else { bands::stack(sheet, rows, levels, &x, &rooms) };
    let drawn = routes::draw(sheet, levels, &plan);

    let mut cards = vec![Rect::default(); sheet.cards.len()];
    for (card, rect) in sheet.cards.iter().zip(&plan.cards) {
        cards[card.request] = *rect;
    }
    let nowhere = Route { path: Path::default(), label_at: Point::default() };
    let mut routes = vec![nowhere; sheet.requested_links];
    for (link, route) in sheet.links.iter().zip(drawn) {
        routes[link.request] = route;
    }
    let mut bands = plan.bands;
    bands.truncate(sheet.requested_bands);
    Layout { bounds: plan.bounds, bands, cards, routes }
}

#[cfg(test)]
mod tests {
    use super::sheet::Sheet;
    use super::{BandRequest, CardRequest, LayoutRequest, LinkRequest, Metrics, RouteStyle};
    use crate::geometry::Size;
    use crate::model::{CountedIds, LinkId, ObjectiveId, PerspectiveId};

    /// A sheet with bands of so many cards and so many links between cards picked in a fixed pattern.
    pub(super) fn sheet_of(bands: &[usize], links: usize) -> Sheet {
        Sheet::of(&request_of(bands, links))
    }

    /// The request of such a map.
    pub(super) fn request_of(bands: &[usize], links: usize) -> LayoutRequest {
        let mut ids = CountedIds::default();
        let mut cards = Vec::new();
        for (band, &count) in bands.iter().enumerate() {
            for place in 0..count {
                let id = ObjectiveId::new(&mut ids);
                cards.push(CardRequest {
                    id,
                    band,
                    size: Size::new(180.0, 84.0),
                    place,
                    pin: None,
                    column: None,
                    before: None,
                });
            }
        }
        let count = cards.len();
        let links = (0..links)
            .map(|i| {
                let id = LinkId::new(&mut ids);
                LinkRequest { id, cause: (i * 7 + 3) % count, effect: (i * i * 5 + 11 * i) % count, label: None }
            })
            .collect();
        let bands = bands.iter().map(|_| BandRequest { id: PerspectiveId::new(&mut ids), min_height: 172.0 }).collect();
        let metrics = Metrics {
            band_header: 110.0,
            band_gap: 8.0,
            band_padding: 40.0,
            card_gap: 28.0,
            row_gap: 56.0,
            port_gap: 12.0,
            min_width: 700.0,
        };
        LayoutRequest { bands, cards, links, aspect: 1.6, style: RouteStyle::Smooth, metrics }
    }
}
