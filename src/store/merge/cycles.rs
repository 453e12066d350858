//! Circles of causes that neither side has drawn alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{MergeNote, Sides};
use crate::model::{Map, ObjectiveId, Project, Record};
use crate::store::records::Records;

/// Most arrows that are followed in search of a circle.
const MOST: usize = 100;

/// Notes a circle that arrows of both sides make together.
pub(super) fn note(project: &Project, sides: &Sides, notes: &mut Vec<MergeNote>) {
    let core = core(&project.map);
    if core.is_empty() {
        return;
    }
    let is_drawn = |records: &Records, (cause, effect): (ObjectiveId, ObjectiveId)| {
        records.links.values().any(|l| (l.cause, l.effect) == (cause, effect))
    };
    let links = project.map.links().filter(|l| core.contains(&l.cause) && core.contains(&l.effect));
    let of_one_side = links.filter(|l| {
        let is_ours = sides.ours.has(Record::Link(l.id)) && is_drawn(&sides.ours, (l.cause, l.effect));
        !is_ours
    });
    for link in of_one_side.take(MOST) {
        let is_circle = project.map.all_effects(link.effect).contains(&link.cause);
        let was_circle = |records: &Records| reaches(records, link.effect, link.cause);
        if is_circle && !was_circle(&sides.theirs) {
            notes.push(MergeNote::Cycle(link.effect));
            return;
        }
    }
}

/// The objectives that are left when those that nothing leads to, or from, are taken away again and again.
fn core(map: &Map) -> BTreeSet<ObjectiveId> {
    let mut core: BTreeSet<ObjectiveId> = map.objectives().map(|o| o.id).collect();
    let (mut causes, mut effects): (BTreeMap<ObjectiveId, Vec<ObjectiveId>>, BTreeMap<_, usize>) = Default::default();
    for link in map.links() {
        causes.entry(link.cause).or_default().push(link.effect);
        *effects.entry(link.effect).or_default() += 1;
    }
    let mut free: Vec<ObjectiveId> = core.iter().filter(|id| !effects.contains_key(id)).copied().collect();
    while let Some(id) = free.pop() {
        core.remove(&id);
        for effect in causes.get(&id).into_iter().flatten() {
            if let Some(count) = effects.get_mut(effect) {
                *count -= 1;
                if *count == 0 {
                    free.push(*effect);
                }
            }
        }
    }
    core
}

/// Whether arrows lead from one objective to another in a version.
fn reaches(records: &Records, from: ObjectiveId, to: ObjectiveId) -> bool {
    let mut arrows: BTreeMap<ObjectiveId, Vec<ObjectiveId>> = BTreeMap::new();
    for link in records.links.values() {
        arrows.entry(link.cause).or_default().push(link.effect);
    }
    let (mut seen, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(id) = open.pop() {
        for next in arrows.get(&id).into_iter().flatten() {
            if *next == to {
                return true;
            }
            if seen.insert(*next) {
                open.push(*next);
            }
        }
    }
    false
}
