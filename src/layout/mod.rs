//! Where everything on the map goes.
//!
//! Pure and headless: ids and sizes in, rectangles and paths out, the same on
//! every machine. Cards that the user has placed stay; the others are given
//! rows, an order with few crossings, and coordinates; then the arrows are
//! routed round the cards. [`lay_out`] gives a good answer at once, a [`Search`]
//! better ones for as long as it is asked, [`settle`] the one that a map comes to
//! rest in; [`patch`] mends the layout before where even the first answer takes too long.

mod bands;
mod columns;
mod coordinates;
mod frame;
mod gaps;
mod levels;
mod order;
mod patch;
mod pins;
mod request;
mod rests;
mod routes;
mod rows;
mod search;
mod sheet;

pub use patch::patch;
pub use request::{BandRequest, CardRequest, LayoutRequest, LinkRequest, Metrics, RouteStyle};
pub use routes::Drag;
pub use search::{Search, settle};

use crate::geometry::{Path, Point, Rect, pt};
use bands::Plan;
use coordinates::Places;
use frame::SIDE;
use order::Arrangement;
use sheet::Sheet;

/// A map laid out. Indices are those of the [`LayoutRequest`].
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The whole map: all bands, from (0, 0).
    pub bounds: Rect,
    /// The rectangle of each band, header included, as in [`LayoutRequest::bands`].
    pub bands: Vec<Rect>,
    /// The rectangle of each column over all bands, by the numbers in [`CardRequest::column`]; none without columns.
    pub columns: Vec<Rect>,
    /// The rectangle of each card, as in [`LayoutRequest::cards`].
    pub cards: Vec<Rect>,
    /// The way of each arrow, as in [`LayoutRequest::links`].
    pub routes: Vec<Route>,
}

/// The way of one arrow; by default none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// From the edge of the cause's card to the edge of the effect's card; the head's tip is its end.
    pub path: Path,
    /// Where the middle of the arrow's label goes, clear of cards; meaningful if it has one.
    pub label_at: Point,
}

/// A map whose width is less than this share of the wanted one is stretched to it.
const SLENDER: f32 = 0.89;

/// No map is stretched more than this.
const MOST_STRETCH: f64 = 1.5;

/// After an edit arrows make do with so much less height in each gap between rows, in points.
const SQUEEZE: f32 = 20.0;

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
    let mut places = coordinates::place(sheet, levels, *width);
    let narrow = bands::stack(sheet, rows, levels, &places.x, &[]);
    let mut rooms = routes::rooms(sheet, levels, &narrow);
    let is_anchored = sheet.cards.iter().any(|c| c.before.is_some());
    if is_anchored {
        // Arrows a little closer together disturb less than rows that move.
        for room in &mut rooms {
            *room -= SQUEEZE;
        }
    }
    let is_roomy = routes::is_roomy(&narrow, &rooms);
    let mut plan = if is_roomy { narrow } else { bands::stack(sheet, rows, levels, &places.x, &rooms) };
    if !is_anchored && let Some(stretch) = stretch(sheet, &plan) {
        let edges = places.columns.iter_mut().flat_map(|(low, high)| [low, high]);
        for x in places.x.iter_mut().chain(edges) {
            *x *= stretch;
        }
        plan = bands::stack(sheet, rows, levels, &places.x, &rooms);
    }
    let Places { x, columns } = places;
    let drawn = routes::draw(sheet, levels, &plan);

    let mut cards = vec![Rect::default(); sheet.cards.len()];
    for (card, rect) in sheet.cards.iter().zip(&plan.cards) {
        cards[card.request] = *rect;
    }
    let mut routes = vec![Route::default(); sheet.requested_links];
    for (link, route) in sheet.links.iter().zip(drawn) {
        routes[link.request] = route;
    }
    let mut bands = plan.bands;
    bands.truncate(sheet.requested_bands);
    let shift = x.first().zip(plan.node_x.first()).map_or(0.0, |(from, to)| to - *from as f32);
    let column = |&(low, high): &(f64, f64)| Rect {
        min: pt(low as f32 + shift, plan.bounds.min.y),
        max: pt(high as f32 + shift, plan.bounds.max.y),
    };
    let columns = columns.iter().map(column).collect();
    Layout { bounds: plan.bounds, bands, columns, cards, routes }
}

/// By how much a map is stretched sideways that is too narrow for its height, as arrows have made it higher than
/// its frame: all places alike, so that what is straight stays straight.
fn stretch(sheet: &Sheet, plan: &Plan) -> Option<f64> {
    let (mut low, mut high) = ((f32::MAX, 0.0), (f32::MIN, 0.0));
    for (node, &x) in plan.node_x.iter().enumerate() {
        let half = sheet.cards.get(node).map_or(0.0, |c| c.size.w / 2.0);
        if x - half < low.0 - low.1 {
            low = (x, half);
        }
        if x + half > high.0 + high.1 {
            high = (x, half);
        }
    }
    let wanted = sheet.aspect * plan.bounds.height() - sheet.metrics.band_header - 2.0 * SIDE;
    let (apart, edges) = (high.0 - low.0, low.1 + high.1);
    let is_slender = sheet.cards.len() > 1 && apart > 1.0 && apart + edges < SLENDER * wanted;
    is_slender.then(|| f64::from((SLENDER * wanted - edges) / apart).min(MOST_STRETCH))
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
