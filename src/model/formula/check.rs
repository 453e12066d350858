//! The rules that every formula of a project keeps.

use std::collections::BTreeMap;

use super::order::{cycle, formula_order};
use super::unit_check::unit_problem;
use crate::model::{Formula, Kpi, KpiId, Project, Rule};

/// What is wrong with the formulas of a project, by KPI, and for each KPI its first problem.
pub(in crate::model) fn problems(project: &Project) -> Vec<(KpiId, Rule)> {
    let mut problems: BTreeMap<KpiId, Rule> = BTreeMap::new();
    for kpi in project.kpis.values() {
        if let Some(rule) = kpi.formula.as_ref().and_then(|formula| problem(project, kpi, formula)) {
            problems.insert(kpi.id, rule);
        }
    }
    let cyclic = formula_order(project).cyclic;
    let way = cycle(project, &cyclic);
    if let Some(first) = way.first() {
        let name = |id: &KpiId| project.kpis.get(id).map_or_else(String::new, |kpi| kpi.name.clone());
        problems.insert(*first, Rule::FormulaCycle(way.iter().map(name).collect()));
    }
    problems.into_iter().collect()
}

fn problem(project: &Project, kpi: &Kpi, formula: &Formula) -> Option<Rule> {
    if let Some(slip) = formula.slip() {
        return Some(Rule::FormulaSlip(slip.clone()));
    }
    for input in formula.inputs() {
        let Some(input) = project.kpis.get(&input) else { return Some(Rule::Dangling(input.to_string())) };
        if input.interval > kpi.interval {
            return Some(Rule::FormulaCoarser { input: input.name.clone(), result: kpi.name.clone() });
        }
    }
    let unit_of = |id: KpiId| project.kpis.get(&id).map(|kpi| kpi.unit);
    unit_problem(formula, kpi.unit, unit_of).map(Rule::FormulaUnits)
}
