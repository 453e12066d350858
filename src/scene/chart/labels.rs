//! Words inside a chart, where they cover neither the lines nor each other.
//!
//! A word stands just above or below its line, at the right end if there is room,
//! else at the left end, else in between. If there is no such place it may lie on
//! quiet lines, such as those of natural limits and of initiatives; one without room
//! is left out.

use crate::geometry::{Point, Rect, Size, pt};

/// Room between a word and its line, and between words, in points.
const GAP: f32 = 2.0;
/// Room between a word and the edge of the chart.
const EDGE: f32 = 4.0;
/// Where along its line a word may stand, from 0 (right) to 1 (left), the best places first.
const PLACES: [f32; 5] = [0.0, 1.0, 0.25, 0.75, 0.5];

/// A word and the line that it names.
#[derive(Clone, Debug, PartialEq)]
pub struct LineWord {
    /// How much room it takes.
    pub size: Size,
    /// The line, from left to right.
    pub line: Vec<Point>,
    /// Whether other words may lie on the line, if they must.
    pub is_quiet: bool,
}

/// Other lines in a chart, each from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OtherLines {
    /// Those that no word may cover: values, forecast, the mark of the newest value.
    pub strong: Vec<Vec<Point>>,
    /// Those that words may lie on, if they must: the starts of initiatives.
    pub quiet: Vec<Vec<Point>>,
}

/// Where words stand in a frame, the first ones having the choice, with the lines of all of them and the others left
/// free, and the rectangles in `taken`, to which their own are added.
pub fn place_words(frame: Rect, words: &[LineWord], others: &OtherLines, taken: &mut Vec<Rect>) -> Vec<Option<Rect>> {
    let mut placed = Vec::with_capacity(words.len());
    for word in words {
        let is_free = |rect: &Rect, keeps_clear_of_quiet: bool| {
            contains(&frame.expand(1.0), rect)
                && word.line.first().is_some_and(|first| rect.max.x > first.x)
                && word.line.last().is_some_and(|last| rect.min.x < last.x)
                && !taken.iter().any(|other| other.expand(GAP).intersects(rect))
                && !words
                    .iter()
                    .any(|other| (keeps_clear_of_quiet || !other.is_quiet) && touches(&rect.expand(-0.5), &other.line))
                && !others.strong.iter().any(|line| touches(&rect.expand(1.0), line))
                && !(keeps_clear_of_quiet && others.quiet.iter().any(|line| touches(&rect.expand(1.0), line)))
        };
        let free = places(frame, word).find(|rect| is_free(rect, true));
        let free = free.or_else(|| places(frame, word).find(|rect| !word.is_quiet && is_free(rect, false)));
        taken.extend(free);
        placed.push(free);
    }
    placed
}

/// Above and below the line.
fn places(frame: Rect, word: &LineWord) -> impl Iterator<Item = Rect> {
    let first = word.line.first().map_or(frame.min.x, |first| first.x.max(frame.min.x));
    let room = (frame.max.x - first - word.size.w - 2.0 * EDGE).max(0.0);
    PLACES.into_iter().flat_map(move |place| {
        let left = frame.max.x - EDGE - word.size.w - room * place;
        let ends = [height_at(&word.line, left), height_at(&word.line, left + word.size.w)];
        let [high, low] = [ends[0].min(ends[1]), ends[0].max(ends[1])];
        [high - word.size.h - GAP, low + GAP].map(|top| Rect::from_min_size(pt(left, top), word.size))
    })
}

fn contains(outer: &Rect, inner: &Rect) -> bool {
    outer.contains(inner.min) && outer.contains(inner.max)
}

/// The height of a line over a place; that of its nearer end beside it.
fn height_at(line: &[Point], x: f32) -> f32 {
    let after = line.partition_point(|point| point.x <= x);
    match (after.checked_sub(1).and_then(|before| line.get(before)), line.get(after)) {
        (Some(a), Some(b)) if b.x > a.x => a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x),
        (Some(end), _) | (None, Some(end)) => end.y,
        (None, None) => f32::NAN,
    }
}

/// Whether a line from left to right touches a rectangle; only the pieces over it are looked at.
pub fn touches(rect: &Rect, line: &[Point]) -> bool {
    let from = line.partition_point(|point| point.x < rect.min.x).saturating_sub(1);
    let to = (line.partition_point(|point| point.x <= rect.max.x) + 1).min(line.len());
    let near = line.get(from..to).unwrap_or_default();
    near.windows(2).any(|pair| matches!(pair, [a, b] if crosses(rect, *a, *b)))
}

/// Whether a segment touches a rectangle (Liang and Barsky, 1984).
fn crosses(rect: &Rect, a: Point, b: Point) -> bool {
    let step = b - a;
    let mut from = 0.0_f32;
    let mut to = 1.0_f32;
    for (slope, room) in [
        (-step.x, a.x - rect.min.x),
        (step.x, rect.max.x - a.x),
        (-step.y, a.y - rect.min.y),
        (step.y, rect.max.y - a.y),
    ] {
        if slope == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if slope < 0.0 {
            from = from.max(room / slope);
        } else {
            to = to.min(room / slope);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_through_a_corner_is_seen_and_one_beside_it_is_not() {
        let rect = Rect::new(10.0, 10.0, 10.0, 10.0);
        assert!(touches(&rect, &[pt(0.0, 0.0), pt(30.0, 30.0)]));
        assert!(touches(&rect, &[pt(12.0, 12.0), pt(13.0, 13.0)]));
        assert!(!touches(&rect, &[pt(0.0, 12.0), pt(9.0, 30.0)]));
        assert!(!touches(&rect, &[pt(0.0, 9.0), pt(30.0, 9.0)]));
    }

    #[test]
    fn words_of_lines_that_lie_close_together_never_collide() {
        let frame = Rect::new(0.0, 0.0, 240.0, 120.0);
        let flat = |y: f32| vec![pt(0.0, y), pt(240.0, y)];
        for gap in [0.0, 3.0, 8.0, 15.0, 30.0] {
            let word = |n: f32| LineWord { size: Size::new(52.0, 13.0), line: flat(40.0 + n * gap), is_quiet: false };
            let words = [word(0.0), word(1.0), word(2.0)];
            let values = OtherLines { strong: vec![vec![pt(0.0, 100.0), pt(240.0, 20.0)]], quiet: Vec::new() };
            let mut taken = Vec::new();
            let placed: Vec<Rect> = place_words(frame, &words, &values, &mut taken).into_iter().flatten().collect();
            assert!(!placed.is_empty() && placed == taken);
            for (index, rect) in placed.iter().enumerate() {
                assert!(placed.iter().skip(index + 1).all(|other| !other.intersects(rect)), "{gap}: {placed:?}");
                assert!(words.iter().all(|word| !touches(&rect.expand(-0.5), &word.line)), "{gap}: {placed:?}");
                assert!(!touches(rect, &values.strong[0]), "{gap}: {placed:?}");
            }
        }
    }

    #[test]
    fn a_word_lies_on_a_quiet_line_rather_than_go_missing() {
        let frame = Rect::new(0.0, 0.0, 240.0, 40.0);
        let word = |y: f32, is_quiet: bool| {
            let line = vec![pt(0.0, y), pt(240.0, y)];
            LineWord { size: Size::new(52.0, 13.0), line, is_quiet }
        };
        let place = |is_quiet: bool| {
            let words = [word(20.0, false), word(12.0, is_quiet), word(28.0, is_quiet)];
            place_words(frame, &words, &OtherLines::default(), &mut Vec::new())[0]
        };
        assert!(place(false).is_none() && place(true).is_some());
    }
}
