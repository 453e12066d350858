//! The twelve steps of a KPI card.
//!
//! PRODUCT.md section 2: steps 1-4 are the basic ones, 5-12 the advanced. A step
//! is filled when everything that it asks for is there: step 3 wants baseline,
//! minimum and target, step 7 nature and counterpart, step 10 owner, who enters
//! and who answers, step 12 a target with a reading of the gap (each path is a
//! valid choice). The interval always has a value; a weight of 0 is none.

use std::borrow::Cow;

use super::target::goal;
use crate::lang::Lang;
use crate::model::Kpi;

/// A step of a KPI card, numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 1: what is measured.
    Name = 1,
    /// 2: the objective it serves.
    Objective,
    /// 3: baseline, minimum, target.
    Numbers,
    /// 4: how the data is collected.
    Collection,
    /// 5: how often it is updated.
    Interval,
    /// 6: the end date.
    End,
    /// 7: leading or lagging, and its counterpart.
    Nature,
    /// 8: how much it counts.
    Weight,
    /// 9: what tracking costs.
    Cost,
    /// 10: owner, who enters, who answers.
    Owner,
    /// 11: what is counted in.
    Scope,
    /// 12: expected against actual.
    Reading,
}

impl Step {
    /// All steps in their order.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Objective,
        Self::Numbers,
        Self::Collection,
        Self::Interval,
        Self::End,
        Self::Nature,
        Self::Weight,
        Self::Cost,
        Self::Owner,
        Self::Scope,
        Self::Reading,
    ];

    /// Its number, 1 to 12.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Whether it is one of the basic four.
    pub const fn is_basic(self) -> bool {
        self.number() <= 4
    }

    /// Its title.
    pub fn title(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Name => lang.step_name(),
            Self::Objective => lang.step_objective(),
            Self::Numbers => lang.step_numbers(),
            Self::Collection => lang.step_collection(),
            Self::Interval => lang.step_interval(),
            Self::End => lang.step_end(),
            Self::Nature => lang.step_nature(),
            Self::Weight => lang.step_weight(),
            Self::Cost => lang.step_cost(),
            Self::Owner => lang.step_owner(),
            Self::Scope => lang.step_scope(),
            Self::Reading => lang.step_reading(),
        }
    }

    /// What filling it buys, as a sentence.
    pub fn gain(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Name => lang.step_name_gain(),
            Self::Objective => lang.step_objective_gain(),
            Self::Numbers => lang.step_numbers_gain(),
            Self::Collection => lang.step_collection_gain(),
            Self::Interval => lang.step_interval_gain(),
            Self::End => lang.step_end_gain(),
            Self::Nature => lang.step_nature_gain(),
            Self::Weight => lang.step_weight_gain(),
            Self::Cost => lang.step_cost_gain(),
            Self::Owner => lang.step_owner_gain(),
            Self::Scope => lang.step_scope_gain(),
            Self::Reading => lang.step_reading_gain(),
        }
    }

    fn is_filled(self, kpi: &Kpi) -> bool {
        let has = |text: &str| !text.trim().is_empty();
        match self {
            Self::Name => has(&kpi.name),
            Self::Objective => !kpi.objectives.is_empty(),
            Self::Numbers => kpi.baseline.is_some() && kpi.minimum.is_some() && goal(kpi).is_some(),
            Self::Collection => has(&kpi.collection),
            Self::Interval => true,
            Self::End => kpi.end.is_some(),
            Self::Nature => kpi.nature.is_some() && kpi.counterpart.is_some(),
            Self::Weight => kpi.weight > 0.0,
            Self::Cost => kpi.cost.is_some(),
            Self::Owner => has(&kpi.owner) && has(&kpi.enters) && has(&kpi.answers),
            Self::Scope => has(&kpi.scope),
            Self::Reading => goal(kpi).is_some() && has(&kpi.reading),
        }
    }
}

/// Which steps of a KPI card are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps([bool; 12]);

/// Which of the twelve steps a KPI has filled, in their order.
pub fn steps(kpi: &Kpi) -> [bool; 12] {
    Step::ALL.map(|step| step.is_filled(kpi))
}

impl Steps {
    /// The steps of a KPI.
    pub fn of(kpi: &Kpi) -> Self {
        Self(steps(kpi))
    }

    /// Every step with whether it is filled.
    pub fn iter(self) -> impl Iterator<Item = (Step, bool)> {
        Step::ALL.into_iter().zip(self.0)
    }

    /// Whether a step is filled.
    pub fn is_filled(self, step: Step) -> bool {
        self.iter().any(|(other, is_filled)| other == step && is_filled)
    }

    /// How many are filled, 0 to 12.
    pub fn done(self) -> usize {
        self.iter().filter(|(_, is_filled)| *is_filled).count()
    }

    /// Whether the four basic ones are filled.
    pub fn is_basic_done(self) -> bool {
        self.iter().all(|(step, is_filled)| is_filled || !step.is_basic())
    }

    /// The first one missing.
    pub fn next_missing(self) -> Option<Step> {
        self.iter().find(|(_, is_filled)| !is_filled).map(|(step, _)| step)
    }
}
