//! The order in which calculated KPIs can be computed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{KpiId, Project};

/// Calculated KPIs, each after all that it is computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormulaOrder {
    /// Those that can be computed.
    pub order: Vec<KpiId>,
    /// Those that can't, since they lead back to themselves or to one that does.
    pub cyclic: BTreeSet<KpiId>,
}

/// The order of the calculated KPIs of a project.
///
/// Kahn's algorithm (*Topological sorting of large networks*, 1962): no recursion, so that a long chain in a hostile
/// file is no deep one.
pub fn formula_order(project: &Project) -> FormulaOrder {
    let formulas = || project.kpis.values().filter_map(|kpi| Some((kpi.id, kpi.formula.as_ref()?)));
    let calculated: BTreeSet<KpiId> = formulas().map(|(id, _)| id).collect();
    let mut waits_for: BTreeMap<KpiId, usize> = BTreeMap::new();
    let mut needed_by: BTreeMap<KpiId, Vec<KpiId>> = BTreeMap::new();
    for (id, formula) in formulas() {
        let inputs = formula.inputs();
        let calculated = inputs.intersection(&calculated);
        waits_for.insert(id, calculated.clone().count());
        for input in calculated {
            needed_by.entry(*input).or_default().push(id);
        }
    }
    let mut order: Vec<KpiId> = waits_for.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut next = 0;
    while let Some(id) = order.get(next).copied() {
        next += 1;
        for dependent in needed_by.get(&id).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(dependent) {
                *count -= 1;
                if *count == 0 {
                    order.push(*dependent);
                }
            }
        }
    }
    let computed: BTreeSet<KpiId> = order.iter().copied().collect();
    FormulaOrder { order, cyclic: calculated.difference(&computed).copied().collect() }
}

/// One of the cycles among KPIs that can't be computed, from a KPI back to itself: A, B, A.
pub(super) fn cycle(project: &Project, cyclic: &BTreeSet<KpiId>) -> Vec<KpiId> {
    let mut way: Vec<KpiId> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut at = cyclic.first().copied();
    while let Some(id) = at {
        way.push(id);
        if !seen.insert(id) {
            break;
        }
        let formula = project.kpis.get(&id).and_then(|kpi| kpi.formula.as_ref());
        at = formula.and_then(|formula| formula.inputs().intersection(cyclic).next().copied());
    }
    let start = way.iter().position(|id| Some(id) == way.last()).unwrap_or(0);
    way.split_off(start)
}
