//! Moving the selection along the graph with the arrow keys.
//!
//! Up and down follow the arrows first (up to an effect, down to a cause) and
//! fall back to the nearest card in that direction; left and right go to the
//! neighbour in the band.

use crate::geometry::{Point, Rect};
use crate::model::{ObjectiveId, Project};
use crate::scene::Plan;

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the keys")]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

impl Direction {
    /// How far `to` lies in this direction from `from`, and how far aside.
    fn measure(self, from: Point, to: Point) -> (f32, f32) {
        let d = to - from;
        match self {
            Self::Up => (-d.y, d.x.abs()),
            Self::Down => (d.y, d.x.abs()),
            Self::Left => (-d.x, d.y.abs()),
            Self::Right => (d.x, d.y.abs()),
        }
    }
}

/// The card that a key leads to from a card; from nowhere, the first card of the map.
pub fn neighbour(
    project: &Project,
    plan: &Plan,
    from: Option<ObjectiveId>,
    direction: Direction,
) -> Option<ObjectiveId> {
    let Some((id, rect)) = from.and_then(|id| Some((id, plan.card(id)?))) else {
        return project.objectives_in_order().first().map(|o| o.id);
    };
    let linked: Vec<ObjectiveId> = match direction {
        Direction::Up => project.map.effects(id).iter().map(|link| link.effect).collect(),
        Direction::Down => project.map.causes(id).iter().map(|link| link.cause).collect(),
        Direction::Left | Direction::Right => Vec::new(),
    };
    let linked = linked.into_iter().filter_map(|id| Some((id, plan.card(id)?)));
    nearest(rect, linked, direction)
        .or_else(|| nearest(rect, plan.cards().filter(|(other, _)| *other != id), direction))
}

/// The nearest card that lies in the direction, sideways distance counting double.
fn nearest(from: Rect, cards: impl Iterator<Item = (ObjectiveId, Rect)>, direction: Direction) -> Option<ObjectiveId> {
    let score = |rect: &Rect| {
        let (ahead, aside) = direction.measure(from.center(), rect.center());
        (ahead > 1.0).then_some(ahead + 2.0 * aside)
    };
    let scored = cards.filter_map(|(id, rect)| Some((id, score(&rect)?)));
    scored.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(id, _)| id)
}
