//! Exponential smoothing by maximum likelihood: a level, with or without a trend, and additive errors.
//!
//! The model is ETS(A,N,N) or ETS(A,A,N) of Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential
//! Smoothing* (2008), chapters 2 and 5: of the error `e` of each step, the level takes `α·e` and the slope `β·e`, with
//! `0 < β < α < 1`.
//!
//! The errors are linear in the level and the slope at the start. So for each `α` and `β` the best start follows from
//! least squares, in one pass over the values, and only one or two numbers are left to look for. They are looked for
//! on a grid, then in ever smaller steps from its best points: without chance, so the same values always give the same
//! fit. The crates for it (augurs-ets 0.10) look for all four at once from one start and hold `β` below the `α` of
//! that start, which misses by far where a series bends.

/// Closest that α and β come to 0 and 1.
const EDGE: f64 = 1e-6;
/// Points of the grid on each side.
const GRID: u8 = 7;
/// How many points of the grid are starts of a search.
const STARTS: usize = 3;
/// The step at which a search ends, as a share of the whole range.
const FINEST: f64 = 1e-5;
/// What a step must bring: less is rounding.
const GAIN: f64 = 1e-9;
/// A mean square below this is an exact fit of values whose spread is 1; what is left is rounding.
const EXACT: f64 = 1e-12;

/// A fitted model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smoothing {
    /// The share of an error that the level takes.
    pub alpha: f64,
    /// The share of an error that the slope takes; `None` without a trend.
    pub beta: Option<f64>,
    /// Before the first value: the level and, with a trend, its change in a period.
    pub start: (f64, f64),
    /// After the last value: the same.
    pub end: (f64, f64),
    /// The standard deviation of the errors, by the degrees of freedom.
    pub deviation: f64,
    /// The corrected Akaike criterion of the values at a spread of 1, less what all models share: the lower, the better.
    pub aicc: f64,
}

impl Smoothing {
    /// The better of the two models of values with a mean of 0 and a spread of 1; `None` where they are too few.
    pub fn of(values: &[f64]) -> Option<Self> {
        let level = Self::fitted(values, false);
        let trend = Self::fitted(values, true);
        [level, trend].into_iter().flatten().min_by(|a, b| a.aicc.total_cmp(&b.aicc))
    }

    /// The likeliest of its class.
    fn fitted(values: &[f64], has_trend: bool) -> Option<Self> {
        let shares = best_shares(values, has_trend);
        let (alpha, beta) = weights(shares, has_trend);
        let start = best_start(values, alpha, beta)?.0;
        let (mut level, mut slope) = start;
        let mut squares = 0.0;
        for value in values {
            let error = value - level - slope;
            (level, slope) = (level + slope + alpha * error, slope + beta.unwrap_or(0.0) * error);
            squares += error * error;
        }
        let count = values.len() as f64;
        // What was fitted: the two weights and the two starts, or one of each.
        let fitted = if has_trend { 4.0 } else { 2.0 };
        let free = count - fitted;
        // The variance of the errors is one more.
        let parameters = fitted + 1.0;
        let corrected = count - parameters - 1.0;
        (free > 0.0 && corrected > 0.0).then_some(Self {
            alpha,
            beta,
            start,
            end: (level, slope),
            deviation: (squares / free).sqrt(),
            aicc: likelihood_term(squares, count)
                + 2.0 * parameters
                + 2.0 * parameters * (parameters + 1.0) / corrected,
        })
    }

    /// What is expected so many periods after the last value, at least one, and its standard deviation: equation 6.1
    /// and table 6.2 of the book.
    pub fn ahead(&self, steps: usize) -> (f64, f64) {
        let (level, slope) = self.end;
        let taken = |step: usize| self.alpha + self.beta.unwrap_or(0.0) * step as f64;
        let squares: f64 = (1..steps).map(|step| taken(step).powi(2)).sum();
        (level + slope * steps as f64, self.deviation * (1.0 + squares).sqrt())
    }

    /// The same of values that are stretched and then moved.
    #[must_use]
    pub fn scaled(self, spread: f64, mean: f64) -> Self {
        let scaled = |(level, slope): (f64, f64)| (mean + spread * level, spread * slope);
        Self { start: scaled(self.start), end: scaled(self.end), deviation: spread * self.deviation, ..self }
    }
}

/// Minus twice the logarithm of the likelihood, less what is the same for all models.
fn likelihood_term(squares: f64, count: f64) -> f64 {
    count * (squares / count).max(EXACT).ln()
}

/// α between its edges, and β between its lower edge and α, by two shares of 0 to 1.
fn weights((a, b): (f64, f64), has_trend: bool) -> (f64, Option<f64>) {
    let alpha = EDGE + a * (1.0 - 2.0 * EDGE);
    (alpha, has_trend.then_some(EDGE + b * (alpha - EDGE)))
}

/// The shares of the likeliest α and β.
fn best_shares(values: &[f64], has_trend: bool) -> (f64, f64) {
    let count = values.len() as f64;
    let cost = |shares: (f64, f64)| {
        let (alpha, beta) = weights(shares, has_trend);
        best_start(values, alpha, beta).map_or(f64::INFINITY, |(_, squares)| likelihood_term(squares, count))
    };
    let side = |place: u8| f64::from(place) / f64::from(GRID - 1);
    let rows = if has_trend { GRID } else { 1 };
    let mut grid: Vec<_> = (0..GRID)
        .flat_map(|a| (0..rows).map(move |b| (side(a), side(b))))
        .map(|shares| (shares, cost(shares)))
        .collect();
    grid.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let found = grid.into_iter().take(STARTS).map(|from| descended(from, has_trend, cost));
    found.min_by(|(_, a), (_, b)| a.total_cmp(b)).map_or((0.5, 0.5), |(shares, _)| shares)
}

/// The lowest point that is found from a point by steps in both directions, half as long where none goes down.
fn descended(from: ((f64, f64), f64), has_trend: bool, cost: impl Fn((f64, f64)) -> f64) -> ((f64, f64), f64) {
    let ((mut place, mut lowest), mut step) = (from, 0.5 / f64::from(GRID - 1));
    let ways: &[(f64, f64)] = if has_trend {
        &[(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, -1.0), (-1.0, 1.0)]
    } else {
        &[(1.0, 0.0), (-1.0, 0.0)]
    };
    while step > FINEST {
        let moved = ways.iter().map(|(a, b)| {
            let place = ((place.0 + a * step).clamp(0.0, 1.0), (place.1 + b * step).clamp(0.0, 1.0));
            (place, cost(place))
        });
        match moved.min_by(|(_, a), (_, b)| a.total_cmp(b)) {
            Some((better, lower)) if lower < lowest - GAIN => (place, lowest) = (better, lower),
            _ => step /= 2.0,
        }
    }
    (place, lowest)
}

/// The level and the slope at the start that leave the least squares, and these squares.
///
/// Each error is `y + level·u + slope·v`, where `y` are the errors of a start at zero, and `u` and `v` those that a
/// level or a slope of one alone would cause.
fn best_start(values: &[f64], alpha: f64, beta: Option<f64>) -> Option<((f64, f64), f64)> {
    let step = |(level, slope): &mut (f64, f64), value: f64| {
        let error = value - *level - *slope;
        *level += *slope + alpha * error;
        *slope += beta.unwrap_or(0.0) * error;
        error
    };
    let (mut of_values, mut of_level, mut of_slope) = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0));
    let (mut yy, mut yu, mut yv, mut uu, mut uv, mut vv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for value in values {
        let y = step(&mut of_values, *value);
        let u = step(&mut of_level, 0.0);
        (yy, yu, uu) = (yy + y * y, yu + y * u, uu + u * u);
        if beta.is_some() {
            let v = step(&mut of_slope, 0.0);
            (yv, uv, vv) = (yv + y * v, uv + u * v, vv + v * v);
        }
    }
    if beta.is_none() {
        let level = -yu / uu;
        return level.is_finite().then_some(((level, 0.0), yy + level * yu));
    }
    let determinant = uu * vv - uv * uv;
    let level = (uv * yv - vv * yu) / determinant;
    let slope = (uv * yu - uu * yv) / determinant;
    let squares = yy + level * yu + slope * yv;
    (level.is_finite() && slope.is_finite()).then_some(((level, slope), squares))
}
