//! Lanes in the corridors between rows.
//!
//! Curves that run side by side through the same corridor would meet half way
//! up. Each is leaned up or down by a few points so that they stay apart: of
//! curves that rise to the right, the left one runs higher; of curves that
//! fall, lower. Curves that are nearly upright need no lane.

use crate::geometry::Point;

/// Curves narrower than this are upright enough, in points.
const WIDE: f32 = 50.0;
/// Wanted distance between two lanes, in points.
const LANE: f32 = 8.0;
/// The lanes together take at most this share of the corridor.
const SHARE: f32 = 0.34;
/// Curves whose middles differ less in height use one corridor, in points.
const SAME_HEIGHT: f32 = 16.0;

/// One curve from corridor edge to corridor edge.
struct Curve {
    link: usize,
    piece: usize,
    left: f32,
    right: f32,
    middle: f32,
    height: f32,
    rises: bool,
}

/// For each link, for each of its curves (point to point), how far its middle is moved down, in points.
pub(super) fn lean(ways: &[Vec<(Point, Point)>]) -> Vec<Vec<f32>> {
    let mut leans: Vec<Vec<f32>> = ways.iter().map(|way| vec![0.0; way.len()]).collect();
    let mut curves = Vec::new();
    for (link, way) in ways.iter().enumerate() {
        for (piece, &(from, to)) in way.iter().enumerate() {
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            if dx.abs() >= WIDE {
                let (left, right) = (from.x.min(to.x), from.x.max(to.x));
                let middle = f32::midpoint(from.y, to.y);
                curves.push(Curve { link, piece, left, right, middle, height: dy.abs(), rises: dx * dy < 0.0 });
            }
        }
    }
    curves.sort_by(|a, b| a.middle.total_cmp(&b.middle).then(a.link.cmp(&b.link)));
    let mut rest = curves.as_mut_slice();
    while let Some(lowest) = rest.first().map(|c| c.middle) {
        let count = rest.iter().take_while(|c| c.middle - lowest <= SAME_HEIGHT).count();
        let (corridor, others) = rest.split_at_mut(count);
        corridor.sort_by(|a, b| {
            a.rises
                .cmp(&b.rises)
                .then(a.left.total_cmp(&b.left))
                .then(a.right.total_cmp(&b.right))
                .then(a.link.cmp(&b.link))
        });
        lean_corridor(corridor, &mut leans);
        rest = others;
    }
    leans
}

/// Cuts the sorted curves into runs that overlap and spreads each run.
fn lean_corridor(curves: &[Curve], leans: &mut [Vec<f32>]) {
    let mut from = 0;
    while from < curves.len() {
        let mut reach = curves[from].right;
        let mut to = from + 1;
        while to < curves.len() && curves[to].rises == curves[from].rises && curves[to].left < reach {
            reach = reach.max(curves[to].right);
            to += 1;
        }
        let last = (to - from - 1) as f32;
        let height = curves[from..to].iter().map(|c| c.height).fold(f32::INFINITY, f32::min);
        let step = LANE.min(height * SHARE / last.max(1.0));
        for (i, curve) in curves[from..to].iter().enumerate() {
            let down = step * (i as f32 - last / 2.0);
            leans[curve.link][curve.piece] = if curve.rises { down } else { -down };
        }
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::lean;
    use crate::geometry::pt;

    #[test]
    fn of_two_rising_curves_the_left_one_runs_higher() {
        let way = |x: f32| vec![(pt(x, 90.0), pt(x + 200.0, 0.0))];
        let leans = lean(&[way(40.0), way(0.0), way(900.0)]);
        assert!(leans[1][0] < 0.0 && leans[0][0] > 0.0 && leans[2][0] == 0.0, "{leans:?}");
    }
}
