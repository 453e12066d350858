//! Straight lines through a crowded gap that never lie on each other.
//!
//! Straight lines between two rows cross exactly as often as the order of
//! their ends says, and need no height of their own. Only two of nearly the
//! same slope may run into each other; one of them is bent a little.

use super::lanes::Piece;

/// Slopes that differ less would look like one, in points for each point.
const SAME_SLOPE: f32 = 3e-4;
/// Lines nearer than this would look like one, in points.
const NEAR: f32 = 1.2;
/// How far the middle of a line is moved, in points.
const SAG: f32 = 1.6;
/// A line is compared with at most so many others of nearly its slope.
const MOST: usize = 64;

/// Rounds of looking and bending.
const ROUNDS: usize = 6;

/// For each line of a gap how far its middle is moved down, in points.
pub(super) fn sags(pieces: &[Piece]) -> Vec<f32> {
    let mut sags = vec![0.0; pieces.len()];
    let mut strokes = Vec::with_capacity(pieces.len());
    for round in 0..ROUNDS {
        strokes.clear();
        for (i, piece) in pieces.iter().enumerate() {
            push_strokes(piece, sags[i], i as u32, &mut strokes);
        }
        strokes.sort_unstable_by(|a, b| a.slope.total_cmp(&b.slope).then(a.line.cmp(&b.line)));
        let mut is_clear = true;
        for (at, one) in strokes.iter().enumerate() {
            let alike = strokes[at + 1..].iter().take(MOST).take_while(|s| s.slope - one.slope < SAME_SLOPE);
            for other in alike {
                if one.line != other.line && one.is_on(other) {
                    // The upper one goes up; bends of one size would be parallel again.
                    let sag = SAG * (1.0 + 0.37 * round as f32 + 0.11 * (at % 3) as f32);
                    let is_above = other.at(one.left) < one.left_y;
                    sags[other.line as usize] = if is_above { -sag } else { sag };
                    is_clear = false;
                }
            }
        }
        if is_clear {
            break;
        }
    }
    sags
}

/// A straight line, or half of a bent one.
struct Stroke {
    line: u32,
    left: f32,
    right: f32,
    /// Height at its left end.
    left_y: f32,
    /// Way down for each point to the right.
    slope: f32,
}

fn push_strokes(piece: &Piece, sag: f32, line: u32, into: &mut Vec<Stroke>) {
    let (from, to) = ((piece.span.low, piece.low), (piece.span.high, piece.high));
    let middle = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1) + sag);
    let halves = [(from, middle), (middle, to)];
    let whole = [(from, to)];
    for &(a, b) in if sag == 0.0 { whole.as_slice() } else { &halves } {
        let (a, b) = if a.0 < b.0 { (a, b) } else { (b, a) };
        let slope = (b.1 - a.1) / (b.0 - a.0);
        if slope.abs() < 1.0 {
            into.push(Stroke { line, left: a.0, right: b.0, left_y: a.1, slope });
        }
    }
}

impl Stroke {
    fn at(&self, x: f32) -> f32 {
        self.left_y + self.slope * (x - self.left)
    }

    /// Whether two strokes of about one slope run side by side, nearer than can be seen.
    fn is_on(&self, other: &Self) -> bool {
        let (left, right) = (self.left.max(other.left), self.right.min(other.right));
        if left >= right {
            return false;
        }
        let (first, last) = (self.at(left) - other.at(left), self.at(right) - other.at(right));
        first.abs().min(last.abs()) < NEAR || first * last < 0.0
    }
}
