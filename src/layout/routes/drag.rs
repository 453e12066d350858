//! The arrows while cards are dragged.
//!
//! Laying the whole map out takes longer than a frame, so a drag re-routes
//! only what is touched: the arrows of the dragged cards, and those that the
//! dragged cards run into. All others keep their routes, and the re-routed
//! ones keep their ends at cards that stand still and pass the rows where they
//! did before. The result need not be that of a full layout, but no arrow runs
//! through a card unless the card is walled in.

mod bypass;
mod ladder;

use crate::geometry::{Path, Point, Rect, Segment, pt};

use super::super::request::LayoutRequest;
use super::super::sheet::{Link, port_gap};
use super::super::{Layout, Route, RouteStyle};
use super::arrow::{Arrow, CLEARANCE};
use super::curves::{self, HEAD, Stop};
use super::detour::Search;
use super::obstacles::{Grid, Obstacles, passes};
use super::passages::{Passages, passed};
use super::ports::{self, CORNER, Side};
use super::shelves::Shelves;
use super::skeleton::BEYOND;
use super::ways::{self, Way};
use super::{labels, lanes};

/// Space round the dragged cards that arrows may use outside the map, in points.
const OUTSIDE: f32 = 24.0;

/// A drag of some cards of a map.
///
/// Indices are those of the request; rectangles are in the plane of [`Layout::cards`].
pub struct Drag {
    links: Vec<Link>,
    cards: Vec<Rect>,
    routes: Vec<Route>,
    dragged: Vec<usize>,
    /// The links of the dragged cards.
    attached: Vec<usize>,
    area: Rect,
    grid: Grid,
    /// The pieces of the paths of all other links, where they are, and whose they are.
    pieces: Vec<Rect>,
    piece_grid: Grid,
    owners: Vec<u32>,
    shelves: Shelves,
    /// Shelf height and x where each link passes.
    passages: Vec<Vec<(f32, f32)>>,
    /// Card, side, place along it and link of every end, sorted.
    ends: Vec<(usize, Side, f32, usize)>,
    style: RouteStyle,
    port_gap: f32,
}

impl Drag {
    /// Begins a drag of the cards with the given indices on a map laid out.
    pub fn begin(request: &LayoutRequest, layout: &Layout, dragged: &[usize]) -> Self {
        let cards = layout.cards.clone();
        let is_valid = |card: usize| card < cards.len() && card < request.cards.len();
        let dragged: Vec<usize> = dragged.iter().copied().filter(|&card| is_valid(card)).collect();
        let links: Vec<Link> = request
            .links
            .iter()
            .enumerate()
            .map(|(i, link)| Link { request: i, cause: link.cause, effect: link.effect, label: link.label })
            .collect();
        let is_sound = |link: &Link| is_valid(link.cause) && is_valid(link.effect) && link.cause != link.effect;
        let is_attached = |link: &Link| dragged.contains(&link.cause) || dragged.contains(&link.effect);
        let attached: Vec<usize> =
            (0..links.len()).filter(|&i| is_sound(&links[i]) && is_attached(&links[i])).collect();
        let area = Rect {
            min: pt(request.metrics.band_header.max(0.0) + 1.0, 1.0),
            max: pt(layout.bounds.max.x - 1.0, layout.bounds.max.y - 1.0),
        };
        let standing = cards.iter().enumerate().filter(|(i, _)| !dragged.contains(i)).map(|(_, rect)| *rect);
        let mut shelves = Shelves::of(standing, &area);
        let (mut pieces, mut owners, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut passages = vec![Vec::new(); links.len()];
        for (i, link) in links.iter().enumerate().filter(|(_, link)| is_sound(link)) {
            let Some(route) = layout.routes.get(i) else { continue };
            passages[i] = passed(&route.path, &shelves);
            for (card, p) in [(link.cause, route.path.start), (link.effect, route.path.end())] {
                if let Some(side) = Side::of(&cards[card], p) {
                    ends.push((card, side, if side.is_upright() { p.y } else { p.x }, i));
                }
            }
            if !is_attached(link) {
                for &(y, x) in &passages[i] {
                    shelves.note(y, x);
                }
                let mut from = route.path.start;
                for segment in &route.path.segments {
                    pieces.push(hull(from, segment));
                    owners.push(i as u32);
                    from = segment.end();
                }
            }
        }
        ends.sort_by(|a, b| (a.0, a.1, a.3).cmp(&(b.0, b.1, b.3)).then(a.2.total_cmp(&b.2)));
        Self {
            grid: Grid::of(&cards, &area, |i| !dragged.contains(&i)),
            piece_grid: Grid::of(&pieces, &area, |_| true),
            routes: layout.routes.clone(),
            style: request.style,
            port_gap: port_gap(&request.metrics),
            links,
            cards,
            dragged,
            attached,
            area,
            pieces,
            owners,
            shelves,
            passages,
            ends,
        }
    }

    /// The routes that differ from the layout if dragged cards stand at these places, by index of the link.
    ///
    /// Dragged cards that are not named stand where they were at the beginning.
    pub fn move_to(&mut self, rects: &[(usize, Rect)]) -> Vec<(usize, Route)> {
        let mut cards = self.cards.clone();
        let mut area = self.area;
        for &(card, rect) in rects {
            if self.dragged.contains(&card) {
                cards[card] = rect;
                let around = rect.expand(OUTSIDE);
                area.max = pt(area.max.x.max(around.max.x), area.max.y.max(around.max.y));
            }
        }
        let touched = self.touched(&cards);
        let obstacles = Obstacles { cards: &cards, area, grid: &self.grid, dragged: &self.dragged };
        let links: Vec<Link> = touched.iter().map(|&i| Link { ..self.links[i] }).collect();
        let mut ways: Vec<Way> = links.iter().map(|link| ways::way(&obstacles, link.cause, link.effect)).collect();
        ways::assign_levels(&links, &cards, &mut ways);

        let rough: Vec<(f32, f32)> = touched
            .iter()
            .zip(&links)
            .zip(&ways)
            .map(|((&i, link), &way)| {
                let (from, to) = ports::sides(way);
                let x = |card: usize, side| {
                    let end = self.side_ends(card, side).iter().find(|e| e.3 == i);
                    end.filter(|_| !self.dragged.contains(&card)).map_or(cards[card].center().x, |e| e.2)
                };
                (x(link.cause, from), x(link.effect, to))
            })
            .collect();
        let passages =
            Passages { before: &self.passages, attached: &self.attached, dragged: &self.dragged, cards: &cards }
                .across(&mut self.shelves, &touched, (&links, &ways), &rough);
        let next: Vec<_> = passages.iter().map(|p| (p.first().map(|s| s.x), p.last().map(|s| s.x))).collect();
        let mut ends = ports::assign(&links, &cards, &ways, &next, self.port_gap).points();
        self.keep_ends(&touched, &links, &ways, &cards, &mut ends);

        let (mut stops, mut starts) = (Vec::new(), vec![0_u32]);
        for ((way, passages), &(start, end)) in ways.iter().zip(&passages).zip(&ends) {
            if matches!(way, Way::Up | Way::Down) {
                let out = if *way == Way::Up { -1.0 } else { 1.0 };
                let (first, last) =
                    (passages.first().map_or(end.y, |s| s.enter), passages.last().map_or(start.y, |s| s.leave));
                stops.push(Stop::upright(start.x, start.y, self.stub(start.y, first, out, BEYOND)));
                stops.extend(passages);
                stops.push(Stop::upright(end.x, self.stub(end.y, last, -out, HEAD), end.y));
            }
            starts.push(stops.len() as u32);
        }
        let bends = lanes::bends(&stops, &starts, self.style);
        let mut search = Search::brief();
        let mut paths = Vec::with_capacity(links.len());
        for (i, link) in links.iter().enumerate() {
            let range = starts[i] as usize..starts[i + 1] as usize;
            let arrow = Arrow {
                obstacles: &obstacles,
                cause: link.cause,
                effect: link.effect,
                way: ways[i],
                start: ends[i].0,
                end: ends[i].1,
                bends: &bends[range.clone()],
                arch: None,
                is_checked: true,
                style: self.style,
            };
            let stops = &stops[range];
            paths.push(self.kept(touched[i], &arrow, stops).unwrap_or_else(|| {
                let path = arrow.path(stops, &mut search);
                let is_free = obstacles.is_free(&path, link.cause, link.effect, CLEARANCE);
                let ladder = if is_free { None } else { ladder::climb(&arrow, stops, &self.shelves) };
                ladder.unwrap_or(path)
            }));
        }
        let placed = labels::place(&links, &obstacles, &paths);
        let routes = paths.into_iter().zip(placed).map(|(path, label_at)| Route { path, label_at });
        touched.into_iter().zip(routes).collect()
    }

    /// The path of an arrow between cards that stand: the simple one if it is free, or else the old one, led round
    /// the dragged cards.
    fn kept(&self, link: usize, arrow: &Arrow<'_>, stops: &[Stop]) -> Option<Path> {
        if self.attached.contains(&link) {
            return None;
        }
        let ends = (arrow.cause, arrow.effect);
        let simple = match arrow.way {
            Way::Up | Way::Down => Some(curves::vertical(stops, arrow.bends)),
            _ => None,
        };
        let is_free = |path: &Path| arrow.obstacles.is_free(path, ends.0, ends.1, CLEARANCE);
        let old = &self.routes[link].path;
        simple.filter(is_free).or_else(|| bypass::round(arrow.obstacles, old, ends, lanes::corner(self.style)))
    }

    /// Height to which an end of an upright arrow stays straight: past the cards beside its own, if the next
    /// passage, or else the other end, leaves room for that.
    fn stub(&self, end: f32, next: f32, out: f32, least: f32) -> f32 {
        let room = (next - end) * out;
        let edge = self.shelves.edge(end, out).map_or(0.0, |edge| (edge - end) * out + BEYOND);
        let wanted = edge.max(least);
        end + out * if wanted + least < room { wanted } else { least.min(room / 3.0) }
    }

    /// The links of the dragged cards, and those that run into one, in ascending order.
    fn touched(&self, cards: &[Rect]) -> Vec<usize> {
        let mut touched = self.attached.clone();
        for &card in &self.dragged {
            let rect = cards[card].expand(CLEARANCE);
            self.piece_grid.find(&rect, |piece| {
                let owner = self.owners[piece] as usize;
                if self.pieces[piece].intersects(&rect.expand(0.1)) && !touched.contains(&owner) {
                    let points = self.routes[owner].path.flatten(12);
                    if points.windows(2).any(|pair| passes(pair[0], pair[1], &rect)) {
                        touched.push(owner);
                    }
                }
                false
            });
        }
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Puts ends at cards that stand still back to where they were, or to a free place if their side has changed.
    fn keep_ends(&self, touched: &[usize], links: &[Link], ways: &[Way], cards: &[Rect], ends: &mut [(Point, Point)]) {
        let mut taken: Vec<(usize, Side, f32)> = Vec::new();
        for pass in [true, false] {
            for (at, (&i, link)) in touched.iter().zip(links).enumerate() {
                let (from, to) = ports::sides(ways[at]);
                for (card, side, is_cause) in [(link.cause, from, true), (link.effect, to, false)] {
                    if self.dragged.contains(&card) {
                        continue;
                    }
                    let before = self.side_ends(card, side).iter().find(|e| e.3 == i).map(|e| e.2);
                    if before.is_some() != pass {
                        continue;
                    }
                    let end = if is_cause { &mut ends[at].0 } else { &mut ends[at].1 };
                    let wanted = if side.is_upright() { end.y } else { end.x };
                    let place = before.unwrap_or_else(|| self.free_place(card, side, wanted, cards, &taken));
                    taken.push((card, side, place));
                    *(if side.is_upright() { &mut end.y } else { &mut end.x }) = place;
                }
            }
        }
    }

    /// The ends on one side of a card, as they were at the beginning.
    fn side_ends(&self, card: usize, side: Side) -> &[(usize, Side, f32, usize)] {
        let from = self.ends.partition_point(|e| (e.0, e.1) < (card, side));
        let to = self.ends.partition_point(|e| (e.0, e.1) <= (card, side));
        &self.ends[from..to]
    }

    /// The place on a side of a card nearest to the wanted one that is apart from all ends there.
    fn free_place(&self, card: usize, side: Side, wanted: f32, cards: &[Rect], taken: &[(usize, Side, f32)]) -> f32 {
        let rect = cards[card];
        let (low, high) = if side.is_upright() { (rect.min.y, rect.max.y) } else { (rect.min.x, rect.max.x) };
        let corner = CORNER.min((high - low) / 4.0);
        let (low, high) = (low + corner, high - corner);
        let apart = |place: f32| {
            let old = self.side_ends(card, side).iter().map(|e| e.2);
            let new = taken.iter().filter(|t| (t.0, t.1) == (card, side)).map(|t| t.2);
            old.chain(new).map(|other| (other - place).abs()).fold(f32::INFINITY, f32::min)
        };
        let wanted = wanted.clamp(low, high);
        let mut best = (apart(wanted), wanted);
        let step = self.port_gap / 2.0;
        let most = ((high - low) / step).ceil().min(200.0) as usize;
        for i in 1..=2 * most {
            if best.0 >= self.port_gap {
                break;
            }
            let aside = step * i.div_ceil(2) as f32 * if i % 2 == 0 { -1.0 } else { 1.0 };
            let place = (wanted + aside).clamp(low, high);
            let room = apart(place);
            if room > best.0 {
                best = (room, place);
            }
        }
        best.1
    }
}

/// A rectangle that holds a piece of a path.
fn hull(from: Point, segment: &Segment) -> Rect {
    match *segment {
        Segment::Line(end) => Rect::from_corners(from, end),
        Segment::Cubic(a, b, end) => Rect::from_corners(from, end).union(&Rect::from_corners(a, b)),
    }
}
