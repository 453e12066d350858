//! Scores of objectives and perspectives from those below them.
//!
//! PRODUCT.md section 3: an objective's score is the mean of its fresh KPIs by
//! relative weight, `Σ w·s / Σ w`, with its coverage and its worst KPI, leading
//! and lagging KPIs also apart; a perspective's is the same over its objectives.
//! There is no total of the whole map: means and ends would count twice.
//!
//! A part of weight 0 is watched but not counted: it is no part of the mean, is
//! missing from the coverage's count, and can still be the worst. Where all
//! weights are 0 there is no score.

use super::score::{KpiReading, Status, rounded};
use crate::model::{Kpi, KpiId, Nature, Objective, ObjectiveId};

/// A mean of scores with its coverage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// From 0 to 100; `None` if nothing counts.
    pub score: Option<f64>,
    /// How many parts count in it.
    pub scored: usize,
    /// How many parts there are.
    pub total: usize,
}

/// One part of a mean, for the popover behind "why?".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<Id> {
    /// The KPI or objective.
    pub id: Id,
    /// Its relative weight, 0 or more.
    pub weight: f64,
    /// Its score, if it has one.
    pub score: Option<f64>,
}

/// The KPI with the lowest score; the first in order among equals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worst {
    /// The KPI.
    pub kpi: KpiId,
    /// The objective that it was found in.
    pub objective: ObjectiveId,
    /// Its score, 0 to 100.
    pub score: f64,
}

impl Worst {
    /// What its score says.
    pub fn status(&self) -> Status {
        Status::of(Some(self.score))
    }
}

/// An objective over its KPIs, or a perspective over its objectives.
#[derive(Clone, Debug, PartialEq)]
pub struct Rollup<Id> {
    /// Over all parts.
    pub mean: Mean,
    /// What its score says; a mean, so [`Self::worst`] belongs beside it.
    pub status: Status,
    /// Over the leading KPIs only.
    pub leading: Mean,
    /// Over the lagging KPIs only.
    pub lagging: Mean,
    /// The worst KPI in it.
    pub worst: Option<Worst>,
    /// What the mean is made of, in the order of the project.
    pub parts: Vec<Part<Id>>,
}

impl<Id> Rollup<Id> {
    /// From 0 to 100.
    pub fn score(&self) -> Option<f64> {
        self.mean.score
    }

    /// The status of the worst KPI where it is worse than the status shown: what the mean would hide.
    pub fn hidden_status(&self) -> Option<Status> {
        self.worst.map(|worst| worst.status()).filter(|worst| *worst < self.status)
    }
}

impl Rollup<KpiId> {
    /// An objective over the KPIs that measure it, in their order.
    pub fn of_objective(objective: ObjectiveId, kpis: &[(&Kpi, &KpiReading)]) -> Self {
        let part = |(kpi, reading): &(&Kpi, &KpiReading)| Part { id: kpi.id, weight: kpi.weight, score: reading.score };
        let parts: Vec<Part<KpiId>> = kpis.iter().map(part).collect();
        let of_nature = |nature| {
            let same = kpis.iter().filter(|(kpi, _)| kpi.nature == Some(nature));
            mean(same.map(|(kpi, reading)| (kpi.weight, reading.score)))
        };
        let scored = parts.iter().filter_map(|part| Some(Worst { kpi: part.id, objective, score: part.score? }));
        let worst = worst_of(scored);
        Self::from_parts(parts, of_nature(Nature::Leading), of_nature(Nature::Lagging), worst)
    }
}

impl Rollup<ObjectiveId> {
    /// A perspective over its objectives, in their order.
    pub fn of_perspective(objectives: &[(&Objective, &Rollup<KpiId>)]) -> Self {
        let parts = objectives.iter().map(|(o, r)| Part { id: o.id, weight: o.weight, score: r.mean.score }).collect();
        // An objective without a KPI of the kind is no gap in that kind's coverage.
        let of = |kind: fn(&Rollup<KpiId>) -> Mean| {
            let with_any = objectives.iter().map(|(o, r)| (o.weight, kind(r))).filter(|(_, mean)| mean.total > 0);
            mean(with_any.map(|(weight, mean)| (weight, mean.score)))
        };
        let worst = worst_of(objectives.iter().filter_map(|(_, rollup)| rollup.worst));
        Self::from_parts(parts, of(|r| r.leading), of(|r| r.lagging), worst)
    }
}

impl<Id> Rollup<Id> {
    fn from_parts(parts: Vec<Part<Id>>, leading: Mean, lagging: Mean, worst: Option<Worst>) -> Self {
        let mean = mean(parts.iter().map(|part| (part.weight, part.score)));
        Self { mean, status: Status::of(mean.score), leading, lagging, worst, parts }
    }
}

fn worst_of(scored: impl Iterator<Item = Worst>) -> Option<Worst> {
    scored.reduce(|worst, other| if other.score < worst.score { other } else { worst })
}

/// The mean of scores by relative weight.
fn mean(parts: impl Iterator<Item = (f64, Option<f64>)>) -> Mean {
    let (mut weights, mut sum, mut scored, mut total) = (0.0, 0.0, 0, 0);
    for (weight, score) in parts {
        total += 1;
        if let Some(score) = score.filter(|_| weight > 0.0) {
            scored += 1;
            weights += weight;
            sum += weight * score;
        }
    }
    // Rounded as KPI scores are, so that equal scores have exactly that mean.
    let score = (weights > 0.0).then(|| rounded((sum / weights).clamp(0.0, 100.0)));
    Mean { score, scored, total }
}
