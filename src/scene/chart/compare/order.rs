//! Which KPIs are compared, as a plain value that an export can carry.

use jiff::civil::Date;

use super::{By, GroupKey};
use crate::model::{Kpi, Project};

/// How many numbers of 64 bits hold a set.
const WORDS: usize = 8;

/// Some of a project's KPIs, by their places in its order. The first 512 can be in it: one chart holds no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KpiSet([u64; WORDS]);

impl KpiSet {
    /// All of them.
    pub const ALL: Self = Self([u64::MAX; WORDS]);

    /// Those of a project that are wanted.
    pub fn of(project: &Project, is_in: impl Fn(&Kpi) -> bool) -> Self {
        let mut words = [0; WORDS];
        for (place, _) in project.kpis_in_order().iter().enumerate().filter(|(_, kpi)| is_in(kpi)) {
            if let Some(word) = words.get_mut(place / 64) {
                *word |= 1 << (place % 64);
            }
        }
        Self(words)
    }

    /// Whether the KPI at a place is in it.
    pub fn contains(self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What stands over the lines.
    pub by: By,
    /// The only heading that is shown; all without.
    pub only: Option<GroupKey>,
    /// The KPIs.
    pub kpis: KpiSet,
    /// The first and the last day; from the first value to the newest without.
    pub range: Option<(Date, Date)>,
}

impl Comparison {
    /// All KPIs over all of the time, by perspective.
    pub const ALL: Self = Self { by: By::Perspective, only: None, kpis: KpiSet::ALL, range: None };
}
