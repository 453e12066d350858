//! A clear place on each arrow for its label.
//!
//! Places on the arrow come first, from its middle outwards, the label centred
//! on the arrow or slid along it; then places beside it, ever farther. A place
//! is judged by what the label would touch: cards count most, then the edge of
//! the map, other labels, other arrows. The first place that touches nothing
//! is taken, else the best of all.

use crate::geometry::{Path, Point, Rect, Segment, Size, cubic_at, pt};

use super::super::sheet::Link;
use super::obstacles::{Grid, Obstacles, passes};

/// Shares of the arrow's length, from the middle outwards.
const SHARES: [f32; 17] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85, 0.1, 0.9];
/// Shares of half the label's width and height by which it is slid off the middle of the arrow.
const SLIDES: [(f32, f32); 7] =
    [(0.0, 0.0), (0.45, 0.0), (-0.45, 0.0), (0.85, 0.0), (-0.85, 0.0), (0.0, 0.6), (0.0, -0.6)];
/// Distances between the arrow and a label beside it, in points.
const BESIDE: [f32; 6] = [6.0, 14.0, 30.0, 52.0, 80.0, 112.0];
/// Space around a label, in points.
const AIR: f32 = 3.0;
/// Straight pieces into which a curve is cut.
const STEPS: usize = 10;
/// What touching something costs: a card, the outside of the map, a label, an end of the arrow itself, an arrow.
const PRICES: [u32; 5] = [4096, 2048, 512, 24, 8];

/// The middle of each arrow's label; the middle of the arrow if it has none.
pub(super) fn place(links: &[Link], obstacles: &Obstacles<'_>, paths: &[Path]) -> Vec<Point> {
    if links.iter().all(|link| link.label.is_none()) {
        return paths.iter().map(middle).collect();
    }
    let mut labels = Labels::new(obstacles, paths);
    let place = |(i, link): (usize, &Link)| match link.label {
        Some(size) => labels.place(i as u32, size),
        None => paths.get(i).map(middle).unwrap_or_default(),
    };
    let mut places: Vec<Point> = links.iter().enumerate().map(place).collect();
    // Those on which a later one has come to lie look once more.
    for (i, link) in links.iter().enumerate() {
        if let Some(size) = link.label.filter(|_| labels.is_covered(i as u32)) {
            places[i] = labels.place(i as u32, size);
        }
    }
    places
}

/// About the middle of a path.
fn middle(path: &Path) -> Point {
    let at = path.segments.len() / 2;
    let from = at.checked_sub(1).and_then(|i| path.segments.get(i)).map_or(path.start, Segment::end);
    match path.segments.get(at) {
        Some(&Segment::Line(end)) => from.lerp(end, 0.5),
        Some(&Segment::Cubic(a, b, end)) => cubic_at(from, a, b, end, 0.5),
        None => path.start,
    }
}

/// Places the labels one after the other.
struct Labels<'a> {
    obstacles: &'a Obstacles<'a>,
    /// The points of all arrows, and where those of each start.
    points: Vec<Point>,
    starts: Vec<u32>,
    /// The boxes of the pieces between two points, whose they are, and where.
    pieces: Vec<(u32, u32)>,
    grid: Grid,
    boxes: Vec<Rect>,
    /// The labels that are placed, and whose they are.
    taken: Vec<(u32, Rect)>,
}

impl<'a> Labels<'a> {
    fn new(obstacles: &'a Obstacles<'a>, paths: &[Path]) -> Self {
        let (mut points, mut starts) = (Vec::new(), vec![0]);
        let (mut pieces, mut boxes) = (Vec::new(), Vec::new());
        for (i, path) in paths.iter().enumerate() {
            points.extend(path.flatten(STEPS));
            let from = starts[i] as usize;
            for at in from..points.len() - 1 {
                pieces.push((i as u32, at as u32));
                boxes.push(Rect::from_corners(points[at], points[at + 1]));
            }
            starts.push(points.len() as u32);
        }
        let grid = Grid::of(&boxes, &obstacles.area, |_| true);
        Self { obstacles, points, starts, pieces, grid, boxes, taken: Vec::new() }
    }

    fn place(&mut self, own: u32, size: Size) -> Point {
        let way = &self.points[self.starts[own as usize] as usize..self.starts[own as usize + 1] as usize];
        let half = Size::new(size.w / 2.0, size.h / 2.0);
        let total: f32 = way.windows(2).map(|p| p[0].distance(p[1])).sum();
        let spots: Vec<Point> = SHARES.iter().map(|share| along(way, total * share)).collect();
        let ends = (way.first().copied().unwrap_or_default(), way.last().copied().unwrap_or_default());
        let mut best = (u32::MAX, spots.first().copied().unwrap_or_default());
        let mut look = |at: Point| {
            let price = self.price(own, &around(at, size), ends, best.0);
            if price < best.0 {
                best = (price, at);
            }
            price == 0
        };
        let on = SLIDES.iter().flat_map(|&(x, y)| spots.iter().map(move |&p| p + pt(half.w * x, half.h * y)));
        let beside = BESIDE.iter().flat_map(|&far| {
            let (x, y) = (half.w + far, half.h + far);
            let aside =
                [(0.0, -y), (0.0, y), (x, 0.0), (-x, 0.0), (half.w, -y), (-half.w, -y), (half.w, y), (-half.w, y)];
            spots.iter().flat_map(move |&p| aside.map(|(x, y)| p + pt(x, y)))
        });
        let _is_clear = on.chain(beside).any(&mut look);
        self.taken.retain(|t| t.0 != own);
        self.taken.push((own, around(best.1, size)));
        best.1
    }

    /// Whether another label lies on that of an arrow.
    fn is_covered(&self, own: u32) -> bool {
        let rect = self.taken.iter().find(|t| t.0 == own).map(|t| t.1);
        rect.is_some_and(|rect| self.taken.iter().any(|t| t.0 != own && t.1.intersects(&rect)))
    }

    /// What a label would touch there; not summed up to the end if it is more than the limit.
    fn price(&self, own: u32, rect: &Rect, (start, end): (Point, Point), limit: u32) -> u32 {
        let [card, outside, label, tip, arrow] = PRICES;
        let area = &self.obstacles.area;
        let mut price = if self.obstacles.is_clear(rect) { 0 } else { card };
        price += if area.contains(rect.min) && area.contains(rect.max) { 0 } else { outside };
        price += if rect.contains(end) || rect.contains(start) { tip } else { 0 };
        if price >= limit {
            return price;
        }
        price += label * self.taken.iter().filter(|t| t.0 != own && t.1.intersects(rect)).count() as u32;
        let mut crossed: Vec<u32> = Vec::new();
        self.grid.find(rect, |i| {
            let (owner, at) = self.pieces[i];
            if owner != own && touches(&self.boxes[i], rect) && !crossed.contains(&owner) {
                let (a, b) = (self.points[at as usize], self.points[at as usize + 1]);
                if passes(a, b, rect) {
                    crossed.push(owner);
                }
            }
            price + arrow * crossed.len() as u32 >= limit
        });
        price + arrow * crossed.len() as u32
    }
}

/// Whether two rectangles meet; the first may be a line.
fn touches(one: &Rect, other: &Rect) -> bool {
    one.min.x <= other.max.x && other.min.x <= one.max.x && one.min.y <= other.max.y && other.min.y <= one.max.y
}

fn around(at: Point, size: Size) -> Rect {
    Rect::from_min_size(pt(at.x - size.w / 2.0, at.y - size.h / 2.0), size).expand(AIR)
}

/// The point after some length of a polyline.
fn along(points: &[Point], length: f32) -> Point {
    let mut left = length;
    for pair in points.windows(2) {
        let piece = pair[0].distance(pair[1]);
        if piece > 0.0 && left <= piece {
            return pair[0].lerp(pair[1], left / piece);
        }
        left -= piece;
    }
    points.last().copied().unwrap_or_default()
}
