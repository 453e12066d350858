//! One refusal of an edit of every kind, for the tests of their sentences and of where they come.

use fourfold::edit::Refusal;
use fourfold::model::*;

/// One refusal of every kind.
pub fn every() -> Vec<Refusal> {
    let ids = &mut CountedIds::default();
    let (objective, link) = (ObjectiveId::new(ids), LinkId::new(ids));
    let maps = [
        MapError::DuplicateObjective(objective),
        MapError::DuplicateLink(link),
        MapError::UnknownObjective(objective),
        MapError::UnknownLink(link),
        MapError::SelfLink,
        MapError::SameEnds(link),
    ];
    let rules = [
        Rule::DuplicateId,
        Rule::Dangling(objective.to_string()),
        Rule::BadNumber,
        Rule::Negative,
        Rule::OverHundred,
        Rule::DateOutOfRange,
        Rule::EndBeforeStart,
        Rule::UpsideDown,
        Rule::SelfLink,
        Rule::SameEnds(link),
        Rule::BaselineAgainstMinimum,
        Rule::MinimumIsTarget,
        Rule::MinimumInRange,
        Rule::Empty,
        Rule::Twice,
        Rule::OwnCounterpart,
        Rule::ForeignKpi,
        Rule::TooMany(24),
        Rule::TooLong(65_536),
        Rule::BadText,
        Rule::FormulaSlip(Slip::OpenBrace),
        Rule::FormulaUnits(UnitSlip::TwoCurrencies(Currency::USD, Currency::VND)),
        Rule::FormulaCycle(["LTV", "CAC", "LTV"].map(str::to_owned).to_vec()),
        Rule::FormulaCoarser { input: "CAC".into(), result: "LTV / CAC".into() },
    ];
    let record = Record::Objective(objective);
    let problem = |rule| Refusal::Problem(Problem { record, field: "name", rule });
    let used = Refusal::StillUsed { kpi: "CAC".into(), by: "LTV / CAC".into() };
    let rest =
        [Refusal::Unknown(record), Refusal::Duplicate(record), Refusal::NoValue(record), Refusal::CardsNeedBand, used];
    maps.map(Refusal::Map).into_iter().chain(rules.map(problem)).chain(rest).collect()
}
