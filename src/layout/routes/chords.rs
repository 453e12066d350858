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

/// For each line of a gap how far its middle is moved down, in points.
pub(super) fn sags(pieces: &[Piece]) -> Vec<f32> {
    let mut sags = vec![0.0; pieces.len()];
    let rise = |p: &Piece| (p.high - p.low) / (p.span.high - p.span.low);
    // Slope, height where x is that of the lower end of the first, and which line.
    let mut lines: Vec<(f32, u32)> = pieces.iter().enumerate().map(|(i, p)| (rise(p), i as u32)).collect();
    lines.retain(|l| l.0.abs() < 1.0);
    lines.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (at, &(slope, i)) in lines.iter().enumerate() {
        let one = &pieces[i as usize];
        for &(_, j) in lines[at + 1..].iter().take(MOST).take_while(|l| l.0 - slope < SAME_SLOPE) {
            let other = &pieces[j as usize];
            if sags[i as usize] == sags[j as usize] && is_on(one, other, slope) {
                // The upper one goes up; it stays clear of the other.
                let is_above = one.low + slope * (other.span.low - one.span.low) < other.low;
                sags[j as usize] = if is_above { SAG } else { -SAG };
            }
        }
    }
    sags
}

/// Whether two lines of about one slope run side by side, nearer than can be seen.
fn is_on(one: &Piece, other: &Piece, slope: f32) -> bool {
    let ends = |p: &Piece| (p.span.low.min(p.span.high), p.span.low.max(p.span.high));
    let (a, b) = (ends(one), ends(other));
    let (left, right) = (a.0.max(b.0), a.1.min(b.1));
    if left >= right {
        return false;
    }
    let other_slope = (other.high - other.low) / (other.span.high - other.span.low);
    let apart = |x: f32| {
        (one.low + slope * (x - one.span.low)) - (other.low + other_slope * (x - other.span.low))
    };
    let (first, last) = (apart(left), apart(right));
    first.abs().min(last.abs()) < NEAR || first * last < 0.0
}
