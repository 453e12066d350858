//! What belongs together on the map: a set of objectives with all that leads to them and all they lead to.
//!
//! The same set is lit on the canvas and in the steps of a pitch; the rest is dimmed.

use std::collections::BTreeSet;

use crate::model::{LinkId, Map, ObjectiveId};

/// The lit part of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// The objectives of the chains.
    pub objectives: BTreeSet<ObjectiveId>,
    /// The links of the chains.
    pub links: BTreeSet<LinkId>,
}

impl Focus {
    /// The chains through each of the objectives: causes of causes up to it, effects of effects from it on.
    pub fn around(map: &Map, objectives: impl IntoIterator<Item = ObjectiveId>) -> Self {
        let mut focus = Self::default();
        for id in objectives {
            let mut above = map.all_effects(id);
            let mut below = map.all_causes(id);
            above.insert(id);
            below.insert(id);
            for link in map.links() {
                // A link past the objective, from one of its causes to one of its effects, is not on its chains.
                let leads_here = below.contains(&link.cause) && below.contains(&link.effect);
                let leads_on = above.contains(&link.cause) && above.contains(&link.effect);
                if leads_here || leads_on {
                    focus.links.insert(link.id);
                }
            }
            focus.objectives.append(&mut above);
            focus.objectives.append(&mut below);
        }
        focus
    }

    /// A link with its two ends.
    pub fn of_link(map: &Map, id: LinkId) -> Self {
        let ends = map.link(id).map(|link| [link.cause, link.effect]);
        Self { objectives: ends.into_iter().flatten().collect(), links: BTreeSet::from([id]) }
    }

    /// Adds what another one lights.
    pub fn join(&mut self, mut other: Self) {
        self.objectives.append(&mut other.objectives);
        self.links.append(&mut other.links);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::model::{CountedIds, Link, Objective, PerspectiveId, Rank};

    /// Objectives 0 to 5: 0 → 1 → 2 → 3, past 1 and 2 also 0 → 3, and 4 → 5 apart.
    fn map() -> (Map, Vec<ObjectiveId>, Vec<LinkId>) {
        let mut ids = CountedIds::default();
        let band = PerspectiveId::new(&mut ids);
        let mut map = Map::default();
        let objectives: Vec<ObjectiveId> = (0..6).map(|_| ObjectiveId::new(&mut ids)).collect();
        for id in &objectives {
            map.add_objective(Arc::new(Objective::new(*id, band, Rank::between(None, None), "x"))).unwrap();
        }
        let mut links = Vec::new();
        for (cause, effect) in [(0, 1), (1, 2), (2, 3), (0, 3), (4, 5)] {
            let link = Link::new(LinkId::new(&mut ids), objectives[cause], objectives[effect]);
            links.push(link.id);
            map.add_link(Arc::new(link)).unwrap();
        }
        (map, objectives, links)
    }

    #[test]
    fn chains_run_through_the_objective_and_not_past_it() {
        let (map, o, l) = map();
        let focus = Focus::around(&map, [o[1]]);
        assert_eq!(focus.objectives, BTreeSet::from([o[0], o[1], o[2], o[3]]));
        assert_eq!(focus.links, BTreeSet::from([l[0], l[1], l[2]]), "the link past it stays dark");
        let top = Focus::around(&map, [o[3]]);
        assert_eq!(top.links, BTreeSet::from([l[0], l[1], l[2], l[3]]));
    }

    #[test]
    fn several_objectives_light_all_their_chains() {
        let (map, o, l) = map();
        let focus = Focus::around(&map, [o[2], o[4]]);
        assert_eq!(focus.objectives, o.iter().copied().collect());
        assert!(focus.links.contains(&l[4]) && !focus.links.contains(&l[3]));
    }

    #[test]
    fn a_link_lights_its_ends() {
        let (map, o, l) = map();
        assert_eq!(Focus::of_link(&map, l[4]).objectives, BTreeSet::from([o[4], o[5]]));
    }
}
