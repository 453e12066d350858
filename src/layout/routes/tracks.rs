//! Which of the arrows in the gap between two rows runs above which.
//!
//! Every arrow that changes its x on the way through a gap runs along a track.
//! Two arrows that do not have to cross stay apart only if the right one is
//! above: of arrows that rise to the right, the left one; of arrows that rise
//! to the left, the right one. Arrows of different kinds that meet cross once
//! in any case. So the tracks are the levels of two partial orders, filled by
//! the left-edge algorithm (Hashimoto, Stevens 1971) with the constraints of
//! channel routing; the order by crossings is that of Sander (1995).
//!
//! Invariant: two arrows on one track keep their distance along it.

/// Least distance between two runs on one track, in points.
const APART: f32 = 12.0;
/// The upright legs of two arrows closer than this would look like one, in points.
const LEG: f32 = 3.0;

/// The way of one arrow through a gap, by its x alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    /// At the lower edge of the gap, in points.
    pub low: f32,
    /// At the upper edge of the gap, in points.
    pub high: f32,
}

impl Span {
    fn left(self) -> f32 {
        self.low.min(self.high)
    }

    fn right(self) -> f32 {
        self.low.max(self.high)
    }

    /// Whether the span needs no track.
    pub fn is_upright(self) -> bool {
        (self.low - self.high).abs() < 0.01
    }
}

/// The track of a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Track {
    /// Counted from the top, 0 first.
    pub level: u32,
    /// How many tracks there are where the span runs.
    pub of: u32,
}

/// The track of each span; upright ones are alone on theirs.
pub(super) fn assign(spans: &[Span]) -> Vec<Track> {
    let mut tracks = vec![Track { level: 0, of: 1 }; spans.len()];
    let mut ids: Vec<u32> = (0..spans.len() as u32).filter(|&i| !spans[i as usize].is_upright()).collect();
    if ids.len() < 2 {
        return tracks;
    }
    let span = |i: u32| spans[i as usize];
    ids.sort_unstable_by(|&a, &b| span(a).left().total_cmp(&span(b).left()).then(a.cmp(&b)));
    let mut group = Vec::new();
    let mut reach = f32::NEG_INFINITY;
    for (at, &i) in ids.iter().enumerate() {
        if at > 0 && span(i).left() > reach + APART {
            fill(spans, &group, &mut tracks);
            group.clear();
        }
        reach = reach.max(span(i).right());
        group.push(i);
    }
    fill(spans, &group, &mut tracks);
    tracks
}

/// How many spans lie above each other where most do.
pub(super) fn density(spans: &[Span]) -> u32 {
    let mut ends: Vec<(f32, i32)> = spans.iter().flat_map(|s| [(s.left(), 1), (s.right(), -1)]).collect();
    ends.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut open = 0;
    ends.iter()
        .map(|end| {
            open += end.1;
            open
        })
        .max()
        .unwrap_or(0)
        .unsigned_abs()
}

/// Gives tracks to spans that hang together; those that rise to the right first, or, if legs lie on each other
/// then, those that rise to the left.
fn fill(spans: &[Span], group: &[u32], tracks: &mut [Track]) {
    if let [_] = group {
        return;
    }
    fill_rising_first(spans, group, tracks);
    let clashes = clashes(spans, group, tracks);
    if clashes == 0 {
        return;
    }
    let mirror = |s: &Span| Span { low: -s.low, high: -s.high };
    let mirrored: Vec<Span> = group.iter().map(|&i| mirror(&spans[i as usize])).collect();
    let own: Vec<u32> = (0..group.len() as u32).collect();
    let mut others = vec![Track::default(); group.len()];
    fill_rising_first(&mirrored, &own, &mut others);
    if self::clashes(&mirrored, &own, &others) < clashes {
        for (&i, other) in group.iter().zip(others) {
            tracks[i as usize] = other;
        }
    }
}

/// How often the upright legs of two spans lie on each other.
fn clashes(spans: &[Span], group: &[u32], tracks: &[Track]) -> usize {
    let by_high = sorted_by(group, |i| spans[i as usize].high);
    let level = |i: u32| tracks[i as usize].level;
    let on = |&i: &u32| {
        near(&by_high, spans[i as usize].low).iter().filter(|&&(_, k)| k != i && level(k) >= level(i)).count()
    };
    group.iter().map(on).sum()
}

fn fill_rising_first(spans: &[Span], group: &[u32], tracks: &mut [Track]) {
    let span = |i: u32| spans[i as usize];
    let mut rising: Vec<u32> = group.iter().copied().filter(|&i| span(i).low < span(i).high).collect();
    let mut falling: Vec<u32> = group.iter().copied().filter(|&i| span(i).low > span(i).high).collect();
    rising.sort_unstable_by(|&a, &b| {
        let (p, q) = (span(a), span(b));
        p.low.total_cmp(&q.low).then(p.high.total_cmp(&q.high)).then(a.cmp(&b))
    });
    falling.sort_unstable_by(|&a, &b| {
        let (p, q) = (span(a), span(b));
        q.low.total_cmp(&p.low).then(q.high.total_cmp(&p.high)).then(a.cmp(&b))
    });

    let mut above = Above::of(rising.iter().map(|&i| span(i).high).collect());
    let mut ends: Vec<f32> = Vec::new();
    let mut runs: Vec<Vec<(f32, f32)>> = Vec::new();
    for &i in &rising {
        let Span { low: left, high: right } = span(i);
        let first = above.deepest(left - APART, right) as usize;
        let level = (first..ends.len()).find(|&t| ends[t] + APART <= left).unwrap_or(ends.len().max(first));
        if level >= ends.len() {
            ends.resize(level + 1, f32::NEG_INFINITY);
            runs.resize(level + 1, Vec::new());
        }
        ends[level] = right;
        runs[level].push((left, right));
        tracks[i as usize].level = level as u32;
        above.set(right, level as u32 + 1);
    }

    let by_high = sorted_by(&rising, |i| span(i).high);
    let mut above = Above::of(falling.iter().map(|&i| -span(i).high).collect());
    let mut ends = vec![f32::INFINITY; runs.len()];
    // Tracks above the first one that falling spans have needed; levels count from the first until the end.
    let mut more = 0;
    for &i in &falling {
        let Span { low: right, high: left } = span(i);
        let mut first = above.deepest(-right - APART, -left) as usize;
        let mut last = usize::MAX;
        for &(_, k) in near(&by_high, right) {
            first = first.max(more + tracks[k as usize].level as usize + 1);
        }
        let from = rising.partition_point(|&k| span(k).low <= left - LEG);
        for &k in rising[from..].iter().take_while(|&&k| span(k).low < left + LEG) {
            last = last.min(more + tracks[k as usize].level as usize);
        }
        let is_free = |t: usize| {
            let from = runs[t].partition_point(|run| run.1 + APART <= left);
            ends[t] - APART >= right && runs[t].get(from).is_none_or(|run| run.0 - APART >= right)
        };
        let level = match (first..ends.len().min(last)).find(|&t| is_free(t)) {
            Some(level) => level,
            None if first == 0 && last < ends.len() => {
                // Above all others; what was set before moves down by one.
                more += 1;
                ends.insert(0, f32::INFINITY);
                runs.insert(0, Vec::new());
                above.lower_all();
                for &k in falling.iter().take_while(|&&k| k != i) {
                    tracks[k as usize].level += 1;
                }
                0
            }
            None => (first..ends.len()).find(|&t| is_free(t)).unwrap_or(ends.len().max(first)),
        };
        if level >= ends.len() {
            ends.resize(level + 1, f32::INFINITY);
            runs.resize(level + 1, Vec::new());
        }
        ends[level] = left;
        tracks[i as usize].level = level as u32;
        above.set(-left, level as u32 + 1);
    }
    for &k in &rising {
        tracks[k as usize].level += more as u32;
    }
    let of = ends.len() as u32;
    for &i in group {
        tracks[i as usize].of = of;
    }
}

fn sorted_by(ids: &[u32], key: impl Fn(u32) -> f32) -> Vec<(f32, u32)> {
    let mut keyed: Vec<(f32, u32)> = ids.iter().map(|&i| (key(i), i)).collect();
    keyed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    keyed
}

/// Those whose key is nearer than a leg's distance to `x`.
fn near(keyed: &[(f32, u32)], x: f32) -> &[(f32, u32)] {
    let from = keyed.partition_point(|k| k.0 <= x - LEG);
    let to = keyed.partition_point(|k| k.0 < x + LEG);
    &keyed[from..to.max(from)]
}

/// For each key the deepest level set so far, and the maximum over ranges of keys: a segment tree.
struct Above {
    keys: Vec<f32>,
    tree: Vec<u32>,
}

impl Above {
    fn of(mut keys: Vec<f32>) -> Self {
        keys.sort_unstable_by(f32::total_cmp);
        Self { tree: vec![0; 2 * keys.len()], keys }
    }

    fn set(&mut self, key: f32, level: u32) {
        let mut i = self.keys.partition_point(|k| *k < key) + self.keys.len();
        while i > 0 {
            if let Some(node) = self.tree.get_mut(i) {
                *node = (*node).max(level);
            }
            i /= 2;
        }
    }

    /// Lowers every level that was set by one.
    fn lower_all(&mut self) {
        for level in self.tree.iter_mut().filter(|level| **level > 0) {
            *level += 1;
        }
    }

    /// The deepest level set for a key from `low` on and below `high`; 0 if there is none.
    fn deepest(&self, low: f32, high: f32) -> u32 {
        let n = self.keys.len();
        let mut from = self.keys.partition_point(|k| *k < low) + n;
        let mut to = self.keys.partition_point(|k| *k < high) + n;
        let mut deepest = 0;
        while from < to {
            if from % 2 == 1 {
                deepest = deepest.max(self.tree[from]);
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                deepest = deepest.max(self.tree[to]);
            }
            from /= 2;
            to /= 2;
        }
        deepest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(low: f32, high: f32) -> Span {
        Span { low, high }
    }

    #[test]
    fn of_two_that_rise_to_the_right_the_left_one_runs_above() {
        let tracks = assign(&[span(40.0, 240.0), span(0.0, 200.0), span(900.0, 1000.0)]);
        assert!(tracks[1].level < tracks[0].level, "{tracks:?}");
        assert_eq!(tracks[2], Track { level: 0, of: 1 });
    }

    #[test]
    fn of_two_that_rise_to_the_left_the_right_one_runs_above() {
        let tracks = assign(&[span(200.0, 0.0), span(240.0, 40.0)]);
        assert!(tracks[1].level < tracks[0].level, "{tracks:?}");
    }

    #[test]
    fn spans_that_meet_never_share_a_track() {
        let spans: Vec<Span> = (0..60).map(|i| span((i * 37 % 100) as f32 * 9.0, (i * 53 % 97) as f32 * 9.0)).collect();
        let tracks = assign(&spans);
        for (i, a) in spans.iter().enumerate() {
            for (j, b) in spans.iter().enumerate().filter(|(j, _)| *j != i) {
                let is_apart = a.left() >= b.right() + APART || b.left() >= a.right() + APART;
                assert!(is_apart || a.is_upright() || b.is_upright() || tracks[i].level != tracks[j].level);
            }
        }
    }
}
