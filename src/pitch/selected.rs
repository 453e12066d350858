//! What a step about chosen objectives is about: a chain, if they form one.

use std::collections::BTreeSet;

use crate::model::{About, ObjectiveId, Project};

/// What tells of these objectives; the whole map if there are none.
pub fn about_selected(project: &Project, chosen: &BTreeSet<ObjectiveId>) -> About {
    if chosen.is_empty() {
        return About::Map;
    }
    if let Some(chain) = chain(project, chosen) {
        return About::Chain(chain);
    }
    let in_order = project.objectives_in_order().into_iter().map(|objective| objective.id);
    About::Objectives(in_order.filter(|id| chosen.contains(id)).collect())
}

/// At least two objectives in the one order in which each leads to the next.
///
/// Where there is such an order, there is always exactly one objective left that none of the others left leads to.
fn chain(project: &Project, chosen: &BTreeSet<ObjectiveId>) -> Option<Vec<ObjectiveId>> {
    let mut left = chosen.clone();
    let mut chain: Vec<ObjectiveId> = Vec::new();
    while !left.is_empty() {
        let is_first = |id: &&ObjectiveId| project.map.causes(**id).iter().all(|link| !left.contains(&link.cause));
        let next = *left.iter().find(is_first)?;
        if let Some(last) = chain.last() {
            project.map.link_between(*last, next)?;
        }
        left.remove(&next);
        chain.push(next);
    }
    (chain.len() > 1).then_some(chain)
}
