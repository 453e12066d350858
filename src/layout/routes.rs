//! The path of every arrow.
//!
//! For each arrow the simplest beautiful curve is tried first: an S-curve
//! through the gaps that the order has reserved for it, a straight run, an
//! arch over its row. Each is checked against the cards. A curve that meets a
//! card is woven round it, and where that fails as well the arrow takes an
//! orthogonal detour; only an arrow whose card is walled in crosses a card.

use crate::geometry::{Path, Point, Rect, pt};

use super::bands::Plan;
use super::curves::{self, Stop};
use super::detour::{self, Gate, Search};
use super::labels::Labels;
use super::lanes;
use super::levels::Levels;
use super::obstacles::Obstacles;
use super::ports::{self, Side};
use super::sheet::{Link, Sheet};
use super::ways::{self, Way};
use super::{Route, coordinates};

/// Distance that a curve keeps from foreign cards, in points.
const CLEARANCE: f32 = 3.0;
/// A passage through a row reaches so far beyond its cards, in points.
const BEYOND: f32 = 3.0;
/// Ends are sorted by where their arrows are after so much height, in points.
const LOOK_AHEAD: f32 = 40.0;
/// A curve is woven round at most so many cards.
const MOST_WEAVES: usize = 6;

/// The routes of the links, in the order of the sheet.
pub(super) fn draw(sheet: &Sheet, levels: &Levels, plan: &Plan) -> Vec<Route> {
    let area = Rect {
        min: pt(sheet.metrics.band_header + 1.0, 1.0),
        max: pt(plan.bounds.max.x - 1.0, plan.bounds.max.y - 1.0),
    };
    let obstacles = Obstacles::of(&plan.cards, area);
    let ways = ways::choose(sheet, levels, plan, &obstacles);
    let stops: Vec<Vec<Stop>> = (0..ways.len()).map(|i| stops(sheet, levels, plan, i, ways[i])).collect();
    let stop_x: Vec<Vec<f32>> = stops.iter().map(|s| s.iter().map(|s| s.x).collect()).collect();
    let ports = |toward: &[(f32, f32)]| ports::assign(sheet, &plan.cards, &ways, &stop_x, toward);
    let drawing = Drawing { sheet, levels, plan, obstacles: &obstacles, ways: &ways, stops: &stops };
    let mut paths = drawing.paths(&ports(&[]));
    if sheet.cards.iter().any(|c| c.pin.is_some()) {
        // The ways round pinned cards are known only now; the ends are sorted once more by where they lead.
        let toward: Vec<(f32, f32)> = paths.iter().map(toward).collect();
        paths = drawing.paths(&ports(&toward));
    }
    let mut labels = Labels::new(&obstacles, &paths);
    let placed: Vec<Point> = sheet.links.iter().enumerate().map(|(i, link)| labels.place(i, link.label)).collect();
    paths.into_iter().zip(placed).map(|(path, label_at)| Route { path, label_at }).collect()
}

/// The x of a path a little after its start and a little before its end.
fn toward(path: &Path) -> (f32, f32) {
    let mut points = path.flatten(12);
    let x = |points: &[Point]| {
        let start = points.first().copied().unwrap_or_default();
        points.iter().find(|p| (p.y - start.y).abs() >= LOOK_AHEAD).or(points.last()).map_or(start.x, |p| p.x)
    };
    let first = x(&points);
    points.reverse();
    (first, x(&points))
}

/// What all arrows of a map share while they are drawn.
struct Drawing<'a> {
    sheet: &'a Sheet,
    levels: &'a Levels,
    plan: &'a Plan,
    obstacles: &'a Obstacles<'a>,
    ways: &'a [Way],
    stops: &'a [Vec<Stop>],
}

impl Drawing<'_> {
    /// The paths between the given ends.
    fn paths(&self, ends: &[(Point, Point)]) -> Vec<Path> {
        let pieces: Vec<Vec<(Point, Point)>> =
            (0..ends.len()).map(|i| pieces(self.ways[i], &self.stops[i], ends[i])).collect();
        let leans = lanes::lean(&pieces);
        let mut search = Search::new();
        let one = |(i, link): (usize, &Link)| {
            let (start, end) = ends[i];
            let arrow = Arrow { drawing: self, link, way: self.ways[i], start, end, leans: &leans[i] };
            arrow.path(&self.stops[i], &mut search)
        };
        self.sheet.links.iter().enumerate().map(one).collect()
    }
}
/// The passages of a vertical arrow through the rows between its cards.
fn stops(sheet: &Sheet, levels: &Levels, plan: &Plan, link: usize, way: Way) -> Vec<Stop> {
    let (cause, effect) = (plan.cards[sheet.links[link].cause], plan.cards[sheet.links[link].effect]);
    let bends = levels.bends[link].iter().map(|&bend| (bend, plan.row_y[levels.row_of[bend as usize]]));
    let passage = |(bend, (top, bottom)): (u32, (f32, f32))| {
        let x = plan.node_x[bend as usize];
        match way {
            Way::Up if bottom + BEYOND < cause.min.y && top - BEYOND > effect.max.y => {
                Some(Stop { x, enter: bottom + BEYOND, leave: top - BEYOND })
            }
            Way::Down if top - BEYOND > cause.max.y && bottom + BEYOND < effect.min.y => {
                Some(Stop { x, enter: top - BEYOND, leave: bottom + BEYOND })
            }
            _ => None,
        }
    };
    bends.filter_map(passage).collect()
}

/// The curves of a vertical arrow, from point to point.
fn pieces(way: Way, stops: &[Stop], (start, end): (Point, Point)) -> Vec<(Point, Point)> {
    if !matches!(way, Way::Up | Way::Down) {
        return Vec::new();
    }
    let mut from = start;
    let mut pieces = Vec::with_capacity(stops.len() + 1);
    for stop in stops {
        pieces.push((from, pt(stop.x, stop.enter)));
        from = pt(stop.x, stop.leave);
    }
    pieces.push((from, end));
    pieces
}

/// One arrow being drawn.
struct Arrow<'a> {
    drawing: &'a Drawing<'a>,
    link: &'a Link,
    way: Way,
    start: Point,
    end: Point,
    leans: &'a [f32],
}

impl Arrow<'_> {
    fn path(&self, stops: &[Stop], search: &mut Search) -> Path {
        let simple = match self.way {
            Way::Up | Way::Down => self.vertical(stops),
            Way::Right | Way::Left => Some(curves::level(self.start, self.end)).filter(|p| self.is_free(p)),
            Way::Over(level) => self.arch(level, -1.0),
            Way::Under(level) => self.arch(level, 1.0),
            Way::Around => None,
        };
        simple.or_else(|| self.detour(search)).unwrap_or_else(|| self.last_resort(stops))
    }

    fn is_free(&self, path: &Path) -> bool {
        self.drawing.obstacles.is_free(path, self.link.cause, self.link.effect, CLEARANCE)
    }

    fn vertical(&self, stops: &[Stop]) -> Option<Path> {
        let plain = curves::vertical(self.start, stops, self.end, self.leans);
        if self.is_free(&plain) {
            return Some(plain);
        }
        let leans: Vec<f32> = std::iter::once(0.0).chain(self.leans.iter().copied()).chain([0.0]).collect();
        let stubbed = curves::vertical(self.start, &self.stubbed(stops), self.end, &leans);
        if self.is_free(&stubbed) {
            return Some(stubbed);
        }
        [None, Some(false), Some(true)].into_iter().find_map(|side| self.woven(stops, side))
    }

    /// With straight pieces out of the cards' own rows, whose other cards may be taller.
    fn stubbed(&self, stops: &[Stop]) -> Vec<Stop> {
        let (top, bottom) = self.drawing.plan.row_y[self.drawing.levels.row_of[self.link.cause]];
        let (end_top, end_bottom) = self.drawing.plan.row_y[self.drawing.levels.row_of[self.link.effect]];
        let (leave, enter) = match self.way {
            Way::Up => (top.min(self.start.y) - BEYOND, end_bottom.max(self.end.y) + BEYOND),
            _ => (bottom.max(self.start.y) + BEYOND, end_top.min(self.end.y) - BEYOND),
        };
        let mut all = vec![Stop { x: self.start.x, enter: self.start.y, leave }];
        all.extend(stops);
        all.push(Stop { x: self.end.x, enter, leave: self.end.y });
        all
    }

    /// Round each card that is met: on the nearer side, or always left, or always right.
    fn woven(&self, stops: &[Stop], always_right: Option<bool>) -> Option<Path> {
        let mut stops = stops.to_vec();
        for _ in 0..MOST_WEAVES {
            let path = curves::vertical(self.start, &stops, self.end, &[]);
            let hit = self.drawing.obstacles.first_hit(&path, self.link.cause, self.link.effect, CLEARANCE).ok()?;
            let Some(card) = hit else { return Some(path) };
            if card == self.link.cause || card == self.link.effect {
                return None;
            }
            let rect = self.drawing.obstacles.cards[card];
            let far = coordinates::PASSING_GAP as f32;
            let (low, high) = (rect.min.x - far, rect.max.x + far);
            let here =
                path.flatten(16).into_iter().find(|p| p.y >= rect.min.y && p.y <= rect.max.y).map_or(0.0, |p| p.x);
            let goes_right = always_right.unwrap_or(high - here < here - low);
            let x = if goes_right { high } else { low };
            let (below, above) = (rect.max.y + BEYOND, rect.min.y - BEYOND);
            let is_up = self.way == Way::Up;
            let stop =
                if is_up { Stop { x, enter: below, leave: above } } else { Stop { x, enter: above, leave: below } };
            stops.push(stop);
            stops.sort_by(|a, b| if is_up { b.enter.total_cmp(&a.enter) } else { a.enter.total_cmp(&b.enter) });
            let (first, last) = if is_up { (self.end.y, self.start.y) } else { (self.start.y, self.end.y) };
            let fits = |s: &Stop| s.enter.min(s.leave) > first + 4.0 && s.enter.max(s.leave) < last - 4.0;
            let is_apart = |pair: &[Stop]| (pair[0].leave - pair[1].enter) * if is_up { 1.0 } else { -1.0 } > 8.0;
            if !stops.iter().all(fits) || !stops.windows(2).all(is_apart) {
                return None;
            }
        }
        None
    }

    /// Over the row (`side` -1) or under it (1), as high as its level says and the gap allows.
    fn arch(&self, level: u16, side: f32) -> Option<Path> {
        let (from, to) =
            (self.drawing.obstacles.cards[self.link.cause], self.drawing.obstacles.cards[self.link.effect]);
        let run = from.union(&to);
        let run =
            Rect { min: pt(self.start.x.min(self.end.x), run.min.y), max: pt(self.start.x.max(self.end.x), run.max.y) };
        let inside = self.drawing.obstacles.near(&run);
        let edges = inside.iter().map(|&c| self.drawing.obstacles.cards[c]);
        let base = if side < 0.0 {
            edges.map(|c| c.min.y).fold(from.min.y.min(to.min.y), f32::min)
        } else {
            edges.map(|c| c.max.y).fold(from.max.y.max(to.max.y), f32::max)
        };
        let wanted = 12.0 + 9.0 * f32::from(level - 1);
        [1.0, 0.75, 0.55, 0.4].into_iter().find_map(|part| {
            let path = curves::arch(self.start, self.end, base, side * wanted * part);
            self.is_free(&path).then_some(path)
        })
    }

    /// Round everything; each detour keeps another distance from the cards, so that they rarely share a line.
    fn detour(&self, search: &mut Search) -> Option<Path> {
        let (from, to) = ports::sides(self.way);
        let starts = gates(&self.drawing.obstacles.cards[self.link.cause], self.start, from);
        let ends = gates(&self.drawing.obstacles.cards[self.link.effect], self.end, to);
        let offset = 2.0 * ((search.taken * 3) % 5) as f32;
        search.taken += 1;
        let way = detour::find(
            self.drawing.obstacles,
            search,
            offset,
            (self.link.cause, &starts),
            (self.link.effect, &ends),
        )?;
        Some(curves::rounded(&way))
    }

    /// Walled in: the plain curve, cards or not.
    fn last_resort(&self, stops: &[Stop]) -> Path {
        match self.way {
            Way::Up | Way::Down => curves::vertical(self.start, stops, self.end, &[]),
            _ => curves::level(self.start, self.end),
        }
    }
}

/// The ends that a detour may use: the assigned one, then others on all sides.
fn gates(card: &Rect, at: Point, side: Side) -> Vec<Gate> {
    let mut gates = vec![Gate { at, side, price: 0.0 }];
    for other in [Side::Top, Side::Bottom, Side::Left, Side::Right] {
        for share in [0.5, 0.2, 0.8] {
            let price = if other == side { 20.0 } else { 80.0 } + 40.0 * (share - 0.5_f32).abs();
            gates.push(Gate { at: other.at(card, share), side: other, price });
        }
    }
    gates
}
