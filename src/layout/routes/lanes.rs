//! The shape of every arrow in every gap.
//!
//! Arrows in one gap get tracks, so that parallel runs keep apart. In the
//! smooth style an arrow is an S-curve that is leaned to its track, or, where
//! it is so flat that curves would lie on each other, a level run with wide
//! corners; in the orthogonal style it is always a run. Two S-curves that
//! meet more often than straight lines would are drawn as runs instead, since
//! runs on ordered tracks never do.

use super::super::RouteStyle;
use super::chords;
use super::curves::{Bend, Stop, cubic_of};
use super::tracks::{self, Span, Track};

/// Curves narrower than this are upright enough without a track, in points.
const WIDE: f32 = 36.0;
/// Wanted distance between two tracks, in points.
const LANE: f32 = 8.0;
/// Least distance between two tracks of a crowded gap, in points.
const LEAST_LANE: f32 = 1.4;
/// So many tracks of an orthogonal map keep their full distance.
const EASY_TRACKS: f32 = 10.0;
/// Height for each straight line where most lie above each other in a crowded gap, in points.
const CHORD_LANE: f32 = 2.0;
/// So many tracks of a smooth map keep a distance that the eye follows easily.
const EASY_LANES: f32 = 8.0;
/// Distance between those, in points.
const EASY_LANE: f32 = 4.0;
/// Distance of the outermost tracks from the edges of a gap, in points.
const EDGE: f32 = 6.0;
/// The tracks together take at most this share of the gap.
const SHARE: f32 = 0.62;
/// Curves so many times as wide as high are drawn as runs.
const FLAT: f32 = 8.0;
/// Passages whose middles differ less in height use one gap, in points.
const SAME_HEIGHT: f32 = 16.0;
/// With more arrows than this in a gap, all are straight lines.
const CROWD: usize = 90;
/// Largest radius of the corners of a run, smooth and orthogonal, in points.
const RADII: (f32, f32) = (22.0, 6.0);
/// Radius of the corners of a smooth detour, in points.
const CORNER: f32 = 12.0;
/// Least height that arrows of one gap must have in common to be ordered by it, in points.
const LEAST_ZONE: f32 = 6.0;
/// Curves that come nearer without need touch for the eye, in points.
const TOUCH: f32 = 1.5;
/// Straight pieces into which a curve is cut to count where it meets others.
const STEPS: usize = 12;

/// One change of x, from its lower to its upper end.
pub(super) struct Piece {
    /// Index of the stop at which the arrow leaves.
    stop: usize,
    /// Its x.
    pub span: Span,
    /// Height of the lower end.
    pub low: f32,
    /// Height of the upper end.
    pub high: f32,
}

impl Piece {
    fn middle(&self) -> f32 {
        f32::midpoint(self.low, self.high)
    }

    fn height(&self) -> f32 {
        self.low - self.high
    }

    fn width(&self) -> f32 {
        (self.span.low - self.span.high).abs()
    }
}

/// Radius of the corners of a way round other things.
pub(super) fn corner(style: RouteStyle) -> f32 {
    if style == RouteStyle::Smooth { CORNER } else { RADII.1 }
}

/// The bend after each stop; `starts` are the indices of the first stop of each arrow, and their number at last.
pub(super) fn bends(stops: &[Stop], starts: &[u32], style: RouteStyle) -> Vec<Bend> {
    let mut bends = vec![Bend::Soft(0.0); stops.len()];
    let pieces = sorted(pieces(stops, starts));
    for gap in gaps(&pieces) {
        shape(gap, style, &mut bends);
    }
    bends
}

/// The middle of each gap, and the height that the tracks in it need, in points.
pub(super) fn heights(stops: &[Stop], starts: &[u32], style: RouteStyle) -> Vec<(f32, f32)> {
    let pieces = sorted(pieces(stops, starts));
    let height = |gap: &[Piece]| {
        let spans: Vec<Span> = gap.iter().map(|p| p.span).collect();
        let most = || tracks::assign(&spans).iter().map(|t| t.of).max().unwrap_or(1);
        let last = if is_crowded(gap, style) { tracks::density(&spans) } else { most() }.saturating_sub(1) as f32;
        let height = match style {
            RouteStyle::Smooth if is_crowded(gap, style) => last * CHORD_LANE,
            RouteStyle::Smooth => {
                (last.min(EASY_LANES) * EASY_LANE + (last - EASY_LANES).max(0.0) * LEAST_LANE) / SHARE
            }
            RouteStyle::Orthogonal => (last * LANE).min(EASY_TRACKS * LANE + last * LEAST_LANE) + 2.0 * EDGE,
        };
        (gap.first().map_or(0.0, Piece::middle), height)
    };
    gaps(&pieces).into_iter().map(height).collect()
}

fn sorted(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_unstable_by(|a, b| a.middle().total_cmp(&b.middle()).then(a.stop.cmp(&b.stop)));
    pieces
}

/// The sorted pieces of each gap.
fn gaps(pieces: &[Piece]) -> Vec<&[Piece]> {
    let mut gaps = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let lowest = pieces[from].middle();
        let count = pieces[from..].iter().take_while(|p| p.middle() - lowest <= SAME_HEIGHT).count();
        gaps.push(&pieces[from..from + count]);
        from += count;
    }
    gaps
}

fn pieces(stops: &[Stop], starts: &[u32]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(stops.len());
    for pair in starts.windows(2) {
        for i in pair[0] as usize + 1..pair[1] as usize {
            let (from, to) = (stops[i - 1], stops[i]);
            let is_up = from.leave > to.enter;
            let (low, high) = if is_up { (from.leave, to.enter) } else { (to.enter, from.leave) };
            let span = if is_up { Span { low: from.x, high: to.x } } else { Span { low: to.x, high: from.x } };
            if !span.is_upright() {
                pieces.push(Piece { stop: i - 1, span, low, high });
            }
        }
    }
    pieces
}

/// Whether so many arrows pass a gap that only straight lines keep them apart.
fn is_crowded(gap: &[Piece], style: RouteStyle) -> bool {
    style == RouteStyle::Smooth && gap.len() > CROWD
}

/// The shapes of the arrows of one gap.
fn shape(pieces: &[Piece], style: RouteStyle, bends: &mut [Bend]) {
    if is_crowded(pieces, style) {
        for (piece, sag) in pieces.iter().zip(chords::sags(pieces)) {
            bends[piece.stop] = Bend::Chord(sag);
        }
        return;
    }
    let spans: Vec<Span> = pieces.iter().map(|p| p.span).collect();
    let tracks = tracks::assign(&spans);
    let is_run = |piece: &Piece| style == RouteStyle::Orthogonal || piece.width() > FLAT * piece.height();
    let common = Zone::of(pieces);
    let zones: Vec<Zone> =
        pieces.iter().map(|p| common.unwrap_or(Zone { middle: p.middle(), height: p.height() })).collect();
    let mut shapes: Vec<Bend> = (pieces.iter().zip(&tracks).zip(&zones))
        .map(|((piece, track), zone)| {
            if is_run(piece) {
                zone.run(*track, style)
            } else if piece.width() < WIDE {
                Bend::Soft(0.0)
            } else {
                Bend::Soft(zone.y(*track, style) - piece.middle())
            }
        })
        .collect();
    if style == RouteStyle::Smooth {
        mend(pieces, &zones, &tracks, &mut shapes);
    }
    for (piece, shape) in pieces.iter().zip(shapes) {
        bends[piece.stop] = shape;
    }
}

/// The height that all arrows of a gap have in common.
#[derive(Clone, Copy)]
struct Zone {
    middle: f32,
    height: f32,
}

impl Zone {
    /// The zone of a gap; `None` if its arrows have no height in common.
    fn of(pieces: &[Piece]) -> Option<Self> {
        let low = pieces.iter().map(|p| p.low).fold(f32::INFINITY, f32::min);
        let high = pieces.iter().map(|p| p.high).fold(f32::NEG_INFINITY, f32::max);
        (low - high > LEAST_ZONE).then_some(Self { middle: f32::midpoint(low, high), height: low - high })
    }

    /// Distance between two tracks, in points.
    fn step(self, track: Track, style: RouteStyle) -> f32 {
        let last = track.of as f32 - 1.0;
        let usable = match style {
            RouteStyle::Smooth => self.height * SHARE,
            RouteStyle::Orthogonal => (self.height - 2.0 * EDGE).max(self.height * SHARE),
        };
        LANE.min(usable / last.max(1.0))
    }

    /// Height of a track.
    fn y(self, track: Track, style: RouteStyle) -> f32 {
        self.middle + self.step(track, style) * (track.level as f32 - (track.of as f32 - 1.0) / 2.0)
    }

    /// A run on a track. All runs side by side have corners of one radius, as corners of different ones would meet.
    fn run(self, track: Track, style: RouteStyle) -> Bend {
        let most = if style == RouteStyle::Smooth { RADII.0 } else { RADII.1 };
        let room = (self.height - self.step(track, style) * (track.of as f32 - 1.0)) / 2.0;
        Bend::Run { y: self.y(track, style), radius: most.min(room.max(0.5)) }
    }
}

/// Turns curves that meet too often into runs.
fn mend(pieces: &[Piece], zones: &[Zone], tracks: &[Track], shapes: &mut [Bend]) {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    let left = |i: usize| pieces[i].span.low.min(pieces[i].span.high);
    let right = |i: usize| pieces[i].span.low.max(pieces[i].span.high);
    order.sort_unstable_by(|&a, &b| left(a).total_cmp(&left(b)).then(a.cmp(&b)));
    let mut lines: Vec<Line> = pieces.iter().zip(&*shapes).map(|(p, s)| line(p, *s)).collect();
    // A curve that has become a run may now meet one that was looked at before.
    let mut is_stable = false;
    while !is_stable {
        is_stable = true;
        for (at, &a) in order.iter().enumerate() {
            for &b in order[at + 1..].iter().take_while(|&&b| left(b) < right(a)) {
                let soft = [a, b].into_iter().filter(|&i| matches!(shapes[i], Bend::Soft(_)));
                let (p, q) = (pieces[a].span, pieces[b].span);
                let promised = usize::from((p.low < q.low) != (p.high < q.high));
                if soft.clone().next().is_none() {
                    continue;
                }
                let (count, nearest) = meetings(&lines[a], &lines[b]);
                if count > promised || (promised == 0 && nearest < TOUCH) {
                    for i in soft.collect::<Vec<_>>() {
                        shapes[i] = zones[i].run(tracks[i], RouteStyle::Smooth);
                        lines[i] = line(&pieces[i], shapes[i]);
                        is_stable = false;
                    }
                }
            }
        }
    }
}

/// A curve as the x at heights that fall from its lower to its upper end.
type Line = Vec<(f32, f32)>;

fn line(piece: &Piece, bend: Bend) -> Line {
    let Span { low, high } = piece.span;
    match bend {
        Bend::Chord(_) => vec![(piece.low, low), (piece.high, high)],
        Bend::Run { y, radius } => {
            let wide = radius.min((high - low).abs() / 2.0) * (high - low).signum();
            let into = radius.min((piece.low - y).abs()).min((y - piece.high).abs());
            // A quarter of an ellipse by three points; the run itself falls a little, so that heights fall throughout.
            let corner = [(1.0, 0.0), (0.617, 0.076), (0.293, 0.293), (0.076, 0.617), (0.0, 1.0)];
            let lower = corner.map(|(up, aside)| (y + 0.05 + into * up, low + wide * aside));
            let upper = corner.map(|(up, aside)| (y - 0.05 - into * up, high - wide * aside));
            let ends = [(piece.low, low), (piece.high, high)];
            ends[..1].iter().chain(&lower).chain(upper.iter().rev()).chain(&ends[1..]).copied().collect()
        }
        Bend::Soft(lean) => {
            let (from, a, b, end) = cubic_of(low, high, piece.low, piece.high, lean);
            (0..=STEPS)
                .map(|i| {
                    let p = crate::geometry::cubic_at(from, a, b, end, i as f32 / STEPS as f32);
                    (p.y, p.x)
                })
                .collect()
        }
    }
}

/// How often two curves change sides, and how near they come, in points.
fn meetings(a: &Line, b: &Line) -> (usize, f32) {
    let (mut i, mut j) = (0, 0);
    let mut side = 0.0_f32;
    let (mut count, mut nearest) = (0, f32::INFINITY);
    while i < a.len() && j < b.len() {
        let y = a[i].0.max(b[j].0);
        let apart = at(b, j, y) - at(a, i, y);
        nearest = nearest.min(apart.abs());
        if apart.abs() > 0.01 {
            if apart * side < 0.0 {
                count += 1;
            }
            side = apart;
        }
        if a[i].0 >= y {
            i += 1;
        }
        if j < b.len() && b[j].0 >= y {
            j += 1;
        }
    }
    (count, nearest)
}

/// The x of a line at a height between its points `i - 1` and `i`.
fn at(line: &Line, i: usize, y: f32) -> f32 {
    let (to_y, to_x) = line[i];
    let Some(&(from_y, from_x)) = i.checked_sub(1).and_then(|k| line.get(k)) else { return to_x };
    if from_y - to_y < 1e-6 {
        to_x
    } else {
        from_x + (to_x - from_x) * ((from_y - y) / (from_y - to_y)).clamp(0.0, 1.0)
    }
}
