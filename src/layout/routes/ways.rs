//! Which way each arrow takes: up, down, sideways, over or under its row.
//!
//! Decided by where the two cards are, not by their bands, so that it holds
//! for cards that the user has dragged anywhere. Arrows that go over or under
//! their row are given levels, short ones inside, so that they never meet.

use crate::geometry::{Rect, pt};

use super::super::bands::Plan;
use super::super::levels::Levels;
use super::super::sheet::{Link, Sheet};
use super::obstacles::Obstacles;

/// Least height between two cards for an arrow to run between them, in points.
const LEAST_RISE: f32 = 10.0;

/// The way of an arrow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Way {
    /// From the cause's top to the effect's bottom.
    Up,
    /// From the cause's bottom to the effect's top.
    Down,
    /// From the cause's right edge to the effect's left edge.
    Right,
    /// From the cause's left edge to the effect's right edge.
    Left,
    /// From top to top, on a level counted from 1.
    Over(u16),
    /// From bottom to bottom, on a level counted from 1.
    Under(u16),
    /// The cards overlap; any way that can be found.
    Around,
}

/// The way of each link of the sheet.
pub(super) fn choose(sheet: &Sheet, levels: &Levels, plan: &Plan, obstacles: &Obstacles<'_>) -> Vec<Way> {
    let mut ways: Vec<Way> = (sheet.links.iter()).map(|link| way(obstacles, link.cause, link.effect)).collect();
    choose_sides(sheet, levels, plan, obstacles, &mut ways);
    assign_levels(&sheet.links, &plan.cards, &mut ways);
    ways
}

/// The way of an arrow between two cards as they stand.
pub(super) fn way(obstacles: &Obstacles<'_>, cause: usize, effect: usize) -> Way {
    let (from, to) = (obstacles.cards[cause], obstacles.cards[effect]);
    if to.max.y + LEAST_RISE <= from.min.y {
        return Way::Up;
    }
    if from.max.y + LEAST_RISE <= to.min.y {
        return Way::Down;
    }
    if from.max.x + 4.0 > to.min.x && to.max.x + 4.0 > from.min.x {
        return Way::Around;
    }
    let (left, right) = if from.min.x < to.min.x { (from, to) } else { (to, from) };
    let top = left.min.y.max(right.min.y);
    let bottom = left.max.y.min(right.max.y);
    let strip = Rect { min: pt(left.max.x, top), max: pt(right.min.x, bottom) };
    if bottom - top >= 24.0 && obstacles.is_clear(&strip.expand(-0.5)) {
        return if from.min.x < to.min.x { Way::Right } else { Way::Left };
    }
    Way::Over(1)
}

/// Sends arrows over or under their row: where fewer arrows leave the cards between, and where they do not
/// cut an arrow of the row that starts or ends within their run.
fn choose_sides(sheet: &Sheet, levels: &Levels, plan: &Plan, obstacles: &Obstacles<'_>, ways: &mut [Way]) {
    let mut set: Vec<(f32, f32, f32, bool)> = Vec::new();
    for (link, way) in sheet.links.iter().zip(ways) {
        if !matches!(way, Way::Over(_)) {
            continue;
        }
        let (from, to) = (plan.cards[link.cause], plan.cards[link.effect]);
        let (left, right) = if from.min.x < to.min.x { (from, to) } else { (to, from) };
        let (low, high, y) = (left.center().x, right.center().x, from.center().y);
        let (mut above, mut below) = (0, 0);
        let both = from.union(&to);
        for card in obstacles.near(&Rect { min: pt(left.max.x, both.min.y), max: pt(right.min.x, both.max.y) }) {
            above += levels.up.of(card as u32).len();
            below += levels.down.of(card as u32).len();
        }
        for &(a, b, other_y, is_under) in &set {
            let is_cut = (a < low && low < b && b < high) || (low < a && a < high && high < b);
            if is_cut && (other_y - y).abs() < 40.0 {
                *(if is_under { &mut below } else { &mut above }) += 3;
            }
        }
        let is_under = below < above;
        set.push((low, high, y, is_under));
        if is_under {
            *way = Way::Under(1);
        }
    }
}

/// Short arrows first, each on the lowest level that is free over its whole run.
pub(super) fn assign_levels(links: &[Link], cards: &[Rect], ways: &mut [Way]) {
    let run = |i: usize| {
        let (a, b) = (cards[links[i].cause].center(), cards[links[i].effect].center());
        (a.x.min(b.x), a.x.max(b.x), a.y)
    };
    for is_over in [true, false] {
        let fits = |way: &Way| if is_over { matches!(way, Way::Over(_)) } else { matches!(way, Way::Under(_)) };
        let mut arches: Vec<usize> = (0..ways.len()).filter(|&i| fits(&ways[i])).collect();
        arches.sort_by(|&i, &j| {
            let (a, b) = (run(i), run(j));
            (a.1 - a.0).total_cmp(&(b.1 - b.0)).then(i.cmp(&j))
        });
        let mut set: Vec<(f32, f32, f32, u16)> = Vec::new();
        for i in arches {
            let (low, high, y) = run(i);
            let meets = |s: &&(f32, f32, f32, u16)| (s.2 - y).abs() < 40.0 && s.0 < high && low < s.1;
            let level = 1 + set.iter().filter(meets).map(|s| s.3).max().unwrap_or(0);
            set.push((low, high, y, level));
            ways[i] = if is_over { Way::Over(level) } else { Way::Under(level) };
        }
    }
}
