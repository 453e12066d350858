//! The heights at which upright arrows pass the rows, and the gaps in between.
//!
//! An arrow runs straight past every row, its own included, and changes its x
//! only in the gaps. All arrows in one gap start and end their change at the
//! same two heights, so that curves of one family cross as often as straight
//! lines would. Room for arches over and under the rows is left out of that.

use crate::geometry::{Point, Rect};

use super::super::bands::Plan;
use super::super::levels::Levels;
use super::super::sheet::Sheet;
use super::curves::{HEAD, Stop};
use super::ways::Way;

/// A passage through a row reaches so far beyond its cards, in points.
pub(super) const BEYOND: f32 = 2.0;
/// Height of the lowest arch over a row, in points.
const ARCH: f32 = 12.0;
/// Distance between two arches, in points.
const ARCH_STEP: f32 = 9.0;
/// Least height that is left for arrows through a gap, in points.
const LEAST_GAP: f32 = 14.0;

/// Where the gap between two rows begins and ends for arrows that pass.
#[derive(Clone, Copy, Debug, Default)]
struct Edges {
    /// Lower edge of the gap above the row.
    above: f32,
    /// Upper edge of the gap below the row.
    below: f32,
}

/// The heights of a map.
pub(super) struct Skeleton {
    edges: Vec<Edges>,
    /// How much of their wanted height the arches over and under each row get, 0 to 1.
    shares: Vec<(f32, f32)>,
    in_place: Vec<bool>,
    /// Height that arches and arrowheads want in each gap.
    rooms: Vec<f32>,
}

/// Height of an arch on a level counted from 1, in points.
pub(super) fn arch_height(level: u16) -> f32 {
    ARCH + ARCH_STEP * (f32::from(level.max(1)) - 1.0)
}

/// Room that the arches on so many levels need, in points.
fn arch_room(levels: u16) -> f32 {
    if levels == 0 { 0.0 } else { arch_height(levels) + ARCH_STEP / 2.0 }
}

impl Skeleton {
    /// The heights, the arches being known.
    pub fn of(sheet: &Sheet, levels: &Levels, plan: &Plan, ways: &[Way]) -> Self {
        let is_in_place = |(card, rect): (usize, &Rect)| {
            let (top, bottom) = plan.row_y[levels.row_of[card]];
            rect.min.y >= top - 0.6 && rect.max.y <= bottom + 0.6
        };
        let in_place: Vec<bool> = plan.cards.iter().enumerate().map(is_in_place).collect();
        let rows = plan.row_y.len();
        let rooms = arch_rooms(sheet, levels, ways, rows);
        let mut edges = vec![Edges::default(); rows];
        let mut shares = vec![(1.0, 1.0); rows];
        let mut wanted = Vec::with_capacity(rows + 1);
        for gap in 0..=rows {
            let top = gap.checked_sub(1).map_or(0.0, |r| plan.row_y[r].1);
            let bottom = plan.row_y.get(gap).map_or(plan.bounds.max.y, |r| r.0);
            let hanging = HEAD + gap.checked_sub(1).map_or(0.0, |r| rooms[r].1);
            let standing = BEYOND + rooms.get(gap).map_or(0.0, |r| r.0);
            let inner = if gap == 0 || gap == rows { 0.0 } else { LEAST_GAP };
            let share = ((bottom - top - inner) / (hanging + standing)).clamp(0.05, 1.0);
            wanted.push(if gap == 0 {
                rooms.first().map_or(0.0, |r| r.0)
            } else if gap == rows {
                rooms.last().map_or(0.0, |r| r.1)
            } else {
                hanging + standing + inner
            });
            if let Some(above) = gap.checked_sub(1) {
                edges[above].below = top + hanging * share;
                shares[above].1 = share;
            }
            if gap < rows {
                edges[gap].above = bottom - standing * share;
                shares[gap].0 = share;
            }
        }
        Self { edges, shares, in_place, rooms: wanted }
    }

    /// The height that arches and arrowheads want above each row, and below the last one, in points.
    pub fn arch_rooms(&self) -> &[f32] {
        &self.rooms
    }

    /// The heights of arches on a level over and under a row.
    pub fn arch_heights(&self, row: usize, level: u16) -> (f32, f32) {
        let (over, under) = self.shares[row];
        (arch_height(level) * over, arch_height(level) * under)
    }

    /// The passages of an upright arrow through the rows between its cards.
    pub fn passages(
        &self,
        levels: &Levels,
        plan: &Plan,
        bends: &[u32],
        way: Way,
        (cause, effect): (usize, usize),
        into: &mut Vec<Stop>,
    ) {
        if !matches!(way, Way::Up | Way::Down) || bends.is_empty() {
            return;
        }
        let is_structured = self.in_place[cause] && self.in_place[effect];
        let (from, to) = (plan.cards[cause], plan.cards[effect]);
        for &bend in bends {
            let Edges { above, below } = self.edges[levels.row_of[bend as usize]];
            let x = plan.node_x[bend as usize];
            if way == Way::Up && (is_structured || below + BEYOND < from.min.y && above - BEYOND > to.max.y) {
                into.push(Stop { x, enter: below, leave: above });
            } else if way == Way::Down && (is_structured || above - BEYOND > from.max.y && below + BEYOND < to.min.y) {
                into.push(Stop { x, enter: above, leave: below });
            }
        }
    }

    /// The straight pieces at the two ends of an upright arrow.
    pub fn stubs(
        &self,
        levels: &Levels,
        way: Way,
        (cause, effect): (usize, usize),
        (start, end): (Point, Point),
    ) -> (Stop, Stop) {
        let is_up = way == Way::Up;
        let rise = (start.y - end.y).abs() / 3.0;
        let out = if is_up { -1.0 } else { 1.0 };
        let (mut leave, mut enter) = (start.y + out * BEYOND.min(rise), end.y - out * HEAD.min(rise));
        if self.in_place[cause] && self.in_place[effect] {
            let (from, to) = (self.edges[levels.row_of[cause]], self.edges[levels.row_of[effect]]);
            leave = if is_up { from.above } else { from.below };
            enter = if is_up { to.below.max(enter) } else { to.above.min(enter) };
        } else if self.in_place[cause] {
            let edges = self.edges[levels.row_of[cause]];
            let wanted = if is_up { edges.above } else { edges.below };
            leave = if (enter - wanted) * out > HEAD { wanted } else { leave };
        } else if self.in_place[effect] {
            let edges = self.edges[levels.row_of[effect]];
            let wanted = if is_up { edges.below } else { edges.above };
            enter = if (wanted - leave) * out > HEAD && (enter - wanted) * out >= 0.0 { wanted } else { enter };
        }
        (Stop { x: start.x, enter: start.y, leave }, Stop { x: end.x, enter, leave: end.y })
    }
}

/// Room for the arches over and under each row, in points.
fn arch_rooms(sheet: &Sheet, levels: &Levels, ways: &[Way], rows: usize) -> Vec<(f32, f32)> {
    let mut most = vec![(0_u16, 0_u16); rows];
    for (link, way) in sheet.links.iter().zip(ways) {
        let row = levels.row_of[link.cause];
        if row != levels.row_of[link.effect] {
            continue;
        }
        match *way {
            Way::Over(level) => most[row].0 = most[row].0.max(level),
            Way::Under(level) => most[row].1 = most[row].1.max(level),
            _ => {}
        }
    }
    most.into_iter().map(|(over, under)| (arch_room(over), arch_room(under))).collect()
}
