//! The path of every arrow.
//!
//! For each arrow the simplest beautiful curve is tried first: an S-curve
//! through the gaps that the order has reserved for it, a straight run, an
//! arch over its row. Where cards stand in their rows these are free by the
//! way they are made; where the user has placed cards they are checked. A
//! curve that meets a card is woven round it, and where that fails as well the
//! arrow takes an orthogonal detour; only an arrow whose card is walled in
//! crosses a card.

mod arrow;
mod chords;
mod curves;
mod detour;
mod drag;
mod elbows;
mod labels;
mod lanes;
mod legs;
mod obstacles;
mod passages;
mod ports;
mod shelves;
mod shifts;
mod skeleton;
mod slots;
mod straight;
mod tracks;
mod ways;

pub use drag::Drag;

use crate::geometry::{Path, Point, Rect, pt};

use super::bands::Plan;
use super::levels::Levels;
use super::sheet::{Link, Sheet};
use super::{Route, RouteStyle};
use arrow::Arrow;
use curves::Stop;
use detour::Search;
use obstacles::{Grid, Obstacles};
use skeleton::Skeleton;
use slots::Slots;
use ways::Way;

/// A smooth map whose arrows pass rows more often than this is crowded.
const CROWDED: usize = 1_500;

/// Ends are sorted by where their arrows are after so much height, in points.
const LOOK_AHEAD: f32 = 40.0;

/// The routes of the links, in the order of the sheet.
pub(super) fn draw(sheet: &Sheet, levels: &Levels, plan: &Plan) -> Vec<Route> {
    let area = Rect {
        min: pt(sheet.metrics.band_header + 1.0, 1.0),
        max: pt(plan.bounds.max.x - 1.0, plan.bounds.max.y - 1.0),
    };
    let grid = Grid::of(&plan.cards, &area, |_| true);
    let obstacles = Obstacles { cards: &plan.cards, area, grid: &grid, dragged: &[] };
    let ways = ways::choose(sheet, levels, plan, &obstacles);
    let skeleton = Skeleton::of(sheet, levels, plan, &ways);
    let drawing = Drawing { sheet, levels, plan, obstacles: &obstacles, skeleton: &skeleton, ways: &ways };
    let mut passages = drawing.passages();
    let ends = drawing.ends(&mut passages, &[]);
    let mut paths = drawing.paths(&passages, &ends);
    if drawing.has_pins() {
        // The ways round pinned cards are known only now; the ends are sorted once more by where they lead.
        let toward: Vec<(f32, f32)> = paths.iter().map(toward).collect();
        let ends = drawing.ends(&mut passages, &toward);
        paths = drawing.paths(&passages, &ends);
    }
    let placed = labels::place(&sheet.links, &obstacles, &paths);
    paths.into_iter().zip(placed).map(|(path, label_at)| Route { path, label_at }).collect()
}

/// The height that arrows need above each row, and below the last one, in points.
pub(super) fn rooms(sheet: &Sheet, levels: &Levels, plan: &Plan) -> Vec<f32> {
    let grid = Grid::of(&plan.cards, &plan.bounds, |_| true);
    let obstacles = Obstacles { cards: &plan.cards, area: plan.bounds, grid: &grid, dragged: &[] };
    let ways = ways::choose(sheet, levels, plan, &obstacles);
    let skeleton = Skeleton::of(sheet, levels, plan, &ways);
    let drawing = Drawing { sheet, levels, plan, obstacles: &obstacles, skeleton: &skeleton, ways: &ways };
    let mut passages = drawing.passages();
    let ends = drawing.ends(&mut passages, &[]);
    let stops = drawing.stops(&passages, &ends);
    let mut rooms = skeleton.arch_rooms().to_vec();
    for (middle, height) in lanes::heights(&stops.items, &stops.starts, sheet.style) {
        let gap = plan.row_y.partition_point(|row| f32::midpoint(row.0, row.1) < middle);
        if let Some(room) = rooms.get_mut(gap) {
            *room += height;
        }
    }
    rooms
}

/// Whether a plan has the rooms already.
pub(super) fn is_roomy(plan: &Plan, rooms: &[f32]) -> bool {
    rooms.iter().enumerate().all(|(gap, &room)| {
        let top = gap.checked_sub(1).map_or(0.0, |r| plan.row_y[r].1);
        room <= plan.row_y.get(gap).map_or(plan.bounds.max.y, |r| r.0) - top
    })
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

/// Lists of stops, one for each arrow, in one block of memory.
struct Stops {
    items: Vec<Stop>,
    /// Index of the first stop of each arrow, and the number of stops at last.
    starts: Vec<u32>,
}

impl Stops {
    fn of(&self, link: usize) -> &[Stop] {
        &self.items[self.range(link)]
    }

    fn range(&self, link: usize) -> std::ops::Range<usize> {
        self.starts[link] as usize..self.starts[link + 1] as usize
    }
}

/// Where the arrows start and end.
struct Ends {
    /// Start and end of each arrow.
    points: Vec<(Point, Point)>,
    /// The x of the first and of the last upright piece of each arrow.
    legs: Vec<(f32, f32)>,
}

/// What all arrows of a map share while they are drawn.
struct Drawing<'a> {
    sheet: &'a Sheet,
    levels: &'a Levels,
    plan: &'a Plan,
    obstacles: &'a Obstacles<'a>,
    skeleton: &'a Skeleton,
    ways: &'a [Way],
}

impl Drawing<'_> {
    fn has_pins(&self) -> bool {
        self.sheet.cards.iter().any(|c| c.pin.is_some())
    }

    /// Where each upright arrow passes rows.
    fn passages(&self) -> Stops {
        let mut stops = Stops { items: Vec::new(), starts: vec![0] };
        for (i, (link, &way)) in self.sheet.links.iter().zip(self.ways).enumerate() {
            let ends = (link.cause, link.effect);
            self.skeleton.passages(self.levels, self.plan, &self.levels.bends[i], way, ends, &mut stops.items);
            stops.starts.push(stops.items.len() as u32);
        }
        stops
    }

    /// Where the arrows start and end.
    fn ends(&self, passages: &mut Stops, toward: &[(f32, f32)]) -> Ends {
        let next = |i: usize| {
            let stops = passages.of(i);
            match toward.get(i) {
                Some(&(first, last)) => (Some(first), Some(last)),
                None => (stops.first().map(|s| s.x), stops.last().map(|s| s.x)),
            }
        };
        let next: Vec<_> = (0..self.ways.len()).map(next).collect();
        let mut ports =
            ports::assign(&self.sheet.links, &self.plan.cards, self.ways, &next, self.sheet.metrics.port_gap);
        if toward.is_empty() {
            let mut slots = Slots::of(self.levels, &self.plan.cards, passages);
            straight::align(self.levels, self.ways, passages, &mut ports, &mut slots);
            // Smooth arrows through crowded gaps are straight lines, to which jogs mean nothing.
            let is_crowded = self.sheet.style == RouteStyle::Smooth && passages.items.len() > CROWDED;
            if !self.has_pins() && !is_crowded {
                let order = straight::order(self.levels, self.ways, passages);
                let turning =
                    (self.sheet.style == RouteStyle::Orthogonal).then_some((self.sheet.links.as_slice(), self.ways));
                shifts::close_jogs(&order, turning, passages, &mut ports, &mut slots);
            }
            legs::part(&self.sheet.links, self.levels, self.ways, passages, &mut ports, &mut slots);
            let leg = |link, is_cause| straight::end_slot(&ports, &slots, link, is_cause).0;
            let legs = (0..self.ways.len()).map(|link| (leg(link, true), leg(link, false))).collect();
            return Ends { points: ports.points(), legs };
        }
        let points = ports.points();
        Ends { legs: points.iter().map(|(start, end)| (start.x, end.x)).collect(), points }
    }

    /// The stops of each upright arrow, its ends included.
    fn stops(&self, passages: &Stops, ends: &Ends) -> Stops {
        let count = passages.items.len() + 2 * ends.points.len();
        let mut stops = Stops { items: Vec::with_capacity(count), starts: vec![0] };
        for (i, (link, &way)) in self.sheet.links.iter().zip(self.ways).enumerate() {
            if matches!(way, Way::Up | Way::Down) {
                let ((start, end), (first, last)) = (ends.points[i], ends.legs[i]);
                let feet = (pt(first, start.y), pt(last, end.y));
                let (first, last) = self.skeleton.stubs(self.levels, way, (link.cause, link.effect), feet);
                stops.items.push(first);
                stops.items.extend(passages.of(i));
                stops.items.push(last);
            }
            stops.starts.push(stops.items.len() as u32);
        }
        stops
    }

    /// The paths between the given ends.
    fn paths(&self, passages: &Stops, ends: &Ends) -> Vec<Path> {
        let stops = self.stops(passages, ends);
        let bends = lanes::bends(&stops.items, &stops.starts, self.sheet.style);
        let mut search = Search::new();
        let is_checked = self.has_pins();
        let one = |(i, link): (usize, &Link)| {
            let range = stops.starts[i] as usize..stops.starts[i + 1] as usize;
            let (start, end) = ends.points[i];
            let arrow = Arrow {
                obstacles: self.obstacles,
                cause: link.cause,
                effect: link.effect,
                way: self.ways[i],
                start,
                end,
                bends: &bends[range],
                arch: if is_checked { None } else { self.arch(link, self.ways[i]) },
                is_checked,
                style: self.sheet.style,
            };
            arrow.path(stops.of(i), &mut search)
        };
        self.sheet.links.iter().enumerate().map(one).collect()
    }

    /// Base and height of an arch over or under a row in which every card stands.
    fn arch(&self, link: &Link, way: Way) -> Option<(f32, f32)> {
        let row = self.levels.row_of[link.cause];
        let (top, bottom) = self.plan.row_y[row];
        match way {
            Way::Over(level) => Some((top, -self.skeleton.arch_heights(row, level).0)),
            Way::Under(level) => Some((bottom, self.skeleton.arch_heights(row, level).1)),
            _ => None,
        }
    }
}
