//! Why an edit was not made.

use crate::lang::Lang;
use crate::model::{MapError, Problem, Project, Record, Rule, limits};

/// The reason for which an edit was refused; nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The graph does not allow it.
    #[error(transparent)]
    Map(#[from] MapError),
    /// The result would break a rule of the model.
    #[error("{0:?}")]
    Problem(Problem),
    /// The record is gone.
    #[error("{0:?} does not exist")]
    Unknown(Record),
    /// The id is taken.
    #[error("{0:?} exists already")]
    Duplicate(Record),
    /// The value does not make such a record any more.
    #[error("this is no value of {0:?}")]
    NoValue(Record),
    /// The band holds cards, and no band was named that takes them.
    #[error("the cards of the band need another band")]
    CardsNeedBand,
    /// Another KPI is computed from it; both by name.
    #[error("{by} is computed from {kpi}")]
    StillUsed {
        /// The KPI that was to go.
        kpi: String,
        /// The KPI with the formula.
        by: String,
    },
}

impl Refusal {
    /// The refusal of a change of `before` that would leave this problem: a formula without its KPI is one of a KPI that
    /// was to go.
    pub(super) fn of(problem: Problem, before: &Project) -> Self {
        let gone = match &problem.rule {
            Rule::Dangling(id) if problem.field == "formula" => id.parse().ok().and_then(|id| before.kpis.get(&id)),
            _ => None,
        };
        let by = match problem.record {
            Record::Kpi(id) => before.kpis.get(&id),
            _ => None,
        };
        match gone.zip(by) {
            Some((kpi, by)) => Self::StillUsed { kpi: kpi.name.clone(), by: by.name.clone() },
            None => Self::Problem(problem),
        }
    }

    /// The reason as a sentence.
    pub fn message(&self, lang: Lang) -> String {
        let sentence = match self {
            Self::Map(MapError::SelfLink) => lang.refused_self_link(),
            Self::Map(MapError::SameEnds(_)) => lang.refused_same_ends(),
            Self::Map(MapError::UnknownObjective(_) | MapError::UnknownLink(_)) | Self::Unknown(_) => {
                lang.refused_unknown()
            }
            Self::Map(MapError::DuplicateObjective(_) | MapError::DuplicateLink(_)) | Self::Duplicate(_) => {
                lang.refused_duplicate()
            }
            Self::NoValue(_) => lang.refused_no_value(),
            Self::CardsNeedBand => lang.refused_cards_need_band(),
            Self::StillUsed { kpi, by } => lang.formula_still_used(kpi, by),
            Self::Problem(problem) => return rule_message(&problem.rule, lang),
        };
        sentence.into_owned()
    }
}

/// A broken rule as a sentence to the person who typed the value.
fn rule_message(rule: &Rule, lang: Lang) -> String {
    let sentence = match rule {
        Rule::DuplicateId => lang.refused_duplicate(),
        Rule::Dangling(_) => lang.refused_unknown(),
        Rule::BadNumber => lang.refused_bad_number(),
        Rule::Negative => lang.refused_negative(),
        Rule::OverHundred => lang.refused_over_hundred(),
        Rule::DateOutOfRange => lang.refused_date_out_of_range(*limits::YEARS.start(), *limits::YEARS.end()),
        Rule::EndBeforeStart => lang.refused_end_before_start(),
        Rule::UpsideDown => lang.refused_upside_down(),
        Rule::SelfLink => lang.refused_self_link(),
        Rule::SameEnds(_) => lang.refused_same_ends(),
        Rule::BaselineAgainstMinimum => lang.refused_baseline_against_minimum(),
        Rule::MinimumIsTarget => lang.refused_minimum_is_target(),
        Rule::MinimumInRange => lang.refused_minimum_in_range(),
        Rule::Empty => lang.refused_no_objective(),
        Rule::Twice => lang.refused_twice(),
        Rule::OwnCounterpart => lang.refused_own_counterpart(),
        Rule::ForeignKpi => lang.refused_foreign_kpi(),
        Rule::TooMany(most) => lang.refused_too_many(*most),
        Rule::TooLong(most) => lang.refused_too_long(most / 1024),
        Rule::BadText => lang.refused_bad_text(),
        Rule::FormulaSlip(slip) => return slip.message(lang),
        Rule::FormulaUnits(slip) => return slip.message(lang),
        Rule::FormulaCycle(names) => lang.formula_cycle(&names.join(" → ")),
        Rule::FormulaCoarser { input, result } => lang.formula_coarser(result, input),
    };
    sentence.into_owned()
}
