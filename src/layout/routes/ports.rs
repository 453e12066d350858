//! Where on the edges of the cards the arrows start and end.
//!
//! The ends on one side of a card are sorted so that they do not cross right
//! at the card. Then each is drawn towards where its arrow leads, under the
//! least distances along the side: a few rounds, each side solved exactly as an
//! isotonic regression (pool adjacent violators). At last ends are moved a
//! little where that makes an arrow exactly straight.

mod places;

use crate::geometry::{Point, Rect, pt};

use super::super::sheet::Link;
use super::ways::Way;

/// Distance from a corner in which no arrow ends, where the card is large enough.
pub(super) const CORNER: f32 = 14.0;
/// Distance between two ends on an upright side when there is room.
const EASY_GAP: f32 = 32.0;
/// An end moves at most so far to make its arrow straight.
const STRAIGHTEN: f32 = 24.0;
/// Pull of an end to its place in an even spread; that to where its arrow leads is 1.
const HOMESICK: f32 = 0.05;
/// Share of the usual distance between two ends that is left where one of them has to give way.
const TIGHT: f32 = 0.55;
/// Rounds in which the ends of arrows without bends draw each other.
const ROUNDS: usize = 4;

/// A side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// The upper edge.
    Top,
    /// The lower edge.
    Bottom,
    /// The left edge.
    Left,
    /// The right edge.
    Right,
}

impl Side {
    /// The direction away from the card.
    pub fn out(self) -> Point {
        match self {
            Self::Top => pt(0.0, -1.0),
            Self::Bottom => pt(0.0, 1.0),
            Self::Left => pt(-1.0, 0.0),
            Self::Right => pt(1.0, 0.0),
        }
    }

    /// The side across.
    pub fn opposite(self) -> Self {
        match self {
            Self::Top => Self::Bottom,
            Self::Bottom => Self::Top,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The side of a card on which a point lies, if it lies on one.
    pub fn of(card: &Rect, p: Point) -> Option<Self> {
        let near = |a: f32, b: f32| (a - b).abs() < 0.5;
        let is_beside = p.x > card.min.x - 0.5 && p.x < card.max.x + 0.5;
        if is_beside && near(p.y, card.min.y) {
            Some(Self::Top)
        } else if is_beside && near(p.y, card.max.y) {
            Some(Self::Bottom)
        } else if near(p.x, card.min.x) {
            Some(Self::Left)
        } else {
            near(p.x, card.max.x).then_some(Self::Right)
        }
    }

    /// Whether the side is upright.
    pub fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// The point on this side of a card, `share` of the way along it.
    pub fn at(self, card: &Rect, share: f32) -> Point {
        let (x, y) = (card.min.x + card.width() * share, card.min.y + card.height() * share);
        match self {
            Self::Top => pt(x, card.min.y),
            Self::Bottom => pt(x, card.max.y),
            Self::Left => pt(card.min.x, y),
            Self::Right => pt(card.max.x, y),
        }
    }
}

/// The sides that an arrow leaves and enters.
pub(super) fn sides(way: Way) -> (Side, Side) {
    match way {
        Way::Up | Way::Around => (Side::Top, Side::Bottom),
        Way::Down => (Side::Bottom, Side::Top),
        Way::Right => (Side::Right, Side::Left),
        Way::Left => (Side::Left, Side::Right),
        Way::Over(_) => (Side::Top, Side::Top),
        Way::Under(_) => (Side::Bottom, Side::Bottom),
    }
}

/// One end of one arrow.
struct End {
    card: usize,
    side: Side,
    /// Sorts the ends of a side: arches to the left, others, arches to the right; then by the next point.
    class: i8,
    key: f32,
    link: usize,
    is_cause: bool,
    /// Where the arrow leads from here, along the side, if that is no end that can move itself.
    lead: Option<f32>,
    /// Along the side.
    at: f32,
    /// Its place in an even spread.
    home: f32,
    /// How far it may go.
    low: f32,
    high: f32,
    /// Where it is instead, if it has been turned to an upright side of the card.
    turn: Option<Turn>,
}

/// An end that has been turned to an upright side of its card.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    /// The side.
    pub side: Side,
    /// Its height on that side.
    pub y: f32,
    /// Its upright leg; see [`super::slots::Slots::insert`].
    pub leg: usize,
}

/// The ends of all arrows.
pub(super) struct Ports<'a> {
    cards: &'a [Rect],
    ends: Vec<End>,
    /// Where the two ends of each link are in the list.
    index: Vec<(usize, usize)>,
    port_gap: f32,
}

impl Ports<'_> {
    /// Start and end of each link.
    pub fn points(&self) -> Vec<(Point, Point)> {
        let point = |i: usize| {
            let e = &self.ends[i];
            let card = &self.cards[e.card];
            let (side, at) = e.turn.map_or((e.side, e.at), |turn| (turn.side, turn.y));
            match side {
                Side::Top => pt(at, card.min.y),
                Side::Bottom => pt(at, card.max.y),
                Side::Left => pt(card.min.x, at),
                Side::Right => pt(card.max.x, at),
            }
        };
        self.index.iter().map(|&(a, b)| (point(a), point(b))).collect()
    }

    /// Where along its side an end is, and between which places it may go, the others staying where they are.
    pub fn slot(&self, link: usize, is_cause: bool) -> (f32, f32, f32) {
        self.slot_within(link, is_cause, self.port_gap)
    }

    /// The same, nearer to the others than is usual, for an end that has to give way to a foreign arrow.
    pub fn tight_slot(&self, link: usize, is_cause: bool) -> (f32, f32, f32) {
        self.slot_within(link, is_cause, self.port_gap * TIGHT)
    }

    fn slot_within(&self, link: usize, is_cause: bool, gap: f32) -> (f32, f32, f32) {
        let i = self.end(link, is_cause);
        let (low, high) = free(&self.ends, i, gap);
        let at = self.ends[i].at;
        (at, low.min(at), high.max(at))
    }

    /// Moves an end along its side.
    pub fn put(&mut self, link: usize, is_cause: bool, at: f32) {
        let i = self.end(link, is_cause);
        self.ends[i].at = at;
    }

    fn end(&self, link: usize, is_cause: bool) -> usize {
        if is_cause { self.index[link].0 } else { self.index[link].1 }
    }

    /// Where an end has been turned to, if it has been.
    pub fn turned(&self, link: usize, is_cause: bool) -> Option<Turn> {
        self.ends[self.end(link, is_cause)].turn
    }

    /// Turns an end to an upright side; the others on its old side get its room.
    pub fn turn(&mut self, link: usize, is_cause: bool, turn: Turn) {
        let i = self.end(link, is_cause);
        self.ends[i].turn = Some(turn);
    }

    /// A card.
    pub fn card(&self, card: usize) -> &Rect {
        &self.cards[card]
    }

    /// The x of an upright side of a card.
    pub fn edge(&self, card: usize, side: Side) -> f32 {
        if side == Side::Left { self.cards[card].min.x } else { self.cards[card].max.x }
    }

    /// Least distance between two ends.
    pub fn port_gap(&self) -> f32 {
        self.port_gap
    }
}

/// Start and end of each link. `next` are the x of the first and the last bend of each link, from cause to effect,
/// or other places to which it leads.
pub(super) fn assign<'a>(
    links: &[Link],
    cards: &'a [Rect],
    ways: &[Way],
    next: &[(Option<f32>, Option<f32>)],
    port_gap: f32,
) -> Ports<'a> {
    let mut ends = Vec::with_capacity(2 * ways.len());
    for (i, ((link, &way), &(first, last))) in links.iter().zip(ways).zip(next).enumerate() {
        let (from, to) = sides(way);
        ends.push(end(cards, way, (link.cause, from), link.effect, first, i, true));
        ends.push(end(cards, way, (link.effect, to), link.cause, last, i, false));
    }
    ends.sort_unstable_by(|a, b| {
        (a.card, a.side, a.class)
            .cmp(&(b.card, b.side, b.class))
            .then(a.key.total_cmp(&b.key))
            .then((a.link, a.is_cause).cmp(&(b.link, b.is_cause)))
    });
    let mut index = vec![(0, 0); ways.len()];
    for (i, end) in ends.iter().enumerate() {
        let both = &mut index[end.link];
        *(if end.is_cause { &mut both.0 } else { &mut both.1 }) = i;
    }
    let mut groups = Vec::new();
    let mut from = 0;
    while from < ends.len() {
        let side = (ends[from].card, ends[from].side);
        let count = ends[from..].iter().take_while(|e| (e.card, e.side) == side).count();
        let step = spread(&mut ends[from..from + count], &cards[side.0], port_gap);
        if matches!(side.1, Side::Top | Side::Bottom) {
            groups.push((from, count, step));
        }
        from += count;
    }
    let mut pools = Vec::new();
    for _ in 0..ROUNDS {
        for &(from, count, step) in &groups {
            draw_to_leads(&mut ends, from..from + count, step, &index, &mut pools);
        }
    }
    straightened(&mut ends, ways, &index, port_gap);
    Ports { cards, ends, index, port_gap }
}

fn end(
    cards: &[Rect],
    way: Way,
    (card, side): (usize, Side),
    other: usize,
    next: Option<f32>,
    link: usize,
    is_cause: bool,
) -> End {
    let (own, far) = (cards[card].center(), cards[other].center());
    let (class, key, lead) = match way {
        Way::Over(_) | Way::Under(_) => (if far.x < own.x { -1 } else { 1 }, -far.x, Some(far.x)),
        Way::Left | Way::Right => (0, far.y, None),
        // Sorted by slope, as cards in a free map may stand at different heights.
        _ => (0, next.map_or(far.x, |x| x) - own.x, next),
    };
    End { card, side, class, key, link, is_cause, lead, at: 0.0, home: 0.0, low: 0.0, high: 0.0, turn: None }
}

/// Places the sorted ends of one side about its middle; the least distance between two of them.
fn spread(ends: &mut [End], card: &Rect, port_gap: f32) -> f32 {
    let is_level = ends.first().is_some_and(|e| matches!(e.side, Side::Top | Side::Bottom));
    let (low, high) = if is_level { (card.min.x, card.max.x) } else { (card.min.y, card.max.y) };
    let corner = CORNER.min((high - low) / 4.0);
    let usable = high - low - 2.0 * corner;
    let count = ends.len() as f32;
    let most = if ends.len() > 1 { usable / (count - 1.0) } else { 0.0 };
    let step = (usable / count).min(EASY_GAP).max(port_gap).min(most);
    let middle = f32::midpoint(low, high);
    for (i, end) in ends.iter_mut().enumerate() {
        end.home = middle + step * (i as f32 - (count - 1.0) / 2.0);
        end.at = end.home;
        end.low = low + corner;
        end.high = high - corner;
    }
    port_gap.min(most)
}

/// Draws the ends of one side to where their arrows lead, in their order and `step` apart.
fn draw_to_leads(
    ends: &mut [End],
    side: std::ops::Range<usize>,
    step: f32,
    index: &[(usize, usize)],
    pools: &mut Vec<(f32, usize)>,
) {
    pools.clear();
    let last = side.len().saturating_sub(1) as f32;
    for (place, i) in side.clone().enumerate() {
        let end = &ends[i];
        let (a, b) = index[end.link];
        let lead = end.lead.unwrap_or_else(|| ends[if i == a { b } else { a }].at).clamp(end.low, end.high);
        let wanted = (lead + HOMESICK * end.home) / (1.0 + HOMESICK) - step * place as f32;
        // Sum and count of the ends that stand as close as they may.
        let mut pool = (wanted, 1);
        while let Some(&(sum, count)) = pools.last() {
            if sum / count as f32 <= pool.0 / pool.1 as f32 {
                break;
            }
            pool = (pool.0 + sum, pool.1 + count);
            pools.pop();
        }
        pools.push(pool);
    }
    let mut i = side.start;
    for &(sum, count) in &*pools {
        let (low, high) = (ends[i].low, ends[i].high);
        let least = (sum / count as f32).min(high - step * last).max(low);
        for _ in 0..count {
            ends[i].at = least + step * (i - side.start) as f32;
            i += 1;
        }
    }
}

/// Moves ends so that nearly straight arrows are straight.
fn straightened(ends: &mut [End], ways: &[Way], index: &[(usize, usize)], port_gap: f32) {
    for (link, &(a, b)) in index.iter().enumerate() {
        if matches!(ways[link], Way::Left | Way::Right) {
            let (low, high) = (ends[a].low.max(ends[b].low), ends[a].high.min(ends[b].high));
            let y = f32::midpoint(ends[a].at, ends[b].at).clamp(low.min(high), high);
            if low <= high && may_move(ends, a, y, port_gap) && may_move(ends, b, y, port_gap) {
                (ends[a].at, ends[b].at) = (y, y);
            }
        }
        if !matches!(ways[link], Way::Up | Way::Down) {
            continue;
        }
        if ends[a].lead.is_some() || ends[b].lead.is_some() {
            for i in [a, b] {
                if let Some(x) = ends[i].lead
                    && (x - ends[i].at).abs() <= STRAIGHTEN
                    && may_move(ends, i, x, port_gap)
                {
                    ends[i].at = x;
                }
            }
            continue;
        }
        let (from, to) = (ends[a].at, ends[b].at);
        if (from - to).abs() > STRAIGHTEN || from == to {
            continue;
        }
        let middle = f32::midpoint(from, to);
        if may_move(ends, a, middle, port_gap) && may_move(ends, b, middle, port_gap) {
            (ends[a].at, ends[b].at) = (middle, middle);
        } else if may_move(ends, b, from, port_gap) {
            ends[b].at = from;
        } else if may_move(ends, a, to, port_gap) {
            ends[a].at = to;
        }
    }
}

/// Whether an end keeps its order and its distance to the ends beside it if it goes to `x`.
fn may_move(ends: &[End], i: usize, x: f32, port_gap: f32) -> bool {
    let (low, high) = free(ends, i, port_gap);
    x >= low && x <= high
}

/// Between which places an end keeps its order and its distance to the ends beside it.
fn free(ends: &[End], i: usize, port_gap: f32) -> (f32, f32) {
    let end = &ends[i];
    let before = beside(ends, i, false).map_or(end.low, |e| e.at + port_gap);
    let after = beside(ends, i, true).map_or(end.high, |e| e.at - port_gap);
    (before.max(end.low), after.min(end.high))
}

/// The end after (or before) an end on its side of the card.
fn beside(ends: &[End], i: usize, is_after: bool) -> Option<&End> {
    let same = |e: &&End| (e.card, e.side) == (ends[i].card, ends[i].side);
    if is_after {
        ends[i + 1..].iter().take_while(same).find(|e| e.turn.is_none())
    } else {
        ends[..i].iter().rev().take_while(same).find(|e| e.turn.is_none())
    }
}
