//! Where each record is on the map: the layout with names to it.
//!
//! Built from the project and the measured sizes of its cards; asks `layout` only
//! if its request differs from the one before, so typing a description or
//! entering a value moves nothing. The first plan after a change keeps the cards
//! near where they were; the settled one follows from the project alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::card::CardText;
use super::measures::{
    CARD_GAP, COLUMN_TITLE, HEADER_GAP, MAP_METRICS, MARGIN, PART_BAND_HEIGHT, PART_PADDING, PART_WIDTH,
};
use crate::geometry::{Point, Rect, Size, pt};
use crate::layout::{self, BandRequest, CardRequest, Layout, LayoutRequest, LinkRequest, Metrics, RouteStyle};
use crate::model::{LinkId, ObjectiveId, PerspectiveId, Project, Sign, ThemeId};

/// What shape is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapShape {
    /// Width to height.
    pub(super) aspect: f32,
    /// Least height of a band, in points.
    pub(super) band: f32,
    /// Room above and below the cards of a band, in points.
    pub(super) padding: f32,
    /// How arrows are drawn.
    pub(super) arrows: RouteStyle,
    /// Whether the cards of each theme stand in a column of their own.
    pub(super) has_columns: bool,
}

/// The layout of a project's map, in the plane of the scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub(super) request: LayoutRequest,
    pub(super) layout: Layout,
    /// Whether the layout is the one that the map comes to rest in.
    pub(super) is_settled: bool,
    pub(super) bands: Vec<PerspectiveId>,
    pub(super) cards: BTreeMap<ObjectiveId, usize>,
    pub(super) links: BTreeMap<LinkId, usize>,
    /// The themes of the columns, from left to right.
    pub(super) themes: Vec<ThemeId>,
    /// Where the layout's origin is in the scene.
    pub(super) origin: Point,
    /// The last full layout with its request, if this one is only mended from it.
    pub(super) full: Option<Arc<(LayoutRequest, Layout)>>,
}

/// The full layout of maps with more cards takes longer than a frame has; until a thread has found it, such a map is
/// mended only.
const MOST_LAID_OUT_AT_ONCE: usize = 200;

impl Plan {
    /// Lays a project out. `before` is the plan to keep if nothing that matters has changed.
    pub(super) fn of(
        project: &Project,
        texts: &BTreeMap<ObjectiveId, CardText>,
        header_height: f32,
        shape: MapShape,
        before: Option<&Self>,
    ) -> Self {
        let perspectives = project.perspectives_in_order();
        let bands: Vec<PerspectiveId> = perspectives.iter().map(|p| p.id).collect();
        let themes = if shape.has_columns { used_themes(project) } else { Vec::new() };
        let request = request(project, &bands, texts, shape, &themes);
        let (layout, full, is_settled) = match before {
            Some(before) if before.request == request => {
                (before.layout.clone(), before.full.clone(), before.is_settled)
            }
            Some(before) => {
                let mended = (request.cards.len() > MOST_LAID_OUT_AT_ONCE).then(|| before.mended(&request)).flatten();
                let anew = || (layout::lay_out(&request.clone().after(&before.request, &before.layout)), None);
                let (layout, full) = mended.map_or_else(anew, |(layout, full)| (layout, Some(full)));
                (layout, full, false)
            }
            None => (layout::lay_out(&request), None, false),
        };
        Self {
            cards: request.cards.iter().enumerate().map(|(i, card)| (card.id, i)).collect(),
            links: request.links.iter().enumerate().map(|(i, link)| (link.id, i)).collect(),
            bands,
            origin: pt(
                MARGIN,
                MARGIN + header_height + HEADER_GAP + if themes.is_empty() { 0.0 } else { COLUMN_TITLE },
            ),
            themes,
            request,
            layout,
            is_settled,
            full,
        }
    }

    /// The last full layout mended for another request; never mended twice, so that arrows which gave way to a
    /// passing card go back.
    fn mended(&self, request: &LayoutRequest) -> Option<(Layout, Arc<(LayoutRequest, Layout)>)> {
        let here = || Arc::new((self.request.clone(), self.layout.clone()));
        let full = self.full.clone().unwrap_or_else(here);
        Some((layout::patch(request, &full.0, &full.1)?, full))
    }

    /// Whether this is the plan that the map comes to rest in, and not one on the way there.
    pub fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// What the layout is made from.
    pub fn request(&self) -> &LayoutRequest {
        &self.request
    }

    /// The same cards and arrows in the layout that they come to rest in.
    pub(super) fn settled(self, layout: Layout) -> Self {
        Self { layout, is_settled: true, full: None, ..self }
    }

    /// A map of some of the cards alone, of another shape, at rest: their bands, and the arrows between them.
    pub(super) fn part(&self, cards: &BTreeSet<ObjectiveId>, aspect: f32) -> Self {
        let whole = &self.request;
        let is_kept = |card: &CardRequest| cards.contains(&card.id);
        let band_is_kept = |band: usize| whole.cards.iter().any(|card| card.band == band && is_kept(card));
        let (kept_bands, bands): (Vec<usize>, Vec<BandRequest>) =
            whole.bands.iter().cloned().enumerate().filter(|(band, _)| band_is_kept(*band)).unzip();
        let (kept_cards, cards): (Vec<usize>, Vec<CardRequest>) = whole
            .cards
            .iter()
            .enumerate()
            .filter(|(_, card)| is_kept(card))
            .filter_map(|(at, card)| {
                let band = kept_bands.iter().position(|band| *band == card.band)?;
                // Places that were chosen on the whole map mean nothing here.
                Some((at, CardRequest { band, pin: None, column: None, before: None, ..card.clone() }))
            })
            .unzip();
        let card_at = |at: usize| kept_cards.iter().position(|kept| *kept == at);
        let link = |link: &LinkRequest| {
            Some(LinkRequest { cause: card_at(link.cause)?, effect: card_at(link.effect)?, ..link.clone() })
        };
        let links: Vec<LinkRequest> = whole.links.iter().filter_map(link).collect();
        // The smaller the map, the larger it can be shown.
        let metrics = Metrics { min_width: PART_WIDTH, band_padding: PART_PADDING, ..whole.metrics };
        let bands = bands.into_iter().map(|band| BandRequest { min_height: PART_BAND_HEIGHT, ..band }).collect();
        let request = LayoutRequest { bands, cards, links, aspect, metrics, ..whole.clone() };
        Self {
            layout: layout::settle(&request),
            is_settled: true,
            bands: request.bands.iter().map(|band| band.id).collect(),
            cards: request.cards.iter().enumerate().map(|(i, card)| (card.id, i)).collect(),
            links: request.links.iter().enumerate().map(|(i, link)| (link.id, i)).collect(),
            themes: Vec::new(),
            origin: self.origin,
            full: None,
            request,
        }
    }

    /// The whole picture, margins and header included.
    pub fn bounds(&self) -> Rect {
        let map = self.layout.bounds.size();
        Rect::new(0.0, 0.0, map.w + 2.0 * MARGIN, self.origin.y + map.h + MARGIN)
    }

    /// The rectangle of a card.
    pub fn card(&self, id: ObjectiveId) -> Option<Rect> {
        self.layout.cards.get(*self.cards.get(&id)?).map(|rect| rect.translate(self.origin))
    }

    /// The cards with their rectangles, sorted by id.
    pub fn cards(&self) -> impl Iterator<Item = (ObjectiveId, Rect)> {
        let rect = |index: &usize| self.layout.cards.get(*index).map(|rect| rect.translate(self.origin));
        self.cards.iter().filter_map(move |(id, index)| Some((*id, rect(index)?)))
    }

    /// The bands with their rectangles, from top to bottom.
    pub fn bands(&self) -> impl Iterator<Item = (PerspectiveId, Rect)> {
        self.bands.iter().zip(&self.layout.bands).map(|(id, rect)| (*id, rect.translate(self.origin)))
    }

    /// The columns of the themes with their rectangles over all bands, from left to right.
    pub fn columns(&self) -> impl Iterator<Item = (ThemeId, Rect)> {
        self.themes.iter().zip(&self.layout.columns).map(|(id, rect)| (*id, rect.translate(self.origin)))
    }

    /// The rectangle of a band.
    pub fn band(&self, id: PerspectiveId) -> Option<Rect> {
        self.bands().find(|(band, _)| *band == id).map(|(_, rect)| rect)
    }

    /// The part of a band that holds cards; pins are measured from its top left corner.
    pub fn card_area(&self, id: PerspectiveId) -> Option<Rect> {
        let band = self.band(id)?;
        Some(Rect { min: pt(band.min.x + self.request.metrics.band_header, band.min.y), max: band.max })
    }

    /// The way of an arrow, its head's tip at the end.
    pub fn path(&self, id: LinkId) -> Option<crate::geometry::Path> {
        self.layout.routes.get(*self.links.get(&id)?).map(|route| route.path.translate(self.origin))
    }

    /// Where an arrow starts, and where its head's tip is.
    pub fn ends(&self, id: LinkId) -> Option<[Point; 2]> {
        let path = &self.layout.routes.get(*self.links.get(&id)?)?.path;
        Some([path.start + self.origin, path.end() + self.origin])
    }

    /// Where the middle of an arrow's label goes.
    pub fn label_at(&self, id: LinkId) -> Option<Point> {
        self.layout.routes.get(*self.links.get(&id)?).map(|route| route.label_at + self.origin)
    }

    /// The card at a point.
    pub fn card_at(&self, p: Point) -> Option<ObjectiveId> {
        // Pinned cards may overlap; the one painted last is on top.
        self.cards().filter(|(_, rect)| rect.contains(p)).last().map(|(id, _)| id)
    }

    /// The band at a point; above the first and below the last one, that one.
    pub fn band_at(&self, p: Point) -> Option<PerspectiveId> {
        let below = self.bands().find(|(_, rect)| p.y <= rect.max.y);
        below.or_else(|| self.bands().last()).map(|(id, _)| id)
    }

    /// The cards of a band from left to right, as they lie.
    pub fn cards_from_left(&self, project: &Project, band: PerspectiveId) -> Vec<(ObjectiveId, Rect)> {
        let mut cards: Vec<_> =
            project.objectives_of(band).into_iter().filter_map(|o| Some((o.id, self.card(o.id)?))).collect();
        cards.sort_by(|a, b| a.1.min.x.total_cmp(&b.1.min.x).then(a.0.cmp(&b.0)));
        cards
    }
}

/// The themes that a card has, in their order.
fn used_themes(project: &Project) -> Vec<ThemeId> {
    let is_used = |id: ThemeId| project.map.objectives().any(|o| o.themes.contains(&id));
    project.themes_in_order().into_iter().map(|theme| theme.id).filter(|id| is_used(*id)).collect()
}

fn request(
    project: &Project,
    bands: &[PerspectiveId],
    texts: &BTreeMap<ObjectiveId, CardText>,
    MapShape { aspect, band, padding, arrows, .. }: MapShape,
    themes: &[ThemeId],
) -> LayoutRequest {
    let mut places: BTreeMap<ObjectiveId, usize> = BTreeMap::new();
    for band in bands {
        places.extend(project.objectives_of(*band).into_iter().enumerate().map(|(place, o)| (o.id, place)));
    }
    let cards: Vec<CardRequest> = project
        .map
        .objectives()
        .filter_map(|o| {
            Some(CardRequest {
                id: o.id,
                band: bands.iter().position(|band| *band == o.perspective)?,
                size: texts.get(&o.id).map_or(Size::new(CARD_GAP, CARD_GAP), CardText::size),
                place: places.get(&o.id).copied().unwrap_or_default(),
                pin: o.pin.map(|pin| pt(pin.x as f32, pin.y as f32)),
                column: o.themes.iter().filter_map(|id| themes.iter().position(|theme| theme == id)).min(),
                before: None,
            })
        })
        .collect();
    let index: BTreeMap<ObjectiveId, usize> = cards.iter().enumerate().map(|(i, card)| (card.id, i)).collect();
    let links = project
        .map
        .links()
        .filter_map(|link| {
            Some(LinkRequest {
                id: link.id,
                cause: *index.get(&link.cause)?,
                effect: *index.get(&link.effect)?,
                label: (link.sign == Sign::Minus).then_some(super::arrow::SIGN_SIZE),
            })
        })
        .collect();
    let bands = bands.iter().map(|id| BandRequest { id: *id, min_height: band }).collect();
    let metrics = Metrics { band_padding: padding, ..MAP_METRICS };
    LayoutRequest { bands, cards, links, aspect, style: arrows, metrics }
}
