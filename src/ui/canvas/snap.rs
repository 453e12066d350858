//! Where a dragged card lines up with others.
//!
//! Across the rows it snaps to the left edges, middles and right edges of other
//! cards, along its row to their height; the line on which it does is shown. Cards
//! of its own row give way sideways, so nothing snaps to them there.

use crate::geometry::{Point, Rect, pt};

/// A line on which cards lie, from end to end, in map points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Guide {
    pub(super) from: Point,
    pub(super) to: Point,
}

/// How far a card is moved to line up, and on which lines it then lies.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Snap {
    /// In map points; nothing where no card is near enough.
    pub(super) by: Point,
    pub(super) guides: Vec<Guide>,
}

/// Lines a card up with others that are at most `reach` map points away from lining up.
pub(super) fn snap(card: &Rect, others: &[Rect], reach: f32) -> Snap {
    let is_beside = |other: &&Rect| other.min.y < card.max.y && card.min.y < other.max.y;
    let across = others.iter().filter(|other| !is_beside(other));
    let x = across.flat_map(|other| {
        // Middles first: of equally near lines the first one counts.
        let lines = [(other.center().x, card.center().x), (other.min.x, card.min.x), (other.max.x, card.max.x)];
        lines.map(|(line, own)| (line - own, line, *other))
    });
    let y = others.iter().filter(is_beside).map(|other| {
        let line = other.center().y;
        (line - card.center().y, line, *other)
    });
    let nearest = |lines: &mut dyn Iterator<Item = (f32, f32, Rect)>| {
        lines.filter(|(by, ..)| by.abs() <= reach).min_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
    };
    let (x, y) = (nearest(&mut x.into_iter()), nearest(&mut y.into_iter()));
    let by = pt(x.map_or(0.0, |(by, ..)| by), y.map_or(0.0, |(by, ..)| by));
    let card = card.translate(by);
    let upright = x.map(|(_, line, other)| {
        let both = card.union(&other);
        Guide { from: pt(line, both.min.y), to: pt(line, both.max.y) }
    });
    let level = y.map(|(_, line, other)| {
        let both = card.union(&other);
        Guide { from: pt(both.min.x, line), to: pt(both.max.x, line) }
    });
    Snap { by, guides: upright.into_iter().chain(level).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(x: f32, y: f32) -> Rect {
        Rect::new(x, y, 100.0, 60.0)
    }

    #[test]
    fn a_card_lines_up_with_the_middle_of_one_in_another_row() {
        let snap = snap(&card(203.0, 0.0), &[card(200.0, 200.0)], 6.0);
        assert_eq!(snap.by, pt(-3.0, 0.0));
        assert_eq!(snap.guides, [Guide { from: pt(250.0, 0.0), to: pt(250.0, 260.0) }]);
    }

    #[test]
    fn it_takes_the_height_of_its_row_and_nothing_sideways_from_it() {
        let snap = snap(&card(300.0, 4.0), &[card(298.0, 0.0)], 6.0);
        assert_eq!(snap.by, pt(0.0, -4.0));
    }

    #[test]
    fn what_is_further_away_does_not_pull() {
        assert_eq!(snap(&card(210.0, 0.0), &[card(200.0, 200.0)], 6.0), Snap::default());
    }
}
