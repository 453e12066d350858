//! The request made safe: canonical order, finite numbers, links that hold.
//!
//! Everything after this file works on a [`Sheet`]. Its cards are sorted by
//! band, place and id and its links by their ends, so that the order of the
//! records in a file, or the luck of random ids, never shows in the picture.
//! Invariants: `Card::band` is a valid band, both ends of a link are valid and
//! differ, every number is finite.

use crate::geometry::{Point, Rect, Size, pt};

use super::{LayoutRequest, Metrics, RouteStyle};

/// The largest distance that is taken seriously, in points; beyond it `f32` loses whole points.
const FAR: f32 = 1_000_000.0;

/// A request in canonical order.
#[derive(Clone)]
pub(super) struct Sheet {
    /// Least height of each band, at least one band.
    pub bands: Vec<f32>,
    /// By band, place, id.
    pub cards: Vec<Card>,
    /// By cause, effect, id.
    pub links: Vec<Link>,
    /// How many bands and links were asked for; some may be left out here.
    pub requested_bands: usize,
    pub requested_links: usize,
    /// Wanted width to height.
    pub aspect: f32,
    /// Distances, each at least so large that an arrow fits through.
    pub metrics: Metrics,
    /// How arrows are drawn.
    pub style: RouteStyle,
}

/// One card.
#[derive(Clone)]
pub(super) struct Card {
    /// Its index in the request.
    pub request: usize,
    /// Its band, valid.
    pub band: usize,
    /// Width and height.
    pub size: Size,
    /// Top left corner in the card area of its band, if the user put it there.
    pub pin: Option<Point>,
    /// The column that it stands in.
    pub column: Option<usize>,
    /// Where it was before.
    pub before: Option<Rect>,
}

/// One arrow.
#[derive(Clone)]
pub(super) struct Link {
    /// Its index in the request.
    pub request: usize,
    /// Index of the card where it starts.
    pub cause: usize,
    /// Index of the card where its head is.
    pub effect: usize,
    /// Size of its label.
    pub label: Option<Size>,
}

impl Sheet {
    /// The sheet of a request; links without two different valid ends are left out.
    pub fn of(request: &LayoutRequest) -> Self {
        let mut bands: Vec<f32> = request.bands.iter().map(|b| measure(b.min_height, 0.0)).collect();
        if bands.is_empty() {
            bands.push(0.0);
        }
        let last = bands.len() - 1;
        let mut by_place: Vec<usize> = (0..request.cards.len()).collect();
        by_place.sort_by_key(|&i| {
            let card = &request.cards[i];
            (card.band.min(last), card.place, card.id, i)
        });
        let mut index = vec![0; by_place.len()];
        for (new, &old) in by_place.iter().enumerate() {
            index[old] = new;
        }
        let cards = by_place.iter().map(|&i| {
            let card = &request.cards[i];
            let size = Size::new(measure(card.size.w, 1.0), measure(card.size.h, 1.0));
            let pin = card.pin.map(|p| pt(measure(p.x, 0.0), measure(p.y, 0.0)));
            let before = card.before.filter(|r| [r.min, r.max].iter().all(|p| p.x.abs() < FAR && p.y.abs() < FAR));
            Card { request: i, band: card.band.min(last), size, pin, column: card.column, before }
        });
        let mut links: Vec<Link> = (request.links.iter().enumerate())
            .filter_map(|(i, link)| {
                let (&cause, &effect) = (index.get(link.cause)?, index.get(link.effect)?);
                let label = link.label.map(|s| Size::new(measure(s.w, 0.0), measure(s.h, 0.0)));
                (cause != effect).then_some(Link { request: i, cause, effect, label })
            })
            .collect();
        links.sort_by_key(|l| (l.cause, l.effect, request.links.get(l.request).map(|r| r.id), l.request));
        let aspect = if request.aspect.is_finite() { request.aspect.clamp(0.2, 8.0) } else { 1.6 };
        Self {
            bands,
            cards: cards.collect(),
            links,
            requested_bands: request.bands.len(),
            requested_links: request.links.len(),
            aspect,
            metrics: roomy(&request.metrics),
            style: request.style,
        }
    }
}

/// The metrics with at least the room that a line needs.
fn roomy(metrics: &Metrics) -> Metrics {
    Metrics {
        band_header: measure(metrics.band_header, 0.0),
        band_gap: measure(metrics.band_gap, 0.0),
        band_padding: measure(metrics.band_padding, 8.0),
        card_gap: measure(metrics.card_gap, 12.0),
        row_gap: measure(metrics.row_gap, 24.0),
        port_gap: port_gap(metrics),
        min_width: measure(metrics.min_width, 0.0),
    }
}

/// The least distance between two ends on a side, in points.
pub(super) fn port_gap(metrics: &Metrics) -> f32 {
    measure(metrics.port_gap, 4.0)
}

fn measure(value: f32, least: f32) -> f32 {
    if value.is_finite() { value.clamp(least, FAR) } else { least }
}
