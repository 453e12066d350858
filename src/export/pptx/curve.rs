//! The preset curve of the format, where it runs as an arrow of the map does.
//!
//! `curvedConnector3` (`presetShapeDefinitions.xml` of ECMA-376) leaves rightwards, turns over to the other side in the
//! middle and arrives rightwards. A frame turned by a quarter makes it leave upwards; mirrored, it turns to the other
//! side; its adjustment says where the middle is.

use super::units::{Share, emu, extent};
use crate::export::markup::Markup;
use crate::geometry::{Path, Point, Segment, pt};

/// How far the preset may be from an arrow and still stand for it, in points: arrows keep more than twice that from
/// each other, and both stay inside the rectangle between their ends, so that neither touches a card.
const CLOSE: f32 = 5.0;
/// Straight pieces of each part of a curve when two are compared.
const PIECES: usize = 8;
/// How straight an arrow must leave and arrive: the cosine of the angle to its axis.
const STRAIGHT: f32 = 0.99;

/// The way in which an arrow leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Right,
    Left,
}

impl Way {
    fn of(direction: Point) -> Option<Self> {
        let ways = [Self::Up, Self::Down, Self::Right, Self::Left];
        let direction = direction.normalized();
        ways.into_iter().find(|way| {
            let along = way.vector();
            along.x * direction.x + along.y * direction.y > STRAIGHT
        })
    }

    const fn vector(self) -> Point {
        match self {
            Self::Up => pt(0.0, -1.0),
            Self::Down => pt(0.0, 1.0),
            Self::Right => pt(1.0, 0.0),
            Self::Left => pt(-1.0, 0.0),
        }
    }

    /// The turn of the frame in 60 000ths of a degree, and whether it is mirrored for an arrow to a point.
    fn frame(self, to: Point) -> (u32, bool) {
        match self {
            Self::Up => (16_200_000, to.x < 0.0),
            Self::Down => (5_400_000, to.x > 0.0),
            Self::Right => (0, to.y < 0.0),
            Self::Left => (10_800_000, to.y > 0.0),
        }
    }
}

/// A preset curve that stands for a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Curve {
    start: Point,
    end: Point,
    way: Way,
    /// Length along the way, and width across it, in points.
    size: (f32, f32),
    /// Where it turns over, as a share of the length.
    middle: f32,
}

impl Curve {
    /// The preset curve that runs as a path does; `None` if none does.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let (start, end) = (path.start, path.end());
        let way = Way::of(first_direction(path)).filter(|way| Way::of(last_direction(path)) == Some(*way))?;
        let along = way.vector();
        let across = pt(along.y.abs() * (end.x - start.x).signum(), along.x.abs() * (end.y - start.y).signum());
        let local = |p: Point| {
            let from_start = p - start;
            pt(from_start.x * along.x + from_start.y * along.y, from_start.x * across.x + from_start.y * across.y)
        };
        let points: Vec<Point> = path.flatten(PIECES).into_iter().map(local).collect();
        let size = points.last().map(|end| (end.x, end.y)).filter(|(length, width)| *length > 1.0 && *width > 1.0)?;
        let middle = points.windows(2).find_map(|pair| match pair {
            [a, b] if a.y <= size.1 / 2.0 && b.y > size.1 / 2.0 => {
                Some(a.lerp(*b, (size.1 / 2.0 - a.y) / (b.y - a.y)).x / size.0)
            }
            _ => None,
        })?;
        let curve = Self { start, end, way, size, middle: middle.clamp(0.0, 1.0) };
        let (drawn, own) = (curve.local_path(), Path::polyline(points.iter().copied()));
        let is_close = |path: &Path, points: &[Point]| points.iter().all(|p| path.distance_to(*p) <= CLOSE);
        (is_close(&drawn, &points) && is_close(&own, &drawn.flatten(PIECES))).then_some(curve)
    }

    /// The curve as the format defines it, in a frame that leads from its start along its way.
    fn local_path(&self) -> Path {
        let ((length, width), turn) = (self.size, self.size.0 * self.middle);
        let mut path = Path::from(pt(0.0, 0.0));
        path.cubic_to(pt(turn / 2.0, 0.0), pt(turn, width / 4.0), pt(turn, width / 2.0));
        path.cubic_to(pt(turn, width * 0.75), pt(f32::midpoint(length, turn), width), pt(length, width));
        path
    }

    /// Writes place, size and geometry.
    pub(super) fn write(&self, markup: &mut Markup) {
        let (turn, is_mirrored) = self.way.frame(self.end - self.start);
        let (length, width) = self.size;
        let corner = self.start.lerp(self.end, 0.5) - pt(length, width) * 0.5;
        let mut tag = markup.open("a:xfrm");
        if turn > 0 {
            tag.attr("rot", turn);
        }
        if is_mirrored {
            tag.attr("flipV", "1");
        }
        markup.open("a:off").attr("x", emu(corner.x)).attr("y", emu(corner.y));
        markup.close();
        markup.open("a:ext").attr("cx", extent(length)).attr("cy", extent(width));
        markup.close().close();
        super::shape::preset(markup, "curvedConnector3", Some(("adj1", Share(self.middle))));
    }
}

fn first_direction(path: &Path) -> Point {
    match path.segments.first() {
        Some(Segment::Cubic(control, _, _)) => *control - path.start,
        Some(Segment::Line(end)) => *end - path.start,
        None => Point::default(),
    }
}

fn last_direction(path: &Path) -> Point {
    match path.segments.as_slice() {
        [.., Segment::Cubic(_, control, end)] => *end - *control,
        [.., before, Segment::Line(end)] => *end - before.end(),
        _ => path.end() - path.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s_curve(to: Point, reach: f32) -> Path {
        let mut path = Path::from(pt(100.0, 100.0));
        let end = pt(100.0, 100.0) + to;
        path.cubic_to(pt(100.0, 100.0 + to.y * reach), pt(end.x, end.y - to.y * reach), end);
        path
    }

    #[test]
    fn an_s_curve_has_its_preset_and_a_detour_has_none() {
        for (to, way) in [(pt(60.0, -50.0), Way::Up), (pt(-60.0, -50.0), Way::Up), (pt(60.0, 50.0), Way::Down)] {
            let curve =
                Curve::of(&s_curve(to, 0.44)).map(|curve| (curve.way, curve.size, (curve.middle * 10.0).round()));
            assert_eq!(curve, Some((way, (50.0, 60.0), 5.0)), "{to:?}");
        }
        assert_eq!(Curve::of(&s_curve(pt(400.0, -300.0), 0.44)), None, "too far from it");
        let mut detour = Path::from(pt(0.0, 0.0));
        detour.cubic_to(pt(0.0, -20.0), pt(-40.0, -20.0), pt(-40.0, -40.0));
        detour.cubic_to(pt(-40.0, -60.0), pt(40.0, -60.0), pt(40.0, -80.0));
        assert_eq!(Curve::of(&detour), None);
        assert_eq!(Curve::of(&Path::polyline([pt(0.0, 0.0), pt(0.0, -9.0)])), None);
    }
}
