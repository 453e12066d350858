//! A free way between two cards where no simple curve is free.
//!
//! A* over the orthogonal visibility grid: lines a little off every edge of
//! every card near by, and through the possible ends. Turns cost, so the way
//! has few of them. First close to the two cards, then over the whole map.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geometry::{Point, Rect, pt};

use super::obstacles::Obstacles;
use super::ports::Side;

/// Price of a turn, in points of way.
const TURN: f32 = 50.0;
/// Distances kept from cards, tried in this order, in points.
const MARGINS: [f32; 3] = [10.0, 5.0, 2.0];
/// How far around the two cards is searched, in points.
const WINDOWS: [f32; 3] = [200.0, 800.0, f32::INFINITY];
/// With more cards than this in the window the grid would be too large.
const MOST_CARDS: usize = 500;

/// Places that all detours of one map together may look at, so that a heap of overlapping cards cannot stall the app.
const MOST_PLACES: usize = 2_000_000;

/// The same while a card is dragged, so that a frame is never late.
const BRIEF_PLACES: usize = 12_000;
/// The largest grid then, in places.
const BRIEF_GRID: usize = 16_000;
/// Setting up so many places costs as much as looking at one.
const SETTING_UP: usize = 16;

/// How many detours were taken, and how much may still be searched.
pub(super) struct Search {
    /// Detours so far.
    pub taken: usize,
    /// How many places may still be looked at.
    places: usize,
    /// Grids with more places are not searched.
    widest: usize,
}

impl Search {
    /// Nothing searched yet.
    pub fn new() -> Self {
        Self { taken: 0, places: MOST_PLACES, widest: usize::MAX }
    }

    /// Nothing searched yet, and less to search: for every frame of a drag.
    pub fn brief() -> Self {
        Self { taken: 0, places: BRIEF_PLACES, widest: BRIEF_GRID }
    }
}

/// A place where an arrow may start or end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    /// On the edge of the card.
    pub at: Point,
    /// The edge.
    pub side: Side,
    /// What it costs to use it, in points of way.
    pub price: f32,
}

/// The corners of a free way, `offset` points further off the cards than need be, from a gate of one
/// rectangle to a gate of another, if there is one.
pub(super) fn find(
    obstacles: &Obstacles<'_>,
    search: &mut Search,
    offset: f32,
    (start, from): (Rect, &[Gate]),
    (end, to): (Rect, &[Gate]),
) -> Option<Vec<Point>> {
    let both = start.union(&end);
    let mut searched = 0;
    for window in WINDOWS {
        let mut view = both.expand(window.min(1e7));
        view.min = pt(view.min.x.max(obstacles.area.min.x), view.min.y.max(obstacles.area.min.y));
        view.max = pt(view.max.x.min(obstacles.area.max.x), view.max.y.min(obstacles.area.max.y));
        let near = obstacles.near(&view);
        if near.len() == searched && window.is_finite() || near.len() > MOST_CARDS {
            continue;
        }
        searched = near.len();
        let cards: Vec<Rect> = near.iter().map(|&i| obstacles.cards[i]).collect();
        let places = (2 * cards.len() + 16).pow(2);
        for margin in [MARGINS[0] + offset].into_iter().chain(MARGINS) {
            // The widest views may use half of what is left, so that near ones stay possible.
            let cost = places / SETTING_UP;
            if places > search.widest || cost > search.places / 2 {
                continue;
            }
            let is_open = |gate: &Gate| is_door_free(&cards, gate, margin) && view.contains(door(gate, margin));
            if !from.iter().any(is_open) || !to.iter().any(is_open) {
                continue;
            }
            search.places -= cost;
            if let Some(way) = Grid::of(&cards, view, margin, from, to).search(from, to, &mut search.places) {
                return Some(way);
            }
        }
    }
    None
}

struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    margin: f32,
    /// Whether the step to the right, or down, from a node is closed.
    closed: [Vec<bool>; 2],
    cards: Vec<Rect>,
}

const STEPS: [(i32, i32); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

impl Grid {
    fn of(cards: &[Rect], view: Rect, margin: f32, from: &[Gate], to: &[Gate]) -> Self {
        let mut xs = vec![view.min.x, view.max.x];
        let mut ys = vec![view.min.y, view.max.y];
        for card in cards {
            xs.extend([card.min.x - margin, card.max.x + margin]);
            ys.extend([card.min.y - margin, card.max.y + margin]);
        }
        for gate in from.iter().chain(to) {
            let out = gate.at + gate.side.out() * margin;
            xs.push(out.x);
            ys.push(out.y);
        }
        for (values, low, high) in [(&mut xs, view.min.x, view.max.x), (&mut ys, view.min.y, view.max.y)] {
            values.retain(|v| *v >= low && *v <= high);
            values.sort_by(f32::total_cmp);
            values.dedup();
        }
        let nodes = xs.len() * ys.len();
        let mut grid = Self { xs, ys, margin, closed: [vec![false; nodes], vec![false; nodes]], cards: cards.to_vec() };
        for card in cards {
            grid.close(&card.expand(margin - 0.25));
        }
        grid
    }

    /// Closes all steps that share inner points with a rectangle.
    fn close(&mut self, rect: &Rect) {
        let below = |values: &[f32], limit: f32| values.partition_point(|v| *v < limit);
        let (x0, x1) = (below(&self.xs, rect.min.x), below(&self.xs, rect.max.x));
        let (y0, y1) = (below(&self.ys, rect.min.y), below(&self.ys, rect.max.y));
        for y in y0..y1 {
            for x in x0.saturating_sub(1)..x1 {
                let node = self.node(x, y);
                self.closed[0][node] = true;
            }
        }
        for y in y0.saturating_sub(1)..y1 {
            for x in x0..x1 {
                let node = self.node(x, y);
                self.closed[1][node] = true;
            }
        }
    }

    fn node(&self, x: usize, y: usize) -> usize {
        y * self.xs.len() + x
    }

    /// The node right outside a gate, if the way there is free.
    fn door(&self, gate: &Gate) -> Option<usize> {
        if !is_door_free(&self.cards, gate, self.margin) {
            return None;
        }
        let out = door(gate, self.margin);
        let x = self.xs.iter().position(|v| *v == out.x)?;
        let y = self.ys.iter().position(|v| *v == out.y)?;
        Some(self.node(x, y))
    }

    fn search(&self, from: &[Gate], to: &[Gate], places: &mut usize) -> Option<Vec<Point>> {
        let width = self.xs.len();
        let mut cost = vec![f32::INFINITY; 4 * width * self.ys.len()];
        let mut came = vec![u32::MAX; cost.len()];
        let mut heap = BinaryHeap::new();
        let goals: Vec<(usize, &Gate)> = to.iter().filter_map(|g| self.door(g).map(|n| (n, g))).collect();
        let at = |node: usize| pt(self.xs[node % width], self.ys[node / width]);
        let left_over = |node: usize| {
            let p = at(node);
            goals
                .iter()
                .map(|&(goal, _)| (at(goal).x - p.x).abs() + (at(goal).y - p.y).abs())
                .fold(f32::INFINITY, f32::min)
        };
        if goals.is_empty() {
            return None;
        }
        for gate in from {
            if let Some(node) = self.door(gate) {
                let state = 4 * node + heading(gate.side);
                if gate.price < cost[state] {
                    cost[state] = gate.price;
                    heap.push(Reverse((ordered(gate.price + left_over(node)), state)));
                }
            }
        }
        let mut best: Option<(f32, usize, &Gate)> = None;
        while let Some(Reverse((estimate, state))) = heap.pop() {
            if best.is_some_and(|(least, ..)| estimate >= ordered(least)) {
                break;
            }
            let (node, head) = (state / 4, state % 4);
            if estimate > ordered(cost[state] + left_over(node)) {
                continue;
            }
            *places = places.checked_sub(1)?;
            for &(goal, gate) in &goals {
                if goal == node {
                    let inward = (heading(gate.side) + 2) % 4;
                    let total = cost[state] + gate.price + turn_price(head, inward);
                    if total.is_finite() && best.is_none_or(|(least, ..)| total < least) {
                        best = Some((total, state, gate));
                    }
                }
            }
            for (next_head, step) in STEPS.iter().enumerate() {
                let Some(next) = self.stepped(node, *step) else { continue };
                let way = at(next).distance(at(node)) + turn_price(head, next_head);
                let (next_state, total) = (4 * next + next_head, cost[state] + way);
                if total < cost[next_state] {
                    cost[next_state] = total;
                    came[next_state] = state as u32;
                    heap.push(Reverse((ordered(total + left_over(next)), next_state)));
                }
            }
        }
        let (_, mut state, gate) = best?;
        let mut points = vec![gate.at, at(state / 4)];
        while came[state] != u32::MAX {
            state = came[state] as usize;
            points.push(at(state / 4));
        }
        let (node, head) = (state / 4, state % 4);
        let start = from.iter().find(|g| self.door(g) == Some(node) && heading(g.side) == head)?;
        points.push(start.at);
        points.reverse();
        Some(corners(&points))
    }

    fn stepped(&self, node: usize, (dx, dy): (i32, i32)) -> Option<usize> {
        let width = self.xs.len();
        let (x, y) = (node % width, node / width);
        let (nx, ny) = (x.checked_add_signed(dx as isize)?, y.checked_add_signed(dy as isize)?);
        if nx >= width || ny >= self.ys.len() {
            return None;
        }
        let edge = self.node(x.min(nx), y.min(ny));
        (!self.closed[usize::from(dy != 0)][edge]).then(|| self.node(nx, ny))
    }
}

/// The point right outside a gate.
fn door(gate: &Gate, margin: f32) -> Point {
    gate.at + gate.side.out() * margin
}

/// Whether no card stands between a gate and the point right outside of it.
fn is_door_free(cards: &[Rect], gate: &Gate, margin: f32) -> bool {
    let lane = Rect::from_corners(gate.at + gate.side.out() * 0.1, door(gate, margin)).expand(0.05);
    !cards.iter().any(|c| c.intersects(&lane))
}

fn heading(side: Side) -> usize {
    match side {
        Side::Right => 0,
        Side::Bottom => 1,
        Side::Left => 2,
        Side::Top => 3,
    }
}

/// Turning back on the spot is not allowed.
fn turn_price(from: usize, to: usize) -> f32 {
    match (4 + to - from) % 4 {
        0 => 0.0,
        2 => f32::INFINITY,
        _ => TURN,
    }
}

/// A price as a whole number that sorts the same way.
fn ordered(price: f32) -> u64 {
    (price.max(0.0) * 16.0) as u64
}

/// Only the points where the way turns, and its ends.
fn corners(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &p in points {
        if kept.last() == Some(&p) {
            continue;
        }
        if let [.., a, b] = kept[..] {
            let is_straight = (a.x == b.x && b.x == p.x) || (a.y == b.y && b.y == p.y);
            if is_straight {
                kept.pop();
            }
        }
        kept.push(p);
    }
    kept
}
