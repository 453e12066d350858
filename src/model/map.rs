//! The graph of objectives and links.
//!
//! Wraps petgraph's stable graph so that its indices never leave this file:
//! freed indices are used again, ids are not. Holds by construction that both
//! ends of a link exist, that no link leads from an objective to itself, and that
//! no two links lead from the same cause to the same effect. Records come out
//! sorted by id, whatever the order of edits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef as _;

use super::{Link, LinkId, Objective, ObjectiveId};

/// The objectives and the links between them.
#[derive(Clone, Debug, Default)]
pub struct Map {
    graph: StableDiGraph<Arc<Objective>, Arc<Link>>,
    nodes: BTreeMap<ObjectiveId, NodeIndex>,
    edges: BTreeMap<LinkId, EdgeIndex>,
}

/// Why a link can't be drawn, or a record can't be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// Another objective has this id.
    #[error("there is already an objective {0}")]
    DuplicateObjective(ObjectiveId),
    /// Another link has this id.
    #[error("there is already a link {0}")]
    DuplicateLink(LinkId),
    /// An end of the link is not on the map.
    #[error("there is no objective {0}")]
    UnknownObjective(ObjectiveId),
    /// The link is not on the map.
    #[error("there is no link {0}")]
    UnknownLink(LinkId),
    /// The link would lead from an objective to itself.
    #[error("an objective can't be its own cause")]
    SelfLink,
    /// Another link already leads from this cause to this effect.
    #[error("this link exists already: {0}")]
    SameEnds(LinkId),
}

impl Map {
    /// The objectives, sorted by id.
    pub fn objectives(&self) -> impl ExactSizeIterator<Item = &Arc<Objective>> {
        self.nodes.values().map(|node| &self.graph[*node])
    }

    /// The links, sorted by id.
    pub fn links(&self) -> impl ExactSizeIterator<Item = &Arc<Link>> {
        self.edges.values().map(|edge| &self.graph[*edge])
    }

    /// One objective.
    pub fn objective(&self, id: ObjectiveId) -> Option<&Arc<Objective>> {
        self.nodes.get(&id).map(|node| &self.graph[*node])
    }

    /// One link.
    pub fn link(&self, id: LinkId) -> Option<&Arc<Link>> {
        self.edges.get(&id).map(|edge| &self.graph[*edge])
    }

    /// The link from a cause to an effect, if there is one.
    pub fn link_between(&self, cause: ObjectiveId, effect: ObjectiveId) -> Option<&Arc<Link>> {
        let (from, to) = (self.nodes.get(&cause)?, self.nodes.get(&effect)?);
        self.graph.find_edge(*from, *to).map(|edge| &self.graph[edge])
    }

    /// The links that end at an objective, sorted by id.
    pub fn causes(&self, id: ObjectiveId) -> Vec<&Arc<Link>> {
        self.links_at(id, Direction::Incoming)
    }

    /// The links that start at an objective, sorted by id.
    pub fn effects(&self, id: ObjectiveId) -> Vec<&Arc<Link>> {
        self.links_at(id, Direction::Outgoing)
    }

    /// All objectives from which arrows lead to this one, over any number of steps; without itself
    /// unless it lies on a cycle.
    pub fn all_causes(&self, id: ObjectiveId) -> BTreeSet<ObjectiveId> {
        self.reachable(id, Direction::Incoming)
    }

    /// All objectives to which arrows lead from this one, over any number of steps; without itself
    /// unless it lies on a cycle.
    pub fn all_effects(&self, id: ObjectiveId) -> BTreeSet<ObjectiveId> {
        self.reachable(id, Direction::Outgoing)
    }

    /// Adds an objective.
    pub fn add_objective(&mut self, objective: Arc<Objective>) -> Result<(), MapError> {
        if self.nodes.contains_key(&objective.id) {
            return Err(MapError::DuplicateObjective(objective.id));
        }
        let id = objective.id;
        self.nodes.insert(id, self.graph.add_node(objective));
        Ok(())
    }

    /// Adds a link between two objectives of the map.
    pub fn add_link(&mut self, link: Arc<Link>) -> Result<(), MapError> {
        if self.edges.contains_key(&link.id) {
            return Err(MapError::DuplicateLink(link.id));
        }
        let (from, to) = self.ends(&link)?;
        let id = link.id;
        self.edges.insert(id, self.graph.add_edge(from, to, link));
        Ok(())
    }

    /// The objective for changing in place; its id must stay.
    pub fn objective_mut(&mut self, id: ObjectiveId) -> Option<&mut Objective> {
        self.nodes.get(&id).map(|node| Arc::make_mut(&mut self.graph[*node]))
    }

    /// The link for changing in place; its id and ends must stay (see [`Map::retarget`]).
    pub fn link_mut(&mut self, id: LinkId) -> Option<&mut Link> {
        self.edges.get(&id).map(|edge| Arc::make_mut(&mut self.graph[*edge]))
    }

    /// Leads a link from another cause or to another effect.
    pub fn retarget(&mut self, id: LinkId, cause: ObjectiveId, effect: ObjectiveId) -> Result<(), MapError> {
        let edge = *self.edges.get(&id).ok_or(MapError::UnknownLink(id))?;
        let link = Link { cause, effect, ..(*self.graph[edge]).clone() };
        let (from, to) = self.ends(&link)?;
        self.graph.remove_edge(edge);
        self.edges.insert(id, self.graph.add_edge(from, to, Arc::new(link)));
        Ok(())
    }

    /// Takes an objective off the map, with all links at it; gives back whether it was there.
    pub fn remove_objective(&mut self, id: ObjectiveId) -> bool {
        let Some(node) = self.nodes.remove(&id) else { return false };
        self.graph.remove_node(node);
        let graph = &self.graph;
        self.edges.retain(|_, edge| graph.edge_weight(*edge).is_some());
        true
    }

    /// Takes a link off the map; gives back whether it was there.
    pub fn remove_link(&mut self, id: LinkId) -> bool {
        self.edges.remove(&id).and_then(|edge| self.graph.remove_edge(edge)).is_some()
    }

    /// The nodes of a link's ends, if it may be drawn.
    fn ends(&self, link: &Link) -> Result<(NodeIndex, NodeIndex), MapError> {
        let node = |id| self.nodes.get(&id).copied().ok_or(MapError::UnknownObjective(id));
        let (from, to) = (node(link.cause)?, node(link.effect)?);
        if from == to {
            return Err(MapError::SelfLink);
        }
        match self.graph.find_edge(from, to).map(|edge| self.graph[edge].id) {
            Some(other) if other != link.id => Err(MapError::SameEnds(other)),
            _ => Ok((from, to)),
        }
    }

    fn links_at(&self, id: ObjectiveId, direction: Direction) -> Vec<&Arc<Link>> {
        let Some(node) = self.nodes.get(&id) else { return Vec::new() };
        let mut links: Vec<_> = self.graph.edges_directed(*node, direction).map(|edge| edge.weight()).collect();
        links.sort_by_key(|link| link.id);
        links
    }

    fn reachable(&self, id: ObjectiveId, direction: Direction) -> BTreeSet<ObjectiveId> {
        let mut found = BTreeSet::new();
        let mut open: Vec<NodeIndex> = self.nodes.get(&id).copied().into_iter().collect();
        while let Some(node) = open.pop() {
            for edge in self.graph.edges_directed(node, direction) {
                let next = if direction == Direction::Outgoing { edge.target() } else { edge.source() };
                if found.insert(self.graph[next].id) {
                    open.push(next);
                }
            }
        }
        found
    }
}

/// Two maps are equal if they hold equal records; how the graph came about does not count.
impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        let is_same_objective = |(a, b): (&Arc<Objective>, &Arc<Objective>)| Arc::ptr_eq(a, b) || a == b;
        let is_same_link = |(a, b): (&Arc<Link>, &Arc<Link>)| Arc::ptr_eq(a, b) || a == b;
        self.nodes.len() == other.nodes.len()
            && self.edges.len() == other.edges.len()
            && self.objectives().zip(other.objectives()).all(is_same_objective)
            && self.links().zip(other.links()).all(is_same_link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CountedIds, PerspectiveId, Rank};

    fn sample(count: usize) -> (Map, Vec<ObjectiveId>, CountedIds) {
        let (mut map, mut ids) = (Map::default(), CountedIds::default());
        let perspective = PerspectiveId::new(&mut ids);
        let objectives: Vec<ObjectiveId> = (0..count).map(|_| ObjectiveId::new(&mut ids)).collect();
        for id in &objectives {
            let objective = Objective::new(*id, perspective, Rank::between(None, None), "Win");
            map.add_objective(Arc::new(objective)).unwrap();
        }
        (map, objectives, ids)
    }

    #[test]
    fn links_to_itself_and_twice_the_same_are_refused() {
        let (mut map, o, mut ids) = sample(3);
        let first = Link::new(LinkId::new(&mut ids), o[0], o[1]);
        let id = first.id;
        map.add_link(Arc::new(first)).unwrap();
        let same = Link::new(LinkId::new(&mut ids), o[0], o[1]);
        assert_eq!(map.add_link(Arc::new(same)), Err(MapError::SameEnds(id)));
        let own = Link::new(LinkId::new(&mut ids), o[2], o[2]);
        assert_eq!(map.add_link(Arc::new(own)), Err(MapError::SelfLink));
        assert_eq!(map.retarget(id, o[1], o[1]), Err(MapError::SelfLink));
        assert_eq!(map.link(id).map(|l| (l.cause, l.effect)), Some((o[0], o[1])));
    }

    #[test]
    fn removing_an_objective_takes_its_links_along() {
        let (mut map, o, mut ids) = sample(3);
        for (a, b) in [(0, 1), (1, 2), (0, 2)] {
            map.add_link(Arc::new(Link::new(LinkId::new(&mut ids), o[a], o[b]))).unwrap();
        }
        assert_eq!(map.all_effects(o[0]), BTreeSet::from([o[1], o[2]]));
        assert!(map.remove_objective(o[1]));
        assert_eq!(map.links().map(|l| (l.cause, l.effect)).collect::<Vec<_>>(), [(o[0], o[2])]);
        assert_eq!(map.causes(o[2]).len(), 1);
    }

    #[test]
    fn equality_ignores_how_a_map_came_about() {
        let (mut a, o, mut ids) = sample(2);
        let link = Arc::new(Link::new(LinkId::new(&mut ids), o[0], o[1]));
        let b = a.clone();
        a.add_link(link.clone()).unwrap();
        assert_ne!(a, b);
        a.remove_link(link.id);
        assert_eq!(a, b);
    }
}
