//! One arrow: the simple curve, or a way round what stands in it.

use crate::geometry::{Path, Point, Rect, pt};

use super::super::{RouteStyle, gaps};
use super::curves::{self, Bend, HEAD, Stop};
use super::detour::{self, Gate, Search};
use super::lanes;
use super::obstacles::Obstacles;
use super::ports::{self, Side};
use super::skeleton;
use super::ways::Way;

/// Distance that a curve keeps from foreign cards, in points.
pub(super) const CLEARANCE: f32 = 3.0;
/// A curve is woven round at most so many cards.
const MOST_WEAVES: usize = 6;
/// A woven passage reaches so far beyond the card that it goes round, in points.
const PAST: f32 = 3.0;

/// One arrow being drawn.
pub(super) struct Arrow<'a> {
    /// What it must not cross.
    pub obstacles: &'a Obstacles<'a>,
    /// Its two cards.
    pub cause: usize,
    /// Its two cards.
    pub effect: usize,
    /// The way that it takes.
    pub way: Way,
    /// On the edge of its cause.
    pub start: Point,
    /// On the edge of its effect.
    pub end: Point,
    /// Its bend after each stop.
    pub bends: &'a [Bend],
    /// Height from which an arch rises and how far, negative upwards, where nothing stands in its way; every other
    /// arch looks for itself.
    pub arch: Option<(f32, f32)>,
    /// Whether cards may stand in its way.
    pub is_checked: bool,
    /// How it is drawn.
    pub style: RouteStyle,
}

impl Arrow<'_> {
    /// The path through its stops.
    pub fn path(&self, stops: &[Stop], search: &mut Search) -> Path {
        let simple = match self.way {
            Way::Up | Way::Down => self.vertical(stops, search),
            Way::Right | Way::Left => Some(self.level()).filter(|p| self.is_free(p)),
            Way::Over(level) => self.arch(level, -1.0),
            Way::Under(level) => self.arch(level, 1.0),
            Way::Around => None,
        };
        simple.or_else(|| self.detour(search)).unwrap_or_else(|| self.last_resort(stops))
    }

    fn is_free(&self, path: &Path) -> bool {
        !self.is_checked || self.obstacles.is_free(path, self.cause, self.effect, CLEARANCE)
    }

    fn vertical(&self, stops: &[Stop], search: &mut Search) -> Option<Path> {
        let plain = curves::elbowed(curves::vertical(stops, self.bends), self.start, self.end, self.corner());
        if self.is_free(&plain) {
            return Some(plain);
        }
        let woven = [None, Some(false), Some(true)].into_iter().find_map(|side| self.woven(stops, side));
        woven.or_else(|| self.spliced(stops, search))
    }

    /// A detour near one end, and the free rest of the way through the stops.
    fn spliced(&self, stops: &[Stop], search: &mut Search) -> Option<Path> {
        let last = stops.len().checked_sub(1)?;
        let (from, to) = ports::sides(self.way);
        let cards = self.obstacles.cards;
        // As much of the way as is free: up to a stop from the start, and from a stop on to the end.
        let is_clear = |i: &usize| self.is_free(&curves::vertical(&stops[*i..*i + 2], &self.bends[*i..]));
        let head = (0..last).take_while(is_clear).count();
        let tail = last - (0..last).rev().take_while(is_clear).count();
        if tail < last && tail > 0 {
            let i = tail;
            let at = pt(stops[i].x, stops[i].enter);
            let goal = [Gate { at, side: from.opposite(), price: 0.0 }];
            let starts = gates(&cards[self.cause], self.start, from);
            let way = detour::find(self.obstacles, search, 0.0, (cards[self.cause], &starts), (dot(at), &goal));
            if let Some(way) = way {
                let path = curves::joined(
                    curves::rounded(&way, self.corner()),
                    curves::vertical(&stops[i..], &self.bends[i..]),
                );
                return Some(path).filter(|p| self.is_free(p));
            }
        }
        if head == 0 {
            return None;
        }
        let i = head;
        let at = pt(stops[i].x, stops[i].leave);
        let source = [Gate { at, side: from, price: 0.0 }];
        let ends = gates(&cards[self.effect], self.end, to);
        let way = detour::find(self.obstacles, search, 0.0, (dot(at), &source), (cards[self.effect], &ends))?;
        let path = curves::joined(curves::vertical(&stops[..=i], self.bends), curves::rounded(&way, self.corner()));
        Some(path).filter(|p| self.is_free(p))
    }

    /// Round each card that is met: on the nearer side, or always left, or always right.
    fn woven(&self, stops: &[Stop], always_right: Option<bool>) -> Option<Path> {
        let out = if self.way == Way::Up { -1.0 } else { 1.0 };
        let mut stops = stops.to_vec();
        if let [first, .., last] = stops.as_mut_slice() {
            first.leave = first.enter;
            last.enter = last.leave - out * HEAD.min((last.leave - first.enter).abs() / 3.0);
        }
        for _ in 0..MOST_WEAVES {
            let path = curves::vertical(&stops, &[]);
            let hit = self.obstacles.first_hit(&path, self.cause, self.effect, CLEARANCE).ok()?;
            let Some(card) = hit else { return Some(path) };
            if card == self.cause || card == self.effect {
                return None;
            }
            let rect = self.obstacles.cards[card];
            let far = gaps::PASSING_GAP as f32;
            let (low, high) = (rect.min.x - far, rect.max.x + far);
            let here =
                path.flatten(16).into_iter().find(|p| p.y >= rect.min.y && p.y <= rect.max.y).map_or(0.0, |p| p.x);
            let goes_right = always_right.unwrap_or(high - here < here - low);
            let x = if goes_right { high } else { low };
            let (below, above) = (rect.max.y + PAST, rect.min.y - PAST);
            let stop =
                if out < 0.0 { Stop { x, enter: below, leave: above } } else { Stop { x, enter: above, leave: below } };
            let at = stops.partition_point(|s| (s.enter - stop.enter) * out <= 0.0);
            stops.insert(at.clamp(1, stops.len() - 1), stop);
            if !stops.windows(2).all(|pair| (pair[1].enter - pair[0].leave) * out > 8.0) {
                return None;
            }
        }
        None
    }

    /// Over the row (`side` -1) or under it (1), as high as its level says and the gap allows.
    fn arch(&self, level: u16, side: f32) -> Option<Path> {
        if let Some((base, peak)) = self.arch {
            return Some(self.arched(base, peak));
        }
        let cards = self.obstacles.cards;
        let (from, to) = (cards[self.cause], cards[self.effect]);
        let run = from.union(&to);
        let run =
            Rect { min: pt(self.start.x.min(self.end.x), run.min.y), max: pt(self.start.x.max(self.end.x), run.max.y) };
        let inside = self.obstacles.near(&run);
        let edges = inside.iter().map(|&c| cards[c]);
        let base = if side < 0.0 {
            edges.map(|c| c.min.y).fold(from.min.y.min(to.min.y), f32::min)
        } else {
            edges.map(|c| c.max.y).fold(from.max.y.max(to.max.y), f32::max)
        };
        let wanted = skeleton::arch_height(level);
        [1.0, 0.75, 0.55, 0.4].into_iter().find_map(|part| {
            let path = self.arched(base, side * wanted * part);
            self.is_free(&path).then_some(path)
        })
    }

    fn arched(&self, base: f32, peak: f32) -> Path {
        match self.style {
            RouteStyle::Smooth => curves::arch(self.start, self.end, base, peak),
            RouteStyle::Orthogonal => {
                let y = base + peak;
                curves::rounded(&[self.start, pt(self.start.x, y), pt(self.end.x, y), self.end], self.corner())
            }
        }
    }

    /// From side to side.
    fn level(&self) -> Path {
        match self.style {
            RouteStyle::Orthogonal if (self.start.y - self.end.y).abs() > 0.01 => {
                let x = f32::midpoint(self.start.x, self.end.x);
                curves::rounded(&[self.start, pt(x, self.start.y), pt(x, self.end.y), self.end], self.corner())
            }
            _ => curves::level(self.start, self.end),
        }
    }

    fn corner(&self) -> f32 {
        lanes::corner(self.style)
    }

    /// Round everything; each detour keeps another distance from the cards, so that they rarely share a line.
    fn detour(&self, search: &mut Search) -> Option<Path> {
        let (from, to) = ports::sides(self.way);
        let starts = gates(&self.obstacles.cards[self.cause], self.start, from);
        let ends = gates(&self.obstacles.cards[self.effect], self.end, to);
        let offset = 2.0 * ((search.taken * 3) % 5) as f32;
        search.taken += 1;
        let way = detour::find(
            self.obstacles,
            search,
            offset,
            (self.obstacles.cards[self.cause], &starts),
            (self.obstacles.cards[self.effect], &ends),
        )?;
        Some(curves::rounded(&way, self.corner()))
    }

    /// Walled in: the plain curve, cards or not.
    fn last_resort(&self, stops: &[Stop]) -> Path {
        match self.way {
            Way::Up | Way::Down => curves::vertical(stops, &[]),
            _ => self.level(),
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

/// A rectangle without extent.
fn dot(at: Point) -> Rect {
    Rect { min: at, max: at }
}
