//! The chains of causes that lead up to the top of the map.
//!
//! A map has more ways from bottom to top than anybody wants to hear. Told are
//! those that say something new: each time the chain with the most objectives not
//! yet told, then the longest, then the strongest, until all is said or enough.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Link, LinkId, ObjectiveId, Project, Sign};

/// Confidence in a link about which nobody has said any, in percent.
const PLAIN_CONFIDENCE: u32 = 50;

/// A chain of causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// From the first cause to the last effect; at least two.
    pub objectives: Vec<ObjectiveId>,
    /// The arrows between them.
    pub links: Vec<LinkId>,
    /// Mean confidence in the arrows, in percent.
    pub strength: u32,
}

/// How good a chain is up to an objective, and by which arrow it comes there.
#[derive(Clone, Copy, Debug, Default)]
struct Way<'a> {
    untold: usize,
    length: usize,
    confidence: u32,
    last: Option<&'a Link>,
}

/// At most `most` chains up to objectives of the top perspective, the longest and strongest first.
///
/// Arrows with a negative sign carry no chain. In a cycle the arrows count that lead on in the order of ids.
pub fn chains(project: &Project, most: usize) -> Vec<Chain> {
    let Some(top) = project.perspectives_in_order().first().map(|perspective| perspective.id) else {
        return Vec::new();
    };
    let links: Vec<&Link> = project.map.links().map(|link| &**link).filter(|link| link.sign == Sign::Plus).collect();
    let order = order(project, &links);
    let place: BTreeMap<ObjectiveId, usize> = order.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let mut into: BTreeMap<ObjectiveId, Vec<&Link>> = BTreeMap::new();
    for link in links.into_iter().filter(|link| place.get(&link.cause) < place.get(&link.effect)) {
        into.entry(link.effect).or_default().push(link);
    }
    let ends: Vec<ObjectiveId> = project.objectives_of(top).into_iter().map(|objective| objective.id).collect();
    let mut told = BTreeSet::new();
    let mut chains: Vec<Chain> = Vec::new();
    while chains.len() < most {
        let ways = ways(&order, &into, &told);
        let way = |id: &ObjectiveId| ways.get(id).copied().unwrap_or_default();
        let rank = |id: &ObjectiveId| (way(id).untold, way(id).length, way(id).confidence);
        // Of equal ones the first in the order of the band.
        let best = ends.iter().rev().max_by_key(|id| rank(id));
        let Some(end) = best.filter(|end| way(end).untold > 0) else { break };
        let chain = chain(*end, &ways);
        told.extend(chain.objectives.iter().copied());
        chains.push(chain);
    }
    chains.sort_by_key(|chain| std::cmp::Reverse((chain.objectives.len(), chain.strength)));
    chains
}

/// Causes before effects (Kahn's algorithm, 1962); what stands in cycles comes last, by id.
fn order(project: &Project, links: &[&Link]) -> Vec<ObjectiveId> {
    let mut open: BTreeMap<ObjectiveId, usize> = project.map.objectives().map(|objective| (objective.id, 0)).collect();
    let mut out: BTreeMap<ObjectiveId, Vec<ObjectiveId>> = BTreeMap::new();
    for link in links {
        *open.entry(link.effect).or_default() += 1;
        out.entry(link.cause).or_default().push(link.effect);
    }
    let mut ready: BTreeSet<ObjectiveId> = open.iter().filter(|(_, causes)| **causes == 0).map(|(id, _)| *id).collect();
    let mut order = Vec::with_capacity(open.len());
    while let Some(id) = ready.pop_first() {
        order.push(id);
        open.remove(&id);
        for effect in out.get(&id).into_iter().flatten() {
            if let Some(causes) = open.get_mut(effect) {
                *causes -= 1;
                if *causes == 0 {
                    ready.insert(*effect);
                }
            }
        }
    }
    order.extend(open.into_keys());
    order
}

/// The best way to each objective that has a cause.
fn ways<'a>(
    order: &[ObjectiveId],
    into: &BTreeMap<ObjectiveId, Vec<&'a Link>>,
    told: &BTreeSet<ObjectiveId>,
) -> BTreeMap<ObjectiveId, Way<'a>> {
    let mut ways: BTreeMap<ObjectiveId, Way<'a>> = BTreeMap::new();
    for id in order {
        let after = |link: &&'a Link| {
            let first = Way { untold: usize::from(!told.contains(&link.cause)), ..Way::default() };
            let before = ways.get(&link.cause).copied().unwrap_or(first);
            Way {
                untold: before.untold + usize::from(!told.contains(id)),
                length: before.length + 1,
                confidence: before.confidence + confidence(link),
                last: Some(link),
            }
        };
        let best = into.get(id).into_iter().flatten().map(after);
        if let Some(best) = best.max_by_key(|way| (way.untold, way.length, way.confidence)) {
            ways.insert(*id, best);
        }
    }
    ways
}

fn confidence(link: &Link) -> u32 {
    link.confidence.map_or(PLAIN_CONFIDENCE, u32::from)
}

fn chain(end: ObjectiveId, ways: &BTreeMap<ObjectiveId, Way<'_>>) -> Chain {
    let (mut objectives, mut links) = (vec![end], Vec::new());
    let mut at = end;
    while let Some(link) = ways.get(&at).and_then(|way| way.last) {
        links.push(link.id);
        at = link.cause;
        objectives.push(at);
    }
    objectives.reverse();
    links.reverse();
    let confidence = ways.get(&end).map_or(0, |way| way.confidence);
    Chain { strength: confidence / u32::try_from(links.len().max(1)).unwrap_or(1), objectives, links }
}
